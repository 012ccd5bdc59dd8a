import { detectCashtags, detectHashtags, detectMentions } from "@postwright/core/policy/Entities"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import twitter from "twitter-text"
import { nastyText, proseText } from "./arbitraries.ts"

const names = (found: ReadonlyArray<{ readonly name: string }>) => found.map(({ name }) => name)

describe("detectHashtags", () => {
  it("finds tags in any script, with digits but not of digits", () => {
    assert.deepStrictEqual(names(detectHashtags("#Größe #日本 ＃wide #2027 #Jahr2027 #a_b")), [
      "Größe",
      "日本",
      "wide",
      "Jahr2027",
      "a_b"
    ])
  })

  it("finds none in words, addresses and entities", () => {
    assert.deepStrictEqual(names(detectHashtags("C#sharp https://example.com/#top &#amp #a#b #️⃣")), [])
  })
})

describe("detectMentions", () => {
  it("finds handles, dots inside included, and none in mail addresses", () => {
    assert.deepStrictEqual(names(detectMentions("@larkfield, (@first.last.) jo@example.com")), [
      "larkfield",
      "first.last"
    ])
  })
})

describe("detectCashtags", () => {
  it("finds tickers and no amounts", () => {
    assert.deepStrictEqual(names(detectCashtags("$ABC costs $5, $BRK.B more; US$ABC")), ["ABC", "BRK.B"])
  })
})

it("counts hashtags and cashtags as twitter-text does", () => {
  fc.assert(
    fc.property(fc.oneof(proseText(20), nastyText(10)), (text) => {
      assert.deepStrictEqual(
        detectCashtags(text).map(({ end, start }) => [start, end]),
        twitter.extractCashtagsWithIndices(text).map(({ indices }) => [...indices])
      )
    }),
    { numRuns: 2_000 }
  )
  fc.assert(
    fc.property(proseText(20), (text) => {
      assert.deepStrictEqual(
        detectHashtags(text).map(({ end, start }) => [start, end]),
        twitter.extractHashtagsWithIndices(text).map(({ indices }) => [...indices])
      )
    }),
    { numRuns: 2_000 }
  )
})
