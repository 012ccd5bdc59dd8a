import { assert, describe, it } from "@effect/vitest"
import { Insights } from "@postwright/core/analytics/Insights"
import { resultsLimits } from "@postwright/core/analytics/ResultsFile"
import { Audit } from "@postwright/core/audit/Audit"
import { type LanguageModel } from "@postwright/core/models/LanguageModel"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import * as Postwright from "@postwright/core/Postwright"
import { Actor, CurrentActor, localOwner, MemberId, OrganizationId } from "@postwright/core/tenancy/Actor"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { Effect, Layer } from "effect"
import { monthOfResults, resultOf } from "./results.ts"

const carousels = monthOfResults({ seed: 2, count: 120, effect: ({ format }) => (format === "carousel" ? 2 : 1) })

const layerWith = (...models: ReadonlyArray<LanguageModel>) =>
  Layer.merge(Layer.fresh(Postwright.layer), Audit.layer).pipe(
    Layer.provide(Layer.fresh(Postwright.storesMemory)),
    Layer.provide(
      Layer.mergeAll(Layer.empty, ...models.map((model) => LanguageModels.layerEntry(Effect.succeed(model)))).pipe(
        Layer.provideMerge(Layer.fresh(Postwright.registries))
      )
    ),
    Layer.provideMerge(Layer.succeed(CurrentActor, localOwner))
  )

const answer = JSON.stringify({
  insights: [
    {
      dimension: "format",
      platform: "linkedin",
      a: "carousel",
      b: "post",
      statement: "Carousels on LinkedIn did better than single posts.",
      advice: "Plan more carousels, and tell one statement in both forms now and then."
    }
  ]
})

const scripted = (...texts: [string, ...Array<string>]) =>
  Scripted.make({
    pricing: {
      inputMicroUsdPerMillion: 1_000_000,
      outputMicroUsdPerMillion: 4_000_000,
      checkedOn: "2026-11-21",
      source: "https://example.com/prices"
    },
    answer: Scripted.inOrder(
      ...(texts.map((text) => Scripted.text(text, { inputTokens: 1_000, outputTokens: 500 })) as unknown as [
        Scripted.VendorAnswer
      ])
    )
  })

const find = (...args: Parameters<Insights["Service"]["find"]>) =>
  Effect.flatMap(Insights, (insights) => insights.find(...args))

describe("insights without a model", () => {
  it.effect("say what the numbers bear out, in German too, and cost nothing", () =>
    Effect.gen(function* () {
      const { costs, generatedBy, report } = yield* find({ results: carousels })
      assert.deepInclude(report.insights[0], { dimension: "format", platform: "linkedin" })
      assert.deepStrictEqual(costs, [])
      assert.strictEqual(generatedBy.kind, "floor")
      const german = yield* find({ results: carousels, language: "de" })
      assert.include(german.report.insights[0]?.statement, "Karussells auf LinkedIn")
      assert.notStrictEqual(german.insightsId, (yield* find({ results: carousels })).insightsId)
    }).pipe(Effect.provide(layerWith()))
  )

  it.effect("log once who looked at how many results, whoever asks again", () =>
    Effect.gen(function* () {
      const { insightsId } = yield* find({ results: carousels })
      yield* find({ results: carousels })
      const audit = yield* Audit
      const entries = yield* audit.read(insightsId)
      assert.lengthOf(entries, 1)
      assert.deepInclude(entries[0]?.detail, { results: 120, posts: 120, costMicroUsd: 0 })
      assert.strictEqual((yield* audit.check(insightsId))._tag, "Intact")
    }).pipe(Effect.provide(layerWith()))
  )

  it.effect("need the right to write campaigns, and refuse more results than there may be", () =>
    Effect.gen(function* () {
      const viewer = new Actor({
        organizationId: OrganizationId.make("acme"),
        memberId: MemberId.make("v"),
        role: "viewer"
      })
      const denied = yield* Effect.flip(find({ results: carousels }).pipe(Effect.provideService(CurrentActor, viewer)))
      assert.strictEqual(denied.code, "permission-denied")
      const many = Array.from({ length: resultsLimits.maxResults + 1 }, () => resultOf())
      assert.strictEqual((yield* Effect.flip(find({ results: many }))).code, "results-unusable")
    }).pipe(Effect.provide(layerWith()))
  )
})

describe("insights with a model", () => {
  it.effect("are chosen and worded by it, with every number computed, and never paid twice", () =>
    Effect.gen(function* () {
      const { control, model } = scripted(answer)
      yield* Effect.gen(function* () {
        const { costs, generatedBy, insightsId, report } = yield* find({ results: carousels }, { model: "scripted" })
        assert.strictEqual(generatedBy.kind, "model")
        assert.strictEqual(report.insights[0]?.statement, "Carousels on LinkedIn did better than single posts.")
        assert.isAbove(report.insights[0]?.comparison.lift ?? 0, 0.5)
        assert.deepStrictEqual(
          costs.map(({ agent, costMicroUsd }) => [agent, costMicroUsd]),
          [["insight", 3_000]]
        )
        const again = yield* find({ results: carousels }, { model: "scripted" })
        assert.strictEqual(again.insightsId, insightsId)
        assert.lengthOf(yield* control.requests, 1)
      }).pipe(Effect.provide(layerWith(model)))
    })
  )

  it.effect("ask nobody where nothing is borne out: no results, too few, or chance", () =>
    Effect.gen(function* () {
      const { control, model } = scripted(answer)
      yield* Effect.gen(function* () {
        for (const results of [[], carousels.slice(0, 4), monthOfResults({ seed: 1, count: 60 })]) {
          const { costs, report } = yield* find({ results }, { model: "scripted" })
          assert.isString(report.tooLittle)
          assert.deepStrictEqual([report.insights.length, costs.length], [0, 0])
        }
        assert.lengthOf(yield* control.requests, 0)
      }).pipe(Effect.provide(layerWith(model)))
    })
  )

  it.effect("are refused where the budget does not carry an answer, and made with a higher one", () =>
    Effect.gen(function* () {
      const { control, model } = scripted(answer)
      yield* Effect.gen(function* () {
        const options = { model: "scripted", budgetMicroUsd: 10 }
        const error = yield* Effect.flip(find({ results: carousels }, options))
        assert.strictEqual(error.code, "agent-budget-reached")
        assert.lengthOf(yield* control.requests, 0)
        const { report } = yield* find({ results: carousels }, { ...options, budgetMicroUsd: 1_000_000 })
        assert.lengthOf(report.insights, 1)
      }).pipe(Effect.provide(layerWith(model)))
    })
  )

  it.effect("are worded by the rules where that is allowed and no answer can be used, and fail else", () =>
    Effect.gen(function* () {
      const { model } = scripted("not today")
      yield* Effect.gen(function* () {
        const error = yield* Effect.flip(find({ results: carousels }, { model: "scripted" }))
        assert.strictEqual(error.code, "agent-no-usable-answer")
        const { costs, generatedBy } = yield* find({ results: carousels }, { model: "scripted", allowFloor: true })
        assert.strictEqual(generatedBy.kind, "floor")
        assert.isAbove(costs[0]?.faulty ?? 0, 0)
      }).pipe(Effect.provide(layerWith(model)))
    })
  )
})
