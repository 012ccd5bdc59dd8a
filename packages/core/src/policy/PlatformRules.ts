/**
 * The limits of the networks on texts and counts, in the units in which they state them, as dated data. What a
 * network documents blocks; what is only reported warns.
 *
 * @since 0.1.0
 */
import { type Format, formats, type Platform } from "../content/Platform.ts"
import { limitTitle } from "./internal/messages.ts"
import type { Severity } from "./PolicyFinding.ts"
import { type Measure, type PlatformLimitRule, type Requirement, RuleId } from "./Rule.ts"
import type { LengthUnit } from "./TextLength.ts"

/** One limit of one network: its scope names the network and the formats. */
export type PlatformRule = PlatformLimitRule & {
  readonly scope: { readonly platforms: readonly [Platform]; readonly formats: readonly [Format, ...Array<Format>] }
  readonly source: string
  readonly tier: "official" | "reported"
  readonly dateChecked: string
}

/** Every rule, by network. */
export const platformRules = (): ReadonlyArray<PlatformRule> => rules

/** The rules for one format of one network. */
export const rulesFor = (platform: Platform, format: Format): ReadonlyArray<PlatformRule> =>
  rules.filter(({ scope }) => scope.platforms[0] === platform && scope.formats.includes(format))

/** What an account may do beyond the defaults: limits by rule id, such as `{ "x/text-length": 25000 }` with X Premium. */
export interface AccountOverrides {
  readonly limits?: Readonly<Record<string, number>>
}

/** The longest text that may be sent at once: a post, a caption, or one part of a thread. */
export const textLimit = (
  platform: Platform,
  format: Format,
  overrides?: AccountOverrides
): { readonly unit: LengthUnit; readonly limit: number } | undefined => {
  for (const { id, measure, requirement } of rulesFor(platform, format)) {
    if (measure !== "text" || requirement.kind !== "max-length") continue
    return { unit: requirement.unit, limit: overrides?.limits?.[id] ?? requirement.limit }
  }
  return undefined
}

/** The longest title, where the network has one for the format. */
export const titleLimit = (
  platform: Platform,
  format: Format
): { readonly unit: LengthUnit; readonly limit: number } | undefined => {
  for (const { measure, requirement } of rulesFor(platform, format)) {
    if (measure === "title" && requirement.kind === "max-length") return requirement
  }
  return undefined
}

/** Most hashtags that raise no finding, warnings included; undefined where no rule counts them. */
export const hashtagLimit = (platform: Platform, format: Format): number | undefined =>
  rulesFor(platform, format).reduce<number | undefined>(
    (least, { measure, requirement }) =>
      measure === "hashtags" && requirement.kind === "max-count"
        ? Math.min(least ?? Number.POSITIVE_INFINITY, requirement.limit)
        : least,
    undefined
  )

/** Whether an address in the text can be followed by a reader; false where the network shows it as plain text. */
export const showsLinks = (platform: Platform, format: Format): boolean =>
  !rulesFor(platform, format).some(({ isLinkPlainText }) => isLinkPlainText === true)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const checked = "2026-11-21"

const tiktokVideo = "https://developers.tiktok.com/doc/content-posting-api-reference-direct-post"
const tiktokPhoto = "https://developers.tiktok.com/doc/content-posting-api-reference-photo-post"
const instagramMedia =
  "https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media"
const instagramHashtags =
  "https://www.businesstoday.in/technology/news/story/no-more-hashtag-stuffing-instagram-limits-hashtag-usage-to-just-5-per-reel-and-post-507444-2025-12-19"
const xCounting = "https://docs.x.com/fundamentals/counting-characters"
const xCreate = "https://github.com/xdevplatform/docs/blob/main/openapi.json"
const xMedia = "https://docs.x.com/x-api/media/quickstart/best-practices"
const xChanges = "https://docs.x.com/changelog"
const xText = "https://github.com/twitter/twitter-text"
const linkedinPosts = "https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api"
const facebookPosts = "https://developers.facebook.com/documentation/pages-api/posts"
const facebookReels = "https://developers.facebook.com/documentation/video-api/guides/reels-publishing"
const youtubeVideos = "https://developers.google.com/youtube/v3/docs/videos"
const youtubeHashtags = "https://support.google.com/youtube/answer/6390658"

interface Details extends Partial<Pick<PlatformRule, "note" | "tier" | "isLinkPlainText">> {
  readonly formats?: readonly [Format, ...Array<Format>]
  readonly severity?: Severity
}

/** An official rule blocks and a reported one warns, unless the details say otherwise. */
const rule = (
  platform: Platform,
  name: string,
  measure: Measure,
  requirement: Requirement,
  source: string,
  { formats: only, isLinkPlainText, note, severity, tier = "official" }: Details = {}
): PlatformRule => ({
  kind: "platform-limit",
  id: RuleId.make(`${platform}/${name}`),
  version: 1,
  severity: severity ?? (tier === "official" ? "block" : "warn"),
  title: limitTitle(platform, measure, requirement),
  source,
  dateChecked: checked,
  tier,
  scope: { platforms: [platform], formats: only ?? formats },
  measure,
  requirement,
  ...(note === undefined ? {} : { note }),
  ...(isLinkPlainText === undefined ? {} : { isLinkPlainText })
})

const maxLength = (limit: number, unit: LengthUnit): Requirement => ({ kind: "max-length", unit, limit })
const maxCount = (limit: number): Requirement => ({ kind: "max-count", limit })
const minCount = (limit: number): Requirement => ({ kind: "min-count", limit })
const present: Requirement = { kind: "present" }
const reported = { tier: "reported" } as const

const notClickable = {
  tier: "reported",
  isLinkPlainText: true,
  note: {
    en: "Readers cannot follow addresses here; name the page or use the link of the profile",
    de: "Leser können Adressen hier nicht öffnen; nenne die Seite oder nutze den Link im Profil"
  }
} as const

/** Networks that forbid angle brackets show these look-alikes. */
const noAngleBrackets: Requirement = { kind: "no-characters", characters: "<>", replacements: { "<": "‹", ">": "›" } }

const rules: ReadonlyArray<PlatformRule> = [
  rule("tiktok", "text-length", "text", maxLength(2200, "utf16"), tiktokVideo, { formats: ["video", "post"] }),
  rule("tiktok", "title-length", "title", maxLength(90, "utf16"), tiktokPhoto, { formats: ["carousel"] }),
  rule("tiktok", "description-length", "text", maxLength(4000, "utf16"), tiktokPhoto, { formats: ["carousel"] }),
  rule("tiktok", "hashtag-cap", "hashtags", maxCount(5), "https://www.netinfluencer.com/?p=37510", reported),
  rule("tiktok", "links", "links", maxCount(0), tiktokVideo, notClickable),
  rule("tiktok", "media-required", "media", minCount(1), tiktokVideo),
  rule("tiktok", "media-count", "media", maxCount(1), tiktokVideo, { formats: ["video", "post"] }),
  rule("tiktok", "photo-count", "media", maxCount(35), tiktokPhoto, { formats: ["carousel"] }),

  // The page says "characters" without naming a unit; UTF-16 is the strictest reading.
  rule("instagram", "text-length", "text", maxLength(2200, "utf16"), instagramMedia),
  rule("instagram", "hashtag-count", "hashtags", maxCount(30), instagramMedia),
  rule("instagram", "hashtag-cap", "hashtags", maxCount(5), instagramHashtags, reported),
  rule("instagram", "mention-count", "mentions", maxCount(20), instagramMedia),
  rule("instagram", "alt-text-length", "alt-text", maxLength(1000, "utf16"), instagramMedia),
  rule("instagram", "links", "links", maxCount(0), instagramMedia, notClickable),
  rule("instagram", "media-required", "media", minCount(1), instagramMedia, { formats: ["post", "video"] }),
  rule("instagram", "media-count", "media", maxCount(1), instagramMedia, { formats: ["post", "video"] }),
  rule("instagram", "carousel-min", "media", minCount(2), instagramMedia, { formats: ["carousel"] }),
  rule("instagram", "carousel-max", "media", maxCount(10), instagramMedia, { formats: ["carousel"] }),

  rule("x", "text-length", "text", maxLength(280, "x-weighted"), xCounting),
  rule("x", "text-required", "text", present, xCreate),
  rule(
    "x",
    "characters",
    "text",
    { kind: "no-characters", characters: "\uFFFE\uFEFF\uFFFF", replacements: {} },
    xText,
    {
      severity: "fix"
    }
  ),
  rule("x", "cashtag-count", "cashtags", maxCount(1), xChanges),
  rule("x", "mentions", "mentions", maxCount(0), xChanges, {
    severity: "warn",
    note: {
      en: "X restricts mentions in posts that self-serve apps send",
      de: "X schränkt Erwähnungen in Posts ein, die Self-Serve-Apps senden"
    }
  }),
  rule("x", "link-price", "links", maxCount(0), "https://docs.x.com/x-api/getting-started/pricing", {
    severity: "warn",
    note: {
      en: "X charges $0.200 for a post with an address instead of $0.015",
      de: "X berechnet für einen Post mit Adresse 0,200 $ statt 0,015 $"
    }
  }),
  rule("x", "media-count", "media", maxCount(4), xMedia),
  rule("x", "alt-text-length", "alt-text", maxLength(1000, "utf16"), xMedia),

  // The API names no number, only the error FIELD_LENGTH_TOO_LONG; the composer stops at 3,000.
  rule("linkedin", "text-length", "text", maxLength(3000, "utf16"), linkedinPosts, reported),
  rule("linkedin", "text-required", "text", present, linkedinPosts),
  rule("linkedin", "alt-text-length", "alt-text", maxLength(4086, "utf16"), linkedinPosts),
  rule("linkedin", "media-count", "media", maxCount(1), linkedinPosts, { formats: ["video"] }),
  rule("linkedin", "image-count", "media", maxCount(20), linkedinPosts, { formats: ["post", "carousel"] }),
  rule("linkedin", "carousel-min", "media", minCount(1), linkedinPosts, { formats: ["carousel"] }),

  rule("facebook", "text-length", "text", maxLength(63_206, "utf16"), facebookPosts, {
    ...reported,
    formats: ["post"]
  }),
  rule("facebook", "reel-text-length", "text", maxLength(2200, "utf16"), facebookReels, {
    ...reported,
    formats: ["video"]
  }),
  rule("facebook", "text-required", "text", present, facebookPosts, { formats: ["post"] }),
  rule("facebook", "video-required", "media", minCount(1), facebookReels, { formats: ["video"] }),
  rule("facebook", "video-count", "media", maxCount(1), facebookReels, { formats: ["video"] }),

  rule("youtube", "title-required", "title", present, youtubeVideos),
  rule("youtube", "title-length", "title", maxLength(100, "utf16"), youtubeVideos),
  rule("youtube", "title-characters", "title", noAngleBrackets, youtubeVideos, { severity: "fix" }),
  rule("youtube", "description-length", "text", maxLength(5000, "byte"), youtubeVideos),
  rule("youtube", "description-characters", "text", noAngleBrackets, youtubeVideos, { severity: "fix" }),
  rule("youtube", "hashtag-count", "hashtags", maxCount(60), youtubeHashtags, {
    ...reported,
    note: {
      en: "YouTube ignores every hashtag of a video that has more",
      de: "YouTube ignoriert sonst alle Hashtags des Videos"
    }
  }),
  rule("youtube", "links", "links", maxCount(0), youtubeVideos, notClickable),
  rule("youtube", "video-required", "media", minCount(1), youtubeVideos),
  rule("youtube", "video-count", "media", maxCount(1), youtubeVideos)
]
