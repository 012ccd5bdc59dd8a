/**
 * Failures of a connector's reading steps. Its one mutation never fails: it ends in an `Outcome`.
 *
 * @since 0.1.0
 */
import { DateTime, Schema } from "effect"

/** The network could not be reached, or failed on its side. */
export class NetworkUnavailable extends Schema.TaggedError<NetworkUnavailable>(
  "@postwright/core/publishing/NetworkUnavailable"
)("NetworkUnavailable", {
  platform: Schema.String,
  detail: Schema.String
}) {
  readonly code = "network-unavailable"
  override get message(): string {
    return `${this.platform} could not be asked: ${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return "Try again later"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** The network asks for fewer requests. */
export class NetworkBusy extends Schema.TaggedError<NetworkBusy>("@postwright/core/publishing/NetworkBusy")(
  "NetworkBusy",
  {
    platform: Schema.String,
    resetAt: Schema.optionalKey(Schema.DateTimeUtcFromString)
  }
) {
  readonly code = "network-rate-limited"
  override get message(): string {
    return `${this.platform} asks for fewer requests. ${this.remedy}`
  }
  get remedy(): string {
    return this.resetAt === undefined ? "Try again later" : `Try again after ${DateTime.formatIso(this.resetAt)}`
  }
  get isRetryable(): boolean {
    return true
  }
}

/** The network does not take the token. */
export class CredentialRejected extends Schema.TaggedError<CredentialRejected>(
  "@postwright/core/publishing/CredentialRejected"
)("CredentialRejected", {
  platform: Schema.String,
  detail: Schema.String
}) {
  readonly code = "network-credential-rejected"
  override get message(): string {
    return `${this.platform} does not accept the token: ${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return "Renew the token, or connect the account again"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The network refuses for a reason that waiting does not mend: a missing scope, no credit, a locked account. */
export class AccessRefused extends Schema.TaggedError<AccessRefused>("@postwright/core/publishing/AccessRefused")(
  "AccessRefused",
  {
    platform: Schema.String,
    detail: Schema.String,
    advice: Schema.String
  }
) {
  readonly code = "network-access-refused"
  override get message(): string {
    return `${this.platform} refused: ${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return this.advice
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The answer has a shape that the connector does not know. */
export class AnswerNotUnderstood extends Schema.TaggedError<AnswerNotUnderstood>(
  "@postwright/core/publishing/AnswerNotUnderstood"
)("AnswerNotUnderstood", {
  platform: Schema.String,
  detail: Schema.String
}) {
  readonly code = "network-answer-not-understood"
  override get message(): string {
    return `${this.platform} answered something unexpected: ${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return "Try again later; if it stays, look at the log of the attempt and report it"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** The connector cannot do it. */
export class NotSupported extends Schema.TaggedError<NotSupported>("@postwright/core/publishing/NotSupported")(
  "NotSupported",
  {
    platform: Schema.String,
    detail: Schema.String
  }
) {
  readonly code = "network-not-supported"
  override get message(): string {
    return `The connector for ${this.platform} cannot do this: ${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return "Change the post, or use another connector"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** What the reading steps of every connector fail with. */
export class ConnectorError extends Schema.TaggedError<ConnectorError>("@postwright/core/publishing/ConnectorError")(
  "ConnectorError",
  {
    reason: Schema.Union([
      NetworkUnavailable,
      NetworkBusy,
      CredentialRejected,
      AccessRefused,
      AnswerNotUnderstood,
      NotSupported
    ])
  }
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
