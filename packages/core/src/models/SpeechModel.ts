/**
 * Port: a model that speaks a text. A plain async function becomes one by `SpeechModelFromPromises`. What a model cannot
 * speak is refused by `Speech` before it is asked.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import { type CurrentActor } from "../tenancy/Actor.ts"
import { answerFields, badResponse, bytesFor, commonFields, commonOf, decodeAnswer } from "./internal/answers.ts"
import { type ModelId } from "./ModelChoice.ts"
import { type ModelError } from "./ModelError.ts"
import { problemOfTimings, TimedText } from "./TimedText.ts"
import { type UnitPricing } from "./UnitUsage.ts"

/** Files of sound, with their media type. */
export const speechFormats = {
  mp3: "audio/mpeg",
  opus: "audio/ogg",
  aac: "audio/aac",
  flac: "audio/flac",
  wav: "audio/wav"
} as const
export type SpeechFormat = keyof typeof speechFormats

/** A voice of a model. */
export interface Voice {
  /** The vendor's name of it. */
  readonly id: string
  /** BCP 47 tags of what it speaks. @default those of the model */
  readonly languages?: ReadonlyArray<string>
}

/** What a speech model can do, as data. */
export interface SpeechCapabilities {
  readonly voices: readonly [Voice, ...Array<Voice>]
  /** BCP 47 tags such as `de` or `pt-BR`. Empty: the vendor does not say. */
  readonly languages: ReadonlyArray<string>
  readonly formats: readonly [SpeechFormat, ...Array<SpeechFormat>]
  /** Slowest and fastest, 1 being the usual. Absent: it cannot be chosen. */
  readonly speeds?: { readonly min: number; readonly max: number }
  /** Whether it speaks by rules and not by a trained model: then nobody has to be told of a model. @default false */
  readonly speaksByRules?: boolean
  /** Whether it says when each word is spoken. */
  readonly givesWordTimings: boolean
  /** Longest text, in UTF-16 code units. */
  readonly maxTextLength: number
}

/** One call. */
export interface SpeechRequest {
  /** 1 to `maxTextLength`. */
  readonly text: string
  /** The id of one of the model's voices. */
  readonly voice: string
  /** BCP 47 tag, where known. */
  readonly language?: string
  readonly format: SpeechFormat
  /** Within the model's speeds. @default 1 */
  readonly speed?: number
  /** Goes to vendors that drop a request with a key they have seen. */
  readonly operationKey?: string
}

/** A spoken text. */
export class SpokenAudio extends Schema.Class<SpokenAudio>("@postwright/core/models/SpokenAudio")({
  bytes: Schema.Uint8Array,
  /** Such as `audio/mpeg`. */
  mediaType: Schema.NonEmptyString,
  /** Absent where the vendor does not say. */
  durationSeconds: Schema.optionalKey(Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0))),
  /** When each word is spoken, in order. Absent where the vendor does not say. */
  words: Schema.optionalKey(Schema.Array(TimedText)),
  ...commonFields
}) {}

export interface SpeechModel {
  readonly id: ModelId
  /** Lower-case name such as `openai`. */
  readonly vendor: string
  /** The vendor's name of the model. */
  readonly model: string
  readonly capabilities: SpeechCapabilities
  /** Absent: what a call costs is known only where the vendor says it. */
  readonly pricing?: UnitPricing
  /**
   * Asks once. Interruption cancels the request at the vendor. Credentials are those of the current actor's organization.
   * Fails with `BadResponse` for no sound, more than `maxSoundBytes` or timings without sense, and with what models fail
   * with.
   */
  readonly speak: (request: SpeechRequest) => Effect.Effect<SpokenAudio, ModelError, CurrentActor>
}

/** The most that one spoken text may have, whoever speaks it: 100 MB. */
export const maxSoundBytes = 100_000_000

/** What an adapter has to hand to `decodeSpeech`. */
export const SpeechAnswer = Schema.Struct({
  bytes: Schema.Uint8Array,
  /** @default that of the format */
  mediaType: Schema.optional(Schema.NonEmptyString),
  durationSeconds: Schema.optional(Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0))),
  words: Schema.optional(Schema.Array(TimedText)),
  ...answerFields
})

/** What a vendor answered, as spoken audio. Fails with `BadResponse` for no sound, too much of it, and false timings. */
export const decodeSpeech = Effect.fnUntraced(function* (
  model: Pick<SpeechModel, "id" | "vendor" | "model">,
  { format }: SpeechRequest,
  answered: unknown
): Effect.fn.Return<SpokenAudio, ModelError> {
  const answer = yield* decode(model, answered)
  const { bytes, durationSeconds, words } = answer
  if (bytes.length === 0) return yield* badResponse(model.id, "the sound is empty")
  if (bytes.length > maxSoundBytes) return yield* badResponse(model.id, `sound of ${bytesFor(bytes.length)}`)
  const problem = problemOfTimings(words ?? [])
  if (problem !== undefined) return yield* badResponse(model.id, `of the words, ${problem}`)
  return new SpokenAudio({
    bytes,
    mediaType: answer.mediaType ?? speechFormats[format],
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
    ...(words === undefined ? {} : { words }),
    ...commonOf(model, answer)
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const decode = decodeAnswer(SpeechAnswer)
