/**
 * Sources on the public Internet for the promise door: `createPostwright({ adapters: [web()] })`.
 *
 * @since 0.1.0
 */
import type { Adapter } from "@postwright/core/promise"
import { adapterFromLayer } from "@postwright/core/promise/AdapterLayer"
import * as WebSourceReader from "./WebSourceReader.ts"

/**
 * Reads sources that are http and https addresses. Private, loopback and link-local addresses are refused with the
 * code `source-not-allowed`, also after a redirect.
 */
export const web = (options: WebSourceReader.Options = {}): Adapter =>
  adapterFromLayer("providers/sources/web", WebSourceReader.layer(options))
