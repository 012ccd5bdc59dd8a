/**
 * The few file operations that the adapters need, as effects with tagged failures.
 *
 * @since 0.1.0
 */
import { constants } from "node:fs"
import * as fs from "node:fs/promises"
import { dirname, relative, sep } from "node:path"
import { Context, Effect, Predicate } from "effect"
import {
  DiskFull,
  IoFailed,
  PathForbidden,
  PathLeavesDirectory,
  PathMissing,
  PathTooLong,
  PathWrongKind,
  StorageError
} from "../StorageError.ts"

/** An open file. */
export type Handle = fs.FileHandle

/** The calls that put bytes on the disk: tests put a failing disk in their place. */
export const Disk = Context.Reference<{
  /** Writes a part of the bytes, and returns how many. */
  readonly write: (handle: Handle, bytes: Uint8Array, position: number) => Promise<number>
  /** Returns once everything written is durable. */
  readonly sync: (handle: Handle) => Promise<void>
}>("@postwright/storage/fs/Disk", {
  defaultValue: () => ({
    write: async (handle, bytes, position) => (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
    sync: (handle) => handle.datasync()
  })
})

/** Rights of files and directories that hold data: for the owner alone. */
export const fileMode = 0o600
export const directoryMode = 0o700

/** Runs the call; its failure names operation and path. `expected` is what should be at the path. */
export const attempt = <A>(
  operation: string,
  path: string,
  call: () => Promise<A>,
  expected: "file" | "directory" = "file"
): Effect.Effect<A, StorageError> =>
  // A call to the system cannot be taken back: interruption waits for it.
  Effect.uninterruptible(
    Effect.tryPromise({ try: call, catch: (cause) => failureOf(operation, path, expected, cause) })
  )

/** The value, or undefined where nothing is at the path. */
export const orMissing = <A, R>(
  effect: Effect.Effect<A, StorageError, R>
): Effect.Effect<A | undefined, StorageError, R> =>
  Effect.catchReason(effect, "StorageError", "PathMissing", () => Effect.undefined)

/**
 * Opens the file, closes it with the scope. Never through a symbolic link at the end of the path. Only `begin` and
 * `create` make a new file; `create` fails where there is one.
 */
export const openFile = (path: string, purpose: "read" | "update" | "begin" | "create") =>
  Effect.acquireRelease(
    attempt(purpose === "read" ? "read" : "write", path, () => fs.open(path, openFlags[purpose], fileMode)),
    (handle) => Effect.promise(() => handle.close().catch(() => {}))
  )

/** Writes all the bytes from the position on. Interruption takes effect between the parts of a large write. */
export const writeAll = Effect.fnUntraced(function* (
  handle: Handle,
  path: string,
  bytes: Uint8Array,
  position: number
): Effect.fn.Return<void, StorageError> {
  const disk = yield* Disk
  for (let done = 0; done < bytes.length;) {
    const part = bytes.subarray(done, done + partBytes)
    done += yield* attempt("write", path, () => disk.write(handle, part, position + done))
  }
})

/** Returns once everything written to the file is durable. */
export const sync = Effect.fnUntraced(function* (handle: Handle, path: string): Effect.fn.Return<void, StorageError> {
  const disk = yield* Disk
  yield* attempt("write", path, () => disk.sync(handle))
})

/** Makes names that were added to, moved to or taken from the directory durable, where the system can. */
export const syncDirectory = (path: string): Effect.Effect<void, StorageError> =>
  process.platform === "win32"
    ? Effect.void
    : Effect.scoped(
        Effect.flatMap(
          Effect.acquireRelease(
            attempt("read", path, () => fs.open(path, "r"), "directory"),
            (handle) => Effect.promise(() => handle.close().catch(() => {}))
          ),
          (handle) =>
            attempt("write", path, () => handle.sync(), "directory").pipe(
              // Some file systems cannot, and do not need to.
              Effect.catchReason("StorageError", "IoFailed", (reason) =>
                reason.errno === "EINVAL" || reason.errno === "ENOTSUP" ? Effect.void : fail(reason)
              )
            )
        )
      )

/**
 * Creates the directory and those above it, durably. One by one: the recursive form of the system's call says that
 * the path is missing where the file system is read-only.
 */
export const makeDirectory = (path: string): Effect.Effect<void, StorageError> => {
  const make = attempt("create", path, () => fs.mkdir(path, directoryMode), "directory").pipe(
    Effect.andThen(syncDirectory(dirname(path)))
  )
  return attempt("read", path, () => fs.stat(path), "directory").pipe(
    Effect.flatMap((found) =>
      found.isDirectory() ? Effect.void : fail(new PathWrongKind({ path, expected: "directory" }))
    ),
    Effect.catchReason("StorageError", "PathMissing", () =>
      Effect.andThen(
        dirname(path) === path ? Effect.void : makeDirectory(dirname(path)),
        // Somebody else may have made it in between.
        Effect.catchReason(make, "StorageError", "PathWrongKind", () => makeDirectory(path))
      )
    )
  )
}

/** Where the directory really is. */
export const realPath = (path: string): Effect.Effect<string, StorageError> =>
  attempt("read", path, () => fs.realpath(path), "directory")

/** Fails unless the folder, which exists, lies in the directory once all links are followed. */
export const checkWithin = Effect.fnUntraced(function* (
  realDirectory: string,
  folder: string
): Effect.fn.Return<void, StorageError> {
  const way = relative(realDirectory, yield* realPath(folder))
  if (way === ".." || way.startsWith(`..${sep}`) || way.startsWith(sep) || /^[a-z]:/i.test(way)) {
    return yield* fail(new PathLeavesDirectory({ path: folder, directory: realDirectory }))
  }
})

/** Fails with the reason. */
export const fail = (reason: StorageError["reason"]): Effect.Effect<never, StorageError> =>
  Effect.fail(new StorageError({ reason }))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const partBytes = 1024 * 1024

// Windows has no such flag, and then no link that an unprivileged user could have made.
const noFollow: number = constants.O_NOFOLLOW ?? 0

const openFlags = {
  read: constants.O_RDONLY | noFollow,
  update: constants.O_RDWR | noFollow,
  begin: constants.O_RDWR | constants.O_CREAT | noFollow,
  create: constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | noFollow
}

const failureOf = (operation: string, path: string, expected: "file" | "directory", cause: unknown): StorageError => {
  const errno = Predicate.hasProperty(cause, "code") && Predicate.isString(cause.code) ? cause.code : "unknown"
  return new StorageError({ reason: reasonOf(operation, path, expected, errno, cause) })
}

const reasonOf = (
  operation: string,
  path: string,
  expected: "file" | "directory",
  errno: string,
  cause: unknown
): StorageError["reason"] => {
  switch (errno) {
    case "EROFS":
    case "EACCES":
    case "EPERM":
      return new PathForbidden({ path, operation })
    case "ENOSPC":
    case "EDQUOT":
    case "EFBIG":
      return new DiskFull({ path })
    case "ENOTDIR":
    case "EEXIST":
      return new PathWrongKind({ path, expected: "directory" })
    case "EISDIR":
    case "ENOTEMPTY":
      return new PathWrongKind({ path, expected })
    case "ENAMETOOLONG":
      return new PathTooLong({ path })
    case "ENOENT":
      return new PathMissing({ path })
    case "ELOOP":
    case "EMLINK":
      return new PathLeavesDirectory({ path, directory: dirname(path) })
    default:
      return new IoFailed({ path, operation, errno, cause })
  }
}
