/**
 * Text as a reader should see it, and cuts that never fall inside a character.
 *
 * @since 0.1.0
 */
import { graphemes } from "./Segmentation.ts"

/**
 * One line: every run of white space (line breaks, tabs, no-break spaces) becomes one space, a word broken at a hyphen
 * is joined (`two-⏎wheeler`), and what is not visible is removed. Quotation marks and dashes stay as written.
 */
export const singleLine = (text: string): string =>
  visibleText(text.replace(brokenWord, "$1")).replace(/\s+/gu, " ").trim()

/**
 * The text without characters that show nothing or turn the direction of writing: control characters (but white
 * space), soft hyphens, zero-width marks, embeddings, overrides and isolates. Joiners and direction marks stay where an
 * emoji is built of them or the script needs them.
 *
 * @see https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
 */
export const visibleText = (text: string): string => text.replace(invisible, "").replace(misplaced, "")

/**
 * The text for a page or file that shows it as it is, beside others' texts: without control characters (but tabs and line
 * breaks), and without embeddings, overrides and isolates, which turn what stands beside them. Everything else stays:
 * letters of scripts that are written to the left, and their direction marks, need nothing more.
 *
 * @see https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
 */
export const steadyText = (text: string): string => text.replace(unsteady, "")

/** Like `singleLine`, but paragraphs stay apart: blank lines become exactly one, lines within a paragraph are joined. */
export const paragraphs = (text: string): string =>
  text
    .split(/(?:\r\n|[\n\r\u2028\u2029])[^\S\n\r\u2028\u2029]*(?:(?:\r\n|[\n\r\u2028\u2029])\s*)/u)
    .map(singleLine)
    .filter((paragraph) => paragraph !== "")
    .join("\n\n")

/** How `truncate` measures and marks. */
export interface TruncateOptions {
  /** Length of a text in the unit of the limit. @default user-perceived characters */
  readonly measure?: (text: string) => number
  /** Appended where something was cut; counts towards the limit. @default "…" */
  readonly ellipsis?: string
}

/**
 * The text itself if it fits in `limit`, else its longest start that ends at a word boundary and fits with the
 * ellipsis; a first word that alone is too long is cut between two characters. Never cuts inside a
 * user-perceived character. Empty if not even the ellipsis fits.
 */
export const truncate = (text: string, limit: number, options: TruncateOptions = {}): string => {
  const measure = options.measure ?? ((value: string) => graphemes(value).length)
  const ellipsis = options.ellipsis ?? "…"
  if (measure(text) <= limit) return text
  const fits = (value: string) => measure(value + ellipsis) <= limit
  if (!fits("")) return ""
  const ends = Array.from(text.matchAll(/\S(?=\s)/gu), (match) => match.index + match[0].length)
  const byWord = longest(ends, (end) => fits(trimEnd(text.slice(0, end))))
  if (byWord !== undefined) return trimEnd(text.slice(0, byWord)) + ellipsis
  const parts = graphemes(text)
  const starts: Array<number> = []
  let length = 0
  for (const part of parts) starts.push((length += part.length))
  const byCharacter = longest(starts, (end) => fits(text.slice(0, end)))
  return byCharacter === undefined ? ellipsis : text.slice(0, byCharacter) + ellipsis
}

/** The text with its first letter in title case of the language (`straße` → `Straße`, Turkish `i` → `İ`). */
export const capitalise = (text: string, language: string): string => {
  const match = /^([^\p{L}\p{N}]*)(\p{L}\p{M}*)/u.exec(text)
  if (match === null) return text
  const [whole, lead = "", letter = ""] = match
  const upper = safely(language, (locale) => letter.toLocaleUpperCase(locale))
  // `ß` and ligatures grow into several letters; they are left alone.
  return upper.length === letter.length ? lead + upper + text.slice(whole.length) : text
}

/** The text with its first letter in lower case, unless the word is an abbreviation, a name-like `iPhone` or `I`. */
export const decapitalise = (text: string, language: string): string => {
  const match = /^([^\p{L}\p{N}]*)(\p{Lu}\p{M}*)(?=\p{Ll}|(?:\s|$))/u.exec(text)
  if (match === null) return text
  const [whole, lead = "", letter = ""] = match
  if (letter === "I" && /^(?:[\s’']|$)/u.test(text.slice(whole.length))) return text
  return lead + safely(language, (locale) => letter.toLocaleLowerCase(locale)) + text.slice(whole.length)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// A hyphen at a line end belongs to the word, except before a conjunction (`Vor-⏎und Nachteile`).
const brokenWord = /(?<=\p{L})(-|\u00ad)[ \t]*(?:\r\n|[\n\r])[ \t]*(?!(?:und|oder|sowie|bis|and|or|to)\s)(?=\p{L})/gu
const invisible =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/g
const joinedScripts = [
  ..."Arabic Syriac Nko Mandaic Mongolian Phags_Pa".split(" "),
  ..."Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala".split(" "),
  ..."Khmer Myanmar Tibetan Thai Lao Javanese Balinese".split(" ")
]
const letterOf = (scripts: ReadonlyArray<string>): string =>
  `[${scripts.map((script) => `\\p{Script=${script}}`).join("")}]`
const joined = letterOf(joinedScripts)
const toTheLeft = letterOf(["Arabic", "Hebrew", "Syriac", "Nko", "Thaana", "Mandaic"])
const picture = String.raw`[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]`
// Joiners, direction marks and tag characters (`🏴` with tags is a flag) where nothing needs them.
const misplaced = new RegExp(
  String.raw`(?<!${joined})[\u180e\u200c]|(?<!${joined}|${picture}(?=\u200d\p{Extended_Pictographic}))\u200d` +
    String.raw`|(?<!${toTheLeft})[\u061c\u200e\u200f](?!${toTheLeft})` +
    String.raw`|(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]{0,7})[\u{e0000}-\u{e007f}]`,
  "gu"
)

// oxlint-disable-next-line no-control-regex
const unsteady =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/gu

const trimEnd = (text: string): string => text.replace(/[\s,;:–—-]+$/u, "")

// The last of ascending values that holds. Holding is monotonous, so a binary search does.
const longest = (ends: ReadonlyArray<number>, holds: (end: number) => boolean): number | undefined => {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const end = ends[middle]
    if (end !== undefined && holds(end)) low = middle + 1
    else high = middle
  }
  return low === 0 ? undefined : ends[low - 1]
}

const safely = (language: string, change: (locale: string) => string): string => {
  try {
    return change(language)
  } catch {
    return change("en")
  }
}
