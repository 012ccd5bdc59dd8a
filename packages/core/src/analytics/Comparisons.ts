/**
 * Compares groups of published posts by their engagement, and says which differences the numbers bear out.
 *
 * @since 0.1.0
 */
import { DateTime } from "effect"
import { type Platform } from "../content/Platform.ts"
import { primarySubtag } from "../text/Language.ts"
import { type GroupComparison, type InsightDimension } from "./Insight.ts"
import {
  type EngagementMeasure,
  engagementMeasure,
  engagementRate,
  lastOfEachPost,
  localTime,
  type PostResult
} from "./PostResult.ts"
import { benjaminiHochberg, mannWhitney, median } from "./RankTest.ts"

/** Least posts on each side of a comparison. */
export const leastSample = 5

/** A corrected p-value from here on bears nothing out. */
export const mostChance = 0.1

/** Two groups with what the numbers say of them. */
export interface Comparison extends GroupComparison {
  readonly dimension: InsightDimension
  /** Absent for the dimension `platform`. */
  readonly platform?: Platform
  readonly sampleA: number
  readonly sampleB: number
  /** Corrected for the number of comparisons. */
  readonly pValue: number
  /** Share of pairs that the first group wins. */
  readonly superiority: number
  /** Latest first. */
  readonly postIdsA: ReadonlyArray<string>
  readonly postIdsB: ReadonlyArray<string>
}

/** What was compared. */
export interface Comparisons {
  /** Posts with an engagement rate. */
  readonly posts: number
  /** Every comparison with enough posts on both sides, the clearest first. */
  readonly all: ReadonlyArray<Comparison>
  /** Those that the numbers bear out: the strongest first. */
  readonly clear: ReadonlyArray<Comparison>
}

/**
 * Compares the posts of each network by format, time, approach, kind, length, hashtags, link and language, and the
 * networks with each other. Of more than two groups each is compared with all others together. Two groups differ where
 * a rank test says so at `mostChance` after the correction for all comparisons, and the median says the same.
 *
 * Takes time for the results and the number of groups. Of several results of one post the last counts.
 */
export const comparePosts = (results: ReadonlyArray<PostResult>): Comparisons => {
  const posts = lastOfEachPost(results)
  const byPlatform = groupBy(posts, ({ platform }) => platform)
  const tested: Array<Tested> = []
  let measured = 0
  for (const [platform, own] of byPlatform) {
    const measure = engagementMeasure(own)
    if (measure === undefined) continue
    const rated = ratedBy(own, measure)
    measured += rated.length
    for (const [dimension, splits] of splitsOf(rated)) {
      tested.push(...splits.flatMap((split) => test({ ...split, dimension, platform, per: measure.per })))
    }
  }
  tested.push(...acrossPlatforms(byPlatform))
  const corrected = benjaminiHochberg(tested.map(({ pValue }) => pValue))
  const all = tested
    .map((comparison, index) => ({ ...comparison, pValue: corrected[index] ?? 1 }))
    .sort((x, y) => x.pValue - y.pValue || y.superiority - x.superiority)
  return {
    posts: measured,
    all,
    clear: all
      .filter(({ medianA, medianB, pValue }) => pValue < mostChance && medianA > medianB)
      .sort((x, y) => y.superiority - x.superiority || x.pValue - y.pValue)
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Rated {
  readonly post: PostResult
  readonly rate: number
}

interface Split {
  readonly a: string
  readonly b: string
  readonly ofA: ReadonlyArray<Rated>
  readonly ofB: ReadonlyArray<Rated>
}

type Tested = Comparison

const groupBy = <A, Key>(items: ReadonlyArray<A>, keyOf: (item: A) => Key): ReadonlyMap<Key, ReadonlyArray<A>> => {
  const groups = new Map<Key, Array<A>>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}

const ratedBy = (posts: ReadonlyArray<PostResult>, measure: EngagementMeasure): ReadonlyArray<Rated> =>
  posts.flatMap((post) => {
    const rate = engagementRate(post, measure)
    return rate === undefined ? [] : [{ post, rate }]
  })

const test = ({
  a,
  b,
  ofA,
  ofB,
  ...rest
}: Split & Pick<Comparison, "dimension" | "per"> & { readonly platform?: Platform }): ReadonlyArray<Tested> => {
  if (ofA.length < leastSample || ofB.length < leastSample) return []
  const { pValue, superiority } = mannWhitney(
    ofA.map(({ rate }) => rate),
    ofB.map(({ rate }) => rate)
  )
  if (superiority < 0.5) return test({ ...rest, a: b, b: a, ofA: ofB, ofB: ofA })
  const [medianA, medianB] = [median(ofA.map(({ rate }) => rate)), median(ofB.map(({ rate }) => rate))]
  return [
    {
      ...rest,
      a,
      b,
      medianA,
      medianB,
      ...(medianB > 0 && medianA >= medianB ? { lift: medianA / medianB - 1 } : {}),
      sampleA: ofA.length,
      sampleB: ofB.length,
      pValue,
      superiority,
      postIdsA: latestFirst(ofA),
      postIdsB: latestFirst(ofB)
    }
  ]
}

const latestFirst = (rated: ReadonlyArray<Rated>): ReadonlyArray<string> =>
  rated
    .map(({ post }) => ({ id: post.postId, at: DateTime.toEpochMillis(DateTime.makeUnsafe(post.publishedAt)) }))
    .sort((x, y) => y.at - x.at)
    .map(({ id }) => id)

const splitsOf = (rated: ReadonlyArray<Rated>): ReadonlyArray<readonly [InsightDimension, ReadonlyArray<Split>]> => {
  const timed = new Map(rated.map(({ post }) => [post, localTime(post)]))
  const hourOf = ({ post }: Rated) => timed.get(post)?.hour ?? 0
  const weekdayOf = ({ post }: Rated) => timed.get(post)?.weekday ?? 0
  const isWeekend = (one: Rated) => weekdayOf(one) === 0 || weekdayOf(one) === 6
  return [
    ["format", byName(rated, ({ post }) => post.format, "other formats")],
    ["hour", byName(rated, (one) => partOfDay(hourOf(one)), "other hours")],
    [
      "weekday",
      [
        ...byName(rated, (one) => weekdays[weekdayOf(one)], "other days"),
        inTwo(rated, isWeekend, ["weekend", "working days"])
      ]
    ],
    ["approach", byName(rated, ({ post }) => plainName(post.approach), "other approaches")],
    ["kind", byName(rated, ({ post }) => post.kind, "other kinds")],
    ["length", byMedian(rated, ({ post }) => post.length, "characters")],
    ["hashtags", byMedian(rated, ({ post }) => post.hashtags, "hashtags")],
    ["link", [inTwo(rated, ({ post }) => post.hasLink, ["with link", "without link"])]],
    ["language", byName(rated, ({ post }) => primarySubtag(post.language), "other languages")]
  ]
}

// Two groups with each other; of more each with the rest. Too small ones count among the rest.
const byName = (
  rated: ReadonlyArray<Rated>,
  nameOf: (one: Rated) => string | undefined,
  others: string
): ReadonlyArray<Split> => {
  const named = rated.filter((one) => nameOf(one) !== undefined)
  const groups = [...groupBy(named, (one) => nameOf(one) ?? "")].sort(([x], [y]) => (x < y ? -1 : 1))
  const [first, second] = groups
  if (groups.length === 2 && first !== undefined && second !== undefined) {
    return [{ a: first[0], b: second[0], ofA: first[1], ofB: second[1] }]
  }
  return groups.length < 2
    ? []
    : groups.map(([name, ofA]) => ({ a: name, b: others, ofA, ofB: named.filter((one) => nameOf(one) !== name) }))
}

const inTwo = (
  rated: ReadonlyArray<Rated>,
  isFirst: (one: Rated) => boolean,
  [a, b]: readonly [string, string]
): Split => ({ a, b, ofA: rated.filter(isFirst), ofB: rated.filter((one) => !isFirst(one)) })

const byMedian = (rated: ReadonlyArray<Rated>, of: (one: Rated) => number, unit: string): ReadonlyArray<Split> => {
  if (rated.length === 0) return []
  const middle = Math.floor(median(rated.map(of)))
  return [inTwo(rated, (one) => of(one) <= middle, [`up to ${middle} ${unit}`, `over ${middle} ${unit}`])]
}

// A name goes into sentences for the team: one that could be anything else is none.
const plainName = (name: string | undefined): string | undefined =>
  name !== undefined && /^(?!other )[\p{L}\p{N}][\p{L}\p{N} _-]{0,59}$/u.test(name) ? name : undefined

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

// The night has too few posts to be divided.
const partOfDay = (hour: number): string => {
  const from = hour < 6 ? 0 : hour - (hour % 3)
  const to = hour < 6 ? 6 : from + 3
  return `${String(from).padStart(2, "0")}:00–${String(to).padStart(2, "0")}:00`
}

// Rates of networks compare only by what all of them count.
const acrossPlatforms = (byPlatform: ReadonlyMap<Platform, ReadonlyArray<PostResult>>): ReadonlyArray<Tested> => {
  const measure = engagementMeasure(...byPlatform.values())
  if (measure === undefined) return []
  const rated = [...byPlatform.values()].flatMap((posts) => ratedBy(posts, measure))
  return byName(rated, ({ post }) => post.platform, "other networks").flatMap((split) =>
    test({ ...split, dimension: "platform", per: measure.per })
  )
}
