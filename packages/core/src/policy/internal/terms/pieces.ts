/**
 * What a piece between white space is, by what was counted in it.
 */
import { Piece } from "./stretches.ts"
import { Trait } from "./symbols.ts"

/** What a piece is as far as counts tell. */
export const pieceOf = (seen: number, letters: number, words: number, doubles: number, isCamel: boolean): Piece => {
  const isOdd = (seen & Trait.odd) !== 0
  if ((seen & (Trait.letter | Trait.extended)) === 0) {
    if (letters === 0) return isOdd ? Piece.single : Piece.empty
    return letters === 1 ? Piece.single : Piece.plain
  }
  if (isOdd || words > 1 || doubles > 1 || (seen & Trait.digit) !== 0) return Piece.odd
  if (letters <= 1) return Piece.single
  return isCamel ? Piece.odd : Piece.plain
}

/** Tells ordinary letters. */
export interface LetterJudge {
  /** Whether the letters beyond a to z between two offsets are those of plain prose. */
  readonly isOrdinary: (start: number, end: number) => boolean
}

/** Whether a word can begin with the sign as its letter: `!diot`, `|diot`. */
export const mayLead = (unit: number): boolean => unit === 0x21 || unit === 0x7c

/** Whether a piece that is plain by what was counted in it hides something by one of its characters. */
export const isOddBeyond = (text: string, start: number, end: number, seen: number, sink: LetterJudge): boolean => {
  if ((seen & Trait.letter) === 0) return false
  return mayLead(text.charCodeAt(start)) || ((seen & Trait.extended) !== 0 && !sink.isOrdinary(start, end))
}
