import { Result } from "effect"
import { describeFit, schedule } from "../../schedule/Scheduling.ts"
import { bestTimes } from "../../schedule/BestTimes.ts"
import type { ScheduleError } from "../../schedule/ScheduleError.ts"
import type { Platform } from "../../content/Platform.ts"
import type { Brief } from "../Brief.ts"
import { timingEvidence } from "../Evidence.ts"
import { SlotId, SlotTime } from "../Plan.ts"

/** The campaign's places in time: each network uses the brief's languages in turn. */
export const slotTimes = (brief: Brief, seed: number): Result.Result<ReadonlyArray<SlotTime>, ScheduleError> =>
  Result.map(
    schedule({
      start: brief.plan.start,
      timeZone: brief.plan.timeZone,
      days: brief.plan.days,
      perDay: brief.plan.perDay,
      platforms: brief.platforms,
      seed
    }),
    (times) => {
      const digits = Math.max(3, String(times.length).length)
      const uses = new Map<Platform, number>()
      return times.map((time, index) => {
        const use = uses.get(time.platform) ?? 0
        uses.set(time.platform, use + 1)
        const language = brief.languages[use % brief.languages.length] ?? "en"
        const isKnown = time.fit.level === "best" || time.fit.level === "hour"
        return new SlotTime({
          id: SlotId.make(`slot-${String(index + 1).padStart(digits, "0")}`),
          startsAt: time.startsAt,
          timeZone: time.timeZone,
          platform: time.platform,
          language,
          timing: timingEvidence({
            detail: describeFit(time.platform, time.fit, brief.languages[0] ?? "en"),
            weight: time.fit.weight,
            ...(isKnown ? { url: bestTimes[time.platform].url } : {})
          })
        })
      })
    }
  )
