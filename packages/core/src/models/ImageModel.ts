/**
 * Port: a model that makes images from words, and from other images where it can. A plain async function becomes one by
 * `ImageModelFromPromises`. What a model cannot make is refused by `Images` before it is asked.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import { type CurrentActor } from "../tenancy/Actor.ts"
import { readImageFile } from "./ImageFile.ts"
import { answerFields, badResponse, bytesFor, commonFields, commonOf, decodeAnswer } from "./internal/answers.ts"
import { type ModelId } from "./ModelChoice.ts"
import { type ModelError } from "./ModelError.ts"
import { type UnitPricing } from "./UnitUsage.ts"

const Pixels = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))

/** Width and height in pixels. */
export const PixelSize = Schema.Struct({ widthPx: Pixels, heightPx: Pixels })
export type PixelSize = typeof PixelSize.Type

/** Sizes beside the fixed ones. */
export interface FreeSizes {
  /** Both sides are a multiple of it. */
  readonly multipleOf: number
  readonly maxWidthPx: number
  readonly maxHeightPx: number
  /** Longer side by shorter side, at most. */
  readonly maxRatio: number
  /** Width by height, at most. */
  readonly maxPixels: number
  /** Width by height, at most, of a size that is chosen for a ratio. */
  readonly usualPixels: number
}

/** What an image model can do, as data. */
export interface ImageCapabilities {
  /** Sizes it makes. */
  readonly sizes: ReadonlyArray<PixelSize>
  /** @default none but the fixed ones */
  readonly freeSizes?: FreeSizes
  /** Most images in one call, from 1. */
  readonly maxCount: number
  /** Longest prompt, in UTF-16 code units. */
  readonly maxPromptLength: number
  readonly supportsSeed: boolean
  readonly supportsTransparency: boolean
  /** Most images it takes to work from; 0: words only. */
  readonly maxInputImages: number
}

/** A file to work from. */
export interface InputImage {
  readonly bytes: Uint8Array
  readonly mediaType: "image/png" | "image/jpeg" | "image/webp"
}

/** One call. */
export interface ImageRequest {
  /** 1 to `maxPromptLength`. */
  readonly prompt: string
  /** One that the model makes. */
  readonly size: PixelSize
  /** 1 to `maxCount`. */
  readonly count: number
  /** The same seed asks for the same image; no vendor promises it. */
  readonly seed?: number
  /** @default as the model likes */
  readonly background?: "opaque" | "transparent"
  /** Images to change as the prompt says. @default none */
  readonly inputImages?: ReadonlyArray<InputImage>
  /** Goes to vendors that drop a request with a key they have seen. */
  readonly operationKey?: string
}

/** One image. Format, size and credentials are read from the file, whatever was asked for. */
export class GeneratedImage extends Schema.Class<GeneratedImage>("@postwright/core/models/GeneratedImage")({
  bytes: Schema.Uint8Array,
  mediaType: Schema.Literals(["image/png", "image/jpeg", "image/webp"]),
  widthPx: Pixels,
  heightPx: Pixels,
  /** Whether the vendor marked the file as generated, by a C2PA manifest within it. */
  hasContentCredentials: Schema.Boolean,
  /** The prompt as the vendor rewrote it. */
  revisedPrompt: Schema.optionalKey(Schema.String)
}) {}

/** The images of one call. Vendor and model belong into their provenance. */
export class ImageGeneration extends Schema.Class<ImageGeneration>("@postwright/core/models/ImageGeneration")({
  images: Schema.NonEmptyArray(GeneratedImage),
  ...commonFields
}) {}

export interface ImageModel {
  readonly id: ModelId
  /** Lower-case name such as `openai`. */
  readonly vendor: string
  /** The vendor's name of the model. */
  readonly model: string
  readonly capabilities: ImageCapabilities
  /** Absent: what a call costs is known only where the vendor says it. */
  readonly pricing?: UnitPricing
  /**
   * Asks once. Interruption cancels the request at the vendor. Credentials are those of the current actor's organization.
   * Fails with `Refused` for what the vendor does not draw, with `BadResponse` for an answer that is no image or more
   * than `maxImageBytes`, and with what models fail with.
   */
  readonly generate: (request: ImageRequest) => Effect.Effect<ImageGeneration, ModelError, CurrentActor>
}

/** The most that one image may have, whoever made it: 50 MB. */
export const maxImageBytes = 50_000_000

/** What an adapter has to hand to `decodeImages`. */
export const ImageAnswer = Schema.Struct({
  images: Schema.NonEmptyArray(
    Schema.Struct({ bytes: Schema.Uint8Array, revisedPrompt: Schema.optional(Schema.String) })
  ),
  ...answerFields
})

/** What a vendor answered, as images. Fails with `BadResponse` for files that are no images, too large or too many. */
export const decodeImages = Effect.fnUntraced(function* (
  model: Pick<ImageModel, "id" | "vendor" | "model">,
  { count, size }: ImageRequest,
  answered: unknown
): Effect.fn.Return<ImageGeneration, ModelError> {
  const answer = yield* decode(model, answered)
  if (answer.images.length > count) {
    return yield* badResponse(model.id, `${answer.images.length} images came for ${count}`)
  }
  const images: Array<GeneratedImage> = []
  const warnings = new Set(answer.warnings ?? [])
  if (answer.images.length < count) warnings.add(`${answer.images.length} images came for ${count}`)
  for (const { bytes, revisedPrompt } of answer.images) {
    if (bytes.length > maxImageBytes) return yield* badResponse(model.id, `an image of ${bytesFor(bytes.length)}`)
    const file = readImageFile(bytes)
    if (file === undefined) return yield* badResponse(model.id, "a file is no PNG, JPEG or WebP")
    if (file.widthPx !== size.widthPx || file.heightPx !== size.heightPx) {
      warnings.add(`${textOfSize(file)} came for ${textOfSize(size)}`)
    }
    images.push(new GeneratedImage({ bytes, ...file, ...(revisedPrompt === undefined ? {} : { revisedPrompt }) }))
  }
  const [first, ...rest] = images
  if (first === undefined) return yield* badResponse(model.id, "no image came")
  return new ImageGeneration({
    images: [first, ...rest],
    ...commonOf(model, { ...answer, warnings: [...warnings] })
  })
})

/** A size for a reader: `1024x1536`. */
export const textOfSize = ({ heightPx, widthPx }: PixelSize): string => `${widthPx}x${heightPx}`

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const decode = decodeAnswer(ImageAnswer)
