import {
  fittingEnd,
  graphemeBorders,
  lengthUnits,
  onGraphemeBorders,
  textLength,
  xWeightedLength
} from "@postwright/core/policy/TextLength"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import twitter from "twitter-text"
import { nastyText } from "./arbitraries.ts"
import { publishedWeights } from "./fixtures/publishedWeights.ts"

describe("xWeightedLength", () => {
  const cases: ReadonlyArray<readonly [text: string, weight: number, why: string]> = [
    ["", 0, "nothing"],
    ["hello", 5, "Latin letters weigh 1"],
    ["Größe", 5, "so do accented ones"],
    ["e\u0301", 1, "counted after NFC"],
    ["привет", 6, "Cyrillic lies below U+1100"],
    ["日本語", 6, "Han weighs 2"],
    ["한", 2, "Hangul weighs 2"],
    ["ᄒ", 2, "the first code point outside the first range"],
    ["ჿ", 1, "the last code point of the first range"],
    ["“a” – b", 7, "quotation marks and dashes weigh 1"],
    ["…", 2, "the ellipsis lies between the ranges"],
    ["€", 2, "so does the euro sign"],
    ["😀", 2, "an emoji weighs 2"],
    ["👍🏽", 2, "with a skin tone too"],
    ["👨‍👩‍👧‍👦", 2, "a family too"],
    ["🇩🇪", 2, "a flag too"],
    ["1️⃣", 2, "a keycap too"],
    ["©", 1, "a sign is no emoji"],
    ["https://example.com", 23, "an address weighs 23"],
    [`https://example.com/${"a".repeat(500)}`, 23, "however long"],
    ["a.de", 23, "or short"],
    ["See a.de, b.de.", 53, "punctuation around addresses counts"],
    ["jo@a.de", 7, "a mail address is no address"],
    ["a\nb", 3, "a line break weighs 1"],
    ["\uD83D", 2, "half a character"]
  ]
  for (const [text, weight, why] of cases) {
    it(`weighs ${JSON.stringify(text.slice(0, 24))} as ${weight}: ${why}`, () => {
      assert.strictEqual(xWeightedLength(text), weight)
    })
  }

  for (const [about, text, weight] of publishedWeights) {
    it(`weighs as X publishes it: ${about}`, () => {
      assert.strictEqual(xWeightedLength(text), weight)
    })
  }

  it("equals the length of twitter-text, on any text with the emoji that it knows", () => {
    fc.assert(
      fc.property(nastyText(), (text) => {
        assert.strictEqual(xWeightedLength(text), twitter.parseTweet(text).weightedLength)
      }),
      { numRuns: 3_000 }
    )
  })

  it("weighs emoji that are younger than twitter-text as X documents it", () => {
    for (const emoji of ["🧑‍🚀", "❤️‍🔥", "🐻‍❄️", "🫱🏻‍🫲🏿"]) {
      assert.strictEqual(xWeightedLength(emoji), 2, emoji)
      assert.isAbove(twitter.parseTweet(emoji).weightedLength, 2, emoji)
    }
  })
})

describe("textLength", () => {
  it("counts each unit in its own way", () => {
    const text = "👨‍👩‍👧e\u0301ß"
    assert.deepStrictEqual(
      lengthUnits.map((unit) => [unit, textLength(text, unit)]),
      [
        ["x-weighted", 4],
        ["utf16", 11],
        ["grapheme", 3],
        ["codepoint", 8],
        ["byte", 23]
      ]
    )
  })

  it("never crashes and orders the units: graphemes, code points, UTF-16 units, bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const [grapheme, codepoint, utf16, byte] = [
          textLength(text, "grapheme"),
          textLength(text, "codepoint"),
          textLength(text, "utf16"),
          textLength(text, "byte")
        ]
        assert.isTrue(grapheme <= codepoint && codepoint <= utf16 && utf16 <= byte)
      })
    )
  })
})

describe("fittingEnd", () => {
  it("cuts on a border where the text keeps the limit and one character more would not", () => {
    fc.assert(
      fc.property(nastyText(), fc.constantFrom(...lengthUnits), fc.nat(40), (text, unit, limit) => {
        const end = fittingEnd(text, unit, limit)
        const borders = graphemeBorders(text)
        assert.include(borders, end)
        assert.isAtMost(textLength(text.slice(0, end), unit), limit)
        if (end === text.length) return
        const next = borders[borders.indexOf(end) + 1]!
        assert.isAbove(textLength(text.slice(0, next), unit), limit)
      })
    )
  })
})

describe("onGraphemeBorders", () => {
  it("finds the borders that the whole text has", () => {
    const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" })
    const texts = fc.array(fc.oneof(nastyText(6), fc.constantFrom("plain words, ", "\r\n")), { maxLength: 4 })
    fc.assert(
      fc.property(texts, fc.nat(60), fc.nat(20), (parts, start, length) => {
        const text = parts.join("")
        const segments = segmenter.segment(text)
        const last = length > 0 ? segments.containing(start + length - 1) : undefined
        assert.deepStrictEqual(onGraphemeBorders(text, { start, end: start + length }), {
          start: segments.containing(start)?.index ?? text.length,
          end:
            last === undefined
              ? (segments.containing(start + length)?.index ?? text.length)
              : last.index + last.segment.length
        })
      }),
      { numRuns: 1_000 }
    )
  })

  it("widens a span to whole characters and never narrows it", () => {
    fc.assert(
      fc.property(nastyText(), fc.nat(40), fc.nat(40), (text, a, b) => {
        const start = Math.min(a, text.length)
        const end = Math.min(start + b, text.length)
        const widened = onGraphemeBorders(text, { start, end })
        const borders = graphemeBorders(text)
        assert.include(borders, widened.start)
        assert.include(borders, widened.end)
        if (end > start) assert.isTrue(widened.start <= start && widened.end >= end)
      })
    )
  })
})
