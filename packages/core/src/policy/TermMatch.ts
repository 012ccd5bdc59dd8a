/**
 * What a term matcher is asked for, and what it finds.
 *
 * @since 0.1.0
 */

/** A word or phrase that is looked for. */
export interface MatcherTerm {
  /** Case, composed or decomposed letters, kinds of hyphens and apostrophes and hidden characters make no difference. */
  readonly text: string
  /**
   * `word`: whole words only. `prefix`: also as the beginning of a longer word. `anywhere`: also inside a word, as
   * German compounds need it.
   *
   * @default "word"
   */
  readonly match?: "word" | "prefix" | "anywhere"
  /** Languages of the text in which the term counts, by primary subtag. @default all */
  readonly languages?: ReadonlyArray<string>
  /** Words and phrases within which the term does not count: `dick` in `Moby Dick`. */
  readonly except?: ReadonlyArray<string>
  /** Whether the term is also found behind disguises. @default false */
  readonly resistsEvasion?: boolean
  /** `hashtags`: only in names of hashtags. @default "text" */
  readonly within?: "text" | "hashtags"
}

/** Ways in which a term can be hidden. */
export const disguises = [
  /** Characters that have no shape: zero-width, soft hyphen, variation selector, tag; direction, also where it is turned. */
  "hidden",
  /** Letters of another script or style, or upside down, and a capital I for an l. */
  "look-alike",
  /** Accents, strokes and stacked marks that the language of the text does not have. */
  "marks",
  /** Digits and signs for letters. */
  "leet",
  /** Letters one by one, with anything between them. */
  "spacing",
  /** Signs or markup within a word, signs between words. */
  "punctuation",
  "repeats",
  /** `*`, `#` or a block for a letter; `_`, `.` or `-` for a vowel. */
  "mask",
  /** Words that only their capitals tell apart. */
  "camel-case"
] as const
export type Disguise = (typeof disguises)[number]

/** A term as it stands in a text, in UTF-16 code units, on borders of graphemes. */
export interface TermMatch {
  /** Index of the term in the list that was compiled. */
  readonly term: number
  readonly start: number
  readonly end: number
  /** What it was hidden by, in the order of `disguises`; empty when it stands there as it is. */
  readonly disguises: ReadonlyArray<Disguise>
}
