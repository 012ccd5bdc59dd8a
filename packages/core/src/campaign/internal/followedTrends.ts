import type { TrendReport } from "../../trends/TrendReport.ts"
import type { Assignment } from "../Angle.ts"
import type { Brief } from "../Brief.ts"
import { FollowedTrend } from "../Dossier.ts"
import type { SlotId } from "../Plan.ts"
import { usedBy } from "./regeneration/free.ts"
import type { StandingSlot } from "./review/reviewed.ts"

/**
 * The trends that posts follow, strongest first: a post follows one while it is of the moment where it is written from
 * what the material has to say to it.
 */
export const followedTrends = (
  report: TrendReport,
  { trends }: Brief,
  standing: ReadonlyArray<StandingSlot>,
  assignments: ReadonlyMap<SlotId, Assignment>
): ReadonlyArray<FollowedTrend> => {
  const signals = new Map(trends.map((signal) => [signal.id, signal]))
  return report.topics.flatMap(({ findingIds, signalId, useBy, why }) => {
    const signal = signals.get(signalId)
    if (signal === undefined) return []
    const slots = standing
      .filter(
        (one) =>
          (signal.platform ?? one.slot.platform) === one.slot.platform &&
          one.slot.startsAt.slice(0, 10) <= useBy &&
          usedBy(one, assignments).some((id) => findingIds.includes(id))
      )
      .map(({ slot }) => slot.id)
    if (slots.length === 0) return []
    const { observedOn, phrase, source, url } = signal
    return [new FollowedTrend({ phrase, source, ...(url === undefined ? {} : { url }), observedOn, useBy, why, slots })]
  })
}
