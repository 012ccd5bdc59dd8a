/**
 * What claims say, apart from how they are written: values of figures, parts of dates, units.
 */

/** Lower case, one kind of apostrophe, hyphen and space. */
export const foldClaim = (text: string): string =>
  asciiDigits(text)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[’ʼ]/gu, "'")
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(/\s+/gu, " ")
    .trim()

/** Digits of other scripts, such as `３２` and `٣٢`, as 0 to 9. The length stays the same. */
export const asciiDigits = (text: string): string =>
  text.replace(/(?!\d)\p{Nd}/gu, (digit) => {
    if (digit.length > 1) return digit
    const code = digit.charCodeAt(0)
    // Every row of ten digits begins at a code that ends in 0 or 6.
    const isFromZero = /\p{Nd}/u.test(String.fromCharCode(code & ~15))
    return String((code & 15) - (isFromZero ? 0 : 6))
  })

/** The values of the figures in the text, in one spelling: `1,312` and `1.312` are `1312`, `two million` is `2000000`. */
export const figureOf = (text: string, language: string): ReadonlyArray<string> => {
  const folded = foldClaim(text)
  const figures: Array<string> = []
  let figureEnd = -1
  let before = ""
  for (const match of folded.matchAll(/\p{Nd}+(?:[.,]\p{Nd}+)*|\p{L}+(?:-\p{L}+)?/gu)) {
    const [word] = match
    const value = /^\p{Nd}/u.test(word) ? digitsValue(word) : wordValue(word, language)
    const scale = scaleOf(word)
    if (value !== undefined) {
      figures.push(String(value))
      figureEnd = match.index + word.length
    } else if (scale !== undefined && match.index - figureEnd <= 1 && figures.length > 0) {
      figures[figures.length - 1] = String(Math.round(Number(figures.at(-1)) * scale * 1e6) / 1e6)
      figureEnd = match.index + word.length
    } else if (scale !== undefined && /^(?:a|one|eine[rn]?)$/u.test(before)) {
      figures.push(String(scale))
      figureEnd = match.index + word.length
    }
    before = word
  }
  return figures
}

/** The unit behind a figure, without the endings of plurals. */
export const unitOf = (text: string): string =>
  foldClaim(text)
    .replace(/^.*[\p{Nd}][\s-]?/u, "")
    .split(/[\s-]/u)
    .at(-1)!
    .replace(/(?:en|n|s|e)$/u, "")

/** Year, month, day, weekday and time of a date as it is written: `y:2026`, `m:3`, `d:14`, `w:1`, `t:9:30`. */
export const dateParts = (text: string, language: string): ReadonlySet<string> => {
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
  for (const [word] of rest.matchAll(/\p{L}+/gu)) {
    const month = monthNames.findIndex((names) => names.includes(word))
    if (month >= 0) parts.add(`m:${month + 1}`)
    const weekday = weekdayNames[language === "de" ? "de" : "en"].indexOf(word)
    if (weekday >= 0) parts.add(`w:${weekday}`)
  }
  for (const [day] of rest.matchAll(/\d{1,2}/gu)) parts.add(`d:${Number(day)}`)
  return parts
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const digitsValue = (word: string): number => {
  const isGrouped = /^[1-9]\p{Nd}{0,2}(?:[.,]\p{Nd}{3})+$/u.test(word)
  if (isGrouped) return Number(word.replace(/[.,]/gu, ""))
  const last = Math.max(word.lastIndexOf("."), word.lastIndexOf(","))
  return last < 0 ? Number(word) : Number(`${word.slice(0, last).replace(/[.,]/gu, "")}.${word.slice(last + 1)}`)
}

const scales: Readonly<Record<string, number>> = {
  hundred: 100,
  hundert: 100,
  thousand: 1e3,
  tausend: 1e3,
  k: 1e3,
  tsd: 1e3,
  million: 1e6,
  millionen: 1e6,
  mio: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  milliarde: 1e9,
  milliarden: 1e9,
  mrd: 1e9,
  trillion: 1e12
}

const scaleOf = (word: string): number | undefined => (Object.hasOwn(scales, word) ? scales[word] : undefined)

const small = {
  en: "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
  de: "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
}
const tens = {
  en: "twenty thirty forty fifty sixty seventy eighty ninety",
  de: "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
}

/** German hundreds and thousands in one word: `zwölfhundert`. */
export const largeWord = String.raw`(?:${small.de.split(" ").slice(1).join("|")}|${tens.de.split(" ").join("|")})(?:hundert|tausend)`

const large = new RegExp(`^(\\p{L}+?)(hundert|tausend)$`, "u")

/** The value of a number word. */
export const wordValue = (word: string, language: string): number | undefined => {
  const of = language === "de" ? "de" : "en"
  const [units, rounds] = [small[of].split(" "), tens[of].split(" ")]
  const unit = units.indexOf(word)
  if (unit >= 0) return unit
  const round = rounds.indexOf(word)
  if (round >= 0) return (round + 2) * 10
  const [, factor, scale] = (of === "de" ? large.exec(word) : null) ?? []
  if (factor !== undefined) {
    const value = wordValue(factor, language)
    return value === undefined ? undefined : value * (scale === "hundert" ? 100 : 1000)
  }
  const pair = of === "de" ? /^(\p{L}+)und(\p{L}+)$/u.exec(word) : /^(\p{L}+)-(\p{L}+)$/u.exec(word)
  const [tensWord, unitWord] = of === "de" ? [pair?.[2], pair?.[1]] : [pair?.[1], pair?.[2]]
  const [ten, one] = [rounds.indexOf(tensWord ?? ""), units.indexOf(unitWord ?? "")]
  return ten >= 0 && one > 0 && one < 10 ? (ten + 2) * 10 + one : undefined
}

const addDate = (parts: Set<string>, year?: string, month?: string, day?: string): void => {
  if (year !== undefined) parts.add(`y:${year.length === 2 ? `20${year}` : Number(year)}`)
  if (month !== undefined) parts.add(`m:${Number(month)}`)
  if (day !== undefined) parts.add(`d:${Number(day)}`)
}

const addTime = (parts: Set<string>, hour = "0", minute = "00", half = ""): void => {
  const isAfternoon = half.startsWith("p") && Number(hour) < 12
  parts.add(`t:${Number(hour) + (isAfternoon ? 12 : 0)}:${minute}`)
}

const monthNames: ReadonlyArray<ReadonlyArray<string>> = [
  ["january", "jan", "januar", "jänner"],
  ["february", "feb", "februar"],
  ["march", "mar", "märz"],
  ["april", "apr"],
  ["may", "mai"],
  ["june", "jun", "juni"],
  ["july", "jul", "juli"],
  ["august", "aug"],
  ["september", "sept", "sep"],
  ["october", "oct", "oktober"],
  ["november", "nov"],
  ["december", "dec", "dezember"]
]

const weekdayNames = {
  en: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
  de: ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"]
}
