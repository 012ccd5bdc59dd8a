/**
 * Bank accounts and payment cards, by their check digits.
 */
import type { Datum, Surroundings } from "./Datum.ts"
import { ibanLengths, isIban, isPaymentCard } from "./checkDigits.ts"
import { maskCard, maskIban } from "./masks.ts"
import { commonMark, type DigitGroup, digitsOf, hasShape, type NumberRun } from "./numberRuns.ts"

/** IBANs in order, written in one piece or in groups. */
export const ibans = (text: string): ReadonlyArray<Datum> => {
  const found: Array<Datum> = []
  let from = 0
  for (const match of text.matchAll(ibanStart)) {
    if (match.index < from) continue
    const length = ibanLengths.get(match[1]!.toUpperCase())
    if (length === undefined) continue
    const end = endOfCharacters(text, match.index, length)
    if (end === undefined || touches.test(text.slice(end, end + 2))) continue
    const value = text
      .slice(match.index, end)
      .replace(/[^A-Za-z0-9]/g, "")
      .toUpperCase()
    if (!isIban(value)) continue
    found.push({ type: "iban", start: match.index, end, value, masked: maskIban(value) })
    from = end
  }
  return found
}

/** Card numbers in order, written in one piece or in the groups that are printed on cards. */
export const paymentCards = (
  runs: ReadonlyArray<NumberRun>,
  around: Surroundings,
  text: string
): ReadonlyArray<Datum> => {
  const found: Array<Datum> = []
  for (const { groups } of runs) {
    for (let at = 0; at < groups.length; at++) {
      for (const shape of shapesAt(groups, at)) {
        const window = groups.slice(at, at + shape.length)
        if (!hasShape(window, shape) || !isCardMark(window)) continue
        const value = digitsOf(window)
        const [start, end] = [window[0]!.start, window.at(-1)!.end]
        if (
          !isPaymentCard(value) ||
          around.isTaken(start, end) ||
          /[\p{L}_]$/u.test(text.slice(Math.max(0, start - 1), start))
        )
          continue
        found.push({ type: "payment-card", start, end, value, masked: maskCard(value) })
        at += shape.length - 1
        break
      }
    }
  }
  return found
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const ibanStart = /(?<![\p{L}\p{N}])([A-Z]{2})[ \u00a0]?\d{2}(?=[ \u00a0\u202f.\-\u2010-\u2015/_]?[A-Z0-9])/giu
const touches = /^[\p{L}\p{N}]/u
const cardShapes = [
  [4, 4, 4, 4, 3],
  [4, 4, 4, 4],
  [4, 6, 5],
  [4, 6, 4],
  ...[19, 18, 17, 16, 15, 14, 13, 12].map((length) => [length])
]

/** Digits written one by one or two by two count where they are all there is. */
const evenCounts: ReadonlyArray<readonly [size: number, counts: ReadonlyArray<number>]> = [
  [1, [16, 15, 14, 19]],
  [2, [8, 7]]
]

const isEvenStretch = (groups: ReadonlyArray<DigitGroup>, at: number, size: number, count: number): boolean =>
  groups[at - 1]?.digits.length !== size &&
  groups[at + count]?.digits.length !== size &&
  groups[at + count - 1]?.digits.length === size

/** Lengths of groups that could be a card at a place. */
const shapesAt = (groups: ReadonlyArray<DigitGroup>, at: number): ReadonlyArray<ReadonlyArray<number>> => {
  const even = evenCounts.flatMap(([size, counts]) =>
    groups[at]!.digits.length === size
      ? counts.filter((count) => isEvenStretch(groups, at, size, count)).map((count) => Array(count).fill(size))
      : []
  )
  return even.length === 0 ? cardShapes : even
}

const isCardMark = (groups: ReadonlyArray<DigitGroup>): boolean =>
  groups.length === 1 ||
  /^[ \u00a0\u202f./_-]$/u.test(
    commonMark(groups.map((group) => ({ ...group, before: plainDashes(group.before) }))) ?? ""
  )

const plainDashes = (marks: string): string => marks.replace(/[\u2010-\u2015\u2212]/gu, "-")

/** Offset after so many letters and digits, with at most one mark between two of them. */
const endOfCharacters = (text: string, start: number, count: number): number | undefined => {
  let left = count
  let isMark = false
  for (let at = start; at < text.length; at++) {
    if (/[A-Za-z0-9]/.test(text[at]!)) {
      left--
      isMark = false
      if (left === 0) return at + 1
    } else if (isMark || !/[ \u00a0\u202f.\-\u2010-\u2015/_]/u.test(text[at]!)) return undefined
    else isMark = true
  }
  return undefined
}
