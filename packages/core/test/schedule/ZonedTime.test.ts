import {
  atMinuteOfDay,
  formatInstant,
  instantOf,
  localDate,
  minutesOfDay,
  plusDays,
  startOfDay,
  timeZone,
  weekday
} from "@postwright/core/schedule/ZonedTime"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Option, Result } from "effect"
import * as fc from "fast-check"

const zoneOf = (name: string) => Result.getOrThrow(timeZone(name))
const at = (localTime: string, zone: string) =>
  Result.match(instantOf(localTime, zoneOf(zone)), {
    onSuccess: formatInstant,
    onFailure: ({ reason }) => `${reason._tag}: ${reason.remedy}`
  })
const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"), "UTC")
/** What the clocks of the zone show, by Intl alone. */
const shown = (millis: number, zone: string) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" })
    .format(millis)
    .replace(" ", "T")

describe("timeZone", () => {
  it("knows the names of IANA, old ones too, and nothing else", () => {
    for (const name of ["Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires", "Asia/Calcutta", "Europe/Kyiv"]) {
      assert.isTrue(Result.isSuccess(timeZone(name)), name)
    }
    for (const name of ["", "+02:00", "Berlin", "europe/berlin", "Mars/Phobos", "x".repeat(1_000)]) {
      const error = Result.getOrThrow(Result.flip(timeZone(name)))
      assert.strictEqual(error.code, "time-zone-unknown", name)
    }
  })

  it("suggests the zone that was meant, by its name or its city", () => {
    const remedy = (name: string) => Result.getOrThrow(Result.flip(timeZone(name))).remedy
    assert.include(remedy("Europe/Berln"), "Europe/Berlin")
    assert.include(remedy("Berlin"), "Europe/Berlin")
    assert.include(remedy("europe/london"), "Europe/London")
    assert.include(remedy("New York"), "America/New_York")
    assert.strictEqual(remedy("qqqqqqqqqqqqqqq"), "Use an IANA name such as Europe/Berlin")
  })
})

describe("instantOf", () => {
  it("writes RFC 3339 with the offset of that day", () => {
    assert.strictEqual(at("2027-01-15T09:00", "Europe/London"), "2027-01-15T09:00:00+00:00")
    assert.strictEqual(at("2027-07-15T09:00:30", "Europe/London"), "2027-07-15T09:00:30+01:00")
    assert.strictEqual(at("2027-07-15T09:00", "Asia/Kathmandu"), "2027-07-15T09:00:00+05:45")
    assert.strictEqual(at("2027-07-15", "America/St_Johns"), "2027-07-15T00:00:00-02:30")
    assert.match(at("2027-07-15", "UTC"), /^2027-07-15T00:00:00(?:Z|\+00:00)$/)
  })

  it("refuses a time that the clocks skip and names the first that there is", () => {
    assert.strictEqual(at("2027-03-28T02:30", "Europe/Berlin"), "LocalTimeSkipped: Use 2027-03-28T03:00 or later")
    assert.strictEqual(at("2027-10-03T02:15", "Australia/Lord_Howe"), "LocalTimeSkipped: Use 2027-10-03T02:30 or later")
    assert.strictEqual(at("2027-10-03T02:30", "Australia/Lord_Howe"), "2027-10-03T02:30:00+11:00")
    assert.strictEqual(at("2011-12-30T12:00", "Pacific/Apia"), "LocalTimeSkipped: Use 2011-12-31T00:00 or later")
  })

  it("takes the first of two times that the clocks show twice", () => {
    assert.strictEqual(at("2027-10-31T02:30", "Europe/Berlin"), "2027-10-31T02:30:00+02:00")
    assert.strictEqual(at("2027-04-04T01:45", "Australia/Lord_Howe"), "2027-04-04T01:45:00+11:00")
    assert.strictEqual(at("2027-04-03T23:30", "America/Santiago"), "2027-04-03T23:30:00-03:00")
  })

  it("begins a day whose midnight is skipped at its first instant", () => {
    assert.strictEqual(at("2027-09-05", "America/Santiago"), "2027-09-05T01:00:00-03:00")
    assert.strictEqual(at("2027-04-30", "Africa/Cairo"), "2027-04-30T01:00:00+03:00")
    assert.strictEqual(at("2027-09-05T00:00", "America/Santiago"), "LocalTimeSkipped: Use 2027-09-05T01:00 or later")
  })

  it("refuses what is no date of the calendar", () => {
    for (const text of [
      "2027-02-29",
      "2027-13-01",
      "2027-00-10",
      "2027-04-31T10:00",
      "2027-04-30T24:00",
      "2027-04-30T10:60",
      "27-04-30",
      "2027-04-30 10:00",
      "1969-12-31",
      "3000-01-01",
      ""
    ]) {
      assert.match(at(text, "UTC"), /^LocalTimeInvalid/, text)
    }
    assert.match(at("2028-02-29", "UTC"), /^2028-02-29/)
  })

  it("finds for what the clocks show the first instant at which they do, in every zone", () => {
    const minutes = fc.integer({ min: Date.UTC(1990, 0) / 60_000, max: Date.UTC(2037, 0) / 60_000 })
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const millis = minute * 60_000
        const local = shown(millis, zone)
        const instant = Result.getOrThrow(instantOf(local, zoneOf(zone)))
        const found = DateTime.toEpochMillis(instant)
        assert.strictEqual(shown(found, zone), local)
        assert.isAtMost(found, millis)
        // Clocks are set back by half an hour to three hours.
        for (let earlier = 30; earlier <= 180; earlier += 30) {
          assert.notStrictEqual(shown(found - earlier * 60_000, zone), local)
        }
        assert.strictEqual(Date.parse(formatInstant(instant)), found)
      }),
      { numRuns: 400 }
    )
  })

  it("answers every local time of every zone with its instant or with the next time there is", () => {
    const localTime = fc
      .record({ day: fc.integer({ min: 0, max: 20_000 }), minute: fc.integer({ min: 0, max: 1_439 }) })
      .map(({ day, minute }) => new Date(Date.UTC(1980, 0, 1 + day, 0, minute)).toISOString().slice(0, 16))
    fc.assert(
      fc.property(zones, localTime, (zone, text) => {
        const result = instantOf(text, zoneOf(zone))
        if (Result.isSuccess(result)) {
          assert.strictEqual(shown(DateTime.toEpochMillis(result.success), zone).slice(0, 16), text)
          return
        }
        const { reason } = result.failure
        assert.strictEqual(reason._tag, "LocalTimeSkipped")
        const next = reason._tag === "LocalTimeSkipped" ? reason.next : ""
        assert.isTrue(next > text)
        assert.isTrue(Result.isSuccess(instantOf(next, zoneOf(zone))))
      }),
      { numRuns: 400 }
    )
  })
})

describe("dates", () => {
  it("count on over months, years and leap days", () => {
    assert.deepStrictEqual(plusDays({ year: 2027, month: 12, day: 31 }, 1), { year: 2028, month: 1, day: 1 })
    assert.deepStrictEqual(plusDays({ year: 2028, month: 3, day: 1 }, -1), { year: 2028, month: 2, day: 29 })
    assert.strictEqual(weekday({ year: 2027, month: 3, day: 1 }), 1)
  })

  it("begin after the day before, in every zone", () => {
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 15_000 }), (zone, days) => {
        const date = plusDays({ year: 1990, month: 1, day: 1 }, days)
        const [first, second] = [startOfDay(date, zoneOf(zone)), startOfDay(plusDays(date, 1), zoneOf(zone))]
        assert.isTrue(DateTime.isLessThanOrEqualTo(first, second))
        // Some islands skipped a day when they moved to the other side of the date line.
        if (!zone.startsWith("Pacific/")) assert.deepStrictEqual(localDate(first), date)
      }),
      { numRuns: 300 }
    )
  })
})

describe("minutesOfDay", () => {
  const expected = (date: { year: number; month: number; day: number }, zone: string, step: number) =>
    Array.from({ length: (24 * 60) / step }, (_, index) => index * step).flatMap((minuteOfDay) =>
      Option.match(atMinuteOfDay(date, minuteOfDay, zoneOf(zone)), {
        onNone: () => [],
        onSome: (instant) => [`${minuteOfDay} ${formatInstant(instant)}`]
      })
    )
  const found = (date: { year: number; month: number; day: number }, zone: string, step: number) =>
    minutesOfDay(date, zoneOf(zone), step).map(({ instant, minuteOfDay }) => `${minuteOfDay} ${formatInstant(instant)}`)

  it("has no time that is skipped, and of one that comes twice the first", () => {
    for (const [zone, year, month, day] of [
      ["Europe/Berlin", 2027, 3, 28],
      ["Europe/Berlin", 2027, 10, 31],
      ["Australia/Lord_Howe", 2027, 10, 3],
      // The clocks jump over midnight.
      ["America/Santiago", 2027, 9, 5],
      // There is no such day.
      ["Pacific/Apia", 2011, 12, 30]
    ] as const) {
      assert.deepStrictEqual(found({ year, month, day }, zone, 15), expected({ year, month, day }, zone, 15), zone)
    }
    assert.strictEqual(found({ year: 2027, month: 3, day: 28 }, "Europe/Berlin", 15).length, 92)
  })

  it("has the same instants as each time on its own, in every zone", () => {
    const dates = fc.record({
      year: fc.integer({ min: 1990, max: 2050 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 })
    })
    fc.assert(
      fc.property(zones, dates, (zone, date) => {
        assert.deepStrictEqual(found(date, zone, 60), expected(date, zone, 60))
      }),
      { numRuns: 100 }
    )
  })
})
