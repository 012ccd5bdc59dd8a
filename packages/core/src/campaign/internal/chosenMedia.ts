import { Effect } from "effect"
import { ImageModels } from "../../models/ImageModels.ts"
import { SpeechModels } from "../../models/SpeechModels.ts"
import { VideoModels } from "../../models/VideoModels.ts"
import { type MediaOptions } from "../MediaOptions.ts"

/** Finds the models that options of media choose; none where they choose none. Fails with `ModelNotFound`. */
export const makeMediaModels = Effect.gen(function* () {
  const imageModels = yield* ImageModels
  const videoModels = yield* VideoModels
  const speechModels = yield* SpeechModels

  return Effect.fnUntraced(function* (options: MediaOptions) {
    const { clips, images, voice } = options
    if (clips === undefined && images === undefined && typeof voice !== "object") return undefined
    return {
      options,
      images: images === undefined ? undefined : yield* imageModels.get(images.model),
      clips: clips === undefined ? undefined : yield* videoModels.get(clips.model),
      voice: typeof voice === "object" ? yield* speechModels.get(voice.model) : undefined
    }
  })
})

/** Whether media ask models that may cost. */
export const choosesPaidMedia = (media: MediaOptions | false | undefined): boolean =>
  media !== undefined &&
  media !== false &&
  (media.images !== undefined ||
    media.clips !== undefined ||
    ((media.videos ?? 0) !== 0 && typeof media.voice === "object"))
