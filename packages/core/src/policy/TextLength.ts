/**
 * Lengths of a text in the units in which networks state their limits.
 *
 * @since 0.1.0
 */
import { detectUrls } from "./UrlDetection.ts"

/**
 * `utf16` code units (what JavaScript calls length), `codepoint` Unicode code points, `grapheme` what a reader calls
 * a character, `byte` bytes of UTF-8, `x-weighted` the weighted characters of X.
 */
export const lengthUnits = ["x-weighted", "utf16", "grapheme", "codepoint", "byte"] as const
export type LengthUnit = (typeof lengthUnits)[number]

/** Length of the text in the unit. Linear in the text, for any string. */
export const textLength = (text: string, unit: LengthUnit): number => lengthBy[unit](text)

/**
 * Length that X counts against its limit of 280: the text in NFC; 23 for each address, whatever its own length; 2 for
 * an emoji, whatever its parts; 1 for the characters of most alphabets; 2 for everything else.
 *
 * Emoji are those of the running Unicode version: X documents 2 for every emoji, while twitter-text 3.1.0 knows only
 * those of Unicode 11 and counts the parts of later sequences.
 *
 * @see {@link https://docs.x.com/fundamentals/counting-characters | Counting characters}
 * @see {@link https://github.com/twitter/twitter-text/blob/master/config/v3.json | Configuration version 3}
 */
export const xWeightedLength = (text: string): number => {
  const normalised = text.normalize("NFC")
  const urls = detectUrls(normalised)
  let weight = 0
  let nextUrl = 0
  let urlStart = urls[0]?.start ?? -1
  for (let at = 0; at < normalised.length;) {
    // Addresses win over emoji.
    if (at === urlStart) {
      weight += 23
      at = urls[nextUrl]!.end
      urlStart = urls[++nextUrl]?.start ?? -1
      continue
    }
    const unit = normalised.charCodeAt(at)
    const next = normalised.charCodeAt(at + 1)
    if (unit <= 0x10ff && next !== 0xfe0f && next !== 0x20e3) {
      weight += 1
      at += 1
      continue
    }
    const codePoint = normalised.codePointAt(at)!
    const emojiLength = mayBeginEmoji(codePoint, next) ? emojiAt(normalised, at) : 0
    weight += emojiLength > 0 ? 2 : isLight(codePoint) ? 1 : 2
    at += emojiLength > 0 ? emojiLength : codePoint > 0xffff ? 2 : 1
  }
  return weight
}

/** Offsets at which a reader's characters begin, and the end of the text: the places where a text may be cut. */
export const graphemeBorders = (text: string): ReadonlyArray<number> => {
  const borders: Array<number> = []
  for (const { index } of graphemes.segment(text)) borders.push(index)
  borders.push(text.length)
  return borders
}

/** The span widened to whole characters of a reader. Takes time for the span and what it touches, not for the text. */
export const onGraphemeBorders = (
  text: string,
  span: { readonly start: number; readonly end: number }
): { readonly start: number; readonly end: number } => {
  let from = Math.min(span.start, text.length)
  let to = Math.min(Math.max(span.end, span.start), text.length)
  while (from > 0 && !isPlainBorder(text, from)) from--
  while (to < text.length && !isPlainBorder(text, to)) to++
  const segments = graphemes.segment(text.slice(from, to))
  const last = span.end > span.start ? segments.containing(span.end - 1 - from) : undefined
  const startOf = (offset: number): number => from + (segments.containing(offset - from)?.index ?? to - from)
  return {
    start: startOf(span.start),
    end: last === undefined ? startOf(span.end) : from + last.index + last.segment.length
  }
}

/**
 * Offset, on a grapheme border, up to which the text keeps the limit, the text itself included. What follows the
 * offset begins with the first character that is too much. Takes time for what fits, not for what is too much.
 */
export const fittingEnd = (text: string, unit: LengthUnit, limit: number): number =>
  textLength(text, unit) <= limit
    ? text.length
    : (lastFittingBorder(text, (end) => textLength(text.slice(0, end), unit) <= limit) ?? 0)

/** The last grapheme border after the first character up to which the text fits; undefined when not even one does. */
export const lastFittingBorder = (text: string, fits: (end: number) => boolean): number | undefined => {
  const borders = bordersAfterFirst(text)
  const read: Array<number> = []
  const borderAt = (index: number): number | undefined => {
    while (read.length <= index) {
      const next = borders.next()
      if (next.done === true) return undefined
      read.push(next.value)
    }
    return read[index]
  }
  return lastFitting(borderAt, fits)
}

/**
 * The last of the ascending offsets that fits. Looks at twice as many each time until one does not fit, then halves.
 * Where fitting is not monotonic the answer fits and its successor does not.
 */
export const lastFitting = (
  offsetAt: (index: number) => number | undefined,
  fits: (offset: number) => boolean
): number | undefined => {
  const fitsAt = (index: number): boolean => {
    const offset = offsetAt(index)
    return offset !== undefined && fits(offset)
  }
  let [low, high] = [-1, 0]
  while (fitsAt(high)) [low, high] = [high, high * 2 + 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (fitsAt(middle)) low = middle
    else high = middle
  }
  return low < 0 ? undefined : offsetAt(low)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" })
const utf8 = new TextEncoder()

/** Between two letters, signs or blanks of ASCII there is always a border. */
const isPlainBorder = (text: string, offset: number): boolean =>
  isPlain(text.charCodeAt(offset - 1)) && isPlain(text.charCodeAt(offset))

const isPlain = (unit: number): boolean => unit >= 0x20 && unit < 0x7f

function* bordersAfterFirst(text: string): Generator<number, undefined> {
  for (const { index, segment } of graphemes.segment(text)) yield index + segment.length
  return undefined
}

// A keycap also counts as one emoji without its variation selector.
const emoji = /\p{RGI_Emoji}|[0-9#*]\u20E3/vy

/** Lengths of the emoji at the beginning of sequences that were seen: the pattern is costly, and people repeat emoji. */
const emojiLengths = new Map<string, number>()
const mostRemembered = 5_000

/** Code units of the emoji that begins there; 0 when none does. */
const emojiAt = (text: string, at: number): number => {
  const sequence = text.slice(at, sequenceEnd(text, at))
  const known = emojiLengths.get(sequence)
  if (known !== undefined) return known
  emoji.lastIndex = 0
  const length = emoji.exec(sequence)?.[0].length ?? 0
  if (emojiLengths.size >= mostRemembered) emojiLengths.clear()
  emojiLengths.set(sequence, length)
  return length
}

const longestSequence = 60

/** Where whatever may belong to the emoji that begins at `at` ends: marks, tones, tags, joined characters, a second flag letter. */
const sequenceEnd = (text: string, at: number): number => {
  const first = text.codePointAt(at)!
  let end = at + (first > 0xffff ? 2 : 1)
  let isJoined = isFlagLetter(first)
  while (end < text.length && end - at < longestSequence) {
    const next = text.codePointAt(end)!
    if (!isJoined && !continuesEmoji(next)) break
    isJoined = next === 0x200d
    end += next > 0xffff ? 2 : 1
  }
  return end
}

const isFlagLetter = (codePoint: number): boolean => codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff

const continuesEmoji = (codePoint: number): boolean =>
  codePoint === 0x200d ||
  codePoint === 0xfe0f ||
  codePoint === 0x20e3 ||
  (codePoint >= 0x1f3fb && codePoint <= 0x1f3ff) ||
  (codePoint >= 0xe0020 && codePoint <= 0xe007f)

/** Whether the costly question is worth asking: emoji lie in few blocks, the others need a mark behind them. */
const mayBeginEmoji = (codePoint: number, next: number): boolean =>
  codePoint >= 0x1f000 ||
  (codePoint >= 0x203c && codePoint <= 0x303d) ||
  codePoint === 0x3297 ||
  codePoint === 0x3299 ||
  next === 0xfe0f ||
  next === 0x20e3

const isLight = (codePoint: number): boolean =>
  codePoint <= 0x10ff ||
  (codePoint >= 0x2000 && codePoint <= 0x200d) ||
  (codePoint >= 0x2010 && codePoint <= 0x201f) ||
  (codePoint >= 0x2032 && codePoint <= 0x2037)

const countCodePoints = (text: string): number => {
  let count = 0
  for (const _ of text) count++
  return count
}

const countGraphemes = (text: string): number => {
  let count = 0
  for (const _ of graphemes.segment(text)) count++
  return count
}

const lengthBy: Record<LengthUnit, (text: string) => number> = {
  "x-weighted": xWeightedLength,
  utf16: (text) => text.length,
  grapheme: countGraphemes,
  codepoint: countCodePoints,
  byte: (text) => utf8.encode(text).length
}
