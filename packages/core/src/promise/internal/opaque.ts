import type { Layer } from "effect"
import type { Registries } from "../../Postwright.ts"
import type { OpaqueLayer } from "../Adapter.ts"

/** What an adapter may be made of: any part of the stores, and entries in the registries. */
export type AdapterLayer = Layer.Layer<never, unknown, Registries>

export const hideLayer = (layer: AdapterLayer): OpaqueLayer => layer as unknown as OpaqueLayer

export const showLayer = (layer: OpaqueLayer): AdapterLayer => layer as unknown as AdapterLayer
