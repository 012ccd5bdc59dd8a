/**
 * Keeps the store of journals small: finished runs shrink to their result, and go at last. Unfinished runs are left
 * alone, so it may run beside the engine.
 *
 * @since 0.1.0
 */
import { DateTime, Duration, Effect } from "effect"
import { type RunId } from "./Flow.ts"
import { type FlowError } from "./FlowError.ts"
import { type JournalEntry, JournalStore } from "./JournalStore.ts"

/** What was done, in journals. */
export interface Maintained {
  readonly compacted: number
  readonly removed: number
}

/**
 * Compacts the journals whose run and children ended `compactAfter` ago, and removes those that ended `removeAfter`
 * ago: starting their key again then begins a new run. Times by the Clock. Left out: never.
 */
export const maintain = Effect.fn("JournalMaintenance.maintain")(function* (options: {
  readonly compactAfter?: Duration.Input
  readonly removeAfter?: Duration.Input
}): Effect.fn.Return<Maintained, FlowError, JournalStore> {
  const store = yield* JournalStore
  const now = DateTime.toEpochMillis(yield* DateTime.now)
  const isOver = (endedAt: number, after: Duration.Input | undefined) =>
    after !== undefined && now - endedAt >= Duration.toMillis(after)
  let compacted = 0
  let removed = 0
  for (const root of yield* store.list) {
    const entries = yield* store.read(root)
    const endedAt = endOf(entries)
    if (endedAt === undefined) continue
    if (isOver(endedAt, options.removeAfter)) {
      yield* store.remove(root)
      removed += 1
    } else if (isOver(endedAt, options.compactAfter)) {
      const shorter = compact(root, entries)
      if (shorter.length === entries.length) continue
      yield* store.replace(root, shorter)
      compacted += 1
    }
  }
  return { compacted, removed }
})

/** A finished journal without what led to the result: start and end of the top-level run. Others stay as they are. */
export const compact = (root: RunId, entries: ReadonlyArray<JournalEntry>): ReadonlyArray<JournalEntry> =>
  endOf(entries) === undefined
    ? entries
    : entries.filter((entry) => entry.runId === root && (entry._tag === "start" || entry._tag === "end"))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** When the last of the runs ended, in milliseconds; undefined while one has not. */
const endOf = (entries: ReadonlyArray<JournalEntry>): number | undefined => {
  const open = new Set<RunId>()
  let last: number | undefined
  for (const entry of entries) {
    if (entry._tag === "start") open.add(entry.runId)
    if (entry._tag !== "end") continue
    open.delete(entry.runId)
    last = Math.max(last ?? 0, entry.at)
  }
  return open.size === 0 ? last : undefined
}
