import { isKeptTogether } from "@postwright/core/text/KeptTogether"
import { assert, describe, it } from "@effect/vitest"

const together = (pairs: ReadonlyArray<string>) =>
  pairs.filter((pair) => {
    const [before = "", after = ""] = pair.split("|")
    return isKeptTogether(before, after)
  })

describe("Words that stay on one line", () => {
  const kept = {
    "a figure and its unit": [
      "500|Wh.",
      "1,500|kWh",
      "2,5|km",
      "10–12|Uhr",
      "72|hours,",
      "30|Minuten",
      "10|am",
      "80|%"
    ],
    "the parts of a long figure": ["10|000", "4|per", "per|cent", "3|Mio.", "million|euros", "£3|million", "$1.2|bn"],
    "a figure and its currency": ["10|€", "10|Euro", "EUR|10", "CHF|12.50", "(10|euros)"],
    "a day and its month": [
      "11|September",
      "11.|September,",
      "11th|Sept.",
      "September|11",
      "Sept.|11,",
      "11–13|March",
      "1.|Jänner"
    ],
    "an abbreviation and what it belongs to": [
      "No.|5",
      "version|3.0",
      "Schritt|2",
      "Nr.|5",
      "(Dr.|Huber",
      "Prof.|Dr.",
      "§|5",
      "ca.|300",
      "St.|Pölten"
    ],
    "the parts of an abbreviation": ["z.|B.", "d.|h.", "(u.|a.)", "v.|Chr.", "i.|d.", "d.|R."],
    "the words of a rate": ["a|day", "per|week,", "im|Monat", "pro|Person"],
    "the parts of a measure at its hyphen or slash": ["45-|minute", "500-|Wh-Akku", "10–|12", "km/|h", "€/|kWh"]
  }
  for (const [what, pairs] of Object.entries(kept)) {
    it(`are ${what}`, () => {
      assert.deepStrictEqual(together(pairs), pairs)
    })
  }

  it("are no words that only look like them", () => {
    const apart = [
      "500|bikes",
      "2026|am",
      "500,|Wh",
      "the|September",
      "No.|That",
      "Dr.|said",
      "in|July",
      "September|2026",
      "we|may",
      "5|a",
      "plan|B.",
      "B.|The",
      "a.|Then",
      "well-|known",
      "and/|or",
      "31|ended",
      "|500",
      "500|"
    ]
    assert.deepStrictEqual(together(apart), [])
  })
})
