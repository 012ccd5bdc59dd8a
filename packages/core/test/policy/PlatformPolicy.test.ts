import { formats, formatsByPlatform, platforms } from "@postwright/core/content/Platform"
import type { PolicyFinding, FindingTarget } from "@postwright/core/policy/PolicyFinding"
import { checkPlatform } from "@postwright/core/policy/PlatformPolicy"
import { applyRepairs, type PolicyContent, policyContentOf } from "@postwright/core/policy/PolicyContent"
import { graphemeBorders } from "@postwright/core/policy/TextLength"
import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { nastyText, proseText } from "./arbitraries.ts"
import { processorTime } from "../processorTime.ts"

const idsOf = (findings: ReadonlyArray<PolicyFinding>) => findings.map(({ ruleId }) => ruleId)
const image = { altText: "A bike" }

const tags = (count: number) => Array.from({ length: count }, (_, at) => `#tag${"x".repeat(at)}`).join(" ")

const checkTags = (count: number) =>
  checkPlatform(policyContentOf({ text: tags(count) }), { platform: "instagram", format: "post" })

const textOf = (content: PolicyContent, target: FindingTarget): string => {
  switch (target.field) {
    case "text":
      return content.text
    case "title":
      return content.title ?? ""
    case "part":
      return content.parts![target.index]!
    case "alt-text":
      return content.media![target.index]!.altText
  }
}

describe("checkPlatform", () => {
  it("lets a plain post go to X and names the limit it breaks one character later", () => {
    const to = { platform: "x", format: "post" } as const
    assert.deepStrictEqual(checkPlatform(policyContentOf({ text: "a".repeat(280) }), to), [])
    const [finding] = checkPlatform(policyContentOf({ text: "a".repeat(281) }), to)
    assert.strictEqual(finding?.ruleId, "x/text-length")
    assert.strictEqual(finding?.severity, "block")
    assert.deepStrictEqual(finding?.span, { start: 280, end: 281 })
    assert.strictEqual(finding?.message.en, "The text has 281 weighted characters; X allows 280")
    assert.strictEqual(finding?.message.de, "Der Text hat 281 gewichtete Zeichen; X erlaubt 280")
    assert.match(finding?.source ?? "", /^https:\/\/docs\.x\.com\//)
  })

  it("takes a longer limit from the account", () => {
    const content = policyContentOf({ text: "a".repeat(281) })
    const accountOverrides = { limits: { "x/text-length": 25_000 } }
    assert.deepStrictEqual(checkPlatform(content, { platform: "x", format: "post", accountOverrides }), [])
  })

  it("measures each part of a thread, not the whole", () => {
    const parts = ["a".repeat(200), "b".repeat(300), "c".repeat(200)]
    const findings = checkPlatform(policyContentOf({ text: parts.join("\n\n"), parts }), {
      platform: "x",
      format: "thread"
    })
    assert.deepStrictEqual(
      findings.map(({ target }) => target),
      [{ field: "part", index: 1 }]
    )
  })

  it("measures YouTube descriptions in bytes and TikTok captions in UTF-16 units", () => {
    const emoji = "😀".repeat(1_101)
    assert.deepStrictEqual(
      idsOf(checkPlatform(policyContentOf({ text: emoji }), { platform: "tiktok", format: "video" })),
      ["tiktok/text-length"]
    )
    const umlauts = "ü".repeat(2_501)
    assert.deepStrictEqual(
      idsOf(checkPlatform(policyContentOf({ text: umlauts, title: "T" }), { platform: "youtube", format: "video" })),
      ["youtube/description-length"]
    )
  })

  it("blocks what Instagram documents and warns of what is reported", () => {
    assert.deepStrictEqual(checkTags(5), [])
    assert.deepStrictEqual(
      checkTags(6).map(({ ruleId, severity }) => [ruleId, severity]),
      [["instagram/hashtag-cap", "warn"]]
    )
    assert.deepStrictEqual(
      checkTags(31).map(({ ruleId, severity }) => [ruleId, severity]),
      [
        ["instagram/hashtag-count", "block"],
        ["instagram/hashtag-cap", "warn"]
      ]
    )
  })

  it("asks for media only once it is known which there are", () => {
    const to = { platform: "instagram", format: "carousel" } as const
    assert.deepStrictEqual(checkPlatform(policyContentOf({ text: "t" }), to), [])
    assert.deepStrictEqual(idsOf(checkPlatform(policyContentOf({ text: "t", media: [image] }), to)), [
      "instagram/carousel-min"
    ])
    assert.deepStrictEqual(checkPlatform(policyContentOf({ text: "t", media: [image, image] }), to), [])
    assert.deepStrictEqual(
      idsOf(checkPlatform(policyContentOf({ text: "t", media: Array.from({ length: 11 }, () => image) }), to)),
      ["instagram/carousel-max"]
    )
  })

  it("wants a text on X unless media speak for it", () => {
    const to = { platform: "x", format: "post" } as const
    assert.deepStrictEqual(idsOf(checkPlatform(policyContentOf({ text: " \n" }), to)), ["x/text-required"])
    assert.deepStrictEqual(checkPlatform(policyContentOf({ text: "", media: [image] }), to), [])
  })

  it("takes the title of a video from the first line when there is none", () => {
    const to = { platform: "youtube", format: "video" } as const
    const content = policyContentOf({ text: `“A long <beginning>” ${"and more ".repeat(30)}\nrest` })
    const missing = checkPlatform(content, to).find(({ ruleId }) => ruleId === "youtube/title-required")
    const repaired = applyRepairs(content, [missing!.repair!])
    assert.isAtMost(repaired.title!.length, 100)
    assert.isTrue(repaired.title!.startsWith("“A long"))
    assert.deepStrictEqual(idsOf(checkPlatform(repaired, to)), [
      "youtube/title-characters",
      "youtube/description-characters"
    ])
  })

  it("names the formats that a network takes", () => {
    const [finding] = checkPlatform(policyContentOf({ text: "t" }), { platform: "tiktok", format: "thread" })
    assert.strictEqual(finding?.ruleId, "tiktok/format")
    assert.strictEqual(finding?.message.en, "TikTok takes no thread; choose video")
  })

  it("says what a link costs on X and that it is dead in captions", () => {
    const content = policyContentOf({ text: "See example.com" })
    const onX = checkPlatform(content, { platform: "x", format: "post" })
    assert.deepStrictEqual(
      onX.map(({ ruleId, severity }) => [ruleId, severity]),
      [["x/link-price", "warn"]]
    )
    assert.deepStrictEqual(onX[0]?.span, { start: 4, end: 15 })
    const onTikTok = checkPlatform(content, { platform: "tiktok", format: "video" })
    assert.deepStrictEqual(idsOf(onTikTok), ["tiktok/links"])
    assert.deepStrictEqual(checkPlatform(content, { platform: "linkedin", format: "post" }), [])
  })

  it("keeps words of surplus hashtags in sentences and drops those at the end", () => {
    const text = "#one #two #three in #four a #five sentence #six here.\n\n#seven #eight"
    const content = policyContentOf({ text })
    const [finding] = checkPlatform(content, { platform: "tiktok", format: "video" })
    const repaired = applyRepairs(content, [finding!.repair!])
    assert.strictEqual(repaired.text, "#one #two #three in #four a #five sentence six here.")
    assert.deepStrictEqual(repaired.hashtags, ["one", "two", "three", "four", "five"])
  })
})

const anyContent: fc.Arbitrary<PolicyContent> = fc
  .record({
    text: fc.oneof(nastyText(40), proseText(), fc.string({ unit: "binary" })),
    parts: fc.option(fc.array(fc.oneof(nastyText(40), proseText(60)), { maxLength: 3 }), { nil: undefined }),
    title: fc.option(fc.oneof(nastyText(40), proseText(60)), { nil: undefined }),
    media: fc.option(fc.array(fc.record({ altText: proseText(300) }), { maxLength: 12 }), { nil: undefined })
  })
  .map(({ media, parts, text, title }) =>
    policyContentOf({
      text: parts === undefined || parts.length === 0 ? text : parts.join("\n\n"),
      parts,
      title,
      media
    })
  )

const anyTarget = fc
  .record({
    platform: fc.constantFrom(...platforms),
    format: fc.constantFrom(...formats),
    language: fc.constantFrom("en", "de", "fr"),
    limit: fc.option(fc.nat(60), { nil: undefined })
  })
  .map(({ limit, ...target }) => ({
    ...target,
    // Small limits make short texts too long.
    ...(limit === undefined
      ? {}
      : {
          accountOverrides: {
            limits: Object.fromEntries(
              ["text-length", "title-length", "description-length", "reel-text-length", "alt-text-length"].map(
                (name) => [`${target.platform}/${name}`, limit]
              )
            )
          }
        })
  }))

describe("checkPlatform on any content", () => {
  it("never crashes, and its spans and edits lie on borders of graphemes", () => {
    fc.assert(
      fc.property(anyContent, anyTarget, (content, target) => {
        for (const finding of checkPlatform(content, target)) {
          if (finding.span !== null) {
            const borders = new Set(graphemeBorders(textOf(content, finding.target!)))
            assert.isTrue(borders.has(finding.span.start) && borders.has(finding.span.end), finding.ruleId)
            assert.isAtMost(finding.span.start, finding.span.end)
          }
          for (const edit of finding.repair?.edits ?? []) {
            assert.isTrue(edit.start >= 0 && edit.start <= edit.end && edit.end <= textOf(content, edit.target).length)
          }
        }
      }),
      { numRuns: 600 }
    )
  })

  it("mends with a repair what the finding names", () => {
    fc.assert(
      fc.property(anyContent, anyTarget, (content, target) => {
        for (const finding of checkPlatform(content, target)) {
          if (finding.repair === undefined) continue
          const repaired = applyRepairs(content, [finding.repair])
          const left = checkPlatform(repaired, target).filter(
            ({ ruleId, target: place }) =>
              ruleId === finding.ruleId && JSON.stringify(place) === JSON.stringify(finding.target)
          )
          assert.deepStrictEqual(idsOf(left), [], JSON.stringify({ content, repaired }))
        }
      }),
      { numRuns: 600 }
    )
  })

  it("gives the same findings again", () => {
    fc.assert(
      fc.property(anyContent, anyTarget, (content, target) => {
        assert.deepStrictEqual(checkPlatform(content, target), checkPlatform(content, target))
      }),
      { numRuns: 100 }
    )
  })
})

it("checks texts far beyond every limit in time that grows with their length", () => {
  const millis = processorTime()
  for (const text of [
    "A sentence with #tags, @names and https://example.com/paths. ".repeat(800),
    "#tag ".repeat(10_000),
    "👨‍👩‍👧‍👦".repeat(2_000),
    "word ".repeat(10_000),
    "ä".repeat(50_000)
  ]) {
    for (const platform of platforms) {
      checkPlatform(policyContentOf({ text }), { platform, format: formatsByPlatform[platform][0] })
    }
  }
  assert.isBelow(millis(), 20_000)
})
