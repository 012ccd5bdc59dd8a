import { evaluationOf } from "../../../src/policy/internal/rules/Evaluation.ts"
import { evaluate } from "../../../src/policy/internal/rules/personalData.ts"
import { personalDataPack } from "@postwright/core/policy/packs/PersonalDataPack"
import { applyRepairs, type PolicyContent, policyContentOf } from "@postwright/core/policy/PolicyContent"
import { type PersonalDataRule, personalDataKinds, RuleId } from "@postwright/core/policy/Rule"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"

const rule = (more: Partial<PersonalDataRule> = {}): PersonalDataRule => ({
  kind: "personal-data",
  id: RuleId.make("test/personal-data"),
  version: 1,
  severity: "block",
  title: { en: "Personal data", de: "Persönliche Daten" },
  source: null,
  data: personalDataKinds,
  ...more
})

const check = (content: PolicyContent, language = "en", more: Partial<PersonalDataRule> = {}) =>
  evaluate(rule(more), evaluationOf(content, { platform: "facebook", format: "post", language }))

const findings = (text: string, language?: string, more?: Partial<PersonalDataRule>) =>
  check(policyContentOf({ text }), language, more)

describe("personal data rules", () => {
  it("say what stands where, hidden, and what to do", () => {
    const [finding] = findings("Überweise auf DE89 3704 0044 0532 0130 00.", "de")
    assert.deepStrictEqual(finding!.span, { start: 14, end: 41 })
    assert.deepStrictEqual(finding!.message, {
      en: "Personal data can be read here: IBAN DE89 **** **** 3000. Take it out, or allow it in the rule if it is public",
      de: "Hier sind persönliche Daten zu lesen: IBAN DE89 **** **** 3000. Nimm sie heraus oder erlaube sie in der Regel, wenn sie öffentlich sind"
    })
    assert.strictEqual(finding!.repair!.edits[0].replacement, "[Kontonummer]")
  })

  it("look for what the rule names, and leave what it allows", () => {
    const text = "jo@example.com, 0171 2345678"
    assert.lengthOf(findings(text), 2)
    assert.lengthOf(findings(text, "en", { data: ["phone"] }), 1)
    assert.lengthOf(findings(text, "en", { allowed: ["example.com"] }), 1)
  })

  it("take a secret in front of a host out with its name, and put no word there that breaks the address", () => {
    const mended = (text: string) => {
      const content = policyContentOf({ text })
      return applyRepairs(
        content,
        check(content).flatMap(({ repair }) => (repair === undefined ? [] : [repair]))
      ).text
    }
    assert.strictEqual(mended("http://user:pw@evil.com/x"), "http://evil.com/x")
    assert.strictEqual(mended("postgres://app:s3cret@db.example.com/x"), "postgres://db.example.com/x")
    assert.strictEqual(mended(`https://jo:ghp_${"0123456789aB".repeat(3)}@example.com/x`), "https://example.com/x")
    assert.strictEqual(mended("http://example.com?a:s3cret@b"), "http://example.com?a:[secret]@b")
    assert.strictEqual(
      findings("http://user:pw@evil.com/x")[0]!.repair!.label.en,
      "Take name and password out of the address"
    )
  })

  it("look into parts, title and alternative texts", () => {
    const content = policyContentOf({
      text: "one\n\njo@example.com",
      parts: ["one", "jo@example.com"],
      title: "Tel. 0171 2345678",
      media: [{ altText: "4111 1111 1111 1111" }]
    })
    assert.deepStrictEqual(
      check(content).map(({ target }) => target),
      [{ field: "part", index: 1 }, { field: "title" }, { field: "alt-text", index: 0 }]
    )
  })

  it("end with their repair, and never quote what they found", () => {
    const values = [
      "jo.ann@example.com",
      "ann [at] example [dot] org",
      "+49 171 2345678",
      "0171 2345699",
      "DE89 3704 0044 0532 0130 00",
      "4111 1111 1111 1111",
      "123-45-6789",
      "86 095 742 719",
      "Kundennummer: 4711-0815",
      "Geburtsdatum: 01.02.1990",
      "Passwort: Sommer2024!",
      "AKIAIOSFODNN7EXAMPLE",
      "https://u:s3cret@example.com"
    ]
    const prose = ["Ruf an:", "Hi, ", "und ", "\n", "👨‍👩‍👧‍👦 ", "é\u0301 ", "(", ") ", " / ", ", "]
    const texts = fc.shuffledSubarray([...values, ...prose], { maxLength: 8 }).map((parts) => parts.join(" "))
    fc.assert(
      fc.property(texts, fc.constantFrom("en", "de", "fr", "es", "it"), (text, language) => {
        const content = policyContentOf({ text })
        const before = check(content, language)
        const after = (findings: typeof before) =>
          check(
            applyRepairs(
              content,
              findings.flatMap(({ repair }) => (repair === undefined ? [] : [repair]))
            ),
            language
          )
        for (const finding of before) {
          const said = after([finding]).map(({ message }) => message.en)
          assert.notInclude(said, finding.message.en)
        }
        const said = after(before).map(({ message }) => message.en)
        for (const { message, span } of before) {
          assert.notInclude(said, message.en)
          const value = text.slice(span!.start, span!.end).replace(/[^\p{L}\p{N}]/gu, "")
          for (const said of [message.en, message.de]) assert.notInclude(said.replace(/[^\p{L}\p{N}]/gu, ""), value)
        }
      }),
      { numRuns: 500 }
    )
  })
})

describe("personalDataPack", () => {
  it("covers every kind once, with a source, and blocks what harms most", () => {
    const rules = personalDataPack.rules.flatMap((rule) => (rule.kind === "personal-data" ? [rule] : []))
    assert.deepStrictEqual(rules.flatMap(({ data }) => data).sort(), [...personalDataKinds].sort())
    for (const { source, tier } of rules) assert.isTrue(source?.startsWith("https://") === true && tier !== undefined)
    assert.deepStrictEqual(
      rules.filter(({ severity }) => severity === "block").flatMap(({ data }) => data),
      ["secret", "payment-card", "national-id"]
    )
  })
})
