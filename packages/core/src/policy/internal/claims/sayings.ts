/**
 * What claims in words say, in one spelling for all languages: `share:0.67`, `times:2`, `about:dozens`.
 */
import { germanNumber } from "./germanNumbers.ts"
import { counted, valueIn } from "./numberTokens.ts"

/** Part of a whole. */
export const share = (value: number): string => `share:${value.toFixed(2)}`

/** `two thirds`, `ein Viertel`. */
export const partOf = (top: string, part: string): string | null => {
  const bottom = valueIn(partNames, part.replace(/s$/u, ""))
  return bottom === undefined ? null : share(valueOf(top) / bottom)
}

/** `nine out of ten`; `two in one` is a phrase. */
export const outOf = (top: string, bottom: string): string | null => {
  const [part, whole] = [valueOf(top), valueOf(bottom)]
  return part < whole ? share(part / whole) : null
}

/** `three times as`; `einmal` is a phrase. */
export const times = (factor: string): string | null => (/^eine?/u.test(factor) ? null : `times:${valueOf(factor)}`)

/** `doubled`, `halbiert`. */
export const changed = (word: string): string | null => (Object.hasOwn(changes, word) ? changes[word]! : null)

/** `dozens`, `Hunderttausende`: only the same word bears them out. */
export const about = (words: string): string => `about:${counts.find(([pattern]) => pattern.test(words))?.[1] ?? words}`

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const englishValues: Readonly<Record<string, number>> = {
  a: 1,
  ...counted("one two three four five six seven eight nine ten eleven twelve", 1)
}

const valueOf = (word: string): number => {
  if (/^\d/u.test(word)) return Number(word)
  return valueIn(englishValues, word) ?? (/^eine?/u.test(word) ? 1 : (germanNumber(word) ?? Number.NaN))
}

const partNames: Readonly<Record<string, number>> = {
  half: 2,
  third: 3,
  quarter: 4,
  fifth: 5,
  sixth: 6,
  tenth: 10,
  drittel: 3,
  viertel: 4,
  fünftel: 5,
  sechstel: 6,
  zehntel: 10,
  zweite: 2,
  dritte: 3,
  vierte: 4,
  fünfte: 5,
  zehnte: 10
}

const changes: Readonly<Record<string, string>> = {
  doubled: "times:2",
  tripled: "times:3",
  trebled: "times:3",
  quadrupled: "times:4",
  verdoppelt: "times:2",
  verdreifacht: "times:3",
  vervierfacht: "times:4",
  verzehnfacht: "times:10",
  halbiert: share(0.5)
}
const counts: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(?:hundreds of thousands|hunderttausend)/u, "hundred-thousands"],
  [/^(?:tens of thousands|zehntausend|zigtausend)/u, "ten-thousands"],
  [/^(?:dozens|dutzend)/u, "dozens"],
  [/^hund/u, "hundreds"],
  [/^(?:thousands|tausend|abertausend)/u, "thousands"],
  [/^million/u, "millions"],
  [/^(?:billion|milliarde)/u, "billions"],
  [/^scores/u, "scores"]
]
