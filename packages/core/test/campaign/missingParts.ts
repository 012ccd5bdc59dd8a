import { assert, describe, it } from "@effect/vitest"
import { builtInAgents } from "@postwright/core/agents/Prompts"
import { type BriefInput } from "@postwright/core/campaign/Brief"
import { type ModelPricing } from "@postwright/core/models/ModelUsage"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { sha256Json } from "@postwright/core/text/Digest"
import { Effect, Option } from "effect"
import { newWorld, process, type Services } from "./killing.ts"
import { brief, recordedFor } from "./modelCampaign.ts"

const small: BriefInput = { ...brief, platforms: ["linkedin"], plan: { days: 1, perDay: 1, start: "2027-03-01" } }

const pricing: ModelPricing = {
  inputMicroUsdPerMillion: 1_000_000,
  outputMicroUsdPerMillion: 4_000_000,
  checkedOn: "2026-11-21",
  source: "https://example.com/prices"
}

/** A vendor that bills each answer and counts the questions; these agents get none that can be used. */
const vendor = Effect.fnUntraced(function* (useless: ReadonlyArray<string>) {
  const answers = yield* recordedFor(small)
  const asked = new Map<string, number>()
  const { model } = Scripted.make({
    pricing,
    answer: ({ messages, system }) => {
      const agent = builtInAgents.find(({ wording }) => system.startsWith(wording?.system ?? "?"))?.name ?? ""
      const question = `${agent} ${sha256Json(messages).slice(0, 12)}`
      asked.set(question, (asked.get(question) ?? 0) + 1)
      const weak = { rewriteBelow: 1, personBelow: 0, maxRewrites: 1 }
      const honest = answers.answerTo(messages) ?? "{}"
      const text = useless.includes(agent)
        ? "nothing that can be used"
        : agent === "orchestrator"
          ? JSON.stringify({ ...JSON.parse(honest), escalation: weak })
          : honest
      return Scripted.text(text, { inputTokens: 1_000, outputTokens: 500 })
    }
  })
  return { model, asked }
})

const generate = ({ campaigns }: Services) =>
  Effect.gen(function* () {
    const { campaignId, posts } = yield* campaigns.generate(small, { model: "scripted" })
    const kit = yield* campaigns.kit(campaignId, { generator: "test" })
    const textOf = (name: string) => new TextDecoder().decode(kit.find(({ path }) => path === name)?.bytes)
    return {
      posts,
      report: JSON.parse(textOf("report.json")),
      dossiers: JSON.parse(textOf("dossiers.json")).dossiers,
      spent: (yield* campaigns.spending(campaignId)).usedMicroUsd
    }
  })

const isPaidAnswer = (key: string) => key.startsWith("paid-answers/")
/** What is kept from the first draft on: parts are given up there. */
const isLate = (key: string) => /\/(?:missing|first-drafts|posts|dossiers)\/|\/editorial\.json$/.test(key)

const sumOf = (costs: ReadonlyArray<{ readonly costMicroUsd: number }>) =>
  costs.reduce((sum, { costMicroUsd }) => sum + costMicroUsd, 0)

/** Kills a campaign after its first kept object and after each `every`-th behind it. */
export const missingParts = (every: number): void => {
  describe(`a campaign whose process is killed after parts were given up${every === 1 ? "" : ` (one place of ${every})`}`, () => {
    it.effect(
      "asks nothing twice, wherever it is killed between two answers, and reports what the ledger has",
      () =>
        Effect.gen(function* () {
          const useless = ["judge", "editor", "rewriter", "compliance", "growth", "designer"]
          const calm = yield* vendor(useless)
          const expected = Option.getOrThrow(yield* process(yield* newWorld, generate, calm))
          assert.strictEqual(expected.report.costMicroUsd, expected.spent)
          let kills = 0
          for (let afterObjects = 0; ; afterObjects += every) {
            const world = yield* newWorld
            const { asked, model } = yield* vendor(useless)
            const first = yield* process(world, generate, { model, killed: { afterObjects, counts: isLate } })
            if (Option.isSome(first)) break
            kills++
            const second = Option.getOrThrow(yield* process(world, generate, { model }))
            assert.deepStrictEqual(
              [...asked].toSorted(),
              [...calm.asked].toSorted(),
              `killed at object ${afterObjects}`
            )
            assert.deepStrictEqual(second.posts, expected.posts)
            assert.deepStrictEqual(second.dossiers, expected.dossiers)
            assert.strictEqual(second.spent, expected.spent)
            assert.deepStrictEqual(second.report.costs, expected.report.costs)
            assert.strictEqual(second.report.costMicroUsd, second.spent)
          }
          assert.isAbove(kills * every, 8)
        }),
      120_000
    )

    it.effect(
      "reports what the ledger has where it is killed before an answer could be kept",
      () =>
        Effect.gen(function* () {
          let kills = 0
          for (let afterObjects = 0; ; afterObjects += every) {
            const world = yield* newWorld
            const { model } = yield* vendor(["growth"])
            const first = yield* process(world, generate, {
              model,
              killed: { afterObjects, counts: isPaidAnswer }
            })
            if (Option.isSome(first)) break
            kills++
            const { report, spent } = Option.getOrThrow(yield* process(world, generate, { model }))
            assert.strictEqual(report.costMicroUsd, spent)
            // The answer that nobody got is charged too, and belongs to no agent.
            assert.isAbove(report.costs.otherMicroUsd, 0)
            assert.strictEqual(sumOf(report.costs.byAgent) + report.costs.otherMicroUsd, spent)
          }
          assert.isAbove(kills * every, 8)
        }),
      120_000
    )
  })
}
