import {
  engagementMeasure,
  engagementRate,
  lastOfEachPost,
  localTime,
  PostResult
} from "@postwright/core/analytics/PostResult"
import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { resultOf } from "./results.ts"

describe("PostResult", () => {
  it("is plain JSON", () => {
    const result = resultOf({ kind: "statistic", angleId: "angle-1", approach: "question" })
    const json = JSON.parse(JSON.stringify(Schema.encodeSync(PostResult)(result)))
    assert.deepStrictEqual(Schema.decodeUnknownSync(PostResult)(json), result)
  })

  for (const [what, changes] of Object.entries({
    "a time without offset": { publishedAt: "2027-03-01T09:00:00" },
    "a day that is none": { publishedAt: "2027-02-30T25:00:00Z" },
    "a zone that nobody knows": { timeZone: "Europe/Atlantis" },
    "fewer than no likes": { metrics: { likes: -1 } },
    "half a like": { metrics: { likes: 0.5 } }
  })) {
    it(`refuses ${what}`, () => {
      assert.throws(() => resultOf(changes))
    })
  }

  it("knows weekday and hour of its audience where clocks change", () => {
    const at = (publishedAt: string, timeZone: string) => localTime(resultOf({ publishedAt, timeZone }))
    assert.deepStrictEqual(at("2027-03-01T09:00:00+01:00", "Europe/Berlin"), { weekday: 1, hour: 9 })
    assert.deepStrictEqual(at("2027-03-28T00:59:00Z", "Europe/Berlin"), { weekday: 0, hour: 1 })
    assert.deepStrictEqual(at("2027-03-28T01:00:00Z", "Europe/Berlin"), { weekday: 0, hour: 3 })
    assert.deepStrictEqual(at("2027-03-01T03:00:00Z", "America/New_York"), { weekday: 0, hour: 22 })
  })

  it("counts the last of several results of a post", () => {
    const [early, late] = [resultOf({ metrics: { likes: 1 } }), resultOf({ metrics: { likes: 9 } })]
    assert.deepStrictEqual(lastOfEachPost([early, resultOf({ postId: "post-2" }), late]), [
      late,
      resultOf({ postId: "post-2" })
    ])
    assert.lengthOf(lastOfEachPost([early, resultOf({ platform: "x" })]), 2)
  })
})

describe("engagement rate", () => {
  it("is likes, comments, shares and saves by impressions; clicks do not count", () => {
    const result = resultOf({
      metrics: { impressions: 200, likes: 4, comments: 3, shares: 2, saves: 1, clicks: 50, reach: 100 }
    })
    const measure = engagementMeasure([result])
    assert.deepStrictEqual(measure, { per: "impressions", interactions: ["likes", "comments", "shares", "saves"] })
    assert.strictEqual(engagementRate(result, measure!), 0.05)
  })

  it("goes by reach where more posts know that", () => {
    const known = resultOf({ metrics: { reach: 50, likes: 5 } })
    const measure = engagementMeasure([known, known, resultOf({ metrics: { impressions: 50, likes: 5 } })])
    assert.deepStrictEqual(measure, { per: "reach", interactions: ["likes"] })
    assert.strictEqual(engagementRate(known, measure!), 0.1)
  })

  it("takes what is unknown for unknown, not for zero", () => {
    const full = resultOf({ metrics: { impressions: 100, likes: 5, saves: 5 } })
    const half = resultOf({ metrics: { impressions: 100, likes: 5 } })
    const measure = engagementMeasure([full, full, full, full, half])!
    assert.deepStrictEqual(measure.interactions, ["likes", "saves"])
    assert.isUndefined(engagementRate(half, measure))
    // Where too many do not know it, it counts for none.
    assert.deepStrictEqual(engagementMeasure([full, half])?.interactions, ["likes"])
    assert.deepStrictEqual(engagementMeasure([full, full, full, full], [half])?.interactions, ["likes"])
  })

  it("is none without anybody who saw it, or without any interaction that is known", () => {
    assert.isUndefined(engagementMeasure([]))
    assert.isUndefined(engagementMeasure([resultOf({ metrics: { likes: 5 } })]))
    assert.isUndefined(engagementMeasure([resultOf({ metrics: { impressions: 0, likes: 0 } })]))
    assert.isUndefined(engagementMeasure([resultOf({ metrics: { impressions: 5, clicks: 1 } })]))
  })
})
