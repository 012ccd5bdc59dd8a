/**
 * The transcription models that the command line can ask: whisper.cpp on this machine, and OpenAI's by their ids.
 *
 * @since 0.1.0
 */
import { Credentials } from "@postwright/core/credentials/Credentials"
import { ModelId } from "@postwright/core/models/ModelChoice"
import { type ModelError } from "@postwright/core/models/ModelError"
import { TranscriptionModels } from "@postwright/core/models/TranscriptionModels"
import { type SdkUnavailable } from "@postwright/providers/models/shared/VendorSdk"
import { Effect, Layer, Option } from "effect"
import { CliError, UsageInvalid } from "../cli/CliError.ts"
import * as Settings from "./Settings.ts"

/** Who hears; nothing: nobody. */
export interface Hearer {
  readonly id: ModelId | undefined
  readonly layer: Layer.Layer<TranscriptionModels, ModelError | SdkUnavailable>
}

/**
 * The model that a text names: `whisper`, `openai/…` or `none`. Without one whisper.cpp where its model file is set, since
 * that costs nothing and stays on this machine, else none. Fails with `UsageInvalid`.
 */
export const hearerFor = Effect.fn("TranscriptionModels.hearerFor")(function* (
  name: Option.Option<string>
): Effect.fn.Return<Hearer, CliError> {
  const whisperModel = yield* Settings.whisperModel
  const text = Option.getOrElse(name, () => (Option.isSome(whisperModel) ? "whisper" : "none")).trim()
  if (text === "none") return { id: undefined, layer: TranscriptionModels.layer }
  if (text === "whisper") {
    const whisper = yield* Effect.promise(() => import("@postwright/providers/media/whisper/WhisperCppModel"))
    const program = yield* Settings.whisper
    const { ffmpegPath } = yield* Settings.mediaPrograms
    const id = ModelId.make("whisper")
    const entry = whisper.layer({
      id,
      ...(Option.isSome(program) ? { program: program.value } : {}),
      ...(Option.isSome(whisperModel) ? { model: whisperModel.value } : {}),
      ...(ffmpegPath === undefined ? {} : { ffmpeg: ffmpegPath })
    })
    return { id, layer: Layer.provideMerge(entry, TranscriptionModels.layer) }
  }
  const [vendor, model = ""] = [text.slice(0, text.indexOf("/")), text.slice(text.indexOf("/") + 1)]
  if (vendor !== "openai" || model === "") {
    return yield* fail(
      `The model "${text.slice(0, 80)}" hears nothing`,
      "Use --model whisper, a model such as openai/whisper-1, or none"
    )
  }
  const key = yield* Settings.openAiKey
  if (Option.isNone(key))
    return yield* fail("No key is set for the models of openai", "Set OPENAI_API_KEY, or choose another model")
  const openAi = yield* Effect.promise(() => import("@postwright/providers/models/openai/OpenAiTranscriptionModel"))
  const baseUrl = yield* Settings.openAiBaseUrl
  const entry = openAi.layer({ model, ...(Option.isSome(baseUrl) ? { baseUrl: baseUrl.value } : {}) })
  return {
    id: ModelId.make(text),
    layer: entry.pipe(
      Layer.provide(Credentials.layerFixed({ openai: key.value })),
      Layer.provideMerge(TranscriptionModels.layer)
    )
  }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const fail = (detail: string, remedy: string): Effect.Effect<never, CliError> =>
  Effect.fail(new CliError({ reason: new UsageInvalid({ detail, remedy }) }))
