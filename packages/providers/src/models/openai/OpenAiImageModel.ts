/**
 * `ImageModel` for OpenAI's GPT image models: words to images, and images to images.
 *
 * @see https://developers.openai.com/api/reference/resources/images
 * @since 0.1.0
 */
import { type Credentials } from "@postwright/core/credentials/Credentials"
import {
  decodeImages,
  type ImageCapabilities,
  type ImageModel,
  type ImageRequest,
  textOfSize
} from "@postwright/core/models/ImageModel"
import { ImageModels } from "@postwright/core/models/ImageModels"
import { type ModelError } from "@postwright/core/models/ModelError"
import { type UnitPricing } from "@postwright/core/models/UnitUsage"
import type OpenAI from "openai"
import { Config, Effect, Layer, Schema } from "effect"
import { type SdkUnavailable } from "../shared/VendorSdk.ts"
import { bytesOf, callOf, Count, type DoorOptions, fileOf, idOf, readBy, vendor } from "./internal/doors.ts"
import { pricingOf } from "./internal/mediaPrices.ts"

export interface Options extends DoorOptions {
  /** @default "gpt-image-2" */
  readonly model?: string
  /** @default the model's own */
  readonly quality?: "low" | "medium" | "high"
  /** Where nothing is said of the background. A transparent one is a PNG. @default "png" */
  readonly format?: "png" | "jpeg" | "webp"
  /** What differs from what is known of the model. */
  readonly capabilities?: Partial<ImageCapabilities>
  /** @default what is known of the price of the model; else what a call costs is not known */
  readonly pricing?: UnitPricing
}

/** The model. A call fails with `Unauthorized` where the organization has no key. */
export const make = Effect.fnUntraced(function* (
  options: Options = {}
): Effect.fn.Return<ImageModel, ModelError | SdkUnavailable, Credentials> {
  const model = options.model ?? "gpt-image-2"
  const id = idOf(options, model)
  const capabilities = { ...capabilitiesOf(model), ...options.capabilities }
  const call = yield* callOf(options, model, maxAnswerBytes)
  const pricing = options.pricing ?? pricingOf(model)
  const facts = { id, vendor, model, capabilities, ...(pricing === undefined ? {} : { pricing }) }

  const ask = ({ background, count, inputImages = [], prompt, size }: ImageRequest) => {
    const body = {
      model,
      prompt,
      n: count,
      size: textOfSize(size),
      ...(options.quality === undefined ? {} : { quality: options.quality }),
      ...(background === undefined ? {} : { background }),
      output_format: background === "transparent" ? "png" : (options.format ?? "png")
    } as const
    return (client: OpenAI, signal: AbortSignal): PromiseLike<unknown> =>
      inputImages.length === 0
        ? client.images.generate(body, { signal })
        : client.images.edit({ ...body, image: inputImages.map(toFile) }, { signal })
  }

  const generate = Effect.fn("OpenAiImageModel.generate")(function* (request: ImageRequest) {
    const answered = yield* call([request.prompt], ask(request))
    const { data, usage } = yield* read(id, answered)
    const images = yield* Effect.forEach(data, ({ b64_json, revised_prompt }) =>
      Effect.map(bytesOf(id, b64_json), (bytes) => ({ bytes, revisedPrompt: revised_prompt }))
    )
    return yield* decodeImages(facts, request, {
      images,
      usage: {
        images: images.length,
        ...(usage === undefined ? {} : tokensOf(usage))
      }
    })
  })

  return { ...facts, generate }
})

/** Contributes the model to `ImageModels`. */
export const layer = (
  options: Options = {}
): Layer.Layer<never, ModelError | SdkUnavailable, ImageModels | Credentials> => ImageModels.layerEntry(make(options))

/** As `layer`, with options from the configuration. Keys stay in `Credentials`. */
export const layerConfig = (
  options: Config.Wrap<Options>
): Layer.Layer<never, ModelError | SdkUnavailable | Config.ConfigError, ImageModels | Credentials> =>
  Layer.unwrap(Effect.map(Config.unwrap(options), layer))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Ten images of 15 MB in base64.
const maxAnswerBytes = 200_000_000

const fixed = [
  { widthPx: 1_024, heightPx: 1_024 },
  { widthPx: 1_536, heightPx: 1_024 },
  { widthPx: 1_024, heightPx: 1_536 }
]

// Of gpt-image-2 and later any size that 16 divides, from 1:3 to 3:1, up to 3840x2160; above 2560x1440 it is an experiment.
const capabilitiesOf = (model: string): ImageCapabilities => ({
  sizes: fixed,
  ...(/^gpt-image-[2-9]/.test(model)
    ? {
        freeSizes: {
          multipleOf: 16,
          maxWidthPx: 3_840,
          maxHeightPx: 3_840,
          maxRatio: 3,
          maxPixels: 3_840 * 2_160,
          usualPixels: 2_560 * 1_440
        }
      }
    : {}),
  maxCount: 10,
  maxPromptLength: 32_000,
  supportsSeed: false,
  supportsTransparency: true,
  maxInputImages: 16
})

const Usage = Schema.Struct({
  input_tokens: Count,
  input_tokens_details: Schema.optional(Schema.Struct({ text_tokens: Count, image_tokens: Count })),
  output_tokens: Count
})

const read = readBy(
  Schema.Struct({
    data: Schema.Array(Schema.Struct({ b64_json: Schema.String, revised_prompt: Schema.optional(Schema.String) })),
    usage: Schema.optional(Usage)
  })
)

// Without the parts nobody knows what of it was images, and so what they cost.
const tokensOf = ({ input_tokens, input_tokens_details, output_tokens }: typeof Usage.Type) => ({
  ...(input_tokens_details === undefined
    ? { inputTokens: input_tokens }
    : { inputTokens: input_tokens_details.text_tokens, inputImageTokens: input_tokens_details.image_tokens }),
  outputTokens: output_tokens
})

const toFile = ({ bytes, mediaType }: NonNullable<ImageRequest["inputImages"]>[number], index: number): File =>
  fileOf(bytes, `image-${index}.${mediaType.slice("image/".length)}`, mediaType)
