/**
 * Failures of looking after a community.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/** Comments that cannot be taken. Nothing was asked. */
export class CommentsInvalid extends Schema.TaggedError<CommentsInvalid>("@postwright/core/community/CommentsInvalid")(
  "CommentsInvalid",
  { problem: Schema.String, remedy: Schema.String }
) {
  readonly code = "comments-invalid"
  override get message(): string {
    return `${this.problem}. ${this.remedy}`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** What the capability fails with. */
export class CommunityError extends Schema.TaggedError<CommunityError>("@postwright/core/community/CommunityError")(
  "CommunityError",
  { reason: Schema.Union([CommentsInvalid]) }
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
