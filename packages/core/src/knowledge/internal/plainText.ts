/**
 * Blocks of a plain text with exact offsets: paragraphs between blank lines, list items, quotations, and headings that
 * are underlined, in capitals, or short lines of their own above a paragraph.
 *
 * @since 0.1.0
 */
import { countWords } from "../../text/Segmentation.ts"
import { attributionOf, isInMarks } from "./attribution.ts"
import { type ParsedSource, type RawBlock } from "./blocks.ts"
import { isBlank, type Line, linesOf } from "./lines.ts"
import { speakersOf } from "./speakers.ts"

/** Parses plain text. Never fails. Linear. */
export const parsePlainText = (text: string): ParsedSource => {
  const paragraphs = paragraphsOf(linesOf(text))
  const speakerOf = speakersOf(paragraphs.map((lines) => lines[0]?.text ?? ""))
  const blocks: Array<RawBlock> = []
  for (const [index, lines] of paragraphs.entries()) {
    const last = blocks.at(-1)
    const author = lines.length === 1 ? attributionOf(lines[0]?.text.replace(quoted, "") ?? "") : undefined
    if (author !== undefined && last !== undefined && last.speaker === undefined && isSaid(text, last)) {
      blocks[blocks.length - 1] = { ...last, kind: "quotation", speaker: author }
      continue
    }
    const found = blocksOf(lines, paragraphs[index + 1], speakerOf)
    // What stands above everything is the title.
    const isTitle = blocks.length === 0 && found[0]?.kind === "heading"
    blocks.push(...(isTitle ? found.map((block, at) => (at === 0 ? { ...block, level: 1 } : block)) : found))
  }
  const heading = blocks.find((block) => block.kind === "heading")
  const title = heading === undefined ? undefined : text.slice(heading.start, heading.end)
  return { text, isExtracted: false, title, blocks }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const isSaid = (text: string, { end, kind, start }: RawBlock): boolean =>
  kind === "quotation" || (kind === "paragraph" && isInMarks(text.slice(start, end)))

type SpeakerOf = ReturnType<typeof speakersOf>

const bullet = /^[ \t]*(?:[-*+•‣▪●◦·✓✔➔→–—]|\(?\d{1,3}[.)]|\(?[a-zA-Z]\))[ \t]+/
const quoted = /^[ \t]*(?:>[ \t]?)+/
const rule = /^[ \t]*(?:[-=_*~#][ \t]*){3,}$/
const underline = /^[ \t]*(={3,}|-{3,}|~{3,}|\*{3,})[ \t]*$/
const question = /^[ \t]*(?:Q|F|Question|Frage)\s?\d{0,3}\s?[:.)][ \t]+(?=\S)/
const answer = /^[ \t]*(?:A|Answer|Antwort)\s?\d{0,3}\s?[:.)][ \t]+(?=\S)/
/** Level of the questions of a list of questions, below every heading. */
const entryLevel = 7
const longestHeadingWords = 12
/** Characters of the longest line that is looked at as a heading. */
const longestHeading = 400

const paragraphsOf = (lines: ReadonlyArray<Line>): ReadonlyArray<ReadonlyArray<Line>> => {
  const found: Array<Array<Line>> = []
  let current: Array<Line> = []
  for (const line of lines) {
    if (!isBlank(line.text)) {
      current.push(line)
      continue
    }
    if (current.length > 0) found.push(current)
    current = []
  }
  if (current.length > 0) found.push(current)
  return found
}

const blocksOf = (
  paragraph: ReadonlyArray<Line>,
  next: ReadonlyArray<Line> | undefined,
  speakerOf: SpeakerOf
): ReadonlyArray<RawBlock> => {
  const lines = paragraph.filter((line) => !rule.test(line.text))
  const [first, second] = paragraph
  if (first === undefined || lines.length === 0) return []
  const mark = second === undefined ? null : underline.exec(second.text)
  if (mark !== null && !rule.test(first.text) && isShort(first)) {
    return [heading(first, mark[1]?.startsWith("=") === true ? 1 : 2), ...bodyOf(paragraph.slice(2), speakerOf)]
  }
  if (isShouted(first.text)) return [heading(first, 2), ...bodyOf(lines.slice(1), speakerOf)]
  if (lines.length === 1 && next !== undefined && isTitleLine(first, next)) return [heading(first, 2)]
  return bodyOf(lines, speakerOf)
}

const heading = (line: Line, level: number): RawBlock => ({
  kind: "heading",
  start: startOf(line),
  end: line.end,
  level
})

// A line can be the whole file, so its length is asked first.
const isShort = (line: Line): boolean =>
  line.text.length <= longestHeading && countWords(line.text, "und") <= longestHeadingWords

const startOf = (line: Line): number => line.start + (line.text.length - line.text.replace(/^[\s\ufeff]+/, "").length)

// In capitals, and long enough not to be an abbreviation.
const isShouted = (line: string): boolean =>
  line.length <= 120 &&
  !/\p{Ll}/u.test(line) &&
  /\p{Lu}/u.test(line) &&
  /(?:\p{L}\P{L}*){4}/u.test(line) &&
  !bullet.test(line)

// A short line without a full stop, alone above running text.
const isTitleLine = (line: Line, next: ReadonlyArray<Line>): boolean => {
  const [below] = next
  if (below === undefined || bullet.test(line.text) || quoted.test(line.text)) return false
  const text = line.text.trim()
  if (
    text.length > longestHeading ||
    /[.!,;:…]["'”’»)]*$/.test(text) ||
    !/^[\p{Lu}\p{N}"„“‘'(¿¡]/u.test(text) ||
    !/[\p{L}\p{N}\p{M}]/u.test(text) ||
    !isShort(line)
  )
    return false
  return next.length > 1 || !isShort(below) || /[.!?:]["'”’»)]*$/.test(below.text.trim())
}

const bodyOf = (lines: ReadonlyArray<Line>, speakerOf: SpeakerOf): ReadonlyArray<RawBlock> => {
  const blocks: Array<RawBlock> = []
  let open: { start: number; end: number; kind: RawBlock["kind"]; speaker?: string | undefined } | undefined
  let previous = ""
  const close = () => {
    if (open !== undefined) blocks.push(open)
    open = undefined
  }
  const start = (line: Line, length: number, kind: RawBlock["kind"], speaker?: string) => {
    close()
    open = { start: line.start + length, end: line.end, kind, speaker }
  }
  for (const line of lines) {
    const marker = bullet.exec(line.text)
    const quote = quoted.exec(line.text)
    const speaker = speakerOf(line.text.trimStart())
    const lead = line.text.length - line.text.trimStart().length
    const author = attributionOf(line.text.slice(quote?.[0].length))
    if (author !== undefined && open !== undefined && isQuotation(open, lines, line)) {
      open = { ...open, kind: "quotation", speaker: author }
      close()
    } else if (marker !== null && opensItem(line.text, open?.kind, previous)) start(line, marker[0].length, "list-item")
    else if (question.test(line.text)) {
      close()
      blocks.push({ ...heading(line, entryLevel), start: line.start + (question.exec(line.text)?.[0].length ?? 0) })
    } else if (answer.test(line.text)) start(line, answer.exec(line.text)?.[0].length ?? 0, "paragraph")
    else if (speaker !== undefined) start(line, lead + speaker.length, "cue", speaker.name)
    else if (quote !== null && open?.kind !== "quotation") start(line, quote[0].length, "quotation")
    else if (open === undefined) start(line, lead, "paragraph")
    else open.end = line.end
    previous = line.text
  }
  close()
  return blocks
}

// Whether the lines up to this one are a quotation, by their markers or by their marks.
const isQuotation = (open: RawBlock, lines: ReadonlyArray<Line>, line: Line): boolean => {
  if (open.kind !== "paragraph") return open.kind === "quotation"
  const said = lines.filter(({ end, start }) => end > open.start && start < line.start)
  return isInMarks(said.map(({ text }) => text).join(" "))
}

// A wrapped line may begin with a dash or with `3. März`, a paragraph with a date or an ordinal.
const opensItem = (line: string, open: RawBlock["kind"] | undefined, previous: string): boolean => {
  if (symbol.test(line)) return true
  if (ordinal.test(line)) return false
  return open === undefined || open === "list-item" || /[.!?:;]["'”’»)]*[ \t]*$/.test(previous)
}

const symbol = /^[ \t]*[-*+•‣▪●◦·✓✔➔→]/
const ordinal =
  /^[ \t]*\d{1,3}\.[ \t]+(?:\p{Ll}|\d|(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)(?!\p{L}))/u
