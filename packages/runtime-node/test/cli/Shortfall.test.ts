import { assert, describe, it } from "@effect/vitest"
import { shortfallOf } from "../../src/cli/Shortfall.ts"

const slot = (...gaps: ReadonlyArray<string>) => ({
  postId: null,
  evidence: [{ kind: "timing", detail: "At nine" }, ...gaps.map((detail) => ({ kind: "gap", detail }))]
})

describe("shortfallOf", () => {
  it("tells what stands in the way of most slots, with the advice for the first of them", () => {
    const shortfall = shortfallOf([
      slot("No source is in French", "Add 20 words"),
      slot("Everything is told", "Add 40 words on hills"),
      slot("Everything is told", "Add 60 words on rain")
    ])
    assert.strictEqual(
      shortfall?.message,
      "No post could be written for any of the 3 slots: Everything is told. Add 40 words on hills. The report.json of the kit says what each slot lacks"
    )
    assert.isFalse(shortfall?.isRetryable)
  })

  it("has nothing to tell where a slot has a post, or where there are no slots", () => {
    assert.isUndefined(shortfallOf([slot("Everything is told"), { postId: "post-002", evidence: [] }]))
    assert.isUndefined(shortfallOf([]))
  })

  it("still says what helps of a plan that names no gap", () => {
    assert.include(shortfallOf([slot()])?.message, "the only slot: the sources have no material")
  })
})
