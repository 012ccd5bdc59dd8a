import { buildHashtags, hashtagCount, maxHashtagLength, toHashtag } from "@postwright/core/content/Hashtags"
import { formatsByPlatform, platforms } from "@postwright/core/content/Platform"
import { detectHashtags } from "@postwright/core/policy/Entities"
import { hashtagLimit } from "@postwright/core/policy/PlatformRules"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"

describe("toHashtag", () => {
  const cases: ReadonlyArray<readonly [phrase: string, language: string, tag: string | undefined]> = [
    ["electric cargo bike", "en", "ElectricCargoBike"],
    ["Größe zählt", "de", "GrößeZählt"],
    ["größe", "de", "Größe"],
    ["rider's gate", "en", "RiderGate"],
    ["E-Bike", "de", "EBike"],
    ["iPhone case", "en", "IPhoneCase"],
    ["2027 pilot", "en", "Pilot"],
    ["pilot 2027", "en", "Pilot2027"],
    ["26", "en", undefined],
    ["!?", "en", undefined],
    ["a phrase that is far too long to be read", "en", undefined]
  ]
  for (const [phrase, language, tag] of cases) {
    it(`makes ${tag ?? "nothing"} of ${JSON.stringify(phrase)}`, () => {
      assert.strictEqual(toHashtag(phrase, language), tag)
    })
  }

  it("makes only whole, valid hashtags", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme-composite" }),
        fc.constantFrom("en", "de", "tr", "ja"),
        (phrase, language) => {
          const tag = toHashtag(phrase, language)
          if (tag === undefined) return
          assert.deepStrictEqual(
            detectHashtags(`see #${tag} now`).map(({ name }) => name),
            [tag]
          )
          assert.match(tag, /^\p{L}/u)
          assert.isAtMost([...tag].length, maxHashtagLength)
        }
      )
    )
  })
})

describe("buildHashtags", () => {
  const sources = {
    keyphrases: ["cargo bikes", "gate", "cargo bike", "locking points in town", "storage"],
    topic: "Launch of Cargo Week",
    brandName: "Larkfield Cargo Bikes",
    regions: ["GB"]
  }
  const build = (count: number, changes = {}) =>
    buildHashtags({ ...sources, ...changes }, { language: "en", platform: "instagram", format: "post", count })

  it("reaches from broad to niche however few there are", () => {
    assert.deepStrictEqual(build(1), ["Gate"])
    assert.deepStrictEqual(build(2), ["Gate", "CargoBikes"])
    assert.deepStrictEqual(build(5), [
      "Gate",
      "UnitedKingdom",
      "CargoBikes",
      "LockingPointsInTown",
      "LarkfieldCargoBikes"
    ])
  })

  it("names no inflected form twice and no banned word", () => {
    const tags = build(10, { bannedWords: ["storage"] })
    assert.notInclude(tags, "CargoBike")
    assert.notInclude(tags, "Storage")
    assert.strictEqual(new Set(tags).size, tags.length)
  })

  it("names the brand once", () => {
    const keyphrases = ["Larkfield", "gate", "cargo bikes"]
    assert.deepStrictEqual(build(4, { keyphrases, topic: "A cargo bike week" }), [
      "Gate",
      "UnitedKingdom",
      "CargoBikes",
      "LarkfieldCargoBikes"
    ])
  })

  it("falls back on the topic, and on nothing when there is nothing", () => {
    const target = { language: "de", platform: "x", format: "post" } as const
    assert.deepStrictEqual(buildHashtags({ keyphrases: [], topic: "Balkonkraftwerk ohne Papierkram" }, target), [
      "Papierkram",
      "Balkonkraftwerk"
    ])
    assert.deepStrictEqual(buildHashtags({ keyphrases: [], topic: "???" }, target), [])
  })

  it("writes the country in the language of the post", () => {
    const target = { language: "de", platform: "instagram", format: "post", count: 9 } as const
    assert.include(buildHashtags({ keyphrases: ["Solar"], topic: "Solar", regions: ["AT"] }, target), "Österreich")
  })

  it("keeps the number that raises no finding", () => {
    for (const platform of platforms) {
      for (const format of formatsByPlatform[platform]) {
        const count = hashtagCount(platform, format)
        assert.isAtMost(count, hashtagLimit(platform, format) ?? 60)
        assert.isAtLeast(count, 2)
      }
    }
  })
})
