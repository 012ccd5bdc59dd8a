/**
 * From the raw blocks that a format's parser finds to blocks with sentences.
 *
 * @since 0.1.0
 */
import { sentences, type TextSpan } from "../../text/Segmentation.ts"
import { displayText, maskMarkdown } from "../DisplayText.ts"
import { endingIn } from "./attribution.ts"
import { Block, type BlockKind, Sentence, type SourceMediaType } from "../SourceDocument.ts"

/** A block before its sentences are cut. Offsets point into the document's text. */
export interface RawBlock {
  readonly kind: BlockKind
  readonly start: number
  readonly end: number
  /** 1 (outermost) to 6, for a heading. */
  readonly level?: number
  readonly speaker?: string | undefined
  readonly attributes?: Readonly<Record<string, string>> | undefined
  /** Headings of this level or deeper end before this block. */
  readonly closesLevel?: number | undefined
  /** Offsets at which a sentence may end where the text has no punctuation, ascending. */
  readonly softEnds?: ReadonlyArray<number>
  /** A row of a table: one sentence, whatever stands in it. */
  readonly isRow?: boolean
  /** A part of a longer block, so that its first sentence may be cut. */
  readonly isCutBefore?: boolean
  /** A part of a longer block, so that its last sentence may be cut. */
  readonly isCutAfter?: boolean
}

/** A block on its way to the document, and whether it gets there. */
export interface Placed {
  readonly block: RawBlock
  /** Which excerpt it stands in; `undefined` in a document that is read whole, `null` when it is not read. */
  readonly excerpt?: number | null
}

/** What a format's parser returns. */
export interface ParsedSource {
  /** The text that all offsets point into. */
  readonly text: string
  readonly isExtracted: boolean
  readonly title?: string | undefined
  /** In order, not overlapping. */
  readonly blocks: ReadonlyArray<RawBlock>
  /** Language that the source declares. */
  readonly language?: string | undefined
}

/**
 * Cuts sentences and gives each block the headings above it, whether they are read or not. Blocks without a word are
 * left out.
 */
export const finishBlocks = (
  text: string,
  placed: ReadonlyArray<Placed>,
  language: string,
  mediaType: SourceMediaType
): ReadonlyArray<Block> => {
  const blocks: Array<Block> = []
  const path: Array<{ readonly level: number; readonly title: string }> = []
  for (const { block: raw, excerpt } of placed) {
    const block = withSpeaker(text, raw)
    if (block.closesLevel !== undefined) while ((path.at(-1)?.level ?? 0) >= block.closesLevel) path.pop()
    if (excerpt === null && block.kind !== "heading") continue
    const found = sentencesOf(text, block, language, mediaType)
    const [first] = found
    const last = found.at(-1)
    if (first === undefined || last === undefined) continue
    const level = block.level ?? 1
    if (block.kind === "heading") while ((path.at(-1)?.level ?? 0) >= level) path.pop()
    if (excerpt !== null) {
      blocks.push(
        new Block({
          kind: block.kind,
          start: first.start,
          end: last.end,
          headings: path.map((entry) => entry.title),
          ...(block.speaker === undefined ? {} : { speaker: block.speaker }),
          ...(block.attributes === undefined ? {} : { attributes: block.attributes }),
          ...(excerpt === undefined ? {} : { excerpt }),
          sentences: found
        })
      )
    }
    if (block.kind === "heading") path.push({ level, title: displayText(first.text, mediaType) })
  }
  return blocks
}

// Parts of a longer block end anywhere.
const withSpeaker = (text: string, block: RawBlock): RawBlock => {
  const { end, kind, speaker, start } = block
  const mayEndInName = kind === "paragraph" || kind === "quotation" || kind === "list-item"
  if (speaker !== undefined || !mayEndInName || block.isCutAfter === true || block.isCutBefore === true) return block
  const found = endingIn(text.slice(start, end), kind === "quotation")
  return found === undefined ? block : { ...block, kind: "quotation", end: start + found.end, speaker: found.name }
}

/** The longest sentence without punctuation before soft ends are used, in characters. */
const longestSentence = 400

const sentencesOf = (
  text: string,
  block: RawBlock,
  language: string,
  mediaType: SourceMediaType
): ReadonlyArray<Sentence> => {
  const raw = text.slice(block.start, block.end)
  const masked = mediaType === "text/markdown" ? maskMarkdown(raw) : raw
  const unmasked = (span: TextSpan): TextSpan => ({ ...span, text: raw.slice(span.start, span.end) })
  const spans =
    block.kind === "heading" || block.isRow === true
      ? [trimmed(raw, 0, raw.length)]
      : sentences(masked, language)
          .map(unmasked)
          .flatMap((span) =>
            span.text.length <= longestSentence || block.softEnds === undefined
              ? [span]
              : softly(
                  raw,
                  span.start,
                  span.end,
                  block.softEnds.map((end) => end - block.start)
                )
          )
  return spans
    .slice(block.isCutBefore === true ? 1 : 0, block.isCutAfter === true ? -1 : spans.length)
    .filter((span) => /[\p{L}\p{N}]/u.test(span.text) && /[\p{L}\p{N}]/u.test(displayText(span.text, mediaType)))
    .map((span) => new Sentence({ start: block.start + span.start, end: block.start + span.end, text: span.text }))
}

const trimmed = (raw: string, from: number, to: number) => {
  const part = raw.slice(from, to)
  const text = part.trim()
  const start = from + part.length - part.trimStart().length
  return { start, end: start + text.length, text }
}

const softly = (raw: string, start: number, end: number, ends: ReadonlyArray<number>) => {
  const cuts = [...ends.filter((cut) => cut > start && cut < end), end]
  let from = start
  return cuts.map((cut) => {
    const span = trimmed(raw, from, cut)
    from = cut
    return span
  })
}
