/**
 * What the registries of models share. Each port has a registry of its own: the layer of an adapter contributes an
 * entry, and callers pick by id.
 *
 * @since 0.1.0
 */
import { type Context, Effect, Layer, type Scope } from "effect"
import { type ModelId } from "./ModelChoice.ts"
import { ModelError, ModelIdTaken, ModelNotFound } from "./ModelError.ts"

/** The models of one port. */
export interface ModelRegistry<Model extends { readonly id: string }> {
  /** Adds an entry until the scope closes. Fails with `ModelIdTaken`. */
  readonly register: (model: Model) => Effect.Effect<void, ModelError, Scope.Scope>

  /** Fails with `ModelNotFound`, which names the ids there are. */
  readonly get: (id: ModelId) => Effect.Effect<Model, ModelError>

  /** Every entry, by id. Empty: no model is configured. */
  readonly list: Effect.Effect<ReadonlyArray<Model>>
}

/** An empty registry. Its spans bear `name`. */
export const make = <Model extends { readonly id: string }>(name: string): ModelRegistry<Model> => {
  const models = new Map<string, Model>()
  const sorted = () => [...models.values()].sort((a, b) => (a.id < b.id ? -1 : 1))

  // One step, so that of two adapters that register at once the second one sees the first.
  const claim = (model: Model) =>
    Effect.suspend(() => {
      if (models.has(model.id)) return Effect.fail(new ModelError({ reason: new ModelIdTaken({ model: model.id }) }))
      models.set(model.id, model)
      return Effect.void
    })

  const register = Effect.fn(`${name}.register`)((model: Model) =>
    Effect.acquireRelease(claim(model), () => Effect.sync(() => models.delete(model.id)))
  )

  const get = Effect.fn(`${name}.get`)(function* (id: ModelId) {
    const model = models.get(id)
    if (model === undefined) {
      const known = sorted().map((entry) => entry.id)
      return yield* new ModelError({ reason: new ModelNotFound({ model: id, known }) })
    }
    return model
  })

  return { register, get, list: Effect.sync(sorted) }
}

/** A layer that contributes one model to a registry. */
export const layerEntry = <I, Model extends { readonly id: string }, E, R>(
  registry: Context.Key<I, Pick<ModelRegistry<Model>, "register">>,
  model: Effect.Effect<Model, E, R>
): Layer.Layer<never, E | ModelError, Exclude<R, Scope.Scope> | I> =>
  Layer.effectDiscard(Effect.flatMap(registry, ({ register }) => Effect.flatMap(model, register)))

/** A layer of a registry that holds exactly these models. `empty` is that of the empty registry. */
export const layerOf = <I, Model extends { readonly id: string }>(
  registry: Context.Key<I, Pick<ModelRegistry<Model>, "register">>,
  empty: Layer.Layer<I>,
  models: ReadonlyArray<Model>
): Layer.Layer<I, ModelError> =>
  Layer.effectDiscard(
    Effect.flatMap(registry, ({ register }) => Effect.forEach(models, register, { discard: true }))
  ).pipe(Layer.provideMerge(Layer.fresh(empty)))
