import { Effect, Option } from "effect"
import { type Campaign } from "../Campaign.ts"
import { CampaignError, CampaignNotFound, CampaignUnfinished } from "../CampaignError.ts"
import { type CampaignKey, type CampaignStore, parts } from "../CampaignStore.ts"
import { type ObjectError } from "../../objects/ObjectError.ts"
import { type Plan } from "../Plan.ts"

/** The campaign. Fails with `CampaignNotFound`, which tells nobody how things are kept. */
export const registered = Effect.fnUntraced(function* (
  store: CampaignStore["Service"],
  key: CampaignKey
): Effect.fn.Return<Campaign, CampaignError | ObjectError> {
  const found = yield* store.find(key, parts.campaign)
  if (Option.isSome(found)) return found.value
  return yield* new CampaignError({ reason: new CampaignNotFound({ campaignId: key.campaignId }) })
})

/** The plan of a finished campaign. Fails with `CampaignNotFound`, `CampaignUnfinished`. */
export const plannedSlots = Effect.fnUntraced(function* (
  store: CampaignStore["Service"],
  key: CampaignKey
): Effect.fn.Return<Plan, CampaignError | ObjectError> {
  const found = yield* store.find(key, parts.plan)
  if (Option.isSome(found)) return found.value
  const { state } = yield* registered(store, key)
  return yield* new CampaignError({ reason: new CampaignUnfinished({ campaignId: key.campaignId, state }) })
})
