/**
 * What became of a slot when its campaign was translated.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { SlotId } from "./Plan.ts"

/**
 * `translated`: it has a new translation. `unchanged`: the one that it has is of the post as it stands. `kept`: somebody
 * approved, locked or changed the one that it has, so it stays although the post is another one now. `untranslated`: it
 * waits for a translation, by a person or the next run. `left-out`: it is no part of the translation.
 */
export const translationOutcomes = ["translated", "unchanged", "kept", "untranslated", "left-out"] as const
export const TranslationOutcome = Schema.Literals(translationOutcomes)
export type TranslationOutcome = typeof TranslationOutcome.Type

/** Why a slot is left out: it has no post, its post was rejected or is blocked by the rules, or it is in that language already. */
export const leftOutReasons = ["no-post", "rejected", "blocked", "same-language"] as const
export const LeftOutReason = Schema.Literals(leftOutReasons)
export type LeftOutReason = typeof LeftOutReason.Type

/** Where the review of a translation stands that can be approved or sent. */
export const standingStatuses = ["proposed", "approved", "locked"] as const
export const StandingStatus = Schema.Literals(standingStatuses)
export type StandingStatus = typeof StandingStatus.Type

/** One slot of the campaign that was translated. */
export class TranslatedSlot extends Schema.Class<TranslatedSlot>("@postwright/core/campaign/TranslatedSlot")({
  slotId: SlotId,
  outcome: TranslationOutcome,
  /** Only of `left-out`. */
  leftOut: Schema.optionalKey(LeftOutReason),
  /**
   * Only of `left-out`: where the review of the translation stands that an earlier run made. It is left as it is, so a
   * person has to reject it, or it can still be approved and sent. Absent: it has none, or that one is rejected.
   */
  standing: Schema.optionalKey(StandingStatus),
  /** Only of `untranslated`: for a person, in the language of the brief. */
  reason: Schema.optionalKey(Schema.NonEmptyString),
  /** What the translator says that a person should know. */
  notes: Schema.Array(Schema.String)
}) {}
