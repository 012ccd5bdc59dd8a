import { assert, describe, it } from "@effect/vitest"
import { type GenerateRequest } from "@postwright/core/models/LanguageModel"
import * as OpenAiCompatibleLanguageModel from "@postwright/providers/models/openai-compatible/OpenAiCompatibleLanguageModel"
import { type ChatScript } from "@postwright/providers/simulators/openai/ChatScript"
import { serve } from "@postwright/providers/simulators/openai/ChatSimulatorHttp"
import { makeOpenAiSimulator, sandboxKey } from "@postwright/providers/simulators/openai/OpenAiSimulator"
import { Effect, Result } from "effect"
import { asOwner, keyOf } from "../support.ts"

const asking = (content: string): GenerateRequest => ({
  system: "",
  messages: [{ role: "user", content }],
  maxOutputTokens: 200
})

/** What the vendor does with the request of these words. */
const scripts: Readonly<Record<string, ChatScript>> = {
  fine: { kind: "message", content: "yes" },
  gone: { kind: "error", status: 404, error: { message: "No such model" } },
  busy: { kind: "error", status: 503, error: { message: "Overloaded" }, headers: { "retry-after": "7" } },
  broken: { kind: "broken-off", text: "ye" }
}

describe("calls that share a client", () => {
  it.effect("keep apart what became of each", () =>
    Effect.gen(function* () {
      const simulator = makeOpenAiSimulator()
      simulator.answerWith(({ body }) => {
        const said = JSON.stringify(body["messages"])
        return Object.entries(scripts).find(([word]) => said.includes(word))?.[1] ?? { kind: "reset" }
      })
      const { origin } = yield* serve(simulator)
      const model = yield* OpenAiCompatibleLanguageModel.make({
        id: "local/small",
        vendor: "local",
        baseUrl: `${origin}/v1`,
        model: "gpt-4.1-mini"
      })
      const words = Array.from({ length: 40 }, (_, index) => Object.keys(scripts)[index % 4] ?? "")
      const ended = yield* Effect.forEach(
        words,
        (word) =>
          asOwner(model.generate(asking(word))).pipe(
            Effect.result,
            Effect.map((result) => [word, result] as const)
          ),
        { concurrency: "unbounded" }
      )
      const told = ended.map(
        ([word, result]) => `${word} ${Result.isSuccess(result) ? result.success.text : result.failure.reason._tag}`
      )
      assert.deepStrictEqual([...new Set(told)].sort(), [
        "broken BadResponse",
        "busy Overloaded",
        "fine yes",
        "gone RequestRejected"
      ])
    }).pipe(Effect.provide(keyOf("local", sandboxKey)))
  )
})
