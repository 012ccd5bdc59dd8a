import { Clips, type ClipOrder, lengthFor } from "@postwright/core/media/Clips"
import { VideoModels } from "@postwright/core/models/VideoModels"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { mp4 } from "@postwright/core/testing/models/MediaFiles"
import * as Scripted from "@postwright/core/testing/models/ScriptedVideoModel"
import { Budget, BudgetId } from "@postwright/core/usage/Budget"
import { Ledger } from "@postwright/core/usage/Ledger"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"

const budget = BudgetId.make("campaign/one")

const order: ClipOrder = {
  prompt: "A bike in the rain",
  avoid: ["text"],
  aspect: "9:16",
  seconds: 5.2,
  purpose: "slot-001/visual-02",
  budgets: [budget]
}

/** Ten cents a second. */
const priced = {
  microUsdPerMillion: { seconds: 100_000_000_000 },
  checkedOn: "2026-11-22",
  source: "https://example.org/prices"
}

const vendor = (options: Partial<Scripted.ScriptedOptions> = {}) => Scripted.make({ pricing: priced, ...options })

const stores = Layer.mergeAll(Ledger.layerMemory, ObjectStore.layerMemory)

/** A process over stores that outlive it. */
const process = (scripted: ReturnType<typeof vendor>) =>
  Layer.fresh(Clips.layer).pipe(Layer.provide(VideoModels.layerOf(scripted.model)))

const make = (scripted: ReturnType<typeof vendor>, given: ClipOrder = order) =>
  Effect.flatMap(Clips, (clips) => clips.make(scripted.model.id, given)).pipe(Effect.provide(process(scripted)))

const open = (microUsd?: number) =>
  Effect.flatMap(Ledger, (ledger) =>
    ledger.setBudget(
      localOwner.organizationId,
      new Budget({ id: budget, limits: microUsd === undefined ? {} : { microUsd }, window: { _tag: "total" } })
    )
  )

const balance = Effect.map(
  Effect.flatMap(Ledger, (ledger) => ledger.balance(localOwner.organizationId, budget)),
  ({ reserved, settled }) => ({ reserved: reserved.microUsd ?? 0, settled: settled.microUsd ?? 0 })
)

const kinds = (scripted: ReturnType<typeof vendor>) =>
  Effect.map(scripted.control.requests, (requests) => requests.map(({ kind }) => kind))

const kept = Effect.provide(stores)
const asOwner = Effect.provideService(CurrentActor, localOwner)

/** As long as it takes. */
const finished = <A, E, R>(work: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(work)
    yield* TestClock.adjust("1 hour")
    return yield* Fiber.join(fiber)
  })

const status = (given: Scripted.VendorStatus): Scripted.VendorAnswer => ({ kind: "status", status: given })
const whileRunning = (seen: Scripted.SeenRequest) =>
  seen.kind === "poll" ? status({ kind: "running" }) : Scripted.madeAtOnce(seen)

describe("clips", () => {
  it.effect(
    "are asked for in the shape nearest to the aspect and the shortest length that is enough, and charged",
    () =>
      Effect.gen(function* () {
        const scripted = vendor()
        yield* open(5_000_000)
        const clip = yield* finished(make(scripted))
        const [seen] = yield* scripted.control.requests
        assert.deepInclude(seen, {
          kind: "submit",
          prompt: "A bike in the rain\nAvoid: text.",
          size: { widthPx: 720, heightPx: 1_280 },
          durationSeconds: 8
        })
        assert.deepStrictEqual([...clip.bytes], [...mp4()])
        assert.deepStrictEqual([clip.vendor, clip.durationSeconds, clip.costMicroUsd], ["scripted", 8, 800_000])
        assert.deepStrictEqual(yield* balance, { reserved: 0, settled: 800_000 })
      }).pipe(kept, asOwner)
  )

  it.effect("are made and paid for once for an order, and again for something else", () =>
    Effect.gen(function* () {
      const scripted = vendor()
      yield* open()
      const first = yield* finished(make(scripted))
      const again = yield* finished(make(scripted))
      assert.deepStrictEqual(again, first)
      assert.deepStrictEqual(yield* kinds(scripted), ["submit", "poll", "download"])
      yield* finished(make(scripted, { ...order, purpose: "slot-002/visual-02" }))
      assert.strictEqual((yield* kinds(scripted)).filter((kind) => kind === "submit").length, 2)
      assert.strictEqual((yield* balance).settled, 1_600_000)
    }).pipe(kept, asOwner)
  )

  it.effect("go on after a restart with the job that was submitted, and are paid for once", () =>
    Effect.gen(function* () {
      const scripted = vendor({ answer: whileRunning, capabilities: { knowsOperationKeys: false } })
      yield* open(900_000)
      const killed = yield* Effect.forkChild(make(scripted))
      yield* TestClock.adjust("30 seconds")
      yield* Fiber.interrupt(killed)
      // What runs at the vendor is still promised to it.
      assert.deepStrictEqual(yield* balance, { reserved: 800_000, settled: 0 })
      yield* scripted.control.answerWith(Scripted.madeAtOnce)
      const clip = yield* finished(make(scripted))
      assert.strictEqual(clip.mediaType, "video/mp4")
      assert.strictEqual((yield* kinds(scripted)).filter((kind) => kind === "submit").length, 1)
      assert.deepStrictEqual(yield* balance, { reserved: 0, settled: 800_000 })
    }).pipe(kept, asOwner)
  )

  it.effect("that are not done at the deadline are gone on with by the next call", () =>
    Effect.gen(function* () {
      const scripted = vendor({ answer: whileRunning })
      yield* open()
      const error = yield* finished(Effect.flip(make(scripted)))
      assert.strictEqual(error.code, "model-timed-out")
      yield* scripted.control.answerWith(Scripted.madeAtOnce)
      yield* finished(make(scripted))
      assert.strictEqual((yield* kinds(scripted)).filter((kind) => kind === "submit").length, 1)
      assert.deepStrictEqual(yield* balance, { reserved: 0, settled: 800_000 })
    }).pipe(kept, asOwner)
  )

  it.effect("are not asked for where the budget has no room, or their price is not known and it has a limit", () =>
    Effect.gen(function* () {
      const scripted = vendor()
      yield* open(700_000)
      assert.strictEqual((yield* Effect.flip(make(scripted))).code, "budget-exceeded")
      const unpriced = Scripted.make()
      assert.strictEqual((yield* Effect.flip(make(unpriced))).code, "cost-unknown")
      assert.deepStrictEqual([...(yield* kinds(scripted)), ...(yield* kinds(unpriced))], [])
    }).pipe(kept, asOwner)
  )

  it.effect("that failed at the vendor cost nothing, and the next call submits another job", () =>
    Effect.gen(function* () {
      const scripted = vendor({
        answer: (seen) =>
          seen.kind === "poll" ? status({ kind: "refused", explanation: "not filmed here" }) : Scripted.madeAtOnce(seen)
      })
      yield* open()
      const error = yield* finished(Effect.flip(make(scripted)))
      assert.include(error.message, "not filmed here")
      assert.deepStrictEqual(yield* balance, { reserved: 0, settled: 0 })
      yield* scripted.control.answerWith(Scripted.madeAtOnce)
      yield* finished(make(scripted))
      const keys = (yield* scripted.control.requests).flatMap((seen) =>
        seen.kind === "submit" ? [seen.operationKey] : []
      )
      assert.strictEqual(new Set(keys).size, 2)
      assert.deepStrictEqual(yield* balance, { reserved: 0, settled: 800_000 })
    }).pipe(kept, asOwner)
  )

  for (const [knowsOperationKeys, outcome] of [
    [true, "are the same job where the vendor knows keys"],
    [false, "count as paid for and lost where it knows none"]
  ] as const) {
    it.effect(`of a submission that nobody wrote down ${outcome}`, () =>
      Effect.gen(function* () {
        const scripted = vendor({ answer: whileRunning, capabilities: { knowsOperationKeys } })
        yield* open()
        const killed = yield* Effect.forkChild(make(scripted))
        yield* TestClock.adjust("30 seconds")
        yield* Fiber.interrupt(killed)
        const objects = yield* ObjectStore
        for (const key of yield* objects.list("clip-jobs/")) yield* objects.remove(key)
        yield* scripted.control.answerWith(Scripted.madeAtOnce)
        yield* finished(make(scripted))
        const keys = (yield* scripted.control.requests).flatMap((seen) =>
          seen.kind === "submit" ? [seen.operationKey] : []
        )
        assert.strictEqual(keys.length, 2)
        assert.strictEqual(new Set(keys).size, knowsOperationKeys ? 1 : 2)
        assert.deepStrictEqual(yield* balance, { reserved: 0, settled: knowsOperationKeys ? 800_000 : 1_600_000 })
      }).pipe(kept, asOwner)
    )
  }

  it("last as long as is needed, or as long as the model can", () => {
    const model = { durationsSeconds: [8, 4, 6] as const }
    assert.deepStrictEqual(
      [3, 4, 4.1, 7, 8, 20].map((seconds) => lengthFor(seconds, model)),
      [4, 4, 6, 8, 8, 8]
    )
  })
})
