import type { MatcherTerm } from "@postwright/core/policy/TermMatch"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { usesLetter } from "../../../src/policy/internal/terms/alphabets.ts"
import { type CompiledList, compileList } from "../../../src/policy/internal/terms/compiledList.ts"
import { findTerms } from "../../../src/policy/internal/terms/findTerms.ts"
import { TextLetters } from "../../../src/policy/internal/terms/ordinaryLetters.ts"
import { type ProseReader, proseReader } from "../../../src/policy/internal/terms/plainProse.ts"
import { nastyText } from "../arbitraries.ts"
import { honestSentences } from "./honestSentences.ts"

const passesNothing = (): ProseReader => ({ end: (_, from) => from, hasWord: () => false })

const words =
  "Straße strasse Larkfield’s GMBH Committee ärger foo’S I'm ba'ck b'ad ba-d' l'été a b 2027 3 3.5 covid19 bad bade word ass wörd"
const others = "- – … ( ) ! |x #Foo #BAR’S #a_b ## '' 🚲 ☀️ @you a*s k\u0301 ﬁ и € *"
const pieces = [...words.split(" "), ...others.split(" ")]

const anyText = fc.oneof(
  fc
    .array(
      fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(" ", " ", " ", "  ", "\n", ", ", ".", "-", "’", "#", ""))
    )
    .map((parts) => parts.flat().join("")),
  fc
    .array(fc.constantFrom(...Object.values(honestSentences).flat()), { maxLength: 3 })
    .map((sentences) => sentences.join(" ")),
  nastyText(20)
)

const anyTerm: fc.Arbitrary<MatcherTerm> = fc.record({
  text: fc.oneof(
    fc.constantFrom("bad word", "strasse", "ass", "a b", "wörd 3.5", "larkfield", "foo's", "#foo", "🚲", "gm", "com"),
    fc.constantFrom(...pieces)
  ),
  match: fc.constantFrom("word", "word", "prefix", "anywhere"),
  resistsEvasion: fc.boolean()
})

/** All that the scan of a text tells: keys, and the stretches that may hide some. */
const toldOf = ({ scan }: CompiledList, text: string, language: string | undefined): ReadonlyArray<unknown> => {
  const told: Array<unknown> = []
  const letters = new TextLetters(text, usesLetter(language))
  scan(
    text,
    {
      key: (...key) => told.push(key),
      stretch: (start, end) => told.push(text.slice(start, end)),
      isOrdinary: (start, end) => letters.isOrdinary(start, end),
      usesLetter: letters.usesLetter
    },
    true
  )
  return told
}

const anyLanguage = fc.constantFrom("en", "de", "ru", undefined)

describe("plain prose", () => {
  it("is passed over without a difference to what is told of the text", () => {
    fc.assert(
      fc.property(anyText, fc.array(anyTerm, { maxLength: 5 }), anyLanguage, (text, terms, language) => {
        const told = [compileList(terms), compileList(terms, passesNothing)].map((list) => toldOf(list, text, language))
        assert.deepStrictEqual(told[0], told[1])
      }),
      { numRuns: 1500 }
    )
  })

  it("is most of what honest posts hold", () => {
    let [passed, all] = [0, 0]
    const counting: typeof proseReader = (...parameters) => {
      const reader = proseReader(...parameters)
      const end: ProseReader["end"] = (text, from, ...rest) => {
        const to = reader.end(text, from, ...rest)
        passed += to - from
        return to
      }
      return { ...reader, end }
    }
    const list = compileList([{ text: "bad word", resistsEvasion: true }], counting)
    for (const language of ["en", "de"]) {
      for (const sentence of honestSentences[language] ?? []) {
        all += sentence.length
        findTerms(list, sentence, language)
      }
    }
    assert.isAbove(passed / all, 0.8)
  })
})
