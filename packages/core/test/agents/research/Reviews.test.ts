import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { research } from "../material.ts"

const reviews = {
  "reviews.csv": `id,comment,stars
1,"My wife drinks flat white and I drink espresso. Both come out right every time.",5
2,"The lid of the water tank does not close properly. Support sent a new one free of charge.",4
3,"Great taste of the espresso, but the drip tray of this machine is really tiny.",4
4,"The steam wand of this machine leaked on the very first day of use.",1`
}

describe("ResearchAgent floor on reviews", () => {
  it.effect("lets an unsigned review speak as a customer’s, not as the brand’s own words", () =>
    Effect.gen(function* () {
      const { findings } = yield* research(reviews, { wanted: 10 })
      assert.isNotEmpty(findings)
      for (const { kind, speaker } of findings)
        assert.deepStrictEqual([kind, speaker], ["quotation", "Customer review"])
      const german = yield* research(
        {
          "stimmen.csv": `nr,kommentar,sterne
1,"Die Maschine heizt in weniger als einer Minute auf. Mein Morgen ist seitdem viel ruhiger.",5`
        },
        { wanted: 10 }
      )
      assert.strictEqual(german.findings[0]?.speaker, "Kundenbewertung")
    })
  )

  it.effect("takes the cells of a table without ratings for statements", () =>
    Effect.gen(function* () {
      const { findings } = yield* research({
        "facts.csv": `id,fact
1,"A cargo bike with two children on board stops from 15 mph in eight metres."`
      })
      assert.deepStrictEqual(
        findings.map(({ speaker }) => speaker),
        [undefined]
      )
    })
  )

  it.effect("lets no sentence of a review that is not all praise stand without the others", () =>
    Effect.gen(function* () {
      const { findings } = yield* research(reviews, { wanted: 10 })
      const mixed = findings.find(({ citation }) => citation.quote.startsWith("The lid"))
      const praise = findings.find(({ citation }) => citation.quote.startsWith("My wife"))
      assert.deepStrictEqual(mixed?.opens, [false, false])
      assert.isTrue(praise?.opens[0])
    })
  )

  it.effect("prefers a review that is all praise to one with an objection", () =>
    Effect.gen(function* () {
      const { findings } = yield* research(
        {
          "reviews.csv": `name,comment,stars
"Ann","The espresso of this machine tastes great, and the drip tray is large enough.",5
"Bob","The espresso of this machine tastes great, but the drip tray is far too tiny.",4`
        },
        { wanted: 10 }
      )
      assert.strictEqual(findings[0]?.speaker, "Ann")
    })
  )
})

describe("ResearchAgent floor on scarce sources", () => {
  const sources = {
    "notes.txt": `A cargo bike of the library carries 90 kilograms up Staithe Hill at nine miles an hour.

Pausing takes only two clicks and needs no reason at all.`
  }

  it.effect("fills up with what says less while the plan can use it, and not otherwise", () =>
    Effect.gen(function* () {
      const plenty = yield* research(sources)
      const scarce = yield* research(sources, { wanted: 4 })
      assert.strictEqual(plenty.findings.length, 1)
      assert.deepStrictEqual(
        scarce.findings.map(({ citation }) => citation.quote.slice(0, 12)),
        ["A cargo bike", "Pausing take"]
      )
    })
  )

  it.effect("lets nothing open a text that ends by pointing back", () =>
    Effect.gen(function* () {
      const { findings } = yield* research(
        {
          "a.txt": `Light roasts keep the taste of the cargo bike tour. Dark roasts taste of the roaster instead.

Our paper bags carry a valve that lets gas out. Air from outside cannot enter through it.

Green beans stay good for a year in a dry store. Ours hang on hooks above the floor.

Tap water with much chalk flattens the taste of light roasts. A simple jug filter solves the problem for a few pounds.`,
          "b.txt": `Die Pflanzentauschbörse lockt jedes Frühjahr rund 250 Besucher an. Getauscht wird ohne Geld und ohne Anmeldung.

Das Gießwasser aus dem Mühlbach enthält sehr wenig Kalk. Hortensien behalten damit ihre blaue Farbe.`
        },
        { wanted: 20 }
      )
      assert.strictEqual(findings.length, 6)
      for (const { opens, texts } of findings) assert.deepStrictEqual(opens, [true, false], texts.join(" "))
    })
  )
})
