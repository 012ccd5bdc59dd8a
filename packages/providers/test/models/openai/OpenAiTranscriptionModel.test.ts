import { assert, describe, it } from "@effect/vitest"
import { type TimedText } from "@postwright/core/models/TimedText"
import { type TranscriptionCapabilities } from "@postwright/core/models/TranscriptionModel"
import { costOfUnits } from "@postwright/core/models/UnitUsage"
import { mp3 } from "@postwright/core/testing/models/MediaFiles"
import { type SeenRequest, type VendorAnswer } from "@postwright/core/testing/models/ScriptedTranscriptionModel"
import { cases, TranscriptionModelUnderTest } from "@postwright/core/testing/models/TranscriptionModelContract"
import { suite } from "@postwright/core/testing/vitest"
import * as OpenAiTranscriptionModel from "@postwright/providers/models/openai/OpenAiTranscriptionModel"
import { transcriptReply, verboseReply } from "@postwright/providers/simulators/openai/MediaReplies"
import { Effect, Layer } from "effect"
import { asOwner } from "../support.ts"
import { connected, listOf, secret, textOf, type Wire } from "./mediaSupport.ts"

const names: Readonly<Record<string, string>> = { de: "german", en: "english", zh: "chinese" }

const timed = (items: ReadonlyArray<TimedText> | undefined) =>
  items?.map(({ endSeconds, startSeconds, text }) => ({ text, start: startSeconds, end: endSeconds }))

const wire: Wire<SeenRequest, VendorAnswer> = {
  toSeen: ({ fields, files }) => {
    const file = files.find(([field]) => field === "file")?.[1]
    const { language, prompt } = fields
    const keywords = listOf(fields["keywords[]"])
    return {
      bytes: file?.bytes ?? new Uint8Array(),
      mediaType: file?.mediaType ?? "",
      ...(language === undefined ? {} : { language: textOf(language) }),
      ...(prompt === undefined ? {} : { prompt: textOf(prompt) }),
      ...(keywords.length === 0 ? {} : { keywords })
    }
  },
  toScript: ({ durationSeconds = 0, language, segments, text, words }, { fields }) => {
    const asked = listOf(fields["timestamp_granularities[]"])
    // What the vendor says of a language that it was told.
    const spoken = language ?? textOf(fields["language"])
    return {
      kind: "json",
      body:
        fields["response_format"] === "verbose_json"
          ? verboseReply({
              text,
              language: names[spoken] ?? "english",
              seconds: durationSeconds,
              words: asked.includes("word") ? timed(words) : undefined,
              segments: asked.includes("segment") ? timed(segments) : undefined
            })
          : transcriptReply({
              text,
              ...(fields["model"] === "gpt-transcribe" ? { languages: language === undefined ? [] : [language] } : {})
            })
    }
  },
  first: () => ({ kind: "heard", text: "" })
}

const mediaTypes = [
  "audio/mpeg",
  "audio/mp4",
  "audio/flac",
  "audio/wav",
  "audio/ogg",
  "audio/webm",
  "video/mp4",
  "video/mpeg",
  "video/webm"
] as const
const capabilities: TranscriptionCapabilities = {
  maxBytes: 25_000_000,
  mediaTypes: [...mediaTypes],
  givesWordTimings: false,
  supportsPrompt: true,
  supportsKeywords: false
}
const untimed = { duration: "only whisper-1 says it", segments: "only whisper-1 gives them" }

for (const [model, more, impossible] of [
  ["whisper-1", { givesWordTimings: true }, {}],
  ["gpt-transcribe", { supportsKeywords: true }, untimed],
  ["gpt-4o-transcribe", {}, { ...untimed, language: "the model does not say it" }]
] as const) {
  const make = (options: OpenAiTranscriptionModel.Options) => OpenAiTranscriptionModel.make({ ...options, model })
  suite(
    `TranscriptionModel (openai, ${model})`,
    cases(Layer.effect(TranscriptionModelUnderTest, connected(make, wire)), {
      capabilities: { ...capabilities, ...more },
      secret,
      impossible
    })
  )
}

describe("OpenAiTranscriptionModel", () => {
  const recording = { bytes: mp3(), mediaType: "audio/mpeg" }

  it.effect("asks whisper-1 for words and segments, under the name with brackets, and others for JSON alone", () =>
    Effect.gen(function* () {
      const whisper = yield* connected(OpenAiTranscriptionModel.make, wire)
      yield* whisper.model.transcribe(recording)
      const [seen] = whisper.simulator.requests()
      assert.deepInclude(seen?.fields, {
        response_format: "verbose_json",
        "timestamp_granularities[]": ["word", "segment"]
      })
      const make = (options: OpenAiTranscriptionModel.Options) =>
        OpenAiTranscriptionModel.make({ ...options, model: "gpt-4o-transcribe" })
      const other = yield* connected(make, wire)
      yield* other.model.transcribe(recording)
      assert.deepStrictEqual(other.simulator.requests()[0]?.fields, {
        model: "gpt-4o-transcribe",
        response_format: "json"
      })
      // 14 tokens at 2.5 dollars a million, 45 at 10.
      assert.strictEqual(costOfUnits((yield* other.model.transcribe(recording)).usage, other.model.pricing), 485)
    }).pipe(asOwner)
  )

  it.effect("sends a language without its region, and counts the seconds that are charged", () =>
    Effect.gen(function* () {
      const { control, model, simulator } = yield* connected(OpenAiTranscriptionModel.make, wire)
      yield* control.answerWith(() => ({ kind: "heard", text: "Grüezi", durationSeconds: 2.4 }))
      const heard = yield* model.transcribe({ ...recording, language: "de-CH" })
      assert.strictEqual(simulator.requests()[0]?.fields["language"], "de")
      assert.deepStrictEqual([heard.language, heard.durationSeconds, heard.usage.seconds], ["de", 2.4, 3])
      assert.strictEqual(costOfUnits(heard.usage, model.pricing), 300)
    }).pipe(asOwner)
  )

  it.effect("gives no language for a name that it does not know", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* connected(OpenAiTranscriptionModel.make, wire)
      simulator.answerWith(() => ({ kind: "json", body: verboseReply({ text: "x", language: "klingon", seconds: 1 }) }))
      assert.isUndefined((yield* model.transcribe(recording)).language)
    }).pipe(asOwner)
  )
})
