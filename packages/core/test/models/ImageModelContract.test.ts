import { GeneratedImage, ImageGeneration, type ImageRequest } from "@postwright/core/models/ImageModel"
import { fromPromises } from "@postwright/core/models/ImageModelFromPromises"
import { UnitUsage } from "@postwright/core/models/UnitUsage"
import { failingTitles } from "@postwright/core/testing/Check"
import * as ImageModelContract from "@postwright/core/testing/models/ImageModelContract"
import * as Scripted from "@postwright/core/testing/models/ScriptedImageModel"
import { png } from "@postwright/core/testing/models/MediaFiles"
import { suite } from "@postwright/core/testing/vitest"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Struct } from "effect"
import { apart, type Call, commonFaults, type Fault, mixesUp, mixingUp } from "./brokenModels.ts"
import { promisedVendor, secret } from "./promisedVendor.ts"

const { cases, ImageModelUnderTest } = ImageModelContract
const capabilities = Scripted.make().model.capabilities

suite(
  "ImageModel (scripted)",
  cases(
    Layer.sync(ImageModelUnderTest, () => ImageModelUnderTest.of(Scripted.make())),
    { capabilities, secret }
  )
)

type Answered = Exclude<Scripted.VendorAnswer, { readonly kind: "failure" | "silence" }>

const promised = () => {
  const { ask, control } = promisedVendor<Scripted.SeenRequest, Answered>(Scripted.imagesAsked)
  const model = fromPromises({
    id: "own/image",
    vendor: "own",
    model: "image-2",
    capabilities,
    generate: ({ background, count, inputImages = [], prompt, seed, size }, context) =>
      ask({ prompt, size, count, seed, background, inputImages }, context, (answer) => {
        if (answer.kind === "refusal") throw Object.assign(new Error("no"), { status: 400, code: "refusal" })
        const [first, ...rest] = answer.files.map((bytes) => ({ bytes, revisedPrompt: answer.revisedPrompt }))
        if (first === undefined) throw Object.assign(new Error("nothing came"), { status: 200 })
        return { images: [first, ...rest], usage: answer.usage ?? {} }
      })
  })
  return { model, control }
}

suite(
  "ImageModel (fromPromises)",
  cases(
    Layer.sync(ImageModelUnderTest, () => ImageModelUnderTest.of(promised())),
    { capabilities, secret }
  )
)

type Change = (call: Call<ImageRequest, ImageGeneration>) => Call<ImageRequest, ImageGeneration>

const broken = (change: Change) =>
  failingTitles(
    cases(
      Layer.sync(ImageModelUnderTest, () => {
        const { control, model } = Scripted.make()
        return ImageModelUnderTest.of({ control, model: { ...model, generate: change(model.generate) } })
      }),
      { capabilities, secret }
    )
  )

const sends = "sends prompt, size and count"
const files = "gives the files with the format and size that they really have, and names a size not asked for"
const marks = "says who made them, and whether the files are marked as generated"
const rewritten = "gives the prompt as the vendor rewrote it"
const refused = "fails with Refused when the vendor does not draw it"
const noImages = "fails with BadResponse for files that are no images, none, or too many"

const retold =
  (change: (made: ImageGeneration, request: ImageRequest) => ImageGeneration): Change =>
  (call) =>
  (request) =>
    Effect.map(call(request), (made) => change(made, request))

const faults: ReadonlyArray<Fault<ImageRequest, ImageGeneration>> = [
  ...commonFaults<ImageRequest, ImageGeneration>(refused, noImages),
  [mixesUp, mixingUp, [apart]],
  [
    "asks for one size whatever is wanted",
    (call) => (request) => call({ ...request, size: { widthPx: 512, heightPx: 512 } }),
    [sends]
  ],
  [
    "believes that it got what it asked for",
    retold((made, { size }) => {
      const [first] = made.images
      return new ImageGeneration({ ...made, images: [new GeneratedImage({ ...first, ...size })], warnings: [] })
    }),
    [files, apart]
  ],
  [
    "says that every file is marked",
    retold((made) => {
      const [first] = made.images
      return new ImageGeneration({ ...made, images: [new GeneratedImage({ ...first, hasContentCredentials: true })] })
    }),
    [marks]
  ],
  ["leaves the seed out in silence", (call) => (request) => call(Struct.omit(request, ["seed"])), ["sends a seed"]],
  [
    "leaves the background out in silence",
    (call) => (request) => call(Struct.omit(request, ["background"])),
    ["sends a transparent background"]
  ],
  [
    "leaves the input images out",
    (call) => (request) => call(Struct.omit(request, ["inputImages"])),
    ["sends images to work from"]
  ],
  [
    "gives the prompt that was sent for the one that was drawn",
    retold((made, { prompt }) => {
      const [first] = made.images
      return new ImageGeneration({ ...made, images: [new GeneratedImage({ ...first, revisedPrompt: prompt })] })
    }),
    [rewritten]
  ],
  [
    "draws something else for what is refused",
    (call) => (request) =>
      Effect.catchReason(call(request), "ModelError", "Refused", () =>
        Effect.succeed(
          new ImageGeneration({
            images: [
              new GeneratedImage({
                bytes: png(request.size),
                mediaType: "image/png",
                ...request.size,
                hasContentCredentials: false
              })
            ],
            usage: new UnitUsage({}),
            vendor: "v",
            model: "m",
            warnings: []
          })
        )
      ),
    [refused]
  ]
]

describe("ImageModelContract", () => {
  for (const [fault, change, titles] of faults) {
    it.effect(`catches a model that ${fault}`, () =>
      Effect.gen(function* () {
        assert.sameMembers([...(yield* broken(change))], [...titles])
      })
    )
  }
})
