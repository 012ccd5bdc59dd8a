import { AgentRunner } from "@postwright/core/agents/AgentRunner"
import { type LanguageModel } from "@postwright/core/models/LanguageModel"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { layerRunner, zodTitles } from "./fixtures.ts"
import { good, options, scripted, tea } from "./running.ts"

/** The model that answers after a second. */
const slow = (model: LanguageModel): LanguageModel => ({
  ...model,
  generate: (request) => Effect.delay(model.generate(request), "1 second")
})

describe("what is done while a model answers", () => {
  const watched = () => {
    const done: Array<string> = []
    const agent = { ...zodTitles, prepare: () => void done.push("prepared") }
    const meanwhile = Effect.sync(() => void done.push("made ready"))
    return { agent, done, meanwhile }
  }

  it.effect("begins when the request has left, and does not change the answer", () => {
    const { agent, done, meanwhile } = watched()
    return Effect.gen(function* () {
      const runner = yield* AgentRunner
      const running = yield* Effect.forkChild(runner.run(agent, tea, options({ meanwhile })))
      yield* TestClock.adjust("10 millis")
      assert.deepStrictEqual(done, [])
      yield* TestClock.adjust("100 millis")
      assert.deepStrictEqual(done, ["prepared", "made ready"])
      yield* TestClock.adjust("1 second")
      assert.deepStrictEqual((yield* Fiber.join(running)).value, { headline: "TEA FOR EVERYONE" })
    }).pipe(Effect.provide(layerRunner(slow(scripted(Scripted.text(good)).model))))
  })

  it.effect("is given up when the answer comes first, and when the run is interrupted", () => {
    const { done } = watched()
    const meanwhile = Effect.never.pipe(Effect.onInterrupt(() => Effect.sync(() => void done.push("given up"))))
    return Effect.gen(function* () {
      const runner = yield* AgentRunner
      const running = yield* Effect.forkChild(runner.run(zodTitles, tea, options({ meanwhile })))
      yield* TestClock.adjust("2 seconds")
      assert.deepStrictEqual((yield* Fiber.join(running)).value, { headline: "TEA FOR EVERYONE" })
      assert.deepStrictEqual(done, ["given up"])
      const other = yield* Effect.forkChild(runner.run(zodTitles, tea, options({ meanwhile, operationKey: "other" })))
      yield* TestClock.adjust("100 millis")
      yield* Fiber.interrupt(other)
      assert.deepStrictEqual(done, ["given up", "given up"])
    }).pipe(Effect.provide(layerRunner(slow(scripted(Scripted.text(good)).model))))
  })

  it.effect("makes no difference when it fails or breaks", () => {
    const broken = { ...zodTitles, prepare: () => assert.fail("broken") }
    return Effect.gen(function* () {
      const runner = yield* AgentRunner
      const running = yield* Effect.forkChild(runner.run(broken, tea, options({ meanwhile: Effect.fail("no") })))
      yield* TestClock.adjust("2 seconds")
      assert.deepStrictEqual((yield* Fiber.join(running)).value, { headline: "TEA FOR EVERYONE" })
    }).pipe(Effect.provide(layerRunner(slow(scripted(Scripted.text(good)).model))))
  })

  it.effect("is not done where no model is asked", () => {
    const { agent, done, meanwhile } = watched()
    return Effect.gen(function* () {
      const runner = yield* AgentRunner
      const { generatedBy } = yield* runner.run(agent, tea, { ...options({ meanwhile }), model: "none" })
      assert.strictEqual(generatedBy.kind, "floor")
      yield* TestClock.adjust("2 seconds")
      assert.deepStrictEqual(done, [])
    }).pipe(Effect.provide(layerRunner(scripted(Scripted.text(good)).model)))
  })
})
