/**
 * What a composition has to be, before anything is run.
 *
 * @since 0.1.0
 */
import { type Composition } from "@postwright/core/media/Composition"
import { type MediaError } from "@postwright/core/media/MediaError"
import { rejected } from "./failures.ts"

/** Largest video that is rendered. */
export const compositionLimits = { seconds: 600, scenes: 200, pixels: 4_096, framesPerSecond: 60, voicePieces: 1_000 }

/** What is wrong with it; nothing where it can be rendered. */
export const problemOf = (composition: Composition): MediaError | undefined => {
  const { captions, framesPerSecond = 30, scenes, size, sound } = composition
  if (scenes.length === 0) return rejected("A video needs a scene", "Give one scene at least")
  if (scenes.length > compositionLimits.scenes) {
    return rejected(
      `The video has ${scenes.length} scenes, more than ${compositionLimits.scenes}`,
      "Make fewer scenes, or several videos"
    )
  }
  for (const [index, { seconds }] of scenes.entries()) {
    if (!Number.isFinite(seconds) || seconds <= 0) {
      return rejected(`Scene ${index + 1} lasts ${seconds} seconds`, "Give every scene a length above zero")
    }
  }
  const whole = scenes.reduce((sum, { seconds }) => sum + seconds, 0)
  if (whole > compositionLimits.seconds + 0.5) {
    return rejected(
      `The video lasts ${Math.round(whole)} seconds, more than ${compositionLimits.seconds}`,
      "Make it shorter, or make several videos"
    )
  }
  for (const pixels of [size.widthPx, size.heightPx]) {
    if (!Number.isInteger(pixels) || pixels % 2 !== 0 || pixels < 64 || pixels > compositionLimits.pixels) {
      return rejected(
        `A video of ${size.widthPx}×${size.heightPx} pixels cannot be made`,
        `Take even numbers from 64 to ${compositionLimits.pixels}`
      )
    }
  }
  if (!Number.isFinite(framesPerSecond) || framesPerSecond < 1 || framesPerSecond > compositionLimits.framesPerSecond) {
    return rejected(
      `${framesPerSecond} frames a second cannot be made`,
      `Take 1 to ${compositionLimits.framesPerSecond} frames a second`
    )
  }
  if (sound.voice.length > compositionLimits.voicePieces) {
    return rejected(
      `The voice comes in ${sound.voice.length} pieces, more than ${compositionLimits.voicePieces}`,
      "Put pieces together"
    )
  }
  if (sound.voice.some(({ startSeconds }) => !Number.isFinite(startSeconds) || startSeconds < 0)) {
    return rejected("A piece of the voice begins before the video", "Let every piece begin at 0 seconds or later")
  }
  const { maxTruePeakDbtp = -1, targetLufs = -14 } = sound
  if (!(targetLufs >= -60 && targetLufs <= -5) || !(maxTruePeakDbtp >= -20 && maxTruePeakDbtp <= 0)) {
    return rejected(
      `Sound at ${targetLufs} LUFS with peaks to ${maxTruePeakDbtp} dBTP cannot be made`,
      "Take -60 to -5 LUFS and -20 to 0 dBTP"
    )
  }
  if (captions !== undefined) return problemOfCaptions(captions)
  return undefined
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const problemOfCaptions = ({ cues, style }: NonNullable<Composition["captions"]>): MediaError | undefined => {
  const colors = [style.color, style.spokenColor, style.backColor]
  if (!colors.every((color) => /^#[0-9a-f]{6}$/iu.test(color))) {
    return rejected(`The colours of the captions are ${colors.join(", ")}`, "Give each as #rrggbb")
  }
  const { bottom, left, right, top } = style.area
  if (!(left >= 0 && top >= 0 && right <= 1 && bottom <= 1 && right - left >= 0.1 && bottom - top >= 0.03)) {
    return rejected(
      "The area of the captions is none",
      "Give shares of the width and height from 0 to 1, with room for a line between them"
    )
  }
  const isTimed = (time: number) => Number.isFinite(time) && time >= 0
  if (!cues.every(({ endSeconds, startSeconds }) => isTimed(startSeconds) && isTimed(endSeconds))) {
    return rejected("A caption has no time", "Give every caption a start and an end in seconds")
  }
  return undefined
}
