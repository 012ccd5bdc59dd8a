/**
 * What a compliance review has against a post: concerns that no list of words finds. A review only adds; it clears
 * nothing that a rule found.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { Span } from "./PolicyFinding.ts"

/**
 * `misleading-claim`: says or hints more than is so, false urgency too. `guarantee`: promises what nobody can promise.
 * `comparison`: with a competitor. `disclosure`: advertising that readers cannot tell as such. `privacy`: tells of a
 * private person. `rights`: words, pictures or marks of others.
 */
export const complianceTopics = [
  "misleading-claim",
  "guarantee",
  "comparison",
  "health",
  "finance",
  "legal",
  "minors",
  "privacy",
  "rights",
  "discrimination",
  "safety",
  "disclosure",
  "other"
] as const
export const ComplianceTopic = Schema.Literals(complianceTopics)
export type ComplianceTopic = typeof ComplianceTopic.Type

/** `quarantine`: a person has to look at the post before it goes out. `warn`: it can be sent. */
export const ConcernSeverity = Schema.Literals(["quarantine", "warn"])
export type ConcernSeverity = typeof ConcernSeverity.Type

/** One thing that somebody should look at. */
export class Concern extends Schema.Class<Concern>("@postwright/core/policy/Concern")({
  topic: ComplianceTopic,
  /** Where the quote stands. */
  field: Schema.Literals(["text", "title"]),
  /** The words of the post that it is about: exactly `slice(span.start, span.end)` of the field. */
  quote: Schema.NonEmptyString,
  span: Span,
  severity: ConcernSeverity,
  /** For the team, in a sentence or two. */
  reason: Schema.NonEmptyString,
  /** What could stand there instead. */
  suggestion: Schema.optionalKey(Schema.NonEmptyString)
}) {}

/** The result of one look at a post. */
export class ComplianceReview extends Schema.Class<ComplianceReview>("@postwright/core/policy/ComplianceReview")({
  /** False: whoever reviewed cannot read the language of the post, so that no concern means nothing. */
  isRead: Schema.Boolean,
  /** In the order of the text, those of the title last. */
  concerns: Schema.Array(Concern)
}) {}
