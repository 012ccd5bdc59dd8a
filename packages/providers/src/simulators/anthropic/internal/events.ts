import { type SimulatedBlock, type SimulatedTurn, type SimulatedUsage } from "../AnthropicSimulatorState.ts"

/** Who answers, and which answer it is. */
export interface Envelope {
  readonly id: string
  readonly model: string
}

/** The answer as one JSON body. @see https://platform.claude.com/docs/en/api/messages */
export const messageOf = ({ id, model }: Envelope, turn: SimulatedTurn): Record<string, unknown> => ({
  id,
  type: "message",
  role: "assistant",
  model,
  content: turn.content.map(blockOf),
  stop_reason: stopReasonOf(turn),
  stop_sequence: turn.stopSequence ?? null,
  stop_details: stopDetailsOf(turn),
  usage: usageOf(turn.usage)
})

/** The answer as server-sent events. @see https://platform.claude.com/docs/en/build-with-claude/streaming */
export const eventsOf = (envelope: Envelope, turn: SimulatedTurn): ReadonlyArray<string> => [
  event({
    type: "message_start",
    message: {
      ...messageOf(envelope, turn),
      content: [],
      stop_reason: null,
      stop_sequence: null,
      stop_details: null,
      usage: { ...usageOf(turn.usage), output_tokens: 1, output_tokens_details: null }
    }
  }),
  event({ type: "ping" }),
  ...turn.content.flatMap((block, index) => [
    event({ type: "content_block_start", index, content_block: emptyOf(block) }),
    ...deltasOf(block).map((delta) => event({ type: "content_block_delta", index, delta })),
    event({ type: "content_block_stop", index })
  ]),
  event({
    type: "message_delta",
    delta: {
      stop_reason: stopReasonOf(turn),
      stop_sequence: turn.stopSequence ?? null,
      stop_details: stopDetailsOf(turn)
    },
    // Cumulative.
    usage: usageOf(turn.usage)
  }),
  event({ type: "message_stop" })
]

/** The events that come before an answer of this text ends: its beginning and its pieces. */
export const beginningOf = (envelope: Envelope, text: string): ReadonlyArray<string> =>
  text === ""
    ? eventsOf(envelope, { content: [] }).slice(0, 2)
    : eventsOf(envelope, { content: [{ type: "text", text }] }).slice(0, -3)

/** One event with the name that its data has. */
export const event = (data: Readonly<Record<string, unknown>> & { readonly type: string }): string =>
  `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const usageOf = (usage: SimulatedUsage = {}): Record<string, unknown> => ({
  input_tokens: usage.input_tokens ?? 10,
  cache_creation_input_tokens: usage.cache_creation_input_tokens ?? 0,
  cache_read_input_tokens: usage.cache_read_input_tokens ?? 0,
  output_tokens: usage.output_tokens ?? 5,
  output_tokens_details: usage.thinking_tokens === undefined ? null : { thinking_tokens: usage.thinking_tokens },
  service_tier: "standard"
})

const stopReasonOf = (turn: SimulatedTurn): string =>
  turn.stopReason ?? (turn.content.some((block) => block.type === "tool_use") ? "tool_use" : "end_turn")

const stopDetailsOf = (turn: SimulatedTurn): unknown =>
  turn.stopDetails === undefined ? null : { type: "refusal", ...turn.stopDetails }

const blockOf = (block: SimulatedBlock): Record<string, unknown> => {
  switch (block.type) {
    case "text":
      return { type: "text", text: block.text, citations: null }
    case "thinking":
      return { type: "thinking", thinking: block.thinking, signature: "c2ln" }
    case "tool_use":
      return { type: "tool_use", id: block.id, name: block.name, input: block.input }
  }
}

const emptyOf = (block: SimulatedBlock): Record<string, unknown> => {
  switch (block.type) {
    case "text":
      return { type: "text", text: "" }
    case "thinking":
      return { type: "thinking", thinking: "", signature: "" }
    case "tool_use":
      return { type: "tool_use", id: block.id, name: block.name, input: {} }
  }
}

const deltasOf = (block: SimulatedBlock): ReadonlyArray<Record<string, unknown>> => {
  switch (block.type) {
    case "text":
      return halves(block.text).map((text) => ({ type: "text_delta", text }))
    case "thinking":
      return [
        ...halves(block.thinking).map((thinking) => ({ type: "thinking_delta", thinking })),
        { type: "signature_delta", signature: "c2ln" }
      ]
    case "tool_use":
      // An empty piece comes first, as in the documentation's example.
      return ["", ...halves(JSON.stringify(block.input))].map((partial_json) => ({
        type: "input_json_delta",
        partial_json
      }))
  }
}

const halves = (text: string): ReadonlyArray<string> => {
  const middle = Math.ceil(text.length / 2)
  return [text.slice(0, middle), text.slice(middle)].filter((piece) => piece !== "")
}
