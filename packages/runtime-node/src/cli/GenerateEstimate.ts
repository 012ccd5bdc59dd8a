/**
 * What `postwright generate` says about money: what a campaign is going to cost, and what it has cost.
 *
 * @since 0.1.0
 */
import { type AgentEstimate, type CampaignEstimate } from "@postwright/core/campaign/CampaignEstimate"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { asksModel, choosesModel } from "@postwright/core/models/ModelChoice"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Effect, Option } from "effect"
import * as MediaModels from "../config/MediaModels.ts"
import * as Models from "../config/Models.ts"
import { estimateLayer } from "../Main.ts"
import { dollars } from "./Dollars.ts"
import { type GenerateRequest } from "./GenerateRun.ts"
import { type GenerateWords, generateWords } from "./GenerateWords.ts"
import { printable, Screen } from "./Screen.ts"

/** Reads the brief's sources and tells what models would cost. Writes nothing, and asks no model. */
export const estimateOnly = Effect.fn("estimateOnly")(function* (request: GenerateRequest) {
  const choice = yield* Models.parse(Option.getOrElse(request.model, () => "none"))
  const models = yield* Models.layerFor(choice)
  const mediaModels = yield* MediaModels.layerFor(request.media === false ? {} : request.media)
  const { brief, folder, places, results, seed } = request
  const work = Effect.gen(function* () {
    const campaigns = yield* Campaigns
    const prepared = yield* campaigns
      .prepare(brief, { base: { folder }, seed, model: choice, results })
      .pipe(Effect.catchTag("KnowledgeError", (error) => Effect.fail(error.locatedIn(places))))
    return {
      estimate: yield* campaigns.estimate(prepared, { media: request.media }),
      campaignId: prepared.payload.campaignId
    }
  })
  const { campaignId, estimate } = yield* work.pipe(
    Effect.provide(estimateLayer({ models, mediaModels })),
    Effect.provideService(CurrentActor, localOwner)
  )
  const screen = yield* Screen
  if (request.json) {
    const budget = budgetOf(request)
    const result = { type: "result", schemaVersion: "1", campaignId, ...estimateData(estimate, budget) }
    return yield* screen.out(`${JSON.stringify({ ...result, budgetMicroUsd: budget ?? null })}\n`)
  }
  const { messages } = request.args
  yield* screen.out(
    printable(
      [
        materialText(estimate, { isByModel: asksModel(choice, "plan") || asksModel(choice, "extract"), messages }),
        choosesModel(choice) || estimate.media !== undefined
          ? estimateText(estimate, budgetOf(request), { isSplit: true, messages })
          : `${generateWords[messages].costsNothing}\n`
      ].join("")
    )
  )
})

/** In micro-USD; undefined: no limit. */
export const budgetOf = ({ brief, budget }: Pick<GenerateRequest, "brief" | "budget">): number | undefined => {
  const dollars = Option.getOrElse(budget, () => brief.budget)
  return dollars === undefined ? undefined : Math.max(1, Math.round(dollars * 1_000_000))
}

/**
 * The estimate as plain data. `exceedsBudget`: whether it will `probably` cost more, or may `at-most`; null without a
 * budget, or where the price is not known.
 */
export const estimateData = (estimate: CampaignEstimate, budget: number | undefined) => ({
  agents: estimate.agents.map((agent) => ({ ...agent })),
  ...(estimate.material === undefined ? {} : { material: { ...estimate.material } }),
  ...(estimate.media === undefined ? {} : { media: estimate.media.map((one) => ({ ...one })) }),
  ...totals(estimate),
  costMicroUsd: estimate.costMicroUsd,
  mostMicroUsd: estimate.mostMicroUsd,
  exceedsBudget: exceeding(estimate, budget) ?? null
})

/**
 * How many slots the sources fill, in a line; nothing where nobody knows. `isByModel`: a model reads or plans, so these are
 * the slots that the built-in rules would fill.
 */
export const materialText = (
  { material }: CampaignEstimate,
  { isByModel, messages = "en" }: { readonly isByModel: boolean; readonly messages?: "en" | "de" }
): string => {
  if (material === undefined) return ""
  const words = generateWords[messages].material
  const { slots, slotsWithMaterial, statements } = material
  if (slotsWithMaterial >= slots) return `${words.enough(statements, slots)}\n`
  return `${words.short(statements, slotsWithMaterial, slots)}. ${isByModel ? words.byModel : words.add}\n`
}

/** How an estimate is told. */
export interface EstimateTextOptions {
  /** What of the budget was spent by earlier runs. @default 0 */
  readonly usedMicroUsd?: number
  /** Whether each agent has a line. @default false */
  readonly isSplit?: boolean
  /** @default "en" */
  readonly messages?: "en" | "de"
}

/** The estimate in a few lines, what of it was spent by earlier runs, and whether the budget carries it. */
export const estimateText = (
  estimate: CampaignEstimate,
  budget: number | undefined,
  { isSplit = false, messages = "en", usedMicroUsd = 0 }: EstimateTextOptions = {}
): string => {
  const { agents, costMicroUsd, mostMicroUsd } = estimate
  const words = generateWords[messages]
  const models = [...new Set(agents.map(({ model }) => model))].join(", ")
  const questions = words.questions(totals(estimate).calls, models)
  const used = usedMicroUsd === 0 ? undefined : dollars(usedMicroUsd)
  const limit = words.limit(used, budget === undefined ? undefined : dollars(budget))
  const head =
    costMicroUsd === null || mostMicroUsd === null
      ? words.unknown(questions, limit)
      : words.about(dollars(costMicroUsd), questions, dollars(mostMicroUsd), limit)
  const exceeds = exceeding(estimate, budget)
  const warning =
    exceeds === "probably"
      ? [words.willNotDo]
      : exceeds === "at-most"
        ? [words.mayNotDo(dollars(mostMicroUsd ?? 0), dollars(budget ?? 0))]
        : []
  const media = (estimate.media ?? []).map(({ count, kind, model, mostMicroUsd: most }) =>
    words.media[kind](count, model, most === null ? undefined : dollars(most))
  )
  const split = isSplit && agents.length > 0 ? ["", ...table(estimate, words)] : []
  return [...(agents.length === 0 ? [words.mediaAlone(limit)] : [head]), ...media, ...warning, ...split, ""].join("\n")
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const totals = ({ agents }: CampaignEstimate) => ({
  calls: agents.reduce((sum, { calls }) => sum + calls, 0),
  inputTokens: agents.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
  outputTokens: agents.reduce((sum, { outputTokens }) => sum + outputTokens, 0)
})

const exceeding = ({ costMicroUsd, mostMicroUsd }: CampaignEstimate, budget: number | undefined) => {
  if (budget === undefined || costMicroUsd === null || mostMicroUsd === null) return undefined
  if (budget < costMicroUsd) return "probably"
  return budget < mostMicroUsd ? "at-most" : "no"
}

const mostOfAgents = ({ agents }: CampaignEstimate): number | null => {
  let sum = 0
  for (const { mostMicroUsd } of agents) {
    if (mostMicroUsd === null) return null
    sum += mostMicroUsd
  }
  return sum
}

/** Names on the left, numbers on the right; `?` where a price is not known. */
const table = (estimate: CampaignEstimate, words: GenerateWords): ReadonlyArray<string> => {
  const row = (name: string, of: Omit<AgentEstimate, "agent" | "model">) => [
    name,
    String(of.calls),
    String(of.inputTokens),
    String(of.outputTokens),
    String(of.costMicroUsd ?? "?"),
    String(of.mostMicroUsd ?? "?")
  ]
  const { costMicroUsd } = estimate
  const rows = [
    [...words.columns],
    ...estimate.agents.map((agent) => row(agent.agent, agent)),
    row(words.sum, { ...totals(estimate), costMicroUsd, mostMicroUsd: mostOfAgents(estimate) })
  ]
  const widths = words.columns.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)))
  return rows.map(
    (cells) =>
      `  ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join("  ")}`
  )
}
