/**
 * The review of a campaign's plan at the promise door: decisions, changes and history as plain data.
 *
 * @since 0.1.0
 */
import type { GeneratedBy, Post, Slot } from "./Formats.ts"
import type { Decision, PolicyFinding, Verdict } from "./Verdict.ts"

/** Who reviews. Without one the owner of the organization does. */
export interface ReviewOptions {
  readonly as?: {
    /** Name in reviews and in the audit log: letters, digits and `. _ @ | : + / = ~ -`, at most 128, the first a letter or digit. */
    readonly memberId: string
    /** `owner` and `admin` may do everything; `editor` writes; `reviewer` decides; the others read. @default "owner" */
    readonly role?: "owner" | "admin" | "editor" | "reviewer" | "publisher" | "viewer"
  }
}

/** A slot to decide on: its id, or its id with what the caller has read. */
export type SlotChoice =
  | string
  | {
      readonly slotId: string
      /** Hash of the content that was read: the decision rejects with `review-outdated` when it has changed. */
      readonly expectedHash?: string
      /** Revision of the review that was read: the decision rejects with `review-conflict` when others were quicker. */
      readonly expectedRevision?: number
    }

/** How a decision is made. */
export interface DecisionOptions {
  /** Why; kept with the decision. Rejecting needs one, and so does approving a post in quarantine. */
  readonly reason?: string
  readonly signal?: AbortSignal
}

/** How posts are approved. */
export interface ApprovalOptions extends DecisionOptions {
  /** Accounts that they may be sent to. @default as approved before, else every account on the platform */
  readonly accounts?: ReadonlyArray<string>
  /** When they may be sent, RFC 3339. @default as approved before, else 12 hours before the slot's time to 24 hours after it */
  readonly window?: { readonly notBefore?: string; readonly notAfter?: string }
}

/** Another text for a post: `text`, or `parts` of a thread. */
export interface EditInput extends DecisionOptions {
  readonly text?: string
  readonly parts?: ReadonlyArray<string>
  readonly title?: string
  /** Number from 1, or id, of the variant that it takes the place of. @default the first */
  readonly variant?: string
  /** As in `SlotChoice`. */
  readonly expectedHash?: string
}

/** Another variant for the first place. */
export interface VariantInput extends DecisionOptions {
  /** Number from 1, or id. */
  readonly variant: string
  /** As in `SlotChoice`. */
  readonly expectedHash?: string
}

/** A slot as it stands. */
export interface ReviewedSlot {
  readonly slot: Slot
  /** Null while the slot has no post. */
  readonly post: Post | null
  /** What the policy says about the variant that is sent. */
  readonly verdict: Verdict | null
}

/** A state in time of a post. */
export interface PostVersion {
  /** From 1. */
  readonly number: number
  readonly change: "generated" | "edited" | "variant-chosen" | "regenerated" | "translated" | "media-made"
  /** Who asked for it; absent for what the campaign generated. */
  readonly by?: string
  readonly generatedBy: GeneratedBy
  /** RFC 3339 in UTC. */
  readonly at: string
  readonly reason?: string
  readonly contentHash: string
}

/** A run of text that both versions have, or only one of them. */
export interface DiffPart {
  readonly kind: "same" | "removed" | "added"
  readonly text: string
}

/** What changed between two versions, word by word. */
export interface VersionDiff {
  readonly from: number
  readonly to: number
  readonly title: ReadonlyArray<DiffPart>
  readonly text: ReadonlyArray<DiffPart>
}

/** Which posts are written anew. */
export interface RegenerateOptions {
  /** @default every slot that is neither approved nor locked, apart from posts by a person that nobody rejected */
  readonly slots?: ReadonlyArray<string>
  /** Whole number from 0. @default another one for each round */
  readonly seed?: number
  /** Stops the work. The same call goes on from there, where a lasting store is set up. */
  readonly signal?: AbortSignal
}

/** What became of a regeneration. */
export interface Regeneration {
  readonly round: number
  readonly seed: number
  /** Ids of the slots with a new post. */
  readonly regenerated: ReadonlyArray<string>
  readonly kept: ReadonlyArray<{
    readonly slotId: string
    readonly reason: "no-other-material" | "repeats-another" | "changed-meanwhile" | "written-by-person"
  }>
}

/** How a plan is judged anew. */
export interface RecheckOptions {
  /** Only tells: no approval is taken back. @default false */
  readonly isDryRun?: boolean
  readonly signal?: AbortSignal
}

/** A post that is judged otherwise than before. */
export interface RecheckedPost {
  readonly slotId: string
  readonly postId: string
  readonly contentHash: string
  /** Of the slot, before anything was taken back. */
  readonly status: Slot["status"]
  /** Null when this content was never judged before: then all findings appeared. */
  readonly before: Decision | null
  readonly after: Decision
  readonly appeared: ReadonlyArray<PolicyFinding>
  readonly disappeared: ReadonlyArray<PolicyFinding>
  /** Found before and now, with another severity. */
  readonly regraded: ReadonlyArray<{ readonly before: PolicyFinding; readonly after: PolicyFinding }>
  /** Whether the approval is void: rules stand in the way that did not when it was given. */
  readonly voidsApproval: boolean
}

/** What the rules as they are now say otherwise than before. */
export interface PolicyRecheck {
  /** When the plan was judged before, RFC 3339 in UTC; null when it never was. */
  readonly since: string | null
  /** Posts that were judged. */
  readonly posts: number
  /** Rule packs that came (`from` null), went (`to` null) or have another version. */
  readonly packs: ReadonlyArray<{ readonly id: string; readonly from: number | null; readonly to: number | null }>
  /** In the order of the plan; posts of which the rules say the same as before are left out. */
  readonly changes: ReadonlyArray<RecheckedPost>
}

/**
 * The review of one campaign. Every change is in the audit log; the same call again changes nothing. All reject with
 * `PostwrightError`, among others with the codes `slot-not-found`, `slot-without-post`, `review-transition-refused`,
 * `review-outdated`, `review-conflict`, `post-blocked`, `reason-needed`, `reviewer-invalid`, `permission-denied`.
 */
export interface CampaignReview {
  /** All slots as they stand, in the order of the plan. */
  readonly slots: () => Promise<ReadonlyArray<ReviewedSlot>>
  /** Approves exactly the posts that there are. All or, when one cannot be approved, none. */
  readonly approve: (
    slots: ReadonlyArray<SlotChoice>,
    options?: ApprovalOptions
  ) => Promise<ReadonlyArray<ReviewedSlot>>
  /** Locks approved posts: nobody changes them any more. */
  readonly lock: (slots: ReadonlyArray<SlotChoice>, options?: DecisionOptions) => Promise<ReadonlyArray<ReviewedSlot>>
  /** Takes locks off, as owner or admin. */
  readonly unlock: (slots: ReadonlyArray<SlotChoice>, options?: DecisionOptions) => Promise<ReadonlyArray<ReviewedSlot>>
  /** Rejects posts, with a reason by which the next drafts are written. */
  readonly reject: (
    slots: ReadonlyArray<SlotChoice>,
    options: DecisionOptions & { readonly reason: string }
  ) => Promise<ReadonlyArray<ReviewedSlot>>
  /** Gives a post another text. Its approval no longer holds. */
  readonly edit: (slotId: string, input: EditInput) => Promise<ReviewedSlot>
  /** Has another variant sent. Its approval no longer holds. */
  readonly chooseVariant: (slotId: string, input: VariantInput) => Promise<ReviewedSlot>
  /** Says something about a slot. */
  readonly comment: (slotId: string, text: string) => Promise<ReviewedSlot>
  /** The versions of a post, oldest first. */
  readonly history: (slotId: string) => Promise<ReadonlyArray<PostVersion>>
  /** The post as it was in a version. */
  readonly version: (slotId: string, number: number) => Promise<Post>
  /** What changed between two versions; without numbers, with the latest. */
  readonly diff: (slotId: string, versions?: { readonly from?: number; readonly to?: number }) => Promise<VersionDiff>
  /** Writes posts anew that nobody approved. */
  readonly regenerate: (options?: RegenerateOptions) => Promise<Regeneration>
  /**
   * Judges every post by the rules as they are now, and tells what changed since the last time. Takes back approvals of
   * posts that the rules forbid now, and no others.
   */
  readonly recheck: (options?: RecheckOptions) => Promise<PolicyRecheck>
}
