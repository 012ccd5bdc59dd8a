/**
 * What to do about a comment: a reply to send, or that a person has to look. Advice: nothing is sent by it.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { Citation } from "../knowledge/Citation.ts"
import { LanguageTag } from "../text/Language.ts"

/**
 * `crisis`: somebody may be hurt, or many may be concerned. `legal`: lawyers, courts, authorities. `press`: somebody who
 * reports. `personal-data`: data of a person stand in it, or are asked about.
 */
export const commentClasses = [
  "question",
  "praise",
  "complaint",
  "abuse",
  "spam",
  "crisis",
  "press",
  "legal",
  "personal-data",
  "other"
] as const
export const CommentClass = Schema.Literals(commentClasses)
export type CommentClass = typeof CommentClass.Type

/** A person answers these, whatever else is known. */
export const escalatedClasses: ReadonlyArray<CommentClass> = ["crisis", "legal", "press", "personal-data"]

/** `escalate`: a person decides. `hide` and `ignore` are for people to confirm, too. */
export const replyActions = ["reply", "escalate", "hide", "ignore"] as const
export const ReplyAction = Schema.Literals(replyActions)
export type ReplyAction = typeof ReplyAction.Type

/** When somebody should have looked: at once, on the day, when there is time. */
export const urgencies = ["now", "today", "later"] as const
export const Urgency = Schema.Literals(urgencies)
export type Urgency = typeof Urgency.Type

/** A text to send. */
export const Reply = Schema.Struct({
  text: Schema.NonEmptyString,
  language: LanguageTag,
  /** Where its claims stand in the sources. Empty where it claims nothing. */
  citations: Schema.Array(Citation)
})
export type Reply = typeof Reply.Type

/** What to do about one comment. */
export class ReplyAdvice extends Schema.Class<ReplyAdvice>("@postwright/core/community/ReplyAdvice")({
  commentId: Schema.NonEmptyString,
  class: CommentClass,
  /** -1 (as bad as can be) to 1. */
  sentiment: Schema.Finite.check(Schema.isBetween({ minimum: -1, maximum: 1 })),
  action: ReplyAction,
  /** For the action `reply` only. */
  reply: Schema.optionalKey(Reply),
  /** One sentence for the team. */
  reason: Schema.NonEmptyString,
  urgency: Urgency
}) {
  /** The same advice about another comment. */
  of(commentId: string): ReplyAdvice {
    return new ReplyAdvice({ ...this, commentId })
  }
}
