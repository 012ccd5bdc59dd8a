import { Generation, type ToolCall } from "@postwright/core/models/LanguageModel"
import { BadResponse, type ModelError, Refused, Truncated } from "@postwright/core/models/ModelError"
import { costMicroUsd, ModelUsage } from "@postwright/core/models/ModelUsage"
import { Option, Schema } from "effect"
import { type AskedModel } from "./request.ts"

/** Collects the events of one answer. */
export interface Answer {
  /** Takes an event; gives the text that it brought, or why it cannot be read. */
  readonly take: (event: unknown) => Taken
  /** How the answer ended, once no more events come. */
  readonly end: () => Generation | ModelError["reason"]
  /** What was counted so far. */
  readonly usage: () => ModelUsage | undefined
}

export type Taken =
  | { readonly _tag: "Text"; readonly text: string }
  | { readonly _tag: "Nothing" }
  | { readonly _tag: "Unreadable" }

/**
 * An answer that has not begun.
 *
 * @see https://platform.claude.com/docs/en/build-with-claude/streaming
 */
export const makeAnswer = (asked: AskedModel & { readonly id: string }, warnings: ReadonlyArray<string>): Answer => {
  const { id } = asked
  const calls = new Map<number, { readonly id: string; readonly name: string; input: unknown; json: string }>()
  let text = ""
  let counts: typeof Usage.Type = {}
  let begun: { readonly model: string } | undefined
  let stopped: typeof Delta.Type | undefined
  let isWhole = false

  const usage = () => (begun === undefined ? undefined : toUsage(counts, asked))

  const take = (raw: unknown): Taken => {
    const event = Option.getOrUndefined(decodeEvent(raw))
    // New kinds of events may come; one of a known kind that cannot be read would be a gap in the answer.
    if (event === undefined) return isOfKnownKind(raw) ? { _tag: "Unreadable" } : nothing
    switch (event.type) {
      case "message_start":
        begun = event.message
        counts = event.message.usage
        return nothing
      case "content_block_start": {
        const block = event.content_block
        if (block.type === "text") return give(block.text ?? "")
        if (block.type === "tool_use" && block.id !== undefined && block.name !== undefined) {
          calls.set(event.index, { id: block.id, name: block.name, input: block.input ?? {}, json: "" })
        }
        return nothing
      }
      case "content_block_delta": {
        if (event.delta.type === "text_delta") return give(event.delta.text ?? "")
        const open = calls.get(event.index)
        if (event.delta.type === "input_json_delta" && open !== undefined) open.json += event.delta.partial_json ?? ""
        return nothing
      }
      case "message_delta":
        stopped = event.delta
        // Cumulative; what it leaves out stays as it was.
        counts = { ...counts, ...present(event.usage) }
        return nothing
      case "message_stop":
        isWhole = true
        return nothing
    }
  }

  const give = (piece: string): Taken => {
    text += piece
    return piece === "" ? nothing : { _tag: "Text", text: piece }
  }

  const end = (): Generation | ModelError["reason"] => {
    const paid = usage()
    if (!isWhole || begun === undefined || stopped === undefined || paid === undefined) {
      return new BadResponse({
        model: id,
        detail: "the answer broke off",
        ...(paid === undefined ? {} : { usage: paid })
      })
    }
    switch (stopped.stop_reason) {
      case "refusal":
        return new Refused({ model: id, explanation: stopped.stop_details?.explanation ?? text, usage: paid })
      case "max_tokens":
      // The window is full: what there is was paid for, and a shorter answer may fit.
      case "model_context_window_exceeded":
        return new Truncated({ model: id, text, usage: paid })
    }
    const [first, ...rest] = [...calls.values()].map(toToolCall)
    return new Generation({
      text,
      ...(first === undefined ? {} : { toolCalls: [first, ...rest] }),
      usage: paid,
      vendor: "anthropic",
      model: begun.model,
      finishReason:
        first !== undefined
          ? "tool-calls"
          : stopped.stop_reason === "end_turn" || stopped.stop_reason === "stop_sequence"
            ? "stop"
            : "other",
      warnings
    })
  }

  return { take, end, usage }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const nothing: Taken = { _tag: "Nothing" }

const Count = Schema.optionalKey(Schema.NullOr(Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))))

// https://platform.claude.com/docs/en/api/messages#response-usage
const Usage = Schema.Struct({
  input_tokens: Count,
  cache_creation_input_tokens: Count,
  cache_read_input_tokens: Count,
  output_tokens: Count,
  output_tokens_details: Schema.optionalKey(Schema.NullOr(Schema.Struct({ thinking_tokens: Count })))
})

const Delta = Schema.Struct({
  stop_reason: Schema.NullOr(Schema.String),
  stop_details: Schema.optionalKey(
    Schema.NullOr(Schema.Struct({ explanation: Schema.optionalKey(Schema.NullOr(Schema.String)) }))
  )
})

const Index = Schema.Int

const Event = Schema.Union([
  Schema.Struct({
    type: Schema.Literal("message_start"),
    message: Schema.Struct({ model: Schema.NonEmptyString, usage: Usage })
  }),
  Schema.Struct({
    type: Schema.Literal("content_block_start"),
    index: Index,
    content_block: Schema.Struct({
      type: Schema.String,
      text: Schema.optionalKey(Schema.String),
      id: Schema.optionalKey(Schema.NonEmptyString),
      name: Schema.optionalKey(Schema.NonEmptyString),
      input: Schema.optionalKey(Schema.Unknown)
    })
  }),
  Schema.Struct({
    type: Schema.Literal("content_block_delta"),
    index: Index,
    delta: Schema.Struct({
      type: Schema.String,
      text: Schema.optionalKey(Schema.String),
      partial_json: Schema.optionalKey(Schema.String)
    })
  }),
  Schema.Struct({ type: Schema.Literal("message_delta"), delta: Delta, usage: Usage }),
  Schema.Struct({ type: Schema.Literal("message_stop") })
])

const decodeEvent = Schema.decodeUnknownOption(Event)

const isOfKnownKind = Schema.is(
  Schema.Struct({
    type: Schema.Literals([
      "message_start",
      "content_block_start",
      "content_block_delta",
      "message_delta",
      "message_stop"
    ])
  })
)

const present = (usage: typeof Usage.Type): typeof Usage.Type =>
  Object.fromEntries(Object.entries(usage).filter(([, value]) => value !== null))

const decodeJson = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Unknown))

const toToolCall = ({
  id,
  name,
  input,
  json
}: {
  readonly id: string
  readonly name: string
  readonly input: unknown
  readonly json: string
}): ToolCall => ({
  id,
  name,
  // No pieces: a tool without arguments.
  arguments: json === "" ? input : Option.getOrElse(decodeJson(json), () => json)
})

// The vendor's `input_tokens` leaves out what came from a cache or went into one.
const toUsage = (counts: typeof Usage.Type, { longInput }: AskedModel): ModelUsage => {
  const cachedTokens = counts.cache_read_input_tokens ?? 0
  const cacheWriteTokens = counts.cache_creation_input_tokens ?? 0
  const outputTokens = counts.output_tokens ?? 0
  const counted = {
    inputTokens: (counts.input_tokens ?? 0) + cachedTokens + cacheWriteTokens,
    outputTokens,
    cachedTokens,
    ...(cacheWriteTokens === 0 ? {} : { cacheWriteTokens }),
    // Counted apart, with a small error.
    reasoningTokens: Math.min(counts.output_tokens_details?.thinking_tokens ?? 0, outputTokens)
  }
  const usage = new ModelUsage(counted)
  if (longInput === undefined || usage.inputTokens <= longInput.above) return usage
  // The prices of the registry are those of shorter inputs.
  const cost = costMicroUsd(usage, longInput.pricing)
  return cost === undefined ? usage : new ModelUsage({ ...counted, costMicroUsd: cost })
}
