/**
 * What a campaign may cost. Its budget lies in the ledger and outlives its runs: what was spent before counts when the
 * campaign goes on, and a campaign that has used it up waits until it gets more.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import { choosesModel } from "../models/ModelChoice.ts"
import { CurrentActor } from "../tenancy/Actor.ts"
import { type Balance, Budget, BudgetId } from "../usage/Budget.ts"
import { Ledger } from "../usage/Ledger.ts"
import { type UsageError } from "../usage/UsageError.ts"
import { type CampaignId } from "./Campaign.ts"
import { type ModelChoiceData } from "./CampaignRequest.ts"

/** The budget that everything of the campaign is charged to. */
export const campaignBudgetId = (campaignId: CampaignId): BudgetId => BudgetId.make(`campaign/${campaignId}`)

/** What agents of the campaign charge. Nothing where no model was chosen: nothing can cost. */
export const campaignBudgets = (campaignId: CampaignId, model: ModelChoiceData): ReadonlyArray<BudgetId> =>
  choosesModel(model) ? [campaignBudgetId(campaignId)] : []

/** What the campaign has used, and what it may use. Micro-USD and tokens. */
export class CampaignSpending extends Schema.Class<CampaignSpending>("@postwright/core/campaign/CampaignSpending")({
  usedMicroUsd: Schema.Int,
  usedTokens: Schema.Int,
  /** Of calls that are under way, at most. */
  reservedMicroUsd: Schema.Int,
  /** Null: no limit. */
  budgetMicroUsd: Schema.NullOr(Schema.Int)
}) {}

/**
 * Opens the budget, or changes its limit. Without a limit a budget that is open stays as it is, and a new one has none;
 * its use is counted all the same.
 */
export const openCampaignBudget = Effect.fn("CampaignBudget.open")(function* (
  campaignId: CampaignId,
  limitMicroUsd: number | undefined
): Effect.fn.Return<void, UsageError, Ledger | CurrentActor> {
  const { organizationId } = yield* CurrentActor
  const ledger = yield* Ledger
  const id = campaignBudgetId(campaignId)
  const known = yield* ledger
    .balance(organizationId, id)
    .pipe(Effect.catchReason("UsageError", "BudgetNotFound", () => Effect.succeed(undefined)))
  if (known !== undefined && (limitMicroUsd === undefined || known.limits.microUsd === limitMicroUsd)) return
  const limits = limitMicroUsd === undefined ? {} : { microUsd: limitMicroUsd }
  yield* ledger.setBudget(organizationId, new Budget({ id, limits, window: { _tag: "total" } }))
})

/** What the campaign has used so far; nothing where it never asked a model. */
export const campaignSpending = Effect.fn("CampaignBudget.spending")(function* (
  campaignId: CampaignId
): Effect.fn.Return<CampaignSpending, UsageError, Ledger | CurrentActor> {
  const { organizationId } = yield* CurrentActor
  const ledger = yield* Ledger
  const { limits, reserved, settled } = yield* ledger
    .balance(organizationId, campaignBudgetId(campaignId))
    .pipe(Effect.catchReason("UsageError", "BudgetNotFound", () => Effect.succeed(unused)))
  return new CampaignSpending({
    usedMicroUsd: settled.microUsd ?? 0,
    usedTokens: settled.tokens ?? 0,
    reservedMicroUsd: reserved.microUsd ?? 0,
    budgetMicroUsd: limits.microUsd ?? null
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const unused: Balance = { limits: {}, reserved: {}, settled: {}, available: {} }
