/**
 * The list of files that the program placed in an output folder, with digests of what it wrote: only what is still as
 * it was written is ever replaced or removed. The list lies in the folder, where anybody can change it, so what it says
 * is believed only about files that a kit can have.
 *
 * @since 0.1.0
 */
import { isKitPath, type KitFile } from "@postwright/core/campaign/Kit"
import { sha256 } from "@postwright/core/text/Digest"
import { Effect, FileSystem, Option, Path, type PlatformError, Result, Schema } from "effect"
import { codeOf } from "./TextFile.ts"

/** A file as the program wrote it. A path that comes twice may hold either: its replacing was cut off. */
export interface PlacedFile {
  /** Relative to the folder, with `/`. */
  readonly path: string
  /** Of its bytes. */
  readonly sha256: string
}

/** What lies at a path: `own` is as it was written, `changed` was placed and is something else now. */
export type Occupant = "nothing" | "own" | "changed" | "foreign"

type Needs = FileSystem.FileSystem | Path.Path

/** The entry of a file of the kit. */
export const entryOf = ({ bytes, path }: KitFile): PlacedFile => ({ path, sha256: sha256(bytes) })

/** Files of the kit that lies there, and of one whose placing was cut off. A list that cannot be read is empty. */
export const read = Effect.fnUntraced(function* (
  stateFolder: string
): Effect.fn.Return<ReadonlyArray<PlacedFile>, never, Needs> {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const text = yield* Effect.option(fs.readFileString(paths.join(stateFolder, fileName)))
  const files = Option.getOrElse(Option.flatMap(text, decode), (): ReadonlyArray<PlacedFile> => [])
  return files.filter(({ path }) => isKitPath(path))
})

/** Whether the placing of the files was cut off: then files of two kits may lie there. */
export const isHalfWritten = Effect.fnUntraced(function* (
  stateFolder: string
): Effect.fn.Return<boolean, never, Needs> {
  const files = yield* read(stateFolder)
  return new Set(files.map(({ path }) => path)).size < files.length
})

/** Replaces the list. */
export const write = Effect.fnUntraced(function* (
  stateFolder: string,
  files: ReadonlyArray<PlacedFile>
): Effect.fn.Return<void, PlatformError.PlatformError, Needs> {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const target = paths.join(stateFolder, fileName)
  const distinct = new Map(files.map((file) => [`${file.path} ${file.sha256}`, file]))
  yield* fs.makeDirectory(stateFolder, { recursive: true })
  yield* fs.writeFileString(`${target}.new`, `${JSON.stringify([...distinct.values()])}\n`)
  yield* fs.rename(`${target}.new`, target)
})

/** Whose the file at a path of the folder is. A link is never the program's, nor what lies behind one. */
export const occupantOf = Effect.fnUntraced(function* (
  folder: string,
  path: string,
  placed: ReadonlyArray<PlacedFile>
): Effect.fn.Return<Occupant, never, Needs> {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const parent = paths.dirname(path)
  const around = parent === "." ? "Directory" : yield* typeOf(paths.join(folder, parent))
  if (around === undefined) return "nothing"
  const found = around === "Directory" ? yield* typeOf(paths.join(folder, path)) : "Unknown"
  if (found === undefined) return "nothing"
  const known = placed.filter((file) => file.path === path)
  if (found !== "File" || known.length === 0) return "foreign"
  const bytes = yield* Effect.option(fs.readFile(paths.join(folder, path)))
  if (Option.isNone(bytes)) return "changed"
  const digest = sha256(bytes.value)
  return known.some((file) => file.sha256 === digest) ? "own" : "changed"
})

/** What is at the path itself, link or not; undefined where nothing is. What cannot be looked at is `Unknown`. */
export const typeOf = Effect.fnUntraced(function* (
  path: string
): Effect.fn.Return<FileSystem.File.Type | undefined, never, FileSystem.FileSystem> {
  const fs = yield* FileSystem.FileSystem
  const info = yield* Effect.result(fs.lstat(path))
  if (Result.isSuccess(info)) return info.success.type
  return info.failure.reason._tag === "NotFound" || codeOf(info.failure) === "ENOTDIR" ? undefined : "Unknown"
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const fileName = "kit.json"

const decode = Schema.decodeUnknownOption(
  Schema.fromJsonString(Schema.Array(Schema.Struct({ path: Schema.String, sha256: Schema.String })))
)
