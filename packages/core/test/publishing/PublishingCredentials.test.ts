import { CredentialKey, StoredCredential } from "@postwright/core/credentials/Credential"
import { Credentials } from "@postwright/core/credentials/Credentials"
import { CredentialsError, ReconnectNeeded, RefreshUnavailable } from "@postwright/core/credentials/CredentialsError"
import { CredentialStore } from "@postwright/core/credentials/CredentialStore"
import { TokenRefreshers } from "@postwright/core/credentials/TokenRefreshers"
import { Publishing } from "@postwright/core/publishing/Publishing"
import { SocialAccountStore } from "@postwright/core/publishing/SocialAccountStore"
import { localOwner } from "@postwright/core/tenancy/Actor"
import * as ScriptedNetwork from "@postwright/core/testing/publishing/ScriptedNetwork"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, Layer, Redacted } from "effect"
import { TestClock } from "effect/testing"
import { idOf, Network, publishing, request } from "./support.ts"

const { scriptedAccount } = ScriptedNetwork

/** A stored token, and an endpoint that makes `fresh-1`, `fresh-2`, … or fails. */
const setup = (options: {
  readonly accessToken: string
  readonly expiresInSeconds?: number
  readonly canRefresh?: boolean
  readonly failure?: CredentialsError
}) => {
  const refreshes: Array<string> = []
  const stored = Layer.effectDiscard(
    Effect.flatMap(CredentialStore, (store) =>
      store.put(
        new StoredCredential({
          key: new CredentialKey({
            organizationId: localOwner.organizationId,
            vendor: scriptedAccount.platform,
            account: scriptedAccount.id
          }),
          accessToken: Redacted.make(options.accessToken),
          ...(options.canRefresh === false ? {} : { refreshToken: Redacted.make("refresh") }),
          ...(options.expiresInSeconds === undefined
            ? {}
            : { expiresAt: DateTime.add(DateTime.makeUnsafe(0), { seconds: options.expiresInSeconds }) }),
          version: 0
        })
      )
    )
  ).pipe(Layer.orDie)
  const endpoint = TokenRefreshers.layerEntry(
    Effect.succeed({
      vendor: scriptedAccount.platform,
      refresh: () => {
        refreshes.push("asked")
        return options.failure === undefined
          ? Effect.succeed({ accessToken: Redacted.make(`fresh-${refreshes.length}`), expiresInSeconds: 7_200 })
          : Effect.fail(options.failure)
      }
    })
  )
  const credentials = Layer.mergeAll(stored, endpoint).pipe(Layer.provideMerge(Credentials.layerMemory))
  return { refreshes, layer: publishing({ credentials, tokens: ["old", "fresh-1"] }) }
}

const account = Effect.flatMap(SocialAccountStore, (store) => store.get(localOwner.organizationId, scriptedAccount.id))

const error = {
  revoked: new CredentialsError({ reason: new ReconnectNeeded({ vendor: "x", account: "a", detail: "revoked" }) }),
  down: new CredentialsError({ reason: new RefreshUnavailable({ vendor: "x", account: "a", detail: "down" }) })
}

describe("Publishing: credentials", () => {
  it.effect("renews a token first that would not outlive the turn", () => {
    const { refreshes, layer } = setup({ accessToken: "old", expiresInSeconds: 100 })
    return Effect.gen(function* () {
      yield* (yield* Network).acceptTokens("fresh-1")
      assert.strictEqual((yield* (yield* Publishing).publish(request("a"))).status, "published")
      assert.lengthOf(refreshes, 1)
    }).pipe(Effect.provide(layer))
  })

  it.effect("leaves a token alone that lasts, and one whose expiry is unknown", () => {
    const lasting = setup({ accessToken: "old", expiresInSeconds: 600 })
    const unknown = setup({ accessToken: "old" })
    return Effect.gen(function* () {
      for (const { refreshes, layer } of [lasting, unknown]) {
        const after = yield* Effect.flatMap(Publishing, (it) => it.publish(request("a"))).pipe(Effect.provide(layer))
        assert.strictEqual(after.status, "published")
        assert.lengthOf(refreshes, 0)
      }
    })
  })

  it.effect("renews a token that the network refuses, and tries once more", () => {
    const { refreshes, layer } = setup({ accessToken: "forgotten" })
    return Effect.gen(function* () {
      const service = yield* Publishing
      const first = yield* service.publish(request("a"))
      assert.strictEqual(first.status, "scheduled")
      assert.strictEqual(first.notice?.code, "network-credential-rejected")
      const [second] = yield* service.publishDue
      assert.strictEqual(second?.status, "published")
      assert.lengthOf(refreshes, 1)
    }).pipe(Effect.provide(layer))
  })

  it.effect("renews after a create was refused for its token, and does not count that as a doubt", () => {
    const { refreshes, layer } = setup({ accessToken: "old" })
    return Effect.gen(function* () {
      const service = yield* Publishing
      const network = yield* Network
      yield* network.failNextCreate("unauthorized")
      assert.strictEqual((yield* service.publish(request("a"))).status, "scheduled")
      assert.strictEqual((yield* service.publishDue)[0]?.status, "published")
      assert.lengthOf(refreshes, 1)
      assert.strictEqual(yield* network.creates, 2)
      assert.lengthOf(yield* network.livePosts, 1)
    }).pipe(Effect.provide(layer))
  })

  it.effect("asks a person to connect again when the renewed token is refused too", () => {
    const { refreshes, layer } = setup({ accessToken: "forgotten" })
    return Effect.gen(function* () {
      const service = yield* Publishing
      yield* (yield* Network).acceptTokens("none")
      yield* service.publish(request("a"))
      const [after] = yield* service.publishDue
      assert.strictEqual(after?.status, "held")
      assert.lengthOf(refreshes, 1)
      assert.strictEqual((yield* account).status, "needs-reconnect")
      const error = yield* Effect.flip(service.publish(request("b")))
      assert.strictEqual(error.reason._tag, "SocialAccountNotReady")
    }).pipe(Effect.provide(layer))
  })

  it.effect("asks a person to connect again when the token cannot be renewed", () => {
    const { layer } = setup({ accessToken: "forgotten", canRefresh: false })
    return Effect.gen(function* () {
      const after = yield* (yield* Publishing).publish(request("a"))
      assert.strictEqual(after.status, "held")
      assert.strictEqual((yield* account).status, "needs-reconnect")
    }).pipe(Effect.provide(layer))
  })

  it.effect("asks a person to connect again when the connection was revoked", () => {
    const { layer } = setup({ accessToken: "old", expiresInSeconds: 1, failure: error.revoked })
    return Effect.gen(function* () {
      const after = yield* (yield* Publishing).publish(request("a"))
      assert.strictEqual(after.status, "held")
      assert.strictEqual(after.notice?.code, "reconnect-needed")
      assert.strictEqual((yield* account).status, "needs-reconnect")
      assert.strictEqual(yield* (yield* Network).creates, 0)
    }).pipe(Effect.provide(layer))
  })

  it.effect("waits when the token endpoint is down", () => {
    const { refreshes, layer } = setup({ accessToken: "old", expiresInSeconds: 1, failure: error.down })
    return Effect.gen(function* () {
      const service = yield* Publishing
      const after = yield* service.publish(request("a"))
      assert.strictEqual(after.status, "scheduled")
      assert.strictEqual(after.notice?.code, "refresh-unavailable")
      yield* TestClock.adjust("30 seconds")
      yield* service.publishDue
      assert.lengthOf(refreshes, 2)
      assert.strictEqual((yield* account).status, "connected")
    }).pipe(Effect.provide(layer))
  })

  it.effect("clears up a doubt with a renewed token", () => {
    const { layer } = setup({ accessToken: "old", expiresInSeconds: 7_200 })
    return Effect.gen(function* () {
      const service = yield* Publishing
      const network = yield* Network
      yield* network.failNextCreate("taken-reset")
      yield* service.publish(request("a"))
      yield* network.acceptTokens("fresh-1")
      yield* TestClock.adjust("1 minute")
      yield* service.publishDue
      yield* TestClock.adjust("1 minute")
      yield* service.publishDue
      assert.strictEqual((yield* service.get(idOf("a"))).status, "published")
      assert.strictEqual(yield* network.creates, 1)
    }).pipe(Effect.provide(layer))
  })
})
