/**
 * Failures of resolving and renewing credentials.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/** Nothing is kept for this vendor and account. */
export class CredentialNotFound extends Schema.TaggedError<CredentialNotFound>(
  "@postwright/core/credentials/CredentialNotFound"
)("CredentialNotFound", { vendor: Schema.String, account: Schema.String }) {
  readonly code = "credential-not-found"
  override get message(): string {
    return `There is no credential of "${this.vendor}" for the account "${this.account}". ${this.remedy}`
  }
  get remedy(): string {
    return "Connect the account, or configure the vendor's key"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The credential changed since it was read. */
export class CredentialChanged extends Schema.TaggedError<CredentialChanged>(
  "@postwright/core/credentials/CredentialChanged"
)("CredentialChanged", { vendor: Schema.String, account: Schema.String }) {
  readonly code = "credential-changed"
  override get message(): string {
    return `The credential of "${this.vendor}" for the account "${this.account}" was changed meanwhile. ${this.remedy}`
  }
  get remedy(): string {
    return "Read it again"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** The vendor does not take the refresh token any more: a person has to connect the account again. */
export class ReconnectNeeded extends Schema.TaggedError<ReconnectNeeded>(
  "@postwright/core/credentials/ReconnectNeeded"
)("ReconnectNeeded", { vendor: Schema.String, account: Schema.String, detail: Schema.String }) {
  readonly code = "reconnect-needed"
  override get message(): string {
    return `"${this.vendor}" no longer accepts the connection of the account "${this.account}": ${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return "Connect the account again"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The token endpoint could not be reached, or was too busy. */
export class RefreshUnavailable extends Schema.TaggedError<RefreshUnavailable>(
  "@postwright/core/credentials/RefreshUnavailable"
)("RefreshUnavailable", { vendor: Schema.String, account: Schema.String, detail: Schema.String }) {
  readonly code = "refresh-unavailable"
  override get message(): string {
    return `A new token of "${this.vendor}" for the account "${this.account}" could not be had: ${this.detail}. ${this.remedy}`
  }
  get remedy(): string {
    return "Try again later"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** The place where credentials are kept failed. The cause's own code and remedy say why. */
export class CredentialStoreUnavailable extends Schema.TaggedError<CredentialStoreUnavailable>(
  "@postwright/core/credentials/CredentialStoreUnavailable"
)("CredentialStoreUnavailable", { operation: Schema.String, cause: Schema.Defect() }) {
  readonly code = "credential-store-unavailable"
  override get message(): string {
    return `The credential store failed on ${this.operation}. ${this.remedy}`
  }
  get remedy(): string {
    return "Check that the store can be reached, then try again"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** What every operation on credentials fails with. */
export class CredentialsError extends Schema.TaggedError<CredentialsError>(
  "@postwright/core/credentials/CredentialsError"
)("CredentialsError", {
  reason: Schema.Union([
    CredentialNotFound,
    CredentialChanged,
    ReconnectNeeded,
    RefreshUnavailable,
    CredentialStoreUnavailable
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
