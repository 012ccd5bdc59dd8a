/**
 * Finds terms in words some of whose letters are masked: `b*dw*rd`. The first letter and at least one more must be
 * visible. A sign that else joins words may stand for a vowel: `b_dword`.
 */
import type { Disguise } from "../../TermMatch.ts"
import { type Cells, CellGap, CellTrait } from "./cells.ts"
import { type DisguisableTerm, Joint } from "./disguisable.ts"
import { isOmission, mayOmitVowel, vowels } from "./signsInWords.ts"
import { beginsWord, fits, type Sighting } from "./verification.ts"

/** Terms by length and first letter, to compare masked words with. */
export class MaskIndex {
  private readonly lettersOf: (index: number) => ReadonlyArray<number>
  private readonly bound = new Map<number, Array<number>>()
  private readonly unbound = new Map<number, Array<number>>()
  private longest = 0
  /** Comparisons made so far, and cells read for them. */
  comparisons = 0
  reads = 0

  constructor(lettersOf: (index: number) => ReadonlyArray<number>) {
    this.lettersOf = lettersOf
  }

  /** Adds a term by its index. `isBound`: the word must end with it. */
  add(index: number, { joints, letters: { length } }: DisguisableTerm, firstSymbol: number, isBound: boolean): void {
    if (length < 3 || joints.includes(Joint.separator) || joints.includes(Joint.clause)) return
    const groups = isBound ? this.bound : this.unbound
    const key = keyOf(length, firstSymbol)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [index])
    else group.push(index)
    this.longest = Math.max(this.longest, length)
  }

  /** Hands on the terms that the masked words among the cells may be, by their index. */
  find(cells: Cells, text: string, found: (index: number, sighting: Sighting) => void): void {
    if (this.longest === 0) return
    for (let first = 0; first < cells.count;) {
      let end = first
      let masks = 0
      do {
        if (isMask(cells, end)) masks++
        end++
      } while (end < cells.count && (cells.gap[end]! & CellGap.visible) === 0)
      if (masks > 0 && beginsWord(cells, first)) this.compare(cells, first, endOfMasked(cells, text, first, end), found)
      first = end
    }
  }

  /** Hands on the terms that the word around a sign shows but for one vowel in front of the cell, by their index. */
  findOmitted(cells: Cells, at: number, found: (index: number, sighting: Sighting) => void): void {
    let first = at - 1
    while (!cells.isApart(first)) first--
    let end = at + 1
    while (!cells.isApart(end)) end++
    for (let last = Math.max(at, first + 2); last < end && last - first < this.longest; last++) {
      const key = keyOf(last - first + 2, cells.symbol[first]!)
      this.compareOmitted(this.unbound.get(key), cells, first, at, last, found)
      if (last + 1 === end) this.compareOmitted(this.bound.get(key), cells, first, at, last, found)
    }
  }

  private compareOmitted(
    group: ReadonlyArray<number> | undefined,
    cells: Cells,
    first: number,
    omitted: number,
    last: number,
    found: (index: number, sighting: Sighting) => void
  ): void {
    for (const index of group ?? []) {
      this.comparisons++
      const letters = this.lettersOf(index)
      if (!vowels.has(letters[omitted - first]!)) continue
      let at = first
      while (at <= last && cells.letter[at] === letters[at - first + (at < omitted ? 0 : 1)]) at++
      this.reads += at - first
      if (at > last) found(index, { first, last, disguises: ["mask"] })
    }
  }

  private compare(cells: Cells, first: number, end: number, found: (index: number, sighting: Sighting) => void): void {
    const length = end - first
    const symbol = cells.symbol[first]!
    let [masks, visible] = [0, 0]
    for (let at = first; at < end && at - first < this.longest; at++) {
      if (isMask(cells, at)) masks++
      else if ((cells.trait[at]! & (CellTrait.digit | CellTrait.sign)) === 0) visible++
      const read = at - first + 1
      if (masks === 0 || visible < 2) continue
      this.compareGroup(this.unbound.get(keyOf(read, symbol)), cells, first, at, found)
      if (read === length) this.compareGroup(this.bound.get(keyOf(read, symbol)), cells, first, at, found)
    }
  }

  private compareGroup(
    group: ReadonlyArray<number> | undefined,
    cells: Cells,
    first: number,
    last: number,
    found: (index: number, sighting: Sighting) => void
  ): void {
    for (const index of group ?? []) {
      this.comparisons++
      const letters = this.lettersOf(index)
      let traits = 0
      let at = first
      for (; at <= last; at++) {
        this.reads++
        const trait = cells.trait[at]!
        if ((trait & CellTrait.mask) !== 0) continue
        const letter = letters[at - first]!
        if (!fits(cells, at, letter)) break
        traits |= cells.letter[at] === letter ? trait & CellTrait.styled : trait
      }
      if (at > last) found(index, { first, last, disguises: disguisesOf(traits) })
    }
  }
}

/** Whether a sign that may stand for a vowel, and nothing else, is in front of the cell. */
export const isOmissionAt = (cells: Cells, text: string, at: number): boolean => {
  const sign = cells.start[at]! - 1
  const isJoined = cells.isApart(at) && cells.end[at - 1] === sign && (cells.gap[at]! & CellGap.firm) === 0
  return isJoined && isOmission(text.charCodeAt(sign)) && mayOmitVowel(text, sign)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const keyOf = (length: number, symbol: number): number => length * 65536 + symbol

const isMask = (cells: Cells, at: number): boolean => (cells.trait[at]! & CellTrait.mask) !== 0

/** Where the masked word ends: a star or two behind a word are a footnote, and stars that close others are emphasis. */
const endOfMasked = (cells: Cells, text: string, first: number, end: number): number => {
  let letters = end
  while (letters > first && isMask(cells, letters - 1)) letters--
  const stars = end - letters
  let hasMore = false
  for (let at = first; at < letters && !hasMore; at++) hasMore = isMask(cells, at)
  const isFootnote = stars < 2 || cells.letter[end - 1] !== star || (!hasMore && stars * 2 <= letters - first)
  return isFootnote || closesEmphasis(text, cells.start[first]!) ? letters : end
}

const star = 0x2a
/** Emphasis is looked for on the same line, so far back at most. */
const farthest = 240

const closesEmphasis = (text: string, wordStart: number): boolean => {
  for (let at = wordStart - 1; at >= 0 && at >= wordStart - farthest; at--) {
    const unit = text.charCodeAt(at)
    if (unit === 0x0a) return false
    if (unit === star) return !isSpace(text.charCodeAt(at + 1)) && (at === 0 || !isLetter(text.charCodeAt(at - 1)))
  }
  return false
}

const isSpace = (unit: number): boolean => unit === 0x20 || unit === 0x09
const isLetter = (unit: number): boolean => (unit | 32) >= 0x61 && (unit | 32) <= 0x7a

const disguisesOf = (traits: number): ReadonlyArray<Disguise> => [
  ...((traits & (CellTrait.foreign | CellTrait.styled | CellTrait.orL)) === 0 ? [] : (["look-alike"] as const)),
  ...((traits & CellTrait.marked) === 0 ? [] : (["marks"] as const)),
  ...((traits & (CellTrait.digit | CellTrait.sign)) === 0 ? [] : (["leet"] as const)),
  "mask"
]
