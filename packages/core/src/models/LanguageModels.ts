/**
 * Registry of language models: the layer of an adapter contributes an entry, and callers pick by id.
 *
 * @since 0.1.0
 */
import { Context, type Effect, Layer, type Scope } from "effect"
import { type LanguageModel } from "./LanguageModel.ts"
import { type ModelError } from "./ModelError.ts"
import * as ModelRegistry from "./ModelRegistry.ts"

export class LanguageModels extends Context.Service<LanguageModels, ModelRegistry.ModelRegistry<LanguageModel>>()(
  "@postwright/core/models/LanguageModels"
) {
  /** An empty registry. Provide it beneath the layers that contribute entries; alone it means `none`. */
  static readonly layer: Layer.Layer<LanguageModels> = Layer.sync(LanguageModels, () =>
    ModelRegistry.make<LanguageModel>("LanguageModels")
  )

  /** Contributes one model: the last line of an adapter's layer. */
  static readonly layerEntry = <E, R>(
    model: Effect.Effect<LanguageModel, E, R>
  ): Layer.Layer<never, E | ModelError, Exclude<R, Scope.Scope> | LanguageModels> =>
    ModelRegistry.layerEntry(LanguageModels, model)

  /** A registry of exactly these models. */
  static readonly layerOf = (...models: ReadonlyArray<LanguageModel>): Layer.Layer<LanguageModels, ModelError> =>
    ModelRegistry.layerOf(LanguageModels, LanguageModels.layer, models)
}
