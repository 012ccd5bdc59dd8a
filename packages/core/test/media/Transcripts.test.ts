import { assert, describe, it } from "@effect/vitest"
import { MediaError, MediaRejected } from "@postwright/core/media/MediaError"
import { MediaTools } from "@postwright/core/media/MediaTools"
import { parseVtt } from "@postwright/core/media/SubtitleFiles"
import { captionsFor, Transcripts } from "@postwright/core/media/Transcripts"
import { type OfferedCaptions, type VideoFacts, VideoFetcher } from "@postwright/core/media/VideoFetcher"
import { ModelId } from "@postwright/core/models/ModelChoice"
import { TranscriptionModels } from "@postwright/core/models/TranscriptionModels"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import * as Scripted from "@postwright/core/testing/models/ScriptedTranscriptionModel"
import { Ledger } from "@postwright/core/usage/Ledger"
import { Effect, Layer } from "effect"

const address = "https://www.youtube.com/watch?v=abc"
const hearer = ModelId.make("scripted/transcription")
const author = (language: string): OfferedCaptions => ({ language, kind: "author" })
const automatic = (language: string): OfferedCaptions => ({ language, kind: "automatic" })

const facts: VideoFacts = {
  address,
  title: "How we repair",
  seconds: 90,
  author: "Larkfield",
  language: "en",
  captions: [],
  warnings: []
}

const file = "WEBVTT\n\n00:00.000 --> 00:02.000\nso today we\n\n00:02.000 --> 00:04.000\nso today we\nrepair bicycles\n"

const setUp = (video: Partial<VideoFacts> | undefined, answer?: Scripted.ScriptedOptions["answer"]) => {
  const model = Scripted.make(answer === undefined ? {} : { answer })
  const asked: Array<string> = []
  const fetcher = VideoFetcher.of({
    describe: () => Effect.succeed({ ...facts, ...video }),
    captions: (_, { kind, language }) => Effect.sync(() => (asked.push(`${kind} ${language}`), file)),
    sound: () => Effect.sync(() => (asked.push("sound"), { bytes: new Uint8Array([1]), mediaType: "audio/mpeg" }))
  })
  const bringing = MediaTools.layerVideos.pipe(Layer.provide(Layer.succeed(VideoFetcher, fetcher)))
  const tools = Layer.provideMerge(video === undefined ? Layer.empty : bringing, MediaTools.layer)
  const layer = Transcripts.layer.pipe(
    Layer.provide([Ledger.layerMemory, ObjectStore.layerMemory, TranscriptionModels.layerOf(model.model), tools])
  )
  return { asked, layer: Layer.orDie(layer), model }
}

const run = <A, E>(
  layer: Layer.Layer<Transcripts>,
  use: (service: Transcripts["Service"]) => Effect.Effect<A, E, CurrentActor>
) => Effect.flatMap(Transcripts, use).pipe(Effect.provide(layer), Effect.provideService(CurrentActor, localOwner))

describe("the captions that are read", () => {
  const offered = [author("de-DE"), author("en"), automatic("en-orig"), automatic("fr"), automatic("en")]

  it("are the author's in the language that is wanted, else that is spoken", () => {
    assert.deepStrictEqual(captionsFor({ captions: offered, language: "en" }, undefined), author("en"))
    assert.deepStrictEqual(captionsFor({ captions: offered, language: "en" }, "de"), author("de-DE"))
    assert.deepStrictEqual(captionsFor({ captions: offered }, undefined), author("de-DE"))
  })

  it("are the machine's where the author wrote none, and its translations only where they are asked for", () => {
    assert.deepStrictEqual(captionsFor({ captions: offered.slice(2), language: "en" }, undefined), automatic("en-orig"))
    assert.deepStrictEqual(captionsFor({ captions: offered, language: "en" }, "fr"), automatic("fr"))
    assert.isUndefined(captionsFor({ captions: [automatic("fr"), automatic("de")] }, undefined))
    assert.isUndefined(captionsFor({ captions: offered, language: "en" }, "ja"))
  })
})

describe("transcripts", () => {
  it.effect("of videos are their captions, with what they are and where they come from", () =>
    Effect.gen(function* () {
      const { asked, layer } = setUp({ captions: [automatic("en-orig")] })
      const transcript = yield* run(layer, ({ ofVideo }) => ofVideo(address, { model: hearer }))
      assert.deepStrictEqual(asked, ["automatic en-orig"])
      assert.deepStrictEqual(
        transcript.cues.map(({ lines }) => lines),
        [["so today we"], ["repair bicycles"]]
      )
      assert.deepStrictEqual(transcript.origin, { kind: "automatic", captions: "en-orig" })
      assert.deepInclude(transcript, {
        title: "How we repair",
        address,
        author: "Larkfield",
        seconds: 90,
        language: "en"
      })
      assert.include(transcript.warnings[0], "by a machine")
      assert.match(transcript.vtt, /^WEBVTT\n\nNOTE\nHow we repair\nLarkfield\nhttps:\/\/www[^\n]+\nAutomatic captions/)
      assert.deepStrictEqual(parseVtt(transcript.vtt), transcript.cues)
    })
  )

  it.effect("of videos without captions are what the model heard", () =>
    Effect.gen(function* () {
      const { asked, layer, model } = setUp({}, () => ({
        kind: "heard",
        text: "Tea is ready.",
        segments: [{ text: " Tea is\nready.", startSeconds: 1, endSeconds: 2.5 }]
      }))
      const transcript = yield* run(layer, ({ ofVideo }) => ofVideo(address, { model: hearer }))
      assert.deepStrictEqual(asked, ["sound"])
      assert.deepStrictEqual(transcript.cues, [{ startSeconds: 1, endSeconds: 2.5, lines: ["Tea is ready."] }])
      assert.deepStrictEqual(transcript.origin, { kind: "model", model: hearer, name: "transcription-1" })
      assert.strictEqual((yield* model.control.requests)[0]?.language, "en")
    })
  )

  it.effect("are never made up: without captions, model, tool or speech they fail", () =>
    Effect.gen(function* () {
      const failing = (video: Partial<VideoFacts> | undefined, options = {}) =>
        Effect.flip(run(setUp(video).layer, ({ ofVideo }) => ofVideo(address, options)))
      assert.include((yield* failing({})).message, "no captions, and no model was chosen")
      assert.include(
        (yield* failing({ captions: [author("de")] }, { language: "fr" })).message,
        'no captions in "fr", but in de'
      )
      assert.strictEqual((yield* failing(undefined)).code, "media-tool-missing")
      const silent = yield* failing({}, { model: hearer })
      assert.strictEqual(silent.code, "media-unreadable")
      const noModel = yield* Effect.flip(
        run(setUp({}).layer, ({ ofRecording }) =>
          ofRecording({ name: "a.mp3", bytes: new Uint8Array([1]), mediaType: "audio/mpeg" })
        )
      )
      assert.include(noModel.message, '"a.mp3" has to be heard')
      assert.instanceOf(noModel.reason, MediaRejected)
      assert.instanceOf(noModel, MediaError)
    })
  )

  it.effect("of recordings have a cue for each breath, where the model tells words alone", () =>
    Effect.gen(function* () {
      const words = "We repair bicycles. Come in and see how it is done.".split(" ").map((text, index) => ({
        text,
        startSeconds: index / 2,
        endSeconds: index / 2 + 0.4
      }))
      const { layer } = setUp({}, () => ({ kind: "heard", text: "…", words, language: "en" }))
      const transcript = yield* run(layer, ({ ofRecording }) =>
        ofRecording(
          { name: "/tmp/My talk.mp3", bytes: new Uint8Array([1]), mediaType: "audio/mpeg" },
          { model: hearer }
        )
      )
      assert.deepStrictEqual(
        transcript.cues.map(({ lines }) => lines[0]),
        ["We repair bicycles.", "Come in and see how it is done."]
      )
      assert.strictEqual(transcript.title, "My talk")
    })
  )

  it.effect("of files are their cues as WebVTT", () =>
    Effect.gen(function* () {
      const text = "1\n00:00:01,000 --> 00:00:02,000\n<i>Hello</i> & welcome\n"
      const transcript = yield* run(setUp({}).layer, ({ ofSubtitles }) => ofSubtitles({ name: "talk.srt", text }))
      assert.include(transcript.vtt, "Hello &amp; welcome")
      assert.deepStrictEqual(transcript.origin, { kind: "file" })
      assert.strictEqual(transcript.seconds, 2)
      const empty = yield* Effect.flip(
        run(setUp({}).layer, ({ ofSubtitles }) => ofSubtitles({ name: "talk.vtt", text: "WEBVTT" }))
      )
      assert.strictEqual(empty.code, "media-unreadable")
    })
  )
})
