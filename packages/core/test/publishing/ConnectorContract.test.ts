import { type Connector } from "@postwright/core/publishing/Connector"
import { Exchange } from "@postwright/core/publishing/Attempt"
import { ConnectorError, NetworkUnavailable } from "@postwright/core/publishing/ConnectorError"
import { type Outcome } from "@postwright/core/publishing/Outcome"
import { failingTitles } from "@postwright/core/testing/Check"
import * as ConnectorContract from "@postwright/core/testing/publishing/ConnectorContract"
import * as ScriptedNetwork from "@postwright/core/testing/publishing/ScriptedNetwork"
import { suite } from "@postwright/core/testing/vitest"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Duration, Effect, Fiber, Layer, Redacted } from "effect"
import { TestClock } from "effect/testing"

const settle = Duration.minutes(5)

const cases = (
  breakIt: (connector: Connector, lab: ScriptedNetwork.ScriptedLab) => Partial<Connector> = () => ({}),
  options: ScriptedNetwork.ScriptedNetworkOptions = {},
  seen: (lab: ScriptedNetwork.ScriptedLab) => ConnectorContract.NetworkLab = (lab) => lab
) =>
  ConnectorContract.cases(
    Layer.sync(ConnectorContract.ConnectorUnderTest, () => {
      const { connector, lab } = ScriptedNetwork.make({ settle, ...options, advance: TestClock.adjust })
      return {
        connector: { ...connector, ...breakIt(connector, lab) },
        lab: seen(lab),
        account: ScriptedNetwork.scriptedAccount,
        credential: { accessToken: Redacted.make(ScriptedNetwork.scriptedToken) }
      }
    }),
    { canProveAbsence: options.capabilities?.canProveAbsence ?? true, settle }
  )

suite("Connector (scripted)", cases())
suite("Connector (scripted, takes duplicates)", cases(undefined, { refusesDuplicates: false }))

const given = "stops when it is given up: drops the request, sends nothing more and records nothing more"

/** Of each broken connector, titles that must fail: all that contain one of the words. */
const broken: Record<string, readonly [ReturnType<typeof cases>, ReadonlyArray<string>]> = {
  "one that sends the create again when the answer is lost": [
    cases((connector) => ({
      commit: (request, checkpoint) =>
        Effect.flatMap(connector.commit(request, checkpoint), (outcome) =>
          outcome._tag === "Unknown" ? connector.commit(request, checkpoint) : Effect.succeed(outcome)
        )
    })),
    [
      "reports Unknown, and creates once, when the answer is lost (taken-reset)",
      "reports Unknown, and creates once, when it cannot know that nothing was made (overloaded)"
    ]
  ],
  "one that reports Published on a time-out": [
    cases((connector) => ({
      commit: (request, checkpoint) =>
        connector.commit(request, checkpoint).pipe(
          Effect.timeoutOrElse({
            duration: "10 seconds",
            orElse: () => Effect.succeed<Outcome>({ _tag: "Published", parts: [{ index: 0 }] })
          })
        )
    })),
    ["never reports Published, and creates once, when no answer comes in time"]
  ],
  "one that calls a lost answer a rejection": [
    cases((connector) => ({
      commit: (request, checkpoint) =>
        Effect.map(connector.commit(request, checkpoint), (outcome): Outcome =>
          outcome._tag === "Unknown"
            ? { _tag: "Rejected", reason: "refused", message: "failed", remedy: "again", owner: "author" }
            : outcome
        )
    })),
    ["reports Unknown, and creates once, when the answer is lost (taken-reset)"]
  ],
  "one that reconciles by the newest post": [
    cases((_, lab) => ({
      reconcile: () =>
        Effect.map(lab.livePosts, (posts) => ({
          _tag: "Found" as const,
          remoteId: posts.at(-1)?.remoteId ?? "none",
          evidence: "the newest"
        }))
    })),
    [
      "finds the post of an attempt whose answer was lost (taken-reset)",
      "never takes another post for the one that was not made (dropped-reset)",
      "never takes a post for its own that another attempt accounts for"
    ]
  ],
  "one that calls a post absent at once": [
    cases((connector) => ({
      reconcile: (request, checkpoint) =>
        Effect.map(connector.reconcile(request, checkpoint), (seen) =>
          seen._tag === "StillUnknown" ? { _tag: "ProvenAbsent" as const, evidence: "not seen" } : seen
        )
    })),
    ["does not call a post absent while lists may lag behind"]
  ],
  "one that guesses when it cannot read": [
    cases((connector) => ({
      reconcile: (request, checkpoint) =>
        connector
          .reconcile(request, checkpoint)
          .pipe(Effect.orElseSucceed(() => ({ _tag: "ProvenAbsent" as const, evidence: "not seen" })))
    })),
    ["stays in doubt when it cannot read, and fails instead of guessing"]
  ],
  "one that tries the post out in the preflight": [
    cases((connector, lab) => ({
      preflight: (request) => Effect.andThen(lab.writeByHand("A try"), connector.preflight(request))
    })),
    ["makes nothing before the commit"]
  ],
  "one that posts again while it reconciles": [
    cases((connector, lab) => ({
      reconcile: (request, checkpoint) =>
        Effect.andThen(lab.writeByHand(request.part.text), connector.reconcile(request, checkpoint))
    })),
    ["reconciles without making or changing anything"]
  ],
  "one that logs the token": [
    cases((connector) => ({
      begin: (request) =>
        Effect.gen(function* () {
          const url = `https://example.com/?access_token=${Redacted.value(request.credential.accessToken)}`
          const at = yield* DateTime.now
          request.record(new Exchange({ at, method: "GET", url, durationMillis: 0, rateReadings: [] }))
          return yield* connector.begin(request)
        })
    })),
    ["keeps the token out of logs, checkpoints and outcomes"]
  ],
  "one that repeats the token when the network refuses": [
    cases((connector) => ({
      commit: (request, checkpoint) =>
        Effect.map(connector.commit(request, checkpoint), (outcome): Outcome => {
          const words = `POST /?access_token=${Redacted.value(request.credential.accessToken)} failed`
          if (outcome._tag === "Unknown") return { ...outcome, why: words }
          return outcome._tag === "Rejected" ? { ...outcome, message: words } : outcome
        })
    })),
    ["unauthorized", "no-credit", "rate-limited", "overloaded"].map(
      (failure) => `keeps the token out of what it says of a failed create (${failure})`
    )
  ],
  ...Object.fromEntries(
    (
      [
        ["encoded for an address", (token) => encodeURIComponent(token)],
        ["in base64", (token) => btoa(token)],
        ["in base64, one byte into a group", (token) => btoa(`app:${token}`)],
        ["in base64, two bytes into a group", (token) => btoa(`user:${token}`)]
      ] satisfies ReadonlyArray<readonly [string, (token: string) => string]>
    ).map(([how, form]) => [
      `one that repeats the token ${how}`,
      [
        cases((connector) => ({
          commit: (request, checkpoint) =>
            Effect.map(connector.commit(request, checkpoint), (outcome): Outcome => {
              const message = `refused: ${form(Redacted.value(request.credential.accessToken))}`
              return outcome._tag === "Rejected" ? { ...outcome, message } : outcome
            })
        })),
        ["keeps the token out of what it says of a failed create (unauthorized)"]
      ] as const
    ])
  ),
  "one that repeats the token when it cannot read": [
    cases((connector) => ({
      reconcile: (request, checkpoint) =>
        Effect.mapError(connector.reconcile(request, checkpoint), () => {
          const detail = `GET /?access_token=${Redacted.value(request.credential.accessToken)} failed`
          return new ConnectorError({ reason: new NetworkUnavailable({ platform: "x", detail }) })
        })
    })),
    ["keeps the token out of what it says of a failed read"]
  ],
  "one that goes on when it is given up": [
    cases((connector) => ({
      commit: (request, checkpoint) =>
        Effect.flatMap(Effect.forkDetach(connector.commit(request, checkpoint)), Fiber.join)
    })),
    [given]
  ],
  "one that records an answer after it is given up": [
    cases(
      (connector) => ({
        commit: (request, checkpoint) =>
          Effect.flatMap(Effect.forkDetach(connector.commit(request, checkpoint)), Fiber.join)
      }),
      {},
      ({ waiting: _waiting, ...lab }) => lab
    ),
    [given]
  ],
  "one that cannot be stopped": [
    // Only this case: with silence it keeps every caller waiting for ever.
    cases((connector) => ({
      commit: (request, checkpoint) => Effect.uninterruptible(connector.commit(request, checkpoint))
    })).filter(({ title }) => title === given),
    [given]
  ],
  "one that gives up on a slow answer": [
    cases((connector) => ({
      commit: (request, checkpoint) =>
        connector.commit(request, checkpoint).pipe(
          Effect.timeoutOrElse({
            duration: "1 second",
            orElse: () => Effect.succeed<Outcome>({ _tag: "Unknown", checkpoint, why: "slow" })
          })
        )
    })),
    ["waits for a slow answer"]
  ]
}

describe("the suite catches", () => {
  for (const [name, [broken_, titles]] of Object.entries(broken)) {
    it.effect(name, () =>
      Effect.gen(function* () {
        const failing = yield* failingTitles(broken_)
        for (const title of titles) assert.include(failing, title)
      })
    )
  }
})
