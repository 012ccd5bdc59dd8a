/**
 * What the operations of a review take and give.
 *
 * @since 0.1.0
 */
import type { Post } from "../content/Post.ts"
import type { WrittenText } from "../content/PostEdit.ts"
import type { Verdict } from "../policy/Verdict.ts"
import type { SocialAccountId } from "../publishing/SocialAccount.ts"
import type { DiffPart } from "../text/WordDiff.ts"
import type { Slot, SlotId } from "./Plan.ts"
import type { ApprovalWindow } from "./Review.ts"

/** A slot to decide on. */
export interface SlotChoice {
  readonly slotId: SlotId
  /** Hash of the content that the caller read: the decision fails when it has changed. @default whatever it is now */
  readonly expectedHash?: string | undefined
  /** Revision of the review that the caller read: the decision fails when somebody decided or spoke since. @default any */
  readonly expectedRevision?: number | undefined
}

/** How a decision is made. */
export interface DecisionOptions {
  readonly reason?: string | undefined
}

/** How posts are approved. */
export interface ApprovalOptions extends DecisionOptions {
  /** The accounts that they may be sent to. @default as approved before, else every account on the platform */
  readonly accounts?: ReadonlyArray<SocialAccountId> | undefined
  /** When they may be sent. @default as approved before, else 12 hours before the slot's time to 24 hours after it */
  readonly window?: Partial<ApprovalWindow> | undefined
}

/** Which variant of a post goes to the first place. */
export interface VariantInput extends DecisionOptions {
  /** Number from 1, or id. */
  readonly variant: string
  /** As in `SlotChoice`. */
  readonly expectedHash?: string | undefined
}

/** Another wording for a post. */
export interface EditInput extends WrittenText, DecisionOptions {
  /** Number from 1, or id, of the variant that it takes the place of. @default the first */
  readonly variant?: string | undefined
  /** As in `SlotChoice`. */
  readonly expectedHash?: string | undefined
}

/** How a plan is judged anew. */
export interface RecheckOptions {
  /** Only tells: no approval is taken back, and the next re-check is compared with the same judgement. @default false */
  readonly isDryRun?: boolean | undefined
}

/** A slot as it stands. */
export interface ReviewedSlot {
  readonly slot: Slot
  readonly post: Post | undefined
  /** On the variant that is sent; undefined where there is no post. */
  readonly verdict: Verdict | undefined
}

/** The difference between two versions of a post, of what is sent. */
export interface VersionDiff {
  readonly from: number
  readonly to: number
  readonly title: ReadonlyArray<DiffPart>
  readonly text: ReadonlyArray<DiffPart>
}

/** Which posts are written anew. */
export interface RegenerateOptions {
  /** @default every slot that is neither approved nor locked, apart from posts by a person that nobody rejected */
  readonly slots?: ReadonlyArray<SlotId> | undefined
  /** Decides between equally good choices. @default another one for each round */
  readonly seed?: number | undefined
}
