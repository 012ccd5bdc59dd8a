/**
 * Writes whole files: after a crash, a full disk or an interruption there is the old file or the new one, never a
 * part.
 *
 * @since 0.1.0
 */
import { randomUUID } from "node:crypto"
import * as fs from "node:fs/promises"
import { dirname, join } from "node:path"
import { Effect } from "effect"
import { attempt, openFile, sync, syncDirectory, writeAll } from "./internal/io.ts"
import { type StorageError } from "./StorageError.ts"

/** Temporary files begin with this; what a crash left of them may be deleted. */
export const temporaryPrefix = ".postwright-tmp-"

/**
 * Replaces or creates the file, durably on return: a temporary file is written, made durable and renamed. Its
 * directory must exist. The temporary file goes away on failure and interruption.
 * Fails with `PathForbidden`, `DiskFull`, `PathWrongKind`, `PathTooLong`, `PathMissing`, `IoFailed`.
 */
export const atomicWrite = Effect.fn("AtomicWrite.atomicWrite")(function* (
  path: string,
  content: Uint8Array | string,
  options: {
    /** Where the temporary file lies: on the same file system. @default the directory of the file */
    readonly temporaryDirectory?: string
  } = {}
): Effect.fn.Return<void, StorageError> {
  const directory = dirname(path)
  const temporary = join(options.temporaryDirectory ?? directory, `${temporaryPrefix}${process.pid}-${randomUUID()}`)
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content
  yield* Effect.gen(function* () {
    yield* Effect.scoped(
      Effect.flatMap(openFile(temporary, "create"), (handle) =>
        Effect.andThen(writeAll(handle, path, bytes, 0), sync(handle, path))
      )
    )
    yield* attempt("write", path, () => fs.rename(temporary, path))
  }).pipe(Effect.onError(() => Effect.promise(() => fs.rm(temporary, { force: true }).catch(() => {}))))
  yield* syncDirectory(directory)
})
