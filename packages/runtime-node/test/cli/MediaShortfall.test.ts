import { assert, describe, it } from "@effect/vitest"
import { type GeneratedCampaign } from "@postwright/core/campaign/Campaigns"
import { type LackReason, NeedsMedia } from "@postwright/core/campaign/SlotMedia"
import { Option } from "effect"
import { germanFailure } from "../../src/cli/German.ts"
import { type AskedMedia, mediaShortfallOf } from "../../src/cli/MediaShortfall.ts"

type Made = Parameters<typeof mediaShortfallOf>[1]

const asked = (some: Partial<AskedMedia> = {}): AskedMedia => ({
  media: true,
  videos: 0,
  images: Option.none(),
  clips: Option.none(),
  cards: Option.none(),
  ...some
})

const gap = (needs: NeedsMedia["needs"], code: NeedsMedia["code"], en = "It broke", de = "Es ging kaputt") =>
  new NeedsMedia({ needs, code, reason: { en, de } })

const campaign = (
  gaps: Readonly<Record<string, NeedsMedia>>,
  some: {
    readonly videos?: number
    readonly without?: Readonly<Record<string, NeedsMedia>>
    readonly status?: string
  } = {}
): Made => {
  const slots = Object.entries(gaps).map(([id, needsMedia]) => ({ id, needsMedia, status: "proposed" }))
  const [first] = [{ id: "slot-001", status: some.status ?? "proposed" }]
  return {
    plan: { slots: [...(slots.some(({ id }) => id === "slot-001") ? [] : [first]), ...slots] },
    posts: Array.from({ length: some.videos ?? 0 }, () => ({ format: "video", media: [{}] })),
    media: {
      made: [],
      kept: [],
      needs: [],
      without: Object.entries(some.without ?? {}).map(([slotId, needs]) => ({ slotId, needs }))
    }
  } as unknown as Pick<GeneratedCampaign, "media" | "plan" | "posts">
}

const manifest = (...lacks: ReadonlyArray<readonly [kind: "picture" | "clip", reason: LackReason]>) => {
  const slot = {
    slotId: "slot-001",
    files: [],
    generatedBy: [],
    warnings: [],
    hasAiMedia: false,
    lacks: lacks.map(([kind, reason], at) => ({ visualId: `visual-${at}`, kind, reason, model: "a/b" }))
  }
  const text = JSON.stringify({ schemaVersion: "1", campaignId: "campaign-1", slots: [slot] })
  return [{ path: "media.json", mediaType: "application/json", bytes: new TextEncoder().encode(text) }]
}

describe("mediaShortfallOf", () => {
  it("tells how many videos that were asked for are missing, why, and how to go on", () => {
    const broken = campaign({ "slot-002": gap("video", "failed"), "slot-004": gap("video", "failed") }, { videos: 1 })
    const shortfall = mediaShortfallOf(asked({ videos: 3 }), broken, [])
    assert.strictEqual(
      shortfall?.message,
      "Asked for, and not there: 2 videos. slot-002: It broke. The same command then makes what is missing, and keeps the rest"
    )
    assert.strictEqual(
      germanFailure(shortfall, shortfall!).message,
      "Verlangt und nicht da: 2 Videos. slot-002: Es ging kaputt. Derselbe Befehl macht dann, was fehlt, und behält das Übrige"
    )
    assert.isTrue(shortfall?.isRetryable)
  })

  it("has nothing to tell of what is beyond the limit or was not asked for", () => {
    const beyond = campaign({ "slot-002": gap("video", "beyond-limit") }, { videos: 3 })
    assert.isUndefined(mediaShortfallOf(asked({ videos: 3 }), beyond, []))
    const broken = campaign({ "slot-002": gap("video", "no-script"), "slot-003": gap("slides", "failed") })
    assert.isUndefined(mediaShortfallOf(asked(), broken, []))
    assert.isUndefined(mediaShortfallOf(asked({ videos: 3, media: false }), broken, []))
    // As many as were asked for are there, whatever others lack.
    const enough = campaign({ "slot-002": gap("video", "no-script") }, { videos: 3 })
    assert.isUndefined(mediaShortfallOf(asked({ videos: 3 }), enough, []))
    const all = mediaShortfallOf(asked({ videos: "all" }), enough, [])
    assert.strictEqual(all?.videos, 1)
    assert.strictEqual(all?.remedy, "The kit has all the rest")
    assert.match(germanFailure(all, all!).message, /Das Paket hat alles Übrige$/)
  })

  it("counts pictures where somebody named which, those of posts that go out without too", () => {
    const broken = campaign(
      { "slot-003": gap("slides", "failed") },
      { without: { "slot-005": gap("picture", "no-tool", "Install it", "Installiere es") } }
    )
    const shortfall = mediaShortfallOf(asked({ cards: Option.some("all") }), broken, [])
    assert.match(shortfall?.message ?? "", /^Asked for, and not there: 2 posts' pictures\. slot-005: Install it\. /)
    assert.strictEqual(mediaShortfallOf(asked({ images: Option.some("a/b") }), broken, [])?.posts, 2)
  })

  it("counts a video that is there, but not with the clips that were asked for", () => {
    const kept = campaign({}, { videos: 1, without: { "slot-002": gap("video", "failed") } })
    assert.strictEqual(mediaShortfallOf(asked({ clips: Option.some("c/d") }), kept, [])?.videos, 1)
    assert.isUndefined(mediaShortfallOf(asked({ videos: 1 }), kept, []))
  })

  it("counts what a model was to make, and says what helps", () => {
    const whole = campaign({})
    const both = asked({ images: Option.some("a/b"), clips: Option.some("c/d") })
    const shortfall = mediaShortfallOf(both, whole, manifest(["picture", "budget"], ["clip", "failed"]))
    assert.match(
      shortfall?.message ?? "",
      /1 picture by a model and 1 clip by a model\. slot-001: The budget has no room/
    )
    assert.include(shortfall?.remedy, "a higher --budget")
    const refused = mediaShortfallOf(both, whole, manifest(["picture", "held-back"]))
    assert.include(refused?.remedy, "another model")
    const onlyClips = asked({ clips: Option.some("c/d") })
    assert.isUndefined(mediaShortfallOf(onlyClips, whole, manifest(["picture", "budget"])))
    // What somebody decided on stays as it was.
    assert.isUndefined(mediaShortfallOf(both, campaign({}, { status: "approved" }), manifest(["picture", "budget"])))
  })
})
