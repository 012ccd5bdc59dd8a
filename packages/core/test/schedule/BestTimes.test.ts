import { platforms } from "@postwright/core/content/Platform"
import { bestTimes, timeFit } from "@postwright/core/schedule/BestTimes"
import { describeFit } from "@postwright/core/schedule/Scheduling"
import { assert, describe, it } from "@effect/vitest"

describe("bestTimes", () => {
  it("dates and sources the windows of every network", () => {
    for (const platform of platforms) {
      const { dateChecked, study, tier, url, windows } = bestTimes[platform]
      assert.match(url, /^https:\/\//)
      assert.match(dateChecked, /^\d{4}-\d{2}-\d{2}$/)
      assert.strictEqual(tier, "reported")
      assert.isNotEmpty(study)
      assert.isNotEmpty(windows)
      for (const { fromHour, toHour, weekdays } of windows) {
        assert.isTrue(fromHour >= 0 && fromHour < toHour && toHour <= 24)
        assert.isTrue(weekdays.length > 0 && weekdays.every((day) => day >= 0 && day <= 6))
      }
    }
  })
})

describe("timeFit", () => {
  it("ranks peak, window, hour of another day, daylight, night", () => {
    const thursday = 4
    const weights = [
      timeFit("x", 3, 9 * 60),
      timeFit("x", 3, 8 * 60 + 30),
      timeFit("x", 0, 9 * 60),
      timeFit("x", thursday, 15 * 60),
      timeFit("x", thursday, 3 * 60)
    ]
    assert.deepStrictEqual(
      weights.map(({ level }) => level),
      ["best", "best", "hour", "day", "off"]
    )
    for (const [at, { weight }] of weights.entries()) if (at > 0) assert.isBelow(weight, weights[at - 1]!.weight)
  })

  it("explains itself in English and German", () => {
    assert.include(describeFit("x", timeFit("x", 3, 9 * 60), "en"), bestTimes.x.study.en)
    assert.include(describeFit("x", timeFit("x", 3, 9 * 60), "de"), `laut ${bestTimes.x.study.de}`)
    for (const minute of [3 * 60, 15 * 60]) assert.isNotEmpty(describeFit("x", timeFit("x", 4, minute), "de"))
  })
})
