/**
 * Journals in files: one file per top-level run, one line per append.
 *
 * The first line is a header, each further line a JSON array of entries, written at once and made durable. A last line
 * that a crash tore is cut. Use it under `FsLock`, or through `FsStorage`: two writers would ruin each other's files.
 *
 * @since 0.1.0
 */
import * as fs from "node:fs/promises"
import { join } from "node:path"
import { Effect, Layer, Schema } from "effect"
import { RunId } from "@postwright/core/flow/Flow"
import { FlowError, JournalUnavailable } from "@postwright/core/flow/FlowError"
import { JournalEntry, JournalStore } from "@postwright/core/flow/JournalStore"
import { atomicWrite } from "./AtomicWrite.ts"
import { attempt, fail, openFile, orMissing, syncDirectory } from "./internal/io.ts"
import { appendText, type Lines, readLines } from "./internal/LineFile.ts"
import { fileNameOf, openFolder } from "./internal/place.ts"
import { FileDamaged, FormatUnsupported, type StorageError } from "./StorageError.ts"

/** Where the journals lie. */
export interface Options {
  /** The data directory; journals go to `journals` in it. Created where it is missing, for its owner alone. */
  readonly directory: string
}

/** A store of journals in the directory. Fails as `makeDirectory` does when it cannot be used. */
export const make = Effect.fnUntraced(function* ({
  directory
}: Options): Effect.fn.Return<JournalStore["Service"], StorageError> {
  const folder = yield* openFolder(directory, "journals")
  /** Where the last whole line of a file ends: found out by the first use, then moved by appends alone. */
  const ends = new Map<RunId, number | "unknown">()
  const pathOf = (root: RunId) => join(folder, fileNameOf(root, extension))

  const open = Effect.fnUntraced(function* (root: RunId) {
    const path = pathOf(root)
    const lines = yield* readLines(path)
    yield* checkHeader(path, root, lines)
    if (!ends.has(root)) ends.set(root, lines.end)
    return { path, lines }
  })

  const append = Effect.fnUntraced(function* (root: RunId, entries: ReadonlyArray<JournalEntry>) {
    const known = ends.get(root)
    const end = typeof known === "number" ? known : (yield* open(root)).lines.end
    const line = yield* lineOf(entries)
    const text = end === 0 ? (yield* headerOf(root)) + line : line
    // After a failure the next append finds out.
    ends.set(root, "unknown")
    ends.set(root, yield* appendText(pathOf(root), end, text))
  }, Effect.uninterruptible)

  const read = Effect.fnUntraced(function* (root: RunId) {
    const { path, lines } = yield* open(root)
    const batches = yield* Effect.forEach(lines.lines.slice(1), (line, index) =>
      decodeBatch(line).pipe(
        Effect.catch((error) => fail(new FileDamaged({ path, line: index + 2, problem: shorten(error.message) })))
      )
    )
    return batches.flat()
  })

  const list = Effect.gen(function* () {
    const names = yield* attempt("list", folder, () => fs.readdir(folder), "directory")
    const roots = yield* Effect.forEach(
      names.filter((name) => name.endsWith(extension)),
      (name) => rootOf(join(folder, name)),
      { concurrency: 8 }
    )
    return roots.filter((root) => root !== undefined).sort()
  })

  const replace = Effect.fnUntraced(function* (root: RunId, entries: ReadonlyArray<JournalEntry>) {
    const text = (yield* headerOf(root)) + (entries.length === 0 ? "" : yield* lineOf(entries))
    ends.set(root, "unknown")
    yield* atomicWrite(pathOf(root), text)
  }, Effect.uninterruptible)

  const remove = Effect.fnUntraced(function* (root: RunId) {
    ends.set(root, "unknown")
    const path = pathOf(root)
    yield* orMissing(attempt("delete", path, () => fs.unlink(path)))
    yield* syncDirectory(folder)
    ends.delete(root)
  }, Effect.uninterruptible)

  return JournalStore.of({
    append: (root, entries) => Effect.mapError(append(root, entries), unavailable("append")),
    read: (root) => Effect.mapError(read(root), unavailable("read")),
    list: Effect.mapError(list, unavailable("list")),
    replace: (root, entries) => Effect.mapError(replace(root, entries), unavailable("replace")),
    remove: (root) => Effect.mapError(remove(root), unavailable("remove"))
  })
})

/** `JournalStore` in files of the directory. */
export const layer = (options: Options): Layer.Layer<JournalStore, StorageError> =>
  Layer.effect(JournalStore, make(options))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const extension = ".jsonl"
const formatVersion = 1

// Wire format: files of every release are read.
const Header = Schema.fromJsonString(
  Schema.Struct({ format: Schema.Literal("postwright-journal"), version: Schema.Int, root: RunId })
)
const decodeHeader = Schema.decodeUnknownEffect(Header)
const Batch = Schema.fromJsonString(Schema.Array(JournalEntry))
const decodeBatch = Schema.decodeUnknownEffect(Batch)

const headerOf = (root: RunId): Effect.Effect<string> =>
  Schema.encodeEffect(Header)({ format: "postwright-journal", version: formatVersion, root }).pipe(
    Effect.map((json) => `${json}\n`),
    Effect.orDie
  )

const lineOf = (entries: ReadonlyArray<JournalEntry>): Effect.Effect<string> =>
  Schema.encodeEffect(Batch)(entries).pipe(
    Effect.map((json) => `${json}\n`),
    Effect.orDie
  )

const checkHeader = Effect.fnUntraced(function* (
  path: string,
  root: RunId,
  { lines }: Lines
): Effect.fn.Return<void, StorageError> {
  const first = lines[0]
  if (first === undefined) return
  const header = yield* decodeHeader(first).pipe(
    Effect.catch(() => fail(new FileDamaged({ path, line: 1, problem: "it is not the header of a journal" })))
  )
  if (header.version > formatVersion) {
    return yield* fail(new FormatUnsupported({ path, found: header.version, supported: formatVersion }))
  }
  if (header.root !== root) {
    return yield* fail(new FileDamaged({ path, line: 1, problem: `it is the journal of "${header.root}"` }))
  }
})

/** Whose journal the file is; undefined for a file that a crash left without a header, or that is none of ours. */
const rootOf = (path: string): Effect.Effect<RunId | undefined, StorageError> =>
  Effect.scoped(
    Effect.gen(function* () {
      const handle = yield* orMissing(openFile(path, "read"))
      if (handle === undefined) return undefined
      const start = Buffer.alloc(headerBytes)
      const { bytesRead } = yield* attempt("read", path, () => handle.read(start, 0, headerBytes, 0))
      const end = start.subarray(0, bytesRead).indexOf("\n")
      if (end < 0) return undefined
      const header = yield* Effect.option(decodeHeader(start.subarray(0, end).toString("utf8")))
      return header._tag === "None" ? undefined : header.value.root
    })
  )

// An id has at most 1000 characters, and a character at most 6 bytes in JSON.
const headerBytes = 8192

const shorten = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text)

const unavailable = (operation: JournalUnavailable["operation"]) => (error: StorageError) =>
  new FlowError({
    reason: new JournalUnavailable({
      operation,
      problem: error.detail,
      remedy: error.remedy,
      isRetryable: error.isRetryable,
      cause: error
    })
  })
