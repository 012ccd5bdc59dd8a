/**
 * Rows of tables, whatever format the table came in: prose cells become blocks, short cells describe them.
 *
 * @since 0.1.0
 */
import { singleLine } from "../../text/Normalisation.ts"
import { countWords } from "../../text/Segmentation.ts"
import { type RawBlock } from "./blocks.ts"

/** A cell with its place in the document. */
export interface Cell {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A cell with fewer words is a label or figure, not prose. */
export const fewestProseWords = 5

/** The prose cells of one row, with the author and the short cells of the same row. */
export const rowBlocks = (names: ReadonlyArray<string>, cells: ReadonlyArray<Cell>): ReadonlyArray<RawBlock> => {
  const isProse = cells.map(
    (cell, index) => !isPersonColumn(names[index] ?? "") && !isAddress.test(cell.text) && hasProse(cell.text)
  )
  if (!isProse.includes(true)) return []
  const person = cells.find((cell, index) => isPersonColumn(names[index] ?? "") && cell.text.trim() !== "")
  const speaker = person === undefined ? undefined : singleLine(person.text)
  const attributes: Record<string, string> = {}
  for (const [index, cell] of cells.entries()) {
    const name = (names[index] ?? "").trim()
    const value = singleLine(cell.text)
    if (name === "" || value === "" || isProse[index] === true || cell === person || value.length > 200) continue
    if (!Object.hasOwn(attributes, name) && name !== "__proto__") attributes[name] = value
  }
  return cells.flatMap((cell, index): ReadonlyArray<RawBlock> =>
    isProse[index] === true ? [{ kind: "cell", start: cell.start, end: cell.end, speaker, attributes }] : []
  )
}

/**
 * The rows of a table without prose as items of a list, each with all of its cells by their column; empty where they do
 * not read as one: no names of columns, too many rows or columns, or cells that are addresses.
 */
export const rowItems = (
  names: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<Cell>>
): ReadonlyArray<RawBlock> => {
  const columns = names.map(singleLine)
  const isNamed = columns.every((name) => /\p{L}/u.test(name) && name !== "__proto__")
  const hasSize = columns.length > 1 && columns.length <= mostColumns && rows.length > 1 && rows.length <= mostRows
  if (!isNamed || !hasSize || new Set(columns).size < columns.length || columns.some(isPersonColumn)) return []
  const items = rows.flatMap((cells): ReadonlyArray<RawBlock> => {
    const [first] = cells
    const last = cells.at(-1)
    const isWhole =
      cells.length === columns.length && cells.every(({ text }) => text !== "" && text.length <= longestCell)
    if (first === undefined || last === undefined || !isWhole) return []
    if (cells.some(({ text }) => isAddress.test(text)) || !/\p{L}/u.test(first.text)) return []
    const attributes = Object.fromEntries(cells.map((cell, index) => [columns[index] ?? "", singleLine(cell.text)]))
    return [{ kind: "list-item", start: first.start, end: last.end, attributes, isRow: true }]
  })
  return items.length === rows.length ? items : []
}

/** Whether a row is a header: every cell filled and short, none a figure or date. */
export const looksLikeHeader = (cells: ReadonlyArray<string>): boolean =>
  cells.length > 0 &&
  cells.every((cell) => cell.trim() !== "" && cell.length <= 60 && !/^[\d\s.,:/€$£%+-]+$/.test(cell)) &&
  cells.every((cell) => countWords(cell, "und") < fewestProseWords)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** A table with more is data. */
const mostRows = 15
const mostColumns = 5
const longestCell = 120

// Most cells are too short for so many words.
const hasProse = (cell: string): boolean =>
  cell.length >= fewestProseWords && countWords(cell, "und") >= fewestProseWords

const isAddress = /^(?:https?:\/\/|www\.)\S+$/

const personColumn =
  /^(?:(?:full|first|customer|user|reviewer|author)?[ _-]?name|author|reviewer|customer|user|speaker|by|from|kunde|kundin|kund(?:e|in)[ _-]?name|kundenname|autor|autorin|verfasser|verfasserin|vorname|person|sprecher|sprecherin|von|nom|auteur|nombre|autore)$/i

const isPersonColumn = (name: string): boolean => personColumn.test(name.trim())
