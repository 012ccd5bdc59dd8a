import { builtInPacks, loadBuiltInPacks } from "@postwright/core/policy/BuiltInPacks"
import { wordPacks } from "@postwright/core/policy/packs/WordPacks"
import { composePolicy } from "@postwright/core/policy/PolicySet"
import { RulePack } from "@postwright/core/policy/RulePack"
import { decodeRulePack } from "@postwright/core/policy/RulePackParser"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Result, Schema } from "effect"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { cleanLines } from "../cleanLines.ts"
import { names, places, sentences } from "./cleanTexts.ts"
import { shown } from "./wordFindings.ts"

const examples = join(import.meta.dirname, "../../../../../examples")
const sourcesOf = (example: string): ReadonlyArray<string> =>
  readdirSync(join(examples, example, "sources")).map((file) =>
    readFileSync(join(examples, example, "sources", file), "utf8")
  )

describe("built-in packs with lists of words", () => {
  it.effect("are packs that people could have written", () =>
    Effect.gen(function* () {
      for (const pack of wordPacks) {
        const plain: unknown = JSON.parse(JSON.stringify(Schema.encodeSync(RulePack)(pack)))
        assert.deepStrictEqual(yield* decodeRulePack(plain, pack.id), pack)
      }
    })
  )

  it("have ids of their own, so that they and the others make one policy", () => {
    assert.isTrue(Result.isSuccess(composePolicy([...builtInPacks, ...wordPacks])))
  })

  it.effect("are loaded with the others, and only then", () =>
    Effect.gen(function* () {
      const packs = yield* loadBuiltInPacks
      assert.deepStrictEqual(
        packs.map(({ id }) => id),
        [...builtInPacks, ...wordPacks].map(({ id }) => id)
      )
      const known = new Set<string>(builtInPacks.map(({ id }) => id))
      assert.isFalse(wordPacks.some(({ id }) => known.has(id)))
    })
  )

  it("name an https page with its day and tier for every rule of a network or a law", () => {
    for (const { id, rules, sources } of wordPacks) {
      for (const { url } of sources) assert.match(url, /^https:\/\//)
      for (const rule of rules) {
        if (id === "profanity") continue
        assert.match(rule.source ?? "", /^https:\/\//, rule.id)
        assert.match(rule.dateChecked ?? "", /^20\d\d-\d\d-\d\d$/, rule.id)
        assert.include(["official", "reported"], rule.tier, rule.id)
      }
    }
  })

  it("list no term twice in a rule, and no exception that cannot hold its term", () => {
    for (const { rules } of wordPacks) {
      for (const rule of rules) {
        if (rule.kind !== "terms") continue
        const written = rule.terms.map(({ languages = [], text }) => `${text.toLowerCase()} ${languages.join()}`)
        assert.deepStrictEqual(
          written.filter((term, index) => written.indexOf(term) !== index),
          [],
          rule.id
        )
      }
    }
  })

  it("block nothing but trade in drugs and calls to self-harm", () => {
    const blocking = wordPacks.flatMap(({ rules }) =>
      rules.filter(({ severity }) => severity === "block").map(({ id }) => id)
    )
    assert.deepStrictEqual(blocking, ["toxicity/self-harm", "drugs/trade"])
  })

  it("find nothing in the sources of the examples", () => {
    for (const text of sourcesOf("larkfield")) assert.deepStrictEqual(shown(text, { language: "en" }), [])
    for (const text of sourcesOf("sonnenfach")) assert.deepStrictEqual(shown(text, { language: "de" }), [])
  })

  it("find nothing in names and places", () => {
    for (const line of [...names, ...places]) {
      assert.deepStrictEqual(shown(line, { language: "en" }), [], line)
      assert.deepStrictEqual(shown(line, { language: "de" }), [], line)
    }
  })

  for (const [language, lines] of Object.entries(sentences)) {
    it(`find nothing in ordinary business, ${language}`, () => {
      for (const line of lines) assert.deepStrictEqual(shown(line, { language }), [], line)
    })
  }

  it("find nothing in lines full of figures", () => {
    for (const { language, text } of cleanLines) assert.deepStrictEqual(shown(text, { language }), [], text)
  })
})
