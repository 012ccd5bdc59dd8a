/**
 * What the networks take as media, as dated data on measured facts. What a network documents blocks; what is only reported
 * warns.
 *
 * @since 0.1.0
 */
import { type Format, type Platform } from "../content/Platform.ts"
import { mediaCountTable, mediaRuleTable, mediaUseTable } from "./internal/mediaRuleTable.ts"

/**
 * What a file is within a post. `animation`: a GIF with several frames. `cover`: the picture in front of a video;
 * `thumbnail`: the wide one that stands for it in lists.
 */
export const mediaUses = ["image", "animation", "video", "document", "cover", "thumbnail"] as const
export type MediaUse = (typeof mediaUses)[number]

/** What is measured, in the unit that the name ends in. `aspect` is width by height. */
export const mediaRanges = [
  "bytes",
  "durationSeconds",
  "widthPx",
  "heightPx",
  "pixels",
  "aspect",
  "framesPerSecond",
  "frames",
  "bitsPerSecond",
  "keyframeSeconds",
  "channels",
  "sampleRateHz",
  "pages"
] as const
export type MediaRange = (typeof mediaRanges)[number]

/** What has one of several names, as in `MediaFacts`; `use`: a `MediaUse`. */
export type MediaName = "use" | "container" | "pictureCodec" | "soundCodec" | "pixelFormat"

/** What is so or not. */
export type MediaTrait = "moovFirst" | "progressive" | "withoutEditList" | "constantRate" | "opaque"

/** What a rule asks for. */
export type MediaRequirement =
  | {
      readonly kind: "range"
      readonly measure: MediaRange
      readonly min?: number | undefined
      readonly max?: number | undefined
    }
  | { readonly kind: "one-of"; readonly measure: MediaName; readonly values: readonly [string, ...Array<string>] }
  | { readonly kind: "is"; readonly measure: MediaTrait }

/** One rule of one network. */
export interface MediaRule {
  /** `<network>/<use>-<measure>`, such as `instagram/video-bytes`. Formats may have rules of one id with other limits. */
  readonly id: string
  readonly platform: Platform
  /** @default every format */
  readonly formats?: ReadonlyArray<Format> | undefined
  readonly use: MediaUse
  readonly requirement: MediaRequirement
  /** `block`: the network refuses the file. `warn`: it may. */
  readonly severity: "block" | "warn"
  readonly tier: "official" | "reported"
  readonly source: string
  readonly dateChecked: string
}

/** The whole table. */
export const mediaRules = (): ReadonlyArray<MediaRule> => mediaRuleTable

/** The rules for one use in one format of one network. */
export const mediaRulesFor = (platform: Platform, format: Format, use: MediaUse): ReadonlyArray<MediaRule> =>
  mediaRuleTable.filter(
    (rule) =>
      rule.platform === platform && rule.use === use && (rule.formats === undefined || rule.formats.includes(format))
  )

/** What a post of this format on this network is made of, the most usual first. A cover goes with any of them, a thumbnail where there are rules for it. */
export const mediaUsesFor = (platform: Platform, format: Format): ReadonlyArray<MediaUse> =>
  mediaUseTable[platform][format] ?? []

/** How many pictures and videos one post takes together. */
export interface MediaCount {
  readonly min: number
  readonly max: number
  readonly source: string
  readonly dateChecked: string
}

/** How many pictures and videos one post of this format takes on this network; undefined where nothing is documented. */
export const mediaCountFor = (platform: Platform, format: Format): MediaCount | undefined =>
  mediaCountTable[platform]?.[format]
