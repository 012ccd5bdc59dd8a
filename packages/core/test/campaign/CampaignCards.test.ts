import { assert, describe, it } from "@effect/vitest"
import { Audit } from "@postwright/core/audit/Audit"
import type { BriefInput } from "@postwright/core/campaign/Brief"
import { CampaignMedia } from "@postwright/core/campaign/CampaignMedia"
import { Campaigns, type GeneratedCampaign } from "@postwright/core/campaign/Campaigns"
import { CampaignStore } from "@postwright/core/campaign/CampaignStore"
import type { MediaOptions } from "@postwright/core/campaign/MediaOptions"
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import { SlotId } from "@postwright/core/campaign/Plan"
import { AssetLibrary } from "@postwright/core/media/AssetLibrary"
import { ImageModels } from "@postwright/core/models/ImageModels"
import { ModelId } from "@postwright/core/models/ModelChoice"
import * as Postwright from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import * as ScriptedImageModel from "@postwright/core/testing/models/ScriptedImageModel"
import { Effect, Layer } from "effect"
import { madeFor, studio, videoBrief } from "./mediaEquipment.ts"

const brief: BriefInput = {
  ...videoBrief,
  platforms: ["linkedin", "facebook", "x", "instagram"],
  plan: { ...videoBrief.plan, days: 3, perDay: 4 }
}

const priced = {
  microUsdPerMillion: { images: 40_000_000_000 },
  checkedOn: "2026-11-22",
  source: "https://example.org/prices"
}

const process = (work: ReturnType<typeof studio>, painting = ScriptedImageModel.make({ pricing: priced })) =>
  Layer.mergeAll(Postwright.layer, Audit.layer, AssetLibrary.layer, CampaignStore.layer).pipe(
    Layer.provide([work.layer, ImageModels.layerEntry(Effect.succeed(painting.model))]),
    Layer.provideMerge(Layer.merge(Postwright.storesMemory, Postwright.registries))
  )

const generate = (media: MediaOptions = {}, budgetMicroUsd?: number) =>
  Effect.flatMap(Campaigns, (campaigns) =>
    campaigns.generate(brief, { media, ...(budgetMicroUsd === undefined ? {} : { budgetMicroUsd }) })
  )

/** Networks whose posts that are no video have pictures. */
const picturedIn = ({ posts }: GeneratedCampaign) =>
  [
    ...new Set(
      posts.filter(({ format, media }) => format !== "video" && media.length > 0).map(({ platform }) => platform)
    )
  ].sort()

const asOwner = Effect.provideService(CurrentActor, localOwner)

describe("cards of posts whose network asks for none", () => {
  it.effect(
    "are made on Facebook and LinkedIn, on X where somebody wants all, and nowhere where only the needed ones are wanted",
    () => {
      const work = studio()
      return Effect.gen(function* () {
        const needed = yield* generate({ cards: "needed" })
        assert.deepStrictEqual(
          needed.posts
            .filter(({ format, media }) => format === "post" && media.length > 0)
            .map(({ platform }) => platform),
          needed.posts
            .filter(({ format, platform }) => format === "post" && platform === "instagram")
            .map(() => "instagram")
        )
        const usual = yield* generate()
        assert.deepStrictEqual(picturedIn(usual), ["facebook", "instagram", "linkedin"])
        assert.isTrue(
          usual.plan.slots.every(({ format, needsMedia }) => format === "video" || needsMedia === undefined)
        )
        const all = yield* generate({ cards: "all" })
        assert.deepStrictEqual(picturedIn(all), ["facebook", "instagram", "linkedin", "x"])
        const count = work.cards.length
        yield* generate({ cards: "all" })
        assert.strictEqual(work.cards.length, count)
      }).pipe(Effect.provide(process(work)), asOwner)
    }
  )

  it.effect("are not given to a post that somebody has approved", () => {
    const work = studio()
    return Effect.gen(function* () {
      const review = yield* PlanReview
      const { campaignId, plan, posts } = yield* generate({ cards: "needed" })
      const post = posts.find(({ format, platform }) => platform === "linkedin" && format === "post")!
      const slot = plan.slots.find(({ postId }) => postId === post.id)!
      yield* review.approve(campaignId, [{ slotId: slot.id, expectedHash: post.contentHash }])
      const again = yield* generate()
      assert.strictEqual(again.plan.slots.find(({ id }) => id === slot.id)?.status, "approved")
      assert.strictEqual(again.posts.find(({ id }) => id === post.id)?.media.length, 0)
      assert.include(picturedIn(again), "facebook")
    }).pipe(Effect.provide(process(work)), asOwner)
  })
})

describe("pictures that were lacking", () => {
  it.effect("come with a higher budget, for those posts alone, and are paid once", () => {
    const work = studio()
    const painting = ScriptedImageModel.make({ pricing: priced })
    const images = { model: ModelId.make("scripted/image"), most: 1 }
    return Effect.gen(function* () {
      const first = yield* generate({ cards: "needed", images }, 90_000)
      const made = yield* madeFor(first)
      const whole = made.filter(({ lacks }) => lacks === undefined)
      const lacking = made.filter(({ lacks }) => lacks !== undefined)
      assert.strictEqual(whole.length, 2)
      assert.isAbove(lacking.length, 0)
      for (const { lacks } of lacking) {
        assert.deepInclude(lacks?.[0], { kind: "picture", reason: "budget", model: "scripted/image" })
      }
      const media = yield* CampaignMedia
      const none = yield* media.make(first.campaignId, { cards: "needed", images })
      assert.deepStrictEqual(none.made, [])

      const second = yield* generate({ cards: "needed", images }, 90_000_000)
      assert.isTrue((yield* madeFor(second)).every(({ lacks }) => lacks === undefined))
      assert.strictEqual((yield* painting.control.requests).length, made.length)
      for (const { slotId } of whole) {
        const of = ({ posts }: GeneratedCampaign) => posts.find((post) => post.slotId === slotId)?.contentHash
        assert.strictEqual(of(second), of(first))
      }
    }).pipe(Effect.provide(process(work, painting)), asOwner)
  })

  it.effect("are left as they are where somebody has approved the post, and where the same model refused", () => {
    const work = studio()
    const painting = ScriptedImageModel.make({
      pricing: priced,
      answer: () => ({ kind: "refusal", explanation: "not drawn here" })
    })
    const images = { model: ModelId.make("scripted/image"), most: 1 }
    return Effect.gen(function* () {
      const first = yield* generate({ cards: "needed", images })
      const asked = (yield* painting.control.requests).length
      assert.isAbove(asked, 0)
      const again = yield* generate({ cards: "needed", images })
      assert.strictEqual((yield* painting.control.requests).length, asked)
      assert.deepStrictEqual(again.posts, first.posts)
      const [told] = yield* madeFor(first)
      assert.match(told?.warnings[0] ?? "", /^visual-01 has no picture: /)
      assert.match(told?.germanWarnings?.[0] ?? "", /^visual-01 hat kein Bild: Das Modell „.+“ hat es abgelehnt$/)
    }).pipe(Effect.provide(process(work, painting)), asOwner)
  })
})

describe("a post that is changed while its media are made", () => {
  it.effect("gets media with the words that it has now, keeps what was said of it, and holds up no other", () => {
    let change: Effect.Effect<void> = Effect.void
    const work = studio({ meanwhile: Effect.suspend(() => change) })
    return Effect.gen(function* () {
      const review = yield* PlanReview
      const media = yield* CampaignMedia
      const campaigns = yield* Campaigns
      const { campaignId, posts } = yield* campaigns.generate(brief, { media: false })
      const pictured = posts.filter(({ format, platform }) => platform === "instagram" && format !== "video")
      const [edited, commented] = [pictured[0]!, pictured[1]!]
      const changes = Effect.all([
        review.edit(campaignId, SlotId.make(edited.slotId), {
          text: `A word of ours first.\n\n${edited.variants[0].text}`
        }),
        review.comment(campaignId, SlotId.make(commented.slotId), "Nice")
      ]).pipe(Effect.asVoid, Effect.orDie, asOwner)
      change = Effect.suspend(() => {
        change = Effect.void
        return changes
      })
      const { made, needs } = yield* media.make(campaignId, { cards: "needed" })
      assert.deepStrictEqual(
        pictured.map(({ slotId }) => made.includes(SlotId.make(slotId))),
        pictured.map(() => true)
      )
      assert.isTrue(needs.every(({ needs: { code } }) => code === "beyond-limit"))
      const after = yield* campaigns.result(campaignId)
      const now = after.posts.find(({ slotId }) => slotId === edited.slotId)!
      assert.match(now.variants[0].text, /^A word of ours first\./)
      assert.isAbove(now.media.length, 0)
      assert.isTrue(work.cards.some(({ words }) => words.heading.startsWith("A word of ours first")))
      const said = after.plan.slots.find(({ id }) => id === commented.slotId)?.review?.comments
      assert.deepStrictEqual(
        said?.map(({ text }) => text),
        ["Nice"]
      )
    }).pipe(Effect.provide(process(work)), asOwner)
  })

  it.effect("again and again says so, and the others get theirs", () => {
    let change: Effect.Effect<void> = Effect.void
    const work = studio({ meanwhile: Effect.suspend(() => change) })
    return Effect.gen(function* () {
      const review = yield* PlanReview
      const media = yield* CampaignMedia
      const campaigns = yield* Campaigns
      const { campaignId, posts } = yield* campaigns.generate(brief, { media: false })
      const pictured = posts.filter(({ format, platform }) => platform === "instagram" && format !== "video")
      const [restless] = pictured
      let count = 0
      change = Effect.suspend(() =>
        review.edit(campaignId, SlotId.make(restless!.slotId), { text: `Version ${++count} of these words.` })
      ).pipe(Effect.asVoid, Effect.orDie, asOwner)
      const { made, needs } = yield* media.make(campaignId, { cards: "needed" })
      const told = needs.find(({ slotId }) => slotId === restless!.slotId)?.needs
      assert.strictEqual(told?.code, "failed")
      assert.include(told?.reason.en, "changed again and again")
      assert.include(told?.reason.de, "immer wieder geändert")
      assert.isAtLeast(made.length, pictured.length - 1)
    }).pipe(Effect.provide(process(work)), asOwner)
  })

  it.effect("by a regeneration gets its media with the next call", () => {
    const work = studio()
    return Effect.gen(function* () {
      const review = yield* PlanReview
      const first = yield* generate({ cards: "needed" })
      const post = first.posts.find(({ format, platform }) => platform === "instagram" && format !== "video")!
      assert.isAbove(post.media.length, 0)
      yield* review.regenerate(first.campaignId, { slots: [SlotId.make(post.slotId)] })
      const between = yield* (yield* Campaigns).result(first.campaignId)
      assert.strictEqual(between.posts.find(({ slotId }) => slotId === post.slotId)?.media.length, 0)
      const again = yield* generate({ cards: "needed" })
      const written = again.posts.find(({ slotId }) => slotId === post.slotId)!
      assert.isAbove(written.media.length, 0)
      assert.notStrictEqual(written.media[0]?.sha256, post.media[0]?.sha256)
    }).pipe(Effect.provide(process(work)), asOwner)
  })
})

describe("the estimate of a campaign's media", () => {
  it.effect("is at least what is asked for then, with its price", () => {
    const work = studio()
    const painting = ScriptedImageModel.make({ pricing: priced })
    const media = { images: { model: ModelId.make("scripted/image") } }
    return Effect.gen(function* () {
      const campaigns = yield* Campaigns
      const prepared = yield* campaigns.prepare(brief)
      const { costMicroUsd, media: estimated, mostMicroUsd } = yield* campaigns.estimate(prepared, { media })
      assert.strictEqual((yield* painting.control.requests).length, 0)
      yield* campaigns.run(prepared.payload, { media })
      const asked = (yield* painting.control.requests).length
      assert.isAbove(asked, 0)
      const [pictures] = estimated ?? []
      assert.deepInclude(pictures, { kind: "pictures", model: "scripted/image" })
      assert.isAtLeast(pictures!.count, asked)
      assert.deepStrictEqual([costMicroUsd, mostMicroUsd], [0, pictures!.count * 40_000])
      assert.isUndefined((yield* campaigns.estimate(prepared, { media: false })).media)
    }).pipe(Effect.provide(process(work, painting)), asOwner)
  })
})
