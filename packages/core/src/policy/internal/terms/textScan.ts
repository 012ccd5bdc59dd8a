/**
 * Reads a text once: finds the keys that stand in it as they are, and the stretches that may hide some.
 */
import { stepperOf } from "./automaton.ts"
import { Kind, pointAt } from "./characters.ts"
import { Cursor, Ending, type KeySink, Last, type ScanTables } from "./rareCharacters.ts"
import { Gap, isMarkAt } from "./reading.ts"
import { isOddBeyond, type LetterJudge, mayLead, pieceOf } from "./pieces.ts"
import type { ProseReader, UsesLetter } from "./plainProse.ts"
import { isContraction } from "./signsInWords.ts"
import { Piece, StretchFinder, type StretchSink } from "./stretches.ts"
import { borderSymbol, separatorSymbol, Trait, wideSymbol } from "./symbols.ts"

export interface ScanSink extends KeySink, StretchSink, LetterJudge {
  /** Whether the language of the text has a letter of its own. */
  readonly usesLetter: UsesLetter
}

/** Reads a text and returns the number of symbols read. */
export type TextScan = (text: string, sink: ScanSink, seeksStretches: boolean) => number

/**
 * The reader of texts for compiled keys. Plain letters are read in one loop on local variables, which is what makes it
 * fast; a cursor takes over for all other characters.
 */
export const textScan = (tables: ScanTables, prose: ProseReader): TextScan => {
  const { automaton, symbols } = tables
  const step = stepperOf(automaton)
  const rootRow = automaton.rows.subarray(
    (automaton.row[0]! - 1) * automaton.width,
    automaton.row[0]! * automaton.width
  )
  // All keys begin with the border of a word unless some count anywhere: then nothing begins inside a word.
  const rootHasLetters = rootRow.some((child, symbol) => child !== 0 && symbol > wideSymbol)
  const hasLooseKeys = automaton.flags.some((flag) => (flag & Ending.anything) !== 0)
  const cursor = new Cursor(tables, step)
  const finder = new StretchFinder()
  let kept = new Int32Array(1024)

  const scan: TextScan = (text, sink, seeksStretches) => {
    const { flags, row, rows, width } = automaton
    const { ascii } = symbols
    const atRoot = rootRow
    const startState = atRoot[borderSymbol]!
    // Properties of other modules' objects cost a look each time in the loop, local constants do not.
    const { hyphen, space, symbol: sign, word } = Kind
    const { astral, digit, extended, odd, upper } = Trait
    const { anything, wordEnd } = Ending
    const { gap: inGap, word: inWord } = Last
    const { afterHyphen, afterSpace, hard } = Gap
    const { length } = text
    const { usesLetter } = sink
    // Most of a long text is passed over, so it gets more room only where it proves to need it.
    const needed = Math.min(length * 2 + 64, maxKept)
    if (needed > kept.length) kept = new Int32Array(needed)
    cursor.begin(text, sink, kept)
    finder.begin(sink)
    let starts = cursor.starts
    let state = 0
    let previous = 0
    let previousCount = 0
    let count = 0
    let last: number = inGap
    let gap: number = 0
    // Of the piece between white space that is being read.
    let pieceStart = -1
    let letters = 0
    let words = 0
    let apostrophes = 0
    let doubles = 0
    let uppers = 0
    let firstUpper = 0
    let seen = 0
    let before = 0
    let isInStretch = false
    let passed = 0
    // In front of a piece where no key is in progress.
    let mayPass = true

    for (let at = 0; at <= length;) {
      if (mayPass) {
        mayPass = false
        const end = prose.end(text, at, usesLetter, isInStretch)
        if (end > at) {
          if (isInStretch && prose.hasWord(text, at, end, usesLetter)) {
            finder.close()
            isInStretch = false
          }
          passed += end - at
          at = end
          state = 0
          gap = afterSpace[0]!
        }
      }
      const unit = at < length ? text.charCodeAt(at) : endOfText
      const info = unit < 0x80 ? ascii[unit]! : symbols.infoOf(pointAt(text, at))
      const kind = info & 15

      if (kind === word) {
        if (last !== inWord) {
          if (last === inGap) words++
          if (pieceStart < 0) pieceStart = at
          if (count === starts.length) starts = cursor.grow()
          starts[count++] = at
          if (state === 0) state = startState
          else state = step(state, gap === 0 ? borderSymbol : gap === hard ? wideSymbol : separatorSymbol)
          gap = 0
          last = inWord
          if (letters === 0) firstUpper = info & upper
        }
        // Goes on to the end of the word as long as its letters are plain ones.
        let current = info
        let letter = unit
        for (;;) {
          letters++
          uppers += current & upper
          seen |= current
          const low = letter | 32
          if (low === before) doubles++
          before = low
          previous = state
          if (count === starts.length) starts = cursor.grow()
          starts[count++] = at
          const symbol = current >>> 16
          if (state !== 0) {
            const own = row[state]!
            state = own === 0 ? step(state, symbol) : rows[(own - 1) * width + symbol]!
          } else if (rootHasLetters) state = atRoot[symbol]!
          at += (current & astral) === 0 ? 1 : 2
          if (hasLooseKeys && (flags[state]! & anything) !== 0 && !isMarkAt(text, at)) {
            cursor.reportFrom(state, count, false)
          }
          if (at >= length) break
          letter = text.charCodeAt(at)
          if (letter >= 0x80) break
          current = ascii[letter]!
          if ((current & 15) !== word) break
          if (state === 0 && !rootHasLetters) {
            // No key can stand in the rest of the word.
            const from = at
            do {
              uppers += current & upper
              seen |= current
              if ((letter | 32) === before) doubles++
              before = letter | 32
              at++
              if (at >= length) break
              letter = text.charCodeAt(at)
              if (letter >= 0x80) break
              current = ascii[letter]!
            } while ((current & 15) === word)
            letters += at - from
            break
          }
        }
        previousCount = count - 1
        continue
      }

      if (kind === sign && info >>> 16 === 0 && !isMarkAt(text, at + ((info & astral) === 0 ? 1 : 2))) {
        if (last === inWord && (flags[state]! & wordEnd) !== 0) cursor.reportFrom(state, count, true)
        // No key goes on behind a sign that none has.
        state = 0
        last = inGap
        gap = 0
        if (pieceStart < 0) pieceStart = at
        seen |= info
        if (unit === 0x27 || unit === 0x2019) apostrophes++
        at += (info & astral) === 0 ? 1 : 2
        continue
      }

      if (kind === space || kind === hyphen) {
        if (last === inWord && (flags[state]! & wordEnd) !== 0) cursor.reportFrom(state, count, true)
        last = inGap
        if (kind === hyphen) {
          gap = afterHyphen[gap]!
          if (pieceStart < 0) pieceStart = at
        } else {
          gap = afterSpace[gap]!
          if (pieceStart >= 0) {
            if (seeksStretches) {
              const isSimple =
                letters > 1 &&
                words === 1 &&
                doubles < 2 &&
                (seen & (odd | extended | digit)) === 0 &&
                (uppers === firstUpper || uppers === letters * upper) &&
                !isInStretch &&
                !mayLead(text.charCodeAt(pieceStart))
              if (!isSimple) {
                const isJoined = words === 2 && apostrophes === 1 && isContraction(text, pieceStart, at)
                const joined = words - (isJoined ? 1 : 0)
                const isCamel = uppers !== firstUpper && uppers !== letters * upper
                const piece = pieceOf(seen, letters, joined, doubles, isCamel)
                const isOdd = piece === Piece.plain && isOddBeyond(text, pieceStart, at, seen, sink)
                isInStretch = finder.add(isOdd ? Piece.odd : piece, pieceStart, at)
              }
            }
            pieceStart = -1
            mayPass =
              state === 0 || (step(state, separatorSymbol) === startState && step(state, wideSymbol) === startState)
            letters = words = apostrophes = doubles = uppers = firstUpper = seen = before = 0
          }
        }
        at++
        continue
      }

      if (pieceStart < 0) pieceStart = at
      seen |= info
      if (kind === Kind.expanding || kind === Kind.ideograph) {
        if (kind === Kind.expanding && last === inGap) words++
        letters++
      } else if (unit === 0x27 || unit === 0x2019) apostrophes++
      cursor.state = state
      cursor.previous = previous
      cursor.previousCount = previousCount
      cursor.count = count
      cursor.last = last
      cursor.gap = gap
      const next = cursor.read(at, info)
      if (kind === Kind.hash) {
        // The words of the name have been told apart, so only what they consist of matters.
        if (next > at + 1) words++
        for (let inName = at + 1; inName < next; inName++) {
          const unitInName = text.charCodeAt(inName)
          if (unitInName === underscore) continue
          letters++
          seen |= unitInName < 0x80 ? ascii[unitInName]! : symbols.infoOf(pointAt(text, inName))
          if ((unitInName | 32) === before) doubles++
          before = unitInName | 32
        }
      }
      at = next
      state = cursor.state
      previous = cursor.previous
      previousCount = cursor.previousCount
      count = cursor.count
      last = cursor.last
      gap = cursor.gap
      starts = cursor.starts
    }
    finder.close()
    finder.begin()
    cursor.end()
    return count + passed
  }
  return scan
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** The text ends like a word in front of white space. */
const endOfText = 0x20

const underscore = 0x5f

/** A buffer of more than this is not kept from text to text. */
const maxKept = 1 << 16
