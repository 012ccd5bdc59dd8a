/**
 * The token in nothing that a connector says, records or leaves behind.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { type Case, check } from "../../../Check.ts"
import { checkHidden } from "../../../credentials/Secrecy.ts"
import { type Scenario } from "./scenario.ts"

/** The cases. */
export const secrecyCases = ({ failing, options }: Scenario): ReadonlyArray<Case> => [
  ...(["unauthorized", "no-credit", "rate-limited", "overloaded"] as const).map((failure) =>
    failing(failure, `keeps the token out of what it says of a failed create (${failure})`, (stage) =>
      Effect.gen(function* () {
        const outcome = yield* stage.commit(yield* stage.begin)
        check(outcome._tag !== "Published", "it is not published")
        checkHidden([outcome, stage.log], [stage.credential.accessToken], "What is said")
      })
    )
  ),

  failing("taken-reset", "keeps the token out of what it says of a failed read", (stage) =>
    Effect.gen(function* () {
      const checkpoint = yield* stage.begin
      yield* stage.commitInTime(checkpoint)
      yield* stage.lab.failNextRead
      const error = yield* Effect.flip(stage.reconcile(checkpoint))
      checkHidden(error, [stage.credential.accessToken], "The failure")
      checkHidden(stage.log, [stage.credential.accessToken], "The log")
    })
  ),

  failing("taken-reset", "keeps the token out of logs, checkpoints and outcomes", (stage) =>
    Effect.gen(function* () {
      yield* stage.preflight
      const checkpoint = yield* stage.begin
      const outcome = yield* stage.commit(checkpoint)
      const seen = yield* stage.reconcileUntilSettled(checkpoint, options.settle)
      checkHidden([stage.log, checkpoint, outcome, seen], [stage.credential.accessToken], "What is kept")
      check(stage.log.length >= 2, "requests are recorded")
    })
  )
]
