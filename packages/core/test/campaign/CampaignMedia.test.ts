import { assert, describe, it } from "@effect/vitest"
import { Audit } from "@postwright/core/audit/Audit"
import type { BriefInput } from "@postwright/core/campaign/Brief"
import { CampaignMedia } from "@postwright/core/campaign/CampaignMedia"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import { CardRenderer } from "@postwright/core/media/CardRenderer"
import { MediaError, RenderFailed } from "@postwright/core/media/MediaError"
import { MediaFacts, PictureFacts } from "@postwright/core/media/MediaFacts"
import { MediaProbe } from "@postwright/core/media/MediaProbe"
import { Renderer } from "@postwright/core/media/Renderer"
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
const drawer = (options: { fails?: (heading: string) => boolean; mediaType?: "image/png" } = {}) => {
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
            mediaType: options.mediaType ?? ("image/jpeg" as const),
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

/** Test equipment: says of every file that it is a JPEG of 900 kB now. */
const renderer = () => {
  const edits: Array<string> = []
  const bytes = new TextEncoder().encode("a JPEG")
  const edited = Renderer.of({
    render: () => Effect.die("renders nothing"),
    edit: (_, wanted) =>
      Effect.sync(() => {
        edits.push(...wanted.map(({ kind }) => kind))
        const picture = new PictureFacts({ widthPx: 1080, heightPx: 1350, codec: "mjpeg" })
        const facts = new MediaFacts({ kind: "image", container: "jpeg", bytes: 900_000, picture })
        return { path: "/nowhere", bytes: Effect.succeed(bytes), facts }
      })
  })
  const probe = MediaProbe.of({ probe: () => Effect.die("measures nothing") })
  const layer = MediaTools.layerRenderer.pipe(
    Layer.provide([Layer.succeed(Renderer, edited), Layer.succeed(MediaProbe, probe)])
  )
  return { edits, layer }
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
      const plans = JSON.parse(new TextDecoder().decode(kit.get("plan.json")?.bytes))
      for (const slot of plans.slots) {
        assert.strictEqual(slot.needsMedia?.code, slot.format === "video" ? "beyond-limit" : undefined)
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

  it.effect("that fail for a post that can go out without are told by the call that was to make them", () => {
    const { layer } = drawer({ fails: () => true })
    return Effect.gen(function* () {
      const campaigns = yield* Campaigns
      const { campaignId, media, plan, posts } = yield* campaigns.generate({ ...brief, platforms: ["facebook"] })
      const bare = posts.filter(({ format }) => format === "post").map(({ slotId }) => slotId)
      assert.isAbove(bare.length, 0)
      assert.deepStrictEqual(
        media?.without.map(({ needs, slotId }) => [String(slotId), needs.code]),
        bare.map((slotId) => [slotId, "failed"])
      )
      assert.isTrue(plan.slots.every(({ format, needsMedia }) => format !== "post" || needsMedia === undefined))
      assert.isUndefined((yield* campaigns.result(campaignId)).media)
    }).pipe(Effect.provide(withCards(layer)), Effect.provideService(CurrentActor, localOwner))
  })

  it.effect("are mended where the network would refuse them, with before and after in the log", () => {
    const { layer } = drawer({ mediaType: "image/png" })
    const mending = renderer()
    return Effect.gen(function* () {
      const { campaignId, posts } = yield* (yield* Campaigns).generate(brief)
      const pictured = posts.filter(({ media }) => media.length > 0)
      assert.isAbove(pictured.length, 0)
      assert.deepStrictEqual([...new Set(mending.edits)], ["encode"])
      const log = yield* (yield* Audit).read(campaignId)
      const made = log.find(({ action }) => action === "media-made")
      const checks: ReadonlyArray<unknown> = Array.isArray(made?.detail["checks"]) ? made.detail["checks"] : []
      assert.deepStrictEqual(checks[0], {
        file: "-1.jpg",
        before: ["instagram/image-container: png"],
        edits: ["encode"],
        after: []
      })
    }).pipe(
      Effect.provide(withCards(Layer.merge(layer, mending.layer))),
      Effect.provideService(CurrentActor, localOwner)
    )
  })

  it.effect("that the network would refuse and nobody can mend are held back, with the reason", () => {
    const { layer } = drawer({ mediaType: "image/png" })
    return Effect.gen(function* () {
      const { plan } = yield* (yield* Campaigns).generate(brief)
      const held = plan.slots.filter(({ needsMedia }) => needsMedia?.code === "no-tool")
      assert.isAbove(held.length, 0)
      assert.include(held[0]?.needsMedia?.reason.en, "media/ffmpeg")
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
