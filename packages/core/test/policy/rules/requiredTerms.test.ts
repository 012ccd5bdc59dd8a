import { evaluationOf } from "../../../src/policy/internal/rules/Evaluation.ts"
import { evaluate } from "../../../src/policy/internal/rules/requiredTerms.ts"
import { policyContentOf } from "@postwright/core/policy/PolicyContent"
import { type RequiredTermsRule, RuleId } from "@postwright/core/policy/Rule"
import { assert, describe, it } from "@effect/vitest"

const rule = (require: "all" | "any", ...terms: [string, ...Array<string>]): RequiredTermsRule => ({
  kind: "required-terms",
  id: RuleId.make("test/required"),
  version: 1,
  severity: "warn",
  title: { en: "Names", de: "Namen" },
  source: null,
  require,
  terms
})

const messages = (text: string, required: RequiredTermsRule) =>
  evaluate(required, evaluationOf(policyContentOf({ text }), { platform: "x", format: "post" })).map(
    ({ message }) => message.en
  )

describe("required terms", () => {
  it("names what is missing of all", () => {
    assert.deepStrictEqual(messages("Larkfield’s bikes", rule("all", "Larkfield", "bikes")), [])
    assert.deepStrictEqual(messages("Larkfield", rule("all", "Larkfield", "bikes")), [
      "Names: “bikes” is missing. Add it"
    ])
  })

  it("is content with any one", () => {
    assert.deepStrictEqual(messages("by bike", rule("any", "bike", "tram")), [])
    assert.deepStrictEqual(messages("on foot", rule("any", "bike", "tram")), [
      "Names: the post holds none of “bike”, “tram”. Add at least one"
    ])
  })

  it("reads hashtags that spell a term", () => {
    assert.deepStrictEqual(messages("#CityBikeDay", rule("all", "city bike day")), [])
  })
})
