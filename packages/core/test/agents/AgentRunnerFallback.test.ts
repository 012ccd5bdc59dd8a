import { defineAgent } from "@postwright/core/agents/Agent"
import { AgentRunner } from "@postwright/core/agents/AgentRunner"
import { type LanguageModel } from "@postwright/core/models/LanguageModel"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { layerRunner, zodTitles } from "./fixtures.ts"
import { good, named, options, outcomes, run, scripted, tea } from "./running.ts"

/** The same model, whose answers take twenty seconds; its refusals come at once. */
const slowly = (model: LanguageModel): LanguageModel => ({
  ...model,
  generate: (request) => Effect.tap(model.generate(request), () => Effect.sleep("20 seconds"))
})

describe("AgentRunner", () => {
  it.effect("ends by the floor where a route names no model", () =>
    Effect.gen(function* () {
      const { generatedBy } = yield* run({ model: { route: "best", among: ["none"] } })
      assert.strictEqual(generatedBy.kind, "floor")
    }).pipe(Effect.provide(layerRunner(named("first", Scripted.text(good)).model)))
  )

  describe("a model's failure", () => {
    it.effect("that is a refusal leads to the next model without a repair", () => {
      const first = named("first", { kind: "refusal", explanation: "no" })
      const second = named("second", Scripted.text(good))
      return Effect.gen(function* () {
        const { generatedBy, trace } = yield* run({ model: ["first", "second"] })
        assert.strictEqual(generatedBy.kind === "model" && generatedBy.model, "second-1")
        assert.deepStrictEqual(
          trace.steps.map((step) => [step.model, step.outcome, step.code]),
          [
            ["first", "refused", "model-refused"],
            ["second", "accepted", undefined]
          ]
        )
      }).pipe(Effect.provide(layerRunner(first.model, second.model)))
    })

    it.effect("that passes is waited out as long as the vendor asks", () => {
      const overloaded = { kind: "failure", reason: "RateLimited", retryAfterSeconds: 30 } as const
      const { model, control } = scripted(overloaded, Scripted.text(good))
      return Effect.gen(function* () {
        const fiber = yield* Effect.forkChild(run())
        yield* TestClock.adjust("29 seconds")
        assert.lengthOf(yield* control.requests, 1)
        yield* TestClock.adjust("8 seconds")
        assert.deepStrictEqual(outcomes((yield* Fiber.join(fiber)).trace), ["ask failed", "retry accepted"])
      }).pipe(Effect.provide(layerRunner(model)))
    })

    it.effect("that asks to wait for an hour leads to the next model at once", () => {
      const first = named("first", { kind: "failure", reason: "RateLimited", retryAfterSeconds: 3_600 })
      const second = named("second", Scripted.text(good))
      return Effect.gen(function* () {
        assert.deepStrictEqual(outcomes((yield* run({ model: ["first", "second"] })).trace), [
          "ask failed",
          "ask accepted"
        ])
      }).pipe(Effect.provide(layerRunner(first.model, second.model)))
    })

    it.effect("that stays is given up after four more tries, and may be tried again later", () => {
      const { model, control } = scripted({ kind: "failure", reason: "Overloaded" })
      return Effect.gen(function* () {
        const fiber = yield* Effect.forkChild(Effect.flip(run()))
        yield* TestClock.adjust("1 minute")
        const error = yield* Fiber.join(fiber)
        assert.strictEqual(error.code, "agent-no-usable-answer")
        assert.isTrue(error.isRetryable)
        assert.lengthOf(yield* control.requests, 5)
      }).pipe(Effect.provide(layerRunner(model)))
    })

    it.effect("that stays leads to the next model after two more tries", () => {
      const first = named("first", { kind: "failure", reason: "Overloaded" })
      const second = named("second", Scripted.text(good))
      return Effect.gen(function* () {
        const fiber = yield* Effect.forkChild(run({ model: ["first", "second"] }))
        yield* TestClock.adjust("1 minute")
        assert.strictEqual((yield* Fiber.join(fiber)).value.headline, "TEA FOR EVERYONE")
        assert.lengthOf(yield* first.control.requests, 3)
      }).pipe(Effect.provide(layerRunner(first.model, second.model)))
    })

    it.effect("that may have cost something is given up after two more tries", () => {
      const { model, control } = scripted({ kind: "broken-off", text: "{" })
      return Effect.gen(function* () {
        const fiber = yield* Effect.forkChild(Effect.flip(run()))
        yield* TestClock.adjust("1 minute")
        assert.strictEqual((yield* Fiber.join(fiber)).code, "agent-no-usable-answer")
        assert.lengthOf(yield* control.requests, 3)
      }).pipe(Effect.provide(layerRunner(model)))
    })

    describe("while its vendor is paused", () => {
      const limited = { kind: "failure", reason: "RateLimited", retryAfterSeconds: 5 } as const
      const topics = ["Tea", "Tea at noon", "Tea at night", "Tea again"]
      const runAll = (changes: Parameters<typeof run>[0] = {}) =>
        Effect.forkChild(
          Effect.forEach(topics, (topic, index) => run({ ...changes, operationKey: `op-${index}` }, { topic }), {
            concurrency: "unbounded"
          })
        )
      const tea = (seen: { readonly messages: ReadonlyArray<{ readonly content: unknown }> }) =>
        Scripted.text(`{"title":"${String(seen.messages[0]?.content).replace("A title about ", "")} for everyone"}`)

      it.effect("waits as long as the one call takes that tries whether it works again", () => {
        let asked = 0
        const { model, control } = Scripted.make({ answer: (seen) => (asked++ === 0 ? limited : tea(seen)) })
        return Effect.gen(function* () {
          const before = yield* Effect.forkChild(run({ operationKey: "before" }))
          yield* TestClock.adjust("100 millis")
          const fiber = yield* runAll()
          yield* TestClock.adjust("2 minutes")
          const results = yield* Fiber.join(fiber)
          yield* Fiber.join(before)
          // Refused once, and then each question once.
          assert.lengthOf(yield* control.requests, 2 + topics.length)
          for (const { trace } of results) {
            assert.deepStrictEqual(outcomes(trace), ["ask failed", "ask accepted"])
            assert.strictEqual(trace.steps[0]?.code, "model-vendor-paused")
          }
        }).pipe(Effect.provide(layerRunner(slowly(model))))
      })

      it.effect("is passed over where another model can answer", () => {
        const first = named("first", { kind: "failure", reason: "RateLimited", retryAfterSeconds: 30 })
        const second = Scripted.make({ id: "second", answer: tea })
        return Effect.gen(function* () {
          const before = yield* Effect.forkChild(run({ model: "first", operationKey: "before" }))
          yield* TestClock.adjust("100 millis")
          const fiber = yield* runAll({ model: ["first", "second"] })
          yield* TestClock.adjust("25 seconds")
          assert.lengthOf(yield* Fiber.join(fiber), topics.length)
          assert.lengthOf(yield* first.control.requests, 1)
          yield* Fiber.interrupt(before)
        }).pipe(Effect.provide(layerRunner(first.model, second.model)))
      })
    })

    it.effect("that is silence ends by the time limit and is cancelled", () => {
      const { model, control } = scripted({ kind: "silence" })
      return Effect.gen(function* () {
        const fiber = yield* Effect.forkChild(Effect.flip(run({ timeout: "10 seconds" })))
        yield* TestClock.adjust("9 seconds")
        assert.strictEqual(yield* control.cancelled, 0)
        yield* TestClock.adjust("1 second")
        assert.strictEqual(yield* control.cancelled, 1)
        yield* TestClock.adjust("1 minute")
        const error = yield* Fiber.join(fiber)
        assert.include(error.message, "did not answer within 10s")
        assert.strictEqual(yield* control.cancelled, 3)
      }).pipe(Effect.provide(layerRunner(model)))
    })

    it.effect("that is a bug in its adapter is a failure of that model only", () => {
      const broken: LanguageModel = {
        ...Scripted.make({ id: "first" }).model,
        generate: () => Effect.die(new Error("bug"))
      }
      const second = named("second", Scripted.text(good))
      return Effect.gen(function* () {
        const fiber = yield* Effect.forkChild(run({ model: ["first", "second"] }))
        yield* TestClock.adjust("1 minute")
        assert.strictEqual((yield* Fiber.join(fiber)).value.headline, "TEA FOR EVERYONE")
      }).pipe(Effect.provide(layerRunner(broken, second.model)))
    })
  })

  it.effect("cancels the vendor's request when it is interrupted", () => {
    const { model, control } = scripted({ kind: "silence" })
    return Effect.gen(function* () {
      const fiber = yield* Effect.forkChild(run(), { startImmediately: true })
      yield* TestClock.adjust("1 second")
      assert.lengthOf(yield* control.requests, 1)
      yield* Fiber.interrupt(fiber)
      assert.strictEqual(yield* control.cancelled, 1)
    }).pipe(Effect.provide(layerRunner(model)))
  })

  it.effect("refuses a model that is not configured before it asks any other, whatever may fall back", () => {
    const { model, control } = scripted(Scripted.text(good))
    return Effect.gen(function* () {
      const error = yield* Effect.flip(run({ model: ["scripted", "scriptde"], allowFloor: true }))
      assert.include(error.message, `No model has the id "scriptde". Choose one of: scripted, none`)
      assert.lengthOf(yield* control.requests, 0)
    }).pipe(Effect.provide(layerRunner(model)))
  })

  it.effect("routes by the kind of task", () => {
    const { model } = scripted(Scripted.text(good))
    return Effect.gen(function* () {
      const written = yield* run({ model: { default: "none", byTask: { write: "scripted" } } })
      assert.strictEqual(written.generatedBy.kind, "model")
      const judged = yield* run({ model: { default: "none", byTask: { judge: "scripted" } } })
      assert.strictEqual(judged.generatedBy.kind, "floor")
    }).pipe(Effect.provide(layerRunner(model)))
  })

  describe("the floor", () => {
    const failing = scripted({ kind: "refusal", explanation: "no" }).model

    it.effect("answers when no model was chosen, and says so", () =>
      Effect.gen(function* () {
        const { value, generatedBy, trace } = yield* run({ model: "none" })
        assert.deepStrictEqual(value, { headline: "ALL ABOUT TEA" })
        assert.deepStrictEqual(generatedBy, { kind: "floor", agent: "zod-titles", agentVersion: 3 })
        assert.strictEqual(trace.conclusion, "floor")
        assert.strictEqual(trace.reason, "No model was chosen")
      }).pipe(Effect.provide(layerRunner()))
    )

    it.effect("does not answer for a failed model where it is not allowed", () =>
      Effect.gen(function* () {
        assert.strictEqual((yield* Effect.flip(run())).code, "agent-no-usable-answer")
      }).pipe(Effect.provide(layerRunner(failing)))
    )

    it.effect("answers for a failed model where it is allowed, with the failure as its reason", () =>
      Effect.gen(function* () {
        const { trace } = yield* run({ allowFloor: true })
        assert.deepStrictEqual(
          trace.steps.map((step) => [step.by, step.outcome]),
          [
            ["model", "refused"],
            ["floor", "accepted"]
          ]
        )
        assert.include(trace.reason, "declined to answer: no")
      }).pipe(Effect.provide(layerRunner(failing)))
    )

    it.effect("refuses a language that it cannot write", () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(run({ model: "none" }, { topic: "Thé", language: "fr" }))
        assert.strictEqual(error.code, "agent-floor-language-unsupported")
        assert.include(error.message, "Choose a model, or one of the languages en, de")
      }).pipe(Effect.provide(layerRunner()))
    )

    it.effect("has to meet the contract like a model", () => {
      const thin = defineAgent({ ...zodTitles, floor: () => ({ title: "?" }) })
      return Effect.gen(function* () {
        const runner = yield* AgentRunner
        const error = yield* Effect.flip(runner.run(thin, tea, options({ model: "none" })))
        assert.strictEqual(error.code, "agent-floor-rejected")
      }).pipe(Effect.provide(layerRunner()))
    })

    it.effect("is missed by an agent that has none", () => {
      const { floor: _floor, ...modelOnly } = zodTitles
      return Effect.gen(function* () {
        const runner = yield* AgentRunner
        const error = yield* Effect.flip(runner.run(modelOnly, tea, options({ model: "none" })))
        assert.strictEqual(error.code, "agent-model-needed")
      }).pipe(Effect.provide(layerRunner()))
    })
  })
})
