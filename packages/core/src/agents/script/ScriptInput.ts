/**
 * What the script agent is given.
 *
 * @since 0.1.0
 */
import { type Angle } from "../../campaign/Angle.ts"
import { type Brief } from "../../campaign/Brief.ts"
import { type Platform } from "../../content/Platform.ts"
import { type Finding } from "../../knowledge/Finding.ts"
import { type LanguageTag } from "../../text/Language.ts"

/** One post that becomes a video, and what it rests on. */
export interface ScriptInput {
  readonly slotId: string
  readonly platform: Platform
  /** Language of narration, text over the picture and descriptions. */
  readonly language: LanguageTag
  /** The post that the video goes with. Written by a person or a model, so it is no evidence. */
  readonly post: { readonly title?: string; readonly text: string }
  readonly angle: Angle
  /** The slot's own, the one that leads first. */
  readonly findings: readonly [Finding, ...Array<Finding>]
  readonly brief: Brief
  /** Length of the whole video. @default 20 to 60 */
  readonly seconds?: { readonly min: number; readonly max: number }
  /** Decides between equally good pictures. */
  readonly seed: number
}
