import {
  createPostwright,
  type PolicyItem,
  type Postwright,
  PostwrightError,
  type RulePack
} from "@postwright/core/promise"
import { assert, describe, it } from "vitest"

const acme: RulePack = {
  schemaVersion: "1",
  id: "acme",
  version: 1,
  title: { en: "Acme", de: "Acme" },
  sources: [],
  rules: [
    {
      kind: "terms",
      id: "acme/words",
      version: 3,
      severity: "fix",
      title: { en: "Words of Acme", de: "Wörter von Acme" },
      source: null,
      category: "tone",
      terms: [{ text: "utilise", replacement: "use" }]
    }
  ]
}
const acmeYaml = `schemaVersion: "1"
id: acme
version: 2
title: { en: Acme, de: Acme }
sources: []
rules:
  - kind: terms
    id: acme/words
    version: 4
    severity: block
    title: { en: Words of Acme, de: Wörter von Acme }
    source: null
    category: tone
    terms: [{ text: cheap }]
`

const onX = (text: string): PolicyItem => ({ content: { text }, context: { platform: "x" } })
const viewer = { memberId: "vera", role: "viewer" } as const

const rejection = async (promise: PromiseLike<unknown>): Promise<PostwrightError> => {
  try {
    await promise
  } catch (error) {
    assert.instanceOf(error, PostwrightError)
    return error
  }
  return assert.fail("it did not reject")
}

const found = async ({ policy }: Postwright, text: string, ...scope: Parameters<typeof policy.rules>) =>
  (await policy.check(onX(text), ...scope)).findings.map(({ ruleId }) => ruleId)

describe("check", () => {
  it("says where and why a post breaks a rule, and how it is mended, as plain data", async () => {
    await using postwright = createPostwright()
    const text = "Utilise it, call us now!!!!"
    const verdict = await postwright.policy.check(onX(text), { levels: [{ level: "brand", packs: [acme] }] })
    const finding = verdict.findings.find(({ ruleId }) => ruleId === "acme/words")
    assert.strictEqual(verdict.decision, "repair")
    assert.deepStrictEqual(finding?.target, { field: "text" })
    assert.deepStrictEqual(finding?.span, { start: 0, end: 7 })
    assert.strictEqual(finding?.ruleVersion, 3)
    assert.deepStrictEqual(finding?.repair?.edits, [
      { target: { field: "text" }, start: 0, end: 7, replacement: "Use" }
    ])
    assert.deepInclude(verdict.packs, { id: "acme", version: 1 })
    assert.strictEqual(verdict.checks.find(({ check }) => check === "claims")?.status, "absent")
    for (const value of [verdict, finding, finding?.repair]) {
      assert.strictEqual(Object.getPrototypeOf(value), Object.prototype)
    }
    assert.deepStrictEqual(JSON.parse(JSON.stringify(verdict)), verdict)
  })

  it("judges many in their order, none at all, and the parts of a thread one by one", async () => {
    await using postwright = createPostwright()
    const thread: PolicyItem = { content: { parts: ["Fine.", "Mail jo@larkfield.org"] }, context: { platform: "x" } }
    const [first, second] = await postwright.policy.check([onX("Fine."), thread])
    assert.strictEqual(first?.decision, "allow")
    assert.deepStrictEqual(second?.findings.find(({ ruleId }) => ruleId === "personal-data/email")?.target, {
      field: "part",
      index: 1
    })
    assert.deepStrictEqual(await postwright.policy.check([]), [])
  })

  it("compares with what the post rests on, and tells the passage that it repeats", async () => {
    await using postwright = createPostwright()
    const text = "Our riders carry their children to school in every kind of weather, each day of the week."
    const earlier = [{ id: "post-001", text }]
    const base = onX(`${text} It costs 12 pounds.`)
    const { findings } = await postwright.policy.check({
      ...base,
      context: { ...base.context, earlier, citations: [] }
    })
    const repeated = findings.find(({ ruleId }) => ruleId === "grounding/repeats-post")
    assert.strictEqual(repeated?.related?.[0].id, "post-001")
    assert.include(
      findings.map(({ ruleId }) => ruleId),
      "grounding/uncited-figure"
    )
    const grounded = await postwright.policy.check({
      ...base,
      context: { ...base.context, facts: ["It costs 12 pounds"], citations: [] }
    })
    assert.notInclude(
      grounded.findings.map(({ ruleId }) => ruleId),
      "grounding/uncited-figure"
    )
  })

  it("counts the words of a brand and what brand and campaign add, which may only tighten", async () => {
    await using postwright = createPostwright()
    assert.deepStrictEqual(
      await found(postwright, "A grim day", { brand: { name: "Acme", bannedWords: ["grim"], requiredWords: ["tea"] } }),
      ["brand/banned-word", "brand/required-word"]
    )
    assert.deepStrictEqual(await found(postwright, "Globex is grim", { competitors: ["Globex"] }), ["brand/competitor"])
    assert.deepStrictEqual(await found(postwright, "Come in!", { tone: "No exclamation marks" }), ["brand/voice"])
    assert.deepStrictEqual(
      await found(postwright, "So cheap", { levels: [{ level: "campaign", packs: [acmeYaml] }] }),
      ["acme/words"]
    )
    assert.isEmpty(await found(postwright, "So cheap and grim"))
    const weaker = { levels: [{ level: "campaign", severities: { "x/text-length": "off" } }] } as const
    assert.strictEqual((await rejection(postwright.policy.check(onX("Hi"), weaker))).code, "severity-weakened")
  })

  it("keeps no list of the caller: what is changed afterwards counts in the next call", async () => {
    await using postwright = createPostwright()
    const text = "Our riders carry their children to school in every kind of weather, each day of the week."
    const earlier = [{ id: "post-000", text: "Another one about something else." }]
    const item: PolicyItem = { content: { text }, context: { platform: "linkedin", earlier } }
    assert.strictEqual((await postwright.policy.check(item)).decision, "allow")
    earlier.push({ id: "post-001", text })
    assert.strictEqual((await postwright.policy.check(item)).decision, "quarantine")
  })

  it("stops when aborted", async () => {
    await using postwright = createPostwright()
    const options = { signal: AbortSignal.abort() }
    assert.strictEqual((await rejection(postwright.policy.check(onX("Hi"), {}, options))).code, "aborted")
  })

  it.each([
    [{ content: { text: "a" }, context: { platform: "facebok" } }, "item.context.platform", 'did you mean "facebook"'],
    [{ content: {}, context: { platform: "x" } }, "item.content", "name one of them"],
    [{ content: { parts: [] }, context: { platform: "x" } }, "item.content", "name one of them"],
    [{ content: { text: "a", parts: ["b"] }, context: { platform: "x" } }, "item.content", "leave text out"],
    [{ content: { text: "a", hashtags: ["#b"] }, context: { platform: "x" } }, "item.content.hashtags[0]", "without #"],
    [{ content: { text: "a" }, context: { platform: "x", regions: ["de"] } }, "item.context.regions[0]", "DE or GB"],
    [{ content: { text: "a" }, context: { platform: "x", earlier: ["b"] } }, "item.context.earlier[0]", "object"],
    [{ content: { text: "a", txt: "b" }, context: { platform: "x" } }, "item.content.txt", ""],
    [{ text: "a", platform: "x" }, "item.content", ""],
    [null, "item: ", ""]
  ])("refuses %j and says what to do", async (item, where, what) => {
    await using postwright = createPostwright()
    // As a caller without types would.
    const error = await rejection(Reflect.apply(postwright.policy.check, undefined, [item]))
    assert.strictEqual(error.code, "options-invalid")
    assert.include(error.message, where)
    assert.include(error.message, what)
    assert.isFalse(error.isRetryable)
  })

  it("refuses what is too much for one call, and judges a text that no network takes", async () => {
    await using postwright = createPostwright()
    const { check } = postwright.policy
    const many = Array.from({ length: 10_001 }, () => onX("Hi"))
    assert.strictEqual((await rejection(check(many))).code, "policy-input-too-large")
    const huge = "a".repeat(26_000_000)
    const error = await rejection(check([onX(huge), onX(huge)]))
    assert.strictEqual(error.code, "policy-input-too-large")
    assert.include(error.remedy, "50000000")
    assert.strictEqual((await check(onX(huge))).decision, "block")
    // One list for all of a month counts once.
    const earlier = [{ id: "post-001", text: huge }]
    const shared = [onX("Hi"), onX("Ho")].map(({ content, context }) => ({ content, context: { ...context, earlier } }))
    assert.lengthOf(await check(shared), 2)
  })
})

describe("repair", () => {
  it("makes the repairs of what must be mended, leaves the rest, and says what it did", async () => {
    await using postwright = createPostwright()
    const scope = { levels: [{ level: "brand", packs: [acme] }] } as const
    const item: PolicyItem = {
      content: { parts: ["Utilise it!!!!", "Mail jo@larkfield.org"], media: [{ altText: "A bike", path: "a.png" }] },
      context: { platform: "x" }
    }
    const { applied, content, verdict } = await postwright.policy.repair(item, scope)
    assert.strictEqual(content.parts?.[0], "Use it!")
    assert.strictEqual(content.text, content.parts?.join("\n\n"))
    assert.deepStrictEqual(content.media, [{ altText: "A bike", path: "a.png" }])
    assert.include(
      applied.map(({ ruleId }) => ruleId),
      "acme/words"
    )
    assert.deepStrictEqual(await postwright.policy.check({ ...item, content }, scope), verdict)
    assert.isTrue(verdict.findings.every(({ severity }) => severity !== "fix"))
    const clean = await postwright.policy.repair(onX("Fine."))
    assert.deepStrictEqual([clean.content.text, clean.applied], ["Fine.", []])
  })
})

describe("concerns of a review", () => {
  const text = "You will be the talk of the town."
  const concern = {
    topic: "misleading-claim",
    field: "text",
    quote: "the talk of the town",
    span: { start: 12, end: 32 },
    severity: "quarantine",
    reason: "Nobody can promise that"
  } as const
  const item = onX(text)

  it("become findings, and are refused where they quote another text", async () => {
    await using postwright = createPostwright()
    assert.strictEqual((await postwright.policy.check(item)).decision, "allow")
    const verdict = await postwright.policy.check({ ...item, context: { ...item.context, concerns: [concern] } })
    assert.strictEqual(verdict.decision, "quarantine")
    assert.match(verdict.findings.map(({ message }) => message.en).join(), /Nobody can promise that/)
    const none = await postwright.policy.check({ ...item, context: { ...item.context, concerns: [] } })
    assert.strictEqual(none.decision, "allow")
    const moved = { ...concern, span: { start: 0, end: 20 } }
    const error = await rejection(postwright.policy.check({ ...item, context: { ...item.context, concerns: [moved] } }))
    assert.strictEqual(error.code, "options-invalid")
    assert.match(error.message, /concerns\[0\].*a review of this very text/)
  })
})

describe("settings", () => {
  it("sets severities and packs for everything that is judged afterwards, and takes them back", async () => {
    await using postwright = createPostwright()
    const { policy } = postwright
    assert.deepStrictEqual(await policy.settings(), { schemaVersion: "1", revision: 0, severities: {}, packs: [] })
    await policy.usePack(acme, { as: { memberId: "anna", role: "admin" } })
    assert.deepStrictEqual(await found(postwright, "Utilise it"), ["acme/words"])
    await policy.setSeverity("acme/words", "warn", { reason: "Too strict" })
    assert.strictEqual((await policy.check(onX("Utilise it"))).decision, "warn")
    const rule = (await policy.rules()).find(({ id }) => id === "acme/words")
    assert.deepStrictEqual(rule, {
      id: "acme/words",
      version: 3,
      kind: "terms",
      severity: "warn",
      title: { en: "Words of Acme", de: "Wörter von Acme" },
      source: null,
      pack: { id: "acme", version: 1 }
    })
    await policy.usePack(acmeYaml)
    assert.deepStrictEqual(await policy.versions(), [
      { id: "acme", version: 1 },
      { id: "acme", version: 2 }
    ])
    const settings = await policy.settings()
    assert.deepStrictEqual(settings.packs, [{ id: "acme", version: 2 }])
    assert.deepStrictEqual(settings.severities, { "acme/words": "warn" })
    assert.deepStrictEqual((await policy.setSeverity("acme/words", "default", { reason: "Back" })).severities, {})
    assert.strictEqual((await policy.dropPack("acme")).revision, 5)
    assert.isEmpty(await found(postwright, "So cheap"))
    assert.isEmpty((await policy.rules()).filter(({ pack }) => pack.id === "acme"))
  })

  it("counts both of two changes at once", async () => {
    await using postwright = createPostwright()
    const { policy } = postwright
    await Promise.all([
      policy.setSeverity("spam/shouting", "block", { reason: "One" }),
      policy.setSeverity("x/link-price", "off", { reason: "Other" })
    ])
    const { revision, severities } = await policy.settings()
    assert.strictEqual(revision, 2)
    assert.deepStrictEqual(severities, { "spam/shouting": "block", "x/link-price": "off" })
  })

  it("lets a viewer look, and change nothing", async () => {
    await using postwright = createPostwright()
    const { policy } = postwright
    for (const change of [
      policy.setSeverity("spam/shouting", "off", { reason: "I like it", as: viewer }),
      policy.usePack(acme, { as: viewer }),
      policy.dropPack("acme", { as: viewer })
    ]) {
      const error = await rejection(change)
      assert.strictEqual(error.code, "permission-denied")
      assert.include(error.message, "viewer")
    }
    assert.strictEqual((await policy.settings()).revision, 0)
    assert.isEmpty(await policy.versions())
  })

  it("takes no name that an audit log could not show", async () => {
    await using postwright = createPostwright()
    const { policy } = postwright
    const as = { memberId: "anna\u001b[31m\nowner", role: "admin" } as const
    for (const change of [
      policy.setSeverity("spam/shouting", "off", { reason: "I like it", as }),
      policy.usePack(acme, { as }),
      policy.dropPack("acme", { as })
    ]) {
      const error = await rejection(change)
      assert.strictEqual(error.code, "reviewer-invalid")
      assert.match(error.message, /Use letters, digits/)
    }
    assert.strictEqual((await policy.settings()).revision, 0)
  })

  it("names the rule that was meant, also where a severity is taken back", async () => {
    await using postwright = createPostwright()
    for (const severity of ["block", "default"] as const) {
      const error = await rejection(postwright.policy.setSeverity("spam/shoutin", severity, { reason: "Quiet" }))
      assert.strictEqual(error.code, "policy-unknown")
      assert.include(error.message, '"spam/shouting"')
    }
    assert.strictEqual((await postwright.policy.settings()).revision, 0)
  })

  it("refuses a pack that is none, and another one under a version that was used", async () => {
    await using postwright = createPostwright()
    const { policy } = postwright
    const broken = await rejection(policy.usePack(acmeYaml.replace("severity: block", "severity: awful")))
    assert.strictEqual(broken.code, "rule-pack-invalid")
    assert.include(broken.message, "rules[0].severity")
    for (const pack of ["", "just text", "a: [", null, {}, "x".repeat(8_000_001)]) {
      const error = await rejection(Reflect.apply(policy.usePack, undefined, [pack]))
      assert.strictEqual(error.code, "rule-pack-invalid")
    }
    await policy.usePack(acmeYaml)
    const changed = await rejection(policy.usePack(acmeYaml.replace("cheap", "grim")))
    assert.strictEqual(changed.code, "rule-pack-changed")
    assert.strictEqual((await rejection(policy.dropPack("acmee"))).code, "policy-unknown")
    const scope = { levels: [{ level: "brand" as const, packs: ["id: x"] }] }
    assert.include((await rejection(policy.rules(scope))).message, "scope.levels[0].packs[0]")
  })

  it.each([
    ["setSeverity", ["spam/shouting", "awful", { reason: "x" }], '"warn" | "off" | "default"'],
    ["setSeverity", ["spam/shouting", "off"], "options.reason"],
    ["setSeverity", ["spam/shouting", "off", { reason: " " }], "say why"],
    ["setSeverity", ["", "off", { reason: "x" }], "ruleId"],
    ["setSeverity", ["spam/shouting", "off", { reason: "x", as: { memberId: "a", role: "king" } }], "options.as.role"],
    ["dropPack", [undefined], "packId"],
    ["usePack", [acme, { az: {} }], "options.az"],
    ["rules", [{ brands: {} }], "scope.brands"],
    ["check", [onX("Hi"), { levels: [{ level: "organization" }] }], "scope.levels[0].level"]
  ] as const)("refuses what %s cannot take: %j", async (name, args, part) => {
    await using postwright = createPostwright()
    // As a caller without types would.
    const error = await rejection(Reflect.apply(postwright.policy[name], undefined, [...args]))
    assert.strictEqual(error.code, "options-invalid")
    assert.include(error.message, part)
  })

  it("refuses every call after the end", async () => {
    const postwright = createPostwright()
    await postwright.close()
    assert.strictEqual((await rejection(postwright.policy.settings())).code, "closed")
  })
})
