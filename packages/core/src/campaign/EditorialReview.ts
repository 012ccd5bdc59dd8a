/**
 * What the editor in chief says about a whole month: which posts go back, and which a person should see. It approves
 * nothing; a post that is not named goes on its way through the rules and to the reviewers.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { SlotId } from "./Plan.ts"

/** `rewrite`: the post is told again in other words. `escalate`: a person looks at it. */
export const EditorialDecisionKind = Schema.Literals(["rewrite", "escalate"])
export type EditorialDecisionKind = typeof EditorialDecisionKind.Type

/** Characters that a summary may have. */
export const maxSummaryLength = 600

/** What is to become of one post. */
export class EditorialDecision extends Schema.Class<EditorialDecision>("@postwright/core/campaign/EditorialDecision")({
  slotId: SlotId,
  decision: EditorialDecisionKind,
  /** What to change, or what to look at, in a sentence or two for whoever does it. */
  note: Schema.NonEmptyString
}) {}

/** The editor's answer. */
export class EditorialReview extends Schema.Class<EditorialReview>("@postwright/core/campaign/EditorialReview")({
  /** In order of time; slots whose posts stay as they are, are not in it. */
  decisions: Schema.Array(EditorialDecision),
  /** The month in a few sentences, at most `maxSummaryLength` characters. */
  summary: Schema.NonEmptyString
}) {
  /** The slots to write again, in order of time. */
  get rewrites(): ReadonlyArray<EditorialDecision> {
    return this.decisions.filter(({ decision }) => decision === "rewrite")
  }
}
