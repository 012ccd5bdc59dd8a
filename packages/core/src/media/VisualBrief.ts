/**
 * What pictures a post needs: what an image model is asked for, what our renderer sets over it, and what readers are told
 * who do not see it.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { LanguageTag } from "../text/Language.ts"
import { SceneId } from "./Script.ts"
import { aspects } from "./VisualFrames.ts"

/** Limits of one picture, in user-perceived characters. */
export const visualLimits = {
  maxPrompt: 1_500,
  maxOverlay: 90,
  maxAltText: 250,
  maxAvoid: 20,
  maxAvoidLength: 120,
  /** Pictures of one post: a cover and a scene each. */
  maxVisuals: 16
} as const

/** `image`: the only one of a post; `cover`: the first of several; then `slide`s of a carousel or `scene`s of a video. */
export const visualRoles = ["image", "cover", "slide", "scene"] as const
export type VisualRole = (typeof visualRoles)[number]

/** Identifies a picture within its post: `visual-01`, in their order. */
export const VisualId = Schema.NonEmptyString.check(Schema.isPattern(/^visual-\d{2,}$/)).pipe(Schema.brand("VisualId"))
export type VisualId = typeof VisualId.Type

/** One picture. */
export class Visual extends Schema.Class<Visual>("@postwright/core/media/Visual")({
  id: VisualId,
  role: Schema.Literals(visualRoles),
  aspect: Schema.Literals(aspects),
  /** For an image model, in English. Asks for no text, no real person and nobody's mark. */
  prompt: Schema.NonEmptyString,
  /** What must not be in it, in English. */
  avoid: Schema.Array(Schema.NonEmptyString),
  /** Set over the picture by our renderer, in the language of the post. Absent: nothing is. */
  overlay: Schema.optionalKey(Schema.NonEmptyString),
  /** What is to be seen, in the language of the post. */
  altText: Schema.NonEmptyString,
  /** The scene of the script that it belongs to. */
  sceneId: Schema.optionalKey(SceneId)
}) {}

/** The pictures of one post, in order. */
export class VisualBrief extends Schema.Class<VisualBrief>("@postwright/core/media/VisualBrief")({
  /** Of overlays and alt texts. */
  language: LanguageTag,
  visuals: Schema.NonEmptyArray(Visual)
}) {}
