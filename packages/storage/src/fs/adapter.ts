/**
 * Files for the promise door: `createPostwright({ adapters: [fs({ directory: "data" })] })`.
 *
 * @since 0.1.0
 */
import type { Adapter } from "@postwright/core/promise"
import { adapterFromLayer } from "@postwright/core/promise/AdapterLayer"
import { Layer } from "effect"
import * as FsSourceReader from "./FsSourceReader.ts"
import * as FsStorage from "./FsStorage.ts"

/** Where the data lies. */
export interface FsOptions {
  /**
   * Holds journals, objects and audit logs; created where it is missing. One process at a time: a second one is refused
   * with the code `directory-locked`.
   */
  readonly directory: string
}

/** Keeps campaigns in files, so that an interrupted one goes on after a restart, and reads sources below `folder`. */
export const fs = (options: FsOptions): Adapter =>
  adapterFromLayer("storage/fs", Layer.merge(FsStorage.layer(options), FsSourceReader.layer()))
