import { builtInPacks } from "@postwright/core/policy/BuiltInPacks"
import { policyContentOf } from "@postwright/core/policy/PolicyContent"
import { compilePolicy } from "@postwright/core/policy/PolicyEngine"
import { composePolicy } from "@postwright/core/policy/PolicySet"
import { parseRulePack } from "@postwright/core/policy/RulePackParser"
import { Rule } from "@postwright/core/policy/Rule"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Result, Schema } from "effect"
import { readFileSync } from "node:fs"
import { join } from "node:path"

const guide = readFileSync(join(import.meta.dirname, "../../../../docs/guides/write-rules.md"), "utf8")

describe("the guide to rules", () => {
  it.effect("shows a pack that does what it says", () =>
    Effect.gen(function* () {
      const [, text = ""] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? []
      const pack = yield* parseRulePack(text, "acme.yaml")
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

  it("lists every kind of rule there is", () => {
    const kinds = Rule.members.map((member) => Schema.toJsonSchemaDocument(member.fields.kind).schema)
    for (const kind of kinds) {
      const [name] =
        JSON.stringify(kind).match(/[a-z]+(?:-[a-z]+)+|terms|voice|links|spam|claims|similarity|disclosure|moderation/) ?? []
      assert.include(guide, `| \`${name}\` |`)
    }
    assert.strictEqual(kinds.length, 11)
  })
})
