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

describe("the suites catch a store", () => {
  const failures = (change: (store: JournalStore["Service"]) => JournalStore["Service"]) =>
    Effect.all({
      store: failingTitles(JournalStoreContract.cases({ open: openWith(change), survivesRestart: true })),
      flows: failingTitles(
        FlowsContract.cases({
          open: Effect.map(openWith(change), (layer) => FlowsJournal.layer.pipe(Layer.provide(layer))),
          survivesRestart: true,
          patienceMillis: 300
        })
      )
    })

  it.effect("that loses all but the first entry of a batch", () =>
    Effect.gen(function* () {
      const { store } = yield* failures((inner) => ({
        ...inner,
        append: (root, entries) => inner.append(root, entries.slice(0, 1))
      }))
      assert.include(store, "reads the entries of all appends in order")
    })
  )

  it.effect("that takes ids for equal when only their case differs", () =>
    Effect.gen(function* () {
      const lower =
        <A>(use: (root: RunId) => A) =>
        (root: RunId) =>
          use(RunId.make(root.toLowerCase()))
      const { store } = yield* failures((inner) => ({
        ...inner,
        append: (root, entries) => lower((id) => inner.append(id, entries))(root),
        read: lower(inner.read)
      }))
      assert.include(store, "keeps roots apart whose ids look alike, and lists them in code-unit order")
    })
  )

  it.effect("that forgets what steps returned", () =>
    Effect.gen(function* () {
      const isStep = (entry: JournalEntry) => entry._tag === "memo" && entry.name.startsWith("step:")
      const { flows } = yield* failures((inner) => ({
        ...inner,
        read: (root) => Effect.map(inner.read(root), (entries) => entries.filter((entry) => !isStep(entry)))
      }))
      assert.include(flows, "goes on where it stood when the same key starts again, repeating no finished step")
      assert.include(flows, "remembers that a run is paused, and why, until it is resumed")
    })
  )

  it.effect("that forgets that a run is paused", () =>
    Effect.gen(function* () {
      const { flows } = yield* failures((inner) => ({
        ...inner,
        read: (root) => Effect.map(inner.read(root), (entries) => entries.filter((entry) => entry._tag !== "pause"))
      }))
      assert.deepStrictEqual(flows, ["remembers that a run is paused, and why, until it is resumed"])
    })
  )

  it.effect("that forgets signals", () =>
    Effect.gen(function* () {
      const { flows } = yield* failures((inner) => ({
        ...inner,
        append: (root, entries) =>
          inner.append(
            root,
            entries.filter((entry) => entry._tag !== "signal")
          )
      }))
      assert.include(flows, "keeps signals that came before a restart, and takes one before anyone goes on")
    })
  )
})
