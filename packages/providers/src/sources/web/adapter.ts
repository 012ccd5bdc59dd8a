/**
 * Sources on the public Internet for the promise door: `createPostwright({ adapters: [web()] })`.
 *
 * @since 0.1.0
 */
import type { Adapter } from "@postwright/core/promise"
import { adapterFromLayer } from "@postwright/core/promise/AdapterLayer"
import * as WebSourceReader from "./WebSourceReader.ts"

/** Bounds of one source. */
export interface WebOptions {
  /** Largest body that is read, in bytes, before and after decompression. @default 20,000,000 */
  readonly maxBytes?: number
  /** Longest time for one source, redirects included. @default 20,000 */
  readonly timeoutMillis?: number
  /** Redirects that are followed. @default 5 */
  readonly maxRedirects?: number
}

/**
 * Reads sources that are http and https addresses. Private, loopback and link-local addresses are refused with the
 * code `source-not-allowed`, also after a redirect.
 */
export const web = ({ timeoutMillis, ...rest }: WebOptions = {}): Adapter =>
  adapterFromLayer(
    "providers/sources/web",
    WebSourceReader.layer(timeoutMillis === undefined ? rest : { ...rest, timeout: timeoutMillis })
  )
