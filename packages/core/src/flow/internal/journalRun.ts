/**
 * One run of the local engine, as the shared part sees it.
 *
 * @since 0.1.0
 */
import { Clock, DateTime, Deferred, Duration, Effect, Option, Schema } from "effect"
import { type EngineBackend, type Outcome, type RunBackend } from "../Engine.ts"
import { RunProblem } from "../Flow.ts"
import { type Journal, type NewEntry, type RunState, stoppedChild } from "./journal.ts"

/** `pause` records and stops the run from outside of its fiber. */
export const makeRun = (
  journal: Journal,
  run: RunState,
  engine: {
    readonly start: EngineBackend["start"]
    readonly pause: (problem: RunProblem) => Effect.Effect<void>
  }
): RunBackend => {
  const { runId } = run
  /** A run that is being stopped does nothing more, also not in its finalizers. */
  const unlessStopping = <A>(effect: () => Effect.Effect<A>): Effect.Effect<A> =>
    Effect.suspend(() => (run.isStopping ? Effect.interrupt : effect()))

  const memo: RunBackend["memo"] = (name, body) =>
    unlessStopping(() => {
      const value = run.memos.get(name)
      if (value !== undefined) return Effect.succeed(value)
      return Effect.uninterruptibleMask((restore) =>
        Effect.flatMap(restore(body), (made) => Effect.as(record({ _tag: "memo", runId, name, value: made }), made))
      )
    })

  const record = (entry: NewEntry) => Effect.orDie(journal.append(entry))

  /** The recorded end of the wait of this name, recorded now at first. */
  const timer = (name: string, at: DateTime.Utc) =>
    Effect.suspend(() => {
      const recorded = run.timers.get(name)
      if (recorded !== undefined) return Effect.succeed(recorded)
      const until = Math.ceil(DateTime.toEpochMillis(at))
      return Effect.as(record({ _tag: "timer", runId, name, until }), until)
    })

  const sleepUntil: RunBackend["sleepUntil"] = (name, at, parked) =>
    unlessStopping(() =>
      Effect.gen(function* () {
        const until = yield* timer(name, at)
        if ((yield* Clock.currentTimeMillis) >= until) return
        yield* parked
        yield* sleepTo(until)
      })
    )

  const arrival = (name: string) =>
    Effect.suspend(() => {
      const known = run.arrivals.get(name)
      const deferred = known ?? Deferred.makeUnsafe<void>()
      if (known === undefined) run.arrivals.set(name, deferred)
      return Deferred.await(deferred)
    })

  const awaitSignal: RunBackend["awaitSignal"] = (name, parked) =>
    unlessStopping(() =>
      Effect.gen(function* () {
        if (!run.signals.has(name)) {
          yield* parked
          if (!run.signals.has(name)) yield* arrival(name)
        }
        return run.signals.get(name)!.value
      })
    )

  const awaitSignalUntil: RunBackend["awaitSignalUntil"] = (name, deadline, parked) =>
    unlessStopping(() =>
      Effect.gen(function* () {
        const passed = `deadline:${name}`
        if (run.memos.has(passed)) return Option.none()
        const until = yield* timer(passed, deadline)
        const inTime = () => {
          const signal = run.signals.get(name)
          return signal !== undefined && signal.at <= until ? Option.some(signal.value) : Option.none()
        }
        if (Option.isNone(inTime()) && (yield* Clock.currentTimeMillis) < until) {
          yield* parked
          if (Option.isNone(inTime())) yield* Effect.raceFirst(arrival(name), sleepTo(until))
        }
        const value = inTime()
        if (Option.isSome(value)) return value
        // Recorded, so that a signal of the same instant cannot change the past on replay.
        yield* Effect.uninterruptible(record({ _tag: "memo", runId, name: passed, value: true }))
        return Option.none()
      })
    )

  const child: RunBackend["child"] = ({ flow, runId: childId, payload }, parked) =>
    unlessStopping(() =>
      Effect.gen(function* () {
        const name = `${stoppedChild}${childId}`
        const recorded = run.memos.get(name)
        if (recorded !== undefined) return yield* Effect.orDie(decodeStopped(recorded))
        yield* Effect.orDie(engine.start({ flow, runId: childId, payload, actor: run.actor }))
        const state = journal.runs.get(childId)!
        if (state.outcome === undefined) yield* parked
        const outcome: Outcome = state.outcome ?? (yield* Deferred.await(state.settled))
        if (outcome._tag === "Interrupted" || outcome._tag === "Paused") {
          yield* Effect.uninterruptible(record({ _tag: "memo", runId, name, value: yield* encodeStopped(outcome) }))
        }
        return outcome
      })
    )

  const pause: RunBackend["pause"] = (problem) =>
    Effect.andThen(Effect.uninterruptible(engine.pause(problem)), Effect.interruptible(Effect.never))

  return { runId, actor: run.actor, memo, sleepUntil, awaitSignal, awaitSignalUntil, child, pause }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** In naps, so that a machine that was suspended is late by an hour at most. */
const sleepTo = (until: number): Effect.Effect<void> =>
  Effect.flatMap(Clock.currentTimeMillis, (now) =>
    now >= until
      ? Effect.void
      : Effect.andThen(
          Effect.sleep(Duration.millis(Math.min(until - now, 3_600_000))),
          Effect.suspend(() => sleepTo(until))
        )
  )

// Wire format: part of the journal.
const Stopped = Schema.toCodecJson(
  Schema.Union([Schema.TaggedStruct("Interrupted", {}), Schema.TaggedStruct("Paused", { problem: RunProblem })])
)
const decodeStopped = Schema.decodeUnknownEffect(Stopped)
const encodeStopped = (outcome: typeof Stopped.Type) =>
  Effect.orDie(Schema.encodeEffect(Stopped)(outcome)) as Effect.Effect<Schema.Json>
