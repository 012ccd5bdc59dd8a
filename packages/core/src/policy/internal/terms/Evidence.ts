/**
 * What is met on the way through the cells of a term, and the judgement whether it is a disguise or a coincidence.
 */
import type { Disguise } from "../../TermMatch.ts"
import { type Cells, CellGap, CellTrait } from "./cells.ts"
import { type DisguisableTerm, Joint } from "./disguisable.ts"
import { beginsNoWord } from "./signsInWords.ts"

/** Used again from term to term. `begin` and `read` go from the last cell to the first one. */
export class Evidence {
  /** Cells read so far. */
  reads = 0
  private cells!: Cells
  private term!: DisguisableTerm
  private last = 0
  private traits = 0
  /** Of all gaps between letters that should touch. */
  private gaps = 0
  private together = 0
  private apart = 0
  private isCamel = false
  private isPunctuated = false
  private startsSentence = false
  /** Cells that are the letter itself or look like it; digits and signs that stand for a letter. */
  private letters = 0
  private digits = 0
  private signs = 0
  private hasInnerLeet = false
  /** Digits and signs since the last letter, and whether the digits among them differ. */
  private leetSinceLetter = 0
  private lastDigit = 0
  private hasNumber = false
  /** Cells for each letter of the term. */
  private counts = new Int32Array(64)

  begin(cells: Cells, term: DisguisableTerm, last: number): void {
    this.cells = cells
    this.term = term
    this.last = last
    this.traits = this.gaps = this.together = this.apart = 0
    this.letters = this.digits = this.signs = this.leetSinceLetter = this.lastDigit = 0
    this.isCamel = this.isPunctuated = this.startsSentence = this.hasInnerLeet = this.hasNumber = false
    const { length } = term.letters
    if (length > this.counts.length) this.counts = new Int32Array(length * 2)
    else this.counts.fill(0, 0, length)
    this.read(last, length - 1)
  }

  /** The cell stands for the letter of the term. */
  read(at: number, letter: number): void {
    const trait = this.cells.trait[at]!
    this.reads++
    this.counts[letter]!++
    this.traits |= trait & CellTrait.styled
    const isItself = this.cells.letter[at] === this.term.letters[letter]
    if ((trait & (CellTrait.digit | CellTrait.sign)) !== 0) {
      if (!isItself) this.readLeet(at, trait)
      return
    }
    if (!isItself) this.traits |= trait & (CellTrait.foreign | CellTrait.marked | CellTrait.orL)
    else if ((trait & CellTrait.composed) !== 0) this.traits |= trait & CellTrait.marked
    if (this.letters > 0 && this.leetSinceLetter > 0) this.hasInnerLeet = true
    this.letters++
    this.leetSinceLetter = this.lastDigit = 0
  }

  private readLeet(at: number, trait: number): void {
    this.leetSinceLetter++
    if ((trait & CellTrait.sign) !== 0) {
      this.signs++
      return
    }
    const digit = this.cells.letter[at]!
    // Two digits that differ are a number where no letter is behind them: `covid19`.
    if (this.lastDigit !== 0 && this.lastDigit !== digit) this.hasNumber = true
    this.lastDigit = digit
    this.digits++
  }

  /** The cell follows one that stands for the letter in front of its own. */
  join(at: number, joint: number): void {
    const { gap, trait } = this.cells
    const between = gap[at]!
    this.readHidden(at)
    if (joint === Joint.separator) {
      if ((between & CellGap.visible) === 0) this.isCamel = true
      else if ((between & ~(CellGap.space | CellGap.hyphen | CellGap.broad) & CellGap.visible) !== 0)
        this.isPunctuated = true
    } else if (joint === Joint.nothing) {
      if ((between & CellGap.visible) === 0) this.together += this.cells.isSame(at) ? 0 : 1
      else {
        this.apart++
        this.gaps |= between
        const isCapital = (trait[at]! & CellTrait.upper) !== 0 && (trait[at - 1]! & CellTrait.upper) === 0
        if ((between & CellGap.sentence) !== 0 && isCapital) this.startsSentence = true
      }
    }
  }

  /** The cell repeats the letter in front of it. */
  repeat(at: number): void {
    this.readHidden(at)
  }

  private readHidden(at: number): void {
    this.traits |= this.cells.trait[at]! & CellTrait.hidden
  }

  /** The disguises of the term when it begins at the cell; undefined when it is a coincidence, or stands there as it is. */
  conclude(first: number): ReadonlyArray<Disguise> | undefined {
    const disguises: Array<Disguise> = []
    const repeats = this.repeats()
    const spread = this.spread(first)
    if (repeats === "coincidence" || spread === "coincidence" || !this.isPlausibleLeet(first)) return undefined
    if ((this.traits & CellTrait.hidden) !== 0) disguises.push("hidden")
    if ((this.traits & (CellTrait.foreign | CellTrait.styled | CellTrait.orL)) !== 0) disguises.push("look-alike")
    if ((this.traits & CellTrait.marked) !== 0) disguises.push("marks")
    if (this.digits + this.signs > 0) disguises.push("leet")
    if (spread === "spacing") disguises.push("spacing")
    if (spread === "punctuation" || this.isPunctuated || this.isUnderscored(first)) disguises.push("punctuation")
    if (repeats === "repeats") disguises.push("repeats")
    if (this.isCamel) disguises.push("camel-case")
    return disguises.length === 0 ? undefined : disguises
  }

  /**
   * Three of a letter and more are one or two; one doubled letter alone makes another word: `as` is not in `ass`, nor do
   * two that languages like to double within a word.
   */
  private repeats(): "none" | "repeats" | "coincidence" {
    const { joints, letters } = this.term
    let [doubled, stretched, odd] = [0, 0, 0]
    for (let from = 0; from < letters.length;) {
      let to = from + 1
      let found = this.counts[from]!
      while (to < letters.length && letters[to] === letters[from] && joints[to] === Joint.nothing) {
        found += this.counts[to]!
        to++
      }
      if (found > to - from) {
        if (found > 2) stretched++
        else {
          doubled++
          if (from === 0 || !oftenDoubled.has(letters[from]!)) odd++
        }
      }
      from = to
    }
    if (doubled + stretched === 0) return "none"
    // `xxx` may be `xx`, but then it is rather a chromosome, a size or a placeholder.
    const isSpelling = stretched === 0 && (doubled === 1 || (doubled === 2 && odd === 0))
    return isSpelling || this.term.key.length === 1 ? "coincidence" : "repeats"
  }

  private spread(first: number): "none" | "spacing" | "punctuation" | "coincidence" {
    if (this.apart === 0) return "none"
    const isSpelled = this.together === 0
    if (isSpelled && this.term.letters.length >= 3) return this.isWholeRun(first) ? "spacing" : "coincidence"
    const forbidden = CellGap.space | CellGap.apostrophe | CellGap.firm
    if ((this.gaps & forbidden) !== 0 || this.startsSentence || this.term.letters.length < 3) return "coincidence"
    return "punctuation"
  }

  /** Short terms must be all that is spelled out, or be set apart within it; single-letter words in front do not count. */
  private isWholeRun(first: number): boolean {
    const { gap, letter, runEnd, runStart } = this.cells
    const isSentence = (gap[first]! & CellGap.sentence) !== 0
    const { last } = this
    if (runStart[first]! < 0 || runStart[first] !== runStart[last]) return false
    if (this.term.letters.length >= 5) return true
    const isSetApart = (at: number): boolean => (this.gaps & CellGap.broad) === 0 && (gap[at]! & CellGap.broad) !== 0
    const before = first - runStart[first]!
    const isAtStart =
      before === 0 || isSetApart(first) || (before === 1 && !isSentence && singleWords.has(letter[first - 1]!))
    return isAtStart && (runEnd[last] === last || isSetApart(last + 1))
  }

  /** Digits and signs among letters are leet; codes, numbers and prices such as `B2B`, `h264` and `covid19` are not. */
  private isPlausibleLeet(first: number): boolean {
    const { cells, digits, last, letters, signs, term } = this
    if (digits + signs === 0) return true
    if (term.letters.length < 3 || letters === 0) return false
    if (digits === 0) return true
    if (letters < 2) return false
    if (!this.hasInnerLeet && (letters < 3 || this.hasNumber || startsAsWord(cells, first, term))) return false
    const isUpper = (at: number): boolean => (cells.trait[at]! & CellTrait.upper) !== 0
    return !(last - first === 2 && isUpper(first) && isUpper(last))
  }

  private isUnderscored(first: number): boolean {
    return ((this.cells.gap[first]! | this.cells.gap[this.last + 1]!) & CellGap.underscore) !== 0
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** `4ever`, `2day` and `3sat`: digits that are read as words, in front of what may be a word. */
const startsAsWord = ({ letter }: Cells, first: number, { letters }: DisguisableTerm): boolean => {
  const digit = letter[first]!
  if (digit < 0x32 || digit > 0x34 || letters[0] === digit) return false
  return letters.length < 5 || !beginsNoWord.test(String.fromCodePoint(...letters.slice(1, 3)))
}

/** Letters that many words double behind their first one: `puttee`, `boccetta`. */
const oftenDoubled: ReadonlySet<number> = new Set(Array.from("bcdefglmnoprstz", (letter) => letter.charCodeAt(0)))

/** Words of one letter. */
const singleWords: ReadonlySet<number> = new Set(Array.from("aioyeu", (letter) => letter.charCodeAt(0)))
