/**
 * Tables of GitHub Flavored Markdown.
 *
 * @see {@link https://github.github.com/gfm/#tables-extension- | Tables}
 * @since 0.1.0
 */
import { type RawBlock } from "./blocks.ts"
import { isBlank, type Line } from "./lines.ts"
import { rowBlocks, rowItems } from "./tableRows.ts"

/** Whether two lines are the header and delimiter row of a table. */
export const isTableDelimiter = (header: string, delimiter: string): boolean =>
  header.includes("|") &&
  /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/.test(delimiter) &&
  cellsOf({ start: 0, end: header.length, text: header }).length ===
    cellsOf({ start: 0, end: delimiter.length, text: delimiter }).length

/** The blocks of the table whose header is at `index`, and the index of the first line after it. */
export const tableBlocks = (
  lines: ReadonlyArray<Line>,
  index: number
): { readonly blocks: ReadonlyArray<RawBlock>; readonly next: number } => {
  const header = lines[index]
  const names = header === undefined ? [] : cellsOf(header).map((cell) => cell.text)
  const blocks: Array<RawBlock> = []
  const rows: Array<ReadonlyArray<Line>> = []
  let next = index + 2
  for (; next < lines.length; next++) {
    const line = lines[next]
    if (line === undefined || isBlank(line.text) || !line.text.includes("|")) break
    const cells = cellsOf(line)
    rows.push(cells)
    blocks.push(...rowBlocks(names, cells))
  }
  return { blocks: blocks.length > 0 ? blocks : rowItems(names, rows), next }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const cellsOf = (line: Line): ReadonlyArray<Line> => {
  const cells: Array<Line> = []
  let from = 0
  const push = (to: number) => {
    const raw = line.text.slice(from, to)
    const text = raw.trim()
    const start = line.start + from + (raw.length - raw.trimStart().length)
    cells.push({ start, end: start + text.length, text })
    from = to + 1
  }
  for (let index = 0; index < line.text.length; index++) {
    const char = line.text[index]
    if (char === "\\") index++
    else if (char === "|") push(index)
  }
  push(line.text.length)
  if (cells[0]?.text === "") cells.shift()
  if (cells.at(-1)?.text === "") cells.pop()
  return cells
}
