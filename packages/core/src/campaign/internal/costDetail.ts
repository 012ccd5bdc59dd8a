import { Option, Schema } from "effect"
import { AgentCost, sumCosts } from "../../agents/AgentCost.ts"
import { type AuditEntry } from "../../audit/AuditEntry.ts"
import { stepOf } from "./stepLog.ts"

/** What a step cost, as its audit entry tells. */
export const costDetail = (costs: ReadonlyArray<AgentCost>) => ({
  costMicroUsd: costs.reduce((sum, cost) => sum + cost.costMicroUsd, 0),
  ...(costs.length === 0 ? {} : { costs: costs.map((cost) => ({ ...cost })) })
})

/** What the logged steps cost, by agent and model, and by the slot that it was for. */
export const costsLogged = (entries: ReadonlyArray<AuditEntry>) => {
  const steps = eachStepOnce(entries)
  const each = steps.flatMap(({ detail, subject }) =>
    Option.getOrElse(decodeCosts(detail["costs"]), () => []).map((cost) => ({ subject, cost }))
  )
  const bySlot = new Map<string, number>()
  for (const { cost, subject } of each) {
    if (subject.startsWith("slot-")) bySlot.set(subject, (bySlot.get(subject) ?? 0) + cost.costMicroUsd)
  }
  return {
    byAgent: sumCosts(each.map(({ cost }) => cost)),
    bySlot,
    costMicroUsd: steps.reduce((sum, entry) => sum + costOf(entry), 0)
  }
}

/**
 * What the report tells of costs. The ledger has the whole, as long as it is kept; steps have what their answers cost,
 * which leaves out answers that nobody got, such as those of calls that were cut off.
 */
export const costsTold = (entries: ReadonlyArray<AuditEntry>, usedMicroUsd: number) => {
  const { costMicroUsd: logged, ...costs } = costsLogged(entries)
  const costMicroUsd = Math.max(logged, usedMicroUsd)
  const otherMicroUsd = costMicroUsd - costs.byAgent.reduce((sum, cost) => sum + cost.costMicroUsd, 0)
  return { costMicroUsd, costs: { ...costs, otherMicroUsd } }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const decodeCosts = Schema.decodeUnknownOption(Schema.Array(AgentCost))

/**
 * The last entry of each step. One that ran again and said something else than before is logged twice; the costs of the
 * later one hold those of the earlier, since answers that it took from the record are among them.
 */
const eachStepOnce = (entries: ReadonlyArray<AuditEntry>): ReadonlyArray<AuditEntry> => [
  ...new Map(entries.map((entry) => [stepOf(entry), entry] as const)).values()
]

/** Micro-USD that the logged step cost. */
const costOf = ({ detail }: AuditEntry): number =>
  typeof detail["costMicroUsd"] === "number" ? detail["costMicroUsd"] : 0
