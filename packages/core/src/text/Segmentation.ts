/**
 * Sentences, words and graphemes of a text, with exact offsets.
 *
 * Sentence boundaries follow the rules of UAX #29 (a terminator, closing marks, white space, no lower-case letter)
 * with the repairs that prose needs: abbreviations, initials, ordinals, figures, ellipses, quoted speech, bullets and
 * hard-wrapped lines. They are found by this module's own scanner, not by `Intl.Segmenter`, so that the same text
 * gives the same sentences whatever ICU the runtime carries. `Intl.Segmenter` serves graphemes, and words of
 * scripts that are written without spaces.
 *
 * @see {@link https://unicode.org/reports/tr29/#Sentence_Boundaries | UAX #29}
 * @since 0.1.0
 */
import { piecesOf } from "./internal/pieces.ts"
import { endsSentence } from "./internal/sentenceEnd.ts"
import { primarySubtag } from "./Language.ts"

/** A part of a text: `text` is exactly `slice(start, end)` of it, in UTF-16 code units. */
export interface TextSpan {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * The sentences of a text in order, without the white space around them. A single line break is a space; a blank
 * line, and a line that starts with a bullet or list number, begins a new sentence, whose span leaves the marker
 * out. Spans never overlap; what lies between them holds no letter and no digit apart from list numbers.
 * Linear in the length of the text.
 *
 * @param language a BCP 47 tag; `en` and `de` have complete rules, others the rules that most languages share
 */
export const sentences = (text: string, language: string): ReadonlyArray<TextSpan> => {
  const found: Array<TextSpan> = []
  const primary = primarySubtag(language)
  for (const paragraph of paragraphs(text)) {
    splitParagraph(text, paragraph.start, paragraph.end, primary, found)
  }
  return found
}

/**
 * The words of a text in order: runs of letters, marks and digits. Hyphenated compounds (`E-Bike`), contractions
 * (`don't`), figures (`1,312.5`) and inclusive forms (`Kund:innen`) are one word; 100,000 characters without a space are
 * several.
 */
export const words = (text: string, language: string): ReadonlyArray<TextSpan> => {
  const found: Array<TextSpan> = []
  for (const { start, word } of writtenWords(text)) {
    if (unspacedScript.test(word)) splitUnspaced(word, start, language, found)
    else found.push({ start, end: start + word.length, text: word })
  }
  return found
}

/** How many words `words` finds. */
export const countWords = (text: string, language: string): number => {
  let count = 0
  for (const { word } of writtenWords(text)) count += unspacedScript.test(word) ? words(word, language).length : 1
  return count
}

/** The user-perceived characters of a text in order. */
export const graphemes = (text: string): ReadonlyArray<string> =>
  isPlainAscii.test(text) ? [...text] : Array.from(graphemeSegmenter().segment(text), (part) => part.segment)

/** How many user-perceived characters a text has. */
export const countGraphemes = (text: string): number => graphemes(text).length

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const wordPattern =
  /[\p{L}\p{N}\p{M}]+(?:(?:['’\-‐‑_&·](?=[\p{L}\p{N}])|(?<=\p{N})[.,:](?=\p{N})|[:*](?=innen(?![\p{L}\p{N}])|in(?![\p{L}\p{N}])))[\p{L}\p{N}\p{M}]+)*/gu
const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
// A carriage return before a line feed is one grapheme, so it is not plain.
const isPlainAscii = /^[\x20-\x7e\n]*$/

const writtenWords = function* (text: string): Generator<{ readonly start: number; readonly word: string }> {
  for (const piece of piecesOf(text)) {
    for (const match of piece.text.matchAll(wordPattern)) yield { start: piece.start + match.index, word: match[0] }
  }
}

const splitUnspaced = (word: string, offset: number, language: string, found: Array<TextSpan>): void => {
  for (const part of wordSegmenter(language).segment(word)) {
    if (part.isWordLike === false) continue
    const start = offset + part.index
    found.push({ start, end: start + part.segment.length, text: part.segment })
  }
}

// Building a segmenter costs far more than using it.
const segmenters = new Map<string, Intl.Segmenter>()
const cached = (key: string, make: () => Intl.Segmenter): Intl.Segmenter => {
  const known = segmenters.get(key)
  if (known !== undefined) return known
  const made = make()
  segmenters.set(key, made)
  return made
}
const graphemeSegmenter = () => cached("grapheme", () => new Intl.Segmenter("en", { granularity: "grapheme" }))
const wordSegmenter = (language: string) => {
  const primary = primarySubtag(language)
  return cached(`word ${primary}`, () => new Intl.Segmenter(primary, { granularity: "word" }))
}

interface Range {
  readonly start: number
  readonly end: number
}

const lineBreak = /\r\n|[\n\r\u2028\u2029]/g
const bullet = /^[ \t\u00a0]*[-*+•‣▪●◦·✓✔➔→][ \t\u00a0]+/
// A wrapped line may begin with a dash or with `3. März`, so these open an item only where the context agrees.
const weakBullet = /^[ \t\u00a0]*(?:[–—]|\(?\d{1,3}[.)]|\(?[a-zA-Z]\))[ \t\u00a0]+/
const listNumber = /^[ \t\u00a0]*\(?(\d{1,3}|[a-zA-Z])[.)]/
const endsLine = /[.!?:;…。！？]["'”’»«“‘)\]]*[ \t]*$/

// Cuts at blank lines and before list items, whose markers are left out.
const paragraphs = (text: string): ReadonlyArray<Range> => {
  const found: Array<Range> = []
  const lines = linesOf(text)
  let start = -1
  let end = -1
  let isItem = false
  const close = () => {
    if (start >= 0 && end > start) found.push({ start, end })
    start = -1
  }
  for (const [index, range] of lines.entries()) {
    const line = text.slice(range.start, range.end)
    if (line.trim() === "") {
      close()
      isItem = false
      continue
    }
    const marker = bullet.exec(line) ?? weakBullet.exec(line)
    if (marker !== null && opensItem(text, lines, index, line, start < 0, isItem)) {
      close()
      isItem = true
      start = range.start + marker[0].length
    } else if (start < 0) {
      start = range.start
    }
    end = range.end
  }
  close()
  return found
}

const opensItem = (
  text: string,
  lines: ReadonlyArray<Range>,
  index: number,
  line: string,
  isFirst: boolean,
  isItem: boolean
): boolean => {
  if (isItem || bullet.test(line)) return true
  const neighbour = (offset: 1 | -1) => {
    const range = lines[index + offset]
    return range === undefined ? "" : text.slice(range.start, range.end)
  }
  if (!isFirst) return endsLine.test(neighbour(-1))
  const number = listNumber.exec(line)?.[1]
  return number === undefined || listNumber.exec(neighbour(1))?.[1] === successor(number)
}

const successor = (number: string): string =>
  /\d/.test(number) ? String(Number(number) + 1) : String.fromCharCode(number.charCodeAt(0) + 1)

const linesOf = (text: string): ReadonlyArray<Range> => {
  const lines: Array<Range> = []
  let start = 0
  for (const match of text.matchAll(lineBreak)) {
    lines.push({ start, end: match.index })
    start = match.index + match[0].length
  }
  lines.push({ start, end: text.length })
  return lines
}

const terminator = /[\p{Sentence_Terminal}…‼⁇-⁉]+/gu
const closers = /(?:["'”’»«“‘›‹)\]}」』】）》*_~`]|(?<=\])\([^\s()]{0,2000}\)|\[\^?\d{1,3}\])*/uy
const needsNoSpace = /[。！？｡．]/u
const space = /\s/
const content = /[\p{L}\p{N}]/u
const pictograph = /\p{Extended_Pictographic}/u

// French sets a space before its closing quotation mark.
const spacedCloser = /[ \u00a0\u202f]»/y

const endOfClosers = (paragraph: string, from: number, language: string): number => {
  const marks = language === "fr" ? [spacedCloser, closers] : [closers]
  let end = from
  for (const mark of marks) {
    mark.lastIndex = end
    end += mark.exec(paragraph)?.[0].length ?? 0
  }
  return end
}

const splitParagraph = (text: string, from: number, to: number, language: string, found: Array<TextSpan>): void => {
  const paragraph = text.slice(from, to)
  const isCaseless = !/\p{Lu}/u.test(paragraph)
  const first = found.length
  let start = 0
  const push = (end: number) => {
    const raw = paragraph.slice(start, end)
    const trimmed = raw.trim()
    if (trimmed === "") {
      start = end
      return
    }
    const offset = from + start + (raw.length - raw.trimStart().length)
    const span = { start: offset, end: offset + trimmed.length, text: trimmed }
    start = end
    if (content.test(trimmed)) {
      found.push(span)
      return
    }
    // An emoji or stray mark belongs to the sentence before it.
    const last = found.at(-1)
    if (last !== undefined && found.length > first) {
      found[found.length - 1] = { start: last.start, end: span.end, text: text.slice(last.start, span.end) }
    } else if (pictograph.test(trimmed)) {
      found.push(span)
    }
  }
  for (const match of paragraph.matchAll(terminator)) {
    if (match.index < start) continue
    const termEnd = match.index + match[0].length
    const closeEnd = endOfClosers(paragraph, termEnd, language)
    if (closeEnd >= paragraph.length) break
    if (!space.test(paragraph.charAt(closeEnd)) && !needsNoSpace.test(match[0])) continue
    const candidate = { paragraph, start, termStart: match.index, termEnd, closeEnd, isCaseless, language }
    if (endsSentence(candidate)) push(closeEnd)
  }
  if (start < paragraph.length) push(paragraph.length)
}
