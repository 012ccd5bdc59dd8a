/**
 * Shortens a text to a limit without breaking what must stay whole: first hashtags of the closing block go, from the
 * last; then the prose in front of the closing links and hashtags is cut, at the end of a sentence if that keeps half
 * of it, else between words.
 *
 * @since 0.1.0
 */
import { sentences } from "../text/Segmentation.ts"
import { detectEntities } from "./Entities.ts"
import { fittingEnd, lastFitting, lastFittingBorder, type LengthUnit, textLength } from "./TextLength.ts"

/** The part of the text to replace, from `start` to before `end`, and what to write there. */
export interface Shortening {
  readonly start: number
  readonly end: number
  readonly replacement: string
}

/**
 * Edits that bring the text within the limit, in order; none when it fits. The result is never longer than the limit,
 * even where nothing but a hard cut is left.
 */
export const shortening = (
  text: string,
  unit: LengthUnit,
  limit: number,
  language: string
): ReadonlyArray<Shortening> => {
  const fits = (candidate: string): boolean => textLength(candidate, unit) <= limit
  if (fits(text)) return []

  const closing = closingBlock(text)
  const tags = closing.hashtags.map(({ end, start }) => ({ start, end, replacement: "" }))
  const kept = lastFitting(
    (index) => (index < tags.length ? index : undefined),
    (index) => fits(apply(text, tags.slice(index)))
  )
  if (kept !== undefined) return tags.slice(kept)
  const dropped = tags
  const tail = apply(text, dropped).slice(closing.start)
  const cut = cutProse(text.slice(0, closing.start), tail, fits, language)
  if (cut !== undefined) return [{ start: cut.end, end: closing.start, replacement: cut.replacement }, ...dropped]
  // The closing block alone is too long.
  return [{ start: fittingEnd(text, unit, limit), end: text.length, replacement: "" }]
}

/** The text within the limit. @see shortening */
export const shortenText = (text: string, unit: LengthUnit, limit: number, language: string): string =>
  apply(text, shortening(text, unit, limit, language))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const apply = (text: string, edits: ReadonlyArray<Shortening>): string => {
  const pieces: Array<string> = []
  let at = 0
  for (const { end, replacement, start } of edits) {
    pieces.push(text.slice(at, start), replacement)
    at = end
  }
  return pieces.join("") + text.slice(at)
}

interface ClosingBlock {
  /** Where the white space in front of the block begins; the length of the text when there is no block. */
  readonly start: number
  /** Its hashtags, each with the white space in front of it. */
  readonly hashtags: ReadonlyArray<{ readonly start: number; readonly end: number }>
}

/** The addresses, hashtags and mentions at the very end, with nothing but white space between and after them. */
const closingBlock = (text: string): ClosingBlock => {
  const hashtags: Array<{ start: number; end: number }> = []
  let start = text.trimEnd().length
  for (const entity of detectEntities(text).toReversed()) {
    if (entity.end !== start) break
    const spaceStart = text.slice(0, entity.start).trimEnd().length
    if (spaceStart === entity.start && entity.start > 0) break
    if (entity.kind === "hashtag") hashtags.unshift({ start: spaceStart, end: entity.end })
    start = spaceStart
  }
  return { start, hashtags }
}

/** How far behind the last character that fits a sentence is read, so that its end is seen. */
const lookAhead = 200

/** Where to end the prose so that it fits in front of the tail, and what to write instead of the rest. */
const cutProse = (
  prose: string,
  tail: string,
  fits: (text: string) => boolean,
  language: string
): { readonly end: number; readonly replacement: string } | undefined => {
  const fitsMarked = (end: number): boolean => fits(`${prose.slice(0, end)}…${tail}`)
  const border = lastFittingBorder(prose, fitsMarked)
  // Only what may stay is read further, however long the prose is.
  const readEnd = (lastFittingBorder(prose, (end) => fits(prose.slice(0, end) + tail)) ?? 0) + lookAhead
  const read = prose.slice(0, readEnd)
  const ends = sentences(read, language).map(({ end }) => end)
  const sentenceEnds = read.length < prose.length ? ends.slice(0, -1) : ends
  const sentenceEnd = sentenceEnds.findLast((end) => fits(prose.slice(0, end) + tail))
  const wordEnd = [...read.matchAll(/(?<=[^\s,;:–—-])[,;:–—-]*(?=\s)/gu)].findLast(({ index }) =>
    fitsMarked(index)
  )?.index
  if (sentenceEnd !== undefined && (wordEnd === undefined || sentenceEnd * 2 >= wordEnd)) {
    return { end: sentenceEnd, replacement: "" }
  }
  const end = wordEnd ?? border
  return end === undefined ? undefined : { end, replacement: "…" }
}
