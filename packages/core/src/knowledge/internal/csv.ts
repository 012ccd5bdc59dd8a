/**
 * Prose cells of a table in CSV, with exact offsets. The delimiter (comma, semicolon, tab or bar) is the one the first
 * lines use most evenly. Quoted cells may hold delimiters, line breaks and doubled quotation marks.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc4180 | RFC 4180}
 * @since 0.1.0
 */
import { type ParsedSource } from "./blocks.ts"
import { type Cell, looksLikeHeader, rowBlocks } from "./tableRows.ts"

/** Parses CSV. Never fails: an unclosed quotation mark runs to the end of the text. Linear. */
export const parseCsv = (text: string): ParsedSource => {
  const rows = rowsOf(text, delimiterOf(text))
  const [first = []] = rows
  const hasHeader = looksLikeHeader(first.map((cell) => cell.text))
  const names = hasHeader ? first.map((cell) => cell.text) : []
  const blocks = (hasHeader ? rows.slice(1) : rows).flatMap((row) => rowBlocks(names, row))
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
    const rows = rowsOf(sample, delimiter)
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

const rowsOf = (text: string, delimiter: string): ReadonlyArray<ReadonlyArray<Cell>> => {
  const rows: Array<Array<Cell>> = []
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
    if (row.length > 1 || row[0]?.text !== "") rows.push(row)
    row = []
    if (char === "") break
    index += text.startsWith("\r\n", index) ? 2 : 1
  }
  return rows
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
