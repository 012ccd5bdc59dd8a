/**
 * What a flow body can do that survives a restart. One instance per run, provided by the engine.
 *
 * Every name is used once per run: a second use of a name would silently return the first result, so it pauses the
 * run instead. So does calling any of these from within a step. Defects pause the run and cannot be caught by the
 * body.
 *
 * @since 0.1.0
 */
import { Context, type DateTime, type Effect, type Option, type Scope } from "effect"
import { type FlowRef, type RunId, type Signal, type StepOptions } from "./Flow.ts"
import { type FlowStopped } from "./FlowError.ts"

/** The run as its body sees it. */
export class Durable extends Context.Service<
  Durable,
  {
    readonly runId: RunId

    /**
     * Runs the effect once and records its outcome; a replay returns the record. Typed errors are recorded too.
     * After a crash a step whose record was not yet written runs again: use `CurrentStep.idempotencyKey`.
     */
    readonly step: <A = void, E = never, R = never>(
      name: string,
      options: StepOptions<A, E>,
      effect: Effect.Effect<NoInfer<A>, NoInfer<E>, R>
    ) => Effect.Effect<A, E, Exclude<R, Scope.Scope>>

    /** Waits for the instant, across restarts. The instant of the first call counts; a past one returns at once. */
    readonly sleepUntil: (name: string, at: DateTime.Utc) => Effect.Effect<void>

    /** Waits for the signal, however long. A signal sent earlier is returned at once. */
    readonly waitFor: <A>(signal: Signal<A>) => Effect.Effect<A>

    /** Waits for the signal until the deadline: `None` when it passed first, for good. */
    readonly waitUntil: <A>(signal: Signal<A>, deadline: DateTime.Utc) => Effect.Effect<Option.Option<A>>

    /**
     * Runs another flow within this run and waits for its result. Its key is this run and its own key, and it acts as
     * the same actor. Interrupting this run interrupts it; resuming this run resumes it.
     */
    readonly child: <P, A, E>(flow: FlowRef<P, A, E>, payload: NoInfer<P>) => Effect.Effect<A, E | FlowStopped>

    /** The time when this line was first reached; the same on every replay. */
    readonly now: (name: string) => Effect.Effect<DateTime.Utc>
  }
>()("@postwright/core/flow/Durable") {}
