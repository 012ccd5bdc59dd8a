/**
 * What can be measured of the style of one text, each with its place: sentences, emoji, hashtags, words for the reader,
 * contractions and words that stand out. A brand's profile and the fit of a text rest on the same measures.
 *
 * @since 0.1.0
 */
import { detectHashtags } from "../policy/Entities.ts"
import { primarySubtag } from "../text/Language.ts"
import { remembered } from "../text/Remembered.ts"
import { countWords, sentences, words } from "../text/Segmentation.ts"
import { type AddressMatch, findAddresses, isRequest, withoutEntities } from "./FormOfAddress.ts"
import { findRareWords, type RareWord } from "./VoiceWords.ts"

/** A part of a text: offsets in UTF-16 code units. */
export interface Place {
  readonly start: number
  readonly end: number
}

/** How a text begins. */
export const openingKinds = ["question", "request", "figure", "reader", "we", "statement"] as const
export type OpeningKind = (typeof openingKinds)[number]

export interface MeasuredSentence extends Place {
  readonly words: number
  readonly asks: boolean
  readonly exclaims: boolean
}

/** One text measured. Addresses, hashtags and mentions are no prose. */
export interface VoiceMeasures {
  readonly sentences: ReadonlyArray<MeasuredSentence>
  readonly wordCount: number
  readonly emoji: ReadonlyArray<Place>
  readonly hashtags: ReadonlyArray<Place>
  readonly addresses: ReadonlyArray<AddressMatch>
  /** Sentences with a word for the reader. */
  readonly addressed: number
  /** Sentences with `we` or `our`. */
  readonly weCount: number
  /** English only: what is contracted (`don't`), and what could be (`do not`). */
  readonly contracted: ReadonlyArray<Place>
  readonly uncontracted: ReadonlyArray<Place>
  readonly rareWords: ReadonlyArray<RareWord>
  /** Absent for a text without sentences. */
  readonly opening?: OpeningKind
}

/** Pure. Linear in the length of the text. */
export const measureVoice: (text: string, language: string) => VoiceMeasures = remembered((text, language) => {
  const primary = primarySubtag(language)
  const prose = withoutEntities(text)
  const spans = sentences(prose, language)
  const addresses = findAddresses(text, language)
  const measured = spans.map(({ end, start, text: sentence }): MeasuredSentence => {
    const ending = sentence.replace(emoji, "").trimEnd()
    return {
      start,
      end,
      words: countWords(sentence, language),
      asks: /\?["'”’»“‘)\]\s]*$/u.test(ending),
      exclaims: /!["'”’»“‘)\]\s]*$/u.test(ending)
    }
  })
  const [first] = spans
  const isEnglish = primary === "en"
  return {
    sentences: measured,
    wordCount: measured.reduce((sum, sentence) => sum + sentence.words, 0),
    emoji: placesOf(prose, emoji),
    hashtags: detectHashtags(text).map(({ end, start }) => ({ start, end })),
    addresses,
    addressed: countHolding(spans, addresses),
    weCount: spans.filter(({ text: sentence }) => saysWe(sentence, primary)).length,
    contracted: isEnglish ? placesOf(prose, contracted) : [],
    uncontracted: isEnglish ? placesOf(prose, uncontracted) : [],
    rareWords: findRareWords(prose, language),
    ...(first === undefined ? {} : { opening: openingOf(first.text, language) })
  }
})

/** The lower-case words of the prose, in order. */
export const proseWords = (text: string, language: string): ReadonlyArray<string> =>
  words(withoutEntities(text), language).map((word) => word.text.toLowerCase().replaceAll("’", "'"))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const emoji = /\p{RGI_Emoji}|\p{Extended_Pictographic}/gv

/** How many of the spans hold one of the places, both in order. */
const countHolding = (spans: ReadonlyArray<Place>, places: ReadonlyArray<Place>): number => {
  let count = 0
  let at = 0
  for (const { end, start } of spans) {
    while (at < places.length && places[at]!.start < start) at += 1
    if (at < places.length && places[at]!.start < end) count += 1
  }
  return count
}

const placesOf = (text: string, pattern: RegExp): ReadonlyArray<Place> =>
  Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({ start: index, end: index + found.length }))

const contracted =
  /(?<!\p{L})(?:\p{L}+n['’]t|(?:i|you|we|they|he|she|it|that|there|here|what|who)['’](?:m|re|ve|ll|d|s)|let['’]s)(?!\p{L})/giu
const uncontracted =
  /(?<!\p{L})(?:(?:do|does|did|is|are|was|were|would|could|should|has|have|had) not|cannot|can not|will not|(?:i am|you are|we are|they are|it is|that is|there is|i have|we have|you have|i will|you will|we will|they will|it will))(?!\p{L})/giu

const we = /(?<![\p{L}\p{M}])(?:we|us|our|ours|we['’](?:re|ll|ve|d))(?![\p{L}\p{M}])/iu
const wir = /(?<![\p{L}\p{M}])(?:wir|uns|unser(?:e[mnrs]?)?)(?![\p{L}\p{M}])/iu
const saysWe = (sentence: string, primary: string): boolean => (primary === "de" ? wir : we).test(sentence)

const openingOf = (sentence: string, language: string): OpeningKind => {
  const beginning = sentence.split(/\s+/u).slice(0, 3).join(" ")
  if (/\?["'”’»“‘)\]\s]*$/u.test(sentence.replace(emoji, "").trimEnd())) return "question"
  if (isRequest(sentence, language)) return "request"
  if (/\p{Nd}/u.test(beginning)) return "figure"
  const reader = findAddresses(sentence, language)[0]
  if (reader !== undefined && reader.start < beginning.length) return "reader"
  return saysWe(beginning, primarySubtag(language)) ? "we" : "statement"
}
