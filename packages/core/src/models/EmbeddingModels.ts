/**
 * Registry of embedding models: the layer of an adapter contributes an entry, and callers pick by id.
 *
 * @since 0.1.0
 */
import { Context, type Effect, Layer, type Scope } from "effect"
import { type EmbeddingModel } from "./EmbeddingModel.ts"
import { type ModelError } from "./ModelError.ts"
import * as ModelRegistry from "./ModelRegistry.ts"

export class EmbeddingModels extends Context.Service<EmbeddingModels, ModelRegistry.ModelRegistry<EmbeddingModel>>()(
  "@postwright/core/models/EmbeddingModels"
) {
  /** An empty registry. Provide it beneath the layers that contribute entries. */
  static readonly layer: Layer.Layer<EmbeddingModels> = Layer.sync(EmbeddingModels, () =>
    ModelRegistry.make<EmbeddingModel>("EmbeddingModels")
  )

  /** Contributes one model: the last line of an adapter's layer. */
  static readonly layerEntry = <E, R>(
    model: Effect.Effect<EmbeddingModel, E, R>
  ): Layer.Layer<never, E | ModelError, Exclude<R, Scope.Scope> | EmbeddingModels> =>
    ModelRegistry.layerEntry(EmbeddingModels, model)

  /** A registry of exactly these models. */
  static readonly layerOf = (...models: ReadonlyArray<EmbeddingModel>): Layer.Layer<EmbeddingModels, ModelError> =>
    ModelRegistry.layerOf(EmbeddingModels, EmbeddingModels.layer, models)
}
