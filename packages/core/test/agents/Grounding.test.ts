import { assert, describe, it } from "@effect/vitest"
import { Citation } from "@postwright/core/knowledge/Citation"
import { ungrounded } from "@postwright/core/agents/Grounding"

const cited = (quote: string) => [new Citation({ source: "a.md", start: 0, end: quote.length, quote })]

describe("ungrounded", () => {
  it("knows a figure of the source, also where an invisible mark stands within it", () => {
    for (const quote of ["It made 1,131 loans.", "It made 1,1\u202e31 loans.", "It made 1,\u200b131 loans."]) {
      assert.deepStrictEqual(ungrounded(["1,131 loans"], cited(quote), []), [])
    }
    assert.deepStrictEqual(ungrounded(["1,132 loans"], cited("It made 1,131 loans."), []), ["1132"])
  })

  it("takes the figure of the brand's name for no claim, and the same figure elsewhere for one", () => {
    const of = (text: string, brand: string) => ungrounded([text], cited("We repair bikes."), [], brand)
    for (const brand of ["Studio 54", "7-Eleven", "3M", "1&1"])
      assert.deepStrictEqual(of(`More at ${brand}.`, brand), [])
    assert.deepStrictEqual(of("Studio 54 has 54 bikes.", "Studio 54"), ["54"])
    assert.deepStrictEqual(of("We have 54 bikes.", "54"), ["54"])
  })
})
