import { assert, describe, it } from "@effect/vitest"
import { makeKit } from "@postwright/core/campaign/Kit"
import { AgentCost } from "@postwright/core/agents/AgentCost"
import { platforms } from "@postwright/core/content/Platform"
import { Citation } from "@postwright/core/knowledge/Citation"
import * as fc from "fast-check"
import { stageTimes } from "../../../src/campaign/internal/kit/page/MadeSection.ts"
import { initials } from "../../../src/campaign/internal/kit/page/NetworkView.ts"
import { cutOf } from "../../../src/campaign/internal/kit/page/NetworkCut.ts"
import { passagesOf } from "../../../src/campaign/internal/kit/page/Passages.ts"
import { wordsFor } from "../../../src/campaign/internal/kit/page/Words.ts"
import { document, exampleCampaign } from "./Fixture.ts"

const pageOf = (input: Parameters<typeof makeKit>[0]): string =>
  new TextDecoder().decode(makeKit(input).find((file) => file.path === "index.html")!.bytes)

describe("where a network cuts", () => {
  it("leaves a short text whole, cuts a long one at a word's end, and many lines at a line's", () => {
    assert.isUndefined(cutOf("instagram", "Short and whole. 🚲"))
    const long = "Every cargo bike in the fleet belongs to one of four families. ".repeat(8)
    for (const platform of platforms) {
      const cut = cutOf(platform, long)!
      assert.strictEqual(long.slice(0, cut), long.slice(0, cut).trimEnd())
      assert.match(long.slice(cut), /^\s/)
    }
    assert.strictEqual(cutOf("linkedin", "One\nTwo\nThree\nFour"), "One\nTwo\nThree".length)
    assert.isUndefined(cutOf("linkedin", "One\nTwo\nThree\n\n\n"))
  })

  it("never splits a sign of two units", () => {
    fc.assert(
      fc.property(fc.constantFrom(...platforms), fc.string({ unit: "grapheme", maxLength: 600 }), (platform, text) => {
        const cut = cutOf(platform, text)
        if (cut === undefined) return
        assert.isTrue(text.slice(0, cut).isWellFormed() || !text.isWellFormed())
      }),
      { numRuns: 300 }
    )
  })
})

describe("figures of the page's head", () => {
  it("are of one thing where there is one", () => {
    const facts = (language: string, count: number) => Object.values(wordsFor(language).facts).map((of) => of(count))
    assert.include(facts("en", 1).join(", "), "post, day, platform, source, needs material, passage cited")
    assert.include(facts("en", 2).join(", "), "posts, days, platforms, sources, need material, passages cited")
    assert.include(facts("de", 1).join(", "), "Post, Tag, Plattform, Quelle, ohne Material, zitierte Stelle")
  })
})

describe("initials", () => {
  it("are those of the first two words, of any script, and never nothing", () => {
    assert.strictEqual(initials("Larkfield Cargo Bikes"), "LC")
    assert.strictEqual(initials("ölmühle"), "Ö")
    assert.strictEqual(initials("«Мир» труда"), "МТ")
    assert.strictEqual(initials("🚲"), "•")
  })
})

describe("passages", () => {
  const text = `Before it. First fact here. Second fact here. ${"Between them there is much to read. ".repeat(40)}Last fact <b>here</b>.`
  const source = document("notes.txt", text, "en")
  const cite = (quote: string) => source.cite(text.indexOf(quote), text.indexOf(quote) + quote.length)

  it("mark each citation in its context once, also where citations overlap, and leave out what is far", () => {
    const [first, both, last] = [
      cite("First fact here."),
      cite("First fact here. Second fact here."),
      cite("<b>here</b>")
    ]
    const passages = passagesOf([source], [first, both, first, last], wordsFor("en"))
    const markup = passages.of("notes.txt") as { markup: string }
    const marked = (id: string) =>
      Array.from(markup.markup.matchAll(/<mark data-q="([^"]+)">([\s\S]*?)<\/mark>/g))
        .filter(([, ids]) => ids!.split(" ").includes(id))
        .map(([, , piece]) => piece)
        .join("")
    assert.strictEqual(marked(passages.idOf(first)!), "First fact here.")
    assert.strictEqual(marked(passages.idOf(both)!), "First fact here. Second fact here.")
    assert.strictEqual(marked(passages.idOf(last)!), "&lt;b&gt;here&lt;/b&gt;")
    assert.include(markup.markup, "Before it.")
    assert.include(markup.markup, "[…]")
    assert.isBelow(markup.markup.length, text.length)
  })

  it("lead nowhere for a citation of another text", () => {
    const passages = passagesOf(
      [source],
      [new Citation({ source: "notes.txt", start: 0, end: 5, quote: "Other" })],
      wordsFor("en")
    )
    assert.isUndefined(passages.idOf(new Citation({ source: "notes.txt", start: 0, end: 5, quote: "Other" })))
    assert.isFalse(passages.of("notes.txt"))
  })
})

describe("how it was made", () => {
  const at = (seconds: number) =>
    `2026-11-22T10:${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}Z`

  it("takes the time of each stage from the log and leaves pauses out", () => {
    const entries = [
      { action: "brief-accepted", at: at(0) },
      { action: "post-drafted", at: at(2) },
      { action: "post-drafted", at: at(5) },
      { action: "approved", at: at(1_805) },
      { action: "posts-reviewed", at: at(1_806) },
      { action: "odd", at: "yesterday" }
    ]
    assert.deepStrictEqual(stageTimes(entries), {
      totalMillis: 6_000,
      stages: [
        ["brief-accepted", 0],
        ["post-drafted", 5_000],
        ["posts-reviewed", 1_000]
      ]
    })
    assert.isUndefined(stageTimes([{ step: "draft" }]))
  })

  it("tells what each agent and each post cost, and of a campaign without models that it cost nothing", () => {
    const input = exampleCampaign("larkfield")
    assert.include(pageOf(input), "No model was asked")
    const cost = new AgentCost({
      agent: "copywriter",
      model: `gpt"><script>`,
      calls: 90,
      faulty: 2,
      inputTokens: 123_456,
      outputTokens: 7_890,
      costMicroUsd: 1_250_000
    })
    const bySlot = new Map([["slot-001", 13_900]])
    const page = pageOf({
      ...input,
      run: { ...input.run, costMicroUsd: 1_300_000, costs: { byAgent: [cost], bySlot, otherMicroUsd: 50_000 } }
    })
    for (const told of ["123,456 / 7,890", "1.25\u00a0USD", "(2 unusable)", "1.30\u00a0USD", "0.05\u00a0USD"])
      assert.include(page, told)
    assert.match(page, /Cost of this post: 0\.0139\u00a0USD/)
    assert.strictEqual(page.match(/Cost of this post/g)?.length, 1)
    assert.strictEqual(page.match(/<script/g)?.length, 1)
  })
})
