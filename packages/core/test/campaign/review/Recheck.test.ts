import { assert, layer } from "@effect/vitest"
import { Audit } from "@postwright/core/audit/Audit"
import { Policies } from "@postwright/core/policy/Policies"
import { decodeRulePack } from "@postwright/core/policy/RulePackParser"
import { Effect } from "effect"
import { campaignOf, slot, standing, TestLayer } from "./support.ts"

/** A pack of the organization that forbids words. */
const forbidding = (version: number, words: ReadonlyArray<string>, severity = "block") => {
  const pack = {
    schemaVersion: "1",
    id: "house",
    version,
    title: { en: "House rules", de: "Hausregeln" },
    sources: [],
    rules: [
      {
        kind: "terms",
        id: "house/words",
        version,
        severity,
        title: { en: "Words of the house", de: "Wörter des Hauses" },
        category: "house",
        source: null,
        terms: words.map((text) => ({ text }))
      }
    ]
  }
  return decodeRulePack(pack, "house.json")
}

layer(TestLayer)("PlanReview.recheck", (it) => {
  it.effect("tells nothing while the rules are what they were when the plan was generated", () =>
    Effect.gen(function* () {
      const { anna, campaignId, review } = yield* campaignOf("recheck-same")
      const { changes, packs, posts, since } = yield* review.recheck(campaignId).pipe(anna)
      assert.isString(since)
      assert.strictEqual(posts, 6)
      assert.deepStrictEqual([changes, packs], [[], []])
    })
  )

  it.effect("lists what a new pack finds, and takes back the approvals of posts that it forbids, locked ones too", () =>
    Effect.gen(function* () {
      const { anna, campaignId, olga, result, review } = yield* campaignOf("recheck-new")
      yield* review
        .approve(
          campaignId,
          [slot(1), slot(2), slot(3)].map((slotId) => ({ slotId }))
        )
        .pipe(anna)
      yield* review.lock(campaignId, [{ slotId: slot(2) }]).pipe(anna)
      const [first, second] = (yield* result).posts
      const words = [first, second].map((post) => longestWord(post!.variants[0].text))
      const forbidden = (yield* result).posts.flatMap((post, at) =>
        words.some((word) => holds(post.variants[0].text, word)) ? [`slot-00${at + 1}`] : []
      )
      yield* (yield* Policies).usePack(yield* forbidding(1, words)).pipe(olga)

      const dry = yield* review.recheck(campaignId, { isDryRun: true }).pipe(olga)
      assert.strictEqual((yield* result).plan.slots[0]!.status, "approved", "a dry run changes nothing")
      const checked = yield* review.recheck(campaignId).pipe(anna)
      assert.deepStrictEqual(checked, dry)
      const [came, ...others] = checked.packs
      assert.deepStrictEqual([String(came!.id), came!.from, came!.to, others], ["house", null, 1, []])
      assert.deepStrictEqual(
        checked.changes.map(({ slotId }) => String(slotId)),
        forbidden
      )
      for (const { after, appeared, before, slotId, status, voidsApproval } of checked.changes) {
        assert.notStrictEqual(before, "block")
        assert.strictEqual(after, "block")
        assert.deepStrictEqual([...new Set(appeared.map(({ ruleId }) => ruleId))], ["house/words"])
        assert.strictEqual(voidsApproval, status === "approved" || status === "locked", slotId)
      }
      const { plan } = yield* result
      assert.strictEqual(plan.slots[0]!.status, "proposed")
      assert.strictEqual(plan.slots[1]!.status, "proposed")
      const taken = plan.slots[1]!.review!.decisions.at(-1)!
      assert.deepStrictEqual([taken.kind, taken.by, taken.forbiddenBy], ["voided", "anna", ["house/words"]])
      const entries = yield* (yield* Audit).read(campaignId).pipe(olga)
      const voided = entries.filter(({ action }) => action === "approval-voided")
      const wereApproved = checked.changes.filter((change) => change.voidsApproval).map(({ slotId }) => String(slotId))
      assert.deepStrictEqual(
        voided.map(({ subject }) => subject),
        wereApproved
      )
      const refused = yield* Effect.flip(review.approve(campaignId, [{ slotId: slot(1) }]).pipe(anna))
      assert.strictEqual(refused.code, "post-blocked")
      assert.deepStrictEqual((yield* review.recheck(campaignId).pipe(anna)).changes, [], "told once")
    })
  )

  it.effect("keeps approvals where the new rules only warn or ask for a look", () =>
    Effect.gen(function* () {
      const { anna, campaignId, olga, result, review } = yield* campaignOf("recheck-warn")
      yield* review.approve(campaignId, [{ slotId: slot(1) }]).pipe(anna)
      const word = longestWord((yield* result).posts[0]!.variants[0].text)
      const policies = yield* Policies
      for (const [version, severity] of ["warn", "quarantine"].entries()) {
        yield* policies.usePack(yield* forbidding(version + 1, [word], severity)).pipe(olga)
        const { changes } = yield* review.recheck(campaignId).pipe(anna)
        const change = changes.find(({ slotId }) => slotId === slot(1))!
        assert.isFalse(change.voidsApproval)
        assert.lengthOf(severity === "warn" ? change.appeared : change.regraded, 1)
      }
      assert.strictEqual((yield* result).plan.slots[0]!.status, "approved")
    })
  )

  it.effect("takes an approval back that was given while the same rule was weaker", () =>
    Effect.gen(function* () {
      const { anna, campaignId, olga, result, review } = yield* campaignOf("recheck-weaker")
      const policies = yield* Policies
      const word = longestWord((yield* result).posts[0]!.variants[0].text)
      yield* policies.usePack(yield* forbidding(1, [word])).pipe(olga)
      yield* review.recheck(campaignId).pipe(anna)
      yield* policies.setSeverity("house/words", "warn", "Only for this week").pipe(olga)
      yield* review.approve(campaignId, [{ slotId: slot(1) }]).pipe(anna)
      yield* policies.setSeverity("house/words", "default", "The week is over").pipe(olga)
      const { changes } = yield* review.recheck(campaignId).pipe(anna)
      // What blocks stood there at the last look already, and yet the approval came in between.
      assert.deepStrictEqual(
        changes.map(({ appeared, slotId, voidsApproval }) => [String(slotId), appeared.length, voidsApproval]),
        [["slot-001", 0, true]]
      )
      assert.strictEqual((yield* result).plan.slots[0]!.status, "proposed")
    })
  )

  it.effect("compares what was written since the last look with what was told when it was written", () =>
    Effect.gen(function* () {
      const { campaignId, ed, olga, review } = yield* campaignOf("recheck-edited")
      const text = "Write to jane.doe@example.org for a bike."
      const edited = yield* review.edit(campaignId, slot(4), { text }).pipe(ed)
      assert.include(
        edited.verdict!.findings.map(({ ruleId }) => ruleId),
        "personal-data/email"
      )
      yield* review.regenerate(campaignId, { slots: [slot(5)] }).pipe(ed)
      assert.deepStrictEqual((yield* review.recheck(campaignId).pipe(olga)).changes, [])
      yield* review.edit(campaignId, slot(4), { text: `${text} Today.` }).pipe(ed)
      yield* (yield* Policies).usePack(yield* forbidding(1, ["bike"])).pipe(olga)
      const { changes } = yield* review.recheck(campaignId).pipe(olga)
      assert.include(
        changes.map(({ slotId }) => slotId),
        slot(4)
      )
      for (const { appeared, before } of changes) {
        assert.notStrictEqual(before, null)
        assert.deepStrictEqual([...new Set(appeared.map(({ ruleId }) => ruleId))], ["house/words"])
      }
    })
  )

  it.effect("lets only those take approvals back who may give them, and everybody look", () =>
    Effect.gen(function* () {
      const { campaignId, ed, review, viewer } = yield* campaignOf("recheck-roles")
      assert.strictEqual((yield* Effect.flip(review.recheck(campaignId).pipe(ed))).code, "permission-denied")
      assert.deepStrictEqual((yield* review.recheck(campaignId, { isDryRun: true }).pipe(viewer)).changes, [])
    })
  )

  it.effect("takes an approval back while others comment on the slot", () =>
    Effect.gen(function* () {
      const { anna, ben, campaignId, olga, result, review } = yield* campaignOf("recheck-busy")
      yield* review.approve(campaignId, [{ slotId: slot(1) }]).pipe(anna)
      const word = longestWord((yield* result).posts[0]!.variants[0].text)
      yield* (yield* Policies).usePack(yield* forbidding(1, [word])).pipe(olga)
      const comments = Effect.forEach([1, 2, 3, 4, 5], (number) =>
        review.comment(campaignId, slot(1), `Remark ${number}`).pipe(ben)
      )
      yield* Effect.all([review.recheck(campaignId).pipe(anna), comments], { concurrency: 2 })
      const { slot: after } = yield* standing("recheck-busy", campaignId, slot(1))
      assert.strictEqual(after.status, "proposed")
      assert.lengthOf(after.review!.comments, 5)
    })
  )
})

const longestWord = (text: string): string =>
  (text.match(/\p{L}+/gu) ?? []).reduce((longest, word) => (word.length > longest.length ? word : longest), "")

const holds = (text: string, word: string): boolean => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, "iu").test(text)
