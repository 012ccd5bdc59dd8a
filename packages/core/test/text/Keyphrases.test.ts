import { assert, describe, it } from "@effect/vitest"
import { isGeneralWord, KeyphraseIndex, keyphrases } from "@postwright/core/text/Keyphrases"

const english = [
  "A cargo bike carries children. Most cargo bikes have a box. The cargo bike stands in the yard. The yard is small.",
  "Larkfield lends a cargo bike for a week. We called Larkfield about the school run, and the school run became easy.",
  "At Larkfield the school run is practised. You can ride home. They ride every day, and you ride too."
]
const german = [
  "Das Balkonkraftwerk hängt am Geländer. Ein Balkonkraftwerk braucht Sonne, und das Geländer muss halten.",
  "Unser neues Balkonkraftwerk läuft. Am Geländer klappert nichts, und die schwarzen Module glänzen. Schwarze Module kosten mehr."
]

describe("keyphrases", () => {
  const phrases = (texts: ReadonlyArray<string>, language: string) =>
    keyphrases(texts, language).map((entry) => entry.phrase)

  it("ranks phrases above their parts and picks the most frequent form", () => {
    const found = phrases(english, "en")
    assert.strictEqual(found[0], "cargo bike")
    assert.includeMembers(found, ["Larkfield", "school run", "yard"])
    assert.notInclude(found, "run")
  })
  it("takes no stop words, verbs or words of time", () => {
    const found = phrases(english, "en")
    for (const word of ["the", "ride", "week", "day", "most", "called"]) assert.notInclude(found, word)
  })
  it("keeps German compounds whole, with their capital", () => {
    const found = phrases(german, "de")
    assert.strictEqual(found[0], "Balkonkraftwerk")
    assert.include(found, "Geländer")
    assert.isTrue(
      found.every((phrase) => /(?:^|\s)\p{Lu}[^\s]*$/u.test(phrase)),
      found.join()
    )
  })
  it("takes no part of a phrase that stands nowhere alone", () => {
    const text = "The practice loop is short. A practice loop has cones. Our practice loop is dry. The cones are red."
    assert.include(phrases([text], "en"), "practice loop")
    assert.notInclude(phrases([text], "en"), "loop")
    assert.notInclude(phrases([text], "en"), "practice")
  })
  it("scores the strongest 1, in descending order, and keeps to the maximum", () => {
    const found = keyphrases(english, "en", { max: 3 })
    assert.strictEqual(found.length, 3)
    assert.strictEqual(found[0]?.score, 1)
    assert.isTrue(found.every((entry, index) => index === 0 || entry.score <= (found[index - 1]?.score ?? 0)))
    assert.strictEqual(found[0]?.count, 4)
    assert.strictEqual(found[0]?.texts, 2)
  })
  it("gives the same for the same texts, and nothing for none", () => {
    assert.deepStrictEqual(keyphrases(english, "en"), keyphrases(english, "en"))
    assert.deepStrictEqual(keyphrases([], "en"), [])
    assert.deepStrictEqual(keyphrases(["", "of the and"], "en"), [])
  })
  it("never joins words over a mark or a sentence end", () => {
    const text = "We sell pumps, locks. Chains rust. We sell pumps, locks. Chains rust."
    assert.notInclude(phrases([text], "en").join("|"), "pumps locks")
  })
})

describe("KeyphraseIndex", () => {
  it("finds other forms, and the longest phrase only", () => {
    const index = new KeyphraseIndex(keyphrases(english, "en"), "en")
    const found = index.find("Three Cargo Bikes stood at Larkfield’s gate.").map((entry) => entry.phrase)
    assert.deepStrictEqual(found, ["cargo bike", "Larkfield"])
    assert.deepStrictEqual(index.find("Nothing of this."), [])
  })
})

describe("isGeneralWord", () => {
  it("knows the general words of a language, whatever its region", () => {
    assert.isTrue(isGeneralWord("week", "en-GB"))
    assert.isTrue(isGeneralWord("woche", "de"))
    assert.isFalse(isGeneralWord("week", "de"))
    assert.isFalse(isGeneralWord("gate", "en"))
  })
})
