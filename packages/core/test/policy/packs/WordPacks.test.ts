import { loadBuiltInPacks } from "@postwright/core/policy/BuiltInPacks"
import { assert, it } from "@effect/vitest"
import { Effect } from "effect"

it.effect("keeps the lists of a size that is made ready in a moment", () =>
  Effect.gen(function* () {
    for (const { rules } of yield* loadBuiltInPacks) {
      for (const rule of rules) {
        if (rule.kind !== "terms") continue
        const exceptions = rule.terms.reduce((sum, { except = [] }) => sum + except.length, 0)
        assert.isAtMost(rule.terms.length, 2_000, rule.id)
        assert.isAtMost(exceptions, 5_000, rule.id)
      }
    }
  })
)

it.effect("sees through disguises of all terms that block or quarantine, but for words under four letters", () =>
  Effect.gen(function* () {
    const rules = (yield* loadBuiltInPacks).flatMap((pack) => pack.rules).filter((rule) => rule.kind === "terms")
    const open = rules.filter((rule) => rule.severity !== "warn" && rule.resistsEvasion !== true)
    assert.isAbove(rules.length, 50)
    for (const { id, terms } of open) {
      assert.match(id, /short$/)
      for (const { text } of terms) assert.isBelow(text.replace(/\P{L}/gu, "").length, 4, text)
    }
  })
)
