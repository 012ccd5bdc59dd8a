/**
 * Has clips made by video models, each at most once: the job is kept with the objects of the organization from its
 * submission on, and so is what was made.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer } from "effect"
import { type PixelSize } from "../models/ImageModel.ts"
import { type ModelId } from "../models/ModelChoice.ts"
import { type ModelError } from "../models/ModelError.ts"
import { costOfUnits, UnitUsage } from "../models/UnitUsage.ts"
import { type GeneratedVideo, type VideoCapabilities } from "../models/VideoModel.ts"
import { VideoModels } from "../models/VideoModels.ts"
import { Videos } from "../models/Videos.ts"
import { type ObjectError } from "../objects/ObjectError.ts"
import { ObjectStore } from "../objects/ObjectStore.ts"
import { type CurrentActor } from "../tenancy/Actor.ts"
import { type BudgetId } from "../usage/Budget.ts"
import { Ledger } from "../usage/Ledger.ts"
import { type UsageError } from "../usage/UsageError.ts"
import { makePaidJobs } from "./internal/paidJobs.ts"
import { promptFor } from "./internal/promptFor.ts"
import { type Aspect } from "./VisualFrames.ts"
import { type Visual } from "./VisualBrief.ts"

/** What is wanted. */
export interface ClipOrder extends Pick<Visual, "prompt" | "avoid" | "aspect"> {
  /** How long it is shown. The model's shortest length that is enough is taken, else its longest. */
  readonly seconds: number
  /** What it is for: the same words for something else are another clip. */
  readonly purpose: string
  /** Charged for it. @default none */
  readonly budgets?: ReadonlyArray<BudgetId> | undefined
}

/** A clip of a model. Its sound, where it has one, is the model's too. */
export interface MadeClip extends Pick<
  GeneratedVideo,
  "bytes" | "mediaType" | "hasContentCredentials" | "vendor" | "model"
> {
  /** As it was asked for. */
  readonly durationSeconds: number
  /** Millionths of a US dollar; absent where nobody knows. */
  readonly costMicroUsd?: number
  /** What is not as it was asked for, in English. */
  readonly warnings: ReadonlyArray<string>
}

/** Why there is no clip. */
export type ClipFailure = ModelError | UsageError | ObjectError

/** Most bytes of a clip. */
export const maxClipBytes = 200_000_000

/** Clips by video models, each paid for once. */
export class Clips extends Context.Service<
  Clips,
  {
    /**
     * Has the clip made, which takes minutes, in the shape nearest to the aspect. The same order goes on with the job that
     * was submitted for it, after a restart too, and takes what was made from the objects of the organization. Reserves of
     * the budgets before, charges them when it is there; a job that nobody waits for any more keeps its reservation. A job
     * that failed for good is given back, and the same order submits another one.
     *
     * Fails with what `Videos` and the ledger fail with, and with `ObjectStoreUnavailable`.
     */
    readonly make: (model: ModelId, order: ClipOrder) => Effect.Effect<MadeClip, ClipFailure, CurrentActor>
  }
>()("@postwright/core/media/Clips") {
  /** Over the registry of video models, the ledger and the objects. */
  static readonly layerNoDeps = Layer.effect(
    Clips,
    Effect.gen(function* () {
      const models = yield* VideoModels
      const jobs = makePaidJobs({ ledger: yield* Ledger, objects: yield* ObjectStore, videos: yield* Videos })

      const make = Effect.fn("Clips.make")(function* (id: ModelId, order: ClipOrder) {
        const model = yield* models.get(id)
        const { prompt, warnings } = promptFor(order, model.capabilities.maxPromptLength)
        const durationSeconds = lengthFor(order.seconds, model.capabilities)
        const counted = { seconds: durationSeconds, inputTokens: prompt.length, inputImageTokens: 0, images: 0 }
        const usageOf = ({ usage }: GeneratedVideo) => new UnitUsage({ ...counted, ...usage })
        const video = yield* jobs({
          model,
          request: { prompt, size: sizeFor(order.aspect, model.capabilities), durationSeconds },
          purpose: order.purpose,
          budgets: order.budgets ?? [],
          estimate: new UnitUsage(counted),
          usageOf,
          maxBytes: maxClipBytes
        })
        const cost = costOfUnits(usageOf(video), model.pricing)
        const { bytes, hasContentCredentials, mediaType, vendor } = video
        const made: MadeClip = {
          bytes,
          mediaType,
          hasContentCredentials,
          vendor,
          model: video.model,
          durationSeconds,
          ...(cost === undefined ? {} : { costMicroUsd: cost }),
          warnings: [...video.warnings, ...warnings]
        }
        return made
      })

      return Clips.of({ make })
    })
  )

  static readonly layer = this.layerNoDeps.pipe(Layer.provide(Videos.layer))
}

/** The model's shortest length that is enough, else its longest. */
export const lengthFor = (
  seconds: number,
  { durationsSeconds: [first, ...more] }: Pick<VideoCapabilities, "durationsSeconds">
): number =>
  more.reduce(
    (best, one) => (best < seconds ? Math.max(best, one) : one >= seconds ? Math.min(best, one) : best),
    first
  )

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** More pixels than a video is rendered with only take time and money. */
const enoughPixels = 1_080 * 1_920

const ratios: Readonly<Record<Aspect, number>> = { "9:16": 9 / 16, "4:5": 4 / 5, "1:1": 1, "16:9": 16 / 9 }

/** The nearest shape; of the sizes in it the largest that is not too large. */
const sizeFor = (aspect: Aspect, { sizes: [first, ...more] }: Pick<VideoCapabilities, "sizes">): PixelSize => {
  const far = ({ heightPx, widthPx }: PixelSize) =>
    Math.round(Math.abs(Math.log(widthPx / heightPx / ratios[aspect])) * 100)
  const pixels = ({ heightPx, widthPx }: PixelSize) => widthPx * heightPx
  const rank = (size: PixelSize) => (pixels(size) <= enoughPixels ? enoughPixels - pixels(size) : pixels(size))
  return more.reduce((best, size) => {
    const nearer = far(size) - far(best)
    return nearer < 0 || (nearer === 0 && rank(size) < rank(best)) ? size : best
  }, first)
}
