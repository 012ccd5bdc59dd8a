import type { Post } from "../../content/Post.ts"
import { NgramIndex } from "../../text/Ngrams.ts"
import type { SlotId } from "../Plan.ts"

/** Largest share of word 5-grams that two posts may have in common. */
export const maxSharedRuns = 0.5

/** The slots whose posts share too much with a post of an earlier slot. Any variant counts. */
export const repeating = (posts: ReadonlyMap<SlotId, Post>): ReadonlyArray<SlotId> => {
  const kept = new NgramIndex()
  const rejected: Array<SlotId> = []
  for (const [slotId, post] of posts) {
    if (post.variants.some((variant) => (kept.closest(variant.text)?.overlap ?? 0) > maxSharedRuns)) {
      rejected.push(slotId)
      continue
    }
    for (const variant of post.variants) kept.add(`${slotId}/${variant.id}`, variant.text)
  }
  return rejected
}
