/**
 * An embedding model from a plain async function, for models that have no adapter here.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { decodeEmbedding, type EmbeddingAnswer, type EmbeddingModel, type EmbedRequest } from "./EmbeddingModel.ts"
import { askPromise, type PromiseContext } from "./internal/promises.ts"
import { ModelId } from "./ModelChoice.ts"

export interface PromiseEmbeddingModelOptions extends Pick<
  EmbeddingModel,
  "vendor" | "model" | "capabilities" | "pricing"
> {
  /** Id in the registry. */
  readonly id: string
  /**
   * Asks once. Has to stop when `signal` aborts. A rejection with a numeric `status` (as vendors' libraries throw) is
   * read as that HTTP status, with `retryAfterMillis` and `code` where they are there; a `ModelError` passes as it is;
   * anything else counts as not reached.
   */
  readonly embed: (request: EmbedRequest, context: PromiseContext) => Promise<(typeof EmbeddingAnswer)["Encoded"]>
}

/** The function as an `EmbeddingModel`. Throws when `id` is empty or `none`. */
export const fromPromises = ({ embed, ...options }: PromiseEmbeddingModelOptions): EmbeddingModel => {
  const facts = { ...options, id: ModelId.make(options.id) }
  return {
    ...facts,
    embed: Effect.fn("PromiseEmbeddingModel.embed")(function* (request: EmbedRequest) {
      const answered = yield* askPromise(facts.id, (context) => embed(request, context))
      return yield* decodeEmbedding(facts, request, answered)
    })
  }
}
