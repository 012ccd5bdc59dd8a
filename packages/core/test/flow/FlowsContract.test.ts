import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Option } from "effect"
import { type EngineBackend, makeFlows, type RunBackend } from "@postwright/core/flow/Engine"
import { Flows } from "@postwright/core/flow/Flows"
import { JournalStore } from "@postwright/core/flow/JournalStore"
import { Actor, CurrentActor, OrganizationId } from "@postwright/core/tenancy/Actor"
import { failingTitles } from "@postwright/core/testing/Check"
import * as FlowsContract from "@postwright/core/testing/flow/FlowsContract"
import { makeBackend } from "../../src/flow/internal/journalBackend.ts"

/** The titles that fail on an engine that was changed for the worse. */
const failures = (change: {
  readonly run?: (run: RunBackend) => Partial<RunBackend>
  readonly backend?: (backend: EngineBackend) => Partial<EngineBackend>
  readonly flows?: (flows: Flows["Service"]) => Partial<Flows["Service"]>
}) => {
  const make = Effect.map(makeBackend, (inner) => {
    const backend: EngineBackend = {
      ...inner,
      ...change.backend?.(inner),
      register: (flow, identity, body) =>
        inner.register(flow, identity, {
          ...body,
          run: (run, payload) => body.run({ ...run, ...change.run?.(run) }, payload)
        })
    }
    const flows = makeFlows(backend)
    return Flows.of({ ...flows, ...change.flows?.(flows) })
  })
  const open = Effect.map(Layer.build(JournalStore.layerMemory), (context) =>
    Layer.effect(Flows, make).pipe(Layer.provide(Layer.succeedContext(context)))
  )
  return failingTitles(FlowsContract.cases({ open, survivesRestart: true, patienceMillis: 300 }))
}

describe("the suite of Flows catches an engine", () => {
  it.effect("none, when nothing was changed", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* failures({}), [])
    })
  )

  it.effect("whose pause the body can catch", () =>
    Effect.gen(function* () {
      const titles = yield* failures({ run: () => ({ pause: (problem) => Effect.die(new Error(problem.message)) }) })
      assert.include(
        titles,
        "pauses on a defect that the body cannot catch, and goes on after resume without repeating steps"
      )
    })
  )

  it.effect("that never waits for the time", () =>
    Effect.gen(function* () {
      const titles = yield* failures({ run: () => ({ sleepUntil: () => Effect.void }) })
      assert.include(titles, "sleeps until the instant, 30 days by the Clock, and not a moment less")
      assert.include(titles, "wakes at the instant of the first call, however often it restarts")
    })
  )

  it.effect("that takes a late signal", () =>
    Effect.gen(function* () {
      const titles = yield* failures({
        run: (run) => ({
          awaitSignalUntil: (name, _deadline, parked) => Effect.map(run.awaitSignal(name, parked), Option.some)
        })
      })
      assert.include(titles, "holds to a deadline that passed while nothing ran")
      assert.include(titles, "waits for a signal until its deadline: in time, or never")
    })
  )

  it.effect("that gives the first result for another payload", () =>
    Effect.gen(function* () {
      const titles = yield* failures({
        backend: (backend) => ({
          start: (run) => Effect.catchReason(backend.start(run), "FlowError", "PayloadChanged", () => Effect.void)
        })
      })
      assert.include(titles, "refuses the same key with another payload")
    })
  )

  it.effect("that shows runs to other organizations", () =>
    Effect.gen(function* () {
      const titles = yield* failures({
        flows: (flows) => ({
          interrupt: (runId) =>
            Effect.updateService(
              flows.interrupt(runId),
              CurrentActor,
              (actor) => new Actor({ ...actor, organizationId: OrganizationId.make(runId.split("/")[0]!) })
            )
        })
      })
      assert.deepStrictEqual(titles, ["keeps tenants apart: same key, separate runs; another's run is not found"])
    })
  )

  it.effect("that leaves a paused run as it is", () =>
    Effect.gen(function* () {
      const titles = yield* failures({ backend: () => ({ resume: () => Effect.void }) })
      assert.include(titles, "tells the parent that a child is paused; resuming the parent resumes the child")
      assert.include(titles, "remembers that a run is paused, and why, until it is resumed")
    })
  )
})
