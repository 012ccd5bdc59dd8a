/**
 * `SpeechModel` for espeak-ng, which speaks on this machine, without a key and without a network. It sounds like a
 * machine, speaks some sixty languages, and says exactly when each word is spoken.
 *
 * The library is under GPL-3.0. It is an optional peer that is loaded at the first text, never part of this package; a
 * program that gives it away with it has to keep to that licence.
 *
 * @see https://github.com/espeak-ng/espeak-ng
 * @see https://github.com/echogarden-project/espeak-ng-emscripten
 * @since 0.1.0
 */
import { ModelId } from "@postwright/core/models/ModelChoice"
import { ModelError, RequestRejected } from "@postwright/core/models/ModelError"
import {
  decodeSpeech,
  type SpeechCapabilities,
  type SpeechModel,
  type SpeechRequest
} from "@postwright/core/models/SpeechModel"
import { SpeechModels } from "@postwright/core/models/SpeechModels"
import { type TimedText } from "@postwright/core/models/TimedText"
import { type UnitPricing } from "@postwright/core/models/UnitUsage"
import { Config, Effect, Layer, type Scope } from "effect"
import { findLibrary, makeEngine } from "./internal/engine.ts"
import { rulesByLanguage, rulesFor } from "./internal/languages.ts"
import { spokenOf } from "./internal/speaking.ts"
import { spokenTextOf } from "./internal/SpokenText.ts"

/** What was spoken, as a WAV file. */
export interface EspeakAnswer {
  readonly bytes: Uint8Array
  readonly durationSeconds?: number
  /** The words of the text as they are written in it. */
  readonly words?: ReadonlyArray<TimedText>
}

/** Speaks a whole text. */
export type EspeakVoice = (request: SpeechRequest) => Effect.Effect<EspeakAnswer, ModelError>

/** How it sounds, and what speaks. */
export interface Options {
  /** Id in the registry. @default "espeak/espeak-ng" */
  readonly id?: string
  /** Words a minute at speed 1, 80 to 200. @default 140, calmer than the 175 of espeak-ng */
  readonly wordsPerMinute?: number
  /** 0 to 99. @default 42, lower than the 50 of espeak-ng */
  readonly pitch?: number
  /** What speaks, such as an installed `espeak-ng`. @default the library, in a thread of its own */
  readonly speakWith?: EspeakVoice
}

/** The name under which usage is counted. */
export const vendor = "espeak"

/** Whether the library is installed. */
export const isInstalled: Effect.Effect<boolean> = Effect.sync(() => findLibrary() !== undefined)

/**
 * The model. A call fails with `ModelToolMissing` where the library is not installed. Its thread starts with the first
 * text and ends with the scope; without work it keeps no process alive.
 */
export const make = Effect.fnUntraced(function* (
  options: Options = {}
): Effect.fn.Return<SpeechModel, never, Scope.Scope> {
  const facts = {
    id: ModelId.make(options.id ?? "espeak/espeak-ng"),
    vendor,
    model: "espeak-ng",
    capabilities,
    pricing: free
  }
  const speakWith = options.speakWith ?? (yield* inThread(facts.id, options))

  const speak = Effect.fn("EspeakSpeechModel.speak")(function* (request: SpeechRequest) {
    const answer = yield* speakWith(request)
    const { length } = request.text
    return yield* decodeSpeech(facts, request, { ...answer, usage: { characters: length, costMicroUsd: 0 } })
  })

  return { ...facts, speak }
})

/** Contributes the model to `SpeechModels`. */
export const layer = (options: Options = {}): Layer.Layer<never, ModelError, SpeechModels> =>
  SpeechModels.layerEntry(make(options))

/** As `layer`, with options from the configuration. */
export const layerConfig = (
  options: Config.Wrap<Options>
): Layer.Layer<never, ModelError | Config.ConfigError, SpeechModels> =>
  Layer.unwrap(Effect.map(Config.unwrap(options), layer))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** It runs here. */
const free: UnitPricing = {
  microUsdPerMillion: {},
  checkedOn: "2026-11-22",
  source: "https://github.com/espeak-ng/espeak-ng"
}

/** The first one has no variant; the others are those of espeak-ng that can be listened to. */
const capabilities: SpeechCapabilities = {
  voices: [{ id: "plain" }, ...["m1", "m3", "m7", "f1", "f2", "f3", "f5"].map((id) => ({ id }))],
  languages: Object.keys(rulesByLanguage),
  formats: ["wav"],
  speeds: { min: 0.6, max: 2.5 },
  speaksByRules: true,
  givesWordTimings: true,
  // Some ten minutes of speech.
  maxTextLength: 10_000
}

/** Between these espeak-ng speaks words. */
const rates = { min: 80, max: 450 } as const

const inThread = Effect.fnUntraced(function* (
  id: ModelId,
  { pitch = 42, wordsPerMinute = 140 }: Options
): Effect.fn.Return<EspeakVoice, never, Scope.Scope> {
  const engine = makeEngine(id)
  yield* Effect.addFinalizer(() => engine.end)
  return Effect.fnUntraced(function* ({ language = "en", speed = 1, text, voice }) {
    const spoken = spokenTextOf(text, language)
    if (spoken.parts.length === 0) {
      return yield* new ModelError({
        reason: new RequestRejected({ model: id, detail: "the text has no word to be read" })
      })
    }
    const rules = rulesFor(language)
    const rate = Math.min(rates.max, Math.max(rates.min, Math.round(wordsPerMinute * speed)))
    const heard = yield* Effect.forEach(spoken.parts, (part) =>
      engine.speak({
        voice: voice === "plain" ? rules : `${rules}+${voice}`,
        text: part.text,
        rate,
        pitch: Math.min(99, Math.max(0, Math.round(pitch))),
        range: 45
      })
    )
    return spokenOf(spoken, heard, speed)
  })
})
