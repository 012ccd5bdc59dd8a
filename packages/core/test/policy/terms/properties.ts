/**
 * What holds for the term matcher whatever the text and whatever the terms, as properties that can be asked any number
 * of times.
 */
import { applyRepairs, policyContentOf } from "@postwright/core/policy/PolicyContent"
import { RuleId, type Term, type TermsRule } from "@postwright/core/policy/Rule"
import type { MatcherTerm } from "@postwright/core/policy/TermMatch"
import { compileTerms } from "@postwright/core/policy/TermMatcher"
import { graphemeBorders } from "@postwright/core/policy/TextLength"
import { assert } from "@effect/vitest"
import * as fc from "fast-check"
import { evaluationOf } from "../../../src/policy/internal/rules/Evaluation.ts"
import { compileTermsRules } from "../../../src/policy/internal/rules/terms.ts"
import { nastyText, oddText } from "../arbitraries.ts"

/**
 * A term can be found when it holds more than gaps, characters without a shape, and marks that stand on no letter. Vowels
 * and finals of Hangul are marks to a letter in front of them, and letters without one.
 */
export const isFindable = (term: string): boolean =>
  /[\u1161-\u11ff\ud7b0-\ud7fb]/.test(term) ||
  /[^\s\u2800\p{Cc}\p{M}\p{Default_Ignorable_Code_Point}\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/u.test(term)

/** A term is found alone, between quotation marks and between spaces, if it can be found at all. */
export const findsTermsInTheirOwnText = () =>
  fc.property(anyText(8), anyMatch, fc.boolean(), (text, match, resistsEvasion) => {
    const matcher = compileTerms([{ text, match, resistsEvasion }])
    for (const shown of [text, `“${text}”`, ` ${text} `]) {
      assert.strictEqual(matcher.find(shown).length > 0, isFindable(text), `${escaped(text)} in ${escaped(shown)}`)
    }
  })

/** Whatever is found lies on borders of graphemes, in order, and names a term of the list. */
export const givesSpansOnBorders = () =>
  fc.property(anyText(40), anyTerms, anyLanguage, (text, terms, language) => {
    const borders = new Set(graphemeBorders(text))
    let before = 0
    for (const { end, start, term } of compileTerms(terms).find(text, { language })) {
      const place = `${start} to ${end} in ${escaped(text)}`
      assert.isTrue(borders.has(start) && borders.has(end) && start < end, place)
      assert.isTrue(start >= before && term < terms.length, place)
      before = start
    }
  })

/** Once all repairs are made there is nothing to repair, and no term is left of which all findings had a repair. */
export const repairsForGood = () =>
  fc.property(anyText(24), anyReplacements, fc.boolean(), anyLanguage, (text, terms, resistsEvasion, language) => {
    const rules = terms.map((term, index): TermsRule => ({
      ...ruleOfTerms,
      id: RuleId.make(`test/term-${index}`),
      terms: [term],
      resistsEvasion
    }))
    const check = (content: string) =>
      compileTermsRules(rules)(
        evaluationOf(policyContentOf({ text: content }), {
          platform: "x",
          format: "post",
          ...(language === undefined ? {} : { language })
        })
      )
    const found = check(text)
    const repairs = found.flatMap(({ repair }) => (repair === undefined ? [] : [repair]))
    const after = applyRepairs(policyContentOf({ text }), repairs).text
    const left = check(after)
    const what = `${escaped(text)} → ${escaped(after)}`
    assert.deepStrictEqual(
      left.filter(({ repair }) => repair !== undefined),
      [],
      what
    )
    const unmended = new Set(found.filter(({ repair }) => repair === undefined).map(({ ruleId }) => ruleId))
    const mended = new Set(found.map(({ ruleId }) => ruleId).filter((id) => !unmended.has(id)))
    assert.deepStrictEqual(
      left.filter(({ ruleId }) => mended.has(ruleId)),
      [],
      what
    )
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const escaped = (text: string): string =>
  JSON.stringify(text).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)

const turnedPieces = [
  "ɐ",
  "ɹ",
  "q",
  "b",
  "a",
  " ",
  "\u202e",
  "\u202c",
  "\u0308",
  "\u200d",
  "👩",
  "█",
  "*",
  "₳",
  "ש",
  "\ud83d"
]

const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    oddText(maxLength),
    fc.array(fc.constantFrom(...turnedPieces), { maxLength }).map((parts) => parts.join("")),
    nastyText(maxLength),
    fc.string({ unit: "binary", maxLength }),
    fc.string({ unit: "grapheme", maxLength })
  )

const anyMatch = fc.constantFrom<NonNullable<MatcherTerm["match"]>>("word", "prefix", "anywhere")

const anyLanguage = fc.constantFrom("en", "de", "ru", "tr", undefined)

const anyTerms = fc.array(
  fc.record({
    text: fc.oneof(fc.constantFrom("a", "ab", "ba", "b a", "𝐛", "ß", "de", "한"), anyText(4)),
    match: anyMatch,
    resistsEvasion: fc.boolean(),
    except: fc.array(anyText(4), { maxLength: 2 })
  }),
  { maxLength: 6 }
)

const anyReplacement: fc.Arbitrary<Term> = fc.record({
  text: fc
    .oneof(fc.constantFrom("a", "ab", "b", "foo", "bar", "Ⓐ", "ß", "#"), anyText(3))
    .filter((text) => text !== ""),
  match: anyMatch,
  replacement: fc.oneof(fc.constantFrom("", "a", "b", "a b", "foo"), anyText(3))
})
const anyReplacements = fc.array(anyReplacement, { minLength: 1, maxLength: 5 })

const ruleOfTerms = {
  kind: "terms",
  version: 1,
  severity: "fix",
  title: { en: "Plain words", de: "Klare Worte" },
  source: null,
  category: "test"
} as const
