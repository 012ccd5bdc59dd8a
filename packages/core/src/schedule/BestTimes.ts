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
  /** `peak`: the study ranks it among the very best; `good`: it recommends it. */
  readonly rank: "peak" | "good"
}

/** The good hours of one network. */
export interface BestTimes {
  readonly windows: ReadonlyArray<TimeWindow>
  /** Who published the figures. */
  readonly study: { readonly en: string; readonly de: string }
  /** Page that the figures were read on. */
  readonly url: string
  /** Day on which the page was read, `YYYY-MM-DD`. */
  readonly dateChecked: string
  /** `reported`: averages of a vendor's customers, not a statement of the network. */
  readonly tier: "reported"
}

/** How good a time is on a network. */
export interface TimeFit {
  /** `best`: inside a window of that weekday; `hour`: the hours of a window of other days; `day`: by daylight; `off`: else. */
  readonly level: "best" | "hour" | "day" | "off"
  /** 0 to 1. */
  readonly weight: number
}

/** How well a time of day on a weekday fits the network's audience. `minuteOfDay` counts from local midnight. */
export const timeFit = (platform: Platform, weekday: number, minuteOfDay: number): TimeFit => {
  const windows = bestTimes[platform].windows.filter(
    ({ fromHour, toHour }) => minuteOfDay >= fromHour * 60 && minuteOfDay < toHour * 60
  )
  const ofDay = windows.filter(({ weekdays }) => weekdays.includes(weekday))
  if (ofDay.some(({ rank }) => rank === "peak")) return { level: "best", weight: 0.95 }
  if (ofDay.length > 0) return { level: "best", weight: 0.85 }
  if (windows.length > 0) return { level: "hour", weight: 0.6 }
  if (minuteOfDay >= 8 * 60 && minuteOfDay < 21 * 60) return { level: "day", weight: 0.4 }
  return { level: "off", weight: 0.1 }
}

const sun = 0
const mon = 1
const tue = 2
const wed = 3
const thu = 4
const fri = 5
const sat = 6
const workdays = [mon, tue, wed, thu, fri]

const window = (
  weekdays: ReadonlyArray<number>,
  fromHour: number,
  toHour: number,
  rank: TimeWindow["rank"] = "good"
): TimeWindow => ({ weekdays, fromHour, toHour, rank })

/** Local time of the audience. */
export const bestTimes: Record<Platform, BestTimes> = {
  tiktok: {
    study: {
      en: "Socibly 2026, on the studies of Buffer, Sprout Social and Hootsuite",
      de: "Socibly 2026, nach Studien von Buffer, Sprout Social und Hootsuite"
    },
    url: "https://www.socibly.com/blog/best-time-to-post-on-tiktok",
    dateChecked: "2026-11-21",
    tier: "reported",
    windows: [
      window([mon, tue], 19, 20, "peak"),
      window([thu], 8, 9, "peak"),
      window([sat], 17, 18, "peak"),
      window([sun], 9, 10, "peak"),
      // "Weekday evenings", without hours: six to nine is our reading.
      window(workdays, 18, 21)
    ]
  },
  instagram: {
    study: {
      en: "Buffer 2026, 9.6 million posts, as quoted by PostTempo",
      de: "Buffer 2026 (9,6 Millionen Posts, zitiert von PostTempo)"
    },
    url: "https://posttempo.com/blog/best-time-to-post-on-instagram-2026",
    dateChecked: "2026-11-21",
    tier: "reported",
    windows: [
      window([thu], 9, 10, "peak"),
      window([wed], 12, 13, "peak"),
      window([wed], 18, 19, "peak"),
      // "Tuesday afternoon, Thursday lunch, Monday mid-afternoon", without hours.
      window([tue], 13, 17),
      window([thu], 12, 14),
      window([mon], 14, 16)
    ]
  },
  x: {
    study: {
      en: "PlanifyApps 2026, 500,000 posts",
      de: "PlanifyApps 2026 (500.000 Posts)"
    },
    url: "https://planifyapps.com/blog/best-time-to-post-on-twitter-x",
    dateChecked: "2026-11-21",
    tier: "reported",
    windows: [
      window([wed], 9, 11, "peak"),
      window([tue, mon], 8, 9, "peak"),
      window([thu], 9, 10, "peak"),
      window(workdays, 8, 11)
    ]
  },
  linkedin: {
    study: {
      en: "Sprout Social 2023, 34,000 customers, as quoted by O'Dwyer's",
      de: "Sprout Social 2023 (34.000 Kunden, zitiert von O'Dwyer's)"
    },
    url: "https://www.odwyerpr.com/story/public/19714/2023-06-07/midweek-afternoons-best-post-time-for-tiktok.html",
    dateChecked: "2026-11-21",
    tier: "reported",
    windows: [
      window([tue, wed], 10, 12, "peak"),
      // The same report on all networks together: "Tuesdays, Wednesdays and Thursdays between 9 a.m. and noon".
      window([tue, wed, thu], 9, 12)
    ]
  },
  facebook: {
    study: {
      en: "Buffer 2026, 14 million posts, and Sprout Social 2026, as quoted by letmepost",
      de: "Buffer 2026 (14 Millionen Posts) und Sprout Social 2026, zitiert von letmepost"
    },
    url: "https://letmepost.dev/blog/best-time-to-post-on-fb",
    dateChecked: "2026-11-21",
    tier: "reported",
    windows: [window([thu], 9, 10, "peak"), window(workdays, 6, 11), window([tue, wed], 12, 20)]
  },
  youtube: {
    study: {
      en: "Backstage, on short videos",
      de: "Backstage zu kurzen Videos"
    },
    url: "https://www.backstage.com/magazine/article/best-times-to-post-youtube-shorts-78595/",
    dateChecked: "2026-11-21",
    tier: "reported",
    windows: [
      window([mon], 6, 9),
      window([mon], 12, 15),
      window([tue], 7, 11),
      window([tue], 18, 22),
      window([wed], 12, 15),
      window([wed], 18, 23),
      window([thu], 7, 11),
      window([thu], 17, 21),
      window([fri], 12, 20),
      window([sat], 6, 12),
      window([sat], 17, 20),
      window([sun], 6, 12),
      window([sun], 16, 21)
    ]
  }
}
