import { assert, describe, it } from "@effect/vitest"
import { claims } from "@postwright/core/knowledge/Claims"
import * as fc from "fast-check"
import { processorTime } from "../processorTime.ts"

const found = (text: string, language: string, names: ReadonlyArray<string> = []) =>
  claims(text, language, { names: new Set(names) }).map((claim) => `${claim.kind} ${claim.text}`)

describe("claims", () => {
  it("finds the figures of an English sentence", () => {
    assert.deepStrictEqual(
      found("In 2026, 31 of 1,312 borrowers paid £35.50 or 12 per cent more, over 2.8 miles in six minutes.", "en"),
      [
        "date 2026",
        "number 31",
        "number 1,312",
        "money £35.50",
        "percentage 12 per cent",
        "measure 2.8 miles",
        "measure six minutes"
      ]
    )
    assert.deepStrictEqual(found("It grew from $1.5 million to 10–12 kg, a 5-fold rise of 0.5%.", "en"), [
      "money $1.5 million",
      "measure 10–12 kg",
      "number 5",
      "percentage 0.5%"
    ])
  })
  it("finds dates and times as a whole", () => {
    assert.deepStrictEqual(
      found("From Monday 1 March 2027 at 9.30 a.m. to March 3rd, 2027-03-04 and the 1990s.", "en"),
      ["date Monday 1 March 2027", "date 9.30 a.m.", "date March 3rd", "date 2027-03-04", "date 1990s"]
    )
    assert.deepStrictEqual(found("Am Montag, dem 1. März 2027 um 9.30 Uhr, seit Mai 2025 und am 3.4.2026.", "de"), [
      "date Montag, dem 1. März 2027",
      "date 9.30 Uhr",
      "date Mai 2025",
      "date 3.4.2026"
    ])
  })
  it("finds the figures of a German sentence", () => {
    assert.deepStrictEqual(
      found("Das Set mit 1.800 Watt kostet 1.990,50 Euro und liefert 62 Prozent in einundvierzig Tagen.", "de"),
      ["measure 1.800 Watt", "money 1.990,50 Euro", "percentage 62 Prozent", "measure einundvierzig Tagen"]
    )
  })
  it("tells names by their capitals, in German only in runs or when known", () => {
    assert.deepStrictEqual(found("Owner Joanna Pell rode from Chandler’s Yard to the Bank of Harrowmouth.", "en"), [
      "name Owner Joanna Pell",
      "name Chandler’s Yard",
      "name Bank of Harrowmouth"
    ])
    assert.deepStrictEqual(found("Larkfield lends bikes. The bikes come back.", "en"), [])
    assert.deepStrictEqual(found("Larkfield’s bikes come back.", "en", ["Larkfield"]), ["name Larkfield"])
    assert.deepStrictEqual(found("Das Team von Mehmet Aydın prüft das Geländer.", "de"), ["name Mehmet Aydın"])
    assert.deepStrictEqual(found("Heute misst Sonnenfach nach.", "de", ["Sonnenfach"]), ["name Sonnenfach"])
  })
  it("takes no line break into a name, and no first word of a line or list item for one", () => {
    const tips = "Larkfield tips:\n1. Brake early\n2. Lean in\n3. Smile\nSee you Monday, Team Larkfield"
    assert.deepStrictEqual(
      found(tips, "en").filter((claim) => claim.startsWith("name")),
      ["name Larkfield"]
    )
    assert.deepStrictEqual(found("Ride with\n- Smile on\n• Brake off\nAnna Schmidt", "en"), ["name Anna Schmidt"])
  })
  it("takes neither calendar, greetings, networks nor an imperative for a name", () => {
    for (const text of [
      "See you Monday or on Sunday in August",
      "Follow us on Instagram, TikTok, LinkedIn and on X",
      "We wish you a Merry Christmas and a Happy New Year",
      "Come by on Black Friday"
    ]) {
      assert.deepStrictEqual(found(text, "en"), [], text)
    }
    for (const text of ["Frohes Neues! Ruf Jane an.", "Das beste Lastenrad Europas", "Frohe Weihnachten"]) {
      assert.deepStrictEqual(
        found(text, "de").filter((claim) => claim.startsWith("name")),
        [],
        text
      )
    }
    assert.deepStrictEqual(found("Ask Jane Doe from New York.", "en"), ["name Jane Doe", "name New York"])
  })
  it("takes words of a line in capitals for no names, and acronyms for names", () => {
    for (const text of [
      "SAVE NOW, GO BACK",
      "We say: GO BACK",
      "WOW, this ride. And WOW again",
      "We ride.\nBIG SALE!"
    ]) {
      assert.deepStrictEqual(found(text, "en"), [], text)
    }
    assert.deepStrictEqual(found("Made by BMW in town", "en"), ["name BMW"])
  })
  it("finds superlatives, and no words that only look like one", () => {
    assert.deepStrictEqual(found("The cheapest and most reliable test was the best of the west.", "en"), [
      "superlative cheapest",
      "superlative best"
    ])
    assert.deepStrictEqual(
      found("Der stärkste Monat läuft am häufigsten, die feste Klemme hält im nächsten Jahr.", "de"),
      ["superlative Der stärkste", "superlative am häufigsten"]
    )
  })
  it("takes the full stop after a figure for the end of the sentence", () => {
    assert.deepStrictEqual(found("The fleet is 84. It was 80.", "en"), ["number 84", "number 80"])
    assert.deepStrictEqual(found("Open until 9 pm.", "en"), ["date 9 pm"])
  })
  it("finds figures in languages it has no rules for", () => {
    assert.deepStrictEqual(found("Le vélo coûte 35 € et porte 80 kg.", "fr"), ["money 35 €", "measure 80 kg"])
  })
  it("gives exact spans in order, without overlap", () => {
    const piece = fc.constantFrom(
      "12",
      "3.5",
      "%",
      "£",
      "€",
      " ",
      " kg",
      ". ",
      "March",
      " 2027",
      "März",
      "Ann",
      "Bee",
      "the ",
      "most ",
      "best",
      "-",
      "zwei ",
      "🚲",
      "e\u0301"
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }).map((parts) => parts.join("")),
        fc.constantFrom("en", "de", "fr"),
        (text, language) => {
          let last = 0
          for (const claim of claims(text, language)) {
            assert.strictEqual(text.slice(claim.start, claim.end), claim.text)
            assert.isAtLeast(claim.start, last)
            last = claim.end
          }
        }
      )
    )
  })
  it("takes time in proportion to the text", () => {
    for (const part of ["1", "1.", "9 ", "A ", "the most ", "Aa Bb ", "£", "zwei", "1 bis "]) {
      const millis = processorTime()
      claims(part.repeat(100_000 / part.length), "de")
      assert.isBelow(millis(), 3_000, part)
    }
  })
})
