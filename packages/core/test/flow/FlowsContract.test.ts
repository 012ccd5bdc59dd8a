import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Option } from "effect"
import { type EngineBackend, makeFlows, type RunBackend } from "@postwright/core/flow/Engine"
import { Flows } from "@postwright/core/flow/Flows"
import { JournalStore } from "@postwright/core/flow/JournalStore"
import { Actor, CurrentActor, OrganizationId } from "@postwright/core/tenancy/Actor"
import { failingTitles } from "@postwright/core/testing/Check"
import * as FlowsContract from "@postwright/core/testing/flow/FlowsContract"
import { makeBackend } from "../../src/flow/internal/journalBackend.ts"

interface Change {
  readonly run?: (run: RunBackend) => Partial<RunBackend>
  readonly backend?: (backend: EngineBackend) => Partial<EngineBackend>
  readonly flows?: (flows: Flows["Service"]) => Partial<Flows["Service"]>
}

/** An engine that was changed for the worse. */
const engineWith = (change: Change) => {
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
  return { open, survivesRestart: true }
}

/** Runs these cases alone, each of which must fail: some by never ending. */
const assertCaught = (change: Change, titles: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const cases = FlowsContract.cases({ ...engineWith(change), patienceMillis: 500 })
    assert.deepStrictEqual(yield* failingTitles(cases.filter(({ title }) => titles.includes(title))), titles)
  })

describe("the suite of Flows catches an engine", () => {
  it.effect("none, when nothing was changed", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* failingTitles(FlowsContract.cases(engineWith({}))), [])
    })
  )

  it.effect("whose pause the body can catch", () =>
    assertCaught({ run: () => ({ pause: (problem) => Effect.die(new Error(problem.message)) }) }, [
      "pauses on a defect that the body cannot catch, and goes on after resume without repeating steps"
    ])
  )

  it.effect("that never waits for the time", () =>
    assertCaught({ run: () => ({ sleepUntil: () => Effect.void }) }, [
      "sleeps until the instant, 30 days by the Clock, and not a moment less",
      "wakes at the instant of the first call, however often it restarts"
    ])
  )

  it.effect("that takes a late signal", () =>
    assertCaught(
      {
        run: (run) => ({
          awaitSignalUntil: (name, _deadline, parked) => Effect.map(run.awaitSignal(name, parked), Option.some)
        })
      },
      ["waits for a signal until its deadline: in time, or never", "holds to a deadline that passed while nothing ran"]
    )
  )

  it.effect("that gives the first result for another payload", () =>
    assertCaught(
      {
        backend: (backend) => ({
          start: (run) => Effect.catchReason(backend.start(run), "FlowError", "PayloadChanged", () => Effect.void)
        })
      },
      ["refuses the same key with another payload"]
    )
  )

  it.effect("that shows runs to other organizations", () =>
    assertCaught(
      {
        flows: (flows) => ({
          interrupt: (runId) =>
            Effect.updateService(
              flows.interrupt(runId),
              CurrentActor,
              (actor) => new Actor({ ...actor, organizationId: OrganizationId.make(runId.split("/")[0]!) })
            )
        })
      },
      ["keeps tenants apart: same key, separate runs; another's run is not found"]
    )
  )

  it.effect("that leaves a paused run as it is", () =>
    assertCaught({ backend: () => ({ resume: () => Effect.void }) }, [
      "tells the parent that a child is paused; resuming the parent resumes the child",
      "remembers that a run is paused, and why, until it is resumed"
    ])
  )
})
