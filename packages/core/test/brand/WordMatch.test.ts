import { findWords, wordsIn, wordsSpelledBy } from "@postwright/core/brand/WordMatch"
import { graphemeBorders } from "@postwright/core/policy/TextLength"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"

describe("findWords", () => {
  it("matches whole words in any case and Unicode form", () => {
    assert.deepStrictEqual(wordsIn("BILLIG und gro\u0308ßer, nicht unbillig", ["billig", "größer", "groß"]), [
      "billig",
      "größer"
    ])
  })

  it("matches phrases over spaces, hyphens and line breaks", () => {
    const words = ["game-changer", "link in bio"]
    for (const text of ["game changer", "Game‑Changer", "game - changer", "GAME\nCHANGER"]) {
      assert.deepStrictEqual(wordsIn(text, words), ["game-changer"], text)
    }
    assert.deepStrictEqual(wordsIn("Link-in-Bio", words), ["link in bio"])
    assert.deepStrictEqual(wordsIn("game. Changer", words), [])
  })

  it("takes signs of a word literally", () => {
    assert.deepStrictEqual(wordsIn("100 % and C++ (a.b)", ["100 %", "c++", "a.b", "(", "a*b"]), [
      "100 %",
      "c++",
      "a.b",
      "("
    ])
    assert.deepStrictEqual(wordsIn("axb", ["a.b"]), [])
    assert.deepStrictEqual(wordsIn("any", ["", " ", "-"]), [])
  })

  it("finds what it put into a text, on borders of graphemes", () => {
    const word = fc.constantFrom("cheap", "größer", "game-changer", "naïve", "日本", "e\u0301te")
    const around = fc
      .string({ unit: "grapheme-composite", maxLength: 12 })
      .map((text) => text.replace(/[\p{L}\p{M}\p{N}_]/gu, "."))
    fc.assert(
      fc.property(around, word, around, (before, banned, after) => {
        const text = `${before} ${banned.toUpperCase()} ${after}`
        const matches = findWords(text, [banned])
        assert.isAtLeast(matches.length, 1)
        const borders = new Set(graphemeBorders(text))
        for (const { end, start } of matches) assert.isTrue(borders.has(start) && borders.has(end) && start < end)
      })
    )
  })

  it("never crashes, whatever the words", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.array(fc.string({ unit: "binary", maxLength: 8 }), { maxLength: 4 }),
        (text, words) => {
          for (const { end, start } of findWords(text, words)) assert.isTrue(start < end && end <= text.length)
        }
      )
    )
  })
})

describe("wordsSpelledBy", () => {
  it("reads a hashtag without its capitals", () => {
    assert.deepStrictEqual(wordsSpelledBy("GameChanger", ["game-changer", "game"]), ["game-changer"])
  })
})
