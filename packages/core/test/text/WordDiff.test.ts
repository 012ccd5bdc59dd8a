import { assert, describe, it } from "@effect/vitest"
import { type DiffPart, wordDiff } from "@postwright/core/text/WordDiff"
import * as fc from "fast-check"

const shown = (parts: ReadonlyArray<DiffPart>): string =>
  parts.map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `{+${text}+}` })[kind]).join("")

describe("wordDiff", () => {
  it("marks words that changed, and nothing else", () => {
    assert.strictEqual(
      shown(wordDiff("Riders rode 5,109 miles in May.", "Riders rode 5,209 miles in May.", "en")),
      "Riders rode [-5,109-]{+5,209+} miles in May."
    )
    assert.strictEqual(shown(wordDiff("One, two.", "One; two.", "en")), "One[-,-]{+;+} two.")
    assert.strictEqual(shown(wordDiff("same", "same", "en")), "same")
    assert.deepStrictEqual(wordDiff("", "", "en"), [])
  })

  it("tells a changed phrase as one", () => {
    assert.strictEqual(
      shown(wordDiff("It is a cheap deal for you.", "It is an honest price for you.", "en")),
      "It is [-a cheap deal-]{+an honest price+} for you."
    )
  })

  it("keeps emoji and other pairs of units whole", () => {
    assert.strictEqual(shown(wordDiff("Go 🚲 now", "Go 🚀 now", "en")), "Go [-🚲-]{+🚀+} now")
  })

  it("gives back both texts, whatever they are", () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), fc.string()),
        ([shared, left, right]) => {
          const [from, to] = [`${shared} ${left} ${shared}`, `${shared} ${right}`]
          const parts = wordDiff(from, to, "de")
          const without = (kind: DiffPart["kind"]) =>
            parts
              .filter((part) => part.kind !== kind)
              .map((part) => part.text)
              .join("")
          assert.strictEqual(without("added"), from)
          assert.strictEqual(without("removed"), to)
        }
      )
    )
  })

  it("stays quick where nothing is alike", () => {
    const text = (seed: number) => Array.from({ length: 20_000 }, (_, at) => `w${at * seed}x${seed}`).join(" ")
    const parts = wordDiff(text(3), text(7), "en")
    assert.strictEqual(parts.length, 2)
  }, 20_000)
})
