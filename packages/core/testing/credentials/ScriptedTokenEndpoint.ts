/**
 * A vendor's token endpoint in this process, under the control of a test. As strict as the strictest vendors: a refresh
 * token works once, and one that comes twice ends its connection.
 *
 * @since 0.1.0
 */
import { CredentialKey, type IssuedToken, StoredCredential } from "@postwright/core/credentials/Credential"
import { Credentials } from "@postwright/core/credentials/Credentials"
import { CredentialsError, ReconnectNeeded, RefreshUnavailable } from "@postwright/core/credentials/CredentialsError"
import { CredentialStore } from "@postwright/core/credentials/CredentialStore"
import { type TokenRefresher, TokenRefreshers } from "@postwright/core/credentials/TokenRefreshers"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import { Context, DateTime, Effect, Layer, Redacted } from "effect"
import { CredentialsUnderTest } from "./CredentialsContract.ts"
import {
  type Connection,
  type TokenAnswer,
  type TokenEndpointLab,
  TokenRefresherUnderTest
} from "./TokenRefresherContract.ts"

/** Name of the vendor. */
export const scriptedVendor = "scripted"

/** What its tokens last, in seconds. */
export const scriptedLifetimeSeconds = 7_200

export class ScriptedTokenEndpoint extends Context.Service<
  ScriptedTokenEndpoint,
  {
    /** A person connects the account: a connection of its own, with tokens that no other one has. */
    readonly connect: (key: CredentialKey) => Effect.Effect<Connection & { readonly issued: IssuedToken }>
    /** Whose an access token is, while it is the newest of its connection. */
    readonly ownerOf: (accessToken: Redacted.Redacted<string>) => Effect.Effect<CredentialKey | undefined>
    readonly refresher: TokenRefresher
    readonly lab: TokenEndpointLab
  }
>()("@postwright/core/testing/credentials/ScriptedTokenEndpoint") {
  static readonly layer: Layer.Layer<ScriptedTokenEndpoint> = Layer.sync(ScriptedTokenEndpoint, () => {
    const families = new Map<string, Family>()
    const answers: Array<TokenAnswer> = []
    let issues = 0
    let requests = 0

    const issue = (family: Family): Pair => {
      issues += 1
      const pair = { access: `scripted-access-${issues}`, refresh: `scripted-refresh-${issues}` }
      family.pairs.push(pair)
      return pair
    }

    const connect = (key: CredentialKey) =>
      Effect.sync(() => {
        const family: Family = { key, pairs: [], isEnded: false }
        families.set(key.text, family)
        const issued = toIssued(issue(family))
        return { key, refreshToken: issued.refreshToken, issued }
      })

    const answer = (key: CredentialKey, refreshToken: string): Effect.Effect<IssuedToken, CredentialsError> => {
      const { vendor, account } = key
      const unavailable = (detail: string) =>
        Effect.fail(new CredentialsError({ reason: new RefreshUnavailable({ vendor, account, detail }) }))
      const reconnect = (detail: string) =>
        Effect.fail(new CredentialsError({ reason: new ReconnectNeeded({ vendor, account, detail }) }))

      requests += 1
      const scripted = answers.shift()
      if (scripted === "overloaded" || scripted === "busy") return unavailable("it is overloaded")
      if (scripted === "echoing") return reconnect("it refused")
      const family = [...families.values()].find(({ pairs }) => pairs.some(({ refresh }) => refresh === refreshToken))
      if (family === undefined || family.isEnded) return reconnect("it does not know the refresh token")
      if (family.pairs.at(-1)?.refresh !== refreshToken) {
        family.isEnded = true
        return reconnect("the refresh token came twice")
      }
      if (scripted === "no-refresh-token" || scripted === "empty-refresh-token") {
        // Not rotated: the same refresh token works on.
        const { refreshToken: _refreshToken, ...bare } = toIssued(issue(family))
        family.pairs.push({ access: Redacted.value(bare.accessToken), refresh: refreshToken })
        return Effect.succeed(scripted === "no-refresh-token" ? bare : { ...bare, refreshToken: Redacted.make("") })
      }
      const issued = toIssued(issue(family))
      if (scripted === "lost") return unavailable("the connection broke")
      if (scripted === "garbled") return reconnect("its answer could not be read")
      if (scripted === "no-expiry") {
        const { expiresInSeconds: _expiresInSeconds, ...bare } = issued
        return Effect.succeed(bare)
      }
      return Effect.succeed(issued)
    }

    return ScriptedTokenEndpoint.of({
      connect,
      ownerOf: (accessToken) =>
        Effect.sync(() => {
          const owner = [...families.values()].find(
            ({ pairs, isEnded }) => !isEnded && pairs.at(-1)?.access === Redacted.value(accessToken)
          )
          return owner?.key
        }),
      refresher: {
        vendor: scriptedVendor,
        // Late enough for callers at once to overlap.
        refresh: (key, refreshToken) =>
          Effect.andThen(
            Effect.replicateEffect(Effect.yieldNow, 10, { discard: true }),
            Effect.suspend(() => answer(key, Redacted.value(refreshToken)))
          )
      },
      lab: {
        answerNext: (next) => Effect.sync(() => void answers.push(next)),
        revoke: (key) =>
          Effect.sync(() => {
            const family = families.get(key.text)
            if (family !== undefined) family.isEnded = true
          }),
        requests: Effect.sync(() => requests),
        turn: Effect.yieldNow
      }
    })
  })
}

/** The endpoint's refresher as its suite wants it. */
export const scriptedRefresher: Layer.Layer<TokenRefresherUnderTest> = Layer.effect(
  TokenRefresherUnderTest,
  Effect.gen(function* () {
    const { connect, ownerOf, refresher, lab } = yield* ScriptedTokenEndpoint
    const connection = (organization: string) =>
      connect(
        new CredentialKey({
          organizationId: OrganizationId.make(organization),
          vendor: scriptedVendor,
          account: "main"
        })
      )
    return TokenRefresherUnderTest.of({
      refresher,
      connections: [yield* connection("first"), yield* connection("second")],
      ownerOf,
      lifetimeSeconds: scriptedLifetimeSeconds,
      secrets: [],
      lab
    })
  })
).pipe(Layer.provide(ScriptedTokenEndpoint.layer))

/**
 * `Credentials.layerNoDeps` over a store, with this endpoint as its vendor: for the suite of `Credentials`, and so for
 * what a store has to do for it.
 */
export const storedCredentials = <E>(store: Layer.Layer<CredentialStore, E>): Layer.Layer<CredentialsUnderTest, E> =>
  Layer.effect(
    CredentialsUnderTest,
    Effect.gen(function* () {
      const endpoint = yield* ScriptedTokenEndpoint
      const kept = yield* CredentialStore
      yield* (yield* TokenRefreshers).register(endpoint.refresher)
      const instance = Effect.map(Layer.build(Layer.fresh(Credentials.layerNoDeps)), Context.get(Credentials))
      return CredentialsUnderTest.of({
        credentials: yield* instance,
        peer: yield* instance,
        vendor: scriptedVendor,
        connect: Effect.fnUntraced(function* (key, options) {
          const { issued } = yield* endpoint.connect(key)
          const { accessToken, refreshToken } = issued
          yield* kept.put(
            new StoredCredential({
              key,
              accessToken,
              ...(options.isRenewable && refreshToken !== undefined ? { refreshToken } : {}),
              ...(options.lasts === undefined
                ? {}
                : { expiresAt: DateTime.addDuration(yield* DateTime.now, options.lasts) }),
              version: 0
            })
          )
          return { accessToken, secrets: [accessToken, ...(refreshToken === undefined ? [] : [refreshToken])] }
        }),
        endpoint: endpoint.lab
      })
    })
  ).pipe(Layer.provide(Layer.mergeAll(ScriptedTokenEndpoint.layer, TokenRefreshers.layer, store)))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Pair {
  readonly access: string
  readonly refresh: string
}

// A connection and the tokens it was given, oldest first. Only the newest ones work.
interface Family {
  readonly key: CredentialKey
  readonly pairs: Array<Pair>
  isEnded: boolean
}

const toIssued = ({ access, refresh }: Pair) => ({
  accessToken: Redacted.make(access),
  refreshToken: Redacted.make(refresh),
  expiresInSeconds: scriptedLifetimeSeconds
})
