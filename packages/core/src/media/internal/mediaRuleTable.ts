/**
 * The table of the networks' rules on media.
 */
import { type Format, type Platform } from "../../content/Platform.ts"
import type {
  MediaCount,
  MediaName,
  MediaRange,
  MediaRequirement,
  MediaRule,
  MediaTrait,
  MediaUse
} from "../MediaRules.ts"

const tiktok = "https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide"
const instagram = "https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media"
const facebookReels = "https://developers.facebook.com/documentation/video-api/guides/reels-publishing"
const facebookPhotos = "https://developers.facebook.com/docs/graph-api/reference/page/photos"
const facebookVideos = "https://developers.facebook.com/docs/graph-api/reference/page/videos"
const youtube = "https://developers.google.com/youtube/v3/docs/videos"
const youtubeShorts = "https://support.google.com/youtube/answer/15424877"
const youtubeThumbnails = "https://developers.google.com/youtube/v3/docs/thumbnails/set"
const youtubeEncoding = "https://support.google.com/youtube/answer/1722171"
const x = "https://docs.x.com/x-api/media/quickstart/best-practices"
const linkedinImages = "https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/images-api"
const linkedinVideos = "https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/videos-api"
const linkedinDocuments =
  "https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/documents-api"

const dateChecked = "2026-11-21"

const mega = 1_000_000
const giga = 1_000 * mega

const range = (measure: MediaRange, min?: number, max?: number): MediaRequirement => ({
  kind: "range",
  measure,
  min,
  max
})
const atMost = (measure: MediaRange, max: number): MediaRequirement => range(measure, undefined, max)
const oneOf = (measure: MediaName, ...values: [string, ...Array<string>]): MediaRequirement => ({
  kind: "one-of",
  measure,
  values
})
const is = (measure: MediaTrait): MediaRequirement => ({ kind: "is", measure })

interface Details {
  readonly formats?: ReadonlyArray<Format>
  readonly tier?: MediaRule["tier"]
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const rulesOf =
  (platform: Platform, use: MediaUse, source: string, { formats, tier = "official" }: Details = {}) =>
  (...requirements: ReadonlyArray<MediaRequirement>): ReadonlyArray<MediaRule> =>
    requirements.map((requirement) => ({
      id: `${platform}/${use}-${kebab(requirement.measure)}`,
      platform,
      formats,
      use,
      requirement,
      severity: tier === "official" ? "block" : "warn",
      tier,
      source,
      dateChecked
    }))

const reported = { tier: "reported" } as const

type PerFormat<A> = { readonly [F in Format]?: A }

/** What posts are made of. A video in a feed of Instagram is a reel. */
export const mediaUseTable: Readonly<Record<Platform, PerFormat<ReadonlyArray<MediaUse>>>> = {
  tiktok: { video: ["video"], carousel: ["image"] },
  instagram: { post: ["image"], carousel: ["image", "video"], video: ["video"] },
  facebook: { post: ["image", "video", "animation"], video: ["video"] },
  youtube: { video: ["video"] },
  x: { post: ["image", "video", "animation"], thread: ["image", "video", "animation"] },
  linkedin: { post: ["image", "video", "animation", "document"], carousel: ["image", "document"] }
}

const sources: Readonly<Record<Platform, string>> = {
  tiktok,
  instagram,
  facebook: facebookVideos,
  youtube,
  x,
  linkedin: linkedinImages
}

/** The rule that a post is made of what its format is made of; undefined for a format that the network does not have. */
export const useRule = (platform: Platform, format: Format): MediaRule | undefined => {
  const [first, ...more] = mediaUseTable[platform][format] ?? []
  if (first === undefined) return undefined
  const rules = rulesOf(platform, first, sources[platform], { formats: [format] })
  return rules(oneOf("use", first, ...more))[0]
}

const counted = (min: number, max: number, source: string): MediaCount => ({ min, max, source, dateChecked })

export const mediaCountTable: { readonly [P in Platform]?: PerFormat<MediaCount> } = {
  tiktok: { video: counted(1, 1, tiktok), carousel: counted(1, 35, tiktok) },
  instagram: { post: counted(1, 1, instagram), carousel: counted(2, 10, instagram), video: counted(1, 1, instagram) },
  x: { post: counted(1, 4, x), thread: counted(1, 4, x) },
  linkedin: { post: counted(1, 20, linkedinImages), carousel: counted(2, 20, linkedinImages) }
}

const mp4 = (...more: ReadonlyArray<string>) => oneOf("container", "mp4", ...more)
const plainVideo = [oneOf("pixelFormat", "yuv420p", "yuvj420p"), is("progressive")] as const

export const mediaRuleTable: ReadonlyArray<MediaRule> = [
  ...rulesOf("tiktok", "video", tiktok)(
    mp4("mov", "webm"),
    oneOf("pictureCodec", "h264", "hevc", "vp8", "vp9"),
    atMost("bytes", 4 * giga),
    atMost("durationSeconds", 600),
    range("widthPx", 360, 4096),
    range("heightPx", 360, 4096),
    range("framesPerSecond", 23, 60)
  ),
  ...rulesOf("tiktok", "video", tiktok, reported)(range("durationSeconds", 3), range("aspect", 0.5, 2)),
  ...rulesOf("tiktok", "image", tiktok)(oneOf("container", "jpeg", "webp"), atMost("bytes", 20 * mega)),
  ...rulesOf("tiktok", "image", tiktok, reported)(atMost("widthPx", 1080), atMost("heightPx", 1920)),

  ...rulesOf("instagram", "image", instagram)(
    oneOf("container", "jpeg"),
    atMost("bytes", 8 * mega),
    range("aspect", 0.8, 1.91),
    range("widthPx", 320, 1440)
  ),
  ...rulesOf("instagram", "video", instagram)(
    mp4("mov"),
    oneOf("pictureCodec", "h264", "hevc"),
    ...plainVideo,
    oneOf("soundCodec", "aac"),
    atMost("channels", 2),
    atMost("sampleRateHz", 48_000),
    is("moovFirst"),
    is("withoutEditList"),
    atMost("bytes", 300 * mega),
    range("durationSeconds", 3, 900),
    range("aspect", 0.01, 10),
    atMost("widthPx", 1920),
    range("framesPerSecond", 23, 60),
    atMost("bitsPerSecond", 25 * mega)
  ),
  ...rulesOf("instagram", "cover", instagram)(oneOf("container", "jpeg"), atMost("bytes", 8 * mega)),

  ...rulesOf("facebook", "image", facebookPhotos)(oneOf("container", "jpeg", "png", "gif", "bmp", "tiff")),
  ...rulesOf("facebook", "image", facebookPhotos, reported)(atMost("bytes", 4 * mega)),
  ...rulesOf("facebook", "video", facebookReels, { formats: ["video"] })(
    mp4(),
    oneOf("pictureCodec", "h264", "hevc", "vp9", "av1"),
    ...plainVideo,
    is("constantRate"),
    range("durationSeconds", 3, 90),
    range("framesPerSecond", 24, 60),
    range("widthPx", 540),
    range("heightPx", 960),
    range("sampleRateHz", 48_000, 48_000)
  ),
  ...rulesOf("facebook", "video", facebookReels, { formats: ["video"], tier: "reported" })(
    atMost("bytes", giga),
    range("aspect", 0.5, 0.6),
    range("keyframeSeconds", undefined, 5)
  ),
  ...rulesOf("facebook", "video", facebookVideos, { formats: ["post"], tier: "reported" })(
    mp4("mov"),
    atMost("bytes", 10 * giga),
    atMost("durationSeconds", 14_400),
    atMost("framesPerSecond", 60)
  ),

  ...rulesOf("youtube", "video", youtube)(atMost("bytes", 256 * giga)),
  ...rulesOf("youtube", "video", youtubeShorts)(range("durationSeconds", undefined, 180), range("aspect", 0.3, 1)),
  ...rulesOf("youtube", "video", youtubeEncoding, reported)(
    mp4("mov", "webm"),
    oneOf("pictureCodec", "h264", "hevc", "vp9", "av1"),
    range("framesPerSecond", 24, 60),
    is("moovFirst"),
    is("progressive")
  ),
  // Shorts take one too since 2026-11-03, and files of 50 MB since 2026-09-14.
  ...rulesOf("youtube", "thumbnail", youtubeThumbnails)(oneOf("container", "jpeg", "png"), atMost("bytes", 50 * mega)),
  ...rulesOf(
    "youtube",
    "thumbnail",
    youtubeThumbnails,
    reported
  )(range("widthPx", 640), range("aspect", 16 / 9, 16 / 9)),

  ...rulesOf("x", "image", x)(oneOf("container", "jpeg", "png", "webp", "gif"), atMost("bytes", 5 * mega)),
  ...rulesOf("x", "image", x, reported)(atMost("widthPx", 8192), atMost("heightPx", 8192)),
  ...rulesOf("x", "animation", x)(
    oneOf("container", "gif"),
    atMost("bytes", 15 * mega),
    atMost("frames", 350),
    atMost("widthPx", 1280),
    atMost("heightPx", 1080)
  ),
  ...rulesOf("x", "video", x)(
    mp4("mov", "webm"),
    oneOf("pictureCodec", "h264"),
    ...plainVideo,
    oneOf("soundCodec", "aac"),
    atMost("channels", 2),
    atMost("bytes", 512 * mega),
    range("durationSeconds", 0.5, 140),
    range("widthPx", 32, 1920),
    range("heightPx", 32, 1920),
    range("aspect", 1 / 3, 3),
    atMost("framesPerSecond", 60)
  ),
  // Accounts without a subscription play at most this; larger files are for subscribers.
  ...rulesOf("x", "video", x, reported)(atMost("widthPx", 1280), atMost("heightPx", 1280)),

  ...rulesOf(
    "linkedin",
    "image",
    linkedinImages
  )(oneOf("container", "jpeg", "png", "gif"), atMost("pixels", 36_152_319)),
  ...rulesOf("linkedin", "image", linkedinImages, reported)(atMost("bytes", 8 * mega)),
  ...rulesOf("linkedin", "animation", linkedinImages)(oneOf("container", "gif"), atMost("frames", 250)),
  ...rulesOf("linkedin", "video", linkedinVideos)(
    mp4(),
    range("bytes", 75_000, 500 * mega),
    range("durationSeconds", 3, 1_800)
  ),
  ...rulesOf(
    "linkedin",
    "video",
    linkedinVideos,
    reported
  )(range("aspect", 1 / 2.4, 2.4), range("framesPerSecond", 10, 60), oneOf("soundCodec", "aac")),
  ...rulesOf("linkedin", "document", linkedinDocuments)(
    oneOf("container", "pdf", "pptx", "ppt", "docx", "doc"),
    atMost("bytes", 100 * mega),
    range("pages", 1, 300)
  )
]
