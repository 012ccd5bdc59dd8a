/**
 * Scenes in time: how long each stands, given what is said in it.
 *
 * @since 0.1.0
 */
import { type TimedText } from "../models/TimedText.ts"
import { type SceneId, scriptLimits } from "./Script.ts"

/** A scene in time. */
export interface SpokenScene {
  readonly id: SceneId
  /** From the start of the video. */
  readonly startSeconds: number
  readonly seconds: number
  /** As the script writes them, in seconds from the start of the video. */
  readonly words: ReadonlyArray<TimedText>
}

/** Something that a person should know of a narration. */
export interface NarrationWarning {
  readonly code:
    | "too-short"
    | "too-long"
    | "recording-differs"
    | "times-estimated"
    | "length-estimated"
    | "nothing-heard"
  readonly message: { readonly en: string; readonly de: string }
}

/** Lengths that are kept where the script allows. */
export interface TimelineLimits {
  /** Seconds of the whole. @default 20 to 60 */
  readonly seconds?: { readonly min: number; readonly max: number }
  /** Silence behind what is said in a scene. @default 0.35 */
  readonly pauseSeconds?: number
}

/** What is said in one scene, from 0. */
export interface SaidInScene {
  readonly id: SceneId
  readonly seconds: number
  readonly words: ReadonlyArray<TimedText>
}

/** Scenes one after the other. */
export interface Timeline {
  readonly scenes: ReadonlyArray<SpokenScene>
  readonly seconds: number
  /** Where what is said in each scene begins. */
  readonly voiceStarts: ReadonlyArray<number>
  readonly warnings: ReadonlyArray<NarrationWarning>
}

/**
 * Lays out scenes whose voices are pieces of their own: each is as long as its voice with a pause, at least the least time
 * of a scene. What is shorter than it should be gets longer pauses, as long as nobody would wonder at them.
 */
export const layOut = (said: ReadonlyArray<SaidInScene>, limits: TimelineLimits = {}): Timeline => {
  const { max, min } = limits.seconds ?? scriptLimits.defaultSeconds
  const pause = Math.max(0, limits.pauseSeconds ?? defaultPause)
  const needed = said.map(({ seconds }, index) =>
    Math.max(
      scriptLimits.minSceneSeconds,
      (index === 0 ? leadSeconds : 0) + seconds + (index === said.length - 1 ? Math.max(pause, tailSeconds) : pause)
    )
  )
  const whole = needed.reduce((sum, seconds) => sum + seconds, 0)
  const more = said.length === 0 ? 0 : Math.min(longestExtra, Math.max(0, min - whole) / said.length)
  let at = 0
  const voiceStarts: Array<number> = []
  const scenes = said.map(({ id, words }, index): SpokenScene => {
    const startSeconds = toMillis(at)
    at += (needed[index] ?? 0) + more
    const voice = startSeconds + (index === 0 ? leadSeconds : 0)
    voiceStarts.push(toMillis(voice))
    return {
      id,
      startSeconds,
      seconds: toMillis(at - startSeconds),
      words: words.map((word) => ({
        text: word.text,
        startSeconds: toMillis(word.startSeconds + voice),
        endSeconds: toMillis(word.endSeconds + voice)
      }))
    }
  })
  const seconds = toMillis(at)
  return { scenes, seconds, voiceStarts, warnings: lengthWarnings(seconds, { min, max }, script) }
}

/**
 * Lays out scenes that share one recording from 0: a scene changes in the silence between its last word and the next
 * one's first. The recording is not cut, so that a scene with hardly a word takes time of its neighbours.
 */
export const layOutRecording = (
  said: ReadonlyArray<Omit<SaidInScene, "seconds">>,
  recordingSeconds: number,
  limits: TimelineLimits = {}
): Timeline => {
  const { max, min } = limits.seconds ?? scriptLimits.defaultSeconds
  const least = scriptLimits.minSceneSeconds
  const seconds = toMillis(
    Math.max(recordingSeconds, said.length * least, Math.min(min, recordingSeconds + longestExtra))
  )
  const ends: Array<number> = []
  for (const [index, { words }] of said.entries()) {
    const before = ends.at(-1) ?? 0
    const last = words.at(-1)?.endSeconds ?? before
    const next = said[index + 1]?.words[0]?.startSeconds ?? last
    // Enough for this scene, and enough left for those behind it.
    const latest = seconds - (said.length - 1 - index) * least
    const wanted = index === said.length - 1 ? seconds : (last + Math.max(last, next)) / 2
    ends.push(toMillis(Math.min(latest, Math.max(before + least, wanted))))
  }
  const scenes = said.map(({ id, words }, index): SpokenScene => {
    const startSeconds = ends[index - 1] ?? 0
    return { id, startSeconds, seconds: toMillis((ends[index] ?? seconds) - startSeconds), words }
  })
  return { scenes, seconds, voiceStarts: [0], warnings: lengthWarnings(seconds, { min, max }, recording) }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const defaultPause = 0.35
/** Before the first word, so that the first picture is there. */
const leadSeconds = 0.15
/** Behind the last word. */
const tailSeconds = 0.8
/** A longer silence sounds as if something were missing. */
const longestExtra = 1.2

const toMillis = (seconds: number): number => Math.round(seconds * 1_000) / 1_000

/** What is to be shorter or longer. */
const script = { en: "the script", de: "das Skript" }
const recording = { en: "the recording", de: "die Aufnahme" }

const lengthWarnings = (
  seconds: number,
  { max, min }: { readonly min: number; readonly max: number },
  what: NarrationWarning["message"]
): ReadonlyArray<NarrationWarning> => {
  const shown = { en: seconds.toFixed(1), de: seconds.toFixed(1).replace(".", ",") }
  if (seconds < min - 0.05) {
    return [
      {
        code: "too-short",
        message: {
          en: `The narration makes ${shown.en} seconds, and at least ${min} are wanted: ${what.en} is too short`,
          de: `Der Sprechertext ergibt ${shown.de} Sekunden, gewünscht sind mindestens ${min}: ${what.de} ist zu kurz`
        }
      }
    ]
  }
  if (seconds <= max + 0.05) return []
  return [
    {
      code: "too-long",
      message: {
        en: `The narration makes ${shown.en} seconds, and at most ${max} are wanted: ${what.en} is too long`,
        de: `Der Sprechertext ergibt ${shown.de} Sekunden, gewünscht sind höchstens ${max}: ${what.de} ist zu lang`
      }
    }
  ]
}
