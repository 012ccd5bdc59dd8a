import { reasonOfStatus } from "@postwright/core/models/HttpFailure"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import {
  asksModel,
  choosesModel,
  ModelId,
  modelChoiceText,
  modelsFor,
  parseModelChoice
} from "@postwright/core/models/ModelChoice"
import { costMicroUsd, estimateTokens, ModelUsage } from "@postwright/core/models/ModelUsage"
import { fromPromises, type PromiseAnswer } from "@postwright/core/models/PromiseModel"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect, Layer, Result } from "effect"

describe("asksModel", () => {
  it("tells for which work a model is asked, also of a route that names none", () => {
    assert.isTrue(asksModel({ route: "best" }, "write"))
    assert.isFalse(asksModel({ route: "best", among: ["none"] }, "write"))
    assert.isFalse(choosesModel({ route: "best", among: ["none"] }))
    const choice = { default: "none", byTask: { judge: ["none", "a"] } } as const
    assert.deepStrictEqual([asksModel(choice, "write"), asksModel(choice, "judge")], [false, true])
    assert.isTrue(choosesModel(choice))
  })
})

describe("parseModelChoice", () => {
  it.each([
    ["none", "none"],
    [" openai/large ", "openai/large"],
    ["a, b,c", ["a", "b", "c"]],
    ["cheapest", { route: "cheapest" }],
    ["best: a, b", { route: "best", among: ["a", "b"] }],
    ["meta/llama:free", "meta/llama:free"],
    [
      "a; judge=cheapest:b; write=c,d",
      { default: "a", byTask: { judge: { route: "cheapest", among: ["b"] }, write: ["c", "d"] } }
    ]
  ] as const)("reads %j, and writes it so that it can be read again", (text, choice) => {
    assert.deepStrictEqual(parseModelChoice(text), Result.succeed(choice))
    assert.deepStrictEqual(parseModelChoice(modelChoiceText(choice)), Result.succeed(choice))
  })

  it.each([
    ["", "it is empty"],
    ["a,,b", '"a,,b" lacks the id of a model'],
    ["a, none", '"none" stands alone'],
    ["best: none", '"none" stands alone'],
    ["a; large", '"large" does not begin with extract=, plan=, write=, translate=, judge=, classify='],
    ["a; paint=b", '"paint=b" does not begin with extract=, plan=, write=, translate=, judge=, classify='],
    ["a; judge=", "it is empty"]
  ])("says what is wrong with %j", (text, problem) => {
    assert.deepStrictEqual(parseModelChoice(text), Result.fail(problem))
  })
})

describe("modelsFor", () => {
  it("gives the chain in order, without repetition", () => {
    assert.deepStrictEqual(
      modelsFor(["a", "b", "a"], "write"),
      ["a", "b"].map((id) => ModelId.make(id))
    )
    assert.deepStrictEqual(modelsFor("a", "write"), [ModelId.make("a")])
  })

  it("gives nothing for none", () => {
    assert.deepStrictEqual(modelsFor("none", "write"), [])
    assert.deepStrictEqual(modelsFor({ default: "a", byTask: { write: "none" } }, "write"), [])
  })

  it("routes a task to its own chain, else to the default", () => {
    const choice = { default: "large", byTask: { extract: ["small", "large"] } } as const
    assert.deepStrictEqual(
      modelsFor(choice, "extract"),
      ["small", "large"].map((id) => ModelId.make(id))
    )
    assert.deepStrictEqual(modelsFor(choice, "judge"), [ModelId.make("large")])
  })
})

describe("ModelUsage", () => {
  const usage = { inputTokens: 1_000, cachedTokens: 600, outputTokens: 10, reasoningTokens: 0 }
  const pricing = {
    inputMicroUsdPerMillion: 3_000_000,
    cachedInputMicroUsdPerMillion: 300_000,
    outputMicroUsdPerMillion: 15_000_000,
    checkedOn: "2026-11-21",
    source: "https://example.com"
  }

  it("costs what the vendor charged before what the prices say, and is unknown without either", () => {
    assert.strictEqual(costMicroUsd(new ModelUsage({ ...usage, costMicroUsd: 5 }), pricing), 5)
    assert.strictEqual(costMicroUsd(new ModelUsage(usage), pricing), 1_530)
    assert.isUndefined(costMicroUsd(new ModelUsage(usage), undefined))
  })

  it("rounds up, so that a budget is never short by roundings", () => {
    assert.strictEqual(costMicroUsd(new ModelUsage({ ...usage, inputTokens: 1, cachedTokens: 0 }), pricing), 153)
    assert.strictEqual(
      costMicroUsd(new ModelUsage({ ...usage, inputTokens: 1, cachedTokens: 1, outputTokens: 0 }), pricing),
      1
    )
  })

  it("guesses more tokens for scripts that need more", () => {
    assert.strictEqual(estimateTokens("four"), 2)
    assert.strictEqual(estimateTokens("四字熟語"), 4)
    assert.strictEqual(estimateTokens(""), 0)
  })
})

describe("LanguageModels", () => {
  const a = Scripted.make({ id: "a" }).model
  const b = Scripted.make({ id: "b" }).model

  it.effect("collects what layers contribute, and names what it has", () =>
    Effect.gen(function* () {
      const models = yield* LanguageModels
      assert.deepStrictEqual(
        (yield* models.list).map((model) => model.id),
        [a.id, b.id]
      )
      assert.strictEqual(yield* models.get(a.id), a)
      const error = yield* Effect.flip(models.get(ModelId.make("c")))
      assert.strictEqual(error.message, `No model has the id "c". Choose one of: a, b, none`)
    }).pipe(
      Effect.provide(
        Layer.mergeAll(LanguageModels.layerEntry(Effect.succeed(b)), LanguageModels.layerEntry(Effect.succeed(a))).pipe(
          Layer.provideMerge(Layer.fresh(LanguageModels.layer))
        )
      )
    )
  )

  it.effect("refuses a second model with one id", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Layer.build(LanguageModels.layerOf(a, a)))
      assert.strictEqual(error.message, `Two models have the id "a". Give one of the two adapters another id`)
    }).pipe(Effect.scoped)
  )

  it.effect("forgets an entry when its scope closes", () =>
    Effect.gen(function* () {
      const models = yield* LanguageModels
      yield* Effect.scoped(models.register(a))
      assert.deepStrictEqual(yield* models.list, [])
      yield* Effect.scoped(models.register(a))
    }).pipe(Effect.provide(Layer.fresh(LanguageModels.layer)))
  )
})

describe("reasonOfStatus", () => {
  it("tells an account without credit from a limit of the rate", () => {
    const common = { status: 429, model: "m", detail: "" }
    assert.strictEqual(reasonOfStatus({ ...common, vendorCode: "insufficient_quota" })._tag, "OutOfCredit")
    const limited = reasonOfStatus({ ...common, retryAfter: Duration.seconds(3) })
    assert.strictEqual(limited.message.includes("Try again in 3s"), true)
    assert.strictEqual(reasonOfStatus({ ...common, vendorCode: "constructor" })._tag, "RateLimited")
  })
})

describe("fromPromises", () => {
  const request = { system: "s", messages: [{ role: "user", content: "c" }], maxOutputTokens: 1 } as const
  const own = (generate: (context: { organizationId: string }) => Promise<PromiseAnswer>) =>
    fromPromises({ id: "own", vendor: "own", model: "own-1", generate: (_, context) => generate(context) })
      .generate(request)
      .pipe(Effect.provideService(CurrentActor, localOwner))

  it.effect("tells the function which organization asks", () =>
    Effect.gen(function* () {
      const generation = yield* own(({ organizationId }) => Promise.resolve({ text: organizationId }))
      assert.strictEqual(generation.text, "local")
    })
  )

  it.effect("turns an answer of another form into a failure", () =>
    Effect.gen(function* () {
      const answers: ReadonlyArray<unknown> = [undefined, {}, { text: 5 }, { text: "x", usage: { inputTokens: 0.5 } }]
      for (const answer of answers) {
        // A stranger's function is not always typed.
        const error = yield* Effect.flip(own(() => Promise.resolve(JSON.parse(JSON.stringify(answer ?? null)))))
        assert.strictEqual(error.reason._tag, "BadResponse")
      }
    })
  )

  it.effect("turns whatever is thrown into a failure", () =>
    Effect.gen(function* () {
      const thrown: ReadonlyArray<unknown> = [undefined, null, "text", 5, {}, Object.create(null), new Error("e")]
      for (const cause of thrown) {
        const error = yield* Effect.flip(
          own(() => {
            throw cause
          })
        )
        assert.strictEqual(error.reason._tag, "Unreachable")
      }
    })
  )

  it("refuses an id that means no model", () => {
    assert.throws(() =>
      fromPromises({ id: "none", vendor: "v", model: "m", generate: () => Promise.resolve({ text: "" }) })
    )
  })
})
