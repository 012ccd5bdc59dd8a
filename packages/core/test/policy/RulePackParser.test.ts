import { decodeRulePack, parseRulePack } from "@postwright/core/policy/RulePackParser"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"

const written = `
schemaVersion: "1"
id: acme
version: 2
title: { en: Words of Acme, de: Wörter von Acme }
sources: []
rules:
  - kind: terms
    id: acme/cheap
    version: 1
    severity: fix
    title: { en: Cheap words, de: Billige Wörter }
    source: null
    category: tone
    terms:
      - text: cheap
        replacement: affordable
`

const problem = (text: string) =>
  Effect.gen(function* () {
    const error = yield* Effect.flip(parseRulePack(text, "acme.yaml"))
    assert.strictEqual(error.code, "rule-pack-invalid")
    assert.include(error.message, `"acme.yaml"`)
    return error.message
  })

describe("parseRulePack", () => {
  it.effect("reads YAML and JSON alike", () =>
    Effect.gen(function* () {
      const pack = yield* parseRulePack(written, "acme.yaml")
      assert.strictEqual(pack.id, "acme")
      assert.strictEqual(pack.rules[0].severity, "fix")
      const again = yield* parseRulePack(JSON.stringify(pack), "acme.json")
      assert.deepStrictEqual({ ...again }, { ...pack })
    })
  )

  it.effect("names the place of what is wrong, all of it at once", () =>
    Effect.gen(function* () {
      const message = yield* problem(
        written
          .replace("severity: fix", "severity: deadly")
          .replace("version: 2", "version: 0")
          .replace("category: tone", "catgory: tone")
      )
      assert.include(message, "rules[0].severity")
      assert.include(message, "version")
      assert.include(message, "rules[0].catgory")
    })
  )

  it.effect("refuses a kind of rule that it does not know", () =>
    Effect.gen(function* () {
      assert.include(yield* problem(written.replace("kind: terms", "kind: regex")), "rules[0]")
    })
  )

  it.effect("refuses what is no pack: text, a list, nothing, broken YAML, aliases, a key twice", () =>
    Effect.gen(function* () {
      for (const text of ["hello", "- a", "", "a: [", "a: &x 1\nb: *x", "id: a\nid: b", "{".repeat(10_000)]) {
        yield* problem(text)
      }
    })
  )

  it.effect("says of what is nested beyond measure that it is, and not what the parser says", () =>
    Effect.gen(function* () {
      const message = yield* problem("[".repeat(20_000))
      assert.include(message, "nested too deep")
      assert.notInclude(message, "stack")
    })
  )

  it.effect("refuses two rules of one id", () =>
    Effect.gen(function* () {
      const rule = written.slice(written.indexOf("  - kind"))
      assert.include(yield* problem(written + rule.slice(0)), `"acme/cheap" is the id of rules[0]`)
    })
  )

  it.effect("refuses to fix terms that no replacement mends, names each and says what to do", () =>
    Effect.gen(function* () {
      const two = written + "      - text: dear\n"
      const message = yield* problem(two)
      assert.include(message, "rules[0].terms[1]")
      assert.include(message, `"dear"`)
      assert.include(message, "give it a replacement")
      assert.include(message, `the empty text "" takes the word out`)
      assert.notInclude(message, "terms[0]")
      yield* parseRulePack(two.replace("text: dear", 'text: dear\n        replacement: ""'), "acme.yaml")
      yield* parseRulePack(two.replace("severity: fix", "severity: block"), "acme.yaml")
    })
  )

  it.effect("refuses terms that no text can show, names each and says what to do", () =>
    Effect.gen(function* () {
      const gaps = ["      - text: ' \u00a0'", '      - text: "\\u200B\\u00AD"', "      - text: ' - '"]
      const message = yield* problem(
        `${written}${gaps.map((gap) => `${gap}\n        replacement: ""\n`).join("")}  - kind: required-terms
    id: acme/name
    version: 1
    severity: warn
    title: { en: Our name, de: Unser Name }
    source: null
    require: any
    terms: [Acme, "\\u200D"]
`
      )
      assert.include(message, 'rules[0].terms[1]: the term " \\u00a0" holds only gaps')
      assert.include(message, 'rules[0].terms[2]: the term "\\u200b\\u00ad"')
      assert.include(message, 'rules[0].terms[3]: the term " - "')
      assert.include(message, 'rules[1].terms[1]: the term "\\u200d"')
      assert.include(message, "take it out or write a word")
      assert.notInclude(message, "terms[0]")
    })
  )

  it.effect("takes terms of one sign, emoji and other scripts", () =>
    Effect.gen(function* () {
      for (const text of ["#", "🙂", "한", "한".normalize("NFD"), "ก็", "€", "5"]) {
        yield* parseRulePack(written.replace("text: cheap", `text: "${text}"`), "acme.yaml")
      }
    })
  )

  it.effect("takes no prototype keys for fields", () =>
    Effect.gen(function* () {
      yield* Effect.flip(decodeRulePack(JSON.parse('{"__proto__": {"id": "acme"}}'), "x"))
      yield* Effect.flip(decodeRulePack(undefined, "x"))
    })
  )
})
