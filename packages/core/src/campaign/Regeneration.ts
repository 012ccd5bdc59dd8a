/**
 * A regeneration: one round of new posts for slots that nobody approved. Rounds of a campaign are counted from 1.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { Appraisal } from "../content/Appraisal.ts"
import { GeneratedBy, Post } from "../content/Post.ts"
import { FindingId } from "../knowledge/Finding.ts"
import { MemberId } from "../tenancy/Actor.ts"
import { Angle } from "./Angle.ts"
import { CampaignId } from "./Campaign.ts"
import { ModelChoiceData, Seed } from "./CampaignRequest.ts"
import { SlotId } from "./Plan.ts"

/** What the flow of a regeneration starts from. Wire format: fields are only ever added, and only as optional ones. */
export class RegenerationPayload extends Schema.Class<RegenerationPayload>(
  "@postwright/core/campaign/RegenerationPayload"
)({
  campaignId: CampaignId,
  round: Schema.Int,
  seed: Seed,
  model: ModelChoiceData,
  /** Whether floors may answer when every chosen model failed. */
  allowFloor: Schema.Boolean
}) {}

/** The latest round of a campaign. */
export class Regeneration extends Schema.Class<Regeneration>("@postwright/core/campaign/Regeneration")({
  payload: RegenerationPayload,
  /** The slots that it was asked for, in the order of the plan. */
  slots: Schema.Array(
    Schema.Struct({
      slotId: SlotId,
      /** Version of the post that the new one is to follow, 0 where there is none: what is made meanwhile stays. */
      follows: Schema.Int
    })
  ),
  /** What the caller named: the same again goes on with it, as long as it is open. */
  request: Schema.String,
  by: MemberId,
  isFinished: Schema.Boolean
}) {}

/** What the work on one slot starts from. */
export class RegenerationDraftPayload extends Schema.Class<RegenerationDraftPayload>(
  "@postwright/core/campaign/RegenerationDraftPayload"
)({
  regeneration: RegenerationPayload,
  slotId: SlotId
}) {}

/** What the flow of a regeneration ends with; `RegenerationEnd` says it in full. */
export class RegenerationOutcome extends Schema.Class<RegenerationOutcome>(
  "@postwright/core/campaign/RegenerationOutcome"
)({
  round: Schema.Int,
  regenerated: Schema.Int,
  kept: Schema.Int
}) {}

/** A new draft of a slot, before it is compared with the others. */
export class RegeneratedSlot extends Schema.Class<RegeneratedSlot>("@postwright/core/campaign/RegeneratedSlot")({
  /** The best of its wordings in the first place, where the judge rated them. */
  post: Post,
  angle: Angle,
  findingIds: Schema.Array(FindingId),
  appraisal: Schema.optionalKey(Appraisal),
  /** What appraised it. */
  appraisedBy: Schema.optionalKey(GeneratedBy)
}) {}

/** Why a slot has the post that it had before. */
export const KeptReason = Schema.Literals([
  /** The sources carry no other post for it. */
  "no-other-material",
  /** The new draft repeated a post that stays. */
  "repeats-another",
  /** Somebody decided or edited while it was written. */
  "changed-meanwhile",
  /** A person wrote it, and it was not named. */
  "written-by-person"
])
export type KeptReason = typeof KeptReason.Type

/** What became of a round. */
export class RegenerationEnd extends Schema.Class<RegenerationEnd>("@postwright/core/campaign/RegenerationEnd")({
  round: Schema.Int,
  seed: Seed,
  /** The slots that have a new version. */
  regenerated: Schema.Array(SlotId),
  /** The slots that were to have one and have not. */
  kept: Schema.Array(Schema.Struct({ slotId: SlotId, reason: KeptReason }))
}) {}
