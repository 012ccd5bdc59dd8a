/**
 * Finds a quote in the text it was taken from, when white space and typographic marks may differ.
 *
 * @since 0.1.0
 */

/** A span of a text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Where the quote stands in the text, at or after `from`: exactly, or with other white space and with straight
 * instead of typographic quotation marks and dashes, or without invisible marks. Linear in the text for each quote.
 */
export const locate = (text: string, quote: string, from = 0): Span | undefined => {
  const wanted = quote.trim()
  if (wanted === "") return undefined
  const exact = text.indexOf(wanted, from)
  if (exact >= 0) return { start: exact, end: exact + wanted.length }
  const haystack = fold(text)
  const needle = fold(wanted)
  const first = haystack.offsets.findIndex((offset) => offset >= from)
  if (first < 0 || needle.text === "") return undefined
  const at = haystack.text.indexOf(needle.text, first)
  if (at < 0) return undefined
  const start = haystack.offsets[at]
  const last = haystack.offsets[at + needle.text.length - 1]
  return start === undefined || last === undefined ? undefined : { start, end: last + 1 }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Folded {
  readonly text: string
  /** Offset in the original of each code unit. */
  readonly offsets: ReadonlyArray<number>
}

const leftOut = /[\s\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069]/

const folds: Partial<Record<string, string>> = {
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "‘": "'",
  "’": "'",
  "‚": "'",
  "–": "-",
  "—": "-",
  "‑": "-"
}

// White space and invisible marks are left out altogether: every character that remains stands for exactly one of the
// original.
const fold = (text: string): Folded => {
  const offsets: Array<number> = []
  let folded = ""
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    if (leftOut.test(character)) continue
    folded += folds[character] ?? character
    offsets.push(index)
  }
  return { text: folded, offsets }
}
