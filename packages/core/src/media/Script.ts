/**
 * The script of a short video: scenes with what is said, what stands over the picture and what is seen.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { Citation } from "../knowledge/Citation.ts"
import { LanguageTag } from "../text/Language.ts"

/** What a script keeps to. */
export const scriptLimits = {
  /** Scenes that a script has at least, where its material carries them. */
  usualScenes: 4,
  maxScenes: 14,
  /** User-perceived characters over the picture: two lines that are read within a second or two. */
  maxOnScreen: 60,
  maxNarration: 700,
  maxVisual: 300,
  /** Seconds of the whole video, where nothing else is asked for. */
  defaultSeconds: { min: 20, max: 60 },
  /** A shorter scene flickers. */
  minSceneSeconds: 1.5
} as const

/** Identifies a scene within its script: `scene-01`, in their order. */
export const SceneId = Schema.NonEmptyString.check(Schema.isPattern(/^scene-\d{2,}$/)).pipe(Schema.brand("SceneId"))
export type SceneId = typeof SceneId.Type

const Seconds = Schema.Finite.check(Schema.isGreaterThan(0))

/** One picture and what is said to it. */
export class Scene extends Schema.Class<Scene>("@postwright/core/media/Scene")({
  id: SceneId,
  /** What a voice says: whole sentences without hashtags, links, emoji and abbreviations. */
  narration: Schema.NonEmptyString,
  /** Text over the picture, in whole words; empty: none. */
  onScreen: Schema.String,
  /** What is seen, in one sentence in the language of the script. No text within the picture. */
  visual: Schema.NonEmptyString,
  /** Seconds that the voice needs, to a tenth, with the pause behind it. */
  seconds: Seconds,
  /** Where what is said stands in the sources; may be empty for the last scene, which speaks for the brand. */
  citations: Schema.Array(Citation)
}) {}

/** How much less a script has than was asked for, because its material carries no more. */
export class ScriptShortage extends Schema.Class<ScriptShortage>("@postwright/core/media/ScriptShortage")({
  scenes: Schema.Int,
  wantedScenes: Schema.Int,
  seconds: Seconds,
  /** Fewest seconds that were asked for. */
  wantedSeconds: Seconds,
  /** For people: what there is, and what to add. */
  message: Schema.Struct({ en: Schema.String, de: Schema.String })
}) {}

/** The scenes of one video, the hook first, brand or call to action last. */
export class Script extends Schema.Class<Script>("@postwright/core/media/Script")({
  language: LanguageTag,
  /** Sum of the scenes, to a tenth. */
  seconds: Seconds,
  scenes: Schema.NonEmptyArray(Scene),
  /** Absent: the script has all that was asked for. */
  shortage: Schema.optionalKey(ScriptShortage)
}) {}
