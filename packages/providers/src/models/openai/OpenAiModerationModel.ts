/**
 * `ModerationModel` for OpenAI. The vendor asks nothing for it.
 *
 * @see https://developers.openai.com/api/reference/resources/moderations
 * @since 0.1.0
 */
import { type Credentials } from "@postwright/core/credentials/Credentials"
import { type ModelError } from "@postwright/core/models/ModelError"
import {
  decodeImageLabels,
  decodeLabels,
  type ImageModerationRequest,
  type ModerationModel,
  type ModerationRequest
} from "@postwright/core/policy/ModerationModel"
import { ModerationModels } from "@postwright/core/policy/ModerationModels"
import { Config, Effect, Layer, Schema } from "effect"
import * as Base64 from "effect/encoding/Base64"
import { type SdkUnavailable } from "../shared/VendorSdk.ts"
import { badResponse, callOf, type DoorOptions, idOf, readBy } from "./internal/doors.ts"

export interface Options extends DoorOptions {
  /** @default "omni-moderation-latest" */
  readonly model?: string
  /** False: it is asked about images alone, and no text of a post goes to the vendor. @default true */
  readonly readsTexts?: boolean
}

/** A score below this is no label: the vendor gives one to every text in every category. */
export const minScore = 0.01

/** The vendor's categories, and what they are called here. Of several the highest score counts. */
export const categories = {
  hate: "hate",
  "hate/threatening": "hate",
  harassment: "harassment",
  "harassment/threatening": "harassment",
  sexual: "sexual",
  "sexual/minors": "minors",
  violence: "violence",
  "violence/graphic": "violence",
  "self-harm": "self-harm",
  "self-harm/intent": "self-harm",
  "self-harm/instructions": "self-harm",
  illicit: "illicit",
  "illicit/violent": "illicit"
} as const

/**
 * What it takes of images. In the vendor's other categories an image alone has the score 0.
 *
 * @see https://developers.openai.com/api/docs/guides/moderation (2026-11-22)
 */
export const takesImages = {
  mediaTypes: ["image/png", "image/jpeg", "image/webp"],
  maxBytes: 20_000_000,
  categories: ["sexual", "violence", "self-harm"]
} satisfies ModerationModel["capabilities"]["takesImages"]

/** The model. A call fails with `Unauthorized` where the organization has no key. */
export const make = Effect.fnUntraced(function* (
  options: Options = {}
): Effect.fn.Return<ModerationModel, ModelError | SdkUnavailable, Credentials> {
  const model = options.model ?? "omni-moderation-latest"
  const id = idOf(options, model)
  const call = yield* callOf(options, model, maxAnswerBytes)

  const moderate = Effect.fn("OpenAiModerationModel.moderate")(function* (request: ModerationRequest) {
    const { texts } = request
    const answered = yield* call(texts, (client, signal): PromiseLike<unknown> =>
      client.moderations.create({ model, input: [...texts] }, { signal })
    )
    const { results } = yield* read(id, answered)
    if (results.length < texts.length) {
      return yield* badResponse(id, `${results.length} results came for ${texts.length} texts`)
    }
    return yield* decodeLabels(
      id,
      request,
      results.flatMap((result, text) => labelsOf(result.category_scores).map((label) => ({ ...label, text })))
    )
  })

  // All that one request holds gets one result together, so that each image has a request of its own.
  const moderateImages = Effect.fn("OpenAiModerationModel.moderateImages")(function* (request: ImageModerationRequest) {
    const labels = yield* Effect.forEach(
      request.images,
      Effect.fnUntraced(function* ({ bytes, mediaType }, image) {
        const url = `data:${mediaType};base64,${Base64.encode(bytes)}`
        const answered = yield* call([], (client, signal): PromiseLike<unknown> =>
          client.moderations.create({ model, input: [{ type: "image_url", image_url: { url } }] }, { signal })
        )
        const [result] = (yield* read(id, answered)).results
        if (result === undefined) return yield* badResponse(id, "no result came for an image")
        return labelsOf(result.category_scores).map((label) => ({ ...label, image }))
      }),
      { concurrency: 4 }
    )
    return yield* decodeImageLabels(id, request, labels.flat())
  })

  // Only the omni models look at images.
  const looks = model.startsWith("omni-")
  return {
    id,
    capabilities: {
      categories: ["hate", "harassment", "sexual", "minors", "violence", "self-harm", "illicit"],
      // Of longer texts the vendor's guide says that they are judged less well.
      maxTextLength: options.readsTexts === false ? 0 : 2_000,
      ...(looks ? { takesImages } : {})
    },
    moderate,
    ...(looks ? { moderateImages } : {})
  }
})

/** Contributes the model to `ModerationModels`. */
export const layer = (
  options: Options = {}
): Layer.Layer<never, ModelError | SdkUnavailable, ModerationModels | Credentials> =>
  ModerationModels.layerEntry(make(options))

/** As `layer`, with options from the configuration. Keys stay in `Credentials`. */
export const layerConfig = (
  options: Config.Wrap<Options>
): Layer.Layer<never, ModelError | SdkUnavailable | Config.ConfigError, ModerationModels | Credentials> =>
  Layer.unwrap(Effect.map(Config.unwrap(options), layer))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxAnswerBytes = 10_000_000

const read = readBy(
  Schema.Struct({
    results: Schema.Array(
      Schema.Struct({
        // Older models have none for some.
        category_scores: Schema.Record(Schema.String, Schema.NullOr(Schema.Finite))
      })
    )
  })
)

const isKnown = (category: string): category is keyof typeof categories => Object.hasOwn(categories, category)

const labelsOf = (scores: Readonly<Record<string, number | null>>) => {
  const highest = new Map<string, number>()
  for (const [category, score] of Object.entries(scores)) {
    // A category that is new at the vendor is one that no rule here knows.
    if (score === null || !isKnown(category)) continue
    const ours = categories[category]
    // A score without sense is handed on, so that it is refused.
    if (score >= minScore || score < 0) highest.set(ours, score < 0 ? score : Math.max(score, highest.get(ours) ?? 0))
  }
  return [...highest].map(([category, score]) => ({ category, score }))
}
