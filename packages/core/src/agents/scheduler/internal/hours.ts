import {
  engagementCounts,
  engagementMeasure,
  lastOfEachPost,
  localTime,
  type PostResult
} from "../../../analytics/PostResult.ts"
import { type Platform } from "../../../content/Platform.ts"
import { timeFit } from "../../../schedule/BestTimes.ts"

/** Days on which audiences keep the same hours. */
export type DayClass = "working day" | "weekend"

/** What is believed of one hour after the results: a logarithm of the engagement rate. */
export interface HourBelief {
  readonly mean: number
  readonly variance: number
  /** Posts that were measured at this hour. */
  readonly sample: number
}

/** What moving from one hour to another would bring. */
export interface Gain {
  /** Engagement at the new hour by that at the old one, less 1. */
  readonly lift: number
  /** Posts that were measured at the new and the old hour. */
  readonly sample: number
  readonly sampleBefore: number
  /** Whether the results bear it out. */
  readonly isClear: boolean
}

/** The hours of all networks. */
export interface Hours {
  /** Posts with an engagement rate. */
  readonly posts: number
  /** Networks with enough posts for the hours to be compared. */
  readonly compared: ReadonlySet<Platform>
  /** Undefined where the network has too few posts. */
  readonly gain: (platform: Platform, from: HourOfDay, to: HourOfDay) => Gain | undefined
}

/** An hour of a kind of day. */
export interface HourOfDay {
  readonly day: DayClass
  /** 0 to 23. */
  readonly hour: number
}

/** Least posts at an hour that a slot is moved to. */
export const leastSample = 5

/** 0 (Sunday) to 6 (Saturday). */
export const dayClass = (weekday: number): DayClass => (weekday === 0 || weekday === 6 ? "weekend" : "working day")

/**
 * Empirical Bayes: each hour's mean is drawn towards what published studies say of it, the more so the fewer posts it
 * has and the less the hours differ. Formats are set equal first, so that an hour is not praised for its carousels.
 *
 * @see {@link https://doi.org/10.1080/01621459.1983.10477920 | Morris 1983: Parametric empirical Bayes inference}
 */
export const hoursOf = (results: ReadonlyArray<PostResult>): Hours => {
  const byPlatform = new Map<Platform, Array<PostResult>>()
  for (const result of lastOfEachPost(results)) {
    const own = byPlatform.get(result.platform)
    if (own === undefined) byPlatform.set(result.platform, [result])
    else own.push(result)
  }
  let posts = 0
  const models = new Map<Platform, (at: HourOfDay) => HourBelief>()
  for (const [platform, own] of byPlatform) {
    const observed = observationsOf(own)
    posts += observed.length
    const model = fit(platform, observed)
    if (model !== undefined) models.set(platform, model)
  }
  return {
    posts,
    compared: new Set(models.keys()),
    gain: (platform, from, to) => {
      const believe = models.get(platform)
      if (believe === undefined) return undefined
      const [before, after] = [believe(from), believe(to)]
      const difference = after.mean - before.mean
      const isClear =
        after.sample >= leastSample &&
        difference >= Math.log(1 + leastLift) &&
        difference > sureness * Math.sqrt(before.variance + after.variance)
      return { lift: Math.exp(difference) - 1, sample: after.sample, sampleBefore: before.sample, isClear }
    }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Less is not worth moving a slot for. */
const leastLift = 0.1

/** Standard deviations by which an hour has to be better: a chance of 99.5 %, since many hours are looked at. */
const sureness = 2.58

/** Least posts of a network, beyond one for each hour. */
const leastBeyondHours = 10

/**
 * By so much a published best hour is taken to be better than one at night, as a logarithm. The studies give ranks, no
 * sizes; this one is small enough that no slot moves for it alone.
 */
const studyEffect = 0.1

interface Observation extends HourOfDay {
  readonly value: number
}

interface Cell {
  readonly at: HourOfDay
  readonly values: Array<number>
}

const keyOf = ({ day, hour }: HourOfDay): string => `${day} ${hour}`
const mean = (values: ReadonlyArray<number>): number => values.reduce((sum, value) => sum + value, 0) / values.length

// Half an interaction more, so that none has a logarithm.
const observationsOf = (results: ReadonlyArray<PostResult>): ReadonlyArray<Observation> => {
  const measure = engagementMeasure(results)
  if (measure === undefined) return []
  const rated = results.flatMap((result) => {
    const counts = engagementCounts(result, measure)
    if (counts === undefined) return []
    const { hour, weekday } = localTime(result)
    const value = Math.log((counts.interactions + 0.5) / (counts.audience + 1))
    return [{ format: result.format, day: dayClass(weekday), hour, value }]
  })
  const all = mean(rated.map(({ value }) => value))
  const usual = new Map<string, number>()
  for (const { format } of rated) {
    if (usual.has(format)) continue
    const own = rated.filter((one) => one.format === format).map(({ value }) => value)
    usual.set(format, own.length < leastSample ? all : mean(own))
  }
  return rated.map(({ day, format, hour, value }) => ({ day, hour, value: value - (usual.get(format) ?? all) }))
}

const studyOf = (platform: Platform, { day, hour }: HourOfDay): number => {
  const weekdays = day === "weekend" ? [0, 6] : [1, 2, 3, 4, 5]
  return studyEffect * mean(weekdays.map((weekday) => timeFit(platform, weekday, hour * 60 + 30).weight))
}

// One-way analysis of variance by the method of moments. Undefined where the hours cannot be compared.
const fit = (platform: Platform, observed: ReadonlyArray<Observation>): ((at: HourOfDay) => HourBelief) | undefined => {
  const cells = new Map<string, Cell>()
  for (const { value, ...at } of observed) {
    const cell = cells.get(keyOf(at))
    const beyond = value - studyOf(platform, at)
    if (cell === undefined) cells.set(keyOf(at), { at, values: [beyond] })
    else cell.values.push(beyond)
  }
  const [total, groups] = [observed.length, cells.size]
  if (groups < 2 || total - groups < leastBeyondHours) return undefined
  const level = mean([...cells.values()].flatMap(({ values }) => values))
  const sums = [...cells.values()].map(({ values }) => {
    const own = mean(values)
    return {
      size: values.length,
      within: values.reduce((sum, value) => sum + (value - own) ** 2, 0),
      between: values.length * (own - level) ** 2
    }
  })
  const noise = sums.reduce((sum, { within }) => sum + within, 0) / (total - groups)
  const between = sums.reduce((sum, one) => sum + one.between, 0)
  const spread = total - sums.reduce((sum, { size }) => sum + size ** 2, 0) / total
  // Hours that differ no more than chance makes them differ are all the same.
  const excess = noise === 0 ? between : between / noise
  const isReal = excess > groups - 1 + 2 * Math.sqrt(2 * (groups - 1))
  const variance = isReal ? Math.max(0, (between - (groups - 1) * noise) / spread) : 0
  return (at) => {
    const values = cells.get(keyOf(at))?.values ?? []
    const study = studyOf(platform, at)
    if (variance === 0) return { mean: study + level, variance: 1, sample: values.length }
    const share = (values.length * variance) / (values.length * variance + noise)
    const own = values.length === 0 ? 0 : mean(values) - level
    return { mean: study + level + share * own, variance: variance * (1 - share), sample: values.length }
  }
}
