import type { BriefInput } from "@postwright/core/campaign/Brief"
import type { GeneratedCampaign } from "@postwright/core/campaign/Campaigns"
import { CampaignStore, parts } from "@postwright/core/campaign/CampaignStore"
import { SlotId } from "@postwright/core/campaign/Plan"
import type { SlotMedia } from "@postwright/core/campaign/SlotMedia"
import type { Card } from "@postwright/core/media/Card"
import { CardRenderer } from "@postwright/core/media/CardRenderer"
import type { Composition } from "@postwright/core/media/Composition"
import type { MediaEdit } from "@postwright/core/media/MediaEdit"
import { MediaFacts, PictureFacts, SoundFacts } from "@postwright/core/media/MediaFacts"
import { MediaProbe } from "@postwright/core/media/MediaProbe"
import { MediaTools } from "@postwright/core/media/MediaTools"
import { Renderer } from "@postwright/core/media/Renderer"
import { localOwner } from "@postwright/core/tenancy/Actor"
import { Effect, Layer } from "effect"
import { readFileSync } from "node:fs"

const guide = new URL("../../../../examples/larkfield/sources/guide-choosing-a-cargo-bike.md", import.meta.url)

/** A brief whose posts on YouTube and TikTok are videos. */
export const videoBrief: BriefInput = {
  topic: "Cargo bikes for a week",
  platforms: ["youtube", "tiktok"],
  sources: [{ name: "guide.md", text: readFileSync(guide, "utf8") }],
  brand: { name: "Larkfield" },
  plan: { days: 2, perDay: 1, start: "2027-03-01", timeZone: "Europe/London" }
}

/** Test equipment: notes cards and compositions, and makes files that say what they were made from. */
export const studio = (
  options: {
    /** How long clips are measured to be. */
    readonly clipSeconds?: number
    /** Runs before a card is drawn. */
    readonly meanwhile?: Effect.Effect<void>
    /** What drawing a card warns of. @default nothing */
    readonly warns?: (card: Card) => ReadonlyArray<string>
  } = {}
) => {
  const stills: Array<ReadonlyArray<MediaEdit>> = []
  const cards: Array<Card> = []
  const compositions: Array<Composition> = []
  const encoder = new TextEncoder()
  const drawing = CardRenderer.of({
    draw: (card) =>
      Effect.map(options.meanwhile ?? Effect.void, () => {
        cards.push(card)
        return {
          bytes: encoder.encode(`${cards.length} ${card.words.heading}`),
          mediaType: card.layer === "words" ? ("image/png" as const) : ("image/jpeg" as const),
          ...card.size,
          wordBoxes: [],
          contrast: 21,
          warnings: options.warns?.(card) ?? []
        }
      }),
    shrink: (picture) => Effect.succeed(picture.slice(0, 20))
  })
  const rendering = Renderer.of({
    render: (composition) =>
      Effect.sync(() => {
        compositions.push(composition)
        const durationSeconds = composition.scenes.reduce((sum, { seconds }) => sum + seconds, 0)
        return {
          path: "/nowhere",
          bytes: Effect.succeed(encoder.encode(`video ${compositions.length}`)),
          facts: videoFacts(durationSeconds)
        }
      }),
    edit: (_, edits) =>
      Effect.sync(() => {
        stills.push(edits)
        const facts = new MediaFacts({ kind: "image", container: "jpeg", bytes: 5 })
        return { path: "/nowhere", bytes: Effect.succeed(encoder.encode(`still ${stills.length}`)), facts }
      })
  })
  const probing = MediaProbe.of({ probe: () => Effect.succeed(videoFacts(options.clipSeconds ?? 8)) })
  const layer = Layer.merge(
    MediaTools.layerCards.pipe(Layer.provide(Layer.succeed(CardRenderer, drawing))),
    MediaTools.layerRenderer.pipe(
      Layer.provide([Layer.succeed(Renderer, rendering), Layer.succeed(MediaProbe, probing)])
    )
  )
  return { cards, compositions, stills, layer }
}

/** What was made for the posts that have media. */
export const madeFor = Effect.fnUntraced(function* ({ campaignId, posts }: GeneratedCampaign) {
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

const videoFacts = (durationSeconds: number) =>
  new MediaFacts({
    kind: "video",
    container: "mp4",
    bytes: 2_000_000,
    durationSeconds,
    picture: new PictureFacts({
      widthPx: 1080,
      heightPx: 1920,
      codec: "h264",
      pixelFormat: "yuv420p",
      framesPerSecond: 30
    }),
    sound: new SoundFacts({ codec: "aac", channels: 2, sampleRateHz: 48_000 }),
    hasMoovFirst: true
  })
