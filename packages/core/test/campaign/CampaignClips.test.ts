import { assert, describe, it } from "@effect/vitest"
import { Audit } from "@postwright/core/audit/Audit"
import { AuditLog } from "@postwright/core/audit/AuditLog"
import type { BriefInput } from "@postwright/core/campaign/Brief"
import { campaignBudgetId } from "@postwright/core/campaign/CampaignBudget"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { CampaignStore } from "@postwright/core/campaign/CampaignStore"
import type { MediaOptions } from "@postwright/core/campaign/MediaOptions"
import { AssetLibrary } from "@postwright/core/media/AssetLibrary"
import { ModelId } from "@postwright/core/models/ModelChoice"
import { VideoModels } from "@postwright/core/models/VideoModels"
import { ModerationModels } from "@postwright/core/policy/ModerationModels"
import * as Postwright from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { mp4 } from "@postwright/core/testing/models/MediaFiles"
import * as ScriptedVideoModel from "@postwright/core/testing/models/ScriptedVideoModel"
import * as ScriptedModerationModel from "@postwright/core/testing/policy/ScriptedModerationModel"
import { Ledger } from "@postwright/core/usage/Ledger"
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { madeFor, studio, videoBrief } from "./mediaEquipment.ts"

const brief: BriefInput = { ...videoBrief, platforms: ["tiktok"], plan: { ...videoBrief.plan, days: 1 } }

/** Ten cents a second. */
const priced = {
  microUsdPerMillion: { seconds: 100_000_000_000 },
  checkedOn: "2026-11-22",
  source: "https://example.org/prices"
}

const camera = (options: Partial<ScriptedVideoModel.ScriptedOptions> = {}) =>
  ScriptedVideoModel.make({ pricing: priced, ...options })

const guard = (score: number) =>
  ScriptedModerationModel.make({
    capabilities: { takesImages: { mediaTypes: ["image/jpeg"], maxBytes: 1_000_000 } },
    answer: ({ images = [] }) => ({
      kind: "labels",
      labels: [],
      imageLabels: images.map((_, image) => ({ category: "violence", score, image }))
    })
  })

/** Services over stores that outlive them: provided twice, they are a process and the one after it. */
const process = (
  work: ReturnType<typeof studio>,
  filming: ReturnType<typeof camera>,
  guarding?: ReturnType<typeof guard>
) =>
  Layer.fresh(Layer.mergeAll(Postwright.layer, Audit.layer, AssetLibrary.layer, CampaignStore.layer)).pipe(
    Layer.provide([
      work.layer,
      VideoModels.layerEntry(Effect.succeed(filming.model)),
      guarding === undefined ? Layer.empty : ModerationModels.layerEntry(Effect.succeed(guarding.model))
    ]),
    Layer.provide(Layer.fresh(Postwright.registries))
  )

const model = ModelId.make("scripted/video")

/** With all the time that jobs take. */
const generate = (clips: Partial<MediaOptions["clips"] & object> = {}, budgetMicroUsd?: number) =>
  Effect.gen(function* () {
    const campaigns = yield* Campaigns
    const media: MediaOptions = { videos: "all", clips: { model, ...clips } }
    const fiber = yield* Effect.forkChild(
      campaigns.generate(brief, { media, ...(budgetMicroUsd === undefined ? {} : { budgetMicroUsd }) })
    )
    while (fiber.pollUnsafe() === undefined) yield* TestClock.adjust("10 seconds")
    return yield* Fiber.join(fiber)
  })

const submits = (filming: ReturnType<typeof camera>) =>
  Effect.map(filming.control.requests, (requests) => requests.filter(({ kind }) => kind === "submit").length)

const stored = Effect.provide(Postwright.storesMemory)
const asOwner = Effect.provideService(CurrentActor, localOwner)

describe("footage of a video model", () => {
  it.effect("is what scenes show under their words, as assets that say who made them", () => {
    const [work, filming] = [studio(), camera()]
    return Effect.gen(function* () {
      const campaign = yield* generate()
      const [made] = yield* madeFor(campaign)
      const [composition] = work.compositions
      const scenes = composition!.scenes
      assert.strictEqual(yield* submits(filming), scenes.length)
      for (const { ground, veil, words } of scenes) {
        assert.deepStrictEqual("bytes" in ground ? [...ground.bytes] : [], [...mp4()])
        assert.isTrue(veil !== undefined && words !== undefined)
      }
      // Nothing was drawn as the ground of a scene.
      assert.isTrue(
        work.cards.every(
          ({ isOverClip, layer }) => layer !== "ground" && (isOverClip ?? false) === (layer !== undefined)
        )
      )
      assert.include(composition!.provenance, "footage by a model")
      assert.isTrue(made!.hasAiMedia)
      assert.isUndefined(made!.lacks)
      assert.isTrue(
        made!.generatedBy.some((by) => by.kind === "model" && by.agent === "clips" && by.vendor === "scripted")
      )
      // Nobody looks at pictures here.
      assert.isTrue(made!.warnings.some((warning) => warning.includes("nobody has looked at them")))
      const assets = yield* AssetLibrary
      const video = yield* assets.get(made!.files[0]!.assetId)
      assert.strictEqual(video.digitalSource, "compositeWithTrainedAlgorithmicMedia")
      const clip = yield* assets.get(video.madeFrom[0]!)
      assert.deepStrictEqual(
        [clip.digitalSource, clip.mediaType, clip.facts.kind],
        ["trainedAlgorithmicMedia", "video/mp4", "video"]
      )
      assert.deepInclude(clip.generatedBy, {
        kind: "model",
        agent: "clips",
        vendor: "scripted",
        model: filming.model.model
      })
      assert.isTrue(campaign.posts.every(({ media }) => media.every(({ isAiMade }) => isAiMade === true)))
      const log = yield* (yield* AuditLog).read({
        organizationId: localOwner.organizationId,
        stream: campaign.campaignId
      })
      assert.include(JSON.stringify(log.find(({ action }) => action === "media-made")?.detail), '"clips":[{"visualId"')
      // Each is charged by its length.
      const { settled } = yield* (yield* Ledger).balance(
        localOwner.organizationId,
        campaignBudgetId(campaign.campaignId)
      )
      assert.strictEqual(
        settled.microUsd,
        scenes.reduce((sum, { seconds }) => sum + (seconds <= 4 ? 400_000 : 800_000), 0)
      )
    }).pipe(Effect.provide(process(work, filming)), stored, asOwner)
  })

  it.effect("is shown frame by frame to the model that looks at pictures, and used where it objects to none", () => {
    const [work, filming, guarding] = [studio(), camera(), guard(0.1)]
    return Effect.gen(function* () {
      const [made] = yield* madeFor(yield* generate())
      const looked = (yield* guarding.control.requests).flatMap(({ images = [] }) => images)
      assert.strictEqual(looked.length, 3 * (yield* submits(filming)))
      assert.strictEqual(work.stills.length, looked.length)
      assert.isTrue(made!.hasAiMedia)
      assert.isTrue(made!.warnings.every((warning) => !warning.includes("moderation")))
    }).pipe(Effect.provide(process(work, filming, guarding)), stored, asOwner)
  })

  it.effect("that is held back leaves the scene its card, and the media say so", () => {
    const [work, filming, guarding] = [studio(), camera(), guard(0.9)]
    return Effect.gen(function* () {
      const campaign = yield* generate()
      const [made] = yield* madeFor(campaign)
      assert.isTrue(work.compositions[0]!.scenes.every(({ veil }) => veil === undefined))
      assert.isFalse(made!.hasAiMedia)
      assert.isTrue(
        made!.warnings.some((warning) => /visual-\d+ has no footage: moderation held it back: .*Violence/.test(warning))
      )
      assert.isTrue(made!.lacks?.every(({ kind, reason }) => kind === "clip" && reason === "held-back"))
      // The same model would make the same again: nothing is asked, and the post stays.
      const count = yield* submits(filming)
      const again = yield* generate()
      assert.strictEqual(yield* submits(filming), count)
      assert.deepStrictEqual(again.posts, campaign.posts)
    }).pipe(Effect.provide(process(work, filming, guarding)), stored, asOwner)
  })

  it.effect("is no more than was asked for", () => {
    const [work, filming] = [studio(), camera()]
    return Effect.gen(function* () {
      yield* generate({ most: 2 })
      assert.strictEqual(yield* submits(filming), 2)
      const scenes = work.compositions[0]!.scenes
      assert.deepStrictEqual(scenes.map(({ veil }) => veil !== undefined).filter(Boolean).length, 2)
      assert.isAbove(scenes.length, 2)
    }).pipe(Effect.provide(process(work, filming)), stored, asOwner)
  })

  it.effect(
    "ends with the budget, and comes with the next call that has more, without paying for any of it again",
    () => {
      const [work, filming] = [studio(), camera()]
      return Effect.gen(function* () {
        const first = yield* generate({}, 850_000)
        const few = yield* submits(filming)
        assert.isAbove(few, 0)
        const [made] = yield* madeFor(first)
        const scenes = work.compositions[0]!.scenes.length
        assert.strictEqual(made!.lacks?.length, scenes - few)
        assert.isTrue(made!.lacks?.every(({ reason }) => reason === "budget"))
        // With the budget as it was nothing is made anew.
        const same = yield* generate({}, 850_000)
        assert.deepStrictEqual(same.posts, first.posts)
        assert.strictEqual(work.compositions.length, 1)

        const second = yield* generate({}, 50_000_000)
        assert.strictEqual(yield* submits(filming), scenes)
        const [mended] = yield* madeFor(second)
        assert.isUndefined(mended!.lacks)
        assert.strictEqual(work.compositions.length, 2)
        assert.notStrictEqual(second.posts[0]!.media[0]!.sha256, first.posts[0]!.media[0]!.sha256)
        const third = yield* generate({}, 50_000_000)
        assert.deepStrictEqual(third.posts, second.posts)
        assert.strictEqual(work.compositions.length, 2)
      }).pipe(Effect.provide(process(work, filming)), stored, asOwner)
    }
  )

  it.effect("goes on after a restart with the jobs that were submitted", () => {
    const [work, filming] = [
      studio(),
      camera({
        capabilities: { knowsOperationKeys: false },
        answer: (seen) =>
          seen.kind === "poll" ? { kind: "status", status: { kind: "running" } } : ScriptedVideoModel.madeAtOnce(seen)
      })
    ]
    return Effect.gen(function* () {
      const killed = yield* Effect.forkChild(
        Effect.flatMap(Campaigns, (campaigns) =>
          campaigns.generate(brief, { media: { videos: "all", clips: { model, most: 4 } } })
        ).pipe(Effect.provide(process(work, filming)))
      )
      for (let step = 0; step < 200 && (yield* submits(filming)) < 4; step++) yield* TestClock.adjust("1 second")
      assert.strictEqual(yield* submits(filming), 4)
      yield* Fiber.interrupt(killed)
      yield* filming.control.answerWith(ScriptedVideoModel.madeAtOnce)
      const campaign = yield* generate({ most: 4 }).pipe(Effect.provide(process(work, filming)))
      assert.strictEqual(yield* submits(filming), 4)
      assert.strictEqual(campaign.posts[0]!.media.length, 1)
    }).pipe(stored, asOwner)
  })

  it.effect("that is no video, or too short for its scene, is told", () => {
    const [work, filming] = [studio({ clipSeconds: 1 }), camera()]
    return Effect.gen(function* () {
      const [made] = yield* madeFor(yield* generate({ most: 1 }))
      assert.isTrue(
        made!.warnings.some((warning) => /the footage lasts 1.0 of \d+\.\d seconds, and stands still/.test(warning))
      )
    }).pipe(Effect.provide(process(work, filming)), stored, asOwner)
  })

  it.effect("waits where no such model is set up: the post says so, in German too", () => {
    const [work, filming] = [studio(), camera({ id: "scripted/other" })]
    return Effect.gen(function* () {
      const { plan } = yield* generate()
      const [slot] = plan.slots
      assert.strictEqual(slot?.needsMedia?.code, "failed")
      assert.include(slot?.needsMedia?.reason.en, "scripted/video")
      assert.strictEqual(
        slot?.needsMedia?.reason.de,
        "Es ließ sich nicht machen: Das Modell „scripted/video“ ist nicht eingerichtet. Generiere die Kampagne noch einmal, um es wieder zu versuchen"
      )
    }).pipe(Effect.provide(process(work, filming)), stored, asOwner)
  })
})
