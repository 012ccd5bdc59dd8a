import { Option, Schema } from "effect"
import { AgentCost, sumCosts } from "../../agents/AgentCost.ts"
import { type AuditEntry } from "../../audit/AuditEntry.ts"

/** What a step cost, as its audit entry tells. */
export const costDetail = (costs: ReadonlyArray<AgentCost>) => ({
  costMicroUsd: costs.reduce((sum, cost) => sum + cost.costMicroUsd, 0),
  ...(costs.length === 0 ? {} : { costs: costs.map((cost) => ({ ...cost })) })
})

/** What the logged steps cost, by agent and model, and by the slot that it was for. */
export const costsLogged = (entries: ReadonlyArray<AuditEntry>) => {
  const each = entries.flatMap(({ detail, subject }) =>
    Option.getOrElse(decodeCosts(detail["costs"]), () => []).map((cost) => ({ subject, cost }))
  )
  const bySlot = new Map<string, number>()
  for (const { cost, subject } of each) {
    if (subject.startsWith("slot-")) bySlot.set(subject, (bySlot.get(subject) ?? 0) + cost.costMicroUsd)
  }
  return { byAgent: sumCosts(each.map(({ cost }) => cost)), bySlot }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const decodeCosts = Schema.decodeUnknownOption(Schema.Array(AgentCost))
