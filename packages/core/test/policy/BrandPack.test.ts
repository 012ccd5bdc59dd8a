import { brandPack, brandRuleIds, brandRulesOf } from "@postwright/core/policy/packs/BrandPack"
import { policyContentOf } from "@postwright/core/policy/PolicyContent"
import { compilePolicy } from "@postwright/core/policy/PolicyEngine"
import { PolicyFinding, type Repair } from "@postwright/core/policy/PolicyFinding"
import { composePolicy } from "@postwright/core/policy/PolicySet"
import { verdictOf } from "@postwright/core/policy/Verdict"
import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"

const to = { platform: "linkedin", format: "post", language: "en" } as const
const banned = { bannedWords: ["game-changer", "billig"] }

const check = (
  content: Parameters<typeof policyContentOf>[0],
  words: Parameters<typeof brandPack>[0] = { ...banned, requiredWords: ["Larkfield"] }
) => compilePolicy(Result.getOrThrow(composePolicy([brandPack(words)!]))).check(policyContentOf(content), to)

describe("brandPack", () => {
  it("blocks a banned word where it stands, in any case, form and disguise", () => {
    for (const [text, shown] of [
      ["Larkfield is a Game-Changer.", "Game-Changer"],
      ["Larkfield is a game changer.", "game changer"],
      ["Larkfield is a game\u2011changer.", "game\u2011changer"],
      ["Larkfield ist BILLIG!", "BILLIG"],
      ["Larkfield ist bil\u00ADlig!", "bil\u00ADlig"],
      ["Larkfield ist b i l l i g!", "b i l l i g"]
    ] as const) {
      const verdict = check({ text })
      const [finding] = verdict.findings
      assert.strictEqual(verdict.decision, "block", text)
      assert.strictEqual(finding?.ruleId, "brand/banned-word")
      assert.strictEqual(text.slice(finding!.span!.start, finding!.span!.end), shown)
    }
  })

  it("lets words pass that only contain a banned one", () => {
    assert.strictEqual(check({ text: "Larkfield: unbillig, billigend, game changers" }).decision, "allow")
  })

  it("sees a banned word in the title, in a part, in an alternative text and in a hashtag", () => {
    const bannedIn = (content: Parameters<typeof policyContentOf>[0]) =>
      check(content, banned).findings.map(({ target }) => target?.field)
    assert.deepStrictEqual(bannedIn({ text: "a", title: "billig" }), ["title"])
    assert.deepStrictEqual(bannedIn({ text: "a\n\nbillig", parts: ["a", "billig"] }), ["part"])
    assert.deepStrictEqual(bannedIn({ text: "a", media: [{ altText: "billig" }] }), ["alt-text"])
    assert.strictEqual(bannedIn({ text: "a #GameChanger" }).length, 1)
  })

  it("warns once of the required words that stand nowhere", () => {
    const verdict = check({ text: "We lend bikes" }, { requiredWords: ["Larkfield", "bikes", "Harrowmouth"] })
    assert.strictEqual(verdict.decision, "warn")
    assert.strictEqual(verdict.findings.length, 1)
    const message = verdict.findings[0]!.message
    assert.include(message.en, "Larkfield")
    assert.include(message.en, "Harrowmouth")
    assert.notInclude(message.en, "bikes")
    assert.strictEqual(check({ text: "Larkfield’s bikes" }).decision, "allow")
  })

  it("notes words that the brand does not use, and mends them on request", () => {
    const words = { preferredWords: [{ use: "bike library", insteadOf: ["bike hire", "rental"] }] }
    const policy = compilePolicy(Result.getOrThrow(composePolicy([brandPack(words)!])))
    const content = policyContentOf({ text: "Our bike-hire is no Rental. Ask the bike library" })
    const { decision, findings } = policy.check(content, to)
    assert.strictEqual(decision, "warn")
    assert.deepStrictEqual(
      findings.map(({ ruleId, span }) => [ruleId, content.text.slice(span!.start, span!.end)]),
      [
        ["brand/preferred-word", "bike-hire"],
        ["brand/preferred-word", "Rental"]
      ]
    )
    const mended = policy.repair(content, to, () => true)
    assert.strictEqual(mended.content.text.toLowerCase(), "our bike library is no bike library. ask the bike library")
    assert.strictEqual(mended.verdict.decision, "allow")
  })

  it("blocks the names of competitors, and no words that only contain them", () => {
    const words = { competitors: ["Velora", "Hub & Spoke"] }
    const decide = (text: string) => check({ text }, words).findings.map(({ ruleId }) => ruleId)
    assert.deepStrictEqual(decide("Better than V e l o r a!"), ["brand/competitor"])
    assert.deepStrictEqual(decide("Better than hub & spoke"), ["brand/competitor"])
    assert.deepStrictEqual(decide("A veloram is no bike, a hub is not a spoke"), [])
  })

  it("notes what the guidelines ask of every text, in the language that it means", () => {
    const guidelines = "Immer Sie-Form, keine Ausrufezeichen. Use British spelling and no emoji."
    const broken = (text: string, language: string) =>
      compilePolicy(Result.getOrThrow(composePolicy([brandPack({ guidelines })!])))
        .check(policyContentOf({ text }), { ...to, language })
        .findings.map(({ message, ruleId, severity }) => [ruleId, severity, message.en.split(".")[0]])
    assert.deepStrictEqual(broken("Hol dir dein Modul!", "de"), [
      ["brand/voice", "warn", "The brand uses no exclamation marks"],
      ["brand/voice", "warn", "The brand says “Sie” to its readers, and the text does not"]
    ])
    assert.deepStrictEqual(broken("Your favorite color 🎉", "en-GB"), [
      ["brand/voice", "warn", "The brand uses no emoji"],
      ["brand/voice", "warn", "The brand writes British English, and the text has American spellings"]
    ])
    assert.deepStrictEqual(broken("Holen Sie Ihr Modul ab.", "de-AT"), [])
    assert.deepStrictEqual(broken("Your favourite colour. The spring tires, and the meter realizes it.", "en"), [])
  })

  it("takes all of it from a brief, for which it stays the same value", () => {
    const brief = {
      topic: "Bikes",
      platforms: ["x"] as const,
      competitors: ["Velora"],
      tone: "sober",
      brand: { bannedWords: ["cheap"], guidelines: "No emoji" }
    }
    const rules = brandRulesOf(brief)
    assert.strictEqual(brandRulesOf(brief), rules)
    assert.deepStrictEqual(
      [rules.bannedWords, rules.competitors, rules.guidelines],
      [["cheap"], ["Velora"], "No emoji\nsober"]
    )
    const ids = brandPack({
      ...rules,
      requiredWords: ["a"],
      preferredWords: [{ use: "a", insteadOf: ["b"] }]
    })!.rules.map(({ id }) => id)
    assert.deepStrictEqual(ids.toSorted(), [...brandRuleIds])
  })

  it("is none where the brand names no word", () => {
    assert.isUndefined(brandPack({}))
    assert.isUndefined(brandPack({ bannedWords: [" "] }))
  })
})

const repair: Repair = {
  label: { en: "Mend it", de: "Ausbessern" },
  edits: [{ target: { field: "text" }, start: 0, end: 1, replacement: "" }]
}

const finding = (severity: PolicyFinding["severity"], mended?: Repair) =>
  new PolicyFinding({
    ...(mended === undefined ? {} : { repair: mended }),
    ruleId: `test/${severity}`,
    ruleVersion: 1,
    severity,
    target: null,
    span: null,
    message: { en: "m", de: "m" },
    source: null
  })

describe("verdictOf", () => {
  it("is decided by the worst finding and lists the worst first", () => {
    const verdict = verdictOf([finding("warn"), finding("fix", repair), finding("quarantine")])
    assert.strictEqual(verdict.decision, "repair")
    assert.deepStrictEqual(
      verdict.findings.map(({ severity }) => severity),
      ["fix", "quarantine", "warn"]
    )
    assert.strictEqual(verdictOf([...verdict.findings, finding("block")]).decision, "block")
    assert.isFalse(verdict.isAllowed)
    assert.isTrue(verdictOf([finding("warn")]).isAllowed)
    assert.strictEqual(verdictOf([]).decision, "allow")
  })

  it("blocks where a finding is to be fixed and nothing mends it, and lists it with what blocks", () => {
    const verdict = verdictOf([finding("fix", repair), finding("fix")])
    assert.strictEqual(verdict.decision, "block")
    assert.deepStrictEqual(
      verdict.findings.map((one) => one.repair),
      [undefined, repair]
    )
  })
})
