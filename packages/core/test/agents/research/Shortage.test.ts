import { aspectsOf } from "@postwright/core/agents/research/Aspects"
import { type Loss, shortageOf } from "@postwright/core/agents/research/Shortage"
import { type ResearchInput } from "@postwright/core/agents/research/ResearchAgent"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { research } from "../material.ts"

const good = "A cargo bike with two children on board stops from 15 mph in eight metres on a dry road."

const worst = Effect.fnUntraced(function* (text: string, changes: Partial<ResearchInput> = {}, name = "a.md") {
  const { input } = yield* research({ "good.txt": good, [name]: text }, changes)
  const { losses } = shortageOf(input, "en")
  return [...losses].sort(([, a], [, b]) => b - a)[0]
})

describe("shortageOf", () => {
  it.effect("tells what each kind of text lacks", () =>
    Effect.gen(function* () {
      const cases: ReadonlyArray<readonly [Loss, string, Partial<ResearchInput>]> = [
        ["unfinished", "- espresso beans\n- filter beans\n- decaf beans", {}],
        ["unfinished", "we lend cargo bikes on mill lane every tuesday and bring them back with our own van", {}],
        ["long", `A cargo bike carries ${"one more box and ".repeat(20)}a dog up the hill.`, {}],
        ["short", "We lend cargo bikes.\n\nThey carry children.", {}],
        ["alike", `${good} ${good}`, {}],
        ["leaning", "However, it was sold in September. They had used it for twelve years.", {}],
        [
          "ruled-out",
          "A cargo bike is a real game-changer for every family in town.",
          { avoidedWords: ["game-changer"] }
        ],
        [
          "over",
          "In February the library plans to lend a second cargo bike to families.",
          { startsOn: "2027-03-01", wanted: 9 }
        ]
      ]
      for (const [loss, text, changes] of cases) {
        const found = yield* worst(text, changes)
        assert.strictEqual(found?.[0], loss, text)
      }
      const rated = `name,comment,stars\n"Ann","The cargo bike did not fit through our gate at all.",2\n"Bob","The cargo bike carried two children up the hill without a complaint.",5`
      assert.strictEqual((yield* worst(rated, {}, "reviews.csv"))?.[0], "rating")
    })
  )

  it.effect("tells the languages of the sources, and loses nothing of good ones", () =>
    Effect.gen(function* () {
      const german = "Ein Lastenrad mit zwei Kindern hält auf trockener Straße aus zwanzig Kilometern pro Stunde."
      const { input } = yield* research({ "en.txt": good, "de.txt": german })
      const shortage = shortageOf(input, "en-GB")
      assert.deepStrictEqual([shortage.documents, shortage.sourceLanguages], [1, ["de", "en"]])
      assert.deepStrictEqual([...shortage.losses], [])
    })
  )
})

describe("aspectsOf", () => {
  const brief = { topic: "Borrow a cargo bike and find out whether it fits your street" }

  it.effect("names what the material speaks of, never the whole topic", () =>
    Effect.gen(function* () {
      const text = `${good} A cargo bike needs a gate of one metre. The gate of the yard is locked at night.

Every cargo bike has two brakes. New brakes of a cargo bike need bedding in before children ride along.`
      const { all, documents } = yield* research({ "a.txt": text })
      const aspects = aspectsOf({ brief, findings: all, documents }, "en")
      assert.include(aspects, "cargo bike")
      assert.notInclude(aspects, brief.topic)
      assert.strictEqual(new Set(aspects).size, aspects.length)
    })
  )

  it.effect(
    "takes headings and parts of the topic where the sources say nothing, and the topic where nothing is there",
    () =>
      Effect.gen(function* () {
        const { all, documents } = yield* research({
          "a.md": "# Storage at home\n\n## Opening hours\n\n- Monday\n- Tuesday"
        })
        const aspects = aspectsOf({ brief, findings: all, documents }, "en")
        assert.deepStrictEqual([...aspects], ["Storage at home", "Opening hours", "cargo bike"])
        assert.deepStrictEqual(
          [...aspectsOf({ brief: { topic: "Bikes" }, findings: all, documents: [] }, "en")],
          ["Bikes"]
        )
        assert.isEmpty(aspectsOf({ brief: { topic: "Bikes" }, findings: all, documents: [] }, "de").slice(1))
      })
  )

  it.effect("names places whole, nobody, and no common word by itself", () =>
    Effect.gen(function* () {
      const text = `The Leith repair café opens every first Saturday from 10 to 14 in the hall on Duke Street. Six volunteers mend lamps, toasters and zips, and last year they saved 310 things from the bin. Petra Lang reads feeds from 41 European banks, and a tin stands by the door of the repair café.`
      const { all, documents } = yield* research({ "note.txt": text }, { topic: "Repair café in Leith" })
      const aspects = aspectsOf({ brief: { topic: "Repair café in Leith" }, findings: all, documents }, "en")
      assert.include(aspects, "Duke Street")
      assert.isEmpty(aspects.filter((aspect) => !aspect.includes(" ") || /petra|lang|european|tin|door/i.test(aspect)))
      const bread = `Anna gibt jeden zweiten Donnerstag einen Kurs für höchstens acht Personen. Mehl, Schürze und ein Glas Sauerteig sind dabei, sagt Petra. Übriges Brot holt jeden Abend die Wiener Tafel, und mit übrigem Brot geht nichts verloren.`
      const german = yield* research(
        { "kurse.md": `# Unser Sauerteig\n\n${bread}` },
        { topic: "Brotbackkurse in Wien" }
      )
      const sides = aspectsOf(
        { brief: { topic: "Brotbackkurse in Wien" }, findings: german.all, documents: german.documents },
        "de"
      )
      assert.include(sides, "Unser Sauerteig")
      assert.isEmpty(sides.filter((side) => /^(?:schürze|petra|anna|übrigem brot|laib)$/i.test(side)))
    })
  )
})
