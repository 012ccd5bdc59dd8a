/**
 * An image model from a plain async function, for models that have no adapter here.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { decodeImages, type ImageAnswer, type ImageModel, type ImageRequest } from "./ImageModel.ts"
import { askPromise, type PromiseContext } from "./internal/promises.ts"
import { ModelId } from "./ModelChoice.ts"

export interface PromiseImageModelOptions extends Pick<ImageModel, "vendor" | "model" | "capabilities" | "pricing"> {
  /** Id in the registry. */
  readonly id: string
  /**
   * Asks once; answers with the files, whose format and size are read from them. Has to stop when `signal` aborts. A
   * rejection with a numeric `status` (as vendors' libraries throw) is read as that HTTP status, with `retryAfterMillis`
   * and `code` where they are there; a `ModelError` passes as it is; anything else counts as not reached.
   */
  readonly generate: (request: ImageRequest, context: PromiseContext) => Promise<(typeof ImageAnswer)["Encoded"]>
}

/** The function as an `ImageModel`. Throws when `id` is empty or `none`. */
export const fromPromises = ({ generate, ...options }: PromiseImageModelOptions): ImageModel => {
  const facts = { ...options, id: ModelId.make(options.id) }
  return {
    ...facts,
    generate: Effect.fn("PromiseImageModel.generate")(function* (request: ImageRequest) {
      const answered = yield* askPromise(facts.id, (context) => generate(request, context))
      return yield* decodeImages(facts, request, answered)
    })
  }
}
