/**
 * What the post of a slot is written from, and where it is going to stand.
 *
 * @since 0.1.0
 */
import { type Angle } from "../campaign/Angle.ts"
import { type Brief } from "../campaign/Brief.ts"
import { type Finding } from "../knowledge/Finding.ts"
import { type LanguageTag } from "../text/Language.ts"
import { type HashtagVocabulary } from "./Hashtags.ts"
import { type Format, type Platform } from "./Platform.ts"
import { type PostId } from "./Post.ts"

/** A slot and its material. */
export interface DraftMaterial {
  readonly brief: Brief
  /** Names the campaign in tracked links. */
  readonly campaignId: string
  readonly postId: PostId
  readonly slotId: string
  readonly platform: Platform
  readonly format: Format
  /** Language of the post. */
  readonly language: LanguageTag
  readonly angle: Angle
  /** The slot's own findings, the one that leads first. */
  readonly findings: ReadonlyArray<Finding>
  /** Hashtags of the whole campaign. @default made of the brief and the slot’s own findings, which say less */
  readonly vocabulary?: HashtagVocabulary
}
