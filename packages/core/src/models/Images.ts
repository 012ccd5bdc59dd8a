/**
 * Has images made: finds the size that a model makes for a ratio, and refuses what the model cannot do before it is
 * asked and paid.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer } from "effect"
import { type CurrentActor } from "../tenancy/Actor.ts"
import {
  type ImageCapabilities,
  ImageGeneration,
  type ImageRequest,
  maxImageBytes,
  type PixelSize,
  textOfSize
} from "./ImageModel.ts"
import { ImageModels } from "./ImageModels.ts"
import { bytesFor, problemOfText, rejected } from "./internal/answers.ts"
import { distanceOf, isSizeOf, nearestSize } from "./internal/imageSizes.ts"
import { type ModelId } from "./ModelChoice.ts"
import { type ModelError } from "./ModelError.ts"

/** What is wanted. */
export interface ImageOrder extends Omit<ImageRequest, "size" | "count"> {
  /** Exactly these pixels, or the nearest size to a ratio of width to height such as `9:16`. */
  readonly size: PixelSize | { readonly ratio: `${number}:${number}` }
  /** @default 1 */
  readonly count?: number
}

export class Images extends Context.Service<
  Images,
  {
    /**
     * Asks once. Where the model has no size of the ratio, the nearest one is taken and named in `warnings`; so is a
     * seed that the model does not know.
     *
     * Fails with `ModelNotFound`; with `RequestRejected` before anything is asked, for a prompt that is empty or too long,
     * a size, count or background that the model does not make, and input images that it does not take; and with what
     * the model fails with.
     */
    readonly generate: (model: ModelId, order: ImageOrder) => Effect.Effect<ImageGeneration, ModelError, CurrentActor>
  }
>()("@postwright/core/models/Images") {
  static readonly layer: Layer.Layer<Images, never, ImageModels> = Layer.effect(
    Images,
    Effect.gen(function* () {
      const models = yield* ImageModels

      const generate = Effect.fn("Images.generate")(function* (id: ModelId, order: ImageOrder) {
        const model = yield* models.get(id)
        const { capabilities } = model
        const warnings: Array<string> = []
        const size = sizeOf(capabilities, order, warnings)
        const problem = problemOf(capabilities, order, size)
        if (size === undefined || problem !== undefined)
          return yield* rejected(id, problem ?? "its size makes no sense")
        const { seed, ...rest } = order
        if (seed !== undefined && !capabilities.supportsSeed) warnings.push("the model takes no seed; it was left out")
        const made = yield* model.generate({
          ...rest,
          ...(seed !== undefined && capabilities.supportsSeed ? { seed } : {}),
          size,
          count: order.count ?? 1
        })
        return new ImageGeneration({ ...made, warnings: [...warnings, ...made.warnings] })
      })

      return Images.of({ generate })
    })
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// As far from the ratio as nobody sees.
const unseenDistance = 0.02

const sizeOf = (
  capabilities: ImageCapabilities,
  { size }: ImageOrder,
  warnings: Array<string>
): PixelSize | undefined => {
  if (!("ratio" in size)) return size
  const [width = 0, height = 0] = size.ratio.split(":").map(Number)
  const ratio = width / height
  if (!(ratio > 0 && ratio < Infinity)) return undefined
  const nearest = nearestSize(capabilities, ratio)
  if (nearest !== undefined && distanceOf(nearest, ratio) > unseenDistance) {
    warnings.push(`the model makes no ${size.ratio}; the nearest is ${textOfSize(nearest)}`)
  }
  return nearest
}

const problemOf = (
  capabilities: ImageCapabilities,
  { background, count = 1, inputImages = [], prompt, size: wanted }: ImageOrder,
  size: PixelSize | undefined
): string | undefined => {
  const text = problemOfText("the prompt", prompt, capabilities.maxPromptLength)
  if (text !== undefined) return text
  if (size === undefined) {
    return `"${"ratio" in wanted ? wanted.ratio : textOfSize(wanted)}" is no ratio of width to height`
  }
  if (!isSizeOf(capabilities, size)) {
    const fixed = capabilities.sizes.map(textOfSize).join(", ")
    return `it makes no image of ${textOfSize(size)}${fixed === "" ? "" : `, but ${fixed}`}`
  }
  if (!Number.isInteger(count) || count < 1 || count > capabilities.maxCount) {
    return `it makes 1 to ${capabilities.maxCount} images at once, not ${count}`
  }
  if (background === "transparent" && !capabilities.supportsTransparency) return "it makes no transparent background"
  if (inputImages.length > capabilities.maxInputImages) {
    return `it takes at most ${capabilities.maxInputImages} images to work from, not ${inputImages.length}`
  }
  const large = inputImages.find(({ bytes }) => bytes.length > maxImageBytes)
  return large === undefined ? undefined : `an image to work from has ${bytesFor(large.bytes.length)}`
}
