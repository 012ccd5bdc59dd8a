/**
 * Steps: recorded once, typed errors as data, defects that stop the run.
 *
 * @since 0.1.0
 */
import { Cause, Effect, Layer, Result, Schema } from "effect"
import { Durable } from "@postwright/core/flow/Durable"
import { CurrentStep, RecordLimitBytes, type StepInfo } from "@postwright/core/flow/Flow"
import { Flows } from "@postwright/core/flow/Flows"
import { CurrentActor } from "@postwright/core/tenancy/Actor"
import { type Case, check, checkEqual } from "../../Check.ts"
import { as, Counter, counted, flowOf, type Item, Refused } from "./bench.ts"
import { type scenarioOn } from "./scenario.ts"

/** The cases. */
export const bodyCases = (scenario: ReturnType<typeof scenarioOn>): ReadonlyArray<Case> => [
  scenario("runs each step once and returns the body's result, also to later callers", ({ start, actor }) =>
    Effect.gen(function* () {
      const counter = new Counter()
      const flow = flowOf("sum", (item) =>
        Effect.gen(function* () {
          const one = yield* counted(counter, "one", item.amount)
          const two = yield* counted(counter, "two", one * 10)
          return one + two
        })
      )
      const { flows } = yield* start(Flows.layer(flow))
      const payload = { id: "a", amount: 4 }
      checkEqual(yield* as(actor)(flows.run(flow, payload)), 44, "first result")
      checkEqual(yield* as(actor)(flows.run(flow, payload)), 44, "second result")
      checkEqual([counter.of("one"), counter.of("two")], [1, 1], "how often the steps ran")
    })
  ),

  scenario("hands a step's typed error to the body, which may go on", ({ start, actor }) =>
    Effect.gen(function* () {
      const flow = flowOf("recover", () =>
        Effect.gen(function* () {
          const durable = yield* Durable
          const refused = yield* Effect.result(
            durable.step("refuse", { error: Refused }, Effect.fail(new Refused({ why: "too late" })))
          )
          return Result.isFailure(refused) && refused.failure.why === "too late" ? 1 : 0
        })
      )
      const { flows } = yield* start(Flows.layer(flow))
      checkEqual(yield* as(actor)(flows.run(flow, { id: "a", amount: 0 })), 1, "the body's result")
    })
  ),

  scenario("gives the flow's typed error as its result, again and again", ({ start, actor }) =>
    Effect.gen(function* () {
      const counter = new Counter()
      const flow = flowOf("refuse", (item) =>
        Effect.andThen(counted(counter, "look", 0), Effect.fail(new Refused({ why: `no ${item.amount}` })))
      )
      const { flows } = yield* start(Flows.layer(flow))
      for (const turn of ["first", "second"]) {
        const error = yield* Effect.flip(as(actor)(flows.run(flow, { id: "a", amount: 7 })))
        check(error._tag === "Refused" && error.why === "no 7", `The ${turn} call must fail with the typed error`)
      }
      const runId = yield* as(actor)(flows.start(flow, { id: "a", amount: 7 }))
      const status = yield* as(actor)(flows.status(flow, runId))
      check(status._tag === "Failed" && status.error.why === "no 7", "The status must be Failed with the error")
      checkEqual(counter.of("look"), 1, "how often the step ran")
    })
  ),

  scenario("drops the value of a step without a success schema, and lets it have a scope of its own", (stage) =>
    Effect.gen(function* () {
      const log: Array<string> = []
      const flow = flowOf("scoped", () =>
        Effect.gen(function* () {
          const durable = yield* Durable
          const nothing: unknown = yield* durable.step(
            "open",
            {},
            Effect.acquireRelease(
              Effect.sync(() => void log.push("open")),
              () => Effect.sync(() => void log.push("close"))
            )
          )
          log.push("after")
          return nothing === undefined ? 1 : 0
        })
      )
      const { flows } = yield* stage.start(Flows.layer(flow))
      checkEqual(yield* as(stage.actor)(flows.run(flow, { id: "a", amount: 0 })), 1, "whether the value was dropped")
      checkEqual(log, ["open", "close", "after"], "the order of events")
    })
  ),

  scenario("retries within a step, under one idempotency key and counting attempts", ({ start, actor }) =>
    Effect.gen(function* () {
      const seen: Array<StepInfo | undefined> = []
      const flow = flowOf("retry", () =>
        Effect.gen(function* () {
          const durable = yield* Durable
          seen.push(yield* CurrentStep)
          return yield* durable.step(
            "try",
            { success: Schema.Int, error: Refused, retry: { times: 5, while: (error) => error.why === "busy" } },
            Effect.gen(function* () {
              const step = yield* CurrentStep
              seen.push(step)
              if (step?.attempt !== 3) return yield* new Refused({ why: "busy" })
              return 9
            })
          )
        })
      )
      const { flows } = yield* start(Flows.layer(flow))
      checkEqual(yield* as(actor)(flows.run(flow, { id: "a", amount: 0 })), 9, "the result")
      checkEqual(
        seen.map((step) => step?.attempt),
        [undefined, 1, 2, 3],
        "attempts"
      )
      const keys = new Set(seen.slice(1).map((step) => step?.idempotencyKey))
      checkEqual(keys.size, 1, "idempotency keys over the attempts")
      checkEqual(
        seen.slice(1).every((step) => /^[0-9a-f]{64}$/.test(step?.idempotencyKey ?? "")),
        true,
        "whether the key is 64 hex characters"
      )
    })
  ),

  scenario("does not retry what `while` refuses", ({ start, actor }) =>
    Effect.gen(function* () {
      const counter = new Counter()
      const flow = flowOf("give-up", () =>
        Effect.flatMap(Durable, (durable) =>
          durable.step(
            "try",
            { success: Schema.Int, error: Refused, retry: { times: 5, while: () => false } },
            Effect.suspend(() => {
              counter.add("try")
              return Effect.fail(new Refused({ why: "no" }))
            })
          )
        )
      )
      const { flows } = yield* start(Flows.layer(flow))
      yield* Effect.flip(as(actor)(flows.run(flow, { id: "a", amount: 0 })))
      checkEqual(counter.of("try"), 1, "attempts")
    })
  ),

  scenario("pauses on a defect that the body cannot catch, and goes on after resume without repeating steps", (stage) =>
    Effect.gen(function* () {
      const counter = new Counter()
      const flow = flowOf("buggy", () =>
        Effect.gen(function* () {
          const durable = yield* Durable
          const before = yield* counted(counter, "before", 1)
          const middle = yield* durable
            .step(
              "bug",
              { success: Schema.Int },
              Effect.sync(() => {
                if (counter.add("bug") === 1) throw new Error("the wheel came off")
                return 5
              })
            )
            .pipe(Effect.catchCause(() => Effect.succeed(-1000)))
          return before + middle
        })
      )
      const { flows } = yield* stage.start(Flows.layer(flow))
      const error = yield* Effect.flip(as(stage.actor)(flows.run(flow, { id: "a", amount: 0 })))
      check(error._tag === "FlowStopped" && error.status === "Paused", "The run must be paused")
      check(error.problem?.message === "the wheel came off", "The problem must carry the defect's message")
      const status = yield* as(stage.actor)(flows.status(flow, error.runId))
      checkEqual(status._tag, "Paused", "the status")
      yield* as(stage.actor)(flows.start(flow, { id: "a", amount: 0 }))
      checkEqual(counter.of("bug"), 1, "how often the defect ran before resume")
      yield* as(stage.actor)(flows.resume(error.runId))
      checkEqual(yield* as(stage.actor)(flows.result(flow, error.runId)), 6, "the result after resume")
      checkEqual([counter.of("before"), counter.of("bug")], [1, 2], "how often the steps ran")
    })
  ),

  scenario("pauses on a defect between steps, and keeps its code and remedy", ({ start, actor }) =>
    Effect.gen(function* () {
      const flow = flowOf("broken", () =>
        Effect.die(Object.assign(new Error("no disk"), { code: "disk-full", remedy: "Free some space" }))
      )
      const { flows } = yield* start(Flows.layer(flow))
      const error = yield* Effect.flip(as(actor)(flows.run(flow, { id: "a", amount: 0 })))
      check(error._tag === "FlowStopped" && error.status === "Paused", "The run must be paused")
      checkEqual([error.problem?.code, error.remedy], ["disk-full", "Free some space"], "code and remedy")
    })
  ),

  ...(["step", "child", "signal", "timer"] as const).map((kind) =>
    scenario(`pauses when the name of a ${kind} is used twice in a run`, ({ start, actor }) =>
      Effect.gen(function* () {
        const counter = new Counter()
        const part = flowOf("part", (item) => Effect.succeed(item.amount))
        const again = Effect.gen(function* () {
          const durable = yield* Durable
          if (kind === "step") return yield* counted(counter, "same", 1)
          if (kind === "child") return yield* Effect.orDie(durable.child(part, { id: "same", amount: 1 }))
          const now = yield* durable.now(`now-${counter.add("now")}`)
          if (kind === "timer") yield* durable.sleepUntil("same", now)
          else yield* durable.waitUntil({ name: "same", schema: Schema.String }, now)
          return 1
        })
        const flow = flowOf("twice", () => Effect.map(Effect.all([again, again]), ([a, b]) => a + b))
        const { flows } = yield* start(Layer.merge(Flows.layer(flow), Flows.layer(part)))
        const error = yield* Effect.flip(as(actor)(flows.run(flow, { id: "a", amount: 0 })))
        check(error._tag === "FlowStopped" && error.status === "Paused", "The run must be paused")
        checkEqual(error.problem?.code, "step-name-reused", "the problem's code")
      })
    )
  ),

  scenario("pauses when a step holds another durable operation", ({ start, actor }) =>
    Effect.gen(function* () {
      const counter = new Counter()
      const flow = flowOf("nested", () =>
        Effect.flatMap(Durable, (durable) =>
          durable.step(
            "outer",
            { success: Schema.Int },
            Effect.provideService(counted(counter, "inner", 1), Durable, durable)
          )
        )
      )
      const { flows } = yield* start(Flows.layer(flow))
      const error = yield* Effect.flip(as(actor)(flows.run(flow, { id: "a", amount: 0 })))
      check(error._tag === "FlowStopped" && error.status === "Paused", "The run must be paused")
      checkEqual(error.problem?.code, "step-nested", "the problem's code")
    })
  ),

  scenario("pauses on a result above the record limit, and refuses such a payload", ({ start, actor }) =>
    Effect.gen(function* () {
      const Text = Schema.Struct({ id: Schema.String, text: Schema.String })
      const flow = {
        name: "large",
        version: 1,
        payload: Text,
        success: Schema.String,
        error: Schema.Never,
        idempotencyKey: (payload: typeof Text.Type) => payload.id,
        run: () =>
          Effect.flatMap(Durable, (durable) =>
            durable.step("grow", { success: Schema.String }, Effect.succeed("ä".repeat(200)))
          )
      }
      const limited = Flows.layer(flow).pipe(Layer.provide(Layer.succeed(RecordLimitBytes, 300)))
      const { flows } = yield* start(limited)
      const stopped = yield* Effect.flip(as(actor)(flows.run(flow, { id: "a", text: "" })))
      check(stopped._tag === "FlowStopped" && stopped.status === "Paused", "The run must be paused")
      checkEqual(stopped.problem?.code, "run-record-too-large", "the problem's code")
      const refused = yield* as(actor)(flows.start(flow, { id: "b", text: "ä".repeat(200) })).pipe(
        Effect.provideService(RecordLimitBytes, 300),
        Effect.flip
      )
      checkEqual(refused.reason._tag, "RecordTooLarge", "the reason")
    })
  ),

  scenario("runs the body as the actor that started it", ({ start, actor }) =>
    Effect.gen(function* () {
      const flow = flowOf("who", () =>
        Effect.flatMap(CurrentActor, (who) =>
          Effect.succeed(who.organizationId === actor.organizationId && who.memberId === actor.memberId ? 1 : 0)
        )
      )
      const { flows } = yield* start(Flows.layer(flow))
      checkEqual(yield* as(actor)(flows.run(flow, { id: "a", amount: 0 })), 1, "whether the actor is the starter")
    })
  ),

  scenario("records steps that run side by side", ({ start, actor }) =>
    Effect.gen(function* () {
      const counter = new Counter()
      const names = Array.from({ length: 50 }, (_, index) => `part-${index}`)
      const flow = flowOf("parallel", () =>
        Effect.map(
          Effect.forEach(names, (name, index) => counted(counter, name, index), { concurrency: 10 }),
          (values) => values.reduce((sum, value) => sum + value, 0)
        )
      )
      const { flows } = yield* start(Flows.layer(flow))
      checkEqual(yield* as(actor)(flows.run(flow, { id: "a", amount: 0 })), 1225, "the sum")
      checkEqual(
        names.every((name) => counter.of(name) === 1),
        true,
        "whether each step ran once"
      )
    })
  ),

  scenario("pauses on a payload or a body that interrupts itself, rather than ending", ({ start, actor }) =>
    Effect.gen(function* () {
      const flow = flowOf("suicidal", () => Effect.failCause(Cause.interrupt(1)))
      const { flows } = yield* start(Flows.layer(flow))
      const error = yield* Effect.flip(as(actor)(flows.run(flow, { id: "a", amount: 0 })))
      check(error._tag === "FlowStopped" && error.status === "Paused", "The run must be paused")
    })
  ),

  scenario("refuses a payload that does not fit its schema", ({ start, actor }) =>
    Effect.gen(function* () {
      const flow = flowOf("strict", () => Effect.succeed(1))
      const { flows } = yield* start(Flows.layer(flow))
      const error = yield* Effect.flip(as(actor)(flows.start(flow, { id: "a", amount: 1.5 } satisfies Item)))
      checkEqual(error.reason._tag, "InvalidPayload", "the reason")
    })
  )
]
