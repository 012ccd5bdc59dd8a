/**
 * Port: a model that turns texts into vectors, near to each other where the texts mean the like. A plain async function
 * becomes one by `EmbeddingModelFromPromises`. Batches are the business of `Embeddings`.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import { type CurrentActor } from "../tenancy/Actor.ts"
import { answerFields, badResponse, commonOf, decodeAnswer, type ModelFacts } from "./internal/answers.ts"
import { type ModelId } from "./ModelChoice.ts"
import { type ModelError } from "./ModelError.ts"
import { type UnitPricing, type UnitUsage } from "./UnitUsage.ts"

/** What an embedding model can do, as data. */
export interface EmbeddingCapabilities {
  /** Numbers in each vector, from 1. */
  readonly dimensions: number
  /** Longest text, in the vendor's tokens. */
  readonly maxTextTokens: number
  /** Most texts in one call, from 1. */
  readonly maxBatch: number
  /** Most tokens of all texts of one call together. @default as many as fit into the batch */
  readonly maxBatchTokens?: number
}

/** One call. */
export interface EmbedRequest {
  /** 1 to `maxBatch`, none of them empty. */
  readonly texts: ReadonlyArray<string>
  /** Goes to vendors that drop a request with a key they have seen. */
  readonly operationKey?: string
}

/** The vectors of one call. */
export interface Embedding {
  /** One for each text, in the order of the texts, each of `dimensions` numbers. */
  readonly vectors: ReadonlyArray<ReadonlyArray<number>>
  readonly usage: UnitUsage
  /** Vendor that answered. */
  readonly vendor: string
  /** The model that answered, by the vendor's name. Vectors of two models cannot be compared. */
  readonly model: string
  /** Options that were left out, for a reader. */
  readonly warnings: ReadonlyArray<string>
}

export interface EmbeddingModel {
  readonly id: ModelId
  /** Lower-case name such as `openai`. */
  readonly vendor: string
  /** The vendor's name of the model. */
  readonly model: string
  readonly capabilities: EmbeddingCapabilities
  /** Absent: what a call costs is known only where the vendor says it. */
  readonly pricing?: UnitPricing
  /**
   * Asks once. Interruption cancels the request at the vendor. Credentials are those of the current actor's organization.
   * Changes nothing anywhere, so it may be repeated, and is paid for again. Fails with `ContextTooLong` for a text that
   * is too long, with `BadResponse` where vectors are missing or have other dimensions, and with what models fail with.
   */
  readonly embed: (request: EmbedRequest) => Effect.Effect<Embedding, ModelError, CurrentActor>
}

/** What an adapter has to hand to `decodeEmbedding`. */
export const EmbeddingAnswer = Schema.Struct({
  /** One for each text, in the order of the texts. */
  vectors: Schema.Array(Schema.Unknown),
  ...answerFields
})

/** What a vendor answered, as an embedding. Fails with `BadResponse` when vectors are missing, misshapen or no numbers. */
export const decodeEmbedding = Effect.fnUntraced(function* (
  model: Pick<EmbeddingModel, "id" | "vendor" | "model" | "capabilities">,
  { texts }: EmbedRequest,
  answered: unknown
): Effect.fn.Return<Embedding, ModelError> {
  const facts: ModelFacts = model
  const answer = yield* decode(facts, answered)
  if (answer.vectors.length !== texts.length) {
    return yield* badResponse(facts.id, `${answer.vectors.length} vectors came for ${texts.length} texts`)
  }
  // By hand: a batch has millions of numbers.
  const vectors: Array<ReadonlyArray<number>> = []
  for (const [index, vector] of answer.vectors.entries()) {
    if (!isVector(vector)) return yield* badResponse(facts.id, `vector ${index} is not a list of numbers`)
    if (vector.length !== model.capabilities.dimensions) {
      const { dimensions } = model.capabilities
      return yield* badResponse(facts.id, `vector ${index} has ${vector.length} dimensions, not ${dimensions}`)
    }
    vectors.push(vector)
  }
  return { vectors, ...commonOf(facts, answer) }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const decode = decodeAnswer(EmbeddingAnswer)

const isVector = (value: unknown): value is ReadonlyArray<number> =>
  Array.isArray(value) && value.every(Number.isFinite)
