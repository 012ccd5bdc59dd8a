/**
 * Behaviour that every `TokenRefresher` must have. A test gives it with the vendor's token endpoint under its control:
 * a simulator for a real vendor, `ScriptedTokenEndpoint` in this process.
 *
 * @since 0.1.0
 */
import {
  type CredentialKey,
  type IssuedToken,
  outlives,
  StoredCredential
} from "@postwright/core/credentials/Credential"
import { Credentials } from "@postwright/core/credentials/Credentials"
import { type CredentialsError } from "@postwright/core/credentials/CredentialsError"
import { CredentialStore } from "@postwright/core/credentials/CredentialStore"
import { type TokenRefresher, TokenRefreshers } from "@postwright/core/credentials/TokenRefreshers"
import { Actor, CurrentActor, MemberId } from "@postwright/core/tenancy/Actor"
import { Context, DateTime, Duration, Effect, Fiber, Layer, Redacted, Result, type Scope } from "effect"
import { TestClock } from "effect/testing"
import { type Case, check, checkEqual, CheckFailed } from "../Check.ts"
import { checkHidden } from "./Secrecy.ts"

/**
 * How the endpoint answers its next request. `no-expiry`, `no-refresh-token`, `empty-refresh-token`: it issues a token
 * and leaves that out; the refresh token stays the one it was. `overloaded`, `busy`: it does nothing and says so.
 * `lost`, `garbled`: it issues a token, and the answer breaks off or cannot be read. `echoing`: it refuses, and repeats
 * in its explanation the refresh token of the first connection and the app's secrets.
 */
export const tokenAnswers = [
  "no-expiry",
  "no-refresh-token",
  "empty-refresh-token",
  "overloaded",
  "busy",
  "lost",
  "garbled",
  "echoing"
] as const
export type TokenAnswer = (typeof tokenAnswers)[number]

/** The token endpoint as a test controls it. */
export interface TokenEndpointLab {
  readonly answerNext: (answer: TokenAnswer) => Effect.Effect<void>
  /** The vendor ends the connection: none of its tokens is worth anything from now on. */
  readonly revoke: (key: CredentialKey) => Effect.Effect<void>
  /** Requests that have reached the endpoint. */
  readonly requests: Effect.Effect<number>
  /** Waits a moment for work that the test's clock does not move, such as sockets. */
  readonly turn: Effect.Effect<void>
}

/** An account that is connected at the vendor. */
export interface Connection {
  readonly key: CredentialKey
  readonly refreshToken: Redacted.Redacted<string>
}

/** The refresher, two connections of different organizations, and the endpoint. Each case builds the layer anew. */
export class TokenRefresherUnderTest extends Context.Service<
  TokenRefresherUnderTest,
  {
    readonly refresher: TokenRefresher
    readonly connections: readonly [Connection, Connection]
    /** Whose the vendor takes an access token to be. `undefined`: nobody's. */
    readonly ownerOf: (accessToken: Redacted.Redacted<string>) => Effect.Effect<CredentialKey | undefined>
    /** What the vendor's tokens last, in seconds. */
    readonly lifetimeSeconds: number
    /** Besides the tokens: what else must not be shown, such as the secret of the app. */
    readonly secrets: ReadonlyArray<Redacted.Redacted<string>>
    readonly lab: TokenEndpointLab
  }
>()("@postwright/core/testing/credentials/TokenRefresherUnderTest") {}

/** The suite. Time is the test clock's; a vendor behind sockets works in real time beneath it. */
export const cases = <E>(layer: Layer.Layer<TokenRefresherUnderTest, E>): ReadonlyArray<Case> => {
  const define = (title: string, run: (stage: Stage) => Effect.Effect<void, unknown, Scope.Scope>): Case => ({
    title,
    run: Effect.gen(function* () {
      yield* run(stageOf(yield* TokenRefresherUnderTest))
    }).pipe(Effect.scoped, Effect.provide(Layer.provideMerge(layer, TestClock.layer())))
  })

  return [
    define("renews a token: the vendor takes the new one, for as long as it says", (stage) =>
      Effect.gen(function* () {
        const issued = yield* stage.refresh(stage.first)
        checkEqual((yield* stage.ownerOf(issued.accessToken))?.text, stage.first.key.text, "whose the token is")
        checkEqual(issued.expiresInSeconds, stage.lifetimeSeconds, "seconds until it expires")
      })
    ),

    define("renews again with what the renewal before gave", (stage) =>
      Effect.gen(function* () {
        const { key } = stage.first
        const once = keep(stage.first, yield* stage.refresh(stage.first))
        const twice = keep(once, yield* stage.refresh(once))
        checkEqual((yield* stage.ownerOf(twice.accessToken))?.text, key.text, "whose the token is")
      })
    ),

    define("renews the connection it is asked for, and no other organization's", (stage) =>
      Effect.gen(function* () {
        const { first, second } = stage
        const issued = [yield* stage.refresh(first), yield* stage.refresh(second)]
        const owners = yield* Effect.forEach(issued, ({ accessToken }) => stage.ownerOf(accessToken))
        checkEqual(
          owners.map((key) => key?.text),
          [first.key.text, second.key.text],
          "whose the tokens are"
        )
      })
    ),

    define("leaves an unknown expiry unknown", (stage) =>
      Effect.gen(function* () {
        yield* stage.lab.answerNext("no-expiry")
        const issued = yield* stage.refresh(stage.first)
        check(issued.expiresInSeconds === undefined, "expiresInSeconds must be absent")
        const now = yield* DateTime.now
        checkEqual(outlives(keep(stage.first, issued), now, Duration.days(3_650)), "unknown", "whether it lasts")
      })
    ),

    ...(["no-refresh-token", "empty-refresh-token"] as const).map((answer) =>
      define(`never lets an empty refresh token replace the one before (${answer})`, (stage) =>
        Effect.gen(function* () {
          yield* stage.lab.answerNext(answer)
          const kept = keep(stage.first, yield* stage.refresh(stage.first))
          check(kept.refreshToken !== undefined, "A refresh token must be kept")
          checkEqual(
            Redacted.value(kept.refreshToken),
            Redacted.value(stage.first.refreshToken),
            "the refresh token is the one before"
          )
          const next = yield* stage.refresh({ key: kept.key, refreshToken: kept.refreshToken })
          checkEqual((yield* stage.ownerOf(next.accessToken))?.text, kept.key.text, "whose the next token is")
        })
      )
    ),

    define("asks a person to connect the account again when the connection was ended", (stage) =>
      Effect.gen(function* () {
        yield* stage.lab.revoke(stage.first.key)
        const error = yield* stage.refusal(stage.first)
        checkReconnect(error, stage.first)
        yield* stage.refresh(stage.second)
      })
    ),

    define("asks a person to connect the account again when the vendor does not know it", (stage) =>
      Effect.gen(function* () {
        const stranger = { ...stage.first, refreshToken: Redacted.make("of-no-account") }
        checkReconnect(yield* stage.refusal(stranger), stage.first)
      })
    ),

    ...(["overloaded", "busy", "lost"] as const).map((answer) =>
      define(`says that it can be tried later when no answer could be had (${answer})`, (stage) =>
        Effect.gen(function* () {
          yield* stage.lab.answerNext(answer)
          const error = yield* stage.refusal(stage.first)
          checkEqual(error.reason._tag, "RefreshUnavailable", "the reason")
          check(error.isRetryable, "It must be retryable")
          check(error.message.includes(error.remedy), "The message must say what to do")
        })
      )
    ),

    define("takes no token from an answer that it cannot read", (stage) =>
      Effect.gen(function* () {
        yield* stage.lab.answerNext("garbled")
        const { reason } = yield* stage.refusal(stage.first)
        check(
          reason._tag === "ReconnectNeeded" || reason._tag === "RefreshUnavailable",
          `The reason must be ReconnectNeeded or RefreshUnavailable, not ${reason._tag}`
        )
      })
    ),

    ...(["overloaded", "busy", "lost", "garbled", "echoing"] as const).map((answer) =>
      define(`sends a refresh token once, also when it fails (${answer})`, (stage) =>
        Effect.gen(function* () {
          const before = yield* stage.lab.requests
          yield* stage.lab.answerNext(answer)
          yield* Effect.ignore(stage.refresh(stage.first))
          yield* TestClock.adjust("1 hour")
          yield* stage.lab.turn
          checkEqual((yield* stage.lab.requests) - before, 1, "requests")
        })
      )
    ),

    ...(["overloaded", "lost", "garbled", "echoing"] as const).map((answer) =>
      define(`shows no secret in an error (${answer})`, (stage) =>
        Effect.gen(function* () {
          yield* stage.lab.answerNext(answer)
          checkHidden(yield* stage.refusal(stage.first), stage.secrets, "The error")
        })
      )
    ),

    define("shows no secret in the error of an ended connection, nor in what it issues", (stage) =>
      Effect.gen(function* () {
        const issued = yield* stage.refresh(stage.first)
        const fresh = [issued.accessToken, ...(issued.refreshToken === undefined ? [] : [issued.refreshToken])]
        checkHidden(issued, [...stage.secrets, ...fresh], "The issued token")
        yield* stage.lab.revoke(stage.first.key)
        const error = yield* stage.refusal(keep(stage.first, issued))
        checkHidden(error, [...stage.secrets, ...fresh], "The error")
      })
    ),

    define("behind Credentials, renews a token that does not last once for many callers at once", (stage) =>
      Effect.gen(function* () {
        const before = yield* stage.lab.requests
        const { resolve, resolved } = yield* behindCredentials(stage)
        const stale = yield* Effect.replicateEffect(resolve, 20)
        const renewed = yield* finish(
          stage.lab,
          Effect.forEach(stale, ({ refresh }) => refresh ?? Effect.die("It cannot be refreshed"), {
            concurrency: "unbounded"
          })
        )
        checkEqual((yield* stage.lab.requests) - before, 1, "requests")
        checkEqual(new Set(renewed.map(({ accessToken }) => Redacted.value(accessToken))).size, 1, "different tokens")
        checkEqual((yield* stage.ownerOf((yield* resolved).accessToken))?.text, stage.first.key.text, "whose it is")
      })
    ),

    define("behind Credentials, leaves the old credential where it was when it fails", (stage) =>
      Effect.gen(function* () {
        const before = yield* stage.lab.requests
        const { resolve, resolved } = yield* behindCredentials(stage)
        yield* stage.lab.answerNext("overloaded")
        const { refresh } = yield* resolve
        const failed = yield* finish(stage.lab, Effect.result(refresh ?? Effect.die("It cannot be refreshed")))
        check(Result.isFailure(failed), "The refresh must fail")
        checkEqual((yield* stage.lab.requests) - before, 1, "requests")
        checkEqual(Redacted.value((yield* resolved).accessToken), "before", "the access token")
      })
    )
  ]
}

/**
 * Runs an effect to its end, letting sockets work and time pass. Dies when it does not end.
 */
export const finish = <A, E, R>(
  lab: Pick<TokenEndpointLab, "turn">,
  effect: Effect.Effect<A, E, R>
): Effect.Effect<A, E, R> =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(effect)
    for (let round = 1; round <= maxRounds; round++) {
      yield* lab.turn
      const exit = fiber.pollUnsafe()
      if (exit !== undefined) return yield* exit
      // Only what waits for the clock is left after so many turns.
      if (round % turnsPerPause === 0) yield* TestClock.adjust("10 seconds")
    }
    yield* Fiber.interrupt(fiber)
    return yield* Effect.die(new CheckFailed("The adapter does not come to an end"))
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxRounds = 4_000
const turnsPerPause = 200

interface Stage {
  readonly first: Connection
  readonly second: Connection
  readonly refresher: TokenRefresher
  readonly refresh: (
    connection: Pick<StoredCredential, "key" | "refreshToken">
  ) => Effect.Effect<IssuedToken, CredentialsError>
  /** What a refresh fails with. */
  readonly refusal: (connection: Pick<StoredCredential, "key" | "refreshToken">) => Effect.Effect<CredentialsError>
  readonly ownerOf: TokenRefresherUnderTest["Service"]["ownerOf"]
  readonly lifetimeSeconds: number
  readonly secrets: ReadonlyArray<Redacted.Redacted<string>>
  readonly lab: TokenEndpointLab
}

const stageOf = ({ connections, lab, ...under }: TokenRefresherUnderTest["Service"]): Stage => {
  const [first, second] = connections
  const refresh: Stage["refresh"] = ({ key, refreshToken }) =>
    refreshToken === undefined
      ? Effect.die(new Error("There is no refresh token"))
      : finish(lab, under.refresher.refresh(key, refreshToken))
  const refusal: Stage["refusal"] = (connection) =>
    Effect.flatMap(Effect.result(refresh(connection)), (result) => {
      check(Result.isFailure(result), "The refresh must fail")
      return Effect.succeed(result.failure)
    })
  const secrets = [...under.secrets, first.refreshToken]
  return { ...under, first, second, lab, refresh, refusal, secrets }
}

// The credential as it is kept after an answer.
const keep = ({ key, refreshToken }: Pick<StoredCredential, "key" | "refreshToken">, issued: IssuedToken) =>
  new StoredCredential({
    key,
    accessToken: Redacted.make("before"),
    ...(refreshToken === undefined ? {} : { refreshToken }),
    version: 1
  }).rotated(issued, DateTime.makeUnsafe(0))

const checkReconnect = (error: CredentialsError, { key }: Connection): void => {
  check(error.reason._tag === "ReconnectNeeded", `The reason must be ReconnectNeeded, not ${error.reason._tag}`)
  checkEqual([error.reason.vendor, error.reason.account], [key.vendor, key.account], "what the error is about")
  checkEqual(error.remedy, "Connect the account again", "the remedy")
  check(error.message.includes(error.remedy), "The message must say what to do")
  check(!error.isRetryable, "It must not be retryable")
}

// The first connection, resolved and renewed as publishing does it. Its token has expired.
const behindCredentials = Effect.fnUntraced(function* ({ first, refresher }: Stage) {
  const { key, refreshToken } = first
  const context = yield* Layer.build(
    TokenRefreshers.layerEntry(Effect.succeed(refresher)).pipe(Layer.provideMerge(Layer.fresh(Credentials.layerMemory)))
  )
  const actor = new Actor({ organizationId: key.organizationId, memberId: MemberId.make("member"), role: "owner" })
  const expiresAt = yield* DateTime.now
  yield* Context.get(context, CredentialStore).put(
    new StoredCredential({ key, refreshToken, accessToken: Redacted.make("before"), expiresAt, version: 0 })
  )
  const resolved = Context.get(context, Credentials)
    .resolve(key.vendor, key.account)
    .pipe(Effect.provideService(CurrentActor, actor))
  const resolve = Effect.flatMap(resolved, (credential) =>
    Effect.as(
      Effect.sync(() => checkEqual(outlives(credential, expiresAt, Duration.seconds(1)), "no", "whether it lasts")),
      credential
    )
  )
  return { resolve, resolved }
})
