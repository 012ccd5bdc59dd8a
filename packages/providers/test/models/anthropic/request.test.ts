import { type GenerateRequest } from "@postwright/core/models/LanguageModel"
import { costMicroUsd } from "@postwright/core/models/ModelUsage"
import { knownModel } from "@postwright/providers/models/anthropic/AnthropicCatalog"
import { type ModelOptions } from "@postwright/providers/models/anthropic/AnthropicLanguageModel"
import { AnthropicSimulator } from "@postwright/providers/simulators/anthropic/AnthropicSimulator"
import { type SimulatedTurn } from "@postwright/providers/simulators/anthropic/AnthropicSimulatorState"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { lastBody, makeModel, question, run } from "./support.ts"

/** What is sent for a question, and what comes back. */
const ask = (more: Partial<GenerateRequest> = {}, options: Partial<ModelOptions> = {}, turn?: SimulatedTurn) =>
  run(
    Effect.gen(function* () {
      if (turn !== undefined) yield* (yield* AnthropicSimulator).answerWith(() => turn)
      const model = yield* makeModel(options)
      const generation = yield* model.generate({ ...question, ...more })
      return { model, generation, body: yield* lastBody }
    }),
    {
      models: {
        "claude-new-9": { maxOutputTokens: 8_192, takesSampling: false, takesForcedTools: "never", takesEffort: false }
      }
    }
  )

const text = (usage: SimulatedTurn["usage"] = {}): SimulatedTurn => ({ content: [{ type: "text", text: "ok" }], usage })

const weather = {
  name: "weather",
  description: "The weather at a place",
  jsonSchema: { type: "object", properties: { place: { type: "string" } } }
}

const mark = { cache_control: { type: "ephemeral" } }

describe("requests to Anthropic", () => {
  it.effect("send nothing that was not asked for", () =>
    Effect.gen(function* () {
      const { body } = yield* ask()
      assert.deepStrictEqual(body, {
        model: "claude-haiku-4-5",
        max_tokens: 200,
        system: [{ type: "text", text: "You write headlines" }],
        messages: [{ role: "user", content: "A headline about tea" }],
        stream: true
      })
    })
  )

  it.effect("leave out an empty system prompt, and turns in which the model said nothing", () =>
    Effect.gen(function* () {
      const { body } = yield* ask({
        system: " ",
        messages: [
          { role: "user", content: "one" },
          { role: "assistant", content: "\n" },
          { role: "user", content: "two" }
        ]
      })
      assert.notProperty(body, "system")
      assert.deepStrictEqual(body["messages"], [
        { role: "user", content: "one" },
        { role: "user", content: "two" }
      ])
    })
  )

  it.effect("mark the system prompt for the cache when it comes again, else the last tool", () =>
    Effect.gen(function* () {
      const shared = { isPrefixShared: true, tools: [weather, { ...weather, name: "time" }] }
      const { body } = yield* ask(shared)
      assert.deepStrictEqual(body["system"], [{ type: "text", text: "You write headlines", ...mark }])
      assert.notInclude(JSON.stringify(body["tools"]), "cache_control")
      const bare = yield* ask({ ...shared, system: "" })
      const tools = [weather, { ...weather, name: "time" }].map(({ name, description, jsonSchema }) => ({
        name,
        description,
        input_schema: jsonSchema
      }))
      assert.deepStrictEqual(bare.body["tools"], [tools[0], { ...tools[1], ...mark }])
    })
  )

  it.effect.each([
    ["claude-haiku-4-5", { type: "any" }, undefined, 0],
    ["claude-opus-5", { type: "any" }, { type: "disabled" }, 0],
    ["claude-opus-5-5", { type: "auto" }, undefined, 1]
  ] as const)("force a tool as %s takes it", ([model, choice, thinking, warnings]) =>
    Effect.gen(function* () {
      const { body, generation } = yield* ask(
        { tools: [weather], toolChoice: "required", isPrefixShared: true },
        { model }
      )
      assert.deepStrictEqual([body["tool_choice"], body["thinking"]], [choice, thinking])
      assert.lengthOf(generation.warnings, warnings)
      const system = [{ type: "text", text: "You write headlines", ...mark }]
      // In words behind the mark, so that what is cached stays the same.
      const words = { type: "text", text: "Use one of the tools now, and say nothing instead of it." }
      assert.deepStrictEqual(body["system"], warnings === 0 ? system : [...system, words])
    })
  )

  it.effect("name a tool, forbid all, and leave the choice out without tools", () =>
    Effect.gen(function* () {
      const named = yield* ask({ tools: [weather], toolChoice: { tool: "weather" } })
      assert.deepStrictEqual(named.body["tool_choice"], { type: "tool", name: "weather" })
      const none = yield* ask({ tools: [weather], toolChoice: "none" })
      assert.deepStrictEqual(none.body["tool_choice"], { type: "none" })
      assert.notProperty((yield* ask({ toolChoice: "required" })).body, "tool_choice")
    })
  )

  it.effect("carry calls and results of other vendors, and what was no JSON", () =>
    Effect.gen(function* () {
      const { body } = yield* ask({
        tools: [weather],
        messages: [
          { role: "user", content: "How is the weather?" },
          {
            role: "assistant",
            content: "I look",
            toolCalls: [
              { id: "call:1/a", name: "weather", arguments: "{not json" },
              { id: "call_2", name: "weather", arguments: { place: "Bern" } }
            ]
          },
          { role: "tool", toolCallId: "call:1/a", content: "", isError: true },
          { role: "tool", toolCallId: "call_2", content: "rain" },
          { role: "user", content: "So?" }
        ]
      })
      assert.deepStrictEqual(body["messages"], [
        { role: "user", content: "How is the weather?" },
        {
          role: "assistant",
          content: [
            { type: "text", text: "I look" },
            { type: "tool_use", id: "call_1_a", name: "weather", input: { value: "{not json" } },
            { type: "tool_use", id: "call_2", name: "weather", input: { place: "Bern" } }
          ]
        },
        {
          role: "user",
          content: [
            { type: "tool_result", tool_use_id: "call_1_a", is_error: true },
            { type: "tool_result", tool_use_id: "call_2", content: "rain" }
          ]
        },
        { role: "user", content: "So?" }
      ])
    })
  )

  it.effect("ask a model that thinks by itself for little of it, unless told otherwise", () =>
    Effect.gen(function* () {
      const model = "claude-sonnet-5-5"
      assert.deepStrictEqual((yield* ask({}, { model })).body["output_config"], { effort: "low" })
      assert.deepStrictEqual((yield* ask({}, { model, effort: "max" })).body["output_config"], { effort: "max" })
    })
  )

  it.effect("work for a model that is not known, without a price and without a schema", () =>
    Effect.gen(function* () {
      const answer = { name: "wanted", jsonSchema: { type: "object", properties: {}, additionalProperties: false } }
      const { body, generation, model } = yield* ask({ answer, temperature: 1 }, { model: "claude-new-9" })
      assert.notProperty(body, "output_config")
      assert.strictEqual(generation.model, "claude-new-9")
      assert.lengthOf(generation.warnings, 1)
      assert.isUndefined(model.pricing)
      assert.strictEqual(model.id, "anthropic/claude-new-9")
      assert.strictEqual(model.capabilities.structuredOutput, "none")
    })
  )

  it.effect("take capabilities, a price and an id in place of what is known", () =>
    Effect.gen(function* () {
      const pricing = {
        inputMicroUsdPerMillion: 1,
        outputMicroUsdPerMillion: 2,
        checkedOn: "2026-11-21",
        source: "https://example.com"
      }
      const { model } = yield* ask({}, { id: "house/small", capabilities: { maxOutputTokens: 500 }, pricing })
      assert.strictEqual(model.id, "house/small")
      assert.strictEqual(model.capabilities.maxOutputTokens, 500)
      assert.strictEqual(model.capabilities.structuredOutput, "native")
      assert.deepStrictEqual(model.pricing, pricing)
    })
  )
})

describe("answers of Anthropic", () => {
  it.effect("count what came from a cache, and what went into one, among the input", () =>
    Effect.gen(function* () {
      const turn = text({
        input_tokens: 50,
        cache_creation_input_tokens: 200,
        cache_read_input_tokens: 1_000,
        output_tokens: 30,
        thinking_tokens: 12
      })
      const { usage } = (yield* ask({}, {}, turn)).generation
      assert.deepStrictEqual(
        [usage.inputTokens, usage.cachedTokens, usage.cacheWriteTokens, usage.outputTokens, usage.reasoningTokens],
        [1_250, 1_000, 200, 30, 12]
      )
      // 50 at 1 $, 1000 at 0.10 $, 200 at 1.25 $ and 30 at 5 $ a million.
      assert.strictEqual(costMicroUsd(usage, knownModel("claude-haiku-4-5")?.pricing), 50 + 100 + 250 + 150)
    })
  )

  it.effect.each<readonly [number, number | undefined]>([
    [100_000, undefined],
    [100_001, 50_026]
  ])("cost more, where the vendor says so, when the input is long: %i tokens", ([tokens, cost]) =>
    Effect.gen(function* () {
      const { usage } = (yield* ask(
        {},
        { model: "claude-haiku-5-5" },
        text({ input_tokens: tokens, output_tokens: 10 })
      )).generation
      assert.strictEqual(usage.costMicroUsd, cost)
    })
  )

  it.effect.each([
    ["end_turn", "stop"],
    ["stop_sequence", "stop"],
    ["pause_turn", "other"],
    ["something_new", "other"]
  ] as const)("that stop with %s end with %s", ([stopReason, finishReason]) =>
    Effect.gen(function* () {
      const { generation } = yield* ask({}, {}, { ...text(), stopReason })
      assert.strictEqual(generation.finishReason, finishReason)
    })
  )

  it.effect("are cut off when the context is full, with what they cost", () =>
    Effect.gen(function* () {
      const { reason } = yield* Effect.flip(ask({}, {}, { ...text(), stopReason: "model_context_window_exceeded" }))
      assert.strictEqual(reason._tag, "Truncated")
      assert.deepInclude(reason, { text: "ok" })
      assert.strictEqual(reason._tag === "Truncated" ? reason.usage?.inputTokens : 0, 10)
    })
  )

  it.effect("that are refused say why, and what they cost", () =>
    Effect.gen(function* () {
      const { reason } = yield* Effect.flip(
        ask({}, {}, { content: [], stopReason: "refusal", stopDetails: { category: "bio", explanation: "No labs" } })
      )
      if (reason._tag !== "Refused") return assert.fail(reason._tag)
      assert.deepStrictEqual([reason.explanation, reason.usage?.outputTokens], ["No labs", 5])
    })
  )

  it.effect("hold nothing of what the model thought", () =>
    Effect.gen(function* () {
      const { generation } = yield* ask(
        {},
        { model: "claude-opus-5-5" },
        {
          content: [
            { type: "thinking", thinking: "Secretly" },
            { type: "text", text: "Tea" },
            { type: "text", text: " time" }
          ]
        }
      )
      assert.strictEqual(generation.text, "Tea time")
    })
  )

  it.effect("give the arguments of a tool that has none as an empty object", () =>
    Effect.gen(function* () {
      const { generation } = yield* ask(
        { tools: [weather] },
        {},
        {
          content: [{ type: "tool_use", id: "toolu_1", name: "weather", input: {} }]
        }
      )
      assert.deepStrictEqual(generation.toolCalls, [{ id: "toolu_1", name: "weather", arguments: {} }])
      assert.strictEqual(generation.finishReason, "tool-calls")
    })
  )
})
