import { assert, describe, it } from "@effect/vitest"
import { SlotReview, untouched } from "@postwright/core/campaign/Review"
import type { ReviewError } from "@postwright/core/campaign/ReviewError"
import { PostVersion } from "@postwright/core/content/PostVersion"
import { PolicyFinding } from "@postwright/core/policy/PolicyFinding"
import { verdictOf } from "@postwright/core/policy/Verdict"
import { SocialAccountId } from "@postwright/core/publishing/SocialAccount"
import { MemberId } from "@postwright/core/tenancy/Actor"
import { Result } from "effect"
import * as transitions from "../../../src/campaign/internal/review/transitions.ts"

const version = (number: number, contentHash: string) =>
  new PostVersion({
    number,
    change: number === 1 ? "generated" : "edited",
    revision: number - 1,
    generatedBy: { kind: "floor", agent: "copywriter", agentVersion: 1 },
    at: "2027-01-01T00:00:00.000Z",
    contentHash,
    findingIds: [],
    digest: contentHash
  })

const finding = (severity: PolicyFinding["severity"], ruleId: string) =>
  new PolicyFinding({
    ruleId,
    ruleVersion: 1,
    severity,
    target: null,
    span: null,
    message: { en: `Breaks ${ruleId}.`, de: `Verletzt ${ruleId}.` },
    source: null
  })

const usualWindow = { notBefore: "2027-03-01T00:00:00.000Z", notAfter: "2027-03-02T00:00:00.000Z" }
const input = (findings: ReadonlyArray<PolicyFinding> = []): transitions.ApprovalInput => ({
  by: MemberId.make("anna"),
  at: "2027-02-01T00:00:00.000Z",
  platform: "x",
  verdict: verdictOf(findings),
  usualWindow
})
const fresh = untouched("slot-001", version(1, "one"))
const approved = (overrides: Partial<transitions.ApprovalInput> = {}, review = fresh) =>
  Result.getOrThrow(transitions.approve(review, { ...input(), ...overrides }))
const failure = (outcome: Result.Result<unknown, ReviewError>) => Result.getOrThrow(Result.flip(outcome))

describe("an approval", () => {
  it("lifts a quarantine only with a reason, and names the rules that it lifted", () => {
    const findings = [finding("quarantine", "a/one"), finding("warn", "a/two"), finding("quarantine", "a/three")]
    const error = failure(transitions.approve(fresh, input(findings)))
    assert.strictEqual(error.code, "reason-needed")
    assert.match(error.message, /quarantine for a\/one, a\/three/)
    for (const reason of ["", " \n", "\u200b", "\u2060\ufeff\u00ad", "\u200d"]) {
      assert.strictEqual(failure(transitions.approve(fresh, { ...input(findings), reason })).code, "reason-needed")
    }
    const review = Result.getOrThrow(
      transitions.approve(fresh, { ...input(findings), reason: " Our lawyer has read it \n" })
    )
    assert.deepStrictEqual(review.approval?.released, ["a/one", "a/three"])
    assert.strictEqual(review.approval?.reason, "Our lawyer has read it")
  })

  it("is never given to a blocking finding, whatever the reason", () => {
    for (const severity of ["block", "fix"] as const) {
      const error = failure(
        transitions.approve(fresh, { ...input([finding(severity, "x/limit")]), reason: "I want it" })
      )
      assert.strictEqual(error.code, "post-blocked")
      assert.include(error.message, "Breaks x/limit (x/limit)")
    }
  })

  it("binds to accounts and a window, which another approval may change", () => {
    const accounts = ["b", "a", "b"].map((id) => SocialAccountId.make(id))
    const first = approved({ accounts, window: { notAfter: "2027-03-05T00:00:00+01:00" } })
    assert.deepStrictEqual(first.approval?.targets?.accounts.map(String), ["a", "b"])
    assert.deepStrictEqual(first.approval?.window, {
      notBefore: usualWindow.notBefore,
      notAfter: "2027-03-04T23:00:00.000Z"
    })
    assert.strictEqual(approved({}, first), first, "the same again keeps what was said before")
    const wider = approved({ accounts: [] }, first)
    assert.deepStrictEqual(wider.approval?.targets?.accounts, [])
    assert.deepStrictEqual(wider.approval?.window, first.approval?.window)
    assert.strictEqual(wider.revision, 2)
  })

  it.each([
    [{ notAfter: "2027-02-01T00:00:00Z" }, /ends before it begins/],
    [{ notBefore: "soon" }, /no valid instants/]
  ])("refuses the window %j", (window, problem) => {
    const error = failure(transitions.approve(fresh, { ...input(), window }))
    assert.strictEqual(error.code, "review-input-invalid")
    assert.match(error.message, problem)
  })

  it("of a second reviewer stands beside the first", () => {
    const both = approved({ by: MemberId.make("ben") }, approved())
    assert.deepStrictEqual(
      both.decisions.map(({ by }) => String(by)),
      ["anna", "ben"]
    )
  })

  it("ends with the content that it was given to", () => {
    const changed = approved().changed(version(2, "two"))
    assert.strictEqual(changed.status, "proposed")
    assert.isUndefined(changed.approval)
    const forged = new SlotReview({ ...changed, status: "approved" })
    assert.isUndefined(forged.approval, "a status alone approves nothing")
    assert.strictEqual(
      failure(transitions.lock(forged, { by: MemberId.make("anna"), at: "2027-02-01T00:00:00.000Z" })).code,
      "review-transition-refused"
    )
  })

  it("is possible after a rejection, by who thinks better of it", () => {
    const author = { by: MemberId.make("anna"), at: "2027-02-01T00:00:00.000Z" }
    const rejected = Result.getOrThrow(transitions.reject(fresh, { ...author, reason: "No" }))
    assert.strictEqual(approved({}, rejected).status, "approved")
  })

  it("refuses a reason that is longer than anybody reads", () => {
    const error = failure(transitions.approve(fresh, { ...input(), reason: "x".repeat(5_001) }))
    assert.strictEqual(error.code, "review-input-invalid")
  })
})
