import { type TimedText } from "@postwright/core/models/TimedText"
import { type SpokenPart, type SpokenText } from "./SpokenText.ts"
import { heardIn, sampleRate, samplesOf, secondsOf, wavOf } from "./sounds.ts"
import { type PartEvent } from "./messages.ts"

/** One part as it was spoken. */
export interface HeardPart {
  readonly samples: Int16Array
  readonly events: ReadonlyArray<PartEvent>
}

/** The whole as a file. */
export interface Spoken {
  readonly bytes: Uint8Array
  readonly durationSeconds: number
  readonly words: ReadonlyArray<TimedText>
}

/** Seconds of silence behind a part. */
const pauses = { none: 0.12, sentence: 0.4, paragraph: 0.7 } as const

/**
 * Puts parts together: silence at their ends goes, pauses come between them, and the words of the text get the times of
 * what was spoken for them. `speed` shortens the pauses as well.
 */
export const spokenOf = ({ parts, words }: SpokenText, heard: ReadonlyArray<HeardPart>, speed: number): Spoken => {
  const sound: Array<Int16Array> = []
  const units: Array<Unit> = []
  let length = 0
  let silence = 0
  for (const [index, part] of parts.entries()) {
    const spoken = heard[index]
    const span = spoken === undefined ? undefined : heardIn(spoken.samples)
    if (spoken === undefined || span === undefined) continue
    if (length > 0) {
      sound.push(new Int16Array(silence))
      length += silence
    }
    for (const unit of unitsOf(part, spoken)) {
      const at = (seconds: number) =>
        secondsOf(length + Math.min(Math.max(samplesOf(seconds), span.from), span.to) - span.from)
      units.push({ word: unit.word, startSeconds: at(unit.startSeconds), endSeconds: at(unit.endSeconds) })
    }
    sound.push(spoken.samples.subarray(span.from, span.to))
    length += span.to - span.from
    silence = samplesOf(pauses[part.pause] / speed)
  }
  return {
    bytes: wavOf(sound),
    durationSeconds: length / sampleRate,
    words: timed(
      words.map(({ text }) => text),
      units
    )
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** What was spoken for a written word, or for a part of it. */
interface Unit {
  readonly word: number
  readonly startSeconds: number
  readonly endSeconds: number
}

const unitsOf = ({ owners }: SpokenPart, { events, samples }: HeardPart): ReadonlyArray<Unit> => {
  const found: Array<{ word: number; start: number; end: number }> = []
  const end = secondsOf(samples.length) * 1_000
  for (const { millis, name, position, type } of events) {
    const current = found.at(-1)
    if (type === "word") {
      const word = owners[Math.min(position - 1, owners.length - 1)] ?? 0
      if (current !== undefined) current.end = Math.min(current.end, millis)
      found.push({ word: Math.max(word, current?.word ?? 0), start: millis, end })
    } else if (type === "phoneme" && current !== undefined) {
      // An empty phoneme is the silence behind the word, another one says that the word goes on.
      current.end = name === "" ? Math.min(current.end, millis) : end
    } else if (type === "end" && current !== undefined) {
      current.end = Math.min(current.end, millis)
    }
  }
  return found.map(({ word, ...unit }) => ({ word, startSeconds: unit.start / 1_000, endSeconds: unit.end / 1_000 }))
}

/** Words without a sound of their own share that of their neighbour: espeak-ng draws some pairs together. */
const timed = (words: ReadonlyArray<string>, units: ReadonlyArray<Unit>): ReadonlyArray<TimedText> => {
  const own = new Map<number, { start: number; end: number }>()
  for (const { endSeconds, startSeconds, word } of units) {
    const known = own.get(word)
    own.set(word, { start: known?.start ?? startSeconds, end: Math.max(known?.end ?? 0, endSeconds) })
  }
  const found: Array<TimedText> = []
  for (let index = 0; index < words.length;) {
    // A word with all that follow it and have no sound; at the beginning those before the first sound, with it.
    let next = index + 1
    if (!own.has(index)) while (next < words.length && !own.has(next - 1)) next++
    while (next < words.length && !own.has(next)) next++
    const group = words.slice(index, next)
    const [span] = group.flatMap((_, at) => own.get(index + at) ?? [])
    const last = found.at(-1)?.endSeconds ?? 0
    const { end, start } = span ?? { start: last, end: last }
    const whole = group.reduce((sum, word) => sum + word.length, 0)
    let before = 0
    for (const text of group) {
      const startSeconds = start + ((end - start) * before) / whole
      before += text.length
      found.push({
        text,
        startSeconds: millis(startSeconds),
        endSeconds: millis(start + ((end - start) * before) / whole)
      })
    }
    index = next
  }
  return found
}

const millis = (seconds: number): number => Math.round(seconds * 1_000) / 1_000
