import { evaluationOf } from "../../../src/policy/internal/rules/Evaluation.ts"
import { evaluate } from "../../../src/policy/internal/rules/spam.ts"
import { spamPack } from "@postwright/core/policy/packs/SpamPack"
import { applyRepairs, policyContentOf } from "@postwright/core/policy/PolicyContent"
import { spamPatterns } from "@postwright/core/policy/Rule"
import { assert, describe, it } from "@effect/vitest"

const rules = spamPack.rules.flatMap((rule) => (rule.kind === "spam" ? [rule] : []))

const findings = (text: string) =>
  rules.flatMap((rule) =>
    evaluate(rule, evaluationOf(policyContentOf({ text }), { platform: "facebook", format: "post" }))
  )

describe("spam rules", () => {
  it("mend a post that does everything wrong, and leave the capitals to a person", () => {
    const text = "BUY NOW AND SAVE BIG TODAY!!!! sale sale sale sale 🔥🔥🔥🔥🔥 h\u200bere #Deal #deal"
    const found = findings(text)
    assert.sameMembers(
      found.map(({ ruleId }) => ruleId),
      [
        "spam/hidden-characters",
        "spam/repeated-hashtag",
        "spam/repeated-punctuation",
        "spam/repeated-word",
        "spam/repeated-emoji"
      ]
    )
    const mended = applyRepairs(
      policyContentOf({ text }),
      found.flatMap(({ repair }) => (repair === undefined ? [] : [repair]))
    )
    assert.strictEqual(mended.text, "BUY NOW AND SAVE BIG TODAY! sale 🔥 here #Deal")
    assert.deepStrictEqual(mended.hashtags, ["Deal", "deal"].slice(0, mended.hashtags.length))
    const [shouted] = findings("BUY NOW AND SAVE BIG TODAY")
    assert.isUndefined(shouted!.repair)
    assert.deepStrictEqual(shouted!.span, { start: 0, end: 26 })
  })

  it("say what was counted and what to do", () => {
    assert.deepStrictEqual(findings("Wow!!!!")[0]!.message, {
      en: "4 marks stand in a row: !!!!. One is enough",
      de: "4 Satzzeichen stehen hintereinander: !!!!. Eines genügt"
    })
    assert.match(
      findings("#one #two #three #four #five")[0]!.message.en,
      /^100% of the text are hashtags, more than 50%/
    )
  })
})

describe("spamPack", () => {
  it("covers every habit once, and blocks nothing", () => {
    assert.sameMembers(
      rules.map(({ pattern }) => pattern),
      [...spamPatterns]
    )
    assert.isTrue(rules.every(({ severity }) => severity === "fix" || severity === "warn"))
  })
})
