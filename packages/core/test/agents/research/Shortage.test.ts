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

  it.effect("takes parts of the topic and headings where the sources say nothing", () =>
    Effect.gen(function* () {
      const { all, documents } = yield* research({
        "a.md": "# Storage at home\n\n## Opening hours\n\n- Monday\n- Tuesday"
      })
      const aspects = aspectsOf({ brief, findings: all, documents }, "en")
      assert.includeMembers([...aspects], ["cargo bike", "street", "Storage at home", "Opening hours"])
      assert.isEmpty(aspectsOf({ brief: { topic: "Bikes" }, findings: all, documents: [] }, "en"))
    })
  )
})
