/**
 * Which language a text is in. Combines trigram statistics (franc) with the share of stop words, which carry short
 * texts; says `und` rather than guess.
 *
 * @see {@link https://github.com/wooorm/franc | franc}
 * @since 0.1.0
 */
import { francAll } from "franc-min"
import { type LanguageTag } from "./Language.ts"
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
export const detectLanguage = (text: string): DetectedLanguage => {
  const sample = excerpt(text).replace(noise, " ").trim()
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters < 3) return undetermined
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (latin < letters / 2) return byScript(sample, letters)
  return byLatin(sample, letters)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const undetermined: DetectedLanguage = { language: "und", confidence: 0 }

const noise = /https?:\/\/\S+|www\.\S+|\S+@\S+|[#@][\p{L}\p{N}_]+|[\p{N}_*#>|<=`~[\](){}]+/gu

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

const byScript = (sample: string, letters: number): DetectedLanguage => {
  const [best, second] = francAll(sample, { only: otherCodes, minLength: 3 })
  const language = best === undefined ? undefined : iso1[best[0]]
  if (best === undefined || language === undefined) return undetermined
  // One language of the script leaves no second; of several the margin decides.
  const margin = second === undefined ? 1 : Math.min(1, (best[1] - second[1]) * 6)
  return decided(language, margin * certainty(letters, 25))
}

const byLatin = (sample: string, letters: number): DetectedLanguage => {
  const votes = stopWordVotes(sample)
  const trigrams = new Map(
    francAll(sample, { only: latinCodes, minLength: 10 }).map(([code, score]) => [iso1[code] ?? "und", score])
  )
  const highestVote = Math.max(...votes.shares.values(), 0)
  const scores = [...new Set([...votes.shares.keys(), ...trigrams.keys()])]
    .filter((language) => language !== "und")
    .map((language) => {
      const vote = highestVote === 0 ? 0 : (votes.shares.get(language) ?? 0) / highestVote
      return { language, score: 0.7 * vote + 0.3 * (trigrams.get(language) ?? 0) }
    })
    .sort((a, b) => b.score - a.score || (a.language < b.language ? -1 : 1))
  const [best, second] = scores
  if (best === undefined) return undetermined
  const margin = Math.min(1, (best.score - (second?.score ?? 0)) * 2.5)
  // Prose in a language has at least a fifth of its words among the stop words; a list of names has none.
  const evidence = Math.min(1, (votes.shares.get(best.language) ?? 0) / 0.12)
  return decided(best.language, margin * (0.35 + 0.65 * evidence) * certainty(letters, 18))
}

const certainty = (letters: number, half: number): number => 1 - 0.5 ** (letters / half)

const decided = (language: string, confidence: number): DetectedLanguage =>
  confidence < minimumConfidence
    ? undetermined
    : { language, confidence: Math.round(Math.min(1, confidence) * 1000) / 1000 }

// A word counts for each language that has it, the less the more languages do.
const stopWordVotes = (sample: string): { readonly shares: ReadonlyMap<string, number> } => {
  const shares = new Map<string, number>()
  const tokens = words(sample, "und")
  for (const { text } of tokens) {
    const holders = holdersOf(text.toLowerCase().replaceAll("’", "'"))
    for (const language of holders) {
      shares.set(language, (shares.get(language) ?? 0) + 1 / holders.length / Math.max(1, tokens.length))
    }
  }
  return { shares }
}

const latinLanguages = stopWordLanguages().filter((language) => !["el", "ru", "uk", "no"].includes(language))
const holders = new Map<string, ReadonlyArray<string>>()

const holdersOf = (word: string): ReadonlyArray<string> => {
  if (holders.size === 0) {
    const lists = new Map<string, Array<string>>()
    for (const language of latinLanguages) {
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
