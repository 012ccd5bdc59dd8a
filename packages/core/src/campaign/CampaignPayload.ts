/**
 * What the flow of a campaign starts from and ends with. Small: everything large lies in the `CampaignStore`.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { CampaignId } from "./Campaign.ts"
import { ModelChoiceData, Seed } from "./CampaignRequest.ts"
import { SlotId } from "./Plan.ts"

/** Wire format of a run's start: fields are only ever added, and only as optional ones. */
export class CampaignPayload extends Schema.Class<CampaignPayload>("@postwright/core/campaign/CampaignPayload")({
  campaignId: CampaignId,
  seed: Seed,
  model: ModelChoiceData,
  /** Whether floors may answer when every chosen model failed. */
  allowFloor: Schema.Boolean,
  /** How many documents were stored. */
  documents: Schema.Int,
  /** How many results of earlier posts were stored. Absent: the campaign was given none. */
  results: Schema.optionalKey(Schema.Int)
}) {}

/** What the draft of one slot starts from. */
export class DraftPayload extends Schema.Class<DraftPayload>("@postwright/core/campaign/DraftPayload")({
  campaign: CampaignPayload,
  slotId: SlotId
}) {}

/** What the flow ends with. */
export class CampaignOutcome extends Schema.Class<CampaignOutcome>("@postwright/core/campaign/CampaignOutcome")({
  campaignId: CampaignId,
  slots: Schema.Int,
  posts: Schema.Int,
  /** Slots for which the sources have no material. */
  needsMaterial: Schema.Int
}) {}
