/**
 * Reads a text once: finds the keys that stand in it as they are, and the stretches that may hide some.
 */
import { stepperOf } from "./automaton.ts"
import { Kind, pointAt } from "./characters.ts"
import { Cursor, Ending, Gap, type KeySink, Last, type ScanTables } from "./rareCharacters.ts"
import { Piece, StretchFinder } from "./stretches.ts"
import { borderSymbol, separatorSymbol, Trait } from "./symbols.ts"

export interface ScanSink extends KeySink {
  /** What stands from `start` to before `end`, between white space, is not plain prose. */
  readonly stretch: (start: number, end: number) => void
}

/** Whether the letters beyond a to z between two offsets are those of plain prose. */
export type IsOrdinary = (start: number, end: number) => boolean

/** Reads a text and returns the number of symbols read. Without `isOrdinary` no stretches are looked for. */
export type TextScan = (text: string, sink: ScanSink, isOrdinary: IsOrdinary | undefined) => number

/**
 * The reader of texts for compiled keys. Plain letters are read in one loop on local variables, which is what makes it
 * fast; a cursor takes over for all other characters.
 */
export const textScan = (tables: ScanTables): TextScan => {
  const { automaton, symbols } = tables
  const { flags, row, rows, width } = automaton
  const { ascii } = symbols
  const step = stepperOf(automaton)
  const rootRow = rows.subarray((row[0]! - 1) * width, row[0]! * width)
  const startState = rootRow[borderSymbol]!
  let kept = new Int32Array(1024)

  return (text, sink, isOrdinary) => {
    const { length } = text
    const needed = length * 2 + 64
    if (needed > kept.length && needed <= maxKept) kept = new Int32Array(needed)
    const cursor = new Cursor(tables, text, sink, needed > kept.length ? new Int32Array(needed) : kept)
    const finder = new StretchFinder(sink.stretch)
    let { starts } = cursor
    let [state, previous, previousCount, count] = [0, 0, 0, 0]
    let [last, gap]: [number, number] = [Last.gap, Gap.none]
    // Of the piece between white space that is being read.
    let [pieceStart, letters, words, apostrophes] = [-1, 0, 0, 0]
    let [doubles, uppers, firstUpper, seen, before] = [0, 0, 0, 0, 0]
    let isInStretch = false

    for (let at = 0; at <= length;) {
      const unit = at < length ? text.charCodeAt(at) : endOfText
      const info = unit < 0x80 ? ascii[unit]! : symbols.infoOf(pointAt(text, at))
      const kind = info & 15

      if (kind === Kind.word) {
        if (last !== Last.word) {
          if (last === Last.gap) words++
          if (pieceStart < 0) pieceStart = at
          starts[count++] = at
          if (gap === Gap.hard) state = 0
          if (state === 0) state = startState
          else state = step(state, gap === Gap.none || gap === Gap.hard ? borderSymbol : separatorSymbol)
          gap = Gap.none
          last = Last.word
        }
        const upper = (info & Trait.upper) === 0 ? 0 : 1
        if (letters === 0) firstUpper = upper
        letters++
        uppers += upper
        seen |= info
        const low = unit | 32
        if (low === before) doubles++
        before = low
        previous = state
        previousCount = count
        starts[count++] = at
        state = state === 0 ? rootRow[info >>> 16]! : step(state, info >>> 16)
        at += (info & Trait.astral) === 0 ? 1 : 2
        if ((flags[state]! & Ending.anything) !== 0 && !cursor.isMarkAt(at)) {
          cursor.state = state
          cursor.count = count
          cursor.report(false)
        }
        continue
      }

      if (kind === Kind.space || kind === Kind.hyphen) {
        if (last === Last.word && (flags[state]! & Ending.wordEnd) !== 0) {
          cursor.state = state
          cursor.count = count
          cursor.report(true)
        }
        last = Last.gap
        if (kind === Kind.hyphen) {
          gap = Gap.afterHyphen[gap]!
          if (pieceStart < 0) pieceStart = at
        } else {
          gap = Gap.afterSpace[gap]!
          if (pieceStart >= 0) {
            if (isOrdinary !== undefined) {
              const piece = pieceOf(seen, letters, words - (apostrophes === 1 ? 1 : 0), doubles, uppers, firstUpper)
              const isOdd = piece === Piece.plain && isOddBeyond(text, pieceStart, at, seen, isOrdinary)
              if (piece !== Piece.plain || isOdd || isInStretch) {
                isInStretch = finder.add(isOdd ? Piece.odd : piece, pieceStart, at)
              }
            }
            pieceStart = -1
            letters = words = apostrophes = doubles = uppers = firstUpper = seen = before = 0
          }
        }
        at++
        continue
      }

      if (pieceStart < 0) pieceStart = at
      seen |= info
      if (kind === Kind.expanding || kind === Kind.ideograph) {
        if (kind === Kind.expanding && last === Last.gap) words++
        letters++
      } else if (unit === 0x27 || unit === 0x2019) apostrophes++
      cursor.state = state
      cursor.previous = previous
      cursor.previousCount = previousCount
      cursor.count = count
      cursor.last = last
      cursor.gap = gap
      const next = cursor.read(at, info)
      if (kind === Kind.hash && next > at + 1) {
        letters += next - at - 1
        words++
        seen |= Trait.odd | Trait.letter
      }
      at = next
      state = cursor.state
      previous = cursor.previous
      previousCount = cursor.previousCount
      count = cursor.count
      last = cursor.last
      gap = cursor.gap
      starts = cursor.starts
      if (count + 2 * (length - at) + 4 > starts.length) starts = cursor.grow()
    }
    finder.close()
    return count
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** The text ends like a word in front of white space. */
const endOfText = 0x20

/** A buffer of more than this is not kept from text to text. */
const maxKept = 1 << 16

/** What a piece is as far as counts tell. */
const pieceOf = (
  seen: number,
  letters: number,
  words: number,
  doubles: number,
  uppers: number,
  firstUpper: number
): Piece => {
  const isOdd = (seen & Trait.odd) !== 0
  if ((seen & Trait.letter) === 0 && (seen & Trait.extended) === 0) {
    if (letters === 0) return isOdd ? Piece.single : Piece.empty
    return letters === 1 ? Piece.single : Piece.plain
  }
  if (isOdd || words > 1 || doubles > 1 || (seen & Trait.digit) !== 0) return Piece.odd
  if (letters <= 1) return Piece.single
  // Capitals other than the first, though not all: camel case.
  return uppers > firstUpper && uppers < letters ? Piece.odd : Piece.plain
}

const isOddBeyond = (text: string, start: number, end: number, seen: number, isOrdinary: IsOrdinary): boolean => {
  if ((seen & Trait.letter) === 0) return false
  const first = text.charCodeAt(start)
  return first === 0x21 || first === 0x7c || ((seen & Trait.extended) !== 0 && !isOrdinary(start, end))
}
