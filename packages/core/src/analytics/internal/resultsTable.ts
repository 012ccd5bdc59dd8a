/**
 * A table of results as CSV: comma, semicolon or tab, whichever its first line has most of.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc4180 | RFC 4180}
 */
import { CsvError, parse } from "csv-parse/sync"
import { Effect } from "effect"
import { nearest } from "../../text/Nearest.ts"
import { interactionMetrics, PostMetrics } from "../PostResult.ts"
import { type ResultProblem } from "../ResultsError.ts"
import { type ResultColumn, resultColumns, resultsLimits } from "../ResultsFile.ts"

/** A row as plain data, as far as its cells could be read. */
export interface TableRow {
  /** 1 is the line of the columns' names. */
  readonly row: number
  readonly value: Record<string, unknown>
  readonly problems: ReadonlyArray<ResultProblem>
}

/** The rows of a table, or what is wrong with the table as a whole. */
export const readTable = Effect.fnUntraced(function* (
  text: string
): Effect.fn.Return<ReadonlyArray<TableRow>, ReadonlyArray<ResultProblem>> {
  // Excel's own declaration is no row.
  const [declaration, declared] = /^sep=(.)\r?\n/.exec(text) ?? ["", undefined]
  const body = text.slice(declaration.length)
  const records = yield* Effect.try({
    try: (): ReadonlyArray<ReadonlyArray<string>> =>
      parse(body, {
        delimiter: declared ?? delimiterOf(body),
        relax_column_count: true,
        trim: true,
        to: resultsLimits.maxResults + 2,
        max_record_size: 4 * resultsLimits.maxTextLength
      }),
    catch: (cause) => [malformed(cause)]
  })
  const [names = [], ...rows] = records
  const columns = names.map((name) => known.get(plain(name)))
  const problems = headerProblems(names, columns)
  if (problems.length > 0) return yield* Effect.fail(problems)
  return rows.flatMap((cells, index) => {
    const row = index + 2
    return cells.every((cell) => cell === "") ? [] : [rowOf(row, cells, columns)]
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const counts: ReadonlySet<string> = new Set<string>(["length", "hashtags", ...Object.keys(PostMetrics.fields)])
const metrics: ReadonlySet<string> = new Set(Object.keys(PostMetrics.fields))

/** Names of columns are people's: `Post ID` and `post_id` are `postId`. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]/g, "")
const known: ReadonlyMap<string, ResultColumn> = new Map(resultColumns.map((column) => [plain(column), column]))

const needed: ReadonlyArray<ResultColumn> = ["postId", "platform", "format", "language", "publishedAt", "timeZone"]
const countedInText: ReadonlyArray<ResultColumn> = ["length", "hashtags", "hasLink"]

const delimiterOf = (text: string): string => {
  const [header = ""] = text.slice(0, 20_000).split(/\r?\n/, 1)
  const bare = header.replaceAll(/"[^"]*"/g, "")
  const [first = ","] = [",", ";", "\t"].sort((x, y) => bare.split(y).length - bare.split(x).length)
  return first
}

const malformed = (cause: unknown): ResultProblem => {
  const [code, line] = cause instanceof CsvError ? [cause.code, Number(cause["lines"] ?? 0)] : ["", 0]
  const at = line > 0 ? { row: line, place: `line ${line}` } : { place: "" }
  if (code === "CSV_MAX_RECORD_SIZE") {
    return {
      code: "too-large",
      ...at,
      detail: `a row has more than ${4 * resultsLimits.maxTextLength} characters`,
      remedy: "Look for a quotation mark that is never closed, or shorten the text"
    }
  }
  const detail =
    code === "CSV_QUOTE_NOT_CLOSED" ? "a quotation mark is never closed" : "a quotation mark stands where none can be"
  return {
    code: "malformed",
    ...at,
    detail,
    remedy: "Write a cell with quotation marks in quotation marks, and double those in it"
  }
}

const headerProblems = (
  names: ReadonlyArray<string>,
  columns: ReadonlyArray<ResultColumn | undefined>
): ReadonlyArray<ResultProblem> => {
  const problems: Array<ResultProblem> = []
  for (const [index, name] of names.entries()) {
    const column = columns[index]
    const at = { row: 1, column: name, place: `row 1, column ${index + 1}` }
    if (column === undefined) {
      const meant = nearest(name, resultColumns)
      problems.push({
        code: "unknown-column",
        ...at,
        detail: name === "" ? "the column has no name" : `"${name.slice(0, 100)}" is no column of results`,
        remedy:
          meant === undefined
            ? "Remove it, or give it one of the names that docs/formats.md lists"
            : `Did you mean "${meant}"?`
      })
    } else if (columns.indexOf(column) !== index) {
      problems.push({
        code: "duplicate-column",
        ...at,
        detail: `"${column}" is there already`,
        remedy: "Keep one of the two"
      })
    }
  }
  const missing = (column: ResultColumn, remedy: string) =>
    problems.push({
      code: "missing-column",
      row: 1,
      column,
      place: "row 1",
      detail: `the column "${column}" is missing`,
      remedy
    })
  for (const column of needed) if (!columns.includes(column)) missing(column, "Add it")
  if (!columns.includes("text")) {
    for (const column of countedInText) {
      if (!columns.includes(column)) missing(column, 'Add it, or a column "text" with what the posts say')
    }
  }
  const counted = [...interactionMetrics, "impressions", "reach"] as const
  if (!counted.some((column) => columns.includes(column))) {
    missing("impressions", "Add what the network counted: impressions or reach, likes, comments, shares, saves")
  }
  return problems
}

const rowOf = (
  row: number,
  cells: ReadonlyArray<string>,
  columns: ReadonlyArray<ResultColumn | undefined>
): TableRow => {
  const value: Record<string, unknown> = {}
  const counted: Record<string, unknown> = {}
  if (cells.length > columns.length) {
    const problem: ResultProblem = {
      code: "malformed",
      row,
      place: `row ${row}`,
      detail: `has ${cells.length} cells, but there are ${columns.length} columns`,
      remedy: "Write a cell with a comma or semicolon in quotation marks"
    }
    return { row, value, problems: [problem] }
  }
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] ?? ""
    if (column === undefined || cell === "") continue
    const read = valueOf(column, cell)
    if (metrics.has(column)) counted[column] = read
    else value[column] = read
  }
  return { row, value: { ...value, metrics: counted }, problems: [] }
}

// What is no value of its column stays a text, and is refused as such.
const valueOf = (column: ResultColumn, cell: string): unknown => {
  if (counts.has(column)) return /^\d{1,15}$/.test(cell) ? Number(cell) : cell
  if (column === "hasLink" || column === "hasMedia") return answers.get(cell.toLowerCase()) ?? cell
  return cell
}

/** As people and spreadsheets write them. */
const answers: ReadonlyMap<string, boolean> = new Map([
  ...["true", "yes", "1", "ja", "wahr"].map((word) => [word, true] as const),
  ...["false", "no", "0", "nein", "falsch"].map((word) => [word, false] as const)
])
