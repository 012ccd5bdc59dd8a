/**
 * A language model from a plain async function, for models that have no adapter here.
 *
 * @since 0.1.0
 */
import { Duration, Effect, Predicate, Schema } from "effect"
import { CurrentActor } from "../tenancy/Actor.ts"
import { reasonOfStatus } from "./HttpFailure.ts"
import {
  type GenerateRequest,
  Generation,
  type LanguageModel,
  type LanguageModelCapabilities,
  ToolCall
} from "./LanguageModel.ts"
import { ModelId } from "./ModelChoice.ts"
import { BadResponse, ModelError, Refused, RequestRejected, Truncated, Unreachable } from "./ModelError.ts"
import { type ModelPricing, ModelUsage } from "./ModelUsage.ts"

/** What the function answers. */
export interface PromiseAnswer {
  readonly text: string
  /** The answer as JSON, where it has been parsed already. */
  readonly value?: unknown
  /** What the model asks to be run, where it can. */
  readonly toolCalls?: ReadonlyArray<ToolCall>
  /** Whole numbers from 0. @default 0 each; what is not counted cannot be limited or billed */
  readonly usage?: {
    /** Every input token, cached ones included. */
    readonly inputTokens?: number
    readonly outputTokens?: number
    readonly cachedTokens?: number
    readonly cacheWriteTokens?: number
    readonly reasoningTokens?: number
    readonly costMicroUsd?: number
  }
  /** The model that answered. @default the `model` of the options */
  readonly model?: string
  /** `length`: cut off at the limit. `refusal`: declined. @default "stop" */
  readonly finishReason?: "stop" | "length" | "refusal" | "other"
  readonly warnings?: ReadonlyArray<string>
}

export interface PromiseModelOptions {
  /** Id in the registry. */
  readonly id: string
  /** Lower-case name of who runs the model. */
  readonly vendor: string
  /** The vendor's name of the model. */
  readonly model: string
  /** @default no structured output, no seed, no tools, temperature, 32,000 tokens of context and 4,096 of answer */
  readonly capabilities?: Partial<Omit<LanguageModelCapabilities, "supportsStreaming">>
  readonly pricing?: ModelPricing
  /**
   * Asks once. Has to stop when `signal` aborts. A rejection with a numeric `status` (as vendors' libraries throw) is
   * read as that HTTP status (below 400: the answer broke off), with `retryAfterMillis` and `code` where they are there; a `ModelError` passes as it is; anything
   * else counts as not reached.
   */
  readonly generate: (
    request: GenerateRequest,
    context: { readonly signal: AbortSignal; readonly organizationId: string }
  ) => Promise<PromiseAnswer>
}

/** The function as a `LanguageModel`. Throws when `id` is empty or `none`. */
export const fromPromises = (options: PromiseModelOptions): LanguageModel => {
  const id = ModelId.make(options.id)
  const capabilities: LanguageModelCapabilities = {
    structuredOutput: "none",
    supportsSeed: false,
    supportsTemperature: true,
    supportsTools: false,
    maxContextTokens: 32_000,
    maxOutputTokens: 4_096,
    ...options.capabilities,
    supportsStreaming: false
  }

  const generate = Effect.fn("PromiseModel.generate")(function* (request: GenerateRequest) {
    const actor = yield* CurrentActor
    if (request.tools !== undefined && !capabilities.supportsTools) {
      return yield* new ModelError({ reason: new RequestRejected({ model: id, detail: "it cannot ask for tools" }) })
    }
    const answered = yield* Effect.tryPromise({
      try: (signal) => options.generate(request, { signal, organizationId: actor.organizationId }),
      catch: (cause) => toModelError(id, cause)
    })
    const answer = yield* decodeAnswer(answered).pipe(
      Effect.mapError((error) => new ModelError({ reason: new BadResponse({ model: id, detail: error.message }) }))
    )
    const usage = toUsage(answer.usage ?? {})
    if (answer.finishReason === "length") {
      return yield* new ModelError({ reason: new Truncated({ model: id, text: answer.text, usage }) })
    }
    if (answer.finishReason === "refusal") {
      return yield* new ModelError({ reason: new Refused({ model: id, explanation: answer.text, usage }) })
    }
    const [call, ...calls] = answer.toolCalls ?? []
    return new Generation({
      text: answer.text,
      ...("value" in answer ? { value: answer.value } : {}),
      ...(call === undefined ? {} : { toolCalls: [call, ...calls] }),
      usage,
      vendor: options.vendor,
      model: answer.model ?? options.model,
      finishReason: answer.finishReason ?? (call === undefined ? "stop" : "tool-calls"),
      warnings: answer.warnings ?? []
    })
  })

  return {
    id,
    vendor: options.vendor,
    model: options.model,
    capabilities,
    ...(options.pricing === undefined ? {} : { pricing: options.pricing }),
    generate
  }
}

/**
 * What a rejected promise of a vendor's library means: by `status` (HTTP), `code` (the vendor's) and
 * `retryAfterMillis` of the error, as far as it has them. A status below 400: the answer broke off. Without a status the vendor was not reached. Other fields are
 * not read, because libraries put the request and its key onto their errors.
 */
export const toModelError = (model: ModelId, cause: unknown): ModelError => {
  if (cause instanceof ModelError) return cause
  const field = (key: string): unknown => (Predicate.isObject(cause) ? Reflect.get(cause, key) : undefined)
  const detail = cause instanceof Error ? cause.message : Predicate.isString(cause) ? cause : "no Error was given"
  const [status, code, wait] = [field("status"), field("code"), field("retryAfterMillis")]
  if (isSuccess(status)) return new ModelError({ reason: new BadResponse({ model, detail: "the answer broke off" }) })
  if (!isStatus(status)) return new ModelError({ reason: new Unreachable({ model, cause: new Error(detail) }) })
  return new ModelError({
    reason: reasonOfStatus({
      status,
      model,
      detail,
      vendorCode: Predicate.isString(code) ? code : undefined,
      retryAfter: Predicate.isNumber(wait) && wait >= 0 ? Duration.millis(wait) : undefined
    })
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const Count = Schema.optional(Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)))

const Answer = Schema.Struct({
  text: Schema.String,
  value: Schema.optionalKey(Schema.Unknown),
  toolCalls: Schema.optional(Schema.Array(ToolCall)),
  usage: Schema.optional(
    Schema.Struct({
      inputTokens: Count,
      outputTokens: Count,
      cachedTokens: Count,
      cacheWriteTokens: Count,
      reasoningTokens: Count,
      costMicroUsd: Count
    })
  ),
  model: Schema.optional(Schema.NonEmptyString),
  finishReason: Schema.optional(Schema.Literals(["stop", "length", "refusal", "other"])),
  warnings: Schema.optional(Schema.Array(Schema.String))
})

const toUsage = (usage: NonNullable<(typeof Answer.Type)["usage"]>): ModelUsage =>
  new ModelUsage({
    inputTokens: usage.inputTokens ?? 0,
    outputTokens: usage.outputTokens ?? 0,
    cachedTokens: usage.cachedTokens ?? 0,
    reasoningTokens: usage.reasoningTokens ?? 0,
    ...(usage.cacheWriteTokens === undefined ? {} : { cacheWriteTokens: usage.cacheWriteTokens }),
    ...(usage.costMicroUsd === undefined ? {} : { costMicroUsd: usage.costMicroUsd })
  })

const decodeAnswer = Schema.decodeUnknownEffect(Answer)

const Status = Schema.Int.check(Schema.isBetween({ minimum: 400, maximum: 599 }))

const isSuccess = (status: unknown): boolean => Predicate.isNumber(status) && status >= 200 && status < 400

const isStatus = Schema.is(Status)
