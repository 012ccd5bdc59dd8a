/**
 * What each character is to the term matcher: part of a word, a gap, or nothing at all; and what it folds to. A character
 * is classified when it is first met, so that importing this costs nothing.
 */

/** What a character is. */
export const Kind = {
  /** Punctuation, symbols, emoji: stands for itself. */
  symbol: 0,
  /** Letter or number of a script that puts spaces between words. */
  word: 1,
  /** Letter of a script without spaces: a word of its own. */
  ideograph: 2,
  /** Belongs to the letter in front of it: combining marks, vowels and finals of Hangul. */
  mark: 3,
  /** Has no shape of its own: zero-width, soft hyphen, direction, variation selector, tag, control. */
  hidden: 4,
  space: 5,
  hyphen: 6,
  /** Folds to several characters: see `expansionOf`. */
  expanding: 7,
  underscore: 8,
  hash: 9
} as const
export type Kind = (typeof Kind)[keyof typeof Kind]

/** Kind in the lowest four bits, `isUpper` in the fifth, then the folded code point. */
export const characterOf = (codePoint: number): number => {
  const page = pages[codePoint >>> 8] ?? (pages[codePoint >>> 8] = new Int32Array(256).fill(-1))
  const known = page[codePoint & 0xff]!
  return known >= 0 ? known : (page[codePoint & 0xff] = classify(codePoint))
}

/**
 * The code point at an offset; half a pair stands for itself, and behind the text there is -1. Read by code units: the
 * V8 of Node 24.21 takes `codePointAt` for the `charCodeAt` next to it once it has optimised a loop, and gives halves.
 */
export const pointAt = (text: string, at: number): number => {
  if (at < 0 || at >= text.length) return -1
  const high = text.charCodeAt(at)
  if (high < 0xd800 || high > 0xdbff || at + 1 === text.length) return high
  const low = text.charCodeAt(at + 1)
  return low < 0xdc00 || low > 0xdfff ? high : ((high - 0xd800) << 10) + (low - 0xdc00) + 0x10000
}

export const kindOf = (character: number): Kind => kinds[character & 15]!
export const isUpper = (character: number): boolean => (character & 16) !== 0
export const foldedOf = (character: number): number => character >> 5

/** The folded code points of an expanding character, such as `ss` for `ß`. */
export const expansionOf = (codePoint: number): ReadonlyArray<number> => foldedPoints(String.fromCodePoint(codePoint))

/**
 * Code points of a text after composing and lower-casing; halves of pairs stand for themselves. The Turkish `İ` is an
 * `i`, composed or not: its platform's lower case keeps the dot as a mark, behind which a word would be hidden.
 */
export const foldedPoints = (text: string): ReadonlyArray<number> => {
  const points: Array<number> = []
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= 0x80) return foldedBeyondAscii(text)
    points.push(unit >= 0x41 && unit <= 0x5a ? unit + 32 : unit)
  }
  return points
}

/** Whether white space stands at the offset. */
export const isSpaceAt = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit === 0x20 || (!(unit > 0x20 && unit < 0x80) && kindOf(characterOf(unit)) === Kind.space)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const foldedBeyondAscii = (text: string): ReadonlyArray<number> =>
  Array.from(
    text.normalize("NFC").toLowerCase().replaceAll("i\u0307", "i").replaceAll("ß", "ss").replaceAll("ς", "σ"),
    (character) => character.codePointAt(0)!
  )

const kinds: ReadonlyArray<Kind> = Object.values(Kind)

const pages: Array<Int32Array | undefined> = []

const hidden = /^\p{Default_Ignorable_Code_Point}$/u
const control = /^\p{Cc}$/u
const space = /^[\s\u2800]$/u
const hyphen = /^[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]$/u
const apostrophe = /^[\u2018\u2019\u02bc\uff07]$/u
const mark = /^[\p{M}\u1160-\u11ff\ud7b0-\ud7fb]$/u
const wordCharacter = /^[\p{L}\p{N}]$/u
const ideograph =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Bopomofo}\p{Script=Yi}]$/u

const classify = (codePoint: number): number => {
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return entry(Kind.symbol, codePoint)
  const character = String.fromCodePoint(codePoint)
  if (hidden.test(character)) return entry(Kind.hidden, codePoint)
  if (space.test(character)) return entry(Kind.space, 0x20)
  if (control.test(character)) return entry(Kind.hidden, codePoint)
  if (hyphen.test(character)) return entry(Kind.hyphen, 0x2d)
  if (apostrophe.test(character)) return entry(Kind.symbol, 0x27)
  if (character === "_") return entry(Kind.underscore, codePoint)
  if (character === "#" || character === "＃") return entry(Kind.hash, 0x23)
  if (mark.test(character)) return entry(Kind.mark, codePoint)
  const folded = foldedPoints(character)
  if (!wordCharacter.test(character)) return entry(Kind.symbol, folded[0]!)
  if (folded.length > 1) return entry(Kind.expanding, codePoint)
  const upper = character.toLowerCase() === character ? 0 : 16
  return entry(ideograph.test(character) ? Kind.ideograph : Kind.word, folded[0]!) | upper
}

const entry = (kind: Kind, folded: number): number => (folded << 5) | kind
