/**
 * Behaviour every `TranscriptionModel` adapter must have. A test gives the adapter with the vendor's side under its
 * control: a scripted server for a real adapter, `ScriptedTranscriptionModel` in this process.
 *
 * @since 0.1.0
 */
import { Context, Effect, type Layer } from "effect"
import {
  type TranscriptionCapabilities,
  type TranscriptionModel,
  type TranscriptionRequest
} from "@postwright/core/models/TranscriptionModel"
import { type Case, check, checkEqual } from "../Check.ts"
import { defining } from "./internal/defining.ts"
import { mp3 } from "./MediaFiles.ts"
import { type VendorControl } from "./ScriptedTranscriptionModel.ts"
import { failureOf, vendorCases } from "./VendorCases.ts"
import { type VendorFailure } from "./VendorControl.ts"

/** The adapter, and its vendor. Each case builds the layer anew. */
export class TranscriptionModelUnderTest extends Context.Service<
  TranscriptionModelUnderTest,
  { readonly model: TranscriptionModel; readonly control: VendorControl }
>()("@postwright/core/testing/models/TranscriptionModelUnderTest") {}

export interface ContractOptions {
  readonly capabilities: TranscriptionCapabilities
  /** The key that the adapter sends; no failure may show it. @default the model has none */
  readonly secret?: string
  /**
   * What this vendor never does, each with the reason. `language`, `duration` and `segments`: to say them.
   */
  readonly impossible?: { readonly [what in VendorFailure | "language" | "duration" | "segments"]?: string }
}

/** The suite. */
export const cases = <E>(
  layer: Layer.Layer<TranscriptionModelUnderTest, E>,
  { capabilities, impossible = {}, secret }: ContractOptions
): ReadonlyArray<Case> => {
  const define = defining(TranscriptionModelUnderTest, layer)
  const [mediaType] = capabilities.mediaTypes
  const request: TranscriptionRequest = { bytes: mp3(), mediaType }
  const withTimings = capabilities.givesWordTimings ? undefined : "the model does not say when a word was said"

  return [
    define("declares its largest recording and the kinds it takes", ({ model }) =>
      Effect.sync(() => {
        checkEqual(model.capabilities, capabilities, "capabilities")
        check(Number.isInteger(capabilities.maxBytes) && capabilities.maxBytes >= 1, "a size from 1")
      })
    ),

    define("sends the recording as it is, with its kind and language", ({ control, model }) =>
      Effect.gen(function* () {
        const bytes = Uint8Array.from({ length: 5_000 }, (_, index) => (index * 31) % 256)
        for (const mediaType of capabilities.mediaTypes) {
          yield* model.transcribe({ bytes, mediaType, language: "de" })
          const seen = (yield* control.requests).at(-1)
          checkEqual([...(seen?.bytes ?? [])], [...bytes], "bytes")
          checkEqual([seen?.mediaType, seen?.language], [mediaType, "de"], "kind and language")
        }
      })
    ),

    define(
      "sends the prompt",
      ({ control, model }) =>
        Effect.gen(function* () {
          yield* model.transcribe({ ...request, prompt: "About Grüße 👋" })
          checkEqual((yield* control.requests)[0]?.prompt, "About Grüße 👋", "prompt")
        }),
      capabilities.supportsPrompt ? undefined : "the model takes no prompt"
    ),

    define(
      "sends the keywords",
      ({ control, model }) =>
        Effect.gen(function* () {
          yield* model.transcribe({ ...request, keywords: ["Larkfield", "Zürich"] })
          checkEqual((yield* control.requests)[0]?.keywords, ["Larkfield", "Zürich"], "keywords")
        }),
      capabilities.supportsKeywords ? undefined : "the model takes no keywords"
    ),

    define("gives the text, also an empty one, and says which model heard it", ({ control, model }) =>
      Effect.gen(function* () {
        for (const text of ["Grüße — 你好 👋", ""]) {
          yield* control.answerWith(() => ({ kind: "heard", text }))
          const heard = yield* model.transcribe(request)
          checkEqual([heard.text, heard.vendor], [text, model.vendor], "text and vendor")
          check(heard.model !== "", "the model that answered is named")
        }
      })
    ),

    define(
      "gives the language as a BCP 47 tag",
      ({ control, model }) =>
        Effect.gen(function* () {
          for (const language of ["de", "en", "zh"]) {
            yield* control.answerWith(() => ({ kind: "heard", text: "x", language }))
            checkEqual((yield* model.transcribe(request)).language, language, "language")
          }
        }),
      impossible.language
    ),

    define("gives the language that it was told where the vendor says none", ({ control, model }) =>
      Effect.gen(function* () {
        yield* control.answerWith(() => ({ kind: "heard", text: "x" }))
        checkEqual((yield* model.transcribe({ ...request, language: "de" })).language, "de", "language")
      })
    ),

    define(
      "says how long the recording is",
      ({ control, model }) =>
        Effect.gen(function* () {
          yield* control.answerWith(() => ({ kind: "heard", text: "x", durationSeconds: 12.5 }))
          checkEqual((yield* model.transcribe(request)).durationSeconds, 12.5, "seconds")
        }),
      impossible.duration
    ),

    define(
      "says when each word was said, in seconds and in order",
      ({ control, model }) =>
        Effect.gen(function* () {
          yield* control.answerWith(() => ({ kind: "heard", text: "Tea is ready", words: timings }))
          checkEqual((yield* model.transcribe(request)).words, timings, "words")
        }),
      withTimings
    ),

    define(
      "gives the segments in order",
      ({ control, model }) =>
        Effect.gen(function* () {
          yield* control.answerWith(() => ({ kind: "heard", text: "Tea is ready", segments: timings }))
          checkEqual((yield* model.transcribe(request)).segments, timings, "segments")
        }),
      impossible.segments
    ),

    define(
      "fails with BadResponse for timings without sense",
      ({ control, model }) =>
        Effect.gen(function* () {
          for (const words of [timings.toReversed(), [{ text: "Tea", startSeconds: 1, endSeconds: 0.5 }]]) {
            yield* control.answerWith(() => ({ kind: "heard", text: "Tea is ready", words }))
            checkEqual((yield* failureOf(() => model.transcribe(request))).reason._tag, "BadResponse", "reason")
          }
        }),
      withTimings
    ),

    ...vendorCases({
      define,
      call: ({ model }) => model.transcribe(request),
      control: ({ control }) => control,
      secret,
      impossible
    }),

    define("keeps concurrent answers apart", ({ control, model }) =>
      Effect.gen(function* () {
        yield* control.answerWith(({ bytes }) => ({ kind: "heard", text: `${bytes.length}` }))
        const lengths = Array.from({ length: 8 }, (_, index) => index + 10)
        const heard = yield* Effect.forEach(lengths, (length) => model.transcribe({ ...request, bytes: mp3(length) }), {
          concurrency: "unbounded"
        })
        checkEqual(
          heard.map(({ text }) => text),
          lengths.map(String),
          "texts"
        )
      })
    )
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const timings = [
  { text: "Tea", startSeconds: 0, endSeconds: 0.25 },
  { text: "is", startSeconds: 0.25, endSeconds: 0.5 },
  { text: "ready", startSeconds: 0.625, endSeconds: 1.125 }
]
