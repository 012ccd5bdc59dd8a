/**
 * Texts in pieces that a moderation model takes, and its labels back on the texts.
 */
import { sentences } from "../../../text/Segmentation.ts"
import type { ModerationLabel } from "../../PolicyContext.ts"
import { onGraphemeBorders } from "../../TextLength.ts"

/** Most pieces of one text. All but the last have at least about half of the longest length. */
export const mostPieces = 32

/** A run of one text. */
export interface Piece {
  readonly content: string
  /** Which text. */
  readonly text: number
  /** Where it begins there, in UTF-16 code units. */
  readonly start: number
  readonly isWhole: boolean
}

/** What a model is asked to read. */
export interface Pieces {
  /** In the order of the texts; no blank ones. */
  readonly pieces: ReadonlyArray<Piece>
  /** Code units beyond the last piece of a text. */
  readonly unread: number
}

/**
 * The texts in pieces of at most `maxLength` code units, cut where a sentence begins, else behind white space, else
 * between characters of a reader. Linear in the texts.
 */
export const piecesOf = (texts: ReadonlyArray<string>, maxLength: number, language: string): Pieces => {
  const pieces: Array<Piece> = []
  let unread = 0
  for (const [index, text] of texts.entries()) {
    if (isBlank(text)) continue
    if (text.length <= maxLength) pieces.push({ content: text, text: index, start: 0, isWhole: true })
    else unread += cutInto(pieces, text, index, maxLength, language)
  }
  return { pieces, unread }
}

/** The labels of pieces as labels of their texts, each on the place that was meant. */
export const labelsOfTexts = (
  pieces: ReadonlyArray<Piece>,
  labels: ReadonlyArray<ModerationLabel>
): ReadonlyArray<ModerationLabel> =>
  labels.flatMap((label) => {
    const piece = pieces[label.text]
    if (piece === undefined) return []
    const { content, isWhole, start, text } = piece
    if (isWhole) return [{ ...label, text }]
    const span = label.span ?? { start: 0, end: content.length }
    return [{ ...label, text, span: { start: span.start + start, end: span.end + start } }]
  })

// Returns how many code units are left over.
const cutInto = (pieces: Array<Piece>, text: string, index: number, maxLength: number, language: string): number => {
  if (!(maxLength >= 1)) return text.length
  const starts = sentences(text, language).map(({ start }) => start)
  let nextStart = 0
  let start = 0
  for (let count = 0; count < mostPieces && start < text.length;) {
    const limit = start + maxLength
    let sentence = 0
    while (nextStart < starts.length && starts[nextStart]! <= limit) sentence = starts[nextStart++]!
    const end = limit >= text.length ? text.length : cutBetween(text, start, limit, sentence)
    const content = text.slice(start, end)
    if (!isBlank(content)) {
      pieces.push({ content, text: index, start, isWhole: false })
      count++
    }
    start = end
  }
  return isBlank(text.slice(start)) ? 0 : text.length - start
}

const cutBetween = (text: string, start: number, limit: number, sentence: number): number => {
  const least = start + (limit - start) / 2
  const wanted = sentence >= least ? sentence : behindWhiteSpace(text, least, limit)
  const border = onGraphemeBorders(text, { start: wanted, end: wanted }).start
  if (border > start) return border
  // One character of a reader that is longer than all the model takes.
  return isLowSurrogate(text, limit) && limit - 1 > start ? limit - 1 : limit
}

const behindWhiteSpace = (text: string, least: number, limit: number): number => {
  for (let at = limit; at >= least; at--) if (/\s/.test(text.charAt(at - 1))) return at
  return limit
}

const isBlank = (text: string): boolean => text.trim() === ""

const isLowSurrogate = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}
