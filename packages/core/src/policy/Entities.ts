/**
 * Finds hashtags, mentions and cashtags in a text by the rules of twitter-text, which the other networks follow
 * closely enough for counting.
 *
 * @see {@link https://github.com/twitter/twitter-text | twitter-text}
 * @since 0.1.0
 */
import { type DetectedUrl, detectUrls } from "./UrlDetection.ts"

/** A hashtag, mention or cashtag as it stands in a text. */
export interface DetectedEntity {
  /** Offset of the sign, in UTF-16 code units. */
  readonly start: number
  /** Offset after the last character, in UTF-16 code units. */
  readonly end: number
  /** Without its sign. */
  readonly name: string
}

/** Hashtags in order. A hashtag has at least one letter and stands neither in a word nor in an address. */
export const detectHashtags = (text: string): ReadonlyArray<DetectedEntity> => {
  const found: Array<DetectedEntity> = []
  for (const match of text.matchAll(hashtag)) {
    const [whole, name] = match
    const start = match.index
    const end = start + whole.length
    if (
      hasLetter.test(name!) &&
      !isTagCharacter.test(before(text, start)) &&
      !afterHashtag.test(text.slice(end, end + 3))
    )
      found.push({ start, end, name: name! })
  }
  return outsideUrls(text, found)
}

/** Mentions in order, such as `@name` or `@first.last`; a mail address holds none. */
export const detectMentions = (text: string): ReadonlyArray<DetectedEntity> => {
  const found: Array<DetectedEntity> = []
  for (const match of text.matchAll(mention)) {
    const name = match[1]!.replace(/\.+$/, "")
    const start = match.index
    const end = start + 1 + name.length
    if (!forbidsMention.test(before(text, start)) && !afterMention.test(text.slice(end, end + 3)))
      found.push({ start, end, name })
  }
  return outsideUrls(text, found)
}

/** Cashtags in order, such as `$ABC`. */
export const detectCashtags = (text: string): ReadonlyArray<DetectedEntity> =>
  Array.from(text.matchAll(cashtag), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    name: match[1]!
  }))

/** Everything that is not prose: addresses, hashtags and mentions, in order. */
export const detectEntities = (
  text: string
): ReadonlyArray<{ readonly start: number; readonly end: number; readonly kind: "url" | "hashtag" | "mention" }> =>
  [
    ...detectUrls(text).map(({ end, start }) => ({ start, end, kind: "url" as const })),
    ...detectHashtags(text).map(({ end, start }) => ({ start, end, kind: "hashtag" as const })),
    ...detectMentions(text).map(({ end, start }) => ({ start, end, kind: "mention" as const }))
  ].sort((a, b) => a.start - b.start)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const tagCharacters =
  "\\p{L}\\p{M}\\p{Nd}_\\u200c\\u200d\\ua67e\\u05be\\u05f3\\u05f4\\uff5e\\u301c\\u309b\\u309c\\u30a0\\u30fb\\u3003\\u0f0b\\u0f0c\\xb7"
const hashtag = new RegExp(`[#＃](?!\\uFE0F|\\u20E3)([${tagCharacters}]+)`, "gu")
const hasLetter = /[\p{L}\p{M}]/u
const isTagCharacter = new RegExp(`^(?!\\uFE0E|\\uFE0F)[${tagCharacters}&]$`, "u")
const afterHashtag = /^(?:[#＃]|:\/\/)/
const mention = /[@＠]([a-zA-Z0-9_][a-zA-Z0-9_.]{0,29})/g
const forbidsMention = /^[a-zA-Z0-9_!#$%&*@＠]$/
const afterMention = /^(?:[@＠]|[\p{L}\p{M}]|:\/\/)/u
// White space as twitter-text lists it; `\s` knows one character more and two fewer.
const cashtag =
  /(?<![^\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000])\$([a-z]{1,6}(?:[._][a-z]{1,2})?)(?=$|[\s!'#%&()*+,\\\-./:;<=>?@[\]^_{|}~$])/gi

/** The code point in front of an offset, or nothing. */
const before = (text: string, offset: number): string => {
  const low = text.charCodeAt(offset - 1)
  const isPair = low >= 0xdc00 && low <= 0xdfff && offset > 1
  return offset === 0 ? "" : text.slice(isPair ? offset - 2 : offset - 1, offset)
}

const outsideUrls = (text: string, found: ReadonlyArray<DetectedEntity>): ReadonlyArray<DetectedEntity> => {
  if (found.length === 0) return found
  const urls = detectUrls(text)
  let next = 0
  return found.filter((entity) => {
    while (next < urls.length && urls[next]!.end <= entity.start) next++
    const url: DetectedUrl | undefined = urls[next]
    // What begins first wins: a tag in an address is part of the address, an address in a tag part of the tag.
    return url === undefined || url.start > entity.start
  })
}
