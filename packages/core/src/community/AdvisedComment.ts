/**
 * A comment with what to do about it, after the rules had their say.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { GeneratedBy } from "../content/Post.ts"
import { Verdict } from "../policy/Verdict.ts"
import { Comment } from "./Comment.ts"
import { Reply, ReplyAdvice } from "./ReplyAdvice.ts"

/**
 * `agent`: the agent asks for a person. `policy`: the rules hold its reply back. `failure`: no model gave an answer that
 * can be used, or the budget did not reach.
 */
export const escalationCauses = ["agent", "policy", "failure"] as const
export const EscalationCause = Schema.Literals(escalationCauses)
export type EscalationCause = typeof EscalationCause.Type

/** One comment, and the advice that stands. A reply in it may be sent by a person; nothing is sent by Postwright. */
export class AdvisedComment extends Schema.Class<AdvisedComment>("@postwright/core/community/AdvisedComment")({
  comment: Comment,
  advice: ReplyAdvice,
  /** Only with the action `escalate`. */
  escalatedBy: Schema.optionalKey(EscalationCause),
  /** What the rules say of the proposed reply; absent where none was proposed. */
  verdict: Schema.optionalKey(Verdict),
  /** A proposed reply that the rules hold back: for whoever looks, not to be sent as it is. */
  heldBack: Schema.optionalKey(Reply),
  /** What gave the advice; absent where nobody did. */
  generatedBy: Schema.optionalKey(GeneratedBy),
  /** Why no agent's answer stands here. */
  failure: Schema.optionalKey(
    Schema.Struct({ code: Schema.String, message: Schema.String, isRetryable: Schema.Boolean })
  ),
  /** The id of an earlier comment with the same words below the same post, whose advice this is. */
  sameAs: Schema.optionalKey(Schema.NonEmptyString),
  /** The post that the comment names is none of those that were handed in, so nobody looked at it. Absent: no such post. */
  isPostUnknown: Schema.optionalKey(Schema.Literal(true))
}) {}
