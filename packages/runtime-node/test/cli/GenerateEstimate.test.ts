import { assert, describe, it } from "@effect/vitest"
import {
  AgentEstimate,
  CampaignEstimate,
  MaterialEstimate,
  MediaEstimate
} from "@postwright/core/campaign/CampaignEstimate"
import { estimateData, estimateText, materialText } from "../../src/cli/GenerateEstimate.ts"

const agent = (name: string, calls: number, cost: number | null = calls * 1_000) =>
  new AgentEstimate({
    agent: name,
    model: "scripted",
    calls,
    inputTokens: calls * 2_000,
    outputTokens: calls * 300,
    costMicroUsd: cost,
    mostMicroUsd: cost === null ? null : cost * 12
  })

const estimate = new CampaignEstimate({
  agents: [agent("research", 1), agent("copywriter", 90), agent("rewriter", 0)],
  costMicroUsd: 91_000,
  mostMicroUsd: 1_092_000
})

describe("the estimate of a campaign", () => {
  it("is split by agent: questions, tokens and money", () => {
    assert.strictEqual(
      estimateText(estimate, undefined, { isSplit: true }),
      [
        "About 0.091 USD for 91 questions to scripted, at most 1.09 USD; no budget is set",
        "",
        "  agent       calls  tokens in  tokens out  micro-USD  at most",
        "  research        1       2000         300       1000    12000",
        "  copywriter     90     180000       27000      90000  1080000",
        "  rewriter        0          0           0          0        0",
        "  all            91     182000       27300      91000  1092000",
        ""
      ].join("\n")
    )
    const { calls, inputTokens, outputTokens } = estimateData(estimate, undefined)
    assert.deepStrictEqual([calls, inputTokens, outputTokens], [91, 182_000, 27_300])
  })

  it("says plainly whether it may or will cost more than the budget, in both languages", () => {
    const text = estimateText(estimate, 500_000)
    assert.include(text, "the budget is 0.50 USD\n")
    assert.include(text, "At most 1.09 USD is more than the budget of 0.50 USD")
    assert.notInclude(text, "probably")
    assert.include(estimateText(estimate, 500_000, { messages: "de" }), "Höchstens 1.09 USD ist mehr als das Budget")
    assert.include(estimateText(estimate, 50_000), "That will probably not do")
    assert.notInclude(estimateText(estimate, 2_000_000), "more than the budget")
    // What was spent before comes out of the same budget, and is not spent again.
    assert.notInclude(estimateText(estimate, 1_092_000, { usedMicroUsd: 1_000 }), "more than the budget")
    assert.strictEqual(estimateData(estimate, 500_000).exceedsBudget, "at-most")
    assert.strictEqual(estimateData(estimate, 50_000).exceedsBudget, "probably")
    assert.strictEqual(estimateData(estimate, 2_000_000).exceedsBudget, "no")
    assert.isNull(estimateData(estimate, undefined).exceedsBudget)
  })

  it("tells pictures, clips and voices at most, each with its model, and counts them in what it may cost", () => {
    const media = [
      new MediaEstimate({ kind: "pictures", model: "openai/gpt-image-2", count: 40, mostMicroUsd: 1_600_000 }),
      new MediaEstimate({ kind: "clips", model: "acme/film", count: 12, mostMicroUsd: null }),
      new MediaEstimate({ kind: "voices", model: "openai/tts-1", count: 1, mostMicroUsd: 30_000 })
    ]
    const told = new CampaignEstimate({ ...estimate, media, mostMicroUsd: 2_722_000 })
    const text = estimateText(told, 2_000_000, { isSplit: true })
    assert.include(text, "\nPictures: at most 40 by openai/gpt-image-2, at most 1.60 USD\n")
    assert.include(text, "Clips: at most 12 by acme/film, what they cost is not known")
    assert.include(text, "Voice: at most 1 video by openai/tts-1")
    assert.include(text, "At most 2.72 USD is more than the budget of 2.00 USD")
    assert.match(text, /all .* 91000 {2}1092000\n/)
    assert.include(
      estimateText(told, undefined, { messages: "de" }),
      "Bilder: höchstens 40 von openai/gpt-image-2, höchstens 1.60 USD"
    )
    const alone = new CampaignEstimate({ agents: [], media, costMicroUsd: 0, mostMicroUsd: null })
    assert.match(
      estimateText(alone, undefined),
      /^The built-in rules write the posts, which costs nothing; no budget is set\nPictures/
    )
    assert.deepStrictEqual(estimateData(told, undefined).media?.[0], { ...media[0] })
  })

  it("tells how many slots the sources fill, what helps where they do not fill all, and nothing where nobody knows", () => {
    const of = (statements: number, slotsWithMaterial: number, slots: number) =>
      new CampaignEstimate({
        ...estimate,
        material: new MaterialEstimate({ statements, slots, slotsWithMaterial })
      })
    const short = of(7, 3, 16)
    assert.strictEqual(
      materialText(short, { isByModel: false }),
      "The sources give 7 statements, enough for only 3 of 16 slots. Add material to them, or plan fewer posts with --days and --per-day: other slots stay empty\n"
    )
    assert.strictEqual(
      materialText(short, { isByModel: false, messages: "de" }),
      "Die Quellen geben 7 Aussagen her, genug für nur 3 von 16 Plätzen. Ergänze Material, oder plane mit --days und --per-day weniger Posts: Andere Plätze bleiben leer\n"
    )
    assert.include(materialText(short, { isByModel: true }), "So the built-in rules read them; a model may find more.")
    assert.match(
      materialText(of(0, 0, 1), { isByModel: false }),
      /^The sources give 0 statements, enough for none of 1 slot\./
    )
    assert.strictEqual(
      materialText(of(1, 1, 1), { isByModel: true }),
      "The sources give 1 statement, enough for the only slot\n"
    )
    assert.strictEqual(
      materialText(of(20, 16, 16), { isByModel: false, messages: "de" }),
      "Die Quellen geben 20 Aussagen her, genug für alle 16 Plätze\n"
    )
    assert.strictEqual(materialText(estimate, { isByModel: false }), "")
    assert.deepStrictEqual(estimateData(short, undefined).material, { statements: 7, slots: 16, slotsWithMaterial: 3 })
    assert.notProperty(estimateData(estimate, undefined), "material")
  })

  it("tells questions and tokens where prices are not known", () => {
    const unknown = new CampaignEstimate({
      agents: [agent("research", 1, null)],
      costMicroUsd: null,
      mostMicroUsd: null
    })
    const text = estimateText(unknown, 1, { isSplit: true })
    assert.include(text, "what they cost is not known")
    assert.match(text, /research +1 +2000 +300 +\? +\?\n/)
    assert.isNull(estimateData(unknown, 1).exceedsBudget)
  })
})
