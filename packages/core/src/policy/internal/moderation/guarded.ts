/**
 * One question to a moderation model, whose adapter may be anybody's.
 */
import { Duration, Effect, Schema } from "effect"
import { ModelId } from "../../../models/ModelChoice.ts"
import { BadResponse, ModelError, TimedOut } from "../../../models/ModelError.ts"

/** Fails with a `ModelError` and nothing else: for an adapter that breaks, and for one that gives no answer in time. */
export const guarded = <A, R>(
  model: { readonly id: string },
  question: Effect.Effect<A, ModelError, R>
): Effect.Effect<A, ModelError, R> =>
  question.pipe(
    Effect.catchDefect((defect) => broken(model, defect)),
    Effect.catchIf(
      (error) => !isModelError(error),
      (error) => broken(model, error)
    ),
    Effect.timeoutOrElse({
      duration: mostWaited,
      orElse: () =>
        Effect.fail(new ModelError({ reason: new TimedOut({ model: ModelId.make(model.id), after: mostWaited }) }))
    })
  )

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Longest wait for a moderation model. */
const mostWaited = Duration.seconds(20)

const isModelError = Schema.is(ModelError)

const broken = (model: { readonly id: string }, why: unknown) =>
  Effect.logError("A moderation model's adapter failed unexpectedly", why).pipe(
    Effect.andThen(new ModelError({ reason: new BadResponse({ model: model.id, detail: "the adapter broke" }) }))
  )
