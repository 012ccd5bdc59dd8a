/**
 * Which findings a regeneration may use: none of a post that stays, and none of a post that somebody rejected.
 */
import type { FindingId } from "../../../knowledge/Finding.ts"
import type { Assignment } from "../../Angle.ts"
import type { SlotId } from "../../Plan.ts"
import type { SlotReview } from "../../Review.ts"
import type { StandingSlot } from "../review/reviewed.ts"

/** What the post of a slot is written from. */
export const usedBy = (
  { review, slot }: Pick<StandingSlot, "review" | "slot">,
  assignments: ReadonlyMap<SlotId, Assignment>
): ReadonlyArray<FindingId> =>
  slot.postId === null ? [] : (review?.latest?.findingIds ?? assignments.get(slot.id)?.findingIds ?? [])

/** What the rejected versions of a slot were written from. */
export const rejectedIn = (review: SlotReview | undefined): ReadonlyArray<FindingId> => {
  const rejected = new Set(review?.decisions.filter(({ kind }) => kind === "rejected").map(({ version }) => version))
  return review?.versions.filter(({ number }) => rejected.has(number)).flatMap(({ findingIds }) => findingIds) ?? []
}

/** What no new post may use. */
export const takenFindings = (
  standing: ReadonlyArray<StandingSlot>,
  round: ReadonlySet<SlotId>,
  assignments: ReadonlyMap<SlotId, Assignment>
): ReadonlySet<FindingId> =>
  new Set(standing.flatMap((one) => (round.has(one.slot.id) ? rejectedIn(one.review) : usedBy(one, assignments))))
