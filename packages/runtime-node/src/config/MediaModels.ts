/**
 * The models that media are made by: those of the vendors whose keys are set, by ids such as `openai/gpt-image-2`. A
 * vendor's library is loaded when one of its models is chosen.
 *
 * @since 0.1.0
 */
import { type MediaOptions, type VideoVoice } from "@postwright/core/campaign/MediaOptions"
import { Credentials } from "@postwright/core/credentials/Credentials"
import { type ImageModels } from "@postwright/core/models/ImageModels"
import { type ModelError } from "@postwright/core/models/ModelError"
import { type SpeechModels } from "@postwright/core/models/SpeechModels"
import { type VideoModels } from "@postwright/core/models/VideoModels"
import { type ModerationModels } from "@postwright/core/policy/ModerationModels"
import { type SdkUnavailable } from "@postwright/providers/models/shared/VendorSdk"
import { Effect, Layer, Option } from "effect"
import { CliError, UsageInvalid } from "../cli/CliError.ts"
import * as Settings from "./Settings.ts"

/** Contributes the chosen models. */
export type MediaModelsLayer = Layer.Layer<
  never,
  ModelError | SdkUnavailable,
  ImageModels | VideoModels | SpeechModels | ModerationModels
>

/**
 * The voice, the image model and the video model that were chosen; with one of the latter two OpenAI's moderation too where
 * there is a key for it, which is shown pictures and no texts. Fails with `UsageInvalid` for a vendor or a voice of espeak that is not known, and for a key that
 * is not set.
 */
export const layerFor = Effect.fn("MediaModels.layerFor")(function* ({
  clips,
  images,
  voice
}: Pick<MediaOptions, "clips" | "images" | "voice">): Effect.fn.Return<MediaModelsLayer, CliError> {
  // Voices of espeak are there without a key.
  const isOfEspeak = typeof voice === "object" && voice.model.startsWith("espeak/")
  if (isOfEspeak) yield* checkEspeak(voice)
  const isSpoken = typeof voice === "object" && !isOfEspeak
  const speech = isSpoken ? yield* nameOf("openai", voice.model, "--voice", "openai/gpt-4o-mini-tts") : undefined
  const picture =
    images === undefined ? undefined : yield* nameOf("openai", images.model, "--images", "openai/gpt-image-2")
  const film =
    clips === undefined ? undefined : yield* nameOf("openrouter", clips.model, "--clips", "openrouter/google/veo-3.1")
  if (speech === undefined && picture === undefined && film === undefined) return Layer.empty
  const filmKey = yield* Settings.openRouterKey
  if (film !== undefined && Option.isNone(filmKey)) {
    return yield* fail("No key is set for the model of --clips", "Set OPENROUTER_API_KEY, or leave the option out")
  }
  const key = yield* Settings.openAiKey
  if (Option.isNone(key) && (speech !== undefined || picture !== undefined)) {
    return yield* fail(
      `No key is set for the model of ${speech === undefined ? "--images" : "--voice"}`,
      "Set OPENAI_API_KEY, or leave the option out"
    )
  }
  const baseUrl = Option.getOrUndefined(yield* Settings.openAiBaseUrl)
  const at = baseUrl === undefined ? {} : { baseUrl }
  const none: Layer.Layer<
    never,
    ModelError | SdkUnavailable,
    ImageModels | VideoModels | SpeechModels | ModerationModels | Credentials
  > = Layer.empty
  const speaking =
    speech === undefined
      ? none
      : yield* Effect.promise(() =>
          import("@postwright/providers/models/openai/OpenAiSpeechModel").then(({ layer }) =>
            layer({ model: speech, ...at })
          )
        )
  const painting =
    picture === undefined
      ? none
      : yield* Effect.promise(() =>
          import("@postwright/providers/models/openai/OpenAiImageModel").then((image) =>
            image.layer({ model: picture, ...at })
          )
        )
  const looking =
    (picture === undefined && film === undefined) || Option.isNone(key)
      ? none
      : yield* Effect.promise(() =>
          import("@postwright/providers/models/openai/OpenAiModerationModel").then((moderation) =>
            moderation.layer({ readsTexts: false, ...at })
          )
        )
  const filmUrl = Option.getOrUndefined(yield* Settings.openRouterBaseUrl)
  const filming =
    film === undefined
      ? none
      : yield* Effect.promise(() =>
          import("@postwright/providers/models/openrouter/OpenRouterVideoModel").then((video) =>
            video.layer({ model: film, ...(filmUrl === undefined ? {} : { baseUrl: filmUrl }) })
          )
        )
  return Layer.mergeAll(speaking, painting, looking, filming).pipe(
    Layer.provide(
      Credentials.layerFixed({
        ...(Option.isNone(key) ? {} : { openai: key.value }),
        ...(Option.isNone(filmKey) ? {} : { openrouter: filmKey.value })
      })
    )
  )
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** A word that is spelt wrongly would leave each video without a voice, once all else is made. */
const checkEspeak = Effect.fnUntraced(function* ({ model, voice }: VideoVoice) {
  const { make } = yield* Effect.promise(() => import("@postwright/providers/media/espeak/EspeakSpeechModel"))
  const { capabilities, id } = yield* Effect.scoped(make({ speakWith: () => Effect.never }))
  if (model !== id) return yield* fail(`The model "${model.slice(0, 80)}" of --voice is not there`, `Write ${id}`)
  const names = capabilities.voices.map((one) => one.id)
  if (voice === undefined || names.includes(voice)) return
  return yield* fail(`The model "${id}" has no voice "${voice.slice(0, 80)}"`, `Choose one of ${names.join(", ")}`)
})

/** The vendor's name of the model. */
const nameOf = (vendor: string, id: string, option: string, example: string): Effect.Effect<string, CliError> => {
  const name = id.startsWith(`${vendor}/`) ? id.slice(vendor.length + 1) : ""
  return name === ""
    ? fail(
        `The model "${id.slice(0, 80)}" of ${option} names no vendor that is known`,
        `Write the vendor in front, such as ${example}`
      )
    : Effect.succeed(name)
}

const fail = (detail: string, remedy: string): Effect.Effect<never, CliError> =>
  Effect.fail(new CliError({ reason: new UsageInvalid({ detail, remedy }) }))
