/**
 * Failures of reading sources. Each that is about one source names it as the brief writes it, and where the brief does.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { placed } from "./internal/placed.ts"
import { type BriefPlaces, sourcePlaceFields, sourcePlaceText, type SourcePlace } from "./SourcePlace.ts"

/** Most sources that one error lists. */
export const maxSourceProblems = 10

/** Nothing is at the path or address. */
export class SourceNotFound extends Schema.TaggedError<SourceNotFound>("@postwright/core/knowledge/SourceNotFound")(
  "SourceNotFound",
  { source: Schema.String, ...sourcePlaceFields }
) {
  readonly code = "source-not-found"
  override get message(): string {
    return messageOf(this)
  }
  /** What happened, without the place and without the remedy. */
  get summary(): string {
    return `The source "${this.source}" does not exist`
  }
  get remedy(): string {
    return 'Correct the entry under "sources": paths are relative to the folder of the brief, addresses start with https://'
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The path names a folder. */
export class SourceIsDirectory extends Schema.TaggedError<SourceIsDirectory>(
  "@postwright/core/knowledge/SourceIsDirectory"
)("SourceIsDirectory", { source: Schema.String, ...sourcePlaceFields }) {
  readonly code = "source-is-directory"
  override get message(): string {
    return messageOf(this)
  }
  /** What happened, without the place and without the remedy. */
  get summary(): string {
    return `The source "${this.source}" is a folder`
  }
  get remedy(): string {
    return 'List the files in it one by one under "sources"'
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The content is not text. */
export class SourceIsBinary extends Schema.TaggedError<SourceIsBinary>("@postwright/core/knowledge/SourceIsBinary")(
  "SourceIsBinary",
  { source: Schema.String, detail: Schema.String, ...sourcePlaceFields }
) {
  readonly code = "source-is-binary"
  override get message(): string {
    return messageOf(this)
  }
  /** What happened, without the place and without the remedy. */
  get summary(): string {
    return `The source "${this.source}" is not a text: ${this.detail}`
  }
  get remedy(): string {
    return `Give its text in one of the formats that can be read: ${readableFormats}`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The content is larger than the limit. */
export class SourceTooLarge extends Schema.TaggedError<SourceTooLarge>("@postwright/core/knowledge/SourceTooLarge")(
  "SourceTooLarge",
  { source: Schema.String, maxBytes: Schema.Int, actualBytes: Schema.optionalKey(Schema.Int), ...sourcePlaceFields }
) {
  readonly code = "source-too-large"
  override get message(): string {
    return messageOf(this)
  }
  /** What happened, without the place and without the remedy. */
  get summary(): string {
    const size = this.actualBytes === undefined ? "is larger than" : `has ${megabytes(this.actualBytes)}, more than`
    return `The source "${this.source}" ${size} the limit of ${megabytes(this.maxBytes)}`
  }
  get remedy(): string {
    return "Split it into smaller files, or give only the part that the campaign is about"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The sources together are larger than the limit. */
export class SourcesTooLarge extends Schema.TaggedError<SourcesTooLarge>("@postwright/core/knowledge/SourcesTooLarge")(
  "SourcesTooLarge",
  { /** How many the brief names. */ sources: Schema.Int, maxBytes: Schema.Int, ...sourcePlaceFields }
) {
  readonly code = "sources-too-large"
  override get message(): string {
    return messageOf(this)
  }
  /** What happened, without the place and without the remedy. */
  get summary(): string {
    return `The ${this.sources} sources have more than ${megabytes(this.maxBytes)} together`
  }
  get remedy(): string {
    return "Name fewer of them, or give only the parts that the campaign is about"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The source lies outside the places that may be read. */
export class SourceNotAllowed extends Schema.TaggedError<SourceNotAllowed>(
  "@postwright/core/knowledge/SourceNotAllowed"
)("SourceNotAllowed", {
  source: Schema.String,
  detail: Schema.String,
  /** What to do where the usual advice does not help. */
  advice: Schema.optionalKey(Schema.String),
  ...sourcePlaceFields
}) {
  readonly code = "source-not-allowed"
  override get message(): string {
    return messageOf(this)
  }
  /** What happened, without the place and without the remedy. */
  get summary(): string {
    return `The source "${this.source}" may not be read: ${this.detail}`
  }
  get remedy(): string {
    return (
      this.advice ??
      "Use a file inside the folder of the brief, or an http or https address that is reachable from the public Internet"
    )
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The source could not be fetched or read just now. */
export class SourceUnreachable extends Schema.TaggedError<SourceUnreachable>(
  "@postwright/core/knowledge/SourceUnreachable"
)("SourceUnreachable", { source: Schema.String, detail: Schema.String, ...sourcePlaceFields }) {
  readonly code = "source-unreachable"
  override get message(): string {
    return messageOf(this)
  }
  /** What happened, without the place and without the remedy. */
  get summary(): string {
    return `The source "${this.source}" could not be read: ${this.detail}`
  }
  get remedy(): string {
    return "Check that it can be opened from this machine, try again later, or save the text as a file next to the brief"
  }
  get isRetryable(): boolean {
    return true
  }
}

/** The format cannot be read. */
export class SourceUnsupported extends Schema.TaggedError<SourceUnsupported>(
  "@postwright/core/knowledge/SourceUnsupported"
)("SourceUnsupported", { source: Schema.String, format: Schema.String, ...sourcePlaceFields }) {
  readonly code = "source-unsupported"
  override get message(): string {
    return messageOf(this)
  }
  /** What happened, without the place and without the remedy. */
  get summary(): string {
    return `The source "${this.source}" is ${this.format}, which cannot be read`
  }
  get remedy(): string {
    return `Save its text in one of the formats that can be read: ${readableFormats}`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The source holds no text. */
export class SourceEmpty extends Schema.TaggedError<SourceEmpty>("@postwright/core/knowledge/SourceEmpty")(
  "SourceEmpty",
  {
    source: Schema.String,
    /** The transcript's format, where there is text but no cue. */
    transcript: Schema.optionalKey(Schema.Literals(["WebVTT", "SubRip"])),
    ...sourcePlaceFields
  }
) {
  readonly code = "source-empty"
  override get message(): string {
    return messageOf(this)
  }
  /** What happened, without the place and without the remedy. */
  get summary(): string {
    const seen =
      this.transcript === undefined
        ? "holds no text"
        : `is read as a ${this.transcript} transcript and has no spoken cue`
    return `The source "${this.source}" ${seen}`
  }
  get remedy(): string {
    if (this.transcript !== undefined) {
      const dot = this.transcript === "WebVTT" ? "." : ","
      return `Begin each cue with a line such as 00:00:01${dot}000 --> 00:00:04${dot}000, or give an ordinary text a name that ends in .txt`
    }
    return 'Fill it, or take it out of "sources". A web page that shows its text only with JavaScript counts as empty: save the text as a file'
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The bytes are text in another encoding than UTF-8. */
export class SourceEncodingInvalid extends Schema.TaggedError<SourceEncodingInvalid>(
  "@postwright/core/knowledge/SourceEncodingInvalid"
)("SourceEncodingInvalid", { source: Schema.String, offset: Schema.Int, ...sourcePlaceFields }) {
  readonly code = "source-encoding-invalid"
  override get message(): string {
    return messageOf(this)
  }
  /** What happened, without the place and without the remedy. */
  get summary(): string {
    return `The source "${this.source}" is not UTF-8: the byte at offset ${this.offset} is invalid`
  }
  get remedy(): string {
    return "Save the file again with the encoding UTF-8; it is probably in Windows-1252 or Latin-1 (iconv -f WINDOWS-1252 -t UTF-8 does it)"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** One source that cannot be read, among several. Plain data. */
export const SourceProblem = Schema.Struct({
  /** That of the failure it would be alone: `source-not-found`, … */
  code: Schema.String,
  /** As the brief writes it. Absent for what is about all sources. */
  source: Schema.optionalKey(Schema.String),
  ...sourcePlaceFields,
  /** What is wrong, without the place. */
  detail: Schema.String,
  /** What to do about it. */
  remedy: Schema.String
})
export type SourceProblem = typeof SourceProblem.Type

/** Several sources of one brief cannot be read. */
export class SourcesUnreadable extends Schema.TaggedError<SourcesUnreadable>(
  "@postwright/core/knowledge/SourcesUnreadable"
)("SourcesUnreadable", {
  /** How many the brief names. */
  sources: Schema.Int,
  /** In the order of the brief, at most `maxSourceProblems`. */
  problems: Schema.NonEmptyArray(SourceProblem),
  /** Problems found beyond the ones that are listed. */
  omitted: Schema.Int,
  ...sourcePlaceFields
}) {
  readonly code = "sources-unreadable"
  override get message(): string {
    const told = new Set<string>()
    const lines = this.problems.map((problem) => {
      // What to do is said once, however many sources need it.
      const remedy = told.has(problem.remedy) ? "" : `. ${problem.remedy}`
      told.add(problem.remedy)
      return `  ${prefixOf(problem)}${problem.detail}${remedy}`
    })
    const rest = this.omitted === 0 ? [] : [`  … and ${this.omitted} more`]
    return [`${this.brief === undefined ? "" : `${this.brief}: `}${this.summary}:`, ...lines, ...rest].join("\n")
  }
  /** What happened, without the single sources. */
  get summary(): string {
    return `${this.problems.length + this.omitted} of ${this.sources} sources cannot be read`
  }
  get remedy(): string {
    return `Correct the ${this.problems.length + this.omitted} entries under "sources", then run again`
  }
  get isRetryable(): boolean {
    return this.problems.every(({ code }) => code === "source-unreachable")
  }
}

/** What reading sources fails with. Match on `reason` with `Effect.catchReason`. */
export class KnowledgeError extends Schema.TaggedError<KnowledgeError>("@postwright/core/knowledge/KnowledgeError")(
  "KnowledgeError",
  {
    reason: Schema.Union([
      SourceNotFound,
      SourceIsDirectory,
      SourceIsBinary,
      SourceTooLarge,
      SourcesTooLarge,
      SourceNotAllowed,
      SourceUnreachable,
      SourceUnsupported,
      SourceEmpty,
      SourceEncodingInvalid,
      SourcesUnreadable
    ])
  }
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

  /** The same failure, with its places in the text of the brief. */
  locatedIn(places: BriefPlaces): KnowledgeError {
    return new KnowledgeError({ reason: located(this.reason, places) })
  }

  /**
   * The one failure that tells of all, in the order of the brief: it alone where there is one, else
   * `SourcesUnreadable`. `path` is the place of each in the brief's data.
   *
   * @param sources how many the brief names
   */
  static together(failures: readonly [Failure, ...Array<Failure>], sources: number): KnowledgeError {
    const [first, ...others] = failures
    if (others.length === 0) return new KnowledgeError({ reason: placed(first.error.reason, { path: first.path }) })
    const omitted = Math.max(0, failures.length - maxSourceProblems)
    return new KnowledgeError({
      reason: new SourcesUnreadable({
        sources,
        problems: [problemOf(first), ...others.slice(0, maxSourceProblems - 1).map(problemOf)],
        omitted
      })
    })
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Reason = KnowledgeError["reason"]

interface Failure {
  readonly path: string
  readonly error: KnowledgeError
}

const prefixOf = (place: SourcePlace): string => {
  const text = sourcePlaceText(place)
  return text === undefined ? "" : `${text}: `
}

const messageOf = (failure: SourcePlace & { readonly summary: string; readonly remedy: string }): string =>
  `${prefixOf(failure)}${failure.summary}. ${failure.remedy}`

const problemOf = ({ error: { reason }, path }: Failure): SourceProblem => ({
  code: reason.code,
  ...("source" in reason ? { source: reason.source } : {}),
  path,
  detail: reason.summary,
  remedy: reason.remedy
})

const placeIn = (places: BriefPlaces, path: string | undefined): SourcePlace => ({
  brief: places.name,
  ...(path === undefined ? {} : { path, ...places.locate(path) })
})

const located = (reason: Reason, places: BriefPlaces): Reason => {
  if (reason._tag !== "SourcesUnreadable") return placed(reason, placeIn(places, reason.path))
  const [first, ...others] = reason.problems
  const inText = (problem: SourceProblem): SourceProblem => ({ ...problem, ...placeIn(places, problem.path) })
  return new SourcesUnreadable({
    ...placeIn(places, undefined),
    sources: reason.sources,
    problems: [inText(first), ...others.map(inText)],
    omitted: reason.omitted
  })
}

const readableFormats = "plain text (.txt), Markdown (.md), HTML (.html), CSV (.csv), WebVTT (.vtt) or SubRip (.srt)"

const megabytes = (bytes: number): string =>
  bytes < 100_000 ? `${bytes} bytes` : `${Math.round(bytes / 100_000) / 10} MB`
