/**
 * What the rules as they are now say of a plan that was judged before.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { PolicyFinding } from "../policy/PolicyFinding.ts"
import { RulePackId, RulePackRef } from "../policy/RulePack.ts"
import { Decision } from "../policy/Verdict.ts"
import { PostId } from "../content/Post.ts"
import { SlotId, SlotStatus } from "./Plan.ts"

/** How one post was judged. */
export class PostJudgement extends Schema.Class<PostJudgement>("@postwright/core/campaign/PostJudgement")({
  slotId: Schema.NonEmptyString,
  /** Of the content that was judged: of another one it says nothing. */
  contentHash: Schema.NonEmptyString,
  decision: Decision,
  findings: Schema.Array(PolicyFinding)
}) {}

/** How the posts of a plan were judged at one time, as they would be sent. What a later look is compared with. */
export class PlanJudgement extends Schema.Class<PlanJudgement>("@postwright/core/campaign/PlanJudgement")({
  schemaVersion: Schema.Literal("1"),
  /** RFC 3339 in UTC. */
  at: Schema.NonEmptyString,
  /** By which rules. */
  packs: Schema.Array(RulePackRef),
  posts: Schema.Array(PostJudgement)
}) {}

/** A rule pack that came, went or has another version. */
export const RulePackChange = Schema.Struct({
  id: RulePackId,
  /** Null when it was not used before. */
  from: Schema.NullOr(Schema.Int),
  /** Null when it is no longer used. */
  to: Schema.NullOr(Schema.Int)
})
export type RulePackChange = typeof RulePackChange.Type

/** A post that is judged otherwise than before. */
export class RecheckedPost extends Schema.Class<RecheckedPost>("@postwright/core/campaign/RecheckedPost")({
  slotId: SlotId,
  postId: PostId,
  contentHash: Schema.NonEmptyString,
  /** Of the slot, before anything was made void. */
  status: SlotStatus,
  /** Null when this content was never judged before: then all findings appeared. */
  before: Schema.NullOr(Decision),
  after: Decision,
  appeared: Schema.Array(PolicyFinding),
  disappeared: Schema.Array(PolicyFinding),
  /** Found before and now, with another severity. */
  regraded: Schema.Array(Schema.Struct({ before: PolicyFinding, after: PolicyFinding })),
  /** Whether the approval is void: rules stand in the way that did not when it was given. */
  voidsApproval: Schema.Boolean
}) {}

/** What became of a re-check. */
export class PolicyRecheck extends Schema.Class<PolicyRecheck>("@postwright/core/campaign/PolicyRecheck")({
  /** When the plan was judged before, RFC 3339 in UTC; null when it never was. */
  since: Schema.NullOr(Schema.String),
  /** Posts that were judged. */
  posts: Schema.Int,
  packs: Schema.Array(RulePackChange),
  /** In the order of the plan; posts of which the rules say the same as before are left out. */
  changes: Schema.Array(RecheckedPost)
}) {}
