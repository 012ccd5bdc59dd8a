import { assert, describe, it, layer } from "@effect/vitest"
import { Audit } from "@postwright/core/audit/Audit"
import type { GeneratedCampaign } from "@postwright/core/campaign/Campaigns"
import { SlotId } from "@postwright/core/campaign/Plan"
import { overlap } from "@postwright/core/text/Ngrams"
import { Effect } from "effect"
import { settle } from "../../../src/campaign/internal/regeneration/settle.ts"
import { as, brief, campaignOf, member, slot, TestLayer, thinBrief } from "./support.ts"

const oneDay = { ...brief, plan: { ...brief.plan, days: 1, perDay: 3 } }

const sent = ({ posts }: GeneratedCampaign) => new Map(posts.map((post) => [post.slotId, post.variants[0].text]))

layer(TestLayer)("PlanReview.regenerate", (it) => {
  it.effect("writes other posts for the open slots, which keep ids and times, and leaves decided ones alone", () =>
    Effect.gen(function* () {
      const { anna, campaignId, ed, result, review } = yield* campaignOf("other")
      yield* review.approve(campaignId, [{ slotId: slot(1) }, { slotId: slot(2) }]).pipe(anna)
      yield* review.lock(campaignId, [{ slotId: slot(2) }]).pipe(anna)
      const before = yield* result
      const end = yield* review.regenerate(campaignId).pipe(ed)
      const after = yield* result
      assert.deepStrictEqual(end.regenerated.map(String), ["slot-003", "slot-004", "slot-005", "slot-006"])
      assert.deepStrictEqual(end.kept, [])
      for (const [index, slot] of after.plan.slots.entries()) {
        const old = before.plan.slots[index]!
        assert.deepStrictEqual(
          [slot.id, slot.startsAt, slot.timeZone, slot.platform, slot.postId],
          [old.id, old.startsAt, old.timeZone, old.platform, old.postId]
        )
      }
      assert.deepStrictEqual(after.plan.slots.slice(0, 2), before.plan.slots.slice(0, 2))
      assert.deepStrictEqual(after.posts.slice(0, 2), before.posts.slice(0, 2))
      for (const post of after.posts.slice(2)) {
        assert.strictEqual(post.version, 2)
        assert.notStrictEqual(post.variants[0].text, sent(before).get(post.slotId))
        assert.isAtLeast(post.variants.length, 2)
      }
      for (const [index, one] of after.posts.entries()) {
        for (const other of after.posts.slice(index + 1)) {
          for (const a of one.variants) for (const b of other.variants) assert.isAtMost(overlap(a.text, b.text), 0.5)
        }
      }
    })
  )

  it.effect("gives a rejected slot other material than the rejected post had, and never that post again", () =>
    Effect.gen(function* () {
      const { anna, campaignId, ed, result, review } = yield* campaignOf("rejected")
      const seen = new Set<string>()
      const sources = new Set<string>()
      for (let round = 0; round < 3; round++) {
        const post = (yield* result).posts[2]!
        assert.isFalse(seen.has(post.variants[0].text), `round ${round} repeats an earlier post`)
        for (const { source, start } of post.citations) {
          assert.isFalse(sources.has(`${source} ${start}`), `round ${round} cites ${source} ${start} again`)
        }
        seen.add(post.variants[0].text)
        for (const { source, start } of post.citations) sources.add(`${source} ${start}`)
        yield* review.reject(campaignId, [{ slotId: slot(3) }], { reason: `Not this, ${round}` }).pipe(anna)
        const end = yield* review.regenerate(campaignId, { slots: [slot(3)] }).pipe(ed)
        assert.deepStrictEqual(end.regenerated, [slot(3)])
        const { plan } = yield* result
        assert.strictEqual(plan.slots[2]!.status, "proposed")
        assert.lengthOf(plan.slots[2]!.review!.decisions, round + 1)
      }
    })
  )

  it.effect("gives equal posts for equal campaigns, decisions and seeds, and others for another seed", () =>
    Effect.gen(function* () {
      const texts = yield* Effect.forEach(
        [
          ["seed-a", 7],
          ["seed-b", 7],
          ["seed-c", 8]
        ] as const,
        ([organization, seed]) =>
          Effect.gen(function* () {
            const { campaignId, ed, result, review } = yield* campaignOf(organization, oneDay)
            yield* review.regenerate(campaignId, { seed }).pipe(ed)
            return JSON.stringify((yield* result).posts)
          })
      )
      assert.strictEqual(texts[0], texts[1])
      assert.notStrictEqual(texts[0], texts[2])
    })
  )

  it.effect("refuses to write approved and locked slots anew that are named, and writes none then", () =>
    Effect.gen(function* () {
      const { anna, campaignId, ed, result, review, viewer } = yield* campaignOf("named")
      yield* review.approve(campaignId, [{ slotId: slot(1) }]).pipe(anna)
      const before = yield* result
      const error = yield* review.regenerate(campaignId, { slots: [slot(2), slot(1)] }).pipe(ed, Effect.flip)
      assert.strictEqual(error.code, "review-transition-refused")
      assert.include(error.message, "Reject it first")
      const unknown = yield* review.regenerate(campaignId, { slots: [SlotId.make("slot-777")] }).pipe(ed, Effect.flip)
      assert.strictEqual(unknown.code, "slot-not-found")
      const denied = yield* review.regenerate(campaignId).pipe(viewer, Effect.flip)
      assert.strictEqual(denied.code, "permission-denied")
      assert.deepStrictEqual(yield* result, before)
    })
  )

  it.effect("leaves what a person wrote, unless it is named or rejected", () =>
    Effect.gen(function* () {
      const { anna, campaignId, ed, result, review } = yield* campaignOf("person")
      yield* review.edit(campaignId, slot(1), { text: "By hand, one." }).pipe(ed)
      yield* review.edit(campaignId, slot(2), { text: "By hand, two." }).pipe(ed)
      yield* review.reject(campaignId, [{ slotId: slot(2) }], { reason: "No" }).pipe(anna)
      const end = yield* review.regenerate(campaignId).pipe(ed)
      assert.deepStrictEqual(end.kept, [{ slotId: slot(1), reason: "written-by-person" }])
      const { posts } = yield* result
      assert.strictEqual(posts[0]!.variants[0].text, "By hand, one.")
      assert.strictEqual(posts[1]!.generatedBy.kind, "floor")
      yield* review.regenerate(campaignId, { slots: [slot(1)] }).pipe(ed)
      assert.strictEqual((yield* result).posts[0]!.generatedBy.kind, "floor")
    })
  )

  it.effect("keeps the post that there is where the sources carry no other, and says so", () =>
    Effect.gen(function* () {
      const { campaignId, ed, result, review } = yield* campaignOf("thin", thinBrief)
      const before = yield* result
      const end = yield* review.regenerate(campaignId).pipe(ed)
      assert.isAbove(end.kept.length, 0)
      assert.strictEqual(end.kept.length + end.regenerated.length, before.plan.slots.length)
      const after = yield* result
      for (const { slotId } of end.kept) {
        const at = after.plan.slots.findIndex(({ id }) => id === slotId)
        assert.strictEqual(after.plan.slots[at]!.status, before.plan.slots[at]!.status)
        assert.strictEqual(sent(after).get(slotId), sent(before).get(slotId))
      }
    })
  )

  it.effect("does not touch what is approved or edited while it runs", () =>
    Effect.gen(function* () {
      const { anna, campaignId, ed, result, review } = yield* campaignOf("meanwhile")
      const before = yield* result
      const [end] = yield* Effect.all(
        [
          review.regenerate(campaignId).pipe(ed),
          review.approve(campaignId, [{ slotId: slot(1) }]).pipe(anna),
          review.edit(campaignId, slot(2), { text: "By hand." }).pipe(ed),
          review.comment(campaignId, slot(3), "A remark stops nothing").pipe(anna)
        ],
        { concurrency: "unbounded" }
      )
      const after = yield* result
      assert.strictEqual(after.plan.slots[0]!.status, "approved")
      assert.strictEqual(sent(after).get(slot(1)), sent(before).get(slot(1)))
      assert.strictEqual(sent(after).get(slot(2)), "By hand.")
      assert.notInclude(end.regenerated, slot(1))
      assert.notInclude(end.regenerated, slot(2))
      assert.include(end.regenerated, slot(3))
    })
  )

  it.effect("is in the history and in the log, with its costs and its seed", () =>
    Effect.gen(function* () {
      const { campaignId, ed, olga, review, viewer } = yield* campaignOf("logged")
      yield* review.regenerate(campaignId, { slots: [slot(1)], seed: 5 }).pipe(ed)
      const versions = yield* review.history(campaignId, slot(1)).pipe(viewer)
      assert.deepStrictEqual(
        versions.map(({ by, change, number, round }) => [number, change, by, round]),
        [
          [1, "generated", undefined, undefined],
          [2, "regenerated", "ed", 1]
        ]
      )
      const audit = yield* Audit
      const steps = (yield* audit.read(campaignId).pipe(olga)).map(({ step }) => step)
      assert.includeMembers(steps, ["regeneration/1/ideas", "regeneration/1/draft/slot-001", "regeneration/1/end"])
      assert.strictEqual((yield* audit.check(campaignId).pipe(olga))._tag, "Intact")
    })
  )

  it.effect("lets the same brief be generated again without undoing it", () =>
    Effect.gen(function* () {
      const { campaignId, campaigns, ed, result, review } = yield* campaignOf("regenerated")
      yield* review.regenerate(campaignId).pipe(ed)
      const before = yield* result
      const again = yield* campaigns.generate(brief).pipe(as(member("regenerated", "editor")))
      assert.deepStrictEqual(again, before)
    })
  )
})

describe("the comparison of new drafts", () => {
  const worded = (id: string, ...texts: ReadonlyArray<string>) => ({ variants: texts.map((text) => ({ id, text })) })
  const [a, b, c] = [
    "the first text tells of seven days and one bike",
    "another text speaks about rain and about the children",
    "a third one counts the kilometres of fourteen weeks"
  ] as const
  const map = (posts: Record<string, ReturnType<typeof worded>>) =>
    new Map(Object.entries(posts).map(([id, post]) => [SlotId.make(id), post]))

  it("refuses a draft that repeats a post which stays, in any of its wordings", () => {
    assert.deepStrictEqual(
      settle(map({ s1: worded("x", a) }), map({ s2: worded("y", b, a), s3: worded("z", c) }), map({})).map(String),
      ["s3"]
    )
  })

  it("refuses a draft that repeats what another slot must keep because its own draft was refused", () => {
    const admitted = settle(
      map({ s1: worded("x", a) }),
      map({ s2: worded("y", b), s3: worded("z", a) }),
      map({ s2: worded("old", c), s3: worded("old", b) })
    )
    assert.deepStrictEqual(admitted, [])
  })

  it("lets two slots exchange what they tell", () => {
    const admitted = settle(
      map({}),
      map({ s1: worded("x", b), s2: worded("y", a) }),
      map({ s1: worded("x", a), s2: worded("y", b) })
    )
    assert.deepStrictEqual(admitted.map(String), ["s1", "s2"])
  })
})
