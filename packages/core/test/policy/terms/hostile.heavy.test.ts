import { assert, describe, it } from "@effect/vitest"
import { pages, pieces, repeated, terms, termsOfScripts, workFor } from "./hostileTexts.ts"

const mebibyte = 2 ** 20

describe("hostile texts of a megabyte", () => {
  for (const [name, piece] of Object.entries(pieces)) {
    it(`take no more work than so many steps for each character: ${name}`, () => {
      assert.isAtMost(workFor(terms, repeated(piece, mebibyte)), mebibyte * 40)
    })
  }

  for (const [name, piece] of Object.entries(pages)) {
    it(`take no more work than so many steps for each character, whatever the language: ${name}`, () => {
      for (const language of ["ru", "en", undefined]) {
        assert.isAtMost(workFor(termsOfScripts, repeated(piece, mebibyte), language), mebibyte * 40)
      }
    })
  }
})
