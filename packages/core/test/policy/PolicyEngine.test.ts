import { brandPack } from "@postwright/core/policy/packs/BrandPack"
import { disclosurePack } from "@postwright/core/policy/packs/DisclosurePack"
import { groundingPack } from "@postwright/core/policy/packs/GroundingPack"
import { moderationPack } from "@postwright/core/policy/packs/ModerationPack"
import { linkSafetyPack } from "@postwright/core/policy/packs/LinkSafetyPack"
import { personalDataPack } from "@postwright/core/policy/packs/PersonalDataPack"
import { platformPack } from "@postwright/core/policy/packs/PlatformPack"
import type { PolicyContext } from "@postwright/core/policy/PolicyContext"
import { policyContentOf } from "@postwright/core/policy/PolicyContent"
import { checkPlatform } from "@postwright/core/policy/PlatformPolicy"
import { compilePolicy, maxExaminedLength } from "@postwright/core/policy/PolicyEngine"
import { decodeRulePack } from "@postwright/core/policy/RulePackParser"
import type { RulePack } from "@postwright/core/policy/RulePack"
import { composePolicy, type PolicyLevel } from "@postwright/core/policy/PolicySet"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Result } from "effect"
import * as FastCheck from "fast-check"
import { nastyText } from "./arbitraries.ts"

const to = { platform: "linkedin", format: "post", language: "en" } as const

const policyOf = (packs: ReadonlyArray<RulePack>, levels: ReadonlyArray<PolicyLevel> = []) =>
  compilePolicy(Result.getOrThrow(composePolicy(packs, levels)))

const pack = (rule: Readonly<Record<string, unknown>>, id = "test") =>
  Effect.runSync(
    decodeRulePack(
      {
        schemaVersion: "1",
        id,
        version: 1,
        title: { en: id, de: id },
        sources: [],
        rules: [
          { version: 1, severity: "warn", title: { en: "Rule", de: "Regel" }, source: null, id: `${id}/rule`, ...rule }
        ]
      },
      id
    )
  )

const topic = (scope?: Readonly<Record<string, unknown>>) =>
  pack({ kind: "terms", category: "alcohol", terms: [{ text: "whisky" }], ...(scope === undefined ? {} : { scope }) })

const idsIn = (policy: ReturnType<typeof policyOf>, text: string, context: PolicyContext = to) =>
  policy.check(policyContentOf({ text }), context).findings.map(({ ruleId }) => ruleId)

describe("compilePolicy", () => {
  it("finds for the networks what checkPlatform finds, as grave as set", () => {
    const policy = policyOf([platformPack])
    const content = policyContentOf({ text: `<${"long ".repeat(80)} $A $B @c https://a.de` })
    const target = { platform: "x", format: "post" } as const
    const found = policy.check(content, target).findings
    const expected = checkPlatform(content, target)
    assert.isNotEmpty(expected)
    assert.sameDeepMembers([...found], [...expected])
    const lenient = policyOf([platformPack], [{ level: "organization", severities: { "x/text-length": "warn" } }])
    assert.strictEqual(
      lenient.check(content, target).findings.find(({ ruleId }) => ruleId === "x/text-length")?.severity,
      "warn"
    )
  })

  it("asks rules only where their scope says: network, format, language, region", () => {
    const asked = (scope: Readonly<Record<string, unknown>>, context: PolicyContext) =>
      idsIn(policyOf([topic(scope)]), "A whisky", context).length === 1
    assert.isTrue(asked({ platforms: ["linkedin"] }, to))
    assert.isFalse(asked({ platforms: ["x"] }, to))
    assert.isFalse(asked({ formats: ["video"] }, to))
    assert.isTrue(asked({ languages: ["en-GB"] }, { ...to, language: "en-US" }))
    assert.isFalse(asked({ languages: ["de"] }, to))
    assert.isTrue(asked({ regions: ["FR"] }, { ...to, regions: ["DE", "FR"] }))
    assert.isFalse(asked({ regions: ["FR"] }, { ...to, regions: ["DE"] }))
    assert.isTrue(asked({ regions: ["EU"] }, { ...to, regions: ["DE"] }))
    assert.isFalse(asked({ regions: ["EU"] }, { ...to, regions: ["CH"] }))
    assert.isTrue(asked({ regions: ["FR"] }, to), "a post for no region in particular may be seen everywhere")
  })

  it("says which packs it judged by and which checks were not made", () => {
    const verdict = policyOf([groundingPack, moderationPack]).check(policyContentOf({ text: "Hello" }), {
      ...to,
      citations: []
    })
    assert.deepStrictEqual(
      verdict.packs.map(({ id }) => id),
      ["grounding", "moderation"]
    )
    assert.deepStrictEqual(
      verdict.checks.map(({ check, status }) => `${check} ${status}`),
      ["claims done", "earlier-posts absent", "sources absent", "moderation absent"]
    )
  })

  it("compares claims with citations, and texts with earlier posts and sources", () => {
    const policy = policyOf([groundingPack])
    const story = "We mend your bike while you drink coffee, and you ride home the same day"
    const verdict = policy.check(policyContentOf({ text: `${story} for £12.` }), {
      ...to,
      citations: [{ quote: story }],
      earlier: [
        { id: "post-001", text: "Something else stands here for everyone to read" },
        { id: "post-002", text: `${story}!` }
      ]
    })
    const [figure, repeated] = verdict.findings
    assert.deepStrictEqual([figure?.ruleId, repeated?.ruleId], ["grounding/uncited-figure", "grounding/repeats-post"])
    assert.include(figure!.message.en, "£12")
    assert.deepStrictEqual(repeated?.related, [{ id: "post-002", start: 0, end: story.length, text: story }])
    assert.deepStrictEqual(repeated?.span, { start: 0, end: story.length })
    assert.strictEqual(verdict.decision, "quarantine")
  })

  it("adds what moderation models found, and shows by name which of them have not looked at all of it", () => {
    const policy = policyOf([moderationPack])
    const check = (moderation: NonNullable<PolicyContext["moderation"]>) =>
      policy.check(policyContentOf({ text: "A text" }), { ...to, moderation })
    const labels = [
      { category: "hate", score: 0.8, text: 0 },
      { category: "hate", score: 0.2, text: 0 },
      { category: "violence", score: 0.9, text: 5 }
    ]
    const rules = ({ findings }: ReturnType<typeof check>) => findings.map(({ ruleId, severity }) => [ruleId, severity])
    const statuses = ({ checks }: ReturnType<typeof check>) => checks.map((each) => [each.check, each.status])
    const hate = [["moderation/hate", "quarantine"]]

    const done = check([{ status: "done", model: "acme/guard", labels }])
    assert.deepStrictEqual([rules(done), statuses(done)], [hate, [["moderation/acme/guard", "done"]]])
    assert.deepStrictEqual(statuses(check([])), [["moderation", "absent"]])

    const mixed = check([
      { status: "failed", model: "a/a", problem: "no answer" },
      { status: "incomplete", model: "b/b", labels, unread: 321 },
      { status: "done", model: "c/c", labels: [] }
    ])
    assert.deepStrictEqual(rules(mixed), hate)
    assert.deepStrictEqual(statuses(mixed), [
      ["moderation/a/a", "failed"],
      ["moderation/b/b", "failed"],
      ["moderation/c/c", "done"]
    ])
    const [failed, incomplete] = mixed.checks
    assert.include(failed?.detail?.en, "a/a gave no answer: no answer")
    assert.include(failed?.detail?.de, "a/a hat nicht geantwortet: no answer")
    assert.include(incomplete?.detail?.en, "321 UTF-16 units")
    assert.include(incomplete?.detail?.de, "321 UTF-16-Einheiten")
  })

  it("finds undisclosed advertising, and the sponsor that nobody names", () => {
    const disclosure = { paidPartnership: true, ownBrand: false, sponsor: "Acme" }
    assert.deepStrictEqual(idsIn(policyOf([disclosurePack]), "We lend bikes", { ...to, disclosure }), [
      "disclosure/paid-partnership",
      "disclosure/sponsor"
    ])
    assert.isEmpty(idsIn(policyOf([disclosurePack]), "Ad: we lend Acme bikes", { ...to, disclosure }))
  })

  it("asks for the label of a network when a model made the post and labels are decided", () => {
    const generatedBy = { kind: "model", agent: "copywriter", agentVersion: 1, vendor: "v", model: "m" } as const
    const context = { platform: "tiktok", format: "video", generatedBy } as const
    const ids = (labels?: PolicyContext["labels"]) =>
      idsIn(policyOf([disclosurePack]), "Hi", { ...context, ...(labels === undefined ? {} : { labels }) })
    assert.deepStrictEqual(ids({}), ["disclosure/ai-generated"])
    assert.isEmpty(ids({ aiGenerated: true }))
    assert.isEmpty(ids())
  })

  it("does not read texts that no network takes", () => {
    const verdict = policyOf([topic()]).check(policyContentOf({ text: "a".repeat(maxExaminedLength + 1) }), to)
    assert.deepStrictEqual(
      verdict.findings.map(({ ruleId, severity }) => [ruleId, severity]),
      [["engine/text-too-long", "block"]]
    )
  })

  it("blocks half a character, in whose place a network would show another text", () => {
    const { check } = policyOf([])
    for (const content of [
      { text: "a\ud800b" },
      { text: "a", parts: ["a", "\udc00"] },
      { text: "a", title: "\ud83d" }
    ]) {
      const { decision, findings } = check(policyContentOf(content), to)
      assert.deepStrictEqual([decision, findings.map(({ ruleId }) => ruleId)], ["block", ["engine/text-broken"]])
    }
    assert.strictEqual(check(policyContentOf({ text: "a 👋 b" }), to).decision, "allow")
  })

  it("repairs until nothing that can be repaired is left", () => {
    const words = pack({
      kind: "terms",
      severity: "fix",
      category: "tone",
      terms: [{ text: "cheap", replacement: "affordable" }]
    })
    const { content, repaired, verdict } = policyOf([platformPack, words]).repair(
      policyContentOf({ text: `A cheap bike. ${"And more to tell. ".repeat(30)}Cheap!` }),
      { platform: "x", format: "post", language: "en" }
    )
    assert.isTrue(content.text.startsWith("A affordable bike."))
    assert.isEmpty(verdict.findings.filter(({ repair }) => repair !== undefined))
    assert.sameMembers([...new Set(repaired.map(({ ruleId }) => ruleId))], ["test/rule", "x/text-length"])
  })

  it("blocks what an organization wants fixed and nothing mends, and repairs what something mends", () => {
    const words = pack({
      kind: "terms",
      category: "tone",
      terms: [{ text: "cheap" }, { text: "dear", replacement: "fine" }]
    })
    const policy = policyOf([words], [{ level: "organization", severities: { "test/rule": "fix" } }])
    const decisionOn = (text: string) => policy.check(policyContentOf({ text }), to).decision
    assert.deepStrictEqual(["So cheap", "So dear", "So cheap and dear"].map(decisionOn), ["block", "repair", "block"])
    const { content, verdict } = policy.repair(policyContentOf({ text: "So cheap and dear" }), to)
    assert.deepStrictEqual([content.text, verdict.decision], ["So cheap and fine", "block"])
    const links = policyOf([linkSafetyPack])
    for (const text of ["http://larkfield.com:80/a", "ftp://files.acme.com/c"])
      assert.strictEqual(links.check(policyContentOf({ text }), to).decision, "block", text)
    assert.strictEqual(links.check(policyContentOf({ text: "http://larkfield.com/a" }), to).decision, "repair")
  })

  it("takes name and password out of an address whole, so that it leads where it led", () => {
    for (const packs of [
      [personalDataPack, linkSafetyPack, platformPack],
      [linkSafetyPack, platformPack],
      [personalDataPack, platformPack]
    ]) {
      const policy = policyOf(packs)
      const { content, verdict } = policy.repair(policyContentOf({ text: "See http://user:pw@evil.com/x." }), {
        ...to,
        platform: "x"
      })
      const scheme = packs.includes(linkSafetyPack) ? "https" : "http"
      assert.strictEqual(content.text, `See ${scheme}://evil.com/x.`)
      assert.deepStrictEqual(
        verdict.findings.map(({ ruleId }) => ruleId).filter((ruleId) => ruleId !== "x/link-price"),
        []
      )
    }
  })

  it("leaves to a person what a person must look at, unless it is told otherwise", () => {
    const words = pack({
      kind: "terms",
      severity: "quarantine",
      category: "tone",
      terms: [{ text: "cheap", replacement: "affordable" }]
    })
    const policy = policyOf([words])
    const content = policyContentOf({ text: "Very cheap" })
    assert.strictEqual(policy.repair(content, to).content.text, "Very cheap")
    assert.strictEqual(policy.repair(content, to, () => true).content.text, "Very affordable")
  })

  it("gives equal verdicts for equal questions, spans within the text and on whole characters, for any text", () => {
    const brand = brandPack({ bannedWords: ["cheap", "e"], requiredWords: ["Larkfield"] })!
    const policy = policyOf([platformPack, disclosurePack, groundingPack, brand, topic()])
    const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" })
    FastCheck.assert(
      FastCheck.property(nastyText(), FastCheck.constantFrom("x", "youtube", "instagram"), (text, platform) => {
        const context = {
          platform,
          format: "post",
          language: "en",
          citations: [],
          earlier: [{ id: "p", text }]
        } as const
        const content = policyContentOf({ text, title: text })
        const verdict = policy.check(content, context)
        assert.deepStrictEqual(verdict, policy.check(content, context))
        const borders = new Set([...segmenter.segment(text)].map(({ index }) => index).concat(text.length))
        for (const { span } of verdict.findings) {
          if (span === null) continue
          assert.isTrue(borders.has(span.start) && borders.has(span.end) && span.start <= span.end)
        }
      }),
      { numRuns: 300 }
    )
  })
})
