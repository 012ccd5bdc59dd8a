/**
 * Spreads slots over days and networks: each network gets its share, at its best free time of the day.
 *
 * @since 0.1.0
 */
import { DateTime, Result } from "effect"
import { briefLimits } from "../campaign/Brief.ts"
import type { Platform } from "../content/Platform.ts"
import { sha256 } from "../text/Digest.ts"
import { bestTimes, type TimeFit, timeFit } from "./BestTimes.ts"
import { DayTooFull, ScheduleError, ScheduleSizeInvalid } from "./ScheduleError.ts"
import {
  formatDate,
  formatInstant,
  instantOf,
  localDate,
  minutesOfDay,
  type LocalDate,
  plusDays,
  timeZone,
  weekday
} from "./ZonedTime.ts"

/** Least time between two posts on one network. */
export const minGapMinutes = 90

/** What is to be spread. */
export interface ScheduleRequest {
  /** Local date or date-time in `timeZone`; nothing is placed before it. */
  readonly start: string
  /** IANA zone of the audience. */
  readonly timeZone: string
  readonly days: number
  readonly perDay: number
  readonly platforms: readonly [Platform, ...Array<Platform>]
  /** Decides between equally good choices. */
  readonly seed: number
}

/** A place in time on a network. */
export interface ScheduledTime {
  /** RFC 3339 with the zone's offset. */
  readonly startsAt: string
  readonly timeZone: string
  readonly platform: Platform
  readonly fit: TimeFit
}

/**
 * `days * perDay` times in order. The same request gives the same times. Networks share the slots evenly (their counts
 * differ by one at most); two times on one network lie 90 minutes or more apart; two slots share an instant only when
 * the day is too full to keep them apart.
 *
 * A day holds at most 16 posts of one network, the day of a late start fewer.
 *
 * Fails with `UnknownTimeZone`, `LocalTimeInvalid`, `LocalTimeSkipped`, `ScheduleSizeInvalid`, `DayTooFull`.
 */
export const schedule = (request: ScheduleRequest): Result.Result<ReadonlyArray<ScheduledTime>, ScheduleError> =>
  Result.gen(function* () {
    yield* checkSize(request)
    const zone = yield* timeZone(request.timeZone)
    const start = yield* instantOf(request.start, zone)
    const firstDate = localDate(start)
    const counts = new Map(request.platforms.map((platform) => [platform, 0]))
    const placed: Array<Place> = []
    for (let day = 0; day < request.days; day++) {
      const date = plusDays(firstDate, day)
      const candidates = candidatesOf(date, zone, start)
      const ofDay: Array<Place> = []
      for (const [platform, count] of mixOfDay(request, date, counts)) {
        const before = placed.findLast((place) => place.platform === platform)
        const places =
          bestPlaces({ platform, count, candidates, before, taken: ofDay, date, seed: request.seed }) ??
          evenPlaces({ platform, count, candidates, before, date })
        if (places === undefined) {
          return yield* Result.fail(
            new ScheduleError({
              reason: new DayTooFull({
                date: formatDate(date),
                platform,
                count,
                capacity: packed({ platform, count: Number.POSITIVE_INFINITY, candidates, before, date }).length,
                minGapMinutes
              })
            })
          )
        }
        ofDay.push(...places)
      }
      placed.push(...ofDay.sort((a, b) => a.millis - b.millis || comparePlatforms(a.platform, b.platform)))
    }
    return placed.map((place) => ({
      startsAt: formatInstant(place.instant),
      timeZone: request.timeZone,
      platform: place.platform,
      fit: place.fit
    }))
  })

/** Why a time was chosen, for a reader: one sentence in English or German. */
export const describeFit = (platform: Platform, fit: TimeFit, language: string): string => {
  const german = language.toLowerCase().startsWith("de")
  const study = bestTimes[platform].study[german ? "de" : "en"]
  switch (fit.level) {
    case "best":
      return german
        ? `Liegt in einem Zeitfenster, in dem das Publikum des Netzwerks laut ${study} am meisten reagiert`
        : `Lies in a window in which the network's audience reacts most, according to ${study}`
    case "hour":
      return german
        ? `Die Uhrzeit ist laut ${study} an anderen Wochentagen eine der besten`
        : `One of the best hours on other weekdays, according to ${study}`
    case "day":
      return german
        ? "Tagsüber, außerhalb der bekannten besten Zeiten: diese sind an dem Tag vergeben oder nicht belegt"
        : "By day, outside the known best times: these are taken or unknown for that day"
    case "off":
      return german
        ? "Außerhalb der üblichen Zeiten: der Tag hat mehr Posts, als bessere Zeiten frei sind"
        : "Outside the usual hours: the day has more posts than better times are free"
  }
}

/** Two times on one network that lie closer than `minGapMinutes`. */
export interface Collision {
  readonly first: string
  readonly second: string
  readonly platform: Platform
}

/** Every pair of neighbours on one network that lies too close, in order of time. */
export const collisions = (
  slots: ReadonlyArray<{ readonly id: string; readonly startsAt: string; readonly platform: Platform }>
): ReadonlyArray<Collision> => {
  const last = new Map<Platform, { readonly id: string; readonly millis: number }>()
  const found: Array<Collision> = []
  const timed = slots.map((slot) => ({ ...slot, millis: DateTime.toEpochMillis(DateTime.makeUnsafe(slot.startsAt)) }))
  for (const slot of timed.sort((a, b) => a.millis - b.millis)) {
    const before = last.get(slot.platform)
    if (before !== undefined && slot.millis - before.millis < minGapMillis) {
      found.push({ first: before.id, second: slot.id, platform: slot.platform })
    }
    last.set(slot.platform, slot)
  }
  return found
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const minGapMillis = minGapMinutes * 60_000

/** Slots of different networks keep this distance where the day allows. */
const pleasantGapMillis = 45 * 60_000

const stepMinutes = 15

interface Candidate {
  readonly minuteOfDay: number
  readonly instant: DateTime.Zoned
  readonly millis: number
}

interface Place extends Candidate {
  readonly platform: Platform
  readonly fit: TimeFit
}

const comparePlatforms = (a: Platform, b: Platform): number => (a < b ? -1 : a > b ? 1 : 0)

// Times that the clocks skip are left out; of a time that comes twice the first is taken.
const candidatesOf = (
  date: LocalDate,
  zone: DateTime.TimeZone.Named,
  start: DateTime.Zoned
): ReadonlyArray<Candidate> => {
  const candidates: Array<Candidate> = []
  for (const { instant, minuteOfDay } of minutesOfDay(date, zone, stepMinutes)) {
    const millis = DateTime.toEpochMillis(instant)
    if (millis >= DateTime.toEpochMillis(start)) candidates.push({ minuteOfDay, instant, millis })
  }
  return candidates
}

/** How many posts each network gets on the day: those that had fewest so far first, then those the weekday suits. */
const mixOfDay = (
  request: ScheduleRequest,
  date: LocalDate,
  counts: Map<Platform, number>
): ReadonlyArray<readonly [Platform, number]> => {
  const today = new Map<Platform, number>()
  for (let slot = 0; slot < request.perDay; slot++) {
    const [next] = [...counts].sort(
      ([a, countA], [b, countB]) =>
        countA - countB ||
        suits(b, weekday(date)) - suits(a, weekday(date)) ||
        compareBySeed(request.seed, formatDate(date), a, b)
    )
    const platform = next![0]
    counts.set(platform, counts.get(platform)! + 1)
    today.set(platform, (today.get(platform) ?? 0) + 1)
  }
  // The fullest network chooses first, then the one with the fewest good hours.
  return [...today].sort(
    ([a, countA], [b, countB]) => countB - countA || goodHours(a, date) - goodHours(b, date) || comparePlatforms(a, b)
  )
}

const suits = (platform: Platform, day: number): number =>
  bestTimes[platform].windows.some((window) => window.weekdays.includes(day)) ? 1 : 0

const goodHours = (platform: Platform, date: LocalDate): number =>
  bestTimes[platform].windows
    .filter((window) => window.weekdays.includes(weekday(date)))
    .reduce((hours, window) => hours + window.toHour - window.fromHour, 0)

const compareBySeed = (seed: number, date: string, a: Platform, b: Platform): number => {
  const [left, right] = [sha256(`${seed}/${date}/${a}`), sha256(`${seed}/${date}/${b}`)]
  return left < right ? -1 : left > right ? 1 : 0
}

interface PlaceRequest {
  readonly platform: Platform
  readonly count: number
  readonly candidates: ReadonlyArray<Candidate>
  readonly before: Place | undefined
  readonly date: LocalDate
}

/** Picks the best free time again and again; undefined when that leaves no room for the last ones. */
const bestPlaces = (
  request: PlaceRequest & { readonly taken: ReadonlyArray<Place>; readonly seed: number }
): ReadonlyArray<Place> | undefined => {
  const places: Array<Place> = []
  const day = weekday(request.date)
  const jitter = (candidate: Candidate) =>
    parseInt(
      sha256(`${request.seed}/${formatDate(request.date)}/${request.platform}/${candidate.minuteOfDay}`).slice(0, 4),
      16
    ) / 0xffff
  while (places.length < request.count) {
    let best: { readonly place: Place; readonly score: number } | undefined
    for (const candidate of request.candidates) {
      const own = request.before === undefined ? places : [request.before, ...places]
      if (own.some((place) => Math.abs(place.millis - candidate.millis) < minGapMillis)) continue
      const fit = timeFit(request.platform, day, candidate.minuteOfDay)
      const nearest = Math.min(...request.taken.map((place) => Math.abs(place.millis - candidate.millis)))
      const crowd = nearest === 0 ? 1 : nearest < pleasantGapMillis ? 0.25 : 0
      // The digest takes long: only where it can decide.
      if (best !== undefined && fit.weight - crowd + 0.1 <= best.score) continue
      const score = fit.weight - crowd + 0.1 * jitter(candidate)
      if (best === undefined || score > best.score) {
        best = { place: { ...candidate, platform: request.platform, fit }, score }
      }
    }
    if (best === undefined) return undefined
    places.push(best.place)
  }
  return places
}

/** Packs the times as tightly as the gap allows; undefined when they do not all fit. */
const evenPlaces = (request: PlaceRequest): ReadonlyArray<Place> | undefined => {
  const places = packed(request)
  return places.length === request.count ? places : undefined
}

/** As many times as fit up to the count, from the start of the day. */
const packed = (request: PlaceRequest): ReadonlyArray<Place> => {
  const places: Array<Place> = []
  let last = request.before?.millis ?? Number.NEGATIVE_INFINITY
  for (const candidate of request.candidates) {
    if (places.length === request.count) break
    if (candidate.millis - last < minGapMillis) continue
    last = candidate.millis
    const fit = timeFit(request.platform, weekday(request.date), candidate.minuteOfDay)
    places.push({ ...candidate, platform: request.platform, fit })
  }
  return places
}

const checkSize = ({ days, perDay }: ScheduleRequest): Result.Result<void, ScheduleError> => {
  const { maxDays, maxPerDay } = briefLimits
  const isWithin = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most
  if (isWithin(days, maxDays) && isWithin(perDay, maxPerDay)) return Result.void
  return Result.fail(new ScheduleError({ reason: new ScheduleSizeInvalid({ days, perDay, maxDays, maxPerDay }) }))
}
