/**
 * Habits of spam that can be counted, each with the edit that mends it where that needs no judgement. Counts what
 * readers count: an emoji of several parts is one. Takes time in proportion to the text.
 *
 * @since 0.1.0
 */
import { countGraphemes, words } from "../text/Segmentation.ts"
import { type DetectedEntity, detectHashtags } from "./Entities.ts"
import type { SpamPattern } from "./Rule.ts"
import { detectUrls } from "./UrlDetection.ts"
import { countCapitals } from "./internal/spam/capitals.ts"
import { type Emoji, emojiIn } from "./internal/spam/emoji.ts"
import { hiddenRuns } from "./internal/spam/hiddenCharacters.ts"

/** Replaces a part of the text; offsets in UTF-16 code units. */
export interface SpamEdit {
  readonly start: number
  readonly end: number
  readonly replacement: string
}

/** A habit where it shows. */
export interface SpamHabit {
  /** Absent when it is about all of the text. */
  readonly span?: { readonly start: number; readonly end: number }
  /** How often, or for `shouting` and `hashtag-wall` which share of the text, from 0 to 1. */
  readonly amount: number
  /** What is repeated. */
  readonly repeated?: string
  /** In order and not overlapping; making them all ends the habit. Empty where a person must decide. */
  readonly edits: ReadonlyArray<SpamEdit>
}

/** Letters below which capitals are no shouting: `SALE!` is a headline. */
export const fewestShoutedLetters = 20

/** Hashtags below which they are no wall, whatever their share: a picture may have a caption of tags. */
export const fewestWallHashtags = 5

/**
 * Where the text has more of the habit than the limit allows. The limit is a count, for `shouting` and `hashtag-wall`
 * a share from 0 to 1; a word, mark or repeated emoji may always stand once, and three dots are one mark.
 *
 * @param language a BCP 47 tag, for words of scripts that are written without spaces
 */
export const findSpamHabits = (
  text: string,
  pattern: SpamPattern,
  limit: number,
  language = "en"
): ReadonlyArray<SpamHabit> => finders[pattern](text, limit, language)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Finder = (text: string, limit: number, language: string) => ReadonlyArray<SpamHabit>

const shouting: Finder = (text, limit) => {
  const { capitals, letters, stretches } = countCapitals(text)
  const share = letters === 0 ? 0 : capitals / letters
  if (letters < fewestShoutedLetters || share <= limit) return []
  // Without a stretch the limit is one that ordinary text goes beyond.
  return stretches.length === 0
    ? [{ amount: share, edits: [] }]
    : stretches.map((span) => ({ span, amount: share, edits: [] }))
}

const marks = /[!?！？¡¿‼⁇⁈⁉](?:[ \u00a0]?[!?！？¡¿‼⁇⁈⁉])*|\.{2,}|,{2,}|…(?:[….])*/gu

const repeatedPunctuation: Finder = (text, mostMarks) => {
  const limit = Math.max(mostMarks, 1)
  const urls = detectUrls(text)
  let next = 0
  return Array.from(text.matchAll(marks), (match): SpamHabit | undefined => {
    const [run] = match
    const [start, end] = [match.index, match.index + run.length]
    while (next < urls.length && urls[next]!.end <= start) next++
    if (next < urls.length && urls[next]!.start < end) return undefined
    const written = run.replace(/[ \u00a0]/gu, "")
    const isDots = /^[.…]/.test(written)
    const amount = isDots ? written.replaceAll("…", "...").length : written.length
    if (amount <= (isDots ? Math.max(limit, 3) : limit)) return undefined
    const replacement = isDots ? "…" : [...new Set(written)].slice(0, Math.min(limit, 2)).join("")
    return { span: { start, end }, amount, repeated: written.slice(0, 12), edits: [{ start, end, replacement }] }
  }).filter((habit) => habit !== undefined)
}

const repeatedEmoji: Finder = (text, limit) => {
  const found: Array<SpamHabit> = []
  let run: Array<Emoji> = []
  const close = () => {
    if (run.length > Math.max(limit, 1)) {
      const [first, last] = [run[0]!, run.at(-1)!]
      const span = { start: first.start, end: last.end }
      // One always stays: without it, what stood on its sides could be the next run.
      const edit = { start: first.end, end: last.end, replacement: "" }
      found.push({ span, amount: run.length, repeated: first.emoji, edits: [edit] })
    }
    run = []
  }
  for (const emoji of emojiIn(text)) {
    const last = run.at(-1)
    const isNext = last?.emoji === emoji.emoji && /^[ \u00a0]*$/u.test(text.slice(last.end, emoji.start))
    if (!isNext) close()
    run.push(emoji)
  }
  close()
  return found
}

const repeatedHashtag: Finder = (text, limit) => {
  const counts = new Map<string, { first: DetectedEntity; count: number }>()
  const found: Array<SpamHabit> = []
  const tags = detectHashtags(text)
  for (const [at, tag] of tags.entries()) {
    const name = tag.name.normalize("NFC").toLowerCase()
    const seen = counts.get(name)
    counts.set(name, { first: seen?.first ?? tag, count: (seen?.count ?? 0) + 1 })
    if (seen === undefined || seen.count + 1 <= Math.max(limit, 1)) continue
    const edits = [withoutTag(text, tag, tags[at - 1])]
    found.push({ span: tag, amount: seen.count + 1, repeated: `#${tag.name}`, edits })
  }
  return found
}

/** A tag among tags goes with the blank before it; one in a sentence becomes a word of it. */
const withoutTag = (text: string, tag: DetectedEntity, previous: DetectedEntity | undefined): SpamEdit => {
  const gap = previous === undefined ? "" : text.slice(previous.end, tag.start)
  const isListed = previous !== undefined && /^\s+$/u.test(gap) && /^(?:\s|$)/u.test(text.slice(tag.end, tag.end + 1))
  return { start: isListed ? previous.end : tag.start, end: isListed ? tag.end : tag.start + 1, replacement: "" }
}

const repeatedWord: Finder = (text, limit, language) => {
  const found: Array<SpamHabit> = []
  const all = words(text, language)
  const most = Math.max(limit, 1)
  for (let at = 0; at < all.length;) {
    const first = all[at]!
    const folded = fold(first.text)
    let count = 1
    while (isRepeatedAt(text, all[at + count - 1]!, all[at + count], folded)) count++
    const last = all[at + count - 1]!
    if (count > most && /\p{L}/u.test(first.text)) {
      const edit = { start: first.end, end: last.end, replacement: "" }
      found.push({ span: { start: first.start, end: last.end }, amount: count, repeated: first.text, edits: [edit] })
    }
    at += count
  }
  return found
}

const fold = (word: string): string => word.normalize("NFC").toLowerCase()

const isRepeatedAt = (
  text: string,
  last: { readonly end: number },
  next: { readonly start: number; readonly text: string } | undefined,
  folded: string
): boolean =>
  next !== undefined &&
  fold(next.text) === folded &&
  /^[\s,.!?…;–—-]{0,6}$/u.test(text.slice(last.end, Math.min(next.start, last.end + 7)))

const hashtagWall: Finder = (text, limit) => {
  const tags = detectHashtags(text)
  if (tags.length < fewestWallHashtags) return []
  const lengths = tags.map(({ end, start }) => countGraphemes(text.slice(start, end)))
  let tagged = lengths.reduce((sum, length) => sum + length, 0)
  let total = countGraphemes(text.replace(/\s+/gu, ""))
  const share = total === 0 ? 0 : tagged / total
  if (share <= limit) return []
  const span = { start: tags[0]!.start, end: tags.at(-1)!.end }
  // From the last tag, as long as they stand among tags at the end.
  const edits: Array<SpamEdit> = []
  for (let at = tags.length - 1; at > 0; at--) {
    if (tagged / total <= limit || at + 1 < fewestWallHashtags) break
    const edit = withoutTag(text, tags[at]!, tags[at - 1])
    if (edit.end !== tags[at]!.end) return [{ span, amount: share, edits: [] }]
    edits.push(edit)
    tagged -= lengths[at]!
    total -= lengths[at]!
  }
  return [{ span, amount: share, edits: edits.toReversed() }]
}

const tooManyEmoji: Finder = (text, limit) => {
  const all = emojiIn(text)
  if (all.length <= limit) return []
  const surplus = all.slice(Math.floor(limit))
  const edits: Array<SpamEdit> = []
  for (const { end, start } of surplus) {
    const last = edits.at(-1)
    const isBlankBefore = text[start - 1] === " " && (last === undefined || last.end < start)
    const takesBlank = isBlankBefore && /^(?:\s|$)/u.test(text.slice(end, end + 1))
    const joins =
      /[\p{L}\p{N}\p{RI}]$/u.test(text.slice(Math.max(0, start - 2), start)) &&
      /^[\p{L}\p{N}\p{RI}]/u.test(text.slice(end, end + 2))
    edits.push({ start: takesBlank ? start - 1 : start, end, replacement: joins ? " " : "" })
  }
  return [{ span: { start: surplus[0]!.start, end: surplus.at(-1)!.end }, amount: all.length, edits }]
}

const hiddenCharacters: Finder = (text, limit) => {
  const runs = hiddenRuns(text)
  const amount = runs.reduce((sum, { count }) => sum + count, 0)
  if (amount <= limit) return []
  const edits = runs.map(({ end, start }) => ({ start, end, replacement: "" }))
  return [{ span: { start: runs[0]!.start, end: runs[0]!.end }, amount, edits }]
}

const finders: Record<SpamPattern, Finder> = {
  shouting,
  "repeated-punctuation": repeatedPunctuation,
  "repeated-emoji": repeatedEmoji,
  "repeated-hashtag": repeatedHashtag,
  "repeated-word": repeatedWord,
  "hashtag-wall": hashtagWall,
  "too-many-emoji": tooManyEmoji,
  "hidden-characters": hiddenCharacters
}
