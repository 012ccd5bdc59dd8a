/**
 * Advice on comments at the promise door: comments in, what to do about each as plain data.
 *
 * @since 0.1.0
 */
import type { Brief, Citation, GeneratedBy, Platform } from "./Formats.ts"
import type { ModelChoice } from "./Models.ts"
import type { ReviewOptions } from "./Review.ts"
import type { Verdict } from "./Verdict.ts"

/** What somebody wrote. */
export interface ThreadComment {
  /** As the network gives it, unique among the comments. @default `comment-001` and so on, in their order */
  readonly id?: string | undefined
  readonly text: string
  /** Display name of whoever wrote it. @default nobody is named */
  readonly author?: string | undefined
  /** @default the first network of brief or campaign */
  readonly platform?: Platform | undefined
  /** BCP 47 tag. @default found out from the text, else that of the post */
  readonly language?: string | undefined
  /** The post of the campaign that it stands below. */
  readonly postId?: string | undefined
  /** RFC 3339 with offset. @default now */
  readonly at?: string | undefined
}

/** A comment to advise on. */
export interface CommentInput extends ThreadComment {
  /** What was said before it in the same thread, oldest first; the last ten are looked at. @default nothing */
  readonly thread?: ReadonlyArray<ThreadComment> | undefined
}

/** Comments, and what replies to them may rest on: a brief with its sources, or a campaign of these adapters. */
export interface RepliesRequest {
  /** At most 1,000, each of at most 50,000 characters. */
  readonly comments: ReadonlyArray<CommentInput>
  /** Its sources are read, and replies state what stands in them. Either `brief` or `campaignId`. */
  readonly brief?: Brief
  /** Replies rest on its findings, and `postId` names its posts. */
  readonly campaignId?: string
  /** Rules of the house for replies, such as `never name prices`. For models. @default none */
  readonly policyNotes?: ReadonlyArray<string>
}

/** How comments are advised on. */
export interface RepliesOptions {
  /** @default "none": word lists sort, and a question is answered where one finding clearly does */
  readonly model?: ModelChoice
  /** Whether built-in heuristics may answer when every chosen model failed. @default false */
  readonly allowFloor?: boolean
  /** What models may cost, in US dollars. Comments that it does not reach go to people. @default no limit */
  readonly budget?: number
  /** Names the operation: its paid answers are taken from the record when it runs again. @default by the comments */
  readonly operation?: string
  /** Whole number from 0, for models that take one. */
  readonly seed?: number
  /** Folder that relative sources of the brief are read from. @default none: paths are refused */
  readonly folder?: string
  readonly signal?: AbortSignal
  /** Needs a role that writes: owner, admin or editor. @default the owner */
  readonly as?: ReviewOptions["as"]
}

/** A text to send. */
export interface Reply {
  readonly text: string
  readonly language: string
  /** Where its claims stand in the sources. Empty where it claims nothing. */
  readonly citations: ReadonlyArray<Citation>
}

/** What to do about one comment. */
export interface ReplyAdvice {
  readonly commentId: string
  readonly class:
    | "question"
    | "praise"
    | "complaint"
    | "abuse"
    | "spam"
    | "crisis"
    | "press"
    | "legal"
    | "personal-data"
    | "other"
  /** -1 (as bad as can be) to 1. */
  readonly sentiment: number
  /** `escalate`: a person decides. `hide` and `ignore` are for people to confirm, too. */
  readonly action: "reply" | "escalate" | "hide" | "ignore"
  /** For the action `reply` only. */
  readonly reply?: Reply
  /** One sentence for the team, in the first language of the brief. */
  readonly reason: string
  /** When somebody should have looked: at once, on the day, when there is time. */
  readonly urgency: "now" | "today" | "later"
}

/** One comment, and the advice that stands after the rules had their say. Nothing is sent by it. */
export interface AdvisedComment {
  readonly comment: {
    readonly id: string
    readonly text: string
    readonly author: string
    readonly platform: Platform
    readonly language?: string
    readonly postId?: string
    readonly at: string
  }
  readonly advice: ReplyAdvice
  /** Only with the action `escalate`. `policy`: the rules hold its reply back. `failure`: nobody gave a usable answer. */
  readonly escalatedBy?: "agent" | "policy" | "failure"
  /** What the rules say of the proposed reply. */
  readonly verdict?: Verdict
  /** A proposed reply that the rules hold back: for whoever looks, not to be sent as it is. */
  readonly heldBack?: Reply
  readonly generatedBy?: GeneratedBy
  /** Why no agent's answer stands here. */
  readonly failure?: { readonly code: string; readonly message: string; readonly isRetryable: boolean }
  /** The id of an earlier comment with the same words below the same post, whose advice this is. */
  readonly sameAs?: string
  /** Only with `campaignId`: the post that the comment names is none of the campaign, so nobody looked at it. */
  readonly isPostUnknown?: true
}

/** What to do about all of them. */
export interface AdvisedComments {
  /** In the order in which they were handed in. */
  readonly comments: ReadonlyArray<AdvisedComment>
  /** What models cost for it, whichever call paid, in millionths of a US dollar. */
  readonly costMicroUsd: number
}
