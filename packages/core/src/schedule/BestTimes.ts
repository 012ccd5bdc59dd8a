/**
 * When each network's audience tends to react, as dated data: published averages over many accounts, to start from
 * until an account has figures of its own.
 *
 * @since 0.1.0
 */
import type { Platform } from "../content/Platform.ts"

/** A stretch of local time on some weekdays. */
export interface TimeWindow {
  /** 0 (Sunday) to 6 (Saturday). */
  readonly weekdays: ReadonlyArray<number>
  /** First full hour, 0 to 23. */
  readonly fromHour: number
  /** Hour at which it ends, 1 to 24. */
  readonly toHour: number
}

/** The good hours of one network. */
export interface BestTimes {
  readonly windows: ReadonlyArray<TimeWindow>
  /** Who published the figures. */
  readonly study: string
  readonly url: string
  /** When the page was read. */
  readonly dateChecked: string
  /** `reported`: averages of a vendor's customers, not a statement of the network. */
  readonly tier: "reported"
}

const sun = 0
const mon = 1
const tue = 2
const wed = 3
const thu = 4
const fri = 5
const sat = 6

const sprout = {
  study: "Sprout Social 2023, 34,000 customers",
  url: "https://www.socialmediatoday.com/news/report-best-times-to-post-social-platforms-twitter-instagram-tiktok-facebook-pintrist-linkedin/650006/",
  dateChecked: "2026-11-21",
  tier: "reported"
} as const

const sproutByOdwyer = {
  ...sprout,
  url: "https://www.odwyerpr.com/story/public/19714/2023-06-07/midweek-afternoons-best-post-time-for-tiktok.html"
} as const

/** Local time of the audience. */
export const bestTimes: Record<Platform, BestTimes> = {
  facebook: {
    ...sprout,
    windows: [
      { weekdays: [mon, wed], fromHour: 8, toHour: 13 },
      { weekdays: [tue], fromHour: 8, toHour: 14 },
      { weekdays: [thu], fromHour: 8, toHour: 12 }
    ]
  },
  instagram: {
    ...sprout,
    windows: [
      { weekdays: [mon], fromHour: 10, toHour: 12 },
      { weekdays: [tue], fromHour: 9, toHour: 13 },
      { weekdays: [wed], fromHour: 10, toHour: 13 },
      { weekdays: [fri], fromHour: 9, toHour: 11 }
    ]
  },
  x: { ...sproutByOdwyer, windows: [{ weekdays: [tue, wed, thu, fri], fromHour: 9, toHour: 12 }] },
  linkedin: { ...sproutByOdwyer, windows: [{ weekdays: [tue, wed], fromHour: 10, toHour: 12 }] },
  tiktok: { ...sproutByOdwyer, windows: [{ weekdays: [tue, wed, thu], fromHour: 14, toHour: 17 }] },
  youtube: {
    study: "Sharepop",
    url: "http://blog.sharepop.com/is-there-a-best-time-to-post-on-youtube/",
    dateChecked: "2026-11-21",
    tier: "reported",
    windows: [
      { weekdays: [mon, tue, wed], fromHour: 14, toHour: 16 },
      { weekdays: [thu, fri], fromHour: 12, toHour: 15 },
      { weekdays: [sat, sun], fromHour: 9, toHour: 11 }
    ]
  }
}

/** How good a time is on a network. */
export interface TimeFit {
  /** `best`: inside a window of that weekday; `hour`: the hours of a window of other days; `day`: by daylight; `off`: else. */
  readonly level: "best" | "hour" | "day" | "off"
  /** 0 to 1. */
  readonly weight: number
}

/** How well a time of day on a weekday fits the network's audience. */
export const timeFit = (platform: Platform, weekday: number, minuteOfDay: number): TimeFit => {
  const windows = bestTimes[platform].windows.filter(
    (window) => minuteOfDay >= window.fromHour * 60 && minuteOfDay < window.toHour * 60
  )
  if (windows.some((window) => window.weekdays.includes(weekday))) return { level: "best", weight: 0.9 }
  if (windows.length > 0) return { level: "hour", weight: 0.6 }
  if (minuteOfDay >= 8 * 60 && minuteOfDay < 21 * 60) return { level: "day", weight: 0.4 }
  return { level: "off", weight: 0.1 }
}
