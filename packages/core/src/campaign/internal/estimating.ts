import { type DateTime, Effect, Option } from "effect"
import { type Agent, contractJsonSchema } from "../../agents/Agent.ts"
import { type AgentError } from "../../agents/AgentError.ts"
import { type AgentRunner } from "../../agents/AgentRunner.ts"
import { ComplianceAgent } from "../../agents/compliance/ComplianceAgent.ts"
import { CopywriterAgent, type CopywriterInput } from "../../agents/copywriter/CopywriterAgent.ts"
import { DesignerAgent } from "../../agents/designer/DesignerAgent.ts"
import { DirectorAgent } from "../../agents/director/DirectorAgent.ts"
import { EditorAgent } from "../../agents/editor/EditorAgent.ts"
import { GrowthAgent } from "../../agents/growth/GrowthAgent.ts"
import { InsightAgent } from "../../agents/insight/InsightAgent.ts"
import { JudgeAgent } from "../../agents/judge/JudgeAgent.ts"
import { OrchestratorAgent } from "../../agents/orchestrator/OrchestratorAgent.ts"
import { ResearchAgent, researchInput } from "../../agents/research/ResearchAgent.ts"
import { RewriterAgent } from "../../agents/rewriter/RewriterAgent.ts"
import { SchedulerAgent } from "../../agents/scheduler/SchedulerAgent.ts"
import { ScriptAgent } from "../../agents/script/ScriptAgent.ts"
import { TrendsAgent } from "../../agents/trends/TrendsAgent.ts"
import { insightModel } from "../../analytics/Insights.ts"
import { type InsightReport } from "../../analytics/Insight.ts"
import { type PostResult } from "../../analytics/PostResult.ts"
import { Scores } from "../../content/Post.ts"
import { Findings } from "../../knowledge/Finding.ts"
import { type SourceDocument } from "../../knowledge/SourceDocument.ts"
import { type LanguageModel } from "../../models/LanguageModel.ts"
import { asksModel, type ModelChoice, type TaskKind } from "../../models/ModelChoice.ts"
import { type ModelError } from "../../models/ModelError.ts"
import { costMicroUsd, ModelUsage } from "../../models/ModelUsage.ts"
import { type CurrentActor } from "../../tenancy/Actor.ts"
import { type TenancyError } from "../../tenancy/TenancyError.ts"
import { type Brief } from "../Brief.ts"
import { AgentEstimate, CampaignEstimate, MaterialEstimate } from "../CampaignEstimate.ts"
import { SlotId, type SlotTime } from "../Plan.ts"
import { type EstimatedMedia, estimateMedia } from "./estimatingMedia.ts"
import { movedTimes } from "./movedTimes.ts"
import { schedulerInput, schedulerModel } from "./schedulerInput.ts"

/** What is estimated, and who is asked. */
export interface Estimated {
  readonly campaignId: string
  readonly brief: Brief
  readonly documents: ReadonlyArray<SourceDocument>
  readonly times: ReadonlyArray<SlotTime>
  /** Of earlier posts. */
  readonly results: ReadonlyArray<PostResult>
  readonly now: DateTime.Utc
  readonly seed: number
  readonly model: ModelChoice
  /** Absent: none are made, or nobody chose models for them. */
  readonly media?: EstimatedMedia | undefined
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
    inputs: ReadonlyArray<Input>,
    { isCertain = true }: { readonly isCertain?: boolean } = {}
  ) {
    const [model] = yield* route(agent.task)
    if (model === undefined || inputs.length === 0) return
    const estimate = estimateOf(agent, inputs, model)
    const counted = isCertain ? estimate : atMost(estimate)
    const at = estimates.findIndex((one) => one.agent === counted.agent)
    if (at < 0) estimates.push(counted)
    else estimates[at] = together(estimates[at]!, counted)
  })

  // What the cast is asked about each post, on wordings as the floor would write them.
  const addCast = Effect.fnUntraced(function* (posts: ReadonlyArray<Drafted>, times: ReadonlyArray<SlotTime>) {
    const told = posts.map((post) => ({ ...post, variants: likelyVariants(post) }))
    yield* add(JudgeAgent, told)
    const slots = told.map(({ angle, findings, format, language, platform, variants }, index) => ({
      slotId: times[index]?.id ?? SlotId.make("slot"),
      startsAt: times[index]?.startsAt ?? "",
      platform,
      format,
      angle: angle.title,
      kind: angle.kind,
      language,
      text: variants[0].text,
      overall: 0.5,
      concerns: 0,
      findingIds: findings.map(({ id }) => id)
    }))
    const maxRewrites = Math.ceil(slots.length / 4)
    if (slots.length > 0) yield* add(EditorAgent, [{ brief, slots, maxRewrites }])
    yield* add(
      RewriterAgent,
      told
        .slice(0, maxRewrites)
        .map((post) => ({ ...post, mode: "rewrite" as const, text: post.variants[0].text, notes: [] })),
      { isCertain: false }
    )
    yield* add(JudgeAgent, told.slice(0, maxRewrites), { isCertain: false })
    yield* add(
      ComplianceAgent,
      told.map((post) => ({ ...post, regions: brief.regions, text: post.variants[0].text, known: [] }))
    )
    yield* add(GrowthAgent, told)
    const shown = told.map((post) => ({ ...post, post: { text: post.variants[0].text } }))
    yield* add(
      ScriptAgent,
      shown.filter(({ format }) => format === "video")
    )
    yield* add(DesignerAgent, shown)
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
  const followed =
    trends === undefined ? undefined : yield* unlessFailed(runner.run(TrendsAgent, trends, floor("trends")))
  let insights: InsightReport | undefined
  let placed = times
  if (of.results.length > 0) {
    const told = { brief, results: of.results }
    if (insightModel(told, of.model) !== "none") yield* add(InsightAgent, [told])
    insights = Option.getOrUndefined(yield* unlessFailed(runner.run(InsightAgent, told, floor("insights"))))?.value
    const scheduled = schedulerInput({ brief, results: of.results, times, startedAt: of.now })
    if (schedulerModel(scheduled, of.model) !== "none") yield* add(SchedulerAgent, [scheduled])
    const advised = yield* unlessFailed(runner.run(SchedulerAgent, scheduled, floor("times")))
    placed = Option.match(advised, {
      onNone: () => times,
      onSome: ({ value }) => movedTimes(times, value, brief)?.times ?? times
    })
  }
  const decided = {
    brief,
    findings: findings.findings,
    isWrittenByModel: asksModel(of.model, "write"),
    ...(followed === undefined || Option.isNone(followed) ? {} : { trends: followed.value.value }),
    ...(insights === undefined ? {} : { insights })
  }
  yield* add(OrchestratorAgent, [decided])
  const production = yield* unlessFailed(runner.run(OrchestratorAgent, decided, floor("orchestrate")))
  const slots = placed.map(({ id, language, platform, startsAt }) => ({ slotId: id, platform, startsAt, language }))
  const mix = Option.isNone(production) ? {} : { mix: production.value.value.mix }
  const direction = { brief, findings, slots, ...mix, seed }
  yield* add(DirectorAgent, [direction])
  const directed = yield* unlessFailed(runner.run(DirectorAgent, direction, floor("plan")))
  const known = new Map(findings.findings.map((finding) => [finding.id, finding]))
  const drafts = Option.match(directed, {
    onNone: () => [],
    onSome: ({ value }) =>
      value.assignments.flatMap(({ angleId, findingIds, format, slotId }) => {
        const time = placed.find(({ id }) => id === slotId)
        const angle = value.angles.find(({ id }) => id === angleId)
        const [first, ...rest] = findingIds.flatMap((id) => known.get(id) ?? [])
        if (time === undefined || angle === undefined || first === undefined) return []
        const { language, platform } = time
        return [{ slotId, platform, format, language, angle, findings: [first, ...rest] as const, brief, seed }]
      })
  })
  const posts = filledUp(drafts, placed.length)
  yield* add(CopywriterAgent, posts)
  yield* addCast(posts, placed)
  const media = of.media === undefined ? [] : estimateMedia(posts, of.media)
  return new CampaignEstimate({
    agents: estimates,
    ...(Option.isNone(found) || Option.isNone(directed)
      ? {}
      : {
          material: new MaterialEstimate({
            statements: findings.findings.length,
            slots: placed.length,
            slotsWithMaterial: drafts.length
          })
        }),
    ...(media.length === 0 ? {} : { media }),
    costMicroUsd: sumOf(estimates.map((estimate) => estimate.costMicroUsd)),
    mostMicroUsd: sumOf([...estimates, ...media].map((estimate) => estimate.mostMicroUsd))
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Drafted = Omit<CopywriterInput, "slotId"> & { readonly slotId: string }

/** Wordings of about the length that they will have. */
const likelyVariants = ({ findings, slotId }: Drafted) => {
  const text = findings.map(({ citation }) => citation.quote).join(" ")
  const variant = (id: string) => ({ id: `${slotId}-${id}`, approach: "lead-fact", text, scores: unscored })
  return [variant("1"), variant("2")] as const
}

const unscored = new Scores({ brandFit: 0.5, risk: 0.5, readability: 0.5 })

/** What may be asked, and is not where everything is good at once. */
const atMost = (estimate: AgentEstimate): AgentEstimate =>
  new AgentEstimate({
    ...estimate,
    calls: 0,
    inputTokens: 0,
    outputTokens: 0,
    costMicroUsd: estimate.costMicroUsd === null ? null : 0
  })

/** The same agent's, asked once more for other reasons. */
const together = (one: AgentEstimate, other: AgentEstimate): AgentEstimate =>
  new AgentEstimate({
    ...one,
    calls: one.calls + other.calls,
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    costMicroUsd: sumOf([one.costMicroUsd, other.costMicroUsd]),
    mostMicroUsd: sumOf([one.mostMicroUsd, other.mostMicroUsd])
  })

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
