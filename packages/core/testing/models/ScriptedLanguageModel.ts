/**
 * A language model that answers what a test tells it to, for tests of agents and as the first subject of
 * `LanguageModelContract`. It runs in this process and keeps every request.
 *
 * @since 0.1.0
 */
import { Duration, Effect, Stream } from "effect"
import {
  type GenerateRequest,
  Generation,
  type GenerationPart,
  type LanguageModel,
  type LanguageModelCapabilities
} from "@postwright/core/models/LanguageModel"
import { ModelId } from "@postwright/core/models/ModelChoice"
import {
  BadResponse,
  ContextTooLong,
  ModelError,
  OutOfCredit,
  Overloaded,
  RateLimited,
  Refused,
  RequestRejected,
  Truncated,
  Unauthorized,
  Unreachable
} from "@postwright/core/models/ModelError"
import { type ModelPricing, ModelUsage } from "@postwright/core/models/ModelUsage"

/** What the vendor does with one request. */
export type VendorAnswer =
  | { readonly kind: "text"; readonly text: string; readonly usage?: VendorUsage }
  | { readonly kind: "refusal"; readonly explanation: string; readonly usage?: VendorUsage }
  | { readonly kind: "truncated"; readonly text: string; readonly usage?: VendorUsage }
  | { readonly kind: "failure"; readonly reason: VendorFailure; readonly retryAfterSeconds?: number }
  | { readonly kind: "silence" }

/** Failures that a vendor can be made to give. */
export const vendorFailures = [
  "Overloaded",
  "RateLimited",
  "Unauthorized",
  "OutOfCredit",
  "Unreachable",
  "BadResponse",
  "ContextTooLong",
  "RequestRejected"
] as const
export type VendorFailure = (typeof vendorFailures)[number]

/** All tokens of each direction, and the parts of them that are special. @default 0 each */
export interface VendorUsage {
  readonly inputTokens?: number
  readonly outputTokens?: number
  readonly cachedTokens?: number
  readonly reasoningTokens?: number
}

/** A request as it arrived at the vendor. */
export interface SeenRequest {
  readonly system: string
  readonly messages: ReadonlyArray<{ readonly role: string; readonly content: string }>
  readonly jsonSchema?: unknown
  readonly maxOutputTokens?: number | undefined
  readonly temperature?: number | undefined
  readonly seed?: number | undefined
}

/** The vendor's side of a model under test. */
export interface VendorControl {
  /** How every following request is answered. */
  readonly answerWith: (answer: (request: SeenRequest) => VendorAnswer) => Effect.Effect<void>
  /** Oldest first. */
  readonly requests: Effect.Effect<ReadonlyArray<SeenRequest>>
  /** How many requests were given up by the caller. */
  readonly cancelled: Effect.Effect<number>
}

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
  const requests: Array<SeenRequest> = []
  let cancelled = 0
  let answer = options.answer ?? ((): VendorAnswer => ({ kind: "text", text: "" }))

  const generate = (request: GenerateRequest) =>
    Effect.suspend(() => {
      const seen = toSeen(request)
      requests.push(seen)
      return toEffect(id, answer(seen, requests.length - 1))
    }).pipe(
      Effect.onInterrupt(() =>
        Effect.sync(() => {
          cancelled++
        })
      )
    )

  const stream = (request: GenerateRequest): Stream.Stream<GenerationPart, ModelError> =>
    Stream.fromEffect(generate(request)).pipe(
      Stream.flatMap((generation) => {
        const half = Math.ceil(generation.text.length / 2)
        const deltas = [generation.text.slice(0, half), generation.text.slice(half)]
        return Stream.fromIterable<GenerationPart>([
          ...deltas.map((text) => ({ _tag: "Delta", text }) as const),
          { _tag: "End", generation }
        ])
      })
    )

  const capabilities: LanguageModelCapabilities = {
    structuredOutput: "native",
    supportsSeed: true,
    supportsTemperature: true,
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
    control: {
      answerWith: (next) =>
        Effect.sync(() => {
          answer = next
        }),
      requests: Effect.sync(() => [...requests]),
      cancelled: Effect.sync(() => cancelled)
    }
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

/** What a model fails with when its vendor fails so. */
export const reasonOf = (model: ModelId, failure: VendorFailure, seconds?: number): ModelError["reason"] => {
  const wait = seconds === undefined ? {} : { retryAfter: Duration.seconds(seconds) }
  switch (failure) {
    case "Overloaded":
      return new Overloaded({ model, ...wait })
    case "RateLimited":
      return new RateLimited({ model, ...wait })
    case "Unauthorized":
      return new Unauthorized({ model })
    case "OutOfCredit":
      return new OutOfCredit({ model })
    case "Unreachable":
      return new Unreachable({ model, cause: new Error("connection refused") })
    case "BadResponse":
      return new BadResponse({ model, detail: "the body is not JSON" })
    case "ContextTooLong":
      return new ContextTooLong({ model })
    case "RequestRejected":
      return new RequestRejected({ model, detail: "unknown model" })
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const toSeen = (request: GenerateRequest): SeenRequest => ({
  system: request.system,
  messages: request.messages,
  ...(request.answer === undefined ? {} : { jsonSchema: request.answer.jsonSchema }),
  maxOutputTokens: request.maxOutputTokens,
  temperature: request.temperature,
  seed: request.seed
})

const toUsage = (usage: VendorUsage = {}): ModelUsage =>
  new ModelUsage({ inputTokens: 0, outputTokens: 0, cachedTokens: 0, reasoningTokens: 0, ...usage })

const toEffect = (model: ModelId, answer: VendorAnswer): Effect.Effect<Generation, ModelError> => {
  switch (answer.kind) {
    case "text":
      return Effect.succeed(
        new Generation({
          text: answer.text,
          usage: toUsage(answer.usage),
          vendor: "scripted",
          model: `${model}-1`,
          finishReason: "stop",
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
    case "silence":
      return Effect.never
  }
}

const failWith = (reason: ModelError["reason"]) => Effect.fail(new ModelError({ reason }))
