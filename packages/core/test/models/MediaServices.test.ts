import { EmbeddingModels } from "@postwright/core/models/EmbeddingModels"
import { Embeddings } from "@postwright/core/models/Embeddings"
import { ImageModels } from "@postwright/core/models/ImageModels"
import { type ImageOrder, Images } from "@postwright/core/models/Images"
import { ModelId } from "@postwright/core/models/ModelChoice"
import { Speech } from "@postwright/core/models/Speech"
import { type SpeechRequest } from "@postwright/core/models/SpeechModel"
import { SpeechModels } from "@postwright/core/models/SpeechModels"
import { TranscriptionModels } from "@postwright/core/models/TranscriptionModels"
import { mediaTypeOf, type TranscriptionOrder, Transcriptions } from "@postwright/core/models/Transcriptions"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import * as ScriptedEmbedding from "@postwright/core/testing/models/ScriptedEmbeddingModel"
import * as ScriptedImage from "@postwright/core/testing/models/ScriptedImageModel"
import * as ScriptedSpeech from "@postwright/core/testing/models/ScriptedSpeechModel"
import * as ScriptedTranscription from "@postwright/core/testing/models/ScriptedTranscriptionModel"
import { mp3 } from "@postwright/core/testing/models/MediaFiles"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"

const asOwner = Effect.provideService(CurrentActor, localOwner)

describe("Embeddings", () => {
  const embed = (scripted: ReturnType<typeof ScriptedEmbedding.make>, texts: ReadonlyArray<string>) =>
    Effect.flatMap(Embeddings, (embeddings) =>
      embeddings.embed(scripted.model.id, { texts, operationKey: "index-1" })
    ).pipe(Effect.provide(Embeddings.layer.pipe(Layer.provide(EmbeddingModels.layerOf(scripted.model)))), asOwner)

  it.effect("splits texts into the batches that the model takes, and keeps their order", () =>
    Effect.gen(function* () {
      const scripted = ScriptedEmbedding.make({
        capabilities: { maxBatch: 3 },
        answer: ({ texts }) => ({
          kind: "vectors",
          vectors: texts.map((text) => ScriptedEmbedding.vectorOf(text, 4)),
          inputTokens: texts.length
        })
      })
      const texts = Array.from({ length: 8 }, (_, index) => `text ${index}`)
      const { usage, vectors } = yield* embed(scripted, texts)
      assert.deepStrictEqual(
        vectors,
        texts.map((text) => ScriptedEmbedding.vectorOf(text, 4))
      )
      assert.strictEqual(usage.inputTokens, 8)
      const batches = (yield* scripted.control.requests).map((request) => request.texts.length)
      assert.deepStrictEqual(batches, [3, 3, 2])
    })
  )

  it.effect("begins a new batch before the tokens of all its texts become too many", () =>
    Effect.gen(function* () {
      const scripted = ScriptedEmbedding.make({ capabilities: { maxBatchTokens: 10 } })
      // Five tokens each, by the guess of one for two characters.
      yield* embed(scripted, ["0123456789", "0123456789", "0123456789", "x".repeat(60), "y"])
      const batches = (yield* scripted.control.requests).map((request) => request.texts.length)
      assert.deepStrictEqual(batches, [2, 1, 1, 1])
    })
  )

  it.effect("asks nobody for nothing", () =>
    Effect.gen(function* () {
      const scripted = ScriptedEmbedding.make()
      assert.deepStrictEqual((yield* embed(scripted, [])).vectors, [])
      assert.deepStrictEqual(yield* scripted.control.requests, [])
    })
  )

  it.effect("refuses an empty text by its number, and one that cannot fit, before it asks", () =>
    Effect.gen(function* () {
      const scripted = ScriptedEmbedding.make()
      const empty = yield* Effect.flip(embed(scripted, ["one", " \n"]))
      assert.include(empty.message, "text 1 is empty")
      assert.strictEqual(empty.code, "model-request-rejected")
      const long = yield* Effect.flip(embed(scripted, ["x".repeat(3_201)]))
      assert.strictEqual(long.code, "model-context-too-long")
      assert.deepStrictEqual(yield* scripted.control.requests, [])
    })
  )
})

describe("Images", () => {
  const free = {
    multipleOf: 16,
    maxWidthPx: 3_840,
    maxHeightPx: 3_840,
    maxRatio: 3,
    maxPixels: 8_294_400,
    usualPixels: 2_100_000
  }
  const order: ImageOrder = { prompt: "A teapot", size: { widthPx: 1_024, heightPx: 1_024 } }
  const generate = (scripted: ReturnType<typeof ScriptedImage.make>, change: Partial<ImageOrder>) =>
    Effect.flatMap(Images, (images) => images.generate(scripted.model.id, { ...order, ...change })).pipe(
      Effect.provide(Images.layer.pipe(Layer.provide(ImageModels.layerOf(scripted.model)))),
      asOwner
    )

  it.effect("finds the size for a ratio among those that the model makes", () =>
    Effect.gen(function* () {
      const scripted = ScriptedImage.make({ capabilities: { sizes: [], freeSizes: free } })
      const { images, warnings } = yield* generate(scripted, { size: { ratio: "9:16" } })
      const [{ heightPx, widthPx }] = images
      assert.deepStrictEqual([widthPx, heightPx], [1_008, 1_792])
      assert.deepStrictEqual(warnings, [])
    })
  )

  it.effect("takes the nearest size where there is none of the ratio, and says so", () =>
    Effect.gen(function* () {
      const { images, warnings } = yield* generate(ScriptedImage.make(), { size: { ratio: "9:16" } })
      assert.deepStrictEqual([images[0].widthPx, images[0].heightPx], [1_024, 1_536])
      assert.deepStrictEqual(warnings, ["the model makes no 9:16; the nearest is 1024x1536"])
    })
  )

  it.effect("leaves out a seed that the model does not know, and says so", () =>
    Effect.gen(function* () {
      const scripted = ScriptedImage.make({ capabilities: { supportsSeed: false } })
      const { warnings } = yield* generate(scripted, { seed: 7 })
      assert.deepStrictEqual(warnings, ["the model takes no seed; it was left out"])
      assert.isUndefined((yield* scripted.control.requests)[0]?.seed)
    })
  )

  it.effect("takes any size within the limits of a model with free sizes, and no other", () =>
    Effect.gen(function* () {
      const scripted = ScriptedImage.make({ capabilities: { sizes: [], freeSizes: free } })
      for (const [widthPx, heightPx] of [
        [2_160, 3_840],
        [16, 16]
      ] as const) {
        const { images } = yield* generate(scripted, { size: { widthPx, heightPx } })
        assert.deepStrictEqual([images[0].widthPx, images[0].heightPx], [widthPx, heightPx])
      }
      for (const [widthPx, heightPx] of [
        [1_000, 1_008],
        [3_856, 1_600],
        [1_600, 512],
        [3_840, 2_176]
      ] as const) {
        const error = yield* Effect.flip(generate(scripted, { size: { widthPx, heightPx } }))
        assert.include(error.message, `it makes no image of ${widthPx}x${heightPx}`)
      }
    })
  )

  const image = { bytes: new Uint8Array(1), mediaType: "image/png" } as const
  for (const [problem, change] of [
    ["the prompt is empty", { prompt: " " }],
    ["the prompt has 1001 UTF-16 code units, and it takes at most 1000", { prompt: "x".repeat(1_001) }],
    ["it makes no image of 512x512, but 1024x1024, 1024x1536", { size: { widthPx: 512, heightPx: 512 } }],
    [`"0:1" is no ratio of width to height`, { size: { ratio: "0:1" } }],
    ["it makes 1 to 4 images at once, not 5", { count: 5 }],
    ["it makes 1 to 4 images at once, not 0", { count: 0 }],
    ["it makes no transparent background", { background: "transparent" }],
    ["it takes at most 2 images to work from, not 3", { inputImages: [image, image, image] }]
  ] as const) {
    it.effect(`refuses before it asks: ${problem}`, () =>
      Effect.gen(function* () {
        const scripted = ScriptedImage.make({ capabilities: { supportsTransparency: false } })
        const error = yield* Effect.flip(generate(scripted, change))
        assert.include(error.message, problem)
        assert.strictEqual(error.code, "model-request-rejected")
        assert.deepStrictEqual(yield* scripted.control.requests, [])
      })
    )
  }
})

describe("Speech", () => {
  const request: SpeechRequest = { text: "Tea is ready.", voice: "clara", format: "mp3" }
  const speak = (scripted: ReturnType<typeof ScriptedSpeech.make>, change: Partial<SpeechRequest>) =>
    Effect.flatMap(Speech, (speech) => speech.speak(scripted.model.id, { ...request, ...change })).pipe(
      Effect.provide(Speech.layer.pipe(Layer.provide(SpeechModels.layerOf(scripted.model)))),
      asOwner
    )

  it.effect("takes a voice for each region of a language that it speaks", () =>
    Effect.gen(function* () {
      const scripted = ScriptedSpeech.make()
      yield* speak(scripted, { voice: "jonas", language: "de-AT", speed: 2 })
      assert.strictEqual((yield* scripted.control.requests).length, 1)
    })
  )

  for (const [problem, change] of [
    ["the text is empty", { text: "" }],
    ["the text has 1001 UTF-16 code units, and it takes at most 1000", { text: "x".repeat(1_001) }],
    [`it has no voice "otto", but clara, jonas`, { voice: "otto" }],
    [`the voice "jonas" does not speak "en", but de`, { voice: "jonas", language: "en" }],
    [`the voice "clara" does not speak "fr", but en, de`, { language: "fr" }],
    ["it makes no aac, but mp3, wav, opus, flac", { format: "aac" }],
    ["its speed is 0.5 to 2, not 3", { speed: 3 }]
  ] as const) {
    it.effect(`refuses before it asks: ${problem}`, () =>
      Effect.gen(function* () {
        const scripted = ScriptedSpeech.make()
        const error = yield* Effect.flip(speak(scripted, change))
        assert.include(error.message, problem)
        assert.deepStrictEqual(yield* scripted.control.requests, [])
      })
    )
  }
})

describe("Transcriptions", () => {
  const transcribe = (scripted: ReturnType<typeof ScriptedTranscription.make>, order: TranscriptionOrder) =>
    Effect.flatMap(Transcriptions, (transcriptions) => transcriptions.transcribe(scripted.model.id, order)).pipe(
      Effect.provide(Transcriptions.layer.pipe(Layer.provide(TranscriptionModels.layerOf(scripted.model)))),
      asOwner
    )

  it.effect("finds out what a recording is by its name", () =>
    Effect.gen(function* () {
      const scripted = ScriptedTranscription.make()
      yield* transcribe(scripted, { bytes: mp3(), fileName: "Talk.2.MP3" })
      assert.strictEqual((yield* scripted.control.requests)[0]?.mediaType, "audio/mpeg")
      assert.isUndefined(mediaTypeOf("mp3 of a talk"))
    })
  )

  it.effect("leaves out what the model does not know, and says so", () =>
    Effect.gen(function* () {
      const scripted = ScriptedTranscription.make({ capabilities: { supportsPrompt: false, supportsKeywords: false } })
      const order = { bytes: mp3(), mediaType: "audio/mpeg", prompt: "tea", keywords: ["Larkfield"] }
      assert.deepStrictEqual((yield* transcribe(scripted, order)).warnings, [
        "the prompt was left out",
        "the keywords were left out"
      ])
      const [seen] = yield* scripted.control.requests
      assert.deepStrictEqual([seen?.prompt, seen?.keywords], [undefined, undefined])
    })
  )

  for (const [problem, order] of [
    ["the recording is empty", { bytes: new Uint8Array(), mediaType: "audio/mpeg" }],
    ["the recording has 1.0 MB, and it takes at most 1.0 MB", { bytes: mp3(1_000_001), mediaType: "audio/mpeg" }],
    [`the name "notes.txt" does not tell what it is`, { bytes: mp3(), fileName: "notes.txt" }],
    ["it takes no audio/flac, but audio/mpeg, audio/wav", { bytes: mp3(), fileName: "a.flac" }]
  ] as const) {
    it.effect(`refuses before it asks: ${problem}`, () =>
      Effect.gen(function* () {
        const scripted = ScriptedTranscription.make()
        const error = yield* Effect.flip(transcribe(scripted, order))
        assert.include(error.message, problem)
        assert.deepStrictEqual(yield* scripted.control.requests, [])
      })
    )
  }

  it.effect("names the models that there are for one that is not", () =>
    Effect.gen(function* () {
      const transcriptions = yield* Transcriptions
      const asked = transcriptions.transcribe(ModelId.make("other"), { bytes: mp3(), mediaType: "audio/mpeg" })
      assert.include((yield* Effect.flip(asked)).message, "Choose one of: scripted/transcription, none")
    }).pipe(
      Effect.provide(
        Transcriptions.layer.pipe(Layer.provide(TranscriptionModels.layerOf(ScriptedTranscription.make().model)))
      ),
      asOwner
    )
  )
})
