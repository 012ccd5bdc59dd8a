/** Words of a card as they can be set: no invisible characters, no markup, bounded. */
import { type Card } from "@postwright/core/media/Card"
import { singleLine, truncate } from "@postwright/core/text/Normalisation"
import { primarySubtag } from "@postwright/core/text/Language"

/** Most characters of each kind of words. More is cut before anything is set. */
export const wordLimits = {
  heading: 420,
  body: 900,
  point: 260,
  points: 10,
  kicker: 90,
  attribution: 160,
  watermark: 60,
  name: 60
} as const

/** Words that are ready to be set. Empty where there are none. */
export interface CleanWords {
  readonly heading: string
  readonly body: string
  readonly points: ReadonlyArray<string>
  readonly kicker: string
  readonly attribution: string
  readonly watermark: string
  readonly name: string
  readonly warnings: ReadonlyArray<string>
}

export const cleanWords = (card: Card): CleanWords => {
  const warnings: Array<string> = []
  const clean = (what: keyof typeof wordLimits, text: string | undefined): string => {
    const whole = singleLine((text ?? "").slice(0, longestRead).toWellFormed().replaceAll("\ufffd", ""))
    const short = truncate(whole, wordLimits[what])
    if (short !== whole || (text ?? "").length > longestRead) {
      warnings.push(`The ${what} was shortened: it had more than ${wordLimits[what]} characters`)
    }
    return short
  }
  const given = card.words.points ?? []
  if (given.length > wordLimits.points) {
    warnings.push(`Points after the ${wordLimits.points}th were left out: a card has no room for ${given.length}`)
  }
  const heading = clean("heading", card.words.heading)
  const name = clean("name", card.brand.name)
  return {
    heading: card.template === "quote" ? quoted(heading, card.language) : heading,
    body: clean("body", card.words.body),
    points: given
      .slice(0, wordLimits.points)
      .map((point) => clean("point", point))
      .filter((point) => point !== ""),
    kicker: clean("kicker", card.words.kicker),
    attribution: clean("attribution", card.words.attribution),
    watermark: clean("watermark", card.watermark),
    // A heading that is the brand's name names it.
    name: name === heading ? "" : name,
    warnings
  }
}

/** Opening and closing quotation marks of a language. */
export const quotationMarks = (language: string): readonly [open: string, close: string] =>
  marks[primarySubtag(language)] ?? ["“", "”"]

/** Whether words are set from right to left: by the language, or by the first letter that has a direction. */
export const isRightToLeft = (language: string, text: string): boolean => {
  const first = /\p{L}/u.exec(text)?.[0]
  return first === undefined ? rightToLeft.has(primarySubtag(language)) : rightToLeftLetter.test(first)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const longestRead = 20_000

const rightToLeft = new Set(["ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"])
const rightToLeftLetter =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** The text between the marks of its language, whichever it had. */
const quoted = (text: string, language: string): string => {
  if (text === "") return text
  const [open, close] = quotationMarks(language)
  const inner = /^["“”„«»'‘‚]\s*(.*?)\s*["“”«»'’]$/su.exec(text)?.[1]
  // Marks within: it is not one quotation between two marks.
  const bare = inner === undefined || /["“”„«»]/u.test(inner) ? text : inner
  return bare === text && /^["“„«»]/u.test(text) ? text : `${open}${bare}${close}`
}

const thin = "\u202f"
const marks: Readonly<Record<string, readonly [string, string]>> = {
  de: ["„", "“"],
  cs: ["„", "“"],
  sk: ["„", "“"],
  sl: ["„", "“"],
  bg: ["„", "“"],
  pl: ["„", "”"],
  hu: ["„", "”"],
  ro: ["„", "”"],
  hr: ["„", "”"],
  nl: ["„", "”"],
  fr: [`«${thin}`, `${thin}»`],
  es: ["«", "»"],
  it: ["«", "»"],
  pt: ["«", "»"],
  el: ["«", "»"],
  ru: ["«", "»"],
  uk: ["«", "»"],
  no: ["«", "»"],
  nb: ["«", "»"],
  nn: ["«", "»"],
  ar: ["«", "»"],
  fa: ["«", "»"],
  sv: ["”", "”"],
  fi: ["”", "”"],
  da: ["»", "«"],
  he: ["”", "”"],
  ja: ["「", "」"],
  zh: ["“", "”"]
}
