import { sceneHeadingOf } from "@postwright/core/agents/SceneHeadings"
import { assert, describe, it } from "@effect/vitest"
import { processorTime } from "../processorTime.ts"

const headingOf = (
  text: string,
  language: "en" | "de" = "en",
  use: Partial<Parameters<typeof sceneHeadingOf>[2]> = {}
) => sceneHeadingOf(text, language, { maxLength: 60, ...use })

describe("sceneHeadingOf", () => {
  const cases: ReadonlyArray<readonly [string, string, ("en" | "de")?]> = [
    // Figures, with what they count and what they belong to.
    ["The booking form of the yard lists 31 of the 80 participants by name.", "31 of the 80 participants"],
    ["Every borrower receives forty minutes of instruction and two locks.", "Forty minutes of instruction"],
    ["Helpers also accounted for seven of the eleven falls, nearly all of them slow.", "Seven of the eleven falls"],
    ["Damage from a fall is charged at cost up to the deposit of £100.", "Deposit of £100"],
    ["Below 120 kg a day, one freight bike is usually enough for a bakery.", "Below 120 kg a day"],
    ["A disc costs four times as much as a pair of pads.", "Four times as much"],
    ["Accounts can be paused for up to two months a year, in whole months.", "Up to two months a year"],
    ["13 March 2027, 10 am to 4 pm: open workshop at the yard for all.", "13 March 2027, 10 am to 4 pm"],
    ["November 2027: season report and sale of retired fleet bikes.", "November 2027"],
    ["Residents can look at all four bikes on Saturday 13 March 2027, from 10 am.", "Saturday 13 March 2027"],
    ["Der Werkstatttag mit drei Meistern ist am Samstag, den 13. März 2027.", "Samstag, den 13. März 2027", "de"],
    ["Danach können Sie die Prüfung für 49 Euro im Jahr bei uns buchen.", "49 Euro im Jahr", "de"],
    ["Sonnenfach gibt zusätzlich fünf Jahre Garantie auf die eigene Montage.", "Fünf Jahre Garantie", "de"],
    ["Die Genossenschaft hat das Haus nach zwölf Monaten besichtigt.", "Nach zwölf Monaten", "de"],
    ["Jeder elfte Termin endete mit der Empfehlung, kein Set anzubringen.", "Jeder elfte Termin", "de"],
    ["Before version 3.0 the same search took 640 milliseconds.", "640 milliseconds"],
    ["Vor Version 2.1 dauerte dieselbe Suche 640 Millisekunden.", "640 Millisekunden", "de"],
    // Facts that are true without the rest.
    ["Crumbs attract gulls in the harbour, so the lid stays shut all day.", "Crumbs attract gulls in the harbour"],
    ["Measure the gate before you measure anything else.", "Measure the gate"],
    // Things and names.
    ["The booking form asks for the width of your gate and the tightest corner.", "Width of your gate"],
    ["A track pump travels with every loan in a sleeve under the box.", "Track pump"],
    ["Collection moved to Saturday mornings from the fifth week.", "Saturday mornings"],
    ["Femi Adeyemi sweeps flour out of it after every round.", "Femi Adeyemi"],
    ["The bakery borrowed one during the pilot and sold its van.", "The bakery"],
    ["Am selben Abend erhalten Sie eine Skizze mit dem erwarteten Ertrag.", "Skizze mit dem erwarteten Ertrag", "de"],
    ["Den Rest zählte am Ende der interne Zähler des Wechselrichters.", "Zähler des Wechselrichters", "de"],
    ["Die genauen Bedingungen liegen jedem Angebot bei.", "Die genauen Bedingungen", "de"],
    ["Geschickte Käufer können Fach Eins und Fach Zwei selbst montieren.", "Geschickte Käufer", "de"]
  ]
  for (const [text, heading, language = "en"] of cases) {
    it(`sets “${heading}” over “${text}”`, () => assert.strictEqual(headingOf(text, language), heading))
  }

  it("says nothing that the sentence denies, and nothing where no part of it stands by itself", () => {
    assert.notInclude(headingOf("Not a single delivery was lost to the workshop."), "delivery")
    assert.notInclude(headingOf("Nobody was charged ten pounds for a slow return of the bike."), "pounds")
    assert.strictEqual(headingOf("Grit is the difference."), "")
    assert.strictEqual(headingOf("Forty minutes of instruction here."), "")
    assert.strictEqual(headingOf("Why does it squeak?"), "")
    assert.strictEqual(headingOf("La bicyclette est au garage depuis hier soir.", "de"), "")
  })

  it("gives each scene another one, and the name of who speaks to a sentence of theirs", () => {
    const text = "The fee includes two locks, a spare charger and help inside the city."
    const first = headingOf(text)
    assert.strictEqual(first, "Two locks")
    assert.strictEqual(headingOf(text, "en", { taken: new Set([first]) }), "Spare charger")
    assert.strictEqual(headingOf("Corners surprised me a lot.", "en", { speaker: "Graham Stott" }), "Graham Stott")
    assert.strictEqual(headingOf("Grit is the difference.", "en", { subjects: ["grit", "difference"] }), "Difference")
  })

  it("cuts no word, says no more than most of the sentence, and takes no time to speak of for long texts", () => {
    for (const [text, , language = "en"] of cases) {
      const heading = headingOf(text, language)
      const at = text.toLowerCase().indexOf(heading.toLowerCase())
      assert.isAtLeast(at, 0)
      assert.notMatch(text.slice(at + heading.length), /^[\p{L}\p{N}]/u)
      assert.isAtMost(heading.split(" ").length, 6 + 2 * Number(/^\d/.test(heading)))
      assert.isBelow(heading.length, text.length * 0.8)
    }
    const millis = processorTime()
    for (const language of ["en", "de"] as const) {
      headingOf("a".repeat(20_000), language)
      headingOf("Haus und ".repeat(2_000), language)
      headingOf("the two bikes of ".repeat(1_000), language)
      headingOf(`${"A".repeat(20_000)} b`, language)
    }
    assert.isBelow(millis(), 3_000)
  })
})
