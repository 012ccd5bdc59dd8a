/**
 * How long a voice needs for a text: syllables at the rate of the language.
 *
 * The rates are those of 59 people who read the same texts in seven languages, pauses left out (Pellegrino, Coupé and
 * Marsico 2011, table 2). Narrators are slower and take breaths: the 155 words a minute that Audible reckons with are
 * 3.7 English syllables a second, 0.6 of the English rate, so 0.6 of each rate counts. Other languages get the mean of
 * the seven. Checked 2026-11-22.
 *
 * @see https://doi.org/10.1353/lan.2011.0057
 * @see https://www.karencommins.com/2011/06/some_simple_math_about_audiobo.html
 * @since 0.1.0
 */
import { syllable } from "syllable"
import { withSpokenAmpersands } from "../text/Ampersands.ts"
import { primarySubtag } from "../text/Language.ts"
import { germanSyllables } from "../text/Readability.ts"
import { words } from "../text/Segmentation.ts"

/** Syllables a second of a calm narrator. */
export const speakingRate = (language: string): number =>
  (measuredRates[primarySubtag(language)] ?? meanRate) * narratorShare

/**
 * Seconds that a voice needs for the text, to a tenth, with the pause after each sentence. 0 for a text without words.
 * Linear. Figures count two syllables a digit, `&` those of its word; a letter of Chinese or Hangul is a syllable, of
 * Japanese one and a half.
 */
export const speakingSeconds = (text: string, language: string): number => {
  const syllables = syllablesIn(text, language)
  if (syllables === 0) return 0
  const pauses = withSpokenAmpersands(text, language).match(/[.!?…:;](?=\s|["”“’»)]|$)/gu)?.length ?? 0
  return tenths(syllables / speakingRate(language) + pauses * pauseSeconds)
}

/** Syllables of a text, as `speakingSeconds` counts them: how words share the time of a sentence. */
export const syllablesIn = (text: string, language: string): number => {
  const primary = primarySubtag(language)
  let syllables = 0
  for (const word of words(withSpokenAmpersands(text, language), language)) syllables += syllablesOf(word.text, primary)
  return syllables
}

/**
 * Letters that fit into a second of narration, spaces included: for telling a writer how much to write. Rounded.
 */
export const charactersPerSecond = (language: string): number =>
  Math.round(speakingRate(language) * (denseLanguages[primarySubtag(language)] ?? charactersPerSyllable))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const measuredRates: Readonly<Record<string, number>> = {
  en: 6.19,
  fr: 7.18,
  de: 5.97,
  it: 6.99,
  ja: 7.84,
  zh: 5.18,
  es: 7.82
}
const meanRate = 6.74
const narratorShare = 0.6
const pauseSeconds = 0.25

const charactersPerSyllable = 4
const denseLanguages: Readonly<Record<string, number>> = { zh: 1, ja: 0.67, ko: 1.2 }

/** Longer runs of letters are no words that somebody speaks. */
const longestWord = 100

const tenths = (seconds: number): number => Math.round(seconds * 10) / 10

const ideograph = /[\p{Script=Han}\p{Script=Hangul}]/gu
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu
const vowels = /[aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿąęěůűőαεηιουωаеёиоуыэюяіїє]+/giu

const syllablesOf = (word: string, primary: string): number => {
  const digits = word.match(/\p{Nd}/gu)?.length ?? 0
  if (digits > 0) return digits * 2 + (word.length > digits ? 1 : 0)
  const letters = word.slice(0, longestWord)
  if (primary === "ja") return letters.length * 1.5
  const signs = (letters.match(ideograph)?.length ?? 0) + (letters.match(kana)?.length ?? 0)
  if (signs > 0) return signs
  // Letters spelled one by one.
  if (/^\p{Lu}{2,5}$/u.test(letters) && !/[AEIOUÄÖÜY]/u.test(letters)) return letters.length
  if (primary === "de") return germanSyllables(letters)
  if (primary === "en") return Math.max(1, syllable(letters))
  return Math.max(1, letters.match(vowels)?.length ?? Math.round(letters.length / 2.5))
}
