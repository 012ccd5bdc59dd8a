/**
 * Registry of moderation models: the layer of an adapter contributes an entry. Empty: nobody moderates, and every
 * verdict says so.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer, type Scope } from "effect"
import { ModelError, ModelIdTaken } from "../models/ModelError.ts"
import type { ModerationModel } from "./ModerationModel.ts"

export class ModerationModels extends Context.Service<
  ModerationModels,
  {
    /** Adds an entry until the scope closes. Fails with `ModelIdTaken`. */
    readonly register: (model: ModerationModel) => Effect.Effect<void, ModelError, Scope.Scope>

    /** Every entry, by id. */
    readonly list: Effect.Effect<ReadonlyArray<ModerationModel>>
  }
>()("@postwright/core/policy/ModerationModels") {
  /** An empty registry. Provide it beneath the layers that contribute entries. */
  static readonly layer: Layer.Layer<ModerationModels> = Layer.sync(ModerationModels, () => {
    const models = new Map<string, ModerationModel>()

    // One step, so that of two adapters that register at once the second one sees the first.
    const claim = (model: ModerationModel) =>
      Effect.suspend(() => {
        if (models.has(model.id)) return Effect.fail(new ModelError({ reason: new ModelIdTaken({ model: model.id }) }))
        models.set(model.id, model)
        return Effect.void
      })

    return ModerationModels.of({
      register: Effect.fn("ModerationModels.register")((model: ModerationModel) =>
        Effect.acquireRelease(claim(model), () => Effect.sync(() => models.delete(model.id)))
      ),
      list: Effect.sync(() => [...models.values()].sort((a, b) => (a.id < b.id ? -1 : 1)))
    })
  })

  /** Contributes one model: the last line of an adapter's layer. */
  static readonly layerEntry = <E, R>(
    model: Effect.Effect<ModerationModel, E, R>
  ): Layer.Layer<never, E | ModelError, Exclude<R, Scope.Scope> | ModerationModels> =>
    Layer.effectDiscard(
      Effect.gen(function* () {
        const registry = yield* ModerationModels
        yield* registry.register(yield* model)
      })
    )
}
