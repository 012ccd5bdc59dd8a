/**
 * Passes over plain prose in a text: ordinary words, numbers and punctuation, none of which a key begins with. Most of
 * most texts is that, so this loop decides how fast they are read, and does as little as it can for a letter.
 *
 * It may take less for plain than there is, never more: what it stops at is read by the scan, which knows all.
 */
import type { Automaton } from "./automaton.ts"
import { characterOf, foldedOf, Kind, pointAt } from "./characters.ts"
import { letterReading } from "./lookAlikes.ts"
import { mayLead } from "./pieces.ts"
import { doubled, Sort, State, tagSort, transitions } from "./proseGrammar.ts"
import { isContraction } from "./signsInWords.ts"
import { symbolOf, type SymbolTable, Trait } from "./symbols.ts"
import { hashed, longestHead, mayHold, type WordFilter } from "./wordFilter.ts"

/** Reads plain prose for the keys of one list. */
export interface ProseReader {
  /**
   * The offset of the first piece from `from` on that is not plain prose, else the length. A piece must begin there;
   * `isInStretch`: it would count to a stretch if it were a letter alone.
   */
  readonly end: (text: string, from: number, usesLetter: UsesLetter, isInStretch: boolean) => number
  /** Whether the prose from `from` to before `to` holds a word or number. */
  readonly hasWord: (text: string, from: number, to: number, usesLetter: UsesLetter) => boolean
}

/** Whether the language of a text has a letter of its own. */
export type UsesLetter = (codePoint: number) => boolean

/** The reader of plain prose. */
export const proseReader = (automaton: Automaton, symbols: SymbolTable, filter: WordFilter): ProseReader => {
  const { headLengths } = filter
  const { heads, words } = filter.bitmaps()
  const root = automaton.rows.subarray((automaton.row[0]! - 1) * automaton.width, automaton.row[0]! * automaton.width)
  const tables = new Map<UsesLetter, Int32Array>()
  let lastUse: UsesLetter | undefined
  let lastTable: Int32Array = new Int32Array(0)

  const tableFor = (usesLetter: UsesLetter): Int32Array => {
    if (usesLetter === lastUse) return lastTable
    let table = tables.get(usesLetter)
    if (table === undefined) {
      table = new Int32Array(tableSize).fill(unknown)
      if (filter.isShortOfSharpS || root[symbols.symbolOf(letterS)] !== 0) table[sharpS] = Sort.other
      tables.set(usesLetter, table)
    }
    lastUse = usesLetter
    return (lastTable = table)
  }

  /** Whether a key that anything may follow can begin with the word in front of `end`. */
  const hasHead = (text: string, end: number, table: Int32Array): boolean => {
    let start = end
    while (start > 0 && isWordAt(text, start - 1, table)) start--
    let hash = 0
    for (let count = 1; count <= longestHead && start + count <= end; count++) {
      hash = hashed(hash, foldedIn(table[text.charCodeAt(start + count - 1)]!))
      if (((headLengths >>> count) & 1) !== 0 && mayHold(heads, hash)) return true
    }
    return false
  }

  /** Emoji are signs, as long as no character without a shape is with them. */
  const sortBeyond = (text: string, at: number): Sort => {
    const unit = text.charCodeAt(at)
    const isSecond = at > 0 && unit >= 0xdc00 && unit <= 0xdfff
    const info = symbols.infoOf(pointAt(text, isSecond ? at - 1 : at))
    return info === plainAstral ? Sort.sign : Sort.other
  }

  const hasWord: ProseReader["hasWord"] = (text, from, to, usesLetter) => {
    const table = tableFor(usesLetter)
    for (let at = from; at < to; at++) if (isWordAt(text, at, table)) return true
    return false
  }

  /** Whether a key may begin with the word of that hash in front of `end`. */
  const mayBegin = (text: string, end: number, hash: number, table: Int32Array): boolean =>
    mayHold(words, hash) || (headLengths !== 0 && hasHead(text, end, table))

  /**
   * Passes over the pieces from `from` on that are one word or number each, of two characters or more, in small letters
   * but perhaps the first one, and with signs behind it. Most of prose is that, and it needs no grammar.
   */
  const afterWords = (text: string, from: number, table: Int32Array): number => {
    const { digit, lower, sign, space, upper } = Sort
    const { length } = text
    for (let start = from; ;) {
      if (start >= length) return start
      let unit = text.charCodeAt(start)
      let entry = unit < tableSize ? table[unit]! : unknown
      if (entry === space) {
        start++
        continue
      }
      const sort = entry & 15
      if (sort !== lower && sort !== upper && sort !== digit) return start
      const inner = sort === digit ? digit : lower
      let hash = entry & foldedBits
      let before = unit | 32
      let doubles = 0
      let at = start + 1
      entry = space
      for (; at < length; at++) {
        unit = text.charCodeAt(at)
        entry = unit < tableSize ? table[unit]! : unknown
        if ((entry & 15) !== inner) break
        hash = ((hash << 5) | (hash >>> 27)) ^ (entry & foldedBits)
        if (unit === before) doubles++
        before = unit
        entry = space
      }
      if (at - start < 2 || doubles > 1 || mayBegin(text, at, hash, table)) return start
      while (entry === sign) {
        at++
        unit = at < length ? text.charCodeAt(at) : endOfText
        entry = unit < tableSize ? table[unit]! : unknown
      }
      if (entry !== space) return start
      start = at + 1
    }
  }

  const end: ProseReader["end"] = (text, from, usesLetter, isInStretch) => {
    const table = tableFor(usesLetter)
    // Properties of other modules' objects cost a look each time in the loop, local constants do not.
    const next = grammar
    const { joined, single, start } = State
    const { length } = text
    let mayEndStretch = isInStretch
    let state: number = start
    let hash = 0
    let before = 0
    // The piece of one letter that was read last.
    let alone = -1
    let aloneEnd = -1
    for (let at = afterWords(text, from, table); at <= length; at++) {
      const unit = at < length ? text.charCodeAt(at) : endOfText
      const entry = unit < tableSize ? table[unit]! : sortBeyond(text, at)
      const low = unit | 32
      const prior = state
      // `doubled` when the letter is the same as the one before.
      state = next[state | (entry & 15) | ((((low ^ before) - 1) >>> 28) & doubled)]!
      before = low
      if (entry < 0) {
        hash = ((hash << 5) | (hash >>> 27)) ^ (entry & foldedBits)
        continue
      }
      if (entry === unknown) {
        // It is read once more. That it counts as doubled then can only make less of the text plain.
        table[unit] = entryOf(unit, symbols.infoOf(unit), root, usesLetter)
        state = prior
        at--
        continue
      }
      const isKey = hash !== 0 && mayBegin(text, at, hash, table)
      hash = 0
      if (isKey || state <= joined) {
        const piece = pieceBefore(text, at, from, table)
        if (isKey || state !== joined || !isContraction(text, piece, at)) {
          // A letter alone is nothing unless another one or something odd is next to it.
          if (alone >= 0 && !hasWord(text, aloneEnd, piece, usesLetter)) return alone
          if (isKey || state !== single) return piece
          if (mayEndStretch && !hasWord(text, from, piece, usesLetter)) return piece
          mayEndStretch = false
          alone = piece
          aloneEnd = at
        }
        state = start
      }
      if (state === start) at = afterWords(text, at + 1, table) - 1
    }
    return length
  }
  return { end, hasWord }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const grammar = transitions()

/** The text ends like a word in front of white space. */
const endOfText = 0x20

/** Up to the signs of currencies; what is beyond is for the scan. */
const tableSize = 0x20c0
/** Letters with marks beyond this are hardly used. */
const endOfLatin = 0x250

/** What is known of a sign beyond the first plane that no key holds. */
const plainAstral = Kind.symbol | Trait.astral

const sharpS = 0xdf
const letterS = 0x73

// What is known of a code unit: its sort, what it folds to, and whether it is one of a word, which makes it negative.
const foldedBits = 0xffff0
const inWord = 1 << 31
/** Of a code unit that no text of the language has held. */
const unknown = 0x7fffffff
const foldedIn = (entry: number): number => (entry & foldedBits) >>> 4

const entryOf = (unit: number, info: number, root: Int32Array, usesLetter: UsesLetter): number => {
  const sort = sortOf(unit, info, root, usesLetter)
  if (sort === Sort.other || sort > Sort.digit) return sort
  const folded = foldedOf(characterOf(unit))
  // Two letters that are one count as doubled.
  return inWord | (folded << 4) | sort | (unit === sharpS ? doubled : 0)
}

const sortOf = (unit: number, info: number, root: Int32Array, usesLetter: UsesLetter): number => {
  const kind = info & 15
  const symbol = symbolOf(info)
  if (kind === Kind.space) return Sort.space
  if (kind === Kind.hyphen) return Sort.sign
  if (kind === Kind.hash) return symbol === 0 ? tagSort : Sort.other
  if ((info & Trait.odd) !== 0) return Sort.other
  if (kind === Kind.symbol && (info & (Trait.extended | Trait.digit | Trait.letter)) === 0) {
    // What a key holds is for the scan.
    if (symbol !== 0) return Sort.other
    if (mayLead(unit)) return Sort.lead
    return unit === 0x27 || unit === 0x2019 ? Sort.apostrophe : Sort.sign
  }
  if (unit >= endOfLatin) return Sort.other
  if (unit === sharpS) return usesLetter(sharpS) ? Sort.lower : Sort.other
  // So are words with a letter that a key may begin with inside a word.
  if (kind !== Kind.word || root[symbol] !== 0) return Sort.other
  if ((info & Trait.digit) !== 0) return unit < 0x80 ? Sort.digit : Sort.other
  if (unit >= 0x80) {
    const reading = letterReading(unit, "latin")
    if (reading?.resemblance !== "marked" || !usesLetter(reading.own)) return Sort.other
  }
  return (info & Trait.upper) === 0 ? Sort.lower : Sort.upper
}

const isWordAt = (text: string, at: number, table: Int32Array): boolean => {
  const unit = text.charCodeAt(at)
  return unit < tableSize && table[unit]! < 0
}

/** Where the piece begins that holds the offset or ends there. */
const pieceBefore = (text: string, at: number, from: number, table: Int32Array): number => {
  let start = at
  while (start > from) {
    const unit = text.charCodeAt(start - 1)
    if (unit < tableSize && table[unit] === Sort.space) break
    start--
  }
  return start
}
