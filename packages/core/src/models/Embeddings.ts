/**
 * Turns any number of texts into vectors: checks them, splits them into the batches that the model takes, and puts the
 * vectors back into the order of the texts.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer } from "effect"
import { type CurrentActor } from "../tenancy/Actor.ts"
import { type EmbedRequest, type Embedding, type EmbeddingCapabilities } from "./EmbeddingModel.ts"
import { EmbeddingModels } from "./EmbeddingModels.ts"
import { rejected } from "./internal/answers.ts"
import { type ModelId } from "./ModelChoice.ts"
import { ContextTooLong, ModelError } from "./ModelError.ts"
import { estimateTokens } from "./ModelUsage.ts"
import { sumOfUnits } from "./UnitUsage.ts"

export class Embeddings extends Context.Service<
  Embeddings,
  {
    /**
     * One vector for each text, in their order; none for none. Batches go one after the other, and none is tried again:
     * after a failure what earlier batches cost is spent.
     *
     * Fails with `ModelNotFound`; with `RequestRejected` for an empty text, naming it, before anything is asked; with
     * `ContextTooLong` for one that cannot fit; and with what the model fails with.
     */
    readonly embed: (model: ModelId, request: EmbedRequest) => Effect.Effect<Embedding, ModelError, CurrentActor>
  }
>()("@postwright/core/models/Embeddings") {
  static readonly layer: Layer.Layer<Embeddings, never, EmbeddingModels> = Layer.effect(
    Embeddings,
    Effect.gen(function* () {
      const models = yield* EmbeddingModels

      const embed = Effect.fn("Embeddings.embed")(function* (id: ModelId, { operationKey, texts }: EmbedRequest) {
        const model = yield* models.get(id)
        for (const [index, text] of texts.entries()) {
          if (text.trim() === "") return yield* rejected(id, `text ${index} is empty, and an empty text has no vector`)
          if (text.length > model.capabilities.maxTextTokens * maxUnitsPerToken) {
            const { maxTextTokens } = model.capabilities
            return yield* new ModelError({ reason: new ContextTooLong({ model: id, maxContextTokens: maxTextTokens }) })
          }
        }
        const parts = yield* Effect.forEach(batchesOf(texts, model.capabilities), (batch, index) =>
          model.embed({
            texts: batch,
            ...(operationKey === undefined ? {} : { operationKey: `${operationKey}/${index}` })
          })
        )
        return {
          vectors: parts.flatMap(({ vectors }) => vectors),
          usage: sumOfUnits(parts.map(({ usage }) => usage)),
          vendor: parts[0]?.vendor ?? model.vendor,
          model: parts[0]?.model ?? model.model,
          warnings: [...new Set(parts.flatMap(({ warnings }) => warnings))]
        }
      })

      return Embeddings.of({ embed })
    })
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// How many tokens a text has is for the vendor to say; only what cannot fit by any count is not sent at all.
const maxUnitsPerToken = 32

const batchesOf = (
  texts: ReadonlyArray<string>,
  { maxBatch, maxBatchTokens = Infinity }: EmbeddingCapabilities
): ReadonlyArray<ReadonlyArray<string>> => {
  const batches: Array<Array<string>> = []
  let tokens = 0
  for (const text of texts) {
    const more = estimateTokens(text)
    const last = batches.at(-1)
    if (last !== undefined && last.length < maxBatch && tokens + more <= maxBatchTokens) {
      last.push(text)
      tokens += more
    } else {
      batches.push([text])
      tokens = more
    }
  }
  return batches
}
