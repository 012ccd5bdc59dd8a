/**
 * What the results of published posts say, with the numbers that bear it out. An insight is an observation: posts were
 * not assigned by chance, so what goes with a better result need not be its cause.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { Platform } from "../content/Platform.ts"

/** What posts are told apart by. */
export const insightDimensions = [
  "format",
  "hour",
  "weekday",
  "approach",
  "kind",
  "length",
  "hashtags",
  "link",
  "language",
  "platform"
] as const
export const InsightDimension = Schema.Literals(insightDimensions)
export type InsightDimension = typeof InsightDimension.Type

const Rate = Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0))
const UnitInterval = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))

/** Two groups of posts, the first one better. */
export const GroupComparison = Schema.Struct({
  /** Labels of the groups, in English, the same for the same groups: `carousel`, `other formats`. */
  a: Schema.NonEmptyString,
  b: Schema.NonEmptyString,
  /** Median engagement rate of each group, 0 or more. @see `engagementRate` */
  medianA: Rate,
  medianB: Rate,
  /** `medianA / medianB - 1`: 0.4 is 40 % more. Absent where `medianB` is 0. */
  lift: Schema.optionalKey(Rate),
  /** What the rates are per. */
  per: Schema.Literals(["impressions", "reach"])
})
export type GroupComparison = typeof GroupComparison.Type

/** One thing that the results say. All numbers are computed from them. */
export class Insight extends Schema.Class<Insight>("@postwright/core/analytics/Insight")({
  /** One sentence for the team. */
  statement: Schema.NonEmptyString,
  dimension: InsightDimension,
  /** The network whose posts are compared. Absent for the dimension `platform`. */
  platform: Schema.optionalKey(Platform),
  comparison: GroupComparison,
  /** Posts on each side, 5 or more. */
  sampleA: Schema.Int,
  sampleB: Schema.Int,
  /**
   * 1 less the p-value of a rank test, corrected for all comparisons that were made: above 0.9. Of many insights no more
   * than one in ten is expected to be chance.
   */
  confidence: UnitInterval,
  /** Up to 10 of the latest posts of each side. */
  evidence: Schema.Array(Schema.NonEmptyString).check(Schema.isMaxLength(20)),
  /** What to do about it, in one sentence. */
  advice: Schema.NonEmptyString
}) {}

/** All that the results say. */
export class InsightReport extends Schema.Class<InsightReport>("@postwright/core/analytics/InsightReport")({
  /** Strongest first. */
  insights: Schema.Array(Insight),
  /** Posts with an engagement rate. */
  posts: Schema.Int,
  /** Comparisons that were made; the confidence counts with them. */
  comparisons: Schema.Int,
  /** Why there is no insight, in one sentence. Absent where there is one. */
  tooLittle: Schema.optionalKey(Schema.NonEmptyString)
}) {}
