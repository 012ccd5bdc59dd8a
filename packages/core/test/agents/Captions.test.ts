import { brandAddress } from "@postwright/core/agents/BrandAddress"
import { captionOf } from "@postwright/core/agents/Captions"
import { pictureOf } from "@postwright/core/agents/Pictures"
import { makeSubjects } from "@postwright/core/agents/Subjects"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { briefOf } from "./material.ts"
import { slotOf } from "./posts.ts"
import { processorTime } from "../processorTime.ts"

describe("captionOf", () => {
  const cases: ReadonlyArray<readonly [string, "en" | "de", string, "spoken"?]> = [
    ["Measure the gate first.", "en", "Measure the gate first"],
    [
      "Two people sign the card, and the second signature has to come from someone else.",
      "en",
      "Two people sign the card"
    ],
    [
      "More than 300 people and businesses applied for all the places that the pilot could offer.",
      "en",
      "More than 300 people",
      "spoken"
    ],
    ["The books of the bakery show £260 a month for the bike round since the first of July.", "en", "£260 a month"],
    // What is taken back behind a comma says the opposite alone, and so does a figure that is denied.
    ["The car was entirely fine, but the bike reached the nursery in half of the usual time.", "en", ""],
    ["A trailer of that kind does not carry 90 kg up the hill behind the old chapel of the town.", "en", ""],
    [
      "Die drei Wohnungen erzeugten zwar am wenigsten, nutzten aber zusammen 71 Prozent davon selbst.",
      "de",
      "71 Prozent",
      "spoken"
    ],
    [
      "Rund 16 Prozent mehr brachten unsere Südbalkone im Vergleich aller gemessenen Jahre zusammen.",
      "de",
      "Rund 16 Prozent mehr"
    ],
    // Where nobody says the rest, a figure alone says nothing; a phrase that is cut says nothing anywhere.
    ["Damage from a fall at the end of the first day is charged at cost up to the deposit of £100.", "en", ""],
    [
      "The workshop of the yard measured 18 per cent less range at the coldest morning than in the middle of summer.",
      "en",
      "18 per cent less range"
    ],
    [
      "Between July and December of that year, the Drake covered 147 of 151 delivery mornings.",
      "en",
      "147 of 151 delivery mornings",
      "spoken"
    ],
    [
      "Every bike of the first season gets a 35-minute check with 42 points before anyone rides it.",
      "en",
      "",
      "spoken"
    ],
    [
      "The Drake carried most of those rounds itself, which adds up to 2,146 miles in all.",
      "en",
      "2,146 miles",
      "spoken"
    ],
    ["Fifty-two of those places are kept for community groups that would otherwise have no turn.", "en", "", "spoken"],
    ["Fifty-two of those places, two in every week, are reserved for people with little money.", "en", ""],
    ["People with weak wrists, new parents with sleeping babies and gardeners often prefer the trike.", "en", ""],
    ["Jeder elfte Termin endete mit der Empfehlung, an diesem Balkon kein Set anzubringen.", "de", ""]
  ]
  for (const [text, language, caption, use] of cases) {
    it(`says ${caption === "" ? "nothing" : `“${caption}”`} for “${text}”`, () => {
      assert.strictEqual(captionOf(text, language, { maxLength: 60, isSpoken: use === "spoken" }), caption)
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

  it.effect(
    "are what a camera sees: no time, sum or event, no verb, no mere degree, and Germans in the first case",
    () =>
      Effect.gen(function* () {
        const drawn = Effect.fnUntraced(function* (text: string, language: "en" | "de" = "en") {
          const slot =
            language === "de"
              ? yield* slotOf("Ein Balkonkraftwerk besteht aus zwei Teilen und einem Kabel.", {
                  topic: "Balkonkraftwerk",
                  language
                })
              : yield* slotOf("A cargo bike carries two children and the shopping of a week.")
          return makeSubjects(slot).drawable(text, slot.findings[0])
        })
        for (const [text, subject] of [
          ["The season ends with the handover of the last bikes, and the surcharge is small.", /bike/],
          ["Nobody knows whether a battery survives when the bike sleeps beside the boiler.", /^(?:battery|boiler)$/],
          ["Does the bike fit through the gate of the yard?", /^(?:gate|yard)$/],
          ["The charger plugs into a normal socket of the kitchen.", /^(?:charger|kitchen|socket|normal socket)$/],
          ["She measured the tightest corner of the way home.", /^corner$/]
        ] as const) {
          assert.match((yield* drawn(text)) ?? "", subject, text)
        }
        assert.strictEqual(
          yield* drawn("Wir messen den Strom, die Leistung und das Licht an allen Geländern.", "de"),
          "Licht"
        )
        assert.strictEqual(yield* drawn("Beim Umzug hängt das Modul an neuen Geländern.", "de"), "Modul")
      })
  )

  it.effect("take no time to speak of for long words", () =>
    Effect.gen(function* () {
      const slot = yield* slotOf("A cargo bike carries two children and the shopping of a week.")
      const subjects = makeSubjects(slot)
      const millis = processorTime()
      subjects.drawable(`the ${"a".repeat(50_000)} ${"B".repeat(50_000)}`, slot.findings[0])
      assert.isBelow(millis(), 2_000)
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
