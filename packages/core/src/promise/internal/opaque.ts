import { Layer } from "effect"
import * as Core from "../../Postwright.ts"
import type { Adapter, OpaqueLayer } from "../Adapter.ts"

/** What an adapter may be made of: any part of the stores, and entries in the registries. */
export type AdapterLayer = Layer.Layer<never, unknown, Core.Registries>

export const hideLayer = (layer: AdapterLayer): OpaqueLayer => layer as unknown as OpaqueLayer

/**
 * Stores and registries with what the adapters put in: a store of an adapter replaces the one in memory, the last
 * adapter wins; entries of registries add up.
 */
export const composeAdapters = (
  adapters: ReadonlyArray<Adapter>
): Layer.Layer<Core.Stores | Core.Registries, unknown> => {
  const base: Layer.Layer<Core.Stores | Core.Registries, unknown> = Layer.mergeAll(Core.storesMemory, Core.registries)
  return adapters.reduce((below, adapter) => Layer.provideMerge(adapter.layer as unknown as AdapterLayer, below), base)
}
