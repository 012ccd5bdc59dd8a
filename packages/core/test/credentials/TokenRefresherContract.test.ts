import { CredentialsError, ReconnectNeeded, RefreshUnavailable } from "@postwright/core/credentials/CredentialsError"
import { type TokenRefresher } from "@postwright/core/credentials/TokenRefreshers"
import { failingTitles } from "@postwright/core/testing/Check"
import { scriptedRefresher } from "@postwright/core/testing/credentials/ScriptedTokenEndpoint"
import * as TokenRefresherContract from "@postwright/core/testing/credentials/TokenRefresherContract"
import { suite } from "@postwright/core/testing/vitest"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Redacted, Schedule } from "effect"

suite("TokenRefresher (scripted, in memory)", TokenRefresherContract.cases(scriptedRefresher))

const { TokenRefresherUnderTest } = TokenRefresherContract

/** The titles that fail when the refresher is changed like this; anew for each case. */
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
      ).pipe(Layer.provide(Layer.fresh(scriptedRefresher)))
    )
  )

const unavailable = (vendor: string, account: string, detail: string) =>
  new CredentialsError({ reason: new RefreshUnavailable({ vendor, account, detail }) })

describe("the suite of TokenRefresher catches one", () => {
  it.effect("that invents an expiry where the vendor names none", () =>
    Effect.gen(function* () {
      const titles = yield* failures(
        (refresh) => (key, token) =>
          Effect.map(refresh(key, token), (issued) => ({ expiresInSeconds: 5_184_000, ...issued }))
      )
      assert.deepStrictEqual(titles, ["leaves an unknown expiry unknown"])
    })
  )

  it.effect("that counts the expiry in milliseconds", () =>
    Effect.gen(function* () {
      const titles = yield* failures(
        (refresh) => (key, token) =>
          Effect.map(refresh(key, token), ({ expiresInSeconds, ...issued }) => ({
            ...issued,
            ...(expiresInSeconds === undefined ? {} : { expiresInSeconds: expiresInSeconds * 1_000 })
          }))
      )
      assert.deepStrictEqual(titles, ["renews a token: the vendor takes the new one, for as long as it says"])
    })
  )

  it.effect("that remembers the last answer of the vendor, whoever asks", () =>
    Effect.gen(function* () {
      const titles = yield* failures((refresh) => {
        const remembered: Array<Effect.Success<ReturnType<typeof refresh>>> = []
        return (key, token) =>
          remembered[0] === undefined
            ? Effect.tap(refresh(key, token), (issued) => Effect.sync(() => void remembered.push(issued)))
            : Effect.succeed(remembered[0])
      })
      assert.include(titles, "renews the connection it is asked for, and no other organization's")
    })
  )

  it.effect("that hands on a refresh token of its own where the vendor sends none", () =>
    Effect.gen(function* () {
      const titles = yield* failures(
        (refresh) => (key, token) =>
          Effect.map(refresh(key, token), (issued) => ({
            ...issued,
            refreshToken:
              issued.refreshToken === undefined || Redacted.value(issued.refreshToken) === ""
                ? Redacted.make("none")
                : issued.refreshToken
          }))
      )
      assert.deepStrictEqual(titles, [
        "never lets an empty refresh token replace the one before (no-refresh-token)",
        "never lets an empty refresh token replace the one before (empty-refresh-token)"
      ])
    })
  )

  it.effect("that tries again at once", () =>
    Effect.gen(function* () {
      const titles = yield* failures((refresh) => (key, token) => Effect.retry(refresh(key, token), { times: 2 }))
      for (const answer of ["overloaded", "busy", "lost", "garbled", "echoing"]) {
        assert.include(titles, `sends a refresh token once, also when it fails (${answer})`)
      }
      assert.include(titles, "behind Credentials, leaves the old credential where it was when it fails")
    })
  )

  it.effect("that tries again for ever, with pauses", () =>
    Effect.gen(function* () {
      const titles = yield* failures(
        (refresh) => (key, token) => Effect.retry(refresh(key, token), Schedule.spaced("20 seconds"))
      )
      assert.include(titles, "sends a refresh token once, also when it fails (overloaded)")
      assert.include(titles, "asks a person to connect the account again when the connection was ended")
    })
  )

  it.effect("that takes an ended connection for a passing failure", () =>
    Effect.gen(function* () {
      const titles = yield* failures(
        (refresh) => (key, token) =>
          Effect.mapError(refresh(key, token), () => unavailable(key.vendor, key.account, "it failed"))
      )
      assert.deepStrictEqual(titles, [
        "asks a person to connect the account again when the connection was ended",
        "asks a person to connect the account again when the vendor does not know it"
      ])
    })
  )

  it.effect("that takes a passing failure for the end of the connection", () =>
    Effect.gen(function* () {
      const titles = yield* failures(
        (refresh) => (key, token) =>
          Effect.mapError(
            refresh(key, token),
            () =>
              new CredentialsError({
                reason: new ReconnectNeeded({ vendor: key.vendor, account: key.account, detail: "it failed" })
              })
          )
      )
      assert.deepStrictEqual(
        titles,
        ["overloaded", "busy", "lost"].map(
          (answer) => `says that it can be tried later when no answer could be had (${answer})`
        )
      )
    })
  )

  it.effect("that repeats in its errors what the vendor said", () =>
    Effect.gen(function* () {
      const titles = yield* failures(
        (refresh) => (key, token) =>
          Effect.mapError(refresh(key, token), () =>
            unavailable(key.vendor, key.account, `refused: ${Redacted.value(token)}`)
          )
      )
      for (const answer of ["overloaded", "lost", "garbled", "echoing"]) {
        assert.include(titles, `shows no secret in an error (${answer})`)
      }
    })
  )

  it.effect("that keeps the request on its error, where only an inspector shows it", () =>
    Effect.gen(function* () {
      const titles = yield* failures(
        (refresh) => (key, token) =>
          Effect.mapError(refresh(key, token), (error) => {
            const request = { form: new Map([["refresh_token", Redacted.value(token)]]) }
            Object.defineProperty(error.reason, "request", { enumerable: false, value: request })
            return error
          })
      )
      assert.include(titles, "shows no secret in an error (overloaded)")
      assert.include(titles, "shows no secret in the error of an ended connection, nor in what it issues")
    })
  )

  it.effect("that makes a token of an answer it cannot read", () =>
    Effect.gen(function* () {
      const titles = yield* failures(
        (refresh) => (key, token) =>
          Effect.catch(refresh(key, token), () => Effect.succeed({ accessToken: Redacted.make("undefined") }))
      )
      assert.include(titles, "takes no token from an answer that it cannot read")
      assert.include(titles, "behind Credentials, leaves the old credential where it was when it fails")
    })
  )
})
