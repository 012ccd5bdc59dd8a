/**
 * Characters that readers do not see, apart from those that emoji and scripts are built with.
 *
 * @see https://www.unicode.org/reports/tr36/
 */

/** Runs of hidden characters. Taking them all out leaves none. */
export const hiddenRuns = (
  text: string
): ReadonlyArray<{ readonly start: number; readonly end: number; readonly count: number }> => {
  const runs: Array<{ start: number; end: number; count: number }> = []
  const isRightToLeft = rightToLeft.test(text)
  // The last character that stays: what is taken out joins nothing.
  let previous = ""
  let isTagSequence = false
  for (let at = 0; at < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(at)!)
    const end = at + character.length
    if (invisible.test(character) && !isNeeded(character, previous, text, end, isRightToLeft, isTagSequence)) {
      const last = runs.at(-1)
      if (last !== undefined && last.end === at) {
        last.end = end
        last.count++
      } else runs.push({ start: at, end, count: 1 })
    } else {
      isTagSequence = character === blackFlag || (isTagSequence && tag.test(character))
      previous = character
    }
    at = end
  }
  return runs
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const invisible = new RegExp(
  `[${[
    // Controls, apart from tabs and line breaks.
    "\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\ufff0-\\ufffb",
    // Joiners, non-joiners, spaces without width, directions.
    "\\u00ad\\u034f\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff",
    // Letters and signs that draw nothing.
    "\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u2800\\u3164\\uffa0\\u{1d173}-\\u{1d17a}",
    // Variation selectors and tags.
    "\\ufe00-\\ufe0f\\u{e0000}-\\u{e0fff}"
  ].join("")}]`,
  "u"
)
const tag = /[\u{e0020}-\u{e007f}]/u
const blackFlag = "\u{1f3f4}"
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Scripts in which joiners and non-joiners change how letters are drawn. */
const joining =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Tibetan}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** Scripts that mark where words end without showing it. */
const unspaced =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Javanese}]/u
const emojiPart = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u{e007f}]/u
const pictograph = /^\p{Extended_Pictographic}/u

const isNeeded = (
  character: string,
  previous: string,
  text: string,
  end: number,
  isRightToLeft: boolean,
  isTagSequence: boolean
): boolean => {
  const codePoint = character.codePointAt(0)!
  if (codePoint === 0x200d) {
    if (joining.test(previous)) return true
    return emojiPart.test(previous) && pictograph.test(text.slice(end, end + 2))
  }
  if (codePoint === 0x200c) return joining.test(previous)
  if (codePoint === 0x200b) return unspaced.test(previous)
  // Directions are needed where letters run from the right; an override is not.
  if (isDirection(codePoint)) return isRightToLeft
  if (codePoint >= 0xfe00 && codePoint <= 0xfe0f)
    return /[\p{Emoji}\p{S}\p{Script=Han}\p{Script=Phags_Pa}\p{Script=Myanmar}]/u.test(previous)
  if (codePoint >= 0xe0100 && codePoint <= 0xe01ef) return /\p{Script=Han}/u.test(previous)
  if (codePoint >= 0x180b && codePoint <= 0x180f) return /\p{Script=Mongolian}/u.test(previous)
  if (codePoint === 0x115f || codePoint === 0x1160)
    return /\p{Script=Hangul}/u.test(previous + text.slice(end, end + 1))
  if (codePoint === 0x034f) return /\p{M}|\p{Script=Hebrew}/u.test(previous)
  return isTagSequence && tag.test(character)
}

const isDirection = (codePoint: number): boolean =>
  codePoint === 0x061c ||
  codePoint === 0x200e ||
  codePoint === 0x200f ||
  (codePoint >= 0x202a && codePoint <= 0x202c) ||
  (codePoint >= 0x2066 && codePoint <= 0x2069)
