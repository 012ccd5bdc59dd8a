import { assert, describe, it } from "@effect/vitest"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { type LanguageModel } from "@postwright/core/models/LanguageModel"
import { type ModelPricing } from "@postwright/core/models/ModelUsage"
import { type CurrentActor } from "@postwright/core/tenancy/Actor"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { Effect } from "effect"
import { brief, layerWith, recordedFor } from "./modelCampaign.ts"

const pricing: ModelPricing = {
  inputMicroUsdPerMillion: 1_000_000,
  outputMicroUsdPerMillion: 4_000_000,
  checkedOn: "2026-11-21",
  source: "https://example.com/prices"
}

/** A vendor that bills as many tokens as that for each answer, and gives those that were recorded. */
const vendor = Effect.fnUntraced(function* (tokens: { readonly input: number; readonly output: number }) {
  const answers = yield* recordedFor()
  const { control, model } = Scripted.make({
    pricing,
    answer: ({ messages }) =>
      Scripted.text(answers.answerTo(messages) ?? "nobody asked that", {
        inputTokens: tokens.input,
        outputTokens: tokens.output
      })
  })
  return { answers, control, model }
})

const on = <A, E>(model: LanguageModel, work: Effect.Effect<A, E, Campaigns | CurrentActor>) =>
  Effect.provide(work, layerWith(model))

describe("a campaign with a model", () => {
  it.effect("costs what its answers cost, and says so by agent, model and post", () =>
    Effect.gen(function* () {
      const { answers, control, model } = yield* vendor({ input: 1_000, output: 500 })
      yield* on(
        model,
        Effect.gen(function* () {
          const campaigns = yield* Campaigns
          const { campaignId, posts } = yield* campaigns.generate(brief, { model: "scripted" })
          assert.lengthOf(posts, 6)
          assert.isTrue(posts.every(({ generatedBy }) => generatedBy.kind === "model"))
          assert.lengthOf(yield* control.requests, answers.count())
          const spent = answers.count() * 3_000
          const spending = yield* campaigns.spending(campaignId)
          assert.deepStrictEqual(
            { ...spending },
            {
              usedMicroUsd: spent,
              usedTokens: answers.count() * 1_500,
              reservedMicroUsd: 0,
              budgetMicroUsd: null
            }
          )
          const kit = yield* campaigns.kit(campaignId, { generator: "test" })
          const text = new TextDecoder().decode(kit.find(({ path }) => path === "report.json")?.bytes)
          const report = JSON.parse(text)
          assert.strictEqual(report.costMicroUsd, spent)
          const costOf = (agent: string, calls: number) => ({
            agent,
            model: "scripted",
            calls,
            faulty: 0,
            inputTokens: calls * 1_000,
            outputTokens: calls * 500,
            costMicroUsd: calls * 3_000
          })
          assert.deepStrictEqual(report.costs.byAgent, [
            costOf("research", 1),
            costOf("orchestrator", 1),
            costOf("director", 1),
            costOf("copywriter", 6),
            costOf("judge", 6),
            costOf("editor", 1),
            costOf("compliance", 6),
            costOf("growth", 6),
            costOf("designer", 6)
          ])
          assert.deepStrictEqual(report.costs.bySlot["slot-001"], 5 * 3_000)
        })
      )
    })
  )

  it.effect("stops at its budget though the vendor bills more than was estimated, and goes on with a higher one", () =>
    Effect.gen(function* () {
      // Ten times what a call of these agents is estimated to cost.
      const { answers, control, model } = yield* vendor({ input: 30_000, output: 30_000 })
      const perCall = 150_000
      yield* on(
        model,
        Effect.gen(function* () {
          const campaigns = yield* Campaigns
          const budget = { model: "scripted", budgetMicroUsd: 400_000 }
          const error = yield* Effect.flip(campaigns.generate(brief, budget))
          assert.strictEqual(error.code, "campaign-paused")
          assert.match(error.message, /budget of campaign "cargo-bikes-for-a-week-\w+" has 0\.\d+ of 0\.40 USD left/)
          assert.match(error.message, /Raise the budget/)
          const { payload } = yield* campaigns.prepare(brief, { model: "scripted" })
          const paused = yield* campaigns.spending(payload.campaignId)
          const asked = (yield* control.requests).length
          assert.strictEqual(paused.usedMicroUsd, asked * perCall)
          // Those that were under way when the limit was reached, of eight at once at most.
          assert.isBelow(paused.usedMicroUsd, 400_000 + 8 * perCall)
          assert.isBelow(asked, answers.count())

          // The same budget asks nothing more, not even by another try.
          yield* Effect.flip(campaigns.generate(brief, budget))
          yield* Effect.flip(campaigns.generate({ ...brief, budget: 0.5 }, { model: "scripted" }))
          assert.lengthOf(yield* control.requests, asked)

          const campaign = yield* campaigns.generate(brief, { model: "scripted", budgetMicroUsd: 5_000_000 })
          assert.strictEqual(campaign.campaignId, payload.campaignId)
          assert.lengthOf(campaign.posts, 6)
          assert.lengthOf(yield* control.requests, answers.count())
          assert.strictEqual((yield* campaigns.spending(payload.campaignId)).usedMicroUsd, answers.count() * perCall)
        })
      )
    })
  )

  it.effect("tells what it is going to cost without asking", () =>
    Effect.gen(function* () {
      const { answers, control, model } = yield* vendor({ input: 1, output: 1 })
      const estimate = yield* on(
        model,
        Effect.gen(function* () {
          const campaigns = yield* Campaigns
          const { agents, costMicroUsd, mostMicroUsd } = yield* campaigns.estimate(
            yield* campaigns.prepare(brief, { model: { route: "cheapest" } })
          )
          assert.deepStrictEqual(
            agents.map(({ agent, calls }) => [agent, calls]),
            [
              ["research", 1],
              ["orchestrator", 1],
              ["director", 1],
              ["copywriter", 6],
              ["judge", 6],
              ["editor", 1],
              ["rewriter", 0],
              ["compliance", 6],
              ["growth", 6],
              ["designer", 6]
            ]
          )
          assert.isAbove(costMicroUsd ?? 0, 10_000)
          assert.isAbove(mostMicroUsd ?? 0, 3 * (costMicroUsd ?? 0))
          const none = yield* campaigns.estimate(yield* campaigns.prepare(brief))
          const { material, ...costs } = none
          assert.deepStrictEqual(costs, { agents: [], costMicroUsd: 0, mostMicroUsd: 0 })
          assert.strictEqual(material?.slots, 6)
          return agents
        })
      )
      assert.lengthOf(yield* control.requests, 0)
      // The questions are those that are asked then.
      yield* on(
        model,
        Effect.flatMap(Campaigns, (campaigns) => campaigns.generate(brief, { model: "scripted" }))
      )
      const asked = (yield* control.requests).slice(0, answers.count())
      const written = asked.reduce(
        (sum, { messages, system }) =>
          sum + system.length + messages.reduce((all, { content }) => all + content.length, 0),
        0
      )
      const counted = estimate.reduce((sum, { inputTokens }) => sum + inputTokens, 0)
      assert.isBelow(Math.abs(counted / (written / 4) - 1), 0.35)
    })
  )

  it.effect("does not start on a budget where the price of the model is not known", () =>
    Effect.gen(function* () {
      const { control, model } = Scripted.make({ answer: () => Scripted.text("{}") })
      const error = yield* on(
        model,
        Effect.flatMap(Campaigns, (campaigns) =>
          Effect.flip(campaigns.generate({ ...brief, budget: 2.5 }, { model: "scripted" }))
        )
      )
      assert.match(error.message, /The price of "scripted" is not known/)
      assert.lengthOf(yield* control.requests, 0)
    })
  )
})
