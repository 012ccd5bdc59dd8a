/**
 * Reads the bytes of a source as a document: decodes them, finds the blocks of the format, detects the language and
 * cuts sentences. Pure: the same bytes give the same document.
 *
 * @since 0.1.0
 */
import { Effect, Result } from "effect"
import { briefLimits, type InlineSource } from "../campaign/Brief.ts"
import { type ReadingOptions } from "./Excerpts.ts"
import { type Parsed, parseBytes, toDocument } from "./internal/parsing.ts"
import { blocksLength } from "./internal/placing.ts"
import { fairShares } from "./internal/shares.ts"
import { KnowledgeError, SourcesTooLarge } from "./KnowledgeError.ts"
import { type SourceDocument } from "./SourceDocument.ts"
import { mediaTypeByName } from "./SourceFormat.ts"
import { type SourceBase, SourceReaders } from "./SourceReader.ts"

/** What a document is read from. */
export interface DocumentInput {
  /** As written in the brief; citations name it. */
  readonly source: string
  /** Content type or media type; `application/octet-stream` when unknown. */
  readonly mediaType: string
  readonly bytes: Uint8Array
  /** Where the bytes came from in the end, when that tells the format better than `source`. */
  readonly resolvedName?: string
}

/** How much of the sources of a brief is read, and what is looked for. */
export interface ReadSourcesOptions extends ReadingOptions {
  /** Most bytes of all sources together. @default `briefLimits.maxSourcesBytes` */
  readonly maxBytes?: number
}

/**
 * Reads one document. The text keeps its byte order mark and line breaks, so that offsets are those of the file. It is
 * kept whole even where only excerpts of it are read.
 *
 * Fails with `SourceUnsupported`, `SourceIsBinary`, `SourceEncodingInvalid`, `SourceTooLarge` or `SourceEmpty`.
 */
export const readDocument = Effect.fn("readDocument")(function* (
  input: DocumentInput,
  options: ReadingOptions = {}
): Effect.fn.Return<SourceDocument, KnowledgeError> {
  return yield* toDocument(yield* parseBytes(input.source, input), options)
})

/** Reads a source of a brief: an inline text, or what the registered readers find at a path or address. */
export const readSource = Effect.fn("readSource")(function* (
  source: string | InlineSource,
  base: SourceBase,
  options: ReadingOptions = {}
): Effect.fn.Return<SourceDocument, KnowledgeError, SourceReaders> {
  return yield* readDocument(yield* inputOf(source, base), options)
})

/**
 * Reads the sources of a brief. Where they have more than `maxCharacters` together, short ones are read whole and all
 * longer ones get equal shares, of which excerpts are read. Fails like `readDocument` and with `SourcesTooLarge`, and
 * with `SourcesUnreadable` where several sources cannot be read.
 */
export const readSources = Effect.fn("readSources")(function* (
  sources: ReadonlyArray<string | InlineSource>,
  base: SourceBase,
  options: ReadSourcesOptions = {}
): Effect.fn.Return<ReadonlyArray<SourceDocument>, KnowledgeError, SourceReaders> {
  const maxBytes = options.maxBytes ?? briefLimits.maxSourcesBytes
  let bytes = 0
  const parse = Effect.fnUntraced(function* (
    source: string | InlineSource
  ): Effect.fn.Return<Parsed, KnowledgeError, SourceReaders> {
    // What is too much already is not read any further.
    const input = bytes > maxBytes ? undefined : yield* inputOf(source, base)
    bytes += input?.bytes.length ?? 0
    if (input === undefined || bytes > maxBytes) {
      return yield* new KnowledgeError({ reason: new SourcesTooLarge({ sources: sources.length, maxBytes }) })
    }
    return yield* parseBytes(input.source, input)
  })
  const results = yield* Effect.forEach(sources, (source) => Effect.result(parse(source)), { concurrency: 4 })
  const [first, ...others] = failuresOf(results)
  if (first !== undefined) return yield* KnowledgeError.together([first, ...others], sources.length)
  const parsed = yield* Effect.forEach(results, Effect.fromResult)
  const lengths = parsed.map((item) => blocksLength(item.parsed.blocks))
  const shares = fairShares(lengths, options.maxCharacters ?? Number.POSITIVE_INFINITY)
  return yield* Effect.forEach(parsed, (item, index) =>
    toDocument(item, { about: options.about, maxCharacters: shares[index] })
  )
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** All that cannot be read. That the sources are too large together is said once, however many were left unread. */
const failuresOf = (results: ReadonlyArray<Result.Result<Parsed, KnowledgeError>>) => {
  const failures = results.flatMap((result, index) =>
    Result.isFailure(result) ? [{ path: `sources[${index}]`, error: result.failure }] : []
  )
  const [tooLarge] = failures.filter(({ error }) => error.reason._tag === "SourcesTooLarge")
  return [
    ...failures.filter(({ error }) => error.reason._tag !== "SourcesTooLarge"),
    ...(tooLarge === undefined ? [] : [{ ...tooLarge, path: "sources" }])
  ]
}

const inputOf = Effect.fnUntraced(function* (
  source: string | InlineSource,
  base: SourceBase
): Effect.fn.Return<DocumentInput, KnowledgeError, SourceReaders> {
  if (typeof source !== "string") {
    const mediaType = source.mediaType ?? mediaTypeByName(source.name)
    return { source: source.name, mediaType, bytes: new TextEncoder().encode(source.text) }
  }
  const content = yield* (yield* SourceReaders).read(source, base)
  return { source, ...content }
})
