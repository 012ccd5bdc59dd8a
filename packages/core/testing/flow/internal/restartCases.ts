/**
 * Restarts: a process ends where it stands, and another goes on from the durable state.
 *
 * @since 0.1.0
 */
import { DateTime, Deferred, Duration, Effect, Layer, Option, Result, Schema } from "effect"
import { TestClock } from "effect/testing"
import { Durable } from "@postwright/core/flow/Durable"
import { Flows } from "@postwright/core/flow/Flows"
import { CurrentActor } from "@postwright/core/tenancy/Actor"
import { type Case, check, checkEqual } from "../../Check.ts"
import { approval, as, Counter, counted, Events, flowOf, Refused } from "./bench.ts"
import { type scenarioOn } from "./scenario.ts"

/** The cases. */
export const restartCases = (scenario: ReturnType<typeof scenarioOn>): ReadonlyArray<Case> => [
  scenario("goes on where it stood when the same key starts again, repeating no finished step", ({ start, actor }) =>
    Effect.gen(function* () {
      const counter = new Counter()
      const entered = yield* Deferred.make<void>()
      const flow = flowOf("long", (item) =>
        Effect.gen(function* () {
          const durable = yield* Durable
          const one = yield* counted(counter, "one", item.amount)
          const refused = yield* Effect.result(
            durable.step(
              "refuse",
              { error: Refused },
              Effect.suspend(() => {
                counter.add("refuse")
                return Effect.fail(new Refused({ why: "no" }))
              })
            )
          )
          const two = yield* durable.step(
            "two",
            { success: Schema.Int },
            Effect.suspend(() =>
              counter.add("two") === 1
                ? Effect.andThen(Deferred.succeed(entered, undefined), Effect.never)
                : Effect.succeed(7)
            )
          )
          return Result.isFailure(refused) ? one + two : 0
        })
      )
      const first = yield* start(Flows.layer(flow))
      yield* as(actor)(first.flows.start(flow, { id: "a", amount: 1 }))
      yield* Deferred.await(entered)
      yield* first.stop
      const second = yield* start(Flows.layer(flow))
      checkEqual(yield* as(actor)(second.flows.run(flow, { id: "a", amount: 1 })), 8, "the result")
      checkEqual(
        ["one", "refuse", "two"].map((name) => counter.of(name)),
        [1, 1, 2],
        "how often the steps ran"
      )
    })
  ),

  scenario("does not run the steps of finalizers when the process ends", ({ start, actor }) =>
    Effect.gen(function* () {
      const counter = new Counter()
      const events = new Events()
      const flow = flowOf("tidy", () =>
        Effect.gen(function* () {
          const durable = yield* Durable
          return (yield* durable.waitFor(approval).pipe(Effect.ensuring(counted(counter, "tidy", 0)))).length
        })
      )
      const flowLayer = Flows.layer(flow).pipe(Layer.provide(events.layer))
      const first = yield* start(flowLayer)
      const runId = yield* as(actor)(first.flows.start(flow, { id: "a", amount: 1 }))
      yield* events.waiting(runId, "approval")
      yield* first.stop
      checkEqual(counter.of("tidy"), 0, "how often the finalizer's step ran before the end")
      const second = yield* start(flowLayer)
      yield* as(actor)(second.flows.signal(runId, approval, "yes"))
      checkEqual(yield* as(actor)(second.flows.result(flow, runId)), 3, "the result")
      checkEqual(counter.of("tidy"), 1, "how often the finalizer's step ran")
    })
  ),

  scenario("remembers results, errors and interruptions", ({ start, actor }) =>
    Effect.gen(function* () {
      const counter = new Counter()
      const events = new Events()
      const flow = flowOf("ends", (item) =>
        Effect.gen(function* () {
          counter.add("body")
          if (item.amount === 0) return yield* new Refused({ why: "zero" })
          if (item.amount < 0) return (yield* (yield* Durable).waitFor(approval)).length
          return item.amount
        })
      )
      const flowLayer = Flows.layer(flow).pipe(Layer.provide(events.layer))
      const first = yield* start(flowLayer)
      const [good, bad, gone] = yield* Effect.forEach([5, 0, -1], (amount) =>
        as(actor)(first.flows.start(flow, { id: `n${amount}`, amount }))
      )
      yield* events.waiting(gone!, "approval")
      yield* as(actor)(first.flows.interrupt(gone!))
      yield* Effect.exit(as(actor)(first.flows.result(flow, good!)))
      yield* Effect.exit(as(actor)(first.flows.result(flow, bad!)))
      yield* first.stop
      const second = yield* start(flowLayer)
      const [a, b, c] = yield* Effect.forEach([good!, bad!, gone!], (runId) =>
        as(actor)(second.flows.status(flow, runId))
      )
      check(a?._tag === "Succeeded" && a.value === 5, "The result must be remembered")
      check(b?._tag === "Failed" && b.error.why === "zero", "The error must be remembered")
      check(c?._tag === "Interrupted", "The interruption must be remembered")
      yield* as(actor)(second.flows.run(flow, { id: "n5", amount: 5 }))
      checkEqual(counter.of("body"), 3, "how often a body ran")
      const changed = yield* Effect.flip(as(actor)(second.flows.start(flow, { id: "n5", amount: 6 })))
      checkEqual(changed.reason._tag, "PayloadChanged", "the reason for another payload")
    })
  ),

  scenario("remembers that a run is paused, and why, until it is resumed", ({ start, actor }) =>
    Effect.gen(function* () {
      const counter = new Counter()
      const flow = flowOf("pausing", () =>
        Effect.gen(function* () {
          yield* counted(counter, "before", 1)
          if (counter.add("body") < 2) return yield* Effect.die(new Error("out of paper"))
          return 3
        })
      )
      const first = yield* start(Flows.layer(flow))
      const error = yield* Effect.flip(as(actor)(first.flows.run(flow, { id: "a", amount: 0 })))
      check(error._tag === "FlowStopped", "The run must be stopped")
      yield* first.stop
      const second = yield* start(Flows.layer(flow))
      checkEqual(yield* second.flows.recover, 0, "how many runs were recovered")
      const status = yield* as(actor)(second.flows.status(flow, error.runId))
      check(status._tag === "Paused" && status.problem.message === "out of paper", "The pause must be remembered")
      yield* as(actor)(second.flows.resume(error.runId))
      checkEqual(yield* as(actor)(second.flows.result(flow, error.runId)), 3, "the result")
      checkEqual(counter.of("before"), 1, "how often the step ran")
    })
  ),

  scenario("wakes at the instant of the first call, however often it restarts", ({ start, actor }) =>
    Effect.gen(function* () {
      const events = new Events()
      const flow = flowOf("alarm", () =>
        Effect.gen(function* () {
          const durable = yield* Durable
          const from = yield* durable.now("from")
          yield* durable.sleepUntil("alarm", DateTime.addDuration(from, Duration.hours(10)))
          return Duration.toHours(DateTime.distance(from, yield* durable.now("to")))
        })
      )
      const flowLayer = Flows.layer(flow).pipe(Layer.provide(events.layer))
      const payload = { id: "a", amount: 0 }
      for (const hours of [4, 5]) {
        const process = yield* start(flowLayer)
        const runId = yield* as(actor)(process.flows.start(flow, payload))
        yield* events.waiting(runId, "alarm")
        yield* TestClock.adjust(Duration.hours(hours))
        yield* process.stop
        events.seen.length = 0
      }
      yield* TestClock.adjust("1 hour")
      const last = yield* start(flowLayer)
      checkEqual(yield* as(actor)(last.flows.run(flow, payload)), 10, "the hours that passed")
    })
  ),

  scenario("keeps signals that came before a restart, and takes one before anyone goes on", ({ start, actor }) =>
    Effect.gen(function* () {
      const events = new Events()
      const flow = flowOf("two-signals", () =>
        Effect.gen(function* () {
          const durable = yield* Durable
          const one = yield* durable.waitFor({ name: "one", schema: Schema.String })
          const two = yield* durable.waitFor({ name: "two", schema: Schema.String })
          return one.length * 10 + two.length
        })
      )
      const flowLayer = Flows.layer(flow).pipe(Layer.provide(events.layer))
      const first = yield* start(flowLayer)
      const runId = yield* as(actor)(first.flows.start(flow, { id: "a", amount: 0 }))
      yield* events.waiting(runId, "one")
      yield* as(actor)(first.flows.signal(runId, { name: "one", schema: Schema.String }, "abc"))
      yield* events.waiting(runId, "two")
      yield* first.stop
      const second = yield* start(flowLayer)
      yield* as(actor)(second.flows.signal(runId, { name: "two", schema: Schema.String }, "de"))
      checkEqual(yield* as(actor)(second.flows.result(flow, runId)), 32, "the result")
    })
  ),

  scenario("holds to a deadline that passed while nothing ran", ({ start, actor }) =>
    Effect.gen(function* () {
      const events = new Events()
      const flow = flowOf("strict", () =>
        Effect.gen(function* () {
          const durable = yield* Durable
          const answer = yield* durable.waitUntil(approval, DateTime.makeUnsafe(60_000))
          yield* durable.waitFor({ name: "end", schema: Schema.String })
          return Option.isNone(answer) ? -1 : 1
        })
      )
      const flowLayer = Flows.layer(flow).pipe(Layer.provide(events.layer))
      const first = yield* start(flowLayer)
      const [late, early] = yield* Effect.forEach(["late", "early"], (id) =>
        as(actor)(first.flows.start(flow, { id, amount: 0 }))
      )
      yield* events.waiting(late!, "approval")
      yield* events.waiting(early!, "approval")
      yield* as(actor)(first.flows.signal(early!, approval, "yes"))
      yield* first.stop
      yield* TestClock.adjust("2 minutes")
      const second = yield* start(flowLayer)
      yield* as(actor)(second.flows.signal(late!, approval, "yes"))
      for (const runId of [late!, early!]) {
        yield* as(actor)(second.flows.signal(runId, { name: "end", schema: Schema.String }, ""))
      }
      checkEqual(yield* as(actor)(second.flows.result(flow, late!)), -1, "the result of the late signal")
      checkEqual(yield* as(actor)(second.flows.result(flow, early!)), 1, "the result of the signal in time")
    })
  ),

  scenario("repeats no child that finished before the restart, as the same actor", ({ start, actor }) =>
    Effect.gen(function* () {
      const counter = new Counter()
      const entered = yield* Deferred.make<void>()
      const part = flowOf("part", (item) =>
        Effect.gen(function* () {
          const { organizationId } = yield* CurrentActor
          check(organizationId === actor.organizationId, "A child must act as the actor of its parent")
          if (item.amount === 2 && counter.add("hang") === 1) {
            yield* (yield* Durable).step("hang", {}, Effect.andThen(Deferred.succeed(entered, undefined), Effect.never))
          }
          return yield* counted(counter, `work-${item.amount}`, item.amount)
        })
      )
      const whole = flowOf("whole", () =>
        Effect.gen(function* () {
          const durable = yield* Durable
          let sum = 0
          for (const amount of [1, 2, 3]) {
            sum += yield* Effect.orDie(durable.child(part, { id: `p${amount}`, amount }))
          }
          return sum
        })
      )
      const flowLayer = Layer.merge(Flows.layer(whole), Flows.layer(part))
      const first = yield* start(flowLayer)
      yield* as(actor)(first.flows.start(whole, { id: "a", amount: 0 }))
      yield* Deferred.await(entered)
      yield* first.stop
      const second = yield* start(flowLayer)
      yield* second.flows.recover
      checkEqual(yield* as(actor)(second.flows.run(whole, { id: "a", amount: 0 })), 6, "the result")
      checkEqual(
        [1, 2, 3].map((amount) => counter.of(`work-${amount}`)),
        [1, 1, 1],
        "how often the children worked"
      )
    })
  ),

  scenario("recovers the unfinished runs of registered flows, and those alone", ({ start, actor }) =>
    Effect.gen(function* () {
      const events = new Events()
      const [mine, other] = [waits("mine"), waits("other")]
      const first = yield* start(Layer.merge(Flows.layer(mine), Flows.layer(other)).pipe(Layer.provide(events.layer)))
      const one = yield* as(actor)(first.flows.start(mine, { id: "a", amount: 0 }))
      const two = yield* as(actor)(first.flows.start(other, { id: "a", amount: 0 }))
      yield* events.waiting(one, "approval")
      yield* events.waiting(two, "approval")
      yield* first.stop
      events.seen.length = 0
      const second = yield* start(Flows.layer(mine).pipe(Layer.provide(events.layer)))
      yield* second.flows.recover
      yield* events.waiting(one, "approval")
      const unknown = yield* Effect.flip(as(actor)(second.flows.result(other, two)))
      check(unknown._tag === "FlowError" && unknown.reason._tag === "FlowNotRegistered", "It must not be waited for")
      yield* as(actor)(second.flows.signal(one, approval, "yes"))
      checkEqual(yield* as(actor)(second.flows.result(mine, one)), 3, "the result")
    })
  )
]

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const waits = (name: string) =>
  flowOf(name, () =>
    Effect.map(
      Effect.flatMap(Durable, (durable) => durable.waitFor(approval)),
      (text) => text.length
    )
  )
