import { Effect } from "effect"
import { costsOf } from "../../../agents/AgentCost.ts"
import { AgentRunner } from "../../../agents/AgentRunner.ts"
import { OrchestratorAgent } from "../../../agents/orchestrator/OrchestratorAgent.ts"
import { TrendsAgent } from "../../../agents/trends/TrendsAgent.ts"
import { asksModel } from "../../../models/ModelChoice.ts"
import { Policies } from "../../../policy/Policies.ts"
import { CurrentActor } from "../../../tenancy/Actor.ts"
import type { Brief } from "../../Brief.ts"
import { CampaignStore, parts } from "../../CampaignStore.ts"
import { costDetail } from "../costDetail.ts"
import { policyScopeOf } from "../judging.ts"
import type { StepCampaign, StepTools } from "./StepTools.ts"

/** Looks at what people talk about, where the brief says, and decides how the campaign is made. */
export const makeOrchestrating = Effect.fnUntraced(function* ({ log, optionsOf }: Omit<StepTools, "materialOf">) {
  const store = yield* CampaignStore
  const runner = yield* AgentRunner
  const policies = yield* Policies

  const watchTrends = Effect.fnUntraced(function* ({ key, payload }: StepCampaign) {
    const brief = yield* store.get(key, parts.brief)
    if (brief.trends.length === 0) return undefined
    const { findings } = yield* store.get(key, parts.findings)
    const { generatedBy, trace, value } = yield* runner.run(
      TrendsAgent,
      { brief, findings, signals: brief.trends, startsOn: brief.plan.start.slice(0, 10) },
      optionsOf(payload, "trends")
    )
    yield* store.put(key, parts.trends, value)
    yield* log(payload.campaignId, {
      step: "trends",
      action: "trends-chosen",
      detail: {
        signals: brief.trends.length,
        chosen: value.topics.length,
        generatedBy: { ...generatedBy },
        ...costDetail(costsOf(trace))
      }
    })
    return value
  })

  // The first draft needs the rules, and compiling them takes as long as an answer.
  const rulesOf = (brief: Brief) =>
    Effect.map(CurrentActor, (actor) =>
      policies.policyFor(policyScopeOf(brief)).pipe(Effect.provideService(CurrentActor, actor))
    )

  return Effect.fnUntraced(function* ({ key, payload }: StepCampaign) {
    const trends = yield* watchTrends({ key, payload })
    const brief = yield* store.get(key, parts.brief)
    const { findings } = yield* store.get(key, parts.findings)
    const insights = payload.results === undefined ? undefined : (yield* store.get(key, parts.learned)).insights
    const { generatedBy, trace, value } = yield* runner.run(
      OrchestratorAgent,
      {
        brief,
        findings,
        isWrittenByModel: asksModel(payload.model, "write"),
        ...(trends === undefined ? {} : { trends }),
        ...(insights === undefined ? {} : { insights })
      },
      { ...optionsOf(payload, "orchestrate"), meanwhile: yield* rulesOf(brief) }
    )
    yield* store.put(key, parts.production, value)
    yield* log(payload.campaignId, {
      step: "orchestrate",
      action: "production-decided",
      detail: {
        stages: value.stages.map(({ stage }) => stage),
        attention: value.attention.length,
        generatedBy: { ...generatedBy },
        ...costDetail(costsOf(trace))
      }
    })
  })
})
