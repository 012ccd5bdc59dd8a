/**
 * Lost answers cleared up: the post of an attempt is found, or its absence proven, and nothing is guessed.
 *
 * @since 0.1.0
 */
import { Duration, Effect } from "effect"
import { type Case, check, checkEqual } from "../../../Check.ts"
import { type Scenario } from "./scenario.ts"

/** The cases. */
export const reconcileCases = ({ failing, options, texts: [text, otherText] }: Scenario): ReadonlyArray<Case> => {
  const needsProof = options.canProveAbsence ? undefined : "the network offers no read that proves absence"

  return [
    ...(["taken-silence", "taken-reset", "taken-garbled", "taken-overloaded"] as const).map((failure) =>
      failing(failure, `finds the post of an attempt whose answer was lost (${failure})`, (stage) =>
        Effect.gen(function* () {
          const checkpoint = yield* stage.begin
          yield* stage.commitInTime(checkpoint)
          yield* stage.lab.writeByHand(otherText)
          const seen = yield* stage.reconcileUntilSettled(checkpoint, options.settle)
          const live = yield* stage.lab.livePosts
          check(seen._tag === "Found", `the answer is Found, not ${seen._tag}`)
          const ours = live.find((post) => post.text === text)?.remoteId ?? "none"
          checkEqual(seen.remoteId, ours, "id")
          checkEqual(yield* stage.lab.creates, 1, "create requests")
        })
      )
    ),

    ...(["dropped-silence", "dropped-reset", "overloaded"] as const).map((failure) =>
      failing(failure, `never takes another post for the one that was not made (${failure})`, (stage) =>
        Effect.gen(function* () {
          const checkpoint = yield* stage.begin
          yield* stage.commitInTime(checkpoint)
          yield* stage.lab.writeByHand(otherText)
          const seen = yield* stage.reconcileUntilSettled(checkpoint, options.settle)
          check(seen._tag !== "Found", "nothing is found")
          if (options.canProveAbsence) checkEqual(seen._tag, "ProvenAbsent", "answer")
        })
      )
    ),

    failing("taken-reset", "never takes a post for its own that another attempt accounts for", (stage) =>
      Effect.gen(function* () {
        const checkpoint = yield* stage.begin
        yield* stage.commitInTime(checkpoint)
        const known = (yield* stage.lab.livePosts).map((post) => post.remoteId)
        const seen = yield* stage.reconcileUntilSettled(checkpoint, options.settle, known)
        check(seen._tag !== "Found", "nothing is found")
      })
    ),

    failing(
      "taken-reset",
      "does not call a post absent while lists may lag behind",
      (stage) =>
        Effect.gen(function* () {
          yield* stage.lab.lagLists(Duration.minutes(1))
          const checkpoint = yield* stage.begin
          yield* stage.commitInTime(checkpoint)
          checkEqual((yield* stage.reconcile(checkpoint))._tag, "StillUnknown", "first answer")
          const seen = yield* stage.reconcileUntilSettled(checkpoint, options.settle)
          checkEqual(seen._tag, "Found", "last answer")
        }),
      needsProof
    ),

    failing("taken-reset", "reconciles without making or changing anything", (stage) =>
      Effect.gen(function* () {
        const checkpoint = yield* stage.begin
        yield* stage.commitInTime(checkpoint)
        const before = yield* stage.lab.livePosts
        yield* stage.reconcileUntilSettled(checkpoint, options.settle)
        yield* stage.reconcile(checkpoint)
        checkEqual(yield* stage.lab.livePosts, before, "live posts")
        checkEqual(yield* stage.lab.creates, 1, "create requests")
      })
    ),

    failing("taken-reset", "stays in doubt when it cannot read, and fails instead of guessing", (stage) =>
      Effect.gen(function* () {
        const checkpoint = yield* stage.begin
        yield* stage.commitInTime(checkpoint)
        yield* stage.lab.failNextRead
        const error = yield* Effect.flip(stage.reconcile(checkpoint))
        check(error.isRetryable, "the failure can be retried")
        checkEqual(yield* stage.lab.creates, 1, "create requests")
      })
    )
  ]
}
