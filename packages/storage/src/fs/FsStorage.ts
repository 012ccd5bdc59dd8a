/**
 * Everything that is kept in files, in one data directory that this process holds.
 *
 * @since 0.1.0
 */
import { Layer } from "effect"
import { type AuditLog } from "@postwright/core/audit/AuditLog"
import { type JournalStore } from "@postwright/core/flow/JournalStore"
import { type ObjectStore } from "@postwright/core/objects/ObjectStore"
import * as FsAuditLog from "./FsAuditLog.ts"
import * as FsJournalStore from "./FsJournalStore.ts"
import * as FsLock from "./FsLock.ts"
import * as FsObjectStore from "./FsObjectStore.ts"
import { type StorageError } from "./StorageError.ts"

/** Where the data lies. */
export interface Options {
  /** Created where it is missing, for its owner alone. */
  readonly directory: string
}

/** Journals, objects and audit logs of the directory. Fails with `DirectoryLocked` while another process holds it. */
export const layer = (options: Options): Layer.Layer<JournalStore | ObjectStore | AuditLog, StorageError> =>
  Layer.mergeAll(FsJournalStore.layer(options), FsObjectStore.layer(options), FsAuditLog.layer(options)).pipe(
    Layer.provideMerge(FsLock.layer(options.directory))
  )
