/**
 * How long scenes last.
 *
 * @since 0.1.0
 */
import { scriptLimits } from "../../media/Script.ts"
import { speakingSeconds } from "../../media/SpeakingRate.ts"

/** Seconds of a scene: what the voice needs and a breath behind it, to a tenth. */
export const sceneSeconds = (narration: string, language: string): number =>
  tenths(Math.max(scriptLimits.minSceneSeconds, speakingSeconds(narration, language) + breathSeconds))

/** Seconds of several scenes, to a tenth. */
export const totalSeconds = (seconds: ReadonlyArray<number>): number =>
  tenths(seconds.reduce((sum, one) => sum + one, 0))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const breathSeconds = 0.3

const tenths = (seconds: number): number => Math.round(seconds * 10) / 10
