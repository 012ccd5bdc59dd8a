/**
 * The wiring of the command line: which adapter stands behind each port.
 *
 * @since 0.1.0
 */
import * as Postwright from "@postwright/core/Postwright"
import { Ledger } from "@postwright/core/usage/Ledger"
import * as WebSourceReader from "@postwright/providers/sources/web/WebSourceReader"
import * as FsSourceReader from "@postwright/storage/fs/FsSourceReader"
import * as FsStorage from "@postwright/storage/fs/FsStorage"
import { Layer } from "effect"

/** What `generate` runs on. `stateFolder`: absolute path; what must outlive the process is kept there. */
export const generateLayer = (options: { readonly stateFolder: string }) =>
  Postwright.layer.pipe(
    Layer.provide([FsStorage.layer({ directory: options.stateFolder }), Ledger.layerMemory]),
    Layer.provide([FsSourceReader.layer(), WebSourceReader.layer()]),
    Layer.provideMerge(Postwright.registries)
  )
