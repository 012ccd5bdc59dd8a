import { assert, describe, it } from "@effect/vitest"
import { Audit } from "@postwright/core/audit/Audit"
import { AuditLog } from "@postwright/core/audit/AuditLog"
import type { BriefInput } from "@postwright/core/campaign/Brief"
import { Campaigns, type GeneratedCampaign } from "@postwright/core/campaign/Campaigns"
import { CampaignStore, parts } from "@postwright/core/campaign/CampaignStore"
import { SlotId } from "@postwright/core/campaign/Plan"
import type { SlotMedia } from "@postwright/core/campaign/SlotMedia"
import { AssetLibrary } from "@postwright/core/media/AssetLibrary"
import type { Card } from "@postwright/core/media/Card"
import { CardRenderer } from "@postwright/core/media/CardRenderer"
import { MediaError, RenderFailed } from "@postwright/core/media/MediaError"
import { MediaTools } from "@postwright/core/media/MediaTools"
import { ImageModels } from "@postwright/core/models/ImageModels"
import { ModelId } from "@postwright/core/models/ModelChoice"
import { ModerationModels } from "@postwright/core/policy/ModerationModels"
import * as Postwright from "@postwright/core/Postwright"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { png } from "@postwright/core/testing/models/MediaFiles"
import * as ScriptedImageModel from "@postwright/core/testing/models/ScriptedImageModel"
import * as ScriptedModerationModel from "@postwright/core/testing/policy/ScriptedModerationModel"
import { Effect, Layer } from "effect"
import { readFileSync } from "node:fs"

const guide = new URL("../../../../examples/larkfield/sources/guide-choosing-a-cargo-bike.md", import.meta.url)

const brief: BriefInput = {
  topic: "Cargo bikes for a week",
  platforms: ["instagram"],
  sources: [{ name: "guide.md", text: readFileSync(guide, "utf8") }],
  brand: { name: "Larkfield" },
  plan: { days: 3, perDay: 1, start: "2027-03-01", timeZone: "Europe/London" }
}

/** Test equipment: notes the cards, and "draws" each as other bytes. */
const drawer = (options: { isBroken?: () => boolean } = {}) => {
  const cards: Array<Card> = []
  const layer = Layer.succeed(
    CardRenderer,
    CardRenderer.of({
      draw: (card) =>
        Effect.suspend(() => {
          if (options.isBroken?.() === true) {
            return Effect.fail(new MediaError({ reason: new RenderFailed({ tool: "pen", detail: "it broke" }) }))
          }
          cards.push(card)
          return Effect.succeed({
            bytes: new TextEncoder().encode(`${cards.length} ${card.words.heading}`),
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
  return { cards, layer: MediaTools.layerCards.pipe(Layer.provide(layer)) }
}

const priced = {
  microUsdPerMillion: { images: 40_000_000_000 },
  checkedOn: "2026-11-22",
  source: "https://example.org/prices"
}

const painter = (answer?: ScriptedImageModel.ScriptedOptions["answer"]) =>
  ScriptedImageModel.make({ pricing: priced, ...(answer === undefined ? {} : { answer }) })

const guard = (answer?: ScriptedModerationModel.ScriptedOptions["answer"]) =>
  ScriptedModerationModel.make({
    capabilities: { takesImages: { mediaTypes: ["image/png", "image/jpeg", "image/webp"], maxBytes: 10_000 } },
    ...(answer === undefined ? {} : { answer })
  })

/** Services over stores that outlive them: provided twice, they are a process and the one after it. */
const process = (
  pen: ReturnType<typeof drawer>,
  painting: ReturnType<typeof painter> | undefined,
  guarding?: ReturnType<typeof guard>
) =>
  Layer.mergeAll(Postwright.layer, Audit.layer, AssetLibrary.layer, CampaignStore.layer).pipe(
    Layer.provide([
      pen.layer,
      painting === undefined ? Layer.empty : ImageModels.layerEntry(Effect.succeed(painting.model)),
      guarding === undefined ? Layer.empty : ModerationModels.layerEntry(Effect.succeed(guarding.model))
    ]),
    Layer.provide(Postwright.registries)
  )

const model = ModelId.make("scripted/image")

const generate = (media: { readonly most?: number } = {}, budget?: number) =>
  Effect.flatMap(Campaigns, (campaigns) =>
    campaigns.generate(brief, {
      media: { images: { model, ...media } },
      ...(budget === undefined ? {} : { budgetMicroUsd: budget })
    })
  )

/** What was made for the posts that have media. */
const madeFor = Effect.fnUntraced(function* ({ campaignId, posts }: GeneratedCampaign) {
  const store = yield* CampaignStore
  const found: Array<SlotMedia> = []
  for (const { media, slotId } of posts) {
    const [first] = media
    if (first === undefined) continue
    const key = { organizationId: localOwner.organizationId, campaignId }
    found.push(yield* store.get(key, parts.slotMedia(SlotId.make(slotId), first.sha256)))
  }
  return found
})

const stored = Effect.provide(Postwright.storesMemory)
const asOwner = Effect.provideService(CurrentActor, localOwner)

describe("pictures of a model", () => {
  it.effect("stand on the cards of their visuals, as assets that say who made them", () => {
    const pen = drawer()
    const { control, model: painting } = painter(({ size }) => ({ kind: "images", files: [png(size, true)] }))
    return Effect.gen(function* () {
      const campaign = yield* generate()
      const made = yield* madeFor(campaign)
      assert.isAbove(made.length, 0)
      const seen = yield* control.requests
      assert.isAbove(seen.length, 0)
      assert.isTrue(seen.every(({ count, prompt }) => count === 1 && prompt.includes("\nAvoid: ")))
      const withPicture = pen.cards.filter(({ picture }) => picture !== undefined)
      assert.strictEqual(withPicture.length, seen.length)
      const assets = yield* AssetLibrary
      for (const { files, generatedBy, hasAiMedia, slotId, warnings } of made) {
        assert.isTrue(hasAiMedia, slotId)
        assert.isTrue(generatedBy.some((by) => by.kind === "model" && by.vendor === "scripted"))
        // No moderation model looks at pictures here.
        assert.isTrue(warnings.some((warning) => warning.includes("nobody has looked at them")))
        const [first] = files
        const card = yield* assets.get(first!.assetId)
        assert.strictEqual(card.digitalSource, "compositeWithTrainedAlgorithmicMedia")
        const picture = yield* assets.get(card.madeFrom[0]!)
        assert.strictEqual(picture.digitalSource, "trainedAlgorithmicMedia")
        assert.deepStrictEqual(picture.source.kind, "made")
        assert.deepInclude(picture.generatedBy, { kind: "model", vendor: "scripted", model: painting.model })
        // The vendor's mark is still there.
        assert.isTrue(
          ScriptedModerationModel.contains(yield* assets.bytes(picture.id), new TextEncoder().encode("caBX"))
        )
      }
      const log = yield* (yield* AuditLog).read({
        organizationId: localOwner.organizationId,
        stream: campaign.campaignId
      })
      const entries = log.filter(({ action }) => action === "media-made")
      assert.isTrue(entries.every(({ detail }) => JSON.stringify(detail).includes('"costMicroUsd":40000')))
    }).pipe(Effect.provide(process(pen, { control, model: painting })), stored, asOwner)
  })

  it.effect("are asked for and paid once, though the process ends before the card is kept", () => {
    let isBroken = true
    const pen = drawer({ isBroken: () => isBroken })
    const painting = painter()
    return Effect.gen(function* () {
      const first = yield* generate().pipe(Effect.provide(process(pen, painting)))
      assert.isTrue(first.plan.slots.some(({ needsMedia }) => needsMedia?.code === "failed"))
      const paid = (yield* painting.control.requests).length
      assert.isAbove(paid, 0)
      isBroken = false
      const second = yield* generate().pipe(Effect.provide(process(pen, painting)))
      assert.isTrue(second.plan.slots.every(({ needsMedia }) => needsMedia?.code !== "failed"))
      assert.strictEqual((yield* painting.control.requests).length, paid)
      assert.isTrue(pen.cards.some(({ picture }) => picture !== undefined))
    }).pipe(stored, asOwner)
  })

  it.effect("that are refused leave their cards without one, which say so", () => {
    const pen = drawer()
    const painting = painter(() => ({ kind: "refusal", explanation: "not drawn here" }))
    return Effect.gen(function* () {
      const made = yield* madeFor(yield* generate())
      assert.isAbove(made.length, 0)
      for (const { hasAiMedia, warnings } of made) {
        assert.isFalse(hasAiMedia)
        assert.isTrue(warnings.some((warning) => /visual-01 has no picture: .*not drawn here/.test(warning)))
      }
      assert.isTrue(pen.cards.every(({ picture }) => picture === undefined))
    }).pipe(Effect.provide(process(pen, painting)), stored, asOwner)
  })

  it.effect("end with the budget, and every card is drawn all the same", () => {
    const pen = drawer()
    const painting = painter()
    return Effect.gen(function* () {
      // Room for two.
      const made = yield* madeFor(yield* generate({}, 90_000))
      assert.strictEqual((yield* painting.control.requests).length, 2)
      assert.isTrue(made.every(({ files }) => files.length > 0))
      assert.strictEqual(pen.cards.filter(({ picture }) => picture !== undefined).length, 2)
      assert.isTrue(made.some(({ warnings }) => warnings.some((warning) => /has no picture: .*budget/i.test(warning))))
    }).pipe(Effect.provide(process(pen, painting)), stored, asOwner)
  })

  it.effect("are no more a post than were asked for", () => {
    const pen = drawer()
    const painting = painter()
    return Effect.gen(function* () {
      const made = yield* madeFor(yield* generate({ most: 1 }))
      assert.isTrue(made.some(({ files }) => files.length > 1))
      assert.strictEqual((yield* painting.control.requests).length, made.length)
    }).pipe(Effect.provide(process(pen, painting)), stored, asOwner)
  })

  it.effect("are held back where a model that looks at them sees what the rules do not let through", () => {
    const pen = drawer()
    const painting = painter()
    const guarding = guard(({ images = [] }) => ({
      kind: "labels",
      labels: [],
      imageLabels: images.map((_, image) => ({ category: "violence", score: 0.9, image }))
    }))
    return Effect.gen(function* () {
      const made = yield* madeFor(yield* generate())
      assert.isAbove(made.length, 0)
      assert.isTrue(pen.cards.every(({ picture }) => picture === undefined))
      for (const { hasAiMedia, warnings } of made) {
        assert.isFalse(hasAiMedia)
        assert.isTrue(warnings.some((warning) => /moderation held it back: .*“Violence” \(90 %\)/.test(warning)))
      }
    }).pipe(Effect.provide(process(pen, painting, guarding)), stored, asOwner)
  })

  it.effect("are used where a model has looked and its scores are below those of the rules", () => {
    const pen = drawer()
    const painting = painter()
    const guarding = guard(({ images = [] }) => ({
      kind: "labels",
      labels: [],
      imageLabels: images.map((_, image) => ({ category: "violence", score: 0.2, image }))
    }))
    return Effect.gen(function* () {
      const made = yield* madeFor(yield* generate())
      const looked = (yield* guarding.control.requests).flatMap(({ images = [] }) => images)
      assert.strictEqual(looked.length, (yield* painting.control.requests).length)
      for (const { hasAiMedia, warnings } of made) {
        assert.isTrue(hasAiMedia)
        assert.isTrue(warnings.every((warning) => !warning.includes("moderation")))
      }
    }).pipe(Effect.provide(process(pen, painting, guarding)), stored, asOwner)
  })

  it.effect("are not used where the model that should look gives no answer", () => {
    const pen = drawer()
    const guarding = guard(() => ({ kind: "failure", reason: "Overloaded" }))
    return Effect.gen(function* () {
      const made = yield* madeFor(yield* generate())
      assert.isTrue(pen.cards.every(({ picture }) => picture === undefined))
      for (const { warnings } of made) {
        assert.isTrue(warnings.some((warning) => /held it back: .*scripted\/guard did not look/.test(warning)))
      }
    }).pipe(Effect.provide(process(pen, painter(), guarding)), stored, asOwner)
  })

  it.effect("that are no picture, or too large for a card, are left out", () => {
    const answers = [new TextEncoder().encode("<html>"), png({ widthPx: 30_000, heightPx: 30_000 })]
    const pen = drawer()
    let asked = 0
    const painting = painter(() => ({ kind: "images", files: [answers[asked++ % 2]!] }))
    return Effect.gen(function* () {
      const made = yield* madeFor(yield* generate())
      assert.isTrue(pen.cards.every(({ picture }) => picture === undefined))
      const warnings = made.flatMap((one) => one.warnings)
      assert.isTrue(warnings.some((warning) => warning.includes("no PNG, JPEG or WebP")))
      assert.isTrue(warnings.some((warning) => warning.includes("30000x30000 pixels")))
    }).pipe(Effect.provide(process(pen, painting)), stored, asOwner)
  })

  it.effect("wait where no such model is set up: the posts say what is missing", () => {
    const pen = drawer()
    return Effect.gen(function* () {
      const { plan } = yield* generate()
      const pictured = plan.slots.filter(({ format }) => format !== "video")
      assert.isAbove(pictured.length, 0)
      for (const { needsMedia } of pictured) {
        assert.strictEqual(needsMedia?.code, "failed")
        assert.include(needsMedia?.reason.en, "scripted/image")
      }
    }).pipe(Effect.provide(process(pen, undefined)), stored, asOwner)
  })
})
