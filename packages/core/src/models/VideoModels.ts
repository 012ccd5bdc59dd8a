/**
 * Registry of video models: the layer of an adapter contributes an entry, and callers pick by id.
 *
 * @since 0.1.0
 */
import { Context, type Effect, Layer, type Scope } from "effect"
import { type VideoModel } from "./VideoModel.ts"
import { type ModelError } from "./ModelError.ts"
import * as ModelRegistry from "./ModelRegistry.ts"

export class VideoModels extends Context.Service<VideoModels, ModelRegistry.ModelRegistry<VideoModel>>()(
  "@postwright/core/models/VideoModels"
) {
  /** An empty registry. Provide it beneath the layers that contribute entries. */
  static readonly layer: Layer.Layer<VideoModels> = Layer.sync(VideoModels, () =>
    ModelRegistry.make<VideoModel>("VideoModels")
  )

  /** Contributes one model: the last line of an adapter's layer. */
  static readonly layerEntry = <E, R>(
    model: Effect.Effect<VideoModel, E, R>
  ): Layer.Layer<never, E | ModelError, Exclude<R, Scope.Scope> | VideoModels> =>
    ModelRegistry.layerEntry(VideoModels, model)

  /** A registry of exactly these models. */
  static readonly layerOf = (...models: ReadonlyArray<VideoModel>): Layer.Layer<VideoModels, ModelError> =>
    ModelRegistry.layerOf(VideoModels, VideoModels.layer, models)
}
