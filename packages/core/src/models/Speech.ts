/**
 * Has texts spoken: refuses what the model cannot speak before it is asked and paid.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer } from "effect"
import { type CurrentActor } from "../tenancy/Actor.ts"
import { problemOfText, refuseBy } from "./internal/answers.ts"
import { type ModelId } from "./ModelChoice.ts"
import { type ModelError } from "./ModelError.ts"
import { type SpeechCapabilities, type SpeechRequest, type SpokenAudio } from "./SpeechModel.ts"
import { SpeechModels } from "./SpeechModels.ts"

export class Speech extends Context.Service<
  Speech,
  {
    /**
     * Asks once. Fails with `ModelNotFound`; with `RequestRejected` before anything is asked, for a text that is empty or
     * too long, and a voice, language, format or speed that the model does not have; and with what the model fails with.
     */
    readonly speak: (model: ModelId, request: SpeechRequest) => Effect.Effect<SpokenAudio, ModelError, CurrentActor>
  }
>()("@postwright/core/models/Speech") {
  static readonly layer: Layer.Layer<Speech, never, SpeechModels> = Layer.effect(
    Speech,
    Effect.gen(function* () {
      const models = yield* SpeechModels

      const speak = Effect.fn("Speech.speak")(function* (id: ModelId, request: SpeechRequest) {
        const model = yield* models.get(id)
        yield* refuseBy(id, problemOf(model.capabilities, request))
        return yield* model.speak(request)
      })

      return Speech.of({ speak })
    })
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const problemOf = (
  { formats, languages, maxTextLength, speeds, voices }: SpeechCapabilities,
  { format, language, speed, text, voice }: SpeechRequest
): string | undefined => {
  const length = problemOfText("the text", text, maxTextLength)
  if (length !== undefined) return length
  const chosen = voices.find(({ id }) => id === voice)
  if (chosen === undefined) return `it has no voice "${voice}", but ${voices.map(({ id }) => id).join(", ")}`
  const spoken = chosen.languages ?? languages
  if (language !== undefined && spoken.length > 0 && !spoken.some((tag) => isSameLanguage(tag, language))) {
    return `the voice "${voice}" does not speak "${language}", but ${spoken.join(", ")}`
  }
  if (!formats.includes(format)) return `it makes no ${format}, but ${formats.join(", ")}`
  if (speed === undefined || speed === 1) return undefined
  if (speeds === undefined) return "its speed cannot be chosen"
  return speed >= speeds.min && speed <= speeds.max
    ? undefined
    : `its speed is ${speeds.min} to ${speeds.max}, not ${speed}`
}

// `de` speaks for `de-AT`, and the other way round: regions differ in their accent.
const isSameLanguage = (a: string, b: string): boolean => primaryOf(a) === primaryOf(b)

const primaryOf = (tag: string): string => tag.toLowerCase().split("-", 1)[0] ?? ""
