import {
  becomesLink,
  findLinks,
  isOwnSite,
  linkTo,
  slugOf,
  trackLink,
  trackLinks
} from "@postwright/core/content/Links"
import { detectUrls } from "@postwright/core/policy/UrlDetection"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"

const tracking = { platform: "x", campaign: "Cargo Week: Launch!", postId: "post-001" } as const
const utm = "utm_source=x&utm_medium=social&utm_campaign=cargo-week-launch&utm_content=post-001"
const track = (url: string) => trackLink(url, tracking)?.trackedUrl

/** With the encoded characters of ASCII as they are. */
const plain = (text: string) =>
  text.replace(/%([2-7][0-9A-F])/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

describe("trackLink", () => {
  it("keeps query and fragment as they are", () => {
    assert.strictEqual(track("https://example.com"), `https://example.com?${utm}`)
    assert.strictEqual(track("https://example.com/a?b=c%20d&e"), `https://example.com/a?b=c%20d&e&${utm}`)
    assert.strictEqual(track("https://example.com/a?"), `https://example.com/a?${utm}`)
    assert.strictEqual(track("https://example.com/a?b=c&"), `https://example.com/a?b=c&${utm}`)
    assert.strictEqual(track("https://example.com/a#top?x=y"), `https://example.com/a?${utm}#top?x=y`)
    assert.strictEqual(track("https://example.com/a?b=c#/route?d=e"), `https://example.com/a?b=c&${utm}#/route?d=e`)
  })

  it("leaves parameters that the author set", () => {
    assert.strictEqual(
      track("https://example.com/?utm_source=flyer&utm_medium=qr"),
      "https://example.com/?utm_source=flyer&utm_medium=qr&utm_campaign=cargo-week-launch&utm_content=post-001"
    )
    const whole = `https://example.com/?${utm}`
    assert.strictEqual(track(whole), whole)
  })

  it("tracks nothing but web addresses without credentials", () => {
    for (const url of [
      "ftp://example.com",
      "mailto:jo@example.com",
      "javascript:alert(1)",
      "example.com",
      "/a",
      "https://u:p@example.com",
      ""
    ]) {
      assert.isUndefined(track(url), url)
    }
  })

  it("stays one address in the eyes of the networks, with the same place behind it", () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        const tracked = track(url)!
        const [before, after] = [new URL(url), new URL(tracked)]
        assert.strictEqual(plain(after.hash), plain(before.hash))
        assert.strictEqual(plain(after.pathname), plain(before.pathname))
        assert.strictEqual(after.searchParams.get("utm_content"), "post-001")
        for (const [name, value] of before.searchParams) assert.include(after.searchParams.getAll(name), value)
      })
    )
    for (const url of ["https://example.com/日本/ü?q=日本", "https://example.com/a(b"]) {
      const tracked = track(url)!
      assert.include(
        detectUrls(`See ${tracked} now`).map(({ end, start }) => end - start),
        tracked.length,
        tracked
      )
    }
  })
})

describe("links of the brand's own site", () => {
  const brief = {
    topic: "Cargo Week",
    goals: ["Fill the weeks on https://www.example.com/book", "Show example.net"],
    audience: "Families",
    brand: { name: "Larkfield Cargo Bikes" }
  }

  it("are those on or below a domain that the brief names, or on one named like the brand", () => {
    const own = [
      "https://example.com/faq",
      "http://help.example.com",
      "https://example.net/a",
      "https://www.larkfield.example/gate",
      "https://larkfield-cargo-bikes.co.uk"
    ]
    for (const url of own) assert.isTrue(isOwnSite(url, brief), url)
    const foreign = [
      "https://example.org",
      "https://notexample.com",
      "https://larkfield.wiki.example",
      "https://bikes.example/larkfield",
      "https://cargo.example",
      "nothing"
    ]
    for (const url of foreign) assert.isFalse(isOwnSite(url, brief), url)
    assert.isFalse(isOwnSite("https://the.example", { ...brief, brand: { name: "The Bike Shop" } }))
    assert.isFalse(isOwnSite("https://example.com", { ...brief, goals: [], brand: {} }))
  })

  it("are tracked where they stand in a text; what belongs to others and bare domains stay as they are", () => {
    const text = "Book (https://example.com/gate#width) or read https://example.org/lanes. More on example.com."
    const tracked = trackLinks(text, brief, tracking)
    assert.strictEqual(
      tracked.text,
      `Book (https://example.com/gate?${utm}#width) or read https://example.org/lanes. More on example.com.`
    )
    assert.deepStrictEqual(
      tracked.links.map(({ trackedUrl, url }) => [url, trackedUrl]),
      [
        ["https://example.com/gate#width", `https://example.com/gate?${utm}#width`],
        ["https://example.org/lanes", "https://example.org/lanes"]
      ]
    )
    assert.deepStrictEqual(trackLinks("No address.", brief, tracking), { text: "No address.", links: [] })
  })

  it("are told from a page that others wrote, which is linked as it is", () => {
    const to = (url: string) => linkTo(url, brief, tracking)?.trackedUrl
    assert.strictEqual(to("https://larkfield.example/a"), `https://larkfield.example/a?${utm}`)
    assert.strictEqual(to("https://example.org/lanes?x=1"), "https://example.org/lanes?x=1")
    assert.strictEqual(to("https://example.org/a(b"), "https://example.org/a%28b")
    assert.isUndefined(to("sources/guide.md"))
  })
})

describe("findLinks", () => {
  it("gives each absolute address once, bare domains on request", () => {
    const text = "See https://example.com/a, https://example.com/a and example.org."
    assert.deepStrictEqual(findLinks(text), ["https://example.com/a"])
    assert.deepStrictEqual(findLinks(text, { withBareDomains: true }), ["https://example.com/a", "https://example.org"])
  })
})

describe("addresses below any top-level domain", () => {
  const brief = {
    topic: "Bread (https://www.hollerer.example/kurse).",
    goals: [],
    audience: "Families",
    brand: { name: "Bakery" }
  }

  it("count where they are written with http or https, without the marks around them", () => {
    for (const [text, ...addresses] of [
      ["Kurse füllen: https://www.hollerer.example/kurse", "https://www.hollerer.example/kurse"],
      ["(see http://a.test/b_(c)?d=e#f).", "http://a.test/b_(c)?d=e#f"],
      ["“https://a.internal:8080/x”, https://example.com/y!", "https://a.internal:8080/x", "https://example.com/y"],
      ["https://a.example,https://b.example", "https://a.example", "https://b.example"],
      ["https://shop.com.example/a?u=example.com", "https://shop.com.example/a?u=example.com"],
      ["https://example.comを見る", "https://example.com"],
      ["https://u:p@a.example https://localhost/a https:// www.a.example a.example"]
    ] as const) {
      assert.deepStrictEqual(findLinks(text), addresses, text)
    }
    assert.deepStrictEqual(findLinks("on a.example", { withBareDomains: true }), [])
  })

  it("are the brand’s own site and tracked, save on X, which makes no link of them", () => {
    assert.isTrue(isOwnSite("https://hollerer.example/a", brief))
    const text = "Order at https://www.hollerer.example/a or on https://example.org."
    const tracked = trackLinks(text, brief, { ...tracking, platform: "facebook" })
    assert.include(tracked.text, "https://www.hollerer.example/a?utm_source=facebook&")
    assert.lengthOf(tracked.links, 2)
    assert.strictEqual(trackLinks(text, brief, tracking).text, text)
    assert.isFalse(becomesLink("https://www.hollerer.example/a", "x"))
    assert.isTrue(becomesLink("https://www.hollerer.example/a", "linkedin"))
  })

  it("are found in time that grows with the text", () => {
    const hosts = `https://${"a.".repeat(50_000)}example `
    const marks = `https://a.example/${")".repeat(100_000)} `
    assert.lengthOf(findLinks(hosts + marks + "https://b.example"), 2)
  })
})

describe("slugOf", () => {
  it("gives short ASCII words", () => {
    assert.strictEqual(slugOf("Größe zählt – Straße №1!"), "groesse-zaehlt-strasse-no1")
    assert.strictEqual(slugOf("日本"), "campaign")
    assert.strictEqual(slugOf(`${"word ".repeat(30)}`), Array.from({ length: 12 }, () => "word").join("-"))
    assert.strictEqual(slugOf("x".repeat(100)), "x".repeat(60))
  })
})
