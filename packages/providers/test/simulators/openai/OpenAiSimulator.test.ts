import { makeOpenAiSimulator, sandboxKey } from "@postwright/providers/simulators/openai/OpenAiSimulator"
import { makeOpenRouterSimulator } from "@postwright/providers/simulators/openrouter/OpenRouterSimulator"
import * as OpenRouterSimulator from "@postwright/providers/simulators/openrouter/OpenRouterSimulator"
import { assert, describe, it } from "vitest"

const post = (body: unknown, headers: Record<string, string> = { authorization: `Bearer ${sandboxKey}` }) => {
  const text = typeof body === "string" ? body : JSON.stringify(body)
  const reply = makeOpenAiSimulator().handle({ method: "POST", path: "/v1/chat/completions", headers, body: text })
  assert(reply._tag === "Body", reply._tag)
  return { status: reply.status, error: JSON.parse(reply.body).error }
}

const messages = [{ role: "user", content: "Hello" }]
const asked = { model: "gpt-5-mini", messages }
const format = (schema: unknown, more: object = {}) => ({
  ...asked,
  response_format: { type: "json_schema", json_schema: { name: "a", strict: true, schema, ...more } }
})
const open = { type: "object", properties: { a: { type: "string" } }, required: ["a"] }
const closed = { ...open, additionalProperties: false }
const tools = [{ type: "function", function: { name: "a", parameters: closed } }]

describe("the simulated OpenAI refuses as documented", () => {
  const table: ReadonlyArray<readonly [string, number, string | null, unknown, Record<string, string>?]> = [
    ["a request without a key", 401, null, asked, {}],
    ["a wrong key", 401, "invalid_api_key", asked, { authorization: "Bearer sk-other" }],
    ["a body that is no JSON", 400, null, "{"],
    ["a model that there is not", 404, "model_not_found", { ...asked, model: "gpt-0" }],
    ["a parameter that there is not", 400, "unknown_parameter", { ...asked, provider: {} }],
    ["max_tokens of a reasoning model", 400, "unsupported_parameter", { ...asked, max_tokens: 1 }],
    ["a temperature of a reasoning model", 400, "unsupported_value", { ...asked, temperature: 0.5 }],
    [
      "an effort of a model that does not reason",
      400,
      null,
      { ...asked, model: "gpt-4.1-mini", reasoning_effort: "low" }
    ],
    ["no messages", 400, "empty_array", { ...asked, messages: [] }],
    [
      "the result of a tool that nobody called",
      400,
      null,
      { ...asked, messages: [...messages, { role: "tool", tool_call_id: "x", content: "" }] }
    ],
    ["JSON mode without the word", 400, null, { ...asked, response_format: { type: "json_object" } }],
    ["a schema that is open", 400, "invalid_json_schema", format(open)],
    ["an optional property", 400, "invalid_json_schema", format({ ...closed, required: [] })],
    ["a root that is no object", 400, "invalid_json_schema", format({ type: "array", items: closed })],
    ["alternatives at the root", 400, "invalid_json_schema", format({ anyOf: [closed] })],
    [
      "a keyword outside the subset",
      400,
      "invalid_json_schema",
      format({ ...closed, properties: { a: { type: "string", minLength: 1 } } })
    ],
    ["oneOf", 400, "invalid_json_schema", format({ ...closed, properties: { a: { oneOf: [{ type: "string" }] } } })],
    [
      "a reference with neighbours",
      400,
      "invalid_json_schema",
      format({ ...closed, properties: { a: { $ref: "#", description: "x" } } })
    ],
    ["a name with a space", 400, "invalid_value", format(closed, { name: "a b" })],
    ["tools for a model that reasons", 400, null, { ...asked, model: "gpt-5.6-luna", tools }],
    [
      "tools for a model that has none here",
      400,
      null,
      { ...asked, model: "gpt-6.1-terra", tools, reasoning_effort: "none" }
    ],
    ["options of a stream without one", 400, null, { ...asked, stream_options: { include_usage: true } }]
  ]
  for (const [name, status, code, body, headers] of table) {
    it(name, () => {
      const refused = post(body, headers)
      assert.deepStrictEqual([refused.status, refused.error.code], [status, code], JSON.stringify(refused))
    })
  }

  it("and takes what is right", () => {
    const right = [
      asked,
      format(closed),
      format(open, { strict: false }),
      { ...asked, tools },
      { ...asked, model: "gpt-5.6-luna", tools, reasoning_effort: "none" },
      { ...asked, model: "gpt-4.1-mini", temperature: 0.5, seed: 1, max_tokens: 5 }
    ]
    for (const body of right) assert.strictEqual(post(body).status, 200, JSON.stringify(body))
  })
})

describe("the simulated OpenRouter", () => {
  const ask = (body: object) => {
    const reply = makeOpenRouterSimulator().handle({
      method: "POST",
      path: "/api/v1/chat/completions",
      headers: { authorization: `Bearer ${OpenRouterSimulator.sandboxKey}` },
      body: JSON.stringify({ messages, ...body })
    })
    assert(reply._tag === "Body", reply._tag)
    return { status: reply.status, body: JSON.parse(reply.body) }
  }
  const wanted = { response_format: { type: "json_schema", json_schema: { name: "a", schema: closed } } }

  it("drops a schema in silence unless providers have to know it", () => {
    assert.strictEqual(ask({ model: "sandbox/plain", ...wanted }).status, 200)
    assert.strictEqual(ask({ model: "sandbox/plain", ...wanted, provider: { require_parameters: true } }).status, 404)
  })

  it("gives errors as a number and a message", () => {
    assert.deepStrictEqual(ask({ model: "none/such" }), {
      status: 400,
      body: { error: { code: 400, message: "none/such is not a valid model ID" } }
    })
  })
})
