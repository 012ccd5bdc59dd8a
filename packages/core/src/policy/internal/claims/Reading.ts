/**
 * A text with some of its passages written differently, and where each place of it stands in the original.
 */

/** Where something stands, in UTF-16 code units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What is to stand in the place of a passage. */
export interface Replacement extends Span {
  readonly by: string
}

/** The text as it is read. */
export interface Reading {
  readonly text: string
  /** The passage of the original that a span of `text` was read from; a replaced passage counts as a whole. */
  readonly spanOf: (span: Span) => Span
}

/** The text with the replacements, which are in order and do not overlap. */
export const rewritten = (text: string, replacements: ReadonlyArray<Replacement>): Reading => {
  if (replacements.length === 0) return { text, spanOf: (span) => span }
  const pieces: Array<string> = []
  const starts: Array<number> = []
  let [at, length] = [0, 0]
  for (const { by, end, start } of replacements) {
    pieces.push(text.slice(at, start), by)
    starts.push(length + start - at)
    length += start - at + by.length
    at = end
  }
  pieces.push(text.slice(at))
  const startOf = (place: number): number => {
    const index = lastAtMost(starts, place)
    if (index < 0) return place
    const [{ by, end, start }, from] = [replacements[index]!, starts[index]!]
    return place < from + by.length ? start : end + place - from - by.length
  }
  const endOf = (place: number): number => {
    const index = lastAtMost(starts, place - 1)
    if (index < 0) return place
    const [{ by, end }, from] = [replacements[index]!, starts[index]!]
    return place <= from + by.length ? end : end + place - from - by.length
  }
  return { text: pieces.join(""), spanOf: ({ end, start }) => ({ start: startOf(start), end: endOf(end) }) }
}

/** A reading of a reading. */
export const composed = (first: Reading, second: Reading): Reading => ({
  text: second.text,
  spanOf: (span) => first.spanOf(second.spanOf(span))
})

/** Letters and digits that only look different (`𝟒𝟏 𝐛𝐢𝐤𝐞𝐬`, `４１`) as plain ones, without what is not visible. */
export const plainLetters = (text: string): Reading =>
  rewritten(
    text,
    Array.from(text.matchAll(styled), ({ 0: letter, index }) => ({
      start: index,
      end: index + letter.length,
      by: /\p{Cf}/u.test(letter) ? "" : letter.normalize("NFKC")
    }))
  )

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Mathematical and fullwidth letters; soft hyphens and zero-width marks.
const styled = /[\u{1d400}-\u{1d7ff}\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u00ad\u200b\u2060\ufeff]/gu

const lastAtMost = (sorted: ReadonlyArray<number>, value: number): number => {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
