import { complianceTopics, Concern } from "@postwright/core/policy/ComplianceReview"
import { compliancePack } from "@postwright/core/policy/packs/CompliancePack"
import { policyContentOf } from "@postwright/core/policy/PolicyContent"
import type { PolicyContext } from "@postwright/core/policy/PolicyContext"
import { compilePolicy } from "@postwright/core/policy/PolicyEngine"
import { composePolicy, type SeveritySetting } from "@postwright/core/policy/PolicySet"
import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"

const policyWith = (severities: Readonly<Record<string, SeveritySetting>> = {}) =>
  compilePolicy(Result.getOrThrow(composePolicy([compliancePack], [{ level: "organization", severities }])))

const to = { platform: "x", format: "thread", language: "en" } as const
const text = "Our locks are risk-free. Your savings are guaranteed."

const concernOf = (quote: string, changes: Partial<ConstructorParameters<typeof Concern>[0]> = {}) =>
  new Concern({
    topic: "guarantee",
    field: "text",
    quote,
    span: { start: text.indexOf(quote), end: text.indexOf(quote) + quote.length },
    severity: "quarantine",
    reason: "Nobody can promise that.",
    ...changes
  })

const check = (concerns: PolicyContext["concerns"], severities?: Readonly<Record<string, SeveritySetting>>) =>
  policyWith(severities).check(policyContentOf({ text }), { ...to, ...(concerns === undefined ? {} : { concerns }) })

describe("compliance rules", () => {
  it("find each concern at its words, as grave as the review rates it", () => {
    const verdict = check([
      concernOf("risk-free", { severity: "warn" }),
      concernOf("guaranteed", { suggestion: "likely" }),
      concernOf("savings", { topic: "finance" })
    ])
    assert.deepStrictEqual(
      verdict.findings.map(({ ruleId, severity, span }) => [ruleId, severity, text.slice(span?.start, span?.end)]),
      [
        ["compliance/guarantee", "quarantine", "guaranteed"],
        ["compliance/finance", "quarantine", "savings"],
        ["compliance/guarantee", "warn", "risk-free"]
      ]
    )
    assert.strictEqual(verdict.decision, "quarantine")
    const [{ message } = { message: { en: "", de: "" } }] = verdict.findings
    assert.strictEqual(message.en, "Guarantee: Nobody can promise that. Suggested instead: “likely”")
    assert.strictEqual(message.de, "Garantie: Nobody can promise that. Vorschlag dafür: „likely“")
  })

  it("say whether there was a review", () => {
    const statuses = (concerns: PolicyContext["concerns"]) =>
      check(concerns).checks.map((one) => [one.check, one.status])
    assert.deepStrictEqual(statuses(undefined), [["compliance", "absent"]])
    assert.deepStrictEqual(statuses([]), [["compliance", "done"]])
    assert.strictEqual(check(undefined).decision, "allow")
    const [{ detail } = {}] = check(undefined).checks
    assert.include(detail?.en, "No compliance review was made")
    assert.include(detail?.de, "keine Compliance-Prüfung")
  })

  it("take another severity than their own for all concerns of the topic", () => {
    const concerns = [concernOf("risk-free", { severity: "warn" }), concernOf("guaranteed")]
    const severities = (setting: SeveritySetting) =>
      check(concerns, { "compliance/guarantee": setting }).findings.map(({ severity }) => severity)
    assert.deepStrictEqual(severities("warn"), ["warn", "warn"])
    assert.deepStrictEqual(severities("quarantine"), ["quarantine", "warn"])
    assert.deepStrictEqual(severities("block"), ["block", "block"])
    assert.deepStrictEqual(severities("off"), [])
    assert.strictEqual(check(concerns, { "compliance/guarantee": "block" }).decision, "block")
  })

  it("find the words in the part of a thread and in the title", () => {
    const parts = ["Locks and savings.", "Locks are risk-free.", "Savings are guaranteed."]
    const joined = parts.join("\n\n")
    const start = joined.lastIndexOf("avings are")
    const verdict = policyWith().check(policyContentOf({ text: joined, parts, title: "Guaranteed" }), {
      ...to,
      concerns: [
        concernOf("avings are", { span: { start, end: start + 10 } }),
        concernOf("Guaranteed", { field: "title", span: { start: 0, end: 10 } })
      ]
    })
    assert.deepStrictEqual(
      verdict.findings.map(({ span, target }) => [target, span]),
      [
        [
          { field: "part", index: 2 },
          { start: 1, end: 11 }
        ],
        [{ field: "title" }, { start: 0, end: 10 }]
      ]
    )
  })

  it("keep a concern whose words have moved or are gone since the review", () => {
    const concerns = [concernOf("guaranteed"), concernOf("risk-free")]
    const { findings } = policyWith().check(policyContentOf({ text: "Savings: guaranteed." }), { ...to, concerns })
    assert.deepStrictEqual(
      findings.map(({ span, target }) => [target?.field, span]),
      [
        ["text", { start: 9, end: 19 }],
        [undefined, null]
      ]
    )
  })

  it("have a rule for every topic", () => {
    assert.deepStrictEqual(
      compliancePack.rules.map(({ id }) => String(id)),
      complianceTopics.map((topic) => `compliance/${topic}`)
    )
  })
})
