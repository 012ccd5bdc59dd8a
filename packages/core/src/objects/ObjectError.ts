/**
 * Failures of the object store.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/** No object has this key. */
export class ObjectNotFound extends Schema.TaggedError<ObjectNotFound>("@postwright/core/objects/ObjectNotFound")(
  "ObjectNotFound",
  { key: Schema.String }
) {
  readonly code = "object-not-found"
  override get message(): string {
    return `No object has the key "${this.key}". ${this.remedy}`
  }
  get remedy(): string {
    return "Check the key, or generate what should be there again"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The key cannot name an object. */
export class ObjectKeyInvalid extends Schema.TaggedError<ObjectKeyInvalid>("@postwright/core/objects/ObjectKeyInvalid")(
  "ObjectKeyInvalid",
  { key: Schema.String, problem: Schema.String }
) {
  readonly code = "object-key-invalid"
  override get message(): string {
    return `"${this.key}" cannot name an object: ${this.problem}. ${this.remedy}`
  }
  get remedy(): string {
    return "Use a relative path of letters, digits, dots, dashes and underscores, such as kits/spring/plan.json"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The place where objects are kept refused or cannot be reached. */
export class ObjectStoreUnavailable extends Schema.TaggedError<ObjectStoreUnavailable>(
  "@postwright/core/objects/ObjectStoreUnavailable"
)("ObjectStoreUnavailable", {
  /** What happened, naming the place. */
  detail: Schema.String,
  /** What to do about it. */
  advice: Schema.String,
  isTransient: Schema.Boolean,
  cause: Schema.Defect()
}) {
  readonly code = "object-store-unavailable"
  override get message(): string {
    return `${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return this.advice
  }
  get isRetryable(): boolean {
    return this.isTransient
  }
}

/** What object store operations fail with. Match on `reason` with `Effect.catchReason`. */
export class ObjectError extends Schema.TaggedError<ObjectError>("@postwright/core/objects/ObjectError")(
  "ObjectError",
  { reason: Schema.Union([ObjectNotFound, ObjectKeyInvalid, ObjectStoreUnavailable]) }
) {
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
