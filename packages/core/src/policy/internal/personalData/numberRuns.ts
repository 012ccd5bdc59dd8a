/**
 * Runs of digits with the marks that people write between them, found in one pass. What is a phone number, a card or
 * an id is decided on the groups of a run, so that no part of a long run is looked at twice.
 */

/** Digits that stand together, and what precedes them within the run. */
export interface DigitGroup {
  readonly start: number
  readonly end: number
  readonly digits: string
  /** Marks between the previous group and this one; for the first group what opens the run: `+`, `(` or nothing. */
  readonly before: string
}

/** Groups in a row, no more than three marks apart and on one line. */
export interface NumberRun {
  readonly groups: ReadonlyArray<DigitGroup>
}

/** Marks within the number of a card: those of any number, and `_`. */
export const cardMarks = /^[ \u00a0\u2007\u2009\u202f\-\u2010-\u2015\u2212./()+_]+$/u

/** All runs of a text in order. A digit that touches a letter does not begin or end a run. */
export const numberRuns = (text: string, joins: RegExp = phoneMarks): ReadonlyArray<NumberRun> => {
  const runs: Array<NumberRun> = []
  let groups: Array<DigitGroup> = []
  let last = 0
  const close = () => {
    if (groups.length > 0) runs.push({ groups })
    groups = []
  }
  for (const match of text.matchAll(digits)) {
    const start = match.index
    const end = start + match[0].length
    const between = text.slice(groups.length === 0 ? Math.max(last, start - 2) : last, start)
    const isJoined = groups.length > 0 && between.length <= longestGap && joins.test(between)
    if (!isJoined) close()
    const before = isJoined ? between : (opening.exec(text.slice(Math.max(last, start - 3), start))?.[0] ?? "")
    groups.push({ start, end, digits: match[0], before })
    last = end
  }
  close()
  return runs
}

/** The runs without the groups that belong to something else, which end a run where they stood. */
export const runsOutside = (
  runs: ReadonlyArray<NumberRun>,
  isTaken: (start: number, end: number) => boolean
): ReadonlyArray<NumberRun> =>
  runs.flatMap(({ groups }) => {
    const parts: Array<Array<DigitGroup>> = [[]]
    for (const group of groups) {
      if (isTaken(group.start, group.end)) parts.push([])
      else parts.at(-1)!.push(group)
    }
    return parts.flatMap((part) => (part.length === 0 ? [] : [{ groups: part }]))
  })

/** The digits of some groups without what stands between them. */
export const digitsOf = (groups: ReadonlyArray<DigitGroup>): string => groups.map(({ digits }) => digits).join("")

/** Whether the groups have these lengths. */
export const hasShape = (groups: ReadonlyArray<DigitGroup>, shape: ReadonlyArray<number>): boolean =>
  groups.length === shape.length && groups.every(({ digits }, at) => digits.length === shape[at])

/** The one mark that stands between all groups, without blanks around it; a blank when there are only blanks. */
export const commonMark = (groups: ReadonlyArray<DigitGroup>): string | undefined => {
  const marks = groups.slice(1).map(({ before }) => before.replace(/[^\S\n]+/gu, "") || " ")
  return marks.every((mark) => mark === marks[0]) ? marks[0] : undefined
}

/** Whether neither a letter nor a digit touches the part of the text, and it is no price, share, time or measure. */
export const standsAlone = (text: string, start: number, end: number): boolean =>
  !touchesBefore.test(text.slice(Math.max(0, start - 4), start)) && !touchesAfter.test(text.slice(end, end + 16))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const digits = /\d+/g
const longestGap = 4
// Blanks, hyphens, dashes, dots, slashes and brackets; never a line break.
const phoneMarks = /^[ \u00a0\u2007\u2009\u202f\-\u2010\u2011\u2012\u2013./()+]+$/
const opening = /(?:\+\s?\(?|\(\+?)$/

const touchesBefore = /[\p{L}\p{N}_#@$€£¥=]$|[\p{L}\p{N}][-]$|\d[.,:]$|[€$£¥]\s$|%[0-9A-F]?$/u
const units =
  "€|\\$|£|¥|%|‰|°|eur\\b|usd\\b|gbp\\b|chf\\b|euros?\\b|dollars?\\b|pounds?\\b|franken\\b|rappen\\b|cents?\\b|" +
  "mio\\b|mrd\\b|millione?n?\\b|millionen\\b|milliarden\\b|billion\\b|uhr\\b|[ap]\\.?m\\b|km\\b|kg\\b|[mc]m\\b|m²|mb\\b|" +
  "gb\\b|kwh?\\b|people\\b|menschen\\b|einwohner|habitantes\\b|habitants\\b|abitanti\\b|follower|views?\\b|stück\\b"
const touchesAfter = new RegExp(`^(?:[\\p{L}\\p{N}_@]|[-.,:]\\d|[-][\\p{L}]|[ \\u00a0\\u202f]?(?:${units}))`, "iu")
