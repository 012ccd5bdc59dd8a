import { Result } from "effect"
import { describeFit, schedule } from "../../schedule/Scheduling.ts"
import { bestTimes } from "../../schedule/BestTimes.ts"
import type { ScheduleError } from "../../schedule/ScheduleError.ts"
import type { Platform } from "../../content/Platform.ts"
import type { LanguageTag } from "../../text/Language.ts"
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
      const { idOf, languageOf } = slotIds(brief, times.length)
      return times.map((time, index) => {
        const isKnown = time.fit.level === "best" || time.fit.level === "hour"
        return new SlotTime({
          id: idOf(index),
          startsAt: time.startsAt,
          timeZone: time.timeZone,
          platform: time.platform,
          language: languageOf(time.platform),
          timing: timingEvidence({
            detail: describeFit(time.platform, time.fit, brief.languages[0] ?? "en"),
            weight: time.fit.weight,
            ...(isKnown ? { url: bestTimes[time.platform].url } : {})
          })
        })
      })
    }
  )

/** The ids of slots by their place in time, and the language of a network's next one. */
export const slotIds = ({ languages }: Pick<Brief, "languages">, count: number) => {
  const digits = Math.max(3, String(count).length)
  const uses = new Map<Platform, number>()
  return {
    idOf: (index: number): SlotId => SlotId.make(`slot-${String(index + 1).padStart(digits, "0")}`),
    languageOf: (platform: Platform): LanguageTag => {
      const use = uses.get(platform) ?? 0
      uses.set(platform, use + 1)
      return languages[use % languages.length] ?? "en"
    }
  }
}
