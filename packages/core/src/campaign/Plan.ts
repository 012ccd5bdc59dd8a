/**
 * The plan: the month's slots, each one platform, one format, one post.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { Format, Platform } from "../content/Platform.ts"
import { PostId } from "../content/Post.ts"
import { Citation } from "../knowledge/Citation.ts"
import { LanguageTag } from "../text/Language.ts"
import { Review, reviewStatuses } from "./Review.ts"
import { NeedsMedia } from "./SlotMedia.ts"

/** Identifies a slot within its plan: `slot-001`, in order of time. */
export const SlotId = Schema.NonEmptyString.pipe(Schema.brand("SlotId"))
export type SlotId = typeof SlotId.Type

/** Where the review of the slot's post stands; `needs-material` while the slot has no post, for want of material. */
export const SlotStatus = Schema.Literals([...reviewStatuses, "needs-material"])
export type SlotStatus = typeof SlotStatus.Type

/** What speaks for the slot. `rationale` and `confidence` are functions of these alone. */
export class Evidence extends Schema.Class<Evidence>("@postwright/core/campaign/Evidence")({
  /** `passage`: material in a source; `timing`: why this hour; `gap`: what is missing. */
  kind: Schema.Literals(["passage", "timing", "gap"]),
  /** One sentence for a reader. */
  detail: Schema.NonEmptyString,
  /** 0 to 1: how much it carries. */
  weight: Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 })),
  citation: Schema.optionalKey(Citation),
  /** Page the figure comes from, for `timing`. */
  url: Schema.optionalKey(Schema.String)
}) {}

/** What a slot is about, and why: the part of it that another post may change. */
export class SlotIdea extends Schema.Class<SlotIdea>("@postwright/core/campaign/SlotIdea")({
  format: Format,
  /** Slots of one idea share it. */
  angleId: Schema.NonEmptyString,
  /** The idea in one line. */
  angle: Schema.NonEmptyString,
  confidence: Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 })),
  evidence: Schema.Array(Evidence),
  rationale: Schema.NonEmptyString
}) {}

/** A place in time on a network, before anything is written for it. */
export class SlotTime extends Schema.Class<SlotTime>("@postwright/core/campaign/SlotTime")({
  id: SlotId,
  /** RFC 3339 with the offset of `timeZone` at that instant. */
  startsAt: Schema.String,
  /** IANA zone. */
  timeZone: Schema.String,
  platform: Platform,
  language: LanguageTag,
  /** Why this hour. */
  timing: Evidence
}) {}

/** One post to be: when, where, in which form, about what. */
export class Slot extends Schema.Class<Slot>("@postwright/core/campaign/Slot")({
  id: SlotId,
  /** RFC 3339 with the offset of `timeZone` at that instant. */
  startsAt: Schema.String,
  /** IANA zone. */
  timeZone: Schema.String,
  platform: Platform,
  format: Format,
  /** Slots of one idea share it. */
  angleId: Schema.NonEmptyString,
  /** The idea in one line. */
  angle: Schema.NonEmptyString,
  confidence: Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 })),
  evidence: Schema.Array(Evidence),
  rationale: Schema.NonEmptyString,
  status: SlotStatus,
  /** Null while the slot has no post (`needs-material`). */
  postId: Schema.NullOr(PostId),
  /** Why the post cannot go out yet for want of media; absent where it has all that its network asks for. */
  needsMedia: Schema.optionalKey(NeedsMedia),
  /** What people decided and said about the slot; absent until somebody did. */
  review: Schema.optionalKey(Review)
}) {}

/** The plan of one campaign, slots in order of time. */
export class Plan extends Schema.Class<Plan>("@postwright/core/campaign/Plan")({
  schemaVersion: Schema.Literal("1"),
  campaignId: Schema.NonEmptyString,
  slots: Schema.Array(Slot)
}) {}
