/**
 * Campaigns in another locale at the promise door.
 *
 * @since 0.1.0
 */
import type { ModelChoice } from "./Models.ts"
import type { Campaign } from "./Generate.ts"
import type { ReviewOptions } from "./Review.ts"

/** How a campaign is translated. */
export interface TranslateOptions {
  /** BCP 47 tag, with the region whose idioms and formats count, where it matters: `de-AT`. */
  readonly to: string
  /** There is no translation without one: "none" rejects with the code `translation-needs-model`. @default "none" */
  readonly model?: ModelChoice
  /** Whether heuristics may review the translations when every chosen model failed. None translates. @default false */
  readonly allowFloor?: boolean
  /**
   * What models may cost, in US dollars, for all translations into this locale together. When it is used up the call
   * rejects with `translation-paused`, and the same with a higher one goes on.
   *
   * @default the limit that the translation has, else none
   */
  readonly budget?: number
  /** Names and terms that stay as they are, besides those of the brand. @default none */
  readonly keep?: ReadonlyArray<string>
  /** How German readers are spoken to. @default as the brief wishes, else as the first translation does */
  readonly address?: "du" | "ihr" | "sie"
  /** What the author says about these texts. @default nothing */
  readonly notes?: string
  /** Whole number from 0, for models that take one. @default 0 */
  readonly seed?: number
  readonly signal?: AbortSignal
  /** Needs a role that writes: owner, admin or editor. @default the owner */
  readonly as?: ReviewOptions["as"]
}

/** What became of one slot of the campaign that was translated. */
export interface TranslatedSlot {
  readonly slotId: string
  /**
   * `translated`: it has a new translation. `unchanged`: the one that it has is of the post as it stands. `kept`: somebody
   * approved, locked or changed the one that it has. `untranslated`: it waits for a person or the next call. `left-out`:
   * it is no part of the translation.
   */
  readonly outcome: "translated" | "unchanged" | "kept" | "untranslated" | "left-out"
  /** Only of `left-out`. */
  readonly leftOut?: "no-post" | "rejected" | "blocked" | "same-language"
  /**
   * Only of `left-out`: where the review of the translation stands that an earlier call made. It is left as it is, so a
   * person has to reject it, or it can still be approved and sent. Absent: it has none, or that one is rejected.
   */
  readonly standing?: "proposed" | "approved" | "locked"
  /** Only of `untranslated`: for a person, in the language of the brief. */
  readonly reason?: string
  /** What the translator says that a person should know. */
  readonly notes: ReadonlyArray<string>
}

/** The campaign in the other locale, a campaign of its own: `review` and `kit` take its `campaignId`. */
export interface TranslatedCampaign extends Campaign {
  /** In the order of the plan that was translated. */
  readonly slots: ReadonlyArray<TranslatedSlot>
  /** What models cost for what was made by this call, whichever call paid, in millionths of a US dollar. */
  readonly costMicroUsd: number
}
