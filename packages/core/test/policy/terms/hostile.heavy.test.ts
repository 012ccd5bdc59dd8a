import { assert, describe, it } from "@effect/vitest"
import { pieces, repeated, terms, workFor } from "./hostileTexts.ts"

const mebibyte = 2 ** 20

describe("hostile texts of a megabyte", () => {
  for (const [name, piece] of Object.entries(pieces)) {
    it(`take no more work than so many steps for each character: ${name}`, () => {
      assert.isAtMost(workFor(terms, repeated(piece, mebibyte)), mebibyte * 40)
    })
  }
})
