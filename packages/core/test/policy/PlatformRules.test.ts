import { formatsByPlatform, platforms } from "@postwright/core/content/Platform"
import {
  hashtagLimit,
  platformRules,
  rulesFor,
  showsLinks,
  textLimit,
  titleLimit
} from "@postwright/core/policy/PlatformRules"
import { assert, describe, it } from "@effect/vitest"

describe("platformRules", () => {
  it("dates and sources every rule, and lets nothing that is only reported block", () => {
    for (const rule of platformRules()) {
      assert.match(rule.source, /^https:\/\//, rule.id)
      assert.match(rule.dateChecked, /^\d{4}-\d{2}-\d{2}$/, rule.id)
      if (rule.tier === "reported") assert.strictEqual(rule.severity, "warn", rule.id)
      assert.isTrue(rule.id.startsWith(`${rule.scope.platforms[0]}/`))
      assert.isNotEmpty(rule.scope.formats)
    }
  })

  it("has ids that name one rule each", () => {
    const ids = platformRules().map(({ id }) => id)
    assert.strictEqual(new Set(ids).size, ids.length)
  })

  it("limits the text of every format that a network takes, once", () => {
    for (const platform of platforms) {
      for (const format of formatsByPlatform[platform]) {
        assert.isDefined(textLimit(platform, format), `${platform} ${format}`)
        const lengths = rulesFor(platform, format).filter(
          ({ measure, requirement }) => measure === "text" && requirement.kind === "max-length"
        )
        assert.strictEqual(lengths.length, 1, `${platform} ${format}`)
      }
    }
  })

  it("answers what a writer asks", () => {
    assert.deepStrictEqual(textLimit("x", "thread"), { unit: "x-weighted", limit: 280 })
    assert.deepStrictEqual(textLimit("x", "post", { limits: { "x/text-length": 25_000 } })?.limit, 25_000)
    assert.deepStrictEqual(textLimit("youtube", "video"), { unit: "byte", limit: 5_000 })
    assert.strictEqual(titleLimit("youtube", "video")?.limit, 100)
    assert.isUndefined(titleLimit("x", "post"))
    assert.strictEqual(hashtagLimit("instagram", "post"), 5)
    assert.isUndefined(hashtagLimit("linkedin", "post"))
    assert.isFalse(showsLinks("instagram", "carousel"))
    assert.isTrue(showsLinks("linkedin", "post"))
    assert.isFalse(showsLinks("tiktok", "video"))
    assert.isFalse(showsLinks("youtube", "video"))
    // A post with an address costs more there; readers can follow it all the same.
    assert.isTrue(showsLinks("x", "post"))
    assert.isTrue(showsLinks("x", "thread"))
  })
})
