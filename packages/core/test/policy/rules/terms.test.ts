import { evaluationOf } from "../../../src/policy/internal/rules/Evaluation.ts"
import { compileTermsRules } from "../../../src/policy/internal/rules/terms.ts"
import { applyRepairs, policyContentOf } from "@postwright/core/policy/PolicyContent"
import { RuleId, type Term, type TermsRule } from "@postwright/core/policy/Rule"
import { assert, describe, it } from "@effect/vitest"

const rule = (terms: TermsRule["terms"], more: Partial<TermsRule> = {}): TermsRule => ({
  kind: "terms",
  id: RuleId.make("test/terms"),
  version: 1,
  severity: "fix",
  title: { en: "Plain words", de: "Klare Worte" },
  source: null,
  category: "test",
  ...more,
  terms
})

const check = (text: string, rules: ReadonlyArray<TermsRule>, language = "en") =>
  compileTermsRules(rules)(evaluationOf(policyContentOf({ text }), { platform: "x", format: "post", language }))

const shown = (text: string, term: Term, more: Partial<TermsRule> = {}, language = "en") =>
  check(text, [rule([term], more)], language).map(({ span }) => text.slice(span!.start, span!.end))

const repaired = (text: string, terms: TermsRule["terms"]) =>
  applyRepairs(
    policyContentOf({ text }),
    check(text, [rule(terms)]).flatMap(({ repair }) => (repair === undefined ? [] : [repair]))
  ).text

describe("terms rules", () => {
  it("finds words, beginnings of words and what stands inside them, as each term asks", () => {
    assert.deepStrictEqual(shown("gamble, gambling", { text: "gambl" }), [])
    assert.deepStrictEqual(shown("gamble, Gambling", { text: "gambl", match: "prefix" }), ["gambl", "Gambl"])
    assert.deepStrictEqual(shown("Onlinekasino", { text: "kasino", match: "anywhere" }), ["kasino"])
  })

  it("minds the languages of a term, the words around it and hashtags", () => {
    assert.deepStrictEqual(shown("Gift", { text: "gift", languages: ["de"] }, {}, "de-AT"), ["Gift"])
    assert.deepStrictEqual(shown("Gift", { text: "gift", languages: ["de"] }), [])
    assert.deepStrictEqual(shown("Moby Dick, dick", { text: "dick", except: ["Moby Dick"] }), ["dick"])
    assert.deepStrictEqual(shown("follow #follow", { text: "follow" }, { within: "hashtags" }), ["follow"])
  })

  it("says what stands where, and what to do", () => {
    const [finding] = check("We utilise it", [rule([{ text: "utilise", replacement: "use" }])])
    assert.deepStrictEqual(finding?.message, {
      en: "“utilise” stands against “Plain words”. Write “use”",
      de: "„utilise“ steht gegen „Klare Worte“. Schreibe „use“"
    })
  })

  it("writes the replacement in the case of what it replaces", () => {
    assert.strictEqual(repaired("Utilise or utilise", [{ text: "utilise", replacement: "use" }]), "Use or use")
  })
})
