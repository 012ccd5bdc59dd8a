import { Attempt, Exchange, type RateReading } from "@postwright/core/publishing/Attempt"
import { type RateLimit } from "@postwright/core/publishing/Connector"
import { type Outcome } from "@postwright/core/publishing/Outcome"
import { exceededLimit, nextAllowedAt } from "@postwright/core/publishing/RateBudget"
import { localOwner } from "@postwright/core/tenancy/Actor"
import { scriptedAccount } from "@postwright/core/testing/publishing/ScriptedNetwork"
import { assert, describe, it } from "@effect/vitest"
import { DateTime } from "effect"
import * as fc from "fast-check"
import { idOf } from "./support.ts"

const at = (seconds: number) => DateTime.makeUnsafe(1_800_000_000_000 + seconds * 1000)

const limit = (count: number, windowSeconds: number, scope: "account" | "app" = "account"): RateLimit => ({
  operation: "create",
  scope,
  limit: count,
  windowSeconds,
  source: "https://example.com",
  checkedOn: "2026-11-21"
})

const attempt = (seconds: number, options: { outcome?: Outcome; readings?: ReadonlyArray<RateReading> } = {}) =>
  new Attempt({
    organizationId: localOwner.organizationId,
    publicationId: idOf("a"),
    accountId: scriptedAccount.id,
    number: 1,
    part: 0,
    textHash: "",
    contentHash: "",
    checkpoint: null,
    intendedAt: at(seconds),
    ...(options.outcome === undefined ? {} : { outcome: options.outcome }),
    log: [
      new Exchange({
        at: at(seconds),
        method: "POST",
        url: "https://example.com",
        durationMillis: 0,
        rateReadings: options.readings ?? []
      })
    ]
  })

const next = (limits: ReadonlyArray<RateLimit>, attempts: ReadonlyArray<Attempt>, now = 0) =>
  DateTime.toEpochSeconds(nextAllowedAt({ limits, attempts, operation: "create", now: at(now) })) -
  DateTime.toEpochSeconds(at(0))

describe("nextAllowedAt", () => {
  it("is now while there is room, and when the oldest call leaves the window otherwise", () => {
    const attempts = [attempt(-50), attempt(-30), attempt(-10)]
    assert.strictEqual(next([limit(4, 60)], attempts), 0)
    assert.strictEqual(next([limit(3, 60)], attempts), 10)
    assert.strictEqual(next([limit(2, 60)], attempts), 30)
    assert.strictEqual(next([limit(3, 50)], attempts), 0)
  })

  it("keeps all limits, and leaves those of the whole app to what the network says", () => {
    const attempts = [attempt(-50), attempt(-30), attempt(-10)]
    assert.strictEqual(next([limit(3, 60), limit(3, 3_600)], attempts), 3_550)
    assert.strictEqual(next([limit(1, 60, "app")], attempts), 0)
  })

  it("does not count what the network turned away for its rate, but all other calls", () => {
    const turnedAway: Outcome = { _tag: "Rejected", reason: "rate-limited", message: "", remedy: "", owner: "worker" }
    const unknown: Outcome = { _tag: "Unknown", checkpoint: null, why: "" }
    assert.strictEqual(next([limit(1, 60)], [attempt(-10, { outcome: turnedAway })]), 0)
    assert.strictEqual(next([limit(1, 60)], [attempt(-10, { outcome: unknown })]), 50)
  })

  it("believes the network's newest word on each window", () => {
    const reading = (remaining: number, resetIn: number, scope: "account" | "app" = "account"): RateReading => ({
      operation: "create",
      scope,
      limit: 100,
      remaining,
      resetAt: at(resetIn)
    })
    assert.strictEqual(next([], [attempt(-20, { readings: [reading(0, 100)] })]), 100)
    assert.strictEqual(
      next([], [attempt(-20, { readings: [reading(0, 100)] }), attempt(-10, { readings: [reading(5, 100)] })]),
      0
    )
    assert.strictEqual(next([], [attempt(-20, { readings: [reading(3, 100), reading(0, 700, "app")] })]), 700)
    assert.strictEqual(next([], [attempt(-20, { readings: [reading(0, -5)] })]), 0)
  })

  it("never lets a window hold more than its limit", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 30 }),
        (count, window, gaps) => {
          const sent: Array<number> = []
          let now = 0
          for (const gap of gaps) {
            now = Math.max(
              now + gap,
              next(
                [limit(count, window)],
                sent.map((when) => attempt(when)),
                now + gap
              )
            )
            sent.push(now)
          }
          return sent.every((start) => sent.filter((when) => when >= start && when < start + window).length <= count)
        }
      )
    )
  })
})

describe("exceededLimit", () => {
  const planned = (...seconds: ReadonlyArray<number>) => seconds.map((when) => ({ publishAt: at(when), posts: 1 }))
  const exceeded = (limits: ReadonlyArray<RateLimit>, others: ReadonlyArray<number>, when: number, posts = 1) =>
    exceededLimit({ limits, planned: planned(...others), added: { publishAt: at(when), posts } })?.posts

  it("finds the window that would be too full, before or after", () => {
    assert.isUndefined(exceeded([limit(3, 60)], [0, 59], 30))
    assert.strictEqual(exceeded([limit(2, 60)], [0, 59], 30), 3)
    assert.isUndefined(exceeded([limit(2, 60)], [0, 60], 30))
    assert.strictEqual(exceeded([limit(2, 60)], [40, 50], 0), 3)
    assert.strictEqual(exceeded([limit(2, 60)], [], 0, 3), 3)
    assert.isUndefined(exceeded([limit(2, 60)], [-300, -299, -298], 0))
  })

  it("agrees with trying every window", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 20 }),
        fc.integer({ min: 0, max: 60 }),
        (count, window, others, when) => {
          const all = [...others, when]
          const isTooFull = all.some(
            (start) =>
              start <= when &&
              when < start + window &&
              all.filter((item) => item >= start && item < start + window).length > count
          )
          return (exceeded([limit(count, window)], others, when) !== undefined) === isTooFull
        }
      )
    )
  })
})
