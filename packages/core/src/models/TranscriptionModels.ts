/**
 * Registry of transcription models: the layer of an adapter contributes an entry, and callers pick by id.
 *
 * @since 0.1.0
 */
import { Context, type Effect, Layer, type Scope } from "effect"
import { type TranscriptionModel } from "./TranscriptionModel.ts"
import { type ModelError } from "./ModelError.ts"
import * as ModelRegistry from "./ModelRegistry.ts"

export class TranscriptionModels extends Context.Service<
  TranscriptionModels,
  ModelRegistry.ModelRegistry<TranscriptionModel>
>()("@postwright/core/models/TranscriptionModels") {
  /** An empty registry. Provide it beneath the layers that contribute entries. */
  static readonly layer: Layer.Layer<TranscriptionModels> = Layer.sync(TranscriptionModels, () =>
    ModelRegistry.make<TranscriptionModel>("TranscriptionModels")
  )

  /** Contributes one model: the last line of an adapter's layer. */
  static readonly layerEntry = <E, R>(
    model: Effect.Effect<TranscriptionModel, E, R>
  ): Layer.Layer<never, E | ModelError, Exclude<R, Scope.Scope> | TranscriptionModels> =>
    ModelRegistry.layerEntry(TranscriptionModels, model)

  /** A registry of exactly these models. */
  static readonly layerOf = (
    ...models: ReadonlyArray<TranscriptionModel>
  ): Layer.Layer<TranscriptionModels, ModelError> =>
    ModelRegistry.layerOf(TranscriptionModels, TranscriptionModels.layer, models)
}
