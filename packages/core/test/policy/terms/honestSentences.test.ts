import { compilePolicy } from "@postwright/core/policy/PolicyEngine"
import { policyContentOf } from "@postwright/core/policy/PolicyContent"
import { composePolicy } from "@postwright/core/policy/PolicySet"
import { profanityPack } from "@postwright/core/policy/packs/ProfanityPack"
import { toxicityPack } from "@postwright/core/policy/packs/ToxicityPack"
import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"
import { honestSentences } from "./honestSentences.ts"

const policy = compilePolicy(Result.getOrThrow(composePolicy([profanityPack, toxicityPack])))

const shown = (text: string, language: string | undefined): ReadonlyArray<string> =>
  policy
    .check(policyContentOf({ text }), {
      platform: "x",
      format: "post",
      ...(language === undefined ? {} : { language })
    })
    .findings.map(({ ruleId, span }) => `${ruleId}: ${span === null ? text : text.slice(span.start, span.end)}`)

describe("places, families and ordinary words", () => {
  for (const [language, sentences] of Object.entries(honestSentences)) {
    it(`are neither profane nor toxic, with the language known or not: ${language}`, () => {
      assert.isAtLeast(sentences.length, 8)
      for (const text of sentences) {
        assert.deepStrictEqual(shown(text, language), [], text)
        assert.deepStrictEqual(shown(text, undefined), [], text)
      }
    })
  }
})
