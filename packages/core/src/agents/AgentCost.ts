/**
 * What agents cost, by agent and model.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { type AgentTrace } from "./AgentTrace.ts"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** What one agent used of one model. */
export class AgentCost extends Schema.Class<AgentCost>("@postwright/core/agents/AgentCost")({
  agent: Schema.String,
  /** Id in the registry. */
  model: Schema.String,
  /** Answers that came, repaired ones too. */
  calls: Count,
  /** Answers that could not be used. */
  faulty: Count,
  inputTokens: Count,
  outputTokens: Count,
  /** Sum of the costs that are known. */
  costMicroUsd: Count
}) {}

/** What the operation of this trace cost, whichever of its runs paid for it. */
export const costsOf = (trace: AgentTrace): ReadonlyArray<AgentCost> =>
  sumCosts(
    trace.steps.flatMap(({ costMicroUsd = 0, model, outcome, usage }) =>
      model === undefined || usage === undefined
        ? []
        : [
            new AgentCost({
              agent: trace.agent,
              model,
              calls: 1,
              faulty: outcome === "accepted" ? 0 : 1,
              inputTokens: usage.inputTokens,
              outputTokens: usage.outputTokens,
              costMicroUsd
            })
          ]
    )
  )

/** One entry for each agent and model, in the order in which they come first. */
export const sumCosts = (costs: ReadonlyArray<AgentCost>): ReadonlyArray<AgentCost> => {
  const sums = new Map<string, AgentCost>()
  for (const cost of costs) {
    const key = JSON.stringify([cost.agent, cost.model])
    const before = sums.get(key)
    sums.set(
      key,
      before === undefined
        ? cost
        : new AgentCost({
            agent: cost.agent,
            model: cost.model,
            calls: before.calls + cost.calls,
            faulty: before.faulty + cost.faulty,
            inputTokens: before.inputTokens + cost.inputTokens,
            outputTokens: before.outputTokens + cost.outputTokens,
            costMicroUsd: before.costMicroUsd + cost.costMicroUsd
          })
    )
  }
  return [...sums.values()]
}
