import { addressSource } from "@postwright/core/text/Addresses"
import { keyphrases } from "@postwright/core/text/Keyphrases"
import { detectLanguage } from "@postwright/core/text/LanguageDetection"
import { readability } from "@postwright/core/text/Readability"
import { assert, describe, it } from "vitest"

describe("addresses", () => {
  const find = (text: string) => text.match(new RegExp(addressSource, "g"))

  it("are found within prose", () => {
    assert.deepStrictEqual(find("See https://a.example/b, www.c.example or mail to (d@e.example) today"), [
      "https://a.example/b,",
      "www.c.example",
      "(d@e.example)"
    ])
    assert.isNull(find("no address here, and an @ alone"))
  })

  // Time in the square of the length would take minutes here, which the test's time limit does not allow.
  it.each([["a"], ["a."], ["a@"], ["@"], ["www"], ["https:/"]])(
    "are looked for in time proportional to the length of a word of many %j",
    (part) => {
      const text = `The bike stands in the yard. ${part.repeat(Math.ceil(1_000_000 / part.length))} It is green.`
      find(text)
      keyphrases([text], "en", { max: 5 })
      readability(text, "en")
      detectLanguage(text)
    }
  )
})
