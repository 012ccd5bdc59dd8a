/**
 * Finds whole words and phrases in a text, whatever their case, Unicode form, hyphens or hidden characters.
 *
 * @since 0.1.0
 */

/** A word of a list as it stands in a text: offsets in UTF-16 code units, on borders of graphemes. */
export interface WordMatch {
  /** The word as the list has it. */
  readonly word: string
  readonly start: number
  readonly end: number
}

/**
 * Where the words stand in the text, in order of their place. A word matches only as a whole: `cheap` is not in
 * `cheaper`. Case, composed or decomposed letters, kinds of hyphens and apostrophes, soft hyphens and zero-width
 * characters make no difference; a hyphen or space in a word matches either, and its `ß` also `ss`. Inflected forms do not match.
 */
export const findWords = (text: string, words: ReadonlyArray<string>): ReadonlyArray<WordMatch> => {
  const patterns = words.flatMap((word) => {
    const pattern = patternOf(word)
    return pattern === undefined ? [] : [{ word, pattern }]
  })
  if (patterns.length === 0 || text === "") return []
  const folded = foldWithOffsets(text)
  return patterns
    .flatMap(({ pattern, word }) =>
      Array.from(folded.text.matchAll(pattern), (match) => ({
        word,
        start: folded.starts[match.index]!,
        end: folded.ends[match.index + match[0].length - 1]!
      }))
    )
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The words of the list that the text holds, each once, in the order of the list. */
export const wordsIn = (text: string, words: ReadonlyArray<string>): ReadonlyArray<string> => {
  const found = new Set(findWords(text, words).map(({ word }) => word))
  return [...new Set(words)].filter((word) => found.has(word))
}

/** The words of the list that this hashtag spells without spaces: `GameChanger` spells `game-changer`. */
export const wordsSpelledBy = (hashtag: string, words: ReadonlyArray<string>): ReadonlyArray<string> => {
  const spelled = lettersOf(hashtag)
  return words.filter((word) => spelled !== "" && lettersOf(word) === spelled)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" })
const hidden = /[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff]/gu
const hyphens = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu
const apostrophes = /[\u2018\u2019\u02bc\uff07]/gu

const fold = (text: string): string =>
  text.normalize("NFC").toLowerCase().replace(hidden, "").replace(hyphens, "-").replace(apostrophes, "'")

const lettersOf = (text: string): string => fold(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, "")

const wordCharacter = "[\\p{L}\\p{M}\\p{N}_]"

// A brand's words are looked for in every text of a campaign. Patterns with the flag g are only given to matchAll, which
// leaves them as they are.
const patterns = new Map<string, RegExp | undefined>()
const mostPatterns = 5_000

const patternOf = (word: string): RegExp | undefined => {
  if (patterns.has(word)) return patterns.get(word)
  if (patterns.size >= mostPatterns) patterns.clear()
  const pattern = makePattern(word)
  patterns.set(word, pattern)
  return pattern
}

const makePattern = (word: string): RegExp | undefined => {
  const parts = fold(word)
    .split(/[\s-]+/u)
    .filter((part) => part !== "")
  const [first, last] = [parts[0], parts.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const startsAsWord = new RegExp(`^${wordCharacter}`, "u").test(first)
  const endsAsWord = new RegExp(`${wordCharacter}$`, "u").test(last)
  const body = parts
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replaceAll("ß", "(?:ß|ss)"))
    .join("(?:\\s{1,3}|\\s?-\\s?)")
  return new RegExp(
    `${startsAsWord ? `(?<!${wordCharacter})` : ""}${body}${endsAsWord ? `(?!${wordCharacter})` : ""}`,
    "gu"
  )
}

/** The folded text, and for each of its code units where the grapheme it comes from begins and ends. */
const foldWithOffsets = (text: string) => {
  const starts: Array<number> = []
  const ends: Array<number> = []
  let folded = ""
  const add = (piece: string, start: number, end: number) => {
    for (let unit = 0; unit < piece.length; unit++) {
      starts.push(start)
      ends.push(end)
    }
    folded += piece
  }
  let segments: Intl.Segments | undefined
  for (let index = 0; index < text.length;) {
    // Letters of ASCII before others of it are graphemes of their own, and fold to one letter.
    if (isPlain(text, index) && (index + 1 === text.length || isPlain(text, index + 1))) {
      add(text[index]!.toLowerCase(), index, ++index)
      continue
    }
    segments ??= graphemes.segment(text)
    const { index: start, segment } = segments.containing(index)!
    index = start + segment.length
    add(fold(segment), start, index)
  }
  return { text: folded, starts, ends }
}

const isPlain = (text: string, index: number): boolean => {
  const unit = text.charCodeAt(index)
  return unit < 0x7f && unit !== 0x0d
}
