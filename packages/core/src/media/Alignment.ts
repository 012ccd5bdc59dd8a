/**
 * When each word of a script is spoken: by what a transcription heard, by the silences of a recording, or by the syllables
 * of the words. Pure.
 *
 * @since 0.1.0
 */
import { type TimedText } from "../models/TimedText.ts"
import { matchedWords } from "./internal/wordMatching.ts"
import { type SoundStretch } from "./SoundStretches.ts"
import { syllablesIn } from "./SpeakingRate.ts"

/** The words of a script with the times at which they were heard. */
export interface Aligned {
  readonly words: ReadonlyArray<TimedText>
  /** Share of the script's words that were heard as such, 0 to 1. */
  readonly matched: number
}

/**
 * Words over a time without further knowledge: each gets its share by its syllables, with pauses behind commas and
 * sentences.
 */
export const alignByWeight = (
  words: ReadonlyArray<string>,
  span: SoundStretch,
  language: string
): ReadonlyArray<TimedText> => {
  const parts = words.map((text, index) => ({
    text,
    weight: weightOf(text, language),
    pause: index === words.length - 1 ? 0 : pauseBehind(text)
  }))
  const whole = parts.reduce((sum, { pause, weight }) => sum + weight + pause, 0)
  const seconds = Math.max(0, span.endSeconds - span.startSeconds)
  let before = 0
  return parts.map(({ pause, text, weight }) => {
    const at = (units: number) => toMillis(span.startSeconds + (whole === 0 ? 0 : (seconds * units) / whole))
    const timed = { text, startSeconds: at(before), endSeconds: at(before + weight) }
    before += weight + pause
    return timed
  })
}

/**
 * Words over the stretches of sound in a recording: silences lie between words, at punctuation where that is near. Without
 * stretches as `alignByWeight` over the whole.
 */
export const alignBySilence = (
  words: ReadonlyArray<string>,
  stretches: ReadonlyArray<SoundStretch>,
  language: string
): ReadonlyArray<TimedText> => {
  const [first] = stretches
  const last = stretches.at(-1)
  if (first === undefined || last === undefined || words.length === 0) {
    return alignByWeight(words, { startSeconds: 0, endSeconds: 0 }, language)
  }
  const cuts = cutsAt(words, joined(stretches, words.length), language)
  return cuts.flatMap(({ from, span, to }) => alignByWeight(words.slice(from, to), span, language))
}

/**
 * Words by what a transcription heard: the script's spelling, the recording's times. Words that were not heard share the
 * time between their neighbours, by syllables. `span` is the time of the speech, for what nobody heard.
 */
export const alignHeard = (
  words: ReadonlyArray<string>,
  heard: ReadonlyArray<TimedText>,
  span: SoundStretch,
  language: string
): Aligned => {
  const matches = matchedWords(
    words,
    heard.map(({ text }) => text),
    language
  )
  const times: Array<SoundStretch | undefined> = words.map(() => undefined)
  for (const { from, heardFrom, heardTo, to } of matches) {
    const first = heard[heardFrom]
    const last = heard[heardTo - 1]
    if (first === undefined || last === undefined) continue
    const shared = alignByWeight(
      words.slice(from, to),
      { startSeconds: first.startSeconds, endSeconds: Math.max(first.startSeconds, last.endSeconds) },
      language
    )
    for (const [index, one] of shared.entries()) times[from + index] = one
  }
  const matched = times.filter((one) => one !== undefined).length
  return { words: filled(words, times, span, language), matched: words.length === 0 ? 1 : matched / words.length }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const toMillis = (seconds: number): number => Math.round(seconds * 1_000) / 1_000

const weightOf = (word: string, language: string): number => Math.max(1, syllablesIn(word, language))

/** In syllables. */
const pauseBehind = (word: string): number =>
  /[.!?…。！？]["'”’»)\]]*$/u.test(word) ? 1.5 : /[,;:–—，、；：]["'”’»)\]]*$/u.test(word) ? 0.7 : 0

/** Words without times get those between their neighbours. */
const filled = (
  words: ReadonlyArray<string>,
  times: ReadonlyArray<SoundStretch | undefined>,
  span: SoundStretch,
  language: string
): ReadonlyArray<TimedText> => {
  const found: Array<TimedText> = []
  for (let index = 0; index < words.length;) {
    const own = times[index]
    if (own !== undefined) {
      const startSeconds = Math.max(own.startSeconds, found.at(-1)?.startSeconds ?? 0)
      found.push({ text: words[index] ?? "", startSeconds, endSeconds: Math.max(startSeconds, own.endSeconds) })
      index++
      continue
    }
    let end = index
    while (end < words.length && times[end] === undefined) end++
    const startSeconds =
      found.at(-1)?.endSeconds ?? Math.min(span.startSeconds, times[end]?.startSeconds ?? span.startSeconds)
    const endSeconds = Math.max(startSeconds, times[end]?.startSeconds ?? span.endSeconds)
    found.push(...alignByWeight(words.slice(index, end), { startSeconds, endSeconds }, language))
    index = end
  }
  return found
}

/** Stretches with their shortest silences closed, until there are no more than words. */
const joined = (stretches: ReadonlyArray<SoundStretch>, most: number): ReadonlyArray<SoundStretch> => {
  const surplus = stretches.length - most
  if (surplus <= 0) return stretches
  const gaps = stretches
    .slice(1)
    .map((next, index) => ({ index, gap: next.startSeconds - (stretches[index]?.endSeconds ?? 0) }))
  const closed = new Set(
    gaps
      .toSorted((a, b) => a.gap - b.gap)
      .slice(0, surplus)
      .map(({ index }) => index)
  )
  const found: Array<SoundStretch> = []
  for (const [index, stretch] of stretches.entries()) {
    const last = found.at(-1)
    if (last !== undefined && closed.has(index - 1))
      found[found.length - 1] = { ...last, endSeconds: stretch.endSeconds }
    else found.push(stretch)
  }
  return found
}

interface Cut {
  readonly span: SoundStretch
  readonly from: number
  readonly to: number
}

/** Seconds that a silence may be off for standing at a comma, or at the end of a sentence. */
const attraction = { comma: 0.5, sentence: 1 } as const

// Each silence is given to a gap between words: in order, as near as it can be to where the syllables put it, rather at
// punctuation.
const cutsAt = (
  words: ReadonlyArray<string>,
  stretches: ReadonlyArray<SoundStretch>,
  language: string
): ReadonlyArray<Cut> => {
  const silences = stretches.length - 1
  const spoken = stretches.reduce((sum, { endSeconds, startSeconds }) => sum + endSeconds - startSeconds, 0)
  const weights = words.map((word) => weightOf(word, language))
  const perUnit = spoken / weights.reduce((sum, weight) => sum + weight, 0)
  const ends: Array<number> = []
  let units = 0
  for (const weight of weights) ends.push((units += weight) * perUnit)
  // best[silence][words before it]
  let best: Array<number> = words.map(() => 0)
  const from: Array<Array<number>> = []
  let heard = 0
  for (let silence = 0; silence < silences; silence++) {
    const stretch = stretches[silence]
    heard += stretch === undefined ? 0 : stretch.endSeconds - stretch.startSeconds
    const next: Array<number> = words.map(() => Number.POSITIVE_INFINITY)
    const origins: Array<number> = words.map(() => -1)
    let cheapest = silence === 0 ? 0 : Number.POSITIVE_INFINITY
    let origin = -1
    for (let index = 0; index < words.length - 1; index++) {
      if (silence > 0 && index > 0 && (best[index - 1] ?? Number.POSITIVE_INFINITY) < cheapest) {
        cheapest = best[index - 1] ?? cheapest
        origin = index - 1
      }
      const pause = pauseBehind(words[index] ?? "")
      const bonus = pause > 1 ? attraction.sentence : pause > 0 ? attraction.comma : 0
      next[index] = cheapest + Math.abs((ends[index] ?? 0) - heard) - bonus
      origins[index] = origin
    }
    from.push(origins)
    best = next
  }
  const chosen: Array<number> = []
  let at = silences === 0 ? -1 : best.indexOf(Math.min(...best))
  for (let silence = silences - 1; silence >= 0; silence--) {
    chosen.unshift(at)
    at = from[silence]?.[at] ?? -1
  }
  return stretches.map((span, index) => ({
    span,
    from: index === 0 ? 0 : (chosen[index - 1] ?? 0) + 1,
    to: index === silences ? words.length : (chosen[index] ?? 0) + 1
  }))
}
