/**
 * Port: a model that writes down what is said in a recording. A plain async function becomes one by
 * `TranscriptionModelFromPromises`. What a model cannot take is refused by `Transcriptions` before it is asked.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import { type CurrentActor } from "../tenancy/Actor.ts"
import { answerFields, badResponse, commonFields, commonOf, decodeAnswer } from "./internal/answers.ts"
import { type ModelId } from "./ModelChoice.ts"
import { type ModelError } from "./ModelError.ts"
import { problemOfTimings, TimedText } from "./TimedText.ts"
import { type UnitPricing } from "./UnitUsage.ts"

/** What a transcription model can do, as data. */
export interface TranscriptionCapabilities {
  /** Largest recording. */
  readonly maxBytes: number
  /** Such as `audio/mpeg`. */
  readonly mediaTypes: readonly [string, ...Array<string>]
  /** Whether it says when each word was said. */
  readonly givesWordTimings: boolean
  /** Whether it can be told what to expect in words. */
  readonly supportsPrompt: boolean
  /** Whether it can be told names and terms to expect. */
  readonly supportsKeywords: boolean
}

/** One call. */
export interface TranscriptionRequest {
  /** The recording, 1 to `maxBytes`. */
  readonly bytes: Uint8Array
  /** One of the model's, such as `audio/mpeg`. */
  readonly mediaType: string
  /** BCP 47 tag of what is spoken. @default the model finds out */
  readonly language?: string
  /** What it is about, or what was said before. */
  readonly prompt?: string
  /** Names and terms that may come up. */
  readonly keywords?: ReadonlyArray<string>
  /** Goes to vendors that drop a request with a key they have seen. */
  readonly operationKey?: string
}

const Seconds = Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0))
/** BCP 47, as far as its form goes. */
const LanguageTag = Schema.String.check(Schema.isPattern(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))

/** What was said. */
export class Transcription extends Schema.Class<Transcription>("@postwright/core/models/Transcription")({
  /** Empty where nothing was said. */
  text: Schema.String,
  /** BCP 47 tag of what was spoken. Absent where neither the vendor nor the caller says. */
  language: Schema.optionalKey(LanguageTag),
  /** Of the recording. Absent where the vendor does not say. */
  durationSeconds: Schema.optionalKey(Seconds),
  /** When each word was said, in order; mostly without punctuation. Absent where the model does not say. */
  words: Schema.optionalKey(Schema.Array(TimedText)),
  /** Sentences or breaths, in order. Absent where the model does not say. */
  segments: Schema.optionalKey(Schema.Array(TimedText)),
  ...commonFields
}) {}

export interface TranscriptionModel {
  readonly id: ModelId
  /** Lower-case name such as `openai`. */
  readonly vendor: string
  /** The vendor's name of the model. */
  readonly model: string
  readonly capabilities: TranscriptionCapabilities
  /** Absent: what a call costs is known only where the vendor says it. */
  readonly pricing?: UnitPricing
  /**
   * Asks once. Interruption cancels the request at the vendor. Credentials are those of the current actor's organization.
   * Changes nothing anywhere, so it may be repeated, and is paid for again. Fails with `BadResponse` for timings without
   * sense and a language that is no tag, and with what models fail with.
   */
  readonly transcribe: (request: TranscriptionRequest) => Effect.Effect<Transcription, ModelError, CurrentActor>
}

/** What an adapter has to hand to `decodeTranscription`. */
export const TranscriptionAnswer = Schema.Struct({
  text: Schema.String,
  language: Schema.optional(LanguageTag),
  durationSeconds: Schema.optional(Seconds),
  words: Schema.optional(Schema.Array(TimedText)),
  segments: Schema.optional(Schema.Array(TimedText)),
  ...answerFields
})

/** What a vendor answered, as a transcription. Fails with `BadResponse` for timings out of order or without sense. */
export const decodeTranscription = Effect.fnUntraced(function* (
  model: Pick<TranscriptionModel, "id" | "vendor" | "model">,
  request: TranscriptionRequest,
  answered: unknown
): Effect.fn.Return<Transcription, ModelError> {
  const answer = yield* decode(model, answered)
  const { durationSeconds, language = request.language, segments, text, words } = answer
  for (const [what, timings] of [["words", words] as const, ["segments", segments] as const]) {
    const problem = problemOfTimings(timings ?? [])
    if (problem !== undefined) return yield* badResponse(model.id, `of the ${what}, ${problem}`)
  }
  return new Transcription({
    text,
    ...(language === undefined ? {} : { language }),
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
    ...(words === undefined ? {} : { words }),
    ...(segments === undefined ? {} : { segments }),
    ...commonOf(model, answer)
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const decode = decodeAnswer(TranscriptionAnswer)
