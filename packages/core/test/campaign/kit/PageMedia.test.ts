import { assert, describe, it } from "@effect/vitest"
import { type KitInput, type KitMedia, makeKit } from "@postwright/core/campaign/Kit"
import { SlotMedia } from "@postwright/core/campaign/SlotMedia"
import { Post, PostMedia } from "@postwright/core/content/Post"
import { exampleCampaign } from "./Fixture.ts"

const input = exampleCampaign("larkfield")
const german = exampleCampaign("sonnenfach")

const pageOf = (kit: KitInput): string =>
  new TextDecoder().decode(makeKit(kit).find((file) => file.path === "index.html")!.bytes)

/** The article of a post's slot. */
const cardOf = (page: string, kit: KitInput, post: Post): string => {
  const id = `s${kit.plan.slots.findIndex(({ postId }) => postId === post.id) + 1}`
  return new RegExp(`<article[^>]*id="${id}"[\\s\\S]*?</article>`).exec(page)![0]
}

const withPostMedia = (
  kit: KitInput,
  post: Post,
  media: ReadonlyArray<PostMedia>,
  files: ReadonlyMap<string, KitMedia>
) => {
  const changed = new Post({ ...post, media })
  return { ...kit, posts: kit.posts.map((one) => (one === post ? changed : one)), media: files }
}

const file = (mediaType: string, more: Partial<KitMedia> = {}): KitMedia => ({
  mediaType,
  bytes: new Uint8Array([1, 2, 3]),
  ...more
})

const media = (path: string, altText = "What is seen") => new PostMedia({ path, sha256: "", altText })

const video = input.posts.find(({ format }) => format === "video")!
const carousel = input.posts.find(({ format }) => format === "carousel")!

describe("media on the page", () => {
  it("plays a video with its poster and captions from within the page, and the file beside it", () => {
    const path = "media/slot-001.mp4"
    const captionsVtt = "WEBVTT\n\n00:00.000 --> 00:01.000\n</video><script>alert(1)</script> ümlaut\n"
    const files = new Map([
      [path, file("video/mp4", { durationSeconds: 32.4, previewJpeg: new Uint8Array([255, 216]), captionsVtt })]
    ])
    const page = pageOf(withPostMedia(input, video, [media(path)], files))
    const card = cardOf(page, input, video)
    assert.include(card, `src="${path}"`)
    assert.include(card, 'poster="data:image/jpeg;base64,/9g="')
    assert.include(card, "0:32")
    assert.include(card, 'aria-label="What is seen"')
    const encoded = /src="data:text\/vtt;base64,([^"]+)"/.exec(card)![1]!
    assert.strictEqual(Buffer.from(encoded, "base64").toString("utf8"), captionsVtt)
    assert.strictEqual(page.match(/<script/g)?.length, 1)
  })

  it("turns through slides whose previews stand in the page and whose files lie beside it", () => {
    const paths = [1, 2, 3].map((slide) => `media/${carousel.slotId}-${slide}.jpg`)
    const files = new Map(
      paths.map((path) => [
        path,
        file("image/jpeg", { previewJpeg: new Uint8Array([1]), widthPx: 1080, heightPx: 1350 })
      ])
    )
    const card = cardOf(
      pageOf(
        withPostMedia(
          input,
          carousel,
          paths.map((path) => media(path)),
          files
        )
      ),
      input,
      carousel
    )
    assert.strictEqual(card.match(/<img/g)?.length, 3)
    assert.strictEqual(card.match(/src="data:image\/jpeg;base64,AQ=="/g)?.length, 3)
    for (const path of paths) assert.include(card, `data-full="${path}"`)
    assert.include(card, "shape-4x5")
    assert.include(card, 'width="1080" height="1350"')
  })

  it("says why media are missing in the reader's language, in the place where they will be", () => {
    const reasons = (kit: KitInput) =>
      new Map(
        kit.posts.map(({ slotId }) => [slotId, { en: `no "voice" for ${slotId}`, de: `keine „Stimme“ für ${slotId}` }])
      )
    const english = cardOf(pageOf({ ...input, mediaReasons: reasons(input) }), input, video)
    assert.match(english, /media-none[\s\S]*no &quot;voice&quot; for/)
    assert.include(english, 'data-flags="media"')
    const slides = german.posts.find(({ format }) => format === "carousel")!
    assert.include(cardOf(pageOf({ ...german, mediaReasons: reasons(german) }), german, slides), "keine „Stimme“ für")
    const text = input.posts.find(({ format, platform }) => format === "post" && platform === "linkedin")!
    assert.notInclude(cardOf(pageOf({ ...input, mediaReasons: reasons(input) }), input, text), "media-none")
  })

  it("shows nothing from a path that is none of the kit's", () => {
    for (const path of [
      "https://example.org/a.jpg",
      "media/../a.jpg",
      "//a.jpg",
      `media/a".jpg`,
      "javascript:alert(1).mp4"
    ]) {
      const card = cardOf(pageOf(withPostMedia(input, video, [media(path, `"><s>`)], new Map())), input, video)
      assert.notMatch(card, /<img|<video|\ssrc=|<s>/, path)
    }
  })

  it("stays under 3 MB with a preview for each of a month's pictures, the first of each post before all others", () => {
    const files = new Map<string, KitMedia>()
    const posts = input.posts.map((post) => {
      const own = Array.from(
        { length: post.format === "carousel" ? 10 : 1 },
        (_, at) => `media/${post.slotId}-${at + 1}.jpg`
      )
      for (const path of own) files.set(path, file("image/jpeg", { previewJpeg: new Uint8Array(8_000) }))
      return new Post({ ...post, media: own.map((path) => media(path)) })
    })
    const page = pageOf({ ...input, posts, media: files })
    assert.isBelow(page.length, 3_000_000)
    for (const post of posts) assert.include(page, `data-full="media/${post.slotId}-1.jpg"`)
    assert.match(page, /<img\s+src="media\/[a-z0-9-]+-10\.jpg"/)
  })

  it("shows what of a post's media is not as it was asked for, in the language of the page, as text", () => {
    const warnings = ["No font has ש <b>. Install npm i @x/hebrew", "The heading was shortened: it does not fit"]
    const germanWarnings = [
      "Keine Schrift hat ש <b>. Installiere sie: npm i @x/hebrew",
      "Die Überschrift wurde gekürzt"
    ]
    for (const [kit, shown, hidden] of [
      [input, warnings, germanWarnings],
      [german, germanWarnings, warnings]
    ] as const) {
      const [post, other] = kit.posts
      const slotMedia = [
        new SlotMedia({
          slotId: post!.slotId,
          files: [],
          generatedBy: [],
          warnings: [...warnings, warnings[1]!],
          germanWarnings: [...germanWarnings, germanWarnings[1]!],
          hasAiMedia: false
        })
      ]
      const page = pageOf({ ...kit, slotMedia })
      const card = cardOf(page, kit, post!)
      assert.include(card, shown[0]!.replace("<b>", "&lt;b&gt;"))
      assert.strictEqual(card.split(shown[1]!).length, 2)
      assert.notInclude(card, hidden[1]!)
      assert.notInclude(cardOf(page, kit, other!), shown[1]!)
    }
  })

  it("shows warnings in English where media were made before they were told in German", () => {
    const [post] = german.posts
    const slotMedia = [
      new SlotMedia({
        slotId: post!.slotId,
        files: [],
        generatedBy: [],
        warnings: ["No font has ש"],
        hasAiMedia: false
      })
    ]
    assert.include(cardOf(pageOf({ ...german, slotMedia }), german, post!), "No font has ש")
  })
})
