/**
 * Stems: what inflected forms of a word share. For comparing words, not for display.
 *
 * @see {@link https://github.com/words/stemmer | Porter's algorithm for English (1980)}
 * @see {@link https://www.cis.lmu.de/~weissweiler/cistem/ | CISTEM for German (Weissweiler and Fraser, 2017)}
 * @since 0.1.0
 */
import { stemmer } from "stemmer"
import { primarySubtag } from "./Language.ts"

/** The stem of one word, lower-case, without diacritics that German inflection adds. Other languages: the lower-case word. */
export const stem = (word: string, language: string): string => {
  const primary = primarySubtag(language)
  const known = stems.get(primary) ?? new Map<string, string>()
  const found = known.get(word)
  if (found !== undefined) return found
  if (known.size >= mostKept) known.clear()
  const made = stemOf(word, primary)
  known.set(word, made)
  stems.set(primary, known)
  return made
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// A text repeats its words many times over, and every analysis of it asks for their stems again.
const stems = new Map<string, Map<string, string>>()
/** Words of one language that are kept; more start over. */
const mostKept = 20_000

const stemOf = (word: string, primary: string): string => {
  const lower = word.normalize("NFKC").toLowerCase().replaceAll("’", "'")
  switch (primary) {
    case "en":
      return stemmer(lower.replace(/'s?$/, ""))
    case "de":
      return cistem(lower)
    default:
      return lower
  }
}

const doubled = /(\p{L})\1/gu

// The published algorithm in its case-insensitive form: double letters and frequent digraphs become one symbol, so
// that a suffix never cuts them apart.
const cistem = (lower: string): string => {
  let word = lower
    .replaceAll("ü", "u")
    .replaceAll("ö", "o")
    .replaceAll("ä", "a")
    .replaceAll("ß", "ss")
    .replace(/^ge(?=.{4})/u, "")
    .replaceAll("sch", "$")
    .replaceAll("ei", "%")
    .replaceAll("ie", "&")
    .replace(doubled, "$1*")
  while (word.length > 3) {
    if (word.length > 5 && /(?:e[mr]|nd)$/u.test(word)) word = word.slice(0, -2)
    else if (/[esnt]$/u.test(word)) word = word.slice(0, -1)
    else break
  }
  return word
    .replace(/(\p{L})\*/gu, "$1$1")
    .replaceAll("%", "ei")
    .replaceAll("&", "ie")
    .replaceAll("$", "sch")
}
