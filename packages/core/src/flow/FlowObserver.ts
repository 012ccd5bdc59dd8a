/**
 * Progress of runs, for displays and logs.
 *
 * Ids are deterministic, and after a crash an event may come again under the same id: observers upsert. Events are
 * not the record of what happened; the journal is.
 *
 * @since 0.1.0
 */
import { Context, type DateTime, Effect } from "effect"
import { type RunId, type RunProblem } from "./Flow.ts"

interface EventBase {
  /** The same whenever the same thing happens again. */
  readonly id: string
  readonly runId: RunId
  /** Name and version: `campaign.v1`. */
  readonly flow: string
  readonly at: DateTime.Utc
}

/** What happens to a run. `RunStarted`, `Waiting` and `RunEnded` repeat per replay; steps do not. */
export type FlowEvent =
  | (EventBase & { readonly _tag: "RunStarted" })
  | (EventBase & { readonly _tag: "StepStarted"; readonly step: string })
  | (EventBase & { readonly _tag: "StepFinished"; readonly step: string; readonly outcome: "succeeded" | "failed" })
  /** `name` is the timer, the signal, or the child's run id. */
  | (EventBase & { readonly _tag: "Waiting"; readonly for: "timer" | "signal" | "child"; readonly name: string })
  | (EventBase & { readonly _tag: "RunPaused"; readonly problem: RunProblem })
  | (EventBase & { readonly _tag: "RunEnded"; readonly outcome: "succeeded" | "failed" | "interrupted" })

/** Told of every event. Provided to the layers that register flows, not to the caller. What it dies of is logged and ignored. */
export const FlowObserver = Context.Reference<(event: FlowEvent) => Effect.Effect<void>>(
  "@postwright/core/flow/FlowObserver",
  { defaultValue: () => () => Effect.void }
)
