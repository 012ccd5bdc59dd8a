import { assert, describe, it } from "@effect/vitest"
import { uncitedClaims } from "@postwright/core/policy/UncitedClaims"
import { processorTime } from "../processorTime.ts"

const uncited = (text: string, quotes: ReadonlyArray<string>, language = "en") =>
  uncitedClaims(text, { language, quotes }).map(({ kind, text: claim }) => `${kind} ${claim}`)

describe("uncitedClaims in words", () => {
  it("finds figures in English words", () => {
    assert.deepStrictEqual(
      uncited("One million customers, twice as fast, half the price, two thirds of riders, one in three", []),
      [
        "measure One million customers",
        "number twice as",
        "number half the price",
        "number two thirds",
        "number one in three"
      ]
    )
    assert.deepStrictEqual(uncited("half an hour, no half measures, a million thanks, one of us", []), [])
  })

  it("finds figures in German words", () => {
    assert.deepStrictEqual(
      uncited("Jeder zweite Haushalt spart die Hälfte, zwei Drittel der Nachbarn, zwölfhundert Euro", [], "de"),
      ["number Jeder zweite", "number die Hälfte", "number zwei Drittel", "money zwölfhundert Euro"]
    )
    assert.deepStrictEqual(uncited("Das spart eine Million Euro und ist doppelt so schnell", [], "de"), [
      "money eine Million Euro",
      "number doppelt so"
    ])
    assert.deepStrictEqual(uncited("Wir kommen jede zweite Woche, halb so wild", [], "de"), [])
  })

  it("accepts them where a quote says the same in digits or words", () => {
    assert.deepStrictEqual(uncited("One million customers", ["1,000,000 customers"]), [])
    assert.deepStrictEqual(uncited("One million customers", ["1 million customers"]), [])
    assert.deepStrictEqual(uncited("half the price", ["It costs 50 % less"]), [])
    assert.deepStrictEqual(uncited("two thirds of riders", ["2/3 of riders"]), [])
    assert.deepStrictEqual(uncited("two thirds of riders", ["two riders, a third came"]), ["number two thirds"])
    assert.deepStrictEqual(uncited("Das kostet zwölfhundert Euro", ["1.200 Euro"], "de"), [])
    assert.deepStrictEqual(uncited("Das spart eine Million Euro", ["1 Mio. Euro"], "de"), [])
    assert.deepStrictEqual(uncited("Jeder zweite Haushalt", ["50 Prozent der Haushalte"], "de"), [])
    assert.deepStrictEqual(uncited("It is twice as fast", ["2x as fast"]), [])
  })

  it("reads fullwidth and Arabic-Indic digits as digits", () => {
    assert.deepStrictEqual(uncited("It carries ３２ kg and ٣٢ kg", []), ["measure ３２ kg", "measure ٣٢ kg"])
    assert.deepStrictEqual(uncited("It carries ３２ kg and ٣٢ kg", ["It carries 32 kg"]), [])
  })

  it("finds claims to lead a market", () => {
    assert.deepStrictEqual(uncited("We are the market leader, number one, No. 1 and the World’s leading shop", []), [
      "superlative market leader",
      "superlative number one",
      "superlative No. 1",
      "superlative World’s leading"
    ])
    assert.deepStrictEqual(uncited("Wir sind Marktführer und weltweit führend, die Nummer eins", [], "de"), [
      "superlative Marktführer",
      "superlative weltweit führend",
      "superlative Nummer eins"
    ])
    assert.deepStrictEqual(uncited("We are the market leader", ["the leader of the team"]), [
      "superlative market leader"
    ])
    assert.deepStrictEqual(uncited("We are number one", ["No. 1 in town"]), [])
    assert.deepStrictEqual(uncited("Tip number one: brake", []), [])
  })

  it("finds first places, leaders and what has no equal", () => {
    const found = {
      en: ["We are #1", "We are No 1", "a world-leading shop", "Britain's leading shop", "the world's first"],
      de: ["Wir sind die #1", "Platz 1", "Nr.1 der Stadt", "Der führende Anbieter", "Deutschlands größter Verleih"]
    }
    const unequalled = {
      en: ["unmatched comfort", "an unbeatable price", "unrivalled", "second to none"],
      de: ["unübertroffen", "unschlagbarer Preis", "konkurrenzlos", "bester Kaffee der Stadt"]
    }
    for (const language of ["en", "de"] as const) {
      for (const text of [...found[language], ...unequalled[language]]) {
        const claims = uncited(text, ["We rent 40 bikes from 1 March 2027"], language)
        assert.match(claims.join(), /^superlative [^,]+$/u, text)
      }
    }
    assert.deepStrictEqual(uncited("We are #1", ["the number one in town"]), [])
    assert.deepStrictEqual(uncited("unübertroffen", ["unmatched"], "de"), [])
    assert.deepStrictEqual(uncited("die größte Flotte", ["unsere größten Flotten"], "de"), [])
    assert.deepStrictEqual(uncited("Tip #1: brake. #1: lean. Reason number one", []), [])
    assert.deepStrictEqual(uncited("unique rides, the leading edge", []), [])
    assert.deepStrictEqual(uncited("einzigartig, besten Dank, höchste Zeit, bester Laune", [], "de"), [])
  })

  it("takes time in proportion to the text", () => {
    for (const part of [
      "No. 1 ",
      "1. a ",
      "a-",
      "a.",
      "A\n",
      "GO ",
      "two thirds ",
      "eine Million ",
      "\n- ",
      "www.",
      "٣",
      "forty-",
      "two hundred and ",
      "a thousand million ",
      "half a ",
      "three point one ",
      "eine halbe ",
      "zweihundert",
      "neunundneunzig ",
      "on next ",
      "open in ",
      "im April ",
      "first of ",
      "hundertste ",
      "34,-",
      "½",
      "𝟒",
      "#1 ",
      "kr 1",
      "der führende "
    ]) {
      for (const language of ["en", "de"]) {
        const millis = processorTime()
        uncitedClaims(part.repeat(50_000 / part.length), { language, quotes: [] })
        assert.isBelow(millis(), 3_000, part)
      }
    }
  })
})
