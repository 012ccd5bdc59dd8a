import { Transcription, type TranscriptionRequest } from "@postwright/core/models/TranscriptionModel"
import { fromPromises } from "@postwright/core/models/TranscriptionModelFromPromises"
import { failingTitles } from "@postwright/core/testing/Check"
import * as Scripted from "@postwright/core/testing/models/ScriptedTranscriptionModel"
import * as TranscriptionModelContract from "@postwright/core/testing/models/TranscriptionModelContract"
import { suite } from "@postwright/core/testing/vitest"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Struct } from "effect"
import { apart, type Call, commonFaults, type Fault, mixesUp, mixingUp } from "./brokenModels.ts"
import { promisedVendor, secret } from "./promisedVendor.ts"

const { cases, TranscriptionModelUnderTest } = TranscriptionModelContract
const capabilities = Scripted.make().model.capabilities

suite(
  "TranscriptionModel (scripted)",
  cases(
    Layer.sync(TranscriptionModelUnderTest, () => TranscriptionModelUnderTest.of(Scripted.make())),
    { capabilities, secret }
  )
)

type Heard = Extract<Scripted.VendorAnswer, { readonly kind: "heard" }>

const promised = () => {
  const { ask, control } = promisedVendor<Scripted.SeenRequest, Heard>(() => ({ kind: "heard", text: "" }))
  const model = fromPromises({
    id: "own/transcription",
    vendor: "own",
    model: "transcription-2",
    capabilities,
    transcribe: (request, context) => ask(request, context, (heard) => Struct.omit(heard, ["kind"]))
  })
  return { model, control }
}

suite(
  "TranscriptionModel (fromPromises)",
  cases(
    Layer.sync(TranscriptionModelUnderTest, () => TranscriptionModelUnderTest.of(promised())),
    { capabilities, secret }
  )
)

type Change = (call: Call<TranscriptionRequest, Transcription>) => Call<TranscriptionRequest, Transcription>

const broken = (change: Change) =>
  failingTitles(
    cases(
      Layer.sync(TranscriptionModelUnderTest, () => {
        const { control, model } = Scripted.make()
        return TranscriptionModelUnderTest.of({ control, model: { ...model, transcribe: change(model.transcribe) } })
      }),
      { capabilities, secret }
    )
  )

const asIs = "sends the recording as it is, with its kind and language"
const languages = "gives the language as a BCP 47 tag"
const toldLanguage = "gives the language that it was told where the vendor says none"
const duration = "says how long the recording is"
const words = "says when each word was said, in seconds and in order"
const segments = "gives the segments in order"
const badTimings = "fails with BadResponse for timings without sense"

const faults: ReadonlyArray<Fault<TranscriptionRequest, Transcription>> = [
  ...commonFaults<TranscriptionRequest, Transcription>(badTimings),
  [mixesUp, mixingUp, [apart]],
  ["sends a part only", (call) => (request) => call({ ...request, bytes: request.bytes.slice(0, 4_096) }), [asIs]],
  ["calls every recording an MP3", (call) => (request) => call({ ...request, mediaType: "audio/mpeg" }), [asIs]],
  [
    "leaves the prompt out in silence",
    (call) => (request) => call(Struct.omit(request, ["prompt"])),
    ["sends the prompt"]
  ],
  [
    "leaves the keywords out in silence",
    (call) => (request) => call(Struct.omit(request, ["keywords"])),
    ["sends the keywords"]
  ],
  [
    "takes everything for English",
    (call) => (request) => Effect.map(call(request), (heard) => new Transcription({ ...heard, language: "en" })),
    [languages, toldLanguage]
  ],
  [
    "gives times within words for those of segments",
    (call) => (request) =>
      Effect.map(call(request), (heard) =>
        Transcription.make({
          ...Struct.omit(heard, ["segments"]),
          ...(heard.words === undefined ? {} : { segments: heard.words })
        })
      ),
    [segments]
  ],
  [
    "gives no times",
    (call) => (request) =>
      Effect.map(call(request), (heard) =>
        Transcription.make(Struct.omit(heard, ["durationSeconds", "segments", "words"]))
      ),
    [duration, words, segments]
  ]
]

describe("TranscriptionModelContract", () => {
  for (const [fault, change, titles] of faults) {
    it.effect(`catches a model that ${fault}`, () =>
      Effect.gen(function* () {
        assert.sameMembers([...(yield* broken(change))], [...titles])
      })
    )
  }
})
