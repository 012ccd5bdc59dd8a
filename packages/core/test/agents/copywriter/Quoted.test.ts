import { assert, describe, it } from "@effect/vitest"
import { quoted } from "../../../src/agents/copywriter/internal/units.ts"

describe("quoted", () => {
  it("puts the marks of the language around words, and makes marks within them inner ones", () => {
    assert.strictEqual(quoted('A "dead" battery.', "en"), "“A ‘dead’ battery.”")
    assert.strictEqual(quoted("Er heißt „Herr Franz“.", "de-AT"), "„Er heißt ‚Herr Franz‘.“")
  })

  it("doubles no marks that stand around all of it already", () => {
    assert.strictEqual(quoted("„Ich habe Brot gekauft.“", "de"), "„Ich habe Brot gekauft.“")
    assert.strictEqual(quoted('"Never again."', "en"), "“Never again.”")
    assert.strictEqual(quoted("“One.” And “two.”", "en"), "“‘One.’ And ‘two.’”")
  })
})
