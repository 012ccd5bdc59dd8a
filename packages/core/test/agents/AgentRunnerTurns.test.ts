import { defineAgent } from "@postwright/core/agents/Agent"
import { AgentRunner } from "@postwright/core/agents/AgentRunner"
import { type LanguageModel } from "@postwright/core/models/LanguageModel"
import { defaultRouterSettings, RouterSettings } from "@postwright/core/models/RouterSettings"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer } from "effect"
import { z } from "zod"
import { layerRunner } from "./fixtures.ts"
import { good, options, scripted } from "./running.ts"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"

/** Runs agents at once, so many of them with a turn, and tells of each question and of the work on each answer. */
const runAll = Effect.fnUntraced(function* (
  names: ReadonlyArray<string>,
  turns: number,
  onWork: () => void = () => {}
) {
  const events: Array<string> = []
  const { model } = scripted(Scripted.text(good))
  const telling: LanguageModel = {
    ...model,
    generate: (request) =>
      Effect.suspend(() => {
        events.push(`asked ${request.messages[0]?.content}`)
        return Effect.andThen(Effect.yieldNow, model.generate(request))
      })
  }
  const agent = defineAgent({
    name: "telling",
    version: 1,
    task: "write",
    contract: z.object({ title: z.string() }),
    prompt: (name: string) => ({ system: "", messages: [{ role: "user", content: name }] }),
    toDomain: (_, name) =>
      Effect.sync(() => {
        events.push(`worked ${name}`)
        onWork()
      })
  })
  const settings = { ...defaultRouterSettings, maxConcurrentPerOrganization: turns }
  yield* Effect.gen(function* () {
    const runner = yield* AgentRunner
    yield* Effect.forEach(names, (name) => runner.run(agent, name, options({ operationKey: name })), {
      concurrency: "unbounded"
    })
  }).pipe(Effect.provide(layerRunner(telling).pipe(Layer.provide(Layer.succeed(RouterSettings, settings)))))
  return events
})

describe("AgentRunner", () => {
  it.effect("lets the next question go out before an answer is worked on", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual((yield* runAll(["a", "b"], 1)).slice(0, 2), ["asked a", "asked b"])
    })
  )

  it.effect("pauses between answers that come together, so that nothing else waits for all of them", () =>
    Effect.gen(function* () {
      let pauses = 0
      const other = yield* Effect.forkChild(
        Effect.forever(
          Effect.andThen(
            Effect.yieldNow,
            Effect.sync(() => pauses++)
          )
        )
      )
      const seen: Array<number> = []
      yield* runAll(["a", "b", "c", "d"], 4, () => seen.push(pauses))
      yield* Fiber.interrupt(other)
      assert.lengthOf(seen, 4)
      assert.strictEqual(new Set(seen).size, 4, `worked at ${seen.join(", ")}`)
    })
  )
})
