/**
 * What OpenRouter says about its video models: shapes, lengths and prices.
 *
 * @see https://openrouter.ai/docs/api/api-reference/video-generation/list-videos-models (read 2026-11)
 * @since 0.1.0
 */
import { type PixelSize } from "@postwright/core/models/ImageModel"
import { type UnitPricing } from "@postwright/core/models/UnitUsage"
import { type VideoCapabilities } from "@postwright/core/models/VideoModel"
import { Effect, Schema } from "effect"
import { microUsd } from "../shared/MicroUsd.ts"
import { fetchListed, maybe, type PriceOrigin } from "./internal/catalogue.ts"

/** One model of the list. */
export interface ListedVideoModel {
  readonly id: string
  readonly capabilities: Partial<VideoCapabilities>
  /** Absent: it is not charged by the second. */
  readonly pricing?: UnitPricing
  /** Whether it makes sound unless it is told not to. */
  readonly canMakeSound: boolean
}

/** The list by id; empty where it cannot be had in time, which is logged. It asks for no key. */
export const fetchVideoCatalogue = Effect.fn("OpenRouterVideoCatalogue.fetch")((baseUrl: string) =>
  fetchListed(baseUrl, { path: "/videos/models", what: "video models", entry: Entry, toListed })
)

/** A size in the words of a request; undefined for one that has no such words. */
export const shapeOf = (
  size: PixelSize
): { readonly resolution: string; readonly aspect_ratio: string } | undefined => {
  const short = Math.min(size.widthPx, size.heightPx)
  const ratio = Object.keys(ratios).find((name) => {
    const made = sizeOf(short, name)
    return made?.widthPx === size.widthPx && made.heightPx === size.heightPx
  })
  return ratio === undefined ? undefined : { resolution: `${short}p`, aspect_ratio: ratio }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const ratios: Readonly<Record<string, number>> = {
  "9:16": 9 / 16,
  "16:9": 16 / 9,
  "1:1": 1,
  "4:5": 4 / 5,
  "3:4": 3 / 4,
  "4:3": 4 / 3
}

/** `short`: pixels of the shorter side. */
const sizeOf = (short: number, ratio: string): PixelSize | undefined => {
  const shape = ratios[ratio]
  if (shape === undefined) return undefined
  const long = 2 * Math.round((short * Math.max(shape, 1 / shape)) / 2)
  return shape < 1 ? { widthPx: short, heightPx: long } : { widthPx: long, heightPx: short }
}

const Entry = Schema.Struct({
  id: Schema.NonEmptyString,
  supported_resolutions: maybe(Schema.Array(Schema.String)),
  supported_aspect_ratios: maybe(Schema.Array(Schema.String)),
  supported_durations: maybe(Schema.Array(Schema.Number)),
  supported_frame_images: maybe(Schema.Array(Schema.String)),
  generate_audio: maybe(Schema.Boolean),
  seed: maybe(Schema.Boolean),
  pricing_skus: maybe(Schema.Record(Schema.String, Schema.Unknown))
})

const toListed = (entry: typeof Entry.Type, origin: PriceOrigin): ListedVideoModel => {
  const sizes = (entry.supported_resolutions ?? []).flatMap((resolution) => {
    const short = Number(/^(\d{3,4})p$/.exec(resolution)?.[1] ?? Number.NaN)
    return (entry.supported_aspect_ratios ?? []).flatMap((ratio) =>
      Number.isFinite(short) ? (sizeOf(short, ratio) ?? []) : []
    )
  })
  const durations = (entry.supported_durations ?? []).filter((seconds) => seconds > 0)
  const [size, ...otherSizes] = sizes
  const [duration, ...otherDurations] = durations
  const pricing = toPricing(entry.pricing_skus ?? {}, origin)
  return {
    id: entry.id,
    capabilities: {
      ...(size === undefined ? {} : { sizes: [size, ...otherSizes] }),
      ...(duration === undefined ? {} : { durationsSeconds: [duration, ...otherDurations] }),
      supportsSeed: entry.seed === true,
      supportsFirstFrame: entry.supported_frame_images?.includes("first_frame") === true
    },
    ...(pricing === undefined ? {} : { pricing }),
    canMakeSound: entry.generate_audio === true
  }
}

/** The dearest second of the model: which of its prices counts is known when the video is there. */
const toPricing = (skus: Readonly<Record<string, unknown>>, origin: PriceOrigin): UnitPricing | undefined => {
  const rates = Object.entries(skus).map(([name, price]) => {
    const dollars = Number(price) / (name.startsWith("cents_per_") ? 100 : 1)
    const isBySecond = name.includes("duration_seconds") || /^cents_per_.*second/.test(name)
    return isBySecond && Number.isFinite(dollars) && dollars >= 0 ? dollars : Number.NaN
  })
  if (rates.length === 0 || rates.some(Number.isNaN)) return undefined
  return { microUsdPerMillion: { seconds: microUsd(Math.max(...rates) * 1_000_000) }, ...origin }
}
