import { assert, describe, it } from "@effect/vitest"
import { Audit } from "@postwright/core/audit/Audit"
import type { BriefInput } from "@postwright/core/campaign/Brief"
import { Campaigns, type GeneratedCampaign } from "@postwright/core/campaign/Campaigns"
import { CampaignStore } from "@postwright/core/campaign/CampaignStore"
import type { MediaOptions } from "@postwright/core/campaign/MediaOptions"
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import { SlotId } from "@postwright/core/campaign/Plan"
import { AssetLibrary } from "@postwright/core/media/AssetLibrary"
import { ImageModels } from "@postwright/core/models/ImageModels"
import { ModelId } from "@postwright/core/models/ModelChoice"
import { VideoModels } from "@postwright/core/models/VideoModels"
import * as Postwright from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { mp4 } from "@postwright/core/testing/models/MediaFiles"
import * as ScriptedImageModel from "@postwright/core/testing/models/ScriptedImageModel"
import * as ScriptedVideoModel from "@postwright/core/testing/models/ScriptedVideoModel"
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { madeFor, studio, videoBrief } from "./mediaEquipment.ts"

const pricing = {
  microUsdPerMillion: { images: 40_000_000_000 },
  checkedOn: "2026-11-22",
  source: "https://example.org/prices"
}

const cardsBrief: BriefInput = {
  ...videoBrief,
  platforms: ["instagram"],
  plan: { ...videoBrief.plan, days: 3, perDay: 1 }
}
const oneVideo: BriefInput = { ...videoBrief, platforms: ["tiktok"], plan: { ...videoBrief.plan, days: 1 } }

const images = { model: ModelId.make("scripted/image") }
const clips = { model: ModelId.make("scripted/video") }

const process = (work: ReturnType<typeof studio>, painting: ReturnType<typeof painter>, filming = camera()) =>
  Layer.mergeAll(Postwright.layer, Audit.layer, AssetLibrary.layer, CampaignStore.layer).pipe(
    Layer.provide([
      work.layer,
      ImageModels.layerEntry(Effect.succeed(painting.model)),
      VideoModels.layerEntry(Effect.succeed(filming.model))
    ]),
    Layer.provideMerge(Layer.merge(Postwright.storesMemory, Postwright.registries))
  )

const painter = (answer?: ScriptedImageModel.ScriptedOptions["answer"]) =>
  ScriptedImageModel.make({ pricing, ...(answer === undefined ? {} : { answer }) })

const camera = () => ScriptedVideoModel.make({ pricing })

/** With all the time that jobs take. */
const generate = (brief: BriefInput, media: MediaOptions = {}) =>
  Effect.gen(function* () {
    const campaigns = yield* Campaigns
    const fiber = yield* Effect.forkChild(campaigns.generate(brief, { media }))
    while (fiber.pollUnsafe() === undefined) yield* TestClock.adjust("10 seconds")
    return yield* Fiber.join(fiber)
  })

const hashesOf = ({ posts }: GeneratedCampaign) => posts.map(({ contentHash }) => contentHash)
const asOwner = Effect.provideService(CurrentActor, localOwner)

describe("a campaign that was made without pictures of a model", () => {
  it.effect("gets them when a model is chosen later, once, and not on a post that somebody has approved", () => {
    const [work, painting] = [studio(), painter()]
    return Effect.gen(function* () {
      const first = yield* generate(cardsBrief)
      const made = yield* madeFor(first)
      assert.isAbove(made.length, 1)
      assert.isTrue(made.every(({ hasAiMedia, lacks }) => !hasAiMedia && lacks === undefined))
      const [approved] = first.posts.filter(({ media }) => media.length > 0)
      yield* (yield* PlanReview).approve(first.campaignId, [
        { slotId: SlotId.make(approved!.slotId), expectedHash: approved!.contentHash }
      ])

      const second = yield* generate(cardsBrief, { images })
      const pictured = yield* madeFor(second)
      assert.deepStrictEqual(
        pictured.filter(({ hasAiMedia }) => !hasAiMedia).map(({ slotId }) => slotId),
        [approved!.slotId]
      )
      assert.strictEqual(second.media?.made.length, made.length - 1)
      const asked = (yield* painting.control.requests).length
      assert.isAbove(asked, 0)

      // Neither with the model again nor without it.
      const third = yield* generate(cardsBrief, { images })
      assert.deepStrictEqual(hashesOf(third), hashesOf(second))
      assert.deepStrictEqual(hashesOf(yield* generate(cardsBrief)), hashesOf(second))
      assert.strictEqual((yield* painting.control.requests).length, asked)
    }).pipe(Effect.provide(process(work, painting)), asOwner)
  })

  it.effect("keeps its cards where the model refuses, says so, and does not ask it again", () => {
    const [work, painting] = [studio(), painter(() => ({ kind: "refusal", explanation: "not drawn here" }))]
    return Effect.gen(function* () {
      const first = yield* generate(cardsBrief)
      const second = yield* generate(cardsBrief, { images: { ...images, most: 1 } })
      assert.deepStrictEqual(hashesOf(second), hashesOf(first))
      assert.deepStrictEqual(second.media?.made, [])
      for (const { files, germanWarnings, lacks, warnings } of yield* madeFor(second)) {
        assert.isAbove(files.length, 0)
        assert.deepStrictEqual(
          lacks?.map(({ kind, reason }) => [kind, reason]),
          [["picture", "refused"]]
        )
        assert.match(warnings.join(), /visual-01 has no picture: /)
        assert.match(germanWarnings?.join() ?? "", /visual-01 hat kein Bild: /)
      }
      const asked = (yield* painting.control.requests).length
      yield* generate(cardsBrief, { images: { ...images, most: 1 } })
      assert.strictEqual((yield* painting.control.requests).length, asked)
    }).pipe(Effect.provide(process(work, painting)), asOwner)
  })

  it.effect("gets footage later too, keeps its pictures, and loses neither where one is not named again", () => {
    const [work, painting, filming] = [studio(), painter(), camera()]
    const submitted = Effect.map(filming.control.requests, (all) => all.filter(({ kind }) => kind === "submit").length)
    return Effect.gen(function* () {
      yield* generate(oneVideo, { videos: 1 })
      const pictured = yield* generate(oneVideo, { videos: 1, images })
      assert.isTrue((yield* madeFor(pictured))[0]?.hasAiMedia)
      const painted = (yield* painting.control.requests).length

      const alone = yield* generate(oneVideo, { videos: 1, clips })
      assert.deepStrictEqual(hashesOf(alone), hashesOf(pictured))
      assert.strictEqual(yield* submitted, 0)
      const [told] = alone.media?.without ?? []
      assert.include(told?.needs.reason.en, "name an image model again")
      assert.include(told?.needs.reason.de, "Nenne wieder ein Bildmodell")

      const filmed = yield* generate(oneVideo, { videos: 1, images, clips })
      const [made] = yield* madeFor(filmed)
      assert.deepStrictEqual(
        made?.generatedBy.flatMap((by) => (by.kind === "model" ? [by.agent] : [])),
        ["pictures", "clips"]
      )
      assert.strictEqual((yield* painting.control.requests).length, painted)
      const jobs = yield* submitted
      assert.isAbove(jobs, 0)
      const grounds = work.compositions
        .at(-1)
        ?.scenes.map(({ ground }) => ("bytes" in ground ? ground.bytes.length : 0))
      assert.isTrue(grounds?.includes(mp4().length))
      const again = yield* generate(oneVideo, { videos: 1, images, clips })
      assert.deepStrictEqual(hashesOf(again), hashesOf(filmed))
      assert.strictEqual(yield* submitted, jobs)
    }).pipe(Effect.provide(process(work, painting, filming)), asOwner)
  })
})
