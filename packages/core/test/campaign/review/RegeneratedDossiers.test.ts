import { assert, layer } from "@effect/vitest"
import { Audit } from "@postwright/core/audit/Audit"
import type { CampaignId } from "@postwright/core/campaign/Campaign"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { DossiersFile } from "@postwright/core/campaign/Dossier"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { Effect, Schema } from "effect"
import { as, campaignOf, member, slot, TestLayer } from "./support.ts"

const decode = Schema.decodeUnknownSync(Schema.fromJsonString(DossiersFile))

const dossiersOf = Effect.fnUntraced(function* (organization: string, campaignId: CampaignId) {
  const kit = yield* (yield* Campaigns)
    .kit(campaignId, { generator: "test" })
    .pipe(as(member(organization, "owner", "olga")))
  const { dossiers } = decode(new TextDecoder().decode(kit.find(({ path }) => path === "dossiers.json")?.bytes))
  return new Map(dossiers.map((dossier) => [String(dossier.slotId), dossier]))
})

layer(TestLayer)("what regenerated posts have besides their texts", (it) => {
  it.effect("is as complete as the first time, and about the post that is sent", () =>
    Effect.gen(function* () {
      const { campaignId, ed, result, review } = yield* campaignOf("complete")
      const before = yield* dossiersOf("complete", campaignId)
      const end = yield* review.regenerate(campaignId).pipe(ed)
      assert.lengthOf(end.regenerated, 6)
      const after = yield* dossiersOf("complete", campaignId)
      const { posts } = yield* result
      for (const post of posts) {
        const [old, dossier] = [before.get(post.slotId), after.get(post.slotId)]
        assert.strictEqual(dossier?.contentHash, post.contentHash)
        assert.notStrictEqual(dossier?.contentHash, old?.contentHash)
        for (const part of ["appraisal", "compliance", "growth", "visuals"] as const) {
          assert.isDefined(old?.[part], part)
          assert.isDefined(dossier?.[part], part)
        }
        const rated = dossier?.appraisal?.variants.map(({ variantId }) => variantId) ?? []
        assert.sameMembers(
          rated,
          post.variants.map(({ id }) => id)
        )
        const first = dossier?.appraisal?.variants.find(({ variantId }) => variantId === post.variants[0].id)
        assert.isAtLeast(first?.overall ?? 0, (dossier?.appraisal?.best.overall ?? 1) - 0.05)
      }
      const entries = yield* (yield* Audit).read(campaignId).pipe(as(member("complete", "owner", "olga")))
      const steps = entries.map(({ step }) => step)
      assert.includeMembers(steps, ["regeneration/1/judge/slot-001", "regeneration/1/produce/slot-001"])
      assert.isAbove(steps.indexOf("regeneration/1/produce/slot-001"), steps.indexOf("regeneration/1/compare"))
    })
  )

  it.effect("is made for no draft that repeats a post which stays", () =>
    Effect.gen(function* () {
      const first = yield* campaignOf("repeating-a")
      yield* first.review.regenerate(first.campaignId, { slots: [slot(3)], seed: 7 }).pipe(first.ed)
      const text = (yield* first.result).posts[2]!.variants[0].text

      const { campaignId, ed, review } = yield* campaignOf("repeating-b")
      const objects = yield* ObjectStore
      const kept = Effect.map(objects.list("campaigns/"), (keys) =>
        keys.filter((key) => key.includes("/dossiers/slot-003/"))
      )
      yield* review.edit(campaignId, slot(2), { text }).pipe(ed)
      const before = yield* kept
      const end = yield* review.regenerate(campaignId, { slots: [slot(3)], seed: 7 }).pipe(ed)
      assert.deepStrictEqual(end.kept, [{ slotId: slot(3), reason: "repeats-another" }])
      assert.isNotEmpty(before)
      assert.deepStrictEqual(yield* kept, before)
    })
  )
})
