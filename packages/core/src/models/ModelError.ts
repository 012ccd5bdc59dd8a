/**
 * Failures of models: one class a reason, one wrapper that callers see. Adapters translate their vendor's codes into
 * these and never retry; `AgentRunner` decides what follows.
 *
 * @since 0.1.0
 */
import { Duration, Schema } from "effect"
import { ModelUsage } from "./ModelUsage.ts"

const model = Schema.NonEmptyString
const usage = Schema.optionalKey(ModelUsage)

/** The model, or the vendor's filter, declined to answer. Paid for, where `usage` is there. */
export class Refused extends Schema.TaggedError<Refused>("@postwright/core/models/Refused")("Refused", {
  model,
  /** What the vendor or the model said about it; may be empty. */
  explanation: Schema.String,
  usage
}) {
  readonly code = "model-refused"
  override get message(): string {
    return `The model "${this.model}" declined to answer${this.explanation === "" ? "" : `: ${this.explanation}`}. ${this.remedy}`
  }
  get remedy(): string {
    return "Look at the brief and its sources for what the vendor's rules exclude, or choose another model"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The answer reached its token limit and ends early. */
export class Truncated extends Schema.TaggedError<Truncated>("@postwright/core/models/Truncated")("Truncated", {
  model,
  /** What came until then. */
  text: Schema.String,
  usage
}) {
  readonly code = "model-answer-truncated"
  override get message(): string {
    return `The answer of the model "${this.model}" was cut off at its token limit. ${this.remedy}`
  }
  get remedy(): string {
    return "Raise maxOutputTokens, or ask for less at once"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The vendor has no capacity right now. */
export class Overloaded extends Schema.TaggedError<Overloaded>("@postwright/core/models/Overloaded")("Overloaded", {
  model,
  /** How long the vendor asks to wait; absent where it does not say. */
  retryAfter: Schema.optionalKey(Schema.DurationFromMillis)
}) {
  readonly code = "model-overloaded"
  override get message(): string {
    return `The vendor of the model "${this.model}" is overloaded. ${this.remedy}`
  }
  get remedy(): string {
    return "Try again in a while, or choose a second model to fall back to"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** The vendor asks for fewer requests. */
export class RateLimited extends Schema.TaggedError<RateLimited>("@postwright/core/models/RateLimited")("RateLimited", {
  model,
  /** How long the vendor asks to wait; absent where it does not say. */
  retryAfter: Schema.optionalKey(Schema.DurationFromMillis)
}) {
  readonly code = "model-rate-limited"
  override get message(): string {
    return `The vendor of the model "${this.model}" limits the rate of requests. ${this.remedy}`
  }
  get remedy(): string {
    return this.retryAfter === undefined ? "Try again in a while" : `Try again in ${Duration.format(this.retryAfter)}`
  }
  get isRetryable(): boolean {
    return true
  }
}

/** The vendor does not accept the key, the key may not use this model, or there is no key. */
export class Unauthorized extends Schema.TaggedError<Unauthorized>("@postwright/core/models/Unauthorized")(
  "Unauthorized",
  {
    model,
    /** Why it could not be asked at all, such as that no key is set; absent where the vendor refused the key. */
    detail: Schema.optionalKey(Schema.String)
  }
) {
  readonly code = "model-unauthorized"
  override get message(): string {
    return this.detail === undefined
      ? `The vendor of the model "${this.model}" does not accept the key. ${this.remedy}`
      : `The model "${this.model}" cannot be asked: ${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return this.detail === undefined
      ? "Check the key, and that it may use this model in this region"
      : "Give the vendor's adapter a key (`apiKey`), or connect the vendor in the organization's credentials"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The account has no credit left. */
export class OutOfCredit extends Schema.TaggedError<OutOfCredit>("@postwright/core/models/OutOfCredit")("OutOfCredit", {
  model
}) {
  readonly code = "model-out-of-credit"
  override get message(): string {
    return `The account for the model "${this.model}" has no credit left. ${this.remedy}`
  }
  get remedy(): string {
    return "Add credit at the vendor, or choose another model"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** No answer came, because the vendor could not be reached. */
export class Unreachable extends Schema.TaggedError<Unreachable>("@postwright/core/models/Unreachable")("Unreachable", {
  model,
  cause: Schema.Defect()
}) {
  readonly code = "model-unreachable"
  override get message(): string {
    return `The vendor of the model "${this.model}" cannot be reached. ${this.remedy}`
  }
  get remedy(): string {
    return "Check the network and the address, and try again"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** No answer came in time; the call was given up. */
export class TimedOut extends Schema.TaggedError<TimedOut>("@postwright/core/models/TimedOut")("TimedOut", {
  model,
  /** How long was waited; absent where the vendor gave up. */
  after: Schema.optionalKey(Schema.DurationFromMillis)
}) {
  readonly code = "model-timed-out"
  override get message(): string {
    const limit = this.after === undefined ? "in time" : `within ${Duration.format(this.after)}`
    return `The model "${this.model}" did not answer ${limit}. ${this.remedy}`
  }
  get remedy(): string {
    return "Try again, allow more time, or ask for less at once"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** The vendor answered something that the adapter does not know, or failed inside. */
export class BadResponse extends Schema.TaggedError<BadResponse>("@postwright/core/models/BadResponse")("BadResponse", {
  model,
  /** What was wrong with it, without secrets. */
  detail: Schema.String,
  usage
}) {
  readonly code = "model-bad-response"
  override get message(): string {
    return `The vendor of the model "${this.model}" answered unexpectedly: ${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return "Try again; if it stays, the adapter may need an update"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** The prompt and the room for the answer exceed what the model can hold. */
export class ContextTooLong extends Schema.TaggedError<ContextTooLong>("@postwright/core/models/ContextTooLong")(
  "ContextTooLong",
  { model, maxContextTokens: Schema.optionalKey(Schema.Int) }
) {
  readonly code = "model-context-too-long"
  override get message(): string {
    const limit = this.maxContextTokens === undefined ? "" : ` of ${this.maxContextTokens} tokens`
    return `The prompt does not fit into the context${limit} of the model "${this.model}". ${this.remedy}`
  }
  get remedy(): string {
    return "Give fewer or shorter sources, or choose a model with a longer context"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The vendor says that the request itself is wrong: an unknown model name, a schema it does not support. */
export class RequestRejected extends Schema.TaggedError<RequestRejected>("@postwright/core/models/RequestRejected")(
  "RequestRejected",
  { model, detail: Schema.String }
) {
  readonly code = "model-request-rejected"
  override get message(): string {
    return `The vendor of the model "${this.model}" rejected the request: ${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return "Check the model's name and options"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** No adapter contributed a model with this id. */
export class ModelNotFound extends Schema.TaggedError<ModelNotFound>("@postwright/core/models/ModelNotFound")(
  "ModelNotFound",
  { model, known: Schema.Array(Schema.String) }
) {
  readonly code = "model-not-found"
  override get message(): string {
    return `No model has the id "${this.model}". ${this.remedy}`
  }
  get remedy(): string {
    return this.known.length === 0
      ? `Add an adapter for a model, or choose "none"`
      : `Choose one of: ${this.known.join(", ")}, none`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The model runs on this machine, and the program or library that it runs in is not there. */
export class ModelToolMissing extends Schema.TaggedError<ModelToolMissing>("@postwright/core/models/ModelToolMissing")(
  "ModelToolMissing",
  {
    model,
    /** Such as `whisper-cli`. */
    tool: Schema.NonEmptyString,
    /** What to install or configure, in one or two sentences. */
    remedy: Schema.NonEmptyString
  }
) {
  readonly code = "model-tool-missing"
  override get message(): string {
    return `The model "${this.model}" needs "${this.tool}", which is not there. ${this.remedy}`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** Two adapters contributed a model with the same id. */
export class ModelIdTaken extends Schema.TaggedError<ModelIdTaken>("@postwright/core/models/ModelIdTaken")(
  "ModelIdTaken",
  { model }
) {
  readonly code = "model-id-taken"
  override get message(): string {
    return `Two models have the id "${this.model}". ${this.remedy}`
  }
  get remedy(): string {
    return "Give one of the two adapters another id"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The vendor failed so often that it is not asked for a while. */
export class VendorPaused extends Schema.TaggedError<VendorPaused>("@postwright/core/models/VendorPaused")(
  "VendorPaused",
  {
    model,
    vendor: Schema.String,
    /** Code of the failure that was the last one too many, such as `model-overloaded`. */
    because: Schema.String,
    /** When it is asked again. */
    retryAfter: Schema.DurationFromMillis
  }
) {
  readonly code = "model-vendor-paused"
  override get message(): string {
    return `The vendor "${this.vendor}" of the model "${this.model}" failed again and again (${this.because}), so it is not asked for now. ${this.remedy}`
  }
  get remedy(): string {
    return `Try again in ${Duration.format(this.retryAfter)}, or choose a model of another vendor too`
  }
  get isRetryable(): boolean {
    return true
  }
}

/** The record of paid answers cannot be read, so asking could mean to pay twice. */
export class PaidAnswersUnavailable extends Schema.TaggedError<PaidAnswersUnavailable>(
  "@postwright/core/models/PaidAnswersUnavailable"
)("PaidAnswersUnavailable", { detail: Schema.String, isTransient: Schema.Boolean }) {
  readonly code = "model-paid-answers-unavailable"
  override get message(): string {
    return `The record of paid answers cannot be used: ${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return "Mend the place where objects are kept, and run the operation again"
  }
  get isRetryable(): boolean {
    return this.isTransient
  }
}

/** The ledger says that this call was paid for, but its answer is not on record; asking would mean to pay twice. */
export class PaidAnswerLost extends Schema.TaggedError<PaidAnswerLost>("@postwright/core/models/PaidAnswerLost")(
  "PaidAnswerLost",
  { model }
) {
  readonly code = "model-paid-answer-lost"
  override get message(): string {
    return `The answer of the model "${this.model}" was paid for by an earlier run and is lost. ${this.remedy}`
  }
  get remedy(): string {
    return "Start the operation anew, under another operation key, to pay for it again"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** What every operation on models fails with. Match on `reason` with `Effect.catchReason`. */
export class ModelError extends Schema.TaggedError<ModelError>("@postwright/core/models/ModelError")("ModelError", {
  reason: Schema.Union([
    Refused,
    Truncated,
    Overloaded,
    RateLimited,
    Unauthorized,
    OutOfCredit,
    Unreachable,
    TimedOut,
    BadResponse,
    ContextTooLong,
    RequestRejected,
    ModelNotFound,
    ModelIdTaken,
    ModelToolMissing,
    VendorPaused,
    PaidAnswersUnavailable,
    PaidAnswerLost
  ])
}) {
  override readonly cause = this.reason
  get code(): string {
    return this.reason.code
  }
  override get message(): string {
    return this.reason.message
  }
  get remedy(): string {
    return this.reason.remedy
  }
  get isRetryable(): boolean {
    return this.reason.isRetryable
  }
}
