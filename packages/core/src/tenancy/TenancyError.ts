/**
 * Failures of tenancy.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/** The actor's role does not allow the operation. */
export class PermissionDenied extends Schema.TaggedError<PermissionDenied>("@postwright/core/tenancy/PermissionDenied")(
  "PermissionDenied",
  { permission: Schema.String, role: Schema.String }
) {
  readonly code = "permission-denied"
  override get message(): string {
    return `The role "${this.role}" lacks the permission "${this.permission}". ${this.remedy}`
  }
  get remedy(): string {
    return "Ask an owner or admin of the organization for another role, or run the operation as someone who has it"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** What tenancy checks fail with. */
export class TenancyError extends Schema.TaggedError<TenancyError>("@postwright/core/tenancy/TenancyError")(
  "TenancyError",
  { reason: Schema.Union([PermissionDenied]) }
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
