import { DateTime, Result } from "effect"
import { SchedulerAgent } from "../../agents/scheduler/SchedulerAgent.ts"
import type { SchedulerInput } from "../../agents/scheduler/SchedulerInput.ts"
import type { PostResult } from "../../analytics/PostResult.ts"
import { formatInstant, instantOf, timeZone } from "../../schedule/ZonedTime.ts"
import type { Brief } from "../Brief.ts"
import type { SlotTime } from "../Plan.ts"

/** What the scheduler is asked about a campaign that begins. Nothing moves before the brief's start, or into the past. */
export const schedulerInput = ({
  brief,
  results,
  startedAt,
  times
}: {
  readonly brief: Brief
  readonly results: ReadonlyArray<PostResult>
  readonly times: ReadonlyArray<SlotTime>
  readonly startedAt: DateTime.Utc
}): SchedulerInput => {
  const start = Result.flatMap(timeZone(brief.plan.timeZone), (zone) => instantOf(brief.plan.start, zone))
  const isLater = Result.isSuccess(start) && DateTime.toEpochMillis(start.success) > DateTime.toEpochMillis(startedAt)
  return {
    brief,
    results,
    slots: times.map(({ id, platform, startsAt, timeZone: zone }) => ({
      slotId: id,
      platform,
      startsAt,
      timeZone: zone,
      isFixed: false
    })),
    now: isLater ? formatInstant(start.success) : DateTime.formatIso(startedAt)
  }
}

/** Nobody is asked where no slot could move. */
export const schedulerModel = <Choice>(input: SchedulerInput, model: Choice): Choice | "none" =>
  SchedulerAgent.floor?.(input).moves.length === 0 ? "none" : model
