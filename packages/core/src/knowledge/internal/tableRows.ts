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

/** Whether a row is a header: every cell filled and short, none a figure or date. */
export const looksLikeHeader = (cells: ReadonlyArray<string>): boolean =>
  cells.length > 0 &&
  cells.every((cell) => cell.trim() !== "" && cell.length <= 60 && !/^[\d\s.,:/€$£%+-]+$/.test(cell)) &&
  cells.every((cell) => countWords(cell, "und") < fewestProseWords)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Most cells are too short for so many words.
const hasProse = (cell: string): boolean =>
  cell.length >= fewestProseWords && countWords(cell, "und") >= fewestProseWords

const isAddress = /^(?:https?:\/\/|www\.)\S+$/

const personColumn =
  /^(?:(?:full|first|customer|user|reviewer|author)?[ _-]?name|author|reviewer|customer|user|speaker|by|from|kunde|kundin|kund(?:e|in)[ _-]?name|kundenname|autor|autorin|verfasser|verfasserin|vorname|person|sprecher|sprecherin|von|nom|auteur|nombre|autore)$/i

const isPersonColumn = (name: string): boolean => personColumn.test(name.trim())
