/**
 * Where a sign may stand for a letter. Everywhere else it is what it is: a price, a bracket, an exclamation.
 */
import { type Cells, CellGap, CellTrait } from "./cells.ts"
import { characterOf, Kind, kindOf, pointAt } from "./characters.ts"
import { letterReading, plainSign } from "./lookAlikes.ts"

/**
 * Whether the sign from `at` to before `next` may stand for a letter. `isAfterCell`: it touches the last cell.
 * `isClosed`: a bracket is closed later in the same piece.
 */
export const standsForLetter = (
  text: string,
  at: number,
  next: number,
  cells: Cells,
  isAfterCell: boolean,
  isClosed: boolean
): boolean => {
  const sign = plainSign(pointAt(text, at))
  const follows = shapeAt(text, next)
  const isAfterLetter = isAfterCell && (cells.trait[cells.count - 1]! & CellTrait.digit) === 0
  if (!isAfterCell && follows === "gap" && isGapBefore(text, at)) return isSpelledOut(text, at, next, sign)
  switch (sign) {
    case at_:
      return isAfterCell || follows === "letter" || follows === "sign"
    case dollar:
      if (follows === "digit" || (isAfterCell && !isAfterLetter)) return isAmongLetters(text, next, cells, isAfterCell)
      if (follows === "gap" && isAfterLetter && isShortCode(cells)) return false
      return isAfterLetter || follows !== "gap"
    case plus:
      if (pointAt(text, next + 1) === plus || pointAt(text, at - 2) === plus) return false
      if (follows === "digit" || (isAfterCell && !isAfterLetter)) return isAmongLetters(text, next, cells, isAfterCell)
      return isAfterLetter || follows === "letter"
    case openingBracket:
    case less:
      return isAfterLetter && follows === "letter" && !isClosed
    case bar:
      if (pointAt(text, next + 1) === bar || pointAt(text, at - 2) === bar) return false
      return leadsToLetter(text, next)
    default:
      return leadsToLetter(text, next)
  }
}

/** Whether a letter follows behind no more than a few digits and signs. */
export const leadsToLetter = (text: string, from: number): boolean => {
  for (let at = from; at < from + mostInRow; at++) {
    const shape = shapeAt(text, at)
    if (shape === "letter" || shape === "gap") return shape === "letter"
  }
  return false
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const at_ = 0x40
const dollar = 0x24
const plus = 0x2b
const openingBracket = 0x28
const less = 0x3c
const bar = 0x7c
const exclamation = 0x21
/** Digits and signs in a row that can all stand for letters. */
const mostInRow = 6

type Shape = "letter" | "digit" | "sign" | "gap"

const shapeAt = (text: string, at: number): Shape => {
  const point = plainSign(pointAt(text, at))
  if (point < 0) return "gap"
  if (point >= 0x30 && point <= 0x39) return "digit"
  const kind = kindOf(characterOf(point))
  if (kind === Kind.word || kind === Kind.expanding || letterReading(point, "latin") !== undefined) return "letter"
  return point === at_ || point === dollar || point === exclamation || point === bar || point === plus ? "sign" : "gap"
}

/** Whether letters are on both sides, behind no more than a few digits and signs: `b3+a` but not `3+a`. */
const isAmongLetters = (text: string, next: number, cells: Cells, isAfterCell: boolean): boolean => {
  if (!isAfterCell || !leadsToLetter(text, next)) return false
  for (let at = cells.count - 1; at >= 0 && at >= cells.count - mostInRow; at--) {
    if ((cells.trait[at]! & (CellTrait.digit | CellTrait.sign | CellTrait.mask)) === 0) return true
    if ((cells.gap[at]! & CellGap.visible) !== 0) return false
  }
  return false
}

/** A sign between spaces: a letter of a word that is spelled out, unless the same sign is between all its letters. */
const isSpelledOut = (text: string, at: number, next: number, sign: number): boolean =>
  sign !== bar && pointAt(text, next + 3) !== sign && pointAt(text, at - 4) !== sign

const isGapBefore = (text: string, at: number): boolean =>
  at === 0 || kindOf(characterOf(text.charCodeAt(at - 1))) === Kind.space

/** One or two capitals in front, as in `A$` and `US$`. */
const isShortCode = (cells: Cells): boolean => {
  for (let length = 1; length <= 3 && length <= cells.count; length++) {
    const at = cells.count - length
    if ((cells.trait[at]! & CellTrait.upper) === 0 || length === 3) return false
    if ((cells.gap[at]! & CellGap.visible) !== 0) return true
  }
  return false
}
