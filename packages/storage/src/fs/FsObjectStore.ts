/**
 * Objects in files: a key is a path below `objects` in the data directory.
 *
 * A key cannot be an object and the folder of others at once: the file system has one thing per path. Symbolic links
 * in the directory are not followed out of it. `replace` keeps callers of one store apart; two processes are kept apart
 * by `FsLock`.
 *
 * @since 0.1.0
 */
import * as fs from "node:fs/promises"
import { dirname, join } from "node:path"
import { Effect, Layer, Semaphore } from "effect"
import { ObjectError, ObjectNotFound, ObjectStoreUnavailable } from "@postwright/core/objects/ObjectError"
import { checkObjectKey, ObjectStore } from "@postwright/core/objects/ObjectStore"
import { sha256 } from "@postwright/core/text/Digest"
import { atomicWrite, temporaryPrefix } from "./AtomicWrite.ts"
import { attempt, checkWithin, makeDirectory, openFile, orMissing, syncDirectory } from "./internal/io.ts"
import { openFolder } from "./internal/place.ts"
import { type StorageError } from "./StorageError.ts"

/** Where the objects lie. */
export interface Options {
  /** The data directory; objects go to `objects` in it. Created where it is missing, for its owner alone. */
  readonly directory: string
}

/** Objects in the directory. Deletes temporary files that a crash left. */
export const make = Effect.fnUntraced(function* ({
  directory
}: Options): Effect.fn.Return<ObjectStore["Service"], StorageError> {
  const folder = yield* openFolder(directory, "objects")
  const temporaryDirectory = yield* openFolder(directory, "temporary")
  yield* deleteTemporaries(temporaryDirectory)
  const pathOf = (key: string) => join(folder, ...key.split("/"))
  const turn = yield* Semaphore.make(1)

  const write = Effect.fnUntraced(function* (key: string, bytes: Uint8Array) {
    const path = pathOf(key)
    const attemptOnce = Effect.gen(function* () {
      yield* makeDirectory(dirname(path))
      yield* checkWithin(folder, dirname(path))
      yield* atomicWrite(path, bytes, { temporaryDirectory })
    })
    // A removal may take the empty folder away in between.
    yield* Effect.retry(attemptOnce, { times: 3, while: (error) => error.reason._tag === "PathMissing" })
  })

  const readOrMissing = (key: string) => {
    const path = pathOf(key)
    return orNothing(
      Effect.gen(function* () {
        yield* checkWithin(folder, dirname(path))
        return yield* Effect.scoped(
          Effect.flatMap(openFile(path, "read"), (handle) => attempt("read", path, () => handle.readFile()))
        )
      })
    )
  }

  const replace = (key: string, expected: string | null, bytes: Uint8Array) =>
    turn.withPermit(
      Effect.gen(function* () {
        const current = yield* readOrMissing(key)
        if ((current === undefined ? null : sha256(current)) !== expected) return false
        yield* write(key, bytes)
        return true
      })
    )

  const isThere = (key: string) => {
    const path = pathOf(key)
    return orNothing(
      Effect.andThen(
        checkWithin(folder, dirname(path)),
        attempt("read", path, () => fs.lstat(path))
      )
    ).pipe(Effect.map((found) => found?.isFile() === true))
  }

  const walk = (path: string, prefix: string): Effect.Effect<ReadonlyArray<string>, StorageError> =>
    Effect.gen(function* () {
      const found =
        (yield* orNothing(attempt("list", path, () => fs.readdir(path, { withFileTypes: true }), "directory"))) ?? []
      const below = yield* Effect.forEach(
        found.filter((item) => item.isDirectory()),
        (item) => walk(join(path, item.name), `${prefix}${item.name}/`),
        { concurrency: 8 }
      )
      return [...found.filter((item) => item.isFile()).map((item) => prefix + item.name), ...below.flat()]
    })

  const list = Effect.fnUntraced(function* (prefix: string) {
    const parent = prefix.slice(0, prefix.lastIndexOf("/") + 1)
    if (parent !== "" && !(yield* Effect.isSuccess(checkObjectKey(parent.slice(0, -1))))) return []
    const path = join(folder, parent)
    if ((yield* orNothing(Effect.as(checkWithin(folder, path), true))) === undefined) return []
    return (yield* walk(path, parent)).filter((key) => key.startsWith(prefix)).sort()
  })

  const erase = Effect.fnUntraced(function* (key: string) {
    if (!(yield* isThere(key))) return
    const path = pathOf(key)
    yield* orMissing(attempt("delete", path, () => fs.unlink(path)))
    let parent = dirname(path)
    yield* orMissing(syncDirectory(parent))
    // Empty folders are no objects: they go, up to the first that is not empty.
    while (parent !== folder && (yield* Effect.isSuccess(attempt("delete", parent, () => fs.rmdir(parent))))) {
      parent = dirname(parent)
    }
  }, Effect.uninterruptible)

  return ObjectStore.of({
    put: Effect.fn("FsObjectStore.put")(function* (key: string, bytes: Uint8Array) {
      yield* checkObjectKey(key)
      // A copy: the caller may change its bytes while they are written.
      yield* Effect.mapError(write(key, bytes.slice()), unavailable)
    }),
    replace: Effect.fn("FsObjectStore.replace")(function* (key: string, expected: string | null, bytes: Uint8Array) {
      yield* checkObjectKey(key)
      return yield* Effect.mapError(replace(key, expected, bytes.slice()), unavailable)
    }),
    get: Effect.fn("FsObjectStore.get")(function* (key: string) {
      yield* checkObjectKey(key)
      const bytes = yield* Effect.mapError(readOrMissing(key), unavailable)
      if (bytes === undefined) return yield* new ObjectError({ reason: new ObjectNotFound({ key }) })
      return new Uint8Array(bytes)
    }),
    exists: (key) => Effect.andThen(checkObjectKey(key), Effect.mapError(isThere(key), unavailable)),
    list: (prefix) => Effect.mapError(list(prefix), unavailable),
    remove: (key) => Effect.andThen(checkObjectKey(key), Effect.mapError(erase(key), unavailable))
  })
})

/** `ObjectStore` in files of the directory. */
export const layer = (options: Options): Layer.Layer<ObjectStore, StorageError> =>
  Layer.effect(ObjectStore, make(options))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Undefined where the path, or a folder on the way to it, is not there or not of the right kind. */
const orNothing = <A>(effect: Effect.Effect<A, StorageError>): Effect.Effect<A | undefined, StorageError> =>
  orMissing(effect).pipe(Effect.catchReason("StorageError", "PathWrongKind", () => Effect.undefined))

const deleteTemporaries = (folder: string): Effect.Effect<void, StorageError> =>
  Effect.gen(function* () {
    const names = yield* attempt("list", folder, () => fs.readdir(folder), "directory")
    yield* Effect.forEach(
      names.filter((name) => name.startsWith(temporaryPrefix)),
      (name) => attempt("delete", join(folder, name), () => fs.rm(join(folder, name), { force: true })),
      { discard: true }
    )
  })

const unavailable = (error: StorageError) =>
  new ObjectError({
    reason: new ObjectStoreUnavailable({
      detail: error.detail,
      advice: error.remedy,
      isTransient: error.isRetryable,
      cause: error
    })
  })
