import { checkContent } from "@postwright/core/policy/ContentPolicy"
import { PolicyFinding } from "@postwright/core/policy/PolicyFinding"
import { policyContentOf } from "@postwright/core/policy/PolicyContent"
import { verdictOf } from "@postwright/core/policy/Verdict"
import { assert, describe, it } from "@effect/vitest"

const to = { platform: "linkedin", format: "post", language: "en" } as const
const brand = { bannedWords: ["game-changer", "billig"], requiredWords: ["Larkfield"] }

/** Where the banned words of the content stand. */
const bannedIn = (content: Parameters<typeof policyContentOf>[0]) =>
  checkContent(policyContentOf(content), { ...to, brand: { bannedWords: brand.bannedWords } }).findings.map(
    ({ target }) => target
  )

const finding = (severity: PolicyFinding["severity"]) =>
  new PolicyFinding({
    ruleId: `test/${severity}`,
    ruleVersion: 1,
    severity,
    target: null,
    span: null,
    message: { en: "m", de: "m" },
    source: null
  })

describe("checkContent", () => {
  it("blocks a banned word where it stands, in any case, form and disguise", () => {
    for (const [text, shown] of [
      ["Larkfield is a Game-Changer.", "Game-Changer"],
      ["Larkfield is a game changer.", "game changer"],
      ["Larkfield is a game\u2011changer.", "game\u2011changer"],
      ["Larkfield ist BILLIG!", "BILLIG"],
      ["Larkfield ist bil\u00ADlig!", "bil\u00ADlig"]
    ] as const) {
      const verdict = checkContent(policyContentOf({ text }), { ...to, brand })
      const [finding] = verdict.findings
      assert.strictEqual(verdict.decision, "block", text)
      assert.strictEqual(finding?.ruleId, "brand/banned-word")
      assert.strictEqual(text.slice(finding!.span!.start, finding!.span!.end), shown)
    }
  })

  it("lets words pass that only contain a banned one", () => {
    const verdict = checkContent(policyContentOf({ text: "Larkfield: unbillig, billigend, game changers" }), {
      ...to,
      brand
    })
    assert.strictEqual(verdict.decision, "allow")
  })

  it("sees a banned word in the title, in a part, in an alternative text and in a hashtag", () => {
    assert.deepStrictEqual(bannedIn({ text: "a", title: "billig" }), [{ field: "title" }])
    assert.deepStrictEqual(bannedIn({ text: "a\n\nbillig", parts: ["a", "billig"] }), [{ field: "part", index: 1 }])
    assert.deepStrictEqual(bannedIn({ text: "a", media: [{ altText: "billig" }] }), [{ field: "alt-text", index: 0 }])
    assert.deepStrictEqual(bannedIn({ text: "a #GameChanger" }), [null])
  })

  it("warns once of the required words that stand nowhere", () => {
    const verdict = checkContent(policyContentOf({ text: "We lend bikes" }), {
      ...to,
      brand: { requiredWords: ["Larkfield", "bikes", "Harrowmouth"] }
    })
    assert.strictEqual(verdict.decision, "warn")
    assert.strictEqual(
      verdict.findings[0]?.message.en,
      "The brand wants to be named: “Larkfield”, “Harrowmouth” are missing"
    )
    const named = checkContent(policyContentOf({ text: "Larkfield’s bikes" }), { ...to, brand })
    assert.strictEqual(named.decision, "allow")
  })

  it("warns of an undisclosed partnership until words or the network's label show it", () => {
    const disclosure = { paidPartnership: true, ownBrand: false }
    const check = (text: string, labels = {}) =>
      checkContent(policyContentOf({ text }), { ...to, platform: "x", disclosure, labels }).findings
    const [finding] = check("We lend bikes")
    assert.strictEqual(finding?.ruleId, "disclosure/paid-partnership")
    assert.strictEqual(finding?.repair?.edits[0].replacement, "Ad: ")
    assert.isEmpty(check("Ad: We lend bikes"))
    assert.isEmpty(check("Wir verleihen Räder. #Werbung"))
    assert.isEmpty(check("We lend bikes", { paidPartnership: true }))
  })

  it("asks for the label of one's own brand where the network has one", () => {
    const disclosure = { paidPartnership: false, ownBrand: true }
    const check = (platform: "tiktok" | "x") =>
      checkContent(policyContentOf({ text: "We lend bikes" }), {
        platform,
        format: platform === "x" ? "post" : "video",
        disclosure
      }).findings.map(({ ruleId }) => ruleId)
    assert.deepStrictEqual(check("tiktok"), ["disclosure/own-brand"])
    assert.deepStrictEqual(check("x"), [])
  })
})

describe("verdictOf", () => {
  it("is decided by the worst finding and lists the worst first", () => {
    const verdict = verdictOf([finding("warn"), finding("fix"), finding("quarantine")])
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
})
