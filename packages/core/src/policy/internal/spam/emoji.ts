/**
 * Emoji as readers count them: one picture, whatever its parts.
 */

/** An emoji in a text. */
export interface Emoji {
  readonly start: number
  readonly end: number
  readonly emoji: string
}

/** Emoji in order. Signs such as © count only where they are written as pictures. */
export const emojiIn = (text: string): ReadonlyArray<Emoji> => {
  if (!mayHold.test(text)) return []
  const found: Array<Emoji> = []
  for (const { index, segment } of segmenter.segment(text))
    if (isEmoji.test(segment)) found.push({ start: index, end: index + segment.length, emoji: segment })
  return found
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" })
const mayHold = /[\p{Emoji_Presentation}\ufe0f\u20e3\p{RI}]/u
const isEmoji = /^(?:\p{RI}{2}|[0-9#*]\ufe0f?\u20e3|\p{Emoji_Presentation}|\p{Extended_Pictographic}\p{M}*\ufe0f)/u
