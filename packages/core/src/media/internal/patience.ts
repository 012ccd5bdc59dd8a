import { Duration, Effect, Schedule } from "effect"
import { type ModelId } from "../../models/ModelChoice.ts"
import { ModelError, TimedOut } from "../../models/ModelError.ts"

/** At most 35 minutes, in which a long recording is heard. Asks again where the vendor was busy or not to be reached; it bills nothing for that. */
export const patiently = <A, R>(
  id: ModelId,
  call: Effect.Effect<A, ModelError, R>,
  timeout = longest
): Effect.Effect<A, ModelError, R> =>
  call.pipe(
    Effect.timeoutOrElse({
      duration: timeout,
      orElse: () => Effect.fail(new ModelError({ reason: new TimedOut({ model: id, after: timeout }) }))
    }),
    Effect.retry({
      times: 2,
      schedule: Schedule.exponential(Duration.seconds(2)),
      while: ({ reason }) => ["Overloaded", "RateLimited", "Unreachable"].includes(reason._tag)
    })
  )

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const longest = Duration.minutes(35)
