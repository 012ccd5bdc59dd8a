import { uncitedClaims } from "@postwright/core/policy/UncitedClaims"
import { assert, describe, it } from "@effect/vitest"
import * as FastCheck from "fast-check"

const uncited = (text: string, quotes: ReadonlyArray<string>, language = "en", facts: ReadonlyArray<string> = []) =>
  uncitedClaims(text, { language, quotes, facts }).map((claim) => claim.text)

describe("uncitedClaims", () => {
  it("accepts a figure that a quote has, however it is written", () => {
    assert.deepStrictEqual(uncited("We fixed 1,312 bikes.", ["In 2025 we mended 1.312 bikes"]), [])
    assert.deepStrictEqual(uncited("We fixed 2 million bikes.", ["two million bikes came back"]), [])
    assert.deepStrictEqual(uncited("It takes 12 minutes.", ["It takes twelve minutes"]), [])
    assert.deepStrictEqual(uncited("Das dauert 25 Minuten.", ["fünfundzwanzig Minuten genügen"], "de"), [])
    assert.deepStrictEqual(uncited("A ride costs £2.50.", ["costs £2.50 a ride"]), [])
  })

  it("finds a figure that no quote has, or has as another kind", () => {
    assert.deepStrictEqual(uncited("We fixed 1,313 bikes.", ["We mended 1,312 bikes"]), ["1,313"])
    assert.deepStrictEqual(uncited("It saves 42 %.", ["It costs 42 €"]), ["42 %"])
    assert.deepStrictEqual(uncited("It lasts 42 miles.", ["It lasts 42 minutes"]), ["42 miles"])
    assert.deepStrictEqual(uncited("About 12 people came.", ["120 people came"]), ["12 people"])
    assert.deepStrictEqual(uncited("Es kostet 3,5 Millionen Euro.", ["Es kostet 3,4 Millionen Euro"], "de"), [
      "3,5 Millionen Euro"
    ])
  })

  it("wants every part of a date in one date of the quotes", () => {
    assert.deepStrictEqual(uncited("We open on 3 March 2027.", ["Opening: 2027-03-03"]), [])
    assert.deepStrictEqual(uncited("We open on 4 March 2027.", ["Opening: 2027-03-03, closing 4 May"]), [
      "4 March 2027"
    ])
    assert.deepStrictEqual(uncited("Wir öffnen am 3. März.", ["Eröffnung am 03.03.2027"], "de"), [])
    assert.deepStrictEqual(uncited("Wir öffnen am 3. April.", ["Eröffnung am 03.03.2027"], "de"), ["3. April"])
    assert.deepStrictEqual(uncited("Doors open at 6 pm.", ["Doors open at 18:00"]), [])
  })

  it("finds names and superlatives that nothing bears out", () => {
    assert.deepStrictEqual(uncited("Ask Mehmet Aydın about it.", ["says Mehmet Aydın, our mechanic"]), [])
    assert.deepStrictEqual(uncited("Ask Laura Palmer about it.", ["says Mehmet Aydın"]), ["Laura Palmer"])
    assert.deepStrictEqual(uncited("This is the cheapest ride.", ["a cheap ride"]), ["cheapest"])
    assert.deepStrictEqual(uncited("This is the cheapest ride.", ["the cheapest in town"]), [])
  })

  it("takes the brief at its word", () => {
    assert.deepStrictEqual(uncited("10 years of Larkfield", [], "en", ["Larkfield turns 10 years old"]), [])
  })

  it("reads no claims into addresses, hashtags, mentions and numbering", () => {
    assert.deepStrictEqual(uncited("(1/3) See https://a.example/2024?x=7 #top10 @user99\n2. Come along", []), [])
  })

  it("reads no claims into the numbering of rooms, steps and lists within a line", () => {
    for (const text of [
      "How to: 1. brake 2. lean 3. smile",
      "How to: 1) brake 2) lean",
      "Meet us in room 4",
      "Step 2 is short",
      "1️⃣ brake 2️⃣ lean"
    ]) {
      assert.deepStrictEqual(uncited(text, []), [], text)
    }
    assert.deepStrictEqual(uncited("Tipp 3: bremsen. Schritt 2 folgt", [], "de"), [])
    assert.deepStrictEqual(uncited("In room 4 people wait", []), ["4 people"])
    assert.deepStrictEqual(uncited("Am 1. Mai und 2. Juni", [], "de"), ["1. Mai", "2. Juni"])
    assert.deepStrictEqual(uncited("It has 84. We mended 2. That is all", []), ["84", "2"])
  })

  it("marks a name as a whole", () => {
    assert.deepStrictEqual(uncited("Anna Schmidt of Bosch came.", []), ["Anna Schmidt of Bosch"])
  })

  it("tells where the claim stands", () => {
    const text = "🚲 See https://a.example now: 77 bikes"
    const [claim] = uncitedClaims(text, { language: "en", quotes: [] })
    assert.strictEqual(text.slice(claim!.start, claim!.end), claim!.text)
  })

  it("accepts every text that is its own quote, and never throws", () => {
    FastCheck.assert(
      FastCheck.property(
        FastCheck.string({ unit: "binary", maxLength: 200 }),
        FastCheck.constantFrom("en", "de", "fr"),
        (text, language) => {
          assert.deepStrictEqual(uncited(text, [text], language), [])
        }
      )
    )
    assert.deepStrictEqual(
      uncited("In 2025, 3.5 of 1,000 riders (the fastest, Ann Lee) paid £12.", [
        "In 2025, 3.5 of 1,000 riders (the fastest, Ann Lee) paid £12."
      ]),
      []
    )
  })
})
