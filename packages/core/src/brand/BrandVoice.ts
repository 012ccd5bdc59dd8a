/**
 * The style of texts in a few rates, for instructions that can be checked. `VoiceFit` compares a text with a brand.
 *
 * @since 0.1.0
 */
import { measureVoice, type VoiceMeasures } from "./VoiceMeasures.ts"

/** How readers are spoken to. `none`: not at all; `you` in languages with one form; `mixed`: both German forms. */
export type FormOfAddress = "none" | "you" | "du" | "sie" | "mixed"

/** Features of the style of one or more texts. */
export interface VoiceFeatures {
  readonly sentenceCount: number
  /** Mean number of words in a sentence. */
  readonly wordsPerSentence: number
  /** Share of the sentences that ask, 0 to 1. */
  readonly questionRate: number
  /** Share of the sentences that end with an exclamation mark, 0 to 1. */
  readonly exclamationRate: number
  /** Emoji in a sentence, on average. */
  readonly emojiRate: number
  /** Share of the sentences with a word for the reader, 0 to 1. */
  readonly addressRate: number
  readonly formOfAddress: FormOfAddress
  /** Share of the sentences with `we` or `our`, 0 to 1. */
  readonly weRate: number
}

/** The features of all sentences of the texts together. Addresses, hashtags and mentions do not count. */
export const voiceFeatures = (texts: ReadonlyArray<string>, language: string): VoiceFeatures => {
  const all = texts.map((text) => measureVoice(text, language))
  const total = (of: (measures: VoiceMeasures) => number): number =>
    all.reduce((sum, measures) => sum + of(measures), 0)
  const count = total(({ sentences }) => sentences.length)
  const rate = (of: (measures: VoiceMeasures) => number): number => rounded(count === 0 ? 0 : total(of) / count)
  // Who says `ihr` to many says `du` to one.
  const forms = new Set(all.flatMap(({ addresses }) => addresses.map(({ form }) => (form === "ihr" ? "du" : form))))
  return {
    sentenceCount: count,
    wordsPerSentence: rate(({ wordCount }) => wordCount),
    questionRate: rate(({ sentences }) => sentences.filter(({ asks }) => asks).length),
    exclamationRate: rate(({ sentences }) => sentences.filter(({ exclaims }) => exclaims).length),
    emojiRate: rate(({ emoji }) => emoji.length),
    addressRate: rate(({ addressed }) => addressed),
    formOfAddress: forms.has("du") && forms.has("sie") ? "mixed" : ([...forms][0] ?? "none"),
    weRate: rate(({ weCount }) => weCount)
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000
