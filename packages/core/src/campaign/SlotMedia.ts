/**
 * The media of a slot's post: the files that are sent, what goes with them, and how they were made; or why there are none.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { GeneratedBy } from "../content/Post.ts"
import { AssetId } from "../media/Asset.ts"
import { Loudness } from "../media/MediaFacts.ts"

/** What a post needs beside its text: a video, the slides of a carousel, or one picture or video. */
export const neededMedia = ["video", "slides", "picture"] as const
export type NeededMedia = (typeof neededMedia)[number]

/**
 * Why media are missing. `not-made`: nobody had them made yet; `beyond-limit`: more videos than were asked for; `no-tool`:
 * nothing is set up that makes them; `no-script`: a video without a script; `no-pictures`: nobody designed the slides;
 * `failed`: it was tried. A picture that moderation held back is no gap: its card goes out without it (`SlotMedia.lacks`).
 */
export const mediaGaps = ["not-made", "beyond-limit", "no-tool", "no-script", "no-pictures", "failed"] as const
export type MediaGap = (typeof mediaGaps)[number]

/** That a post cannot go out for want of media, and why. */
export class NeedsMedia extends Schema.Class<NeedsMedia>("@postwright/core/campaign/NeedsMedia")({
  needs: Schema.Literals(neededMedia),
  code: Schema.Literals(mediaGaps),
  /** For people: what is the matter, and what to do. */
  reason: Schema.Struct({ en: Schema.NonEmptyString, de: Schema.NonEmptyString })
}) {}

/** `sent`: a file that goes out with the post; `cover`: the picture in front of a video; `thumbnail`: the wide one of YouTube; `subtitles`, `captions`: SRT and WebVTT. */
export const slotFileRoles = ["sent", "cover", "thumbnail", "subtitles", "captions"] as const
export type SlotFileRole = (typeof slotFileRoles)[number]

/** One file. */
export class SlotFile extends Schema.Class<SlotFile>("@postwright/core/campaign/SlotFile")({
  role: Schema.Literals(slotFileRoles),
  /** Path within the kit. */
  path: Schema.NonEmptyString,
  assetId: AssetId,
  mediaType: Schema.NonEmptyString,
  /** For those who do not see it: of a cover and a thumbnail. What is sent has its own with the post. */
  altText: Schema.optionalKey(Schema.NonEmptyString),
  widthPx: Schema.optionalKey(Schema.Int),
  heightPx: Schema.optionalKey(Schema.Int),
  durationSeconds: Schema.optionalKey(Schema.Finite),
  /** A small JPEG of it. */
  previewId: Schema.optionalKey(AssetId)
}) {}

/** Whose voice a video has. */
export const VoiceOrigin = Schema.Union([
  Schema.Struct({ kind: Schema.Literal("none") }),
  Schema.Struct({ kind: Schema.Literal("recording") }),
  Schema.Struct({ kind: Schema.Literal("model"), model: Schema.NonEmptyString, voice: Schema.NonEmptyString })
])
export type VoiceOrigin = typeof VoiceOrigin.Type

/** A chapter of a video. */
export const VideoChapter = Schema.Struct({ startSeconds: Schema.Finite, title: Schema.String })
export type VideoChapter = typeof VideoChapter.Type

/**
 * Why a picture or clip that a model was to make is not there: the budget had no room for it, the model refused, moderation
 * held it back, or it failed for another reason, such as an outage.
 */
export const lackReasons = ["budget", "refused", "held-back", "failed"] as const
export type LackReason = (typeof lackReasons)[number]

/** A picture or clip that the media go without. With the way mended it is made by the next call. */
export class MediaLack extends Schema.Class<MediaLack>("@postwright/core/campaign/MediaLack")({
  /** What of the visual brief is not seen. */
  visualId: Schema.NonEmptyString,
  kind: Schema.Literals(["picture", "clip"]),
  reason: Schema.Literals(lackReasons),
  /** The model that was asked, or was to be. */
  model: Schema.NonEmptyString
}) {}

/** Everything that was made for one post. Named by the first file that is sent. */
export class SlotMedia extends Schema.Class<SlotMedia>("@postwright/core/campaign/SlotMedia")({
  slotId: Schema.NonEmptyString,
  files: Schema.Array(SlotFile),
  /** What made the files: cards and videos are made by floors, pictures within them perhaps by a model. */
  generatedBy: Schema.Array(GeneratedBy),
  voice: Schema.optionalKey(VoiceOrigin),
  chapters: Schema.optionalKey(Schema.Array(VideoChapter)),
  loudness: Schema.optionalKey(Loudness),
  /** What of it a model was to make and did not. Absent: nothing. */
  lacks: Schema.optionalKey(Schema.Array(MediaLack)),
  /** What is not as it was asked for, in English. */
  warnings: Schema.Array(Schema.String),
  /** The same in German, in their order. Absent where there are none, and in what was made before they were told so. */
  germanWarnings: Schema.optionalKey(Schema.Array(Schema.String)),
  /** Whether a model made or altered any of it: networks are told. */
  hasAiMedia: Schema.Boolean
}) {}
