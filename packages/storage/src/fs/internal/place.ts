/**
 * A folder of a data directory, and the names of files in it.
 *
 * @since 0.1.0
 */
import { createHash } from "node:crypto"
import { join, resolve } from "node:path"
import { Effect } from "effect"
import { type StorageError } from "../StorageError.ts"
import { checkWithin, makeDirectory, realPath } from "./io.ts"

/** Creates `directory/folder` for its owner alone, and returns its real path. Fails when a link leads it elsewhere. */
export const openFolder = Effect.fnUntraced(function* (
  directory: string,
  folder: string
): Effect.fn.Return<string, StorageError> {
  const root = resolve(directory)
  yield* makeDirectory(root)
  const real = yield* realPath(root)
  const path = join(real, folder)
  yield* makeDirectory(path)
  yield* checkWithin(real, path)
  return path
})

/**
 * A file name for any id: a part that people recognise and a digest that tells ids apart, on every file system.
 * Wire format: never change.
 */
export const fileNameOf = (id: string, extension: string): string => {
  const readable = id
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/^[-.]+/, "")
    .slice(0, 60)
    .replace(/[-.]+$/, "")
  return `${readable === "" ? "id" : readable}-${createHash("sha256").update(id, "utf8").digest("hex").slice(0, 32)}${extension}`
}
