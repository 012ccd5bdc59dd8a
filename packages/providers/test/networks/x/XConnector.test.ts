import { failingTitles } from "@postwright/core/testing/Check"
import * as ConnectorContract from "@postwright/core/testing/publishing/ConnectorContract"
import { suite } from "@postwright/core/testing/vitest"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { settle, underTest } from "./support.ts"

const options = { canProveAbsence: true, settle }

suite("Connector (X, simulated over real sockets)", ConnectorContract.cases(underTest(), options))
suite(
  "Connector (X, texts that X changes on the way)",
  ConnectorContract.cases(underTest(), {
    ...options,
    texts: [
      "Q&A: is 3 < 5 > 2? See example.com/guide/, https://example.org and café 👩‍👩‍👧 #tea",
      "Q&A: is 3 < 5 > 2? See example.com/guide2/, https://example.org and café 👩‍👩‍👧 #tea"
    ]
  })
)

describe("the suite catches, against X", () => {
  it.effect("a connector that reconciles by the newest post", () =>
    Effect.gen(function* () {
      const newest = Layer.effect(
        ConnectorContract.ConnectorUnderTest,
        Effect.map(ConnectorContract.ConnectorUnderTest, (real) => ({
          ...real,
          connector: {
            ...real.connector,
            reconcile: () =>
              Effect.map(real.lab.livePosts, (posts) => ({
                _tag: "Found" as const,
                remoteId: posts.at(-1)?.remoteId ?? "none",
                evidence: "the newest"
              }))
          }
        }))
      ).pipe(Layer.provide(underTest()))
      const failing = yield* failingTitles(ConnectorContract.cases(newest, options))
      assert.include(failing, "finds the post of an attempt whose answer was lost (taken-reset)")
      assert.include(failing, "never takes another post for the one that was not made (dropped-reset)")
    })
  )
})
