import { operationDuration, RecordsContent, tokenUsage } from "@postwright/core/models/GenAiTelemetry"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Metric, Tracer } from "effect"
import { layerRunner } from "./fixtures.ts"
import { good, run, scripted } from "./running.ts"

const canary = "canary-5f1c"

/** Every span that ends, by name, with its attributes. */
const recorder = () => {
  const spans: Array<{ readonly name: string; readonly kind: string; readonly attributes: Record<string, unknown> }> =
    []
  const tracer = Tracer.make({
    span: (options) => {
      const span = new Tracer.NativeSpan(options)
      const end = span.end.bind(span)
      span.end = (at, exit) => {
        spans.push({ name: span.name, kind: span.kind, attributes: Object.fromEntries(span.attributes) })
        end(at, exit)
      }
      return span
    }
  })
  return { spans, layer: Layer.succeed(Tracer.Tracer, tracer) }
}

const usage = { inputTokens: 1_000, outputTokens: 120, cachedTokens: 400, cacheWriteTokens: 50, reasoningTokens: 20 }

describe("telemetry of agents", () => {
  it.effect("has a span for the agent and one for each call, by the names of the conventions", () => {
    const { layer, spans } = recorder()
    const { model } = scripted(Scripted.text("no JSON"), Scripted.text(good, usage))
    return Effect.gen(function* () {
      yield* run({ operationKey: "campaign/one", seed: 7 })
      const calls = spans.filter(({ name }) => name === "chat scripted-1")
      assert.lengthOf(calls, 2)
      assert.strictEqual(calls[1]?.kind, "client")
      assert.deepInclude(calls[1]?.attributes, {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "scripted",
        "gen_ai.request.model": "scripted-1",
        "gen_ai.request.seed": 7,
        "gen_ai.output.type": "json",
        "gen_ai.response.model": "scripted-1",
        "gen_ai.usage.input_tokens": 1_000,
        "gen_ai.usage.output_tokens": 120,
        "gen_ai.usage.cache_read.input_tokens": 400,
        "gen_ai.usage.cache_creation.input_tokens": 50,
        "gen_ai.usage.reasoning.output_tokens": 20
      })
      const agent = spans.find(({ name }) => name === "invoke_agent zod-titles")
      assert.deepInclude(agent?.attributes, {
        "gen_ai.operation.name": "invoke_agent",
        "gen_ai.agent.name": "zod-titles",
        "postwright.operation.key": "campaign/one"
      })
    }).pipe(Effect.provide(layerRunner(model)), Effect.provide(layer))
  })

  it.effect("tells nothing of what was said, unless the program asks for it", () => {
    const { layer, spans } = recorder()
    const { model } = Scripted.make({ answer: () => Scripted.text(`{"title":"${canary} for everyone"}`) })
    return Effect.gen(function* () {
      yield* run({ operationKey: "one" }, { topic: canary })
      assert.notInclude(JSON.stringify(spans), canary)
      yield* run({ operationKey: "two" }, { topic: canary }).pipe(Effect.provideService(RecordsContent, true))
      const [call] = spans.filter(({ attributes }) => "gen_ai.input.messages" in attributes)
      assert.include(String(call?.attributes["gen_ai.input.messages"]), canary)
      assert.include(String(call?.attributes["gen_ai.output.messages"]), canary)
    }).pipe(Effect.provide(layerRunner(model)), Effect.provide(layer))
  })

  it.effect("names the failure of a call, and counts its time", () => {
    const { layer, spans } = recorder()
    const { model } = scripted({ kind: "failure", reason: "OutOfCredit" })
    return Effect.gen(function* () {
      yield* Effect.flip(run())
      assert.strictEqual(
        spans.find(({ name }) => name.startsWith("chat"))?.attributes["error.type"],
        "model-out-of-credit"
      )
      const counted = Metric.withAttributes(operationDuration, {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "scripted",
        "gen_ai.request.model": "scripted-1",
        "error.type": "model-out-of-credit"
      })
      assert.strictEqual((yield* Metric.value(counted)).count, 1)
    }).pipe(
      Effect.provide(layerRunner(model)),
      Effect.provide(layer),
      Effect.provideService(Metric.MetricRegistry, new Map())
    )
  })

  it.effect("counts the tokens of each direction", () => {
    const { model } = scripted(Scripted.text(good, usage))
    return Effect.gen(function* () {
      yield* run()
      const of = (type: string) =>
        Metric.value(
          Metric.withAttributes(tokenUsage, {
            "gen_ai.operation.name": "chat",
            "gen_ai.provider.name": "scripted",
            "gen_ai.request.model": "scripted-1",
            "gen_ai.response.model": "scripted-1",
            "gen_ai.token.type": type
          })
        )
      assert.deepStrictEqual([(yield* of("input")).sum, (yield* of("output")).sum], [1_000, 120])
    }).pipe(Effect.provide(layerRunner(model)), Effect.provideService(Metric.MetricRegistry, new Map()))
  })
})
