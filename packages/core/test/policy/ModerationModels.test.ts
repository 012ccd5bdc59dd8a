import { ModerationModels } from "@postwright/core/policy/ModerationModels"
import type { ModerationModel } from "@postwright/core/policy/ModerationModel"
import { fromPromises } from "@postwright/core/policy/ModerationModelFromPromises"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Fiber, Layer } from "effect"

const capabilities = { categories: ["hate"], maxTextLength: 1_000 } as const

const model = (moderate: Parameters<typeof fromPromises>[0]["moderate"], id = "acme/guard"): ModerationModel =>
  fromPromises({ id, capabilities, moderate })

const ask = (guard: ModerationModel) =>
  guard.moderate({ texts: ["one"], language: "en" }).pipe(Effect.provideService(CurrentActor, localOwner))

describe("fromPromises", () => {
  it.effect("passes labels on without other fields, and hands over texts, language and organization", () =>
    Effect.gen(function* () {
      let seen: unknown
      const labels = yield* ask(
        model(async (request, { organizationId }) => {
          seen = { ...request, organizationId }
          return [{ category: "hate", score: 0.9, text: 0, excerpt: "one" }]
        })
      )
      assert.deepStrictEqual(labels, [{ category: "hate", score: 0.9, text: 0 }])
      assert.deepStrictEqual(seen, { texts: ["one"], language: "en", organizationId: "local" })
    })
  )

  it.effect("turns rejections, throws and senseless answers into failures of a model", () =>
    Effect.gen(function* () {
      const codeOf = (moderate: Parameters<typeof model>[0]) =>
        Effect.map(Effect.flip(ask(model(moderate))), ({ code }) => code)
      assert.strictEqual(
        yield* codeOf(() => Promise.reject({ status: 429, retryAfterMillis: 5 })),
        "model-rate-limited"
      )
      assert.strictEqual(
        yield* codeOf(() => {
          throw new Error("at once")
        }),
        "model-unreachable"
      )
      const label = { category: "hate", score: 0.9, text: 0 }
      for (const wrong of [
        { score: 90 },
        { text: 1 },
        { text: -1 },
        { span: { start: 1, end: 4 } },
        { category: "" }
      ]) {
        assert.strictEqual(yield* codeOf(async () => [label, { ...label, ...wrong }]), "model-bad-response")
      }
    })
  )

  it("refuses an id or capabilities that make no sense", () => {
    const made = (change: object) => () =>
      fromPromises({ id: "a/b", capabilities, moderate: async () => [], ...change })
    assert.doesNotThrow(made({}))
    for (const change of [
      { id: "" },
      { id: "none" },
      { capabilities: { ...capabilities, maxTextLength: 0 } },
      { capabilities: { ...capabilities, categories: [] } }
    ]) {
      assert.throws(made(change))
    }
  })

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
