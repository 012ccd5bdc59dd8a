import { assert, describe, it } from "@effect/vitest"
import { detectLanguage } from "@postwright/core/text/LanguageDetection"
import { processorTime } from "../processorTime.ts"

describe("detectLanguage", () => {
  const samples: Record<string, ReadonlyArray<string>> = {
    en: [
      "The bike is too wide for our gate.",
      "What does it cost?",
      "Measure the gate before you measure anything else.",
      "A Puffin is 88 cm wide and wants a clear opening of about one metre."
    ],
    de: [
      "Das Rad ist zu breit für unser Tor.",
      "Was kostet das?",
      "Wie viel Strom erzeugt ein Balkonkraftwerk?",
      "Die Anlage läuft seit drei Jahren ohne Störung."
    ],
    fr: ["Le vélo est trop large pour notre portail.", "Nous avons mesuré la porte avant tout le reste."],
    es: ["La bicicleta es demasiado ancha para nuestra puerta.", "¿Cuánto cuesta el viaje hasta la ciudad?"],
    it: ["La bicicletta è troppo larga per il nostro cancello e non ci passa."],
    nl: ["De fiets is te breed voor onze poort, dus we meten eerst."],
    pl: ["Rower jest za szeroki na naszą bramę, więc najpierw mierzymy."],
    pt: ["A bicicleta é larga demais para o nosso portão, por isso medimos antes."],
    sv: ["Cykeln är för bred för vår grind, så vi mäter den först."],
    ru: ["Велосипед слишком широкий для наших ворот, поэтому сначала мы измеряем."],
    ja: ["自転車は門には広すぎるので、まず測ります。"],
    el: ["Το ποδήλατο είναι πολύ φαρδύ για την πόρτα μας."]
  }
  for (const [language, texts] of Object.entries(samples)) {
    for (const text of texts) {
      it(`${language}: ${text}`, () => {
        const found = detectLanguage(text)
        assert.strictEqual(found.language, language)
        assert.isAbove(found.confidence, 0)
        assert.isAtMost(found.confidence, 1)
      })
    }
  }

  it("says und where the text does not tell", () => {
    for (const text of [
      "",
      "12 345,67 €",
      "Larkfield Cargo",
      "https://example.com/the-and-of",
      "🚲🚲",
      "OK",
      "x".repeat(400)
    ]) {
      assert.deepStrictEqual(detectLanguage(text), { language: "und", confidence: 0 }, text)
    }
  })
  it("is surer of more text, and does not follow names or quotations in another language", () => {
    const german = "Die Werkstatt prüft jedes Rad, bevor es wieder verliehen wird. ".repeat(6)
    assert.isAbove(detectLanguage(german).confidence, detectLanguage("Die Werkstatt prüft.").confidence)
    assert.strictEqual(detectLanguage(`${german} “The best bike in the world” (Cargo Week, Larkfield).`).language, "de")
  })
  it("looks at a bounded part of a long text", () => {
    const millis = processorTime()
    assert.strictEqual(detectLanguage("The gate is wide and the bike is not. ".repeat(300_000)).language, "en")
    assert.isBelow(millis(), 500)
  })
})
