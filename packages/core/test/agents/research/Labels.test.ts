import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { research } from "../material.ts"

/** Sentences of the sources that carry the label, and those that do not. */
const labelled = Effect.fnUntraced(function* (constraint: string, sources: Readonly<Record<string, string>>) {
  const { findings } = yield* research(sources, {
    constraints: [constraint],
    topic: "Cargo bikes, pilot, Balkon",
    wanted: 100
  })
  const all = findings.flatMap(({ label, texts }) =>
    texts.map((text, index) => ({ text, isLabelled: label?.sentences.includes(index) === true }))
  )
  const of = (wanted: boolean) => all.flatMap(({ isLabelled, text }) => (isLabelled === wanted ? [text] : [])).sort()
  return { labelled: of(true), plain: of(false) }
})

const pilot = "Pilot figures are always named as our own measurements from 2026"
const measured = "Messwerte immer als eigene Messungen von Sonnenfach kennzeichnen"

describe("figures that the brief wants named", () => {
  it.effect("are amounts, counts in words and shares wherever the sentence speaks of the pilot", () =>
    Effect.gen(function* () {
      const named = [
        "Seventeen punctures occurred during the pilot, and fourteen of them were in rear tyres.",
        "The pilot cost £19,240, which was £640 more than the budget of £18,600.",
        "Two pilot breakdowns were nothing more than a spring, so springs now get changed often."
      ]
      const plain = [
        "Borrowers should bring a helmet, and the pilot desk has 12 of them to lend.",
        "Larkfield learned its two-group rota in the pilot, when each bike was inspected at once."
      ]
      const text = [...named, ...plain].join("\n\n")
      assert.deepStrictEqual(yield* labelled(pilot, { "notes.txt": text }), { labelled: named, plain })
    })
  )

  it.effect("are those of a document or section about the pilot, whatever the single sentence speaks of", () =>
    Effect.gen(function* () {
      const named = [
        "The Drake had a waiting list of nineteen businesses, so Larkfield will start with four.",
        "Thirteen loans went to food businesses, eight to tradespeople and six to cargo shops."
      ]
      const plain = [
        "One family in Fennel Road kept a Puffin in the front room for six nights and liked it.",
        "Sixteen bikes go out each Saturday while the others are checked, repaired and hired out.",
        "Three measurements on a form would have spared at least five cargo borrowers their week."
      ]
      const text = [...named, ...plain].join("\n\n")
      const found = { labelled: named, plain }
      assert.deepStrictEqual(yield* labelled(pilot, { "report-pilot.txt": text }), found)
      assert.deepStrictEqual(
        yield* labelled(pilot, { "a.md": `# Report\n\n## What the pilot showed\n\n${text}` }),
        found
      )
      const elsewhere = { labelled: [], plain: [...named, ...plain].sort() }
      assert.deepStrictEqual(yield* labelled(pilot, { "a.md": `# Report\n\n## The shop\n\n${text}` }), elsewhere)
    })
  )

  it.effect("go on in the paragraph that spoke of the pilot, until it turns to another time", () =>
    Effect.gen(function* () {
      const riders = "Riders in the pilot rated their confidence at 5.1 out of ten on the first day."
      const gain = "Three-quarters of the gain had arrived by the third day of the week."
      const bakery = "Saltings Bakehouse borrowed a Drake during the pilot and sold its old van."
      const later = "Between July and December, the Drake covered 147 of 151 delivery mornings."
      assert.deepStrictEqual(yield* labelled(pilot, { "a.txt": `${riders} ${gain}\n\n${bakery} ${later}` }), {
        labelled: [riders, gain],
        plain: [later, bakery]
      })
    })
  )

  it.effect("are, where all measurements are meant, those that say so and those of a record of measurements", () =>
    Effect.gen(function* () {
      const named = "An der Wand gemessene Speicher waren im Schnitt vier Grad wärmer als die am Geländer des Balkons."
      const plain = [
        "Der Tausch der Steckdose am Balkon kostet bei uns 85 Euro einschließlich Messung und Anfahrt.",
        "Ein Berater misst Geländer und Steckdose am Balkon und braucht dafür etwa vierzig Minuten."
      ]
      assert.deepStrictEqual(yield* labelled(measured, { "a.txt": [named, ...plain].join("\n\n") }), {
        labelled: [named],
        plain
      })
      const yearly = "Familie Petersen erreichte auf ihrem Balkon den höchsten Eigenverbrauch mit 79 Prozent."
      const kettle = "Ein Wasserkocher zieht 2.000 Watt und holt den größten Teil davon trotzdem aus dem Netz."
      const record = `# Neun Balkone\n\n*Aufgezeichnet im Ahornweg. Messzeitraum: April 2025 bis März 2026*\n\n${yearly}\n\n${kettle}`
      assert.deepStrictEqual(yield* labelled(measured, { "a.md": record }), { labelled: [yearly], plain: [kettle] })
      assert.deepStrictEqual((yield* labelled(measured, { "a.md": yearly })).labelled, [])
    })
  )
})
