import { RuleId } from "@postwright/core/policy/Rule"
import { RulePack, RulePackId } from "@postwright/core/policy/RulePack"
import { composePolicy, type PolicyLevel } from "@postwright/core/policy/PolicySet"
import type { Severity } from "@postwright/core/policy/PolicyFinding"
import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"

const pack = (id: string, rules: Readonly<Record<string, Severity>>, version = 1) => {
  const [first, ...rest] = Object.entries(rules).map(([name, severity]) => ({
    kind: "spam" as const,
    id: RuleId.make(name),
    version: 1,
    severity,
    title: { en: name, de: name },
    source: null,
    pattern: "shouting" as const,
    limit: 0.5
  }))
  return new RulePack({
    schemaVersion: "1",
    id: RulePackId.make(id),
    version,
    title: { en: id, de: id },
    sources: [],
    rules: [first!, ...rest]
  })
}

const severities = (packs: ReadonlyArray<RulePack>, levels: ReadonlyArray<PolicyLevel> = []) =>
  Object.fromEntries(Result.getOrThrow(composePolicy(packs, levels)).rules.map(({ id, severity }) => [id, severity]))

const failure = (packs: ReadonlyArray<RulePack>, levels: ReadonlyArray<PolicyLevel> = []) => {
  const result = composePolicy(packs, levels)
  if (Result.isSuccess(result)) throw new Error("It was composed")
  return result.failure
}

const tone = pack("tone", { "tone/loud": "warn", "tone/rude": "block" })

describe("composePolicy", () => {
  it("takes the rules of all packs, as grave as they are written", () => {
    const other = pack("other", { "other/one": "fix" })
    assert.deepStrictEqual(severities([tone, other]), { "tone/loud": "warn", "tone/rude": "block", "other/one": "fix" })
  })

  it("lets an organization weaken a rule and take it out", () => {
    const levels: ReadonlyArray<PolicyLevel> = [
      { level: "organization", severities: { "tone/rude": "quarantine", "tone/loud": "off" } }
    ]
    assert.deepStrictEqual(severities([tone], levels), { "tone/rude": "quarantine" })
  })

  it("lets a brand and a campaign tighten, whatever the order of the levels", () => {
    const levels: ReadonlyArray<PolicyLevel> = [
      { level: "campaign", severities: { "tone/loud": "block" } },
      { level: "organization", severities: { "tone/loud": "off" } },
      { level: "brand", severities: { "tone/loud": "quarantine" } }
    ]
    assert.strictEqual(severities([tone], levels)["tone/loud"], "block")
  })

  it("refuses that a brand or campaign weakens what a wider level asks for", () => {
    const weakened = failure([tone], [{ level: "brand", severities: { "tone/rude": "warn" } }])
    assert.strictEqual(weakened.code, "severity-weakened")
    assert.include(weakened.message, "tone/rude")
    const undone = failure(
      [tone],
      [
        { level: "brand", severities: { "tone/loud": "fix" } },
        { level: "campaign", severities: { "tone/loud": "off" } }
      ]
    )
    assert.strictEqual(undone.code, "severity-weakened")
  })

  it("names the rule that was probably meant", () => {
    const unknown = failure([tone], [{ level: "organization", severities: { "tone/lout": "block" } }])
    assert.strictEqual(unknown.code, "policy-unknown")
    assert.include(unknown.message, `"tone/loud"`)
  })

  it("lets only an organization replace a pack, and says which versions count", () => {
    const newer = pack("tone", { "tone/calm": "warn" }, 2)
    const set = Result.getOrThrow(
      composePolicy([tone, pack("a", { "a/b": "warn" })], [{ level: "organization", packs: [newer] }])
    )
    assert.deepStrictEqual(
      set.packs.map(({ id, version }) => `${id}@${version}`),
      ["a@1", "tone@2"]
    )
    assert.deepStrictEqual(
      set.rules.map(({ id }) => id),
      ["tone/calm", "a/b"]
    )
    assert.strictEqual(failure([tone], [{ level: "brand", packs: [newer] }]).code, "rule-pack-replaced")
    assert.deepStrictEqual(severities([tone], [{ level: "brand", packs: [pack("own", { "own/rule": "fix" })] }]), {
      "tone/loud": "warn",
      "tone/rude": "block",
      "own/rule": "fix"
    })
  })

  it("refuses two rules with one id", () => {
    assert.strictEqual(failure([tone, pack("copy", { "tone/loud": "warn" })]).code, "rule-repeated")
  })

  it("has one digest for equal rules and another for others", () => {
    const digest = (levels: ReadonlyArray<PolicyLevel>) => Result.getOrThrow(composePolicy([tone], levels)).digest
    assert.strictEqual(digest([]), digest([{ level: "campaign", severities: { "tone/loud": "warn" } }]))
    assert.notStrictEqual(digest([]), digest([{ level: "campaign", severities: { "tone/loud": "fix" } }]))
  })
})
