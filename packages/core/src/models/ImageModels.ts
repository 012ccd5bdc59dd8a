/**
 * Registry of image models: the layer of an adapter contributes an entry, and callers pick by id.
 *
 * @since 0.1.0
 */
import { Context, type Effect, Layer, type Scope } from "effect"
import { type ImageModel } from "./ImageModel.ts"
import { type ModelError } from "./ModelError.ts"
import * as ModelRegistry from "./ModelRegistry.ts"

export class ImageModels extends Context.Service<ImageModels, ModelRegistry.ModelRegistry<ImageModel>>()(
  "@postwright/core/models/ImageModels"
) {
  /** An empty registry. Provide it beneath the layers that contribute entries. */
  static readonly layer: Layer.Layer<ImageModels> = Layer.sync(ImageModels, () =>
    ModelRegistry.make<ImageModel>("ImageModels")
  )

  /** Contributes one model: the last line of an adapter's layer. */
  static readonly layerEntry = <E, R>(
    model: Effect.Effect<ImageModel, E, R>
  ): Layer.Layer<never, E | ModelError, Exclude<R, Scope.Scope> | ImageModels> =>
    ModelRegistry.layerEntry(ImageModels, model)

  /** A registry of exactly these models. */
  static readonly layerOf = (...models: ReadonlyArray<ImageModel>): Layer.Layer<ImageModels, ModelError> =>
    ModelRegistry.layerOf(ImageModels, ImageModels.layer, models)
}
