/**
 * Behaviour every `ImageModel` adapter must have. A test gives the adapter with the vendor's side under its control: a
 * scripted server for a real adapter, `ScriptedImageModel` in this process.
 *
 * @since 0.1.0
 */
import { Context, Effect, type Layer } from "effect"
import { type ImageCapabilities, type ImageModel, type ImageRequest } from "@postwright/core/models/ImageModel"
import { type Case, check, checkEqual } from "../Check.ts"
import { defining } from "./internal/defining.ts"
import { jpeg, png, webp } from "./MediaFiles.ts"
import { imagesAsked, type VendorControl } from "./ScriptedImageModel.ts"
import { failureOf, vendorCases } from "./VendorCases.ts"
import { type VendorFailure } from "./VendorControl.ts"

/** The adapter, and its vendor. Each case builds the layer anew. */
export class ImageModelUnderTest extends Context.Service<
  ImageModelUnderTest,
  { readonly model: ImageModel; readonly control: VendorControl }
>()("@postwright/core/testing/models/ImageModelUnderTest") {}

export interface ContractOptions {
  readonly capabilities: ImageCapabilities
  /** The key that the adapter sends; no failure may show it. @default the model has none */
  readonly secret?: string
  /** What this vendor never does, each with the reason. `revisedPrompt`: to rewrite a prompt and say so. */
  readonly impossible?: { readonly [what in VendorFailure | "revisedPrompt"]?: string }
}

/** The suite. */
export const cases = <E>(
  layer: Layer.Layer<ImageModelUnderTest, E>,
  { capabilities, impossible = {}, secret }: ContractOptions
): ReadonlyArray<Case> => {
  const define = defining(ImageModelUnderTest, layer)
  const size = capabilities.sizes[0] ?? { widthPx: 1_024, heightPx: 1_024 }
  const request: ImageRequest = { prompt: "A teapot", size, count: 1 }

  return [
    define("declares its sizes and what it takes", ({ model }) =>
      Effect.sync(() => {
        checkEqual(model.capabilities, capabilities, "capabilities")
        check(capabilities.sizes.length > 0 || capabilities.freeSizes !== undefined, "there is a size that it makes")
        check(Number.isInteger(capabilities.maxCount) && capabilities.maxCount >= 1, "it makes one image at least")
      })
    ),

    define("sends prompt, size and count", ({ control, model }) =>
      Effect.gen(function* () {
        for (const wanted of [size, ...capabilities.sizes.slice(-1)]) {
          const prompt = `Grüße 👋 — 你好 in ${wanted.widthPx}`
          yield* control.answerWith(imagesAsked)
          yield* model.generate({ ...request, prompt, size: wanted, count: capabilities.maxCount })
          const seen = (yield* control.requests).at(-1)
          checkEqual([seen?.prompt, seen?.size, seen?.count], [prompt, wanted, capabilities.maxCount], "request")
        }
      })
    ),

    define(
      "gives the files with the format and size that they really have, and names a size not asked for",
      (subject) =>
        Effect.gen(function* () {
          const other = { widthPx: 640, heightPx: 360 }
          for (const [file, mediaType] of [
            [png(other), "image/png"],
            [jpeg(other), "image/jpeg"],
            [webp(other), "image/webp"]
          ] as const) {
            yield* subject.control.answerWith(() => ({ kind: "images", files: [file] }))
            const { images, warnings } = yield* subject.model.generate(request)
            const [image] = images
            checkEqual([...image.bytes], [...file], "bytes")
            checkEqual([image.mediaType, image.widthPx, image.heightPx], [mediaType, 640, 360], "file")
            check(
              warnings.some((warning) => warning.includes("640x360")),
              "a warning names the size that came"
            )
          }
        })
    ),

    define("says who made them, and whether the files are marked as generated", ({ control, model }) =>
      Effect.gen(function* () {
        for (const isMarked of [true, false]) {
          yield* control.answerWith(() => ({ kind: "images", files: [png(size, isMarked)] }))
          const made = yield* model.generate(request)
          checkEqual(made.vendor, model.vendor, "vendor")
          check(made.model !== "", "the model that answered is named")
          checkEqual(made.images[0].hasContentCredentials, isMarked, "content credentials")
        }
      })
    ),

    define(
      "gives the prompt as the vendor rewrote it",
      ({ control, model }) =>
        Effect.gen(function* () {
          yield* control.answerWith(() => ({ kind: "images", files: [png(size)], revisedPrompt: "A blue teapot" }))
          checkEqual((yield* model.generate(request)).images[0].revisedPrompt, "A blue teapot", "revised prompt")
        }),
      impossible.revisedPrompt
    ),

    define("counts what the vendor counted", ({ control, model }) =>
      Effect.gen(function* () {
        const usage = { inputTokens: 12, outputTokens: 4_160 }
        yield* control.answerWith(() => ({ kind: "images", files: [png(size)], usage }))
        const counted = (yield* model.generate(request)).usage
        checkEqual([counted.inputTokens, counted.outputTokens], [12, 4_160], "tokens")
      })
    ),

    define(
      "sends a seed",
      ({ control, model }) =>
        Effect.gen(function* () {
          yield* model.generate({ ...request, seed: 7 })
          checkEqual((yield* control.requests)[0]?.seed, 7, "seed")
        }),
      capabilities.supportsSeed ? undefined : "the model takes no seed"
    ),

    define(
      "sends a transparent background",
      ({ control, model }) =>
        Effect.gen(function* () {
          yield* model.generate({ ...request, background: "transparent" })
          checkEqual((yield* control.requests)[0]?.background, "transparent", "background")
        }),
      capabilities.supportsTransparency ? undefined : "the model makes no transparent background"
    ),

    define(
      "sends images to work from",
      ({ control, model }) =>
        Effect.gen(function* () {
          const input = { bytes: png({ widthPx: 32, heightPx: 16 }), mediaType: "image/png" as const }
          const inputImages = Array.from({ length: capabilities.maxInputImages }, () => input)
          yield* model.generate({ ...request, inputImages: inputImages.slice(0, 2) })
          const [seen] = yield* control.requests
          checkEqual(seen?.prompt, request.prompt, "prompt")
          checkEqual(
            seen?.inputImages.map(({ bytes, mediaType }) => [[...bytes], mediaType]),
            inputImages.slice(0, 2).map(({ bytes, mediaType }) => [[...bytes], mediaType]),
            "images"
          )
        }),
      capabilities.maxInputImages > 0 ? undefined : "the model works from words only"
    ),

    define("fails with Refused when the vendor does not draw it", ({ control, model }) =>
      Effect.gen(function* () {
        yield* control.answerWith(() => ({ kind: "refusal", explanation: "I cannot draw that" }))
        checkEqual((yield* failureOf(() => model.generate(request))).reason._tag, "Refused", "reason")
      })
    ),

    define("fails with BadResponse for files that are no images, none, or too many", ({ control, model }) =>
      Effect.gen(function* () {
        const text = new TextEncoder().encode("<html>not found</html>")
        for (const files of [[text], [new Uint8Array()], [png(size), text], [], [png(size), png(size)]]) {
          yield* control.answerWith(() => ({ kind: "images", files }))
          const count = files.includes(text) ? files.length : 1
          const { reason } = yield* failureOf(() =>
            model.generate({ ...request, count: Math.min(count, capabilities.maxCount) })
          )
          checkEqual(reason._tag, "BadResponse", `reason for ${files.length} files`)
        }
      })
    ),

    ...vendorCases({
      define,
      call: ({ model }) => model.generate(request),
      control: ({ control }) => control,
      secret,
      impossible
    }),

    define("keeps concurrent answers apart", ({ control, model }) =>
      Effect.gen(function* () {
        yield* control.answerWith(({ prompt }) => ({
          kind: "images",
          files: [png({ widthPx: Number(prompt), heightPx: 1 })]
        }))
        const widths = Array.from({ length: 8 }, (_, index) => index + 1)
        const made = yield* Effect.forEach(widths, (width) => model.generate({ ...request, prompt: `${width}` }), {
          concurrency: "unbounded"
        })
        checkEqual(
          made.map(({ images }) => images[0].widthPx),
          widths,
          "widths"
        )
      })
    )
  ]
}
