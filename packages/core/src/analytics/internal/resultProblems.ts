/**
 * Turns what was read into results, or into everything that is wrong with it, each with its place.
 */
import { Effect, Result, Schema, SchemaIssue } from "effect"
import { findLinks } from "../../content/Links.ts"
import { formats, formatsByPlatform, platforms } from "../../content/Platform.ts"
import { FindingKind } from "../../knowledge/Finding.ts"
import { nearest } from "../../text/Nearest.ts"
import { singleLine } from "../../text/Normalisation.ts"
import { countGraphemes } from "../../text/Segmentation.ts"
import { PostMetrics, PostResult } from "../PostResult.ts"
import { maxResultProblems, type ResultProblem, ResultsError, ResultsUnusable } from "../ResultsError.ts"
import { ResultInput, resultsLimits } from "../ResultsFile.ts"
import { tooManyResults } from "../ResultsLimit.ts"

/** A post before it is known to be one. */
export interface Candidate {
  readonly value: unknown
  readonly problems: ReadonlyArray<ResultProblem>
  readonly at: (keys: ReadonlyArray<string>) => Pick<ResultProblem, "row" | "column" | "place">
  /** For other posts: `row 3`. */
  readonly label: string
}

/** The results, each once. Fails with every problem of all of them. */
export const made = Effect.fnUntraced(function* (name: string, candidates: ReadonlyArray<Candidate>) {
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

/** The failure of these problems; the first ones are listed. */
export const failure = (name: string, problems: ReadonlyArray<ResultProblem>): ResultsError => {
  const [first = empty, ...rest] = problems.slice(0, maxResultProblems)
  const omitted = Math.max(0, problems.length - maxResultProblems)
  return new ResultsError({ reason: new ResultsUnusable({ name, problems: [first, ...rest], omitted }) })
}

/** Fails with these problems. */
export const unusable = (name: string, problems: ReadonlyArray<ResultProblem>) => Effect.fail(failure(name, problems))

/** What is said where there is nothing. */
export const empty: ResultProblem = {
  code: "empty",
  place: "",
  detail: "holds no result",
  remedy: "Write one line or object for each post"
}

/** What is said of a name that is none. */
export const unknownField = (field: string, place: string, known: ReadonlyArray<string>): ResultProblem => {
  const meant = nearest(field, known)
  return {
    code: "unknown-column",
    column: field,
    place,
    detail: "is no field of results",
    remedy: meant === undefined ? "Remove it; docs/formats.md lists the fields" : `Did you mean "${meant}"?`
  }
}

/** Whether it is an object with fields. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** A value for a message. */
export const shown = (value: unknown): string => {
  if (typeof value === "string") return `"${singleLine(value).slice(0, 60)}"`
  if (value === null || typeof value === "number" || typeof value === "boolean") return String(value)
  return Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : `a ${typeof value}`
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const decode = Schema.decodeUnknownResult(ResultInput, { errors: "all", onExcessProperty: "error" })
const decodeResult = Schema.decodeUnknownResult(PostResult, { errors: "all" })
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
      : `Fill it in: ${expectationOf(keys) ?? "a value"}`
})

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
  metrics: "an object with the counts of the network"
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
