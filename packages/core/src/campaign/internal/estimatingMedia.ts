import { type ImageModel } from "../../models/ImageModel.ts"
import { type SpeechModel } from "../../models/SpeechModel.ts"
import { costOfUnits, type UnitPricing, UnitUsage } from "../../models/UnitUsage.ts"
import { type VideoModel } from "../../models/VideoModel.ts"
import { type Format, type Platform } from "../../content/Platform.ts"
import { mostTokensOfImage } from "../../media/Pictures.ts"
import { scriptLimits } from "../../media/Script.ts"
import { visualLimits } from "../../media/VisualBrief.ts"
import { carouselSize } from "../../media/VisualFrames.ts"
import { MediaEstimate } from "../CampaignEstimate.ts"
import { type MediaOptions } from "../MediaOptions.ts"
import { isPictured } from "./media/waiting.ts"

/** What media are asked of, and how. */
export interface EstimatedMedia {
  readonly options: MediaOptions
  /** Those that the options choose. */
  readonly images: ImageModel | undefined
  readonly clips: VideoModel | undefined
  readonly voice: SpeechModel | undefined
}

/** What models of media are asked for at most: every picture that a post may have, every scene that a script may. */
export const estimateMedia = (
  posts: ReadonlyArray<{ readonly platform: Platform; readonly format: Format }>,
  { clips, images, options, voice }: EstimatedMedia
): ReadonlyArray<MediaEstimate> => {
  const videos = Math.min(
    posts.filter(({ format }) => format === "video").length,
    options.videos === "all" ? Number.POSITIVE_INFINITY : (options.videos ?? 0)
  )
  const ofStills = posts.map((post) => {
    if (post.format === "video" || !isPictured(post, options.cards)) return 0
    const all = post.format === "carousel" ? carouselSize(post.platform).max : 1
    return Math.min(all, options.images?.most ?? all)
  })
  const perVideo = Math.min(visualLimits.maxVisuals, options.images?.most ?? visualLimits.maxVisuals)
  const scenes = Math.min(scriptLimits.maxScenes, options.clips?.most ?? scriptLimits.maxScenes)
  return [
    ...(images === undefined
      ? []
      : [
          estimateOf(
            "pictures",
            images,
            ofStills.reduce((sum, count) => sum + count, videos * perVideo),
            {
              images: 1,
              inputTokens: visualLimits.maxPrompt,
              inputImageTokens: 0,
              outputTokens: mostTokensOfImage
            }
          )
        ]),
    ...(clips === undefined
      ? []
      : [
          estimateOf("clips", clips, videos * scenes, {
            seconds: Math.max(...clips.capabilities.durationsSeconds),
            inputTokens: visualLimits.maxPrompt,
            inputImageTokens: 0,
            images: 0
          })
        ]),
    ...(voice === undefined
      ? []
      : [estimateOf("voices", voice, videos, { characters: mostSpoken, seconds: mostSeconds })])
  ].filter(({ count }) => count > 0)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Of one video: a minute and a half, spoken fast. */
const mostSeconds = 90
const mostSpoken = 20 * mostSeconds

const estimateOf = (
  kind: MediaEstimate["kind"],
  model: { readonly id: string; readonly pricing?: UnitPricing },
  count: number,
  each: ConstructorParameters<typeof UnitUsage>[0]
): MediaEstimate => {
  const cost = costOfUnits(new UnitUsage(each), model.pricing)
  return new MediaEstimate({ kind, model: model.id, count, mostMicroUsd: cost === undefined ? null : cost * count })
}
