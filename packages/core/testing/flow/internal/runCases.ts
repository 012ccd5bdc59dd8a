/**
 * Runs: keys, tenants, registration, children, interruption.
 *
 * @since 0.1.0
 */
import { Deferred, Effect, Exit, Layer, Result, Schema, Scope } from "effect"
import { Durable } from "@postwright/core/flow/Durable"
import { RunId } from "@postwright/core/flow/Flow"
import { Flows } from "@postwright/core/flow/Flows"
import { type Case, check, checkEqual } from "../../Check.ts"
import { actorOf, approval, as, Counter, counted, Events, flowOf, Refused } from "./bench.ts"
import { type scenarioOn } from "./scenario.ts"

/** The cases. */
export const runCases = (scenario: ReturnType<typeof scenarioOn>): ReadonlyArray<Case> => [
  scenario("refuses the same key with another payload", ({ start, actor }) =>
    Effect.gen(function* () {
      const flow = flowOf("keyed", (item) => Effect.succeed(item.amount))
      const { flows } = yield* start(Flows.layer(flow))
      yield* as(actor)(flows.run(flow, { id: "a", amount: 1 }))
      const error = yield* Effect.flip(as(actor)(flows.start(flow, { id: "a", amount: 2 })))
      checkEqual(error.reason._tag, "PayloadChanged", "the reason")
    })
  ),

  scenario("keeps runs apart whose keys look alike", ({ start, actor }) =>
    Effect.gen(function* () {
      const flow = flowOf("alike", (item) => Effect.succeed(item.amount))
      const { flows } = yield* start(Flows.layer(flow))
      const ids = ["a", "A", "a/b", "a>b", "a%3Eb", "a%b", "../a", "\u00e4", "a\u0308", " ", "a\nb", "x".repeat(500)]
      const results = yield* Effect.forEach(ids, (id, amount) => as(actor)(flows.run(flow, { id, amount })))
      checkEqual(
        results,
        ids.map((_, index) => index),
        "the results"
      )
    })
  ),

  scenario("refuses a key that is empty, too long or half a character", ({ start, actor }) =>
    Effect.gen(function* () {
      const flow = flowOf("keys", (item) => Effect.succeed(item.amount))
      const { flows } = yield* start(Flows.layer(flow))
      for (const id of ["", "x".repeat(1001), "\ud800"]) {
        const error = yield* Effect.flip(as(actor)(flows.start(flow, { id, amount: 1 })))
        checkEqual(error.reason._tag, "InvalidRunKey", "the reason")
      }
    })
  ),

  scenario("runs one body for many concurrent starts of one key", ({ start, actor }) =>
    Effect.gen(function* () {
      const counter = new Counter()
      const flow = flowOf("crowd", () => counted(counter, "only", 3))
      const { flows } = yield* start(Flows.layer(flow))
      const results = yield* Effect.forEach(
        Array.from({ length: 40 }),
        () => as(actor)(flows.run(flow, { id: "a", amount: 0 })),
        { concurrency: "unbounded" }
      )
      checkEqual([new Set(results).size, counter.of("only")], [1, 1], "distinct results and runs of the step")
    })
  ),

  scenario("keeps tenants apart: same key, separate runs; another's run is not found", ({ start, actor }) =>
    Effect.gen(function* () {
      const flow = flowOf("tenant", (item) => Effect.succeed(item.amount))
      const { flows } = yield* start(Flows.layer(flow))
      const other = actorOf(`${actor.organizationId}-2`)
      checkEqual(yield* as(actor)(flows.run(flow, { id: "a", amount: 1 })), 1, "our result")
      checkEqual(yield* as(other)(flows.run(flow, { id: "a", amount: 2 })), 2, "their result")
      const runId = yield* as(actor)(flows.start(flow, { id: "a", amount: 1 }))
      const failures = yield* Effect.all([
        Effect.flip(as(other)(flows.status(flow, runId))),
        Effect.flip(as(other)(flows.signal(runId, approval, "yes"))),
        Effect.flip(as(other)(flows.interrupt(runId))),
        Effect.flip(as(other)(flows.resume(runId)))
      ])
      checkEqual(
        failures.map((error) => error.reason._tag),
        failures.map(() => "RunNotFound" as const),
        "what the other organization sees"
      )
    })
  ),

  scenario("does not find a run that was never started, nor one of another flow", ({ start, actor }) =>
    Effect.gen(function* () {
      const flow = flowOf("known", (item) => Effect.succeed(item.amount))
      const other = flowOf("other", (item) => Effect.succeed(item.amount))
      const { flows } = yield* start(Layer.merge(Flows.layer(flow), Flows.layer(other)))
      const runId = yield* as(actor)(flows.start(flow, { id: "a", amount: 1 }))
      const never = RunId.make(`${actor.organizationId}/known.v1/never`)
      const missing = yield* Effect.flip(as(actor)(flows.status(flow, never)))
      const mistaken = yield* Effect.flip(as(actor)(flows.status(other, runId)))
      checkEqual([missing.reason._tag, mistaken.reason._tag], ["RunNotFound", "RunNotFound"], "the reasons")
    })
  ),

  scenario("refuses to start what is not registered, and two flows of one name and version", ({ start, actor }) =>
    Effect.gen(function* () {
      const flow = flowOf("mine", (item) => Effect.succeed(item.amount))
      const twin = flowOf("mine", (item) => Effect.succeed(item.amount + 1))
      const next = flowOf("mine", (item) => Effect.succeed(item.amount + 2), 2)
      const { flows } = yield* start(Flows.layer(flow))
      const unknown = yield* Effect.flip(as(actor)(flows.start(next, { id: "a", amount: 1 })))
      checkEqual(unknown.reason._tag, "FlowNotRegistered", "the reason for an unknown version")
      const taken = yield* Effect.flip(Effect.scoped(flows.register(twin)))
      checkEqual(taken.reason._tag, "FlowAlreadyRegistered", "the reason for a twin")
      yield* Effect.scoped(flows.register(flow))
      checkEqual(yield* as(actor)(flows.run(flow, { id: "a", amount: 1 })), 1, "the result after a second register")
      const scope = yield* Scope.make()
      yield* Scope.provide(flows.register(next), scope)
      checkEqual(yield* as(actor)(flows.run(next, { id: "a", amount: 1 })), 3, "the result of the next version")
      yield* Scope.close(scope, Exit.void)
      const gone = yield* Effect.flip(as(actor)(flows.start(next, { id: "b", amount: 1 })))
      checkEqual(gone.reason._tag, "FlowNotRegistered", "the reason after the registration ended")
    })
  ),

  scenario("returns a child's result and typed error to its parent", ({ start, actor }) =>
    Effect.gen(function* () {
      const part = flowOf("part", (item) =>
        item.amount < 0 ? Effect.fail(new Refused({ why: "negative" })) : Effect.succeed(item.amount * 2)
      )
      const whole = flowOf("whole", (item) =>
        Effect.gen(function* () {
          const durable = yield* Durable
          const good = yield* Effect.orDie(durable.child(part, { id: "good", amount: item.amount }))
          const bad = yield* Effect.result(durable.child(part, { id: "bad", amount: -1 }))
          return Result.isFailure(bad) && bad.failure._tag === "Refused" ? good + 1 : 0
        })
      )
      const { flows } = yield* start(Layer.merge(Flows.layer(whole), Flows.layer(part)))
      checkEqual(yield* as(actor)(flows.run(whole, { id: "a", amount: 5 })), 11, "the result")
    })
  ),

  scenario("keeps a child's key within its parent's run", ({ start, actor }) =>
    Effect.gen(function* () {
      const counter = new Counter()
      const part = flowOf("part", (item) => counted(counter, "work", item.amount))
      const whole = flowOf("whole", (item) =>
        Effect.flatMap(Durable, (durable) => Effect.orDie(durable.child(part, { id: "same", amount: item.amount })))
      )
      const { flows } = yield* start(Layer.merge(Flows.layer(whole), Flows.layer(part)))
      const results = yield* Effect.forEach(["a", "b"], (id, amount) => as(actor)(flows.run(whole, { id, amount })))
      checkEqual(results, [0, 1], "the results")
      checkEqual(yield* as(actor)(flows.run(part, { id: "same", amount: 9 })), 9, "the result of a run of its own")
      checkEqual(counter.of("work"), 3, "how often the child ran")
    })
  ),

  scenario("finishes 90 children of one run", ({ start, actor }) =>
    Effect.gen(function* () {
      const counter = new Counter()
      const part = flowOf("part", (item) => counted(counter, `slot-${item.amount}`, item.amount))
      const whole = flowOf("whole", () =>
        Effect.gen(function* () {
          const durable = yield* Durable
          const parts = yield* Effect.forEach(
            Array.from({ length: 90 }, (_, amount) => ({ id: `slot-${amount}`, amount })),
            (item) => Effect.orDie(durable.child(part, item)),
            { concurrency: "unbounded" }
          )
          return parts.reduce((sum, value) => sum + value, 0)
        })
      )
      const { flows } = yield* start(Layer.merge(Flows.layer(whole), Flows.layer(part)))
      checkEqual(yield* as(actor)(flows.run(whole, { id: "a", amount: 0 })), 4005, "the sum")
    })
  ),

  scenario("tells the parent that a child is paused; resuming the parent resumes the child", ({ start, actor }) =>
    Effect.gen(function* () {
      const counter = new Counter()
      const part = flowOf("part", (item) =>
        Effect.gen(function* () {
          const before = yield* counted(counter, "before", item.amount)
          if (counter.add("bug") === 1) return yield* Effect.die(new Error("the child fell"))
          return before
        })
      )
      const whole = flowOf("whole", (item) =>
        Effect.flatMap(Durable, (durable) => Effect.orDie(durable.child(part, { id: "p", amount: item.amount })))
      )
      const { flows } = yield* start(Layer.merge(Flows.layer(whole), Flows.layer(part)))
      const error = yield* Effect.flip(as(actor)(flows.run(whole, { id: "a", amount: 5 })))
      check(error._tag === "FlowStopped" && error.status === "Paused", "The parent must be paused")
      check(error.problem?.message.includes("the child fell") === true, "The problem must name the child's defect")
      yield* as(actor)(flows.resume(error.runId))
      checkEqual(yield* as(actor)(flows.result(whole, error.runId)), 5, "the result after resume")
      checkEqual([counter.of("before"), counter.of("bug")], [1, 2], "how often the child's parts ran")
    })
  ),

  scenario("pauses a parent whose child's flow is not registered, naming it", ({ start, actor }) =>
    Effect.gen(function* () {
      const part = flowOf("part", (item) => Effect.succeed(item.amount))
      const whole = flowOf("whole", () =>
        Effect.flatMap(Durable, (durable) => Effect.orDie(durable.child(part, { id: "p", amount: 1 })))
      )
      const { flows } = yield* start(Flows.layer(whole))
      const error = yield* Effect.flip(as(actor)(flows.run(whole, { id: "a", amount: 5 })))
      check(error._tag === "FlowStopped" && error.status === "Paused", "The parent must be paused")
      checkEqual(error.problem?.code, "flow-not-registered", "the problem's code")
    })
  ),

  scenario("interrupts a run and its children for good, running the finalizers of steps", ({ start, actor }) =>
    Effect.gen(function* () {
      const counter = new Counter()
      const entered = yield* Deferred.make<void>()
      const events = new Events()
      const part = flowOf("part", () =>
        Effect.flatMap(Durable, (durable) =>
          durable.step(
            "hang",
            { success: Schema.Int },
            Effect.andThen(Deferred.succeed(entered, undefined), Effect.never).pipe(
              Effect.onInterrupt(() => Effect.sync(() => void counter.add("cleaned")))
            )
          )
        )
      )
      const whole = flowOf("whole", () =>
        Effect.gen(function* () {
          const durable = yield* Durable
          return yield* Effect.orDie(durable.child(part, { id: "p", amount: 1 })).pipe(
            Effect.ensuring(counted(counter, "finalizer-step", 1))
          )
        })
      )
      const { flows } = yield* start(
        Layer.merge(Flows.layer(whole), Flows.layer(part)).pipe(Layer.provide(events.layer))
      )
      const runId = yield* as(actor)(flows.start(whole, { id: "a", amount: 0 }))
      yield* Deferred.await(entered)
      yield* as(actor)(flows.interrupt(runId))
      checkEqual((yield* as(actor)(flows.status(whole, runId)))._tag, "Interrupted", "the parent's status")
      const childId = RunId.make(`${runId}>part.v1/p`)
      checkEqual((yield* as(actor)(flows.status(part, childId)))._tag, "Interrupted", "the child's status")
      const error = yield* Effect.flip(as(actor)(flows.result(whole, runId)))
      check(error._tag === "FlowStopped" && error.status === "Interrupted", "The result must say Interrupted")
      checkEqual([counter.of("cleaned"), counter.of("finalizer-step")], [1, 0], "step finalizers and new steps")
      yield* as(actor)(flows.interrupt(runId))
      yield* as(actor)(flows.resume(runId))
      const again = yield* Effect.flip(as(actor)(flows.run(whole, { id: "a", amount: 0 })))
      check(again._tag === "FlowStopped" && again.status === "Interrupted", "The key must stay interrupted")
    })
  ),

  scenario("pauses a run and its children where they stand, and goes on with both", ({ start, actor }) =>
    Effect.gen(function* () {
      const counter = new Counter()
      const entered = yield* Deferred.make<void>()
      const gate = yield* Deferred.make<void>()
      const part = flowOf("part", () =>
        Effect.gen(function* () {
          const durable = yield* Durable
          yield* counted(counter, "first", 1)
          return yield* durable.step(
            "second",
            { success: Schema.Int },
            Effect.gen(function* () {
              counter.add("second")
              yield* Deferred.succeed(entered, undefined)
              yield* Deferred.await(gate)
              return 2
            })
          )
        })
      )
      const whole = flowOf("whole", () =>
        Effect.flatMap(Durable, (durable) => Effect.orDie(durable.child(part, { id: "p", amount: 1 })))
      )
      const { flows } = yield* start(Layer.merge(Flows.layer(whole), Flows.layer(part)))
      const runId = yield* as(actor)(flows.start(whole, { id: "a", amount: 0 }))
      yield* Deferred.await(entered)
      yield* as(actor)(flows.pause(runId))
      const error = yield* Effect.flip(as(actor)(flows.result(whole, runId)))
      check(error._tag === "FlowStopped" && error.status === "Paused", "The run must be paused")
      checkEqual(error.problem?.code, "run-stopped", "the problem's code")
      yield* as(actor)(flows.pause(runId))
      yield* Deferred.succeed(gate, undefined)
      yield* as(actor)(flows.resume(runId))
      checkEqual(yield* as(actor)(flows.result(whole, runId)), 2, "the result after the pause")
      checkEqual([counter.of("first"), counter.of("second")], [1, 2], "how often the steps ran")
      yield* as(actor)(flows.pause(runId))
      checkEqual((yield* as(actor)(flows.status(whole, runId)))._tag, "Succeeded", "the status of an ended run")
    })
  ),

  scenario("lets a step interrupt its own run", ({ start, actor }) =>
    Effect.gen(function* () {
      const holder: { flows?: Flows["Service"] } = {}
      const flow = flowOf("own-end", () =>
        Effect.flatMap(Durable, (durable) =>
          durable.step(
            "stop",
            { success: Schema.Int },
            Effect.suspend(() => as(actor)(Effect.orDie(holder.flows!.interrupt(durable.runId)))).pipe(Effect.as(1))
          )
        )
      )
      const { flows } = yield* start(Flows.layer(flow))
      holder.flows = flows
      const error = yield* Effect.flip(as(actor)(flows.run(flow, { id: "a", amount: 0 })))
      check(error._tag === "FlowStopped" && error.status === "Interrupted", "The run must be interrupted")
    })
  ),

  scenario("leaves the run alone when who waits for it is interrupted", ({ start, actor }) =>
    Effect.gen(function* () {
      const events = new Events()
      const flow = flowOf("patient", () =>
        Effect.map(
          Effect.flatMap(Durable, (durable) => durable.waitFor(approval)),
          (text) => text.length
        )
      )
      const { flows } = yield* start(Flows.layer(flow).pipe(Layer.provide(events.layer)))
      const runId = yield* as(actor)(flows.start(flow, { id: "a", amount: 0 }))
      yield* Effect.raceFirst(as(actor)(flows.result(flow, runId)), events.waiting(runId, "approval"))
      checkEqual((yield* as(actor)(flows.status(flow, runId)))._tag, "Running", "the status")
      yield* as(actor)(flows.signal(runId, approval, "four"))
      checkEqual(yield* as(actor)(flows.result(flow, runId)), 4, "the result")
    })
  )
]
