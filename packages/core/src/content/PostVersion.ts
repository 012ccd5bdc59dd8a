/**
 * The versions of a post: each state in time that it had, and what led to it.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { FindingId } from "../knowledge/Finding.ts"
import { MemberId } from "../tenancy/Actor.ts"
import { GeneratedBy } from "./Post.ts"

/** What led to a version: the campaign itself, an edited text, another variant in the first place, a new draft, a translation, media that were made for it. */
export const postChanges = ["generated", "edited", "variant-chosen", "regenerated", "translated", "media-made"] as const
export const PostChange = Schema.Literals(postChanges)
export type PostChange = typeof PostChange.Type

/** One version of a post. Its content is kept beside it, under `digest`. */
export class PostVersion extends Schema.Class<PostVersion>("@postwright/core/content/PostVersion")({
  /** From 1, without gaps. */
  number: Schema.Int,
  change: PostChange,
  /** Of the slot's review, after the change; 0 for what the campaign generated. */
  revision: Schema.Int,
  /** Who asked for it; absent for what the campaign generated. */
  by: Schema.optionalKey(MemberId),
  /** What made the wording that is sent. */
  generatedBy: GeneratedBy,
  /** RFC 3339 in UTC. */
  at: Schema.String,
  reason: Schema.optionalKey(Schema.NonEmptyString),
  /** Round of the regeneration that made it. */
  round: Schema.optionalKey(Schema.Int),
  contentHash: Schema.String,
  /** What it is written from; empty for what a person wrote from nothing. */
  findingIds: Schema.Array(FindingId),
  /** SHA-256 of the stored content. */
  digest: Schema.String
}) {}
