import { assert, describe, it } from "@effect/vitest"
import {
  capitalise,
  decapitalise,
  paragraphs,
  singleLine,
  truncate,
  visibleText
} from "@postwright/core/text/Normalisation"
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

describe("visibleText", () => {
  it("removes what turns the direction of writing or shows nothing", () => {
    for (const mark of "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2064\u2066\u2067\u2068\u2069\u206a\u206f\ufeff\ufff9\u{e0001}\u{e0041}") {
      assert.strictEqual(visibleText(`${mark}car${mark}go ${mark}1${mark}31.${mark}`), "cargo 131.", mark)
    }
    assert.strictEqual(visibleText("a\u200d\u200d\u200cb\u202e\u2066c"), "abc")
  })
  it("keeps joiners where they build an emoji or a script needs them, and direction marks beside such a script", () => {
    for (const text of [
      "👩‍👩‍👧",
      "👩🏽‍🔧",
      "🏳️‍🌈",
      "❤️‍🔥",
      "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
      "می\u200cخواهم",
      "क्\u200dष",
      "ක්\u200dෂ",
      "ক্\u200cষ",
      "שלום\u200f!"
    ]) {
      assert.strictEqual(visibleText(text), text)
      assert.strictEqual(singleLine(` ${text}\n`), text)
    }
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
