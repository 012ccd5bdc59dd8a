/**
 * Texts with their numbers in figures, so that `forty`, `vierzig` and `40` are compared as one.
 */
import { isCounting } from "./counting.ts"
import { englishNumbers, englishOrdinals } from "./englishNumbers.ts"
import { germanNumbers, germanOrdinal } from "./germanNumbers.ts"
import type { NumberRun } from "./numberTokens.ts"
import { type Reading, type Replacement, rewritten } from "./Reading.ts"

/** Which numbers in words are written as figures: those that claim something, or all that a source may bear out with. */
export type NumbersInWords = "claims" | "all"

/** The text with numbers in words, `½`, days in words and prices such as `34,–` as figures, and months in full. */
export const inFigures = (text: string, language: string, which: NumbersInWords): Reading => {
  const runs = numbers[language]?.(text) ?? []
  const replacements: ReadonlyArray<Replacement> = [
    ...(days[language]?.(text) ?? []),
    ...(ordinalsFrom13[language]?.(text) ?? []),
    ...runs
      .filter((run) => which === "all" || isCounting(text, run, language))
      .map(({ end, start, value }) => ({ start, end, by: figureFor(value) })),
    ...vulgarFractions(text),
    ...matches(text, /(?<=\d),[-–—]{1,2}(?=\s?(?:€|Euro|EUR|CHF|Fr))/gu, () => "")
  ]
  let at = 0
  return rewritten(
    text,
    [...replacements]
      .sort((a, b) => a.start - b.start)
      .filter(({ end, start }) => {
        const isFree = start >= at
        if (isFree) at = end
        return isFree
      })
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const numbers: Readonly<Record<string, (text: string) => ReadonlyArray<NumberRun>>> = {
  en: englishNumbers,
  de: germanNumbers
}

// Three decimals would be read as thousands.
const figureFor = (value: number): string => (/\.\d{3}$/u.test(String(value)) ? `${value}0` : String(value))

const matches = (
  text: string,
  pattern: RegExp,
  by: (...groups: ReadonlyArray<string>) => string | undefined
): ReadonlyArray<Replacement> =>
  Array.from(text.matchAll(pattern)).flatMap((match) => {
    const written = by(...match.map((group) => group ?? ""))
    return written === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, by: written }]
  })

const parts: Readonly<Record<string, number>> = {
  "½": 1 / 2,
  "⅓": 1 / 3,
  "⅔": 2 / 3,
  "¼": 1 / 4,
  "¾": 3 / 4,
  "⅕": 1 / 5,
  "⅖": 2 / 5,
  "⅗": 3 / 5,
  "⅘": 4 / 5,
  "⅛": 1 / 8
}

const vulgarFractions = (text: string): ReadonlyArray<Replacement> =>
  matches(text, /(?<![\d.,])(\d{0,4})\s?([½⅓⅔¼¾⅕⅖⅗⅘⅛])(?![\p{L}\p{N}])/gu, (_, whole, part) =>
    figureFor(Math.round((Number(whole) + parts[part!]!) * 100) / 100)
  )

const months = {
  en: "January|February|March|April|May|June|July|August|September|October|November|December",
  de: "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
}
const ordinals = Object.keys(englishOrdinals)
  .sort((a, b) => b.length - a.length)
  .map((word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1).replace("-", String.raw`[\s-]`)}`)
  .join("|")
const ordinalOf = (word: string): number | undefined => englishOrdinals[word.toLowerCase().replace(/\s/u, "-")]

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()

const dayBefore = new RegExp(String.raw`(?<!\p{L})(?:${ordinals})(?=\s(?:of\s)?(?:${months.en})(?!\p{L}))`, "gu")
const dayBehind = new RegExp(String.raw`(?<=(?<!\p{L})(?:${months.en})\s)the\s(${ordinals})(?![\p{L}-])`, "gu")
const smallMonth = new RegExp(
  String.raw`(?<=(?<!\d)\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?)(?:${months.en.replace("|May", "")}|may(?=,?\s\d{4}))(?!\p{L})|(?<=\d(?:st|nd|rd|th)\s(?:of\s)?)may(?!\p{L})|(?<!\p{L})(?:${months.en})(?=\s(?:\d{1,2}(?:st|nd|rd|th)|\d{4})(?!\d))`,
  "giu"
)
const germanDay = new RegExp(String.raw`(?<!\p{L})(\p{L}{2,24}t)e[nrms]?(?=\s(?:${months.de})(?!\p{L}))`, "gu")
const germanSmallMonth = new RegExp(String.raw`(?<=(?<!\d)\d{1,2}\.\s?)(?:${months.de})(?!\p{L})`, "giu")
const shortMonths: Readonly<Record<string, string>> = {
  jan: "Januar",
  feb: "Februar",
  mär: "März",
  mrz: "März",
  apr: "April",
  jun: "Juni",
  jul: "Juli",
  aug: "August",
  sep: "September",
  sept: "September",
  okt: "Oktober",
  nov: "November",
  dez: "Dezember"
}
const germanShortMonth = new RegExp(
  String.raw`(?<=(?<!\d)\d{1,2}\.\s?)(${Object.keys(shortMonths).join("|")})(?:\.|(?=\s))`,
  "giu"
)

const days: Readonly<Record<string, (text: string) => ReadonlyArray<Replacement>>> = {
  en: (text) => [
    ...matches(text, dayBefore, (word) => ordinalOf(word!)?.toString()),
    ...matches(text, dayBehind, (_, word) => ordinalOf(word!)?.toString()),
    ...matches(text, smallMonth, (month) => capitalised(month!))
  ],
  de: (text) => [
    ...matches(text, germanDay, (_, stem) => {
      const day = germanOrdinal(stem!.toLowerCase())
      return day === undefined || day > 31 ? undefined : `${day}.`
    }),
    ...matches(text, germanSmallMonth, (month) => capitalised(month!)),
    ...matches(text, germanShortMonth, (_, month) => shortMonths[month!.toLowerCase()])
  ]
}

const lateOrdinal =
  /(?<!\p{L})(?:(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[\s-](first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|(thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth|hundredth|thousandth|millionth))(?!\p{L}|\stime)/giu
const lateOrdinals: Readonly<Record<string, number>> = {
  fortieth: 40,
  fiftieth: 50,
  sixtieth: 60,
  seventieth: 70,
  eightieth: 80,
  ninetieth: 90,
  hundredth: 100,
  thousandth: 1e3,
  millionth: 1e6
}

// Smaller ones order what a post tells: `third, brake`.
const ordinalsFrom13: Readonly<Record<string, (text: string) => ReadonlyArray<Replacement>>> = {
  en: (text) =>
    matches(text, lateOrdinal, (_, round, unit, whole) => {
      const value =
        whole === ""
          ? (englishNumbers(round!)[0]?.value ?? 0) + (ordinalOf(unit!) ?? 0)
          : (ordinalOf(whole!) ?? lateOrdinals[whole!.toLowerCase()])
      return value === undefined ? undefined : `${value}th`
    }),
  de: (text) =>
    matches(text, /(?<!\p{L})(\p{L}{6,40}t)e[nrms]?(?=\s\p{Lu})/gu, (_, stem) => {
      const value = germanOrdinal(stem!.toLowerCase())
      return value === undefined || value < 13 ? undefined : `${value}.`
    })
}
