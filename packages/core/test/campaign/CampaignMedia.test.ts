import { assert, describe, it } from "@effect/vitest"
import { Audit } from "@postwright/core/audit/Audit"
import type { BriefInput } from "@postwright/core/campaign/Brief"
import { CampaignMedia } from "@postwright/core/campaign/CampaignMedia"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import { CardRenderer } from "@postwright/core/media/CardRenderer"
import { MediaError, RenderFailed } from "@postwright/core/media/MediaError"
import { MediaTools } from "@postwright/core/media/MediaTools"
import * as Postwright from "@postwright/core/Postwright"
import { Actor, CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { sha256 } from "@postwright/core/text/Digest"
import { Effect, Layer } from "effect"
import { readFileSync } from "node:fs"

const guide = new URL("../../../../examples/larkfield/sources/guide-choosing-a-cargo-bike.md", import.meta.url)

const brief: BriefInput = {
  topic: "Cargo bikes for a week",
  platforms: ["instagram", "tiktok", "x"],
  sources: [{ name: "guide.md", text: readFileSync(guide, "utf8") }],
  brand: { name: "Larkfield" },
  plan: { days: 4, perDay: 3, start: "2027-03-01", timeZone: "Europe/London" }
}

/** Test equipment: "draws" by writing down what it was asked for. */
const drawer = (options: { fails?: (heading: string) => boolean } = {}) => {
  const drawn: Array<string> = []
  const layer = Layer.succeed(
    CardRenderer,
    CardRenderer.of({
      draw: (card) =>
        Effect.suspend(() => {
          if (options.fails?.(card.words.heading) === true) {
            return Effect.fail(new MediaError({ reason: new RenderFailed({ tool: "pen", detail: "it broke" }) }))
          }
          drawn.push(card.words.heading)
          return Effect.succeed({
            bytes: new TextEncoder().encode(JSON.stringify(card)),
            mediaType: "image/jpeg" as const,
            ...card.size,
            wordBoxes: [],
            contrast: 21,
            warnings: []
          })
        }),
      shrink: (picture) => Effect.succeed(picture.slice(0, 20))
    })
  )
  return { drawn, layer: MediaTools.layerCards.pipe(Layer.provide(layer)) }
}

const without = Layer.merge(Postwright.layer, Audit.layer).pipe(
  Layer.provideMerge(Layer.merge(Postwright.storesMemory, Postwright.registries))
)
const withCards = (cards: Layer.Layer<never, MediaError, MediaTools>) =>
  Layer.merge(Postwright.layer, Audit.layer).pipe(
    Layer.provide(cards),
    Layer.provideMerge(Layer.merge(Postwright.storesMemory, Postwright.registries))
  )

describe("the media of a campaign", () => {
  it.effect("are said to be needed where nothing is set up that makes them", () =>
    Effect.gen(function* () {
      const { plan, posts } = yield* (yield* Campaigns).generate(brief)
      for (const { needsMedia, platform } of plan.slots) {
        if (platform === "x") assert.isUndefined(needsMedia)
        else assert.strictEqual(needsMedia?.code, "not-made")
      }
      assert.isTrue(posts.every(({ media }) => media.length === 0))
    }).pipe(Effect.provide(without), Effect.provideService(CurrentActor, localOwner))
  )

  it.effect("come with the campaign, as a version of each post, and its kit has the files", () => {
    const { layer } = drawer()
    return Effect.gen(function* () {
      const campaigns = yield* Campaigns
      const { campaignId, plan, posts } = yield* campaigns.generate(brief)
      const pictured = posts.filter(({ format, platform }) => platform === "instagram" && format !== "video")
      assert.isAbove(pictured.length, 0)
      const kit = new Map((yield* campaigns.kit(campaignId, { generator: "test" })).map((file) => [file.path, file]))
      for (const post of pictured) {
        assert.strictEqual(post.version, 2)
        if (post.format === "carousel") assert.isAtLeast(post.media.length, 2)
        for (const { altText, path, sha256: digest } of post.media) {
          assert.match(path, new RegExp(`^media/${post.slotId}-\\d+\\.jpg$`))
          assert.match(altText, /^Card with the words: /)
          const file = kit.get(path)
          assert.strictEqual(file === undefined ? undefined : sha256(file.bytes), digest)
        }
      }
      for (const { format, needsMedia, platform, review } of plan.slots) {
        // What Postwright itself makes is no review.
        assert.isUndefined(review)
        const needs = format === "video" ? "beyond-limit" : undefined
        assert.strictEqual(needsMedia?.code, needs, `${platform} ${format}`)
      }
      const dossiers = JSON.parse(new TextDecoder().decode(kit.get("dossiers.json")?.bytes))
      assert.strictEqual(dossiers.dossiers.length, posts.length)
    }).pipe(Effect.provide(withCards(layer)), Effect.provideService(CurrentActor, localOwner))
  })

  it.effect("are not made again, and void no approval, when the campaign is asked for once more", () => {
    const { drawn, layer } = drawer()
    return Effect.gen(function* () {
      const campaigns = yield* Campaigns
      const review = yield* PlanReview
      const first = yield* campaigns.generate(brief)
      const count = drawn.length
      assert.isAbove(count, 0)
      const post = first.posts.find(({ media }) => media.length > 0)
      const slot = first.plan.slots.find(({ id }) => id === post?.slotId)
      yield* review.approve(first.campaignId, [{ slotId: slot!.id, expectedHash: post!.contentHash }])
      const again = yield* campaigns.generate(brief)
      assert.strictEqual(drawn.length, count)
      assert.strictEqual(again.plan.slots.find(({ id }) => id === slot!.id)?.status, "approved")
    }).pipe(Effect.provide(withCards(layer)), Effect.provideService(CurrentActor, localOwner))
  })

  it.effect("that fail for one post are told of its slot, and come when it goes well", () => {
    let isBroken = true
    const { layer } = drawer({ fails: () => isBroken })
    return Effect.gen(function* () {
      const campaigns = yield* Campaigns
      const first = yield* campaigns.generate(brief)
      const failed = first.plan.slots.filter(({ needsMedia }) => needsMedia?.code === "failed")
      assert.isAbove(failed.length, 0)
      assert.include(failed[0]?.needsMedia?.reason.en, "it broke")
      assert.include(failed[0]?.needsMedia?.reason.de, "ließ sich nicht machen")
      isBroken = false
      const { plan } = yield* campaigns.generate(brief)
      assert.isTrue(plan.slots.every(({ needsMedia }) => needsMedia?.code !== "failed"))
    }).pipe(Effect.provide(withCards(layer)), Effect.provideService(CurrentActor, localOwner))
  })

  it.effect("are made for nobody who may not write", () => {
    const { layer } = drawer()
    return Effect.gen(function* () {
      const { campaignId } = yield* (yield* Campaigns)
        .generate(brief, { media: false })
        .pipe(Effect.provideService(CurrentActor, localOwner))
      const viewer = new Actor({ ...localOwner, role: "viewer" })
      const error = yield* (yield* CampaignMedia)
        .make(campaignId)
        .pipe(Effect.provideService(CurrentActor, viewer), Effect.flip)
      assert.strictEqual(error.code, "permission-denied")
    }).pipe(Effect.provide(withCards(layer)))
  })
})
