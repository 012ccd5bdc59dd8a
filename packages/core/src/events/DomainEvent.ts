/**
 * What happened, for displays, side effects and other capabilities. Names are noun then verb.
 *
 * Ids are deterministic: what happens again after a crash comes again under the same id, and who keeps events keeps
 * one of them.
 *
 * @since 0.1.0
 */
import { type DateTime, Schema } from "effect"
import { Platform } from "../content/Platform.ts"
import { OrganizationId } from "../tenancy/Actor.ts"
import { sha256 } from "../text/Digest.ts"

const base = {
  /** 64 hex characters. */
  id: Schema.String,
  organizationId: OrganizationId,
  at: Schema.DateTimeUtcFromString
}

/** Wire format: fields are only ever added, and only as optional ones. */
export const DomainEvent = Schema.Union([
  /** States as in `campaign/Campaign`. */
  Schema.TaggedStruct("campaign-stage-changed", {
    ...base,
    campaignId: Schema.NonEmptyString,
    from: Schema.NonEmptyString,
    to: Schema.NonEmptyString
  }),
  /** `done` of `total` pieces of the stage; `total` 0 when it is not known. `message` is for a person. */
  Schema.TaggedStruct("campaign-progress", {
    ...base,
    campaignId: Schema.NonEmptyString,
    stage: Schema.NonEmptyString,
    done: Schema.Int,
    total: Schema.Int,
    message: Schema.String
  }),
  Schema.TaggedStruct("campaign-exported", {
    ...base,
    campaignId: Schema.NonEmptyString,
    /** Where the kit lies. */
    location: Schema.String
  }),
  Schema.TaggedStruct("post-drafted", {
    ...base,
    campaignId: Schema.NonEmptyString,
    postId: Schema.NonEmptyString,
    slotId: Schema.NonEmptyString,
    platform: Platform
  }),
  /** A wording as a model writes it, before the rules have judged it; `isWhole`: no more of it comes. */
  Schema.TaggedStruct("wording-written", {
    ...base,
    campaignId: Schema.NonEmptyString,
    slotId: Schema.NonEmptyString,
    /** Place in its answer, from 0. */
    index: Schema.Int,
    /** Counts answers: after a repair the wordings come again. */
    answer: Schema.Int,
    isWhole: Schema.Boolean,
    title: Schema.optionalKey(Schema.String),
    text: Schema.String
  }),
  Schema.TaggedStruct("post-approved", { ...base, postId: Schema.NonEmptyString, contentHash: Schema.NonEmptyString }),
  /** Rules came that forbid the post: whatever is scheduled of it must not be sent. */
  Schema.TaggedStruct("approval-voided", {
    ...base,
    postId: Schema.NonEmptyString,
    contentHash: Schema.NonEmptyString,
    forbiddenBy: Schema.Array(Schema.String)
  }),
  Schema.TaggedStruct("publication-scheduled", {
    ...base,
    publicationId: Schema.NonEmptyString,
    platform: Platform,
    publishAt: Schema.DateTimeUtcFromString
  }),
  Schema.TaggedStruct("post-published", {
    ...base,
    publicationId: Schema.NonEmptyString,
    platform: Platform,
    /** The network's id, where it told one. */
    remoteId: Schema.optionalKey(Schema.String)
  }),
  /** It waits for a person. */
  Schema.TaggedStruct("publication-held", {
    ...base,
    publicationId: Schema.NonEmptyString,
    platform: Platform,
    code: Schema.NonEmptyString
  }),
  Schema.TaggedStruct("publication-rejected", {
    ...base,
    publicationId: Schema.NonEmptyString,
    platform: Platform,
    code: Schema.NonEmptyString
  })
])
export type DomainEvent = typeof DomainEvent.Type

/** What an event says, without where it comes from. */
export type DomainEventContent = Content<DomainEvent>

/**
 * An event with its id. `key` tells apart events of one kind within the organization and is the same when the same
 * thing happens again: a step's idempotency key, or `<campaign>/<slot>`.
 */
export const makeEvent = <Event extends DomainEventContent>(
  origin: { readonly organizationId: OrganizationId; readonly at: DateTime.Utc; readonly key: string },
  content: Event
): Event & { readonly id: string; readonly organizationId: OrganizationId; readonly at: DateTime.Utc } => ({
  ...content,
  id: sha256(JSON.stringify([content._tag, origin.organizationId, origin.key])),
  organizationId: origin.organizationId,
  at: origin.at
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Content<Event> = Event extends unknown ? Omit<Event, "id" | "organizationId" | "at"> : never
