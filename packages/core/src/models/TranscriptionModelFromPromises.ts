/**
 * A transcription model from a plain async function, for models that have no adapter here.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { askPromise, type PromiseContext } from "./internal/promises.ts"
import { ModelId } from "./ModelChoice.ts"
import {
  decodeTranscription,
  type TranscriptionAnswer,
  type TranscriptionModel,
  type TranscriptionRequest
} from "./TranscriptionModel.ts"

export interface PromiseTranscriptionModelOptions extends Pick<
  TranscriptionModel,
  "vendor" | "model" | "capabilities" | "pricing"
> {
  /** Id in the registry. */
  readonly id: string
  /**
   * Asks once. Has to stop when `signal` aborts. A rejection with a numeric `status` (as vendors' libraries throw) is
   * read as that HTTP status, with `retryAfterMillis` and `code` where they are there; a `ModelError` passes as it is;
   * anything else counts as not reached.
   */
  readonly transcribe: (
    request: TranscriptionRequest,
    context: PromiseContext
  ) => Promise<(typeof TranscriptionAnswer)["Encoded"]>
}

/** The function as a `TranscriptionModel`. Throws when `id` is empty or `none`. */
export const fromPromises = ({ transcribe, ...options }: PromiseTranscriptionModelOptions): TranscriptionModel => {
  const facts = { ...options, id: ModelId.make(options.id) }
  return {
    ...facts,
    transcribe: Effect.fn("PromiseTranscriptionModel.transcribe")(function* (request: TranscriptionRequest) {
      const answered = yield* askPromise(facts.id, (context) => transcribe(request, context))
      return yield* decodeTranscription(facts, request, answered)
    })
  }
}
