import { benjaminiHochberg, mannWhitney, median } from "@postwright/core/analytics/RankTest"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"

describe("mannWhitney", () => {
  // https://docs.scipy.org/doc/scipy/reference/generated/scipy.stats.mannwhitneyu.html, read 2026-11-22
  it("is exact for small samples: ages at diagnosis", () => {
    const { pValue, u } = mannWhitney([19, 22, 16, 29, 24], [20, 11, 17, 12])
    assert.strictEqual(u, 17)
    assert.approximately(pValue, 1 / 9, 1e-12)
  })

  // https://stat.ethz.ch/R-manual/R-devel/library/stats/html/wilcox.test.html: W = 35, one-sided p = 0.1272
  it("is exact for small samples: permeability of membranes", () => {
    const atTerm = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
    const { pValue, u } = mannWhitney(atTerm, [1.15, 0.88, 0.9, 0.74, 1.21])
    assert.strictEqual(u, 35)
    assert.approximately(pValue, 2 * 0.1272, 2e-4)
  })

  // The same page, on ozone in May and August: W = 127.5, p = 0.0001208
  it("corrects for ties in large samples", () => {
    const may = [41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30, 11, 1, 11, 4, 32, 23, 45, 115, 37]
    const august = [
      39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31, 44, 21, 9, 45, 168, 73, 76, 118, 84, 85
    ]
    const { pValue, superiority, u } = mannWhitney(may, august)
    assert.strictEqual(u, 127.5)
    assert.approximately(pValue, 0.0001208, 3e-7)
    assert.approximately(superiority, 127.5 / 676, 1e-12)
  })

  it("counts ties exactly in small samples, as trying every division of the values does", () => {
    const value = fc.integer({ min: 0, max: 3 })
    const sample = fc.array(value, { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        assert.approximately(mannWhitney(a, b).pValue, byEveryDivision(a, b), 1e-9)
      }),
      { seed: 7, numRuns: 200 }
    )
  })

  it("says the same of both sides, and nothing of values that are all equal", () => {
    const [a, b] = [
      [1, 5, 7, 7],
      [2, 3, 9, 9, 9]
    ]
    assert.approximately(mannWhitney(a!, b!).pValue, mannWhitney(b!, a!).pValue, 1e-12)
    for (const count of [4, 60]) {
      const same = Array.from({ length: count }, () => 0.25)
      assert.deepStrictEqual(mannWhitney(same, same), { u: (count * count) / 2, superiority: 0.5, pValue: 1 })
    }
  })

  it("passes from counting to the normal curve without a jump", () => {
    const values = (count: number) => Array.from({ length: count }, (_, index) => (index * 37) % 101)
    const [small, large] = [values(20), values(21).map((value) => value + 14)]
    const exact = mannWhitney(small, large.slice(0, 20)).pValue
    assert.approximately(mannWhitney(small, large).pValue, exact, 0.05)
  })
})

describe("benjaminiHochberg", () => {
  // The 15 comparisons of Benjamini and Hochberg 1995, https://doi.org/10.1111/j.2517-6161.1995.tb02031.x
  it("finds the four of fifteen comparisons that the published example finds at 0.05", () => {
    const values = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1
    ]
    const corrected = benjaminiHochberg(values.toReversed()).toReversed()
    assert.strictEqual(corrected.filter((value) => value <= 0.05).length, 4)
    const expected = [0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714, 0.06385714, 0.0645, 0.0765, 0.486]
    for (const [index, value] of expected.entries()) assert.approximately(corrected[index]!, value, 1e-8)
  })

  it("leaves a single value alone", () => {
    assert.deepStrictEqual(benjaminiHochberg([0.03]), [0.03])
    assert.deepStrictEqual(benjaminiHochberg([]), [])
  })
})

describe("median", () => {
  it("is the middle value, or the mean of the middle two", () => {
    assert.strictEqual(median([3, 1, 2]), 2)
    assert.strictEqual(median([4, 1, 3, 2]), 2.5)
    assert.isNaN(median([]))
  })
})

const byEveryDivision = (a: ReadonlyArray<number>, b: ReadonlyArray<number>): number => {
  const all = [...a, ...b]
  const uOf = (chosen: ReadonlyArray<number>, others: ReadonlyArray<number>) =>
    chosen.reduce((sum, x) => sum + others.reduce((wins, y) => wins + (x > y ? 1 : x === y ? 0.5 : 0), 0), 0)
  const mean = (a.length * b.length) / 2
  const seen = Math.abs(uOf(a, b) - mean)
  let [count, far] = [0, 0]
  for (let mask = 0; mask < 1 << all.length; mask++) {
    const chosen = all.filter((_, index) => (mask >> index) & 1)
    if (chosen.length !== a.length) continue
    count++
    const others = all.filter((_, index) => !((mask >> index) & 1))
    if (Math.abs(uOf(chosen, others) - mean) >= seen - 1e-9) far++
  }
  return far / count
}
