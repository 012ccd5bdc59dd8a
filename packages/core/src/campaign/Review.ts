/**
 * The review of a slot: what people decided and said about its post, and the versions that the post had.
 *
 * ```
 * proposed -> approved -> locked -> approved    (locked again and again; only unlocking leads back)
 * proposed, approved -> rejected -> approved    (after all)
 * proposed, approved, rejected -> proposed      (with another content: edited, another variant, regenerated)
 * approved, locked -> proposed                  (voided: rules came that forbid the post)
 * ```
 *
 * A decision binds to the hash of the content it was made on. Another content has another hash, so an approval never
 * reaches what nobody approved.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { Platform } from "../content/Platform.ts"
import { PostVersion } from "../content/PostVersion.ts"
import { SocialAccountId } from "../publishing/SocialAccount.ts"
import { MemberId } from "../tenancy/Actor.ts"

/** Where a review stands. */
export const reviewStatuses = ["proposed", "approved", "locked", "rejected"] as const
export const ReviewStatus = Schema.Literals(reviewStatuses)
export type ReviewStatus = typeof ReviewStatus.Type

/** Where an approved post may be sent. */
export const ApprovalTargets = Schema.Struct({
  platform: Platform,
  /** Empty: every account of the organization on the platform. */
  accounts: Schema.Array(SocialAccountId)
})
export type ApprovalTargets = typeof ApprovalTargets.Type

/** When an approved post may be sent: from the first instant to before the second. */
export const ApprovalWindow = Schema.Struct({
  /** RFC 3339 in UTC. */
  notBefore: Schema.String,
  /** RFC 3339 in UTC. */
  notAfter: Schema.String
})
export type ApprovalWindow = typeof ApprovalWindow.Type

const common = {
  /** Of the review, after the event: events of one slot are numbered from 1. */
  revision: Schema.Int,
  by: MemberId,
  /** RFC 3339 in UTC. */
  at: Schema.String,
  /** The version of the post that it is about; 0 while there is none. */
  version: Schema.Int
}

/** What a reviewer decided, and on what exactly. `voided`: a re-check by new rules took the approval back. */
export class ReviewDecision extends Schema.Class<ReviewDecision>("@postwright/core/campaign/ReviewDecision")({
  kind: Schema.Literals(["approved", "locked", "unlocked", "rejected", "voided"]),
  ...common,
  /** Of the content that the decision was made on: text and media exactly as they are sent. */
  contentHash: Schema.String,
  reason: Schema.optionalKey(Schema.NonEmptyString),
  /** Only of an approval. */
  targets: Schema.optionalKey(ApprovalTargets),
  /** Only of an approval. */
  window: Schema.optionalKey(ApprovalWindow),
  /** Rules whose quarantine the approval lifted; absent where there was none. */
  released: Schema.optionalKey(Schema.Array(Schema.String)),
  /** Only where an approval became void: the rules that forbid the post. */
  forbiddenBy: Schema.optionalKey(Schema.Array(Schema.String))
}) {}

/** What somebody said. */
export class ReviewComment extends Schema.Class<ReviewComment>("@postwright/core/campaign/ReviewComment")({
  ...common,
  text: Schema.NonEmptyString
}) {}

/** Decisions and comments of a slot, oldest first. */
export class Review extends Schema.Class<Review>("@postwright/core/campaign/Review")({
  /** Counts what happened to the slot: decisions, comments and new versions. */
  revision: Schema.Int,
  decisions: Schema.Array(ReviewDecision),
  comments: Schema.Array(ReviewComment)
}) {}

/** Everything that is kept about the review of one slot. A new value for each event; the stored one is replaced whole. */
export class SlotReview extends Schema.Class<SlotReview>("@postwright/core/campaign/SlotReview")({
  slotId: Schema.NonEmptyString,
  /** Of the latest version; `proposed` while there is none. */
  status: ReviewStatus,
  revision: Schema.Int,
  decisions: Schema.Array(ReviewDecision),
  comments: Schema.Array(ReviewComment),
  /** Oldest first; empty while the slot has no post. */
  versions: Schema.Array(PostVersion)
}) {
  /** The version that counts. */
  get latest(): PostVersion | undefined {
    return this.versions.at(-1)
  }

  /** The approval of the latest version, while it stands. */
  get approval(): ReviewDecision | undefined {
    if (this.status !== "approved" && this.status !== "locked") return undefined
    const approval = this.decisions.findLast(({ kind }) => kind === "approved")
    return approval?.contentHash === this.latest?.contentHash ? approval : undefined
  }

  /** Whether people did or said something: what Postwright itself made, media included, is no review. */
  get isTouched(): boolean {
    const isOurs = ({ change }: PostVersion) =>
      change === "generated" || change === "translated" || change === "media-made"
    return this.decisions.length + this.comments.length > 0 || !this.versions.every(isOurs)
  }

  /** The part that the plan shows. */
  get shown(): Review {
    return new Review({ revision: this.revision, decisions: this.decisions, comments: this.comments })
  }

  decided(status: ReviewStatus, decision: ReviewDecision): SlotReview {
    return new SlotReview({
      ...this,
      status,
      revision: decision.revision,
      decisions: [...this.decisions, decision]
    })
  }

  commented(comment: ReviewComment): SlotReview {
    return new SlotReview({ ...this, revision: comment.revision, comments: [...this.comments, comment] })
  }

  /** With another content: whatever was decided on the one before no longer holds. */
  changed(version: PostVersion): SlotReview {
    return new SlotReview({
      ...this,
      status: "proposed",
      revision: version.revision,
      versions: [...this.versions, version]
    })
  }
}

/** The review of a slot that nobody has looked at, with what the campaign generated. */
export const untouched = (slotId: string, version: PostVersion | undefined): SlotReview =>
  new SlotReview({
    slotId,
    status: "proposed",
    revision: 0,
    decisions: [],
    comments: [],
    versions: version === undefined ? [] : [version]
  })
