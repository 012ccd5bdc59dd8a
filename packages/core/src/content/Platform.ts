/**
 * The networks a post can be written for, and the formats it can take there.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/** Networks in the order in which they are offered. */
export const platforms = ["tiktok", "instagram", "x", "linkedin", "facebook", "youtube"] as const
export const Platform = Schema.Literals(platforms)
export type Platform = typeof Platform.Type

/** Names of the networks as readers know them. */
export const platformNames: Readonly<Record<Platform, string>> = {
  tiktok: "TikTok",
  instagram: "Instagram",
  x: "X",
  linkedin: "LinkedIn",
  facebook: "Facebook",
  youtube: "YouTube"
}

/** `thread` is a chain of posts; `video` a vertical video with its caption; `carousel` slides with a caption. */
export const formats = ["post", "thread", "carousel", "video"] as const
export const Format = Schema.Literals(formats)
export type Format = typeof Format.Type

/** Formats each network takes, the most usual first. */
export const formatsByPlatform: Record<Platform, readonly [Format, ...Array<Format>]> = {
  tiktok: ["video"],
  instagram: ["carousel", "video", "post"],
  x: ["post", "thread"],
  linkedin: ["post", "carousel"],
  facebook: ["post", "video"],
  youtube: ["video"]
}
