/**
 * Reads results of published posts: JSON, CSV, or plain data. Every problem is reported at once, each with its row and
 * column and what to do about it.
 *
 * @since 0.1.0
 */
import { Effect, Result, Schema, SchemaIssue } from "effect"
import { formats, formatsByPlatform, platforms } from "../content/Platform.ts"
import { FindingKind } from "../knowledge/Finding.ts"
import { findLinks } from "../content/Links.ts"
import { nearest } from "../text/Nearest.ts"
import { singleLine } from "../text/Normalisation.ts"
import { countGraphemes } from "../text/Segmentation.ts"
import { readTable } from "./internal/resultsTable.ts"
import { PostMetrics, PostResult } from "./PostResult.ts"
import { maxResultProblems, type ResultProblem, ResultsError, ResultsUnusable } from "./ResultsError.ts"
import { ResultInput, resultsLimits } from "./ResultsFile.ts"
import { tooManyResults } from "./ResultsLimit.ts"

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

/**
 * The results in plain data, as a program passes them: a list, or an object with `results`. Fails with `ResultsUnusable`.
 */
export const decodeResults = Effect.fnUntraced(function* (
  value: unknown,
  options?: { /** What errors call them. @default "results" */ readonly name?: string | undefined }
): Effect.fn.Return<ReadonlyArray<PostResult>, ResultsError> {
  const name = options?.name ?? "results"
  const list = isRecord(value) ? value["results"] : value
  if (!Array.isArray(list)) {
    const detail = "is no list of results"
    return yield* unusable(name, [
      { code: "wrong-value", place: "", detail, remedy: 'Write { "results": [ … ] }, or the list alone' }
    ])
  }
  const strange = isRecord(value)
    ? Object.keys(value).find((key) => key !== "results" && key !== "schemaVersion")
    : undefined
  const version = isRecord(value) ? (value["schemaVersion"] ?? "1") : "1"
  if (strange !== undefined)
    return yield* unusable(name, [unknownField(strange, strange, ["results", "schemaVersion"])])
  if (version !== "1") {
    const detail = `is ${shown(version)}, but must be the text "1"`
    const remedy = "Leave it out, or look for a newer Postwright"
    return yield* unusable(name, [
      { code: "wrong-value", column: "schemaVersion", place: "schemaVersion", detail, remedy }
    ])
  }
  return yield* made(
    name,
    list.map((item: unknown, index) => ({
      value: item,
      problems: [],
      at: (keys) => {
        const column = keys.at(-1)
        const place = `results[${index}]${keys.map((key) => `.${key}`).join("")}`
        return { ...(column === undefined ? {} : { column }), place }
      },
      label: `results[${index}]`
    }))
  )
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** A post before it is known to be one. */
interface Candidate {
  readonly value: unknown
  readonly problems: ReadonlyArray<ResultProblem>
  readonly at: (keys: ReadonlyArray<string>) => Pick<ResultProblem, "row" | "column" | "place">
  /** For other posts: `row 3`. */
  readonly label: string
}

const made = Effect.fnUntraced(function* (name: string, candidates: ReadonlyArray<Candidate>) {
  if (candidates.length === 0) return yield* unusable(name, [empty])
  if (candidates.length > resultsLimits.maxResults) return yield* unusable(name, [tooManyResults])
  const results: Array<PostResult> = []
  const problems: Array<ResultProblem> = []
  const first = new Map<string, string>()
  for (const candidate of candidates) {
    const decoded = candidate.problems.length > 0 ? Result.fail(candidate.problems) : resultOf(candidate)
    if (Result.isFailure(decoded)) {
      problems.push(...decoded.failure)
      continue
    }
    const { platform, postId } = decoded.success
    const key = `${platform} ${postId}`
    const other = first.get(key)
    if (other === undefined) {
      first.set(key, candidate.label)
      results.push(decoded.success)
      continue
    }
    problems.push({
      code: "duplicate-post",
      ...candidate.at(["postId"]),
      detail: `is the post of ${other} on ${platform} once more`,
      remedy: "Keep its latest figures, and remove the other"
    })
  }
  return problems.length > 0 ? yield* unusable(name, problems) : results
})

const decode = Schema.decodeUnknownResult(ResultInput, { errors: "all", onExcessProperty: "error" })
const decodeResult = Schema.decodeUnknownResult(PostResult, { errors: "all" })
const decodeJson = Schema.decodeUnknownEffect(Schema.fromJsonString(Schema.Unknown))
const formatIssues = SchemaIssue.makeFormatterStandardSchemaV1()

const resultOf = (candidate: Candidate): Result.Result<PostResult, ReadonlyArray<ResultProblem>> => {
  const decoded = decode(given(candidate.value))
  if (Result.isFailure(decoded)) return Result.fail(problemsIn(decoded.failure.issue, candidate))
  const input = decoded.success
  const takes = formatsByPlatform[input.platform]
  if (!takes.includes(input.format)) {
    return Result.fail([
      {
        code: "wrong-value",
        ...candidate.at(["format"]),
        detail: `is "${input.format}", which ${input.platform} does not have`,
        remedy: `Write one of ${takes.join(", ")}`
      }
    ])
  }
  const { text, ...rest } = input
  const counted = {
    length: rest.length ?? (text === undefined ? undefined : countGraphemes(text)),
    hashtags: rest.hashtags ?? (text === undefined ? undefined : countHashtags(text)),
    hasLink: rest.hasLink ?? (text === undefined ? undefined : findLinks(text, { withBareDomains: true }).length > 0)
  }
  const missing = Object.entries(counted).filter(([, value]) => value === undefined)
  if (missing.length > 0) return Result.fail(missing.map(([key]) => missingValue(candidate, [key])))
  const whole = decodeResult({
    ...rest,
    ...counted,
    hasMedia: rest.hasMedia ?? (input.format === "video" || input.format === "carousel")
  })
  return Result.isFailure(whole)
    ? Result.fail(problemsIn(whole.failure.issue, candidate))
    : Result.succeed(whole.success)
}

// What is undefined in a program counts as absent.
const given = (value: unknown): unknown =>
  isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([key, inner]) =>
          inner === undefined ? [] : [[key, key === "metrics" ? given(inner) : inner]]
        )
      )
    : value

const countHashtags = (text: string): number =>
  new Set(text.match(/(?<![\p{L}\p{N}&/])[#＃][\p{L}\p{N}_]*\p{L}/gu)).size

const problemsIn = (issue: SchemaIssue.Issue, candidate: Candidate): ReadonlyArray<ResultProblem> => {
  const seen = new Set<string>()
  return formatIssues(issue).issues.flatMap(({ path = [] }) => {
    const keys = path.map((step) => String(typeof step === "object" ? step.key : step))
    const id = keys.join(".")
    if (seen.has(id)) return []
    seen.add(id)
    return [problemAt(candidate, keys)]
  })
}

const problemAt = (candidate: Candidate, keys: ReadonlyArray<string>): ResultProblem => {
  const [column] = keys.slice(-1)
  if (column === undefined) {
    const detail = `is ${shown(candidate.value)}, but must be an object`
    return { code: "wrong-value", ...candidate.at(keys), detail, remedy: "Write one object for each post" }
  }
  const expected = expectationOf(keys)
  const { place } = candidate.at(keys)
  if (expected === undefined) {
    const siblings = keys.length > 1 ? Object.keys(PostMetrics.fields) : Object.keys(expectations)
    return { ...unknownField(column.slice(0, 100), place, siblings), ...candidate.at(keys) }
  }
  const value = keys.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), candidate.value)
  if (value === undefined) return missingValue(candidate, keys)
  const options = own(choices, column)
  const meant = options === undefined || typeof value !== "string" ? undefined : nearest(value, options)
  return {
    code: "wrong-value",
    ...candidate.at(keys),
    detail: `is ${shown(value)}, but must be ${expected}`,
    remedy: meant === undefined ? (own(remedies, column) ?? "Correct it") : `Did you mean "${meant}"?`
  }
}

const missingValue = (candidate: Candidate, keys: ReadonlyArray<string>): ResultProblem => ({
  code: "missing-value",
  ...candidate.at(keys),
  detail: "is missing",
  remedy:
    keys.length === 1 && ["length", "hashtags", "hasLink"].includes(keys[0] ?? "")
      ? "Write it, or give the text of the post"
      : `Write ${expectationOf(keys) ?? "it"}`
})

const unknownField = (field: string, place: string, known: ReadonlyArray<string>): ResultProblem => {
  const meant = nearest(field, known)
  return {
    code: "unknown-column",
    column: field,
    place,
    detail: "is no field of results",
    remedy: meant === undefined ? "Remove it; docs/formats.md lists the fields" : `Did you mean "${meant}"?`
  }
}

const count = "a whole number from 0"
const answer = "true or false"

const choices: Partial<Record<string, ReadonlyArray<string>>> = {
  platform: platforms,
  format: formats,
  kind: FindingKind.literals
}

const expectations: Partial<Record<string, string>> = {
  postId: "a name of at most 200 characters",
  platform: `one of ${platforms.join(", ")}`,
  format: `one of ${formats.join(", ")}`,
  language: 'a language such as "en" or "de-AT"',
  publishedAt: 'an instant with its offset such as "2027-03-01T09:00:00+01:00"',
  timeZone: 'a time zone such as "Europe/Berlin"',
  angleId: "a name of at most 200 characters",
  kind: `one of ${FindingKind.literals.join(", ")}`,
  approach: "a name of at most 100 characters",
  text: `a text of at most ${resultsLimits.maxTextLength} characters`,
  length: count,
  hashtags: count,
  hasLink: answer,
  hasMedia: answer,
  metrics: "an object with what the network counted"
}

const expectationOf = ([name = "", metric, ...deeper]: ReadonlyArray<string>): string | undefined => {
  if (metric === undefined) return own(expectations, name)
  return name === "metrics" && deeper.length === 0 && Object.hasOwn(PostMetrics.fields, metric) ? count : undefined
}

// Names come from outside, and every object has a `constructor`.
const own = <A>(record: Partial<Record<string, A>>, name: string): A | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

const wholeNumbers = "Write figures without points, commas and units"
const remedies: Partial<Record<string, string>> = {
  publishedAt: "Write the date, the time and the offset of the zone",
  length: wholeNumbers,
  hashtags: wholeNumbers,
  ...Object.fromEntries(Object.keys(PostMetrics.fields).map((name) => [name, wholeNumbers]))
}

const empty: ResultProblem = {
  code: "empty",
  place: "",
  detail: "holds no result",
  remedy: "Write one line or object for each post"
}

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

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const shown = (value: unknown): string => {
  if (typeof value === "string") return `"${singleLine(value).slice(0, 60)}"`
  if (value === null || typeof value === "number" || typeof value === "boolean") return String(value)
  return Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : `a ${typeof value}`
}

const failure = (name: string, problems: ReadonlyArray<ResultProblem>): ResultsError => {
  const [first = empty, ...rest] = problems.slice(0, maxResultProblems)
  const omitted = Math.max(0, problems.length - maxResultProblems)
  return new ResultsError({ reason: new ResultsUnusable({ name, problems: [first, ...rest], omitted }) })
}

const unusable = (name: string, problems: ReadonlyArray<ResultProblem>) => Effect.fail(failure(name, problems))
