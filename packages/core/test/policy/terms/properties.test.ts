import type { MatcherTerm } from "@postwright/core/policy/TermMatch"
import { compileTerms } from "@postwright/core/policy/TermMatcher"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { findsTermsInTheirOwnText, givesSpansOnBorders, repairsForGood } from "./properties.ts"

const numRuns = 400

describe("any text and any terms", () => {
  it("finds every term in its own text, unless it holds nothing but gaps, shapeless characters and loose marks", () => {
    fc.assert(findsTermsInTheirOwnText(), { numRuns })
  })

  it("gives spans on borders of graphemes, in order", () => {
    fc.assert(givesSpansOnBorders(), { numRuns })
  })

  it("leaves nothing to repair once all repairs are made", () => {
    fc.assert(repairsForGood(), { numRuns })
  })
})

describe("a megabyte of what no one writes", () => {
  const terms: ReadonlyArray<MatcherTerm> = [
    "a",
    "a\u0301",
    "badword",
    "\ud83d",
    "\u1100\u1161",
    "#a_b",
    "a  -  b"
  ].map((text) => ({ text, match: "anywhere", resistsEvasion: true }))
  const length = 3 * 2 ** 18
  for (const [name, text] of Object.entries({
    "combining marks": "\u0301".repeat(length),
    "combining marks on a letter": "a" + "\u0336".repeat(length),
    "combining marks of different classes": "a" + "\u0301\u0323\u0345".repeat(length / 3),
    "halves of pairs": "\ude00\ud83d".repeat(length / 2),
    zeros: "a\0".repeat(length / 2),
    "code points that nobody has assigned": "\u0378\u{e0fff}".repeat(length / 3),
    "joined emoji": "👨\u200d".repeat(length / 3),
    "flags without an end": "🇦".repeat(length / 2)
  })) {
    it(`is read without a crash, as a text and as a term: ${name}`, () => {
      for (const { end, start } of compileTerms(terms).find(text, { language: "en" })) assert.isBelow(start, end)
      assert.isAtMost(compileTerms([{ text, resistsEvasion: true }]).find(text).length, 1)
    })
  }
})
