import { assert, describe, it } from "@effect/vitest"
import { ImageModels } from "@postwright/core/models/ImageModels"
import { Images } from "@postwright/core/models/Images"
import { cases, ImageModelUnderTest } from "@postwright/core/testing/models/ImageModelContract"
import { costOfUnits } from "@postwright/core/models/UnitUsage"
import { png } from "@postwright/core/testing/models/MediaFiles"
import { imagesAsked, type SeenRequest, type VendorAnswer } from "@postwright/core/testing/models/ScriptedImageModel"
import { suite } from "@postwright/core/testing/vitest"
import * as OpenAiImageModel from "@postwright/providers/models/openai/OpenAiImageModel"
import { imagesReply } from "@postwright/providers/simulators/openai/MediaReplies"
import { Effect, Layer } from "effect"
import { asOwner, keyOf } from "../support.ts"
import { connected, secret, textOf, type Wire } from "./mediaSupport.ts"

const mediaTypes = { "image/png": "image/png", "image/jpeg": "image/jpeg", "image/webp": "image/webp" } as const
const mediaTypeOf = (text: string) => Object.values(mediaTypes).find((known) => known === text) ?? "image/png"

const wire: Wire<SeenRequest, VendorAnswer> = {
  toSeen: ({ fields, files }) => {
    const [widthPx = 0, heightPx = 0] = textOf(fields["size"]).split("x").map(Number)
    const background = fields["background"]
    return {
      prompt: textOf(fields["prompt"]),
      size: { widthPx, heightPx },
      count: Number(fields["n"]),
      ...(background === "transparent" || background === "opaque" ? { background } : {}),
      inputImages: files.map(([, { bytes, mediaType }]) => ({ bytes, mediaType: mediaTypeOf(mediaType) }))
    }
  },
  toScript: (answer) =>
    answer.kind === "refusal"
      ? {
          kind: "error",
          status: 400,
          error: { message: answer.explanation, type: "image_generation_user_error", code: "moderation_blocked" }
        }
      : {
          kind: "json",
          body: imagesReply({
            files: answer.files,
            revisedPrompt: answer.revisedPrompt,
            inputTokens: answer.usage?.inputTokens ?? 0,
            outputTokens: answer.usage?.outputTokens ?? 0
          })
        },
  first: imagesAsked
}

const fixed = [
  { widthPx: 1_024, heightPx: 1_024 },
  { widthPx: 1_536, heightPx: 1_024 },
  { widthPx: 1_024, heightPx: 1_536 }
]
const common = {
  sizes: fixed,
  maxCount: 10,
  maxPromptLength: 32_000,
  supportsSeed: false,
  supportsTransparency: true,
  maxInputImages: 16
}

for (const [model, capabilities] of [
  [
    "gpt-image-2",
    {
      ...common,
      freeSizes: {
        multipleOf: 16,
        maxWidthPx: 3_840,
        maxHeightPx: 3_840,
        maxRatio: 3,
        maxPixels: 8_294_400,
        usualPixels: 3_686_400
      }
    }
  ],
  ["gpt-image-1.5", common]
] as const) {
  const make = (options: OpenAiImageModel.Options) => OpenAiImageModel.make({ ...options, model })
  suite(
    `ImageModel (openai, ${model})`,
    cases(Layer.effect(ImageModelUnderTest, connected(make, wire)), { capabilities, secret })
  )
}

describe("OpenAiImageModel", () => {
  it.effect("makes posts in 9:16 of sizes that the vendor takes", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* connected(OpenAiImageModel.make, wire)
      const made = yield* Effect.flatMap(Images, (images) =>
        images.generate(model.id, { prompt: "A teapot", size: { ratio: "9:16" } })
      ).pipe(Effect.provide(Images.layer.pipe(Layer.provide(ImageModels.layerOf(model)))))
      assert.deepStrictEqual(made.warnings, [])
      assert.deepStrictEqual(
        simulator.requests().map(({ fields }) => fields["size"]),
        ["1440x2560"]
      )
    }).pipe(asOwner)
  )

  it.effect("works from images through the endpoint for edits, as a form", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* connected(OpenAiImageModel.make, wire)
      const size = { widthPx: 1_024, heightPx: 1_024 }
      const inputImages = [{ bytes: png(size), mediaType: "image/png" as const }]
      yield* model.generate({ prompt: "A teapot", size, count: 1, background: "transparent", inputImages })
      const [seen] = simulator.requests()
      assert.strictEqual(seen?.endpoint, "images/edits")
      assert.deepInclude(seen?.fields, { background: "transparent", output_format: "png", model: "gpt-image-2" })
    }).pipe(asOwner)
  )

  it.effect("says what a call costs by its tokens, and that it is not known where images went in without a price", () =>
    Effect.gen(function* () {
      const usageOf = Effect.fnUntraced(function* (inputImageTokens: number) {
        const size = { widthPx: 1_024, heightPx: 1_024 }
        const { model, simulator } = yield* connected(OpenAiImageModel.make, wire)
        const body = imagesReply({ files: [png(size)], inputTokens: 1_100, inputImageTokens, outputTokens: 4_000 })
        simulator.answerWith(() => ({ kind: "json", body }))
        return (yield* model.generate({ prompt: "A teapot", size, count: 1 })).usage
      })
      const costs = Effect.fnUntraced(
        function* (model: string, inputImageTokens: number) {
          const { pricing } = yield* OpenAiImageModel.make({ model })
          return costOfUnits(yield* usageOf(inputImageTokens), pricing)
        },
        Effect.provide(keyOf("openai", secret))
      )
      // 1,100 tokens at 5 dollars a million, 4,000 at 30.
      assert.strictEqual(yield* costs("gpt-image-2", 0), 125_500)
      assert.strictEqual(yield* costs("gpt-image-2-2026-04-21", 0), 125_500)
      assert.isUndefined(yield* costs("gpt-image-2", 1_000))
      assert.strictEqual(yield* costs("gpt-image-2.6-sunburst", 1_000), 128_500)
      assert.isUndefined(yield* costs("gpt-image-1.5", 0))
    }).pipe(asOwner)
  )

  it.effect("asks for the format and quality of its options, and never for an address", () =>
    Effect.gen(function* () {
      const make = (options: OpenAiImageModel.Options) =>
        OpenAiImageModel.make({ ...options, quality: "low", format: "webp" })
      const { model, simulator } = yield* connected(make, wire)
      yield* model.generate({ prompt: "A teapot", size: { widthPx: 1_024, heightPx: 1_024 }, count: 1 })
      const [seen] = simulator.requests()
      assert.deepInclude(seen?.fields, { quality: "low", output_format: "webp" })
      assert.notProperty(seen?.fields, "response_format")
    }).pipe(asOwner)
  )

  it.effect("contributes itself to the registry", () =>
    Effect.gen(function* () {
      const { list } = yield* ImageModels
      assert.deepStrictEqual(
        (yield* list).map(({ id }) => String(id)),
        ["openai/gpt-image-2"]
      )
    }).pipe(
      Effect.provide(
        OpenAiImageModel.layer().pipe(
          Layer.provideMerge(Layer.fresh(ImageModels.layer)),
          Layer.provide(keyOf("openai", secret))
        )
      )
    )
  )
})
