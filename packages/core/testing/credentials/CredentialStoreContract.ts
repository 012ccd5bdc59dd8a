/**
 * Behaviour every `CredentialStore` adapter must have.
 *
 * @since 0.1.0
 */
import { CredentialKey, StoredCredential } from "@postwright/core/credentials/Credential"
import { type CredentialsError } from "@postwright/core/credentials/CredentialsError"
import { CredentialStore } from "@postwright/core/credentials/CredentialStore"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import { sha256 } from "@postwright/core/text/Digest"
import { DateTime, Effect, type Layer, Redacted } from "effect"
import { type Case, check, checkEqual } from "../Check.ts"

/** The suite. Each case uses an organization of its own, so one store may serve them all. */
export const cases = <E>(layer: Layer.Layer<CredentialStore, E>): ReadonlyArray<Case> => {
  const define = (
    title: string,
    run: (store: CredentialStore["Service"], key: CredentialKey) => Effect.Effect<void, unknown>
  ): Case => ({
    title,
    run: Effect.gen(function* () {
      const organizationId = OrganizationId.make(`suite-${sha256(title).slice(0, 16)}`)
      yield* run(yield* CredentialStore, new CredentialKey({ organizationId, vendor: "x", account: "account" }))
    }).pipe(Effect.provide(layer))
  })

  return [
    define("returns what was put, secrets and all", (store, key) =>
      Effect.gen(function* () {
        const put = yield* store.put(credential(key))
        const got = yield* store.get(key)
        checkEqual(shown(got), shown(put), "credential")
        checkEqual(Redacted.value(got.accessToken), "access", "access token")
        checkEqual(got.refreshToken === undefined ? "" : Redacted.value(got.refreshToken), "refresh", "refresh token")
      })
    ),

    define("fails with CredentialNotFound for another account, vendor or organization", (store, key) =>
      Effect.gen(function* () {
        yield* store.put(credential(key))
        for (const change of [
          { account: "another" },
          { vendor: "y" },
          { organizationId: OrganizationId.make(`${key.organizationId}-other`) }
        ]) {
          yield* failsWith("CredentialNotFound", store.get(new CredentialKey({ ...key, ...change })))
        }
      })
    ),

    define("raises the version with every put and rotation", (store, key) =>
      Effect.gen(function* () {
        const first = yield* store.put(credential(key))
        const second = yield* store.rotate(first)
        const third = yield* store.put(credential(key))
        check(first.version < second.version && second.version < third.version, "versions rise")
      })
    ),

    define("refuses a rotation of an older version", (store, key) =>
      Effect.gen(function* () {
        const first = yield* store.put(credential(key))
        yield* store.rotate(first)
        yield* failsWith("CredentialChanged", store.rotate(first))
        const put = yield* store.put(credential(key))
        yield* store.put(credential(key))
        yield* failsWith("CredentialChanged", store.rotate(put))
      })
    ),

    define("gives the lease of a refresh to one of many concurrent callers", (store, key) =>
      Effect.gen(function* () {
        const { version } = yield* store.put(credential(key))
        const leases = yield* Effect.forEach(
          ["a", "b", "c", "d"],
          (holder) => store.leaseRefresh({ key, version, holder, now: at(0), until: at(60) }),
          { concurrency: "unbounded" }
        )
        checkEqual(leases.filter((granted) => granted).length, 1, "granted")
      })
    ),

    define("gives the lease again once it ran out, was released, or the credential was rotated", (store, key) =>
      Effect.gen(function* () {
        const first = yield* store.put(credential(key))
        const lease = (holder: string, version: number, seconds: number) =>
          store.leaseRefresh({ key, version, holder, now: at(seconds), until: at(seconds + 60) })
        check(yield* lease("a", first.version, 0), "the first gets it")
        check(!(yield* lease("b", first.version, 59)), "nobody else while it lasts")
        check(yield* lease("b", first.version, 60), "another once it ran out")
        yield* store.releaseRefresh(key, "a")
        check(!(yield* lease("c", first.version, 61)), "only the holder can release it")
        yield* store.releaseRefresh(key, "b")
        check(yield* lease("c", first.version, 61), "another once it was released")
        const second = yield* store.rotate(first)
        check(yield* lease("d", second.version, 62), "another once it was rotated")
        check(!(yield* lease("e", first.version, 200)), "nobody for a version that is gone")
      })
    ),

    define("shows no secret when it is printed", (store, key) =>
      Effect.gen(function* () {
        const put = yield* store.put(credential(key))
        const text = `${String(put)} ${JSON.stringify(put)}`
        check(!text.includes('access"') && !text.includes(':"refresh'), "no token in it")
      })
    )
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const at = (seconds: number): DateTime.Utc => DateTime.add(DateTime.makeUnsafe("2027-03-01T09:00:00Z"), { seconds })

const credential = (key: CredentialKey): StoredCredential =>
  new StoredCredential({
    key,
    accessToken: Redacted.make("access"),
    refreshToken: Redacted.make("refresh"),
    expiresAt: at(7200),
    scopes: ["tweet.write"],
    version: 0
  })

const shown = ({ key, expiresAt, scopes, version }: StoredCredential) => ({ key: key.text, expiresAt, scopes, version })

const failsWith = <A>(tag: CredentialsError["reason"]["_tag"], effect: Effect.Effect<A, CredentialsError>) =>
  Effect.gen(function* () {
    const result = yield* Effect.result(effect)
    check(result._tag === "Failure", `it fails with ${tag}`)
    checkEqual(result.failure.reason._tag, tag, "reason")
  })
