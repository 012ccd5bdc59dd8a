/**
 * What every engine shares: codecs, name claims, retries, limits, events, tenancy. An engine's own part
 * memoises JSON by name (`EngineBackend`), so that a new one is small.
 *
 * @since 0.1.0
 */
import { type DateTime, Effect, Option, type Schema, type Scope } from "effect"
import { type Actor, CurrentActor } from "../tenancy/Actor.ts"
import { type Codec, type Flow, type FlowRef, type RunId, RunProblem, type RunStatus } from "./Flow.ts"
import { FlowError, RunNotFound } from "./FlowError.ts"
import { Flows, type ProvidedToFlow } from "./Flows.ts"
import { makeBody } from "./internal/body.ts"
import { unwrap } from "./internal/durable.ts"
import { decode, encode } from "./internal/record.ts"
import { flowTag, isOwnedBy, isRunOf, runIdFor } from "./internal/runKey.ts"

/** How a body ended, encoded. */
export type BodyOutcome = { readonly _tag: "Succeeded" | "Failed"; readonly value: Schema.Json }

/** How a run ended or why it stands still, encoded. */
export type Outcome =
  | BodyOutcome
  | { readonly _tag: "Interrupted" }
  | { readonly _tag: "Paused"; readonly problem: RunProblem }

/** One run, as an engine offers it to the shared part. Names are unique per kind. */
export interface RunBackend {
  readonly runId: RunId
  /** Who first started the run. */
  readonly actor: Actor
  /** The recorded value of this name, or what `body` returns, once that is durable. */
  readonly memo: (name: string, body: Effect.Effect<Schema.Json>) => Effect.Effect<Schema.Json>
  /** Runs `parked` only when it has to wait. The first `at` of a name counts. */
  readonly sleepUntil: (name: string, at: DateTime.Utc, parked: Effect.Effect<void>) => Effect.Effect<void>
  readonly awaitSignal: (name: string, parked: Effect.Effect<void>) => Effect.Effect<Schema.Json>
  /** `None`, for good, when the deadline passed before the signal came. */
  readonly awaitSignalUntil: (
    name: string,
    deadline: DateTime.Utc,
    parked: Effect.Effect<void>
  ) => Effect.Effect<Option.Option<Schema.Json>>
  /** Starts the child or goes on with it, and waits. What stopped it is recorded until this run is resumed. */
  readonly child: (
    child: { readonly flow: string; readonly runId: RunId; readonly payload: Schema.Json },
    parked: Effect.Effect<void>
  ) => Effect.Effect<Outcome>
  /** Stops the run where it stands. Never returns, and the body cannot go on. */
  readonly pause: (problem: RunProblem) => Effect.Effect<never>
}

/** A flow as an engine runs it: free of types, needing nothing. */
export interface FlowBody {
  /** Runs or replays the body. Defects have gone to `RunBackend.pause`. */
  readonly run: (run: RunBackend, payload: Schema.Json) => Effect.Effect<BodyOutcome>
  /** To be called once the run's end or pause is durable: tells the observer. */
  readonly settled: (runId: RunId, outcome: Outcome) => Effect.Effect<void>
}

/** An engine's own part. Free of types: flows are tags such as `campaign.v1`, values are JSON. */
export interface EngineBackend {
  /** `identity` is the flow object: the same one again is harmless, another fails with `FlowAlreadyRegistered`. */
  readonly register: (flow: string, identity: object, body: FlowBody) => Effect.Effect<void, FlowError, Scope.Scope>
  readonly start: (run: {
    readonly flow: string
    readonly runId: RunId
    readonly payload: Schema.Json
    readonly actor: Actor
  }) => Effect.Effect<void, FlowError>
  /** Waits until the run ends or stands still. */
  readonly result: (flow: string, runId: RunId) => Effect.Effect<Outcome, FlowError>
  /** `None` while it runs. Fails with `RunNotFound` where the engine can tell. */
  readonly poll: (flow: string, runId: RunId) => Effect.Effect<Option.Option<Outcome>, FlowError>
  readonly signal: (runId: RunId, name: string, value: Schema.Json) => Effect.Effect<void, FlowError>
  readonly interrupt: (runId: RunId) => Effect.Effect<void, FlowError>
  readonly pause: (runId: RunId, problem: RunProblem) => Effect.Effect<void, FlowError>
  readonly resume: (runId: RunId) => Effect.Effect<void, FlowError>
  /** Engines that recover by themselves return 0. */
  readonly recover: Effect.Effect<number, FlowError>
}

/** The `Flows` service over an engine's own part. */
export const makeFlows = (backend: EngineBackend): Flows["Service"] => {
  const register = Effect.fnUntraced(function* <P, A, E, R>(
    flow: Flow<P, A, E, R>
  ): Effect.fn.Return<void, FlowError, Scope.Scope | Exclude<R, ProvidedToFlow>> {
    const context = yield* Effect.context<Exclude<R, ProvidedToFlow>>()
    yield* backend.register(flowTag(flow), flow, makeBody(flow, context))
  })

  const start = Effect.fn("Flows.start")(function* <P, A, E>(flow: FlowRef<P, A, E>, payload: P) {
    const actor = yield* CurrentActor
    const runId = yield* runIdFor(flow, payload, actor)
    const json = yield* encodeOrFail(flowTag(flow), flow.payload, payload)
    yield* backend.start({ flow: flowTag(flow), runId, payload: json, actor })
    return runId
  })

  const result = Effect.fn("Flows.result")(function* <P, A, E>(flow: FlowRef<P, A, E>, runId: RunId) {
    yield* requireOwn(runId, flowTag(flow))
    return yield* unwrap(flow, runId, yield* backend.result(flowTag(flow), runId))
  })

  const run = <P, A, E>(flow: FlowRef<P, A, E>, payload: P) =>
    Effect.flatMap(start(flow, payload), (runId) => result(flow, runId))

  const status = Effect.fn("Flows.status")(function* <P, A, E>(flow: FlowRef<P, A, E>, runId: RunId) {
    yield* requireOwn(runId, flowTag(flow))
    const outcome = yield* backend.poll(flowTag(flow), runId)
    return yield* Option.isNone(outcome)
      ? Effect.succeed<RunStatus<A, E>>({ _tag: "Running" })
      : statusOf(flow, runId, outcome.value)
  })

  const signal = Effect.fn("Flows.signal")(function* <A>(
    runId: RunId,
    signal: { readonly name: string; readonly schema: Codec<A> },
    value: A
  ) {
    yield* requireOwn(runId)
    yield* backend.signal(runId, signal.name, yield* encodeOrFail(signal.name, signal.schema, value))
  })

  const interrupt = Effect.fn("Flows.interrupt")(function* (runId: RunId) {
    yield* requireOwn(runId)
    yield* backend.interrupt(runId)
  })

  const pause = Effect.fn("Flows.pause")(function* (runId: RunId) {
    yield* requireOwn(runId)
    yield* backend.pause(runId, stopped)
  })

  const resume = Effect.fn("Flows.resume")(function* (runId: RunId) {
    yield* requireOwn(runId)
    yield* backend.resume(runId)
  })

  return Flows.of({ register, start, result, run, status, signal, interrupt, pause, resume, recover: backend.recover })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const stopped = new RunProblem({
  message: "It was stopped by its caller",
  code: "run-stopped",
  remedy: "Resume it when it shall go on"
})

/** Another organization's run looks like none at all. */
const requireOwn = Effect.fnUntraced(function* (runId: RunId, tag?: string) {
  const actor = yield* CurrentActor
  if (!isOwnedBy(runId, actor.organizationId) || (tag !== undefined && !isRunOf(runId, tag))) {
    return yield* new FlowError({ reason: new RunNotFound({ runId }) })
  }
})

const encodeOrFail = <A>(name: string, schema: Codec<A>, value: A) =>
  encode(name, schema, value).pipe(Effect.mapError((reason) => new FlowError({ reason })))

const statusOf = <P, A, E>(flow: FlowRef<P, A, E>, runId: RunId, outcome: Outcome): Effect.Effect<RunStatus<A, E>> => {
  switch (outcome._tag) {
    case "Succeeded":
      return Effect.map(decode(runId, flow.success, outcome.value), (value) => ({ _tag: "Succeeded", value }))
    case "Failed":
      return Effect.map(decode(runId, flow.error, outcome.value), (error) => ({ _tag: "Failed", error }))
    case "Interrupted":
    case "Paused":
      return Effect.succeed(outcome)
  }
}
