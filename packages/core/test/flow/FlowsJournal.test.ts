import { assert, describe, it } from "@effect/vitest"
import { Context, DateTime, Effect, Fiber, Layer, Schema } from "effect"
import { TestClock } from "effect/testing"
import { Durable } from "@postwright/core/flow/Durable"
import { RunId } from "@postwright/core/flow/Flow"
import { FlowError, JournalUnavailable } from "@postwright/core/flow/FlowError"
import { Flows } from "@postwright/core/flow/Flows"
import * as FlowsJournal from "@postwright/core/flow/FlowsJournal"
import { compact, maintain } from "@postwright/core/flow/JournalMaintenance"
import { JournalStore } from "@postwright/core/flow/JournalStore"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import * as FlowsContract from "@postwright/core/testing/flow/FlowsContract"
import { suite } from "@postwright/core/testing/vitest"

const open = Effect.map(Layer.build(JournalStore.layerMemory), (context) =>
  FlowsJournal.layer.pipe(Layer.provide(Layer.succeedContext(context)))
)

suite("Flows (journal in memory)", FlowsContract.cases({ open, survivesRestart: true }))

/** A store that counts its appends and can be turned full. */
const meteredStore = () => {
  const meter = { appends: 0, isFull: false }
  const layer = Layer.effect(
    JournalStore,
    Effect.map(Layer.build(JournalStore.layerMemory), (context) => {
      const inner = Context.get(context, JournalStore)
      return JournalStore.of({
        ...inner,
        append: (root, entries) =>
          Effect.suspend(() => {
            if (meter.isFull) return Effect.fail(full)
            meter.appends += 1
            return inner.append(root, entries)
          })
      })
    })
  )
  return { meter, layer }
}

const full = new FlowError({
  reason: new JournalUnavailable({
    operation: "append",
    problem: "The disk is full",
    remedy: "Free some space",
    isRetryable: true,
    cause: undefined
  })
})

const flowOf = <R>(run: () => Effect.Effect<number, never, R>) => ({
  name: "flow",
  version: 1,
  payload: Schema.Struct({ id: Schema.String }),
  success: Schema.Int,
  error: Schema.Never,
  idempotencyKey: (payload: { readonly id: string }) => payload.id,
  run
})

const asLocal = Effect.provideService(CurrentActor, localOwner)

describe("FlowsJournal", () => {
  it.effect("writes what waits together in one append", () => {
    const { meter, layer } = meteredStore()
    const flow = flowOf(() =>
      Effect.gen(function* () {
        const durable = yield* Durable
        yield* Effect.forEach(
          Array.from({ length: 90 }),
          (_, index) => durable.step(`step-${index}`, {}, Effect.yieldNow),
          { concurrency: "unbounded", discard: true }
        )
        return 1
      })
    )
    return Effect.gen(function* () {
      const flows = yield* Flows
      yield* flows.run(flow, { id: "a" })
      assert.isAtMost(meter.appends, 5)
    }).pipe(
      Effect.provide(Flows.layer(flow).pipe(Layer.provideMerge(FlowsJournal.layer), Layer.provide(layer))),
      asLocal
    )
  })

  it.effect("pauses on a full disk, saying so, and goes on after resume", () => {
    const { meter, layer } = meteredStore()
    let ran = 0
    const flow = flowOf(() =>
      Effect.gen(function* () {
        const durable = yield* Durable
        yield* durable.step("first", {}, Effect.void)
        yield* durable.step(
          "second",
          {},
          Effect.sync(() => {
            ran += 1
            meter.isFull = ran === 1
          })
        )
        return ran
      })
    )
    return Effect.gen(function* () {
      const flows = yield* Flows
      const error = yield* Effect.flip(flows.run(flow, { id: "a" }))
      assert(error._tag === "FlowStopped")
      assert.deepStrictEqual([error.problem?.code, error.remedy], ["journal-unavailable", "Free some space"])
      assert.strictEqual((yield* Effect.flip(flows.resume(error.runId))).reason._tag, "JournalUnavailable")
      meter.isFull = false
      yield* flows.resume(error.runId)
      assert.strictEqual(yield* flows.result(flow, error.runId), 2)
    }).pipe(
      Effect.provide(Flows.layer(flow).pipe(Layer.provideMerge(FlowsJournal.layer), Layer.provide(layer))),
      asLocal
    )
  })

  it.effect("fails the start when it cannot be written, and starts when it can", () => {
    const { meter, layer } = meteredStore()
    const flow = flowOf(() => Effect.succeed(1))
    return Effect.gen(function* () {
      const flows = yield* Flows
      meter.isFull = true
      const errors = yield* Effect.forEach([1, 2], () => Effect.flip(flows.start(flow, { id: "a" })), {
        concurrency: "unbounded"
      })
      for (const error of errors) assert.strictEqual(error.code, "journal-unavailable")
      meter.isFull = false
      assert.strictEqual(yield* flows.run(flow, { id: "a" }), 1)
    }).pipe(
      Effect.provide(Flows.layer(flow).pipe(Layer.provideMerge(FlowsJournal.layer), Layer.provide(layer))),
      asLocal
    )
  })

  it.effect("tells who waits for a run when its interruption cannot be written, and goes on after resume", () => {
    const { meter, layer } = meteredStore()
    let isOpen = false
    const flow = flowOf(() =>
      Effect.gen(function* () {
        const durable = yield* Durable
        yield* durable.step("wait", {}, isOpen ? Effect.void : Effect.never)
        return 1
      })
    )
    return Effect.gen(function* () {
      const flows = yield* Flows
      const runId = yield* flows.start(flow, { id: "a" })
      const waiter = yield* Effect.forkChild(Effect.flip(flows.result(flow, runId)), { startImmediately: true })
      meter.isFull = true
      assert.strictEqual((yield* Effect.flip(flows.interrupt(runId))).reason._tag, "JournalUnavailable")
      const error = yield* Fiber.join(waiter)
      assert(error._tag === "FlowStopped" && error.status === "Paused")
      meter.isFull = false
      isOpen = true
      const appends = meter.appends
      yield* flows.resume(runId)
      assert.strictEqual(yield* flows.result(flow, runId), 1)
      yield* flows.interrupt(runId)
      yield* flows.pause(runId)
      assert.strictEqual(meter.appends, appends + 3)
    }).pipe(
      Effect.provide(Flows.layer(flow).pipe(Layer.provideMerge(FlowsJournal.layer), Layer.provide(layer))),
      asLocal
    )
  })

  it.effect("does not let a failing step without an error schema compile", () =>
    Effect.gen(function* () {
      const durable = yield* Effect.serviceOption(Durable)
      if (durable._tag === "Some") {
        // @ts-expect-error: the error has no schema
        yield* durable.value.step("fails", {}, Effect.fail("no"))
        // @ts-expect-error: the value does not fit the schema
        yield* durable.value.step("text", { success: Schema.Int }, Effect.succeed("no"))
      }
    })
  )
})

describe("JournalMaintenance", () => {
  it.effect("shrinks finished journals to their result, removes old ones, and leaves unfinished ones", () => {
    const flow = flowOf(() =>
      Effect.gen(function* () {
        const durable = yield* Durable
        return yield* durable.step("work", { success: Schema.Int }, Effect.succeed(7))
      })
    )
    const waiting = { ...flowOf(() => Effect.flatMap(Durable, waitForever)), name: "waiting" }
    const waitForever = (durable: Durable["Service"]) =>
      Effect.as(durable.sleepUntil("long", DateTime.makeUnsafe("2100-01-01T00:00:00Z")), 1)
    return Effect.gen(function* () {
      const flows = yield* Flows
      const store = yield* JournalStore
      const done = yield* flows.start(flow, { id: "a" })
      yield* flows.result(flow, done)
      const open = yield* flows.start(waiting, { id: "a" })
      yield* TestClock.adjust("1 day")
      assert.deepStrictEqual(yield* maintain({ compactAfter: "2 days" }), { compacted: 0, removed: 0 })
      assert.deepStrictEqual(yield* maintain({ compactAfter: "1 day" }), { compacted: 1, removed: 0 })
      assert.deepStrictEqual(
        (yield* store.read(done)).map((entry) => entry._tag),
        ["start", "end"]
      )
      assert.strictEqual(yield* flows.run(flow, { id: "a" }), 7)
      assert.deepStrictEqual(yield* maintain({ compactAfter: "1 day" }), { compacted: 0, removed: 0 })
      yield* TestClock.adjust("1 day")
      assert.deepStrictEqual(yield* maintain({ removeAfter: "2 days" }), { compacted: 0, removed: 1 })
      assert.deepStrictEqual(yield* store.list, [open])
      const entries = yield* store.read(open)
      assert.deepStrictEqual(compact(open, entries), entries)
      assert.strictEqual((yield* Effect.flip(flows.status(flow, done))).reason._tag, "RunNotFound")
    }).pipe(
      Effect.provide(
        Layer.merge(Flows.layer(flow), Flows.layer(waiting)).pipe(
          Layer.provideMerge(FlowsJournal.layer),
          Layer.provideMerge(JournalStore.layerMemory)
        )
      ),
      asLocal
    )
  })

  it("compacts nothing while a child has not ended", () => {
    const root = RunId.make("o/f.v1/a")
    const actor = { organizationId: localOwner.organizationId, memberId: localOwner.memberId, role: localOwner.role }
    const start = { _tag: "start", at: 1, flow: "f.v1", payload: null, digest: "", actor } as const
    const end = { _tag: "end", at: 2, outcome: "succeeded", value: 1 } as const
    const child = RunId.make(`${root}>f.v1/b`)
    const entries = [
      { ...start, runId: root },
      { ...start, runId: child },
      { ...end, runId: root }
    ]
    assert.strictEqual(compact(root, entries).length, 3)
    assert.strictEqual(compact(root, [...entries, { ...end, runId: child }]).length, 2)
  })
})
