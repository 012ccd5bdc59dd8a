/**
 * A social account: a profile on a network that an organization has connected.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { Platform } from "../content/Platform.ts"
import { OrganizationId } from "../tenancy/Actor.ts"

/** Identifies a social account within its organization; also the `account` of its credential. */
export const SocialAccountId = Schema.NonEmptyString.check(Schema.isMaxLength(200)).pipe(
  Schema.brand("SocialAccountId")
)
export type SocialAccountId = typeof SocialAccountId.Type

/**
 * `connected`: may publish. `half-connected`: a token is there, but not all that publishing needs (the profile is not
 * known, a scope is missing). `needs-reconnect`: the network no longer takes the token. `disabled`: a person stopped it.
 */
export const SocialAccountStatus = Schema.Literals(["connected", "half-connected", "needs-reconnect", "disabled"])
export type SocialAccountStatus = typeof SocialAccountStatus.Type

/** Where this account may do other things than the network's usual account. */
export const SocialAccountOverrides = Schema.Struct({
  /** Limits by the id of their platform rule, such as `{ "x/text-length": 25000 }` for an account with X Premium. */
  limits: Schema.optionalKey(Schema.Record(Schema.String, Schema.Int))
})
export type SocialAccountOverrides = typeof SocialAccountOverrides.Type

export class SocialAccount extends Schema.Class<SocialAccount>("@postwright/core/publishing/SocialAccount")({
  id: SocialAccountId,
  organizationId: OrganizationId,
  platform: Platform,
  /** The profile's name as people write it, without `@`. */
  handle: Schema.String,
  /** The network's id of the profile. Absent until it is known. */
  remoteUserId: Schema.optionalKey(Schema.NonEmptyString),
  status: SocialAccountStatus,
  /** Why the status is not `connected`, for a reader. */
  statusReason: Schema.optionalKey(Schema.String),
  overrides: SocialAccountOverrides,
  /** Counts saves; 0 before the first one. */
  version: Schema.Int
}) {
  /** Whether publishing may be tried. A half-connected account may: the preflight completes or refuses it. */
  get canPublish(): boolean {
    return this.status === "connected" || this.status === "half-connected"
  }

  /** The account once the network has said whose profile it is. */
  identified(profile: { readonly remoteUserId: string; readonly handle?: string }): SocialAccount {
    return new SocialAccount({
      ...withoutReason(this),
      remoteUserId: profile.remoteUserId,
      handle: profile.handle ?? this.handle,
      status: "connected"
    })
  }

  needsReconnect(reason: string): SocialAccount {
    return new SocialAccount({ ...this, status: "needs-reconnect", statusReason: reason })
  }

  saved(): SocialAccount {
    return new SocialAccount({ ...this, version: this.version + 1 })
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const withoutReason = ({ statusReason: _statusReason, ...kept }: SocialAccount) => kept
