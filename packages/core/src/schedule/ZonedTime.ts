/**
 * Local dates and times of an IANA zone, and the instants they name. Safe where clocks change.
 *
 * @since 0.1.0
 */
import { DateTime, Option, Result } from "effect"
import { distance } from "fastest-levenshtein"
import { LocalTimeInvalid, LocalTimeSkipped, ScheduleError, UnknownTimeZone } from "./ScheduleError.ts"

/** A date of the calendar, without a zone. `month` and `day` count from 1. */
export interface LocalDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Years of local times: before 1970 the zones' rules are a guess, and a plan that far ahead is a slip of the pen. */
export const localYears = { first: 1970, last: 2999 } as const

/**
 * The zone of this IANA name, written as IANA writes it; offsets such as `+02:00` are no zones.
 * Fails with `UnknownTimeZone`, which suggests the closest name.
 */
export const timeZone = (name: string): Result.Result<DateTime.TimeZone.Named, ScheduleError> => {
  const isZone = /^[A-Za-z]/.test(name) && !isMiswritten(name)
  const zone = isZone ? DateTime.zoneMakeNamed(name) : Option.none()
  if (Option.isSome(zone)) return Result.succeed(zone.value)
  const suggestion = closestZone(name)
  return Result.fail(
    new ScheduleError({
      reason: new UnknownTimeZone({ timeZone: name, ...(suggestion === undefined ? {} : { suggestion }) })
    })
  )
}

/**
 * The instant of a local date (its first instant) or date-time in a zone, years 1970 to 2999. A time that occurs twice
 * means the first.
 * Fails with `LocalTimeInvalid` and `LocalTimeSkipped`.
 */
export const instantOf = (
  localTime: string,
  zone: DateTime.TimeZone.Named
): Result.Result<DateTime.Zoned, ScheduleError> => {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(localTime)
  const [year, month, day, hour, minute, second] = (match ?? []).slice(1).map((part) => Number(part ?? 0))
  const date = { year: year ?? 0, month: month ?? 0, day: day ?? 0 }
  if (
    match === null ||
    !isDate(date) ||
    date.year < localYears.first ||
    date.year > localYears.last ||
    hour! > 23 ||
    minute! > 59 ||
    second! > 59
  ) {
    return Result.fail(new ScheduleError({ reason: new LocalTimeInvalid({ localTime }) }))
  }
  if (match[4] === undefined) return Result.succeed(startOfDay(date, zone))
  const parts = { ...date, hour: hour!, minute: minute!, second: second! }
  const instant = resolve(parts, zone, "reject")
  if (Option.isSome(instant)) return Result.succeed(instant.value)
  const next = DateTime.formatIsoOffset(firstAfterGap(parts, zone)).slice(0, 16)
  return Result.fail(new ScheduleError({ reason: new LocalTimeSkipped({ localTime, timeZone: zone.id, next }) }))
}

/** The instant at which the clocks of the zone show this time on this date; the first one where they do so twice. */
export const atMinuteOfDay = (
  date: LocalDate,
  minuteOfDay: number,
  zone: DateTime.TimeZone.Named
): Option.Option<DateTime.Zoned> =>
  resolve({ ...date, hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60, second: 0 }, zone, "reject")

/** Every so many minutes of a date with their instants; of a time that comes twice the first, none that is skipped. */
export const minutesOfDay = (
  date: LocalDate,
  zone: DateTime.TimeZone.Named,
  step: number
): ReadonlyArray<{ readonly minuteOfDay: number; readonly instant: DateTime.Zoned }> => {
  const minutes = Array.from({ length: Math.ceil(minutesADay / step) }, (_, index) => index * step)
  const midnight = startOfDay(date, zone)
  const hasAllHours =
    DateTime.toEpochMillis(startOfDay(plusDays(date, 1), zone)) - DateTime.toEpochMillis(midnight) ===
    minutesADay * millisAMinute
  // To resolve each time takes long, and on most days the clocks do not change.
  if (hasAllHours) {
    return minutes.map((minuteOfDay) => ({ minuteOfDay, instant: DateTime.add(midnight, { minutes: minuteOfDay }) }))
  }
  return minutes.flatMap((minuteOfDay) =>
    Option.match(atMinuteOfDay(date, minuteOfDay, zone), {
      onNone: () => [],
      onSome: (instant) => [{ minuteOfDay, instant }]
    })
  )
}

/** The first instant of the date in the zone, also where the clocks jump over midnight. */
export const startOfDay = (date: LocalDate, zone: DateTime.TimeZone.Named): DateTime.Zoned => {
  const midnight = { ...date, hour: 0, minute: 0, second: 0 }
  return Option.getOrElse(resolve(midnight, zone, "reject"), () => firstAfterGap(midnight, zone))
}

/** The date that many days later (or earlier, when negative). */
export const plusDays = (date: LocalDate, days: number): LocalDate => {
  const parts = DateTime.toPartsUtc(
    DateTime.add(DateTime.makeUnsafe({ year: date.year, month: date.month, day: date.day }), { days })
  )
  return { year: parts.year, month: parts.month, day: parts.day }
}

/** The local date of an instant. */
export const localDate = (instant: DateTime.Zoned): LocalDate => {
  const parts = DateTime.toParts(instant)
  return { year: parts.year, month: parts.month, day: parts.day }
}

/** 0 (Sunday) to 6 (Saturday). */
export const weekday = (date: LocalDate): number =>
  DateTime.toPartsUtc(DateTime.makeUnsafe({ year: date.year, month: date.month, day: date.day })).weekDay

/** `2027-03-01`. */
export const formatDate = (date: LocalDate): string => `${pad(date.year, 4)}-${pad(date.month, 2)}-${pad(date.day, 2)}`

/** RFC 3339 with the zone's offset at that instant, to the second: `2027-03-01T09:00:00+01:00`. */
export const formatInstant = (instant: DateTime.Zoned): string =>
  DateTime.formatIsoOffset(instant).replace(/\.\d{3}(?=[+-]|Z)/, "")

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const minutesADay = 24 * 60
const millisAMinute = 60_000

interface LocalParts extends LocalDate {
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const pad = (value: number, length: number): string => String(value).padStart(length, "0")

const isDate = (date: LocalDate): boolean => {
  if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31) return false
  const parts = DateTime.toPartsUtc(DateTime.makeUnsafe({ year: date.year, month: date.month, day: date.day }))
  return parts.month === date.month && parts.day === date.day
}

const resolve = (
  parts: LocalParts,
  zone: DateTime.TimeZone.Named,
  gap: "reject" | "later"
): Option.Option<DateTime.Zoned> => {
  const make = (disambiguation: DateTime.Disambiguation) =>
    DateTime.makeZoned(
      {
        year: parts.year,
        month: parts.month,
        day: parts.day,
        hour: parts.hour,
        minute: parts.minute,
        second: parts.second
      },
      { timeZone: zone, adjustForTimeZone: true, disambiguation }
    )
  if (gap === "later") return make("later")
  // "earlier" moves a skipped time back before the gap, so its clock no longer shows the parts asked for.
  return Option.filter(make("earlier"), (instant) => {
    const shown = DateTime.toParts(instant)
    return shown.hour === parts.hour && shown.minute === parts.minute && shown.day === parts.day
  })
}

// No zone's gap is longer than a day (Samoa skipped 30 December 2011 whole), and gaps end on a quarter of an hour.
const firstAfterGap = (parts: LocalParts, zone: DateTime.TimeZone.Named): DateTime.Zoned => {
  const start = parts.hour * 60 + parts.minute
  for (let quarter = Math.floor(start / 15) + 1; quarter <= start / 15 + 2 * 96; quarter++) {
    const date = plusDays(parts, Math.floor(quarter / 96))
    const instant = atMinuteOfDay(date, (quarter % 96) * 15, zone)
    if (Option.isSome(instant)) return instant.value
  }
  return Option.getOrThrow(resolve(parts, zone, "later"))
}

/** Whether the name differs from that of a zone in its capitals only. */
const isMiswritten = (name: string): boolean => {
  const known = Intl.supportedValuesOf("timeZone")
  return !known.includes(name) && known.some((zone) => zone.toLowerCase() === name.toLowerCase())
}

const closestZone = (name: string): string | undefined => {
  const wanted = name.toLowerCase().replaceAll(" ", "_")
  const limit = Math.max(2, Math.floor(wanted.length / 3))
  let best: { readonly zone: string; readonly distance: number } | undefined
  if (name.length > 60) return undefined
  for (const zone of Intl.supportedValuesOf("timeZone")) {
    const whole = zone.toLowerCase()
    const city = whole.slice(whole.lastIndexOf("/") + 1)
    const away = Math.min(distance(wanted, whole), distance(wanted, city))
    if (away <= limit && (best === undefined || away < best.distance)) best = { zone, distance: away }
  }
  return best?.zone
}
