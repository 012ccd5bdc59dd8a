/**
 * What the id of a member who reviews may hold: it is shown in a kit's files, in the audit log and in terminals.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { MemberId } from "../tenancy/Actor.ts"

/** Letters, digits and `. _ @ | : + / = ~ -`, as ids of identity providers have them, at most 128, the first one a letter or digit. */
export const ReviewerName = MemberId.check(Schema.isPattern(/^[\p{L}\p{N}][\p{L}\p{N}._@|:+/=~-]{0,127}$/u))

/** Whether a member with this id can review. */
export const isReviewerName = Schema.is(ReviewerName)

/** What to do about an id that is none. */
export const reviewerNameRemedy = "Use letters, digits and . _ @ | : + / = ~ -, at most 128 of them"
