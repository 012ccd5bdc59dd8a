/**
 * What the results of earlier posts say, and the times of the slots that follow from it. Every number is computed; where
 * nothing is borne out no model is asked, and the times stay as they were.
 */
import { type DateTime, Effect } from "effect"
import type { Agent } from "../../../agents/Agent.ts"
import { type AgentCost, costsOf, sumCosts } from "../../../agents/AgentCost.ts"
import { AgentRunner } from "../../../agents/AgentRunner.ts"
import { InsightAgent } from "../../../agents/insight/InsightAgent.ts"
import { SchedulerAgent } from "../../../agents/scheduler/SchedulerAgent.ts"
import { insightModel } from "../../../analytics/Insights.ts"
import type { GeneratedBy } from "../../../content/Post.ts"
import { CampaignStore, parts } from "../../CampaignStore.ts"
import { Learned } from "../../Learned.ts"
import { costDetail } from "../costDetail.ts"
import { schedulerInput, schedulerModel } from "../schedulerInput.ts"
import { movedTimes } from "../movedTimes.ts"
import { slotTimes } from "../slotTimes.ts"
import type { StepCampaign, StepOptions, StepTools } from "./StepTools.ts"
import { makeUnlessUnusable } from "./unlessUnusable.ts"

/** Looks at the results of the campaign, and places its slots in time by them. */
export const makeLearning = Effect.fnUntraced(function* ({ log, optionsOf }: Omit<StepTools, "materialOf">) {
  const store = yield* CampaignStore
  const runner = yield* AgentRunner
  const unlessUnusable = yield* makeUnlessUnusable

  return Effect.fnUntraced(function* ({ key, payload }: StepCampaign, startedAt: DateTime.Utc) {
    const brief = yield* store.get(key, parts.brief)
    const results = yield* store.get(key, parts.results)
    const times = yield* Effect.fromResult(slotTimes(brief, payload.seed))
    const missing: Array<{ part: string; reason: string }> = []
    const costs: Array<AgentCost> = []
    const generatedBy: Record<string, GeneratedBy> = {}
    const ask = Effect.fnUntraced(function* <Input, Wire, Output>(
      agent: Agent<Input, Wire, Output>,
      input: Input,
      options: StepOptions
    ) {
      const part = { key, options, of: results.map((result) => ({ ...result })) }
      const made = yield* unlessUnusable(part, (asked) => runner.run(agent, input, asked))
      if (made.missing !== undefined) {
        costs.push(...made.missing.costs)
        missing.push({ part: agent.name, reason: made.missing.reason })
        return undefined
      }
      const { generatedBy: by, trace, value } = made.value
      costs.push(...costsOf(trace))
      generatedBy[agent.name] = by
      return value
    })

    const found = { brief, results }
    const scheduled = schedulerInput({ brief, results, times, startedAt })
    const options = (step: string) => optionsOf(payload, step)
    const [insights, advised] = yield* Effect.all(
      [
        ask(InsightAgent, found, { ...options("insights"), model: insightModel(found, payload.model) }),
        ask(SchedulerAgent, scheduled, { ...options("times"), model: schedulerModel(scheduled, payload.model) })
      ],
      { concurrency: "unbounded" }
    )
    const moved = advised === undefined ? undefined : movedTimes(times, advised, brief)
    if (advised !== undefined && moved === undefined) {
      missing.push({ part: SchedulerAgent.name, reason: "The moved slots would be too close in time" })
    }
    yield* store.put(key, parts.times, moved?.times ?? times)
    yield* store.put(
      key,
      parts.learned,
      new Learned({
        results: results.length,
        ...(insights === undefined ? {} : { insights }),
        ...(moved === undefined ? {} : { advice: moved.advice }),
        generatedBy
      })
    )
    yield* log(payload.campaignId, {
      step: "learn",
      action: "results-read",
      detail: {
        results: results.length,
        insights: insights?.insights.length ?? 0,
        moves: moved?.advice.moves.length ?? 0,
        generatedBy: Object.fromEntries(Object.entries(generatedBy).toSorted(([x], [y]) => (x < y ? -1 : 1))),
        ...(missing.length === 0 ? {} : { missing: missing.toSorted((x, y) => (x.part < y.part ? -1 : 1)) }),
        ...costDetail(sumCosts(costs.toSorted((x, y) => (x.agent < y.agent ? -1 : 1))))
      }
    })
  })
})
