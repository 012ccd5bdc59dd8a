/**
 * What the reading of a text and that of a term share, so that each term is found in its own text: how wide gaps are,
 * which marks belong to a character, and what signs fold to.
 */
import { characterOf, foldedOf, foldedPoints, Kind, kindOf, pointAt } from "./characters.ts"

/** White space and hyphens between two characters, as a state: 0 none, 1 to 5 a separator of words, 6 more than that. */
export const Gap = {
  none: 0,
  hard: 6,
  afterSpace: Uint8Array.of(1, 2, 3, 6, 5, 6, 6),
  afterHyphen: Uint8Array.of(4, 4, 6, 6, 6, 6, 6)
} as const

/** Vowels and finals of Hangul that follow no initial stand for themselves. */
export const isJamo = (point: number): boolean =>
  (point >= 0x1160 && point <= 0x11ff) || (point >= 0xd7b0 && point <= 0xd7fb)

/** Whether a mark stands at the offset. */
export const isMarkAt = (text: string, at: number): boolean =>
  text.charCodeAt(at) >= 0x300 && kindOf(characterOf(pointAt(text, at))) === Kind.mark

/** Marks in a row: up to where they count, and the offset after them. */
export interface MarkRun {
  readonly end: number
  readonly next: number
}

/** The marks from an offset on. Of many only the first ones count. */
export const marksFrom = (text: string, at: number): MarkRun => {
  let [end, next] = [at, at]
  for (let marks = 0; isMarkAt(text, next); marks++) {
    next += pointAt(text, next) > 0xffff ? 2 : 1
    if (marks < maxMarks) end = next
  }
  return { end, next }
}

/** The text without the marks that do not count: composing takes time for the square of the marks in a row. */
export const withFewMarks = (text: string): string => text.replace(manyMarks, "$1")

/** Of marks that follow no letter those that count as letters: from the first vowel or final of Hangul on. */
export const looseLetters = (
  text: string,
  run: MarkRun,
  at: number
): { readonly from: number; readonly end: number } => {
  for (let from = at; from < run.next; from += pointAt(text, from) > 0xffff ? 2 : 1) {
    if (isJamo(pointAt(text, from))) return { from, end: marksFrom(text, from).end }
  }
  return { from: run.next, end: run.next }
}

/** What a sign folds to, which marks behind it can make another one: `=` with a stroke is `≠`. */
export const foldedSign = (text: string, at: number): number => {
  const point = pointAt(text, at)
  const next = at + (point > 0xffff ? 2 : 1)
  const folded = foldedOf(characterOf(point))
  if (!isMarkAt(text, next)) return folded
  const composed = foldedPoints(text.slice(at, marksFrom(text, next).end))[0]!
  return foldedOf(characterOf(composed))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Unicode knows no text that needs more marks on one letter (UAX 15, stream-safe format); the rest is noise. */
const maxMarks = 30

const manyMarks = /([\p{M}--\p{Default_Ignorable_Code_Point}]{30})[\p{M}--\p{Default_Ignorable_Code_Point}]+/gv
