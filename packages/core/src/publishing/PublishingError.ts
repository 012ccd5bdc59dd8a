/**
 * Failures of the publishing capability. What a network says no to is an `Outcome`, not one of these.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { PublicationId } from "./Attempt.ts"
import { SocialAccountId } from "./SocialAccount.ts"

/** No publication of the organization has this id. */
export class PublicationNotFound extends Schema.TaggedError<PublicationNotFound>(
  "@postwright/core/publishing/PublicationNotFound"
)("PublicationNotFound", {
  id: PublicationId
}) {
  readonly code = "publication-not-found"
  override get message(): string {
    return `No publication has the id "${this.id}". ${this.remedy}`
  }
  get remedy(): string {
    return "Check the id and the organization"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The publication changed since it was read. A worker that gets this has lost its turn and must not send. */
export class PublicationChanged extends Schema.TaggedError<PublicationChanged>(
  "@postwright/core/publishing/PublicationChanged"
)("PublicationChanged", {
  id: PublicationId
}) {
  readonly code = "publication-changed"
  override get message(): string {
    return `The publication "${this.id}" was changed meanwhile. ${this.remedy}`
  }
  get remedy(): string {
    return "Read it again and decide on what it says now"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** Another worker holds the publication. */
export class PublicationBusy extends Schema.TaggedError<PublicationBusy>("@postwright/core/publishing/PublicationBusy")(
  "PublicationBusy",
  {
    id: PublicationId
  }
) {
  readonly code = "publication-busy"
  override get message(): string {
    return `A worker has the publication "${this.id}" at this moment. ${this.remedy}`
  }
  get remedy(): string {
    return "Wait until it has finished"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** The id names a publication of other content, or on another account. */
export class PublicationIdTaken extends Schema.TaggedError<PublicationIdTaken>(
  "@postwright/core/publishing/PublicationIdTaken"
)("PublicationIdTaken", {
  id: PublicationId
}) {
  readonly code = "publication-id-taken"
  override get message(): string {
    return `The id "${this.id}" already belongs to a publication with another content or target. ${this.remedy}`
  }
  get remedy(): string {
    return "Use another id, or cancel the other publication"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The publication's state does not allow it. */
export class TransitionRefused extends Schema.TaggedError<TransitionRefused>(
  "@postwright/core/publishing/TransitionRefused"
)("TransitionRefused", {
  id: PublicationId,
  status: Schema.String,
  action: Schema.String,
  hint: Schema.String
}) {
  readonly code = "publication-transition-refused"
  override get message(): string {
    return `The publication "${this.id}" is ${this.status}: it cannot ${this.action}. ${this.remedy}`
  }
  get remedy(): string {
    return this.hint
  }
  get isRetryable(): boolean {
    return false
  }
}

/** No social account of the organization has this id. */
export class SocialAccountNotFound extends Schema.TaggedError<SocialAccountNotFound>(
  "@postwright/core/publishing/SocialAccountNotFound"
)("SocialAccountNotFound", {
  id: SocialAccountId
}) {
  readonly code = "social-account-not-found"
  override get message(): string {
    return `No social account has the id "${this.id}". ${this.remedy}`
  }
  get remedy(): string {
    return "Check the id, or connect the account"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The social account changed since it was read. */
export class SocialAccountChanged extends Schema.TaggedError<SocialAccountChanged>(
  "@postwright/core/publishing/SocialAccountChanged"
)("SocialAccountChanged", {
  id: SocialAccountId
}) {
  readonly code = "social-account-changed"
  override get message(): string {
    return `The social account "${this.id}" was changed meanwhile. ${this.remedy}`
  }
  get remedy(): string {
    return "Read it again"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** The social account cannot publish as it is. */
export class SocialAccountNotReady extends Schema.TaggedError<SocialAccountNotReady>(
  "@postwright/core/publishing/SocialAccountNotReady"
)("SocialAccountNotReady", {
  id: SocialAccountId,
  status: Schema.String,
  detail: Schema.optionalKey(Schema.String)
}) {
  readonly code = "social-account-not-ready"
  override get message(): string {
    return `The social account "${this.id}" is ${this.status}${this.detail === undefined ? "" : ` (${this.detail})`}. ${this.remedy}`
  }
  get remedy(): string {
    return "Connect the account again"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** No connector serves the network. */
export class ConnectorNotFound extends Schema.TaggedError<ConnectorNotFound>(
  "@postwright/core/publishing/ConnectorNotFound"
)("ConnectorNotFound", {
  platform: Schema.String,
  known: Schema.Array(Schema.String)
}) {
  readonly code = "connector-not-found"
  override get message(): string {
    return `There is no connector for "${this.platform}"; there are: ${this.known.join(", ") || "none"}. ${this.remedy}`
  }
  get remedy(): string {
    return "Add the layer of its connector"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** Two connectors serve one network. */
export class ConnectorTaken extends Schema.TaggedError<ConnectorTaken>("@postwright/core/publishing/ConnectorTaken")(
  "ConnectorTaken",
  {
    platform: Schema.String
  }
) {
  readonly code = "connector-taken"
  override get message(): string {
    return `Two connectors want to serve "${this.platform}". ${this.remedy}`
  }
  get remedy(): string {
    return "Add the layer of one of them only"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The options of a connector do not make sense. */
export class ConnectorMisconfigured extends Schema.TaggedError<ConnectorMisconfigured>(
  "@postwright/core/publishing/ConnectorMisconfigured"
)("ConnectorMisconfigured", {
  platform: Schema.String,
  detail: Schema.String,
  advice: Schema.String
}) {
  readonly code = "connector-misconfigured"
  override get message(): string {
    return `The connector for "${this.platform}" cannot be used: ${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return this.advice
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The approval is missing, for another content, or for another time. */
export class NotApproved extends Schema.TaggedError<NotApproved>("@postwright/core/publishing/NotApproved")(
  "NotApproved",
  {
    id: PublicationId,
    detail: Schema.String
  }
) {
  readonly code = "not-approved"
  override get message(): string {
    return `The publication "${this.id}" may not be sent: ${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return "Have this content approved for this account and time"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The content breaks a rule of the network. */
export class NotPublishable extends Schema.TaggedError<NotPublishable>("@postwright/core/publishing/NotPublishable")(
  "NotPublishable",
  {
    problems: Schema.Array(Schema.String)
  }
) {
  readonly code = "not-publishable"
  override get message(): string {
    return `The content does not fit the network: ${this.problems.join("; ")}. ${this.remedy}`
  }
  get remedy(): string {
    return "Change the post, have it approved, and schedule it again"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The network's cap cannot hold all that is planned around that time. */
export class BudgetExceeded extends Schema.TaggedError<BudgetExceeded>("@postwright/core/publishing/BudgetExceeded")(
  "BudgetExceeded",
  {
    platform: Schema.String,
    limit: Schema.Int,
    windowSeconds: Schema.Int,
    planned: Schema.Int,
    source: Schema.String
  }
) {
  readonly code = "rate-budget-exceeded"
  override get message(): string {
    return `${this.platform} takes ${this.limit} posts in ${this.windowSeconds} seconds on one account; this would be number ${this.planned} (${this.source}). ${this.remedy}`
  }
  get remedy(): string {
    return "Choose another time, or another account"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The place where publications or accounts are kept failed. */
export class PublicationStoreUnavailable extends Schema.TaggedError<PublicationStoreUnavailable>(
  "@postwright/core/publishing/PublicationStoreUnavailable"
)("PublicationStoreUnavailable", {
  operation: Schema.String,
  cause: Schema.Defect()
}) {
  readonly code = "publication-store-unavailable"
  override get message(): string {
    return `The store of publications failed on ${this.operation}. ${this.remedy}`
  }
  get remedy(): string {
    return "Check that the store can be reached, then try again"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** What every publishing operation fails with. Match on `reason` with `Effect.catchReason`. */
export class PublishingError extends Schema.TaggedError<PublishingError>("@postwright/core/publishing/PublishingError")(
  "PublishingError",
  {
    reason: Schema.Union([
      PublicationNotFound,
      PublicationChanged,
      PublicationBusy,
      PublicationIdTaken,
      TransitionRefused,
      SocialAccountNotFound,
      SocialAccountChanged,
      SocialAccountNotReady,
      ConnectorNotFound,
      ConnectorTaken,
      ConnectorMisconfigured,
      NotApproved,
      NotPublishable,
      BudgetExceeded,
      PublicationStoreUnavailable
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
