/**
 * Failures of reviewing a plan.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { SlotStatus } from "./Plan.ts"
import { reviewerNameRemedy } from "./ReviewerName.ts"

/** What can be done with a slot. */
export const ReviewOperation = Schema.Literals([
  "approve",
  "lock",
  "unlock",
  "reject",
  "edit",
  "choose-variant",
  "comment",
  "regenerate"
])
export type ReviewOperation = typeof ReviewOperation.Type

/** The campaign has no finished plan yet. */
export class PlanUnfinished extends Schema.TaggedError<PlanUnfinished>("@postwright/core/campaign/PlanUnfinished")(
  "PlanUnfinished",
  { campaignId: Schema.String, state: Schema.String }
) {
  readonly code = "plan-unfinished"
  override get message(): string {
    return `The campaign "${this.campaignId}" is ${this.state}, so there is no plan to review. ${this.remedy}`
  }
  get remedy(): string {
    return "Generate it to its end first: the same brief goes on where it stood"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The plan has no such slot. */
export class SlotNotFound extends Schema.TaggedError<SlotNotFound>("@postwright/core/campaign/SlotNotFound")(
  "SlotNotFound",
  { slotId: Schema.String, first: Schema.String, last: Schema.String }
) {
  readonly code = "slot-not-found"
  override get message(): string {
    return `The plan has no slot "${this.slotId}". ${this.remedy}`
  }
  get remedy(): string {
    return `Name one from ${this.first} to ${this.last}`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The slot has no post that could be decided on. */
export class SlotWithoutPost extends Schema.TaggedError<SlotWithoutPost>("@postwright/core/campaign/SlotWithoutPost")(
  "SlotWithoutPost",
  { slotId: Schema.String, operation: ReviewOperation }
) {
  readonly code = "slot-without-post"
  override get message(): string {
    return `${this.slotId} has no post, so there is nothing to ${verbs[this.operation]}. ${this.remedy}`
  }
  get remedy(): string {
    return "Write one by editing the slot, or add material and generate the campaign anew"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** Where the review of the slot stands, this cannot be done. */
export class TransitionRefused extends Schema.TaggedError<TransitionRefused>(
  "@postwright/core/campaign/TransitionRefused"
)("TransitionRefused", { slotId: Schema.String, status: SlotStatus, operation: ReviewOperation }) {
  readonly code = "review-transition-refused"
  override get message(): string {
    return `${this.slotId} is ${this.status}, so you cannot ${verbs[this.operation]} it. ${this.remedy}`
  }
  get remedy(): string {
    if (this.operation === "lock") return "Approve it first"
    if (this.operation === "unlock") return "Only what is locked can be unlocked"
    if (this.status === "approved") return "Reject it first, if it shall change"
    return "An owner or admin can unlock it first"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The post is no longer the one that the reviewer read. */
export class ReviewOutdated extends Schema.TaggedError<ReviewOutdated>("@postwright/core/campaign/ReviewOutdated")(
  "ReviewOutdated",
  { slotId: Schema.String, expectedHash: Schema.String, contentHash: Schema.String }
) {
  readonly code = "review-outdated"
  override get message(): string {
    return `The post of ${this.slotId} has changed since you read it. ${this.remedy}`
  }
  get remedy(): string {
    return "Read it again, then decide"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** Somebody else changed the review of the slot meanwhile. */
export class ReviewConflict extends Schema.TaggedError<ReviewConflict>("@postwright/core/campaign/ReviewConflict")(
  "ReviewConflict",
  { slotId: Schema.String }
) {
  readonly code = "review-conflict"
  override get message(): string {
    return `Somebody else changed the review of ${this.slotId} meanwhile, and nothing of yours was kept. ${this.remedy}`
  }
  get remedy(): string {
    return "Look at the slot again, and repeat what still has to be done"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** The post breaks rules that nobody can lift. */
export class PostBlocked extends Schema.TaggedError<PostBlocked>("@postwright/core/campaign/PostBlocked")(
  "PostBlocked",
  {
    slotId: Schema.String,
    findings: Schema.NonEmptyArray(
      Schema.Struct({
        ruleId: Schema.String,
        message: Schema.String,
        /** The same in German, where the rule says it. */
        german: Schema.optionalKey(Schema.String)
      })
    )
  }
) {
  readonly code = "post-blocked"
  override get message(): string {
    const said = this.findings.map(({ message, ruleId }) => `${message.replace(/[.\s]+$/, "")} (${ruleId})`)
    return `The post of ${this.slotId} cannot be approved: ${said.join("; ")}. ${this.remedy}`
  }
  get remedy(): string {
    return "Edit it, choose another variant, or have it regenerated"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The decision needs a reason. `ruleIds`: what put the post into quarantine. */
export class ReasonNeeded extends Schema.TaggedError<ReasonNeeded>("@postwright/core/campaign/ReasonNeeded")(
  "ReasonNeeded",
  { slotId: Schema.String, operation: ReviewOperation, ruleIds: Schema.Array(Schema.String) }
) {
  readonly code = "reason-needed"
  override get message(): string {
    const why = this.ruleIds.length === 0 ? "" : `: it is in quarantine for ${this.ruleIds.join(", ")}`
    return `To ${verbs[this.operation]} ${this.slotId} needs a reason${why}. ${this.remedy}`
  }
  get remedy(): string {
    return this.operation === "reject"
      ? "Say what is wrong with it: the next draft is written by it"
      : "Look at the findings, and say why the post may go out all the same"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The actor's role may not do this. */
export class RoleNeeded extends Schema.TaggedError<RoleNeeded>("@postwright/core/campaign/RoleNeeded")("RoleNeeded", {
  operation: ReviewOperation,
  role: Schema.String,
  roles: Schema.Array(Schema.String)
}) {
  readonly code = "role-needed"
  override get message(): string {
    return `The role "${this.role}" may not ${verbs[this.operation]} this. ${this.remedy}`
  }
  get remedy(): string {
    return `Ask somebody with the role ${this.roles.join(" or ")}`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The actor has an id that no review can show. */
export class ReviewerInvalid extends Schema.TaggedError<ReviewerInvalid>("@postwright/core/campaign/ReviewerInvalid")(
  "ReviewerInvalid",
  { memberId: Schema.String }
) {
  readonly code = "reviewer-invalid"
  override get message(): string {
    return `${JSON.stringify(this.memberId.slice(0, 40))} is no name of a member who can review. ${this.remedy}`
  }
  get remedy(): string {
    return reviewerNameRemedy
  }
  get isRetryable(): boolean {
    return false
  }
}

/** What was given for the operation cannot be taken. */
export class ReviewInputInvalid extends Schema.TaggedError<ReviewInputInvalid>(
  "@postwright/core/campaign/ReviewInputInvalid"
)("ReviewInputInvalid", { slotId: Schema.String, problem: Schema.String, remedy: Schema.String }) {
  readonly code = "review-input-invalid"
  override get message(): string {
    return `${this.slotId}: ${this.problem}. ${this.remedy}`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The post has no such variant or version. */
export class ChoiceNotFound extends Schema.TaggedError<ChoiceNotFound>("@postwright/core/campaign/ChoiceNotFound")(
  "ChoiceNotFound",
  {
    slotId: Schema.String,
    kind: Schema.Literals(["variant", "version"]),
    wanted: Schema.String,
    known: Schema.Array(Schema.String)
  }
) {
  get code(): "variant-not-found" | "version-not-found" {
    return `${this.kind}-not-found`
  }
  override get message(): string {
    return `The post of ${this.slotId} has no ${this.kind} "${this.wanted}". ${this.remedy}`
  }
  get remedy(): string {
    return this.known.length === 0 ? "It has none" : `Use one of ${this.known.join(", ")}`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The regeneration stands still; what is finished is kept. */
export class RegenerationStopped extends Schema.TaggedError<RegenerationStopped>(
  "@postwright/core/campaign/RegenerationStopped"
)("RegenerationStopped", {
  campaignId: Schema.String,
  detail: Schema.String,
  /** Code and remedy of what stopped it, where it had them. */
  problemCode: Schema.optionalKey(Schema.String),
  advice: Schema.optionalKey(Schema.String)
}) {
  readonly code = "regeneration-paused"
  override get message(): string {
    return `The regeneration of "${this.campaignId}" is paused: ${this.detail.replace(/[.\s]+$/, "")}. ${this.remedy}`
  }
  get remedy(): string {
    const goOn = "then ask for the same regeneration again: it goes on after the last finished step"
    return `${this.advice ?? "Mend the cause"}, ${goOn}`
  }
  get isRetryable(): boolean {
    return true
  }
}

/** What reviewing fails with. Match on `reason` with `Effect.catchReason`. */
export class ReviewError extends Schema.TaggedError<ReviewError>("@postwright/core/campaign/ReviewError")(
  "ReviewError",
  {
    reason: Schema.Union([
      PlanUnfinished,
      SlotNotFound,
      SlotWithoutPost,
      TransitionRefused,
      ReviewOutdated,
      ReviewConflict,
      PostBlocked,
      ReasonNeeded,
      RoleNeeded,
      ReviewerInvalid,
      ReviewInputInvalid,
      ChoiceNotFound,
      RegenerationStopped
    ])
  }
) {
  override readonly cause = this.reason
  get code(): string {
    return this.reason.code
  }
  override get message(): string {
    return this.reason.message
  }
  get remedy(): string {
    return this.reason.remedy
  }
  get isRetryable(): boolean {
    return this.reason.isRetryable
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const verbs: Record<ReviewOperation, string> = {
  approve: "approve",
  lock: "lock",
  unlock: "unlock",
  reject: "reject",
  edit: "edit",
  "choose-variant": "choose another variant of",
  comment: "comment on",
  regenerate: "regenerate"
}
