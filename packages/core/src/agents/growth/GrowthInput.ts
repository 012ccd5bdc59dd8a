/**
 * What the growth agent is given.
 *
 * @since 0.1.0
 */
import { type Angle } from "../../campaign/Angle.ts"
import { type Brief } from "../../campaign/Brief.ts"
import { type HashtagVocabulary } from "../../content/Hashtags.ts"
import { type Format, type Platform } from "../../content/Platform.ts"
import { type Finding } from "../../knowledge/Finding.ts"
import { type LanguageTag } from "../../text/Language.ts"

/** A wording of the post. */
export interface GrowthVariant {
  readonly id: string
  /** How it is built, such as `lead-fact`. */
  readonly approach: string
  readonly text: string
  readonly title?: string
}

export interface GrowthInput {
  readonly slotId: string
  readonly platform: Platform
  readonly format: Format
  readonly language: LanguageTag
  readonly brief: Brief
  readonly angle: Angle
  /** The slot's own, the one that leads first. */
  readonly findings: readonly [Finding, ...Array<Finding>]
  /** Of the post, the one that is to be sent first. */
  readonly variants: readonly [GrowthVariant, ...Array<GrowthVariant>]
  /** Of the whole campaign, or candidates in words. @default made of the brief and these findings */
  readonly vocabulary?: HashtagVocabulary | ReadonlyArray<string>
}
