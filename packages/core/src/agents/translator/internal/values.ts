import { detectEntities } from "../../../policy/Entities.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { datesIn, type FoundDate } from "./dates.ts"
import { largestUsualWord, numberWordsOf } from "./numberWords.ts"

/**
 * Numbers, days and currencies that a translation has lost, changed or added. Formats may change (`1,000.5` and
 * `1.000,5`, `4 pm` and `16 Uhr`, `3` and `drei`), values may not.
 */
export const changedValues = (
  source: { readonly text: string; readonly language: string },
  target: { readonly text: string; readonly language: string }
): ReadonlyArray<string> => {
  const [given, made] = [readValues(source.text, source.language), readValues(target.text, target.language)]
  const left = [...made.numbers]
  const take = (fits: (one: FoundNumber) => boolean): boolean => {
    const at = left.findIndex(fits)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  }
  const days = [...made.dates]
  const lostDays = given.dates.filter((date) => {
    const at = days.findIndex((one) => isSameDay(date, one))
    if (at >= 0) days.splice(at, 1)
    return at < 0
  })
  // A month in words that are not known: then at least day and year are there.
  const stillLost = lostDays.filter(({ day, month, year }) => {
    const isThere = [day, year].every((part) => part === undefined || take(({ values }) => values.includes(part)))
    // Chinese and Japanese number their months.
    if (isThere) take(({ values }) => values.includes(month))
    return !isThere
  })
  const missing = given.numbers.filter(
    ({ values }) => !take((one) => one.values.some((value) => values.includes(value)))
  )
  // The same the other way round: a day of the translation may be two figures of the source.
  const numbersLeft = missing.filter(({ values }) => {
    const at = days.findIndex(({ day = -1, year = -1 }) => values.includes(day) || values.includes(year))
    return at < 0
  })
  const lost = numbersLeft.filter(({ values }) => !isWorded(values, made.worded, target.language))
  const added = left.filter(({ values }) => !isWorded(values, given.worded, source.language))
  const newDays = days.filter(
    (date) => !lostDays.some((lostDay) => isNearDay(lostDay, date)) && !isOfNumbers(date, missing)
  )
  return [
    ...stillLost.map(({ text }) => `the day “${text}” is missing or another one`),
    ...newDays.map(({ text }) => `“${text}” is a day that the text does not have`),
    ...lost.map(({ text }) => `the number “${text}” is missing or has another value`),
    ...added.map(({ text }) => `“${text}” is a number that the text does not have`),
    ...[...given.currencies].filter((one) => !made.currencies.has(one)).map((one) => `the currency ${one} is missing`),
    ...[...made.currencies].filter((one) => !given.currencies.has(one)).map((one) => `the currency ${one} is new`)
  ]
}

interface FoundNumber {
  readonly text: string
  /** What it may mean: `4 pm` is 4 and 16. */
  readonly values: ReadonlyArray<number>
}

interface Worded {
  readonly numbers: ReadonlySet<number>
  /** Thousands, millions and so on that the text speaks of. */
  readonly scales: ReadonlySet<number>
}

interface Values {
  readonly numbers: ReadonlyArray<FoundNumber>
  readonly dates: ReadonlyArray<FoundDate>
  /** Numbers in words; undefined where the language's words are not known. */
  readonly worded: Worded | undefined
  readonly currencies: ReadonlySet<string>
}

const readValues = (whole: string, language: string): Values => {
  const text = withoutEntities(whole)
  const dates = datesIn(text, language)
  const rest = dates.reduce(
    (left, { end, start }) => left.slice(0, start) + " ".repeat(end - start) + left.slice(end),
    text
  )
  return {
    dates,
    numbers: numbersIn(rest, language),
    worded: wordedIn(rest, language),
    currencies: new Set(currencies.filter(({ pattern }) => pattern.test(text)).map(({ code }) => code))
  }
}

const withoutEntities = (text: string): string => {
  let rest = ""
  let at = 0
  for (const { end, start } of detectEntities(text)) {
    if (start < at) continue
    rest += text.slice(at, start) + " ".repeat(end - start)
    at = end
  }
  return rest + text.slice(at)
}

const isSameDay = (a: FoundDate, b: FoundDate): boolean =>
  a.month === b.month &&
  (a.day === b.day || a.day === undefined || b.day === undefined) &&
  (a.year === b.year || a.year === undefined || b.year === undefined)

// A day that was changed is told once, as lost.
const isNearDay = (a: FoundDate, b: FoundDate): boolean => a.day === b.day || a.month === b.month

const isOfNumbers = ({ day = -1, year = -1 }: FoundDate, numbers: ReadonlyArray<FoundNumber>): boolean =>
  numbers.some(({ values }) => values.includes(day) || values.includes(year))

const isWorded = (values: ReadonlyArray<number>, worded: Worded | undefined, language: string): boolean =>
  worded === undefined
    ? values.some((value) => Number.isInteger(value) && value >= 0 && value <= largestUsualWord)
    : values.some((value) => worded.numbers.has(value) || isCompound(value, worded, language))

// `twenty-one` is found as twenty and one, `three million` as three and a million.
const isCompound = (value: number, { numbers, scales }: Worded, language: string): boolean =>
  (value > 20 && value < 100 && numbers.has(value - (value % 10)) && numbers.has(value % 10)) ||
  [...scales].some(
    (scale) =>
      value % scale === 0 && (value === scale || numbers.has(value / scale) || primarySubtag(language) === "it")
  )

const wordedIn = (text: string, language: string): Worded | undefined => {
  const known = numberWordsOf(language)
  if (known === undefined) return undefined
  const [numbers, scales] = [new Set<number>(), new Set<number>()]
  const add = (word: string): boolean => {
    const [value, scale] = [known.words.get(word), known.scales.get(word)]
    if (value !== undefined) numbers.add(value)
    if (scale !== undefined) scales.add(scale)
    return value !== undefined || scale !== undefined
  }
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
    // German writes `einundvierzig` and `fünfhundert` in one word.
    if (!add(word) && primarySubtag(language) === "de") {
      for (const part of word.split(/und(?=\p{L}+zig|dreißig)|(?=hundert|tausend)/u)) add(part)
    }
  }
  return { numbers, scales }
}

// Chinese and Japanese write figures between letters.
const figure =
  /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}])\p{Nd}+(?:[.,:’'\u00a0\u202f ]\p{Nd}+)*/gu

const numbersIn = (text: string, language: string): ReadonlyArray<FoundNumber> => {
  const scales = numberWordsOf(language)?.scales
  return Array.from(text.matchAll(figure)).flatMap((match) =>
    piecesOf(match[0]).map((piece) => {
      const end = match.index + match[0].length
      const behind = text.slice(end, end + 24)
      const value = valueOf(piece, language)
      const scale = scales?.get((/^[\s\u00a0\u202f]?(\p{L}+)/u.exec(behind)?.[1] ?? "").toLowerCase()) ?? 1
      // `£3m` is three million, `3 m` three metres.
      const million = /^m(?!\p{L})/u.test(behind) ? [value * 1e6] : []
      return { text: piece, values: [value * scale, ...million, ...hoursOf(piece, behind)] }
    })
  )
}

// `10 000` is one number, `1 2` are two: digits behind a space belong to it in threes only.
const piecesOf = (run: string): ReadonlyArray<string> =>
  /^\p{Nd}{1,3}(?:[\u00a0\u202f ]\p{Nd}{3})+(?:[.,]\p{Nd}+)?$/u.test(run) ? [run] : run.split(/[\u00a0\u202f ]/u)

/** The value of a figure as readers of the language understand it. */
export const valueOf = (written: string, language: string): number => {
  const plain = written.replace(/[\u00a0\u202f ’']/gu, "")
  // A time: `10:30` and `10.30` are the same.
  if (plain.includes(":")) return Number(plain.replace(":", ".").replaceAll(":", ""))
  const decimal = decimalOf(language)
  const group = decimal === "," ? "." : ","
  const parts = plain.split(decimal)
  const isGrouped =
    parts[0]?.includes(group) === true &&
    parts[0]
      .split(group)
      .slice(1)
      .every((part) => part.length === 3)
  if (isGrouped && parts.length <= 2) return Number(plain.replaceAll(group, "").replace(decimal, "."))
  // `1.5` in a language with a decimal comma can only be meant as a decimal.
  const last = Math.max(plain.lastIndexOf("."), plain.lastIndexOf(","))
  if (last < 0) return Number(plain)
  return Number(`${plain.slice(0, last).replace(/[.,]/gu, "")}.${plain.slice(last + 1)}`)
}

const decimals = new Map<string, string>()
const decimalOf = (language: string): string => {
  const found = decimals.get(language)
  if (found !== undefined) return found
  const sign = new Intl.NumberFormat(language).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? "."
  decimals.set(language, sign)
  return sign
}

// `4 pm` is 16 o'clock, `10.30 am` and `10:30 Uhr` are the same; a clock of twelve hours may stay one.
const hoursOf = (piece: string, behind: string): ReadonlyArray<number> => {
  const half = /^[\s\u00a0\u202f]?([ap])\.?\s?m\.?(?![\p{L}])/iu.exec(behind)?.[1]?.toLowerCase()
  const hour = Number(/^\p{Nd}{1,2}/u.exec(piece)?.[0] ?? Number.NaN)
  if (half === undefined || Number.isNaN(hour)) return []
  const minutes = /[.:](\p{Nd}{2})$/u.exec(piece)?.[1]
  const full = half === "p" && hour < 12 ? hour + 12 : half === "a" && hour === 12 ? 0 : hour
  return minutes === undefined ? [full] : [full, Number(`${full}.${minutes}`)]
}

const currencies: ReadonlyArray<{ readonly code: string; readonly pattern: RegExp }> = [
  { code: "£", pattern: /£|\bGBP\b/u },
  { code: "€", pattern: /€|\bEUR\b|(?<!\p{L})euros?(?!\p{L})/iu },
  { code: "$", pattern: /\$|\bUSD\b|(?<!\p{L})dollars?(?!\p{L})|(?<!\p{L})dólares(?!\p{L})/iu },
  { code: "¥", pattern: /[¥￥]|\bJPY\b/u },
  { code: "CHF", pattern: /\bCHF\b|\bFr\.\s?\d/u }
]
