/**
 * A language model that answers what a test tells it to, for tests of agents and as the first subject of
 * `LanguageModelContract`. It runs in this process and keeps every request.
 *
 * @since 0.1.0
 */
import { Effect, Stream } from "effect"
import {
  type GenerateRequest,
  Generation,
  type GenerationPart,
  type LanguageModel,
  type LanguageModelCapabilities,
  type ModelMessage,
  type ModelTool,
  type ToolCall
} from "@postwright/core/models/LanguageModel"
import { ModelId } from "@postwright/core/models/ModelChoice"
import { BadResponse, ModelError, Refused, RequestRejected, Truncated } from "@postwright/core/models/ModelError"
import { type ModelPricing, ModelUsage } from "@postwright/core/models/ModelUsage"
import * as Vendors from "./VendorControl.ts"
import { reasonOf, type VendorFailure, vendorFailures } from "./VendorControl.ts"

export { reasonOf, type VendorFailure, vendorFailures }

/** What the vendor does with one request. */
export type VendorAnswer =
  | { readonly kind: "text"; readonly text: string; readonly usage?: VendorUsage }
  | {
      readonly kind: "tool-calls"
      readonly text?: string
      readonly calls: readonly [ToolCall, ...Array<ToolCall>]
      readonly usage?: VendorUsage
    }
  | { readonly kind: "refusal"; readonly explanation: string; readonly usage?: VendorUsage }
  | { readonly kind: "truncated"; readonly text: string; readonly usage?: VendorUsage }
  /** `after`: pieces of an answer that came before, when it is streamed; some vendors say so with status 200 too. */
  | {
      readonly kind: "failure"
      readonly reason: VendorFailure
      readonly retryAfterSeconds?: number
      readonly after?: string
    }
  /** The connection ends before the answer does. */
  | { readonly kind: "broken-off"; readonly text: string }
  | { readonly kind: "silence" }

/** All tokens of each direction, and the parts of them that are special. @default 0 each */
export interface VendorUsage {
  readonly inputTokens?: number
  readonly outputTokens?: number
  readonly cachedTokens?: number
  readonly cacheWriteTokens?: number
  readonly reasoningTokens?: number
}

/** A request as it arrived at the vendor. */
export interface SeenRequest {
  readonly system: string
  readonly messages: ReadonlyArray<ModelMessage>
  readonly jsonSchema?: unknown
  readonly tools?: ReadonlyArray<ModelTool>
  readonly toolChoice?: GenerateRequest["toolChoice"]
  readonly maxOutputTokens?: number | undefined
  readonly temperature?: number | undefined
  readonly seed?: number | undefined
}

/** The vendor's side of a model under test. */
export type VendorControl = Vendors.VendorControl<SeenRequest, VendorAnswer>

export interface ScriptedOptions {
  /** @default "scripted" */
  readonly id?: string
  /** @default everything is supported, 100,000 tokens of context and 8,000 of answer */
  readonly capabilities?: Partial<LanguageModelCapabilities>
  readonly pricing?: ModelPricing
  /** @default an empty text */
  readonly answer?: (request: SeenRequest, index: number) => VendorAnswer
}

/** A scripted model and its vendor's side. */
export const make = (
  options: ScriptedOptions = {}
): { readonly model: LanguageModel; readonly control: VendorControl } => {
  const id = ModelId.make(options.id ?? "scripted")
  const vendor = Vendors.make<SeenRequest, VendorAnswer>(options.answer ?? (() => ({ kind: "text", text: "" })))

  const ask = (request: GenerateRequest) => Effect.sync(() => vendor.arrive(toSeen(request)))
  const complete = (request: GenerateRequest, given: VendorAnswer) =>
    (request.tools !== undefined && !capabilities.supportsTools
      ? failWith(new RequestRejected({ model: id, detail: "it cannot ask for tools" }))
      : toEffect(id, given)
    ).pipe(Effect.onInterrupt(() => Effect.sync(vendor.giveUp)))

  const generate = (request: GenerateRequest) => Effect.flatMap(ask(request), (given) => complete(request, given))

  const stream = (request: GenerateRequest): Stream.Stream<GenerationPart, ModelError> =>
    Stream.unwrap(
      Effect.map(ask(request), (given) => {
        const end = Effect.map(complete(request, given), (generation) => ({ _tag: "End", generation }) as const)
        return Stream.concat(piecesOf(given), Stream.fromEffect(end))
      })
    )

  const capabilities: LanguageModelCapabilities = {
    structuredOutput: "native",
    supportsSeed: true,
    supportsTemperature: true,
    supportsTools: true,
    supportsStreaming: true,
    maxContextTokens: 100_000,
    maxOutputTokens: 8_000,
    ...options.capabilities
  }
  return {
    model: {
      id,
      vendor: "scripted",
      model: `${id}-1`,
      capabilities,
      ...(options.pricing === undefined ? {} : { pricing: options.pricing }),
      generate,
      ...(capabilities.supportsStreaming ? { stream } : {})
    },
    control: vendor.control
  }
}

/** Answers in this order; the last one stays. */
export const inOrder =
  (first: VendorAnswer, ...rest: ReadonlyArray<VendorAnswer>) =>
  (_request: SeenRequest, index: number): VendorAnswer =>
    [first, ...rest][Math.min(index, rest.length)] ?? first

/** An answer of this text. */
export const text = (content: string, usage?: VendorUsage): VendorAnswer => ({
  kind: "text",
  text: content,
  ...(usage === undefined ? {} : { usage })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const toSeen = (request: GenerateRequest): SeenRequest => ({
  system: request.system,
  messages: request.messages,
  ...(request.answer === undefined ? {} : { jsonSchema: request.answer.jsonSchema }),
  ...(request.tools === undefined ? {} : { tools: request.tools }),
  ...(request.toolChoice === undefined ? {} : { toolChoice: request.toolChoice }),
  maxOutputTokens: request.maxOutputTokens,
  temperature: request.temperature,
  seed: request.seed
})

const toUsage = (usage: VendorUsage = {}): ModelUsage =>
  new ModelUsage({ inputTokens: 0, outputTokens: 0, cachedTokens: 0, reasoningTokens: 0, ...usage })

/** What of the answer is streamed before it ends, in two pieces. */
const piecesOf = (answer: VendorAnswer): Stream.Stream<GenerationPart> => {
  const text = answer.kind === "failure" ? (answer.after ?? "") : "text" in answer ? (answer.text ?? "") : ""
  const half = Math.ceil(text.length / 2)
  const pieces = [text.slice(0, half), text.slice(half)].filter((piece) => piece !== "")
  return Stream.fromIterable(pieces.map((piece) => ({ _tag: "Delta", text: piece }) as const))
}

const toEffect = (model: ModelId, answer: VendorAnswer): Effect.Effect<Generation, ModelError> => {
  switch (answer.kind) {
    case "text":
    case "tool-calls":
      return Effect.succeed(
        new Generation({
          text: answer.text ?? "",
          ...(answer.kind === "text" ? {} : { toolCalls: answer.calls }),
          usage: toUsage(answer.usage),
          vendor: "scripted",
          model: `${model}-1`,
          finishReason: answer.kind === "text" ? "stop" : "tool-calls",
          warnings: []
        })
      )
    case "refusal": {
      const usage = toUsage(answer.usage)
      return failWith(new Refused({ model, explanation: answer.explanation, usage }))
    }
    case "truncated":
      return failWith(new Truncated({ model, text: answer.text, usage: toUsage(answer.usage) }))
    case "failure":
      return failWith(reasonOf(model, answer.reason, answer.retryAfterSeconds))
    case "broken-off":
      return failWith(new BadResponse({ model, detail: "the answer broke off" }))
    case "silence":
      return Effect.never
  }
}

const failWith = (reason: ModelError["reason"]) => Effect.fail(new ModelError({ reason }))
