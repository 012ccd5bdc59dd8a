/**
 * Waiting: time and signals.
 *
 * @since 0.1.0
 */
import { DateTime, Duration, Effect, Fiber, Layer, Option } from "effect"
import { TestClock } from "effect/testing"
import { Durable } from "@postwright/core/flow/Durable"
import { Flows } from "@postwright/core/flow/Flows"
import { type Case, check, checkEqual } from "../../Check.ts"
import { approval, as, Events, flowOf } from "./bench.ts"
import { type scenarioOn } from "./scenario.ts"

/** The cases. */
export const waitCases = (scenario: ReturnType<typeof scenarioOn>): ReadonlyArray<Case> => [
  scenario("sleeps until the instant, 30 days by the Clock, and not a moment less", ({ start, actor }) =>
    Effect.gen(function* () {
      const events = new Events()
      const flow = flowOf("month", () =>
        Effect.gen(function* () {
          const durable = yield* Durable
          const from = yield* durable.now("from")
          yield* durable.sleepUntil("month", DateTime.addDuration(from, Duration.days(30)))
          const to = yield* durable.now("to")
          return Duration.toDays(DateTime.distance(from, to))
        })
      )
      const { flows } = yield* start(Flows.layer(flow).pipe(Layer.provide(events.layer)))
      const runId = yield* as(actor)(flows.start(flow, { id: "a", amount: 0 }))
      yield* events.waiting(runId, "month")
      yield* TestClock.adjust(Duration.subtract(Duration.days(30), Duration.millis(1)))
      checkEqual((yield* as(actor)(flows.status(flow, runId)))._tag, "Running", "the status a moment before")
      yield* TestClock.adjust("1 milli")
      checkEqual(yield* as(actor)(flows.result(flow, runId)), 30, "the days that passed")
    })
  ),

  scenario("does not wait for an instant that has passed", ({ start, actor }) =>
    Effect.gen(function* () {
      const flow = flowOf("late", () =>
        Effect.gen(function* () {
          const durable = yield* Durable
          yield* durable.sleepUntil("past", DateTime.makeUnsafe(-1))
          return 1
        })
      )
      const { flows } = yield* start(Flows.layer(flow))
      checkEqual(yield* as(actor)(flows.run(flow, { id: "a", amount: 0 })), 1, "the result")
    })
  ),

  scenario("hands a signal to a run that waits for it", ({ start, actor }) =>
    Effect.gen(function* () {
      const events = new Events()
      const flow = lengthOfApproval
      const { flows } = yield* start(Flows.layer(flow).pipe(Layer.provide(events.layer)))
      const runId = yield* as(actor)(flows.start(flow, { id: "a", amount: 0 }))
      yield* events.waiting(runId, "approval")
      yield* as(actor)(flows.signal(runId, approval, "granted"))
      checkEqual(yield* as(actor)(flows.result(flow, runId)), 7, "the result")
    })
  ),

  scenario("keeps a signal for a run that does not wait for it yet", ({ start, actor }) =>
    Effect.gen(function* () {
      const events = new Events()
      const flow = flowOf("busy", () =>
        Effect.gen(function* () {
          const durable = yield* Durable
          yield* durable.sleepUntil("nap", DateTime.makeUnsafe(1000))
          return (yield* durable.waitFor(approval)).length
        })
      )
      const { flows } = yield* start(Flows.layer(flow).pipe(Layer.provide(events.layer)))
      const runId = yield* as(actor)(flows.start(flow, { id: "a", amount: 0 }))
      yield* events.waiting(runId, "nap")
      yield* as(actor)(flows.signal(runId, approval, "yes"))
      yield* TestClock.adjust("1 second")
      checkEqual(yield* as(actor)(flows.result(flow, runId)), 3, "the result")
      check(
        events.seen.every((event) => event._tag !== "Waiting" || event.name === "nap"),
        "The run must not be said to wait for a signal that is there"
      )
    })
  ),

  scenario("takes the first value of a signal: an equal one again is fine, another is a conflict", ({ start, actor }) =>
    Effect.gen(function* () {
      const flow = lengthOfApproval
      const { flows } = yield* start(Flows.layer(flow))
      const runId = yield* as(actor)(flows.start(flow, { id: "a", amount: 0 }))
      const sent = yield* Effect.all(
        ["first", "second"].map((text) => Effect.exit(as(actor)(flows.signal(runId, approval, text)))),
        { concurrency: "unbounded" }
      )
      checkEqual(
        sent.map((exit) => exit._tag),
        ["Success", "Failure"],
        "two values at once"
      )
      yield* as(actor)(flows.signal(runId, approval, "first"))
      checkEqual(yield* as(actor)(flows.result(flow, runId)), 5, "the result")
      yield* as(actor)(flows.signal(runId, approval, "first"))
      const conflict = yield* Effect.flip(as(actor)(flows.signal(runId, approval, "other")))
      checkEqual(conflict.reason._tag, "SignalConflict", "the reason for another value")
      const ended = yield* Effect.flip(as(actor)(flows.signal(runId, { ...approval, name: "new" }, "x")))
      checkEqual(ended.reason._tag, "RunEnded", "the reason after the end")
    })
  ),

  scenario("waits for a signal until its deadline: in time, or never", ({ start, actor }) =>
    Effect.gen(function* () {
      const events = new Events()
      const flow = flowOf("deadline", () =>
        Effect.gen(function* () {
          const durable = yield* Durable
          const answer = yield* durable.waitUntil(approval, DateTime.makeUnsafe(60_000))
          return Option.match(answer, { onNone: () => -1, onSome: (text) => text.length })
        })
      )
      const { flows } = yield* start(Flows.layer(flow).pipe(Layer.provide(events.layer)))
      const [inTime, never] = yield* Effect.forEach(["in-time", "never"], (id) =>
        as(actor)(flows.start(flow, { id, amount: 0 }))
      )
      yield* events.waiting(inTime!, "approval")
      yield* events.waiting(never!, "approval")
      yield* TestClock.adjust("59 seconds")
      yield* as(actor)(flows.signal(inTime!, approval, "yes"))
      checkEqual(yield* as(actor)(flows.result(flow, inTime!)), 3, "the result in time")
      const fiber = yield* Effect.forkChild(as(actor)(flows.result(flow, never!)))
      yield* TestClock.adjust("1 second")
      checkEqual(yield* Fiber.join(fiber), -1, "the result after the deadline")
    })
  ),

  scenario("tells the observer of steps, waits and the end, under ids of their own", ({ start, actor }) =>
    Effect.gen(function* () {
      const events = new Events()
      const flow = flowOf("observed", () =>
        Effect.gen(function* () {
          const durable = yield* Durable
          yield* durable.step("work", {}, Effect.void)
          return (yield* durable.waitFor(approval)).length
        })
      )
      const { flows } = yield* start(Flows.layer(flow).pipe(Layer.provide(events.layer)))
      const runId = yield* as(actor)(flows.start(flow, { id: "a", amount: 0 }))
      yield* events.waiting(runId, "approval")
      yield* as(actor)(flows.signal(runId, approval, "yes"))
      yield* as(actor)(flows.result(flow, runId))
      yield* events.ended(runId)
      checkEqual(
        events.seen.map((event) => event._tag),
        ["RunStarted", "StepStarted", "StepFinished", "Waiting", "RunEnded"],
        "the events"
      )
      checkEqual(new Set(events.seen.map((event) => event.id)).size, events.seen.length, "distinct ids")
    })
  ),

  scenario("goes on when the observer breaks", ({ start, actor }) =>
    Effect.gen(function* () {
      const events = new Events(() => {
        throw new Error("the display burnt down")
      })
      const flow = flowOf("robust", () =>
        Effect.flatMap(Durable, (durable) => Effect.as(durable.step("work", {}, Effect.void), 1))
      )
      const { flows } = yield* start(Flows.layer(flow).pipe(Layer.provide(events.layer)))
      checkEqual(yield* as(actor)(flows.run(flow, { id: "a", amount: 0 })), 1, "the result")
    })
  )
]

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const lengthOfApproval = flowOf("approve", () =>
  Effect.map(
    Effect.flatMap(Durable, (durable) => durable.waitFor(approval)),
    (text) => text.length
  )
)
