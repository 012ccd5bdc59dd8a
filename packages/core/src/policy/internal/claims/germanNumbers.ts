/**
 * Numbers in German words: `einundvierzig`, `zweihundertsechs`, `anderthalb Millionen`, `eine halbe Million`.
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

/** The numbers in words of the text, in order. `ein` without a million or a dozen is an article. */
export const germanNumbers = (text: string): ReadonlyArray<NumberRun> => runsOf(tokensOf(text), read)

/** The value of a number in one word, `eins` to `neunhundertneunundneunzigtausend…`, `anderthalb`, `zweieinhalb`. */
export const germanNumber = (word: string): number | undefined => {
  if (!numberEnd.test(word) || word.length > longest) return undefined
  if (word === "anderthalb" || word === "einundeinhalb") return 1.5
  if (word.endsWith("einhalb")) {
    const whole = word === "einhalb" ? undefined : belowHundred(word.slice(0, -"einhalb".length))
    return whole === undefined ? undefined : whole + 0.5
  }
  return belowMillion(word.replaceAll("fuenf", "fünf").replaceAll("zwoelf", "zwölf").replaceAll("dreissig", "dreißig"))
}

/** The value of an ordinal without its ending: `erst` is 1, `einunddreißigst` is 31. */
export const germanOrdinal = (stem: string): number | undefined => {
  const irregular = valueIn({ erst: 1, dritt: 3, siebt: 7, siebent: 7, acht: 8 }, stem)
  if (irregular !== undefined) return irregular
  const value = germanNumber(stem.replace(/s?t$/u, ""))
  return value !== undefined && Number.isInteger(value) ? value : undefined
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const units = { ...counted("null ein zwei drei vier fünf sechs sieben acht neun", 0), eins: 1, zwo: 2 }
const teens = counted("zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn", 10)
const tens = counted("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10)
const scales: Readonly<Record<string, number>> = {
  tausend: 1e3,
  million: 1e6,
  millionen: 1e6,
  milliarde: 1e9,
  milliarden: 1e9,
  billion: 1e12,
  billionen: 1e12
}
const wholes: Readonly<Record<string, number>> = { hundert: 100, dutzend: 12, ...scales }
const longest = 70

// Most words are no numbers: their ends tell.
const numberEnd =
  /(?:null|eins?|zwei|zwo|drei|vier|f(?:ü|ue)nf|sechs|sieben|acht|neun|zehn|elf|zw(?:ö|oe)lf|zig|(?:ß|ss)ig|hundert|tausend|halb)$/u

const belowHundred = (word: string): number | undefined => {
  const value = valueIn(units, word) ?? valueIn(teens, word) ?? valueIn(tens, word)
  if (value !== undefined) return value
  const [, unit, round] = /^(\p{L}{3,6}?)und(\p{L}+)$/u.exec(word) ?? []
  const [one, ten] = [valueIn(units, unit), valueIn(tens, round)]
  return one === undefined || ten === undefined || one === 0 ? undefined : one + ten
}

const above = (
  word: string,
  name: string,
  scale: number,
  below: (word: string) => number | undefined
): number | undefined => {
  const at = word.indexOf(name)
  if (at < 0) return below(word)
  const [before, after] = [word.slice(0, at), word.slice(at + name.length).replace(/^und/u, "")]
  const [factor, rest] = [before === "" ? 1 : below(before), after === "" ? 0 : below(after)]
  return factor === undefined || rest === undefined || factor === 0 ? undefined : factor * scale + rest
}

const belowThousand = (word: string): number | undefined => above(word, "hundert", 100, belowHundred)
const belowMillion = (word: string): number | undefined => above(word, "tausend", 1000, belowThousand)

const read = (tokens: ReadonlyArray<Token>, at: number): Part | undefined => portion(tokens, at) ?? cardinal(tokens, at)

const isArticle = (word: string): boolean => /^eine?[nmrs]?$/u.test(word)

/** `halbe Million`, `eine halbe Million`, `ein halbes Dutzend`, `eine Viertelmillion`. */
const portion = (tokens: ReadonlyArray<Token>, at: number): Part | undefined => {
  const from = isArticle(tokens[at]!.word) ? at + 1 : at
  const word = from === at ? tokens[at]!.word : joined(tokens, from)
  if (word === undefined) return undefined
  const [, share, whole] = /^(halb|viertel|dreiviertel)(million|milliarde|dutzend)$/u.exec(word) ?? []
  if (share !== undefined) return { value: shares[share]! * wholes[whole!]!, next: from + 1, isParticular: true }
  const of = valueIn(shares, word.replace(/^halbe[nrms]?$/u, "halb"))
  const unit = of === undefined ? undefined : valueIn(wholes, joined(tokens, from + 1))
  return of === undefined || unit === undefined ? undefined : { value: of * unit, next: from + 2, isParticular: true }
}

const shares: Readonly<Record<string, number>> = { halb: 0.5, viertel: 0.25, dreiviertel: 0.75 }

const cardinal = (tokens: ReadonlyArray<Token>, at: number): Part | undefined => {
  const { word } = tokens[at]!
  const next = valueIn(wholes, joined(tokens, at + 1))
  if (/^\d{1,12}(?:[.,]\d{1,6}){0,4}$/u.test(word)) {
    // A figure alone is one already.
    const value = Number(word.replace(/\.(?=\d{3})/gu, "").replace(",", "."))
    const part = scaled(tokens, { value, next: at + 1 })
    return part.next === at + 1 || !Number.isFinite(part.value) ? undefined : part
  }
  if (isArticle(word)) return next === undefined ? undefined : scaled(tokens, { value: 1, next: at + 1 })
  const value = germanNumber(word)
  if (value === undefined) return undefined
  return scaled(tokens, withDecimals(tokens, { value, next: at + 1, isParticular: isParticular(word) }))
}

const isParticular = (word: string): boolean => /hundert|tausend|halb$/u.test(word)

/** What follows a first number: millions, and thousands after them. */
const scaled = (tokens: ReadonlyArray<Token>, first: Part): Part => {
  let part = first
  let [total, last] = [0, Number.POSITIVE_INFINITY]
  for (;;) {
    const scale = valueIn(wholes, joined(tokens, part.next))
    if (scale === undefined || scale >= last) break
    total += part.value * scale
    last = scale
    const next = part.next + 1
    part = { value: 0, next, isParticular: true }
    const from = joined(tokens, next) === "und" ? next + 1 : next
    const more = germanNumber(joined(tokens, from) ?? "")
    const isSeparate = more === undefined || (valueIn(wholes, joined(tokens, from + 1)) ?? more) >= last
    if (isSeparate || scale === 12) break
    part = { value: more, next: from + 1, isParticular: true }
  }
  return { ...part, value: rounded(total + part.value) }
}

/** `zwei Komma fünf`. */
const withDecimals = (tokens: ReadonlyArray<Token>, part: Part): Part => {
  if (joined(tokens, part.next) !== "komma") return part
  let digits = ""
  let next = part.next + 1
  for (; digits.length < 6; next++) {
    const digit = valueIn(units, joined(tokens, next))
    if (digit === undefined) break
    digits += String(digit)
  }
  return digits === "" ? part : { value: Number(`${part.value}.${digits}`), next, isParticular: true }
}
