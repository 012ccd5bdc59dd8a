import { checkMedia, isBlocked, useOf } from "@postwright/core/media/MediaCheck"
import { Loudness, MediaFacts, PictureFacts, SoundFacts } from "@postwright/core/media/MediaFacts"
import { planMediaRepair, splitCarousel } from "@postwright/core/media/MediaRepair"
import { mediaCountFor, mediaRules, mediaUsesFor } from "@postwright/core/media/MediaRules"
import { formatsByPlatform, platforms } from "@postwright/core/content/Platform"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"

const image = (container: string, widthPx: number, heightPx: number, bytes = 500_000) =>
  new MediaFacts({
    kind: "image",
    container,
    bytes,
    picture: new PictureFacts({ widthPx, heightPx, codec: container === "jpeg" ? "mjpeg" : container })
  })

const video = (more: Partial<MediaFacts> = {}, picture: Partial<PictureFacts> = {}, sound: Partial<SoundFacts> = {}) =>
  new MediaFacts({
    kind: "video",
    container: "mp4",
    bytes: 12_000_000,
    durationSeconds: 40,
    picture: new PictureFacts({
      widthPx: 1080,
      heightPx: 1920,
      codec: "h264",
      profile: "High",
      pixelFormat: "yuv420p",
      framesPerSecond: 30,
      hasConstantRate: true,
      isInterlaced: false,
      keyframeSeconds: 2,
      bitsPerSecond: 2_000_000,
      ...picture
    }),
    sound: new SoundFacts({ codec: "aac", channels: 2, sampleRateHz: 48_000, bitsPerSecond: 160_000, ...sound }),
    loudness: new Loudness({ integratedLufs: -14, truePeakDbtp: -1.5 }),
    hasMoovFirst: true,
    hasEditList: false,
    ...more
  })

const ids = (facts: MediaFacts, platform: (typeof platforms)[number], format: "video" | "post" | "carousel") =>
  checkMedia(facts, { platform, format }).map(({ rule }) => rule.id)

describe("the rules", () => {
  it("name their source and the day on which it was read", () => {
    for (const rule of mediaRules()) {
      assert.match(rule.source, /^https:\/\//)
      assert.match(rule.dateChecked, /^\d{4}-\d\d-\d\d$/)
      assert.strictEqual(rule.severity, rule.tier === "official" ? "block" : "warn")
    }
  })

  it("let the one encoding that all networks take pass for each of them", () => {
    for (const platform of platforms) {
      if (!formatsByPlatform[platform].includes("video")) continue
      assert.deepStrictEqual(ids(video(), platform, "video"), [])
    }
  })

  it("say in both languages what was measured and what is allowed", () => {
    const [finding] = checkMedia(image("png", 1080, 1350), { platform: "instagram", format: "post" })
    assert.strictEqual(finding?.message.en, "Instagram: the file is png; it takes jpeg")
    assert.strictEqual(finding?.message.de, "Instagram: Dateityp png; erlaubt: jpeg")
    const [large] = checkMedia(image("jpeg", 1080, 1350, 9_500_000), { platform: "instagram", format: "post" })
    assert.strictEqual(large?.message.de, "Instagram: die Datei hat 9,5 MB; erlaubt: höchstens 8 MB")
  })

  it("take a GIF with one frame for a picture and one with several for an animation", () => {
    const gif = (frames: number) =>
      new MediaFacts({
        kind: frames > 1 ? "video" : "image",
        container: "gif",
        bytes: 10,
        picture: new PictureFacts({ widthPx: 1, heightPx: 1, codec: "gif", frames })
      })
    assert.strictEqual(useOf(gif(1)), "image")
    assert.strictEqual(useOf(gif(2)), "animation")
  })

  it("refuse sound alone as a video", () => {
    const sound = new MediaFacts({
      kind: "audio",
      container: "mp3",
      bytes: 100_000,
      durationSeconds: 30,
      sound: new SoundFacts({ codec: "mp3", channels: 2, sampleRateHz: 44_100 })
    })
    assert.isTrue(isBlocked(checkMedia(sound, { platform: "instagram", format: "video" })))
  })

  it("refuse a file of which no post of the format is made, and say nothing else of it", () => {
    const finding = (facts: MediaFacts, platform: (typeof platforms)[number], format: "video" | "post" | "carousel") =>
      checkMedia(facts, { platform, format }).map(({ message, rule }) => [rule.severity, message.en, message.de])
    assert.deepStrictEqual(finding(image("webp", 10, 10), "youtube", "video"), [
      [
        "block",
        "YouTube: the file is a picture; it takes a video",
        "YouTube: die Datei ist ein Bild; erlaubt: ein Video"
      ]
    ])
    const pdf = new MediaFacts({ kind: "document", container: "pdf", bytes: 100_000, pages: 3 })
    assert.deepStrictEqual(finding(pdf, "instagram", "carousel"), [
      [
        "block",
        "Instagram: the file is a document; it takes a picture or a video",
        "Instagram: die Datei ist ein Dokument; erlaubt: ein Bild oder ein Video"
      ]
    ])
    assert.deepStrictEqual(finding(pdf, "linkedin", "carousel"), [])
  })

  it("take a cover and a thumbnail beside whatever the post is made of", () => {
    const cover = { platform: "instagram", format: "video", use: "cover" } as const
    assert.deepStrictEqual(checkMedia(image("jpeg", 1080, 1920), cover), [])
    assert.isTrue(isBlocked(checkMedia(image("png", 1080, 1920), cover)))
    const thumbnail = { platform: "youtube", format: "video", use: "thumbnail" } as const
    assert.deepStrictEqual(checkMedia(image("jpeg", 1280, 720), thumbnail), [])
    assert.deepStrictEqual(
      checkMedia(image("jpeg", 1080, 1920), thumbnail).map(({ rule }) => rule.id),
      ["youtube/thumbnail-aspect"]
    )
  })

  it("tell for each format that a network has what its posts are made of", () => {
    for (const platform of platforms) {
      for (const format of formatsByPlatform[platform]) assert.isNotEmpty(mediaUsesFor(platform, format))
    }
    assert.deepStrictEqual(mediaUsesFor("youtube", "carousel"), [])
  })

  it("say of what is so or not what is wanted instead", () => {
    const [moov] = checkMedia(video({ hasMoovFirst: false }), { platform: "instagram", format: "video" })
    assert.strictEqual(
      moov?.message.en,
      "Instagram: moov stands behind the pictures; it takes moov in front, so that it plays before it is loaded"
    )
    const [edits] = checkMedia(video({ hasEditList: true }), { platform: "instagram", format: "video" })
    assert.strictEqual(edits?.message.de, "Instagram: sie hat eine Edit-Liste; erlaubt: keine")
  })

  it("say with their unit what is counted, in the language of the message", () => {
    const large = checkMedia(image("jpeg", 9_000, 9_000), { platform: "linkedin", format: "post" })
    assert.strictEqual(large[0]?.message.en, "LinkedIn: it has 81,000,000 pixels; it takes at most 36,152,319 pixels")
    const [channels] = checkMedia(video({}, {}, { channels: 6 }), { platform: "instagram", format: "video" })
    assert.strictEqual(channels?.message.de, "Instagram: ihr Ton hat 6 Kanäle; erlaubt: höchstens 2 Kanäle")
  })

  it.each([
    ["a reel of 91 seconds", video({ durationSeconds: 91 }), "facebook", "facebook/video-duration-seconds"],
    ["moov at the end", video({ hasMoovFirst: false }), "instagram", "instagram/video-moov-first"],
    ["an edit list", video({ hasEditList: true }), "instagram", "instagram/video-without-edit-list"],
    ["22 frames a second", video({}, { framesPerSecond: 22 }), "tiktok", "tiktok/video-frames-per-second"],
    ["4:4:4 pixels", video({}, { pixelFormat: "yuv444p" }), "instagram", "instagram/video-pixel-format"],
    ["six channels", video({}, {}, { channels: 6 }), "instagram", "instagram/video-channels"],
    ["a Short of 181 seconds", video({ durationSeconds: 181 }), "youtube", "youtube/video-duration-seconds"],
    ["a file under 75 kB", video({ bytes: 74_999 }), "linkedin", "linkedin/video-bytes"]
  ] as const)("find %s", (_, facts, platform, id) => {
    assert.include(ids(facts, platform, "video"), id)
  })
})

describe("planMediaRepair", () => {
  const planOf = (facts: MediaFacts, platform: (typeof platforms)[number], format: "video" | "post", options = {}) => {
    const target = { platform, format } as const
    return planMediaRepair(facts, target, checkMedia(facts, target), options)
  }

  it("does nothing to a file that the network takes", () => {
    assert.deepStrictEqual(planOf(video(), "tiktok", "video"), {
      edits: [],
      remaining: [],
      losesContent: false,
      mapsTones: false
    })
  })

  it("makes no other kind of file of one that the post is not made of", () => {
    const { edits, remaining } = planOf(image("png", 100, 100), "tiktok", "video")
    assert.deepStrictEqual(edits, [])
    assert.deepStrictEqual(
      remaining.map(({ rule }) => rule.id),
      ["tiktok/video-use"]
    )
  })

  it("makes a JPEG of a PNG that Instagram would refuse", () => {
    assert.deepStrictEqual(planOf(image("png", 1080, 1350), "instagram", "post").edits, [
      { kind: "encode", container: "jpeg", maxBytes: 7_840_000 }
    ])
  })

  it("gives a picture that is too tall a frame of the nearest shape within the width", () => {
    const { edits, remaining } = planOf(image("jpeg", 2000, 4000), "instagram", "post")
    assert.deepStrictEqual(edits[0], { kind: "pad", widthPx: 1440, heightPx: 1800, fill: "blur" })
    assert.deepStrictEqual(remaining, [])
  })

  it("cuts a video that is too long only where it may", () => {
    const long = video({ durationSeconds: 120 })
    const kept = planOf(long, "facebook", "video")
    assert.deepStrictEqual(kept.edits, [])
    assert.deepStrictEqual(
      kept.remaining.map(({ rule }) => rule.id),
      ["facebook/video-duration-seconds"]
    )
    const cut = planOf(long, "facebook", "video", { mayTrim: true })
    assert.deepStrictEqual(
      cut.edits.map(({ kind }) => kind),
      ["trim", "encode"]
    )
    assert.isTrue(cut.losesContent)
  })

  it("leaves a video that is too short, and says so", () => {
    const { edits, remaining } = planOf(video({ durationSeconds: 2 }), "instagram", "video")
    assert.deepStrictEqual(edits, [])
    assert.deepStrictEqual(
      remaining.map(({ rule }) => rule.id),
      ["instagram/video-duration-seconds"]
    )
  })

  it("encodes a video of another codec, rate and order at once", () => {
    const odd = video({ container: "mov", hasMoovFirst: false }, { codec: "prores", framesPerSecond: 120 })
    assert.deepStrictEqual(planOf(odd, "instagram", "video").edits, [
      { kind: "encode", container: "mp4", framesPerSecond: 60 }
    ])
  })

  it("plans edits after which sizes and shapes keep every rule of theirs, for any picture", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_000 }),
        fc.integer({ min: 1, max: 9_000 }),
        fc.constantFrom(...platforms),
        (widthPx, heightPx, platform) => {
          const target = { platform, format: "post" } as const
          const facts = image("jpeg", widthPx, heightPx)
          const { edits } = planMediaRepair(facts, target, checkMedia(facts, target))
          const sized = edits.find((edit) => edit.kind === "pad" || edit.kind === "resize")
          if (sized === undefined || !("widthPx" in sized)) return
          const after = checkMedia(image("jpeg", sized.widthPx, sized.heightPx), target)
          assert.deepStrictEqual(
            after.map(({ rule }) => rule.id),
            []
          )
        }
      ),
      { examples: [[1, 5, "instagram"]] }
    )
  })
})

describe("splitCarousel", () => {
  it("keeps a carousel that fits", () => {
    assert.deepStrictEqual(splitCarousel(10, { min: 2, max: 10 }), [10])
    assert.deepStrictEqual(splitCarousel(0, { min: 2, max: 10 }), [])
  })

  it("has the limits of each network that documents them", () => {
    assert.deepInclude(mediaCountFor("instagram", "carousel"), { min: 2, max: 10 })
    assert.deepInclude(mediaCountFor("x", "post"), { min: 1, max: 4 })
    assert.isUndefined(mediaCountFor("facebook", "post"))
  })

  it("shares pictures out evenly, all of them, with enough in each", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (pictures) => {
        const parts = splitCarousel(pictures, { min: 2, max: 10 })
        assert.strictEqual(
          parts.reduce((sum, part) => sum + part, 0),
          pictures
        )
        if (pictures > 1) for (const part of parts) assert.isTrue(part >= 2 && part <= 10)
      })
    )
  })
})
