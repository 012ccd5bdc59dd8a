/**
 * How well a text fits the voice of a brand: a score, the measures behind it, and each deviation with its place and what
 * would mend it.
 *
 * @since 0.1.0
 */
import { stem } from "../text/Stemming.ts"
import { measureVoice, proseWords, type VoiceMeasures } from "./VoiceMeasures.ts"
import { type VoiceProfile } from "./VoiceProfile.ts"
import { addressDeviations, type Deviation, rateDeviations, wordDeviations } from "./VoiceDeviations.ts"
import { addressNames, contractionsIn, sentenceBand } from "./VoiceLimits.ts"

/** What of a text is compared with the profile. */
export const voiceFeatureNames = [
  "sentence-length",
  "questions",
  "exclamations",
  "emoji",
  "form-of-address",
  "words",
  "contractions",
  "opening",
  "post-length",
  "hashtags"
] as const
export type VoiceFeatureName = (typeof voiceFeatureNames)[number]

/** One feature compared: 1 fits, 0 is as far as can be. */
export interface VoiceFeature {
  readonly feature: VoiceFeatureName
  readonly value: number
  /** Share in the score; those of all features add up to 1. */
  readonly weight: number
  /** Both measures in English words. */
  readonly detail: string
}

export type VoiceDeviation = Deviation & { readonly feature: VoiceFeatureName }

export interface VoiceFit {
  /** 0 to 1: the weighted mean of the features. 1 where the profile knows nothing. */
  readonly score: number
  /** Of the profile: how much the score can be relied on. */
  readonly confidence: number
  /** Those that can be compared, in a fixed order. */
  readonly features: ReadonlyArray<VoiceFeature>
  /** What is clearly off, in the order of the features. */
  readonly deviations: ReadonlyArray<VoiceDeviation>
}

/**
 * Compares a text with the profile. Pure and total. A short text may stray further than a long one, and a profile of few
 * examples allows more than one of many. Offsets are UTF-16 code units of `text`.
 */
export const voiceFit = (profile: VoiceProfile, text: string): VoiceFit => {
  const own = measureVoice(text, profile.language)
  if (profile.sentenceCount === 0) return { score: 1, confidence: 0, features: [], deviations: [] }
  const compared = comparisons.flatMap(({ compare, feature, weight }) => {
    const found = compare({ own, profile, text })
    return found === undefined ? [] : [{ ...found, feature, weight }]
  })
  const total = compared.reduce((sum, { weight }) => sum + weight, 0)
  const features = compared.map(({ detail, feature, value, weight }) => ({
    feature,
    value: rounded(value),
    weight: weight / total,
    detail
  }))
  return {
    score: rounded(features.reduce((sum, { value, weight }) => sum + value * weight, 0)),
    confidence: profile.confidence,
    features,
    deviations: compared.flatMap(({ deviations, feature, value }) =>
      value >= fitsFrom ? [] : deviations().map((deviation) => ({ ...deviation, feature }))
    )
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** From this value on a feature is no deviation. */
const fitsFrom = 0.8

interface Subject {
  readonly text: string
  readonly own: VoiceMeasures
  readonly profile: VoiceProfile
}

interface Compared {
  readonly value: number
  readonly detail: string
  readonly deviations: () => ReadonlyArray<Deviation>
}

interface Comparison {
  readonly feature: VoiceFeatureName
  readonly weight: number
  /** Undefined where the feature cannot be compared. */
  readonly compare: (subject: Subject) => Compared | undefined
}

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000
const percent = (rate: number): string => `${Math.round(rate * 100)} %`
const between = (value: number): number => Math.min(1, Math.max(0, value))

/** Three times beyond the band, or a third of it, is as far as can be. */
const inBand = (value: number, low: number, high: number): number => {
  if (value >= low && value <= high) return 1
  const [a, b] = value < low ? [low, value] : [value, high]
  return between(1 - Math.log(Math.max(a, 0.5) / Math.max(b, 0.5)) / Math.log(3))
}

/** A half beyond what chance would do in a text of this length is as far as can be. */
const inChance = (rate: number, wanted: number, sentences: number, examples: number): number => {
  if (sentences === 0) return 1
  const smoothed = (wanted * examples + 0.5) / (examples + 1)
  const chance = Math.sqrt((Math.min(smoothed, 1) * Math.max(1 - smoothed, 0.05)) / sentences)
  return between(1 - 2 * Math.max(0, Math.abs(rate - wanted) - chance))
}

const rate = (
  feature: "questions" | "exclamations" | "emoji",
  what: string,
  weight: number,
  wanted: (profile: VoiceProfile) => number,
  count: (own: VoiceMeasures) => number
): Comparison => ({
  feature,
  weight,
  compare: ({ own, profile, text }) => {
    const sentences = own.sentences.length
    const share = sentences === 0 ? 0 : count(own) / sentences
    return {
      value: inChance(share, wanted(profile), sentences, profile.sentenceCount),
      detail: `${percent(share)} ${what}; the examples ${percent(wanted(profile))}`,
      deviations: () => rateDeviations(feature, share, wanted(profile), own, text)
    }
  }
})

const sentenceLength: Comparison = {
  feature: "sentence-length",
  weight: 0.22,
  compare: ({ own, profile, text }) => {
    const mean = own.sentences.length === 0 ? 0 : own.wordCount / own.sentences.length
    const { high, low } = sentenceBand(profile)
    return {
      value: mean === 0 ? 0 : inBand(mean, low, high),
      detail: `${mean.toFixed(1)} words a sentence; the examples ${told(profile.meanSentenceWords)}`,
      deviations: () => {
        const message = {
          en: `${mean.toFixed(1)} words a sentence, the brand writes ${told(profile.meanSentenceWords)}`,
          de: `${mean.toFixed(1)} Wörter je Satz, die Marke schreibt ${told(profile.meanSentenceWords, "bis")}`
        }
        if (mean < low) {
          const mend = { en: "Join short sentences", de: "Verbinde kurze Sätze" }
          return [{ message, mend }]
        }
        const mend = { en: "Split this sentence", de: "Teile diesen Satz" }
        const long = own.sentences.filter(({ words }) => words > high).toSorted((a, b) => b.words - a.words)
        return long.slice(0, 3).map(({ end, start }) => ({ message, mend, start, end, quote: text.slice(start, end) }))
      }
    }
  }
}

const told = ({ high, low }: { readonly low: number; readonly high: number }, to = "to"): string =>
  low === high ? low.toFixed(1) : `${low.toFixed(1)} ${to} ${high.toFixed(1)}`

const formOfAddress: Comparison = {
  feature: "form-of-address",
  weight: 0.2,
  compare: ({ own, profile, text }) => {
    const forms = new Set(own.addresses.map(({ form }) => form))
    const wanted = profile.formOfAddress
    // A brand that says `du` to one says `ihr` to many.
    const isFriendly = (form: string) => form === "du" || form === "ihr"
    const isMixed = forms.has("sie") && forms.size > 1
    const isOther = (form: string) => form !== wanted && !(isFriendly(form) && isFriendly(wanted))
    const value = (): number => {
      if (isMixed) return 0
      if (wanted === "mixed") return 1
      // Not to speak to the reader is no break of voice, only less of it; another form is.
      if (forms.size === 0) return wanted === "none" ? 1 : 1 - 0.5 * Math.min(1, profile.addressShare * 1.5)
      if (wanted === "none") return 0.7
      if ([...forms].some(isOther)) return 0
      return forms.has(wanted) ? 1 : 0.9
    }
    const names = isMixed ? "“du” and “Sie” mixed" : addressNames[[...forms][0] ?? "none"].en
    return {
      value: value(),
      detail: `${names}; the examples ${addressNames[wanted].en}`,
      deviations: () => addressDeviations(own, wanted, isMixed, text)
    }
  }
}

const choiceOfWords: Comparison = {
  feature: "words",
  weight: 0.16,
  compare: ({ own, profile, text }) => {
    const theirs = new Set(profile.rareWords.map((word) => stem(word, profile.language)))
    const rare = own.rareWords.filter(({ word }) => !theirs.has(stem(word, profile.language)))
    const share = own.wordCount === 0 ? 0 : Math.min(1, rare.length / own.wordCount)
    const used = new Set(proseWords(text, profile.language).map((word) => stem(word, profile.language)))
    const typical = profile.typicalWords.filter(({ word }) => used.has(stem(word, profile.language)))
    const known = profile.typicalWords.length
    const fair = between(1 - 6 * Math.max(0, share - 0.5 * profile.rareShare))
    const own_ = known === 0 || typical.length > 0 ? 1 : 0.8
    return {
      value: fair * own_,
      detail: [
        rare.length === 0 ? "no word that stands out" : `words that stand out: ${quoted(rare.map(({ word }) => word))}`,
        ...(known === 0
          ? []
          : [`${typical.length === 0 ? "none" : quoted(typical.map(({ word }) => word))} of the brand’s words`])
      ].join("; "),
      deviations: () => wordDeviations(rare, text)
    }
  }
}

const quoted = (words: ReadonlyArray<string>): string => [...new Set(words)].slice(0, 5).join(", ")

const contractions: Comparison = {
  feature: "contractions",
  weight: 0.05,
  compare: ({ own, profile, text }) => {
    const { share, total } = contractionsIn(own)
    if (profile.contractionShare === undefined || total === 0) return undefined
    const wanted = profile.contractionShare
    const isContracted = share > wanted
    const message = isContracted
      ? { en: "The brand writes the words out", de: "Die Marke schreibt die Wörter aus" }
      : { en: "The brand contracts", de: "Die Marke zieht zusammen" }
    const mend = isContracted
      ? { en: "Write it out", de: "Schreib es aus" }
      : { en: "Contract it: don’t, we’re", de: "Zieh es zusammen: don’t, we’re" }
    return {
      value: inChance(share, wanted, total, profile.sentenceCount),
      detail: `${percent(share)} contracted of what can be; the examples ${percent(wanted)}`,
      deviations: () =>
        (isContracted ? own.contracted : own.uncontracted)
          .slice(0, 5)
          .map(({ end, start }) => ({ message, mend, start, end, quote: text.slice(start, end) }))
    }
  }
}

const opening: Comparison = {
  feature: "opening",
  weight: 0.04,
  compare: ({ own, profile }) => {
    const [usual] = profile.openings
    if (own.opening === undefined || usual === undefined) return undefined
    const share = profile.openings.find(({ kind }) => kind === own.opening)?.share ?? 0
    return {
      value: share > 0 ? 1 : 1 - 0.5 * profile.confidence,
      detail: `begins as ${own.opening}, as ${percent(share)} of the examples`,
      deviations: () => {
        const { end, start } = own.sentences[0]!
        return [
          {
            message: {
              en: `No example begins as this text does (${own.opening})`,
              de: `Kein Beispiel beginnt wie dieser Text (${openingsInGerman[own.opening!]})`
            },
            mend: {
              en: `Begin as most examples do: ${usual.kind}`,
              de: `Beginne wie die meisten Beispiele: ${openingsInGerman[usual.kind]}`
            },
            start,
            end
          }
        ]
      }
    }
  }
}

const openingsInGerman = {
  question: "Frage",
  request: "Aufforderung",
  figure: "Zahl",
  reader: "Anrede",
  we: "wir",
  statement: "Aussage"
}

const band = (
  feature: "post-length" | "hashtags",
  weight: number,
  names: { readonly en: string; readonly de: string },
  range: (profile: VoiceProfile) => VoiceProfile["wordsPerPost"],
  count: (own: VoiceMeasures) => number
): Comparison => ({
  feature,
  weight,
  compare: ({ own, profile }) => {
    const { high, low } = range(profile)
    const slack = 1 + 0.5 / Math.sqrt(profile.used)
    const many = count(own)
    const isMore = many > high
    return {
      value: inBand(many, low / slack, high * slack),
      detail: `${many} ${names.en}; the examples ${low === high ? low : `${low} to ${high}`}`,
      deviations: () => [
        {
          message: {
            en: `${many} ${names.en}, the examples have ${low} to ${high}`,
            de: `${many} ${names.de}, die Beispiele haben ${low} bis ${high}`
          },
          mend: isMore ? { en: "Shorten it", de: "Kürze" } : { en: "Write more", de: "Schreib mehr" }
        }
      ]
    }
  }
})

const comparisons: ReadonlyArray<Comparison> = [
  sentenceLength,
  rate(
    "questions",
    "of the sentences ask",
    0.08,
    (profile) => profile.questionShare,
    (own) => own.sentences.filter(({ asks }) => asks).length
  ),
  rate(
    "exclamations",
    "of the sentences exclaim",
    0.1,
    (profile) => profile.exclamationShare,
    (own) => own.sentences.filter(({ exclaims }) => exclaims).length
  ),
  rate(
    "emoji",
    "emoji a sentence",
    0.1,
    (profile) => profile.emojiRate,
    (own) => own.emoji.length
  ),
  formOfAddress,
  choiceOfWords,
  contractions,
  opening,
  band(
    "post-length",
    0.03,
    { en: "words in all", de: "Wörter insgesamt" },
    (profile) => profile.wordsPerPost,
    (own) => own.wordCount
  ),
  band(
    "hashtags",
    0.02,
    { en: "hashtags", de: "Hashtags" },
    (profile) => profile.hashtagsPerPost,
    (own) => own.hashtags.length
  )
]
