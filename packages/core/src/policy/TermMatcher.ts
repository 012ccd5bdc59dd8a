/**
 * Finds all terms of a list in a text in one pass, as they are and behind disguises.
 *
 * What a word is: letters, marks, numbers and underscores of scripts that put spaces between words. A letter of Han,
 * Hiragana, Thai, Lao, Khmer, Burmese, Bopomofo or Yi is a word of its own, so terms in these scripts are found wherever
 * their letters stand. In the name of a hashtag capitals, digits and underscores divide words, and the name as a whole
 * is read too: `#CityBike` holds `city bike`, `bike` and `citybike`, `#citybike` spells `city bike`.
 *
 * A space or hyphen in a term stands for up to three white spaces or a hyphen of any kind, more of them stand for any
 * number too. `ß` and `ss` are the same; in German, so are `ä` and `ae`. The time that a search takes grows with the
 * length of the text and what is found in it, not with the number of terms, whatever the text is.
 *
 * Behind disguises a letter counts as another one only where a reader would take it for that one: a digit within a word
 * but not in `B2B` or `covid19`, a Cyrillic letter among Latin ones but not in a Russian word, an accent that the language
 * of the text does not have, but not the umlaut of `schön` in German. A digit at the beginning of a word is a letter
 * only where no word can begin behind it: `4rschloch`, but not `4ever` and `3sat`.
 *
 * Signs between letters count as in real words too. `_`, `.` and `-` stand for a vowel where the letters on one side can
 * be no word or syllable: `f_ck` and `sh-t`, but neither `co-op` nor `c-sino`, which could be a name such as `D-Mark`; nor
 * for a consonant, nor twice in a word. An apostrophe is a disguise where it makes no contraction: `f'uck`, but not
 * `he'll`, nor between two syllables, since `ma'am` and `Qur'an` have one there.
 *
 * @since 0.1.0
 */
import { compileList } from "./internal/terms/compiledList.ts"
import { findTerms } from "./internal/terms/findTerms.ts"
import type { MatcherTerm, TermMatch } from "./TermMatch.ts"

/** A compiled list of terms. */
export interface TermMatcher {
  /**
   * Where the terms stand, in order of their place, the longer first; matches of one term do not overlap. In a text of
   * unknown language the terms of all languages count, and letters with marks that any language has are not taken for
   * others.
   */
  readonly find: (text: string, options?: FindOptions) => ReadonlyArray<TermMatch>
}

/** What is known about a text. */
export interface FindOptions {
  /** BCP 47 tag. */
  readonly language?: string | undefined
}

/**
 * Compiles a list of terms. Takes time and space for the sum of their lengths; 100,000 terms are no problem.
 *
 * Every term is found in its own text, whatever it consists of, unless it holds nothing but white space, hyphens,
 * characters without a shape and marks that stand on no letter: such a term is never found. Of the marks on one letter
 * the first 30 count.
 *
 * @example
 * ```ts
 * import { compileTerms } from "@postwright/core/policy/TermMatcher"
 *
 * const matcher = compileTerms([{ text: "badword", resistsEvasion: true }])
 * matcher.find("a b4dw0rd", { language: "en" }) // [{ term: 0, start: 2, end: 9, disguises: ["leet"] }]
 * ```
 */
export const compileTerms = (terms: ReadonlyArray<MatcherTerm>): TermMatcher => {
  const list = compileList(terms)
  return { find: (text, { language } = {}) => findTerms(list, text, language) }
}
