/**
 * Behaviour every `SocialAccountStore` adapter must have.
 *
 * @since 0.1.0
 */
import { type PublishingError } from "@postwright/core/publishing/PublishingError"
import { SocialAccount, SocialAccountId } from "@postwright/core/publishing/SocialAccount"
import { SocialAccountStore } from "@postwright/core/publishing/SocialAccountStore"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import { sha256 } from "@postwright/core/text/Digest"
import { Effect, type Layer } from "effect"
import { type Case, check, checkEqual } from "../Check.ts"

/** The suite. Each case uses an organization of its own, so one store may serve them all. */
export const cases = <E>(layer: Layer.Layer<SocialAccountStore, E>): ReadonlyArray<Case> => {
  const define = (
    title: string,
    run: (
      store: SocialAccountStore["Service"],
      account: (id: string) => SocialAccount,
      organizationId: OrganizationId
    ) => Effect.Effect<void, unknown>
  ): Case => ({
    title,
    run: Effect.gen(function* () {
      const organizationId = OrganizationId.make(`suite-${sha256(title).slice(0, 16)}`)
      yield* run(yield* SocialAccountStore, (id) => accountOf(organizationId, id), organizationId)
    }).pipe(Effect.provide(layer))
  })

  return [
    define("returns what was saved, with the next version", (store, account, organizationId) =>
      Effect.gen(function* () {
        const saved = yield* store.save(account("a"))
        checkEqual(saved.version, 1, "version")
        checkEqual(yield* store.get(organizationId, saved.id), saved, "account")
        const next = yield* store.save(saved.needsReconnect("the token was revoked"))
        checkEqual(yield* store.get(organizationId, saved.id), next, "account after the change")
      })
    ),

    define("refuses to save over a change, and to insert twice", (store, account) =>
      Effect.gen(function* () {
        const saved = yield* store.save(account("a"))
        yield* store.save(saved)
        yield* failsWith("SocialAccountChanged", store.save(saved))
        yield* failsWith("SocialAccountChanged", store.save(account("a")))
      })
    ),

    define("lets one of two concurrent saves win", (store, account) =>
      Effect.gen(function* () {
        const saved = yield* store.save(account("a"))
        const results = yield* Effect.all([store.save(saved), store.save(saved)].map(Effect.result), {
          concurrency: "unbounded"
        })
        checkEqual(results.filter((result) => result._tag === "Success").length, 1, "successes")
      })
    ),

    define("shows an organization its own accounts only, by id", (store, account, organizationId) =>
      Effect.gen(function* () {
        yield* store.save(account("b"))
        yield* store.save(account("a"))
        const other = OrganizationId.make(`${organizationId}-other`)
        yield* store.save(accountOf(other, "a"))
        checkEqual(
          (yield* store.list(organizationId)).map(({ id }) => `${id}`),
          ["a", "b"],
          "accounts"
        )
        yield* failsWith("SocialAccountNotFound", store.get(other, SocialAccountId.make("b")))
        yield* failsWith("SocialAccountNotFound", store.get(organizationId, SocialAccountId.make("absent")))
      })
    )
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const accountOf = (organizationId: OrganizationId, id: string): SocialAccount =>
  new SocialAccount({
    id: SocialAccountId.make(id),
    organizationId,
    platform: "x",
    handle: "Grüße",
    remoteUserId: "42",
    status: "connected",
    overrides: { limits: { "x/text-length": 25_000 } },
    version: 0
  })

const failsWith = <A>(tag: PublishingError["reason"]["_tag"], effect: Effect.Effect<A, PublishingError>) =>
  Effect.gen(function* () {
    const result = yield* Effect.result(effect)
    check(result._tag === "Failure", `it fails with ${tag}`)
    checkEqual(result.failure.reason._tag, tag, "reason")
  })
