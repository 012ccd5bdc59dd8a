/**
 * Reads the bytes of a source as a document: decodes them, finds the blocks of the format, detects the language and
 * cuts sentences. Pure: the same bytes give the same document.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { type InlineSource } from "../campaign/Brief.ts"
import { sha256 } from "../text/Digest.ts"
import { type LanguageTag, primarySubtag } from "../text/Language.ts"
import { detectLanguage } from "../text/LanguageDetection.ts"
import { displayText } from "./DisplayText.ts"
import { finishBlocks, type ParsedSource } from "./internal/blocks.ts"
import { parseCsv } from "./internal/csv.ts"
import { decodeBytes } from "./internal/decode.ts"
import { parseHtml } from "./internal/html.ts"
import { isBlank } from "./internal/lines.ts"
import { parseMarkdown } from "./internal/markdown.ts"
import { parsePlainText } from "./internal/plainText.ts"
import { parseTranscript } from "./internal/transcript.ts"
import {
  KnowledgeError,
  SourceEmpty,
  SourceEncodingInvalid,
  SourceIsBinary,
  SourceUnsupported
} from "./KnowledgeError.ts"
import { SourceDocument, type SourceMediaType } from "./SourceDocument.ts"
import { formatName, mediaTypeByName, toSourceMediaType } from "./SourceFormat.ts"
import { checkSize, type SourceBase, SourceReaders } from "./SourceReader.ts"

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

/**
 * Reads one document. The text keeps its byte order mark and line breaks, so that offsets are those of the file.
 *
 * Fails with `SourceUnsupported`, `SourceIsBinary`, `SourceEncodingInvalid`, `SourceTooLarge` or `SourceEmpty`.
 */
export const readDocument = Effect.fn("readDocument")(function* (
  input: DocumentInput
): Effect.fn.Return<SourceDocument, KnowledgeError> {
  const { source, bytes } = input
  yield* checkSize(source, bytes.length)
  const named = sourceMediaType(input)
  const charset = /;\s*charset\s*=\s*"?([\w:-]+)/i.exec(input.mediaType)?.[1]
  const decoded = decodeBytes(bytes, { isHtml: named === "text/html", charset })
  switch (decoded.kind) {
    case "unsupported":
      return yield* unsupported(source, decoded.mediaType)
    case "binary":
      return yield* new KnowledgeError({ reason: new SourceIsBinary({ source, detail: decoded.detail }) })
    case "invalid":
      return yield* new KnowledgeError({ reason: new SourceEncodingInvalid({ source, offset: decoded.offset }) })
    case "text":
      break
  }
  const mediaType = named ?? mediaTypeOfText(input.mediaType, decoded.text)
  if (mediaType === undefined) return yield* unsupported(source, input.mediaType)
  const parsed = parsers[mediaType](decoded.text)
  const language = languageOf(parsed, mediaType)
  const blocks = finishBlocks(parsed.text, parsed.blocks, language, mediaType)
  if (blocks.length === 0) {
    const transcript = isBlank(decoded.text) ? undefined : transcripts[mediaType]
    return yield* new KnowledgeError({
      reason: new SourceEmpty({ source, ...(transcript === undefined ? {} : { transcript }) })
    })
  }
  const title = displayText(parsed.title ?? "", mediaType)
  return new SourceDocument({
    source,
    mediaType,
    title: title === "" ? fileName(source) : title,
    language,
    text: parsed.text,
    isExtracted: parsed.isExtracted || decoded.isTranscoded,
    sha256: sha256(bytes),
    blocks
  })
})

/** Reads a source of a brief: an inline text, or what the registered readers find at a path or address. */
export const readSource = Effect.fn("readSource")(function* (
  source: string | InlineSource,
  base: SourceBase
): Effect.fn.Return<SourceDocument, KnowledgeError, SourceReaders> {
  if (typeof source !== "string") {
    const mediaType = source.mediaType ?? mediaTypeByName(source.name)
    const bytes = new TextEncoder().encode(source.text)
    return yield* readDocument({ source: source.name, mediaType, bytes })
  }
  const readers = yield* SourceReaders
  const content = yield* readers.read(source, base)
  return yield* readDocument({ source, ...content })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const parsers: Record<SourceMediaType, (text: string) => ParsedSource> = {
  "text/plain": parsePlainText,
  "text/markdown": parseMarkdown,
  "text/html": parseHtml,
  "text/csv": parseCsv,
  "text/vtt": parseTranscript,
  "application/x-subrip": parseTranscript
}

const transcripts: { readonly [K in SourceMediaType]?: SourceEmpty["transcript"] } = {
  "text/vtt": "WebVTT",
  "application/x-subrip": "SubRip"
}

const unsupported = (source: string, mediaType: string): KnowledgeError =>
  new KnowledgeError({ reason: new SourceUnsupported({ source, format: formatName(mediaType) }) })

// Servers send Markdown and transcripts as plain text or bytes; then the name tells more.
const sourceMediaType = (input: DocumentInput): SourceMediaType | undefined => {
  const declared = toSourceMediaType(input.mediaType)
  const isVague = declared === undefined || declared === "text/plain"
  if (!isVague || (declared === undefined && !/^(?:application\/octet-stream|binary\/|$)/.test(input.mediaType)))
    return declared
  const byName = [input.resolvedName ?? "", input.source].map((name) => toSourceMediaType(mediaTypeByName(name)))
  return byName.find((type) => type !== undefined && type !== "text/plain") ?? declared
}

// Text of an unknown format is read as what it looks like.
const mediaTypeOfText = (mediaType: string, text: string): SourceMediaType | undefined => {
  if (!/^(?:application\/octet-stream|binary\/|$)/.test(mediaType)) return undefined
  const start = text
    .slice(0, 500)
    .replace(/^\ufeff/, "")
    .trimStart()
  if (/^<(?:!doctype html|html|head|body)\b/i.test(start)) return "text/html"
  if (start.startsWith("WEBVTT")) return "text/vtt"
  return "text/plain"
}

const fileName = (source: string): string => source.replace(/[?#].*$/s, "").replace(/^.*[\\/](?=.)/s, "") || source

const languageOf = (parsed: ParsedSource, mediaType: SourceMediaType): LanguageTag => {
  const prose = parsed.blocks
    .map((block) => displayText(parsed.text.slice(block.start, Math.min(block.end, block.start + 2_000)), mediaType))
    .join("\n")
  const detected = detectLanguage(prose)
  const declared = /^[a-z]{2,3}(?=$|[-_])/i.exec(parsed.language ?? "")?.[0]?.toLowerCase()
  if (detected.language === "und") return declared ?? "und"
  return primarySubtag(detected.language)
}
