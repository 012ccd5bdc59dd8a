import { CredentialKey, type IssuedToken, outlives, StoredCredential } from "@postwright/core/credentials/Credential"
import { Credentials } from "@postwright/core/credentials/Credentials"
import { CredentialsError, ReconnectNeeded, RefreshUnavailable } from "@postwright/core/credentials/CredentialsError"
import { CredentialStore } from "@postwright/core/credentials/CredentialStore"
import { type TokenRefresher, TokenRefreshers } from "@postwright/core/credentials/TokenRefreshers"
import { Actor, CurrentActor, localOwner, OrganizationId } from "@postwright/core/tenancy/Actor"
import { failingTitles } from "@postwright/core/testing/Check"
import * as CredentialStoreContract from "@postwright/core/testing/credentials/CredentialStoreContract"
import { suite } from "@postwright/core/testing/vitest"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Deferred, Duration, Effect, Fiber, Layer, Redacted } from "effect"
import { TestClock } from "effect/testing"

suite("CredentialStore (memory)", CredentialStoreContract.cases(CredentialStore.layerMemory))

describe("the CredentialStore suite catches", () => {
  it.effect("one that gives the lease to everyone", () =>
    Effect.gen(function* () {
      const generous = Layer.effect(
        CredentialStore,
        Effect.map(CredentialStore, (store) =>
          CredentialStore.of({ ...store, leaseRefresh: () => Effect.succeed(true) })
        )
      ).pipe(Layer.provide(CredentialStore.layerMemory))
      assert.include(
        yield* failingTitles(CredentialStoreContract.cases(generous)),
        "gives the lease of a refresh to one of many concurrent callers"
      )
    })
  )
})

const key = new CredentialKey({ organizationId: localOwner.organizationId, vendor: "x", account: "a" })
const start = DateTime.makeUnsafe(0)

const connected = (change: Partial<ConstructorParameters<typeof StoredCredential>[0]> = {}) =>
  Effect.flatMap(CredentialStore, (store) =>
    store.put(
      new StoredCredential({
        key,
        accessToken: Redacted.make("access-0"),
        refreshToken: Redacted.make("refresh-0"),
        expiresAt: DateTime.add(start, { hours: 2 }),
        version: 0,
        ...change
      })
    )
  )

/** Credentials over a token endpoint that answers with `answer`; counts its calls. */
const credentials = (answer: (used: string, call: number) => Effect.Effect<IssuedToken, CredentialsError>) => {
  const used: Array<string> = []
  const refresher: TokenRefresher = {
    vendor: "x",
    refresh: (_, refreshToken) => {
      used.push(Redacted.value(refreshToken))
      return answer(Redacted.value(refreshToken), used.length)
    }
  }
  const layer = TokenRefreshers.layerEntry(Effect.succeed(refresher)).pipe(
    Layer.provideMerge(Credentials.layerMemory),
    Layer.provideMerge(Layer.succeed(CurrentActor, localOwner))
  )
  return { used, layer }
}

const issued = (call: number, change: Partial<IssuedToken> = {}): IssuedToken => ({
  accessToken: Redacted.make(`access-${call}`),
  refreshToken: Redacted.make(`refresh-${call}`),
  expiresInSeconds: 7_200,
  ...change
})

const resolveAndRefresh = Effect.gen(function* () {
  const credential = yield* (yield* Credentials).resolve("x", "a")
  return yield* credential.refresh ?? Effect.die("it cannot be refreshed")
})

describe("Credentials", () => {
  it.effect("resolves what is stored for the actor's organization, and nothing of another's", () => {
    const { layer } = credentials((_, call) => Effect.succeed(issued(call)))
    return Effect.gen(function* () {
      yield* connected()
      const service = yield* Credentials
      assert.strictEqual(Redacted.value((yield* service.resolve("x", "a")).accessToken), "access-0")
      const stranger = new Actor({ ...localOwner, organizationId: OrganizationId.make("other") })
      const error = yield* service.resolve("x", "a").pipe(Effect.provideService(CurrentActor, stranger), Effect.flip)
      assert.strictEqual(error.code, "credential-not-found")
    }).pipe(Effect.provide(layer))
  })

  it.effect("lets one refresh for all that ask at once; the others get its result", () => {
    const gate = Deferred.makeUnsafe<void>()
    const { used, layer } = credentials((_, call) => Effect.as(Deferred.await(gate), issued(call)))
    return Effect.gen(function* () {
      yield* connected()
      const stale = yield* Effect.all(
        Array.from({ length: 20 }, () => Effect.flatMap(Credentials, (it) => it.resolve("x", "a")))
      )
      const fibers = yield* Effect.forEach(stale, ({ refresh }) => Effect.forkChild(refresh ?? Effect.die("cannot")))
      yield* Effect.yieldNow
      yield* Deferred.succeed(gate, undefined)
      const fresh = yield* Effect.forEach(fibers, Fiber.join)
      assert.deepStrictEqual(used, ["refresh-0"])
      assert.deepStrictEqual([...new Set(fresh.map((item) => Redacted.value(item.accessToken)))], ["access-1"])
      // One whose token was replaced long ago does not refresh either.
      yield* stale[0]?.refresh ?? Effect.die("cannot")
      assert.lengthOf(used, 1)
    }).pipe(Effect.provide(layer))
  })

  it.effect("waits while another process refreshes, and reads what that one stored", () => {
    const { used, layer } = credentials((_, call) => Effect.succeed(issued(call)))
    return Effect.gen(function* () {
      const stored = yield* connected()
      const store = yield* CredentialStore
      yield* store.leaseRefresh({
        key,
        version: stored.version,
        holder: "another process",
        now: start,
        until: DateTime.add(start, { seconds: 60 })
      })
      const fiber = yield* Effect.forkChild(resolveAndRefresh)
      yield* TestClock.adjust("10 seconds")
      assert.isUndefined(fiber.pollUnsafe())
      yield* store.rotate(stored.rotated(issued(9), start))
      yield* TestClock.adjust("1 second")
      assert.strictEqual(Redacted.value((yield* Fiber.join(fiber)).accessToken), "access-9")
      assert.lengthOf(used, 0)
    }).pipe(Effect.provide(layer))
  })

  it.effect("takes over when the process that refreshes is gone", () => {
    const { used, layer } = credentials((_, call) => Effect.succeed(issued(call)))
    return Effect.gen(function* () {
      const { version } = yield* connected()
      const until = DateTime.add(start, { seconds: 60 })
      yield* (yield* CredentialStore).leaseRefresh({ key, version, holder: "dead", now: start, until })
      const fiber = yield* Effect.forkChild(resolveAndRefresh)
      yield* TestClock.adjust("61 seconds")
      assert.strictEqual(Redacted.value((yield* Fiber.join(fiber)).accessToken), "access-1")
      assert.deepStrictEqual(used, ["refresh-0"])
    }).pipe(Effect.provide(layer))
  })

  it.effect("keeps the refresh token when the vendor sends an empty one, or none", () => {
    const answers: ReadonlyArray<Partial<IssuedToken>> = [{ refreshToken: Redacted.make("") }, {}]
    const { used, layer } = credentials((_, call) => {
      const { refreshToken: _refreshToken, ...bare } = issued(call)
      return Effect.succeed({ ...bare, ...answers[call - 1] })
    })
    return Effect.gen(function* () {
      yield* connected()
      yield* resolveAndRefresh
      yield* resolveAndRefresh
      assert.deepStrictEqual(used, ["refresh-0", "refresh-0"])
      const stored = yield* (yield* CredentialStore).get(key)
      assert.strictEqual(stored.refreshToken === undefined ? "" : Redacted.value(stored.refreshToken), "refresh-0")
    }).pipe(Effect.provide(layer))
  })

  it.effect("keeps an unknown expiry unknown, also when the one before was known", () => {
    const { layer } = credentials((_, call) => {
      const { expiresInSeconds: _expiresInSeconds, ...bare } = issued(call)
      return Effect.succeed(bare)
    })
    return Effect.gen(function* () {
      yield* connected()
      const fresh = yield* resolveAndRefresh
      assert.isUndefined(fresh.expiresAt)
      assert.strictEqual(outlives(fresh, start, Duration.seconds(1)), "unknown")
    }).pipe(Effect.provide(layer))
  })

  it.effect("stores a rotated token even when the one who asked has gone", () => {
    const gate = Deferred.makeUnsafe<void>()
    const { layer } = credentials((_, call) => Effect.as(Deferred.await(gate), issued(call)))
    return Effect.gen(function* () {
      yield* connected()
      const fiber = yield* Effect.forkChild(resolveAndRefresh)
      yield* Effect.yieldNow
      yield* Fiber.interrupt(fiber)
      yield* Deferred.succeed(gate, undefined)
      yield* Effect.yieldNow
      yield* Effect.yieldNow
      const stored = yield* (yield* CredentialStore).get(key)
      assert.strictEqual(Redacted.value(stored.accessToken), "access-1")
    }).pipe(Effect.provide(layer))
  })

  it.effect("lets a person who connects the account meanwhile win", () => {
    const gate = Deferred.makeUnsafe<void>()
    const { layer } = credentials((_, call) => Effect.as(Deferred.await(gate), issued(call)))
    return Effect.gen(function* () {
      yield* connected()
      const fiber = yield* Effect.forkChild(resolveAndRefresh)
      yield* Effect.yieldNow
      yield* connected({ accessToken: Redacted.make("by-hand") })
      yield* Deferred.succeed(gate, undefined)
      assert.strictEqual(Redacted.value((yield* Fiber.join(fiber)).accessToken), "by-hand")
      assert.strictEqual(Redacted.value((yield* (yield* CredentialStore).get(key)).accessToken), "by-hand")
    }).pipe(Effect.provide(layer))
  })

  it.effect("gives the turn up after a failure, so that the next one can try", () => {
    const unavailable = new CredentialsError({
      reason: new RefreshUnavailable({ vendor: "x", account: "a", detail: "down" })
    })
    const { used, layer } = credentials((_, call) =>
      call === 1 ? Effect.fail(unavailable) : Effect.succeed(issued(call))
    )
    return Effect.gen(function* () {
      yield* connected()
      assert.strictEqual((yield* Effect.flip(resolveAndRefresh)).code, "refresh-unavailable")
      assert.strictEqual(Redacted.value((yield* resolveAndRefresh).accessToken), "access-2")
      assert.deepStrictEqual(used, ["refresh-0", "refresh-0"])
    }).pipe(Effect.provide(layer))
  })

  it.effect("does not tell a caller with a newer connection of the failure of the one before", () => {
    const gate = Deferred.makeUnsafe<void>()
    const revoked = new CredentialsError({
      reason: new ReconnectNeeded({ vendor: "x", account: "a", detail: "revoked" })
    })
    const { used, layer } = credentials((_, call) =>
      call === 1 ? Effect.andThen(Deferred.await(gate), Effect.fail(revoked)) : Effect.succeed(issued(call))
    )
    return Effect.gen(function* () {
      yield* connected()
      const first = yield* Effect.forkChild(Effect.exit(resolveAndRefresh))
      yield* Effect.yieldNow
      yield* connected({ refreshToken: Redacted.make("refresh-by-hand") })
      const second = yield* Effect.forkChild(resolveAndRefresh)
      yield* Effect.yieldNow
      yield* Deferred.succeed(gate, undefined)
      yield* Fiber.await(first)
      assert.strictEqual(Redacted.value((yield* Fiber.join(second)).accessToken), "access-2")
      assert.deepStrictEqual(used, ["refresh-0", "refresh-by-hand"])
    }).pipe(Effect.provide(layer))
  })

  it.effect("gives up on an endpoint that does not answer", () => {
    const { layer } = credentials(() => Effect.never)
    return Effect.gen(function* () {
      yield* connected()
      const fiber = yield* Effect.forkChild(Effect.flip(resolveAndRefresh))
      yield* TestClock.adjust("30 seconds")
      assert.strictEqual((yield* Fiber.join(fiber)).code, "refresh-unavailable")
    }).pipe(Effect.provide(layer))
  })

  it.effect("says that the account has to be connected again when the vendor says so", () => {
    const revoked = new CredentialsError({
      reason: new ReconnectNeeded({ vendor: "x", account: "a", detail: "revoked" })
    })
    const { layer } = credentials(() => Effect.fail(revoked))
    return Effect.gen(function* () {
      yield* connected()
      const error = yield* Effect.flip(resolveAndRefresh)
      assert.strictEqual(error.code, "reconnect-needed")
      assert.isFalse(error.isRetryable)
      assert.include(error.message, error.remedy)
    }).pipe(Effect.provide(layer))
  })

  it.effect("offers no refresh without a refresh token, or without an endpoint for the vendor", () => {
    const { layer } = credentials((_, call) => Effect.succeed(issued(call)))
    return Effect.gen(function* () {
      const { refreshToken: _refreshToken, ...bare } = yield* connected()
      const store = yield* CredentialStore
      yield* store.put(new StoredCredential(bare))
      assert.isUndefined((yield* (yield* Credentials).resolve("x", "a")).refresh)
      const other = new CredentialKey({ ...key, vendor: "y" })
      yield* store.put(new StoredCredential({ ...bare, key: other, refreshToken: Redacted.make("r") }))
      assert.isUndefined((yield* (yield* Credentials).resolve("y", "a")).refresh)
    }).pipe(Effect.provide(layer))
  })

  it.effect("serves one fixed key a vendor to every account", () =>
    Effect.gen(function* () {
      const service = yield* Credentials
      assert.strictEqual(Redacted.value((yield* service.resolve("x", "any")).accessToken), "fixed")
      assert.strictEqual((yield* Effect.flip(service.resolve("toString", "any"))).code, "credential-not-found")
    }).pipe(
      Effect.provide(Credentials.layerFixed({ x: Redacted.make("fixed") })),
      Effect.provideService(CurrentActor, localOwner)
    )
  )
})

describe("outlives", () => {
  it("compares the expiry with what is needed", () => {
    const credential = { expiresAt: DateTime.add(start, { seconds: 60 }) }
    assert.strictEqual(outlives(credential, start, Duration.seconds(59)), "yes")
    assert.strictEqual(outlives(credential, start, Duration.seconds(60)), "no")
    assert.strictEqual(outlives({}, start, Duration.seconds(60)), "unknown")
  })
})
