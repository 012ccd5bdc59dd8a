import { ModelId } from "@postwright/core/models/ModelChoice"
import { cacheKeyOf, layerMemory } from "@postwright/core/models/ResponseCache"
import { Actor, CurrentActor, localOwner, OrganizationId } from "@postwright/core/tenancy/Actor"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { layerRunner } from "./fixtures.ts"
import { run, scripted } from "./running.ts"

const priced = () =>
  Scripted.make({
    answer: () => Scripted.text(`{"title":"Tea Coffee a b c"}`, { inputTokens: 1_000, outputTokens: 100 }),
    pricing: { inputMicroUsdPerMillion: 1e6, outputMicroUsdPerMillion: 1e6, checkedOn: "2026-11-21", source: "test" }
  })

const withCache = (model: ReturnType<typeof priced>["model"], options?: Parameters<typeof layerMemory>[0]) =>
  layerRunner(model).pipe(Layer.provide(layerMemory(options)))

describe("AgentRunner with a cache of answers", () => {
  it.effect("asks the same question once, for nothing the second time, and says so", () => {
    const { control, model } = priced()
    return Effect.gen(function* () {
      const first = yield* run({ operationKey: "one" })
      const second = yield* run({ operationKey: "two" })
      assert.lengthOf(yield* control.requests, 1)
      assert.deepStrictEqual(second.value, first.value)
      assert.deepStrictEqual([first.trace.costMicroUsd, second.trace.costMicroUsd], [1_100, 0])
      assert.include(second.trace.steps[0]?.warnings ?? [], "The answer was taken from the cache of answers")
      // The operation took its answer: it takes the same one when it runs again.
      assert.isTrue((yield* run({ operationKey: "two" })).trace.steps[0]?.isReplayed)
    }).pipe(Effect.provide(withCache(model)))
  })

  it.effect("takes another seed, input or organization for another question", () => {
    const { control, model } = priced()
    return Effect.gen(function* () {
      yield* run({ operationKey: "one" })
      yield* run({ operationKey: "two", seed: 7 })
      yield* run({ operationKey: "three" }, { topic: "Coffee" })
      const neighbour = new Actor({ ...localOwner, organizationId: OrganizationId.make("neighbour") })
      yield* run({ operationKey: "four" }).pipe(Effect.provideService(CurrentActor, neighbour))
      assert.lengthOf(yield* control.requests, 4)
    }).pipe(Effect.provide(withCache(model)))
  })

  it.effect("forgets answers after their time, and the one that was not used for the longest time", () => {
    const { control, model } = priced()
    const ask = (topic: string, operationKey: string) => run({ operationKey }, { topic })
    return Effect.gen(function* () {
      yield* ask("a", "1")
      yield* ask("b", "2")
      yield* ask("a", "3")
      yield* ask("c", "4")
      assert.lengthOf(yield* control.requests, 3)
      yield* ask("a", "5")
      assert.lengthOf(yield* control.requests, 3)
      yield* ask("b", "6")
      assert.lengthOf(yield* control.requests, 4)
      yield* TestClock.adjust("1 hour")
      yield* ask("b", "7")
      assert.lengthOf(yield* control.requests, 5)
    }).pipe(Effect.provide(withCache(model, { capacity: 2, timeToLive: "1 hour" })))
  })

  it.effect("keeps no answer where nobody set a cache up, and none that could not be had", () => {
    const { control, model } = priced()
    return Effect.gen(function* () {
      yield* run({ operationKey: "one" })
      yield* run({ operationKey: "two" })
      assert.lengthOf(yield* control.requests, 2)
    }).pipe(Effect.provide(layerRunner(model)))
  })

  it.effect("keeps no answer that had to be repaired", () => {
    const { control, model } = scripted(
      Scripted.text("no JSON"),
      Scripted.text(`{"title":"Tea"}`),
      Scripted.text(`{"title":"Tea again"}`)
    )
    return Effect.gen(function* () {
      yield* run({ operationKey: "one" })
      assert.deepStrictEqual((yield* run({ operationKey: "two" })).value, { headline: "TEA AGAIN" })
      assert.lengthOf(yield* control.requests, 3)
    }).pipe(Effect.provide(withCache(model)))
  })

  it("knows a question by everything but the key of its operation", () => {
    const request = { system: "s", messages: [{ role: "user", content: "q" }], maxOutputTokens: 9 } as const
    const question = { organizationId: localOwner.organizationId, model: ModelId.make("m"), request }
    const same = cacheKeyOf({ ...question, request: { ...request, operationKey: "k" } })
    assert.strictEqual(same, cacheKeyOf(question))
    const others = [
      { ...question, model: ModelId.make("n") },
      { ...question, request: { ...request, temperature: 0.5 } },
      { ...question, request: { ...request, maxOutputTokens: 10 } }
    ].map(cacheKeyOf)
    assert.strictEqual(new Set([same, ...others]).size, 4)
  })
})
