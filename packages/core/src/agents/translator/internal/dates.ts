import { primarySubtag } from "../../../text/Language.ts"

/** A day as it stands in a text. */
export interface FoundDate {
  readonly text: string
  readonly start: number
  readonly end: number
  /** 1 to 31; undefined for a month alone with its year. */
  readonly day: number | undefined
  /** 1 to 12. */
  readonly month: number
  readonly year: number | undefined
}

/** The days in the text, in any of the forms that the language writes them in; months in words by the rules of `Intl`. */
export const datesIn = (text: string, language: string): ReadonlyArray<FoundDate> => {
  const found: Array<FoundDate> = []
  const put = (match: RegExpExecArray, day: number | undefined, month: number, year: number | undefined) => {
    const [start, end] = [match.index, match.index + match[0].length]
    const isFree = found.every((one) => end <= one.start || start >= one.end)
    if (isFree && month >= 1 && month <= 12 && (day === undefined || (day >= 1 && day <= 31))) {
      found.push({ text: match[0].trim(), start, end, day, month, year })
    }
  }
  for (const match of text.matchAll(iso)) put(match, Number(match[3]), Number(match[2]), Number(match[1]))
  for (const match of text.matchAll(dotted)) put(match, Number(match[1]), Number(match[2]), fullYear(match[3]))
  for (const match of text.matchAll(slashed)) {
    const [first, second] = [Number(match[1]), Number(match[2])]
    const isMonthFirst = /^en-(?:US|PH)$/u.test(language) || second > 12
    put(match, isMonthFirst ? second : first, isMonthFirst ? first : second, fullYear(match[3]))
  }
  const { months, names } = monthsOf(language)
  if (names !== "") {
    const dayFirst = new RegExp(
      String.raw`(?<![\p{L}\p{Nd}])(\d{1,2})(?:\.|st|nd|rd|th|er|º|°)?\s(?:of |de |di |d’)?(${names})(?:\.?,?\s(?:de |del )?(\d{4}))?(?![\p{L}\p{Nd}])`,
      "giu"
    )
    const monthFirst = new RegExp(
      String.raw`(?<![\p{L}\p{Nd}])(${names})\.?\s(\d{1,2})(?:st|nd|rd|th)?(?:,?\s(\d{4}))?(?![\p{L}\p{Nd}])`,
      "giu"
    )
    const monthAlone = new RegExp(String.raw`(?<![\p{L}\p{Nd}])(${names})\.?\s(?:de )?(\d{4})(?![\p{L}\p{Nd}])`, "giu")
    const monthIn = (name: string | undefined) => months.get((name ?? "").toLowerCase()) ?? 0
    for (const match of text.matchAll(dayFirst)) put(match, Number(match[1]), monthIn(match[2]), yearOf(match[3]))
    for (const match of text.matchAll(monthFirst)) put(match, Number(match[2]), monthIn(match[1]), yearOf(match[3]))
    for (const match of text.matchAll(monthAlone)) put(match, undefined, monthIn(match[1]), yearOf(match[2]))
  }
  return found.sort((a, b) => a.start - b.start)
}

const iso = /(?<!\p{Nd})(\d{4})-(\d{2})-(\d{2})(?!\p{Nd})/gu
const dotted = /(?<![\p{Nd}.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2}|\d{2}(?!\p{Nd}))?(?!\p{Nd})/gu
const slashed = /(?<![\p{Nd}/])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\p{Nd}/])/gu

const yearOf = (written: string | undefined): number | undefined =>
  written === undefined ? undefined : Number(written)

const fullYear = (written: string | undefined): number | undefined => {
  if (written === undefined) return undefined
  return written.length === 2 ? 2_000 + Number(written) : Number(written)
}

interface Months {
  readonly months: ReadonlyMap<string, number>
  /** Alternatives of a pattern, the longest first. */
  readonly names: string
}

const known = new Map<string, Months>()

// Alone and behind a day, since many languages write the month in another case there.
const monthsOf = (language: string): Months => {
  const cached = known.get(language)
  if (cached !== undefined) return cached
  const months = new Map<string, number>()
  for (const month of ["long", "short"] as const) {
    for (const day of [undefined, "numeric"] as const) {
      const format = new Intl.DateTimeFormat(language, {
        month,
        timeZone: "UTC",
        ...(day === undefined ? {} : { day })
      })
      for (let at = 0; at < 12; at++) {
        const parts = format.formatToParts(Date.UTC(2026, at, 15))
        const name =
          parts
            .find(({ type }) => type === "month")
            ?.value.toLowerCase()
            .replace(/\.$/u, "") ?? ""
        if (/\p{L}{3}/u.test(name)) months.set(name, at + 1)
      }
    }
  }
  // Austria's name for January beside Germany's, and the other way round.
  if (primarySubtag(language) === "de") for (const name of ["januar", "jänner"]) months.set(name, 1)
  const names = [...months.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^$(){}|[\]\\/]/g, "\\$&"))
    .join("|")
  const made = { months, names }
  known.set(language, made)
  return made
}
