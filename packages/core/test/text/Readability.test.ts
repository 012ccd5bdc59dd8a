import { assert, describe, it } from "@effect/vitest"
import { germanSyllables, readability } from "@postwright/core/text/Readability"

describe("readability", () => {
  it("uses the Flesch Reading Ease for English", () => {
    // 1 sentence of 6 words and 6 syllables: 206.835 - 1.015 * 6 - 84.6 * 1.
    const found = readability("The cat sat on the mat.", "en-GB")
    assert.deepStrictEqual(found, { formula: "flesch-reading-ease", raw: 116.1, value: 1, band: "very-easy" })
  })
  it("uses Amstad's formula for German", () => {
    // 1 sentence of 5 words and 7 syllables: 180 - 5 - 58.5 * 1.4.
    const found = readability("Der alte Mann schläft heute.", "de")
    assert.strictEqual(found.formula, "amstad")
    assert.strictEqual(found.raw, 93.1)
    assert.strictEqual(found.band, "very-easy")
  })
  it("uses LIX for other languages", () => {
    // 1 sentence of 4 words, 1 of them longer than six letters: 4 + 25.
    const found = readability("Katten sover på bokhyllan.", "sv")
    assert.deepStrictEqual(found, { formula: "lix", raw: 29, value: 0.767, band: "easy" })
  })
  it("rates long words and sentences harder", () => {
    const easy = "We fix bikes. You ride them. It works."
    const hard =
      "Notwithstanding considerable infrastructural modifications, municipal administrations systematically underestimate multimodal transportation requirements."
    assert.isAbove(readability(easy, "en").value, readability(hard, "en").value)
    assert.strictEqual(readability(hard, "en").band, "very-difficult")
    assert.isAbove(
      readability("Wir bauen Räder. Ihr fahrt sie.", "de").value,
      readability(
        "Unter Berücksichtigung umfangreicher Verwaltungsvorschriften erfolgt die Genehmigungserteilung verzögert.",
        "de"
      ).value
    )
  })
  it("leaves addresses, hashtags and mentions out, and has an answer for no text", () => {
    const text = "The cat sat on the mat."
    assert.deepStrictEqual(
      readability(`${text} https://example.com/incomprehensibilities #transportation @administration`, "en"),
      readability(text, "en")
    )
    assert.strictEqual(readability("", "en").value, 1)
    assert.strictEqual(readability("🚲", "de").value, 1)
  })
})

describe("germanSyllables", () => {
  const counts: Record<string, number> = {
    Rad: 1,
    Haus: 1,
    Räder: 2,
    heute: 2,
    neue: 2,
    Familie: 4,
    Familien: 4,
    Batterie: 3,
    Energie: 3,
    Italien: 4,
    Knie: 1,
    Museum: 3,
    Station: 2,
    Kreation: 3,
    aktuell: 3,
    Theater: 3,
    naiv: 2,
    Balkonkraftwerk: 4,
    Lastenrad: 3,
    Quelle: 2,
    Wechselrichter: 4,
    System: 2,
    Yacht: 1,
    Bayern: 2,
    Teehaus: 2,
    schön: 1,
    Übung: 2,
    Kilowattstunde: 5,
    brr: 1
  }
  it("counts vowel groups", () => {
    const found = Object.fromEntries(Object.keys(counts).map((word) => [word, germanSyllables(word)]))
    assert.deepStrictEqual(found, counts)
  })
})
