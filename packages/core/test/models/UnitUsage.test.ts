import { costOfUnits, sumOfUnits, UnitUsage } from "@postwright/core/models/UnitUsage"
import { assert, describe, it } from "@effect/vitest"

const checked = { checkedOn: "2026-11-21", source: "https://example.com" }

describe("costOfUnits", () => {
  it("costs what the vendor charged before what the prices say", () => {
    const pricing = { microUsdPerMillion: { seconds: 100_000_000 }, ...checked }
    assert.strictEqual(costOfUnits(new UnitUsage({ seconds: 90, costMicroUsd: 5 }), pricing), 5)
    assert.strictEqual(costOfUnits(new UnitUsage({ seconds: 90 }), pricing), 9_000)
  })

  it("adds the units that have a price, and rounds up", () => {
    const pricing = { microUsdPerMillion: { inputTokens: 5_000_000, images: 40_000_000_000 }, ...checked }
    const usage = new UnitUsage({ inputTokens: 11, outputTokens: 7, images: 2 })
    assert.strictEqual(costOfUnits(usage, pricing), 80_055)
    assert.strictEqual(
      costOfUnits(usage, { microUsdPerMillion: { inputTokens: 1 }, microUsdPerCall: 3, ...checked }),
      4
    )
  })

  it("does not take for free what nobody counted or priced", () => {
    assert.isUndefined(costOfUnits(new UnitUsage({ seconds: 1 }), undefined))
    assert.isUndefined(costOfUnits(new UnitUsage({}), { microUsdPerMillion: { seconds: 1 }, ...checked }))
  })

  it("adds usages up, and leaves out what one of them did not count", () => {
    const sum = sumOfUnits([new UnitUsage({ inputTokens: 1, images: 1 }), new UnitUsage({ inputTokens: 2 })])
    assert.deepStrictEqual({ ...sum }, { inputTokens: 3 })
    assert.deepStrictEqual({ ...sumOfUnits([]) }, {})
  })
})
