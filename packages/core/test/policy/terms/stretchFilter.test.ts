import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { usesLetter } from "../../../src/policy/internal/terms/alphabets.ts"
import { foldedPoints } from "../../../src/policy/internal/terms/characters.ts"
import { disguisable } from "../../../src/policy/internal/terms/disguisable.ts"
import { DisguiseSearch } from "../../../src/policy/internal/terms/disguiseSearch.ts"
import { TextLetters } from "../../../src/policy/internal/terms/ordinaryLetters.ts"
import { nastyText } from "../arbitraries.ts"

const terms = ["ass", "bad", "war", "as", "aas", "sad bad", "bass", "back", "il", "wörd", "straße"]
const parts =
  "@ a s ss b bad bat _ - . / :// # ! * 1 4 é ß k ( + | $ @ass b@d € £ < ⓐ ﬁ а 🚲 ❤️ \u0301 \u200b w@r b_ck b-ck B.ck ck 'ck ba'ck".split(
    " "
  )

const anyText = fc.oneof(
  fc.array(fc.constantFrom(...parts, " ", " ", "\r", "\u00a0"), { maxLength: 9 }).map((all) => all.join("")),
  nastyText(20)
)

/** What is told of a text as one stretch. */
const toldOf = (search: DisguiseSearch, text: string, language: string | undefined): ReadonlyArray<unknown> => {
  const told: Array<unknown> = []
  const letters = new TextLetters(text, usesLetter(language))
  search.find(0, text.length, letters, { disguised: (...found) => told.push(found) })
  return told
}

describe("stretches that can hide nothing", () => {
  it("are not looked at without a difference to what is found", () => {
    const searches = [new DisguiseSearch(), new DisguiseSearch(true)]
    for (const search of searches) {
      for (const term of terms) {
        for (const match of ["word", "prefix"] as const) search.add(term, disguisable(foldedPoints(term))!, match)
      }
      search.compile()
    }
    fc.assert(
      fc.property(anyText, fc.constantFrom("en", "de", undefined), (text, language) => {
        const [filtered, unfiltered] = searches.map((search) => toldOf(search, text, language))
        assert.deepStrictEqual(filtered, unfiltered)
      }),
      { numRuns: 3000 }
    )
  })
})
