/**
 * The slots of a plan as they stand after their review: what the campaign generated, and over it the latest version and
 * the decisions on it.
 */
import { Effect, Option } from "effect"
import { contentHash } from "../../../content/ContentHash.ts"
import type { Post } from "../../../content/Post.ts"
import type { ObjectError } from "../../../objects/ObjectError.ts"
import type { CampaignError } from "../../CampaignError.ts"
import { type CampaignKey, type CampaignStore, parts, type VersionContent } from "../../CampaignStore.ts"
import { Slot, type SlotId, SlotIdea } from "../../Plan.ts"
import type { SlotReview } from "../../Review.ts"
import type { NeedsMedia } from "../../SlotMedia.ts"
import { missingMedia } from "../kit/MissingMedia.ts"
import { mediaGap } from "../media/mediaGap.ts"

/** A slot with its post, as they stand. */
export interface StandingSlot {
  readonly slot: Slot
  readonly post: Post | undefined
  /** Undefined where nobody has looked at it. */
  readonly review: SlotReview | undefined
  /** Of the stored review, for `CampaignStore.replace`. */
  readonly stamp: string | null
  readonly content: VersionContent | undefined
}

/** The slot as the plan of the campaign has it, brought up to date. */
export const standingSlot = Effect.fnUntraced(function* (
  store: CampaignStore["Service"],
  key: CampaignKey,
  generated: Slot
): Effect.fn.Return<StandingSlot, ObjectError | CampaignError> {
  const { stamp, value } = yield* store.findStamped(key, parts.review(generated.id))
  const review = Option.getOrUndefined(value)
  const latest = review?.latest
  if (review === undefined || latest === undefined) {
    const post = generated.postId === null ? undefined : yield* store.get(key, parts.post(generated.id))
    const needs = yield* needsOf(store, key, generated.id, post)
    return {
      slot:
        review === undefined && needs === undefined
          ? generated
          : new Slot({ ...generated, ...needs, ...shownOf(review) }),
      post,
      review,
      stamp,
      content: post === undefined ? undefined : { post, idea: ideaOf(generated) }
    }
  }
  const content = yield* store.get(key, parts.version(generated.id, latest.digest))
  const { idea, post } = content
  const slot = new Slot({
    ...generated,
    ...idea,
    status: isAsDecided(post, review) ? review.status : "proposed",
    postId: post.id,
    ...(yield* needsOf(store, key, generated.id, post)),
    ...shownOf(review)
  })
  return { slot, post, review, stamp, content }
})

const shownOf = (review: SlotReview | undefined) => (review?.isTouched === true ? { review: review.shown } : {})

/** Why the post cannot go out for want of media: what was found when they were made last, else that nobody made them. */
const needsOf = Effect.fnUntraced(function* (
  store: CampaignStore["Service"],
  key: CampaignKey,
  slotId: SlotId,
  post: Post | undefined
): Effect.fn.Return<{ readonly needsMedia: NeedsMedia } | undefined, ObjectError | CampaignError> {
  const needs = post === undefined ? undefined : missingMedia(post)
  if (needs === undefined) return undefined
  const found = Option.getOrUndefined(yield* store.find(key, parts.needsMedia(slotId)))
  return { needsMedia: found?.needs === needs ? found : mediaGap(needs, "not-made") }
})

export const ideaOf = ({ angle, angleId, confidence, evidence, format, rationale }: Slot): SlotIdea =>
  new SlotIdea({ format, angleId, angle, confidence, evidence, rationale })

// What was stored may have been changed by hand: then nobody approved it.
const isAsDecided = (post: Post, review: SlotReview): boolean =>
  contentHash({ ...post, variant: post.variants[0] }) === review.latest?.contentHash
