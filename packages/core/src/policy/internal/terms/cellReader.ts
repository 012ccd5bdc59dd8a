/**
 * Reads stretches of text to cells for terms of one script.
 */
import { type Cells, CellGap, CellTrait } from "./cells.ts"
import { characterOf, foldedOf, isUpper, Kind, kindOf, pointAt } from "./characters.ts"
import { classOf } from "./letterClasses.ts"
import {
  digitLetters,
  letterReading,
  type LetterReading,
  type LetterScript,
  scriptOf,
  signLetters
} from "./lookAlikes.ts"
import type { SymbolTable } from "./symbols.ts"
import { standsForLetter } from "./signs.ts"

/** What the reading of a stretch depends on. */
export interface Reading {
  readonly text: string
  readonly script: LetterScript
  readonly symbols: SymbolTable
  /** Whether the language of the text has a letter of its own. */
  readonly usesLetter: (codePoint: number) => boolean
  /** Whether the text around is written in the script. */
  readonly isAround: () => boolean
}

/** Reads the stretch from `start` to before `end`. */
export const readCells = (cells: Cells, reading: Reading, start: number, end: number): void => {
  const { script, symbols, text, usesLetter } = reading
  cells.count = 0
  let gap: number = CellGap.space
  let width = 0
  let isHidden = 0
  let isInTag = false
  let lastClosing = -1
  let pieceEnd = start

  const add = (letter: number, base: number, classLetter: number, trait: number, from: number, to: number): void => {
    const before = cells.count - 1
    if (width > 1) gap |= width > widest ? CellGap.wide | CellGap.broad : CellGap.broad
    if (before >= 0 && width === 0) gap = joint(cells, before, trait, isInTag)
    cells.add(letter, base, symbols.symbolOf(classLetter), trait | (width === 0 ? isHidden : 0), gap, from, to)
    gap = width = isHidden = 0
  }

  const addLetter = (found: LetterReading, upper: number, from: number, to: number): void => {
    const [plain, ...more] = found.letters
    if (plain === undefined) return
    if (more.length > 0) {
      const trait =
        found.resemblance === "styled"
          ? CellTrait.styled
          : isGermanS(found.own) || usesLetter(found.own)
            ? 0
            : CellTrait.marked
      for (const letter of found.letters) add(letter, letter, classOf(letter), trait, from, to)
      return
    }
    switch (found.resemblance) {
      case "same":
        return add(plain, plain, classOf(plain), upper, from, to)
      case "styled":
        return add(plain, plain, classOf(plain), CellTrait.styled, from, to)
      case "foreign":
        return add(found.own, plain, classOf(plain), CellTrait.foreign | upper, from, to)
      case "marked":
        return usesLetter(found.own)
          ? add(found.own, found.own, classOf(plain), upper, from, to)
          : add(found.own, plain, classOf(plain), CellTrait.marked | upper, from, to)
    }
  }

  const widen = (bit: number): void => {
    if (width === 0) gap = 0
    gap |= bit
    width++
  }

  for (let at = start; at < end;) {
    const point = pointAt(text, at)
    const next = at + (point > 0xffff ? 2 : 1)
    const character = characterOf(point)
    const kind = kindOf(character)
    const isAfterCell = cells.count > 0 && width === 0
    if (at >= pieceEnd) {
      ;({ lastClosing, pieceEnd } = pieceAt(text, at, end))
    }
    if (kind === Kind.hidden) {
      isHidden = CellTrait.hidden
    } else if (kind === Kind.space) {
      widen(CellGap.space)
      isInTag = false
    } else if (kind === Kind.hyphen) {
      widen(CellGap.hyphen)
      isInTag = false
    } else if (kind === Kind.underscore) {
      widen(CellGap.underscore)
    } else if (kind === Kind.mark && script !== "other") {
      if (isAfterCell) compose(cells, point, next, usesLetter)
    } else {
      const digit = digitOf(point)
      const found = digit === undefined ? letterReading(point, script) : undefined
      const sign = found === undefined && script === "latin" ? signLetters.get(point) : undefined
      if (digit !== undefined) {
        const letters = script === "latin" ? digitLetters.get(digit)! : ""
        const base = letters.length === 1 ? letters.charCodeAt(0) : 0
        const trait =
          CellTrait.digit | (letters.length > 1 ? CellTrait.iOrL : 0) | (digit === point ? 0 : CellTrait.styled)
        add(digit, base, classOf(digit), trait, at, next)
      } else if (found !== undefined) {
        addLetter(found, isUpper(character) ? CellTrait.upper : 0, at, next)
      } else if (sign !== undefined && standsForLetter(text, at, next, cells, isAfterCell, at < lastClosing)) {
        const base = sign.length === 1 ? sign.charCodeAt(0) : 0
        const trait = CellTrait.sign | (sign.length > 1 ? CellTrait.iOrL : 0)
        add(point, base, classOf(sign.charCodeAt(0)), trait, at, next)
      } else if ((point === 0x2a || kind === Kind.hash) && isAfterCell) {
        add(point, 0, 0, CellTrait.mask, at, next)
      } else if (kind === Kind.hash) {
        widen(CellGap.other)
        isInTag = true
      } else if (kind === Kind.word || kind === Kind.ideograph || kind === Kind.expanding || kind === Kind.mark) {
        const folded = kind === Kind.expanding ? point : foldedOf(character)
        add(folded, 0, folded, isUpper(character) ? CellTrait.upper : 0, at, next)
      } else {
        widen(gapOf(foldedOf(character)))
        isInTag = false
      }
    }
    at = next
  }
  cells.gap[cells.count] = CellGap.space
  cells.findRuns()
  settleTokens(cells, reading)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Most characters between two letters that are spaced out. */
const widest = 4

const isGermanS = (letter: number): boolean => letter === 0xdf

const sentenceSigns = new Set(Array.from(".,:;?!…", (sign) => sign.codePointAt(0)!))

const brackets = new Set(Array.from('()[]{}"“”„‟«»‹›', (sign) => sign.codePointAt(0)!))

const gapOf = (sign: number): number => {
  if (sign === 0x27) return CellGap.apostrophe
  if (sentenceSigns.has(sign)) return CellGap.sentence
  return brackets.has(sign) ? CellGap.other | CellGap.bracket : CellGap.other
}

const digitOf = (point: number): number | undefined => {
  if (point < 0x80) return point >= 0x30 && point <= 0x39 ? point : undefined
  const kind = kindOf(characterOf(point))
  if (kind !== Kind.word && kind !== Kind.symbol) return undefined
  if (!styledDigits.has(point)) {
    const plain = /^\p{N}$/u.test(String.fromCodePoint(point)) ? String.fromCodePoint(point).normalize("NFKD") : ""
    styledDigits.set(point, /^[0-9]$/.test(plain) ? plain.charCodeAt(0) : undefined)
  }
  return styledDigits.get(point)
}
const styledDigits = new Map<number, number | undefined>()

/** Where the piece between white space ends, and its last closing bracket. */
const pieceAt = (text: string, from: number, end: number) => {
  let lastClosing = -1
  let at = from
  for (; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (at > from && kindOf(characterOf(unit)) === Kind.space) break
    if (unit === 0x29 || unit === 0x3e) lastClosing = at
  }
  return { lastClosing, pieceEnd: at }
}

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

/**
 * Decides token by token what letters of another script are: stand-ins where the token has letters of the script, or
 * consists of look-alikes alone in a text of the script; else letters of a foreign word.
 */
const settleTokens = (cells: Cells, reading: Reading): void => {
  const { count, gap, runStart, trait } = cells
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
      if ((known & (CellTrait.digit | CellTrait.sign | CellTrait.mask)) !== 0) continue
      if ((known & CellTrait.foreign) !== 0) foreign++
      else if (cells.base[at] !== 0) own++
      else other++
      if ((known & CellTrait.upper) === 0) small++
      else if (cells.letter[at] === letterI) capitalI++
    }
    if (foreign > 0 && own === 0 && (other > 0 || !reading.isAround())) {
      for (let at = from; at < to; at++) {
        if ((trait[at]! & CellTrait.foreign) === 0) continue
        cells.base[at] = 0
        cells.symbol[at] = reading.symbols.symbolOf(cells.letter[at]!)
        trait[at]! &= ~CellTrait.foreign
      }
    }
    if (capitalI > 0 && small > 0) {
      for (let at = from; at < to; at++) {
        if (cells.letter[at] === letterI && (trait[at]! & CellTrait.upper) !== 0) trait[at]! |= CellTrait.orL
      }
    }
    from = to
  }
}

const letterI = 0x69

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
