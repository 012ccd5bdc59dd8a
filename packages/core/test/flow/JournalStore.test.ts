import { assert, describe, it } from "@effect/vitest"
import { Context, Effect, Layer } from "effect"
import * as FlowsJournal from "@postwright/core/flow/FlowsJournal"
import { RunId } from "@postwright/core/flow/Flow"
import { type JournalEntry, JournalStore } from "@postwright/core/flow/JournalStore"
import { failingTitles } from "@postwright/core/testing/Check"
import * as FlowsContract from "@postwright/core/testing/flow/FlowsContract"
import * as JournalStoreContract from "@postwright/core/testing/flow/JournalStoreContract"
import { suite } from "@postwright/core/testing/vitest"

/** Keeps the state outside of the layer, as a disk would. */
const openWith = (change: (store: JournalStore["Service"]) => JournalStore["Service"]) =>
  Effect.map(Layer.build(JournalStore.layerMemory), (context) =>
    Layer.succeed(JournalStore, JournalStore.of(change(Context.get(context, JournalStore))))
  )

suite("JournalStore (memory)", JournalStoreContract.cases({ open: openWith((store) => store), survivesRestart: true }))

/** Runs these cases of both suites alone, each of which must fail: some by never ending. */
const assertCaught = (
  change: (inner: JournalStore["Service"]) => Partial<JournalStore["Service"]>,
  titles: ReadonlyArray<string>
) =>
  Effect.gen(function* () {
    const open = openWith((inner) => ({ ...inner, ...change(inner) }))
    const flows = Effect.map(open, (layer) => FlowsJournal.layer.pipe(Layer.provide(layer)))
    const cases = [
      ...JournalStoreContract.cases({ open, survivesRestart: true }),
      ...FlowsContract.cases({ open: flows, survivesRestart: true, patienceMillis: 500 })
    ]
    assert.deepStrictEqual(yield* failingTitles(cases.filter(({ title }) => titles.includes(title))), titles)
  })

/** A store that reads only the entries that pass. */
const forgetting =
  (isKept: (entry: JournalEntry) => boolean) =>
  (inner: JournalStore["Service"]): Partial<JournalStore["Service"]> => ({
    read: (root) => Effect.map(inner.read(root), (entries) => entries.filter(isKept))
  })

describe("the suites catch a store", () => {
  it.effect("that loses all but the first entry of a batch", () =>
    assertCaught(
      (inner) => ({ append: (root, entries) => inner.append(root, entries.slice(0, 1)) }),
      ["reads the entries of all appends in order", "adds a thousand entries one by one"]
    )
  )

  it.effect("that takes ids for equal when only their case differs", () => {
    const lower = (root: RunId) => RunId.make(root.toLowerCase())
    return assertCaught(
      (inner) => ({
        append: (root, entries) => inner.append(lower(root), entries),
        read: (root) => inner.read(lower(root))
      }),
      ["keeps roots apart whose ids look alike, and lists them in code-unit order"]
    )
  })

  it.effect("that hands out the array it goes on writing to", () => {
    const journals = new Map<RunId, Array<JournalEntry>>()
    return assertCaught(
      () => ({
        append: (root, entries) =>
          Effect.sync(() => {
            const journal = journals.get(root) ?? []
            journals.set(root, journal)
            journal.push(...entries)
          }),
        read: (root) => Effect.sync(() => journals.get(root) ?? [])
      }),
      ["hands out entries that later appends do not change"]
    )
  })

  it.effect("that forgets what steps returned", () =>
    assertCaught(
      forgetting((entry) => entry._tag !== "memo"),
      [
        "reads the entries of all appends in order",
        "goes on where it stood when the same key starts again, repeating no finished step",
        "remembers that a run is paused, and why, until it is resumed"
      ]
    )
  )

  it.effect("that forgets that a run is paused", () =>
    assertCaught(
      forgetting((entry) => entry._tag !== "pause"),
      ["remembers that a run is paused, and why, until it is resumed"]
    )
  )

  it.effect("that forgets signals and timers", () =>
    assertCaught(
      forgetting((entry) => entry._tag !== "signal" && entry._tag !== "timer"),
      ["keeps signals that came before a restart, and takes one before anyone goes on"]
    )
  )
})
