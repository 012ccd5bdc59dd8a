import { primarySubtag } from "../../../text/Language.ts"

/** What the dates of a statement mean for when it can be posted. */
export interface Timeliness {
  /** Last local date on which the statement is still ahead or true. */
  readonly expiresOn?: string
  /** It announces something that is over before the campaign begins. */
  readonly isStale: boolean
}

/**
 * Reads the calendar dates of a text and of the heading that it stands under. A date before the campaign is a fact of the past and does not age; the first
 * one within or after it is the day until which the text is news.
 *
 * @param start local date on which the campaign begins, `2027-03-01`
 */
export const timeliness = (text: string, heading: string, language: string, start: string): Timeliness => {
  const own = datesOf(text, language, start, false)
  // A heading with a day announces it for everything below; one with a day in the past tells when something was.
  const above = datesOf(heading, language, start, true).expiresOn
  if (above === undefined) return own
  return { ...own, expiresOn: own.expiresOn !== undefined && own.expiresOn < above ? own.expiresOn : above }
}

const datesOf = (text: string, language: string, start: string, isAhead: boolean): Timeliness => {
  const year = Number(start.slice(0, 4))
  const grammar = grammars[primarySubtag(language)] ?? english
  const isFuture = isAhead || grammar.future.test(text)
  const known = mentions(text, grammar)
  const statedYear = known.find((mention) => mention.year !== undefined)?.year
  let expiresOn: string | undefined
  let isStale = false
  for (const { day, month, year: own } of known) {
    // A date without a year is in that of its neighbour, or in the campaign's if it lies ahead.
    const inYear = own ?? statedYear ?? (isFuture ? year : undefined)
    if (inYear === undefined) continue
    const last = `${pad(inYear, 4)}-${pad(month, 2)}-${pad(day ?? daysIn(inYear, month), 2)}`
    if (last < start) {
      if (own === undefined && statedYear === undefined) isStale = true
      continue
    }
    if (expiresOn === undefined || last < expiresOn) expiresOn = last
  }
  return expiresOn === undefined ? { isStale } : { expiresOn, isStale }
}

interface Mention {
  readonly day: number | undefined
  readonly month: number
  readonly year: number | undefined
}

interface Grammar {
  readonly months: ReadonlyArray<string>
  readonly dayMonth: RegExp
  readonly monthDay?: RegExp
  readonly monthOnly: RegExp
  readonly future: RegExp
}

const monthsEn = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december"
]
const monthsDe = [
  "januar",
  "februar",
  "märz",
  "april",
  "mai",
  "juni",
  "juli",
  "august",
  "september",
  "oktober",
  "november",
  "dezember"
]
const en = "January|February|March|April|May|June|July|August|September|October|November|December"
const de = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"

const english: Grammar = {
  months: monthsEn,
  dayMonth: new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(${en})(?:,?\s+(\d{4}))?\b`, "g"),
  monthDay: new RegExp(String.raw`\b(${en})\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?\b(?!\d)`, "g"),
  monthOnly: new RegExp(String.raw`\b(${en})(?:\s+(\d{4}))?\b(?!\s+\d{1,2}\b)`, "g"),
  future: /\b(?:will|plans?|next|opens?|begins?|starts?|coming|upcoming)\b/i
}

const german: Grammar = {
  months: monthsDe,
  dayMonth: new RegExp(String.raw`(?<!\d)(\d{1,2})\.\s*(${de})(?:\s+(\d{4}))?`, "g"),
  monthOnly: new RegExp(String.raw`(?<!\p{L})(${de})(?:\s+(\d{4}))?(?!\p{L})`, "gu"),
  future:
    /(?<!\p{L})(?:wird|werden|plant|planen|soll|sollen|kommenden?|nächste[nrs]?|startet|beginnt|öffnet)(?!\p{L})/iu
}

const grammars: Partial<Record<string, Grammar>> = { en: english, de: german }

const iso = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g
const dotted = /(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/g

const mentions = (text: string, grammar: Grammar): ReadonlyArray<Mention> => {
  const found: Array<Mention> = []
  let rest = text
  const read = (pattern: RegExp, take: (match: RegExpMatchArray) => Mention) => {
    for (const match of rest.matchAll(pattern)) {
      const mention = take(match)
      if (mention.month >= 1 && mention.month <= 12 && (mention.day ?? 1) <= 31) found.push(mention)
    }
    rest = rest.replaceAll(pattern, " ")
  }
  const month = (name: string | undefined) => grammar.months.indexOf((name ?? "").toLowerCase()) + 1
  const number = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits))
  read(iso, (match) => ({ year: number(match[1]), month: Number(match[2]), day: number(match[3]) }))
  read(dotted, (match) => ({ day: number(match[1]), month: Number(match[2]), year: number(match[3]) }))
  read(grammar.dayMonth, (match) => ({ day: number(match[1]), month: month(match[2]), year: number(match[3]) }))
  if (grammar.monthDay !== undefined) {
    read(grammar.monthDay, (match) => ({ month: month(match[1]), day: number(match[2]), year: number(match[3]) }))
  }
  read(grammar.monthOnly, (match) => ({ day: undefined, month: month(match[1]), year: number(match[2]) }))
  return found
}

const pad = (value: number, width: number): string => String(value).padStart(width, "0")

const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31
