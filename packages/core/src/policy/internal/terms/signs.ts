/**
 * Where a sign may stand for a letter. Everywhere else it is what it is: a price, a bracket, an exclamation.
 */
import { type Cells, CellGap, CellTrait } from "./cells.ts"
import { characterOf, Kind, kindOf } from "./characters.ts"
import { letterReading } from "./lookAlikes.ts"

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
  const sign = text.codePointAt(at)!
  const follows = shapeAt(text, next)
  const last = cells.count - 1
  const lastTrait = isAfterCell ? cells.trait[last]! : 0
  const isAfterDigit = (lastTrait & CellTrait.digit) !== 0
  const isAfterLetter = isAfterCell && !isAfterDigit
  const isAlone = !isAfterCell && follows === "gap" && isGapBefore(text, at)
  switch (sign) {
    case at_:
      return isAfterCell || follows === "letter" || follows === "sign" || isAlone
    case dollar:
      if (follows === "digit" || isAfterDigit) return false
      if (follows === "gap" && isAfterLetter && isShortCode(cells)) return false
      return isAfterLetter || follows !== "gap" || isAlone
    case plus:
      if (isAfterDigit || follows === "digit") return false
      return isAfterLetter || follows === "letter"
    case openingBracket:
    case less:
      return isAfterLetter && follows === "letter" && !isClosed
    default:
      return follows === "letter" || (follows === "sign" && shapeAt(text, next + 1) === "letter")
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const at_ = 0x40
const dollar = 0x24
const plus = 0x2b
const openingBracket = 0x28
const less = 0x3c

type Shape = "letter" | "digit" | "sign" | "gap"

const shapeAt = (text: string, at: number): Shape => {
  const point = text.codePointAt(at)
  if (point === undefined) return "gap"
  if (point >= 0x30 && point <= 0x39) return "digit"
  const kind = kindOf(characterOf(point))
  if (kind === Kind.word || kind === Kind.expanding || letterReading(point, "latin") !== undefined) return "letter"
  return point === at_ || point === dollar || point === 0x21 || point === 0x7c || point === plus ? "sign" : "gap"
}

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
