import { CredentialKey, StoredCredential } from "@postwright/core/credentials/Credential"
import { Credentials } from "@postwright/core/credentials/Credentials"
import { CredentialStore } from "@postwright/core/credentials/CredentialStore"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import * as XTokenRefresher from "@postwright/providers/networks/x/XTokenRefresher"
import { sandboxUser, XSimulator } from "@postwright/providers/simulators/x/XSimulator"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Redacted } from "effect"
import { account, simulatedX, SimulatedX } from "./support.ts"

const key = new CredentialKey({ organizationId: localOwner.organizationId, vendor: "x", account: account.id })

const stored = (refreshToken: string) =>
  Effect.flatMap(CredentialStore, (store) =>
    store.put(
      new StoredCredential({
        key,
        accessToken: Redacted.make(sandboxUser.accessToken),
        refreshToken: Redacted.make(refreshToken),
        version: 0
      })
    )
  )

const layer = (client: { readonly id: string; readonly secret?: string }, sent = client) =>
  Layer.unwrap(
    Effect.map(SimulatedX, ({ baseUrl }) =>
      XTokenRefresher.layer({
        baseUrl,
        clientId: sent.id,
        ...(sent.secret === undefined ? {} : { clientSecret: Redacted.make(sent.secret) })
      })
    )
  ).pipe(
    Layer.provideMerge(Credentials.layerMemory),
    Layer.provideMerge(simulatedX({ client })),
    Layer.provideMerge(Layer.succeed(CurrentActor, localOwner))
  )

const publicClient = { id: "sandbox-client" }
const confidentialClient = { id: "sandbox-client", secret: "s3cr:et" }

const refresh = Effect.gen(function* () {
  const credential = yield* (yield* Credentials).resolve("x", account.id)
  return yield* credential.refresh ?? Effect.die("it cannot be refreshed")
})

describe("XTokenRefresher, against the simulated X", () => {
  for (const [name, client] of [
    ["public", publicClient],
    ["confidential", confidentialClient]
  ] as const) {
    it.effect(`renews tokens of a ${name} client, again and again`, () =>
      Effect.gen(function* () {
        yield* stored("sandbox-refresh-token")
        const first = yield* refresh
        const second = yield* refresh
        assert.notStrictEqual(Redacted.value(first.accessToken), Redacted.value(second.accessToken))
        assert.isDefined(second.expiresAt)
        assert.include(second.scopes ?? [], "tweet.write")
      }).pipe(Effect.provide(layer(client)))
    )
  }

  it.effect("keeps the connection when twenty callers find the token stale at once", () =>
    Effect.gen(function* () {
      yield* stored("sandbox-refresh-token")
      const stale = yield* Effect.flatMap(Credentials, (it) => it.resolve("x", account.id))
      const renew = stale.refresh ?? Effect.die("it cannot be refreshed")
      const fresh = yield* Effect.all(
        Array.from({ length: 20 }, () => renew),
        { concurrency: "unbounded" }
      )
      assert.lengthOf([...new Set(fresh.map((item) => Redacted.value(item.accessToken)))], 1)
      assert.strictEqual((yield* (yield* XSimulator).state).requests["token"], 1)
      yield* refresh
    }).pipe(Effect.provide(layer(publicClient)))
  )

  it.effect("asks to connect again when the refresh token is not taken", () =>
    Effect.gen(function* () {
      yield* stored("revoked-refresh-token")
      const error = yield* Effect.flip(refresh)
      assert.strictEqual(error.code, "reconnect-needed")
      assert.notInclude(JSON.stringify(error), "revoked-refresh-token")
    }).pipe(Effect.provide(layer(publicClient)))
  )

  it.effect("does not blame the account when the app's client id is wrong", () =>
    Effect.gen(function* () {
      yield* stored("sandbox-refresh-token")
      assert.strictEqual((yield* Effect.flip(refresh)).code, "refresh-unavailable")
    }).pipe(Effect.provide(layer(publicClient, { id: "another" })))
  )

  it.effect.each([
    ["status", "refresh-unavailable"],
    ["reject-then-reset", "refresh-unavailable"],
    ["accept-then-malformed", "reconnect-needed"]
  ] as const)("takes %s for %s, asking once", ([kind, code]) =>
    Effect.gen(function* () {
      yield* stored("sandbox-refresh-token")
      const simulator = yield* XSimulator
      yield* simulator.inject({ operation: "token", kind })
      const error = yield* Effect.flip(refresh)
      assert.strictEqual(error.code, code)
      assert.strictEqual((yield* simulator.state).requests["token"], 1)
      assert.notInclude(`${JSON.stringify(error)} ${error.message}`, "sandbox-refresh-token")
    }).pipe(Effect.provide(layer(publicClient)))
  )

  it.effect.each([400, 401, 403])("keeps what X repeats of token and secret out of the error (status %d)", (status) =>
    Effect.gen(function* () {
      const [token, secret] = ["refresh+token/1=", "client+secret/2="]
      yield* stored(token)
      yield* (yield* XSimulator).inject({
        operation: "token",
        kind: "status",
        status,
        body: {
          error: "invalid_request",
          error_description: [
            `authorization: Basic ${btoa(`sandbox-client:${secret}`)}`,
            `refresh_token=${encodeURIComponent(token)}&client_secret=${encodeURIComponent(secret)}`,
            `token ${btoa(token)}, ${token}`
          ].join(" ")
        }
      })
      const error = yield* Effect.flip(refresh)
      const shown = `${JSON.stringify(error)} ${error.message}`
      for (const text of [token, secret]) {
        assert.notInclude(shown, text)
        assert.notInclude(shown, encodeURIComponent(text))
        assert.notInclude(shown, btoa(text).slice(0, 12))
      }
      assert.notInclude(shown, btoa(`sandbox-client:${secret}`).slice(-12))
      assert.include(shown, "refresh_token=[redacted]&client_secret=[redacted]")
    }).pipe(Effect.provide(layer({ id: "sandbox-client", secret: "client+secret/2=" })))
  )
})
