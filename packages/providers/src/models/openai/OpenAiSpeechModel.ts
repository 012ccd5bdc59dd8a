/**
 * `SpeechModel` for OpenAI. The vendor says neither how long the sound is nor when a word is spoken.
 *
 * The models of this API (`gpt-4o-mini-tts`, `tts-1`, `tts-1-hd`) are announced to end on 2027-01-06.
 *
 * @see https://developers.openai.com/api/reference/resources/audio
 * @see https://developers.openai.com/api/docs/deprecations
 * @since 0.1.0
 */
import { type Credentials } from "@postwright/core/credentials/Credentials"
import { type ModelError } from "@postwright/core/models/ModelError"
import {
  decodeSpeech,
  maxSoundBytes,
  type SpeechCapabilities,
  type SpeechModel,
  type SpeechRequest
} from "@postwright/core/models/SpeechModel"
import { SpeechModels } from "@postwright/core/models/SpeechModels"
import { type UnitPricing } from "@postwright/core/models/UnitUsage"
import { Config, Effect, Layer } from "effect"
import { type SdkUnavailable } from "../shared/VendorSdk.ts"
import { callOf, type DoorOptions, idOf, vendor } from "./internal/doors.ts"
import { pricingOf } from "./internal/mediaPrices.ts"

export interface Options extends DoorOptions {
  /** @default "gpt-4o-mini-tts" */
  readonly model?: string
  /** How to speak, such as `calmly`. Not for `tts-1` and `tts-1-hd`. @default as the model likes */
  readonly instructions?: string
  /** What differs from what is known of the model. */
  readonly capabilities?: Partial<SpeechCapabilities>
  /** @default what is known of the price of the model; of `gpt-4o-mini-tts` what a call costs is not known */
  readonly pricing?: UnitPricing
}

/** The model. A call fails with `Unauthorized` where the organization has no key. */
export const make = Effect.fnUntraced(function* (
  options: Options = {}
): Effect.fn.Return<SpeechModel, ModelError | SdkUnavailable, Credentials> {
  const model = options.model ?? "gpt-4o-mini-tts"
  const id = idOf(options, model)
  const call = yield* callOf(options, model, maxSoundBytes)
  const pricing = options.pricing ?? pricingOf(model)
  const facts = {
    id,
    vendor,
    model,
    capabilities: { ...capabilitiesOf(model), ...options.capabilities },
    ...(pricing === undefined ? {} : { pricing })
  }

  const speak = Effect.fn("OpenAiSpeechModel.speak")(function* (request: SpeechRequest) {
    const { format, speed, text, voice } = request
    const bytes = yield* call([text], async (client, signal) => {
      const response = await client.audio.speech.create(
        {
          model,
          input: text,
          voice,
          response_format: format,
          ...(speed === undefined ? {} : { speed }),
          ...(options.instructions === undefined ? {} : { instructions: options.instructions })
        },
        { signal }
      )
      return new Uint8Array(await response.arrayBuffer())
    })
    return yield* decodeSpeech(facts, request, { bytes, usage: { characters: text.length } })
  })

  return { ...facts, speak }
})

/** Contributes the model to `SpeechModels`. */
export const layer = (
  options: Options = {}
): Layer.Layer<never, ModelError | SdkUnavailable, SpeechModels | Credentials> => SpeechModels.layerEntry(make(options))

/** As `layer`, with options from the configuration. Keys stay in `Credentials`. */
export const layerConfig = (
  options: Config.Wrap<Options>
): Layer.Layer<never, ModelError | SdkUnavailable | Config.ConfigError, SpeechModels | Credentials> =>
  Layer.unwrap(Effect.map(Config.unwrap(options), layer))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// The two older models have nine voices only.
const oldVoices = ["alloy", "ash", "coral", "echo", "fable", "onyx", "nova", "sage", "shimmer"] as const

const capabilitiesOf = (model: string): SpeechCapabilities => ({
  voices: [
    { id: oldVoices[0] },
    ...[...oldVoices.slice(1), ...(model.startsWith("tts-1") ? [] : ["ballad", "verse", "marin", "cedar"])].map(
      (id) => ({ id })
    )
  ],
  languages: [],
  formats: ["mp3", "opus", "aac", "flac", "wav"],
  speeds: { min: 0.25, max: 4 },
  givesWordTimings: false,
  maxTextLength: 4_096
})
