/**
 * Joins pieces of a text that may hide terms to stretches, so that letters that stand alone are read together.
 */

/** What a piece between white space is. */
export const Piece = {
  /** A word or number as prose holds it. */
  plain: 0,
  /** No letter: a dash, an emoji. */
  empty: 1,
  /** One letter, or a sign that may stand for one. */
  single: 2,
  /** Anything that may hide letters. */
  odd: 3
} as const
export type Piece = (typeof Piece)[keyof typeof Piece]

/** Takes what is found. */
export interface StretchSink {
  /** What stands from `start` to before `end`, between white space, is not plain prose. */
  readonly stretch: (start: number, end: number) => void
}

/** Takes the pieces of a text in order and hands on the stretches: an odd piece, or single letters in a row. */
export class StretchFinder {
  private start = -1
  private end = -1
  private singles = 0
  private hasOdd = false
  private sink: StretchSink = silent

  /** Begins a text, and lets go of the one before when it has no sink. */
  begin(sink: StretchSink = silent): void {
    this.sink = sink
    this.start = this.end = -1
    this.singles = 0
    this.hasOdd = false
  }

  /** Whether the next piece must be told even if it is plain. */
  add(piece: Piece, start: number, end: number): boolean {
    if (piece === Piece.plain) {
      this.close()
      return false
    }
    if (piece === Piece.empty) return this.start >= 0
    if (this.start < 0) this.start = start
    this.end = end
    if (piece === Piece.single) this.singles++
    else this.hasOdd = true
    return true
  }

  close(): void {
    if (this.start >= 0 && (this.hasOdd || this.singles > 1)) this.sink.stretch(this.start, this.end)
    this.start = -1
    this.singles = 0
    this.hasOdd = false
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const silent: StretchSink = { stretch: () => {} }
