import { assert, describe, it } from "@effect/vitest"
import { NgramIndex, ngrams, overlap } from "@postwright/core/text/Ngrams"
import * as fc from "fast-check"

describe("overlap", () => {
  it("is the shared share of the smaller text", () => {
    assert.strictEqual(overlap("a b c d e f", "a b c d e x"), 0.5)
    assert.strictEqual(overlap("one two three four five", "zero one two three four five six seven"), 1)
    assert.strictEqual(overlap("one two", "three four"), 0)
    assert.strictEqual(overlap("", "anything"), 0)
  })
  it("compares words without case, punctuation, width, addresses, hashtags and mentions", () => {
    const plain = "measure the gate before you buy"
    assert.strictEqual(
      overlap(plain, "“Measure” the GATE, before (you) buy! https://example.com/x #bikes @larkfield"),
      1
    )
    assert.strictEqual(overlap("１２３ ab cd ef gh", "123 ab cd ef gh"), 1)
  })
  it("compares texts shorter than a gram as a whole", () => {
    assert.strictEqual(overlap("Two words", "two words"), 1)
    assert.strictEqual(ngrams("three short words").size, 1)
    assert.strictEqual(ngrams("#only @marks").size, 0)
  })
})

describe("NgramIndex", () => {
  it("takes millions of letters without a space, and an address of them", () => {
    for (const long of ["ж".repeat(5_000_000), `http://${"ж".repeat(12_000_000)}`]) {
      const index = new NgramIndex()
      index.add("long", `${long} one two three four five`)
      assert.strictEqual(index.highestOverlap("One two three four five."), 1)
    }
  })

  const word = fc.constantFrom("a", "b", "c", "d")
  const text = fc.array(word, { maxLength: 14 }).map((words) => words.join(" "))

  it("finds the highest overlap with any text, the first of equals", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), text, (texts, probe) => {
        const index = new NgramIndex(3)
        for (const [at, item] of texts.entries()) index.add(String(at), item)
        const overlaps = texts.map((item) => overlap(item, probe, 3))
        const highest = Math.max(0, ...overlaps)
        assert.strictEqual(index.highestOverlap(probe), highest)
        if (highest > 0) assert.strictEqual(index.closest(probe)?.id, String(overlaps.indexOf(highest)))
      })
    )
  })
  it("keeps the first text of an id", () => {
    const index = new NgramIndex()
    index.add("x", "one two three four five")
    index.add("x", "six seven eight nine ten")
    assert.strictEqual(index.size, 1)
    assert.strictEqual(index.highestOverlap("six seven eight nine ten"), 0)
  })
})
