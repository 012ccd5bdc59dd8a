/**
 * A journal in memory: what its entries say about each run, and the group commit that adds to them.
 *
 * @since 0.1.0
 */
import { Clock, Deferred, Effect, Exit, type Fiber, type Schema, type Scope } from "effect"
import { Actor } from "../../tenancy/Actor.ts"
import { type Outcome } from "../Engine.ts"
import { type RunId } from "../Flow.ts"
import { type FlowError } from "../FlowError.ts"
import { type JournalEntry, type JournalStore } from "../JournalStore.ts"

/** An entry before it has its time. */
export type NewEntry<Entry = JournalEntry> = Entry extends unknown ? Omit<Entry, "at"> : never

/** One run as recorded, and what is alive of it in this process. */
export class RunState {
  readonly runId: RunId
  readonly flow: string
  readonly payload: Schema.Json
  readonly digest: string
  readonly actor: Actor
  readonly memos = new Map<string, Schema.Json>()
  readonly timers = new Map<string, number>()
  readonly signals = new Map<string, { readonly value: Schema.Json; readonly at: number }>()
  /** Completes when the start is durable; fails when it could not be written. */
  readonly started = Deferred.makeUnsafe<void, FlowError>()
  /** What waits for a signal. */
  readonly arrivals = new Map<string, Deferred.Deferred<void>>()
  /** How it ended or why it stands still; undefined while it is unfinished. */
  outcome: Outcome | undefined = undefined
  /** Completes with the outcome; a new one after a resume. */
  settled = Deferred.makeUnsafe<Outcome>()
  /** The body, while it runs. */
  fiber: Fiber.Fiber<unknown, unknown> | undefined = undefined
  /** From the moment the body must not go on: its operations interrupt it. */
  isStopping = false

  constructor(start: NewEntry<Extract<JournalEntry, { readonly _tag: "start" }>>) {
    this.runId = start.runId
    this.flow = start.flow
    this.payload = start.payload
    this.digest = start.digest
    this.actor = new Actor(start.actor)
  }

  get isFinal(): boolean {
    return this.outcome !== undefined && this.outcome._tag !== "Paused"
  }

  /** Sets the outcome, and returns what wakes those who wait for it. */
  settle(outcome: Outcome): () => void {
    const { settled } = this
    this.outcome = outcome
    return () => Deferred.doneUnsafe(settled, Exit.succeed(outcome))
  }

  /** The body is about to be stopped for good in this process: who waits is interrupted. */
  abandon(): void {
    this.isStopping = true
    Deferred.doneUnsafe(this.settled, Exit.interrupt())
  }

  /** After `abandon`: the run may go on, should its flow be registered again. */
  restore(): void {
    this.isStopping = false
    this.settled = Deferred.makeUnsafe<Outcome>()
  }
}

/** The journal of one top-level run and its children. */
export class Journal {
  readonly root: RunId
  readonly runs = new Map<RunId, RunState>()
  readonly #store: JournalStore["Service"]
  readonly #scope: Scope.Scope
  #waiting: Array<{
    readonly entries: ReadonlyArray<JournalEntry>
    readonly written: Deferred.Deferred<void, FlowError>
  }> = []
  #isWriting = false

  constructor(root: RunId, store: JournalStore["Service"], scope: Scope.Scope) {
    this.root = root
    this.#store = store
    this.#scope = scope
  }

  /** Whether every run has ended, so that nothing will be added. */
  get isFinished(): boolean {
    return !this.#isWriting && this.runs.size > 0 && [...this.runs.values()].every((run) => run.isFinal)
  }

  /** Takes in what was read from the store. */
  load(entries: ReadonlyArray<JournalEntry>): void {
    for (const wake of this.#applyAll(entries)) wake()
  }

  /**
   * Returns once the entries are durable and taken in. All callers that wait share one write. An interrupted caller's
   * entries are written all the same.
   */
  append(...entries: ReadonlyArray<NewEntry>): Effect.Effect<void, FlowError> {
    if (entries.length === 0) return Effect.void
    return Effect.flatMap(Clock.currentTimeMillis, (at) => {
      const written = Deferred.makeUnsafe<void, FlowError>()
      this.#waiting.push({ entries: entries.map((entry) => ({ ...entry, at }) as JournalEntry), written })
      if (this.#isWriting) return Deferred.await(written)
      this.#isWriting = true
      return Effect.andThen(
        Effect.forkIn(this.#write(), this.#scope, { uninterruptible: true }),
        Deferred.await(written)
      )
    })
  }

  #write(): Effect.Effect<void> {
    const writeOnce = Effect.suspend(() => {
      const batch = this.#waiting.splice(0)
      const entries = batch.flatMap((item) => item.entries)
      return Effect.map(Effect.exit(this.#store.append(this.root, entries)), (exit) => {
        const wakes = Exit.isSuccess(exit) ? this.#applyAll(entries) : []
        // Completing a deferred runs who waits for it at once: first everything is as it shall be seen.
        const isMore = this.#waiting.length > 0
        this.#isWriting = isMore
        for (const wake of wakes) wake()
        for (const item of batch) Deferred.doneUnsafe(item.written, exit)
        return isMore
      })
    })
    // Fibers that are ready now get their turn first, so that their entries join the batch.
    return Effect.andThen(Effect.yieldNow, Effect.repeat(writeOnce, { while: (isWriting) => isWriting })).pipe(
      Effect.asVoid
    )
  }

  /** Takes the entries in, and returns what wakes those who waited for them. */
  #applyAll(entries: ReadonlyArray<JournalEntry>): ReadonlyArray<() => void> {
    return entries.flatMap((entry) => this.#apply(entry) ?? [])
  }

  #apply(entry: JournalEntry): (() => void) | undefined {
    if (entry._tag === "start") {
      const run = this.runs.get(entry.runId) ?? new RunState(entry)
      this.runs.set(entry.runId, run)
      return () => Deferred.doneUnsafe(run.started, Exit.void)
    }
    const run = this.runs.get(entry.runId)
    if (run === undefined || run.isFinal) return undefined
    switch (entry._tag) {
      case "memo":
        run.memos.set(entry.name, entry.value)
        return undefined
      case "timer":
        run.timers.set(entry.name, entry.until)
        return undefined
      case "signal": {
        if (run.signals.has(entry.name)) return undefined
        run.signals.set(entry.name, entry)
        const arrival = run.arrivals.get(entry.name)
        return arrival && (() => Deferred.doneUnsafe(arrival, Exit.void))
      }
      case "pause":
        return run.settle({ _tag: "Paused", problem: entry.problem })
      case "resume":
        if (run.outcome !== undefined) run.settled = Deferred.makeUnsafe<Outcome>()
        run.outcome = undefined
        for (const name of run.memos.keys()) if (name.startsWith(stoppedChild)) run.memos.delete(name)
        return undefined
      case "end":
        // No replay will ask for them. Signals stay: one that comes again is told apart from another.
        run.memos.clear()
        run.timers.clear()
        return run.settle(endings[entry.outcome](entry.value))
    }
  }
}

/** Prefix of the memo that keeps what stopped a child, until the parent is resumed. */
export const stoppedChild = "child:"

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const endings = {
  succeeded: (value: Schema.Json): Outcome => ({ _tag: "Succeeded", value }),
  failed: (value: Schema.Json): Outcome => ({ _tag: "Failed", value }),
  interrupted: (): Outcome => ({ _tag: "Interrupted" })
}
