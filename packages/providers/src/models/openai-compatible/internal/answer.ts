/** A complete answer of Chat Completions, and what it means. */
import { type GenerateRequest, Generation, type ToolCall } from "@postwright/core/models/LanguageModel"
import { BadResponse, type ModelError, Refused, Truncated } from "@postwright/core/models/ModelError"
import { type ModelUsage } from "@postwright/core/models/ModelUsage"
import { Option, Result, Schema } from "effect"
import { type FailureContext, reasonWithin } from "./failure.ts"
import { isSchema } from "./jsonSchema.ts"
import { restoreAnswer } from "./restoreAnswer.ts"
import { noUsage, toUsage } from "./usage.ts"

/** An answer put together, from one body or from the events of a stream. */
export interface WireAnswer {
  readonly model: string | undefined
  readonly text: string
  readonly refusal: string
  readonly toolCalls: ReadonlyArray<WireToolCall>
  readonly finishReason: string | undefined
  readonly usage: ModelUsage | undefined
  /** What the vendor says went wrong; a status of 200 does not rule that out. */
  readonly error: unknown
}

export interface WireToolCall {
  readonly id: string
  readonly name: string
  readonly arguments: string
}

/** What is known of the call. */
export interface AnswerContext extends FailureContext {
  readonly vendor: string
  /** The vendor's name of the model, for answers that name none. */
  readonly vendorModel: string
  readonly answer: GenerateRequest["answer"]
  readonly isWrapped: boolean
  readonly readsCost: boolean
  readonly warnings: ReadonlyArray<string>
}

/** Reads a body. None: it has another shape. */
export const readAnswer = (body: unknown, readsCost: boolean): Option.Option<WireAnswer> => {
  const parsed = typeof body === "string" ? decodeJson(body) : Option.some(body)
  return Option.flatMap(parsed, decodeBody).pipe(
    Option.map(({ choices, error, model, usage }) => {
      const choice = choices?.[0]
      const message = choice?.message
      return {
        model: model ?? undefined,
        text: textOf(message?.content),
        refusal: message?.refusal ?? "",
        toolCalls: (message?.tool_calls ?? []).map(toWireCall),
        finishReason: choice === undefined ? "none" : (choice.finish_reason ?? undefined),
        usage: toUsage(usage, readsCost),
        error: error ?? choice?.error ?? undefined
      }
    })
  )
}

/** The answer for the caller, or the reason why there is none. */
export const toGeneration = (
  wire: WireAnswer,
  context: AnswerContext
): Result.Result<Generation, ModelError["reason"]> => {
  const { model } = context
  const usage = wire.usage === undefined ? {} : { usage: wire.usage }
  if (wire.error !== undefined) return Result.fail(reasonWithin(wire.error, context))
  switch (wire.finishReason) {
    case "error":
      return Result.fail(new BadResponse({ model, detail: "the vendor failed while it answered", ...usage }))
    case "none":
      return Result.fail(new BadResponse({ model, detail: "it has no answer in it", ...usage }))
    case "content_filter":
      return Result.fail(
        new Refused({ model, explanation: context.safe(wire.refusal) || "a filter of the vendor", ...usage })
      )
  }
  if (wire.refusal !== "") return Result.fail(new Refused({ model, explanation: context.safe(wire.refusal), ...usage }))
  if (wire.finishReason === "length") return Result.fail(new Truncated({ model, text: wire.text, ...usage }))

  const [call, ...calls] = wire.toolCalls.map(toToolCall)
  const isDone = wire.finishReason === "stop" || wire.finishReason === "tool_calls"
  const unread = wire.usage === undefined ? ["The vendor did not say what the answer used"] : []
  return Result.succeed(
    new Generation({
      ...contentOf(wire.text, call === undefined ? context : { ...context, answer: undefined }),
      ...(call === undefined ? {} : { toolCalls: [call, ...calls] }),
      usage: wire.usage ?? noUsage,
      vendor: context.vendor,
      model: wire.model === undefined || wire.model === "" ? context.vendorModel : wire.model,
      finishReason: call === undefined ? (isDone ? "stop" : "other") : "tool-calls",
      warnings: [...context.warnings, ...unread]
    })
  )
}

/** Text, or the parts of it that some servers answer with. */
export const textOf = (content: unknown): string => {
  if (typeof content === "string") return content
  if (!Array.isArray(content)) return ""
  return content
    .map((part: unknown) => (isSchema(part) && typeof part["text"] === "string" ? part["text"] : ""))
    .join("")
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maybe = <S extends Schema.Top>(schema: S) => Schema.optional(Schema.NullOr(schema))

const Call = Schema.Struct({
  id: maybe(Schema.String),
  function: maybe(Schema.Struct({ name: maybe(Schema.String), arguments: maybe(Schema.Unknown) }))
})

const Body = Schema.Struct({
  model: maybe(Schema.String),
  choices: maybe(
    Schema.Array(
      Schema.Struct({
        message: maybe(
          Schema.Struct({
            content: maybe(Schema.Unknown),
            refusal: maybe(Schema.String),
            tool_calls: maybe(Schema.Array(Call))
          })
        ),
        finish_reason: maybe(Schema.String),
        error: maybe(Schema.Unknown)
      })
    )
  ),
  usage: maybe(Schema.Unknown),
  error: maybe(Schema.Unknown)
})

const decodeBody = Schema.decodeUnknownOption(Body)
const decodeJson = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Unknown))

// Ollama's own client writes arguments as an object; on this wire they are text.
const toWireCall = (call: typeof Call.Type, index: number): WireToolCall => {
  const written = call.function?.arguments
  return {
    id: call.id || `call_${index + 1}`,
    name: call.function?.name || "unnamed",
    arguments: typeof written === "string" ? written : JSON.stringify(written ?? {})
  }
}

const toToolCall = (call: WireToolCall): ToolCall => ({
  id: call.id,
  name: call.name,
  // A function without parameters is often called with no text at all.
  arguments: call.arguments.trim() === "" ? {} : Option.getOrElse(decodeJson(call.arguments), () => call.arguments)
})

// Text that is not JSON is for the caller to mend.
const contentOf = (text: string, { answer, isWrapped }: Pick<AnswerContext, "answer" | "isWrapped">) => {
  if (answer === undefined) return { text }
  const parsed = decodeJson(text)
  if (Option.isNone(parsed)) return { text }
  const value = restoreAnswer(answer.jsonSchema, parsed.value, isWrapped)
  return { text: value === parsed.value ? text : JSON.stringify(value), value }
}
