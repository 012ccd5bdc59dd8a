/**
 * What became of a published post: what it was, when it went out, and what was counted.
 *
 * @since 0.1.0
 */
import { DateTime, Option, Result, Schema } from "effect"
import { Format, Platform } from "../content/Platform.ts"
import { FindingKind } from "../knowledge/Finding.ts"
import { timeZone, weekday as weekdayOf } from "../schedule/ZonedTime.ts"
import { LanguageTag } from "../text/Language.ts"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** What the network counted. What is absent is unknown, which is not zero. */
export const PostMetrics = Schema.Struct({
  /** How often it was shown, views of a video included. */
  impressions: Schema.optionalKey(Count),
  /** How many different people saw it. */
  reach: Schema.optionalKey(Count),
  /** Reactions of every kind. */
  likes: Schema.optionalKey(Count),
  comments: Schema.optionalKey(Count),
  /** Reposts, quotes and messages that pass it on. */
  shares: Schema.optionalKey(Count),
  /** Bookmarks. */
  saves: Schema.optionalKey(Count),
  /** Visits of its link. */
  clicks: Schema.optionalKey(Count),
  /** Seconds that all viewers watched together. */
  watchSeconds: Schema.optionalKey(Count)
})
export type PostMetrics = typeof PostMetrics.Type

const Instant = Schema.String.check(
  Schema.makeFilter(
    (text: string) =>
      (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/u.test(text) &&
        Option.isSome(DateTime.make(text))) ||
      `"${text}" is not an instant with its offset such as "2027-03-01T09:00:00+01:00"`
  )
)

const Zone = Schema.String.check(
  Schema.makeFilter((name: string) => zoneOf(name) !== undefined || `"${name}" is not a time zone`)
)

/**
 * One published post. Leave out those that still gather reactions: what is an hour old looks worse than it is.
 */
export class PostResult extends Schema.Class<PostResult>("@postwright/core/analytics/PostResult")({
  postId: Schema.NonEmptyString,
  platform: Platform,
  format: Format,
  language: LanguageTag,
  /** RFC 3339 with offset. */
  publishedAt: Instant,
  /** IANA zone of the audience. */
  timeZone: Zone,
  /** The idea that it follows. */
  angleId: Schema.optionalKey(Schema.NonEmptyString),
  /** Kind of the statements that it tells. */
  kind: Schema.optionalKey(FindingKind),
  /** How its text is built, as the variant says. */
  approach: Schema.optionalKey(Schema.NonEmptyString.check(Schema.isMaxLength(100))),
  /** Of its text, in user-perceived characters. */
  length: Count,
  /** How many hashtags it has. */
  hashtags: Count,
  hasLink: Schema.Boolean,
  hasMedia: Schema.Boolean,
  metrics: PostMetrics
}) {}

/** The metrics that count as engagement. Clicks do not: a post without a link has none to get. */
export const interactionMetrics = ["likes", "comments", "shares", "saves"] as const
export type InteractionMetric = (typeof interactionMetrics)[number]

/** What an engagement rate is made of. Rates compare only where they are made of the same. */
export interface EngagementMeasure {
  /** The denominator. */
  readonly per: "impressions" | "reach"
  /** The numerator: the sum of these. */
  readonly interactions: ReadonlyArray<InteractionMetric>
}

/**
 * The measure that most of these posts can be compared by: per impression, or per person reached where more posts know
 * that; the interactions are those that four of five posts of every group know. Undefined where no group of posts
 * knows how many saw them, or no interaction is known.
 *
 * @param groups posts that are to be compared, such as those of two networks
 */
export const engagementMeasure = (
  ...groups: ReadonlyArray<ReadonlyArray<PostResult>>
): EngagementMeasure | undefined => {
  const all = groups.flat()
  const seen = (per: EngagementMeasure["per"]) => all.filter(({ metrics }) => (metrics[per] ?? 0) > 0).length
  const per = seen("reach") > seen("impressions") ? "reach" : "impressions"
  const usable = groups
    .map((group) => group.filter(({ metrics }) => (metrics[per] ?? 0) > 0))
    .filter((group) => group.length > 0)
  const interactions = interactionMetrics.filter((name) =>
    usable.every(
      (group) => group.filter(({ metrics }) => metrics[name] !== undefined).length >= group.length * mostKnow
    )
  )
  return usable.length === 0 || interactions.length === 0 ? undefined : { per, interactions }
}

/**
 * Engagement: the interactions of the measure, divided by how often the post was shown or how many people it reached.
 * 0 or more; above 1 where people react more than once. There is no standard of it: vendors of analytics divide by one
 * or the other, so the measure says which. Undefined where the post does not know all that the measure needs, or nobody
 * saw it.
 *
 * @see {@link https://docs.emplifi.io/platform/latest/home/engagements-reach-engagement-rate-and-impressions | Emplifi}
 */
export const engagementRate = (
  { metrics }: Pick<PostResult, "metrics">,
  measure: EngagementMeasure
): number | undefined => {
  const counts = engagementCounts({ metrics }, measure)
  return counts === undefined ? undefined : counts.interactions / counts.audience
}

/** Numerator and denominator of `engagementRate`. */
export const engagementCounts = (
  { metrics }: Pick<PostResult, "metrics">,
  { interactions, per }: EngagementMeasure
): { readonly interactions: number; readonly audience: number } | undefined => {
  const audience = metrics[per] ?? 0
  let sum = 0
  for (const name of interactions) {
    const count = metrics[name]
    if (count === undefined) return undefined
    sum += count
  }
  return audience > 0 ? { interactions: sum, audience } : undefined
}

/** When a post went out by the clocks of its audience. */
export interface LocalTime {
  /** 0 (Sunday) to 6 (Saturday). */
  readonly weekday: number
  /** 0 to 23. */
  readonly hour: number
}

/** The weekday and hour at which the post went out, in its zone. */
export const localTime = ({ publishedAt, timeZone: name }: Pick<PostResult, "publishedAt" | "timeZone">): LocalTime => {
  const zone = zoneOf(name) ?? DateTime.zoneMakeNamedUnsafe("UTC")
  const parts = DateTime.toParts(DateTime.makeZonedUnsafe(publishedAt, { timeZone: zone }))
  return { weekday: weekdayOf(parts), hour: parts.hour }
}

/** The results with each post once: of several of one post the last, in the place of the first. */
export const lastOfEachPost = (results: ReadonlyArray<PostResult>): ReadonlyArray<PostResult> => [
  ...new Map(results.map((result) => [`${result.platform} ${result.postId}`, result])).values()
]

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Share of posts that have to know an interaction for it to count. */
const mostKnow = 0.8

const zones = new Map<string, DateTime.TimeZone.Named | undefined>()

const zoneOf = (name: string): DateTime.TimeZone.Named | undefined => {
  if (!zones.has(name) && zones.size < 1_000) zones.set(name, Result.getOrUndefined(timeZone(name)))
  return zones.get(name)
}
