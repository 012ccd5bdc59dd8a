/**
 * Dates: the parts they consist of, and what follows from them.
 */
import { foldClaim } from "../claimValues.ts"

/**
 * Year, month, day, weekday and time of a date as it is written: `y:2026`, `m:3`, `d:14`, `w:1`, `t:9:30`. A whole date
 * has its weekday, and its month a quarter.
 */
export const dateParts = (text: string): ReadonlySet<string> => {
  const parts = new Set<string>()
  let rest = foldClaim(text)
  const take = (pattern: RegExp, add: (...groups: ReadonlyArray<string>) => void) => {
    rest = rest.replace(pattern, (_, ...groups: Array<unknown>) => {
      add(...groups.filter((group) => typeof group === "string"))
      return " "
    })
  }
  take(/(\d{4})-(\d{2})-(\d{2})/u, (year, month, day) => addDate(parts, year, month, day))
  take(/(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2,4})?/u, (day, month, year) => addDate(parts, year, month, day))
  take(/(\d{1,2})\/(\d{1,2})\/(\d{2,4})/u, (first, second, year) => {
    addDate(parts, year)
    for (const side of [first, second]) parts.add(`n:${Number(side)}`)
  })
  take(/(\d{1,2})[:.](\d{2})\s?(a\.?m|p\.?m)?/u, (hour, minute, half) => addTime(parts, hour, minute, half))
  take(/(\d{1,2})\s?(a\.?m|p\.?m|o'clock|uhr)/u, (hour, half) => addTime(parts, hour, "00", half))
  take(/((?:1[89]|20)\d{2})/u, (year) => addDate(parts, year))
  take(/(?<!\p{L})q([1-4])(?!\p{L}|\p{N})/u, (quarter) => parts.add(`q:${quarter}`))
  for (const [word] of rest.matchAll(/\p{L}+/gu)) {
    const month = monthOf(word)
    if (month !== undefined) parts.add(`m:${month}`)
    const weekday = weekdayOf(word)
    if (weekday !== undefined) parts.add(`w:${weekday}`)
  }
  for (const [day] of rest.matchAll(/\d{1,2}/gu)) parts.add(`d:${Number(day)}`)
  return parts
}

/** What follows from a date that a source has: its weekday, its quarter, the two numbers of `1/3/2027`. */
export const impliedParts = (parts: ReadonlySet<string>): ReadonlySet<string> => {
  const all = new Set(parts)
  const [year, month, day] = ["y", "m", "d"].map((kind) => numberOf(parts, kind))
  if (month !== undefined) all.add(`q:${Math.ceil(month / 3)}`).add(`n:${month}`)
  if (day !== undefined) all.add(`n:${day}`)
  if (year !== undefined && month !== undefined && day !== undefined) all.add(`w:${weekdayAt(year, month, day)}`)
  return all
}

/** Each month and weekday that the text names, alone. */
export const looseDates = (text: string): ReadonlyArray<ReadonlySet<string>> =>
  [...new Set(text.match(/(?<!\p{L})(?:\p{Lu}\p{Ll}{2,9}|\p{Ll}{6,10}s)(?!\p{L})/gu) ?? [])].flatMap((word) => {
    const [month, weekday] = [monthOf(word.toLowerCase()), weekdayOf(word.toLowerCase())]
    if (weekday !== undefined) return [new Set([`w:${weekday}`])]
    return month === undefined || /^\p{Ll}/u.test(word) ? [] : [impliedParts(new Set([`m:${month}`]))]
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const addDate = (parts: Set<string>, year?: string, month?: string, day?: string): void => {
  if (year !== undefined) parts.add(`y:${year.length === 2 ? `20${year}` : Number(year)}`)
  if (month !== undefined) parts.add(`m:${Number(month)}`)
  if (day !== undefined) parts.add(`d:${Number(day)}`)
}

const addTime = (parts: Set<string>, hour = "0", minute = "00", half = ""): void => {
  const isAfternoon = half.startsWith("p") && Number(hour) < 12
  parts.add(`t:${Number(hour) + (isAfternoon ? 12 : 0)}:${minute}`)
}

const numberOf = (parts: ReadonlySet<string>, kind: string): number | undefined => {
  const all = [...parts].filter((part) => part.startsWith(`${kind}:`))
  return all.length === 1 ? Number(all[0]!.slice(2)) : undefined
}

// Monday is 0. The days of the months before, in a year that begins in March.
const weekdayAt = (year: number, month: number, day: number): number => {
  const inMarchYear = month < 3 ? year - 1 : year
  const before = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0
  const sunday =
    inMarchYear + Math.floor(inMarchYear / 4) - Math.floor(inMarchYear / 100) + Math.floor(inMarchYear / 400)
  return (sunday + before + day + 6) % 7
}

const places = (rows: ReadonlyArray<string>, first: number): ReadonlyMap<string, number> =>
  new Map(rows.flatMap((row, index) => row.split(" ").map((name) => [name, index + first] as const)))

const monthNames = places(
  [
    "january jan januar jänner",
    "february feb februar",
    "march mar märz",
    "april apr",
    "may mai",
    "june jun juni",
    "july jul juli",
    "august aug",
    "september sept sep",
    "october oct oktober okt",
    "november nov",
    "december dec dezember dez"
  ],
  1
)

const weekdayNames = places(
  [
    "monday mondays montag montags",
    "tuesday tuesdays dienstag dienstags",
    "wednesday wednesdays mittwoch mittwochs",
    "thursday thursdays donnerstag donnerstags",
    "friday fridays freitag freitags",
    "saturday saturdays samstag samstags sonnabend sonnabends",
    "sunday sundays sonntag sonntags"
  ],
  0
)

const monthOf = (word: string): number | undefined => monthNames.get(word)
const weekdayOf = (word: string): number | undefined => weekdayNames.get(word)
