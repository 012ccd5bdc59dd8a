import { PolicyFinding } from "@postwright/core/policy/PolicyFinding"
import { verdictChange } from "@postwright/core/policy/Recheck"
import { verdictOf } from "@postwright/core/policy/Verdict"
import { assert, describe, it } from "@effect/vitest"

const finding = (ruleId: string, severity: PolicyFinding["severity"], start: number | null = null) =>
  new PolicyFinding({
    ruleId,
    ruleVersion: 1,
    severity,
    target: start === null ? null : { field: "text" },
    span: start === null ? null : { start, end: start + 3 },
    message: { en: ruleId, de: ruleId },
    source: null
  })

const change = (before: ReadonlyArray<PolicyFinding>, after: ReadonlyArray<PolicyFinding>) =>
  verdictChange(verdictOf(before), verdictOf(after))

describe("verdictChange", () => {
  it("is nothing when the same was found, whatever the order and the wording", () => {
    const [a, b] = [finding("a/a", "warn", 1), finding("b/b", "warn", 2)]
    const reworded = new PolicyFinding({ ...a, ruleVersion: 2, message: { en: "other", de: "anders" } })
    assert.isUndefined(change([a, b], [b, reworded]))
  })

  it("tells what is new, gone and graver", () => {
    const result = change(
      [finding("a/a", "warn", 1), finding("b/b", "block")],
      [finding("a/a", "quarantine", 1), finding("c/c", "warn", 5)]
    )
    assert.deepStrictEqual(
      result?.appeared.map(({ ruleId }) => ruleId),
      ["c/c"]
    )
    assert.deepStrictEqual(
      result?.disappeared.map(({ ruleId }) => ruleId),
      ["b/b"]
    )
    assert.deepStrictEqual(
      result?.regraded.map(({ after, before }) => [before.severity, after.severity]),
      [["warn", "quarantine"]]
    )
    assert.deepStrictEqual([result?.before, result?.after], ["block", "quarantine"])
  })

  it("voids an approval only when something that blocks is new", () => {
    const before = [finding("a/a", "block", 1), finding("b/b", "warn", 1)]
    assert.isFalse(change(before, [...before, finding("c/c", "quarantine")])?.voidsApproval)
    assert.isTrue(change(before, [...before, finding("c/c", "fix")])?.voidsApproval)
    assert.isTrue(change(before, [before[0]!, finding("b/b", "block", 1)])?.voidsApproval)
    // The same word in another place is another finding.
    assert.isTrue(change(before, [finding("a/a", "block", 9)])?.voidsApproval)
  })
})
