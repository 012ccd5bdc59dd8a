/**
 * Signs between the letters of one word: whether they hide something, or are what spelling puts there.
 *
 * Most signs between letters join words, end sentences or shorten what is said. One is taken for a disguise only where no
 * word could end in front of it or begin behind it, for want of a vowel: `f_ck` and `fu'ck`, but not `co-op`.
 */
import { topLevelDomains } from "../topLevelDomains.ts"

/** Signs that may stand for a letter left out. */
export const isOmission = (unit: number): boolean => unit === underscore || unit === fullStop || unit === hyphen

/**
 * Whether the underscore, full stop or hyphen at the offset may stand for one vowel. It must be the only such sign of the
 * word; capitals may be a code, and one behind small letters begins a sentence or name.
 */
export const mayOmitVowel = (text: string, at: number): boolean => {
  if (!areConsonants(text, at - 2) && !areConsonants(text, at + 1)) return false
  if (!isBetweenLetters(text, at)) return false
  const { end, left, right, start } = wordAround(text, at)
  if (!(hasNoVowel(left) || hasNoVowel(right) || beginsNoWord.test(right))) return false
  if (goesOn(text, start - 1, -1) || goesOn(text, end, 1)) return false
  if (left.length + right.length < leastVisible || left === "www" || isOrdinal(left, right)) return false
  if (!isInCapitals(left) && isInCapitals(right.charAt(0))) return false
  const sign = text.charCodeAt(at)
  if (isInCapitals(left) && isInCapitals(right)) return sign === underscore
  if (isAbbreviation(left)) return false
  return sign !== fullStop || left.length === 1 || !topLevelDomains.has(right.toLowerCase())
}

/** Letters that may be left out for a sign. */
export const vowels: ReadonlySet<number> = new Set(Array.from("aeiouyäöü", (letter) => letter.charCodeAt(0)))

/** Whether the apostrophe at the offset is within a word where no language puts one. */
export const splitsWord = (text: string, at: number): boolean => {
  if (!isBetweenLetters(text, at)) return false
  const { end, left, right, start } = wordAround(text, at)
  if (right.length === 1 || contracted.test(right) || goesOn(text, start - 1, -1) || goesOn(text, end, 1)) return false
  if (hasNoVowel(right)) return true
  return !vowel.test(left) && !isAbbreviation(left) && !elided.test(left)
}

/** Whether the one apostrophe in a piece of two words makes one of them: `don't` and `l'arte`. */
export const isContraction = (text: string, start: number, end: number): boolean => {
  for (let at = start + 1; at + 1 < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit !== 0x27 && unit !== 0x2019) continue
    return isWordAt(text, at - 1) && isWordAt(text, at + 1) && !splitsWord(text, at)
  }
  return false
}

/** Hardly any word begins so: with two of a letter, or as only the rest of a syllable does. */
export const beginsNoWord = /^(?:([b-df-hj-np-tv-xz])\1|ck|tch|[lr][bcdfgkpqstvxz]|n[cdkstz])/i

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const underscore = 0x5f
const fullStop = 0x2e
const hyphen = 0x2d

/** Letters around one that is left out: `a.m.` and `s_t` could be anything. */
const leastVisible = 3

const vowel = /[aeiouy]/i

/** `n-th`. */
const isOrdinal = (left: string, right: string): boolean => left.length === 1 && right.toLowerCase() === "th"

/** What follows an apostrophe in contractions, and behind abbreviations. */
const contracted = /^(?:[lnr][ltds]|[sdrt]s|[st]t|th|[rv]e|e[mnrsd]|ers|ing|day)$/i

/** What stands in front of one in French and Italian, in transliterations of Chinese and Hebrew, and in English verse. */
const elided = /^(?:[cdghj-npstvz]|ch|gl|st|t[hsz])$/i

const hasNoVowel = (part: string): boolean => part.length > 1 && !vowel.test(part)

const isInCapitals = (part: string): boolean => part === part.toUpperCase()

const isAbbreviation = (part: string): boolean => part.length > 1 && isInCapitals(part)

/** Whether two consonants stand at the offset: in front of a sign or behind it, these are what all disguises have. */
const areConsonants = (text: string, at: number): boolean =>
  isConsonant(text.charCodeAt(at)) && isConsonant(text.charCodeAt(at + 1))

const isConsonant = (unit: number): boolean => isLetter(unit) && !vowels.has(unit | 32)

const isLetter = (unit: number): boolean => (unit | 32) >= 0x61 && (unit | 32) <= 0x7a

/** Whether a letter, digit or mark of any script stands at the offset. */
const isWordAt = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit < 0x80 ? isLetter(unit) || (unit >= 0x30 && unit <= 0x39) : wordBeyondAscii.test(text.charAt(at))
}
const wordBeyondAscii = /[\p{L}\p{N}\p{M}\p{Cs}]/u

const isBetweenLetters = (text: string, at: number): boolean =>
  isLetter(text.charCodeAt(at - 1)) && isLetter(text.charCodeAt(at + 1))

interface SplitWord {
  readonly start: number
  readonly end: number
  readonly left: string
  readonly right: string
}

/** The letters on both sides of a sign. */
const wordAround = (text: string, at: number): SplitWord => {
  let start = at
  while (isLetter(text.charCodeAt(start - 1))) start--
  let end = at + 1
  while (isLetter(text.charCodeAt(end))) end++
  return { start, end, left: text.slice(start, at), right: text.slice(at + 1, end) }
}

/** Whether the character at an offset beside a word is one more of it, or a sign that leads to one. */
const goesOn = (text: string, at: number, direction: 1 | -1): boolean =>
  isWordAt(text, at) || (isOmission(text.charCodeAt(at)) && isWordAt(text, at + direction))
