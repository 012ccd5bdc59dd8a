/**
 * What came of one attempt, and what a later look found out about it. All are plain JSON once encoded.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/** A post that is live, or one part of a thread or carousel that is. */
export const PublishedPart = Schema.Struct({
  /** Position in the thread; 0 for a single post. */
  index: Schema.Int,
  /** The network's id. Absent where the network gives none. */
  remoteId: Schema.optionalKey(Schema.NonEmptyString),
  url: Schema.optionalKey(Schema.NonEmptyString)
})
export type PublishedPart = typeof PublishedPart.Type

/** State that a connector needs to go on or to look back later. Kept as it is, read only by its connector. */
export const Checkpoint = Schema.Json
export type Checkpoint = typeof Checkpoint.Type

/** Why a network, or Postwright before it, refused. Every one of these means that nothing went live by this attempt. */
export const RejectionReason = Schema.Literals([
  "approval-missing",
  "approval-mismatch",
  "content-refused",
  "content-too-long",
  "duplicate-content",
  "credential-rejected",
  "permission-missing",
  "credits-depleted",
  "rate-limited",
  "not-supported",
  "refused"
])
export type RejectionReason = typeof RejectionReason.Type

/** Who can mend it: `author` by another post, `account-owner` at the network, `worker` by waiting. */
export const RejectionOwner = Schema.Literals(["author", "account-owner", "worker"])
export type RejectionOwner = typeof RejectionOwner.Type

/** The network has it, and it is live. */
export const Published = Schema.TaggedStruct("Published", {
  remoteId: Schema.optionalKey(Schema.NonEmptyString),
  url: Schema.optionalKey(Schema.NonEmptyString),
  parts: Schema.Array(PublishedPart)
})
export type Published = typeof Published.Type

/** The network has it, and someone else has to act before it is live. */
export const HandedOver = Schema.TaggedStruct("HandedOver", {
  /** The network's name for what it holds. */
  ref: Schema.NonEmptyString,
  next: Schema.Literals(["person", "platform"]),
  /** When it is worth looking again. */
  expectedAt: Schema.DateTimeUtcFromString,
  checkpoint: Schema.optionalKey(Checkpoint)
})
export type HandedOver = typeof HandedOver.Type

/** The network certainly did not take it. */
export const Rejected = Schema.TaggedStruct("Rejected", {
  reason: RejectionReason,
  /** What happened, curated; the raw answer is in the attempt's log. */
  message: Schema.String,
  remedy: Schema.String,
  owner: RejectionOwner,
  /** When the network takes it after all, for `owner: worker`. */
  retryAt: Schema.optionalKey(Schema.DateTimeUtcFromString)
})
export type Rejected = typeof Rejected.Type

/** It may be live or not. Leaves only through reconciliation, or a person. */
export const Unknown = Schema.TaggedStruct("Unknown", {
  checkpoint: Checkpoint,
  /** What was seen, such as `the connection was reset before an answer came`. */
  why: Schema.String
})
export type Unknown = typeof Unknown.Type

export const Outcome = Schema.Union([Published, HandedOver, Rejected, Unknown])
export type Outcome = typeof Outcome.Type

/** The post of the attempt is live under this id. */
export const Found = Schema.TaggedStruct("Found", {
  remoteId: Schema.NonEmptyString,
  url: Schema.optionalKey(Schema.NonEmptyString),
  evidence: Schema.String
})
export type Found = typeof Found.Type

/** The attempt made nothing, and never will. */
export const ProvenAbsent = Schema.TaggedStruct("ProvenAbsent", { evidence: Schema.String })
export type ProvenAbsent = typeof ProvenAbsent.Type

/** Neither is proven yet. */
export const StillUnknown = Schema.TaggedStruct("StillUnknown", {
  nextCheckAt: Schema.DateTimeUtcFromString,
  evidence: Schema.String
})
export type StillUnknown = typeof StillUnknown.Type

export const Reconciliation = Schema.Union([Found, ProvenAbsent, StillUnknown])
export type Reconciliation = typeof Reconciliation.Type
