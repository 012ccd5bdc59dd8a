/**
 * Failures of reading results: one error that lists everything a person has to correct.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/** Most problems that one error lists. */
export const maxResultProblems = 20

/** What kind of mistake a problem is. Stable: programs may match on it. */
export const ResultProblemCode = Schema.Literals([
  "empty",
  "too-large",
  "too-many",
  "malformed",
  "unknown-column",
  "missing-column",
  "duplicate-column",
  "missing-value",
  "wrong-value",
  "duplicate-post"
])
export type ResultProblemCode = typeof ResultProblemCode.Type

/** One thing to correct in results. Plain data. */
export const ResultProblem = Schema.Struct({
  code: ResultProblemCode,
  /** Of a table: 1 is the line of the columns' names, as a spreadsheet counts. Absent where it is about all of it. */
  row: Schema.optionalKey(Schema.Int),
  /** The name of the column; of plain data the name of the field. */
  column: Schema.optionalKey(Schema.String),
  /** The place in words: `row 7, likes`, or `results[5].metrics.likes`. Empty: all of it. */
  place: Schema.String,
  /** What is wrong, without the place. */
  detail: Schema.String,
  /** What to do about it. */
  remedy: Schema.String
})
export type ResultProblem = typeof ResultProblem.Type

/** The results cannot be used. Nothing of them was. */
export class ResultsUnusable extends Schema.TaggedError<ResultsUnusable>("@postwright/core/analytics/ResultsUnusable")(
  "ResultsUnusable",
  {
    /** File name, or `results` for plain data. */
    name: Schema.String,
    /** In the order of the rows, at most `maxResultProblems`. */
    problems: Schema.NonEmptyArray(ResultProblem),
    /** Problems found beyond the ones that are listed. */
    omitted: Schema.Int
  }
) {
  readonly code = "results-unusable"
  /** One problem on one line; several as a headline and an indented line each. */
  override get message(): string {
    const lines = this.problems.map((problem) => lineOf(this.name, problem))
    if (lines.length === 1 && this.omitted === 0) return lines[0]!
    const rest = this.omitted === 0 ? [] : [`  … and ${this.omitted} more`]
    const count = lines.length + this.omitted
    return [`${this.name} has ${count} problems:`, ...lines.map((text) => `  ${text}`), ...rest].join("\n")
  }
  get remedy(): string {
    const count = this.problems.length + this.omitted
    return count === 1 ? this.problems[0].remedy : `Correct the ${count} problems, then run again`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** What reading results fails with. */
export class ResultsError extends Schema.TaggedError<ResultsError>("@postwright/core/analytics/ResultsError")(
  "ResultsError",
  { reason: Schema.Union([ResultsUnusable]) }
) {
  override readonly cause = this.reason
  get code(): string {
    return this.reason.code
  }
  override get message(): string {
    return this.reason.message
  }
  get remedy(): string {
    return this.reason.remedy
  }
  get isRetryable(): boolean {
    return this.reason.isRetryable
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const lineOf = (name: string, { detail, place, remedy }: ResultProblem): string =>
  place === "" ? `${name}: ${detail}. ${remedy}` : `${name}, ${place}: ${detail}. ${remedy}`
