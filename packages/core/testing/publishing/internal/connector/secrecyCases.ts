/**
 * The token in nothing that a connector says, records or leaves behind.
 *
 * @since 0.1.0
 */
import { Effect, Redacted } from "effect"
import { type Case, check } from "../../../Check.ts"
import { type Scenario, type Stage } from "./scenario.ts"

/** The cases. */
export const secrecyCases = ({ failing, options }: Scenario): ReadonlyArray<Case> => [
  ...(["unauthorized", "no-credit", "rate-limited", "overloaded"] as const).map((failure) =>
    failing(failure, `keeps the token out of what it says of a failed create (${failure})`, (stage) =>
      Effect.gen(function* () {
        const outcome = yield* stage.commit(yield* stage.begin)
        check(outcome._tag !== "Published", "it is not published")
        checkTokenAbsent(stage, outcome, stage.log)
      })
    )
  ),

  failing("taken-reset", "keeps the token out of what it says of a failed read", (stage) =>
    Effect.gen(function* () {
      const checkpoint = yield* stage.begin
      yield* stage.commitInTime(checkpoint)
      yield* stage.lab.failNextRead
      const error = yield* Effect.flip(stage.reconcile(checkpoint))
      const { code, message, remedy, stack } = error
      checkTokenAbsent(stage, error, { code, message, remedy, stack, text: String(error) }, stage.log)
    })
  ),

  failing("taken-reset", "keeps the token out of logs, checkpoints and outcomes", (stage) =>
    Effect.gen(function* () {
      yield* stage.preflight
      const checkpoint = yield* stage.begin
      const outcome = yield* stage.commit(checkpoint)
      const seen = yield* stage.reconcileUntilSettled(checkpoint, options.settle)
      checkTokenAbsent(stage, stage.log, checkpoint, outcome, seen)
      check(stage.log.length >= 2, "requests are recorded")
    })
  )
]

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const checkTokenAbsent = ({ credential }: Stage, ...values: ReadonlyArray<unknown>): void => {
  const token = Redacted.value(credential.accessToken)
  const said = JSON.stringify(values)
  for (const form of [token, encodeURIComponent(token), JSON.stringify(token).slice(1, -1)]) {
    check(!said.includes(JSON.stringify(form).slice(1, -1)), "the token is nowhere")
  }
}
