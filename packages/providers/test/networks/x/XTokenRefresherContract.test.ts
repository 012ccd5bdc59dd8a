import { CredentialKey } from "@postwright/core/credentials/Credential"
import { type TokenRefresher, TokenRefreshers } from "@postwright/core/credentials/TokenRefreshers"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import { failingTitles } from "@postwright/core/testing/Check"
import * as TokenRefresherContract from "@postwright/core/testing/credentials/TokenRefresherContract"
import { suite } from "@postwright/core/testing/vitest"
import * as XTokenRefresher from "@postwright/providers/networks/x/XTokenRefresher"
import { sandboxUser, XSimulator } from "@postwright/providers/simulators/x/XSimulator"
import { type Fault, type SimulatedUser } from "@postwright/providers/simulators/x/XSimulatorState"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Option, Redacted, Schema } from "effect"
import { simulatedX, SimulatedX } from "./support.ts"

const { TokenRefresherUnderTest } = TokenRefresherContract

interface ConnectedUser extends SimulatedUser {
  readonly refreshToken: string
}

const users: readonly [ConnectedUser, ConnectedUser] = [
  { ...sandboxUser, refreshToken: "first-refresh-token" },
  {
    id: "1000002",
    username: "postwright_second",
    name: "Second Sandbox",
    accessToken: "second-access-token",
    refreshToken: "second-refresh-token"
  }
]

const keyOf = (user: SimulatedUser) =>
  new CredentialKey({ organizationId: OrganizationId.make(`of-${user.username}`), vendor: "x", account: user.id })

// Answers that issue nothing, as X words them when it does.
const issuing = (more: { readonly [name: string]: string | number }): Fault => ({
  operation: "token",
  kind: "status",
  status: 200,
  body: { token_type: "bearer", access_token: "an-access-token", scope: "tweet.read tweet.write", ...more }
})

const faults = (secret: string): Record<TokenRefresherContract.TokenAnswer, Fault> => ({
  "no-expiry": issuing({ refresh_token: "a-refresh-token" }),
  "no-refresh-token": issuing({ expires_in: 7_200 }),
  "empty-refresh-token": issuing({ expires_in: 7_200, refresh_token: "" }),
  overloaded: { operation: "token", kind: "status", status: 503 },
  busy: { operation: "token", kind: "status", status: 429 },
  lost: { operation: "token", kind: "accept-then-reset" },
  garbled: { operation: "token", kind: "accept-then-malformed" },
  echoing: {
    operation: "token",
    kind: "status",
    status: 400,
    body: {
      error: "invalid_request",
      error_description: `Value passed for the token was invalid: ${users[0].refreshToken} ${secret} ${btoa(users[0].refreshToken)} ${btoa(`sandbox-client:${secret}`)}`
    }
  }
})

const decodeMe = Schema.decodeUnknownOption(
  Schema.fromJsonString(Schema.Struct({ data: Schema.Struct({ id: Schema.String }) }))
)

const underTest = (client: { readonly id: string; readonly secret?: string }) =>
  Layer.effect(
    TokenRefresherUnderTest,
    Effect.gen(function* () {
      const simulator = yield* XSimulator
      const refresher = yield* (yield* TokenRefreshers).find("x")
      const spend = (refreshToken: string) =>
        simulator.handle({
          method: "POST",
          path: "/2/oauth2/token",
          query: {},
          headers: {
            "content-type": "application/x-www-form-urlencoded",
            authorization: `Basic ${btoa(`${client.id}:${client.secret ?? ""}`)}`
          },
          body: new URLSearchParams({
            grant_type: "refresh_token",
            refresh_token: refreshToken,
            client_id: client.id
          }).toString()
        })
      return TokenRefresherUnderTest.of({
        refresher: refresher ?? (yield* Effect.die("The layer contributes no refresher")),
        connections: [
          { key: keyOf(users[0]), refreshToken: Redacted.make(users[0].refreshToken) },
          { key: keyOf(users[1]), refreshToken: Redacted.make(users[1].refreshToken) }
        ],
        ownerOf: Effect.fnUntraced(function* (accessToken) {
          const answer = yield* simulator.handle({
            method: "GET",
            path: "/2/users/me",
            query: {},
            headers: { authorization: `Bearer ${Redacted.value(accessToken)}` },
            body: ""
          })
          if (answer._tag !== "Response") return undefined
          const me = Option.getOrUndefined(decodeMe(answer.body))
          const user = users.find(({ id }) => id === me?.data.id)
          return user === undefined ? undefined : keyOf(user)
        }),
        lifetimeSeconds: 7_200,
        secrets: client.secret === undefined ? [] : [Redacted.make(client.secret)],
        lab: {
          answerNext: (answer) => simulator.inject(faults(client.secret ?? "")[answer]),
          // A refresh token that comes twice ends the connection.
          revoke: (key) =>
            Effect.forEach(
              users.filter(({ id }) => id === key.account),
              ({ refreshToken }) => Effect.andThen(spend(refreshToken), spend(refreshToken)),
              { discard: true }
            ),
          requests: Effect.map(simulator.state, ({ requests }) => requests["token"] ?? 0),
          turn: Effect.promise(() => new Promise<void>((resolve) => setTimeout(resolve, 1)))
        }
      })
    })
  ).pipe(
    Layer.provide(
      Layer.unwrap(
        Effect.map(SimulatedX, ({ baseUrl }) =>
          XTokenRefresher.layer({
            baseUrl,
            clientId: client.id,
            ...(client.secret === undefined ? {} : { clientSecret: Redacted.make(client.secret) })
          })
        )
      )
    ),
    Layer.provide(TokenRefreshers.layer),
    Layer.provide(simulatedX({ client, users }))
  )

const confidential = underTest({ id: "sandbox-client", secret: "the-app-secret" })

suite(
  "TokenRefresher (X, simulated over real sockets, public client)",
  TokenRefresherContract.cases(underTest({ id: "sandbox-client" }))
)
suite(
  "TokenRefresher (X, simulated over real sockets, confidential client)",
  TokenRefresherContract.cases(confidential)
)

describe("the suite catches, against X", () => {
  const failures = (change: (refresh: TokenRefresher["refresh"]) => TokenRefresher["refresh"]) =>
    failingTitles(
      TokenRefresherContract.cases(
        Layer.effect(
          TokenRefresherUnderTest,
          Effect.map(TokenRefresherUnderTest, (real) =>
            TokenRefresherUnderTest.of({
              ...real,
              refresher: { ...real.refresher, refresh: change(real.refresher.refresh) }
            })
          )
        ).pipe(Layer.provide(Layer.fresh(confidential)))
      )
    )

  it.effect("a refresher that sends the token again when no answer came", () =>
    Effect.gen(function* () {
      const titles = yield* failures((refresh) => (key, token) => Effect.retry(refresh(key, token), { times: 1 }))
      assert.include(titles, "sends a refresh token once, also when it fails (lost)")
      // X ends the connection then.
      assert.include(titles, "says that it can be tried later when no answer could be had (lost)")
    })
  )

  it.effect("a refresher that sends the token of whoever asked first", () =>
    Effect.gen(function* () {
      const titles = yield* failures((refresh) => {
        const firsts: Array<Parameters<typeof refresh>> = []
        return (...call) => {
          firsts.push(call)
          return refresh(...(firsts[0] ?? call))
        }
      })
      assert.include(titles, "renews the connection it is asked for, and no other organization's")
      assert.include(titles, "renews again with what the renewal before gave")
    })
  )

  it.effect("a refresher that takes no answer for the end of the connection", () =>
    Effect.gen(function* () {
      const titles = yield* failures(
        (refresh) => (key, token) => Effect.catch(refresh(key, token), () => refresh(key, Redacted.make("spent")))
      )
      assert.include(titles, "says that it can be tried later when no answer could be had (overloaded)")
      assert.include(titles, "behind Credentials, leaves the old credential where it was when it fails")
    })
  )
})
