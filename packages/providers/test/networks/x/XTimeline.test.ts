import { hasText, highestId, resembles, type TimelinePost } from "@postwright/providers/networks/x/XTimeline"
import { store } from "@postwright/providers/simulators/x/XSimulatorText"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"

const post = (text: string, more: Partial<TimelinePost> = {}): TimelinePost => ({ id: "1", text, ...more })

/** The post as the simulated X keeps the text. */
const kept = (text: string): TimelinePost => {
  const stored = store(text)
  return post(stored.text, { entities: { urls: stored.urls } })
}

describe("hasText", () => {
  it.each([
    ["plain words", "Hello, world!"],
    ["escaped characters", "R&D: 1 < 2 && 3 > 2, literally &amp;"],
    ["a link", "Read https://example.com/a?b=1&c=2#d now"],
    ["links side by side", "https://example.com/a https://example.com/a https://example.com/b"],
    ["a bare domain at the end", "More at example.com."],
    ["white space around it", "  \n Hello \n\n there  \n"],
    ["decomposed letters", "cafe\u0301"],
    ["emoji and lines", "👩‍👩‍👧\n\n✅ one\n✅ two"]
  ])("recognises %s as X gives it back", (_, text) => {
    assert.isTrue(hasText(kept(text), text))
    assert.isFalse(hasText(kept(`${text} more`), text))
    assert.isFalse(hasText(kept(text), `${text} more`))
  })

  it("recognises any text", () => {
    const word = fc.oneof(
      fc.string({ maxLength: 12, unit: "grapheme" }),
      fc.webUrl({ withQueryParameters: true }),
      fc.constantFrom("&", "<b>", "&lt;", "example.com", "https://t.co/abc")
    )
    const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(" "))
    fc.assert(
      fc.property(
        text.filter((value) => value.trim() !== ""),
        (value) => hasText(kept(value), value)
      )
    )
  })

  it("takes the whole of a long text from where X puts it, by both names", () => {
    const long = "word ".repeat(100).trim()
    assert.isTrue(hasText(post("word word…", { note_tweet: { text: long } }), long))
    assert.isTrue(hasText(post("word word…", { note_post: { text: long } }), long))
    assert.isFalse(hasText(post("word word…"), long))
  })

  it("does not take a post for another whose link differs", () => {
    const other = kept("See https://example.com/other")
    assert.isFalse(hasText(other, "See https://example.com/ours"))
  })

  it("takes time linear in practice for a text of many links", () => {
    const text = Array.from({ length: 200 }, (_, index) => `https://example.com/${index % 3}/`).join(" ")
    assert.isTrue(hasText(kept(text), text))
    assert.isFalse(hasText(kept(text), `${text}x`))
  })
})

describe("resembles", () => {
  it("sees the same words with other links, and the same beginning of a long text", () => {
    assert.isTrue(resembles(post("Read this: https://t.co/abc"), "Read this: https://example.com"))
    const long = "one two three four five six seven eight nine ten eleven twelve"
    assert.isTrue(resembles(post(`${long}…`), `${long} thirteen`))
    assert.isFalse(resembles(post("Something else"), "Read this: https://example.com"))
    assert.isFalse(resembles(post("Read"), "Read this"))
  })
})

describe("highestId", () => {
  it("compares ids as numbers of any length", () => {
    const posts = ["9", "1445880548472328192", "1445880548472328193", "10"].map((id) => post("x", { id }))
    assert.strictEqual(highestId(posts), "1445880548472328193")
    assert.isUndefined(highestId([]))
  })
})
