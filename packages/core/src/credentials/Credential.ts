/**
 * What a call to a vendor is made with: an access token, how long it lasts, and how a new one is had.
 *
 * @since 0.1.0
 */
import { DateTime, Duration, type Effect, Redacted, Schema } from "effect"
import { OrganizationId } from "../tenancy/Actor.ts"
import { type CredentialsError } from "./CredentialsError.ts"

/** A credential as a caller uses it. Resolved for one call; never kept. */
export interface Credential {
  readonly accessToken: Redacted.Redacted<string>
  /** Absent: unknown, which is neither "expired" nor "for ever". */
  readonly expiresAt?: DateTime.Utc
  /** What the token may do. Absent: unknown. */
  readonly scopes?: ReadonlyArray<string>
  /**
   * Gets a newer credential and keeps it for everyone. Callers that ask at once share one refresh; a caller whose
   * token was replaced meanwhile gets the newer one without another refresh. Absent: the token cannot be renewed.
   */
  readonly refresh?: Effect.Effect<Credential, CredentialsError>
}

/** `yes`: the token still works after `required`. `unknown`: its expiry is not known. */
export const outlives = (
  credential: Pick<Credential, "expiresAt">,
  now: DateTime.Utc,
  required: Duration.Duration
): "yes" | "no" | "unknown" => {
  if (credential.expiresAt === undefined) return "unknown"
  return DateTime.isGreaterThan(credential.expiresAt, DateTime.addDuration(now, required)) ? "yes" : "no"
}

/** What a credential belongs to. `account` is the social account's id, or `default` where a vendor has one key. */
export class CredentialKey extends Schema.Class<CredentialKey>("@postwright/core/credentials/CredentialKey")({
  organizationId: OrganizationId,
  vendor: Schema.NonEmptyString,
  account: Schema.NonEmptyString
}) {
  /** One string for maps; no two keys share it. */
  get text(): string {
    return JSON.stringify([this.organizationId, this.vendor, this.account])
  }
}

/** What a vendor's token endpoint answers. */
export interface IssuedToken {
  readonly accessToken: Redacted.Redacted<string>
  /** Absent or empty: the vendor did not rotate it, so the one before stays. */
  readonly refreshToken?: Redacted.Redacted<string>
  /** Seconds from now. Absent: unknown. */
  readonly expiresInSeconds?: number
  readonly scopes?: ReadonlyArray<string>
}

/** A credential as it is kept. */
export class StoredCredential extends Schema.Class<StoredCredential>("@postwright/core/credentials/StoredCredential")({
  key: CredentialKey,
  accessToken: Schema.Redacted(Schema.NonEmptyString),
  refreshToken: Schema.optionalKey(Schema.Redacted(Schema.NonEmptyString)),
  expiresAt: Schema.optionalKey(Schema.DateTimeUtcFromString),
  scopes: Schema.optionalKey(Schema.Array(Schema.String)),
  /** Counts rotations; 0 before the first save. */
  version: Schema.Int
}) {
  /** The credential after a refresh. An empty refresh token never replaces the one before. */
  rotated(issued: IssuedToken, now: DateTime.Utc): StoredCredential {
    const { accessToken: _accessToken, expiresAt: _expiresAt, ...kept } = this
    const rotates = issued.refreshToken !== undefined && Redacted.value(issued.refreshToken) !== ""
    return new StoredCredential({
      ...kept,
      accessToken: issued.accessToken,
      ...(rotates && issued.refreshToken !== undefined ? { refreshToken: issued.refreshToken } : {}),
      ...(issued.expiresInSeconds === undefined
        ? {}
        : { expiresAt: DateTime.addDuration(now, Duration.seconds(issued.expiresInSeconds)) }),
      ...(issued.scopes === undefined ? {} : { scopes: issued.scopes })
    })
  }
}
