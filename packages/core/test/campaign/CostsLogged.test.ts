import { type AuditEntry } from "@postwright/core/audit/AuditEntry"
import { assert, describe, it } from "vitest"
import { costDetail, costsTold } from "../../src/campaign/internal/costDetail.ts"

const growth = (calls: number) => ({
  agent: "growth",
  model: "scripted",
  calls,
  faulty: calls,
  inputTokens: calls * 1_000,
  outputTokens: calls * 500,
  costMicroUsd: calls * 3_000
})

const logged = (step: string, calls: number) =>
  ({ step, subject: "slot-001", detail: costDetail([growth(calls)]) }) as unknown as AuditEntry

describe("what a campaign cost", () => {
  it("counts a step once that ran again and said something else: its later entry holds what it replayed", () => {
    const entries = [logged("produce/slot-001", 3), logged("produce/slot-001@0123456789ab", 4)]
    const { costMicroUsd, costs } = costsTold(entries, 12_000)
    assert.strictEqual(costMicroUsd, 12_000)
    assert.deepStrictEqual(
      costs.byAgent.map((cost) => ({ ...cost })),
      [growth(4)]
    )
    assert.deepStrictEqual([...costs.bySlot], [["slot-001", 12_000]])
    assert.strictEqual(costs.otherMicroUsd, 0)
  })

  it("is what the ledger has, with what no step accounts for told apart", () => {
    const { costMicroUsd, costs } = costsTold([logged("produce/slot-001", 3)], 10_500)
    assert.strictEqual(costMicroUsd, 10_500)
    assert.strictEqual(costs.otherMicroUsd, 1_500)
  })

  it("is what the steps cost where the ledger has forgotten it", () => {
    const { costMicroUsd, costs } = costsTold([logged("produce/slot-001", 3)], 0)
    assert.strictEqual(costMicroUsd, 9_000)
    assert.strictEqual(costs.otherMicroUsd, 0)
  })
})
