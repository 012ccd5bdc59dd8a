import { assert, describe, it } from "@effect/vitest"
import { capitalise, decapitalise, paragraphs, singleLine, truncate } from "@postwright/core/text/Normalisation"
import { countGraphemes } from "@postwright/core/text/Segmentation"
import * as fc from "fast-check"

describe("singleLine", () => {
  it("joins wrapped lines and keeps quotation marks and dashes", () => {
    assert.strictEqual(singleLine("  “One”\r\n  two –\tthree\u00a0kg \n"), "“One” two – three kg")
  })
  it("joins words broken at a hyphen, but not before a conjunction", () => {
    assert.strictEqual(singleLine("a two-\nwheeler"), "a two-wheeler")
    assert.strictEqual(singleLine("Vor-\nund Nachteile"), "Vor- und Nachteile")
    assert.strictEqual(singleLine("Lasten\u00ad\nrad und Fahr\u00adrad"), "Lastenrad und Fahrrad")
  })
  it("removes marks that show nothing, but not those that build an emoji", () => {
    assert.strictEqual(singleLine("\ufeffa\u200bb\u0000 👩‍👩‍👧"), "ab 👩‍👩‍👧")
  })
})

describe("paragraphs", () => {
  it("keeps blank lines and joins the lines between them", () => {
    assert.strictEqual(paragraphs("one\ntwo\r\n \r\n\r\nthree\n\n"), "one two\n\nthree")
  })
})

describe("truncate", () => {
  it("keeps what fits, and cuts the rest at a word", () => {
    assert.strictEqual(truncate("short", 5), "short")
    assert.strictEqual(truncate("one two, three", 9), "one two…")
    assert.strictEqual(truncate("one two three", 11, { ellipsis: "" }), "one two")
    assert.strictEqual(truncate("Donaudampfschiff", 6), "Donau…")
  })
  it("measures in the unit of the limit", () => {
    const bytes = (text: string) => new TextEncoder().encode(text).length
    assert.strictEqual(truncate("öl öl öl", 8, { measure: bytes }), "öl…")
  })
  it("never cuts inside a character and never exceeds the limit", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.nat(40), (text, limit) => {
        const cut = truncate(text, limit)
        assert.isAtMost(countGraphemes(cut), Math.max(limit, text === cut ? countGraphemes(text) : 0))
        assert.isTrue(cut === text || text.startsWith(cut.replace(/…$/u, "")))
      })
    )
  })
})

describe("capitalise", () => {
  it("changes the first letter by the rules of the language", () => {
    assert.strictEqual(capitalise("“über", "de"), "“Über")
    assert.strictEqual(capitalise("istanbul", "tr"), "İstanbul")
    assert.strictEqual(capitalise("ßa", "de"), "ßa")
    assert.strictEqual(capitalise("42 ways", "en"), "42 ways")
    assert.strictEqual(capitalise("", "en"), "")
  })
  it("is undone by decapitalise, except for abbreviations and I", () => {
    assert.strictEqual(decapitalise("The bike", "en"), "the bike")
    assert.strictEqual(decapitalise("I’m here", "en"), "I’m here")
    assert.strictEqual(decapitalise("USB ports", "en"), "USB ports")
  })
})
