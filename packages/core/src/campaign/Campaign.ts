/**
 * A campaign and the states it passes through.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/** Identifies a campaign within its organization: the topic as a slug and a digest of what it was made from. */
export const CampaignId = Schema.NonEmptyString.pipe(Schema.brand("CampaignId"))
export type CampaignId = typeof CampaignId.Type

/** In the order in which they are passed. `failed` can be reached from each and left by resuming. */
export const campaignStates = [
  "created",
  "researching",
  "drafting",
  "assembling",
  "scheduling",
  "reviewing",
  "exported",
  "live",
  "failed"
] as const
export const CampaignState = Schema.Literals(campaignStates)
export type CampaignState = typeof CampaignState.Type

/** One campaign: where it stands. Plan, posts and documents are kept beside it under its id. */
export class Campaign extends Schema.Class<Campaign>("@postwright/core/campaign/Campaign")({
  id: CampaignId,
  topic: Schema.String,
  state: CampaignState,
  /** Why it failed, for a person. Only with `failed`. */
  failure: Schema.optionalKey(Schema.String),
  /** State it was in when it failed; resuming returns there. */
  resumesAt: Schema.optionalKey(CampaignState)
}) {
  /** The campaign one or more states further on. A state that lies behind is not entered again. */
  advancedTo(state: Exclude<CampaignState, "failed">): Campaign {
    const current = this.state === "failed" ? (this.resumesAt ?? "created") : this.state
    const next = campaignStates.indexOf(state) > campaignStates.indexOf(current) ? state : current
    return new Campaign({ id: this.id, topic: this.topic, state: next })
  }

  /** The campaign stopped by a failure that a person can read about. */
  failed(failure: string): Campaign {
    const resumesAt = this.state === "failed" ? (this.resumesAt ?? "created") : this.state
    return new Campaign({ id: this.id, topic: this.topic, state: "failed", failure, resumesAt })
  }
}
