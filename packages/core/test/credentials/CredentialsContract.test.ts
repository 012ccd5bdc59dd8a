import { type Credential, CredentialKey, StoredCredential } from "@postwright/core/credentials/Credential"
import { Credentials } from "@postwright/core/credentials/Credentials"
import { CredentialsError, RefreshUnavailable } from "@postwright/core/credentials/CredentialsError"
import { CredentialStore } from "@postwright/core/credentials/CredentialStore"
import { Actor, CurrentActor, MemberId, OrganizationId } from "@postwright/core/tenancy/Actor"
import { failingTitles } from "@postwright/core/testing/Check"
import * as CredentialsContract from "@postwright/core/testing/credentials/CredentialsContract"
import { storedCredentials } from "@postwright/core/testing/credentials/ScriptedTokenEndpoint"
import { suite } from "@postwright/core/testing/vitest"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, Equal, Layer, Redacted } from "effect"

const { CredentialsUnderTest } = CredentialsContract

const key = Redacted.make("the-fixed-key")
const fixed = Layer.effect(
  CredentialsUnderTest,
  Effect.map(Credentials, (credentials) =>
    CredentialsUnderTest.of({
      credentials,
      peer: credentials,
      vendor: "x",
      connect: () => Effect.succeed({ accessToken: key, secrets: [key] })
    })
  )
).pipe(Layer.provide(Credentials.layerFixed({ x: key })))

const stored = { keepsAccountsApart: true, renews: true }

suite("Credentials (fixed keys)", CredentialsContract.cases(fixed, { keepsAccountsApart: false, renews: false }))
suite(
  "Credentials (from a store, in memory)",
  CredentialsContract.cases(storedCredentials(CredentialStore.layerMemory), stored)
)

type Resolve = Credentials["Service"]["resolve"]

/** The titles that fail when resolving is changed like this in each process; anew for each case. */
const failures = (change: (resolve: Resolve) => Resolve) =>
  failingTitles(
    CredentialsContract.cases(
      Layer.effect(
        CredentialsUnderTest,
        Effect.map(CredentialsUnderTest, (real) =>
          CredentialsUnderTest.of({
            ...real,
            credentials: Credentials.of({ resolve: change(real.credentials.resolve) }),
            peer: Credentials.of({ resolve: change(real.peer.resolve) })
          })
        )
      ).pipe(Layer.provide(Layer.fresh(storedCredentials(CredentialStore.layerMemory)))),
      stored
    )
  )

/** As above, with the same change made to every credential and to what its refresh gives. */
const failuresOf = (change: (credential: Credential) => Credential) => {
  const changed = (credential: Credential): Credential => {
    const { refresh, ...rest } = change(credential)
    return { ...rest, ...(refresh === undefined ? {} : { refresh: Effect.map(refresh, changed) }) }
  }
  return failures((resolve) => (vendor, account) => Effect.map(resolve(vendor, account), changed))
}

/** As above, with the store changed. */
const failuresOnStore = (change: (store: CredentialStore["Service"]) => Partial<CredentialStore["Service"]>) =>
  failingTitles(
    CredentialsContract.cases(
      storedCredentials(
        Layer.effect(
          CredentialStore,
          Effect.map(CredentialStore, (store) => CredentialStore.of({ ...store, ...change(store) }))
        ).pipe(Layer.provide(Layer.fresh(CredentialStore.layerMemory)))
      ),
      stored
    )
  )

describe("the suite of Credentials catches one", () => {
  it.effect("that keeps credentials by vendor and account alone", () =>
    Effect.gen(function* () {
      const shared = OrganizationId.make("all-together")
      const blind = (asked: CredentialKey) => new CredentialKey({ ...asked, organizationId: shared })
      const titles = yield* failuresOnStore((store) => ({
        get: (asked) => store.get(blind(asked)),
        put: (given) => store.put(new StoredCredential({ ...given, key: blind(given.key) }))
      }))
      assert.deepStrictEqual(titles, ["keeps organizations apart"])
    })
  )

  it.effect("that acts for another organization than the actor's", () =>
    Effect.gen(function* () {
      const landlord = new Actor({
        organizationId: OrganizationId.make("landlord"),
        memberId: MemberId.make("landlord"),
        role: "owner"
      })
      const titles = yield* failures(
        (resolve) => (vendor, account) => Effect.provideService(resolve(vendor, account), CurrentActor, landlord)
      )
      assert.include(titles, "resolves what was connected")
    })
  )

  it.effect("that falls back on another account", () =>
    Effect.gen(function* () {
      const titles = yield* failures(
        (resolve) => (vendor, account) => Effect.catch(resolve(vendor, account), () => resolve(vendor, "main"))
      )
      assert.deepStrictEqual(titles, ["does not know an account that was not connected, whatever its name"])
    })
  )

  it.effect("that takes an unknown expiry for decades", () =>
    Effect.gen(function* () {
      const titles = yield* failuresOf((credential) => ({
        expiresAt: DateTime.makeUnsafe("2099-01-01T00:00:00Z"),
        ...credential
      }))
      assert.deepStrictEqual(titles, [
        "leaves an unknown expiry unknown",
        "takes an expiry that the vendor no longer tells for unknown"
      ])
    })
  )

  it.effect("that keeps the expiry of the token before", () =>
    Effect.gen(function* () {
      const titles = yield* failuresOnStore((store) => ({
        rotate: (given) =>
          Effect.flatMap(store.get(given.key), ({ expiresAt }) =>
            store.rotate(
              given.expiresAt === undefined && expiresAt !== undefined
                ? new StoredCredential({ ...given, expiresAt })
                : given
            )
          )
      }))
      assert.deepStrictEqual(titles, ["takes an expiry that the vendor no longer tells for unknown"])
    })
  )

  it.effect("whose store loses the refresh token when the vendor sends none", () =>
    Effect.gen(function* () {
      const titles = yield* failuresOnStore((store) => ({
        rotate: (given) =>
          Effect.flatMap(store.get(given.key), (before) => {
            const { refreshToken, ...rest } = given
            const isTheOneBefore = Equal.equals(refreshToken, before.refreshToken)
            return store.rotate(isTheOneBefore ? new StoredCredential(rest) : given)
          })
      }))
      assert.deepStrictEqual(titles, [
        "never lets an empty refresh token replace the one before (no-refresh-token)",
        "never lets an empty refresh token replace the one before (empty-refresh-token)"
      ])
    })
  )

  it.effect("whose processes do not know of each other's refresh", () =>
    Effect.gen(function* () {
      const titles = yield* failuresOnStore(() => ({ leaseRefresh: () => Effect.succeed(true) }))
      assert.deepStrictEqual(titles, ["refreshes once for callers in two processes at once"])
    })
  )

  it.effect("that forgets what was refreshed", () =>
    Effect.gen(function* () {
      const titles = yield* failuresOnStore((store) => ({
        rotate: (given) => Effect.map(store.get(given.key), () => given)
      }))
      assert.include(titles, "refreshes a token that does not last once for many callers at once")
      assert.include(titles, "gives a caller with an older token the newer one without a refresh")
    })
  )

  it.effect("that refreshes as soon as it is asked for a credential", () =>
    Effect.gen(function* () {
      const titles = yield* failures(
        (resolve) => (vendor, account) =>
          Effect.flatMap(resolve(vendor, account), (credential) => credential.refresh ?? Effect.succeed(credential))
      )
      assert.include(titles, "does not refresh by itself, and says when the token expires")
    })
  )

  it.effect("that tries a failed refresh again by itself", () =>
    Effect.gen(function* () {
      const titles = yield* failuresOf(({ refresh, ...credential }) => ({
        ...credential,
        ...(refresh === undefined ? {} : { refresh: Effect.retry(refresh, { times: 3 }) })
      }))
      assert.include(titles, "keeps the old credential when a refresh fails, and does not try again by itself")
      assert.include(titles, "asks a failing vendor once for many callers at once, and tells all of them")
    })
  )

  it.effect("that hides a failed refresh behind the old credential", () =>
    Effect.gen(function* () {
      const titles = yield* failuresOf(({ refresh, ...credential }) => ({
        ...credential,
        ...(refresh === undefined ? {} : { refresh: Effect.catch(refresh, () => Effect.succeed(credential)) })
      }))
      assert.include(titles, "keeps the old credential when a refresh fails, and does not try again by itself")
      assert.include(titles, "asks a person to connect the account again when the vendor ended the connection")
    })
  )

  it.effect("that takes an ended connection for a passing failure", () =>
    Effect.gen(function* () {
      const reason = new RefreshUnavailable({ vendor: "scripted", account: "main", detail: "it failed" })
      const titles = yield* failuresOf(({ refresh, ...credential }) => ({
        ...credential,
        ...(refresh === undefined ? {} : { refresh: Effect.mapError(refresh, () => new CredentialsError({ reason })) })
      }))
      assert.deepStrictEqual(titles, [
        "asks a person to connect the account again when the vendor ended the connection"
      ])
    })
  )

  it.effect("that names the token in the error of a refresh", () =>
    Effect.gen(function* () {
      const titles = yield* failuresOf(({ refresh, ...credential }) => ({
        ...credential,
        ...(refresh === undefined
          ? {}
          : {
              refresh: Effect.mapError(refresh, ({ reason }) => {
                const detail = `the token was ${Redacted.value(credential.accessToken)}`
                return new CredentialsError({
                  reason: reason._tag === "RefreshUnavailable" ? new RefreshUnavailable({ ...reason, detail }) : reason
                })
              })
            })
      }))
      assert.deepStrictEqual(
        titles,
        ["overloaded", "lost"].map((answer) => `shows no secret in the error of a failed refresh (${answer})`)
      )
    })
  )

  it.effect("that shows the token beside the redacted one", () =>
    Effect.gen(function* () {
      const titles = yield* failuresOf((credential) => ({
        ...credential,
        scopes: [...(credential.scopes ?? []), Redacted.value(credential.accessToken)]
      }))
      assert.deepStrictEqual(titles, ["shows no secret when a credential is printed"])
    })
  )
})
