import { assert, describe, it } from "@effect/vitest"
import { locate } from "@postwright/core/agents/research/Locate"

describe("locate", () => {
  it("finds a quote whose white space and typographic marks differ", () => {
    const text = "We said: “Start\n  small” – and did."
    const span = locate(text, 'Start small" - and did.')
    assert.strictEqual(text.slice(span?.start, span?.end), "Start\n  small” – and did.")
  })

  it("finds a quote without the invisible marks that the text has, and gives the text with them", () => {
    const text = "\ufeffRide the \u202eempty\u202c loop, car\u00adgo and all."
    const span = locate(text, "the empty loop, cargo")
    assert.strictEqual(text.slice(span?.start, span?.end), "the \u202eempty\u202c loop, car\u00adgo")
  })
})
