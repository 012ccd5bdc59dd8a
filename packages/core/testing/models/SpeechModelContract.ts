/**
 * Behaviour every `SpeechModel` adapter must have. A test gives the adapter with the vendor's side under its control: a
 * scripted server for a real adapter, `ScriptedSpeechModel` in this process.
 *
 * @since 0.1.0
 */
import { Context, Effect, type Layer } from "effect"
import {
  speechFormats,
  type SpeechCapabilities,
  type SpeechModel,
  type SpeechRequest
} from "@postwright/core/models/SpeechModel"
import { type Case, check, checkEqual } from "../Check.ts"
import { defining } from "./internal/defining.ts"
import { mp3 } from "./MediaFiles.ts"
import { type VendorControl } from "./ScriptedSpeechModel.ts"
import { failureOf, vendorCases } from "./VendorCases.ts"
import { type VendorFailure } from "./VendorControl.ts"

/** The adapter, and its vendor. Each case builds the layer anew. */
export class SpeechModelUnderTest extends Context.Service<
  SpeechModelUnderTest,
  { readonly model: SpeechModel; readonly control: VendorControl }
>()("@postwright/core/testing/models/SpeechModelUnderTest") {}

export interface ContractOptions {
  readonly capabilities: SpeechCapabilities
  /** The key that the adapter sends; no failure may show it. @default the model has none */
  readonly secret?: string
  /** What this vendor never does, each with the reason. `duration`: to say how long the sound is. */
  readonly impossible?: { readonly [what in VendorFailure | "duration"]?: string }
}

/** The suite. */
export const cases = <E>(
  layer: Layer.Layer<SpeechModelUnderTest, E>,
  { capabilities, impossible = {}, secret }: ContractOptions
): ReadonlyArray<Case> => {
  const define = defining(SpeechModelUnderTest, layer)
  const [voice] = capabilities.voices
  const [format] = capabilities.formats
  const request: SpeechRequest = { text: "Tea is ready.", voice: voice.id, format }
  const withTimings = capabilities.givesWordTimings ? undefined : "the model does not say when a word is spoken"

  return [
    define("declares its voices, formats and longest text", ({ model }) =>
      Effect.sync(() => {
        checkEqual(model.capabilities, capabilities, "capabilities")
        const ids = capabilities.voices.map(({ id }) => id)
        checkEqual(new Set(ids).size, ids.length, "different voices")
        const { maxTextLength } = capabilities
        check(Number.isInteger(maxTextLength) && maxTextLength >= 1, "a length from 1")
      })
    ),

    define("sends the whole text, up to the longest, with each voice and format", ({ control, model }) =>
      Effect.gen(function* () {
        const longest = "ä".repeat(Math.min(capabilities.maxTextLength, 20_000))
        for (const text of ["Grüße 👋 — 你好", longest]) {
          for (const voice of capabilities.voices.slice(0, 2)) {
            for (const format of capabilities.formats) {
              yield* model.speak({ text, voice: voice.id, format })
              const seen = (yield* control.requests).at(-1)
              checkEqual([seen?.text, seen?.voice, seen?.format], [text, voice.id, format], "request")
            }
          }
        }
      })
    ),

    define(
      "sends the speed",
      ({ control, model }) =>
        Effect.gen(function* () {
          const speed = capabilities.speeds?.max ?? 1
          yield* model.speak({ ...request, speed })
          checkEqual((yield* control.requests)[0]?.speed, speed, "speed")
        }),
      capabilities.speeds === undefined ? "the speed cannot be chosen" : undefined
    ),

    define("gives the sound as it came, with its media type, and says who spoke it", ({ control, model }) =>
      Effect.gen(function* () {
        const bytes = mp3(1_000)
        yield* control.answerWith(() => ({ kind: "sound", bytes }))
        for (const format of capabilities.formats) {
          const spoken = yield* model.speak({ ...request, format })
          checkEqual([...spoken.bytes], [...bytes], "bytes")
          checkEqual(spoken.mediaType.split(";", 1)[0], speechFormats[format], "media type")
          checkEqual(spoken.vendor, model.vendor, "vendor")
          check(spoken.model !== "", "the model that answered is named")
        }
      })
    ),

    define(
      "says how long the sound is",
      ({ control, model }) =>
        Effect.gen(function* () {
          yield* control.answerWith(() => ({ kind: "sound", bytes: mp3(), durationSeconds: 1.5 }))
          checkEqual((yield* model.speak(request)).durationSeconds, 1.5, "seconds")
        }),
      impossible.duration
    ),

    define(
      "says when each word is spoken, in order",
      ({ control, model }) =>
        Effect.gen(function* () {
          yield* control.answerWith(() => ({ kind: "sound", bytes: mp3(), words }))
          checkEqual((yield* model.speak(request)).words, words, "words")
        }),
      withTimings
    ),

    define(
      "fails with BadResponse for timings without sense",
      ({ control, model }) =>
        Effect.gen(function* () {
          for (const wrong of [words.toReversed(), [{ text: "Tea", startSeconds: 1, endSeconds: 0.5 }]]) {
            yield* control.answerWith(() => ({ kind: "sound", bytes: mp3(), words: wrong }))
            checkEqual((yield* failureOf(() => model.speak(request))).reason._tag, "BadResponse", "reason")
          }
        }),
      withTimings
    ),

    define("fails with BadResponse when there is no sound", ({ control, model }) =>
      Effect.gen(function* () {
        yield* control.answerWith(() => ({ kind: "sound", bytes: new Uint8Array() }))
        checkEqual((yield* failureOf(() => model.speak(request))).reason._tag, "BadResponse", "reason")
      })
    ),

    ...vendorCases({
      define,
      call: ({ model }) => model.speak(request),
      control: ({ control }) => control,
      secret,
      impossible
    }),

    define("keeps concurrent answers apart", ({ control, model }) =>
      Effect.gen(function* () {
        yield* control.answerWith(({ text }) => ({ kind: "sound", bytes: mp3(text.length) }))
        const lengths = Array.from({ length: 8 }, (_, index) => index + 10)
        const spoken = yield* Effect.forEach(
          lengths,
          (length) => model.speak({ ...request, text: "x".repeat(length) }),
          {
            concurrency: "unbounded"
          }
        )
        checkEqual(
          spoken.map(({ bytes }) => bytes.length),
          lengths,
          "lengths"
        )
      })
    )
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const words = [
  { text: "Tea", startSeconds: 0, endSeconds: 0.25 },
  { text: "is", startSeconds: 0.25, endSeconds: 0.5 },
  { text: "ready.", startSeconds: 0.625, endSeconds: 1.125 }
]
