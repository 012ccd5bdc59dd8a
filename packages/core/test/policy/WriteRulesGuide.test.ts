import { builtInPacks } from "@postwright/core/policy/BuiltInPacks"
import { policyContentOf } from "@postwright/core/policy/PolicyContent"
import { compilePolicy } from "@postwright/core/policy/PolicyEngine"
import { composePolicy } from "@postwright/core/policy/PolicySet"
import { parseRulePack } from "@postwright/core/policy/RulePackParser"
import { Rule } from "@postwright/core/policy/Rule"
import { createPostwright } from "@postwright/core/promise"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Result, Schema } from "effect"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { judged, mended, settle } from "../promise/fixtures/houseRules.ts"

const read = (path: string) => readFileSync(join(import.meta.dirname, path), "utf8")
const guide = read("../../../../docs/guides/write-rules.md")
const acme = /```yaml\n([\s\S]*?)```/.exec(guide)?.[1] ?? ""

describe("the guide to rules", () => {
  it.effect("shows a pack that does what it says", () =>
    Effect.gen(function* () {
      const pack = yield* parseRulePack(acme, "acme.yaml")
      const policy = compilePolicy(Result.getOrThrow(composePolicy([...builtInPacks, pack])))
      const ids = (words: string, context: { readonly language?: string; readonly regions?: ReadonlyArray<string> }) =>
        policy
          .check(policyContentOf({ text: words }), { platform: "x", format: "post", ...context })
          .findings.flatMap(({ ruleId }) => (ruleId.startsWith("acme/") ? [ruleId] : []))
      assert.deepStrictEqual(ids("Utilise it", { language: "en" }), ["acme/preferred-words"])
      assert.isEmpty(ids("A billig", { language: "en" }))
      assert.deepStrictEqual(ids("Das ist billig", { language: "de" }), ["acme/preferred-words"])
      assert.deepStrictEqual(ids("G l o b e x is bigger", {}), ["acme/competitors"])
      assert.isEmpty(ids("We live in Globex Street", {}))
      const long = "word ".repeat(50)
      assert.deepStrictEqual(ids(long, { regions: ["DE"] }), ["acme/short-on-x"])
      assert.isEmpty(ids(long, { regions: ["FR"] }))
      const mended = policy.repair(policyContentOf({ text: "Utilise it" }), { platform: "x", format: "post" })
      assert.strictEqual(mended.content.text, "Use it")
    })
  )

  it("shows the program that is tried here", () => {
    assert.include(guide, `\`\`\`ts\n${read("../promise/fixtures/houseRules.ts")}\`\`\``)
  })

  it("shows promises that settle on rules, mend a draft and judge the posts of a campaign", async () => {
    await using postwright = createPostwright()
    const rules = await settle(postwright, acme)
    assert.include(rules, "acme/preferred-words (acme 1): fix")
    assert.isFalse(rules.some((rule) => rule.startsWith("alcohol/drinks")))
    assert.strictEqual(await mended(postwright, "Utilise our bikes!!!!"), "Use our bikes!")
    const told = await mended(postwright, "So cheap")
    assert.match(told[0] ?? "", /^brand\/banned-word: /)
    const name = "guide-choosing-a-cargo-bike.md"
    const { posts } = await postwright.generate({
      topic: "Cargo bikes for a week",
      platforms: ["x"],
      sources: [{ name, text: read(`../../../../examples/larkfield/sources/${name}`) }],
      plan: { days: 1, perDay: 2, start: "2027-03-01", timeZone: "Europe/London" }
    })
    assert.isNotEmpty(posts)
    assert.isTrue((await judged(postwright, posts)).every((decision) => decision === "allow" || decision === "warn"))
    assert.deepStrictEqual(await judged(postwright, [posts[0]!, { ...posts[0]!, id: "again" }]), [
      "allow",
      "quarantine"
    ])
  })

  it("lists every kind of rule there is", () => {
    const kinds = Rule.members.map((member) => Schema.toJsonSchemaDocument(member.fields.kind).schema)
    for (const kind of kinds) {
      const [name] =
        JSON.stringify(kind).match(
          /[a-z]+(?:-[a-z]+)+|terms|voice|links|spam|claims|similarity|compliance|disclosure|moderation/
        ) ?? []
      assert.include(guide, `| \`${name}\` |`)
    }
    assert.strictEqual(kinds.length, 12)
  })
})
