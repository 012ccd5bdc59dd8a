/**
 * What the designer is given.
 *
 * @since 0.1.0
 */
import { type Angle } from "../../campaign/Angle.ts"
import { type Brief } from "../../campaign/Brief.ts"
import { type Format, type Platform } from "../../content/Platform.ts"
import { type Finding } from "../../knowledge/Finding.ts"
import { type Script } from "../../media/Script.ts"
import { type LanguageTag } from "../../text/Language.ts"

/** One post that gets pictures, and what it rests on. */
export interface DesignerInput {
  readonly slotId: string
  readonly platform: Platform
  readonly format: Format
  /** Of the post: overlays and alt texts are in it, prompts in English. */
  readonly language: LanguageTag
  readonly post: { readonly title?: string; readonly text: string; readonly parts?: ReadonlyArray<string> }
  readonly angle: Angle
  /** The slot's own, the one that leads first. */
  readonly findings: readonly [Finding, ...Array<Finding>]
  readonly brief: Brief
  /** Of a video. Without one it gets a cover alone. */
  readonly script?: Script
}
