/**
 * A text without the markup within its words, which readers do not see: `b**a**d` and `b<i>a</i>d` are `bad`.
 */

/** A text as readers see it. */
export interface UnmarkedText {
  readonly text: string
  /** Where the characters from `start` to before `end` stand in the whole text. */
  readonly place: (start: number, end: number) => { readonly start: number; readonly end: number }
}

/** The text without markup between letters; undefined where there is none. */
export const unmarkedText = (text: string): UnmarkedText | undefined => {
  if (!mayHoldMarkup(text)) return undefined
  const parts: Array<string> = []
  /** Offsets in the text that is left behind each piece of markup, and how much was taken out up to there. */
  const from: Array<number> = []
  const taken: Array<number> = []
  let [at, sum] = [0, 0]
  for (const { 0: markup, index } of text.matchAll(markupInWords)) {
    parts.push(text.slice(at, index))
    at = index + markup.length
    sum += markup.length
    from.push(at - sum)
    taken.push(sum)
  }
  if (sum === 0) return undefined
  parts.push(text.slice(at))
  const wholeAt = (offset: number): number => {
    let [low, high] = [0, from.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (from[middle]! <= offset) low = middle + 1
      else high = middle
    }
    return offset + (taken[low - 1] ?? 0)
  }
  return { text: parts.join(""), place: (start, end) => ({ start: wholeAt(start), end: wholeAt(end - 1) + 1 }) }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/**
 * Markdown of two signs, a pair of stars around two letters or more of a word, and elements that begin no new line. One
 * star alone hides a letter, and so does each of a pair around one letter.
 */
const markupInWords =
  /(?<=[\p{L}\p{N}])(?:\*(?=\p{L}{2,12}\*\p{L})|(?<=\*\p{L}{2,12})\*(?=\p{L})|\*\*|__|~~|<\/?(?:a|b|i|u|s|em|strong|span|small|big|sub|sup|mark|del|ins|font|code|tt|wbr)\/?>|<!--[^<>]{0,40}-->){1,8}(?=[\p{L}\p{N}])/giu

const mayHoldMarkup = (text: string): boolean =>
  text.includes("<") || text.includes("*") || text.includes("__") || text.includes("~~")
