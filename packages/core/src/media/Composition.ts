/**
 * A video as it is to be rendered: scenes with layers and motion, captions, sound.
 *
 * @since 0.1.0
 */
import { type PixelSize } from "../models/ImageModel.ts"
import { type CaptionCue } from "./Captions.ts"
import { type Box } from "./Card.ts"
import { type MediaInput } from "./MediaFile.ts"

/** How a scene moves: its ground slowly, its words once when they come. */
export const motions = ["push-in", "pull-out", "drift-left", "drift-right", "drift-up", "still"] as const
export type Motion = (typeof motions)[number]

/** How a scene takes the place of the one before it. */
export const transitions = ["cut", "fade", "slide", "rise"] as const
export type Transition = (typeof transitions)[number]

/** One scene. */
export interface CompositionScene {
  /** Whole time on the screen, transition included. */
  readonly seconds: number
  /** Fills the frame: a picture or a clip, cropped to its shape. A clip that is too short stands still at its end. */
  readonly ground: MediaInput
  /** Laid over the ground in the size of the frame, with alpha, and stays where it is. */
  readonly veil?: MediaInput | undefined
  /** Laid over both in the size of the frame, with alpha; comes in with a small motion. */
  readonly words?: MediaInput | undefined
  readonly motion: Motion
  /** From the scene before. The first scene has none whatever it says. */
  readonly transition: Transition
  /** Names the scene's chapter. @default no chapter */
  readonly chapter?: string | undefined
}

/** How captions look. */
export interface CaptionStyle {
  /** `#rrggbb` of words, of the spoken word, and of what stands behind them. */
  readonly color: string
  readonly spokenColor: string
  readonly backColor: string
  /** Families in order; the renderer has a fallback. */
  readonly fonts: ReadonlyArray<string>
  /** Where captions stand. */
  readonly area: Box
}

/** Sound of a video. */
export interface CompositionSound {
  /** Pieces of speech by the time at which each begins. Empty: none is spoken. */
  readonly voice: ReadonlyArray<{ readonly input: MediaInput; readonly startSeconds: number }>
  /** Played under the voice, repeated to the video's length, made quieter while somebody speaks, faded out at the end. */
  readonly music?: MediaInput | undefined
  /** @default -14 */
  readonly targetLufs?: number | undefined
  /** @default -1 */
  readonly maxTruePeakDbtp?: number | undefined
}

/** A video to be rendered. */
export interface Composition {
  readonly size: PixelSize
  /** @default 30 */
  readonly framesPerSecond?: number | undefined
  readonly scenes: readonly [CompositionScene, ...Array<CompositionScene>]
  /** Laid over all scenes in the size of the frame, with alpha, under the captions: it stays where it is to the end. */
  readonly watermark?: MediaInput | undefined
  /** Burnt into the picture. */
  readonly captions?: { readonly cues: ReadonlyArray<CaptionCue>; readonly style: CaptionStyle } | undefined
  readonly sound: CompositionSound
  /** BCP 47, of words and voice. */
  readonly language: string
  /** Written into the file. */
  readonly title?: string | undefined
  /** Written into the file's comment: how it was made. */
  readonly provenance?: string | undefined
}
