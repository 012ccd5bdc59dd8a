import { brandAddress } from "@postwright/core/agents/BrandAddress"
import { captionOf } from "@postwright/core/agents/Captions"
import { pictureOf } from "@postwright/core/agents/Pictures"
import { makeSubjects } from "@postwright/core/agents/Subjects"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { briefOf } from "./material.ts"
import { slotOf } from "./posts.ts"

describe("captionOf", () => {
  const cases: ReadonlyArray<readonly [string, "en" | "de", string]> = [
    ["Measure the gate first.", "en", "Measure the gate first"],
    [
      "Two people sign the card, and the second signature has to come from someone else.",
      "en",
      "Two people sign the card"
    ],
    [
      "More than 300 people and businesses applied for all the places that the pilot could offer.",
      "en",
      "More than 300 people"
    ],
    ["The books of the bakery show £260 a month for the bike round since the first of July.", "en", "£260 a month"],
    // What is taken back behind a comma says the opposite alone, and so does a figure that is denied.
    ["The car was entirely fine, but the bike reached the nursery in half of the usual time.", "en", ""],
    ["A trailer of that kind does not carry 90 kg up the hill behind the old chapel of the town.", "en", ""],
    [
      "Die drei Wohnungen erzeugten zwar am wenigsten, nutzten aber zusammen 71 Prozent davon selbst.",
      "de",
      "71 Prozent"
    ],
    [
      "Rund 16 Prozent mehr brachten unsere Südbalkone im Vergleich aller gemessenen Jahre zusammen.",
      "de",
      "Rund 16 Prozent"
    ]
  ]
  for (const [text, language, caption] of cases) {
    it(`says ${caption === "" ? "nothing" : `“${caption}”`} for “${text}”`, () => {
      assert.strictEqual(captionOf(text, language, 60), caption)
    })
  }
})

describe("subjects and pictures", () => {
  it.effect("name things that can be drawn, no person, brand, competitor or product that is called like a bird", () =>
    Effect.gen(function* () {
      const slot = yield* slotOf(
        "Weigh the load on the bathroom scales before you load the Heron of Rivalino for the first time. Helen Marsh swears by the Larkfield list.",
        { competitors: ["Rivalino"], brand: { name: "Larkfield" } }
      )
      const [finding] = slot.findings
      const subjects = makeSubjects(slot)
      assert.strictEqual(subjects.drawable(finding.texts[0], finding), "bathroom scales")
      for (const text of finding.texts) {
        assert.notMatch(subjects.in(text, finding).join(), /Rivalino|Larkfield/)
        assert.notMatch(subjects.drawable(text, finding) ?? "", /Heron|Helen|Marsh/)
      }
      const picture = pictureOf({ text: finding.texts[0], finding, index: 0, subjects, language: "en", seed: 1 })
      assert.match(picture, /^Close-up: bathroom scales, cargo bikes? in the background, .*\.$/)
    })
  )

  it.effect("take no time to speak of for long words", () =>
    Effect.gen(function* () {
      const slot = yield* slotOf("A cargo bike carries two children and the shopping of a week.")
      const subjects = makeSubjects(slot)
      const start = performance.now()
      subjects.drawable(`the ${"a".repeat(50_000)} ${"B".repeat(50_000)}`, slot.findings[0])
      assert.isBelow(performance.now() - start, 2_000)
    })
  )
})

describe("brandAddress", () => {
  it.effect("goes by guidelines and tone before examples, and says nothing where they contradict", () =>
    Effect.gen(function* () {
      const of = (
        brand: { readonly guidelines?: string; readonly examples?: ReadonlyArray<string> },
        language = "de"
      ) =>
        Effect.map(
          briefOf({
            topic: "Rad",
            platforms: ["x"],
            brand: {
              ...(brand.guidelines === undefined ? {} : { guidelines: brand.guidelines }),
              ...(brand.examples === undefined ? {} : { voice: { examples: [...brand.examples] } })
            }
          }),
          (brief) => brandAddress(brief, language)
        )
      assert.strictEqual(yield* of({ guidelines: "Immer Sie-Form" }), "sie")
      assert.strictEqual(yield* of({ guidelines: "Wir sind per Du", examples: ["Rufen Sie uns an."] }), "du")
      assert.strictEqual(
        yield* of({ examples: ["Hast du Fragen? Wir helfen dir.", "Komm vorbei, wenn du magst."] }),
        "du"
      )
      assert.isUndefined(yield* of({ guidelines: "Sie-Form oder du-Form" }))
      assert.isUndefined(yield* of({}))
      assert.strictEqual(yield* of({ examples: ["You bring the load. We lend you the bike."] }, "en"), "you")
    })
  )
})
