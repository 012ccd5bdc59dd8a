/**
 * Registry of connectors: the layer of an adapter contributes an entry, one a network.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer, type Scope } from "effect"
import { type Platform } from "../content/Platform.ts"
import { type Connector } from "./Connector.ts"
import { ConnectorNotFound, ConnectorTaken, PublishingError } from "./PublishingError.ts"

export class Connectors extends Context.Service<
  Connectors,
  {
    /** Adds an entry until the scope closes. Fails with `ConnectorTaken`. */
    readonly register: (connector: Connector) => Effect.Effect<void, PublishingError, Scope.Scope>

    /** Fails with `ConnectorNotFound`, which names the networks there are. */
    readonly get: (platform: Platform) => Effect.Effect<Connector, PublishingError>

    /** Every entry, by network. */
    readonly list: Effect.Effect<ReadonlyArray<Connector>>
  }
>()("@postwright/core/publishing/Connectors") {
  /** An empty registry. Provide it beneath the layers that contribute entries. */
  static readonly layer: Layer.Layer<Connectors> = Layer.sync(Connectors, () => {
    const connectors = new Map<Platform, Connector>()
    const sorted = () => [...connectors.values()].sort((a, b) => (a.platform < b.platform ? -1 : 1))

    const register = Effect.fn("Connectors.register")(function* (connector: Connector) {
      const { platform } = connector
      if (connectors.has(platform)) {
        return yield* new PublishingError({ reason: new ConnectorTaken({ platform }) })
      }
      yield* Effect.acquireRelease(
        Effect.sync(() => connectors.set(platform, connector)),
        () => Effect.sync(() => connectors.delete(platform))
      )
    })

    const get = Effect.fn("Connectors.get")(function* (platform: Platform) {
      const connector = connectors.get(platform)
      if (connector === undefined) {
        const known = sorted().map((entry) => entry.platform)
        return yield* new PublishingError({ reason: new ConnectorNotFound({ platform, known }) })
      }
      return connector
    })

    return Connectors.of({ register, get, list: Effect.sync(sorted) })
  })

  /** Contributes one connector: the last line of an adapter's layer. */
  static readonly layerEntry = <E, R>(
    connector: Effect.Effect<Connector, E, R>
  ): Layer.Layer<never, E | PublishingError, Exclude<R, Scope.Scope> | Connectors> =>
    Layer.effectDiscard(
      Effect.gen(function* () {
        const registry = yield* Connectors
        yield* registry.register(yield* connector)
      })
    )

  /** A registry of exactly these connectors. */
  static readonly layerOf = (...connectors: ReadonlyArray<Connector>): Layer.Layer<Connectors, PublishingError> =>
    Layer.effectDiscard(
      Effect.gen(function* () {
        const registry = yield* Connectors
        yield* Effect.forEach(connectors, registry.register, { discard: true })
      })
    ).pipe(Layer.provideMerge(Connectors.layer))
}
