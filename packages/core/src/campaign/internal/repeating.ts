import { SimilarityGuard } from "../../content/Similarity.ts"
import type { SlotId } from "../Plan.ts"

/** The wordings of a post. */
interface Worded {
  readonly variants: ReadonlyArray<{ readonly id: string; readonly text: string }>
}

/** The slots whose posts share too much with a post of an earlier slot. Any variant counts. */
export const repeating = (posts: ReadonlyMap<SlotId, Worded>): ReadonlyArray<SlotId> => {
  const guard = new SimilarityGuard()
  const rejected: Array<SlotId> = []
  for (const [slotId, { variants }] of posts) {
    if (variants.some(({ text }) => guard.conflict(text) !== undefined)) {
      rejected.push(slotId)
      continue
    }
    // All of them, also where two wordings of one post are alike: a later post may repeat either.
    for (const { id, text } of variants) guard.add(`${slotId}/${id}`, text)
  }
  return rejected
}
