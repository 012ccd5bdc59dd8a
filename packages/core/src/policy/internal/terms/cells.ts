/**
 * A stretch of text as cells: what may be a letter, how it would come to be one, and what stands in front of it.
 */

/** How a character comes to be a letter, and what else counts about it. */
export const CellTrait = {
  /** Of another script, but it looks like the letter. */
  foreign: 1,
  styled: 2,
  marked: 4,
  digit: 8,
  sign: 16,
  /** Stands for any one letter. */
  mask: 32,
  /** Hidden characters stand directly in front. */
  hidden: 64,
  upper: 128,
  /** `1`, `!` or `|`: an i or an l. */
  iOrL: 256,
  /** A capital I among small letters, which looks like an l. */
  orL: 512,
  /** Has had a mark already. */
  composed: 1024
} as const

/** What stands between a cell and the one in front of it. Everything up to `apostrophe` is a gap that readers see. */
export const CellGap = {
  space: 1,
  hyphen: 2,
  underscore: 4,
  /** Full stop, comma, colon, semicolon, question or exclamation mark, ellipsis. */
  sentence: 8,
  /** Any other sign, emoji included. */
  other: 16,
  apostrophe: 32,
  visible: 63,
  /** Wider than between letters that are spaced out. */
  wide: 64,
  /** More than one character wide. */
  broad: 512,
  /** With a bracket or quotation mark, or within an address: what begins or ends there is no part of a word. */
  firm: 1024,
  /** A capital follows a small letter. */
  camel: 128,
  /** A word begins here, as hashtags have them, although nothing stands between. */
  word: 256
} as const

/** Cells in parallel arrays that are used again from stretch to stretch. */
export class Cells {
  count = 0
  hasMasks = false
  /** Letter or sign as it stands there, lower case. */
  letter = new Int32Array(initial)
  /** Plain letter that it can be read as; 0 for none or several. */
  base = new Int32Array(initial)
  /** Number of the class of letters that it can be read as; 0 for none that occurs in a term. */
  symbol = new Uint16Array(initial)
  trait = new Uint16Array(initial)
  /** In front of the cell; after the last one as well. */
  gap = new Uint16Array(initial)
  start = new Int32Array(initial)
  end = new Int32Array(initial)
  /** First and last cell of the run of letters that stand alone; -1 for a cell that does not. */
  runStart = new Int32Array(initial)
  runEnd = new Int32Array(initial)

  add(letter: number, base: number, symbol: number, trait: number, gap: number, start: number, end: number): void {
    const at = this.count
    if (at + 2 > this.letter.length) this.grow()
    this.letter[at] = letter
    this.base[at] = base
    this.symbol[at] = symbol
    this.trait[at] = trait
    this.gap[at] = gap
    this.start[at] = start
    this.end[at] = end
    this.count = at + 1
    if ((trait & CellTrait.mask) !== 0) this.hasMasks = true
  }

  /** Whether readers see something in front of the cell. */
  isApart(at: number): boolean {
    return (this.gap[at]! & CellGap.visible) !== 0
  }

  /** Whether the cell comes from the same character as the one in front of it: `ß` is two of them. */
  isSame(at: number): boolean {
    return at > 0 && at < this.count && this.start[at] === this.start[at - 1]
  }

  /** Notes which letters stand alone, once all cells are there. */
  findRuns(): void {
    const { count, gap, runEnd, runStart } = this
    for (let at = 0; at < count; at++) {
      const isAlone = (this.isApart(at) || this.isSame(at)) && (this.isApart(at + 1) || this.isSame(at + 1))
      if (!isAlone) runStart[at] = -1
      else runStart[at] = at > 0 && runStart[at - 1]! >= 0 && (gap[at]! & CellGap.wide) === 0 ? runStart[at - 1]! : at
    }
    for (let at = count - 1; at >= 0; at--) {
      if (runStart[at]! < 0) runEnd[at] = -1
      else runEnd[at] = at + 1 < count && runStart[at + 1] === runStart[at] ? runEnd[at + 1]! : at
    }
  }

  private grow(): void {
    const larger = <A extends Int32Array | Uint16Array>(old: A, made: A): A => {
      made.set(old)
      return made
    }
    const size = this.letter.length * 2
    this.letter = larger(this.letter, new Int32Array(size))
    this.base = larger(this.base, new Int32Array(size))
    this.symbol = larger(this.symbol, new Uint16Array(size))
    this.trait = larger(this.trait, new Uint16Array(size))
    this.gap = larger(this.gap, new Uint16Array(size))
    this.start = larger(this.start, new Int32Array(size))
    this.end = larger(this.end, new Int32Array(size))
    this.runStart = larger(this.runStart, new Int32Array(size))
    this.runEnd = larger(this.runEnd, new Int32Array(size))
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const initial = 256
