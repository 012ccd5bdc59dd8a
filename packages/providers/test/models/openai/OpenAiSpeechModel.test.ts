import { assert, describe, it } from "@effect/vitest"
import { speechFormats, type SpeechCapabilities, type SpeechFormat } from "@postwright/core/models/SpeechModel"
import { mp3 } from "@postwright/core/testing/models/MediaFiles"
import { type SeenRequest, type VendorAnswer } from "@postwright/core/testing/models/ScriptedSpeechModel"
import { cases, SpeechModelUnderTest } from "@postwright/core/testing/models/SpeechModelContract"
import { suite } from "@postwright/core/testing/vitest"
import * as OpenAiSpeechModel from "@postwright/providers/models/openai/OpenAiSpeechModel"
import { costOfUnits } from "@postwright/core/models/UnitUsage"
import { Effect, Layer } from "effect"
import { asOwner } from "../support.ts"
import { connected, secret, textOf, type Wire } from "./mediaSupport.ts"

const formats: ReadonlyArray<SpeechFormat> = ["mp3", "opus", "aac", "flac", "wav"]
const formatOf = (value: unknown): SpeechFormat => formats.find((format) => format === value) ?? "mp3"

const wire: Wire<SeenRequest, VendorAnswer> = {
  toSeen: ({ fields }) => ({
    text: textOf(fields["input"]),
    voice: textOf(fields["voice"]),
    format: formatOf(fields["response_format"]),
    ...(typeof fields["speed"] === "number" ? { speed: fields["speed"] } : {})
  }),
  toScript: ({ bytes }, { fields }) => ({
    kind: "bytes",
    bytes,
    mediaType: speechFormats[formatOf(fields["response_format"])]
  }),
  first: () => ({ kind: "sound", bytes: mp3() })
}

const old = ["ash", "coral", "echo", "fable", "onyx", "nova", "sage", "shimmer"]
const capabilities = (voices: ReadonlyArray<string>): SpeechCapabilities => ({
  voices: [{ id: "alloy" }, ...voices.map((id) => ({ id }))],
  languages: [],
  formats: ["mp3", "opus", "aac", "flac", "wav"],
  speeds: { min: 0.25, max: 4 },
  givesWordTimings: false,
  maxTextLength: 4_096
})

for (const [model, voices] of [
  ["gpt-4o-mini-tts", [...old, "ballad", "verse", "marin", "cedar"]],
  ["tts-1", old]
] as const) {
  const make = (options: OpenAiSpeechModel.Options) => OpenAiSpeechModel.make({ ...options, model })
  suite(
    `SpeechModel (openai, ${model})`,
    cases(Layer.effect(SpeechModelUnderTest, connected(make, wire)), {
      capabilities: capabilities(voices),
      secret,
      impossible: { duration: "the vendor sends the sound alone" }
    })
  )
}

describe("OpenAiSpeechModel", () => {
  it.effect("says how to speak where the options do, and counts the characters", () =>
    Effect.gen(function* () {
      const make = (options: OpenAiSpeechModel.Options) =>
        OpenAiSpeechModel.make({ ...options, instructions: "Calmly" })
      const { model, simulator } = yield* connected(make, wire)
      const spoken = yield* model.speak({ text: "Tea is ready.", voice: "marin", format: "mp3" })
      assert.strictEqual(spoken.usage.characters, 13)
      assert.strictEqual(simulator.requests()[0]?.fields["instructions"], "Calmly")
      // The vendor charges tokens that it does not tell.
      assert.isUndefined(costOfUnits(spoken.usage, model.pricing))
      const old = yield* connected((where) => OpenAiSpeechModel.make({ ...where, model: "tts-1" }), wire)
      const said = yield* old.model.speak({ text: "Tea is ready.", voice: "coral", format: "mp3" })
      assert.strictEqual(costOfUnits(said.usage, old.model.pricing), 195)
    }).pipe(asOwner)
  )
})
