/**
 * The voice of a brand as data: what was measured of its examples, and how sure that is.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { LanguageTag } from "../text/Language.ts"
import { openingKinds } from "./VoiceMeasures.ts"

/** Limits of training. What goes beyond is left out and noted, never cut. */
export const voiceLimits = {
  maxExamples: 500,
  /** Characters of one example. */
  maxExampleLength: 20_000,
  /** Characters of all examples together. */
  maxTotalLength: 1_000_000,
  /** Examples from which on nothing is said of too few. */
  enoughExamples: 5,
  maxTypicalWords: 20,
  maxRareWords: 200
} as const

const Share = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))
const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
const Measure = Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0))

/** What most examples keep to: their 10th to 90th percentile, or all of them where there are fewer than five. */
export const VoiceRange = Schema.Struct({ low: Measure, median: Measure, high: Measure })
export type VoiceRange = typeof VoiceRange.Type

/** What readers of a profile should know of how it came about. */
export const voiceNoteCodes = [
  "no-examples",
  "few-examples",
  "contradicting-address",
  "contradicting-length",
  "repeated-examples",
  "empty-examples",
  "other-language",
  "long-examples",
  "many-examples"
] as const

export const VoiceNote = Schema.Struct({
  code: Schema.Literals(voiceNoteCodes),
  message: Schema.Struct({ en: Schema.String, de: Schema.String })
})
export type VoiceNote = typeof VoiceNote.Type

/** How readers are spoken to in most addressed sentences. `mixed`: no form has three quarters of the words for them. */
export const VoiceAddress = Schema.Literals(["none", "you", "du", "ihr", "sie", "mixed"])
export type VoiceAddress = typeof VoiceAddress.Type

/** What `trainVoice` makes of examples. */
export class VoiceProfile extends Schema.Class<VoiceProfile>("@postwright/core/brand/VoiceProfile")({
  schemaVersion: Schema.Literal("1"),
  language: LanguageTag,
  /** Examples that were handed in. */
  given: Count,
  /** Examples that were measured. */
  used: Count,
  /** Sentences of those. */
  sentenceCount: Count,
  /** 0: nothing is known, to 1. Grows with the examples, and falls where they contradict each other. */
  confidence: Share,
  notes: Schema.Array(VoiceNote),
  /** Words of a sentence. */
  sentenceWords: VoiceRange,
  /** Mean number of words in a sentence, of each example. */
  meanSentenceWords: VoiceRange,
  wordsPerPost: VoiceRange,
  emojiPerPost: VoiceRange,
  hashtagsPerPost: VoiceRange,
  /** Emoji in a sentence, on average. */
  emojiRate: Measure,
  /** Share of the sentences. */
  questionShare: Share,
  /** Share of the sentences. */
  exclamationShare: Share,
  formOfAddress: VoiceAddress,
  /** Share of the sentences with a word for the reader. */
  addressShare: Share,
  /** Share of the sentences with `we` or `our`. */
  weShare: Share,
  /** Of what English can contract, the share that is (`don't`). Absent where nothing could be. */
  contractionShare: Schema.optionalKey(Share),
  /** Share of the words that stand out: jargon, foreign and very long ones. */
  rareShare: Share,
  /** Those words, lower-case, in code-unit order. The brand uses them, so they are no deviation. */
  rareWords: Schema.Array(Schema.String).check(Schema.isMaxLength(voiceLimits.maxRareWords)),
  /** How the examples begin, the most frequent way first. */
  openings: Schema.Array(Schema.Struct({ kind: Schema.Literals(openingKinds), share: Share })),
  /** Words that the brand comes back to, most typical first. */
  typicalWords: Schema.Array(Schema.Struct({ word: Schema.String, examples: Count })).check(
    Schema.isMaxLength(voiceLimits.maxTypicalWords)
  )
}) {}
