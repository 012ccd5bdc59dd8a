/**
 * Numbers the characters that occur in terms, and tells of any character in one look what a scan must know.
 */
import { characterOf, foldedOf, isUpper, Kind, kindOf } from "./characters.ts"
import { border, separator, wideGap } from "./written.ts"
import { digitLetters, isStar, letterReading, plainSign, signLetters } from "./lookAlikes.ts"

/** Bits of what is known of a character; its kind is in the lowest four, its symbol in the highest sixteen. */
export const Trait = {
  upper: 1 << 4,
  /** Nothing that plain prose holds: a sign that stands for a letter, a styled letter, a hidden character. */
  odd: 1 << 5,
  /** A letter beyond a to z: whether it is odd depends on the language and on the letters around it. */
  extended: 1 << 6,
  digit: 1 << 7,
  letter: 1 << 8,
  /** Takes two code units. */
  astral: 1 << 9
} as const

export const symbolOf = (info: number): number => info >>> 16

export const separatorSymbol = 1
export const borderSymbol = 2
export const wideSymbol = 3

/** Numbers the characters of forms as they come. What it tells of characters holds once all forms are there. */
export class SymbolTable {
  private readonly numbers = new Map<number, number>([
    [separator, separatorSymbol],
    [border, borderSymbol],
    [wideGap, wideSymbol]
  ])
  private readonly pages: Array<Int32Array | undefined> = []
  private firstPage: Int32Array | undefined

  /** Symbols are below this. */
  get width(): number {
    return this.numbers.size + 1
  }

  /** What is known of the first 128 code points. */
  get ascii(): Int32Array {
    this.firstPage ??= Int32Array.from({ length: 128 }, (_, codePoint) => this.classify(codePoint))
    return this.firstPage
  }

  /** The form as a key of the automaton. */
  keyOf(form: ReadonlyArray<number>): string {
    let key = ""
    for (const point of form) {
      let number = this.numbers.get(point)
      if (number === undefined) this.numbers.set(point, (number = this.numbers.size + 1))
      key += String.fromCharCode(number)
    }
    return key
  }

  /** Symbol of a folded code point; 0 when no form has it. */
  symbolOf(folded: number): number {
    return this.numbers.get(folded) ?? 0
  }

  infoOf(codePoint: number): number {
    const page = this.pages[codePoint >>> 8] ?? (this.pages[codePoint >>> 8] = new Int32Array(256).fill(unknown))
    const known = page[codePoint & 0xff]!
    return known === unknown ? (page[codePoint & 0xff] = this.classify(codePoint)) : known
  }

  private classify(codePoint: number): number {
    const character = characterOf(codePoint)
    const kind = kindOf(character)
    const symbol = kind === Kind.expanding ? 0 : this.symbolOf(foldedOf(character))
    return (
      kind |
      traitsOf(codePoint, kind) |
      (isUpper(character) ? Trait.upper : 0) |
      (codePoint > 0xffff ? Trait.astral : 0) |
      (symbol << 16)
    )
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** No character has all bits. */
const unknown = -1

/** Signs that stand for letters at the end of words too, or for any letter. The others matter only between letters. */
const oddSigns = new Set(Array.from("@$+*", (sign) => sign.charCodeAt(0)))

const traitsOf = (codePoint: number, kind: Kind): number => {
  if (codePoint >= 0x30 && codePoint <= 0x39) return Trait.digit
  if (codePoint < 0x80) {
    if (kind === Kind.word) return Trait.letter
    return oddSigns.has(codePoint) || kind === Kind.underscore || kind === Kind.hidden ? Trait.odd : 0
  }
  if (kind === Kind.hidden) return Trait.odd
  if (kind === Kind.mark) return Trait.extended
  if (signLetters.has(plainSign(codePoint)) || isStar(codePoint)) return Trait.odd
  if (digitLetters.has(String.fromCodePoint(codePoint).normalize("NFKD").charCodeAt(0))) return Trait.digit
  const isLetter = kind === Kind.word || kind === Kind.ideograph || kind === Kind.expanding
  const reading = letterReading(codePoint, "latin")
  if (reading === undefined) return isLetter ? Trait.letter : 0
  return Trait.letter | (reading.resemblance === "styled" ? Trait.odd : Trait.extended)
}
