/**
 * `TranscriptionModel` for OpenAI. Only `whisper-1` says when each word was said, how long the recording is and what
 * was spoken; `gpt-transcribe` says the language and takes keywords.
 *
 * @see https://developers.openai.com/api/reference/resources/audio
 * @since 0.1.0
 */
import { type Credentials } from "@postwright/core/credentials/Credentials"
import { type ModelError } from "@postwright/core/models/ModelError"
import {
  decodeTranscription,
  type TranscriptionCapabilities,
  type TranscriptionModel,
  type TranscriptionRequest
} from "@postwright/core/models/TranscriptionModel"
import { TranscriptionModels } from "@postwright/core/models/TranscriptionModels"
import { type UnitPricing } from "@postwright/core/models/UnitUsage"
import { Config, Effect, Layer, Schema } from "effect"
import { type SdkUnavailable } from "../shared/VendorSdk.ts"
import { callOf, Count, type DoorOptions, fileOf, idOf, readBy, vendor } from "./internal/doors.ts"
import { pricingOf } from "./internal/mediaPrices.ts"
import { tagOfLanguage } from "./internal/whisperLanguages.ts"

export interface Options extends DoorOptions {
  /** @default "whisper-1", the one that times words */
  readonly model?: string
  /** What differs from what is known of the model. */
  readonly capabilities?: Partial<TranscriptionCapabilities>
  /** @default what is known of the price of the model; else what a call costs is not known */
  readonly pricing?: UnitPricing
}

/** The model. A call fails with `Unauthorized` where the organization has no key. */
export const make = Effect.fnUntraced(function* (
  options: Options = {}
): Effect.fn.Return<TranscriptionModel, ModelError | SdkUnavailable, Credentials> {
  const model = options.model ?? "whisper-1"
  const id = idOf(options, model)
  const call = yield* callOf(options, model, maxAnswerBytes)
  const isTimed = model === "whisper-1"
  const pricing = options.pricing ?? pricingOf(model)
  const facts = {
    id,
    vendor,
    model,
    capabilities: { ...capabilitiesOf(model), ...options.capabilities },
    ...(pricing === undefined ? {} : { pricing })
  }

  const transcribe = Effect.fn("OpenAiTranscriptionModel.transcribe")(function* (request: TranscriptionRequest) {
    const { bytes, keywords, language, mediaType, prompt } = request
    const answered = yield* call([prompt ?? "", ...(keywords ?? [])], (client, signal): PromiseLike<unknown> =>
      client.audio.transcriptions.create(
        {
          model,
          file: fileOf(bytes, `recording.${endings.get(mediaType) ?? "mp3"}`, mediaType),
          response_format: isTimed ? "verbose_json" : "json",
          ...(isTimed ? { timestamp_granularities: ["word" as const, "segment" as const] } : {}),
          // The vendor takes two letters, without a region.
          ...(language === undefined ? {} : { language: language.split("-", 1)[0] ?? language }),
          ...(prompt === undefined ? {} : { prompt }),
          ...(keywords === undefined ? {} : { keywords: [...keywords] })
        },
        { signal }
      )
    )
    const answer = yield* read(id, answered)
    const { duration, languages, segments, text, usage, words } = answer
    const spoken = answer.language === undefined ? languages?.[0]?.code : tagOfLanguage(answer.language)
    const seconds = usage?.seconds ?? duration
    return yield* decodeTranscription(facts, request, {
      text,
      language: spoken,
      durationSeconds: duration,
      words: words?.map(({ end, start, word }) => ({ text: word, startSeconds: start, endSeconds: end })),
      segments: segments?.map(({ end, start, text }) => ({ text: text.trim(), startSeconds: start, endSeconds: end })),
      usage: {
        ...(seconds === undefined ? {} : { seconds }),
        ...(usage?.input_tokens === undefined ? {} : { inputTokens: usage.input_tokens }),
        ...(usage?.output_tokens === undefined ? {} : { outputTokens: usage.output_tokens })
      }
    })
  })

  return { ...facts, transcribe }
})

/** Contributes the model to `TranscriptionModels`. */
export const layer = (
  options: Options = {}
): Layer.Layer<never, ModelError | SdkUnavailable, TranscriptionModels | Credentials> =>
  TranscriptionModels.layerEntry(make(options))

/** As `layer`, with options from the configuration. Keys stay in `Credentials`. */
export const layerConfig = (
  options: Config.Wrap<Options>
): Layer.Layer<never, ModelError | SdkUnavailable | Config.ConfigError, TranscriptionModels | Credentials> =>
  Layer.unwrap(Effect.map(Config.unwrap(options), layer))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxAnswerBytes = 50_000_000

// The vendor tells the kind by the name of the file.
const endings = new Map([
  ["audio/mpeg", "mp3"],
  ["audio/mp4", "m4a"],
  ["audio/flac", "flac"],
  ["audio/wav", "wav"],
  ["audio/ogg", "ogg"],
  ["audio/webm", "webm"],
  ["video/mp4", "mp4"],
  ["video/mpeg", "mpeg"],
  ["video/webm", "webm"]
])

const capabilitiesOf = (model: string): TranscriptionCapabilities => ({
  maxBytes: 25_000_000,
  mediaTypes: ["audio/mpeg", ...[...endings.keys()].slice(1)],
  givesWordTimings: model === "whisper-1",
  supportsPrompt: model !== "gpt-4o-transcribe-diarize",
  supportsKeywords: model === "gpt-transcribe"
})

const Seconds = Schema.Finite

const read = readBy(
  Schema.Struct({
    text: Schema.String,
    /** The English name of it, of `whisper-1`. */
    language: Schema.optional(Schema.String),
    languages: Schema.optional(Schema.Array(Schema.Struct({ code: Schema.String }))),
    duration: Schema.optional(Seconds),
    words: Schema.optional(Schema.Array(Schema.Struct({ word: Schema.String, start: Seconds, end: Seconds }))),
    segments: Schema.optional(Schema.Array(Schema.Struct({ text: Schema.String, start: Seconds, end: Seconds }))),
    usage: Schema.optional(
      Schema.Struct({
        seconds: Schema.optional(Seconds),
        input_tokens: Schema.optional(Count),
        output_tokens: Schema.optional(Count)
      })
    )
  })
)
