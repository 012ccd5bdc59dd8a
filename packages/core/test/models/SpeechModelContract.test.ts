import { SpokenAudio, type SpeechRequest } from "@postwright/core/models/SpeechModel"
import { fromPromises } from "@postwright/core/models/SpeechModelFromPromises"
import { UnitUsage } from "@postwright/core/models/UnitUsage"
import { failingTitles } from "@postwright/core/testing/Check"
import { mp3 } from "@postwright/core/testing/models/MediaFiles"
import * as Scripted from "@postwright/core/testing/models/ScriptedSpeechModel"
import * as SpeechModelContract from "@postwright/core/testing/models/SpeechModelContract"
import { suite } from "@postwright/core/testing/vitest"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Struct } from "effect"
import { apart, type Call, commonFaults, type Fault, mixesUp, mixingUp } from "./brokenModels.ts"
import { promisedVendor, secret } from "./promisedVendor.ts"

const { cases, SpeechModelUnderTest } = SpeechModelContract
const capabilities = Scripted.make().model.capabilities

suite(
  "SpeechModel (scripted)",
  cases(
    Layer.sync(SpeechModelUnderTest, () => SpeechModelUnderTest.of(Scripted.make())),
    { capabilities, secret }
  )
)

type Sound = Extract<Scripted.VendorAnswer, { readonly kind: "sound" }>

const promised = () => {
  const { ask, control } = promisedVendor<Scripted.SeenRequest, Sound>(() => ({ kind: "sound", bytes: mp3() }))
  const model = fromPromises({
    id: "own/speech",
    vendor: "own",
    model: "speech-2",
    capabilities,
    speak: (request, context) =>
      ask(Struct.omit(request, ["language"]), context, (sound) => Struct.omit(sound, ["kind"]))
  })
  return { model, control }
}

suite(
  "SpeechModel (fromPromises)",
  cases(
    Layer.sync(SpeechModelUnderTest, () => SpeechModelUnderTest.of(promised())),
    { capabilities, secret }
  )
)

type Change = (call: Call<SpeechRequest, SpokenAudio>) => Call<SpeechRequest, SpokenAudio>

const broken = (change: Change) =>
  failingTitles(
    cases(
      Layer.sync(SpeechModelUnderTest, () => {
        const { control, model } = Scripted.make()
        return SpeechModelUnderTest.of({ control, model: { ...model, speak: change(model.speak) } })
      }),
      { capabilities, secret }
    )
  )

const whole = "sends the whole text, up to the longest, with each voice and format"
const speed = "sends the speed"
const sound = "gives the sound as it came, with its media type, and says who spoke it"
const duration = "says how long the sound is"
const words = "says when each word is spoken, in order"
const badTimings = "fails with BadResponse for timings without sense"
const noSound = "fails with BadResponse when there is no sound"

const faults: ReadonlyArray<Fault<SpeechRequest, SpokenAudio>> = [
  ...commonFaults<SpeechRequest, SpokenAudio>(badTimings, noSound),
  [mixesUp, mixingUp, [apart]],
  ["cuts texts off", (call) => (request) => call({ ...request, text: request.text.slice(0, 500) }), [whole]],
  ["has one voice", (call) => (request) => call({ ...request, voice: "clara" }), [whole]],
  ["makes one format", (call) => (request) => call({ ...request, format: "mp3" }), [whole, sound]],
  ["leaves the speed out in silence", (call) => (request) => call(Struct.omit(request, ["speed"])), [speed]],
  [
    "tells times in milliseconds",
    (call) => (request) =>
      Effect.map(
        call(request),
        (spoken) =>
          new SpokenAudio({
            ...spoken,
            ...(spoken.durationSeconds === undefined ? {} : { durationSeconds: spoken.durationSeconds * 1_000 }),
            ...(spoken.words === undefined
              ? {}
              : {
                  words: spoken.words.map(({ endSeconds, startSeconds, text }) => ({
                    text,
                    startSeconds: startSeconds * 1_000,
                    endSeconds: endSeconds * 1_000
                  }))
                })
          })
      ),
    [duration, words]
  ],
  [
    "gives silence for what went wrong",
    (call) => (request) =>
      Effect.catchReason(call(request), "ModelError", "BadResponse", () =>
        Effect.succeed(
          new SpokenAudio({
            bytes: mp3(),
            mediaType: "audio/mpeg",
            usage: new UnitUsage({}),
            vendor: "v",
            model: "m",
            warnings: []
          })
        )
      ),
    [badTimings, noSound, "fails with BadResponse when the vendor says so", "shows no key in a failure"]
  ]
]

describe("SpeechModelContract", () => {
  for (const [fault, change, titles] of faults) {
    it.effect(`catches a model that ${fault}`, () =>
      Effect.gen(function* () {
        assert.sameMembers([...(yield* broken(change))], [...titles])
      })
    )
  }
})
