import { assert, describe, it } from "@effect/vitest"
import { germanWarning } from "../../src/campaign/internal/media/germanWarning.ts"
import { onlyOnce, toldByTool, warningsOf } from "../../src/campaign/internal/media/told.ts"

describe("warnings about media", () => {
  it.each([
    ["The heading was shortened: it had more than 420 characters", "Die Überschrift wurde gekürzt"],
    ["The body was shortened: it does not fit", "Der Text wurde gekürzt"],
    ["There is no room for the kicker: it was left out", "fehlt: Es ist kein Platz"],
    ["Points after the 10th were left out: a card has no room for 12", "keinen Platz für 12"],
    [
      'The font "Avenir" is not installed; "Bitter" is used. Name a folder that has it',
      "„Avenir“ ist nicht installiert; stattdessen steht „Bitter“. Nenne einen Ordner"
    ],
    ['The font "Lora" is not installed. Install it (npm i @x/lora), or name a folder that has it', "(npm i @x/lora)"],
    [
      "No font has ᄀ ᄁ and others. Install npm i @x/noto-sans-kr",
      "Keine Schrift hat ᄀ ᄁ und andere. Installiere sie: npm i"
    ],
    ["No font has ᚠ. Name a folder with a font that has them", "Keine Schrift hat ᚠ. Nenne"],
    ["the model takes no seed; it was left out", "Das Modell nimmt keinen Seed"],
    ["the model makes no 4:5; the nearest is 1024x1536", "am nächsten ist 1024x1536"],
    ["1 images came for 2", "Statt 2 Bildern kamen 1"],
    ["1x1 came for 1024x1024", "Statt 1024x1024 kam 1x1"],
    ["the prompt had no room for 3 of the things to avoid", "Für 3 der Dinge"]
  ])("are told in German: %s", (en, de) => {
    assert.include(germanWarning(en), de)
    assert.notInclude(germanWarning(en), "auf Englisch")
  })

  it("quote a vendor as English, and stand once and in the same order in both languages", () => {
    const told = onlyOnce([
      toldByTool("beta model", "visual-01"),
      toldByTool("1 images came for 2"),
      toldByTool("1 images came for 2")
    ])
    assert.deepStrictEqual(warningsOf(told), {
      warnings: ["visual-01: beta model", "1 images came for 2"],
      germanWarnings: ["visual-01: auf Englisch: „beta model“", "Statt 2 Bildern kamen 1"]
    })
    assert.deepStrictEqual(warningsOf([]), { warnings: [] })
  })
})
