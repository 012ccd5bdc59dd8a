import { shortenText } from "@postwright/core/policy/Shorten"
import { lengthUnits, textLength } from "@postwright/core/policy/TextLength"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { nastyText, proseText } from "./arbitraries.ts"

const text =
  "Start with the gate. If the bike cannot get home, nothing else matters.\n\nhttps://example.com\n#CargoBike #Fahrrad"

describe("shortenText", () => {
  it("drops hashtags from the last before it touches the text", () => {
    assert.strictEqual(shortenText(text, "utf16", text.length - 1, "en"), text.slice(0, -" #Fahrrad".length))
    assert.strictEqual(
      shortenText(text, "utf16", text.indexOf("\n#Cargo"), "en"),
      text.slice(0, text.indexOf("\n#CargoBike"))
    )
  })

  it("cuts at a sentence and keeps the link behind it", () => {
    assert.strictEqual(shortenText(text, "utf16", 60, "en"), "Start with the gate.\n\nhttps://example.com")
  })

  it("cuts between words where a sentence would cost too much", () => {
    assert.strictEqual(
      shortenText("Short. Then a long sentence that goes on and on", "utf16", 40, "en"),
      "Short. Then a long sentence that goes…"
    )
  })

  it("cuts between characters where there are no words", () => {
    assert.strictEqual(shortenText("👨‍👩‍👧‍👦".repeat(9), "grapheme", 4, "en"), `${"👨‍👩‍👧‍👦".repeat(3)}…`)
  })

  it("never exceeds the limit and leaves what fits as it is", () => {
    fc.assert(
      fc.property(
        fc.oneof(nastyText(), proseText(40)),
        fc.constantFrom(...lengthUnits),
        fc.nat(120),
        (any, unit, limit) => {
          const short = shortenText(any, unit, limit, "en")
          assert.isAtMost(textLength(short, unit), limit)
          if (textLength(any, unit) <= limit) assert.strictEqual(short, any)
        }
      ),
      { numRuns: 1_000 }
    )
  })
})
