import { assert, describe, it } from "@effect/vitest"
import { resolveBrief } from "@postwright/core/campaign/BriefDefaults"
import { contentHash } from "@postwright/core/content/ContentHash"
import type { Format, Platform } from "@postwright/core/content/Platform"
import { type GeneratedBy, Post, PostId, PostLink, Variant, VariantId } from "@postwright/core/content/Post"
import { reworded, withFirst, type WrittenText, writtenPost } from "@postwright/core/content/PostEdit"
import { scoreVariant } from "@postwright/core/content/Scoring"
import { Citation } from "@postwright/core/knowledge/Citation"
import { MemberId } from "@postwright/core/tenancy/Actor"
import { DateTime, Effect, Result } from "effect"

const brief = Effect.runSync(
  resolveBrief({ topic: "Cargo bikes", platforms: ["x"] }, { now: DateTime.makeUnsafe("2027-01-01T00:00:00Z") })
)
const ed = MemberId.make("ed")
const floor: GeneratedBy = { kind: "floor", agent: "copywriter", agentVersion: 1 }
const tracked = new PostLink({ url: "https://example.org/week", trackedUrl: "https://example.org/week?utm_source=x" })
const cite = (quote: string, start: number) => new Citation({ source: "a.md", start, end: start + quote.length, quote })

const [miles, trips, rain] = [
  cite("Riders rode 5,109 miles in fourteen weeks.", 0),
  cite("They made 1,834 trips with children on board.", 100),
  cite("In the rain half of them took the *bike* all the same.", 200)
]

const post = (texts: ReadonlyArray<string>, place: { platform?: Platform; format?: Format } = {}): Post => {
  const { format = "post", platform = "linkedin" } = place
  const [first, ...rest] = texts.map(
    (text, index) =>
      new Variant({
        id: VariantId.make(`post-001-${index + 1}`),
        approach: `way-${index + 1}`,
        text,
        ...scoreVariant(text, { brand: {}, tone: brief.tone, platform, format, language: "en" })
      })
  )
  return new Post({
    id: PostId.make("post-001"),
    slotId: "slot-001",
    platform,
    format,
    language: "en",
    variants: [first!, ...rest],
    hashtags: ["CargoBikes"],
    links: [tracked],
    media: [],
    citations: [miles, trips, rain],
    generatedBy: floor,
    contentHash: contentHash({ platform, format, variant: first!, media: [] })
  })
}

const lead = `${miles.quote}\n\n${trips.quote}\n\n${tracked.trackedUrl}\n\n#CargoBikes`
const aside = "In the rain half of them took the bike all the same.\n\n#CargoBikes"
const edit = (from: Post, written: WrittenText, index = 0) =>
  Result.getOrThrow(reworded(from, index, written, ed, brief))

describe("an edited post", () => {
  it("keeps the citations of sentences that still stand, in the variant or in another, and no others", () => {
    const edited = edit(post([lead, aside]), { text: `Fourteen weeks are long.\n\n${trips.quote}` })
    assert.deepStrictEqual(edited.citations, [trips, rain])
    const alone = edit(post([lead]), { text: `${miles.quote.replace("5,109", "6,000")} ${trips.quote}` })
    assert.deepStrictEqual(alone.citations, [trips])
  })

  it("keeps the citation of a free rendering as long as the sentence stays as it was", () => {
    const free = "Over fourteen weeks, the riders covered 5,109 miles by cargo bike."
    const from = post([`${free} That surprised us.`])
    assert.deepStrictEqual(edit(from, { text: `${free} It did not surprise us.` }).citations, [miles])
    assert.deepStrictEqual(edit(from, { text: "That surprised us a lot, frankly." }).citations, [])
  })

  it("reads hashtags and links from its text, and keeps what a known link was before it was tracked", () => {
    const edited = edit(post([lead, aside]), {
      text: `Two places: ${tracked.trackedUrl} and https://example.com/b. #Rain #Rain #Bikes`
    })
    assert.deepStrictEqual(edited.hashtags, ["Rain", "Bikes"])
    assert.deepStrictEqual(
      edited.links.map(({ trackedUrl, url }) => [url, trackedUrl]),
      [
        [tracked.url, tracked.trackedUrl],
        ["https://example.com/b", "https://example.com/b"]
      ]
    )
  })

  it("has new scores and a new hash, and names who wrote what", () => {
    const from = post([lead, aside])
    const edited = edit(from, { text: "The BEST bike EVER!!! 9,999 miles guaranteed." })
    const [first, second] = edited.variants
    assert.isAbove(first.scores.risk, from.variants[0].scores.risk)
    assert.include(JSON.stringify(first.scoreParts.risk), "not in the sources: 9999")
    assert.strictEqual(edited.contentHash, contentHash({ ...edited, variant: first }))
    assert.notStrictEqual(edited.contentHash, from.contentHash)
    assert.deepStrictEqual(edited.generatedBy, { kind: "person", memberId: "ed" })
    assert.isUndefined(first.generatedBy)
    assert.deepStrictEqual(second!.generatedBy, floor)
    assert.strictEqual(first.approach, "edited")
    const back = withFirst(edited, 1)
    assert.deepStrictEqual(back.generatedBy, floor)
    assert.isUndefined(back.variants[0].generatedBy)
    assert.deepStrictEqual(back.variants[1]!.generatedBy, { kind: "person", memberId: "ed" })
    assert.strictEqual(withFirst(back, 1).contentHash, edited.contentHash)
  })

  it("goes to the first place when another variant was edited", () => {
    const from = post([lead, aside])
    const edited = edit(from, { text: "Rain or shine." }, 1)
    assert.deepStrictEqual(
      edited.variants.map(({ id }) => String(id)),
      ["post-001-2", "post-001-1"]
    )
  })

  it("is the same post when nothing but line ends and white space around it changed", () => {
    const from = post([lead, aside])
    assert.strictEqual(edit(from, { text: `\r\n${lead.replaceAll("\n", "\r\n")}  \n` }), from)
  })

  it("takes the parts of a thread, and a title where the network has one", () => {
    const thread = edit(post(["One.\n\nTwo."], { platform: "x", format: "thread" }), { parts: ["First.", "Second. "] })
    assert.deepStrictEqual(thread.variants[0].parts, ["First.", "Second."])
    assert.strictEqual(thread.variants[0].text, "First.\n\nSecond.")
    const video = post(["A caption."], { platform: "youtube", format: "video" })
    assert.strictEqual(edit(video, { text: "Caption.", title: " A\ntitle " }).variants[0].title, "A title")
    assert.strictEqual(edit(edit(video, { text: "A.", title: "T" }), { text: "B." }).variants[0].title, "T")
  })

  it.each<[WrittenText, RegExp, { platform?: Platform; format?: Format }?]>([
    [{ text: " \n " }, /text is empty/],
    [{ text: "🚲".slice(1) + "half" }, /half of a character/],
    [{ text: "x".repeat(100_001) }, /longer than/],
    [{ parts: ["One", "Two"] }, /only a thread/],
    [{ text: "x", title: "T" }, /has no title/],
    [{ text: "x" }, /a thread has parts/, { platform: "x", format: "thread" }],
    [{ parts: ["One"] }, /two parts or more/, { platform: "x", format: "thread" }],
    [{ parts: ["One", " "] }, /none of them empty/, { platform: "x", format: "thread" }]
  ])("is refused for %j", (written, problem, place) => {
    const refused = reworded(post([lead], place), 0, written, ed, brief)
    assert.isTrue(Result.isFailure(refused))
    assert.match(JSON.stringify(refused), problem)
  })
})

describe("a post that a person wrote from nothing", () => {
  it("has one variant, no citations, and the hash of its content", () => {
    const place = {
      id: PostId.make("post-007"),
      slotId: "slot-007",
      platform: "x",
      format: "post",
      language: "en"
    } as const
    const written = Result.getOrThrow(writtenPost(place, { text: "We open at nine. #Shop" }, ed, brief))
    assert.lengthOf(written.variants, 1)
    assert.deepStrictEqual([written.hashtags, written.citations, written.version], [["Shop"], [], 1])
    assert.strictEqual(written.contentHash, contentHash({ ...written, variant: written.variants[0] }))
  })
})
