/**
 * Answers of models by what was asked, for programs that ask the same again: none is kept unless a layer says so.
 *
 * The key is the SHA-256 of the canonical JSON of `{ organizationId, model, request }`: the id of the model in the
 * registry and the whole request (system prompt, messages, schema, tools, limits, temperature, seed). Whatever differs,
 * a seed too, is another question. An answer is shared within its organization alone.
 *
 * @since 0.1.0
 */
import { Clock, Context, Duration, Effect, Layer, Option } from "effect"
import { type OrganizationId } from "../tenancy/Actor.ts"
import { sha256Json } from "../text/Digest.ts"
import { type GenerateRequest, type Generation } from "./LanguageModel.ts"
import { type ModelId } from "./ModelChoice.ts"

/** What was asked of which model. */
export interface Question {
  readonly organizationId: OrganizationId
  readonly model: ModelId
  /** Its `operationKey` does not count. */
  readonly request: GenerateRequest
}

/** Where answers are kept. A cache that fails has no answer. */
export interface ResponseCacheService {
  readonly find: (question: Question) => Effect.Effect<Option.Option<Generation>>
  readonly keep: (question: Question, generation: Generation) => Effect.Effect<void>
}

/** The key of a question, as above. */
export const cacheKeyOf = ({ model, organizationId, request }: Question): string => {
  const { operationKey: _operationKey, ...asked } = request
  return sha256Json({ organizationId, model, request: asked })
}

/** The cache of this program. @default none: every question is asked */
export const ResponseCache = Context.Reference<ResponseCacheService>("@postwright/core/models/ResponseCache", {
  defaultValue: () => ({ find: () => Effect.succeedNone, keep: () => Effect.void })
})

/**
 * In this process, the answers used last.
 *
 * @example
 * import { layerMemory } from "@postwright/core/models/ResponseCache"
 *
 * const cache = layerMemory({ capacity: 500, timeToLive: "1 hour" })
 */
export const layerMemory = ({
  capacity = 1_000,
  timeToLive = "1 day"
}: {
  /** Answers at most; those that were not used for the longest time go first. @default 1,000 */
  readonly capacity?: number
  /** How long an answer is good. @default "1 day" */
  readonly timeToLive?: Duration.Input
} = {}): Layer.Layer<never> =>
  Layer.sync(ResponseCache, () => {
    const lifetime = Duration.toMillis(Duration.fromInputUnsafe(timeToLive))
    // In the order of their last use.
    const answers = new Map<string, { readonly generation: Generation; readonly until: number }>()
    return {
      find: (question) =>
        Effect.map(Clock.currentTimeMillis, (now) => {
          const key = cacheKeyOf(question)
          const known = answers.get(key)
          answers.delete(key)
          if (known === undefined || known.until <= now) return Option.none()
          answers.set(key, known)
          return Option.some(known.generation)
        }),
      keep: (question, generation) =>
        Effect.map(Clock.currentTimeMillis, (now) => {
          const key = cacheKeyOf(question)
          answers.delete(key)
          answers.set(key, { generation, until: now + lifetime })
          for (const oldest of answers.keys()) {
            if (answers.size <= capacity) break
            answers.delete(oldest)
          }
        })
    }
  })
