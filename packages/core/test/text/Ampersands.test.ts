import { assert, describe, it } from "@effect/vitest"
import { ampersandIn, withSpokenAmpersands } from "@postwright/core/text/Ampersands"

const said = (text: string, language = "en") => withSpokenAmpersands(text, language).replace(/\s+/gu, " ").trim()

describe("ampersands as they are spoken", () => {
  it("have the word of the language", () => {
    assert.strictEqual(said("O'Neil & Sons"), "O'Neil and Sons")
    assert.strictEqual(said("Grünzeug & Söhne", "de-AT"), "Grünzeug und Söhne")
    assert.strictEqual(said("AT&T, R&D"), "AT and T, R and D")
    assert.isUndefined(ampersandIn("xx"))
    assert.strictEqual(said("A & B", "xx"), "A & B")
  })

  it("are no part of a reference of HTML: one of them is said as a whole, and others hold none", () => {
    for (const reference of ["&amp;", "&AMP;", "&#38;", "&#x26;"]) {
      assert.strictEqual(said(`Salt ${reference} pepper`), "Salt and pepper")
    }
    assert.strictEqual(said("<b>&amp;</b>"), "<b> and </b>")
    assert.strictEqual(said("1 &lt; 2&nbsp;&#8217;"), "1 &lt; 2&nbsp;&#8217;")
    // A semicolon behind a name is none.
    assert.strictEqual(said("for R&D; and AT&T; then"), "for R and D; and AT and T; then")
  })
})
