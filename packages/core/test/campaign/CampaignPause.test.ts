import { assert, describe, it } from "@effect/vitest"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { type LanguageModel } from "@postwright/core/models/LanguageModel"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { brief, layerWith, recordedFor } from "./modelCampaign.ts"

/** Refuses the first question for a post at once, whenever it is asked first or second; every answer takes ten seconds. */
const vendor = Effect.fnUntraced(function* () {
  const answers = yield* recordedFor()
  let refused: string | undefined
  let refusals = 0
  let cancelled = 0
  const scripted = Scripted.make({
    answer: ({ messages, system }) => {
      const question = String(messages[0]?.content)
      if (system.includes("social media posts") && (refused ??= question) === question && refusals < 2) {
        refusals++
        return { kind: "refusal", explanation: "not today" }
      }
      return Scripted.text(answers.answerTo(messages) ?? "nobody asked that")
    }
  })
  const model: LanguageModel = {
    ...scripted.model,
    generate: (request) =>
      Effect.tap(scripted.model.generate(request), () => Effect.sleep("10 seconds")).pipe(
        Effect.onInterrupt(() =>
          Effect.sync(() => {
            cancelled++
          })
        )
      )
  }
  return { answers, control: scripted.control, model, cancelled: () => cancelled }
})

/** Lets time pass until the fiber has ended. */
const ended = Effect.fnUntraced(function* <A, E>(fiber: Fiber.Fiber<A, E>) {
  while (fiber.pollUnsafe() === undefined) {
    yield* TestClock.adjust("1 second")
    yield* Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))
  }
  return yield* Fiber.join(fiber)
})

describe("a campaign in which a model refuses one post", () => {
  it.effect("ends the other posts before it pauses, and says which slot it waits for", () =>
    Effect.gen(function* () {
      const { answers, cancelled, control, model } = yield* vendor()
      yield* Effect.gen(function* () {
        const campaigns = yield* Campaigns
        const fiber = yield* Effect.forkChild(Effect.flip(campaigns.generate(brief, { model: "scripted" })))
        const error = yield* ended(fiber)
        assert.strictEqual(error.code, "campaign-paused")
        assert.match(error.message, /is paused: slot-\d+: The agent "copywriter" got no usable answer/)
        const reason = error._tag === "CampaignError" ? error.reason : undefined
        assert.strictEqual(reason?._tag === "CampaignPaused" && reason.problemCode, "agent-no-usable-answer")
        assert.strictEqual(cancelled(), 0)
        // Research, orchestrator, director, six posts, one of them a second time, and the judge of five.
        assert.lengthOf(yield* control.requests, 3 + 6 + 1 + 5)

        const again = yield* Effect.forkChild(campaigns.generate(brief, { model: "scripted" }))
        assert.lengthOf((yield* ended(again)).posts, 6)
        assert.lengthOf(yield* control.requests, answers.count() + 2)
      }).pipe(Effect.provide(layerWith(model)))
    })
  )
})
