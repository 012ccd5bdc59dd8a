import { SimilarityGuard } from "../../../content/Similarity.ts"
import type { SlotId } from "../../Plan.ts"

/** The wordings of a post. */
interface Worded {
  readonly variants: ReadonlyArray<{ readonly id: string; readonly text: string }>
}

/**
 * The slots whose new draft repeats neither a post that stays nor a new draft before it. A slot whose draft is not
 * admitted keeps its former post, which then is one of those that stay: so this goes on until nothing changes.
 *
 * @param staying posts that nobody touches, by slot
 * @param fresh new drafts in the order of the plan
 * @param former what the slots of the drafts have now and would keep
 */
export const settle = (
  staying: ReadonlyMap<SlotId, Worded>,
  fresh: ReadonlyMap<SlotId, Worded>,
  former: ReadonlyMap<SlotId, Worded>
): ReadonlyArray<SlotId> => {
  const refused = new Set<SlotId>()
  for (;;) {
    const guard = new SimilarityGuard()
    const add = (slotId: SlotId, { variants }: Worded) => {
      for (const { id, text } of variants) guard.add(`${slotId}/${id}`, text)
    }
    for (const [slotId, post] of staying) add(slotId, post)
    for (const slotId of refused) {
      const kept = former.get(slotId)
      if (kept !== undefined) add(slotId, kept)
    }
    const admitted: Array<SlotId> = []
    let isSettled = true
    for (const [slotId, post] of fresh) {
      if (refused.has(slotId)) continue
      if (post.variants.some(({ text }) => guard.conflict(text) !== undefined)) {
        refused.add(slotId)
        isSettled = false
        continue
      }
      add(slotId, post)
      admitted.push(slotId)
    }
    if (isSettled) return admitted
  }
}
