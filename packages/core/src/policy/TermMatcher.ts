/**
 * Finds all terms of a list in a text at once.
 *
 * @since 0.1.0
 */
import { findWords } from "../brand/WordMatch.ts"
import { primarySubtag } from "../text/Language.ts"
import { detectHashtags } from "./Entities.ts"
import { lookWithin } from "./internal/terms/lookWithin.ts"

/** What is looked for: a term of a rule, and where the rule wants it. */
export interface MatcherTerm {
  readonly text: string
  /** `word`: whole words. `prefix`: also the beginning of a longer word. `anywhere`: also inside. @default "word" */
  readonly match?: "word" | "prefix" | "anywhere"
  /** Languages of the text in which the term counts. @default all */
  readonly languages?: ReadonlyArray<string>
  /** Words and phrases within which the term does not count. */
  readonly except?: ReadonlyArray<string>
  /** Whether ways of hiding the term are seen through. @default false */
  readonly resistsEvasion?: boolean
  /** `hashtags`: only in names of hashtags. @default "text" */
  readonly within?: "text" | "hashtags"
}

/** A term as it stands in a text: offsets in UTF-16 code units, on borders of graphemes. */
export interface TermMatch {
  /** Index in the list that was compiled. */
  readonly term: number
  readonly start: number
  readonly end: number
}

/** A compiled list of terms. */
export interface TermMatcher {
  /** Where the terms stand, in order of their place. A text of unknown language is searched for all of them. */
  readonly find: (text: string, options?: { readonly language?: string | undefined }) => ReadonlyArray<TermMatch>
}

/** Compiles terms to a matcher. */
export const compileTerms = (terms: ReadonlyArray<MatcherTerm>): TermMatcher => ({
  find: (text, { language } = {}) => {
    const hashtags = terms.some(({ within }) => within === "hashtags") ? detectHashtags(text) : []
    return terms
      .flatMap((term, index) => {
        const { except = [], languages, match = "word", within = "text" } = term
        const primary = language === undefined ? undefined : primarySubtag(language)
        if (
          primary !== undefined &&
          languages !== undefined &&
          !languages.some((tag) => primarySubtag(tag) === primary)
        )
          return []
        const found = match === "word" ? findWords(text, [term.text]) : lookWithin(text, term.text, match)
        const excepted = found.length === 0 ? [] : findWords(text, except)
        return found
          .filter(
            ({ end, start }) =>
              !excepted.some((around) => around.start <= start && end <= around.end) &&
              (within === "text" || hashtags.some((tag) => tag.start <= start && end <= tag.end))
          )
          .map(({ end, start }) => ({ term: index, start, end }))
      })
      .sort((a, b) => a.start - b.start || b.end - a.end || a.term - b.term)
  }
})
