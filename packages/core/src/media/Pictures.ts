/**
 * Has pictures made by image models, each at most once: what was paid for is kept with the objects of the organization.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer } from "effect"
import { type GeneratedImage } from "../models/ImageModel.ts"
import { ImageModels } from "../models/ImageModels.ts"
import { Images } from "../models/Images.ts"
import { type ModelId } from "../models/ModelChoice.ts"
import { type ModelError } from "../models/ModelError.ts"
import { costOfUnits, UnitUsage } from "../models/UnitUsage.ts"
import { type ObjectError } from "../objects/ObjectError.ts"
import { ObjectStore } from "../objects/ObjectStore.ts"
import { type CurrentActor } from "../tenancy/Actor.ts"
import { type BudgetId } from "../usage/Budget.ts"
import { Ledger } from "../usage/Ledger.ts"
import { type UsageError } from "../usage/UsageError.ts"
import { decodePicture, encodePicture } from "./internal/keptPictures.ts"
import { makePaidAnswers } from "./internal/paidAnswers.ts"
import { patiently } from "./internal/patience.ts"
import { promptFor } from "./internal/promptFor.ts"
import { type Visual } from "./VisualBrief.ts"

/** What is wanted. */
export interface PictureOrder extends Pick<Visual, "prompt" | "avoid" | "aspect"> {
  /** What it is for: the same words for something else are another picture. */
  readonly purpose: string
  /** Charged for it. @default none */
  readonly budgets?: ReadonlyArray<BudgetId> | undefined
}

/** A picture of a model. */
export interface MadePicture extends Omit<GeneratedImage, "revisedPrompt"> {
  readonly vendor: string
  /** The model that answered, by the vendor's name. */
  readonly model: string
  /** Millionths of a US dollar; absent where nobody knows. */
  readonly costMicroUsd?: number
  /** What is not as it was asked for, in English. */
  readonly warnings: ReadonlyArray<string>
}

/** More than the vendors' largest image of the best quality has. */
export const mostTokensOfImage = 10_000

/** Why there is no picture. */
export type PictureFailure = ModelError | UsageError | ObjectError

/** Pictures by image models, each paid for once. */
export class Pictures extends Context.Service<
  Pictures,
  {
    /**
     * Asks the model once, in the shape nearest to the aspect; the same order takes its answer from the objects of the
     * organization, after a restart too. What does not fit into the model's longest prompt of the things to avoid is
     * left out and told in `warnings`. Reserves of the budgets before, charges them after.
     *
     * Fails with what `Images` and the ledger fail with, and with `ObjectStoreUnavailable`.
     */
    readonly make: (model: ModelId, order: PictureOrder) => Effect.Effect<MadePicture, PictureFailure, CurrentActor>
  }
>()("@postwright/core/media/Pictures") {
  /** Over the registry of image models, the ledger and the objects. */
  static readonly layerNoDeps = Layer.effect(
    Pictures,
    Effect.gen(function* () {
      const images = yield* Images
      const models = yield* ImageModels
      const paid = makePaidAnswers({ ledger: yield* Ledger, objects: yield* ObjectStore })

      const make = Effect.fn("Pictures.make")(function* (id: ModelId, order: PictureOrder) {
        const model = yield* models.get(id)
        const { prompt, warnings } = promptFor(order, model.capabilities.maxPromptLength)
        const size = { ratio: order.aspect }
        const generation = yield* paid({
          kind: "pictures",
          model,
          asked: { prompt, size, purpose: order.purpose },
          budgets: order.budgets ?? [],
          estimate: new UnitUsage({
            images: 1,
            inputTokens: prompt.length,
            inputImageTokens: 0,
            outputTokens: mostTokensOfImage
          }),
          ask: (operationKey) => patiently(id, images.generate(id, { prompt, size, operationKey })),
          usageOf: countedUsage,
          encode: encodePicture,
          decode: decodePicture
        })
        const [image] = generation.images
        const cost = costOfUnits(countedUsage(generation), model.pricing)
        const made: MadePicture = {
          bytes: image.bytes,
          mediaType: image.mediaType,
          widthPx: image.widthPx,
          heightPx: image.heightPx,
          hasContentCredentials: image.hasContentCredentials,
          vendor: generation.vendor,
          model: generation.model,
          ...(cost === undefined ? {} : { costMicroUsd: cost }),
          warnings: [...generation.warnings, ...warnings]
        }
        return made
      })

      return Pictures.of({ make })
    })
  )

  static readonly layer = this.layerNoDeps.pipe(Layer.provide(Images.layer))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const countedUsage = ({ images, usage }: { readonly images: ReadonlyArray<unknown>; readonly usage: UnitUsage }) =>
  new UnitUsage({ images: images.length, inputImageTokens: 0, ...usage })
