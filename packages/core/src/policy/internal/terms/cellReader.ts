/**
 * Reads stretches of text to cells for terms of one script.
 */
import { type Cells, CellGap, CellTrait } from "./cells.ts"
import { characterOf, foldedOf, isUpper, Kind, kindOf, pointAt } from "./characters.ts"
import { classOf } from "./letterClasses.ts"
import {
  digitLetters,
  isStar,
  letterReading,
  type LetterReading,
  type LetterScript,
  plainSign,
  type Resemblance,
  scriptOf,
  signLetters
} from "./lookAlikes.ts"
import type { SymbolTable } from "./symbols.ts"
import { standsForLetter } from "./signs.ts"
import { splitsWord } from "./signsInWords.ts"

/** What the reading of a stretch depends on beyond its characters. */
export interface Surroundings {
  readonly text: string
  /** Whether the language of the text has a letter of its own. */
  readonly usesLetter: (codePoint: number) => boolean
  /** Whether the text is mostly written in the script. */
  readonly isAround: (script: LetterScript) => boolean
}

/** Reads stretches for the terms of one script. */
export class CellReader {
  readonly script: LetterScript
  private readonly cells: Cells
  private readonly symbols: SymbolTable
  /** Symbols of the classes of a to z and A to Z, for a script that has them. */
  private readonly plain = new Uint16Array(128)
  private readonly isPlain = new Uint8Array(128)
  private surroundings!: Surroundings
  // What stands between the last cell and the next one.
  private gap = 0
  private width = 0
  private hidden = 0
  private isInTag = false
  // The piece between white space that is being read.
  private pieceEnd = 0
  private lastClosing = 0
  private isAddress = false
  private isSpacedByMasks = false

  constructor(cells: Cells, symbols: SymbolTable, script: LetterScript) {
    this.cells = cells
    this.symbols = symbols
    this.script = script
    if (script !== "latin") return
    for (let letter = 0x61; letter <= 0x7a; letter++) {
      this.plain[letter] = this.plain[letter - 32] = symbols.symbolOf(classOf(letter))
      this.isPlain[letter] = this.isPlain[letter - 32] = 1
    }
  }

  /** Reads what stands from `start` to before `end` to the cells. */
  read(start: number, end: number, surroundings: Surroundings): void {
    const { cells, isPlain, plain } = this
    const { text } = surroundings
    this.surroundings = surroundings
    this.gap = CellGap.space
    this.width = this.hidden = 0
    this.isInTag = false
    this.pieceEnd = start
    cells.count = 0
    cells.hasMasks = false
    for (let at = start; at < end;) {
      const unit = text.charCodeAt(at)
      if (at >= this.pieceEnd) this.beginPiece(at, end)
      if (unit < 0x80 && isPlain[unit] === 1) {
        const letter = unit | 32
        this.add(letter, letter, plain[unit]!, unit === letter ? 0 : CellTrait.upper, at, at + 1)
        at++
      } else {
        at = this.readOther(at)
      }
    }
    cells.gap[cells.count] = CellGap.space
    cells.findRuns()
    this.settleTokens()
  }

  /** Reads a character that is no plain letter, and returns the offset after it. */
  private readOther(at: number): number {
    const { cells, script, surroundings } = this
    const { text } = surroundings
    const point = pointAt(text, at)
    const next = at + (point > 0xffff ? 2 : 1)
    const character = characterOf(point)
    const kind = kindOf(character)
    const isAfterCell = cells.count > 0 && this.width === 0
    if (kind === Kind.hidden) this.hidden = CellTrait.hidden
    else if (kind === Kind.space) this.widen(CellGap.space)
    else if (kind === Kind.hyphen) this.widen(CellGap.hyphen)
    else if (kind === Kind.underscore) this.widen(CellGap.underscore)
    else if (kind === Kind.mark && script !== "other") {
      if (isAfterCell) compose(cells, point, next, surroundings.usesLetter)
    } else if (!this.readLetter(point, character, kind, at, next)) {
      const sign = script === "latin" && !this.isAddress ? signLetters.get(plainSign(point)) : undefined
      if (sign !== undefined && isAfterCell && drawsK(text, at, cells)) {
        this.addClass(point, letterK, classOf(letterK), CellTrait.sign, at, next + 1)
        return next + 1
      }
      if (sign !== undefined && standsForLetter(text, at, next, cells, isAfterCell, at < this.lastClosing)) {
        const isOne = sign.length === 1
        const classLetter = classOf(sign.charCodeAt(0))
        this.addClass(
          point,
          isOne ? sign.charCodeAt(0) : 0,
          classLetter,
          CellTrait.sign | (isOne ? 0 : CellTrait.iOrL),
          at,
          next
        )
      } else if ((kind === Kind.hash || isStar(point)) && isAfterCell && !this.isSpacedByMasks) {
        this.add(kind === Kind.hash ? point : star, 0, 0, CellTrait.mask, at, next)
      } else {
        const folded = foldedOf(character)
        this.widen(folded === apostrophe && splitsWord(text, at) ? CellGap.other : gapOf(folded))
        if (kind === Kind.hash) this.isInTag = true
      }
    }
    return next
  }

  /** Reads a letter or digit as what it can stand for; false for anything else. */
  private readLetter(point: number, character: number, kind: Kind, at: number, next: number): boolean {
    const digit = digitOf(point, kind)
    if (digit !== undefined) {
      const letters = this.script === "latin" ? digitLetters.get(digit)! : ""
      const styled = digit === point ? 0 : CellTrait.styled
      const isOne = letters.length === 1
      const base = isOne ? letters.charCodeAt(0) : 0
      this.addClass(
        digit,
        base,
        classOf(digit),
        CellTrait.digit | styled | (letters.length > 1 ? CellTrait.iOrL : 0),
        at,
        next
      )
      return true
    }
    const upper = isUpper(character) ? CellTrait.upper : 0
    const found = letterReading(point, this.script)
    if (found !== undefined) {
      this.addReading(found, upper, at, next)
      return true
    }
    if (kind !== Kind.word && kind !== Kind.ideograph && kind !== Kind.expanding && kind !== Kind.mark) return false
    const folded = kind === Kind.expanding ? point : foldedOf(character)
    this.addClass(folded, 0, folded, upper, at, next)
    return true
  }

  private addReading({ letters, own, resemblance }: LetterReading, upper: number, at: number, next: number): void {
    const isUsed = resemblance === "marked" && (own === germanS || this.surroundings.usesLetter(own))
    const trait = isUsed ? 0 : traitOf[resemblance]
    if (letters.length > 1) {
      for (const letter of letters) this.addClass(letter, letter, classOf(letter), trait, at, next)
      return
    }
    const letter = letters[0]!
    const isSeen = resemblance === "same" || resemblance === "styled"
    this.addClass(isSeen ? letter : own, isUsed ? own : letter, classOf(letter), trait | upper, at, next)
  }

  private addClass(letter: number, base: number, classLetter: number, trait: number, at: number, next: number): void {
    this.add(letter, base, this.symbols.symbolOf(classLetter), trait, at, next)
  }

  private add(letter: number, base: number, symbol: number, trait: number, from: number, to: number): void {
    const { cells } = this
    const before = cells.count - 1
    let { gap } = this
    if (this.width > 1) gap |= this.width > widest ? CellGap.wide | CellGap.broad : CellGap.broad
    else if (this.width === 0 && before >= 0) gap = joint(cells, before, trait, this.isInTag)
    cells.add(letter, base, symbol, this.width === 0 ? trait | this.hidden : trait, gap, from, to)
    this.gap = this.width = this.hidden = 0
  }

  private widen(bit: number): void {
    this.gap = (this.width === 0 ? 0 : this.gap) | bit | (this.isAddress ? CellGap.firm : 0)
    this.width++
    if (bit !== CellGap.underscore) this.isInTag = false
  }

  /**
   * Looks ahead to the end of a piece: for its last closing bracket, whether it is an address, and whether it has a star
   * or number sign at every other place: these stand between letters, not for some.
   */
  private beginPiece(from: number, end: number): void {
    const { text } = this.surroundings
    let dot = -1
    let isMail = false
    this.lastClosing = -1
    this.isAddress = false
    let [masks, lastMask] = [0, -1]
    let areMasksApart = true
    let at = from
    for (; at < end; at++) {
      const unit = text.charCodeAt(at)
      if (unit === 0x29 || unit === 0x3e) this.lastClosing = at
      else if (unit === star || unit === 0x23) {
        areMasksApart = areMasksApart && (masks === 0 || at === lastMask + 2)
        masks++
        lastMask = at
      } else if (unit === 0x40) isMail = at > from && dot < 0
      else if (unit === 0x2e) {
        if (dot < 0 && at > from && isLetterAt(text, at - 1) && isLetterAt(text, at + 1)) dot = at
        if (isMail && dot > 0) this.isAddress = true
      } else if (unit === 0x2f) {
        if (dot > 0 || (text.charCodeAt(at - 1) === 0x2f && text.charCodeAt(at - 2) === 0x3a)) this.isAddress = true
      } else if (at > from && (unit === 0x20 || unit === 0x0a || (unit >= 0x80 && isSpace(unit)) || unit === 0x09))
        break
    }
    this.pieceEnd = at
    this.isSpacedByMasks = areMasksApart && masks > 2
  }

  /**
   * Decides token by token what letters of another script are: stand-ins where the token has letters of the script, or
   * consists of look-alikes alone in a text of the script; else letters of a foreign word.
   */
  private settleTokens(): void {
    const { base, count, gap, letter, runStart, symbol, trait } = this.cells
    const special = CellTrait.digit | CellTrait.sign | CellTrait.mask
    for (let from = 0; from < count;) {
      let to = from + 1
      while (
        to < count &&
        ((gap[to]! & CellGap.visible) === 0 || (runStart[from]! >= 0 && runStart[to] === runStart[from]))
      )
        to++
      let [foreign, own, other, small, capitalI] = [0, 0, 0, 0, 0]
      for (let at = from; at < to; at++) {
        const known = trait[at]!
        if ((known & special) !== 0) continue
        if ((known & CellTrait.foreign) !== 0) foreign++
        else if (base[at] !== 0) own++
        else other++
        if ((known & CellTrait.upper) === 0) small++
        else if (letter[at] === letterI) capitalI++
      }
      const isForeignWord = foreign > 0 && own === 0 && (other > 0 || !this.surroundings.isAround(this.script))
      const end = isForeignWord || (capitalI > 0 && small > 0) ? to : from
      for (let at = from; at < end; at++) {
        if (isForeignWord && (trait[at]! & CellTrait.foreign) !== 0) {
          base[at] = 0
          symbol[at] = this.symbols.symbolOf(letter[at]!)
          trait[at]! &= ~CellTrait.foreign
        }
        if (letter[at] === letterI && (trait[at]! & CellTrait.upper) !== 0) trait[at]! |= CellTrait.orL
      }
      from = to
    }
  }
}

/** Whether most letters of a text are of the script rather than of another one with look-alikes. */
export const isMostlyIn = (text: string, script: LetterScript): boolean => {
  let [own, other] = [0, 0]
  for (const character of text) {
    const found = scriptOf(character.codePointAt(0)!)
    if (found === script) own++
    else if (found !== undefined && found !== "other") other++
  }
  return own > other
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Most characters between two letters that are spaced out. */
const widest = 4

const germanS = 0xdf
const star = 0x2a
const apostrophe = 0x27
const letterI = 0x69
const letterK = 0x6b

const traitOf: Readonly<Record<Resemblance, number>> = {
  same: 0,
  marked: CellTrait.marked,
  styled: CellTrait.styled,
  foreign: CellTrait.foreign
}

/** `|<` behind a letter: two signs that draw one. */
const drawsK = (text: string, at: number, cells: Cells): boolean =>
  text.charCodeAt(at) === 0x7c &&
  text.charCodeAt(at + 1) === 0x3c &&
  (cells.trait[cells.count - 1]! & (CellTrait.digit | CellTrait.sign | CellTrait.mask)) === 0

const isSpace = (unit: number): boolean => kindOf(characterOf(unit)) === Kind.space

const isLetterAt = (text: string, at: number): boolean =>
  kindOf(characterOf(Math.max(0, pointAt(text, at)))) === Kind.word

const sentenceSigns = new Set(Array.from(".,:;?!…", (sign) => sign.codePointAt(0)!))

const brackets = new Set(Array.from('()[]{}"“”„‟«»‹›', (sign) => sign.codePointAt(0)!))

const gapOf = (sign: number): number => {
  if (sign === apostrophe) return CellGap.apostrophe
  if (sentenceSigns.has(sign)) return CellGap.sentence
  return brackets.has(sign) ? CellGap.other | CellGap.firm : CellGap.other
}

/** The digit that a character shows, in whatever style. */
const digitOf = (point: number, kind: Kind): number | undefined => {
  if (point < 0x80) return point >= 0x30 && point <= 0x39 ? point : undefined
  if (kind !== Kind.word && kind !== Kind.symbol) return undefined
  if (!styledDigits.has(point)) {
    const plain = /^\p{N}$/u.test(String.fromCodePoint(point)) ? String.fromCodePoint(point).normalize("NFKD") : ""
    styledDigits.set(point, /^[0-9]$/.test(plain) ? plain.charCodeAt(0) : undefined)
  }
  return styledDigits.get(point)
}
const styledDigits = new Map<number, number | undefined>()

/** What is between two cells that touch: the beginning of another word by its capital, or in a hashtag by its digits. */
const joint = (cells: Cells, before: number, trait: number, isInTag: boolean): number => {
  const isUpperNow = (trait & CellTrait.upper) !== 0
  const wasUpper = (cells.trait[before]! & CellTrait.upper) !== 0
  const special = CellTrait.digit | CellTrait.sign | CellTrait.mask
  const isLetter = (trait & special) === 0
  const wasLetter = (cells.trait[before]! & special) === 0
  const tag = isInTag ? CellGap.word : 0
  if (isLetter && wasLetter && isUpperNow && !wasUpper) return CellGap.camel | tag
  if (isLetter && wasUpper && !isUpperNow && before > 0) {
    const touches = (cells.gap[before]! & CellGap.visible) === 0
    if (touches && (cells.trait[before - 1]! & CellTrait.upper) !== 0) cells.gap[before]! |= CellGap.camel | tag
  }
  const isDigitBorder = ((trait ^ cells.trait[before]!) & CellTrait.digit) !== 0
  return isDigitBorder ? tag : 0
}

/** Puts a mark on the last cell. The first one may make a letter that the language has. */
const compose = (cells: Cells, mark: number, end: number, usesLetter: (codePoint: number) => boolean): void => {
  const last = cells.count - 1
  const trait = cells.trait[last]!
  cells.end[last] = end
  if ((trait & CellTrait.composed) === 0 && (trait & (CellTrait.digit | CellTrait.sign)) === 0) {
    const composed = String.fromCodePoint(cells.letter[last]!, mark).normalize("NFC")
    const point = composed.codePointAt(0)!
    if (composed.length === (point > 0xffff ? 2 : 1)) {
      cells.letter[last] = point
      cells.trait[last] = trait | CellTrait.composed
      if (usesLetter(point)) {
        cells.base[last] = point
        return
      }
    }
  }
  cells.trait[last]! |= CellTrait.composed | CellTrait.marked
}
