/**
 * For authors of adapters: makes an `Adapter` of the promise door from a layer, or from one model.
 *
 * @since 0.1.0
 */
import { Effect, type Layer } from "effect"
import type { LanguageModel } from "../models/LanguageModel.ts"
import { LanguageModels } from "../models/LanguageModels.ts"
import type { Registries, Stores } from "../Postwright.ts"
import type { Adapter } from "./Adapter.ts"
import { hideLayer } from "./internal/opaque.ts"

/**
 * An adapter from a layer. The layer provides stores, contributes to registries, or both; whatever else it needs (an
 * HTTP client, a file system) it brings itself. A failure to build it rejects the first operation.
 *
 * Two adapters that provide the same store, or entries of the same name, are refused. So are two of one `name` if they
 * provide stores at all: one that provides another store by its options needs another name. Entries go to the registry
 * that there is (`LanguageModels.layerEntry`); a layer that provides a registry (`layerOf`) is refused.
 */
export const adapterFromLayer = (
  name: string,
  layer: Layer.Layer<never, unknown, Registries> | Layer.Layer<Stores, unknown, Registries>
): Adapter => ({ name, layer: hideLayer(layer) })

/** An adapter that brings this language model, such as one that `fromPromises` made of a plain async function. */
export const adapterFromModel = (model: LanguageModel): Adapter =>
  adapterFromLayer(`models/${model.id}`, LanguageModels.layerEntry(Effect.succeed(model)))
