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
