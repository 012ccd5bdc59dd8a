/**
 * Long texts in pieces for patterns: for a match the engine remembers each character, and millions of them without a space
 * are more than its stack holds.
 */

/** A part of a text, and where it begins. */
export interface Piece {
  readonly start: number
  readonly text: string
}

/** A text of up to 100,000 code units as it is; else pieces that end behind a space, or between two characters without one. */
export const piecesOf = function* (text: string): Generator<Piece> {
  if (text.length <= longest) return yield { start: 0, text }
  for (let start = 0; start < text.length;) {
    const end = endOf(text, start)
    yield { start, text: text.slice(start, end) }
    start = end
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const longest = 100_000

const endOf = (text: string, start: number): number => {
  const most = start + longest
  if (most >= text.length) return text.length
  for (let end = most; end > start; end -= 1) {
    const unit = text.charCodeAt(end - 1)
    if (unit === 0x20 || unit === 0x0a) return end
  }
  const isWithinPair = (text.charCodeAt(most) & 0xfc00) === 0xdc00
  return isWithinPair ? most - 1 : most
}
