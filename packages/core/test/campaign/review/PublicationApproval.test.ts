import { assert, layer } from "@effect/vitest"
import { Slot } from "@postwright/core/campaign/Plan"
import { publicationApproval } from "@postwright/core/campaign/PublicationApproval"
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import { Post, Variant } from "@postwright/core/content/Post"
import { contentHashOf, noDisclosure } from "@postwright/core/publishing/PublicationContent"
import { SocialAccountId } from "@postwright/core/publishing/SocialAccount"
import { DateTime, Effect, Option } from "effect"
import { as, campaignOf, member, slot, TestLayer } from "./support.ts"

const [ours, theirs] = [SocialAccountId.make("ours"), SocialAccountId.make("theirs")]

layer(TestLayer)("publicationApproval", (it) => {
  it.effect("permits exactly what the reviewer approved, on the named accounts, within the window", () =>
    Effect.gen(function* () {
      const { anna, campaignId, review } = yield* campaignOf("publication")
      const window = { notBefore: "2027-03-01T00:00:00.000Z", notAfter: "2027-03-02T00:00:00.000Z" }
      const [approved] = yield* review
        .approve(campaignId, [{ slotId: slot(1) }], { accounts: [ours], window })
        .pipe(anna)
      const [shown, post] = [approved!.slot, approved!.post!]
      const account = { id: ours, platform: shown.platform }
      const permitted = Option.getOrThrow(publicationApproval({ slot: shown, post }, account, noDisclosure))
      assert.strictEqual(permitted.content.text, post.variants[0].text)
      const target = { platform: shown.platform, accountId: ours }
      assert.strictEqual(permitted.approval.contentHash, contentHashOf(target, permitted.content))
      assert.strictEqual(permitted.approval.approvedBy, "anna")
      assert.strictEqual(DateTime.formatIso(permitted.approval.notAfter), window.notAfter)

      const other = shown.platform === "x" ? "linkedin" : "x"
      const reworded = new Variant({ ...post.variants[0], text: "Something else" })
      for (const [given, target] of [
        [
          { slot: shown, post },
          { ...account, id: theirs }
        ],
        [
          { slot: shown, post },
          { ...account, platform: other }
        ],
        [{ slot: shown, post: new Post({ ...post, variants: [reworded] }) }, account],
        [{ slot: new Slot({ ...shown, status: "proposed" }), post }, account]
      ] as const) {
        assert.isTrue(Option.isNone(publicationApproval(given, target, noDisclosure)))
      }
    })
  )

  it.effect("permits nothing any more after the post was changed or rejected", () =>
    Effect.gen(function* () {
      const { anna, campaignId, ed, review } = yield* campaignOf("publication-over")
      yield* review.approve(campaignId, [{ slotId: slot(1) }, { slotId: slot(2) }]).pipe(anna)
      yield* review.chooseVariant(campaignId, slot(1), { variant: "2" }).pipe(ed)
      yield* review.reject(campaignId, [{ slotId: slot(2) }], { reason: "No" }).pipe(anna)
      const slots = yield* (yield* PlanReview).slots(campaignId).pipe(as(member("publication-over", "viewer")))
      for (const { post, slot } of slots.slice(0, 2)) {
        const account = { id: ours, platform: slot.platform }
        assert.isTrue(Option.isNone(publicationApproval({ slot, post: post! }, account, noDisclosure)))
      }
    })
  )
})
