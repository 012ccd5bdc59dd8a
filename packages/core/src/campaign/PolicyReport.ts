/**
 * What the rules found in a campaign's posts: `policy.json` of the kit.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { PostId, VariantId } from "../content/Post.ts"
import { PolicyFinding } from "../policy/PolicyFinding.ts"
import { RulePackRef } from "../policy/RulePack.ts"
import { CheckStatus, Decision, Verdict } from "../policy/Verdict.ts"
import { SlotId } from "./Plan.ts"

/** What was found in one wording of one post. */
export class VariantVerdict extends Schema.Class<VariantVerdict>("@postwright/core/campaign/VariantVerdict")({
  postId: PostId,
  slotId: SlotId,
  variantId: VariantId,
  decision: Decision,
  /** Worst first. Spans point into the text, part, title or alternative text that the finding's target names. */
  findings: Schema.Array(PolicyFinding),
  /** Of the wording that is sent: the checks that were not made. Absent: all of them were. */
  checksMissing: Schema.optionalKey(Schema.Array(CheckStatus))
}) {}

/** The verdicts on all variants, in the order of the plan, and by which rules they were given. */
export class PolicyReport extends Schema.Class<PolicyReport>("@postwright/core/campaign/PolicyReport")({
  schemaVersion: Schema.Literal("1"),
  campaignId: Schema.NonEmptyString,
  packs: Schema.Array(RulePackRef),
  /** Checks that were made or could not be made: what is missing here was not looked at. */
  checks: Schema.Array(CheckStatus),
  verdicts: Schema.Array(VariantVerdict)
}) {
  /** The verdict on a variant; undefined when it was not judged. */
  verdictOf(variantId: VariantId): Verdict | undefined {
    const found = this.verdicts.find((verdict) => verdict.variantId === variantId)
    if (found === undefined) return undefined
    return new Verdict({
      decision: found.decision,
      findings: found.findings,
      packs: this.packs,
      checks: this.checks
    })
  }
}
