/**
 * Transcripts behind the promise door.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { MediaError, MediaRejected } from "../../media/MediaError.ts"
import { Transcripts } from "../../media/Transcripts.ts"
import { ModelId } from "../../models/ModelChoice.ts"
import { mediaTypeOf } from "../../models/Transcriptions.ts"
import type { CurrentActor } from "../../tenancy/Actor.ts"
import { LanguageTag } from "../../text/Language.ts"
import type { IngestOptions, Transcript, TranscriptMaterial } from "../Transcripts.ts"
import { inputCheck } from "./inputCheck.ts"

/** Runs a use case as the owner. Rejects with `PostwrightError`. */
type Run = <A, E>(effect: Effect.Effect<A, E, Transcripts | CurrentActor>, signal?: AbortSignal) => Promise<A>

/** Makes a transcript. Material and options were checked. */
export const ingestCall =
  (run: Run) =>
  (material: TranscriptMaterial, { language, model, signal }: IngestOptions): Promise<Transcript> => {
    const options = {
      ...(language === undefined ? {} : { language: checkLanguage("language", LanguageTag, language) }),
      ...(model === undefined || model === "none" ? {} : { model: checkModel("model", ModelId, model) })
    }
    return run(
      Effect.gen(function* () {
        const transcripts = yield* Transcripts
        const { vtt: text, ...transcript } = yield* "address" in material
          ? transcripts.ofVideo(material.address, options)
          : "text" in material
            ? transcripts.ofSubtitles(material, options)
            : Effect.flatMap(typed(material), (recording) => transcripts.ofRecording(recording, options))
        return { ...transcript, source: { name: `${transcript.title}.vtt`, text, mediaType: "text/vtt" } }
      }),
      signal
    )
  }

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const checkLanguage = inputCheck({ remedy: 'Leave it out, or write a language such as "en" or "de-AT"' })
const checkModel = inputCheck({ remedy: 'Leave it out, or write a model such as "whisper/ggml-base"' })

const typed = Effect.fnUntraced(function* (
  recording: Extract<TranscriptMaterial, { bytes: Uint8Array }>
): Effect.fn.Return<{ name: string; bytes: Uint8Array; mediaType: string }, MediaError> {
  const mediaType = recording.mediaType ?? mediaTypeOf(recording.name)
  if (mediaType !== undefined) return { ...recording, mediaType }
  return yield* new MediaError({
    reason: new MediaRejected({
      summary: `The name "${recording.name.slice(0, 100)}" does not tell what the recording is`,
      remedy: "Give its media type, such as audio/mpeg"
    })
  })
})
