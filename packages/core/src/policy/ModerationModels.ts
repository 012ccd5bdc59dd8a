/**
 * Registry of moderation models: the layer of an adapter contributes an entry. Empty: nobody moderates, and every
 * verdict says so.
 *
 * @since 0.1.0
 */
import { Context, type Effect, Layer, type Scope } from "effect"
import { type ModelError } from "../models/ModelError.ts"
import * as ModelRegistry from "../models/ModelRegistry.ts"
import type { ModerationModel } from "./ModerationModel.ts"

export class ModerationModels extends Context.Service<ModerationModels, ModelRegistry.ModelRegistry<ModerationModel>>()(
  "@postwright/core/policy/ModerationModels"
) {
  /** An empty registry. Provide it beneath the layers that contribute entries. */
  static readonly layer: Layer.Layer<ModerationModels> = Layer.sync(ModerationModels, () =>
    ModelRegistry.make<ModerationModel>("ModerationModels")
  )

  /** Contributes one model: the last line of an adapter's layer. */
  static readonly layerEntry = <E, R>(
    model: Effect.Effect<ModerationModel, E, R>
  ): Layer.Layer<never, E | ModelError, Exclude<R, Scope.Scope> | ModerationModels> =>
    ModelRegistry.layerEntry(ModerationModels, model)
}
