/**
 * The way of one post: made once, reported as what came of it, and dropped when it is given up.
 *
 * @since 0.1.0
 */
import { Outcome } from "@postwright/core/publishing/Outcome"
import { DateTime, Duration, Effect, Fiber, Option, Schema } from "effect"
import { type Case, check, checkEqual } from "../../../Check.ts"
import { type Scenario, throughJson } from "./scenario.ts"

/** The cases. */
export const commitCases = ({ define, failing }: Scenario): ReadonlyArray<Case> => [
  define("makes one post live and returns its id", ({ lab, begin, commit }) =>
    Effect.gen(function* () {
      const outcome = yield* commit(yield* begin)
      check(outcome._tag === "Published", `the outcome is Published, not ${outcome._tag}`)
      const live = yield* lab.livePosts
      checkEqual(live.length, 1, "live posts")
      checkEqual(outcome.parts[0]?.remoteId, live[0]?.remoteId, "id")
      checkEqual(yield* lab.creates, 1, "create requests")
    })
  ),

  define("makes nothing before the commit", ({ lab, preflight, begin, request, connector }) =>
    Effect.gen(function* () {
      yield* preflight
      const checkpoint = yield* begin
      yield* connector.transfer(request, checkpoint)
      checkEqual(yield* lab.creates, 0, "create requests")
      checkEqual((yield* lab.livePosts).length, 0, "live posts")
    })
  ),

  define("says whose profile the token belongs to", ({ preflight, account }) =>
    Effect.gen(function* () {
      const report = yield* preflight
      checkEqual(report.remoteUserId, account.remoteUserId, "profile")
    })
  ),

  define("keeps checkpoint and outcome as JSON", ({ begin, commit }) =>
    Effect.gen(function* () {
      const checkpoint = yield* begin
      checkEqual(throughJson(checkpoint), checkpoint, "checkpoint")
      const outcome = yield* commit(checkpoint)
      const decoded = yield* Schema.decodeUnknownEffect(Outcome)(
        throughJson(yield* Schema.encodeUnknownEffect(Outcome)(outcome))
      )
      checkEqual(decoded._tag, outcome._tag, "outcome")
    })
  ),

  ...(["taken-reset", "taken-garbled", "taken-overloaded"] as const).map((failure) =>
    failing(failure, `reports Unknown, and creates once, when the answer is lost (${failure})`, (stage) =>
      Effect.gen(function* () {
        const outcome = yield* stage.commit(yield* stage.begin)
        checkEqual(outcome._tag, "Unknown", "outcome")
        checkEqual(yield* stage.lab.creates, 1, "create requests")
      })
    )
  ),

  ...(["dropped-reset", "overloaded"] as const).map((failure) =>
    failing(
      failure,
      `reports Unknown, and creates once, when it cannot know that nothing was made (${failure})`,
      (stage) =>
        Effect.gen(function* () {
          const outcome = yield* stage.commit(yield* stage.begin)
          checkEqual(outcome._tag, "Unknown", "outcome")
          checkEqual(yield* stage.lab.creates, 1, "create requests")
        })
    )
  ),

  failing("taken-silence", "never reports Published, and creates once, when no answer comes in time", (stage) =>
    Effect.gen(function* () {
      const outcome = yield* stage.commitInTime(yield* stage.begin)
      const tag = Option.match(outcome, { onNone: () => "Unknown", onSome: ({ _tag }) => _tag })
      checkEqual(tag, "Unknown", "outcome")
      checkEqual(yield* stage.lab.creates, 1, "create requests")
    })
  ),

  ...(
    [
      ["unauthorized", "credential-rejected"],
      ["no-credit", "credits-depleted"],
      ["rate-limited", "rate-limited"]
    ] as const
  ).map(([failure, reason]) =>
    failing(failure, `reports what the network refuses (${failure})`, (stage) =>
      Effect.gen(function* () {
        const outcome = yield* stage.commit(yield* stage.begin)
        check(outcome._tag === "Rejected", `the outcome is Rejected, not ${outcome._tag}`)
        checkEqual(outcome.reason, reason, "reason")
        check(outcome.message !== "" && outcome.remedy !== "", "message and remedy are there")
        checkEqual(yield* stage.lab.creates, 1, "create requests")
        checkEqual((yield* stage.lab.livePosts).length, 0, "live posts")
      })
    )
  ),

  failing("rate-limited", "says when the network takes posts again", (stage) =>
    Effect.gen(function* () {
      const outcome = yield* stage.commit(yield* stage.begin)
      check(outcome._tag === "Rejected" && outcome.owner === "worker", "a worker can mend it by waiting")
      check(
        outcome.retryAt !== undefined && DateTime.isGreaterThan(outcome.retryAt, yield* DateTime.now),
        "the time is in the future"
      )
    })
  ),

  define("reports a text that the network already has, or makes a second post of it, but never an error", (stage) =>
    Effect.gen(function* () {
      yield* stage.commit(yield* stage.begin)
      const again = yield* stage.commit(yield* stage.begin)
      const live = (yield* stage.lab.livePosts).length
      if (live === 1) {
        check(again._tag === "Rejected" && again.reason === "duplicate-content", "it is refused as a duplicate")
      } else checkEqual(again._tag, "Published", "outcome")
    })
  ),

  failing("slow", "waits for a slow answer", (stage) =>
    Effect.gen(function* () {
      const fiber = yield* Effect.forkChild(stage.commit(yield* stage.begin))
      yield* stage.lab.arrived(1)
      yield* stage.lab.advance(Duration.millis(stage.connector.capabilities.commitTimeoutMillis / 2))
      checkEqual((yield* Fiber.join(fiber))._tag, "Published", "outcome")
      checkEqual(yield* stage.lab.creates, 1, "create requests")
    })
  ),

  failing(
    "slow",
    "stops when it is given up: drops the request, sends nothing more and records nothing more",
    (stage) =>
      Effect.gen(function* () {
        const { lab, log, connector } = stage
        // On its own, so that one that cannot be stopped does not stop the suite.
        const fiber = yield* Effect.forkDetach(stage.commit(yield* stage.begin))
        yield* lab.arrived(1)
        const stopping = yield* Effect.forkChild(Fiber.interrupt(fiber).pipe(Effect.timeoutOption("1 second")))
        yield* lab.advance(Duration.seconds(1))
        check(Option.isSome(yield* Fiber.join(stopping)), "it stops at once")
        if (lab.waiting !== undefined) checkEqual(yield* lab.waiting, 0, "requests that wait for an answer")
        const recorded = log.length
        yield* lab.advance(Duration.millis(connector.capabilities.commitTimeoutMillis))
        checkEqual(log.length, recorded, "recorded exchanges")
        checkEqual(yield* lab.creates, 1, "create requests")
      })
  )
]
