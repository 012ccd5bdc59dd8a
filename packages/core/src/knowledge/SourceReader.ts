/**
 * Port: brings the bytes of a source that a brief names. Several readers serve at once (files, web, memory); each says
 * which references it takes. Adapters: `packages/storage/src/fs`, `packages/providers/src/sources`.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer, type Scope } from "effect"
import { briefLimits } from "../campaign/Brief.ts"
import { KnowledgeError, SourceEmpty, SourceNotAllowed, SourceNotFound, SourceTooLarge } from "./KnowledgeError.ts"
import { mediaTypeByName } from "./SourceFormat.ts"

/** What references are relative to. */
export interface SourceBase {
  /**
   * Absolute path of the brief's folder. Files are read only below it. Absent: the brief has no folder, and no
   * file may be read.
   */
  readonly folder?: string | undefined
}

/** What a reader found. */
export interface SourceContent {
  /** At most `briefLimits.maxSourceBytes`, at least one. */
  readonly bytes: Uint8Array
  /** As the server declares it or the name suggests it; `application/octet-stream` when nothing is known. */
  readonly mediaType: string
  /** Where the bytes came from in the end: path relative to the base, or the address after redirects. */
  readonly resolvedName: string
}

/** One way to read sources. */
export interface SourceReader {
  /** Unique within the registry: `files`, `web`. */
  readonly name: string
  /** Whether this reader is responsible for a reference as the brief writes it. Pure. */
  readonly accepts: (reference: string) => boolean
  /**
   * Reads a reference that it accepts. Reads only; safe to repeat.
   *
   * Fails with `SourceNotFound`, `SourceIsDirectory`, `SourceTooLarge`, `SourceEmpty`, `SourceNotAllowed`,
   * `SourceUnsupported` or `SourceUnreachable`, each naming the reference as given.
   */
  readonly read: (reference: string, base: SourceBase) => Effect.Effect<SourceContent, KnowledgeError>
}

/** Registry of source readers: the layer of an adapter contributes an entry. */
export class SourceReaders extends Context.Service<
  SourceReaders,
  {
    /** Adds a reader until the scope closes. Of several that accept a reference the one added first reads it. */
    readonly register: (reader: SourceReader) => Effect.Effect<void, never, Scope.Scope>

    /** Reads with the reader that accepts the reference. Fails with `SourceNotAllowed` where none does. */
    readonly read: SourceReader["read"]
  }
>()("@postwright/core/knowledge/SourceReaders") {
  /** An empty registry. Provide it beneath the layers that contribute readers. */
  static readonly layer: Layer.Layer<SourceReaders> = Layer.sync(SourceReaders, () => {
    const readers: Array<SourceReader> = []

    const register = Effect.fn("SourceReaders.register")((reader: SourceReader) =>
      Effect.acquireRelease(
        Effect.sync(() => {
          readers.push(reader)
        }),
        () =>
          Effect.sync(() => {
            const index = readers.indexOf(reader)
            if (index >= 0) readers.splice(index, 1)
          })
      )
    )

    const read = Effect.fn("SourceReaders.read")(function* (reference: string, base: SourceBase) {
      const reader = readers.find((candidate) => candidate.accepts(reference))
      if (reader === undefined) {
        return yield* new KnowledgeError({
          reason: new SourceNotAllowed({ source: reference, ...noReader(reference) })
        })
      }
      return yield* reader.read(reference, base)
    })

    return SourceReaders.of({ register, read })
  })

  /** Contributes one reader: the last line of an adapter's layer. */
  static readonly layerEntry = <E, R>(
    reader: Effect.Effect<SourceReader, E, R>
  ): Layer.Layer<never, E, Exclude<R, Scope.Scope> | SourceReaders> =>
    Layer.effectDiscard(
      Effect.gen(function* () {
        const registry = yield* SourceReaders
        yield* registry.register(yield* reader)
      })
    )

  /** A registry of exactly these readers. */
  static readonly layerOf = (...readers: ReadonlyArray<SourceReader>): Layer.Layer<SourceReaders> =>
    Layer.effectDiscard(
      Effect.gen(function* () {
        const registry = yield* SourceReaders
        yield* Effect.forEach(readers, registry.register, { discard: true })
      })
    ).pipe(Layer.provideMerge(Layer.fresh(SourceReaders.layer)))

  /** A registry that reads texts held in memory, by name. */
  static readonly layerMemory = (texts: Readonly<Record<string, string | Uint8Array>>): Layer.Layer<SourceReaders> =>
    SourceReaders.layerOf(makeMemory(texts))
}

/** A reader of texts held in memory, by name; it takes every reference that is not an address. */
export const makeMemory = (texts: Readonly<Record<string, string | Uint8Array>>): SourceReader => {
  const entries = new Map(
    Object.entries(texts).map(([name, text]) => [
      name,
      typeof text === "string" ? new TextEncoder().encode(text) : text
    ])
  )
  return {
    name: "memory",
    accepts: (reference) => !isAddress(reference),
    read: Effect.fn("MemorySourceReader.read")(function* (reference) {
      const bytes = entries.get(reference)
      if (bytes === undefined) {
        return yield* new KnowledgeError({ reason: new SourceNotFound({ source: reference }) })
      }
      yield* checkSize(reference, bytes.length)
      return { bytes, mediaType: mediaTypeByName(reference), resolvedName: reference }
    })
  }
}

/** Whether a reference is an address with a scheme (`https:`, `file:`); a drive letter (`C:\`) is not. */
export const isAddress = (reference: string): boolean => /^[a-z][a-z0-9+.-]+:/i.test(reference.trim())

/** Fails with `SourceEmpty` or `SourceTooLarge` when a source of this size may not be read. */
export const checkSize = (
  source: string,
  actualBytes: number,
  maxBytes: number = briefLimits.maxSourceBytes
): Effect.Effect<void, KnowledgeError> => {
  if (actualBytes === 0) return Effect.fail(new KnowledgeError({ reason: new SourceEmpty({ source }) }))
  if (actualBytes <= maxBytes) return Effect.void
  return Effect.fail(new KnowledgeError({ reason: new SourceTooLarge({ source, actualBytes, maxBytes }) }))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const noReader = (reference: string): { readonly detail: string; readonly advice?: string } => {
  const scheme = /^([a-z][a-z0-9+.-]+:)/i.exec(reference.trim())?.[1]?.toLowerCase()
  if (scheme === undefined) {
    return {
      detail: "no reader for files is set up",
      advice: "Add an adapter that reads files (@postwright/storage/fs), or give the source as { name, text }"
    }
  }
  if (scheme === "http:" || scheme === "https:") {
    return {
      detail: "no reader for web addresses is set up",
      advice:
        "Add an adapter that reads addresses (@postwright/providers/sources/web), or give the source as { name, text }"
    }
  }
  return { detail: `addresses that start with "${scheme}" are not read` }
}
