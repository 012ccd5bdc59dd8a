import type { MatcherTerm } from "@postwright/core/policy/TermMatch"
import { assert, describe, it } from "@effect/vitest"
import { evasive, nested, pages, pieces, repeated, terms, termsOfScripts, workFor } from "./hostileTexts.ts"

describe("hostile texts", () => {
  for (const [name, piece] of Object.entries(pieces)) {
    it(`takes work that grows with the text alone: ${name}`, () => {
      const small = workFor(terms, repeated(piece, 10_000))
      const large = workFor(terms, repeated(piece, 40_000))
      assert.isAtMost(large, small * 4.2 + 100)
      assert.isAtMost(large, 40_000 * 40)
    })
  }

  for (const [name, piece] of Object.entries(pages)) {
    it(`takes work that grows with the text alone, whatever its language is: ${name}`, () => {
      for (const language of ["ru", "en", undefined]) {
        const small = workFor(termsOfScripts, repeated(piece, 5_000), language)
        const large = workFor(termsOfScripts, repeated(piece, 20_000), language)
        assert.isAtMost(large, small * 4.2 + 100)
        assert.isAtMost(large, 20_000 * 40)
      }
    })
  }

  it("takes work that grows with the text alone for terms within terms", () => {
    const list = evasive(...nested, ...nested.map((term) => `b${term}`), ...nested.map((term) => `${term}b`))
    for (const piece of ["a", "a ", "ab", "a b ", "aab.", "a*", "aaaaaaaaaab ", "a-"]) {
      const small = workFor(list, repeated(piece, 1_000))
      const large = workFor(list, repeated(piece, 4_000))
      assert.isAtMost(large, small * 4.4 + 100, piece)
    }
  })

  it("takes work that grows with the text and what is found, for terms within terms that count anywhere", () => {
    const list = nested.map((text): MatcherTerm => ({ text, match: "anywhere", resistsEvasion: true }))
    const small = workFor(list, "a".repeat(1_000))
    const large = workFor(list, "a".repeat(4_000))
    assert.isAtMost(large, small * 4.2)
  })
})
