/**
 * Registry of language models: the layer of an adapter contributes an entry, and callers pick by id.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer, type Scope } from "effect"
import { type LanguageModel } from "./LanguageModel.ts"
import { type ModelId } from "./ModelChoice.ts"
import { ModelError, ModelIdTaken, ModelNotFound } from "./ModelError.ts"

export class LanguageModels extends Context.Service<
  LanguageModels,
  {
    /** Adds an entry until the scope closes. Fails with `ModelIdTaken`. */
    readonly register: (model: LanguageModel) => Effect.Effect<void, ModelError, Scope.Scope>

    /** Fails with `ModelNotFound`, which names the ids there are. */
    readonly get: (id: ModelId) => Effect.Effect<LanguageModel, ModelError>

    /** Every entry, by id. Empty: no model is configured. */
    readonly list: Effect.Effect<ReadonlyArray<LanguageModel>>
  }
>()("@postwright/core/models/LanguageModels") {
  /** An empty registry. Provide it beneath the layers that contribute entries; alone it means `none`. */
  static readonly layer: Layer.Layer<LanguageModels> = Layer.sync(LanguageModels, () => {
    const models = new Map<string, LanguageModel>()
    const sorted = () => [...models.values()].sort((a, b) => (a.id < b.id ? -1 : 1))

    // One step, so that of two adapters that register at once the second one sees the first.
    const claim = (model: LanguageModel) =>
      Effect.suspend(() => {
        if (models.has(model.id)) return Effect.fail(new ModelError({ reason: new ModelIdTaken({ model: model.id }) }))
        models.set(model.id, model)
        return Effect.void
      })

    const register = Effect.fn("LanguageModels.register")((model: LanguageModel) =>
      Effect.acquireRelease(claim(model), () => Effect.sync(() => models.delete(model.id)))
    )

    const get = Effect.fn("LanguageModels.get")(function* (id: ModelId) {
      const model = models.get(id)
      if (model === undefined) {
        const known = sorted().map((entry) => entry.id)
        return yield* new ModelError({ reason: new ModelNotFound({ model: id, known }) })
      }
      return model
    })

    return LanguageModels.of({ register, get, list: Effect.sync(sorted) })
  })

  /** Contributes one model: the last line of an adapter's layer. */
  static readonly layerEntry = <E, R>(
    model: Effect.Effect<LanguageModel, E, R>
  ): Layer.Layer<never, E | ModelError, Exclude<R, Scope.Scope> | LanguageModels> =>
    Layer.effectDiscard(
      Effect.gen(function* () {
        const registry = yield* LanguageModels
        yield* registry.register(yield* model)
      })
    )

  /** A registry of exactly these models. */
  static readonly layerOf = (...models: ReadonlyArray<LanguageModel>): Layer.Layer<LanguageModels, ModelError> =>
    Layer.effectDiscard(
      Effect.gen(function* () {
        const registry = yield* LanguageModels
        yield* Effect.forEach(models, registry.register, { discard: true })
      })
    ).pipe(Layer.provideMerge(Layer.fresh(LanguageModels.layer)))
}
