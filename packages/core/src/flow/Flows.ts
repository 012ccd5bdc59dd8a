/**
 * Starts and steers flow runs: one instance per process, whatever the engine.
 *
 * The tenant is part of every run's id: the organization of the `CurrentActor`. Another organization's run is
 * `RunNotFound`. Permissions are checked by the use cases that call this, not here. A run's body acts as the actor
 * that first started it, as recorded then.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer, type Scope } from "effect"
import { type CurrentActor } from "../tenancy/Actor.ts"
import { type Durable } from "./Durable.ts"
import { type Flow, type FlowRef, type RunId, type RunStatus, type Signal } from "./Flow.ts"
import { type FlowError, type FlowStopped } from "./FlowError.ts"

/** What the engine provides to a body. */
export type ProvidedToFlow = Durable | CurrentActor | Scope.Scope

/** Use `Flows.layer(flow)` to register, then `run`, or `start` and `result`. */
export class Flows extends Context.Service<
  Flows,
  {
    /**
     * Makes the flow runnable in this process until the scope closes; its live runs then stop where they stand and
     * stay unfinished. Registering the same object again is harmless; another flow of the same name and version fails
     * with `FlowAlreadyRegistered`.
     */
    readonly register: <P, A, E, R>(
      flow: Flow<P, A, E, R>
    ) => Effect.Effect<void, FlowError, Scope.Scope | Exclude<R, ProvidedToFlow>>

    /**
     * Starts the run of this payload's key, or goes on with it where it stood. A finished, interrupted or paused run
     * is left as it is. Returns once the start is durable.
     * Fails with `FlowNotRegistered`, `PayloadChanged`, `InvalidPayload`, `InvalidRunKey`, `RecordTooLarge`,
     * `JournalUnavailable`.
     */
    readonly start: <P, A, E>(
      flow: FlowRef<P, A, E>,
      payload: NoInfer<P>
    ) => Effect.Effect<RunId, FlowError, CurrentActor>

    /** Waits until the run ends or stands still, and returns its result. Interrupting the wait leaves the run alone. */
    readonly result: <P, A, E>(
      flow: FlowRef<P, A, E>,
      runId: RunId
    ) => Effect.Effect<A, E | FlowStopped | FlowError, CurrentActor>

    /** `start`, then `result`. */
    readonly run: <P, A, E>(
      flow: FlowRef<P, A, E>,
      payload: NoInfer<P>
    ) => Effect.Effect<A, E | FlowStopped | FlowError, CurrentActor>

    /** Where the run stands now. `Running` also covers a run that waits, and an unfinished one that nobody went on with. */
    readonly status: <P, A, E>(
      flow: FlowRef<P, A, E>,
      runId: RunId
    ) => Effect.Effect<RunStatus<A, E>, FlowError, CurrentActor>

    /**
     * Delivers a value to the run, before or while it waits, durably. The first value of a name counts: an equal one
     * again changes nothing, another fails with `SignalConflict`; one for an ended run with `RunEnded`.
     */
    readonly signal: <A>(
      runId: RunId,
      signal: Signal<A>,
      value: NoInfer<A>
    ) => Effect.Effect<void, FlowError, CurrentActor>

    /** Ends the run and its unfinished children as `Interrupted`. An ended run stays as it is. */
    readonly interrupt: (runId: RunId) => Effect.Effect<void, FlowError, CurrentActor>

    /**
     * Stops the run and its unfinished children where they stand, as `Paused` with the code `run-stopped`: what is
     * finished is kept, and `resume` goes on. A step under way is interrupted and runs again then. An ended or paused
     * run stays as it is.
     */
    readonly pause: (runId: RunId) => Effect.Effect<void, FlowError, CurrentActor>

    /** Goes on with a paused run and its paused children. A run that is not paused stays as it is. */
    readonly resume: (runId: RunId) => Effect.Effect<void, FlowError, CurrentActor>

    /**
     * Goes on with the unfinished runs of all organizations whose flow is registered, and returns how many. For
     * workers, once, after all flows are registered. Paused runs stay paused.
     */
    readonly recover: Effect.Effect<number, FlowError>
  }
>()("@postwright/core/flow/Flows") {
  /** Registers a flow for as long as the layer lives. Flows have no common supertype: merge one layer per flow. */
  static readonly layer = <P, A, E, R>(
    flow: Flow<P, A, E, R>
  ): Layer.Layer<never, FlowError, Flows | Exclude<R, ProvidedToFlow>> =>
    Layer.effectDiscard(Effect.flatMap(Flows, (flows) => flows.register(flow)))
}
