/**
 * A flow: work of many steps that survives a restart. Its body is written once against `Durable`
 * and runs on any engine.
 *
 * A body is deterministic: between steps only synchronous code; time through `Durable.now`; time-outs inside a
 * step, never around it. A changed body is a new `version`, unless it only adds steps that older runs can do without or do
 * late; then histories of older runs are tests of it.
 *
 * @since 0.1.0
 */
import { Context, type Effect, Schema, type Schedule } from "effect"

/** Identifies a run. Readable and derived: `<organization>/<flow>.v<version>/<key>`, a child appends `><flow>.v<version>/<key>`. */
export const RunId = Schema.NonEmptyString.check(Schema.isMaxLength(1000)).pipe(Schema.brand("RunId"))
export type RunId = typeof RunId.Type

/** What crosses the journal: needs no services; its JSON form is derived by `Schema.toCodecJson`. */
export type Codec<A> = Schema.Codec<A, unknown>

/** What callers and parents need to know of a flow: enough to start it, not to run it. */
export interface FlowRef<P, A, E> {
  /** Lower-case letters, digits and dashes, such as `campaign` or `publish-post`. */
  readonly name: string
  /** Counts up from 1 with every change of the body that an unfinished run could notice. */
  readonly version: number
  readonly payload: Codec<P>
  readonly success: Codec<A>
  /** `Schema.Never` for a flow that cannot fail. */
  readonly error: Codec<E>
  /**
   * Names the run within organization, flow and version (for a child: within its parent's run). The same key again
   * is the same run; the same key with another payload fails with `PayloadChanged`.
   */
  idempotencyKey(payload: P): string
}

/** A flow with its body. The engine provides `Durable`, `CurrentActor` (who started it) and a `Scope`. */
export interface Flow<P, A, E, R> extends FlowRef<P, A, E> {
  readonly run: (payload: P) => Effect.Effect<A, E, R>
}

/** A named value that a run waits for, such as an approval. Sent by `Flows.signal`. */
export interface Signal<A> {
  readonly name: string
  readonly schema: Codec<A>
}

/** Retries within one step. Attempts are not recorded: they start over after a crash. @default no retry */
export interface RetryPolicy<E> {
  /** Retries after the first attempt. */
  readonly times?: number
  readonly while?: (error: E) => boolean
  readonly schedule?: Schedule.Schedule<unknown, E>
}

/** How a step's outcome is recorded. Without `success` its value is dropped; without `error` it cannot fail. */
export interface StepOptions<A, E> {
  readonly success?: Codec<A>
  readonly error?: Codec<E>
  readonly retry?: RetryPolicy<E>
}

/** The step that is running. */
export interface StepInfo {
  readonly runId: RunId
  readonly step: string
  /** Counts from 1 and starts over after a crash. */
  readonly attempt: number
  /** The same for every attempt, also after a crash: 64 hex characters. What a step sends to the world carries it. */
  readonly idempotencyKey: string
}

/** The step that the code runs in; `undefined` outside of one. Steps run at least once, so effects on the world need it. */
export const CurrentStep = Context.Reference<StepInfo | undefined>("@postwright/core/flow/CurrentStep", {
  defaultValue: () => undefined
})

/** The largest record (payload, result, error, signal value) in bytes of UTF-8 JSON. Bytes belong in the object store. */
export const RecordLimitBytes = Context.Reference<number>("@postwright/core/flow/RecordLimitBytes", {
  defaultValue: () => 256 * 1024
})

/** Why a run stands still: plain data from the defect that stopped it. */
export class RunProblem extends Schema.Class<RunProblem>("@postwright/core/flow/RunProblem")({
  /** What happened. */
  message: Schema.String,
  /** Stable code of the failure, where it had one. */
  code: Schema.optionalKey(Schema.String),
  /** What to do, where the failure said it. */
  remedy: Schema.optionalKey(Schema.String)
}) {}

/**
 * Where a run stands. `Succeeded`, `Failed` and `Interrupted` are final. `Paused`: a defect stopped it; its finished
 * steps are kept and `Flows.resume` goes on from there. One that a failing journal stopped is paused in its process
 * alone: the next one goes on with it.
 */
export type RunStatus<A, E> =
  | { readonly _tag: "Running" }
  | { readonly _tag: "Succeeded"; readonly value: A }
  | { readonly _tag: "Failed"; readonly error: E }
  | { readonly _tag: "Interrupted" }
  | { readonly _tag: "Paused"; readonly problem: RunProblem }
