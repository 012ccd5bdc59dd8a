/**
 * `media.json` of a kit: every file that was made for a post, what it is for, and how it was made.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { SlotMedia } from "./SlotMedia.ts"

/** The file. */
export class MediaManifest extends Schema.Class<MediaManifest>("@postwright/core/campaign/MediaManifest")({
  schemaVersion: Schema.Literal("1"),
  campaignId: Schema.NonEmptyString,
  /** Posts that have media, in the order of the plan. */
  slots: Schema.Array(SlotMedia)
}) {}
