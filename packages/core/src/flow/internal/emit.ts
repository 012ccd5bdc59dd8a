/**
 * Tells the observer. What it dies of never reaches the run.
 *
 * @since 0.1.0
 */
import { DateTime, Effect } from "effect"
import { type FlowEvent, FlowObserver } from "../FlowObserver.ts"

type Details<Event> = Event extends unknown ? Omit<Event, "id" | "at"> : never

/** Completes the event by time and deterministic id, and hands it over. */
export const emit = (details: Details<FlowEvent>): Effect.Effect<void> =>
  Effect.gen(function* () {
    const observer = yield* FlowObserver
    yield* observer({ ...details, id: idOf(details), at: yield* DateTime.now } as FlowEvent)
  }).pipe(
    Effect.catchCause((cause) => Effect.logWarning("A flow observer failed", cause)),
    Effect.uninterruptible
  )

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const idOf = (details: Details<FlowEvent>): string => {
  const name = "step" in details ? details.step : "for" in details ? `${details.for}:${details.name}` : ""
  return `${details.runId}#${details._tag}${name === "" ? "" : `:${name}`}`
}
