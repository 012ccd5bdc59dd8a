/**
 * Which language a text is in. Combines trigram statistics (franc) with the share of stop words, which carry short
 * texts; says `und` rather than guess.
 *
 * @see {@link https://github.com/wooorm/franc | franc}
 * @since 0.1.0
 */
import { addressSource } from "./Addresses.ts"
import { francAll } from "franc-min"
import { type LanguageTag } from "./Language.ts"
import { remembered } from "./Remembered.ts"
import { words } from "./Segmentation.ts"
import { stopWordLanguages, stopWords } from "./StopWords.ts"

/** A detected language. */
export interface DetectedLanguage {
  /** Primary subtag such as `de`, or `und` when the text does not tell. */
  readonly language: LanguageTag
  /** 0 to 1. For `und` 0. */
  readonly confidence: number
}

/** Below this confidence the answer is `und`. */
export const minimumConfidence = 0.35

/**
 * The language most of the text is in. Looks at no more than about 6,000 characters, taken from its start, middle
 * and end. Addresses, hashtags and figures do not count.
 */
export const detectLanguage = (text: string): DetectedLanguage => detected(text, "")

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const detected = remembered((text): DetectedLanguage => {
  const sample = excerpt(text).replace(noise, " ").trim()
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters < 3) return undetermined
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (latin < letters / 2) return byScript(sample, letters)
  return byLatin(sample, letters)
})

const undetermined: DetectedLanguage = { language: "und", confidence: 0 }

const noise = new RegExp(`${addressSource}|` + /[#@][\p{L}\p{N}_]+|[\p{N}_*#>|<=`~[\](){}]+/u.source, "gu")

const sampleLength = 2_000

const excerpt = (text: string): string => {
  if (text.length <= 3 * sampleLength) return text
  const middle = Math.floor((text.length - sampleLength) / 2)
  return [text.slice(0, sampleLength), text.slice(middle, middle + sampleLength), text.slice(-sampleLength)].join(" ")
}

// ISO 639-3 as franc names languages, to the tags in use on the Web.
const iso1: Partial<Record<string, string>> = {
  arb: "ar",
  bel: "be",
  ben: "bn",
  bul: "bg",
  ces: "cs",
  cmn: "zh",
  dan: "da",
  deu: "de",
  ell: "el",
  eng: "en",
  est: "et",
  fin: "fi",
  fra: "fr",
  heb: "he",
  hin: "hi",
  hrv: "hr",
  hun: "hu",
  ind: "id",
  ita: "it",
  jpn: "ja",
  kat: "ka",
  kor: "ko",
  nld: "nl",
  nob: "nb",
  pes: "fa",
  pol: "pl",
  por: "pt",
  ron: "ro",
  rus: "ru",
  spa: "es",
  srp: "sr",
  swe: "sv",
  swh: "sw",
  tam: "ta",
  tel: "te",
  tha: "th",
  tgl: "tl",
  tur: "tr",
  ukr: "uk",
  urd: "ur",
  vie: "vi",
  kaz: "kk",
  mar: "mr"
}
const latinCodes = "eng deu fra spa ita por nld pol swe ron hun tur ind vie hrv tgl swh".split(" ")
const otherCodes = Object.keys(iso1).filter((code) => !latinCodes.includes(code))

const byScript = (sample: string, letters: number): DetectedLanguage =>
  decide(sample, letters, otherCodes, otherLanguages, 25)

const byLatin = (sample: string, letters: number): DetectedLanguage =>
  decide(sample, letters, latinCodes, latinLanguages, 18)

// Stop words tell more of a short text, trigrams of a long one; together they have to agree on one language.
const decide = (
  sample: string,
  letters: number,
  codes: ReadonlyArray<string>,
  languages: ReadonlySet<string>,
  halfSure: number
): DetectedLanguage => {
  const votes = stopWordVotes(sample, languages)
  const trigrams = new Map(
    francAll(sample, { only: [...codes], minLength: 3 }).map(([code, score]) => [iso1[code] ?? "und", score])
  )
  const trigramShare = 0.45 * certainty(letters, 25)
  const highestVote = Math.max(...votes.values(), 0)
  const scores = [...new Set([...votes.keys(), ...trigrams.keys()])]
    .filter((language) => language !== "und")
    .map((language) => {
      const vote = highestVote === 0 ? 0 : (votes.get(language) ?? 0) / highestVote
      // The second best of franc often has nine tenths of the best, so differences are stretched.
      const trigram = Math.max(0, 1 - (1 - (trigrams.get(language) ?? 0)) * 4)
      return { language, score: highestVote === 0 ? trigram : (1 - trigramShare) * vote + trigramShare * trigram }
    })
    .sort((a, b) => b.score - a.score || (a.language < b.language ? -1 : 1))
  const [best, second] = scores
  if (best === undefined) return undetermined
  const margin = Math.min(1, (best.score - (second?.score ?? 0)) * 2.5)
  // Prose in a language has a good share of its words among the stop words; a list of names has none. Languages
  // without a list, or with a script of their own, are told by their trigrams.
  const evidence = withList.has(best.language) ? Math.min(1, (votes.get(best.language) ?? 0) / 0.12) : 1
  return decided(best.language, margin * (0.3 + 0.7 * evidence) * certainty(letters, halfSure))
}

const certainty = (letters: number, half: number): number => 1 - 0.5 ** (letters / half)

const decided = (language: string, confidence: number): DetectedLanguage =>
  confidence < minimumConfidence
    ? undetermined
    : { language, confidence: Math.round(Math.min(1, confidence) * 1000) / 1000 }

// A word counts for each language that has it, the less the more languages do.
const stopWordVotes = (sample: string, languages: ReadonlySet<string>): ReadonlyMap<string, number> => {
  const shares = new Map<string, number>()
  const tokens = words(sample, "und")
  for (const { text } of tokens) {
    const found = holdersOf(text.toLowerCase().replaceAll("’", "'")).filter((language) => languages.has(language))
    for (const language of found) {
      shares.set(language, (shares.get(language) ?? 0) + 1 / found.length / Math.max(1, tokens.length))
    }
  }
  return shares
}

const withList = new Set(stopWordLanguages().filter((language) => language !== "no"))
const otherLanguages: ReadonlySet<string> = new Set(["el", "ru", "uk"])
const latinLanguages: ReadonlySet<string> = new Set([...withList].filter((language) => !otherLanguages.has(language)))
const holders = new Map<string, ReadonlyArray<string>>()

const holdersOf = (word: string): ReadonlyArray<string> => {
  if (holders.size === 0) {
    const lists = new Map<string, Array<string>>()
    for (const language of withList) {
      for (const stopWord of stopWords(language)) {
        const known = lists.get(stopWord)
        if (known === undefined) lists.set(stopWord, [language])
        else known.push(language)
      }
    }
    for (const [stopWord, languages] of lists) holders.set(stopWord, languages)
  }
  return holders.get(word) ?? []
}
