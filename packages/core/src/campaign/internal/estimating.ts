import { Effect, Option } from "effect"
import { type Agent, contractJsonSchema } from "../../agents/Agent.ts"
import { type AgentError } from "../../agents/AgentError.ts"
import { type AgentRunner } from "../../agents/AgentRunner.ts"
import { CopywriterAgent } from "../../agents/copywriter/CopywriterAgent.ts"
import { DirectorAgent } from "../../agents/director/DirectorAgent.ts"
import { OrchestratorAgent } from "../../agents/orchestrator/OrchestratorAgent.ts"
import { ResearchAgent, researchInput } from "../../agents/research/ResearchAgent.ts"
import { TrendsAgent } from "../../agents/trends/TrendsAgent.ts"
import { Findings } from "../../knowledge/Finding.ts"
import { type SourceDocument } from "../../knowledge/SourceDocument.ts"
import { type LanguageModel } from "../../models/LanguageModel.ts"
import { asksModel, type ModelChoice, type TaskKind } from "../../models/ModelChoice.ts"
import { type ModelError } from "../../models/ModelError.ts"
import { costMicroUsd, ModelUsage } from "../../models/ModelUsage.ts"
import { type CurrentActor } from "../../tenancy/Actor.ts"
import { type TenancyError } from "../../tenancy/TenancyError.ts"
import { type Brief } from "../Brief.ts"
import { AgentEstimate, CampaignEstimate } from "../CampaignEstimate.ts"
import { type SlotTime } from "../Plan.ts"

/** What is estimated, and who is asked. */
export interface Estimated {
  readonly campaignId: string
  readonly brief: Brief
  readonly documents: ReadonlyArray<SourceDocument>
  readonly times: ReadonlyArray<SlotTime>
  readonly seed: number
  readonly model: ModelChoice
  readonly runner: AgentRunner["Service"]
  /** The models for a kind of task, the one that is asked first at the beginning. */
  readonly route: (task: TaskKind) => Effect.Effect<ReadonlyArray<LanguageModel>, ModelError, CurrentActor>
}

/** Goes the way of the campaign by the built-in rules, and counts what models would be asked. */
export const estimateCampaign = Effect.fnUntraced(function* (
  of: Estimated
): Effect.fn.Return<CampaignEstimate, ModelError | TenancyError, CurrentActor> {
  const { brief, campaignId, documents, route, runner, seed, times } = of
  const floor = (step: string) => ({
    model: "none",
    allowFloor: true,
    operationKey: `${campaignId}/estimate/${step}`
  })
  const estimates: Array<AgentEstimate> = []
  const add = Effect.fnUntraced(function* <Input, Wire, Output>(
    agent: Agent<Input, Wire, Output>,
    inputs: ReadonlyArray<Input>
  ) {
    const [model] = yield* route(agent.task)
    if (model !== undefined && inputs.length > 0) estimates.push(estimateOf(agent, inputs, model))
  })

  const research = researchInput(brief, documents)
  yield* add(ResearchAgent, [research])
  // A language that the built-in rules cannot write still has sources, and as many slots.
  const found = yield* unlessFailed(runner.run(ResearchAgent, research, floor("research")))
  const findings = Option.match(found, {
    onNone: () => new Findings({ findings: [], keyphrases: [] }),
    onSome: ({ value }) => value
  })
  const trends =
    brief.trends.length === 0
      ? undefined
      : { brief, findings: findings.findings, signals: brief.trends, startsOn: brief.plan.start.slice(0, 10) }
  if (trends !== undefined) yield* add(TrendsAgent, [trends])
  const decided = { brief, findings: findings.findings, isWrittenByModel: asksModel(of.model, "write") }
  yield* add(OrchestratorAgent, [decided])
  const slots = times.map(({ id, language, platform, startsAt }) => ({ slotId: id, platform, startsAt, language }))
  const direction = { brief, findings, slots, seed }
  yield* add(DirectorAgent, [direction])
  const directed = yield* unlessFailed(runner.run(DirectorAgent, direction, floor("plan")))
  const known = new Map(findings.findings.map((finding) => [finding.id, finding]))
  const drafts = Option.match(directed, {
    onNone: () => [],
    onSome: ({ value }) =>
      value.assignments.flatMap(({ angleId, findingIds, format, slotId }) => {
        const time = times.find(({ id }) => id === slotId)
        const angle = value.angles.find(({ id }) => id === angleId)
        const [first, ...rest] = findingIds.flatMap((id) => known.get(id) ?? [])
        if (time === undefined || angle === undefined || first === undefined) return []
        const { language, platform } = time
        return [{ slotId, platform, format, language, angle, findings: [first, ...rest] as const, brief, seed }]
      })
  })
  yield* add(CopywriterAgent, filledUp(drafts, times.length))
  return new CampaignEstimate({
    agents: estimates,
    costMicroUsd: sumOf(estimates.map((estimate) => estimate.costMicroUsd)),
    mostMicroUsd: sumOf(estimates.map((estimate) => estimate.mostMicroUsd))
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** A model may find material for every slot: those without some count as one that has it. */
const filledUp = <A>(inputs: ReadonlyArray<A>, count: number): ReadonlyArray<A> =>
  inputs.length === 0 ? [] : Array.from({ length: count }, (_, index) => inputs[index % inputs.length]!)

const unlessFailed = <A>(run: Effect.Effect<A, AgentError | TenancyError, CurrentActor>) =>
  run.pipe(
    Effect.map(Option.some),
    Effect.catchTag("AgentError", () => Effect.succeedNone)
  )

const defaultMaxOutputTokens = 4_096
const defaultMaxRepairs = 2

/** Of what an answer may have at most. */
const usualShare = 0.25

const estimateOf = <Input, Wire, Output>(
  agent: Agent<Input, Wire, Output>,
  inputs: ReadonlyArray<Input>,
  model: LanguageModel
): AgentEstimate => {
  const schema = likelyTokens(JSON.stringify(contractJsonSchema(agent.contract)))
  const room = Math.min(agent.maxOutputTokens ?? defaultMaxOutputTokens, model.capabilities.maxOutputTokens)
  const questions = inputs.map((input) => {
    const { messages, system } = agent.prompt(input)
    return (
      schema + [system, ...messages.map(({ content }) => content)].reduce((sum, text) => sum + likelyTokens(text), 0)
    )
  })
  const inputTokens = questions.reduce((sum, tokens) => sum + tokens, 0)
  const outputTokens = Math.ceil(room * usualShare) * inputs.length
  const tries = 1 + (agent.maxRepairs ?? defaultMaxRepairs)
  // A repair is asked with the faulty answer.
  const most = {
    inputTokens: tries * inputTokens + (tries - 1) * room * inputs.length,
    outputTokens: tries * room * inputs.length
  }
  return new AgentEstimate({
    agent: agent.name,
    model: model.id,
    calls: inputs.length,
    inputTokens,
    outputTokens,
    costMicroUsd: priceOf(model, { inputTokens, outputTokens }, inputs.length),
    mostMicroUsd: priceOf(model, most, tries * inputs.length)
  })
}

const priceOf = (
  { pricing }: LanguageModel,
  tokens: { readonly inputTokens: number; readonly outputTokens: number },
  calls: number
): number | null => {
  const usage = new ModelUsage({ ...tokens, cachedTokens: 0, reasoningTokens: 0 })
  const cost = costMicroUsd(usage, pricing)
  return cost === undefined ? null : cost + (calls - 1) * (pricing?.microUsdPerCall ?? 0)
}

/** About four Latin letters a token, and one and a half of other scripts. */
const likelyTokens = (text: string): number => {
  let latin = 0
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) < 0x250) latin += 1
  return Math.ceil(latin / 4 + (text.length - latin) / 1.5)
}

const sumOf = (costs: ReadonlyArray<number | null>): number | null => {
  let sum = 0
  for (const cost of costs) {
    if (cost === null) return null
    sum += cost
  }
  return sum
}
