import { assert, describe, it } from "@effect/vitest"
import { datesIn } from "../../../src/agents/translator/internal/dates.ts"
import { changedValues, valueOf } from "../../../src/agents/translator/internal/values.ts"
import { processorTime } from "../../processorTime.ts"

const changed = (from: string, text: string, to: string, target: string) =>
  changedValues({ text, language: from }, { text: target, language: to })

describe("values of a translation", () => {
  const same: ReadonlyArray<readonly [string, string, string, string]> = [
    ["en", "It made 1,312 loans.", "de", "Es gab 1.312 Ausleihen."],
    ["en", "It made 1,312 loans.", "de-AT", "Es gab 1 312 Ausleihen."],
    ["en", "It made 1,312 loans.", "de-CH", "Es gab 1’312 Ausleihen."],
    ["en", "It weighs 1,000.5 kg.", "de", "Es wiegt 1.000,5 kg."],
    ["en", "It is 2.48 m long.", "fr", "Il mesure 2,48 m."],
    ["de", "Das kostet 1.149 Euro.", "en", "That costs €1,149."],
    ["de", "Es sind 0,72 Kilowattstunden.", "en-GB", "That is 0.72 kilowatt hours."],
    ["en", "The fee is £260 a month.", "de", "Die Gebühr beträgt 260 £ im Monat."],
    ["en", "Come on 13 March 2027.", "de", "Kommen Sie am 13. März 2027."],
    ["en", "Come on March 13, 2027.", "de-AT", "Kommen Sie am 13.3.2027."],
    ["de-AT", "Am 5. Jänner beginnt es.", "en", "It begins on 5 January."],
    ["en", "Come on 13 March 2027.", "es", "Ven el 13 de marzo de 2027."],
    ["en", "Come on 13 March 2027.", "pl", "Przyjdź 13 marca 2027."],
    ["en", "Come on 13 March.", "ja", "3月13日に来てください。"],
    ["en", "The line is open from 8 am to 7 pm.", "de", "Die Leitung ist von 8 bis 19 Uhr offen."],
    ["en", "It starts at 10.30 am.", "de", "Es beginnt um 10:30 Uhr."],
    ["en", "It carries two children and 3 bags.", "de", "Es trägt 2 Kinder und drei Taschen."],
    ["en", "There were forty-one days.", "de", "Es waren 41 Tage."],
    ["de", "Einundvierzig Tage lang.", "en", "For 41 days."],
    ["en", "It cost 3 million pounds.", "de", "Es kostete drei Millionen Pfund."],
    ["en", "It cost 3 million dollars.", "de", "Es kostete 3.000.000 Dollar."],
    ["en", "1 billion people", "de", "1 Milliarde Menschen"],
    [
      "en",
      "Read https://larkfield.example/2027/13 and #Week26.",
      "de",
      "Lies https://larkfield.example/2027/13 und #Week26."
    ],
    ["en", "Two wheels or three?", "fi", "Kaksi pyörää vai 3?"]
  ]
  for (const [from, text, to, target] of same) {
    it(`are the same in “${text}” and “${target}”`, () => {
      assert.deepStrictEqual(changed(from, text, to, target), [])
    })
  }

  const other: ReadonlyArray<readonly [string, string, string, string, RegExp]> = [
    ["en", "It made 1,312 loans.", "de", "Es gab 1,312 Ausleihen.", /“1,312” is missing.*“1,312” is a number/],
    ["en", "It made 1,312 loans.", "de", "Es gab 1.321 Ausleihen.", /1,312.*1\.321/],
    ["en", "It made 1,312 loans.", "de", "Es gab viele Ausleihen.", /“1,312” is missing/],
    ["en", "It made loans.", "de", "Es gab 50 Ausleihen.", /“50” is a number that the text does not have/],
    ["en", "It costs £260.", "de", "Es kostet 260 €.", /currency £ is missing.*currency € is new/],
    ["en", "Come on 13 March 2027.", "de", "Kommen Sie am 14. März 2027.", /the day “13 March 2027” is missing/],
    ["en", "Come on 13 March.", "de", "Kommen Sie am 13. Mai.", /the day “13 March” is missing/],
    ["en", "The line is open until 7 pm.", "de", "Die Leitung ist bis 20 Uhr offen.", /“7” is missing.*“20”/],
    ["en", "It carries two children.", "de", "Es trägt 3 Kinder.", /“3” is a number/],
    ["en", "1 billion people", "de", "1 Billion Menschen", /“1”/],
    ["en", "It carries 13 children.", "fi", "Se kantaa lapsia.", /“13” is missing/]
  ]
  for (const [from, text, to, target, message] of other) {
    it(`differ in “${text}” and “${target}”`, () => {
      assert.match(changed(from, text, to, target).join("; "), message)
    })
  }

  it("read figures as readers of the language do", () => {
    const read: ReadonlyArray<readonly [string, string, number]> = [
      ["1,312", "en", 1312],
      ["1,312", "de", 1.312],
      ["1.312", "de", 1312],
      ["1.5", "de", 1.5],
      ["1.000.000,25", "de", 1_000_000.25],
      ["1 000 000,25", "fr", 1_000_000.25],
      ["12’000.50", "de-CH", 12_000.5],
      ["007", "en", 7]
    ]
    for (const [written, language, value] of read)
      assert.strictEqual(valueOf(written, language), value, `${written} ${language}`)
  })

  it("read days in any order that the language has", () => {
    const day = (text: string, language: string) =>
      datesIn(text, language).map((one) => [one.year, one.month, one.day].join("-"))
    assert.deepStrictEqual(day("3/4/2027", "en-US"), ["2027-3-4"])
    assert.deepStrictEqual(day("3/4/2027", "en-GB"), ["2027-4-3"])
    assert.deepStrictEqual(day("2027-03-04, 4.3.27 und am 4. März", "de"), ["2027-3-4", "2027-3-4", "-3-4"])
    assert.deepStrictEqual(day("im November 2027", "de"), ["2027-11-"])
    assert.deepStrictEqual(day("2.1 kg and 1.2.3", "en"), [])
  })

  it("take no time to speak of for long figures", () => {
    const millis = processorTime()
    changed("en", "1".repeat(50_000), "de", `${"1.".repeat(20_000)} ${"1 ".repeat(20_000)}`)
    assert.isBelow(millis(), 3_000)
  })
})
