/**
 * Prose cells of a table in CSV, with exact offsets. The delimiter (comma, semicolon, tab or bar) is the one the first
 * lines use most evenly. Quoted cells may hold delimiters, line breaks and doubled quotation marks.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc4180 | RFC 4180}
 * @since 0.1.0
 */
import { singleLine } from "../../text/Normalisation.ts"
import { type ParsedSource, type RawBlock } from "./blocks.ts"
import { type Cell, looksLikeHeader, rowBlocks } from "./tableRows.ts"

/** Parses CSV. Never fails: an unclosed quotation mark runs to the end of the text. Linear. */
export const parseCsv = (text: string): ParsedSource => {
  const blocks: Array<RawBlock> = []
  let names: ReadonlyArray<string> | undefined
  for (const row of rowsOf(text, delimiterOf(text))) {
    if (names === undefined) {
      const cells = row.map((cell) => cell.text)
      names = looksLikeHeader(cells) ? cells.map(singleLine) : []
      if (names.length > 0) continue
    }
    blocks.push(...rowBlocks(names, row))
  }
  return { text, isExtracted: false, blocks }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const delimiters = [",", ";", "\t", "|"]
const sniffedLength = 20_000

const delimiterOf = (text: string): string => {
  // Excel's own declaration.
  const declared = /^\ufeff?sep=(.)\r?\n/.exec(text)?.[1]
  if (declared !== undefined) return declared
  const sample = text.slice(0, sniffedLength)
  let best = { delimiter: ",", score: 0 }
  for (const delimiter of delimiters) {
    const rows = [...rowsOf(sample, delimiter)]
    // The last row of a cut sample is not whole.
    const whole = sample.length < text.length ? rows.slice(0, -1) : rows
    const columns = whole[0]?.length ?? 1
    if (columns < 2) continue
    const even = whole.filter((row) => row.length === columns).length / Math.max(1, whole.length)
    const score = even * 10 + Math.min(columns, 5) / 10
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

// Row by row: a table of figures has far more cells than blocks.
function* rowsOf(text: string, delimiter: string): Generator<ReadonlyArray<Cell>> {
  let row: Array<Cell> = []
  let index = text.startsWith("\ufeff") ? 1 : 0
  if (/^\ufeff?sep=.\r?\n/.test(text)) index = text.indexOf("\n") + 1
  while (index <= text.length) {
    const cell = cellAt(text, index, delimiter)
    row.push(cell.cell)
    index = cell.next
    const char = text.charAt(index)
    if (char === delimiter) {
      index++
      continue
    }
    if (row.length > 1 || row[0]?.text !== "") yield row
    row = []
    if (char === "") return
    index += text.startsWith("\r\n", index) ? 2 : 1
  }
}

const cellAt = (text: string, from: number, delimiter: string): { readonly cell: Cell; readonly next: number } => {
  const isBreak = (index: number) => {
    const char = text.charAt(index)
    return char === "" || char === delimiter || char === "\n" || char === "\r"
  }
  let open = from
  while (text.charAt(open) === " ") open++
  if (text.charAt(open) !== '"') {
    let end = from
    while (!isBreak(end)) end++
    return { cell: { start: from, end, text: text.slice(from, end) }, next: end }
  }
  let close = open + 1
  for (;;) {
    const quote = text.indexOf('"', close)
    if (quote < 0) {
      close = text.length
      break
    }
    if (text.charAt(quote + 1) !== '"') {
      close = quote
      break
    }
    close = quote + 2
  }
  let next = Math.min(text.length, close + 1)
  // Stray characters after the closing mark belong to no cell.
  while (!isBreak(next)) next++
  const start = open + 1
  return { cell: { start, end: close, text: text.slice(start, close).replaceAll('""', '"') }, next }
}
