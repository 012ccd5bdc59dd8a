/**
 * Has recordings written down: finds out what a file is by its name, and refuses what the model cannot take before it is
 * asked and paid.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer } from "effect"
import { type CurrentActor } from "../tenancy/Actor.ts"
import { bytesFor, rejected } from "./internal/answers.ts"
import { type ModelId } from "./ModelChoice.ts"
import { type ModelError } from "./ModelError.ts"
import { Transcription, type TranscriptionCapabilities, type TranscriptionRequest } from "./TranscriptionModel.ts"
import { TranscriptionModels } from "./TranscriptionModels.ts"

/** What is wanted: a recording of a media type, or with a file name that tells it. */
export type TranscriptionOrder = Omit<TranscriptionRequest, "mediaType"> &
  ({ readonly mediaType: string } | { readonly fileName: string })

export class Transcriptions extends Context.Service<
  Transcriptions,
  {
    /**
     * Asks once. A prompt or keywords that the model does not know are left out and named in `warnings`.
     *
     * Fails with `ModelNotFound`; with `RequestRejected` before anything is asked, for a recording that is empty, too large
     * or of a kind that the model does not take; and with what the model fails with.
     */
    readonly transcribe: (
      model: ModelId,
      order: TranscriptionOrder
    ) => Effect.Effect<Transcription, ModelError, CurrentActor>
  }
>()("@postwright/core/models/Transcriptions") {
  static readonly layer: Layer.Layer<Transcriptions, never, TranscriptionModels> = Layer.effect(
    Transcriptions,
    Effect.gen(function* () {
      const models = yield* TranscriptionModels

      const transcribe = Effect.fn("Transcriptions.transcribe")(function* (id: ModelId, order: TranscriptionOrder) {
        const model = yield* models.get(id)
        const { capabilities } = model
        const mediaType = "mediaType" in order ? order.mediaType : mediaTypeOf(order.fileName)
        const problem = problemOf(capabilities, order, mediaType)
        if (mediaType === undefined || problem !== undefined) {
          return yield* rejected(id, problem ?? "the kind of the recording is not known")
        }
        const { bytes, keywords, language, operationKey, prompt } = order
        const warnings: Array<string> = []
        if (prompt !== undefined && !capabilities.supportsPrompt) warnings.push("the prompt was left out")
        if (keywords !== undefined && !capabilities.supportsKeywords) warnings.push("the keywords were left out")
        const heard = yield* model.transcribe({
          bytes,
          mediaType,
          ...(language === undefined ? {} : { language }),
          ...(prompt === undefined || !capabilities.supportsPrompt ? {} : { prompt }),
          ...(keywords === undefined || !capabilities.supportsKeywords ? {} : { keywords }),
          ...(operationKey === undefined ? {} : { operationKey })
        })
        return new Transcription({ ...heard, warnings: [...warnings, ...heard.warnings] })
      })

      return Transcriptions.of({ transcribe })
    })
  )
}

/** The media type that the ending of a file's name tells: `talk.m4a` is `audio/mp4`. Nothing for other endings. */
export const mediaTypeOf = (fileName: string): string | undefined =>
  endings.get(fileName.slice(fileName.lastIndexOf(".") + 1).toLowerCase())

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const endings = new Map([
  ["mp3", "audio/mpeg"],
  ["mpga", "audio/mpeg"],
  ["m4a", "audio/mp4"],
  ["aac", "audio/aac"],
  ["flac", "audio/flac"],
  ["wav", "audio/wav"],
  ["ogg", "audio/ogg"],
  ["oga", "audio/ogg"],
  ["opus", "audio/ogg"],
  ["mp4", "video/mp4"],
  ["mpeg", "video/mpeg"],
  ["mov", "video/quicktime"],
  ["webm", "video/webm"]
])

const problemOf = (
  { maxBytes, mediaTypes }: TranscriptionCapabilities,
  order: TranscriptionOrder,
  mediaType: string | undefined
): string | undefined => {
  const { length } = order.bytes
  if (length === 0) return "the recording is empty"
  if (length > maxBytes) return `the recording has ${bytesFor(length)}, and it takes at most ${bytesFor(maxBytes)}`
  if (mediaType === undefined && "fileName" in order) return `the name "${order.fileName}" does not tell what it is`
  return mediaType !== undefined && mediaTypes.includes(mediaType)
    ? undefined
    : `it takes no ${mediaType}, but ${mediaTypes.join(", ")}`
}
