/**
 * How easy a text is to read, by a published formula per language.
 *
 * @since 0.1.0
 */
import { addressSource } from "./Addresses.ts"
import { syllable } from "syllable"
import { primarySubtag } from "./Language.ts"
import { countWords, sentences, words } from "./Segmentation.ts"

/**
 * `flesch-reading-ease` for English (Flesch 1948), `amstad` for German (Amstad 1978), `lix` for all others
 * (Björnsson 1968).
 *
 * @see https://en.wikipedia.org/wiki/Flesch%E2%80%93Kincaid_readability_tests#Flesch_reading_ease
 * @see https://de.wikipedia.org/wiki/Lesbarkeitsindex#Flesch-Reading-Ease
 * @see https://en.wikipedia.org/wiki/Lix_(readability_test)
 */
export type ReadabilityFormula = "flesch-reading-ease" | "amstad" | "lix"

/** Easiest first. */
export const readabilityBands = [
  "very-easy",
  "easy",
  "fairly-easy",
  "standard",
  "fairly-difficult",
  "difficult",
  "very-difficult"
] as const
export type ReadabilityBand = (typeof readabilityBands)[number]

/** A measured text. */
export interface Readability {
  readonly formula: ReadabilityFormula
  /** What the formula gives: for the Flesch formulas higher is easier, for LIX lower is. Rounded to one decimal. */
  readonly raw: number
  /** 0 (hardest) to 1 (easiest), rounded to three decimals; comparable within one formula. */
  readonly value: number
  readonly band: ReadabilityBand
}

/**
 * Measures a text. Addresses, hashtags and mentions do not count; a figure is a word with one syllable a digit,
 * four at most. A text without words is as easy as can be.
 */
export const readability = (text: string, language: string): Readability => {
  const primary = primarySubtag(language)
  const facts = measure(text, primary)
  switch (primary) {
    case "en":
      return flesch("flesch-reading-ease", 206.835 - 1.015 * facts.wordsPerSentence - 84.6 * facts.syllablesPerWord)
    case "de":
      return flesch("amstad", 180 - facts.wordsPerSentence - 58.5 * facts.syllablesPerWord)
    default:
      return lix(facts.wordsPerSentence + 100 * facts.longWordShare)
  }
}

/** Syllables of a German word, by its vowel groups. At least 1. */
export const germanSyllables = (word: string): number => {
  const lower = word
    .toLowerCase()
    .normalize("NFC")
    .replaceAll("qu", "k")
    .replace(/^y(?=[aeiou])/, "j")
  const groups = lower.match(germanVowels)?.length ?? 0
  return Math.max(1, groups + (splitEnding.test(lower) ? 1 : 0))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Diphthongs and doubled vowels are one syllable; other vowels that meet are two (`na-iv`), except in `-tion`.
const germanVowels = /aa|ee|oo|ai(?!v)|au|ay|ei|ey|eu(?!m)|äu|ie|(?<=[tsx])io(?=n)|[aeiouyäöüéèêàâôîûáóíú]/g
// Endings whose `ie` is two syllables: `Fami-li-e`, `Ita-li-en`.
const splitEnding =
  /(?:famili|lini|foli|seri|prämi|studi|akti|lili|ödi|materi|kastani|ari|mumi)en?$|[aeiouäöü].*[dlnrt]ien$/

const ignored = new RegExp(String.raw`${addressSource}|[#@][\p{L}\p{N}_]+`, "gu")

// No word of any language that is read aloud; counting its syllables would take long and mean nothing.
const longestWord = 100

const measure = (text: string, language: string) => {
  const prose = text.replace(ignored, " ")
  let sentenceCount = 0
  for (const sentence of sentences(prose, language)) if (countWords(sentence.text, language) > 0) sentenceCount++
  const tokens = words(prose, language)
    .map((span) => span.text)
    .filter((word) => word.length <= longestWord)
  const count = Math.max(1, tokens.length)
  const syllables = tokens.reduce((sum, token) => sum + syllablesOf(token, language), 0)
  return {
    wordsPerSentence: tokens.length / Math.max(1, sentenceCount),
    syllablesPerWord: syllables / count,
    longWordShare: tokens.filter((token) => token.length > 6).length / count
  }
}

const syllablesOf = (token: string, language: string): number => {
  const digits = token.match(/\p{N}/gu)?.length ?? 0
  if (digits > 0) return Math.min(4, digits)
  // Letters spelled one by one.
  if (/^\p{Lu}{2,5}$/u.test(token) && !/[AEIOUÄÖÜY]/u.test(token)) return token.length
  return language === "de" ? germanSyllables(token) : Math.max(1, syllable(token))
}

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits

const unit = (value: number): number => round(Math.min(1, Math.max(0, value)), 3)

// Flesch's own seven bands, which Amstad kept.
const fleschFloors = [90, 80, 70, 60, 50, 30]
const flesch = (formula: ReadabilityFormula, raw: number): Readability => ({
  formula,
  raw: round(raw, 1),
  value: unit(raw / 100),
  band: bandAt(fleschFloors.findIndex((floor) => raw >= floor))
})

// Björnsson's five bands; the outer two of the seven stay apart at 25 and 65.
const lixCeilings = [25, 30, 40, 45, 50, 60]
const lix = (raw: number): Readability => ({
  formula: "lix",
  raw: round(raw, 1),
  value: unit((75 - raw) / 60),
  band: bandAt(lixCeilings.findIndex((ceiling) => raw < ceiling))
})

const bandAt = (index: number): ReadabilityBand => readabilityBands[index] ?? "very-difficult"
