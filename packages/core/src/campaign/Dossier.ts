/**
 * The dossier of a post: what the cast says about it and makes for it besides its text. It belongs to exactly one
 * content; another text has another dossier, or none.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { Appraisal } from "../content/Appraisal.ts"
import { GrowthPlan } from "../content/GrowthPlan.ts"
import { GeneratedBy, type Post } from "../content/Post.ts"
import { Script } from "../media/Script.ts"
import { VisualBrief } from "../media/VisualBrief.ts"
import { ComplianceReview } from "../policy/ComplianceReview.ts"
import { Learned } from "./Learned.ts"
import { Day } from "../trends/TrendReport.ts"
import { SlotId } from "./Plan.ts"
import { Production } from "./Production.ts"

/** One reason for a person to look before the post is approved. */
export class PersonNeeded extends Schema.Class<PersonNeeded>("@postwright/core/campaign/PersonNeeded")({
  /** `editor`: the editor in chief asks for it. `judge`: even its best wording is rated low. `orchestrator`: what it says was to be looked at. */
  by: Schema.Literals(["editor", "judge", "orchestrator"]),
  /** For that person, in one sentence. */
  reason: Schema.NonEmptyString
}) {}

/** What is known of one post besides its text. */
export class Dossier extends Schema.Class<Dossier>("@postwright/core/campaign/Dossier")({
  slotId: SlotId,
  /** The content it is about. */
  contentHash: Schema.String,
  /** How good its wordings are. */
  appraisal: Schema.optionalKey(Appraisal),
  /** Concerns that no list of words finds. */
  compliance: Schema.optionalKey(ComplianceReview),
  growth: Schema.optionalKey(GrowthPlan),
  /** Of a video. */
  script: Schema.optionalKey(Script),
  visuals: Schema.optionalKey(VisualBrief),
  /** Empty: nobody has to look for more than the usual approval. */
  personNeeded: Schema.Array(PersonNeeded),
  /** What made which part, by the agent's name. */
  generatedBy: Schema.Record(Schema.String, GeneratedBy)
}) {
  /** Whether it is about the post as it is. */
  isOf(post: Pick<Post, "contentHash">): boolean {
    return this.contentHash === post.contentHash
  }
}

/** Something that people talk about and posts follow. */
export class FollowedTrend extends Schema.Class<FollowedTrend>("@postwright/core/campaign/FollowedTrend")({
  phrase: Schema.NonEmptyString,
  /** Who says so. */
  source: Schema.NonEmptyString,
  url: Schema.optionalKey(Schema.String),
  /** The day on which it was seen. */
  observedOn: Day,
  /** Last day on which a post may follow it. */
  useBy: Day,
  /** Why it belongs, in one sentence. */
  why: Schema.NonEmptyString,
  /** The slots whose posts tell of it: what they say is what the trend asks for. In the order of the plan. */
  slots: Schema.Array(SlotId)
}) {}

/** `dossiers.json`: how the campaign was made, and what its posts have besides their texts. */
export class DossiersFile extends Schema.Class<DossiersFile>("@postwright/core/campaign/DossiersFile")({
  schemaVersion: Schema.Literal("1"),
  campaignId: Schema.NonEmptyString,
  /** Null: the campaign was made before there were productions. */
  production: Schema.NullOr(Production),
  /** The month in a few sentences, by the editor in chief; null where nobody looked at the whole. */
  summary: Schema.NullOr(Schema.NonEmptyString),
  /** What of the moment posts follow, strongest first; absent where the brief names no trends. */
  trends: Schema.optionalKey(Schema.Array(FollowedTrend)),
  /** What the results of earlier posts said, and which slots moved for it; absent where none were given. */
  learned: Schema.optionalKey(Learned),
  /** Of the posts as they are, in the order of the plan; a post that was edited by hand has none. */
  dossiers: Schema.Array(Dossier)
}) {}
