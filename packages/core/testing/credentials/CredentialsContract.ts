/**
 * Behaviour that every `Credentials` adapter must have. A test gives the adapter with a vendor, a way to connect
 * accounts, and, where tokens are renewed, the vendor's token endpoint under its control.
 *
 * @since 0.1.0
 */
import { type Credential, CredentialKey, outlives } from "@postwright/core/credentials/Credential"
import { type Credentials } from "@postwright/core/credentials/Credentials"
import { type CredentialsError } from "@postwright/core/credentials/CredentialsError"
import { Actor, CurrentActor, MemberId, OrganizationId } from "@postwright/core/tenancy/Actor"
import { sha256 } from "@postwright/core/text/Digest"
import { Context, DateTime, Duration, Effect, Layer, Redacted, Result } from "effect"
import { TestClock } from "effect/testing"
import { type Case, check, checkEqual } from "../Check.ts"
import { checkHidden } from "./Secrecy.ts"
import { finish, type TokenAnswer, type TokenEndpointLab } from "./TokenRefresherContract.ts"

/** What a person connects an account with. */
export interface ConnectOptions {
  /** Absent: the vendor does not say. */
  readonly lasts?: Duration.Duration
  /** Whether there is a refresh token. */
  readonly isRenewable: boolean
}

/** The adapter and its surroundings. Each case builds the layer anew. */
export class CredentialsUnderTest extends Context.Service<
  CredentialsUnderTest,
  {
    readonly credentials: Credentials["Service"]
    /** The same adapter on the same credentials, as another process has it. */
    readonly peer: Credentials["Service"]
    /** The vendor that accounts are connected at. */
    readonly vendor: string
    /** A person connects an account, or does so again. Returns what `resolve` gives from now on, and all secrets. */
    readonly connect: (
      key: CredentialKey,
      options: ConnectOptions
    ) => Effect.Effect<
      { readonly accessToken: Redacted.Redacted<string>; readonly secrets: ReadonlyArray<Redacted.Redacted<string>> },
      CredentialsError
    >
    /** Absent where the adapter renews nothing. */
    readonly endpoint?: TokenEndpointLab
  }
>()("@postwright/core/testing/credentials/CredentialsUnderTest") {}

/** What the adapter is made to do. */
export interface ContractOptions {
  /** Whether each organization and account has a credential of its own. */
  readonly keepsAccountsApart: boolean
  /** Whether it knows expiries and renews tokens. */
  readonly renews: boolean
}

/** The suite. Time is the test clock's. */
export const cases = <E>(
  layer: Layer.Layer<CredentialsUnderTest, E>,
  options: ContractOptions
): ReadonlyArray<Case> => {
  const define = (title: string, run: (stage: Stage) => Effect.Effect<void, unknown>, skip?: string): Case => ({
    title,
    skip,
    run: Effect.gen(function* () {
      yield* run(stageOf(yield* CredentialsUnderTest, title))
    }).pipe(Effect.provide(Layer.provideMerge(layer, TestClock.layer())))
  })
  const apart = (title: string, run: (stage: Stage) => Effect.Effect<void, unknown>) =>
    define(title, run, options.keepsAccountsApart ? undefined : "one key serves every organization and account")
  const renewing = (title: string, run: (stage: Stage) => Effect.Effect<void, unknown>) =>
    define(title, run, options.renews ? undefined : "it renews nothing")

  return [
    define("resolves what was connected", (stage) =>
      Effect.gen(function* () {
        const { accessToken } = yield* stage.connect(stage.key)
        checkToken(yield* stage.resolve(stage.key), accessToken)
      })
    ),

    apart("keeps organizations apart", (stage) =>
      Effect.gen(function* () {
        const other = change(stage.key, { organizationId: OrganizationId.make(`${stage.key.organizationId}-other`) })
        const { accessToken, secrets } = yield* stage.connect(stage.key)
        const error = yield* stage.refusal(other)
        checkEqual(error.reason._tag, "CredentialNotFound", "the reason for the other organization")
        checkHidden(error, secrets, "The error")
        const others = yield* stage.connect(other)
        checkToken(yield* stage.resolve(other), others.accessToken)
        checkToken(yield* stage.resolve(stage.key), accessToken)
      })
    ),

    apart("does not know an account that was not connected, whatever its name", (stage) =>
      Effect.gen(function* () {
        yield* stage.connect(stage.key)
        for (const account of ["another", `${stage.key.account} `, "default", ...names]) {
          const { reason } = yield* stage.refusal(change(stage.key, { account }))
          check(reason._tag === "CredentialNotFound", `The reason must be CredentialNotFound, not ${reason._tag}`)
          checkEqual([reason.vendor, reason.account], [stage.key.vendor, account], "what the error is about")
        }
      })
    ),

    define("does not know a vendor that nothing was connected at, whatever its name", (stage) =>
      Effect.gen(function* () {
        const { secrets } = yield* stage.connect(stage.key)
        for (const vendor of ["another", stage.key.vendor.toUpperCase(), ...names]) {
          const error = yield* stage.refusal(change(stage.key, { vendor }))
          checkEqual(error.reason._tag, "CredentialNotFound", "the reason")
          check(error.message.includes(error.remedy), "The message must say what to do")
          check(!error.isRetryable, "It must not be retryable")
          checkHidden(error, secrets, "The error")
        }
      })
    ),

    define("leaves an unknown expiry unknown", (stage) =>
      Effect.gen(function* () {
        yield* stage.connect(stage.key)
        yield* TestClock.adjust("3650 days")
        const credential = yield* stage.resolve(stage.key)
        check(credential.expiresAt === undefined, "expiresAt must be absent")
        checkEqual(yield* lasts(credential), "unknown", "whether it lasts")
      })
    ),

    define("offers no refresh of what cannot be renewed", (stage) =>
      Effect.gen(function* () {
        yield* stage.connect(stage.key, { isRenewable: false })
        check((yield* stage.resolve(stage.key)).refresh === undefined, "refresh must be absent")
      })
    ),

    define("shows no secret when a credential is printed", (stage) =>
      Effect.gen(function* () {
        const { secrets } = yield* stage.connect(stage.key)
        const { refresh: _refresh, ...data } = yield* stage.resolve(stage.key)
        checkHidden(data, secrets, "The credential")
      })
    ),

    renewing("does not refresh by itself, and says when the token expires", (stage) =>
      Effect.gen(function* () {
        const { accessToken } = yield* stage.connect(stage.key, expiring)
        yield* TestClock.adjust("1 hour")
        const credential = yield* stage.resolve(stage.key)
        checkToken(credential, accessToken)
        checkEqual(yield* lasts(credential), "no", "whether it lasts")
        checkEqual(yield* stage.endpoint.requests, 0, "requests")
      })
    ),

    renewing("refreshes a token that does not last once for many callers at once", (stage) =>
      Effect.gen(function* () {
        yield* stage.connect(stage.key, expiring)
        const stale = yield* Effect.replicateEffect(stage.resolve(stage.key), 32)
        for (const credential of stale) checkEqual(yield* lasts(credential), "no", "whether the old one lasts")
        const renewed = yield* stage.refreshAll(stale)
        checkEqual(yield* stage.endpoint.requests, 1, "requests")
        const current = yield* stage.resolve(stage.key)
        for (const result of renewed) {
          check(Result.isSuccess(result), "Every caller must get the new one")
          checkToken(result.success, current.accessToken)
          checkEqual(yield* lasts(result.success), "yes", "whether the new one lasts")
        }
      })
    ),

    renewing("refreshes once for callers in two processes at once", (stage) =>
      Effect.gen(function* () {
        yield* stage.connect(stage.key, expiring)
        const stale = yield* Effect.replicateEffect(stage.resolve(stage.key), 8)
        const peers = yield* Effect.replicateEffect(stage.resolveAtPeer(stage.key), 8)
        const renewed = yield* stage.refreshAll([...stale, ...peers])
        checkEqual(renewed.filter(Result.isSuccess).length, 16, "callers that get the new one")
        checkEqual(yield* stage.endpoint.requests, 1, "requests")
      })
    ),

    renewing("gives a caller with an older token the newer one without a refresh", (stage) =>
      Effect.gen(function* () {
        yield* stage.connect(stage.key, expiring)
        const old = yield* stage.resolve(stage.key)
        yield* stage.refresh(yield* stage.resolve(stage.key))
        const newer = yield* stage.refresh(old)
        checkToken(newer, (yield* stage.resolve(stage.key)).accessToken)
        checkEqual(yield* stage.endpoint.requests, 1, "requests")
      })
    ),

    renewing("refreshes one account and leaves the others alone", (stage) =>
      Effect.gen(function* () {
        const other = change(stage.key, { account: "other" })
        yield* stage.connect(stage.key, expiring)
        const { accessToken } = yield* stage.connect(other, expiring)
        yield* stage.refresh(yield* stage.resolve(stage.key))
        checkToken(yield* stage.resolve(other), accessToken)
        yield* stage.refresh(yield* stage.resolve(other))
        checkEqual(yield* stage.endpoint.requests, 2, "requests")
      })
    ),

    renewing("takes an expiry that the vendor no longer tells for unknown", (stage) =>
      Effect.gen(function* () {
        yield* stage.connect(stage.key, expiring)
        yield* stage.endpoint.answerNext("no-expiry")
        const renewed = yield* stage.refresh(yield* stage.resolve(stage.key))
        for (const credential of [renewed, yield* stage.resolve(stage.key)]) {
          checkEqual(yield* lasts(credential), "unknown", "whether it lasts")
        }
      })
    ),

    ...(["no-refresh-token", "empty-refresh-token"] as const).map((answer) =>
      renewing(`never lets an empty refresh token replace the one before (${answer})`, (stage) =>
        Effect.gen(function* () {
          yield* stage.connect(stage.key, expiring)
          yield* stage.endpoint.answerNext(answer)
          const once = yield* stage.refresh(yield* stage.resolve(stage.key))
          const twice = yield* stage.refresh(once)
          checkToken(yield* stage.resolve(stage.key), twice.accessToken)
          checkEqual(yield* stage.endpoint.requests, 2, "requests")
        })
      )
    ),

    renewing("keeps the old credential when a refresh fails, and does not try again by itself", (stage) =>
      Effect.gen(function* () {
        const { accessToken } = yield* stage.connect(stage.key, expiring)
        const old = yield* stage.resolve(stage.key)
        const error = yield* stage.failure(old, "overloaded")
        checkEqual(error.reason._tag, "RefreshUnavailable", "the reason")
        check(error.isRetryable, "It must be retryable")
        yield* TestClock.adjust("1 hour")
        checkEqual(yield* stage.endpoint.requests, 1, "requests")
        checkToken(yield* stage.resolve(stage.key), accessToken)
        // The next one who asks may.
        checkEqual(yield* lasts(yield* stage.refresh(old)), "yes", "whether the new one lasts")
      })
    ),

    renewing("asks a failing vendor once for many callers at once, and tells all of them", (stage) =>
      Effect.gen(function* () {
        yield* stage.connect(stage.key, expiring)
        const stale = yield* Effect.replicateEffect(stage.resolve(stage.key), 32)
        yield* stage.endpoint.answerNext("overloaded")
        const failed = yield* stage.refreshAll(stale)
        checkEqual(yield* stage.endpoint.requests, 1, "requests")
        checkEqual(failed.filter(Result.isFailure).length, 32, "callers that are told")
      })
    ),

    renewing("asks a person to connect the account again when the vendor ended the connection", (stage) =>
      Effect.gen(function* () {
        yield* stage.connect(stage.key, expiring)
        yield* stage.endpoint.revoke(stage.key)
        const { reason, remedy, message, isRetryable } = yield* stage.failure(yield* stage.resolve(stage.key))
        check(reason._tag === "ReconnectNeeded", `The reason must be ReconnectNeeded, not ${reason._tag}`)
        checkEqual([reason.vendor, reason.account], [stage.key.vendor, stage.key.account], "what the error is about")
        checkEqual(remedy, "Connect the account again", "the remedy")
        check(message.includes(remedy), "The message must say what to do")
        check(!isRetryable, "It must not be retryable")
      })
    ),

    renewing("resolves the new connection after a person has connected the account again", (stage) =>
      Effect.gen(function* () {
        yield* stage.connect(stage.key, expiring)
        const old = yield* stage.resolve(stage.key)
        yield* stage.endpoint.revoke(stage.key)
        yield* stage.failure(old)
        const { accessToken } = yield* stage.connect(stage.key, expiring)
        checkToken(yield* stage.resolve(stage.key), accessToken)
        // One who still holds the old one is given the new one, not an error.
        checkToken(yield* stage.refresh(old), accessToken)
      })
    ),

    ...(["overloaded", "lost", "garbled", "echoing"] as const).map((answer) =>
      renewing(`shows no secret in the error of a failed refresh (${answer})`, (stage) =>
        Effect.gen(function* () {
          const { secrets } = yield* stage.connect(stage.key, expiring)
          checkHidden(yield* stage.failure(yield* stage.resolve(stage.key), answer), secrets, "The error")
        })
      )
    )
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Names that a plain object has without being given them.
const names = ["toString", "constructor", "__proto__"]

const expiring: ConnectOptions = { lasts: Duration.minutes(1), isRenewable: true }

interface Stage {
  /** An account of the case's own organization. */
  readonly key: CredentialKey
  readonly connect: (
    key: CredentialKey,
    options?: ConnectOptions
  ) => ReturnType<CredentialsUnderTest["Service"]["connect"]>
  readonly resolve: (key: CredentialKey) => Effect.Effect<Credential, CredentialsError>
  readonly resolveAtPeer: (key: CredentialKey) => Effect.Effect<Credential, CredentialsError>
  /** What resolving fails with. */
  readonly refusal: (key: CredentialKey) => Effect.Effect<CredentialsError>
  readonly refresh: (credential: Credential) => Effect.Effect<Credential, CredentialsError>
  readonly refreshAll: (
    credentials: ReadonlyArray<Credential>
  ) => Effect.Effect<ReadonlyArray<Result.Result<Credential, CredentialsError>>>
  /** What a refresh fails with, after the endpoint was told what to answer. */
  readonly failure: (credential: Credential, answer?: TokenAnswer) => Effect.Effect<CredentialsError>
  readonly endpoint: TokenEndpointLab
}

const stageOf = (under: CredentialsUnderTest["Service"], title: string): Stage => {
  const endpoint = under.endpoint ?? noEndpoint
  const organizationId = OrganizationId.make(`suite-${sha256(title).slice(0, 16)}`)
  const resolveBy = (credentials: Credentials["Service"]) => (key: CredentialKey) =>
    credentials
      .resolve(key.vendor, key.account)
      .pipe(
        Effect.provideService(
          CurrentActor,
          new Actor({ organizationId: key.organizationId, memberId: MemberId.make("member"), role: "publisher" })
        )
      )
  const resolve = resolveBy(under.credentials)
  const renewal = ({ refresh }: Credential) => refresh ?? Effect.die(new Error("refresh must be there"))
  const refreshAll: Stage["refreshAll"] = (credentials) =>
    finish(
      endpoint,
      Effect.forEach(credentials, (credential) => Effect.result(renewal(credential)), { concurrency: "unbounded" })
    )
  return {
    key: new CredentialKey({ organizationId, vendor: under.vendor, account: "main" }),
    connect: (key, options = { isRenewable: true }) => under.connect(key, options),
    resolve,
    resolveAtPeer: resolveBy(under.peer),
    refusal: (key) => failureOf(Effect.result(resolve(key))),
    refresh: (credential) => finish(endpoint, renewal(credential)),
    refreshAll,
    failure: Effect.fnUntraced(function* (credential, answer) {
      if (answer !== undefined) yield* endpoint.answerNext(answer)
      return yield* failureOf(finish(endpoint, Effect.result(renewal(credential))))
    }),
    endpoint
  }
}

const noEndpoint: TokenEndpointLab = {
  answerNext: () => Effect.die(new Error("There is no endpoint")),
  revoke: () => Effect.die(new Error("There is no endpoint")),
  requests: Effect.succeed(0),
  turn: Effect.yieldNow
}

const failureOf = <A, E>(effect: Effect.Effect<Result.Result<A, E>>): Effect.Effect<E> =>
  Effect.map(effect, (result) => {
    check(Result.isFailure(result), "It must fail")
    return result.failure
  })

const change = (key: CredentialKey, fields: Partial<Pick<CredentialKey, "organizationId" | "vendor" | "account">>) =>
  new CredentialKey({ ...key, ...fields })

// Whether it lasts as long as publishing a post would need.
const lasts = (credential: Credential) =>
  Effect.map(DateTime.now, (now) => outlives(credential, now, Duration.minutes(5)))

// The message holds no token, for a failing case is printed.
const checkToken = (credential: Credential, expected: Redacted.Redacted<string>): void => {
  check(
    Redacted.value(credential.accessToken) === Redacted.value(expected),
    "The access token must be the expected one"
  )
}
