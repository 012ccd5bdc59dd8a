/**
 * What a rule found in a post, and the edit that mends it where there is one.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/**
 * `block`: the post must not be sent. `fix`: it must not be sent as it is, and the repair mends it without changing
 * what it says; where a finding has no repair, it blocks. `quarantine`: a person must look at it. `warn`: it can be sent.
 */
export const Severity = Schema.Literals(["block", "fix", "quarantine", "warn"])
export type Severity = typeof Severity.Type

/** Where a finding stands: a field of the content; `index` counts the parts of a thread or the media from 0. */
export const FindingTarget = Schema.Union([
  Schema.Struct({ field: Schema.Literals(["text", "title"]) }),
  Schema.Struct({ field: Schema.Literals(["part", "alt-text"]), index: Schema.Int })
])
export type FindingTarget = typeof FindingTarget.Type

/** Part of a text from `start` to before `end`, in UTF-16 code units, on borders of graphemes. */
export const Span = Schema.Struct({ start: Schema.Int, end: Schema.Int })
export type Span = typeof Span.Type

/** The same sentence in the languages of the reference app. */
export const LocalizedMessage = Schema.Struct({ en: Schema.NonEmptyString, de: Schema.NonEmptyString })
export type LocalizedMessage = typeof LocalizedMessage.Type

/** Replaces the part of the target's text from `start` to before `end`. */
export const TextEdit = Schema.Struct({
  target: FindingTarget,
  start: Schema.Int,
  end: Schema.Int,
  replacement: Schema.String
})
export type TextEdit = typeof TextEdit.Type

/** Edits that mend the finding when all of them are made, in order and not overlapping. */
export const Repair = Schema.Struct({ label: LocalizedMessage, edits: Schema.NonEmptyArray(TextEdit) })
export type Repair = typeof Repair.Type

/** A passage of another text that a finding refers to: what a post repeats, with the span there. */
export const RelatedPassage = Schema.Struct({
  /** Id of the earlier post, or name of the source. */
  id: Schema.NonEmptyString,
  start: Schema.Int,
  end: Schema.Int,
  /** Exactly `slice(start, end)` of that text. */
  text: Schema.String
})
export type RelatedPassage = typeof RelatedPassage.Type

/** One thing that a rule found. */
export class PolicyFinding extends Schema.Class<PolicyFinding>("@postwright/core/policy/PolicyFinding")({
  /** Stable id such as `x/text-length` or `brand/banned-word`. */
  ruleId: Schema.NonEmptyString,
  /** Rises when the rule changes its meaning, so that old verdicts can be told apart. */
  ruleVersion: Schema.Int,
  severity: Severity,
  /** Null when the finding is about the post as a whole. */
  target: Schema.NullOr(FindingTarget),
  /** Within the target's text; null when the finding is about all of it. */
  span: Schema.NullOr(Span),
  message: LocalizedMessage,
  /** Page that states the rule; null for the brand's own rules. */
  source: Schema.NullOr(Schema.String),
  repair: Schema.optionalKey(Repair),
  related: Schema.optionalKey(Schema.NonEmptyArray(RelatedPassage))
}) {
  /** Whether the post must not be sent while the finding stands. */
  get isBlocking(): boolean {
    return this.severity === "block" || this.severity === "fix"
  }
}
