/**
 * What `postwright generate` says about money: what a campaign is going to cost, and what it has cost.
 *
 * @since 0.1.0
 */
import { type CampaignEstimate } from "@postwright/core/campaign/CampaignEstimate"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { choosesModel } from "@postwright/core/models/ModelChoice"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Effect, Option } from "effect"
import * as Models from "../config/Models.ts"
import { estimateLayer } from "../Main.ts"
import { type GenerateRequest } from "./GenerateRun.ts"
import { printable, Screen } from "./Screen.ts"

/** Reads the brief's sources and tells what models would cost. Writes nothing, and asks no model. */
export const estimateOnly = Effect.fn("estimateOnly")(function* (request: GenerateRequest) {
  const choice = yield* Models.parse(Option.getOrElse(request.model, () => "none"))
  const models = yield* Models.layerFor(choice)
  const { brief, folder, places, seed } = request
  const work = Effect.gen(function* () {
    const campaigns = yield* Campaigns
    const prepared = yield* campaigns
      .prepare(brief, { base: { folder }, seed, model: choice })
      .pipe(Effect.catchTag("KnowledgeError", (error) => Effect.fail(error.locatedIn(places))))
    return { estimate: yield* campaigns.estimate(prepared), campaignId: prepared.payload.campaignId }
  })
  const { campaignId, estimate } = yield* work.pipe(
    Effect.provide(estimateLayer({ models })),
    Effect.provideService(CurrentActor, localOwner)
  )
  const screen = yield* Screen
  if (request.json) {
    const result = { type: "result", schemaVersion: "1", campaignId, ...estimateData(estimate) }
    return yield* screen.out(`${JSON.stringify({ ...result, budgetMicroUsd: budgetOf(request) ?? null })}\n`)
  }
  yield* screen.out(
    printable(
      choosesModel(choice) ? estimateText(estimate, budgetOf(request)) : "No model is chosen: it costs nothing\n"
    )
  )
})

/** In micro-USD; undefined: no limit. */
export const budgetOf = ({ brief, budget }: Pick<GenerateRequest, "brief" | "budget">): number | undefined => {
  const dollars = Option.getOrElse(budget, () => brief.budget)
  return dollars === undefined ? undefined : Math.max(1, Math.round(dollars * 1_000_000))
}

/** The estimate as plain data. */
export const estimateData = ({ agents, costMicroUsd, mostMicroUsd }: CampaignEstimate) => ({
  agents: agents.map((agent) => ({ ...agent })),
  costMicroUsd,
  mostMicroUsd
})

/** The estimate in a few lines, what of it was spent by earlier runs, and whether the budget carries it. */
export const estimateText = (estimate: CampaignEstimate, budget: number | undefined, usedMicroUsd = 0): string => {
  const { agents, costMicroUsd, mostMicroUsd } = estimate
  const calls = agents.reduce((sum, agent) => sum + agent.calls, 0)
  const models = [...new Set(agents.map(({ model }) => model))].join(", ")
  const questions = `${calls} questions to ${models}`
  const used = usedMicroUsd === 0 ? "" : `${dollars(usedMicroUsd)} was spent before, and `
  const limit = `${used}${budget === undefined ? "no budget is set" : `the budget is ${dollars(budget)}`}`
  if (costMicroUsd === null || mostMicroUsd === null) {
    return `${questions}; what they cost is not known; ${limit}\n`
  }
  const about = `About ${dollars(costMicroUsd)} for ${questions}, at most ${dollars(mostMicroUsd)}; ${limit}\n`
  return budget !== undefined && budget < costMicroUsd
    ? `${about}That will probably not do: the campaign pauses when the budget is used up, and goes on with a higher one\n`
    : about
}

/** As an amount for a reader: two digits, and more for small ones. */
export const dollars = (microUsd: number): string => {
  const amount = microUsd / 1_000_000
  return `${amount >= 0.1 || microUsd === 0 ? amount.toFixed(2) : amount.toPrecision(2)} USD`
}
