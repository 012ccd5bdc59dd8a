/**
 * Checkable parts of a sentence: the spans that make it a factual claim.
 *
 * @since 0.1.0
 */

/**
 * `number` is a bare figure or ordinal; `measure` a figure with a unit (`42 miles`); `date` includes years, months
 * with a day or year, weekdays with a date and times of day; `name` a person, place, organization or product;
 * `superlative` a word that ranks (`cheapest`, `am häufigsten`, `only`, `first`).
 */
export type ClaimKind = "number" | "measure" | "percentage" | "money" | "date" | "name" | "superlative"

/** One span. Spans of one text are in order and do not overlap. */
export interface Claim {
  readonly kind: ClaimKind
  /** Offset in the text that was analysed, in UTF-16 code units. */
  readonly start: number
  /** Offset after the last character. */
  readonly end: number
  /** Exactly `slice(start, end)` of the text. */
  readonly text: string
}
