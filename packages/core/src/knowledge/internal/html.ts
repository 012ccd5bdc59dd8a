/**
 * Prose of a web page: the text of its main content as one extracted text, with blocks. Navigation, headers, footers,
 * asides, scripts, styles, forms and what the page hides are left out. Where a page has `<main>` or `<article>` only
 * what stands in it counts.
 *
 * @since 0.1.0
 */
import { countWords } from "../../text/Segmentation.ts"
import { type ParsedSource, type RawBlock } from "./blocks.ts"
import { HtmlCollector, type Piece } from "./htmlCollector.ts"
import { type Cell, rowBlocks, rowItems } from "./tableRows.ts"

/** Extracts the prose of a page. Never fails: broken markup gives what text there is. Linear. */
export const parseHtml = (html: string): ParsedSource => {
  const strict = contentOf(new HtmlCollector(html, false))
  // A page that keeps its text in a form, header or unclosed menu gives nothing the strict way.
  const words = wordCount(strict.pieces, fewestWords)
  const found = words >= fewestWords ? strict : contentOf(new HtmlCollector(html, true))
  const best = wordCount(found.pieces, fewestWords) > words ? found : strict
  const assembled = assemble(best.pieces)
  const heading = assembled.blocks.find((block) => block.kind === "heading")
  const title = heading === undefined ? best.title : assembled.text.slice(heading.start, heading.end)
  return { ...assembled, isExtracted: true, title, language: best.language }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const fewestWords = 20
const fewestMainWords = 40

const contentOf = (collector: HtmlCollector) => {
  const { pieces, title, language } = collector.run()
  const main = pieces.filter((piece) => piece.isMain)
  const isEnough = wordCount(main, fewestMainWords) >= wordCount(pieces, 2 * fewestMainWords) / 2
  const chosen = (main.length > 0 && isEnough ? main : pieces).filter((piece) => !isMenuEntry(piece))
  return { pieces: chosen, title, language }
}

// Counts no further than asked for: a page may have millions of words.
const wordCount = (pieces: ReadonlyArray<Piece>, enough: number): number => {
  let count = 0
  for (const piece of pieces) {
    for (const cell of piece.cells) count += countWords(cell, "und")
    if (count >= enough) return enough
  }
  return count
}

// A short item that is nothing but a link leads somewhere else.
const isMenuEntry = (piece: Piece): boolean =>
  piece.kind !== "heading" && piece.linkShare > 0.8 && countWords(piece.cells.join(" "), "und") < 8

const assemble = (pieces: ReadonlyArray<Piece>): Pick<ParsedSource, "text" | "blocks"> => {
  const parts: Array<string> = []
  let length = 0
  const blocks: Array<RawBlock> = []
  const write = (text: string): Cell => {
    parts.push(text)
    length += text.length
    return { start: length - text.length, end: length, text }
  }
  let previous: Piece | undefined
  let rows: Array<ReadonlyArray<Cell>> = []
  let hasProse = false
  for (const [index, piece] of pieces.entries()) {
    if (previous !== undefined) write(isTight(previous, piece) ? "\n" : "\n\n")
    previous = piece
    if (piece.kind === "cell") {
      const cells = piece.cells.map((cell, index) => {
        if (index > 0) write(" | ")
        return write(cell)
      })
      const prose = rowBlocks(piece.columns, cells)
      blocks.push(...prose)
      hasProse ||= prose.length > 0
      rows.push(cells)
      if (pieces[index + 1]?.columns === piece.columns) continue
      if (!hasProse) blocks.push(...rowItems(piece.columns, rows))
      rows = []
      hasProse = false
      continue
    }
    if (piece.kind === "list-item") write("- ")
    const { start, end } = write(piece.cells[0] ?? "")
    const { kind, level, speaker, closesLevel } = piece
    blocks.push({ kind, start, end, speaker, closesLevel, ...(level === undefined ? {} : { level }) })
    const next = pieces[index + 1]
    const goesOn = piece.quotation !== undefined && next?.quotation === piece.quotation
    if (speaker !== undefined && !goesOn) write(`\n— ${speaker}`)
  }
  return { text: parts.join(""), blocks }
}

const isTight = (previous: Piece, piece: Piece): boolean =>
  previous.kind === piece.kind && (piece.kind === "list-item" || piece.kind === "cell")
