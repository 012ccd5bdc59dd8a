import { ModerationModels } from "@postwright/core/policy/ModerationModels"
import { fromPromises, type ModerationModel } from "@postwright/core/policy/ModerationModel"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Fiber, Layer } from "effect"

const capabilities = { categories: ["hate"], maxTextLength: 1_000 } as const

const model = (moderate: Parameters<typeof fromPromises>[0]["moderate"], id = "acme/guard"): ModerationModel =>
  fromPromises({ id, capabilities, moderate })

const ask = (guard: ModerationModel) =>
  guard.moderate({ texts: ["one"], language: "en" }).pipe(Effect.provideService(CurrentActor, localOwner))

describe("fromPromises", () => {
  it.effect("passes labels on, without those for texts that there are not", () =>
    Effect.gen(function* () {
      const labels = yield* ask(
        model(async ({ texts }) => [
          { category: "hate", score: 0.9, text: texts.indexOf("one") },
          { category: "hate", score: 0.9, text: 7 }
        ])
      )
      assert.deepStrictEqual(labels, [{ category: "hate", score: 0.9, text: 0 }])
    })
  )

  it.effect("turns a rejection and a senseless answer into failures of a model", () =>
    Effect.gen(function* () {
      const limited = yield* Effect.flip(ask(model(() => Promise.reject({ status: 429, retryAfterMillis: 5 }))))
      assert.strictEqual(limited.code, "model-rate-limited")
      const senseless = yield* Effect.flip(ask(model(async () => [{ category: "hate", score: 90, text: 0 }])))
      assert.strictEqual(senseless.code, "model-bad-response")
    })
  )

  it.effect("aborts the call when nobody waits any longer", () =>
    Effect.gen(function* () {
      let signal: AbortSignal | undefined
      const fiber = yield* Effect.forkChild(
        ask(
          model((_, options) => {
            signal = options.signal
            return new Promise(() => {})
          })
        ),
        { startImmediately: true }
      )
      yield* Fiber.interrupt(fiber)
      assert.isTrue(signal?.aborted)
    })
  )
})

describe("ModerationModels", () => {
  it.effect("lists what adapters contribute, by id, and refuses an id twice", () =>
    Effect.gen(function* () {
      const entry = (id: string) => ModerationModels.layerEntry(Effect.succeed(model(async () => [], id)))
      const listed = yield* Effect.gen(function* () {
        const { list } = yield* ModerationModels
        return (yield* list).map(({ id }) => id)
      }).pipe(
        Effect.provide(Layer.mergeAll(entry("b/b"), entry("a/a")).pipe(Layer.provideMerge(ModerationModels.layer)))
      )
      assert.deepStrictEqual(listed, ["a/a", "b/b"])
      const twice = yield* Effect.exit(
        Effect.scoped(
          Layer.build(
            Layer.mergeAll(entry("a/a"), Layer.fresh(entry("a/a"))).pipe(Layer.provideMerge(ModerationModels.layer))
          )
        )
      )
      assert.isTrue(Exit.isFailure(twice))
    })
  )
})
