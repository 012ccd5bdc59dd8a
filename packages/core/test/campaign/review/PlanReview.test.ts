import { assert, layer } from "@effect/vitest"
import { Audit } from "@postwright/core/audit/Audit"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import type { PlanReviewError } from "@postwright/core/campaign/PlanReview"
import { contentHash } from "@postwright/core/content/ContentHash"
import type { Post } from "@postwright/core/content/Post"
import { DateTime, Effect, Exit } from "effect"
import { as, AuditFault, brief, campaignOf, member, slot, standing, TestLayer, thinBrief } from "./support.ts"

const hashOf = (post: Post) => contentHash({ ...post, variant: post.variants[0] })

layer(TestLayer)("PlanReview", (it) => {
  it.effect("approves exactly the content that there is, for its network and a window around its time", () =>
    Effect.gen(function* () {
      const { anna, campaignId, result, review } = yield* campaignOf("approve")
      const [approved] = yield* review.approve(campaignId, [{ slotId: slot(2) }]).pipe(anna)
      const { plan, posts } = yield* result
      const shown = plan.slots[1]!
      assert.deepStrictEqual(approved!.slot, shown)
      assert.strictEqual(shown.status, "approved")
      const [decision] = shown.review!.decisions
      assert.strictEqual(decision!.by, "anna")
      assert.strictEqual(decision!.contentHash, hashOf(posts[1]!))
      assert.deepStrictEqual(decision!.targets, { platform: shown.platform, accounts: [] })
      const startsAt = DateTime.toEpochMillis(DateTime.makeUnsafe(shown.startsAt))
      const { notAfter, notBefore } = decision!.window!
      assert.isBelow(Date.parse(notBefore), startsAt)
      assert.isAbove(Date.parse(notAfter), startsAt)
      assert.strictEqual(plan.slots[0]!.status, "proposed")
      assert.isUndefined(plan.slots[0]!.review)
    })
  )

  it.effect("changes nothing and logs nothing when the same decision is made again", () =>
    Effect.gen(function* () {
      const { anna, campaignId, olga, result, review } = yield* campaignOf("again")
      const slots = [{ slotId: slot(1) }, { slotId: slot(2) }]
      const decide = Effect.gen(function* () {
        yield* review.approve(campaignId, slots).pipe(anna)
        yield* review.lock(campaignId, slots).pipe(anna)
        yield* review.comment(campaignId, slot(3), "Shorter, please").pipe(anna)
        yield* review.reject(campaignId, [{ slotId: slot(3) }], { reason: "Too long" }).pipe(anna)
      })
      yield* decide
      const before = yield* result
      const entries = yield* (yield* Audit).read(campaignId).pipe(olga)
      yield* review.approve(campaignId, slots).pipe(anna)
      yield* review.lock(campaignId, slots).pipe(anna)
      yield* review.reject(campaignId, [{ slotId: slot(3) }], { reason: "Too long" }).pipe(anna)
      assert.deepStrictEqual(yield* result, before)
      assert.deepStrictEqual(yield* (yield* Audit).read(campaignId).pipe(olga), entries)
      assert.deepStrictEqual(
        entries.slice(-6).map(({ action, actor, subject }) => [actor, action, subject]),
        [
          ["anna", "post-approved", "slot-001"],
          ["anna", "post-approved", "slot-002"],
          ["anna", "slot-locked", "slot-001"],
          ["anna", "slot-locked", "slot-002"],
          ["anna", "comment-added", "slot-003"],
          ["anna", "post-rejected", "slot-003"]
        ]
      )
      assert.strictEqual((yield* (yield* Audit).check(campaignId).pipe(olga))._tag, "Intact")
      assert.notInclude(JSON.stringify(entries), "Too long", "texts stay out of the audit log")
    })
  )

  it.effect("voids the approval when the content changes, also by another variant alone", () =>
    Effect.gen(function* () {
      const { anna, campaignId, ed, result, review } = yield* campaignOf("void")
      yield* review.approve(campaignId, [{ slotId: slot(1) }, { slotId: slot(2) }]).pipe(anna)
      const before = (yield* result).posts
      const edited = yield* review.edit(campaignId, slot(1), { text: "A cargo bike for a week." }).pipe(ed)
      const chosen = yield* review.chooseVariant(campaignId, slot(2), { variant: "2" }).pipe(ed)
      for (const [index, { post, slot }] of [edited, chosen].entries()) {
        assert.strictEqual(slot.status, "proposed")
        assert.strictEqual(post!.version, 2)
        assert.notStrictEqual(post!.contentHash, before[index]!.contentHash)
        assert.strictEqual(post!.contentHash, hashOf(post!))
      }
      assert.strictEqual(chosen.post!.variants[0].id, before[1]!.variants[1]!.id)
      assert.lengthOf(chosen.post!.variants, before[1]!.variants.length)
      // Back to what was approved is not approved either: somebody has to look at it again.
      const back = yield* review.chooseVariant(campaignId, slot(2), { variant: before[1]!.variants[0].id }).pipe(ed)
      assert.strictEqual(back.post!.contentHash, before[1]!.contentHash)
      assert.strictEqual(back.slot.status, "proposed")
    })
  )

  it.effect("refuses what the state of a slot does not allow, and says what to do", () =>
    Effect.gen(function* () {
      const { anna, ben, campaignId, ed, olga, review } = yield* campaignOf("refuse")
      const one = [{ slotId: slot(1) }]
      const refused = Effect.fnUntraced(function* (
        effect: Effect.Effect<unknown, { readonly code: string; readonly message: string }>,
        code: string,
        remedy: RegExp
      ) {
        const error = yield* Effect.flip(effect)
        assert.strictEqual(error.code, code)
        assert.match(error.message, remedy)
      })
      yield* refused(review.lock(campaignId, one).pipe(anna), "review-transition-refused", /Approve it first/)
      yield* refused(review.unlock(campaignId, one).pipe(olga), "review-transition-refused", /Only what is locked/)
      yield* refused(review.reject(campaignId, one, {}).pipe(anna), "reason-needed", /what is wrong/)
      yield* refused(review.reject(campaignId, one, { reason: "  " }).pipe(anna), "reason-needed", /what is wrong/)
      yield* refused(
        review.approve(campaignId, [{ slotId: slot(99) }]).pipe(anna),
        "slot-not-found",
        /slot-001 to slot-006/
      )
      yield* review.approve(campaignId, one).pipe(anna)
      yield* review.lock(campaignId, one).pipe(anna)
      yield* refused(
        review.edit(campaignId, slot(1), { text: "x" }).pipe(ed),
        "review-transition-refused",
        /unlock it first/
      )
      yield* refused(
        review.chooseVariant(campaignId, slot(1), { variant: "2" }).pipe(ed),
        "review-transition-refused",
        /unlock/
      )
      yield* refused(review.reject(campaignId, one, { reason: "no" }).pipe(ben), "review-transition-refused", /unlock/)
      yield* refused(review.unlock(campaignId, one).pipe(anna), "role-needed", /owner or admin/)
      const [unlocked] = yield* review.unlock(campaignId, one, { reason: "A figure was wrong" }).pipe(olga)
      assert.strictEqual(unlocked!.slot.status, "approved")
      yield* refused(
        review.chooseVariant(campaignId, slot(1), { variant: "7" }).pipe(ed),
        "variant-not-found",
        /Use one of 1/
      )
    })
  )

  it.effect("lets only those decide, write and read who may", () =>
    Effect.gen(function* () {
      const { anna, campaignId, ed, review, viewer } = yield* campaignOf("permissions")
      const one = [{ slotId: slot(1) }]
      const uses: ReadonlyArray<Effect.Effect<unknown, PlanReviewError>> = [
        review.approve(campaignId, one).pipe(ed),
        review.lock(campaignId, one).pipe(ed),
        review.unlock(campaignId, one).pipe(ed),
        review.reject(campaignId, one, { reason: "no" }).pipe(ed),
        review.edit(campaignId, slot(1), { text: "x" }).pipe(anna),
        review.chooseVariant(campaignId, slot(1), { variant: "2" }).pipe(anna),
        review.comment(campaignId, slot(1), "hm").pipe(viewer)
      ]
      for (const denied of uses) {
        assert.strictEqual((yield* Effect.flip(denied)).code, "permission-denied")
      }
      const foreign = yield* review.slots(campaignId).pipe(as(member("elsewhere", "owner")), Effect.flip)
      assert.strictEqual(foreign.code, "campaign-not-found")
    })
  )

  it.effect("refuses a decision on what has changed since it was read", () =>
    Effect.gen(function* () {
      const { anna, campaignId, ed, result, review } = yield* campaignOf("stale")
      const { contentHash: read } = (yield* result).posts[0]!
      yield* review.edit(campaignId, slot(1), { text: "A cargo bike for a week.", expectedHash: read }).pipe(ed)
      const choices = [{ slotId: slot(2) }, { slotId: slot(1), expectedHash: read }]
      const uses: ReadonlyArray<Effect.Effect<unknown, PlanReviewError>> = [
        review.approve(campaignId, choices).pipe(anna),
        review.reject(campaignId, choices, { reason: "no" }).pipe(anna),
        review.edit(campaignId, slot(1), { text: "Another text", expectedHash: read }).pipe(ed)
      ]
      for (const stale of uses) {
        assert.strictEqual((yield* Effect.flip(stale)).code, "review-outdated")
      }
      assert.strictEqual((yield* standing("stale", campaignId, slot(2))).slot.status, "proposed", "all or none")
    })
  )

  it.effect("lets one of two win that decide at the same moment, and tells the other", () =>
    Effect.gen(function* () {
      const { anna, ben, campaignId, review } = yield* campaignOf("race")
      const exits = yield* Effect.all(
        [
          Effect.exit(review.approve(campaignId, [{ slotId: slot(1) }]).pipe(anna)),
          Effect.exit(review.reject(campaignId, [{ slotId: slot(1) }], { reason: "Not this one" }).pipe(ben))
        ],
        { concurrency: "unbounded" }
      )
      const lost = exits.filter(Exit.isFailure)
      assert.lengthOf(lost, 1)
      const error = yield* Effect.flip(lost[0]!)
      assert.strictEqual(error.code, "review-conflict")
      assert.isTrue("isRetryable" in error && error.isRetryable)
      const { slot: decided } = yield* standing("race", campaignId, slot(1))
      assert.lengthOf(decided.review!.decisions, 1)
      assert.strictEqual(decided.status, Exit.isSuccess(exits[0]!) ? "approved" : "rejected")
    })
  )

  it.effect("refuses a decision that overlooks another one, where the caller says what it has seen", () =>
    Effect.gen(function* () {
      const { anna, ben, campaignId, review } = yield* campaignOf("overlooked")
      const choices = [{ slotId: slot(1), expectedRevision: 0 }]
      yield* review.approve(campaignId, choices).pipe(anna)
      yield* review.approve(campaignId, choices).pipe(anna)
      const error = yield* review.reject(campaignId, choices, { reason: "No" }).pipe(ben, Effect.flip)
      assert.strictEqual(error.code, "review-conflict")
      assert.strictEqual((yield* standing("overlooked", campaignId, slot(1))).slot.status, "approved")
    })
  )

  it.effect("keeps the comments of all who speak at once, in one order", () =>
    Effect.gen(function* () {
      const { anna, campaignId, ed, review } = yield* campaignOf("comments")
      const texts = Array.from({ length: 12 }, (_, index) => `Remark ${index}`)
      yield* Effect.forEach(
        texts,
        (text, index) => review.comment(campaignId, slot(1), text).pipe(index % 2 ? anna : ed),
        {
          concurrency: "unbounded",
          discard: true
        }
      )
      yield* review.comment(campaignId, slot(1), "  Last\r\nword ").pipe(anna)
      const again = yield* review.comment(campaignId, slot(1), "Last\nword").pipe(anna)
      const { comments, revision } = again.slot.review!
      assert.strictEqual(revision, 13)
      assert.deepStrictEqual(
        comments.map((comment) => comment.revision),
        Array.from({ length: 13 }, (_, index) => index + 1)
      )
      assert.sameMembers(
        comments.map(({ text }) => text),
        [...texts, "Last\nword"]
      )
      assert.strictEqual(again.slot.status, "proposed")
      const empty = yield* review.comment(campaignId, slot(1), " \n").pipe(anna, Effect.flip)
      assert.strictEqual(empty.code, "review-input-invalid")
    })
  )

  it.effect("refuses to approve what the network would refuse, names the rule, and approves it once it is mended", () =>
    Effect.gen(function* () {
      const { anna, campaignId, ed, result, review } = yield* campaignOf("blocked")
      const onX = (yield* result).plan.slots.find(({ format, platform }) => platform === "x" && format === "post")!
      const long = yield* review.edit(campaignId, onX.id, { text: `A long text. ${"word ".repeat(80)}` }).pipe(ed)
      assert.strictEqual(long.verdict!.decision, "block")
      const error = yield* review.approve(campaignId, [{ slotId: onX.id }]).pipe(anna, Effect.flip)
      assert.strictEqual(error.code, "post-blocked")
      assert.include(error.message, "x/text-length")
      yield* review.edit(campaignId, onX.id, { text: "A short text." }).pipe(ed)
      const [approved] = yield* review.approve(campaignId, [{ slotId: onX.id }]).pipe(anna)
      assert.strictEqual(approved!.slot.status, "approved")
    })
  )

  it.effect("keeps every version with its author and reason, and tells what changed between two of them", () =>
    Effect.gen(function* () {
      const { campaignId, ed, result, review, viewer } = yield* campaignOf("history")
      const [post] = (yield* result).posts
      const text = `${post!.variants[0].text}\n\nSee you on Monday.`
      yield* review.edit(campaignId, slot(1), { text, reason: "Says when" }).pipe(ed)
      yield* review.edit(campaignId, slot(1), { text }).pipe(ed)
      yield* review.chooseVariant(campaignId, slot(1), { variant: "2" }).pipe(ed)
      const versions = yield* review.history(campaignId, slot(1)).pipe(viewer)
      assert.deepStrictEqual(
        versions.map(({ by, change, generatedBy, number, reason }) => [number, change, by, generatedBy.kind, reason]),
        [
          [1, "generated", undefined, "floor", undefined],
          [2, "edited", "ed", "person", "Says when"],
          [3, "variant-chosen", "ed", "floor", undefined]
        ]
      )
      const first = yield* review.version(campaignId, slot(1), 1).pipe(viewer)
      assert.deepStrictEqual(first, post)
      const diff = yield* review.diff(campaignId, slot(1), { from: 1, to: 2 }).pipe(viewer)
      assert.deepStrictEqual(diff.text, [
        { kind: "same", text: post!.variants[0].text },
        { kind: "added", text: "\n\nSee you on Monday." }
      ])
      const unknown = yield* review.diff(campaignId, slot(1), { from: 9 }).pipe(viewer, Effect.flip)
      assert.strictEqual(unknown.code, "version-not-found")
      const untouched = yield* review.history(campaignId, slot(2)).pipe(viewer)
      assert.deepStrictEqual(
        untouched.map(({ change, number }) => [number, change]),
        [[1, "generated"]]
      )
    })
  )

  it.effect("fills a slot that needed material with a post that a person wrote", () =>
    Effect.gen(function* () {
      const { anna, campaignId, ed, result, review } = yield* campaignOf("gap", thinBrief)
      const open = (yield* result).plan.slots.find(({ status }) => status === "needs-material")!
      const none = yield* review.approve(campaignId, [{ slotId: open.id }]).pipe(anna, Effect.flip)
      assert.strictEqual(none.code, "slot-without-post")
      yield* review.comment(campaignId, open.id, "I shall write this one").pipe(ed)
      const parts = open.format === "thread" ? { parts: ["One.", "Two."] } : { text: "We open on 6 March. #CargoBikes" }
      const written = yield* review.edit(campaignId, open.id, parts).pipe(ed)
      assert.strictEqual(written.slot.status, "proposed")
      assert.strictEqual(written.slot.postId, open.id.replace("slot", "post"))
      assert.isFalse(written.slot.evidence.some(({ kind }) => kind === "gap"))
      assert.deepStrictEqual(written.post!.generatedBy, { kind: "person", memberId: "ed" })
      const [approved] = yield* review
        .approve(campaignId, [{ slotId: open.id }], { reason: "Counted it myself" })
        .pipe(anna)
      assert.strictEqual(approved!.slot.status, "approved")
      assert.include(
        (yield* result).posts.map(({ id }) => String(id)),
        written.post!.id
      )
    })
  )

  it.effect("logs after a crash what was decided before it, once and under the name of who decided", () =>
    Effect.gen(function* () {
      const { anna, ben, campaignId, olga, review } = yield* campaignOf("crash")
      const one = [{ slotId: slot(1) }]
      const gone = yield* AuditFault
      yield* Effect.flip(review.approve(campaignId, one).pipe(anna, gone.during))
      assert.strictEqual((yield* standing("crash", campaignId, slot(1))).slot.status, "approved")
      const entries = Effect.map((yield* Audit).read(campaignId).pipe(olga), (all) =>
        all.filter(({ step }) => step.startsWith("review/")).map(({ action, actor }) => [actor, action])
      )
      assert.deepStrictEqual(yield* entries, [])
      yield* review.lock(campaignId, one).pipe(ben)
      assert.deepStrictEqual(yield* entries, [
        ["anna", "post-approved"],
        ["ben", "slot-locked"]
      ])
    })
  )

  it.effect("outlives a second generation of the same brief", () =>
    Effect.gen(function* () {
      const { anna, campaignId, campaigns, ed, olga, result, review } = yield* campaignOf("twice")
      yield* review.approve(campaignId, [{ slotId: slot(1) }]).pipe(anna)
      yield* review.lock(campaignId, [{ slotId: slot(1) }]).pipe(anna)
      yield* review.edit(campaignId, slot(2), { text: "By hand." }).pipe(ed)
      const before = yield* result
      const again = yield* campaigns.generate(brief).pipe(as(member("twice", "editor")))
      assert.deepStrictEqual(again.plan, before.plan)
      assert.deepStrictEqual(again.posts, before.posts)
      assert.strictEqual(again.plan.slots[0]!.status, "locked")
      const kit = yield* (yield* Campaigns).kit(campaignId, { generator: "test" }).pipe(olga)
      const text = (path: string) => new TextDecoder().decode(kit.find((file) => file.path === path)?.bytes)
      assert.include(text("plan.json"), '"status": "locked"')
      assert.include(text("posts.json"), '"version": 2')
      assert.include(text("schedule.csv"), "locked,")
      assert.include(text("index.html"), 'data-status="locked"')
      assert.strictEqual(JSON.parse(text("report.json")).counts.byStatus.locked, 1)
    })
  )
})
