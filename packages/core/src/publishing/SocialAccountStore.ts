/**
 * Port: the durable home of social accounts. Tokens are not kept here, see `Credentials`.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer } from "effect"
import { type OrganizationId } from "../tenancy/Actor.ts"
import { PublishingError, SocialAccountChanged, SocialAccountNotFound } from "./PublishingError.ts"
import { type SocialAccount, type SocialAccountId } from "./SocialAccount.ts"

/** Every method can also fail with `PublicationStoreUnavailable`. */
export class SocialAccountStore extends Context.Service<
  SocialAccountStore,
  {
    /**
     * Stores it if the stored version is still `account.version` (0: if there is none), and returns it with the next
     * one. Atomic. Fails with `SocialAccountChanged`.
     */
    readonly save: (account: SocialAccount) => Effect.Effect<SocialAccount, PublishingError>

    /** Fails with `SocialAccountNotFound`. */
    readonly get: (organizationId: OrganizationId, id: SocialAccountId) => Effect.Effect<SocialAccount, PublishingError>

    /** All of the organization, by id. */
    readonly list: (organizationId: OrganizationId) => Effect.Effect<ReadonlyArray<SocialAccount>, PublishingError>
  }
>()("@postwright/core/publishing/SocialAccountStore") {
  /** In this process only; lost on restart. For tests and first steps. */
  static readonly layerMemory: Layer.Layer<SocialAccountStore> = Layer.sync(SocialAccountStore, () => {
    const accounts = new Map<string, SocialAccount>()

    const save = Effect.fn("SocialAccountStore.save")(function* (account: SocialAccount) {
      const key = keyOf(account.organizationId, account.id)
      if ((accounts.get(key)?.version ?? 0) !== account.version) {
        return yield* new PublishingError({ reason: new SocialAccountChanged({ id: account.id }) })
      }
      const saved = account.saved()
      accounts.set(key, saved)
      return saved
    })

    const get = Effect.fn("SocialAccountStore.get")(function* (organizationId: OrganizationId, id: SocialAccountId) {
      const account = accounts.get(keyOf(organizationId, id))
      if (account === undefined) return yield* new PublishingError({ reason: new SocialAccountNotFound({ id }) })
      return account
    })

    const list = Effect.fn("SocialAccountStore.list")((organizationId: OrganizationId) =>
      Effect.sync(() =>
        [...accounts.values()]
          .filter((account) => account.organizationId === organizationId)
          .sort((a, b) => (a.id < b.id ? -1 : 1))
      )
    )

    return SocialAccountStore.of({ save, get, list })
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const keyOf = (organizationId: OrganizationId, id: SocialAccountId): string => JSON.stringify([organizationId, id])
