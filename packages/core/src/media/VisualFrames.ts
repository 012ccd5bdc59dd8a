/**
 * Which shape of picture suits which format of which network, as dated data, and how many pictures it takes.
 *
 * @since 0.1.0
 */
import { type Format, type Platform } from "../content/Platform.ts"
import { rulesFor } from "../policy/PlatformRules.ts"

/** Width to height. */
export const aspects = ["9:16", "4:5", "1:1", "16:9"] as const
export type Aspect = (typeof aspects)[number]

/** One line of the table. */
export interface VisualFrame {
  readonly platform: Platform
  readonly format: Format
  readonly aspect: Aspect
  readonly source: string
  readonly dateChecked: string
  /** `official`: the page names the shape or the range it lies in; `reported`: it takes any, and this one is usual. */
  readonly tier: "official" | "reported"
}

/** The shape for this format; `1:1` where the network does not take the format. */
export const aspectFor = (platform: Platform, format: Format): Aspect =>
  frames.find((frame) => frame.platform === platform && frame.format === format)?.aspect ?? "1:1"

/** The whole table. */
export const visualFrames = (): ReadonlyArray<VisualFrame> => frames

/** Fewest and most pictures of a carousel, cover included: no more than ten, whatever the network takes. */
export const carouselSize = (platform: Platform): { readonly min: number; readonly max: number } => {
  const counts = rulesFor(platform, "carousel").flatMap(({ measure, requirement }) =>
    measure === "media" && (requirement.kind === "max-count" || requirement.kind === "min-count") ? [requirement] : []
  )
  const limits = (kind: "max-count" | "min-count") =>
    counts.filter((one) => one.kind === kind).map(({ limit }) => limit)
  return { min: Math.max(2, ...limits("min-count")), max: Math.min(mostSlides, ...limits("max-count")) }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** More than that hardly anybody swipes through. */
const mostSlides = 10

const tiktok = "https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide"
const instagram = "https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media"
const x = "https://docs.x.com/x-api/media/quickstart/best-practices"
const linkedin = "https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/images-api"
const facebookPhotos = "https://developers.facebook.com/documentation/pages-api/posts"
const facebookReels = "https://developers.facebook.com/documentation/video-api/guides/reels-publishing"
const youtube = "https://developers.google.com/youtube/v3/docs/videos"

const frame = (
  platform: Platform,
  format: Format,
  aspect: Aspect,
  source: string,
  tier: VisualFrame["tier"]
): VisualFrame => ({ platform, format, aspect, source, dateChecked: "2026-11-21", tier })

const frames: ReadonlyArray<VisualFrame> = [
  frame("tiktok", "video", "9:16", tiktok, "reported"),
  // Between 4:5 and 1.91:1; the tallest takes most of the screen.
  frame("instagram", "post", "4:5", instagram, "official"),
  frame("instagram", "carousel", "4:5", instagram, "official"),
  frame("instagram", "video", "9:16", instagram, "official"),
  // Any shape; wide pictures are shown whole in the timeline.
  frame("x", "post", "16:9", x, "reported"),
  frame("x", "thread", "16:9", x, "reported"),
  frame("linkedin", "post", "1:1", linkedin, "reported"),
  frame("linkedin", "carousel", "4:5", linkedin, "reported"),
  frame("facebook", "post", "4:5", facebookPhotos, "reported"),
  frame("facebook", "video", "9:16", facebookReels, "official"),
  // A Short is square or vertical.
  frame("youtube", "video", "9:16", youtube, "official")
]
