/**
 * A speech model from a plain async function, for models that have no adapter here.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { askPromise, type PromiseContext } from "./internal/promises.ts"
import { ModelId } from "./ModelChoice.ts"
import { decodeSpeech, type SpeechAnswer, type SpeechModel, type SpeechRequest } from "./SpeechModel.ts"

export interface PromiseSpeechModelOptions extends Pick<SpeechModel, "vendor" | "model" | "capabilities" | "pricing"> {
  /** Id in the registry. */
  readonly id: string
  /**
   * Asks once. Has to stop when `signal` aborts. A rejection with a numeric `status` (as vendors' libraries throw) is
   * read as that HTTP status, with `retryAfterMillis` and `code` where they are there; a `ModelError` passes as it is;
   * anything else counts as not reached.
   */
  readonly speak: (request: SpeechRequest, context: PromiseContext) => Promise<(typeof SpeechAnswer)["Encoded"]>
}

/** The function as a `SpeechModel`. Throws when `id` is empty or `none`. */
export const fromPromises = ({ speak, ...options }: PromiseSpeechModelOptions): SpeechModel => {
  const facts = { ...options, id: ModelId.make(options.id) }
  return {
    ...facts,
    speak: Effect.fn("PromiseSpeechModel.speak")(function* (request: SpeechRequest) {
      const answered = yield* askPromise(facts.id, (context) => speak(request, context))
      return yield* decodeSpeech(facts, request, answered)
    })
  }
}
