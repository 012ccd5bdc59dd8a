/**
 * The words of a text as they are written, with their punctuation: what captions show and voices are timed by.
 *
 * @since 0.1.0
 */
import { primarySubtag } from "../text/Language.ts"
import { graphemes, type TextSpan } from "../text/Segmentation.ts"

/**
 * The words in order, each with the marks that stand at it: `“Tea,` and `(2027).` are words. Nothing but white space lies
 * between them. A sign that stands alone (`–`, an emoji) belongs to the word before it, else to the one behind; `&` is a
 * word, as it is spoken. Texts that are written without spaces are cut into their words too. Linear.
 */
export const writtenWords = (text: string, language: string): ReadonlyArray<TextSpan> => {
  const found: Array<TextSpan> = []
  for (const match of text.matchAll(/\S+/gu)) {
    const [run] = match
    if (unspaced.test(run)) splitRun(run, match.index, language, found)
    else found.push({ start: match.index, end: match.index + run.length, text: run })
  }
  return joinSigns(text, found)
}

/** Whether a space stands between two words where a text is put together from them. */
export const isSpaced = (before: string, after: string): boolean =>
  !(unspacedEnd.test(before) && unspacedStart.test(after))

/** Words put together, with spaces where the script has them. */
export const joinWords = (words: ReadonlyArray<string>): string => {
  let joined = ""
  for (const word of words) joined += joined !== "" && isSpaced(joined, word) ? ` ${word}` : word
  return joined
}

/** How wide a text is in columns: a letter takes one, a Han, kana or Hangul letter and an emoji two. */
export const columnsOf = (text: string): number => {
  let columns = 0
  for (const one of graphemes(text)) columns += wide.test(one) ? 2 : 1
  return columns
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const letters = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
const marks = String.raw`\u3000-\u303f\uff00-\uff65`
const unspaced = new RegExp(`[${letters}]`, "u")
const unspacedEnd = new RegExp(`[${letters}${marks}]$`, "u")
const unspacedStart = new RegExp(`^[${letters}${marks}]`, "u")
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]|\p{Emoji_Presentation}/u

const isWord = /[\p{L}\p{N}]/u
const opens = /[\p{Ps}\p{Pi}]$/u

/** Longer runs are no text; cutting them into words would take its time. */
const longestRun = 20_000

const splitRun = (run: string, offset: number, language: string, found: Array<TextSpan>): void => {
  const push = (start: number, end: number) => {
    found.push({ start: offset + start, end: offset + end, text: run.slice(start, end) })
  }
  let start = 0
  let hasWord = false
  let last = ""
  for (const { index, isWordLike, segment } of segmenterOf(language).segment(run.slice(0, longestRun))) {
    const isNext = isWordLike === true || isWord.test(segment)
    // Opening brackets and quotation marks go with the word behind them.
    if (hasWord && (isNext || opens.test(segment)) && !opens.test(last)) {
      push(start, index)
      start = index
      hasWord = false
    }
    if (isNext) hasWord = true
    last = segment
  }
  if (start < run.length) push(start, run.length)
}

const joinSigns = (text: string, spans: ReadonlyArray<TextSpan>): ReadonlyArray<TextSpan> => {
  const found: Array<TextSpan> = []
  if (!spans.some((span) => isWord.test(span.text))) return found
  let pending = -1
  for (const span of spans) {
    const last = found.at(-1)
    if (span.text === "&" || isWord.test(span.text)) {
      const start = pending < 0 ? span.start : pending
      found.push({ start, end: span.end, text: text.slice(start, span.end) })
      pending = -1
    } else if (last !== undefined && !opens.test(span.text)) {
      found[found.length - 1] = { start: last.start, end: span.end, text: text.slice(last.start, span.end) }
    } else if (pending < 0) {
      pending = span.start
    }
  }
  return found
}

const segmenters = new Map<string, Intl.Segmenter>()
const segmenterOf = (language: string): Intl.Segmenter => {
  const primary = primarySubtag(language)
  const known = segmenters.get(primary)
  if (known !== undefined) return known
  const made = new Intl.Segmenter(primary, { granularity: "word" })
  segmenters.set(primary, made)
  return made
}
