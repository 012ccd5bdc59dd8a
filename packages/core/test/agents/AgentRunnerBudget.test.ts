import { PromptStore } from "@postwright/core/agents/PromptStore"
import { AgentRunner, type RunOptions } from "@postwright/core/agents/AgentRunner"
import { GenerationStore } from "@postwright/core/models/GenerationStore"
import { type LanguageModel } from "@postwright/core/models/LanguageModel"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import { ModelRouter } from "@postwright/core/models/ModelRouter"
import { ModelError, PaidAnswersUnavailable } from "@postwright/core/models/ModelError"
import { type ModelPricing } from "@postwright/core/models/ModelUsage"
import { Actor, CurrentActor, localOwner, OrganizationId } from "@postwright/core/tenancy/Actor"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { type Amounts } from "@postwright/core/usage/Amounts"
import { Budget, BudgetId } from "@postwright/core/usage/Budget"
import { Ledger } from "@postwright/core/usage/Ledger"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer, Logger } from "effect"
import { TestClock } from "effect/testing"
import { layerRunner, zodTitles } from "./fixtures.ts"

const tea = { topic: "Tea" }
const good = `{"title":"Tea for everyone"}`
const usage = { inputTokens: 100, outputTokens: 20 }
const answer = Scripted.text(good, usage)

/** 1 dollar a million of input, 10 of output: `usage` costs 300 micro-USD. */
const pricing: ModelPricing = {
  inputMicroUsdPerMillion: 1_000_000,
  outputMicroUsdPerMillion: 10_000_000,
  checkedOn: "2026-11-21",
  source: "https://example.com/prices"
}

const budget = BudgetId.make("campaign/spring")

const setBudget = (limits: Amounts) =>
  Effect.flatMap(Ledger, (ledger) =>
    ledger.setBudget(localOwner.organizationId, new Budget({ id: budget, limits, window: { _tag: "total" } }))
  )

const balance = Effect.flatMap(Ledger, (ledger) => ledger.balance(localOwner.organizationId, budget))

const run = Effect.fnUntraced(function* (changes: Partial<RunOptions> = {}) {
  const runner = yield* AgentRunner
  return yield* runner.run(zodTitles, tea, {
    model: "scripted",
    allowFloor: false,
    operationKey: "op",
    budgets: [budget],
    ...changes
  })
})

const priced = (...answers: [Scripted.VendorAnswer, ...Array<Scripted.VendorAnswer>]) =>
  Scripted.make({ pricing, answer: Scripted.inOrder(...answers) })

/** Takes a second for each answer. */
const slow = (model: LanguageModel): LanguageModel => ({
  ...model,
  generate: (request) => Effect.andThen(Effect.sleep("1 second"), model.generate(request))
})

const unavailable = Effect.fail(
  new ModelError({ reason: new PaidAnswersUnavailable({ detail: "the disk is full", isTransient: false }) })
)
const layerWith = (store: Partial<GenerationStore["Service"]>, model: Scripted.ScriptedOptions) => {
  const scripted = Scripted.make({ pricing, ...model })
  const layer = AgentRunner.layerNoDeps.pipe(
    Layer.provide(ModelRouter.layer),
    Layer.provide([LanguageModels.layerOf(scripted.model), PromptStore.layerMemory]),
    Layer.provide(
      Layer.succeed(
        GenerationStore,
        GenerationStore.of({ find: () => Effect.succeedNone, record: () => Effect.void, ...store })
      )
    ),
    Layer.provideMerge(Layer.fresh(Ledger.layerMemory)),
    Layer.provideMerge(Layer.succeed(CurrentActor, localOwner))
  )
  return { ...scripted, layer }
}

describe("AgentRunner and money", () => {
  it.effect("charges what an answer used, and gives the rest of the estimate back", () =>
    Effect.gen(function* () {
      yield* setBudget({ microUsd: 100_000 })
      const { trace } = yield* run()
      const { reserved, settled } = yield* balance
      assert.deepStrictEqual([settled.tokens, settled.microUsd], [120, 300])
      assert.deepStrictEqual([reserved.tokens ?? 0, reserved.microUsd ?? 0], [0, 0])
      assert.strictEqual(trace.costMicroUsd, 300)
    }).pipe(Effect.provide(layerRunner(priced(answer).model)))
  )

  it.effect("charges the answers that had to be repaired too", () =>
    Effect.gen(function* () {
      yield* setBudget({})
      assert.strictEqual((yield* run()).trace.costMicroUsd, 600)
      assert.strictEqual((yield* balance).settled.microUsd, 600)
    }).pipe(Effect.provide(layerRunner(priced(Scripted.text("?", usage), answer).model)))
  )

  it.effect("charges a call whose process was killed before anybody heard of its answer, once", () => {
    const hanging = { ...priced(answer).model, generate: () => Effect.never }
    const records = Layer.fresh(
      Layer.mergeAll(Ledger.layerMemory, GenerationStore.layerMemory, PromptStore.layerMemory)
    )
    /** A process of its own, on the same records. */
    const processWith = (model: LanguageModel) =>
      Layer.fresh(AgentRunner.layerNoDeps).pipe(
        Layer.provide(ModelRouter.layer),
        Layer.provide(LanguageModels.layerOf(model))
      )
    return Effect.gen(function* () {
      yield* setBudget({ microUsd: 100_000 })
      yield* Effect.forkChild(run().pipe(Effect.provide(processWith(hanging))))
      yield* TestClock.adjust("1 second")
      const { reserved } = yield* balance
      assert.isAbove(reserved.microUsd ?? 0, 40_000)
      // Nothing ended the first one: its reservation stands, as after a kill.
      yield* run().pipe(Effect.provide(processWith(priced(answer).model)))
      yield* run().pipe(Effect.provide(processWith(priced(answer).model)))
      const after = yield* balance
      assert.strictEqual(after.reserved.microUsd ?? 0, 0)
      // An answer of a quarter of its room, and the one that came.
      const lost = (after.settled.microUsd ?? 0) - 300
      assert.isAbove(lost, 10_000)
      assert.isBelow(lost, (reserved.microUsd ?? 0) / 3)
    }).pipe(Effect.provide(Layer.merge(records, Layer.succeed(CurrentActor, localOwner))))
  })

  it.effect("does not ask for what the budget does not carry", () => {
    const { model, control } = priced(answer)
    return Effect.gen(function* () {
      yield* setBudget({ microUsd: 10_000 })
      const error = yield* Effect.flip(run())
      assert.strictEqual(error.code, "agent-budget-reached")
      assert.include(error.message, `The budget of campaign "spring" has 0.01 of 0.01 USD left, and 0.`)
      assert.lengthOf(yield* control.requests, 0)
      const { generatedBy, trace } = yield* run({ allowFloor: true })
      assert.strictEqual(generatedBy.kind, "floor")
      assert.strictEqual(trace.steps[0]?.outcome, "limit-reached")
    }).pipe(Effect.provide(layerRunner(model)))
  })

  it.effect("asks the next model when only that one fits into the budget", () => {
    const cheap = Scripted.make({
      id: "cheap",
      pricing: { ...pricing, outputMicroUsdPerMillion: 100_000, inputMicroUsdPerMillion: 10_000 },
      answer: () => answer
    })
    return Effect.gen(function* () {
      yield* setBudget({ microUsd: 10_000 })
      const { trace } = yield* run({ model: ["scripted", "cheap"] })
      assert.deepStrictEqual(
        trace.steps.map((step) => [step.model, step.outcome]),
        [
          ["scripted", "limit-reached"],
          ["cheap", "accepted"]
        ]
      )
    }).pipe(Effect.provide(layerRunner(priced(answer).model, cheap.model)))
  })

  it.effect("never sells more than the budget to concurrent runs, and waits for what others give back", () => {
    const { model, control } = priced(answer)
    let running = 0
    let most = 0
    const counted: LanguageModel = {
      ...model,
      generate: (request) =>
        Effect.acquireUseRelease(
          Effect.sync(() => (most = Math.max(most, ++running))),
          () => slow(model).generate(request),
          () => Effect.sync(() => running--)
        )
    }
    return Effect.gen(function* () {
      // Each may use up to 4,096 tokens and some for the question, and uses 120.
      yield* setBudget({ tokens: 10_000 })
      const keys = Array.from({ length: 10 }, (_, index) => `op-${index}`)
      const fiber = yield* Effect.forkChild(
        Effect.forEach(keys, (operationKey) => Effect.result(run({ operationKey })), { concurrency: "unbounded" })
      )
      yield* TestClock.adjust("1 minute")
      const ends = yield* Fiber.join(fiber)
      assert.strictEqual(ends.filter((end) => end._tag === "Success").length, 10)
      assert.lengthOf(yield* control.requests, 10)
      assert.strictEqual(most, 2)
      assert.strictEqual((yield* balance).settled.tokens, 1_200)
    }).pipe(Effect.provide(layerRunner(counted)))
  })

  it.effect("can be interrupted while it waits for what others give back", () => {
    const { model, control } = priced(answer)
    return Effect.gen(function* () {
      yield* setBudget({ tokens: 5_000 })
      const first = yield* Effect.forkChild(run({ operationKey: "one" }), { startImmediately: true })
      yield* TestClock.adjust("1 second")
      const second = yield* Effect.forkChild(run({ operationKey: "two" }), { startImmediately: true })
      yield* TestClock.adjust("1 second")
      yield* Fiber.interrupt(second)
      yield* TestClock.adjust("1 minute")
      yield* Fiber.join(first)
      assert.lengthOf(yield* control.requests, 1)
      assert.strictEqual((yield* balance).reserved.tokens, 0)
    }).pipe(
      Effect.provide(
        layerRunner({
          ...model,
          generate: (request) => Effect.andThen(Effect.sleep("30 seconds"), model.generate(request))
        })
      )
    )
  })

  it.effect("gives the reservation back when a call fails without an answer", () =>
    Effect.gen(function* () {
      yield* setBudget({ tokens: 10_000 })
      yield* Effect.flip(run())
      assert.strictEqual((yield* balance).available.tokens, 10_000)
    }).pipe(Effect.provide(layerRunner(priced({ kind: "failure", reason: "Unauthorized" }).model)))
  )

  it.effect("charges the input of a call that was given up, and can make it again", () =>
    Effect.gen(function* () {
      yield* setBudget({ tokens: 10_000 })
      const fiber = yield* Effect.forkChild(run({ timeout: "10 seconds" }))
      yield* TestClock.adjust("1 minute")
      assert.strictEqual((yield* Fiber.join(fiber)).value.headline, "TEA FOR EVERYONE")
      assert.isAbove((yield* balance).settled.tokens ?? 0, 120)
    }).pipe(Effect.provide(layerRunner(priced({ kind: "silence" }, answer).model)))
  )

  it.effect("charges the input of a call that was interrupted, and can make it again", () =>
    Effect.gen(function* () {
      yield* setBudget({ tokens: 10_000 })
      const fiber = yield* Effect.forkChild(run())
      yield* TestClock.adjust("1 second")
      yield* Fiber.interrupt(fiber)
      const { reserved, settled } = yield* balance
      assert.strictEqual(reserved.tokens ?? 0, 0)
      assert.isAbove(settled.tokens ?? 0, 0)
      assert.strictEqual((yield* run()).value.headline, "TEA FOR EVERYONE")
    }).pipe(Effect.provide(layerRunner(priced({ kind: "silence" }, answer).model)))
  )

  it.effect("does not ask a model of unknown price on a budget of money, and warns on others", () => {
    const { control, model } = Scripted.make({ answer: () => answer })
    return Effect.gen(function* () {
      yield* setBudget({ microUsd: 1_000 })
      const error = yield* Effect.flip(run())
      assert.match(error.message, /price of "scripted" is not known, so the budget "campaign\/spring" could not hold/)
      assert.lengthOf(yield* control.requests, 0)
      yield* setBudget({ tokens: 10_000 })
      assert.lengthOf((yield* run()).trace.steps[0]?.warnings ?? [], 1)
    }).pipe(Effect.provide(layerRunner(model)))
  })

  describe("an operation that runs again", () => {
    it.effect("takes its answers from the record and pays for none", () => {
      const { model, control } = priced(Scripted.text("?", usage), answer, Scripted.text("not asked for"))
      return Effect.gen(function* () {
        yield* setBudget({})
        const first = yield* run()
        const second = yield* run()
        assert.deepStrictEqual(second.value, first.value)
        assert.deepStrictEqual(second.generatedBy, first.generatedBy)
        assert.deepStrictEqual(
          second.trace.steps.map((step) => step.isReplayed),
          [true, true]
        )
        assert.strictEqual(second.trace.costMicroUsd, 0)
        assert.lengthOf(yield* control.requests, 2)
        assert.strictEqual((yield* balance).settled.microUsd, 600)
      }).pipe(Effect.provide(layerRunner(model)))
    })

    it.effect("charges what was paid without a budget to the one it has now, once and beyond its limit", () => {
      const { model, control } = priced(answer)
      const logged: Array<unknown> = []
      const logger = Logger.make(({ message }) => void logged.push(message))
      return Effect.gen(function* () {
        yield* run({ budgets: [] })
        yield* setBudget({ microUsd: 120 })
        yield* run()
        const second = yield* run()
        assert.strictEqual(second.value.headline, "TEA FOR EVERYONE")
        assert.strictEqual((yield* balance).settled.microUsd, 300)
        assert.lengthOf(yield* control.requests, 1)
        assert.deepStrictEqual(logged, [])
      }).pipe(Effect.provide([layerRunner(model), Logger.layer([logger])]))
    })

    it.effect("charges another budget nothing for what a budget paid before", () => {
      const { model } = priced(answer)
      const logged: Array<unknown> = []
      const logger = Logger.make(({ message }) => void logged.push(message))
      const another = BudgetId.make("campaign/summer")
      return Effect.gen(function* () {
        yield* setBudget({})
        yield* run()
        const ledger = yield* Ledger
        const limits = { microUsd: 120 }
        const { organizationId } = localOwner
        yield* ledger.setBudget(organizationId, new Budget({ id: another, limits, window: { _tag: "total" } }))
        yield* run({ budgets: [another] })
        assert.strictEqual((yield* ledger.balance(organizationId, another)).settled.microUsd ?? 0, 0)
        assert.strictEqual((yield* balance).settled.microUsd, 300)
        assert.deepStrictEqual(logged, [])
      }).pipe(Effect.provide([layerRunner(model), Logger.layer([logger])]))
    })

    it.effect("asks anew where it was given up, and pays for what was answered before no second time", () => {
      const bad = Scripted.text("?", usage)
      const { model, control } = priced({ kind: "refusal", explanation: "no", usage }, bad, bad, bad, answer)
      return Effect.gen(function* () {
        yield* setBudget({})
        assert.strictEqual((yield* Effect.flip(run())).code, "agent-no-usable-answer")
        assert.lengthOf(yield* control.requests, 1)
        assert.strictEqual((yield* Effect.flip(run())).code, "agent-no-usable-answer")
        assert.lengthOf(yield* control.requests, 4)
        const { trace } = yield* run()
        assert.deepStrictEqual(
          trace.steps.map((step) => [step.attempt, step.outcome, step.isReplayed]),
          [
            [1, "refused", true],
            [2, "not-json", true],
            [3, "not-json", true],
            [4, "not-json", true],
            [5, "accepted", false]
          ]
        )
        assert.lengthOf(yield* control.requests, 5)
        assert.strictEqual((yield* balance).settled.microUsd, 5 * 300)
        yield* run()
        assert.lengthOf(yield* control.requests, 5)
      }).pipe(Effect.provide(layerRunner(model)))
    })

    it.effect("stays given up where it is not to be asked anew, but asks what it has no answer to", () => {
      const bad = Scripted.text("?", usage)
      const { model, control } = priced(bad, bad, bad, answer)
      return Effect.gen(function* () {
        yield* setBudget({})
        const once = { asksAnew: false }
        const [first, second] = [yield* Effect.flip(run(once)), yield* Effect.flip(run(once))]
        assert.deepStrictEqual([first.code, second.code], ["agent-no-usable-answer", "agent-no-usable-answer"])
        assert.lengthOf(yield* control.requests, 3)
        assert.strictEqual((yield* balance).settled.microUsd, 3 * 300)
        yield* run()
        assert.lengthOf(yield* control.requests, 4)
      }).pipe(Effect.provide(layerRunner(model)))
    })

    it.effect("takes its floor again where it fell back to that", () => {
      const { model, control } = priced({ kind: "refusal", explanation: "no", usage }, answer)
      return Effect.gen(function* () {
        yield* setBudget({})
        for (let start = 0; start < 2; start++) {
          assert.strictEqual((yield* run({ allowFloor: true })).trace.conclusion, "floor")
        }
        assert.lengthOf(yield* control.requests, 1)
      }).pipe(Effect.provide(layerRunner(model)))
    })

    it.effect("goes on where it was interrupted", () => {
      const { model, control } = priced(Scripted.text("?", usage), { kind: "silence" }, answer)
      return Effect.gen(function* () {
        yield* setBudget({})
        const fiber = yield* Effect.forkChild(run())
        yield* TestClock.adjust("1 second")
        yield* Fiber.interrupt(fiber)
        assert.lengthOf(yield* control.requests, 2)
        const { trace } = yield* run()
        assert.deepStrictEqual(
          trace.steps.map((step) => [step.outcome, step.isReplayed]),
          [
            ["not-json", true],
            ["accepted", false]
          ]
        )
        assert.lengthOf(yield* control.requests, 3)
      }).pipe(Effect.provide(layerRunner(model)))
    })

    it.effect("shares one call with itself when it runs twice at once", () => {
      const { model, control } = priced(answer)
      return Effect.gen(function* () {
        yield* setBudget({})
        const fiber = yield* Effect.forkChild(Effect.all([run(), run(), run()], { concurrency: "unbounded" }))
        yield* TestClock.adjust("1 minute")
        const results = yield* Fiber.join(fiber)
        assert.lengthOf(yield* control.requests, 1)
        assert.lengthOf(
          results.filter(({ trace }) => trace.steps[0]?.isReplayed),
          2
        )
      }).pipe(Effect.provide(layerRunner(slow(model))))
    })

    it.effect("takes its turn when the one before it is interrupted", () => {
      const { model, control } = priced(answer)
      return Effect.gen(function* () {
        yield* setBudget({})
        const first = yield* Effect.forkChild(run())
        yield* TestClock.adjust("500 millis")
        const second = yield* Effect.forkChild(run())
        yield* Fiber.interrupt(first)
        yield* TestClock.adjust("1 minute")
        assert.strictEqual((yield* Fiber.join(second)).value.headline, "TEA FOR EVERYONE")
        assert.lengthOf(yield* control.requests, 1)
      }).pipe(Effect.provide(layerRunner(slow(model))))
    })

    it.effect("does not take the answers of another operation or organization", () => {
      const { model, control } = priced(answer)
      const other = new Actor({ ...localOwner, organizationId: OrganizationId.make("other") })
      return Effect.gen(function* () {
        yield* setBudget({})
        yield* run()
        yield* run({ operationKey: "op-2" })
        yield* run({ budgets: [] }).pipe(Effect.provideService(CurrentActor, other))
        assert.lengthOf(yield* control.requests, 3)
      }).pipe(Effect.provide(layerRunner(model)))
    })

    it.effect("asks again after a failure that cost nothing", () =>
      Effect.gen(function* () {
        yield* setBudget({})
        yield* Effect.flip(run())
        assert.strictEqual((yield* run()).value.headline, "TEA FOR EVERYONE")
      }).pipe(Effect.provide(layerRunner(priced({ kind: "failure", reason: "Unauthorized" }, answer).model)))
    )
  })

  describe("a record that fails", () => {
    it.effect("to be read stops the call, which may have been paid for", () => {
      const { control, layer } = layerWith({ find: () => unavailable }, { answer: () => answer })
      return Effect.gen(function* () {
        yield* setBudget({})
        assert.include((yield* Effect.flip(run())).message, "the disk is full")
        assert.lengthOf(yield* control.requests, 0)
      }).pipe(Effect.provide(layer))
    })

    it.effect("to be written does not lose the answer that is there", () => {
      const { layer } = layerWith({ record: () => unavailable }, { answer: () => answer })
      return Effect.gen(function* () {
        yield* setBudget({})
        assert.strictEqual((yield* run()).value.headline, "TEA FOR EVERYONE")
      }).pipe(Effect.provide(layer))
    })

    it.effect("to hold what the ledger knows as paid stops the second payment", () => {
      const { control, layer } = layerWith({}, { answer: () => answer })
      return Effect.gen(function* () {
        yield* setBudget({})
        yield* run()
        const error = yield* Effect.flip(run())
        assert.include(error.message, "was paid for by an earlier run and is lost")
        assert.lengthOf(yield* control.requests, 1)
        yield* run({ operationKey: "another" })
        assert.lengthOf(yield* control.requests, 2)
      }).pipe(Effect.provide(layer))
    })
  })
})
