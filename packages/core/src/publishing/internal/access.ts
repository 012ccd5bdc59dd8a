/**
 * Credentials and accounts as a turn needs them: fresh tokens, and accounts that lose or gain their connection.
 *
 * @since 0.1.0
 */
import { DateTime, Duration, Effect, Result } from "effect"
import { type Credential, outlives } from "../../credentials/Credential.ts"
import { type Credentials } from "../../credentials/Credentials.ts"
import { type CredentialsError } from "../../credentials/CredentialsError.ts"
import { type CurrentActor } from "../../tenancy/Actor.ts"
import { type Connector } from "../Connector.ts"
import { type Publication } from "../Publication.ts"
import { type PublishingPolicyOptions } from "../PublishingPolicy.ts"
import { type PublishingError } from "../PublishingError.ts"
import { type SocialAccount } from "../SocialAccount.ts"
import { type SocialAccountStore } from "../SocialAccountStore.ts"

/** Credentials and accounts as publishing needs them. */
export interface Access {
  /** A token that lasts as long as the turn takes; renewed first if the one there is would not. */
  readonly fresh: (
    publication: Publication,
    connector: Connector
  ) => Effect.Effect<Credential, CredentialsError, CurrentActor>
  /** Renews after the network refused the token. False: it cannot be renewed. */
  readonly renew: (publication: Publication) => Effect.Effect<boolean, CredentialsError, CurrentActor>
  /** The account can do nothing until a person connects it again. */
  readonly disconnect: (account: SocialAccount, reason: string) => Effect.Effect<void, PublishingError>
  /** Remembers whose profile it is. A change by someone else meanwhile stays. */
  readonly identify: (
    account: SocialAccount,
    profile: { readonly remoteUserId: string; readonly handle?: string }
  ) => Effect.Effect<SocialAccount, PublishingError>
}

export const makeAccess = (deps: {
  readonly credentials: Credentials["Service"]
  readonly accounts: SocialAccountStore["Service"]
  readonly policy: PublishingPolicyOptions
}): Access => {
  const fresh = Effect.fnUntraced(function* (publication: Publication, connector: Connector) {
    const credential = yield* deps.credentials.resolve(publication.platform, publication.accountId)
    const { commitTimeoutMillis, prepareTimeoutMillis } = connector.capabilities
    const parts = publication.content.partTexts.length - publication.parts.length
    const required = Duration.sum(
      Duration.millis(parts * (commitTimeoutMillis + prepareTimeoutMillis)),
      deps.policy.tokenMargin
    )
    // An unknown expiry is unknown: it is tried, and renewed if the network refuses it.
    const lasts = outlives(credential, yield* DateTime.now, required)
    return lasts === "no" && credential.refresh !== undefined ? yield* credential.refresh : credential
  })

  const renew = Effect.fnUntraced(function* (publication: Publication) {
    const credential = yield* deps.credentials.resolve(publication.platform, publication.accountId)
    if (credential.refresh === undefined) return false
    yield* credential.refresh
    return true
  })

  const disconnect = (account: SocialAccount, reason: string) =>
    saveUnlessChanged(account.needsReconnect(reason)).pipe(Effect.asVoid)

  const identify = (account: SocialAccount, profile: { readonly remoteUserId: string; readonly handle?: string }) =>
    account.remoteUserId === profile.remoteUserId && account.status === "connected"
      ? Effect.succeed(account)
      : Effect.map(saveUnlessChanged(account.identified(profile)), (saved) => saved ?? account.identified(profile))

  const saveUnlessChanged = Effect.fnUntraced(function* (account: SocialAccount) {
    const saved = yield* Effect.result(deps.accounts.save(account))
    if (Result.isSuccess(saved)) return saved.success
    if (saved.failure.reason._tag === "SocialAccountChanged") return undefined
    return yield* saved.failure
  })

  return { fresh, renew, disconnect, identify }
}
