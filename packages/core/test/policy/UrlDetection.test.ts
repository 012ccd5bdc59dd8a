import { detectUrls } from "@postwright/core/policy/UrlDetection"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import twitter from "twitter-text"
import { nastyText } from "./arbitraries.ts"
import { processorTime } from "../processorTime.ts"

const urls = (text: string) => detectUrls(text).map(({ url }) => url)

describe("detectUrls", () => {
  it("finds addresses with and without a scheme", () => {
    assert.deepStrictEqual(urls("See https://example.com/a, or example.co.uk."), [
      "https://example.com/a",
      "example.co.uk"
    ])
    assert.deepStrictEqual(urls("HTTPS://EXAMPLE.COM/A"), ["HTTPS://EXAMPLE.COM/A"])
  })

  it("leaves the punctuation after an address to the sentence", () => {
    for (const mark of [".", ",", "!", "?", ":", ";", ")", "…", "'", '"']) {
      assert.deepStrictEqual(urls(`(https://example.com/a${mark} and`), ["https://example.com/a"], mark)
    }
    assert.deepStrictEqual(urls("https://example.com/a_(b_(c)) x"), ["https://example.com/a_(b_(c))"])
  })

  it("keeps port, path, query and fragment", () => {
    const url = "https://example.com:8080/p/a;b=1?q=%20&r=1#top"
    assert.deepStrictEqual(urls(`<${url}>`), [url])
  })

  it("takes nothing out of mail addresses, handles, tags and file names", () => {
    assert.deepStrictEqual(urls("jo@example.com @example.com #example.com $example.com notes.txt v1.2.3 z.B."), [])
  })

  it("takes a bare domain only in Latin letters, and any script after a scheme", () => {
    assert.deepStrictEqual(urls("例え.みんな"), [])
    assert.deepStrictEqual(urls("http://例え.みんな/x"), ["http://例え.みんな/x"])
    assert.deepStrictEqual(urls("münchen.de"), ["münchen.de"])
  })

  it("ends a short link of X after its slug", () => {
    assert.deepStrictEqual(urls("https://t.co/abc123/more"), ["https://t.co/abc123"])
    assert.deepStrictEqual(urls(`https://t.co/${"a".repeat(41)}`), [])
  })

  it("takes labels of at most 63 characters, counted in their ASCII form, and addresses of at most 4,096", () => {
    const label = "a".repeat(63)
    assert.deepStrictEqual(urls(`${label}.com`), [`${label}.com`])
    assert.deepStrictEqual(urls(`${label}a.com`), [])
    // `xn--` and the digits of the umlauts count.
    for (const length of [20, 40, 55, 56, 57, 58, 59, 60]) {
      const text = `https://${"ü".repeat(3)}${"a".repeat(length)}.com`
      assert.deepStrictEqual(urls(text), twitter.extractUrls(text), text)
    }
    for (const length of [4_060, 4_080, 4_085, 4_090, 4_100]) {
      const text = `https://a.com/${"b".repeat(length)}`
      assert.deepStrictEqual(urls(text), twitter.extractUrls(text), String(length))
    }
  })

  it("gives offsets that cut the address out of the text", () => {
    fc.assert(
      fc.property(nastyText(), (text) => {
        let last = 0
        for (const { end, start } of detectUrls(text)) {
          assert.isTrue(start >= last && end > start && end <= text.length)
          last = start
        }
      })
    )
    const text = "a é https://example.com/ü b.de"
    for (const { end, start, url } of detectUrls(text)) assert.strictEqual(text.slice(start, end), url)
  })

  it("finds what twitter-text finds, on any text", () => {
    fc.assert(
      fc.property(nastyText(), (text) => {
        assert.deepStrictEqual(
          detectUrls(text).map(({ end, start, url }) => ({ url, indices: [start, end] })),
          twitter.extractUrlsWithIndices(text).map(({ indices, url }) => ({ url, indices: [...indices] }))
        )
      }),
      { numRuns: 3_000 }
    )
  })

  it("stays linear where back-tracking would not", () => {
    const millis = processorTime()
    for (const text of [
      "ä".repeat(100_000),
      "a.".repeat(50_000),
      "a_.".repeat(50_000),
      `http://example.com/${"(".repeat(50_000)}`,
      "example.com(".repeat(10_000)
    ]) {
      detectUrls(text)
    }
    // Milliseconds when idle; back-tracking takes minutes.
    assert.isBelow(millis(), 15_000)
  })
})
