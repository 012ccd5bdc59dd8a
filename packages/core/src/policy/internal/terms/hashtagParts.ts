/**
 * Reads the words in the name of a hashtag: `#CityBike2025` holds three.
 */
import { characterOf, isUpper, Kind, kindOf, pointAt } from "./characters.ts"
import { isJamo } from "./reading.ts"

export interface HashtagParts {
  /** Offset after the name. */
  readonly end: number
  /** Words in order, without underscores; none when no name begins here. */
  readonly parts: ReadonlyArray<{ readonly start: number; readonly end: number }>
}

/** The words of the name that begins at an offset, after the sign. */
export const hashtagParts = (text: string, start: number): HashtagParts => {
  const parts: Array<{ start: number; end: number }> = []
  let before: Shape = "none"
  let at = start
  for (; at < text.length;) {
    const point = pointAt(text, at)
    const character = characterOf(point)
    const kind = kindOf(character)
    if (!inName.has(kind)) break
    const next = at + (point > 0xffff ? 2 : 1)
    const shape: Shape = before === "none" && isJamo(point) ? "lower" : shapeOf(point, character, kind)
    if (shape === "same") {
      const part = parts.at(-1)
      if (part !== undefined && before !== "none") part.end = next
    } else {
      if (shape !== "none") {
        const isNew = shape !== before && !(before === "upper" && shape === "lower")
        const isCapital = shape === "upper" && before === "upper" && shapeAt(text, next) === "lower"
        if (isNew || isCapital || parts.length === 0) parts.push({ start: at, end: next })
        else parts.at(-1)!.end = next
      }
      before = shape
    }
    at = next
  }
  return { end: at, parts }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Shape = "none" | "upper" | "lower" | "digit" | "same"

const inName: ReadonlySet<Kind> = new Set([
  Kind.word,
  Kind.ideograph,
  Kind.mark,
  Kind.hidden,
  Kind.expanding,
  Kind.underscore
])

const digit = /^\p{N}$/u

const shapeOf = (point: number, character: number, kind: Kind): Shape => {
  if (kind === Kind.mark || kind === Kind.hidden) return "same"
  if (kind === Kind.underscore) return "none"
  if (isUpper(character)) return "upper"
  const isDigit = point < 0x80 ? point <= 0x39 : digit.test(String.fromCodePoint(point))
  return isDigit ? "digit" : "lower"
}

const shapeAt = (text: string, at: number): Shape => {
  const point = pointAt(text, at)
  if (point < 0) return "none"
  const character = characterOf(point)
  const kind = kindOf(character)
  return inName.has(kind) ? shapeOf(point, character, kind) : "none"
}
