import { assert, describe, it } from "@effect/vitest"
import { Audit } from "@postwright/core/audit/Audit"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { CampaignMedia } from "@postwright/core/campaign/CampaignMedia"
import { CampaignStore, parts } from "@postwright/core/campaign/CampaignStore"
import { Dossier } from "@postwright/core/campaign/Dossier"
import { SlotId } from "@postwright/core/campaign/Plan"
import { AssetLibrary } from "@postwright/core/media/AssetLibrary"
import * as Postwright from "@postwright/core/Postwright"
import { Script } from "@postwright/core/media/Script"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { sha256 } from "@postwright/core/text/Digest"
import { Effect, Layer } from "effect"
import { wav } from "../media/wav.ts"
import { madeFor, studio, videoBrief } from "./mediaEquipment.ts"

const process = (work: ReturnType<typeof studio>) =>
  Layer.mergeAll(Postwright.layer, Audit.layer, AssetLibrary.layer, CampaignStore.layer).pipe(
    Layer.provide(work.layer),
    Layer.provideMerge(Layer.merge(Postwright.storesMemory, Postwright.registries))
  )

const asOwner = Effect.provideService(CurrentActor, localOwner)

describe("videos of a campaign", () => {
  it.effect(
    "have a cover, and on YouTube a wide thumbnail with an alternative text, in the kit and its manifest",
    () => {
      const work = studio()
      return Effect.gen(function* () {
        const campaigns = yield* Campaigns
        const campaign = yield* campaigns.generate(videoBrief, { media: { videos: "all" } })
        const made = yield* madeFor(campaign)
        assert.strictEqual(made.length, 2)
        const kit = new Map(
          (yield* campaigns.kit(campaign.campaignId, { generator: "test" })).map(({ bytes, path }) => [path, bytes])
        )
        const manifest = JSON.parse(new TextDecoder().decode(kit.get("media.json")))
        assert.strictEqual(manifest.campaignId, campaign.campaignId)
        const page = new TextDecoder().decode(kit.get("index.html"))
        for (const { files, slotId } of made) {
          const { platform } = campaign.posts.find((post) => post.slotId === slotId)!
          const roles = files.map(({ role }) => role)
          const wide = platform === "youtube" ? ["thumbnail"] : []
          assert.deepStrictEqual(roles, ["sent", "cover", ...wide, "subtitles", "captions"], platform)
          assert.deepStrictEqual(
            manifest.slots.find((slot: { slotId: string }) => slot.slotId === slotId).files,
            JSON.parse(JSON.stringify(files))
          )
          for (const { assetId, path } of files) {
            assert.strictEqual(sha256(kit.get(path)!), assetId)
            assert.include(page, `href="./${path}"`.replace(/href=".*\.mp4"/, `src="${path}"`))
          }
          const thumbnail = files.find(({ role }) => role === "thumbnail")
          if (thumbnail === undefined) continue
          assert.deepStrictEqual([thumbnail.widthPx, thumbnail.heightPx], [1280, 720])
          assert.match(thumbnail.path, /^media\/slot-\d+-thumbnail\.jpg$/)
          assert.match(thumbnail.altText ?? "", /\w/)
          assert.include(page, `class="thumbnail" href="./${thumbnail.path}"`)
        }
      }).pipe(Effect.provide(process(work)), asOwner)
    }
  )

  it.effect("tell once what was left out of scenes, cover and thumbnail", () => {
    const work = studio({ warns: ({ layer, size }) => ["a word", `${layer ?? "whole"} ${size.widthPx}`] })
    return Effect.gen(function* () {
      const campaign = yield* (yield* Campaigns).generate(videoBrief, { media: { videos: "all" } })
      const [made] = (yield* madeFor(campaign)).filter(({ files }) => files.some(({ role }) => role === "thumbnail"))
      assert.includeMembers([...made!.warnings], ["a word", "words 1080", "ground 1080", "whole 1080", "whole 1280"])
      assert.strictEqual(new Set(made!.warnings).size, made!.warnings.length)
    }).pipe(Effect.provide(process(work)), asOwner)
  })

  it.effect("are as many as were asked for, whatever posts without a script come first", () => {
    const work = studio()
    return Effect.gen(function* () {
      const store = yield* CampaignStore
      const { campaignId, posts } = yield* (yield* Campaigns).generate(videoBrief, { media: { videos: 0 } })
      const [first, second] = posts
      const key = { organizationId: localOwner.organizationId, campaignId }
      const part = parts.dossier(SlotId.make(first!.slotId), first!.contentHash)
      const { script: _, ...unwritten } = yield* store.get(key, part)
      yield* store.put(key, part, new Dossier(unwritten))
      const { made, needs } = yield* (yield* CampaignMedia).make(campaignId, { videos: 1 })
      assert.deepStrictEqual(made, [SlotId.make(second!.slotId)])
      assert.deepStrictEqual(
        needs.map(({ needs: { code }, slotId }) => [slotId, code]),
        [[SlotId.make(first!.slotId), "no-script"]]
      )
    }).pipe(Effect.provide(process(work)), asOwner)
  })

  it.effect("say what helps where no sentence of the sources can be said aloud and no model writes", () => {
    const work = studio()
    const text = `# The pilot

The pilot made 131 loans in fourteen weeks, see https://larkfield.com/pilot for all. The team of @larkfield spent forty minutes with every borrower in the yard. Each borrower got two locks and a charger, see www.larkfield.com/kit for photos. The workshop of @larkfield answers the phone from 8 am to 7 pm every day.`
    return Effect.gen(function* () {
      const { plan, posts } = yield* (yield* Campaigns).generate(
        { ...videoBrief, platforms: ["tiktok"], sources: [{ name: "odd.md", text }] },
        { media: { videos: "all" } }
      )
      assert.isAbove(posts.length, 0)
      const [told] = plan.slots.flatMap(({ needsMedia }) => needsMedia ?? [])
      assert.strictEqual(told?.code, "no-script")
      assert.notInclude(told?.reason.en, "Write the post anew")
      assert.include(told?.reason.en, "Write the statements in the sources as plain sentences, or choose a model")
      assert.include(told?.reason.de, "Schreibe die Aussagen in den Quellen als schlichte Sätze, oder wähle ein Modell")
      assert.strictEqual(work.compositions.length, 0)
    }).pipe(Effect.provide(process(work)), asOwner)
  })

  it.effect("are not made of a recording in which nothing is heard, and say so", () => {
    const work = studio()
    return Effect.gen(function* () {
      const { campaignId, posts } = yield* (yield* Campaigns).generate(videoBrief, { media: { videos: 0 } })
      const recordings = new Map([[SlotId.make(posts[0]!.slotId), wav([[30, 0]])]])
      const { needs } = yield* (yield* CampaignMedia).make(campaignId, { videos: 1, recordings })
      assert.strictEqual(work.compositions.length, 0)
      const [told] = needs
      assert.include(told?.needs.reason.en, "Nothing is heard in the recording. Record it again")
      assert.include(told?.needs.reason.de, "In der Aufnahme ist nichts zu hören: Nimm sie noch einmal auf")
    }).pipe(Effect.provide(process(work)), asOwner)
  })

  it.effect("have a chapter for every scene, from the start on, named as the scene is headed", () => {
    const work = studio()
    return Effect.gen(function* () {
      const store = yield* CampaignStore
      const { campaignId, posts } = yield* (yield* Campaigns).generate(videoBrief, { media: { videos: 0 } })
      const key = { organizationId: localOwner.organizationId, campaignId }
      const part = parts.dossier(SlotId.make(posts[0]!.slotId), posts[0]!.contentHash)
      const { script, ...dossier } = yield* store.get(key, part)
      const [first, second, ...rest] = script!.scenes
      assert.match(second?.onScreen ?? "", /\w/)
      const scenes = [
        { ...first, onScreen: "" },
        second!,
        ...rest.map((scene) => ({ ...scene, onScreen: "" }))
      ] as const
      yield* store.put(key, part, new Dossier({ ...dossier, script: new Script({ ...script!, scenes }) }))
      yield* (yield* CampaignMedia).make(campaignId, { videos: 1 })
      const headed = work.cards.filter(({ layer }) => layer === "words").map(({ words }) => words.heading)
      assert.deepStrictEqual(
        work.compositions[0]?.scenes.map(({ chapter }) => chapter),
        scenes.map((_, index) => (index === 1 ? second?.onScreen : headed[index]))
      )
      assert.strictEqual(headed.filter((heading) => /\w/.test(heading)).length, scenes.length)
    }).pipe(Effect.provide(process(work)), asOwner)
  })

  it.effect("have a watermark once for the whole video, where one is wanted", () => {
    const made = (watermark: string | undefined) => {
      const work = studio()
      const media = { videos: 1, watermark }
      return Effect.flatMap(Campaigns, (campaigns) => campaigns.generate(videoBrief, { media })).pipe(
        Effect.provide(process(work)),
        asOwner,
        Effect.as(work)
      )
    }
    return Effect.gen(function* () {
      const { cards, compositions } = yield* made("@larkfield")
      assert.isDefined(compositions[0]?.watermark)
      assert.strictEqual(cards.filter(({ layer }) => layer === "watermark").length, 1)
      const plain = yield* made(undefined)
      assert.isDefined(plain.compositions[0])
      assert.isUndefined(plain.compositions[0]?.watermark)
    })
  })

  it.effect("end with the address of the brief where their network makes no link of it", () => {
    const work = studio()
    const brief = { ...videoBrief, goals: ["Book at https://www.larkfield.example/week"] }
    return Effect.gen(function* () {
      const campaigns = yield* Campaigns
      const { posts } = yield* campaigns.generate(brief, { media: { videos: "all" } })
      assert.isTrue(posts.every(({ links }) => links.length === 0))
      const closing = work.cards.filter(({ template }) => template === "closing")
      assert.isNotEmpty(closing)
      for (const { words } of closing) assert.strictEqual(words.attribution, "larkfield.example/week")
    }).pipe(Effect.provide(process(work)), asOwner)
  })
})
