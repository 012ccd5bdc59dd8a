import { AnthropicSimulator } from "@postwright/providers/simulators/anthropic/AnthropicSimulator"
import {
  type AnthropicSimulatorOptions,
  type SimulatedRequest
} from "@postwright/providers/simulators/anthropic/AnthropicSimulatorState"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"

const headers = { "x-api-key": "sandbox-key", "anthropic-version": "2023-06-01" }

const body = {
  model: "claude-haiku-4-5",
  max_tokens: 100,
  messages: [{ role: "user", content: "Hello" }]
}

const request = (more: object = {}, sent: Readonly<Record<string, string>> = headers): SimulatedRequest => ({
  method: "POST",
  path: "/v1/messages",
  headers: sent,
  body: JSON.stringify({ ...body, ...more })
})

const Problem = Schema.fromJsonString(
  Schema.Struct({
    type: Schema.Literal("error"),
    error: Schema.Struct({ type: Schema.String, message: Schema.String }),
    request_id: Schema.String
  })
)

const call = Effect.fnUntraced(function* (sent: SimulatedRequest) {
  const answer = yield* (yield* AnthropicSimulator).handle(sent)
  if (answer._tag !== "Response") return assert.fail(`no answer: ${answer._tag}`)
  return { ...answer, text: answer.chunks.join("") }
})

const refusal = Effect.fnUntraced(function* (sent: SimulatedRequest) {
  const { status, text } = yield* call(sent)
  const { error } = yield* Schema.decodeUnknownEffect(Problem)(text)
  return { status, ...error }
})

const simulator = (options?: AnthropicSimulatorOptions) => Effect.provide(AnthropicSimulator.layer(options))

const object = { type: "object", properties: {}, required: [], additionalProperties: false }

const withSchema = (schema: unknown) => ({ output_config: { format: { type: "json_schema", schema } } })

const toolUse = { type: "tool_use", id: "toolu_1", name: "weather", input: {} }

const toolResult = { type: "tool_result", tool_use_id: "toolu_1", content: "rain" }

const asked = { role: "user", content: "Hello" }

const tool = { name: "weather", description: "The weather", input_schema: { type: "object", properties: {} } }

const self = { ...object, properties: { next: { $ref: "#" } } }

const optional = (count: number) => ({
  ...object,
  properties: Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, { type: "string" }]))
})

describe("AnthropicSimulator", () => {
  it.effect("answers a message with what the script says", () =>
    Effect.gen(function* () {
      const { status, text } = yield* call(request())
      assert.strictEqual(status, 200)
      assert.deepInclude(JSON.parse(text), {
        type: "message",
        role: "assistant",
        model: "claude-haiku-4-5",
        content: [{ type: "text", text: "Simulated answer", citations: null }],
        stop_reason: "end_turn"
      })
    }).pipe(simulator())
  )

  it.effect("streams the events of the documentation in their order", () =>
    Effect.gen(function* () {
      const simulated = yield* AnthropicSimulator
      yield* simulated.answerWith(() => ({
        content: [
          { type: "thinking", thinking: "Hm" },
          { type: "text", text: "Hello" },
          { type: "tool_use", id: "toolu_1", name: "weather", input: { place: "Bern" } }
        ]
      }))
      const { headers: sent, text } = yield* call(request({ stream: true, tools: [tool] }))
      assert.match(sent["content-type"] ?? "", /^text\/event-stream/)
      assert.deepStrictEqual(
        text.split("\n").flatMap((line) => /^event: (.*)$/.exec(line)?.[1] ?? []),
        [
          "message_start",
          "ping",
          "content_block_start",
          ...Array.from({ length: 3 }, () => "content_block_delta"),
          "content_block_stop",
          "content_block_start",
          ...Array.from({ length: 2 }, () => "content_block_delta"),
          "content_block_stop",
          "content_block_start",
          ...Array.from({ length: 3 }, () => "content_block_delta"),
          "content_block_stop",
          "message_delta",
          "message_stop"
        ]
      )
      assert.include(text, '"stop_reason":"tool_use"')
    }).pipe(simulator())
  )

  it.effect.each<readonly [string, SimulatedRequest, number, RegExp]>([
    ["no key", request({}, { "anthropic-version": "2023-06-01" }), 401, /x-api-key header is required/],
    ["another key", request({}, { ...headers, "x-api-key": "other" }), 401, /invalid x-api-key/],
    ["no version", request({}, { "x-api-key": "sandbox-key" }), 400, /anthropic-version: header is required/],
    ["an unknown version", request({}, { ...headers, "anthropic-version": "2020-01-01" }), 400, /not a valid version/],
    ["a body that is no JSON", { ...request(), body: "{" }, 400, /not valid JSON/],
    ["another path", { ...request(), path: "/v1/complete" }, 404, /Not found/],
    ["an unknown model", request({ model: "claude-none" }), 404, /model: claude-none/],
    ["no limit", request({ max_tokens: undefined }), 400, /max_tokens: Field required/],
    ["a limit above the model's", request({ max_tokens: 64_001 }), 400, /64001 > 64000/],
    ["an unknown field", request({ seed: 7 }), 400, /seed: Extra inputs are not permitted/],
    ["a temperature above 1", request({ temperature: 1.5 }), 400, /temperature: range: 0..1/],
    ["a temperature for a model without", request({ model: "claude-opus-5", temperature: 1 }), 400, /deprecated/],
    [
      "a temperature in the new version",
      request({ temperature: 1 }, { ...headers, "anthropic-version": "2026-10-21" }),
      400,
      /temperature: Extra inputs/
    ],
    ["no messages", request({ messages: [] }), 400, /at least one message/],
    ["a system turn of old", request({ messages: [{ role: "tool", content: "x" }] }), 400, /'user' or 'assistant'/],
    ["an empty text", request({ messages: [{ role: "user", content: "" }] }), 400, /non-empty content/],
    [
      "an empty text block",
      request({ messages: [{ role: "user", content: [{ type: "text", text: "" }] }] }),
      400,
      /must be non-empty/
    ],
    ["a text of spaces", request({ messages: [{ role: "user", content: " \n" }] }), 400, /non-whitespace/],
    ["an empty system block", request({ system: [{ type: "text", text: "" }] }), 400, /system: text content/],
    ["a result without a call", request({ messages: [{ role: "user", content: [toolResult] }] }), 400, /unexpected/],
    [
      "a call without a result",
      request({ messages: [asked, { role: "assistant", content: [toolUse] }, asked] }),
      400,
      /without `tool_result`/
    ],
    [
      "a result behind a text",
      request({
        messages: [
          asked,
          { role: "assistant", content: [toolUse] },
          { role: "user", content: [{ type: "text", text: "So" }, toolResult] }
        ]
      }),
      400,
      /must come before/
    ],
    ["a choice without tools", request({ tool_choice: { type: "any" } }), 400, /while providing tools/],
    ["a tool without a schema", request({ tools: [{ name: "weather" }] }), 400, /input_schema/],
    ["two tools of one name", request({ tools: [tool, tool] }), 400, /must be unique/],
    [
      "a forced tool that is not there",
      request({ tools: [tool], tool_choice: { type: "tool", name: "other" } }),
      400,
      /not found in provided tools/
    ],
    [
      "a forced tool for a model that thinks",
      request({ model: "claude-opus-5", tools: [tool], tool_choice: { type: "any" } }),
      400,
      /Thinking may not be enabled/
    ],
    [
      "a forced tool for a model that takes none",
      request({ model: "claude-opus-5-5", tools: [tool], tool_choice: { type: "any" } }),
      400,
      /not supported for this model/
    ],
    ["an effort for a model without", request({ output_config: { effort: "low" } }), 400, /effort/],
    ["an open object", request(withSchema({ type: "object", properties: {} })), 400, /additionalProperties/],
    ["a length", request(withSchema({ type: "string", minLength: 1 })), 400, /'minLength' is not supported/],
    ["a maximum", request(withSchema({ type: "number", maximum: 1 })), 400, /'maximum' is not supported/],
    ["oneOf", request(withSchema({ oneOf: [{ type: "string" }] })), 400, /'oneOf' is not supported/],
    ["recursion", request(withSchema(self)), 400, /recursive/],
    ["many optional properties", request(withSchema(optional(25))), 400, /too complex/],
    [
      "five marks of the cache",
      request({
        system: Array.from({ length: 5 }, () => ({ type: "text", text: "x", cache_control: { type: "ephemeral" } }))
      }),
      400,
      /maximum of 4 blocks/
    ]
  ])("refuses a request with %s", ([, sent, status, message]) =>
    Effect.gen(function* () {
      const refused = yield* refusal(sent)
      assert.strictEqual(refused.status, status)
      assert.match(refused.message, message)
    }).pipe(simulator({ keys: ["sandbox-key"] }))
  )

  it.effect("takes what the documentation allows", () =>
    Effect.gen(function* () {
      const taken = [
        request({}, { authorization: "Bearer sandbox-key", "anthropic-version": "2026-10-21" }),
        request({ temperature: 0.5, system: "Be brief" }),
        request({ tools: [tool], tool_choice: { type: "tool", name: "weather" } }),
        request({
          messages: [asked, { role: "assistant", content: [toolUse] }, { role: "user", content: [toolResult] }]
        }),
        request(withSchema(optional(24))),
        request({ model: "claude-opus-5", thinking: { type: "disabled" }, tools: [tool], tool_choice: { type: "any" } })
      ]
      for (const sent of taken) assert.strictEqual((yield* call(sent)).status, 200, sent.body)
    }).pipe(simulator({ keys: ["sandbox-key"] }))
  )

  it.effect("has faults as often as it is told, and says that it is a simulator", () =>
    Effect.gen(function* () {
      const faults = JSON.stringify([{ kind: "status", status: 529 }, { kind: "reset" }])
      const simulated = yield* AnthropicSimulator
      yield* simulated.handle({ method: "POST", path: "/_simulator/faults", headers: {}, body: faults })
      const overloaded = yield* call(request())
      assert.strictEqual(overloaded.status, 529)
      assert.strictEqual(overloaded.headers["x-postwright-simulator"], "1")
      assert.include(overloaded.text, "overloaded_error")
      assert.strictEqual((yield* simulated.handle(request()))._tag, "Reset")
      assert.strictEqual((yield* call(request())).status, 200)
      const state = yield* simulated.state
      assert.deepStrictEqual([state.requests.length, state.faults, state.cancelled], [3, 0, 0])
    }).pipe(simulator())
  )

  it.effect("shows no key in its state", () =>
    Effect.gen(function* () {
      yield* call(request())
      const shown = yield* call({ method: "GET", path: "/_simulator/state", headers: {}, body: "" })
      assert.include(shown.text, "claude-haiku-4-5")
      assert.notInclude(shown.text, "sandbox-key")
    }).pipe(simulator())
  )
})
