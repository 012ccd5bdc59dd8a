/**
 * Reads sources from files below the folder of the brief. A path that leaves the folder, by `..`, as an absolute path
 * or through a symbolic link, is refused before anything is opened.
 *
 * @since 0.1.0
 */
import { briefLimits } from "@postwright/core/campaign/Brief"
import {
  KnowledgeError,
  SourceIsDirectory,
  SourceNotAllowed,
  SourceNotFound,
  SourceTooLarge,
  SourceUnreachable
} from "@postwright/core/knowledge/KnowledgeError"
import { mediaTypeByName } from "@postwright/core/knowledge/SourceFormat"
import {
  checkSize,
  isAddress,
  type SourceBase,
  type SourceContent,
  type SourceReader,
  SourceReaders
} from "@postwright/core/knowledge/SourceReader"
import { Effect, type Layer } from "effect"
import { constants, type Stats } from "node:fs"
import { type FileHandle, lstat, open, realpath } from "node:fs/promises"
import { isAbsolute, relative, resolve, sep } from "node:path"

export interface Options {
  /**
   * Largest file that is read, in bytes.
   *
   * @default 20,000,000 (`briefLimits.maxSourceBytes`)
   */
  readonly maxBytes?: number
}

/** A reader of files. Takes every reference that is not an address with a scheme. */
export const make = (options: Options = {}): SourceReader => {
  const maxBytes = options.maxBytes ?? briefLimits.maxSourceBytes

  const read = Effect.fn("FsSourceReader.read")(function* (
    source: string,
    base: SourceBase
  ): Effect.fn.Return<SourceContent, KnowledgeError> {
    if (base.folder === undefined) {
      return yield* new KnowledgeError({
        reason: new SourceNotAllowed({
          source,
          detail: "it is not known which folder it is relative to",
          advice:
            "Pass the folder of the brief (promise door: folder; layers: base.folder), or give the source as { name, text }"
        })
      })
    }
    const folder = yield* attempt(source, () => realpath(resolve(base.folder ?? "")))
    const wanted = yield* locate(source, folder, resolve(base.folder))
    const stats = yield* attempt(source, () => lstat(wanted))
    yield* checkKind(source, stats)
    yield* checkSize(source, stats.size, maxBytes)
    const bytes = yield* readAll(source, wanted, maxBytes)
    yield* checkSize(source, bytes.length, maxBytes)
    const resolvedName = relative(folder, wanted).split(sep).join("/")
    return { bytes, mediaType: mediaTypeByName(wanted), resolvedName }
  })

  return { name: "files", accepts: (reference) => !isAddress(reference), read }
}

/** Contributes the reader to the registry. */
export const layer = (options: Options = {}): Layer.Layer<never, never, SourceReaders> =>
  SourceReaders.layerEntry(Effect.sync(() => make(options)))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const notAllowed = (source: string, detail: string): KnowledgeError =>
  new KnowledgeError({ reason: new SourceNotAllowed({ source, detail }) })

const attempt = <A>(source: string, run: () => Promise<A>): Effect.Effect<A, KnowledgeError> =>
  Effect.tryPromise({ try: run, catch: (cause) => toKnowledgeError(source, cause) })

// The real path of a source. Both the path as written and where its links lead must stay below the folder.
const locate = Effect.fnUntraced(function* (source: string, folder: string, writtenFolder: string) {
  if (source.includes("\0")) return yield* notAllowed(source, "the path contains a NUL character")
  const written = resolve(writtenFolder, source)
  if (!isBelow(writtenFolder, written) && !isBelow(folder, written)) {
    return yield* notAllowed(source, "the path leads out of the folder of the brief")
  }
  // Archives and other systems store the same letters composed or decomposed.
  const spellings = [...new Set([written, written.normalize("NFC"), written.normalize("NFD")])]
  const found = yield* Effect.firstSuccessOf(spellings.map((path) => attempt(source, () => realpath(path))))
  if (!isBelow(folder, found)) {
    return yield* notAllowed(source, "a symbolic link on its path leads out of the folder of the brief")
  }
  return found
})

const isBelow = (folder: string, path: string): boolean => {
  const way = relative(folder, path)
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

const checkKind = (source: string, stats: Stats): Effect.Effect<void, KnowledgeError> => {
  if (stats.isFile()) return Effect.void
  if (stats.isDirectory()) return Effect.fail(new KnowledgeError({ reason: new SourceIsDirectory({ source }) }))
  return Effect.fail(notAllowed(source, "it is not a regular file but a pipe, socket or device"))
}

// Non-blocking, so that a pipe that took the file's place since the check cannot hang the process.
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0)

const readAll = (source: string, path: string, maxBytes: number): Effect.Effect<Uint8Array, KnowledgeError> =>
  Effect.acquireUseRelease(
    attempt(source, () => open(path, flags)),
    (file) =>
      Effect.gen(function* () {
        yield* checkKind(source, yield* attempt(source, () => file.stat()))
        return yield* readUpTo(source, file, maxBytes)
      }),
    (file) => Effect.promise(() => file.close())
  )

const chunkBytes = 1 << 20

// The file may grow while it is read.
const readUpTo = Effect.fnUntraced(function* (source: string, file: FileHandle, maxBytes: number) {
  const chunks: Array<Uint8Array> = []
  let length = 0
  for (;;) {
    const chunk = new Uint8Array(chunkBytes)
    const { bytesRead } = yield* attempt(source, () => file.read(chunk, 0, chunkBytes, length))
    if (bytesRead === 0) break
    length += bytesRead
    if (length > maxBytes) return yield* new KnowledgeError({ reason: new SourceTooLarge({ source, maxBytes }) })
    chunks.push(chunk.subarray(0, bytesRead))
  }
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
})

const toKnowledgeError = (source: string, cause: unknown): KnowledgeError => {
  const code = typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : ""
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
    case "ENAMETOOLONG":
      return new KnowledgeError({ reason: new SourceNotFound({ source }) })
    case "ELOOP":
      return notAllowed(source, "its path holds a symbolic link that leads in a circle or was changed while reading")
    case "EISDIR":
      return new KnowledgeError({ reason: new SourceIsDirectory({ source }) })
    case "EACCES":
    case "EPERM":
      return new KnowledgeError({
        reason: new SourceUnreachable({ source, detail: "the file may not be opened by this user" })
      })
    default:
      return new KnowledgeError({
        reason: new SourceUnreachable({
          source,
          detail: code === "" ? "the file could not be opened" : `the system answered ${code}`
        })
      })
  }
}
