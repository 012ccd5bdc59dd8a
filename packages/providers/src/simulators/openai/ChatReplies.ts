/**
 * Answers of the Chat Completions API: whole, and as a stream of events.
 *
 * @see https://developers.openai.com/api/reference/resources/chat (document of 2026-08-21)
 * @since 0.1.0
 */
import { type ChatScript, type SimulatedUsage, type WireReply } from "./ChatScript.ts"

/** What a vendor adds to the shape that all share. */
export interface ReplyStyle {
  readonly id: string
  /** The model that answers. */
  readonly model: string
  readonly headers: Readonly<Record<string, string>>
  /** Fields of every answer and every event. */
  readonly extra: Readonly<Record<string, unknown>>
  readonly usage: (usage: SimulatedUsage) => Readonly<Record<string, unknown>>
  /** Events of an error within a stream. */
  readonly errorEvents: (error: unknown) => ReadonlyArray<unknown>
  /** A comment before the first event, as some vendors send to keep the connection. */
  readonly comment?: string
}

type Message = Extract<ChatScript, { kind: "message" }>

export const replyWith = (script: ChatScript, style: ReplyStyle, isStreamed: boolean, hasUsage: boolean): WireReply => {
  const json = { "content-type": "application/json", ...style.headers }
  switch (script.kind) {
    case "silence":
      return { _tag: "Silence" }
    case "reset":
      return { _tag: "Reset" }
    case "raw":
      return {
        _tag: "Body",
        status: script.status,
        headers: { ...style.headers, "content-type": script.contentType, ...script.headers },
        body: script.body
      }
    case "error": {
      if (isStreamed && script.after !== undefined) {
        const events = [
          ...deltas({ kind: "message", content: script.after }, style),
          ...style.errorEvents(script.error)
        ]
        return stream(events, style, false)
      }
      const status = script.isWithin200 === true ? 200 : script.status
      return {
        _tag: "Body",
        status,
        headers: { ...json, ...script.headers },
        body: JSON.stringify({ error: script.error })
      }
    }
    case "broken-off": {
      const message: Message = { kind: "message", content: script.text }
      if (isStreamed) return stream(deltas(message, style), style, true)
      const body = JSON.stringify(completion(message, style))
      return {
        _tag: "Body",
        status: 200,
        headers: json,
        body,
        cutAfter: body.indexOf(script.text) + script.text.length
      }
    }
    case "message":
      return isStreamed
        ? stream([...deltas(script, style), ...ending(script, style, hasUsage)], style, false)
        : { _tag: "Body", status: 200, headers: json, body: JSON.stringify(completion(script, style)) }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const created = 1_790_000_000

const callsOf = (message: Message) =>
  (message.toolCalls ?? []).map((call) => ({
    id: call.id,
    type: "function",
    function: { name: call.name, arguments: call.arguments }
  }))

const finishOf = (message: Message): string =>
  message.finishReason ?? (message.toolCalls === undefined ? "stop" : "tool_calls")

const completion = (message: Message, style: ReplyStyle) => ({
  id: style.id,
  object: "chat.completion",
  created,
  model: style.model,
  ...style.extra,
  choices: [
    {
      index: 0,
      message: {
        role: "assistant",
        content: message.content ?? null,
        refusal: message.refusal ?? null,
        annotations: [],
        ...(message.toolCalls === undefined ? {} : { tool_calls: callsOf(message) })
      },
      logprobs: null,
      finish_reason: finishOf(message)
    }
  ],
  usage: style.usage(message.usage ?? {})
})

const chunk = (style: ReplyStyle, delta: object, finish: string | null = null) => ({
  id: style.id,
  object: "chat.completion.chunk",
  created,
  model: style.model,
  ...style.extra,
  choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }]
})

// Text in two pieces, arguments of a call in two, so that whoever reads has to put them together.
const deltas = (message: Message, style: ReplyStyle): ReadonlyArray<unknown> => [
  chunk(style, { role: "assistant", content: "", refusal: null }),
  ...halves(message.content ?? "").map((content) => chunk(style, { content })),
  ...halves(message.refusal ?? "").map((refusal) => chunk(style, { refusal })),
  ...callsOf(message).flatMap((call, index) => {
    const [first = "", ...rest] = halves(call.function.arguments)
    return [
      chunk(style, { tool_calls: [{ index, ...call, function: { name: call.function.name, arguments: first } }] }),
      ...rest.map((piece) => chunk(style, { tool_calls: [{ index, function: { arguments: piece } }] }))
    ]
  })
]

const ending = (message: Message, style: ReplyStyle, hasUsage: boolean): ReadonlyArray<unknown> => [
  chunk(style, {}, finishOf(message)),
  ...(hasUsage ? [{ ...chunk(style, {}), choices: [], usage: style.usage(message.usage ?? {}) }] : [])
]

const stream = (events: ReadonlyArray<unknown>, style: ReplyStyle, isCut: boolean): WireReply => ({
  _tag: "Events",
  headers: { ...style.headers, "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" },
  events: [
    ...(style.comment === undefined ? [] : [`: ${style.comment}`]),
    ...events.map((event) => `data: ${JSON.stringify(event)}`),
    ...(isCut ? [] : ["data: [DONE]"])
  ],
  isCut
})

const halves = (text: string): ReadonlyArray<string> => {
  const half = Math.ceil(text.length / 2)
  return [text.slice(0, half), text.slice(half)].filter((piece) => piece !== "")
}
