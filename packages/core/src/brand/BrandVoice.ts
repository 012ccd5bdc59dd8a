/**
 * The voice of texts as measurable features of style, and how close one text comes to the voice of others.
 *
 * @since 0.1.0
 */
import { detectEntities } from "../policy/Entities.ts"
import { primarySubtag } from "../text/Language.ts"
import { countWords, sentences } from "../text/Segmentation.ts"

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

/** One feature compared: 1 is the same, 0 as far as can be. */
export interface VoiceComparison {
  readonly feature: "sentence-length" | "questions" | "exclamations" | "emoji" | "form-of-address"
  readonly value: number
  /** Both measures in words. */
  readonly detail: string
}

/** The features of all sentences of the texts together. Addresses, hashtags and mentions do not count. */
export const voiceFeatures = (texts: ReadonlyArray<string>, language: string): VoiceFeatures => {
  const primary = primarySubtag(language)
  const all = texts.flatMap((text) => sentences(prose(text), language).map((sentence) => sentence.text))
  const count = all.length
  const share = (matches: (sentence: string) => boolean): number =>
    rounded(count === 0 ? 0 : all.filter(matches).length / count)
  const emojis = all.reduce((sum, sentence) => sum + [...sentence.matchAll(emoji)].length, 0)
  const words = all.reduce((sum, sentence) => sum + countWords(sentence, language), 0)
  const forms = new Set(all.flatMap((sentence) => addressesIn(sentence, primary)))
  return {
    sentenceCount: count,
    wordsPerSentence: rounded(count === 0 ? 0 : words / count),
    questionRate: share((sentence) => /\?["'”’»“‘)\]\s]*$/u.test(withoutEmoji(sentence))),
    exclamationRate: share((sentence) => /!["'”’»“‘)\]\s]*$/u.test(withoutEmoji(sentence))),
    emojiRate: rounded(count === 0 ? 0 : emojis / count),
    addressRate: share((sentence) => addressesIn(sentence, primary).length > 0),
    formOfAddress: forms.has("du") && forms.has("sie") ? "mixed" : ([...forms][0] ?? "none"),
    weRate: share((sentence) => (we[primary] ?? we["en"]!).test(sentence))
  }
}

/** How close the text comes to the voice of the examples, feature by feature. Empty when there are no examples. */
export const compareVoice = (
  text: string,
  examples: ReadonlyArray<string>,
  language: string
): ReadonlyArray<VoiceComparison> => {
  const voice = voiceFeatures(examples, language)
  if (voice.sentenceCount === 0) return []
  const own = voiceFeatures([text], language)
  const rate = (
    feature: VoiceComparison["feature"],
    what: string,
    key: "questionRate" | "exclamationRate" | "emojiRate"
  ) => ({
    feature,
    value: closeness(own[key], voice[key]),
    detail: `${percent(own[key])} ${what}; the examples ${percent(voice[key])}`
  })
  return [
    {
      feature: "sentence-length",
      value: sentenceLengthCloseness(own.wordsPerSentence, voice.wordsPerSentence),
      detail: `${own.wordsPerSentence.toFixed(1)} words a sentence; the examples ${voice.wordsPerSentence.toFixed(1)}`
    },
    rate("questions", "of the sentences ask", "questionRate"),
    rate("exclamations", "of the sentences exclaim", "exclamationRate"),
    rate("emoji", "emoji a sentence", "emojiRate"),
    {
      feature: "form-of-address",
      value: addressCloseness(own, voice),
      detail: `${addressLabels[own.formOfAddress]}; the examples ${addressLabels[voice.formOfAddress]}`
    }
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const emoji = /\p{RGI_Emoji}|\p{Extended_Pictographic}/gv
const withoutEmoji = (text: string): string => text.replace(emoji, "").trimEnd()

/** The text without what is not prose. */
const prose = (text: string): string => {
  let rest = ""
  let at = 0
  for (const { end, start } of detectEntities(text)) {
    if (start < at) continue
    rest += text.slice(at, start)
    at = end
  }
  return rest + text.slice(at)
}

const word = (list: string, flags = "iu"): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}])(?:${list})(?![\\p{L}\\p{M}])`, flags)

const du = word("du|dich|dir|dein(?:e[mnrs]?)?|euch|euer|eure[mnrs]?")
// At the beginning of a sentence `Sie` may be she or they.
const sie = new RegExp(`(?<=[\\p{L}\\p{N},;:)”“"] |-)(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)(?![\\p{L}\\p{M}])`, "u")
const you = word("you|your|yours|yourself|yourselves|you['’](?:re|ll|ve|d)")
const we: Record<string, RegExp> = {
  en: word("we|us|our|ours|we['’](?:re|ll|ve|d)"),
  de: word("wir|uns|unser(?:e[mnrs]?)?")
}

const addressesIn = (sentence: string, primary: string): ReadonlyArray<"you" | "du" | "sie"> => {
  if (primary !== "de") return you.test(sentence) ? ["you"] : []
  return [...(du.test(sentence) ? (["du"] as const) : []), ...(sie.test(sentence) ? (["sie"] as const) : [])]
}

const addressLabels: Record<FormOfAddress, string> = {
  none: "no word for the reader",
  you: "the reader is “you”",
  du: "the reader is “du”",
  sie: "the reader is “Sie”",
  mixed: "“du” and “Sie” mixed"
}

/** A half apart in rates is as far as can be. */
const closeness = (a: number, b: number): number => rounded(1 - Math.min(1, Math.abs(a - b) * 2))

/** Three times as long, or a third, is as far as can be. */
const sentenceLengthCloseness = (a: number, b: number): number =>
  a === 0 || b === 0 ? 0 : rounded(1 - Math.min(1, Math.abs(Math.log(a / b)) / Math.log(3)))

const addressCloseness = (own: VoiceFeatures, voice: VoiceFeatures): number => {
  if (own.formOfAddress === "mixed") return 0
  if (own.formOfAddress === voice.formOfAddress || voice.formOfAddress === "mixed") return 1
  // Not to speak to the reader is no break of voice, only less of it; the other form is.
  return own.formOfAddress === "none" || voice.formOfAddress === "none" ? 0.6 : 0
}

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000
const percent = (rate: number): string => `${Math.round(rate * 100)} %`
