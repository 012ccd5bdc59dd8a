/**
 * How well a text fits the brand, as parts of a score.
 *
 * @since 0.1.0
 */
import type { BrandBrief } from "../campaign/Brief.ts"
import { checkGuidelines } from "./Guidelines.ts"
import { voiceFit, type VoiceDeviation, type VoiceFeatureName } from "./VoiceFit.ts"
import { voiceProfileOf } from "./VoiceTraining.ts"
import { wordsIn, wordsSpelledBy } from "./WordMatch.ts"

/** A measured part before its weight is brought in relation to the others. */
export interface FitPart {
  readonly name: string
  /** 0 (worst) to 1 (best). */
  readonly value: number
  /** Relative to the other parts; what does not apply is not in the list. */
  readonly weight: number
  readonly detail: string
}

/**
 * The parts in a fixed order: banned words, required words, features of voice when the brand gives examples, and the
 * guidelines that can be measured when there are any. Banned words weigh most. The detail of a feature names what is off
 * and what would mend it.
 */
export const brandFitParts = (
  text: string,
  options: {
    readonly brand: BrandBrief
    readonly tone: string
    readonly language: string
    readonly hashtags?: ReadonlyArray<string>
  }
): ReadonlyArray<FitPart> => {
  const { brand, hashtags = [], language, tone } = options
  const heldIn = (words: ReadonlyArray<string>): ReadonlyArray<string> => {
    const found = new Set([...wordsIn(text, words), ...hashtags.flatMap((hashtag) => wordsSpelledBy(hashtag, words))])
    return words.filter((word) => found.has(word))
  }
  return [
    bannedWords(heldIn(brand.bannedWords ?? [])),
    requiredWords(brand.requiredWords ?? [], heldIn(brand.requiredWords ?? [])),
    ...voice(text, brand.voice?.examples ?? [], language),
    ...guidelines(checkGuidelines(text, { guidelines: brand.guidelines ?? "", tone, language }))
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// How long a post is and how many hashtags it has is for its network to say; an example may be a single sentence.
const voiceWeights: Partial<Record<VoiceFeatureName, number>> = {
  "sentence-length": 0.12,
  questions: 0.05,
  exclamations: 0.06,
  emoji: 0.05,
  "form-of-address": 0.07,
  words: 0.06
}

/** A choice of words is a habit only from so many examples on. */
const wordsFrom = 3

const voice = (text: string, examples: ReadonlyArray<string>, language: string): ReadonlyArray<FitPart> => {
  if (examples.length === 0) return []
  const profile = voiceProfileOf(examples, language)
  const { deviations, features } = voiceFit(profile, text)
  return features.flatMap(({ detail, feature, value }) => {
    const weight = voiceWeights[feature]
    if (weight === undefined || (feature === "words" && profile.used < wordsFrom)) return []
    const off = deviations.filter((deviation) => deviation.feature === feature)
    return [{ name: `voice-${feature}`, value, weight, detail: [detail, ...explained(off)].join(". ") }]
  })
}

/** Most places that one detail quotes. */
const mostQuotes = 3

const explained = (deviations: ReadonlyArray<VoiceDeviation>): ReadonlyArray<string> => {
  const [first] = deviations
  if (first === undefined) return []
  const quotes = deviations.flatMap(({ quote }) => (quote === undefined ? [] : [`“${shortened(quote)}”`]))
  const places = [...new Set(quotes)].slice(0, mostQuotes).join(", ")
  return [`${first.mend.en}${places === "" ? "" : `: ${places}`}`]
}

const shortened = (quote: string): string => {
  const [...signs] = quote.replace(/\s+/gu, " ")
  return signs.length <= 60 ? signs.join("") : `${signs.slice(0, 59).join("").trimEnd()}…`
}

const bannedWords = (found: ReadonlyArray<string>): FitPart => ({
  name: "banned-words",
  value: found.length === 0 ? 1 : 0,
  weight: 0.35,
  detail:
    found.length === 0
      ? "no banned word"
      : `${found.length} banned ${found.length === 1 ? "word" : "words"}: ${found.join(", ")}`
})

const requiredWords = (required: ReadonlyArray<string>, found: ReadonlyArray<string>): FitPart => ({
  name: "required-words",
  value: required.length === 0 ? 1 : Math.round((found.length / required.length) * 1_000) / 1_000,
  weight: 0.15,
  detail:
    required.length === 0
      ? "the brand requires no word"
      : `${found.length} of ${required.length} required words${found.length === 0 ? "" : `: ${found.join(", ")}`}`
})

const guidelines = (checks: ReturnType<typeof checkGuidelines>): ReadonlyArray<FitPart> => {
  if (checks.length === 0) return []
  const kept = checks.filter(({ isKept }) => isKept)
  return [
    {
      name: "guidelines",
      value: Math.round((kept.length / checks.length) * 1_000) / 1_000,
      weight: 0.15,
      detail: checks.map(({ instruction, isKept }) => `${instruction}: ${isKept ? "kept" : "broken"}`).join("; ")
    }
  ]
}
