/**
 * Tells of most stretches in one pass that no Latin term hides in them, without reading them to cells: what letters they
 * show hardly ever makes up the classes of a term. Where a sign may be a letter or not, it leaves that to the cells.
 */
import { type Automaton, stepperOf } from "./automaton.ts"
import type { CellReader } from "./cellReader.ts"
import { type Cells, CellTrait } from "./cells.ts"
import { characterOf, isSpaceAt, Kind, kindOf, pointAt } from "./characters.ts"
import { isStar, plainSign, signLetters } from "./lookAlikes.ts"
import { Ending } from "./rareCharacters.ts"
import { leadsToLetter } from "./signs.ts"
import { isOmission, mayOmitVowel } from "./signsInWords.ts"

/** Reads stretches for the terms of Latin letters in one list. */
export class StretchFilter {
  private readonly automaton: Automaton
  private readonly step: (state: number, symbol: number) => number
  private readonly reader: CellReader
  private readonly cells: Cells
  private readonly ascii = new Int32Array(128).fill(unknown)
  private readonly others = new Map<number, number>()

  private readonly letterA: number

  /** `reader` writes to `cells`. */
  constructor(automaton: Automaton, reader: CellReader, cells: Cells) {
    this.automaton = automaton
    this.step = stepperOf(automaton)
    this.reader = reader
    this.cells = cells
    this.letterA = this.learn(0x61)
  }

  /** Whether a term may be hidden from `start`, where a piece begins, to before `end`. */
  mayHide(text: string, start: number, end: number): boolean {
    const { ascii, automaton, step } = this
    const { flags, row, rows, width } = automaton
    let state = 0
    let previous = 0
    let isInTag = false
    for (let at = start; at < end;) {
      const unit = text.charCodeAt(at)
      const point = unit < 0x80 ? unit : pointAt(text, at)
      let shown = unit < 0x80 ? ascii[unit]! : (this.others.get(point) ?? unknown)
      if (shown === unknown) shown = this.learn(point)
      if (point === atSign && isInName(text, at, start, end)) shown = this.letterA
      const next = at + (point > 0xffff ? 2 : 1)
      if (shown === tag) {
        if (at > start && !isSpaceAt(text, at - 1)) return true
        isInTag = true
      } else if (shown === sign) {
        if (mayStandForLetter(text, at, next, start)) return true
      } else if (shown === omission) {
        if (mayOmitVowel(text, at)) return true
      } else if (shown === unclear) {
        return true
      } else if (shown !== nothing) {
        if (shown !== previous || shown === noSymbol) {
          const own = row[state]!
          state = own === 0 ? step(state, shown - noSymbol) : rows[(own - 1) * width + shown - noSymbol]!
        }
        previous = shown
        const flag = flags[state]!
        if (flag !== 0) {
          // A word does not end in front of one more letter.
          const goesOn = !isInTag && next < end && isPlainLetter(text.charCodeAt(next))
          if (!goesOn || (flag & Ending.anything) !== 0) return true
        }
      }
      at = next
    }
    return false
  }

  /** Learns from the cells what a character shows when it stands alone, which is the same wherever it stands. */
  private learn(point: number): number {
    const shown = this.shownBy(point)
    if (point < 0x80) this.ascii[point] = shown
    else if (this.others.size < mostKnown) this.others.set(point, shown)
    return shown
  }

  private shownBy(point: number): number {
    const kind = kindOf(characterOf(point))
    if (kind === Kind.hash) return tag
    if (isOmission(point)) return omission
    if (signLetters.has(plainSign(point))) return clearSigns(point) ? sign : unclear
    if (isStar(point)) return unclear
    if (kind === Kind.mark || kind === Kind.hidden) return nothing
    const { cells } = this
    const text = String.fromCodePoint(point)
    this.reader.read(0, text.length, { text, usesLetter: () => true, isAround: () => true })
    if (cells.count === 0) return nothing
    const symbol = cells.symbol[0]!
    for (let at = 0; at < cells.count; at++) {
      // Several letters of one class count as one of them.
      if (cells.symbol[at] !== symbol || (cells.trait[at]! & CellTrait.foreign) !== 0) return unclear
    }
    return noSymbol + symbol
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** What a character shows: none of these, or the symbol of a class of letters. */
const unknown = -1
const nothing = 0
/** Something that depends on what is around it. */
const unclear = 1
const sign = 2
const tag = 3
/** A sign that may be there instead of a vowel. */
const omission = 4
/** A letter of no term. */
const noSymbol = 5

const atSign = 0x40

/** Of characters beyond ASCII, so that texts cannot fill the memory. */
const mostKnown = 4096

/** Signs of which little must be known to see that they stand for no letter. */
const clearSigns = (point: number): boolean => !unclearSigns.has(plainSign(point))
const unclearSigns = new Set(Array.from("@$+|", (character) => character.charCodeAt(0)))
const brackets = new Set(Array.from("(<", (character) => character.charCodeAt(0)))

/** Says no only where `standsForLetter` does. */
const mayStandForLetter = (text: string, at: number, next: number, start: number): boolean => {
  const isFirst = at === start || isSpaceAt(text, at - 1)
  const isLast = next >= text.length || isSpaceAt(text, next)
  if (isFirst && isLast) return true
  if (brackets.has(plainSign(pointAt(text, at)))) return !isLast && !(isFirst && isPlainLetter(text.charCodeAt(next)))
  return isFirst ? !isPlainWord(text.charCodeAt(next)) || leadsToLetter(text, next) : leadsToLetter(text, next)
}

/** Whether the at sign leads to a letter in a piece that can be no address: there it stands for a letter. */
const isInName = (text: string, at: number, start: number, end: number): boolean => {
  if (at + 1 >= end || !isPlainLetter(text.charCodeAt(at + 1))) return false
  for (let left = at - 1; left >= start && !endsPiece(text, left); left--) if (isOfAddress(text, left)) return false
  for (let right = at + 1; right < end && !endsPiece(text, right); right++) if (isOfAddress(text, right)) return false
  return true
}

const isOfAddress = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit === 0x2e || unit === 0x2f || unit === atSign
}

/** As the cells see it, to which all other white space may be part of an address. */
const endsPiece = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit === 0x20 || unit === 0x0a || unit === 0x09 || (unit >= 0x80 && isSpaceAt(text, at))
}

const isPlainLetter = (unit: number): boolean => (unit | 32) >= 0x61 && (unit | 32) <= 0x7a

const isPlainWord = (unit: number): boolean => isPlainLetter(unit) || (unit >= 0x30 && unit <= 0x39)
