/**
 * Behaviour every `GenerationStore` adapter must have.
 *
 * @since 0.1.0
 */
import { GenerationStore, type PaidCall, type PaidOutcome } from "@postwright/core/models/GenerationStore"
import { Generation } from "@postwright/core/models/LanguageModel"
import { type ModelError, Refused, Truncated } from "@postwright/core/models/ModelError"
import { ModelUsage } from "@postwright/core/models/ModelUsage"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import { Effect, type Layer, Option } from "effect"
import { type Case, checkEqual } from "../Check.ts"

/** The suite. Each case uses keys of its own, so one place may serve them all. */
export const cases = <E>(layer: Layer.Layer<GenerationStore, E>): ReadonlyArray<Case> => {
  const define = (
    title: string,
    run: (store: GenerationStore["Service"]) => Effect.Effect<void, ModelError>
  ): Case => ({ title, run: Effect.flatMap(GenerationStore, run).pipe(Effect.provide(layer)) })

  return [
    define("finds nothing for a call that was not recorded", (store) =>
      Effect.gen(function* () {
        checkEqual(Option.isNone(yield* store.find(call("unknown"))), true, "none")
      })
    ),

    define("finds an answer as it was recorded", (store) =>
      Effect.gen(function* () {
        yield* store.record(call("answer"), answer)
        checkEqual(Option.getOrUndefined(yield* store.find(call("answer"))), answer, "answer")
      })
    ),

    define("finds a refusal and a cut-off answer as they were recorded", (store) =>
      Effect.gen(function* () {
        for (const [key, outcome] of [
          ["refused", refused],
          ["truncated", truncated]
        ] as const) {
          yield* store.record(call(key), outcome)
          const found = Option.getOrUndefined(yield* store.find(call(key)))
          checkEqual(found?.kind === "failed" ? found.reason.message : "", outcome.reason.message, key)
          checkEqual(found?.kind === "failed" ? found.reason.usage : undefined, usage, `usage of ${key}`)
        }
      })
    ),

    define("replaces a record by a second one", (store) =>
      Effect.gen(function* () {
        yield* store.record(call("replaced"), refused)
        yield* store.record(call("replaced"), answer)
        checkEqual(Option.getOrUndefined(yield* store.find(call("replaced"))), answer, "second record")
      })
    ),

    define("keeps organizations, operations and requests apart", (store) =>
      Effect.gen(function* () {
        const mine = call("apart")
        yield* store.record(mine, answer)
        const others = [
          { ...mine, organizationId: OrganizationId.make("other") },
          { ...mine, operationKey: "apart-other" },
          { ...mine, requestDigest: "other" }
        ]
        for (const other of others) checkEqual(Option.isNone(yield* store.find(other)), true, JSON.stringify(other))
      })
    ),

    define("takes keys of any characters and length", (store) =>
      Effect.gen(function* () {
        const odd = { ...call(`../../${"é/ü\u0000 ".repeat(500)}`), organizationId: OrganizationId.make("a/../b:*?") }
        yield* store.record(odd, answer)
        checkEqual(Option.getOrUndefined(yield* store.find(odd)), answer, "answer")
      })
    )
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const call = (operationKey: string): PaidCall => ({
  organizationId: OrganizationId.make("generation-store-contract"),
  operationKey,
  requestDigest: "digest"
})

const usage = new ModelUsage({ inputTokens: 10, outputTokens: 5, cachedTokens: 2, reasoningTokens: 1, costMicroUsd: 7 })

const answer: PaidOutcome = {
  kind: "answered",
  generation: new Generation({
    text: '{"title":"Grüße 👋"}',
    value: { title: "Grüße 👋" },
    usage,
    vendor: "vendor",
    model: "model-1",
    finishReason: "stop",
    warnings: ["left out"]
  })
}

const refused = { kind: "failed", reason: new Refused({ model: "m", explanation: "no", usage }) } as const

const truncated = { kind: "failed", reason: new Truncated({ model: "m", text: "{", usage }) } as const
