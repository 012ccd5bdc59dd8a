import { evaluationOf } from "../../../src/policy/internal/rules/Evaluation.ts"
import { evaluate } from "../../../src/policy/internal/rules/links.ts"
import { linkSafetyPack } from "@postwright/core/policy/packs/LinkSafetyPack"
import { applyRepairs, type PolicyContent, policyContentOf } from "@postwright/core/policy/PolicyContent"
import { type LinksRule, linkHazards, RuleId } from "@postwright/core/policy/Rule"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"

const rule = (more: Partial<LinksRule> = {}): LinksRule => ({
  kind: "links",
  id: RuleId.make("test/links"),
  version: 1,
  severity: "block",
  title: { en: "Links", de: "Links" },
  source: null,
  hazards: linkHazards,
  ...more
})

const check = (content: PolicyContent, more: Partial<LinksRule> = {}) =>
  evaluate(rule(more), evaluationOf(content, { platform: "facebook", format: "post" }))

describe("link rules", () => {
  it("mend http alone, and only where it leads to the same place", () => {
    const content = policyContentOf({ text: "See http://example.com/a, HTTP://example.org and http://192.0.2.1:80/x" })
    const found = check(content, { hazards: ["insecure"] })
    assert.deepStrictEqual(
      found.map(({ repair }) => repair !== undefined),
      [true, true, false]
    )
    const mended = applyRepairs(
      content,
      found.flatMap(({ repair }) => (repair === undefined ? [] : [repair]))
    )
    assert.strictEqual(mended.text, "See https://example.com/a, https://example.org and http://192.0.2.1:80/x")
    assert.lengthOf(check(mended, { hazards: ["insecure"] }), 1)
  })

  it("take credentials out of the address they stand in, and leave the rest of it as it is", () => {
    const mended = (text: string) => {
      const content = policyContentOf({ text })
      return applyRepairs(
        content,
        check(content, { hazards: ["credentials"] }).flatMap(({ repair }) => (repair === undefined ? [] : [repair]))
      ).text
    }
    assert.strictEqual(mended("See http://user:pw@evil.com/x?a=b@c, ok"), "See http://evil.com/x?a=b@c, ok")
    assert.strictEqual(mended("https://jo@example.com/@ann"), "https://example.com/@ann")
    assert.strictEqual(mended("https://a@b:c@example.com#@"), "https://example.com#@")
  })

  it("judge links that are attached without standing in a text", () => {
    const content = {
      ...policyContentOf({ text: "See the link" }),
      links: ["http://localhost:3000/draft", "https://example.com"]
    }
    const [finding, ...rest] = check(content, { hazards: ["private-host"] })
    assert.isEmpty(rest)
    assert.isNull(finding!.target)
  })

  it("say why a short link is a risk, in both languages", () => {
    const [finding] = check(policyContentOf({ text: "https://bit.ly/x" }))
    assert.deepStrictEqual(finding!.message, {
      en: "bit.ly hides where the link leads, so neither readers nor this check can tell. Link to the page itself",
      de: "bit.ly verbirgt, wohin der Link führt; weder Leser noch diese Prüfung erkennen es. Verlinke die Seite selbst"
    })
  })

  it("never quote a password of an address", () => {
    for (const url of ["https://jo:s3cret@example.com/x", "http://jo:s3cret@192.168.0.1/", "http://jo:s3cret@bit.ly/"])
      for (const { message } of check(policyContentOf({ text: url })))
        assert.notMatch(message.en + message.de, /s3cret/, url)
  })

  it("end with their repair, on any mixture of addresses", () => {
    const pieces = [
      "http://example.com",
      "http://",
      "https://example.org/ä",
      " ",
      "(",
      ")",
      "http://b.example:80/",
      ".",
      "é",
      "🔥",
      "http://a.b/http://c.d"
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
        const content = policyContentOf({ text: parts.join("") })
        const repairs = (of: PolicyContent) =>
          check(of, { hazards: ["insecure"] }).flatMap(({ repair }) => (repair === undefined ? [] : [repair]))
        assert.isEmpty(repairs(applyRepairs(content, repairs(content))))
      })
    )
  })
})

describe("linkSafetyPack", () => {
  it("covers every hazard that needs no list of the brand's own, each with a source", () => {
    const rules = linkSafetyPack.rules.flatMap((rule) => (rule.kind === "links" ? [rule] : []))
    assert.deepStrictEqual(
      rules.flatMap(({ hazards }) => hazards).sort(),
      linkHazards.filter((hazard) => hazard !== "blocked-host" && hazard !== "not-allowed-host").sort()
    )
    for (const { source } of rules) assert.isTrue(source?.startsWith("https://"))
  })
})
