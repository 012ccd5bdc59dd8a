/**
 * The local engine's own part: JSON by name, from journals.
 *
 * @since 0.1.0
 */
import { Deferred, Effect, Exit, Fiber, Option, Scope, Semaphore } from "effect"
import { canonicalJson, sha256Json } from "../../text/Digest.ts"
import { type BodyOutcome, type EngineBackend, type FlowBody, type Outcome } from "../Engine.ts"
import { type RunId, type RunProblem } from "../Flow.ts"
import {
  FlowAlreadyRegistered,
  FlowError,
  FlowNotRegistered,
  type JournalUnavailable,
  PayloadChanged,
  RunEnded,
  RunNotFound,
  SignalConflict
} from "../FlowError.ts"
import { JournalStore } from "../JournalStore.ts"
import { Journal, type NewEntry, RunState } from "./journal.ts"
import { makeRun } from "./journalRun.ts"
import { problemOf } from "./record.ts"
import { isWithin, rootOf } from "./runKey.ts"

/** One per process and store. */
export const makeBackend: Effect.Effect<EngineBackend, never, JournalStore | Scope.Scope> = Effect.gen(function* () {
  const store = yield* JournalStore
  // Scopes close in reverse: first the runs stop, then what they still recorded is written.
  const scope = yield* Effect.scope
  const writes = yield* Scope.fork(scope)
  const lives = yield* Scope.fork(scope, "parallel")
  const loading = yield* Semaphore.make(1)
  const journals = new Map<RunId, Journal>()
  const flows = new Map<string, { readonly identity: object; readonly body: FlowBody; users: number }>()

  yield* Effect.addFinalizer(() =>
    Effect.sync(() => {
      for (const run of liveRuns()) run.abandon()
    })
  )

  const liveRuns = () =>
    [...journals.values()].flatMap((journal) => [...journal.runs.values()]).filter((run) => run.fiber !== undefined)

  const load = (root: RunId, create: boolean) =>
    loading.withPermit(
      Effect.gen(function* () {
        const known = journals.get(root)
        if (known !== undefined) return known
        const entries = yield* store.read(root)
        if (entries.length === 0 && !create) return undefined
        const journal = new Journal(root, store, writes)
        journal.load(entries)
        // Nothing will be added to a finished one: it need not stay.
        if (!journal.isFinished) journals.set(root, journal)
        return journal
      })
    )

  const find = Effect.fnUntraced(function* (runId: RunId) {
    const root = rootOf(runId)
    const journal = journals.get(root) ?? (yield* load(root, false))
    const run = journal?.runs.get(runId)
    if (journal === undefined || run === undefined) return yield* fail(new RunNotFound({ runId }))
    yield* Deferred.await(run.started)
    return { journal, run }
  })

  const requireFlow = Effect.fnUntraced(function* (flow: string) {
    const registered = flows.get(flow)
    return registered === undefined ? yield* fail(new FlowNotRegistered({ flow })) : registered
  })

  /** Runs the body, unless it runs, is over, or is not known here. */
  const proceed = (journal: Journal, run: RunState): Effect.Effect<void> =>
    Effect.suspend(() => {
      const flow = flows.get(run.flow)
      if (flow === undefined || run.fiber !== undefined || run.outcome !== undefined || run.isStopping) {
        return Effect.void
      }
      return Effect.asVoid(Effect.forkIn(live(journal, run, flow.body), lives, { startImmediately: true }))
    })

  const live = (journal: Journal, run: RunState, body: FlowBody): Effect.Effect<void> =>
    Effect.withFiber((fiber) => {
      run.fiber = fiber
      const backend = makeRun(journal, run, { start, pause: (problem) => pause(journal, run, problem) })
      return body.run(backend, run.payload).pipe(
        Effect.flatMap((outcome) => Effect.uninterruptible(end(journal, run, outcome))),
        Effect.ensuring(
          Effect.sync(() => {
            run.fiber = undefined
          })
        )
      )
    })

  const end = (journal: Journal, run: RunState, { _tag, value }: BodyOutcome) =>
    journal
      .append({ _tag: "end", runId: run.runId, outcome: _tag === "Succeeded" ? "succeeded" : "failed", value })
      .pipe(
        Effect.andThen(tell(journal, run)),
        Effect.catchCause((cause) => pause(journal, run, problemOf(cause)))
      )

  /** Asks for the run to be stopped and recorded as paused; goes on elsewhere, since it ends the calling fiber. */
  const pause = (journal: Journal, run: RunState, problem: RunProblem): Effect.Effect<void> =>
    Effect.gen(function* () {
      if (run.isStopping || run.outcome !== undefined) return
      run.isStopping = true
      yield* stop(run)
      const pausedHere = Effect.sync(() => run.settle({ _tag: "Paused", problem })())
      // A journal that failed is no bug of the body: the run is paused in this process, and the next one goes on.
      yield* problem.code === journalFailure
        ? pausedHere
        : Effect.catchCause(journal.append({ _tag: "pause", runId: run.runId, problem }), () => pausedHere)
      run.isStopping = false
      yield* tell(journal, run)
    }).pipe(Effect.forkIn(lives), Effect.asVoid)

  /** Tells the observer of the run's outcome, and lets go of a journal that is complete. */
  const tell = (journal: Journal, run: RunState) =>
    Effect.suspend(() => {
      if (journal.isFinished && journals.get(journal.root) === journal) journals.delete(journal.root)
      const flow = flows.get(run.flow)
      return flow === undefined || run.outcome === undefined ? Effect.void : flow.body.settled(run.runId, run.outcome)
    })

  const register: EngineBackend["register"] = (flow, identity, body) =>
    Effect.acquireRelease(
      Effect.suspend(() => {
        const registered = flows.get(flow)
        if (registered !== undefined && registered.identity !== identity) {
          return fail(new FlowAlreadyRegistered({ flow }))
        }
        if (registered === undefined) flows.set(flow, { identity, body, users: 1 })
        else registered.users += 1
        return Effect.void
      }),
      () =>
        Effect.suspend(() => {
          const registered = flows.get(flow)
          if (registered === undefined || --registered.users > 0) return Effect.void
          flows.delete(flow)
          const runs = liveRuns().filter((run) => run.flow === flow)
          for (const run of runs) run.abandon()
          return Effect.forEach(runs, stop, { concurrency: "unbounded", discard: true }).pipe(
            Effect.andThen(
              Effect.sync(() => {
                for (const run of runs) run.restore()
              })
            )
          )
        })
    )

  const start: EngineBackend["start"] = Effect.fnUntraced(function* ({ flow, runId, payload, actor }) {
    yield* requireFlow(flow)
    const root = rootOf(runId)
    const journal = journals.get(root) ?? (yield* load(root, true))!
    const digest = sha256Json(payload)
    const known = journal.runs.get(runId)
    if (known !== undefined) {
      yield* Deferred.await(known.started)
      if (known.digest !== digest) return yield* fail(new PayloadChanged({ runId }))
      return yield* proceed(journal, known)
    }
    const { organizationId, memberId, role } = actor
    const entry = { _tag: "start", runId, flow, payload, digest, actor: { organizationId, memberId, role } } as const
    const run = new RunState(entry)
    journal.runs.set(runId, run)
    yield* journal.append(entry).pipe(
      Effect.onError((cause) =>
        Effect.sync(() => {
          journal.runs.delete(runId)
          Deferred.doneUnsafe(run.started, Exit.failCause(cause))
        })
      ),
      Effect.uninterruptible
    )
    yield* proceed(journal, run)
  })

  const result: EngineBackend["result"] = Effect.fnUntraced(function* (flow, runId) {
    const { journal, run } = yield* find(runId)
    if (run.outcome !== undefined) return run.outcome
    yield* requireFlow(flow)
    yield* proceed(journal, run)
    return yield* Deferred.await(run.settled)
  })

  const poll: EngineBackend["poll"] = (_flow, runId) =>
    Effect.map(find(runId), ({ run }) => Option.fromUndefinedOr<Outcome | undefined>(run.outcome))

  const signal: EngineBackend["signal"] = Effect.fnUntraced(function* (runId, name, value) {
    const { journal, run } = yield* find(runId)
    const first = run.signals.get(name)
    if (first === undefined) {
      if (run.isFinal) return yield* fail(new RunEnded({ runId }))
      yield* journal.append({ _tag: "signal", runId, name, value })
    }
    const taken = run.signals.get(name)
    if (taken === undefined) return yield* fail(new RunEnded({ runId }))
    if (canonicalJson(taken.value) !== canonicalJson(value)) {
      return yield* fail(new SignalConflict({ runId, signal: name }))
    }
    yield* proceed(journal, run)
  })

  /** Stops the runs of the journal that pass the test, and records the same of each that was not over by then. */
  const halt = Effect.fnUntraced(function* (
    runId: RunId,
    isOver: (run: RunState) => boolean,
    entry: (run: RunState) => NewEntry
  ) {
    const { journal, run: target } = yield* find(runId)
    // In a fiber of its own: the caller may be a step of the run that stops.
    const fiber = yield* Effect.gen(function* () {
      const halted: Array<RunState> = []
      // Parents come before their children, and what a parent still starts is met later in the same loop.
      for (const run of journal.runs.values()) {
        if (isOver(run) || (run !== target && !isWithin(run.runId, runId))) continue
        halted.push(run)
        run.isStopping = true
        yield* stop(run)
      }
      const unfinished = halted.filter((run) => !isOver(run))
      yield* journal.append(...unfinished.map(entry)).pipe(
        // What cannot be recorded stands still all the same: who waits for it is told why.
        Effect.onError((cause) =>
          Effect.sync(() => {
            for (const run of unfinished) run.settle({ _tag: "Paused", problem: problemOf(cause) })()
          })
        ),
        Effect.ensuring(
          Effect.sync(() => {
            for (const run of halted) run.isStopping = false
          })
        )
      )
      yield* Effect.forEach(unfinished, (run) => tell(journal, run), { discard: true })
    }).pipe(Effect.forkIn(lives))
    yield* Fiber.join(fiber)
  })

  const interrupt: EngineBackend["interrupt"] = (runId) =>
    halt(
      runId,
      (run) => run.isFinal,
      (run) => ({ _tag: "end", runId: run.runId, outcome: "interrupted", value: null })
    )

  const pauseAll: EngineBackend["pause"] = (runId, problem) =>
    halt(
      runId,
      (run) => run.outcome !== undefined,
      (run) => ({ _tag: "pause", runId: run.runId, problem })
    )

  const resume: EngineBackend["resume"] = Effect.fnUntraced(function* (runId) {
    const { journal, run: target } = yield* find(runId)
    if (target.outcome?._tag !== "Paused") return
    yield* requireFlow(target.flow)
    const paused = [...journal.runs.values()].filter(
      (run) => run.outcome?._tag === "Paused" && (run === target || isWithin(run.runId, runId))
    )
    yield* journal.append(...paused.map((run) => ({ _tag: "resume", runId: run.runId }) as const))
    yield* Effect.forEach(paused, (run) => proceed(journal, run), { discard: true })
  })

  const recover: EngineBackend["recover"] = Effect.gen(function* () {
    const unfinished: Array<readonly [Journal, RunState]> = []
    for (const root of yield* store.list) {
      const journal = journals.get(root) ?? (yield* load(root, false))
      for (const run of journal?.runs.values() ?? []) {
        if (run.outcome === undefined && run.fiber === undefined && flows.has(run.flow)) {
          unfinished.push([journal!, run])
        }
      }
    }
    yield* Effect.forEach(unfinished, ([journal, run]) => proceed(journal, run), { discard: true })
    return unfinished.length
  })

  return { register, start, result, poll, signal, interrupt, pause: pauseAll, resume, recover }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const journalFailure: JournalUnavailable["code"] = "journal-unavailable"

const stop = (run: RunState) =>
  Effect.suspend(() => (run.fiber === undefined ? Effect.void : Fiber.interrupt(run.fiber)))

const fail = (reason: FlowError["reason"]) => Effect.fail(new FlowError({ reason }))
