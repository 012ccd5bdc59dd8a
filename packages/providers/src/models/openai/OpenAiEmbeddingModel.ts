/**
 * `EmbeddingModel` for OpenAI.
 *
 * @see https://developers.openai.com/api/reference/resources/embeddings
 * @since 0.1.0
 */
import { type Credentials } from "@postwright/core/credentials/Credentials"
import { decodeEmbedding, type EmbeddingModel, type EmbedRequest } from "@postwright/core/models/EmbeddingModel"
import { EmbeddingModels } from "@postwright/core/models/EmbeddingModels"
import { type ModelError } from "@postwright/core/models/ModelError"
import { type UnitPricing } from "@postwright/core/models/UnitUsage"
import { Config, Effect, Layer, Schema } from "effect"
import { type SdkUnavailable } from "../shared/VendorSdk.ts"
import { badResponse, bytesOf, callOf, Count, type DoorOptions, idOf, readBy, vendor } from "./internal/doors.ts"
import { pricingOf } from "./internal/mediaPrices.ts"

export interface Options extends DoorOptions {
  /** @default "text-embedding-3-small" */
  readonly model?: string
  /** Fewer than the model's own, where it can. @default 3,072 of `text-embedding-3-large`, else 1,536 */
  readonly dimensions?: number
  /** @default what is known of the price of the model; else what a call costs is not known */
  readonly pricing?: UnitPricing
}

/** The model. A call fails with `Unauthorized` where the organization has no key. */
export const make = Effect.fnUntraced(function* (
  options: Options = {}
): Effect.fn.Return<EmbeddingModel, ModelError | SdkUnavailable, Credentials> {
  const model = options.model ?? "text-embedding-3-small"
  const id = idOf(options, model)
  const call = yield* callOf(options, model, maxAnswerBytes)
  const pricing = options.pricing ?? pricingOf(model)
  const facts = {
    id,
    vendor,
    model,
    capabilities: {
      dimensions: options.dimensions ?? (model === "text-embedding-3-large" ? 3_072 : 1_536),
      maxTextTokens: 8_192,
      maxBatch: 2_048,
      maxBatchTokens: 300_000
    },
    ...(pricing === undefined ? {} : { pricing })
  }

  const embed = Effect.fn("OpenAiEmbeddingModel.embed")(function* (request: EmbedRequest) {
    const answered = yield* call(request.texts, (client, signal): PromiseLike<unknown> =>
      client.embeddings.create(
        {
          model,
          input: [...request.texts],
          // A third of the bytes of numbers in decimals.
          encoding_format: "base64",
          ...(options.dimensions === undefined ? {} : { dimensions: options.dimensions })
        },
        { signal }
      )
    )
    const answer = yield* read(id, answered)
    const ordered = answer.data.toSorted((a, b) => a.index - b.index)
    if (ordered.some(({ index }, place) => index !== place)) {
      return yield* badResponse(id, "the vectors are not those of the texts")
    }
    const vectors = yield* Effect.forEach(ordered, ({ embedding }) => Effect.map(bytesOf(id, embedding), numbersOf))
    return yield* decodeEmbedding(facts, request, {
      vectors,
      model: answer.model,
      usage: { inputTokens: answer.usage.prompt_tokens }
    })
  })

  return { ...facts, embed }
})

/** Contributes the model to `EmbeddingModels`. */
export const layer = (
  options: Options = {}
): Layer.Layer<never, ModelError | SdkUnavailable, EmbeddingModels | Credentials> =>
  EmbeddingModels.layerEntry(make(options))

/** As `layer`, with options from the configuration. Keys stay in `Credentials`. */
export const layerConfig = (
  options: Config.Wrap<Options>
): Layer.Layer<never, ModelError | SdkUnavailable | Config.ConfigError, EmbeddingModels | Credentials> =>
  Layer.unwrap(Effect.map(Config.unwrap(options), layer))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// 2,048 vectors of 3,072 numbers in base64 are 34 MB.
const maxAnswerBytes = 64_000_000

const read = readBy(
  Schema.Struct({
    model: Schema.NonEmptyString,
    data: Schema.Array(Schema.Struct({ index: Count, embedding: Schema.String })),
    usage: Schema.Struct({ prompt_tokens: Count })
  })
)

/** Little-endian numbers of 32 bits. */
const numbersOf = (bytes: Uint8Array): ReadonlyArray<number> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: Math.floor(bytes.byteLength / 4) }, (_, index) => view.getFloat32(index * 4, true))
}
