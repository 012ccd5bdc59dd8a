/**
 * Registry of speech models: the layer of an adapter contributes an entry, and callers pick by id.
 *
 * @since 0.1.0
 */
import { Context, type Effect, Layer, type Scope } from "effect"
import { type SpeechModel } from "./SpeechModel.ts"
import { type ModelError } from "./ModelError.ts"
import * as ModelRegistry from "./ModelRegistry.ts"

export class SpeechModels extends Context.Service<SpeechModels, ModelRegistry.ModelRegistry<SpeechModel>>()(
  "@postwright/core/models/SpeechModels"
) {
  /** An empty registry. Provide it beneath the layers that contribute entries. */
  static readonly layer: Layer.Layer<SpeechModels> = Layer.sync(SpeechModels, () =>
    ModelRegistry.make<SpeechModel>("SpeechModels")
  )

  /** Contributes one model: the last line of an adapter's layer. */
  static readonly layerEntry = <E, R>(
    model: Effect.Effect<SpeechModel, E, R>
  ): Layer.Layer<never, E | ModelError, Exclude<R, Scope.Scope> | SpeechModels> =>
    ModelRegistry.layerEntry(SpeechModels, model)

  /** A registry of exactly these models. */
  static readonly layerOf = (...models: ReadonlyArray<SpeechModel>): Layer.Layer<SpeechModels, ModelError> =>
    ModelRegistry.layerOf(SpeechModels, SpeechModels.layer, models)
}
