/**
 * Captions: words with their times, grouped into lines that can be read.
 *
 * @since 0.1.0
 */
import { type TimedText } from "../models/TimedText.ts"
import { isKeptTogether } from "../text/KeptTogether.ts"
import { steadyText } from "../text/Normalisation.ts"
import { brokenLines, isOneThing, leaning, type Measured } from "./internal/lineBreaks.ts"
import { columnsOf, joinWords } from "./WrittenWords.ts"

/** What stands on the screen at one time. Its words keep their own times, so that the spoken one can be marked. */
export interface CaptionCue {
  /** Seconds from the start of the video. */
  readonly startSeconds: number
  readonly endSeconds: number
  /** Lines, each of whole words; a word is as it stands in the script, with its punctuation. */
  readonly lines: ReadonlyArray<ReadonlyArray<TimedText>>
}

/** How captions are grouped. */
export interface CaptionOptions {
  /**
   * In columns: a letter takes one, a Han, kana or Hangul letter and an emoji two. A single word that is longer has a line
   * of its own. @default 20
   */
  readonly maxCharsPerLine?: number
  /** 1 to 4. @default 2 */
  readonly maxLines?: number
  /** BCP 47, of the words. @default "en" */
  readonly language?: string
}

/** Seconds that a cue stands at least, where the next one leaves it the time, and that it stands at most. */
export const captionSeconds = { min: 0.7, max: 6, linger: 0.5 } as const

/**
 * Groups words into cues: at the ends of sentences, at commas and pauses, never more than fits, no word alone where it can
 * stand with others; a figure and its unit, a day and its month and the like on one line. Cues are in order, do not overlap
 * and hold every word once. A cue begins with its first word and stays until the next one, at most half a second behind its
 * last word. Words have to be in order of their start; white space within one becomes a space, and words without a visible
 * character are left out. Linear.
 */
export const captionCues = (
  words: ReadonlyArray<TimedText>,
  options: CaptionOptions = {}
): ReadonlyArray<CaptionCue> => {
  const limits = {
    columns: Math.max(1, Math.floor(options.maxCharsPerLine ?? 20)),
    lines: Math.min(4, Math.max(1, Math.floor(options.maxLines ?? 2)))
  }
  const clean = cleaned(words)
  const groups = grouped(clean, limits)
  return groups.map((group, index) => {
    const [first] = group
    const last = group.at(-1) ?? first
    const next = groups[index + 1]?.[0].startSeconds ?? Number.POSITIVE_INFINITY
    const wanted = Math.max(last.endSeconds + captionSeconds.linger, first.startSeconds + captionSeconds.min)
    const lines = brokenLines(group, limits) ?? [group]
    return {
      startSeconds: first.startSeconds,
      endSeconds: Math.max(first.startSeconds, Math.min(next, wanted)),
      lines: lines.map((line) => line.map(({ endSeconds, startSeconds, text }) => ({ text, startSeconds, endSeconds })))
    }
  })
}

/** The text of one line, with spaces where the script has them. */
export const lineText = (line: ReadonlyArray<TimedText>): string => joinWords(line.map(({ text }) => text))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Group = [Measured, ...Array<Measured>]
interface Limits {
  readonly columns: number
  readonly lines: number
}

const cleaned = (words: ReadonlyArray<TimedText>): ReadonlyArray<Measured> => {
  const found: Array<Measured> = []
  let from = 0
  for (const [index, { endSeconds, startSeconds, text }] of words.entries()) {
    const visible = steadyText(text).replace(/\s+/gu, " ").trim()
    if (visible === "") continue
    const start = Math.max(from, startSeconds)
    const next = words[index + 1]?.startSeconds ?? Number.POSITIVE_INFINITY
    found.push({
      text: visible,
      startSeconds: start,
      endSeconds: Math.max(start, Math.min(endSeconds, Math.max(start, next))),
      columns: columnsOf(visible)
    })
    from = start
  }
  return found
}

// The cheapest way to cut the words into cues, found from the end: each word is looked at with the few before it that fit.
const grouped = (words: ReadonlyArray<Measured>, limits: Limits): ReadonlyArray<Group> => {
  const best: Array<{ readonly cost: number; readonly end: number }> = Array.from({ length: words.length })
  best[words.length] = { cost: 0, end: words.length }
  for (let start = words.length - 1; start >= 0; start--) {
    let found = { cost: Number.POSITIVE_INFINITY, end: start + 1 }
    let columns = 0
    for (let end = start + 1; end <= words.length; end++) {
      const last = words[end - 1]
      if (last === undefined) break
      columns += last.columns
      if (end > start + 1 && columns > limits.columns * limits.lines) break
      const cost = cueCost(words, start, end, limits) + (best[end]?.cost ?? 0)
      if (cost < found.cost) found = { cost, end }
    }
    best[start] = found
  }
  const groups: Array<Group> = []
  for (let start = 0; start < words.length;) {
    const end = best[start]?.end ?? start + 1
    const [first, ...rest] = words.slice(start, end)
    if (first !== undefined) groups.push([first, ...rest])
    start = end
  }
  return groups
}

const sentenceEnd = /[.!?…。！？؟۔।]["'”’»«“‘)\]}」』]*$/u
const clauseEnd = /[,;:–—،、，；：]["'”’»«“‘)\]}」』]*$/u
const longPause = 0.8
const shortPause = 0.25

const cueCost = (words: ReadonlyArray<Measured>, start: number, end: number, limits: Limits): number => {
  const group = words.slice(start, end)
  const [first] = group
  const last = group.at(-1)
  if (first === undefined || last === undefined) return 0
  if (group.length > 1 && brokenLines(group, limits) === undefined) return Number.POSITIVE_INFINITY
  let cost = 1
  // Within: what should rather have been cut.
  for (const [index, word] of group.slice(0, -1).entries()) {
    const behind = group[index + 1]
    const pause = (behind?.startSeconds ?? word.endSeconds) - word.endSeconds
    if (pause >= longPause) cost += 30
    // The full stop of `11. September` ends nothing.
    else if (behind !== undefined && isKeptTogether(word.text, behind.text)) continue
    else if (sentenceEnd.test(word.text)) cost += 5
    else if (clauseEnd.test(word.text) || pause >= shortPause) cost += 0.6
  }
  // At the end: where a reader does not expect a cut.
  const next = words[end]
  if (next !== undefined && isOneThing(last, next, limits.columns)) cost += 25
  else if (next !== undefined && !sentenceEnd.test(last.text)) {
    const pause = next.startSeconds - last.endSeconds
    if (pause >= longPause) cost += 0
    else if (clauseEnd.test(last.text) || pause >= shortPause) cost += 0.5
    else cost += leaning.test(last.text) ? 4 : 2
  }
  if (group.length === 1 && words.length > 1) cost += first.columns >= limits.columns * 0.75 ? 1 : 6
  const seconds = (next?.startSeconds ?? last.endSeconds + captionSeconds.linger) - first.startSeconds
  if (seconds < captionSeconds.min) cost += 4
  const spoken = last.endSeconds - first.startSeconds
  if (spoken > captionSeconds.max) cost += (spoken - captionSeconds.max) * 10
  return cost
}
