import { type Block, type SourceDocument } from "../../../knowledge/SourceDocument.ts"

/** Tells the rating of a table row as a share of the highest one in its table; undefined where there is none. */
export const makeRatings = (): ((block: Block, document: SourceDocument) => number | undefined) => {
  const highest = new Map<SourceDocument, Map<string, number>>()
  const highestOf = (document: SourceDocument, column: string): number => {
    const columns = highest.get(document) ?? new Map<string, number>()
    highest.set(document, columns)
    const known =
      columns.get(column) ??
      document.blocks.reduce((most, block) => Math.max(most, numberOf(block.attributes?.[column]) ?? 0), 0)
    columns.set(column, known)
    return known
  }
  return (block, document) => {
    const column = ratingColumnOf(block)
    const rating = column === undefined ? undefined : numberOf(block.attributes?.[column])
    return column === undefined || rating === undefined ? undefined : rating / Math.max(1, highestOf(document, column))
  }
}

/** Name of the column that rates what the row is about. */
export const ratingColumnOf = (block: Block): string | undefined =>
  Object.keys(block.attributes ?? {}).find((name) => ratingColumn.test(name.trim()))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const ratingColumn = /^(?:rating|stars?|score|bewertung|sterne|note|punkte)$/i

const numberOf = (cell: string | undefined): number | undefined => {
  const rating = Number((cell ?? "").trim().replace(",", ".") || "none")
  return Number.isFinite(rating) ? rating : undefined
}
