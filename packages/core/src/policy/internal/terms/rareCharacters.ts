/**
 * What the scan of a text does with all but plain letters and gaps: marks, letters that fold to several, scripts
 * without spaces, hashtags.
 */
import type { Automaton } from "./automaton.ts"
import { expansionOf, foldedPoints, Kind, pointAt } from "./characters.ts"
import { hashtagParts } from "./hashtagParts.ts"
import { foldedSign, Gap, isMarkAt, looseLetters, marksFrom } from "./reading.ts"
import { borderSymbol, separatorSymbol, type SymbolTable, symbolOf, wideSymbol } from "./symbols.ts"

/** Flags of keys: what must follow them. */
export const Ending = { anything: 1, wordEnd: 2 } as const

export interface ScanTables {
  readonly automaton: Automaton
  readonly symbols: SymbolTable
  /** Number of symbols of each key. */
  readonly lengths: Int32Array
}

export interface KeySink {
  /**
   * A key stands from `start` to the end of the character at `last`; with `isWordEnd` a word ends there, else it is one
   * of the keys that anything may follow.
   */
  readonly key: (key: number, start: number, last: number, isWordEnd: boolean) => void
}

/** What was read last. */
export const Last = { gap: 0, word: 1, ideograph: 2 } as const

/**
 * Where the scan of a text is. Used again from text to text: objects that all die with their texts take the code that was
 * optimised for them along whenever the engine collects its garbage.
 */
export class Cursor {
  state = 0
  /** State and number of symbols in front of the last letter. */
  previous = 0
  previousCount = 0
  /** Number of symbols read, and the offset of the character that each comes from. */
  count = 0
  last: number = Last.gap
  gap: number = Gap.none

  starts: Int32Array = nowhere
  private text = ""
  private sink: KeySink = silent
  private readonly tables: ScanTables
  private readonly step: (state: number, symbol: number) => number

  constructor(tables: ScanTables, step: (state: number, symbol: number) => number) {
    this.tables = tables
    this.step = step
  }

  /** Begins a text. */
  begin(text: string, sink: KeySink, starts: Int32Array): void {
    this.text = text
    this.sink = sink
    this.starts = starts
    this.state = this.previous = this.previousCount = this.count = 0
    this.last = Last.gap
    this.gap = Gap.none
  }

  /** Lets go of the text. */
  end(): void {
    this.text = ""
    this.sink = silent
    this.starts = nowhere
  }

  /** Makes room for more symbols. */
  grow(): Int32Array {
    const larger = new Int32Array(this.starts.length * 2)
    larger.set(this.starts)
    this.starts = larger
    return larger
  }

  private push(symbol: number, at: number): void {
    if (this.count === this.starts.length) this.grow()
    this.starts[this.count++] = at
    this.state = this.step(this.state, symbol)
  }

  /** Ends the gap in front of a character; with `isWord` a word begins. */
  private leaveGap(at: number, isWord: boolean): void {
    if (this.gap !== Gap.none) this.push(this.gap === Gap.hard ? wideSymbol : separatorSymbol, at)
    else if (isWord) this.push(borderSymbol, at)
    this.gap = Gap.none
  }

  /** Reports the keys that end in a state after so many symbols. */
  reportFrom(state: number, count: number, isWordEnd: boolean): void {
    const { automaton, lengths } = this.tables
    const { fail, keyAt, output } = automaton
    for (let at = output[state]!; at !== 0; at = output[fail[at]!]!) {
      const key = keyAt[at]!
      this.sink.key(key, this.starts[count - lengths[key]!]!, this.starts[count - 1]!, isWordEnd)
    }
  }

  private endWord(): void {
    const { flags } = this.tables.automaton
    if (this.last === Last.word && (flags[this.state]! & Ending.wordEnd) !== 0)
      this.reportFrom(this.state, this.count, true)
    this.last = Last.gap
  }

  /** Reports keys that anything may follow, unless a mark makes another letter of the last one. */
  private reportHere(next: number): void {
    const { flags } = this.tables.automaton
    if ((flags[this.state]! & Ending.anything) === 0) return
    if (this.last === Last.gap || !isMarkAt(this.text, next)) this.reportFrom(this.state, this.count, false)
  }

  /** Reads a character that is neither a plain letter nor white space. Returns the offset after what was read. */
  read(at: number, info: number): number {
    const point = pointAt(this.text, at)
    const next = at + (point > 0xffff ? 2 : 1)
    switch (info & 15) {
      case Kind.mark:
        return this.readMarks(at)
      case Kind.hidden:
        return next
      case Kind.expanding:
        this.readLetters(expansionOf(point), at)
        break
      case Kind.word:
      case Kind.underscore:
        this.readLetter(symbolOf(info), at)
        break
      case Kind.ideograph:
        this.endWord()
        this.leaveGap(at, true)
        this.last = Last.ideograph
        this.readSymbol(symbolOf(info), at)
        break
      case Kind.hash:
        if (this.last !== Last.word) return this.readHashtag(at)
        this.readSign(at)
        break
      default:
        this.readSign(at)
    }
    this.reportHere(next)
    return next
  }

  private readSign(at: number): void {
    this.endWord()
    this.leaveGap(at, false)
    this.readSymbol(this.tables.symbols.symbolOf(foldedSign(this.text, at)), at)
  }

  private readSymbol(symbol: number, at: number): void {
    this.previous = this.state
    this.previousCount = this.count
    this.push(symbol, at)
  }

  private readLetter(symbol: number, at: number): void {
    if (this.last !== Last.word) this.leaveGap(at, true)
    this.last = Last.word
    this.readSymbol(symbol, at)
  }

  private readLetters(points: ReadonlyArray<number>, at: number): void {
    if (this.last !== Last.word) this.leaveGap(at, true)
    this.last = Last.word
    this.readFolded(points, at)
  }

  private readFolded(points: ReadonlyArray<number>, at: number): void {
    this.previous = this.state
    this.previousCount = this.count
    for (const point of points) this.push(this.tables.symbols.symbolOf(point), at)
  }

  /** Reads the letter in front anew, as one composed with its marks. */
  private readMarks(at: number): number {
    const { text } = this
    const run = marksFrom(text, at)
    const { next } = run
    const base = this.count > 0 ? this.starts[this.count - 1]! : 0
    if (this.last !== Last.gap && base + (pointAt(text, base) > 0xffff ? 2 : 1) === at) {
      this.state = this.previous
      this.count = this.previousCount
      this.readFolded(foldedPoints(text.slice(base, run.end)), base)
      this.reportHere(next)
    } else {
      const { end, from } = this.last === Last.word ? { from: at, end: run.end } : looseLetters(text, run, at)
      if (from === end) return next
      this.readLetters(foldedPoints(text.slice(from, end)), at)
      this.reportHere(next)
    }
    return next
  }

  /** Reads a hashtag as one word, with underscores where a term has some and without, and by its words. */
  private readHashtag(at: number): number {
    this.readSign(at)
    this.reportHere(at + 1)
    const { end, parts } = hashtagParts(this.text, at + 1)
    const name = { start: at + 1, end }
    const hasOthers = parts.reduce((length, part) => length + part.end - part.start, 0) < end - at - 1
    if (hasOthers && (parts.length === 0 || this.tables.symbols.symbolOf(underscore) !== 0)) this.readAside([name])
    if (parts.length > 1) this.readAside(parts)
    for (const [index, part] of parts.entries()) {
      if (index > 0) {
        this.endWord()
        this.gap = 1
      }
      this.readPart(part)
    }
    return end
  }

  /** Reads parts as one word, and goes on as if they had not been read. */
  private readAside(parts: ReadonlyArray<Part>): void {
    const { count, state } = this
    for (const part of parts) this.readPart(part)
    this.endWord()
    this.state = state
    this.count = count
  }

  private readPart({ end, start }: Part): void {
    for (let at = start; at < end;) at = this.read(at, this.tables.symbols.infoOf(pointAt(this.text, at)))
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Part {
  readonly start: number
  readonly end: number
}

const silent: KeySink = { key: () => {} }
const nowhere = new Int32Array(0)

const underscore = 0x5f
