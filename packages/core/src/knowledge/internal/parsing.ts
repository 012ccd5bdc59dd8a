/**
 * From the bytes of a source to its blocks, and from its blocks to a document.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { sha256 } from "../../text/Digest.ts"
import { type LanguageTag, primarySubtag } from "../../text/Language.ts"
import { detectLanguage } from "../../text/LanguageDetection.ts"
import { displayText } from "../DisplayText.ts"
import { type ReadingOptions } from "../Excerpts.ts"
import {
  KnowledgeError,
  SourceEmpty,
  SourceEncodingInvalid,
  SourceIsBinary,
  SourceUnsupported
} from "../KnowledgeError.ts"
import { Excerpt, SourceDocument, type SourceMediaType } from "../SourceDocument.ts"
import { formatName, mediaTypeByName, toSourceMediaType } from "../SourceFormat.ts"
import { checkSize, type SourceContent } from "../SourceReader.ts"
import { finishBlocks, type ParsedSource, type Placed, type RawBlock } from "./blocks.ts"
import { parseCsv } from "./csv.ts"
import { decodeBytes } from "./decode.ts"
import { parseHtml } from "./html.ts"
import { isBlank } from "./lines.ts"
import { parseMarkdown } from "./markdown.ts"
import { placeBlocks } from "./placing.ts"
import { parsePlainText } from "./plainText.ts"
import { parseTranscript } from "./transcript.ts"

/** What a source was found to hold. `resolvedName` is where it came from in the end, when that tells the format better. */
export type Content = Pick<SourceContent, "bytes" | "mediaType"> & { readonly resolvedName?: string }

/** A source whose blocks are found and whose sentences are not cut yet. */
export interface Parsed {
  readonly source: string
  readonly mediaType: SourceMediaType
  readonly parsed: ParsedSource
  readonly isTranscoded: boolean
  /** Nothing but white space stood in it. */
  readonly isBlank: boolean
  readonly sha256: string
}

/**
 * Finds the blocks. Fails with `SourceUnsupported`, `SourceIsBinary`, `SourceEncodingInvalid`, `SourceTooLarge` or
 * `SourceEmpty`.
 */
export const parseBytes = Effect.fnUntraced(function* (
  source: string,
  content: Content
): Effect.fn.Return<Parsed, KnowledgeError> {
  const { bytes } = content
  yield* checkSize(source, bytes.length)
  const named = sourceMediaType(source, content)
  const charset = /;\s*charset\s*=\s*"?([\w:-]+)/i.exec(content.mediaType)?.[1]
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
  const mediaType = named ?? mediaTypeOfText(content.mediaType, decoded.text)
  if (mediaType === undefined) return yield* unsupported(source, content.mediaType)
  return {
    source,
    mediaType,
    parsed: parsers[mediaType](decoded.text),
    isTranscoded: decoded.isTranscoded,
    isBlank: isBlank(decoded.text),
    sha256: sha256(bytes)
  }
})

/** Cuts sentences: of the whole document, or of excerpts. Fails with `SourceEmpty`. */
export const toDocument = Effect.fnUntraced(function* (
  { isBlank, isTranscoded, mediaType, parsed, sha256, source }: Parsed,
  options: ReadingOptions
): Effect.fn.Return<SourceDocument, KnowledgeError> {
  const language = languageOf(parsed, mediaType)
  const placed = placeBlocks(parsed.text, parsed.blocks, options)
  const excerpts = excerptsOf(placed)
  const blocks = finishBlocks(parsed.text, placed, language, mediaType)
  if (blocks.length === 0 && excerpts.length === 0) {
    const transcript = isBlank ? undefined : transcripts[mediaType]
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
    isExtracted: parsed.isExtracted || isTranscoded,
    sha256,
    ...(excerpts.length === 0 ? {} : { excerpts }),
    blocks
  })
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
const sourceMediaType = (source: string, content: Content): SourceMediaType | undefined => {
  const declared = toSourceMediaType(content.mediaType)
  const isVague = declared === undefined || declared === "text/plain"
  if (!isVague || (declared === undefined && !/^(?:application\/octet-stream|binary\/|$)/.test(content.mediaType)))
    return declared
  const byName = [content.resolvedName ?? "", source].map((name) => toSourceMediaType(mediaTypeByName(name)))
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
  const prose = sampled(parsed.blocks)
    .map((block) => displayText(parsed.text.slice(block.start, Math.min(block.end, block.start + 2_000)), mediaType))
    .join("\n")
  const detected = detectLanguage(prose)
  const declared = /^[a-z]{2,3}(?=$|[-_])/i.exec(parsed.language ?? "")?.[0]?.toLowerCase()
  if (detected.language === "und") return declared ?? "und"
  return primarySubtag(detected.language)
}

/** Blocks that the language is told by; the detection looks at no more than a few thousand characters. */
const mostSampled = 2_000

const sampled = (blocks: ReadonlyArray<RawBlock>): ReadonlyArray<RawBlock> => {
  if (blocks.length <= mostSampled) return blocks
  return Array.from({ length: mostSampled }, (_, index) => blocks[Math.floor((index * blocks.length) / mostSampled)]!)
}

const excerptsOf = (placed: ReadonlyArray<Placed>): ReadonlyArray<Excerpt> => {
  const spans: Array<{ start: number; end: number }> = []
  for (const { block, excerpt } of placed) {
    if (excerpt === undefined || excerpt === null) continue
    const span = (spans[excerpt] ??= { start: block.start, end: block.end })
    span.end = block.end
  }
  return spans.map((span) => new Excerpt(span))
}
