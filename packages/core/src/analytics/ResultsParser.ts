/**
 * Reads results of published posts that people keep in files: JSON or CSV. Every problem is reported at once, each with
 * its row and column and what to do about it.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import { empty, failure, made, unusable } from "./internal/resultProblems.ts"
import { readTable } from "./internal/resultsTable.ts"
import { type PostResult } from "./PostResult.ts"
import { type ResultProblem, type ResultsError } from "./ResultsError.ts"
import { decodeResults } from "./ResultsDecoder.ts"
import { resultsLimits } from "./ResultsFile.ts"

export interface ParseOptions {
  /** File name or path: what errors call the results, and by its ending the format. */
  readonly name: string
  /** @default by the ending of `name` (`.json`, `.csv`, `.tsv`), else by the text itself: `{` or `[` is JSON */
  readonly format?: "json" | "csv" | undefined
}

/**
 * The results that a text holds: JSON (`{ "results": [ … ] }`, or the list alone), or a table whose first line names the
 * columns. A byte order mark and Windows line ends are accepted.
 *
 * Fails with `ResultsUnusable`: unknown or missing columns, wrong values, a post that comes twice, no result at all, or
 * more than `resultsLimits`.
 *
 * @example
 * import { parseResults } from "@postwright/core/analytics/ResultsParser"
 * import { Effect } from "effect"
 *
 * const table = [
 *   "postId,platform,format,language,publishedAt,timeZone,text,impressions,likes",
 *   "t-1,x,post,en,2027-03-01T09:00:00Z,Europe/London,Our sourdough rests for 36 hours,1200,30"
 * ]
 * const [first] = Effect.runSync(parseResults(table.join("\n"), { name: "results.csv" }))
 * console.log(first?.length) // => 32
 */
export const parseResults = Effect.fn("ResultsParser.parse")(function* (
  text: string,
  options: ParseOptions
): Effect.fn.Return<ReadonlyArray<PostResult>, ResultsError> {
  const { name } = options
  const bare = text.startsWith("\ufeff") ? text.slice(1) : text
  if (bare.length > resultsLimits.maxBytes) return yield* unusable(name, [tooLarge])
  if (bare.trim() === "") return yield* unusable(name, [empty])
  if ((options.format ?? formatOf(name, bare)) === "json") {
    const value = yield* decodeJson(bare).pipe(
      Effect.mapError((error) => failure(name, [malformedJson(error.message)]))
    )
    return yield* decodeResults(value, { name })
  }
  const rows = yield* readTable(bare).pipe(Effect.mapError((problems) => failure(name, problems)))
  return yield* made(
    name,
    rows.map(({ problems, row, value }) => ({
      value,
      problems,
      at: (keys: ReadonlyArray<string>) => {
        const column = keys.at(-1) ?? ""
        return {
          row,
          ...(column === "" ? {} : { column }),
          place: column === "" ? `row ${row}` : `row ${row}, ${column}`
        }
      },
      label: `row ${row}`
    }))
  )
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const decodeJson = Schema.decodeUnknownEffect(Schema.fromJsonString(Schema.Unknown))

const tooLarge: ResultProblem = {
  code: "too-large",
  place: "",
  detail: `is larger than ${resultsLimits.maxBytes} bytes`,
  remedy: "Leave out older posts, or the texts"
}

// The engine tells the place as it likes, or not at all.
const malformedJson = (message: string): ResultProblem => {
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? []
  return {
    code: "malformed",
    ...(line === undefined ? { place: "" } : { row: Number(line), place: `line ${line}, column ${column}` }),
    detail: "is not well-formed JSON",
    remedy: "Check quotes, commas and brackets there, or save the table as CSV"
  }
}

const formatOf = (name: string, text: string): "json" | "csv" => {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase()
  if (ending === "json") return "json"
  if (ending === "csv" || ending === "tsv") return "csv"
  return /^\s*[[{]/.test(text) ? "json" : "csv"
}
