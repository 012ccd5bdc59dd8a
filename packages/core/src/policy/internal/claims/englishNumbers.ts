/**
 * Numbers in English words: `forty-one`, `two hundred and six`, `half a million`, `two and a half`, `three dozen`.
 */
import {
  counted,
  joined,
  type NumberRun,
  type Part,
  rounded,
  runsOf,
  type Token,
  tokensOf,
  valueIn
} from "./numberTokens.ts"

/** The numbers in words of the text, in order. A hundred or a million without an article or a factor is none. */
export const englishNumbers = (text: string): ReadonlyArray<NumberRun> => runsOf(tokensOf(text), read)

/** The ordinals up to 31, for days of a month: `first` is 1, `twenty-first` is 21. */
export const englishOrdinals: Readonly<Record<string, number>> = {
  ...counted(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    1
  ),
  ...counted(
    "twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first",
    21
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const units = counted("zero one two three four five six seven eight nine", 0)
const teens = counted("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10)
const tens = { ...counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10), fourty: 40 }
const scales: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 }
const wholes: Readonly<Record<string, number>> = { hundred: 100, dozen: 12, ...scales }
const articles = new Set(["a", "an"])

const read = (tokens: ReadonlyArray<Token>, at: number): Part | undefined =>
  portion(tokens, at) ?? articled(tokens, at) ?? year(tokens, at) ?? cardinal(tokens, at)

/** `half a million`, `a quarter of a million`, `three quarters of a million`. */
const portion = (tokens: ReadonlyArray<Token>, at: number): Part | undefined => {
  const { word } = tokens[at]!
  const second = joined(tokens, at + 1)
  if (word === "half") return ofWhole(tokens, at + 1, 0.5)
  if (word === "quarter") return second === "of" ? ofWhole(tokens, at + 2, 0.25) : undefined
  const isQuarters = (articles.has(word) && second === "quarter") || (word === "three" && second === "quarters")
  if (!isQuarters || joined(tokens, at + 2) !== "of") return undefined
  return ofWhole(tokens, at + 3, word === "three" ? 0.75 : 0.25)
}

const ofWhole = (tokens: ReadonlyArray<Token>, at: number, share: number): Part | undefined => {
  const whole = articles.has(joined(tokens, at) ?? "") ? valueIn(wholes, joined(tokens, at + 1)) : undefined
  return whole === undefined ? undefined : { value: rounded(whole * share), next: at + 2, isParticular: true }
}

/** `a hundred and twenty`, `a dozen`. */
const articled = (tokens: ReadonlyArray<Token>, at: number): Part | undefined =>
  articles.has(tokens[at]!.word) && valueIn(wholes, joined(tokens, at + 1)) !== undefined
    ? scaled(tokens, { value: 1, next: at + 1 })
    : undefined

/** `twenty twenty-seven` is a year. */
const year = (tokens: ReadonlyArray<Token>, at: number): Part | undefined => {
  const century = valueIn({ nineteen: 19, twenty: 20 }, tokens[at]!.word)
  if (century === undefined || joined(tokens, at + 1) === undefined) return undefined
  const rest = small(tokens, at + 1)
  if (rest === undefined || rest.value < 10 || valueIn(wholes, joined(tokens, rest.next)) !== undefined)
    return undefined
  return { value: century * 100 + rest.value, next: rest.next }
}

const cardinal = (tokens: ReadonlyArray<Token>, at: number): Part | undefined => {
  const { word } = tokens[at]!
  const isFigure = /^\d{1,12}(?:[.,]\d{1,6}){0,4}$/u.test(word)
  const first = isFigure ? { value: Number(word.replace(/,(?=\d{3})/gu, "")), next: at + 1 } : small(tokens, at)
  if (first === undefined || !Number.isFinite(first.value)) return undefined
  const part = scaled(tokens, first)
  // A figure alone is one already.
  return isFigure && part.next === at + 1 ? undefined : part
}

const small = (tokens: ReadonlyArray<Token>, at: number): Part | undefined => {
  const word = tokens[at]?.word
  const round = valueIn(tens, word)
  if (round !== undefined) {
    const unit = valueIn(units, joined(tokens, at + 1)) ?? 0
    return unit > 0 ? { value: round + unit, next: at + 2 } : { value: round, next: at + 1 }
  }
  const value = valueIn(units, word) ?? valueIn(teens, word)
  return value === undefined ? undefined : { value, next: at + 1 }
}

/** What follows a first number: hundreds, thousands, halves, decimals. */
const scaled = (tokens: ReadonlyArray<Token>, first: Part): Part => {
  let group = hundreds(tokens, withFraction(tokens, first))
  let [total, last] = [0, Number.POSITIVE_INFINITY]
  for (;;) {
    const scale = valueIn(scales, joined(tokens, group.next))
    if (scale === undefined || scale >= last) break
    const next = group.next + 1
    total += group.value * scale
    last = scale
    group = { value: 0, next, isParticular: true }
    const from = joined(tokens, next) === "and" ? next + 1 : next
    const more = joined(tokens, from) === undefined ? undefined : small(tokens, from)
    if (more === undefined) break
    const further = hundreds(tokens, more)
    const isSeparate = (valueIn(scales, joined(tokens, further.next)) ?? further.value) >= last
    if (isSeparate) break
    group = { ...further, isParticular: true }
  }
  return { ...group, value: rounded(total + group.value) }
}

const hundreds = (tokens: ReadonlyArray<Token>, part: Part): Part => {
  const factor = valueIn({ hundred: 100, dozen: 12 }, joined(tokens, part.next))
  if (factor === undefined) return part
  const next = part.next + 1
  const whole = { value: part.value * factor, next, isParticular: true }
  if (factor === 12) return whole
  const from = joined(tokens, next) === "and" ? next + 1 : next
  const rest = joined(tokens, from) === undefined ? undefined : small(tokens, from)
  // `two hundred and three hundred` are two numbers.
  const isSeparate = rest === undefined || valueIn(wholes, joined(tokens, rest.next)) === 100
  return isSeparate ? whole : { value: whole.value + rest.value, next: rest.next, isParticular: true }
}

/** `two and a half`, `three point five`. */
const withFraction = (tokens: ReadonlyArray<Token>, part: Part): Part => {
  const at = part.next
  if (joined(tokens, at) === "and" && joined(tokens, at + 1) === "a" && joined(tokens, at + 2) === "half") {
    return { value: part.value + 0.5, next: at + 3, isParticular: true }
  }
  if (joined(tokens, at) !== "point") return part
  let digits = ""
  let next = at + 1
  for (; digits.length < 6; next++) {
    const digit = valueIn(units, joined(tokens, next))
    if (digit === undefined) break
    digits += String(digit)
  }
  return digits === "" ? part : { value: Number(`${part.value}.${digits}`), next, isParticular: true }
}
