/**
 * Headings of scenes whose sentence is spoken and captioned: the figure, the fact or the name that it turns on, in two
 * to six words of the sentence itself. A caption says the whole of it already.
 *
 * @since 0.1.0
 */
import { beforeColon, clauseOf, figureOf } from "./Captions.ts"
import { englishPhrases } from "./internal/englishPhrases.ts"
import { germanPhrases } from "./internal/germanPhrases.ts"
import { namesIn } from "./internal/personNames.ts"
import { primarySubtag } from "../text/Language.ts"
import { capitalise } from "../text/Normalisation.ts"
import { countGraphemes } from "../text/Segmentation.ts"

/** How a heading is made. */
export interface HeadingUse {
  /** In user-perceived characters. */
  readonly maxLength: number
  /** Who says the sentence: the heading of a short one. */
  readonly speaker?: string | undefined
  /** What the sentence is about, strongest first: the last resort. @default nothing */
  readonly subjects?: ReadonlyArray<string>
  /** Headings that another scene has. @default none */
  readonly taken?: ReadonlySet<string>
}

/** The heading of a sentence, without what ends it; empty where nothing short of it says something by itself. */
export const sceneHeadingOf = (
  text: string,
  language: string,
  { maxLength, speaker, subjects = [], taken = none }: HeadingUse
): string => {
  const said = wordCount(text)
  const isShort = (one: string) => {
    const own = wordCount(one)
    return own >= (signed.test(one) ? 1 : minWords) && own <= maxWords && own <= said * mostShare
  }
  const fits = (one: string) => one !== "" && countGraphemes(one) <= maxLength && !taken.has(one)
  const made = (found: ReadonlyArray<string>) => found.map((one) => capitalise(edgeless(one), language)).filter(fits)
  const [dated] = made(headsOf(text))
  if (dated !== undefined) return dated
  const [heading] = made(candidatesOf(text, language, speaker)).filter(isShort)
  // One long word of its own says more than the sentence once more.
  const [subject] = made(subjects.filter((one) => isWithin(text, one)))
  return heading ?? subject ?? ""
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const none: ReadonlySet<string> = new Set()

const [minWords, maxWords] = [2, 6]

/** A date with its hours is read at a glance. */
const maxDated = 8

/** More of the sentence than this is the caption once more. */
const mostShare = 0.75

/** `£150` is whole. */
const signed = /[£$€%]/u

const minLetters = 5

const isWithin = (text: string, subject: string): boolean => {
  const at = text.toLowerCase().indexOf(subject.toLowerCase())
  const ends = at >= 0 && !/^\p{L}/u.test(text.slice(at + subject.length)) && !/\p{L}$/u.test(text.slice(0, at))
  return ends && [...subject].length >= minLetters
}

const wordCount = (text: string): number => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

const edgeless = (text: string): string =>
  text.replace(/^[\s"“„«»‘‚(,;:–—-]+|[\s"”“»«’),;:–—.!?-]+$/gu, "").replace(/\s+/gu, " ")

// Strongest first: what a figure counts, a clause that is a sentence of its own, things, who it is about.
const candidatesOf = (text: string, language: string, speaker: string | undefined): ReadonlyArray<string> => {
  const { figures, things } = phrasesOf(text, language)
  const figure = figureOf(text, language)
  const clause = clauseOf(text, language)
  return [
    ...dateOf(text, language),
    ...(figure === undefined ? [] : [...figures.filter((one) => one.includes(figure)), ownerOf(text, figure)]),
    ...(figure !== undefined && /\s/u.test(figure) ? [figure] : []),
    ...(speaker === undefined ? [] : [speaker]),
    ...(clause === undefined ? [] : [clause]),
    ...beforeReason(text, language),
    ...figures,
    ...things,
    ...namesIn(text, language),
    openingOf(text, language),
    ...(figure === undefined ? [] : [figure])
  ]
}

// `13 March 2027, 10 am: open workshop`, else `13 March 2027`.
const headsOf = (text: string): ReadonlyArray<string> => {
  const head = beforeColon(text)
  const short = (one: string | undefined) => (one !== undefined && wordCount(one) <= maxDated ? [one] : [])
  return head === undefined || !/\p{Nd}/u.test(head) ? [] : [...short(head), ...short(head.split(", ")[0])]
}

// `Measure the gate before you measure anything else`: true without the rest.
const beforeReason = (text: string, language: string): ReadonlyArray<string> => {
  const found = primarySubtag(language) === "en" ? /^([^,;:]{8,60}?)\s(?:before|because|while)\s/u.exec(text) : null
  const [, start = ""] = found ?? []
  return start === "" || /\b(?:not|no|never|nobody|if|when|who|that|which|unless|without)\b/iu.test(start)
    ? []
    : [start]
}

// `on Saturday 13 March 2027`: when something is to be. A day that something began or ended on is none.
const dateOf = (text: string, language: string): ReadonlyArray<string> => {
  const found = appointments[primarySubtag(language)]?.exec(text)?.[1]
  return found === undefined ? [] : [found]
}

const appointments: Readonly<Record<string, RegExp>> = {
  en: /\bon\s((?:\p{Lu}\p{Ll}+day,?\s)?\d{1,2}\s\p{Lu}\p{Ll}{2,}(?:\s\d{4})?)(?![\p{L}\p{N}])/u,
  de: /\bam\s((?:\p{Lu}\p{Ll}+(?:tag|woch|abend),?\s(?:den\s|dem\s)?)?\d{1,2}\.\s\p{Lu}\p{Ll}{2,}(?:\s\d{4})?)(?![\p{L}\p{N}])/u
}

// `the deposit of £100`
const ownerOf = (text: string, figure: string): string => {
  const [owner = ""] = /[\p{L}-]+\s(?:of|von)\s$/u.exec(text.slice(0, text.indexOf(figure))) ?? []
  return `${owner}${figure}`
}

// `The bakery borrowed`, `Ein Kabelbinder fehlte`: what the sentence begins with.
const openingOf = (text: string, language: string): string =>
  (openings[primarySubtag(language)]?.exec(text) ?? [])[0] ?? ""

const openings: Readonly<Record<string, RegExp>> = {
  en: /^(?:The|A|An|Our|Your|Every|Each)\s\p{L}{3,}(?=\s(?:(?:is|was|has|had|can|will|then|also|only|always|usually|itself)\s|\p{Ll}{2,}(?:[^s]s|ed)\s))/u,
  de: /^(?:Der|Die|Das|Ein|Eine)\s\p{Lu}[\p{L}-]{4,}(?=\s\p{Ll})/u
}

const phrasesOf = (
  text: string,
  language: string
): { readonly figures: ReadonlyArray<string>; readonly things: ReadonlyArray<string> } => {
  const primary = primarySubtag(language)
  if (primary === "en") return englishPhrases(text)
  return primary === "de" ? germanPhrases(text) : { figures: [], things: [] }
}
