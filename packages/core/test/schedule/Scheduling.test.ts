import { platforms as allPlatforms } from "@postwright/core/content/Platform"
import { collisions, schedule, type ScheduleRequest } from "@postwright/core/schedule/Scheduling"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Result } from "effect"
import * as fc from "fast-check"

const month: ScheduleRequest = {
  start: "2027-03-01",
  timeZone: "Europe/London",
  days: 30,
  perDay: 3,
  platforms: [...allPlatforms] as ScheduleRequest["platforms"],
  seed: 1
}

const times = (request: ScheduleRequest) => Result.getOrThrow(schedule(request))
const millis = (startsAt: string) => DateTime.toEpochMillis(DateTime.makeUnsafe(startsAt))

describe("Scheduling", () => {
  it("places every slot of a month in order, each network its equal share", () => {
    const placed = times(month)
    assert.strictEqual(placed.length, 90)
    assert.deepStrictEqual(
      placed.map((time) => millis(time.startsAt)),
      placed.map((time) => millis(time.startsAt)).sort((a, b) => a - b)
    )
    for (const platform of allPlatforms) {
      assert.strictEqual(placed.filter((time) => time.platform === platform).length, 15)
    }
  })

  it("prefers the published best hours", () => {
    const placed = times(month)
    const best = placed.filter((time) => time.fit.level === "best")
    assert.isAbove(best.length, 50)
  })

  it("gives the same times for the same seed, and others for another", () => {
    assert.deepStrictEqual(times(month), times({ ...month }))
    assert.notDeepEqual(times(month), times({ ...month, seed: 2 }))
  })

  it("keeps the local hour when the clocks change", () => {
    const placed = times({ ...month, start: "2027-03-26", days: 6, perDay: 1, platforms: ["facebook"] })
    assert.isTrue(placed.slice(0, 2).every((time) => time.startsAt.endsWith("+00:00")))
    assert.isTrue(placed.slice(2).every((time) => time.startsAt.endsWith("+01:00")))
  })

  it("takes up to sixteen posts a day on one network, and says so when there are more", () => {
    assert.strictEqual(times({ ...month, perDay: 16, platforms: ["x"] }).length, 480)
    const error = Result.getOrThrow(Result.flip(schedule({ ...month, perDay: 24, platforms: ["x"] })))
    assert.strictEqual(error.code, "day-too-full")
    assert.include(error.message, "2027-03-01 has room for 16 posts on x with 90 minutes between them, not for 24")
    assert.include(error.remedy, "at most 16 posts a day for each platform")
  })

  it("says on the day of a late start to start earlier", () => {
    const error = Result.getOrThrow(Result.flip(schedule({ ...month, start: "2027-03-01T23:00", platforms: ["x"] })))
    assert.include(error.message, "room for 1 posts on x")
    assert.include(error.remedy, "Start at the beginning of a day")
  })

  it("refuses sizes that cannot be planned", () => {
    for (const size of [
      { days: 0 },
      { days: 1e9 },
      { days: 1.5 },
      { perDay: 0 },
      { perDay: 25 },
      { perDay: Number.NaN }
    ]) {
      const error = Result.getOrThrow(Result.flip(schedule({ ...month, ...size })))
      assert.strictEqual(error.code, "schedule-size-invalid")
    }
  })

  it("shares the slots of any plan evenly between the networks", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 10 }),
        fc.subarray([...allPlatforms], { minLength: 1 }),
        fc.nat(),
        (days, perDay, [first, ...rest], seed) => {
          const placed = times({ ...month, days, perDay, platforms: [first!, ...rest], seed })
          const counts = [first!, ...rest].map((name) => placed.filter(({ platform }) => platform === name).length)
          assert.isAtMost(Math.max(...counts) - Math.min(...counts), 1)
        }
      ),
      { numRuns: 40 }
    )
  })

  it("fills the fullest day there is, the whole year, where clocks change at midnight or by half an hour", () => {
    for (const timeZone of ["America/Santiago", "Africa/Cairo", "Australia/Lord_Howe", "Africa/Casablanca"]) {
      const placed = times({ ...month, start: "2027-01-01", timeZone, days: 366, perDay: 16, platforms: ["x"] })
      assert.strictEqual(placed.length, 366 * 16)
      assert.deepStrictEqual(collisions(placed.map((time, index) => ({ ...time, id: String(index) }))), [])
    }
  })

  it("places nothing before a start within a day", () => {
    const placed = times({ ...month, start: "2027-03-01T15:30" })
    assert.isTrue(placed.every((time) => millis(time.startsAt) >= millis("2027-03-01T15:30:00Z")))
  })

  it("refuses a start that the clocks skip, and names the next time there is", () => {
    const error = Result.getOrThrow(Result.flip(schedule({ ...month, start: "2027-03-28T01:30" })))
    assert.strictEqual(error.code, "local-time-skipped")
    assert.include(error.message, "2027-03-28T02:00")
  })

  it("suggests the zone that was meant", () => {
    const error = Result.getOrThrow(Result.flip(schedule({ ...month, timeZone: "Europe/Berln" })))
    assert.include(error.message, "Europe/Berlin")
  })

  it("keeps 90 minutes between two posts on one network, in every zone and season", () => {
    const zones = ["Europe/Berlin", "America/Santiago", "Africa/Cairo", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 364 }),
        fc.integer({ min: 1, max: 20 }),
        fc.subarray([...allPlatforms], { minLength: 2 }),
        fc.nat(),
        (timeZone, dayOfYear, perDay, chosen, seed) => {
          const start = DateTime.formatIso(
            DateTime.add(DateTime.makeUnsafe("2027-01-01T00:00:00Z"), { days: dayOfYear })
          )
          const [first, ...rest] = chosen
          const placed = times({
            start: start.slice(0, 10),
            timeZone,
            days: 4,
            perDay,
            platforms: [first!, ...rest],
            seed
          })
          assert.strictEqual(placed.length, 4 * perDay)
          assert.deepStrictEqual(collisions(placed.map((time, index) => ({ ...time, id: String(index) }))), [])
        }
      ),
      { numRuns: 60 }
    )
  })

  it("finds the pairs that lie too close", () => {
    const slot = (id: string, startsAt: string) => ({ id, startsAt, platform: "x" as const })
    assert.deepStrictEqual(
      collisions([
        slot("c", "2027-03-01T12:00:00Z"),
        slot("a", "2027-03-01T09:00:00Z"),
        slot("b", "2027-03-01T11:29:00+01:00")
      ]),
      [{ first: "a", second: "b", platform: "x" }]
    )
  })
})
