import { assert, describe, it } from "@effect/vitest"
import { columnsOf, joinWords, writtenWords } from "@postwright/core/media/WrittenWords"
import * as fc from "fast-check"

const textsOf = (text: string, language = "en") => writtenWords(text, language).map((word) => word.text)

describe("words as they are written", () => {
  it("keep their punctuation", () => {
    assert.deepStrictEqual(textsOf("“Tea,” she said (in 2027): don't!"), [
      "“Tea,”",
      "she",
      "said",
      "(in",
      "2027):",
      "don't!"
    ])
  })

  it("take signs that stand alone to the word before them, and opening ones to the word behind", () => {
    assert.deepStrictEqual(textsOf("Tea – hot + black 👋"), ["Tea –", "hot +", "black 👋"])
    assert.deepStrictEqual(textsOf("« Bonjour » dit-il"), ["« Bonjour »", "dit-il"])
    assert.deepStrictEqual(textsOf("👋 Hello"), ["👋 Hello"])
    assert.deepStrictEqual(textsOf("👋 … !"), [])
  })

  it("have an ampersand as a word of its own, because it is spoken as one", () => {
    assert.deepStrictEqual(textsOf("O'Neil & Sons"), ["O'Neil", "&", "Sons"])
    assert.deepStrictEqual(textsOf("Grünzeug & – Söhne &", "de"), ["Grünzeug", "& –", "Söhne", "&"])
    assert.deepStrictEqual(textsOf("AT&T, R&D and &amp; too"), ["AT&T,", "R&D", "and", "&amp;", "too"])
    assert.deepStrictEqual(textsOf("& 👋 &"), [])
  })

  it("are found in texts without spaces, where marks go with the word they stand at", () => {
    const words = textsOf("今天我们喝茶，好吗？", "zh")
    assert.strictEqual(words.join(""), "今天我们喝茶，好吗？")
    assert.isAbove(words.length, 3)
    assert.isTrue(words.some((word) => word.endsWith("，")))
    assert.strictEqual(joinWords(words), "今天我们喝茶，好吗？")
  })

  it("lie where they say, in order", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
        let last = 0
        for (const { end, start, text: word } of writtenWords(text, "en")) {
          assert.strictEqual(text.slice(start, end), word)
          assert.isAtLeast(start, last)
          last = end
        }
      })
    )
  })

  it("are as wide as they look", () => {
    assert.deepStrictEqual(["für", "茶", "👩‍👩‍👧", "한", "é"].map(columnsOf), [3, 2, 2, 2, 1])
  })
})
