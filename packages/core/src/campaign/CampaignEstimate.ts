/**
 * What a campaign is going to cost, and how far its sources go, before anything is asked: the built-in rules make the way
 * of the campaign without a model, and the prompts that they lead to are counted.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** What one agent is going to ask of the model that is asked first. */
export class AgentEstimate extends Schema.Class<AgentEstimate>("@postwright/core/campaign/AgentEstimate")({
  agent: Schema.String,
  /** Id in the registry. */
  model: Schema.String,
  calls: Count,
  inputTokens: Count,
  outputTokens: Count,
  /** When every answer can be used. Null: the price is not known. */
  costMicroUsd: Schema.NullOr(Count),
  /** When every answer is as long as it may be, and has to be repaired as often as that is tried. */
  mostMicroUsd: Schema.NullOr(Count)
}) {}

/** What models of media are going to be asked for at most. */
export class MediaEstimate extends Schema.Class<MediaEstimate>("@postwright/core/campaign/MediaEstimate")({
  kind: Schema.Literals(["pictures", "clips", "voices"]),
  /** Id in the registry. */
  model: Schema.String,
  /** Pictures, clips, or videos that are spoken. */
  count: Count,
  /** Null: the price is not known. */
  mostMicroUsd: Schema.NullOr(Count)
}) {}

/** What the sources give, as the built-in rules read them and divide it among the slots. */
export class MaterialEstimate extends Schema.Class<MaterialEstimate>("@postwright/core/campaign/MaterialEstimate")({
  /** Different statements that posts can be made of. */
  statements: Count,
  slots: Count,
  /**
   * Slots that get some of them: without a model no others have a post. A model that plans may divide them otherwise, and
   * one that reads may find more.
   */
  slotsWithMaterial: Count
}) {}

/** The estimate of a campaign. */
export class CampaignEstimate extends Schema.Class<CampaignEstimate>("@postwright/core/campaign/CampaignEstimate")({
  /** In the order of the work; empty where no model was chosen. */
  agents: Schema.Array(AgentEstimate),
  /** Absent: the built-in rules cannot read the language of the sources. */
  material: Schema.optionalKey(MaterialEstimate),
  /** Absent: nobody chose models for them. */
  media: Schema.optionalKey(Schema.Array(MediaEstimate)),
  /** Of the agents. Null: the price of a model is not known. */
  costMicroUsd: Schema.NullOr(Count),
  /** Media included. */
  mostMicroUsd: Schema.NullOr(Count)
}) {}
