/**
 * One source of a brief as the floors and agents read it: its text, cut into blocks and sentences whose offsets
 * point into that text.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { LanguageTag } from "../text/Language.ts"
import { Citation } from "./Citation.ts"

/** Kinds of source that can be read. */
export const SourceMediaType = Schema.Literals([
  "text/plain",
  "text/markdown",
  "text/html",
  "text/csv",
  "text/vtt",
  "application/x-subrip"
])
export type SourceMediaType = typeof SourceMediaType.Type

/** A sentence: `text` is `document.text.slice(start, end)`, trimmed, on one or more lines of the source. */
export class Sentence extends Schema.Class<Sentence>("@postwright/core/knowledge/Sentence")({
  start: Schema.Int,
  end: Schema.Int,
  text: Schema.NonEmptyString
}) {}

/**
 * What a block was in the source. `cell` is a prose cell of a table (a review), `cue` the merged consecutive
 * cues of one speaker in a transcript.
 */
export const BlockKind = Schema.Literals(["heading", "paragraph", "list-item", "quotation", "cell", "cue"])
export type BlockKind = typeof BlockKind.Type

/** A run of text that belongs together, with its sentences in order. */
export class Block extends Schema.Class<Block>("@postwright/core/knowledge/Block")({
  kind: BlockKind,
  start: Schema.Int,
  end: Schema.Int,
  /** Headings above the block, outermost first. Empty where the source has none. */
  headings: Schema.Array(Schema.String),
  /** Who speaks (transcript) or wrote it (a `name` column of a table), when the source says so. */
  speaker: Schema.optionalKey(Schema.String),
  /** Short cells of the same table row by column name (`{ bike: "Wren", rating: "4" }`), for a `cell`. */
  attributes: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
  /** Index in `document.excerpts` of the one that it stands in. Absent where the document was read whole. */
  excerpt: Schema.optionalKey(Schema.Int),
  sentences: Schema.Array(Sentence)
}) {
  /** Whether nothing was left out between this block and the one before it in the document's blocks. */
  follows(before: Block | undefined): boolean {
    return before !== undefined && before.excerpt === this.excerpt
  }
}

/** A part of a long text that was read. */
export class Excerpt extends Schema.Class<Excerpt>("@postwright/core/knowledge/Excerpt")({
  start: Schema.Int,
  end: Schema.Int
}) {}

/** A source, read and segmented. */
export class SourceDocument extends Schema.Class<SourceDocument>("@postwright/core/knowledge/SourceDocument")({
  /** The path, URL or name as written in the brief. */
  source: Schema.NonEmptyString,
  mediaType: SourceMediaType,
  /** First heading, HTML title, or the file name. */
  title: Schema.String,
  /** Detected from the text. */
  language: LanguageTag,
  /** Text that all offsets point into: the file's own text, or the text extracted from HTML. */
  text: Schema.String,
  /** True when `text` differs from the file, so the kit must keep it under `sources/`. */
  isExtracted: Schema.Boolean,
  /** Digest of the bytes that were read. */
  sha256: Schema.String,
  /** What was read of a text that is too long to be read whole, in order. Absent: all of it. */
  excerpts: Schema.optionalKey(Schema.Array(Excerpt)),
  /** Those of the excerpts, where there are some. */
  blocks: Schema.Array(Block)
}) {
  /** How many characters of the text were read. */
  get charactersRead(): number {
    return this.excerpts?.reduce((sum, { start, end }) => sum + end - start, 0) ?? this.text.length
  }
  /** The citation of a span of this document. */
  cite(start: number, end: number): Citation {
    return new Citation({ source: this.source, start, end, quote: this.text.slice(start, end) })
  }
}
