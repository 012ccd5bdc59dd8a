import { assert, describe, it } from "@effect/vitest"
import { Context, DateTime, Deferred, Duration, Effect, Exit, Layer, Option, Schema, Scope } from "effect"
import { TestClock } from "effect/testing"
import { Durable } from "@postwright/core/flow/Durable"
import { type Flow } from "@postwright/core/flow/Flow"
import { Flows } from "@postwright/core/flow/Flows"
import * as FlowsJournal from "@postwright/core/flow/FlowsJournal"
import { type JournalEntry, JournalStore } from "@postwright/core/flow/JournalStore"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { crashingJournal } from "./crashingJournal.ts"

const Payload = Schema.Struct({ id: Schema.String })
const approval = { name: "approval", schema: Schema.Int }

/** Steps in a row and side by side, a sleep, a signal, a deadline, children: everything that is recorded. */
const makeFlows = () => {
  const ran: Array<string> = []
  /** Steps whose result the body has seen. */
  const returned: Array<string> = []
  const step = (name: string, value: number) =>
    Effect.flatMap(Durable, (durable) =>
      durable
        .step(
          name,
          { success: Schema.Int },
          Effect.sync(() => {
            ran.push(`${durable.runId} ${name}`)
            return value
          })
        )
        .pipe(Effect.tap(() => Effect.sync(() => void returned.push(`${durable.runId} ${name}`))))
    )
  const flow = <R>(name: string, run: (id: string) => Effect.Effect<number, never, R>) =>
    ({
      name,
      version: 1,
      payload: Payload,
      success: Schema.Int,
      error: Schema.Never,
      idempotencyKey: (payload) => payload.id,
      run: (payload) => run(payload.id)
    }) satisfies Flow<typeof Payload.Type, number, never, R>
  const slot = flow("slot", (id) =>
    Effect.gen(function* () {
      const draft = yield* step("draft", id.length)
      return draft + (yield* step("check", 1))
    })
  )
  const campaign = flow("campaign", () =>
    Effect.gen(function* () {
      const durable = yield* Durable
      const from = yield* durable.now("from")
      const research = yield* step("research", 100)
      const parts = yield* Effect.forEach([1, 2, 3, 4], (part) => step(`part-${part}`, part), { concurrency: 2 })
      yield* durable.sleepUntil("embargo", DateTime.addDuration(from, Duration.hours(1)))
      const slots = yield* Effect.forEach(["a", "bb", "ccc"], (id) => Effect.orDie(durable.child(slot, { id })), {
        concurrency: "unbounded"
      })
      const veto = yield* durable.waitUntil(
        { name: "veto", schema: Schema.Int },
        DateTime.addDuration(from, Duration.hours(2))
      )
      const granted = yield* durable.waitFor(approval)
      const total = [...parts, ...slots, research, granted].reduce((sum, value) => sum + value, 0)
      return yield* step("export", Option.isNone(veto) ? total : -1)
    })
  )
  return { ran, returned, campaign, layer: Layer.merge(Flows.layer(campaign), Flows.layer(slot)) }
}

/** A process that does its part of the work until the run ends or the process crashes. */
const process = Effect.fnUntraced(function* (
  store: JournalStore["Service"],
  flows: ReturnType<typeof makeFlows>,
  crashed: Deferred.Deferred<void>
) {
  const scope = yield* Scope.make()
  const engine = FlowsJournal.layer.pipe(Layer.provide(Layer.succeed(JournalStore, store)))
  const work = Effect.gen(function* () {
    const context = yield* Layer.buildWithScope(Layer.provideMerge(flows.layer, engine), scope)
    const service = Context.get(context, Flows)
    const runId = yield* service.start(flows.campaign, { id: "spring" })
    yield* service.signal(runId, approval, 1000)
    const clock = yield* Effect.forkChild(Effect.forever(TestClock.adjust("30 minutes")))
    const result = yield* service.result(flows.campaign, runId)
    clock.interruptUnsafe()
    return result
  }).pipe(Effect.catch(() => Effect.never))
  const exit = yield* Effect.raceFirst(Effect.map(work, Option.some), Effect.as(Deferred.await(crashed), Option.none()))
  yield* Scope.close(scope, Exit.void)
  return exit
})

const recordedSteps = (entries: ReadonlyArray<JournalEntry>): ReadonlyArray<string> =>
  entries.flatMap((entry) =>
    entry._tag === "memo" && entry.name.startsWith("step:") ? [`${entry.runId} ${entry.name.slice(5)}`] : []
  )

/** The result, what ran how often, and how many appends it took. */
const lifeWithCrash = Effect.fnUntraced(
  function* (appends: number, loses: "entries" | "answer") {
    const inner = Context.get(yield* Layer.build(JournalStore.layerMemory), JournalStore)
    const flows = makeFlows()
    const crashed = yield* Deferred.make<void>()
    const before = yield* process(crashingJournal(inner, appends, loses, crashed), flows, crashed)
    const recorded = recordedSteps((yield* Effect.forEach(yield* inner.list, inner.read)).flat())
    const ranBefore = flows.ran.length
    const unrecorded = flows.returned.filter((step) => !recorded.includes(step))
    const after = Option.isSome(before) ? before : yield* process(inner, flows, yield* Deferred.make<void>())
    return {
      hasCrashed: Option.isNone(before),
      result: Option.getOrThrow(after),
      ran: flows.ran,
      unrecorded,
      repeated: flows.ran.slice(ranBefore).filter((step) => recorded.includes(step))
    }
  },
  Effect.scoped,
  Effect.provideService(CurrentActor, localOwner)
)

describe("a process that dies at any append", () => {
  for (const loses of ["entries", "answer"] as const) {
    it.effect(`which loses its ${loses}: the next one ends the run alike and repeats no recorded step`, () =>
      Effect.gen(function* () {
        const undisturbed = yield* lifeWithCrash(Number.MAX_SAFE_INTEGER, loses)
        assert.isFalse(undisturbed.hasCrashed)
        assert.strictEqual(undisturbed.result, 1 + 2 + 3 + 4 + (2 + 3 + 4) + 100 + 1000)
        let appends = 0
        for (; ; appends++) {
          const life = yield* lifeWithCrash(appends, loses)
          assert.strictEqual(life.result, undisturbed.result, `result after ${appends} appends`)
          assert.deepStrictEqual(life.unrecorded, [], `results given out before they were durable, at ${appends}`)
          assert.deepStrictEqual(life.repeated, [], `recorded steps that ran again after ${appends} appends`)
          assert.deepStrictEqual(new Set(life.ran), new Set(undisturbed.ran), `steps after ${appends} appends`)
          if (!life.hasCrashed) break
        }
        assert.isAbove(appends, 12)
      })
    )
  }
})
