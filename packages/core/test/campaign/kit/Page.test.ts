import { assert, describe, it } from "@effect/vitest"
import { makeKit } from "@postwright/core/campaign/Kit"
import { Variant } from "@postwright/core/content/Post"
import { Citation } from "@postwright/core/knowledge/Citation"
import { Excerpt, SourceDocument } from "@postwright/core/knowledge/SourceDocument"
import * as fc from "fast-check"
import { contrast, darkPalette, lightPalette, type Palette } from "../../../src/brand/BrandPalette.ts"
import { escapeHtml } from "../../../src/campaign/internal/kit/page/Html.ts"
import { campaign, document, exampleCampaign } from "./Fixture.ts"

const pageOf = (input: Parameters<typeof makeKit>[0]): string =>
  new TextDecoder().decode(makeKit(input).find((file) => file.path === "index.html")!.bytes)

const payload = `"><img src=x onerror=alert(1)></script><script>alert(2)</script><!--\u2028\u0000`

describe("index.html", () => {
  it("says of a source that was read in excerpts how much was read, and nothing of one that was read whole", () => {
    const input = exampleCampaign("larkfield")
    assert.notInclude(pageOf(input), "Read in excerpts")
    const [first, ...others] = input.documents
    const excerpts = [new Excerpt({ start: 0, end: Math.round(first!.text.length / 4) })]
    const page = pageOf({ ...input, documents: [new SourceDocument({ ...first!, excerpts }), ...others] })
    assert.strictEqual(page.match(/Read in excerpts/g)?.length, 1)
    assert.match(page, /Read in excerpts <b>25%<\/b>/)
  })

  it("holds no element, attribute or style that a brief or source brought in", () => {
    const input = campaign(
      {
        topic: payload,
        audience: payload,
        platforms: ["x", "linkedin"],
        brand: { name: payload, fonts: [`a";}</style><script>alert(3)</script>`] },
        disclosure: { sponsor: payload },
        plan: { days: 2, perDay: 2, start: "2027-03-01" }
      },
      [document(payload, "A long enough sentence begins here and ends just as it should. ".repeat(20), "en")]
    )
    const [post, ...posts] = input.posts
    const [variant] = post!.variants
    const page = pageOf({
      ...input,
      posts: [
        {
          ...post!,
          variants: [new Variant({ ...variant, text: payload, title: payload, approach: payload })],
          citations: [new Citation({ source: payload, start: 0, end: 1, quote: payload })],
          hashtags: [payload],
          links: [
            { url: "javascript:alert(4)", trackedUrl: "javascript:alert(4)" },
            { url: payload, trackedUrl: payload }
          ],
          media: [{ path: `javascript:alert(5)//${payload}`, sha256: "", altText: payload }]
        },
        ...posts
      ]
    })
    assert.strictEqual(page.match(/<script/g)?.length, 1)
    assert.strictEqual(page.match(/<\/script/g)?.length, 1)
    assert.strictEqual(page.match(/<style/g)?.length, 1)
    assert.notMatch(page, /<img(?! id="lightbox-picture" alt="" ?\/>)/i)
    assert.notMatch(page, /href="javascript:/i)
    const tags = page.replace(/="[^"]*"/g, '=""')
    assert.notMatch(tags, /<[^>]+\son[a-z]+=/i)
    assert.notMatch(tags, /<[^>]+\sstyle=/i)
    assert.notInclude(page, "\u0000")
    assert.include(page, escapeHtml(payload))
  })

  it("allows nothing but its own style sheet and script", () => {
    const page = pageOf(exampleCampaign("larkfield"))
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)![1]!
    assert.match(
      policy,
      /^default-src &#39;none&#39;; style-src &#39;sha256-[A-Za-z0-9+/=]{44}&#39;; script-src &#39;sha256-[A-Za-z0-9+/=]{44}&#39;; img-src &#39;self&#39; file: data:; media-src &#39;self&#39; file: data:; base-uri &#39;none&#39;; form-action &#39;none&#39;$/
    )
    assert.notMatch(page, /\s(?:src|srcset|poster|action)=/)
    assert.notMatch(page, /url\(|@import/)
  })

  it("speaks the language of the campaign", () => {
    const german = pageOf(exampleCampaign("sonnenfach"))
    assert.include(german, '<html lang="de">')
    assert.include(german, "Zu den Posts springen")
    assert.include(german, "Montag")
    const english = pageOf(exampleCampaign("larkfield"))
    assert.include(english, '<html lang="en">')
    assert.include(english, "Skip to the posts")
  })

  it("shows every variant, quotation and gap without a script", () => {
    const input = exampleCampaign("sonnenfach")
    const page = pageOf(input)
    const shown = page.replace(/<span class="(?:tag|tail)[^>]*>|<\/span>/g, "")
    for (const post of input.posts) {
      for (const variant of post.variants) {
        for (const part of variant.parts ?? [variant.text]) assert.include(shown, escapeHtml(part))
      }
      for (const citation of post.citations) assert.include(page, escapeHtml(citation.quote))
    }
    assert.include(page, "Ergänzen Sie einen Absatz")
  })

  it("names every part once: ids are unique and every reference has its target", () => {
    const page = pageOf(exampleCampaign("larkfield"))
    const ids = Array.from(page.matchAll(/\sid="([^"]+)"/g), (match) => match[1]!)
    assert.strictEqual(new Set(ids).size, ids.length)
    const references = Array.from(page.matchAll(/(?:href="#|for="|aria-labelledby=")([^"]+)"/g), (match) => match[1]!)
    for (const reference of references) assert.include(ids, reference)
  })
})

const check = (palette: Palette): void => {
  const { accent, ink, muted, onAccent, onPrimary, onPrimaryMuted, paper, primary, sunken, surface } = palette
  for (const ground of [paper, surface, sunken]) {
    assert.isAtLeast(contrast(ink, ground), 7)
    assert.isAtLeast(contrast(muted, ground), 4.5)
  }
  for (const ground of [paper, surface]) assert.isAtLeast(contrast(accent, ground), 4.5)
  assert.isAtLeast(contrast(onPrimary, primary), 4.5)
  assert.isAtLeast(contrast(onPrimaryMuted, primary), 4.5)
  assert.isAtLeast(contrast(onAccent, accent), 4.5)
}

describe("palettes", () => {
  const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`)

  it("keep every text readable, whatever the brand's colours are", () => {
    fc.assert(
      fc.property(color, color, color, (primary, accent, background) => {
        check(lightPalette({ primary, accent, background }))
        check(darkPalette({ primary, accent, background }))
      }),
      { numRuns: 300 }
    )
    check(lightPalette({}))
    check(darkPalette({ primary: "#ffffff", accent: "#000000" }))
  })

  it("keep the brand's colours where they can be read", () => {
    const palette = lightPalette({ primary: "#12404f", accent: "#c2410c", background: "#fbf7ee" })
    assert.strictEqual(palette.primary, "#12404f")
    assert.strictEqual(palette.paper, "#fbf7ee")
  })
})
