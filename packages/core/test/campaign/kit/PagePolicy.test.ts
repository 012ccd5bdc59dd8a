import { makeKit } from "@postwright/core/campaign/Kit"
import { PolicyReport, VariantVerdict } from "@postwright/core/campaign/PolicyReport"
import { PolicyFinding } from "@postwright/core/policy/PolicyFinding"
import { verdictOf } from "@postwright/core/policy/Verdict"
import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { exampleCampaign } from "./Fixture.ts"

const input = exampleCampaign("larkfield")
const [post] = input.posts
const [variant] = post!.variants

const finding = (severity: PolicyFinding["severity"], start: number, end: number, text = `rule "${severity}"`) =>
  new PolicyFinding({
    ruleId: `test/${severity}`,
    ruleVersion: 3,
    severity,
    target: { field: "text" },
    span: { start, end },
    message: { en: text, de: `de ${text}` },
    source: "https://example.org/rules"
  })

const report = (findings: ReadonlyArray<PolicyFinding>) => {
  const verdict = verdictOf(findings)
  return new PolicyReport({
    schemaVersion: "1",
    campaignId: input.plan.campaignId,
    packs: [],
    checks: [],
    verdicts: [
      new VariantVerdict({
        postId: post!.id,
        slotId: input.plan.slots.find(({ postId }) => postId === post!.id)!.id,
        variantId: variant.id,
        decision: verdict.decision,
        findings: verdict.findings
      })
    ]
  })
}

const files = (findings: ReadonlyArray<PolicyFinding>) =>
  new Map(
    makeKit({ ...input, policy: report(findings) }).map(({ bytes, path }) => [path, new TextDecoder().decode(bytes)])
  )

const marks = (page: string) =>
  Array.from(page.matchAll(/<mark class="found found-(\w+)" title="([^"]*)">([\s\S]*?)<\/mark>/g), (match) => [
    match[1],
    match[3]!.replace(/<[^>]+>/g, "")
  ])

describe("the page with findings", () => {
  it("marks each finding exactly where it stands, by the worst of those that overlap", () => {
    const page = files([finding("warn", 0, 10), finding("block", 4, 6)]).get("index.html")!
    const text = variant.text
    assert.deepStrictEqual(marks(page), [
      ["warn", text.slice(0, 4)],
      ["block", text.slice(4, 6)],
      ["warn", text.slice(6, 10)]
    ])
  })

  it("explains each finding with its rule, version and source", () => {
    const page = files([finding("quarantine", 0, 5)]).get("index.html")!
    assert.include(page, "rule &quot;quarantine&quot;")
    assert.match(page, /<code>test\/quarantine<\/code>\s+v3/)
    assert.include(page, 'href="https://example.org/rules"')
    assert.include(page, 'data-decision="quarantine"')
  })

  it("lets no finding bring in markup", () => {
    const page = files([finding("block", 0, 5, `"><script>alert(1)</script>`)]).get("index.html")!
    assert.strictEqual(page.match(/<script/g)?.length, 1)
  })

  it("survives spans that do not fit the text", () => {
    const page = files([finding("block", 3, 1_000_000), finding("warn", 5, 5)]).get("index.html")!
    assert.isEmpty(marks(page))
  })

  it("writes policy.json as its schema says, and neither marks nor the file when nothing was judged", () => {
    const json = files([finding("warn", 0, 4)]).get("policy.json")!
    const decoded = Schema.decodeUnknownSync(Schema.fromJsonString(PolicyReport))(json)
    assert.strictEqual(decoded.verdictOf(variant.id)?.decision, "warn")
    const plain = makeKit(input)
    assert.isFalse(plain.some(({ path }) => path === "policy.json"))
  })
})
