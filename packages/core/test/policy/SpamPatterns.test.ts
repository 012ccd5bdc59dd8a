import { findSpamHabits } from "@postwright/core/policy/SpamPatterns"
import { type SpamPattern, spamPatterns } from "@postwright/core/policy/Rule"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { nastyText, proseText } from "./arbitraries.ts"
import { cleanLines } from "./cleanLines.ts"

const limits: Record<SpamPattern, number> = {
  shouting: 0.6,
  "repeated-punctuation": 3,
  "repeated-emoji": 3,
  "repeated-hashtag": 1,
  "repeated-word": 3,
  "hashtag-wall": 0.5,
  "too-many-emoji": 10,
  "hidden-characters": 0
}

const habits = (pattern: SpamPattern, text: string, limit = limits[pattern]) => findSpamHabits(text, pattern, limit)
const amounts = (pattern: SpamPattern, text: string, limit?: number) =>
  habits(pattern, text, limit).map(({ amount }) => amount)

/** The text with all edits made. */
const mended = (pattern: SpamPattern, text: string, limit?: number) =>
  habits(pattern, text, limit)
    .flatMap(({ edits }) => edits)
    .sort((a, b) => b.start - a.start)
    .reduce((changed, { end, replacement, start }) => changed.slice(0, start) + replacement + changed.slice(end), text)

describe("shouting", () => {
  it("is a text mostly in capitals", () => {
    assert.deepStrictEqual(amounts("shouting", "BUY NOW AND SAVE BIG TODAY ONLY"), [1])
    assert.deepStrictEqual(amounts("shouting", "JETZT GRÖSSE SICHERN UND SPAREN!"), [1])
    assert.isEmpty(habits("shouting", "Buy now and save big today only"))
    assert.isEmpty(habits("shouting", "SALE!"))
  })

  it("shows where the shouted words stand, those with nothing but marks between them together", () => {
    const shouted = (text: string) => habits("shouting", text).map(({ span }) => text.slice(span!.start, span!.end))
    assert.deepStrictEqual(shouted("BUY SOMETHING, SAVE A BIG SUM! 🎉 TONIGHT ONLY"), [
      "BUY SOMETHING, SAVE A BIG SUM! 🎉 TONIGHT ONLY"
    ])
    assert.deepStrictEqual(shouted("KOMMT ALLE SOFORT HER und ihr SPART RICHTIG VIEL GELD, die NASA auch"), [
      "KOMMT ALLE SOFORT HER",
      "SPART RICHTIG VIEL GELD"
    ])
    assert.deepStrictEqual(shouted("#SALE GRÖSSTE AUSWAHL ALLER ZEITEN bei uns #WOW"), ["GRÖSSTE AUSWAHL ALLER ZEITEN"])
  })

  it("is no acronym, hashtag, mention, address or model number", () => {
    for (const text of [
      "NASA, ESA, JAXA, CNSA, ISRO and DLR",
      "BMW, VW, SAP, BASF, RWE im DAX",
      "#BUYNOWANDSAVEBIGTODAY #JETZTZUGREIFENODERNIE so",
      "@LARKFIELD_BIKES_OFFICIAL HTTPS://EXAMPLE.COM/ABCDEFGHIJKLMNOPQRST",
      "RTX4090 XTX7900 WH1000XM5 GTX1080TI SM57B"
    ])
      assert.isEmpty(habits("shouting", text), text)
  })

  it("is nothing in scripts without case", () => {
    assert.isEmpty(habits("shouting", "日本語だけの長い文章ですから大文字というものはここには一つもありません"))
    assert.isEmpty(habits("shouting", "هذا نص طويل باللغة العربية ولا توجد فيه أحرف كبيرة"))
  })
})

describe("repeated punctuation", () => {
  it("is collapsed to what it says", () => {
    assert.strictEqual(
      mended("repeated-punctuation", "Wow!!!! Echt?!?!?! So....... Ja ! ! ! !"),
      "Wow! Echt?! So… Ja !"
    )
    assert.strictEqual(mended("repeated-punctuation", "すごい！！！！"), "すごい！")
    assert.deepStrictEqual(amounts("repeated-punctuation", "Wow!!!!"), [4])
  })

  it("is no ellipsis, divider or part of an address", () => {
    for (const text of ["Well... yes!!!", "-----", "https://example.com/a?b=!!!!c", "1,2,,3", "Wait…"])
      assert.isEmpty(habits("repeated-punctuation", text), text)
  })
})

describe("repeated emoji", () => {
  it("counts pictures, whatever their parts", () => {
    assert.strictEqual(mended("repeated-emoji", "🔥🔥🔥🔥 hot 👨‍👩‍👧‍👦👨‍👩‍👧‍👦 👨‍👩‍👧‍👦👨‍👩‍👧‍👦"), "🔥 hot 👨‍👩‍👧‍👦")
    assert.strictEqual(mended("repeated-emoji", "🇩🇪 🇩🇪 🇩🇪 🇩🇪 🇦🇹"), "🇩🇪 🇦🇹")
    assert.isEmpty(habits("repeated-emoji", "🔥🔥🔥 ❤️🔥❤️🔥 1️⃣2️⃣3️⃣4️⃣ ©©©©"))
  })

  it("stay once even where the limit is none, so that no others come together", () => {
    assert.strictEqual(mended("repeated-emoji", "❤️🇩🇪🇩🇪❤️ 🔥🔥", 0), "❤️🇩🇪❤️ 🔥")
    assert.isEmpty(habits("repeated-emoji", "❤️🇩🇪❤️", 0))
  })

  it("are too many above the limit, which then stay", () => {
    assert.strictEqual(mended("too-many-emoji", "a 😀 b 😃 c 😄.", 1), "a 😀 b c .")
    assert.deepStrictEqual(amounts("too-many-emoji", "😀😃😄", 2), [3])
    assert.strictEqual(mended("too-many-emoji", "a😀b", 0), "a b")
    assert.isEmpty(habits("too-many-emoji", "#1 in 2024 © ™ 3*4"))
  })
})

describe("hashtags", () => {
  it("stay once: a listed repetition goes, one in a sentence becomes a word", () => {
    assert.strictEqual(
      mended("repeated-hashtag", "#Berlin ist schön. Ich liebe #berlin sehr.\n#Rad #berlin #rad #Tour"),
      "#Berlin ist schön. Ich liebe berlin sehr.\n#Rad #Tour"
    )
    assert.isEmpty(habits("repeated-hashtag", "#Berlin #Berliner"))
    assert.isEmpty(habits("repeated-hashtag", "#a1 #a1", 2))
  })

  it("are a wall when most of the text is tags, of which the last go", () => {
    const text = "Hi there\n#one #two #three #four #five #six"
    assert.closeTo(amounts("hashtag-wall", text)[0]!, 0.79, 0.01)
    assert.isEmpty(habits("hashtag-wall", mended("hashtag-wall", text)))
    assert.isEmpty(habits("hashtag-wall", "#one #two #three"))
    assert.isEmpty(
      habits("hashtag-wall", `${"A sentence that says something. ".repeat(3)}#one #two #three #four #five`)
    )
  })

  it("are left to a person where the wall is made of sentences", () => {
    assert.deepStrictEqual(habits("hashtag-wall", "#We #love #big #red #bikes!")[0]!.edits, [])
  })
})

describe("repeated words", () => {
  it("stay once", () => {
    assert.strictEqual(mended("repeated-word", "Sale sale SALE, sale now"), "Sale now")
    assert.isEmpty(habits("repeated-word", "sale sale sale"))
    assert.isEmpty(habits("repeated-word", "1 1 1 1 1"))
    assert.isEmpty(habits("repeated-word", "New York, New York, New York, New York"))
    assert.isEmpty(habits("repeated-word", "#sale #sale #sale #sale"))
  })
})

describe("hidden characters", () => {
  it("go, and take nothing with them that readers see", () => {
    assert.strictEqual(
      mended("hidden-characters", "s\u200ba\u2060l\u00ade\ufeff \u202ecba\u202c \u3164x\u0007"),
      "sale cba x"
    )
    assert.deepStrictEqual(amounts("hidden-characters", "a\u200b\u200bb\u200b"), [3])
    assert.isEmpty(habits("hidden-characters", "a\u200bb", 1))
  })

  it("are not those that emoji and scripts are made of", () => {
    for (const text of [
      "👨‍👩‍👧‍👦 ❤️‍🔥 🏳️‍🌈 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ ™️ ☺︎ 👩🏽‍🚀",
      "می‌خواهم",
      "क्‍ष",
      "שלום\u200f (abc)\u200e",
      "ไทย\u200bไทย",
      "葛\u{e0100}",
      "a\tb\r\nc\u00a0d"
    ])
      assert.isEmpty(habits("hidden-characters", text), text)
    assert.deepStrictEqual(amounts("hidden-characters", "a\u200db 🔥\u200d a\ufe0f"), [3])
  })
})

describe("findSpamHabits", () => {
  it.each(spamPatterns)("finds no %s in honest lines", (pattern) => {
    for (const { language, text } of cleanLines)
      assert.isEmpty(findSpamHabits(text, pattern, limits[pattern], language), text)
  })

  it.each(spamPatterns)("ends %s by its edits, on any text", (pattern) => {
    const pieces = fc.constantFrom(
      "!",
      "?",
      ".",
      "🔥",
      "❤️",
      "🇩🇪",
      " ",
      "#tag",
      "#Tag",
      "sale",
      "SALE",
      "\u200b",
      "\u200d",
      "\ufe0f",
      "\n",
      "…",
      "👩"
    )
    const texts = fc.oneof(
      nastyText(),
      proseText(40),
      fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(""))
    )
    fc.assert(
      fc.property(texts, fc.integer({ min: 0, max: 4 }), (text, count) => {
        const limit = pattern === "hashtag-wall" || pattern === "shouting" ? count / 5 : count
        const before = habits(pattern, text, limit)
        let last = 0
        for (const { end, start } of before.flatMap(({ edits }) => edits)) {
          assert.isTrue(start >= last && end > start && end <= text.length)
          last = end
        }
        if (before.some(({ edits }) => edits.length === 0)) return
        assert.isEmpty(
          habits(pattern, mended(pattern, text, limit), limit),
          JSON.stringify(mended(pattern, text, limit))
        )
      }),
      { numRuns: 500 }
    )
  })

  it.each(spamPatterns)("finishes on a megabyte of what makes %s", { timeout: 120_000 }, (pattern) => {
    for (const piece of ["!", "🔥", "#a ", "A ", "a ", "\u200d", "!1"])
      findSpamHabits(piece.repeat(1_000_000 / piece.length), pattern, limits[pattern])
  })
})
