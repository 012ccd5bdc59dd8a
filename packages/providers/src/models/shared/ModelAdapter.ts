/**
 * What the promise factories of models have in common.
 *
 * @since 0.1.0
 */
import { Credentials } from "@postwright/core/credentials/Credentials"
import { type Registries } from "@postwright/core/Postwright"
import type { Adapter } from "@postwright/core/promise"
import { adapterFromLayer } from "@postwright/core/promise/AdapterLayer"
import { Layer, Redacted } from "effect"

/** The adapter of models whose calls are made with one fixed key; without a key they are made without one. */
export const modelAdapter = (
  name: string,
  layer: Layer.Layer<never, unknown, Registries | Credentials>,
  { apiKey, vendor }: { readonly vendor: string; readonly apiKey: string | undefined }
): Adapter => {
  // A key that was read from a file ends with a line break.
  const key = apiKey?.trim() ?? ""
  const credentials = Credentials.layerFixed(key === "" ? {} : { [vendor]: Redacted.make(key) })
  return adapterFromLayer(name, Layer.provide(layer, credentials))
}
