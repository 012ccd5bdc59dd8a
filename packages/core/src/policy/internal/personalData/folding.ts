/**
 * Reads digits, letters, blanks and hyphens of other widths and scripts as their plain forms, and passes over
 * characters that nobody sees, with the way back to the places in the text.
 */

/** A text in plain characters. */
export interface FoldedText {
  readonly text: string
  /** Where the character at an offset begins in the text as it was written. */
  readonly startOf: (offset: number) => number
  /** Where the character in front of an offset ends in it. */
  readonly endOf: (offset: number) => number
}

/** The text with each character that has a plain form in that form. Takes time in proportion to the text. */
export const folded = (text: string): FoldedText => {
  if (!isOdd.test(text)) return { text, startOf: same, endOf: same }
  const starts = new Uint32Array(text.length)
  const ends = new Uint32Array(text.length)
  let plain = ""
  let at = 0
  for (const character of text) {
    const end = at + character.length
    const form = isOdd.test(character) ? plainForm(character) : character
    for (let unit = 0; unit < form.length; unit++) {
      const isWhole = form.length < character.length
      starts[plain.length + unit] = isWhole ? at : at + unit
      ends[plain.length + unit] = isWhole ? end : at + unit + 1
    }
    plain += form
    at = end
  }
  return {
    text: plain,
    startOf: (offset) => (offset < plain.length ? starts[offset]! : text.length),
    endOf: (offset) => (offset === 0 ? 0 : ends[offset - 1]!)
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const same = (offset: number): number => offset

const decimal = /^\p{Nd}$/u
const hidden = /^[\u00ad\u200b\u2060\ufeff]$/u
const isOdd = /[\u{1d400}-\u{1d7ff}\uff01-\uff5e\u00ad\u2010\u2011\u200b\u2060\ufeff]|(?! )\p{Zs}|(?![0-9])\p{Nd}/u

const plainForm = (character: string): string => {
  const codePoint = character.codePointAt(0)!
  if (hidden.test(character)) return ""
  if (decimal.test(character)) return digitOf(codePoint)
  if (codePoint >= 0xff01 && codePoint <= 0xff5e) return String.fromCodePoint(codePoint - 0xfee0)
  if (codePoint === 0x2010 || codePoint === 0x2011) return "-"
  if (codePoint < 0x1d400) return " "
  const form = character.normalize("NFKC")
  return form.length <= character.length ? form : character
}

/** Digits of a script stand in a row from its zero, at times next to those of another. */
const digitOf = (codePoint: number): string => {
  let zero = codePoint
  while (decimal.test(String.fromCodePoint(zero - 1))) zero--
  return String((codePoint - zero) % 10)
}
