/**
 * Failures of reading a brief: one error that lists everything a person has to correct.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/** Most problems that one error lists. */
export const maxBriefProblems = 20

/** What kind of mistake a problem is. Stable: programs may match on it. */
export const BriefProblemCode = Schema.Literals([
  "empty",
  "too-large",
  "too-deep",
  "malformed",
  "multiple-documents",
  "forbidden-key",
  "duplicate-key",
  "unknown-key",
  "missing-key",
  "wrong-type",
  "wrong-value"
])
export type BriefProblemCode = typeof BriefProblemCode.Type

/** One thing to correct in a brief. Plain data. */
export const BriefProblem = Schema.Struct({
  code: BriefProblemCode,
  /** Where it stands in the data, such as `plan.days` or `platforms[1]`. Empty: the brief as a whole. */
  path: Schema.String,
  /** 1 is the first. Absent for a brief that is not text. */
  line: Schema.optionalKey(Schema.Int),
  /** 1 is the first, in UTF-16 code units. */
  column: Schema.optionalKey(Schema.Int),
  /** What is wrong, without the place. */
  detail: Schema.String,
  /** What to do about it. */
  remedy: Schema.String
})
export type BriefProblem = typeof BriefProblem.Type

const fields = {
  /** File name, or `brief` for plain data. */
  name: Schema.String,
  /** In the order of the text, at most `maxBriefProblems`. */
  problems: Schema.NonEmptyArray(BriefProblem),
  /** Problems found beyond the ones that are listed. */
  omitted: Schema.Int
}

/** The text cannot be read at all: empty, too large, or not well-formed YAML, JSON or front matter. */
export class BriefMalformed extends Schema.TaggedError<BriefMalformed>("@postwright/core/campaign/BriefMalformed")(
  "BriefMalformed",
  fields
) {
  readonly code = "brief-malformed"
  override get message(): string {
    return describe(this)
  }
  get remedy(): string {
    return remedyOf(this)
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The brief can be read, but some of what it says cannot be used. */
export class BriefInvalid extends Schema.TaggedError<BriefInvalid>("@postwright/core/campaign/BriefInvalid")(
  "BriefInvalid",
  fields
) {
  readonly code = "brief-invalid"
  override get message(): string {
    return describe(this)
  }
  get remedy(): string {
    return remedyOf(this)
  }
  get isRetryable(): boolean {
    return false
  }
}

/** What reading and completing a brief fails with. */
export class BriefError extends Schema.TaggedError<BriefError>("@postwright/core/campaign/BriefError")("BriefError", {
  reason: Schema.Union([BriefMalformed, BriefInvalid])
}) {
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

interface Report {
  readonly name: string
  readonly problems: readonly [BriefProblem, ...Array<BriefProblem>]
  readonly omitted: number
}

/** One problem on one line; several as a headline and an indented line each. */
const describe = (report: Report): string => {
  const lines = report.problems.map((problem) => line(report.name, problem))
  if (lines.length === 1 && report.omitted === 0) return lines[0]!
  const count = lines.length + report.omitted
  const rest = report.omitted === 0 ? [] : [`  … and ${report.omitted} more`]
  return [`${report.name} has ${count} problems:`, ...lines.map((text) => `  ${text}`), ...rest].join("\n")
}

const line = (name: string, problem: BriefProblem): string => {
  const place = problem.line === undefined ? name : `${name}:${problem.line}:${problem.column ?? 1}`
  const subject = problem.path === "" ? "the brief" : problem.path
  return `${place}: ${subject} ${problem.detail}. ${problem.remedy}`
}

const remedyOf = (report: Report): string =>
  report.problems.length === 1 && report.omitted === 0
    ? report.problems[0].remedy
    : `Correct the ${report.problems.length + report.omitted} problems, then run again`
