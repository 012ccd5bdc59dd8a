/**
 * Failures of the audit log.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/** The step is in the stream with other content. */
export class AuditConflict extends Schema.TaggedError<AuditConflict>("@postwright/core/audit/AuditConflict")(
  "AuditConflict",
  { stream: Schema.String, step: Schema.String }
) {
  readonly code = "audit-conflict"
  override get message(): string {
    return `The audit log of "${this.stream}" already says something else about "${this.step}". ${this.remedy}`
  }
  get remedy(): string {
    return "Append under a step id of its own; what was logged stays"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The stored chain does not hold, so nothing is added to it. */
export class AuditChainBroken extends Schema.TaggedError<AuditChainBroken>("@postwright/core/audit/AuditChainBroken")(
  "AuditChainBroken",
  { stream: Schema.String, index: Schema.Int, step: Schema.String, problem: Schema.String }
) {
  readonly code = "audit-chain-broken"
  override get message(): string {
    return `The audit log of "${this.stream}" was changed: entry ${this.index + 1} ("${this.step}") fails on ${this.problem}. ${this.remedy}`
  }
  get remedy(): string {
    return "Restore it from a backup, and find out who could write to it"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The place where the log is kept refused or cannot be reached. */
export class AuditUnavailable extends Schema.TaggedError<AuditUnavailable>("@postwright/core/audit/AuditUnavailable")(
  "AuditUnavailable",
  {
    /** What happened, naming the place. */
    detail: Schema.String,
    /** What to do about it. */
    advice: Schema.String,
    isTransient: Schema.Boolean,
    cause: Schema.Defect()
  }
) {
  readonly code = "audit-unavailable"
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

/** What audit operations fail with. Match on `reason` with `Effect.catchReason`. */
export class AuditError extends Schema.TaggedError<AuditError>("@postwright/core/audit/AuditError")("AuditError", {
  reason: Schema.Union([AuditConflict, AuditChainBroken, AuditUnavailable])
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
