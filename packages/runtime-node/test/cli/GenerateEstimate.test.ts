import { assert, describe, it } from "@effect/vitest"
import { AgentEstimate, CampaignEstimate } from "@postwright/core/campaign/CampaignEstimate"
import { estimateData, estimateText } from "../../src/cli/GenerateEstimate.ts"

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
