import { assert, describe, it } from "@effect/vitest"
import { Credentials } from "@postwright/core/credentials/Credentials"
import {
  CredentialsError,
  CredentialStoreUnavailable,
  ReconnectNeeded
} from "@postwright/core/credentials/CredentialsError"
import { type GenerateRequest } from "@postwright/core/models/LanguageModel"
import * as LanguageModelContract from "@postwright/core/testing/models/LanguageModelContract"
import { suite } from "@postwright/core/testing/vitest"
import * as OpenAiCompatibleLanguageModel from "@postwright/providers/models/openai-compatible/OpenAiCompatibleLanguageModel"
import { type ChatScript } from "@postwright/providers/simulators/openai/ChatScript"
import { serve } from "@postwright/providers/simulators/openai/ChatSimulatorHttp"
import { makeOpenAiSimulator, sandboxKey } from "@postwright/providers/simulators/openai/OpenAiSimulator"
import { DateTime, Duration, Effect, Fiber, Layer, Redacted, Stream } from "effect"
import { TestClock } from "effect/testing"
import { asOwner, keyOf, underTest, type VendorErrors } from "../support.ts"

// As vLLM and Google say it.
const errors: VendorErrors = {
  Overloaded: { status: 503, error: { message: "The model is overloaded", status: "UNAVAILABLE", code: 503 } },
  RateLimited: {
    status: 429,
    error: { message: "Resource has been exhausted", status: "RESOURCE_EXHAUSTED", code: 429 }
  },
  Unauthorized: { status: 401, error: { message: "Unauthorized", type: "UnauthorizedError", code: 401 } },
  OutOfCredit: { status: 402, error: { message: "Payment required", code: 402 } },
  BadResponse: { status: 500, error: { message: "Internal error", status: "INTERNAL", code: 500 } },
  ContextTooLong: {
    status: 400,
    error: { message: "This model's maximum context length is 4096 tokens", type: "BadRequestError", code: 400 }
  },
  RequestRejected: { status: 404, error: { message: "The model does not exist", type: "NotFoundError", code: 404 } }
}

const capabilities = {
  structuredOutput: "native",
  supportsSeed: true,
  supportsTemperature: true,
  supportsTools: true,
  supportsStreaming: true,
  maxContextTokens: 8_000,
  maxOutputTokens: 2_000
} as const

const make =
  (options: Partial<OpenAiCompatibleLanguageModel.Options> = {}) =>
  (origin: string) =>
    OpenAiCompatibleLanguageModel.make({
      id: "local/small",
      vendor: "local",
      baseUrl: `${origin}/v1/`,
      model: "gpt-4.1-mini",
      capabilities,
      ...options
    })

suite(
  "LanguageModel (compatible server with a key)",
  LanguageModelContract.cases(underTest(makeOpenAiSimulator, make(), keyOf("local", sandboxKey), errors), {
    capabilities,
    secret: sandboxKey
  })
)

const plain = { ...capabilities, structuredOutput: "none", supportsStreaming: false, supportsTools: false } as const
suite(
  "LanguageModel (compatible server that can do little)",
  LanguageModelContract.cases(
    underTest(makeOpenAiSimulator, make({ capabilities: plain }), keyOf("local", sandboxKey), errors),
    { capabilities: plain, secret: sandboxKey }
  )
)

const request: GenerateRequest = {
  system: "You write headlines",
  messages: [{ role: "user", content: "A headline about tea, for the regulars of a small shop in a long street" }],
  maxOutputTokens: 200
}

const sandbox = (
  script: ChatScript,
  options: Partial<OpenAiCompatibleLanguageModel.Options> = {},
  credentials: Layer.Layer<Credentials> = keyOf("local", sandboxKey)
) =>
  Effect.gen(function* () {
    const simulator = makeOpenAiSimulator()
    simulator.answerWith(() => script)
    const { origin } = yield* serve(simulator)
    return { simulator, model: yield* make(options)(origin) }
  }).pipe(Effect.provide(credentials))

const failing = (script: ChatScript) =>
  Effect.flatMap(sandbox(script), ({ model }) => Effect.flip(asOwner(model.generate(request))))

const error = (status: number, body: unknown): ChatScript => ({ kind: "error", status, error: body })
const raw = (status: number, contentType: string, body: string, headers: Record<string, string> = {}): ChatScript => ({
  kind: "raw",
  status,
  contentType,
  body,
  headers
})
const json = (status: number, body: unknown, headers?: Record<string, string>) =>
  raw(status, "application/json", JSON.stringify(body), headers)

describe("OpenAiCompatibleLanguageModel", () => {
  const table: ReadonlyArray<readonly [string, ChatScript, string]> = [
    ["401", error(401, { message: "No" }), "Unauthorized"],
    ["402", error(402, { message: "No" }), "OutOfCredit"],
    [
      "403",
      error(403, { message: "Country not supported", code: "unsupported_country_region_territory" }),
      "Unauthorized"
    ],
    ["404", error(404, { message: "No such model" }), "RequestRejected"],
    ["408", error(408, { message: "Timed out" }), "TimedOut"],
    ["409", error(409, { message: "Conflict" }), "RequestRejected"],
    ["413", error(413, { message: "Too large" }), "ContextTooLong"],
    ["422", error(422, { message: "Unprocessable" }), "RequestRejected"],
    ["429 of the rate", error(429, { message: "Slow down", code: "rate_limit_exceeded" }), "RateLimited"],
    ["429 of the quota", error(429, { message: "No credit", code: "insufficient_quota" }), "OutOfCredit"],
    [
      "429 that never fits",
      error(429, { message: "Request too large for gpt-5-mini", code: "rate_limit_exceeded" }),
      "ContextTooLong"
    ],
    ["500", error(500, { message: "Oops", type: "server_error" }), "BadResponse"],
    ["502", error(502, { message: "Bad gateway" }), "Overloaded"],
    ["503", error(503, { message: "Overloaded" }), "Overloaded"],
    ["504", error(504, { message: "Gateway timeout" }), "TimedOut"],
    ["524", raw(524, "text/html", "<html>A timeout occurred</html>"), "TimedOut"],
    ["529", error(529, { message: "Overloaded" }), "Overloaded"],
    ["a redirect", raw(307, "text/plain", "", { location: "http://127.0.0.1:1/v1" }), "BadResponse"],
    ["a policy", error(400, { message: "Blocked", code: "content_policy_violation" }), "Refused"],
    [
      "a prompt against a policy",
      error(400, { message: "Flagged as against our policy", code: "invalid_prompt" }),
      "Refused"
    ],
    ["a filter", { kind: "message", content: "", finishReason: "content_filter" }, "Refused"],
    [
      "llama.cpp's context",
      error(400, { message: "Too big", type: "exceed_context_size_error", n_ctx: 4096 }),
      "ContextTooLong"
    ],
    [
      "Google's key",
      json(400, [
        {
          error: {
            code: 400,
            status: "INVALID_ARGUMENT",
            message: "API key not valid",
            details: [{ reason: "API_KEY_INVALID" }]
          }
        }
      ]),
      "Unauthorized"
    ],
    ["an error as text", json(404, { error: "model 'x' not found, try pulling it first" }), "RequestRejected"],
    [
      "an error without a wrapper",
      json(400, { object: "error", message: "Bad", type: "BadRequestError", code: 400 }),
      "RequestRejected"
    ],
    [
      "what a check of the request found",
      json(422, { detail: [{ loc: ["body", "model"], msg: "field required" }] }),
      "RequestRejected"
    ],
    ["an error that is a page", raw(502, "text/html", "<html>502</html>"), "Overloaded"],
    ["a success that is a page", raw(200, "text/html", "<html>hello</html>"), "BadResponse"],
    ["a success that is no JSON", raw(200, "application/json", "{not json"), "BadResponse"],
    ["a success that is empty", raw(200, "application/json", ""), "BadResponse"],
    ["a success of another shape", json(200, { choices: "none" }), "BadResponse"]
  ]
  for (const [name, script, reason] of table) {
    it.effect(`takes ${name} for ${reason}`, () =>
      Effect.gen(function* () {
        assert.strictEqual<string>((yield* failing(script)).reason._tag, reason)
      })
    )
  }

  it.effect("takes a server that is not there for unreachable, and names the platform's code alone", () =>
    Effect.gen(function* () {
      const { origin } = yield* Effect.scoped(serve(makeOpenAiSimulator()))
      const model = yield* make()(origin)
      const { reason } = yield* Effect.flip(asOwner(model.generate(request)))
      assert.strictEqual(reason._tag, "Unreachable")
      assert.deepStrictEqual(reason._tag === "Unreachable" ? reason.cause : undefined, new Error("ECONNREFUSED"))
    }).pipe(Effect.provide(keyOf("local", sandboxKey)))
  )

  it.effect("reads how long to wait from seconds, milliseconds, a date, and Google's details", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.parse("2027-03-01T09:00:00Z"))
      const google = [
        {
          error: {
            code: 429,
            status: "RESOURCE_EXHAUSTED",
            message: "Quota",
            details: [{ "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: "34.5s" }]
          }
        }
      ]
      const cases: ReadonlyArray<readonly [ChatScript, number | undefined]> = [
        [json(429, {}, { "retry-after": "7" }), 7_000],
        [json(429, {}, { "retry-after": "0.25" }), 250],
        [json(429, {}, { "retry-after": "9", "retry-after-ms": "1500" }), 1_500],
        [json(429, {}, { "retry-after": "Mon, 01 Mar 2027 09:02:00 GMT" }), 120_000],
        [json(429, {}, { "retry-after": "Mon, 01 Mar 2027 08:00:00 GMT" }), 0],
        [json(429, {}, { "retry-after": "soon" }), undefined],
        [json(429, google), 34_500],
        [json(429, {}), undefined]
      ]
      for (const [script, millis] of cases) {
        const { reason } = yield* failing(script)
        const wait = reason._tag === "RateLimited" ? reason.retryAfter : undefined
        assert.strictEqual(wait === undefined ? undefined : Duration.toMillis(wait), millis, JSON.stringify(script))
      }
    })
  )

  it.effect("repeats what the vendor says, but neither the key nor the prompt", () =>
    Effect.gen(function* () {
      const useful = yield* failing(error(400, { message: "Unsupported value: 'seed' must be a whole number" }))
      assert.include(useful.message, "'seed' must be a whole number")
      const leaky = yield* failing(error(400, { message: `Bad key ${sandboxKey}` }))
      assert.include(leaky.message, "[redacted]")
      const short = yield* failing(error(400, { message: `Cannot read {"system":"${request.system}"}` }))
      assert.notInclude(short.message, request.system)
      const echo = yield* failing(
        json(422, {
          detail: [
            { loc: ["body"], msg: "bad", input: request },
            { loc: [], msg: JSON.stringify(request) }
          ]
        })
      )
      assert.notInclude(JSON.stringify(echo) + echo.message, "regulars of a small shop")
      assert.include(echo.message, "repeats the prompt")
    })
  )

  it.effect("asks without a key where there is none, and says so when the server wants one", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* sandbox({ kind: "message" }, {}, Credentials.layerFixed({}))
      const failure = yield* Effect.flip(asOwner(model.generate(request)))
      assert.strictEqual(failure.reason._tag, "Unauthorized")
      assert.include(failure.message, `no key is set for the vendor "local"`)
      assert.isEmpty(simulator.requests())
    })
  )

  it.effect("sends no authorization without a key", () =>
    Effect.gen(function* () {
      const seen: Array<string | undefined> = []
      const { origin } = yield* serve({
        handle: ({ headers }) => {
          seen.push(headers["authorization"])
          const body = JSON.stringify({ choices: [{ message: { content: "ok" }, finish_reason: "stop" }] })
          return { _tag: "Body", status: 200, headers: { "content-type": "application/json" }, body }
        },
        noteCancelled: () => {}
      })
      const model = yield* make()(origin)
      const { usage, warnings } = yield* asOwner(model.generate(request))
      assert.deepStrictEqual([seen, usage.inputTokens, warnings.length], [[undefined], 0, 1])
    }).pipe(Effect.provide(Credentials.layerFixed({})))
  )

  it.effect("refuses a key that no header can carry, without showing it", () =>
    Effect.gen(function* () {
      const { model } = yield* sandbox({ kind: "message" }, {}, keyOf("local", "sk-schlüssel\nzwei"))
      const failure = yield* Effect.flip(asOwner(model.generate(request)))
      assert.strictEqual(failure.reason._tag, "Unauthorized")
      assert.notInclude(failure.message, "schlüssel")
    })
  )

  it.effect("renews a key that has run out before it asks", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.parse("2027-03-01T09:00:00Z"))
      const credentials = Layer.succeed(
        Credentials,
        Credentials.of({
          resolve: () =>
            Effect.succeed({
              accessToken: Redacted.make("run-out"),
              expiresAt: DateTime.makeUnsafe("2027-03-01T09:00:10Z"),
              refresh: Effect.succeed({ accessToken: Redacted.make(sandboxKey) })
            })
        })
      )
      const { model } = yield* sandbox({ kind: "message", content: "ok" }, {}, credentials)
      assert.strictEqual((yield* asOwner(model.generate(request))).text, "ok")
    })
  )

  it.effect("tells a connection that has to be made anew from a store of keys that is away", () =>
    Effect.gen(function* () {
      const account = { vendor: "local", account: "default" }
      const failures = [
        [new ReconnectNeeded({ ...account, detail: "it was revoked" }), "Unauthorized", false],
        [new CredentialStoreUnavailable({ operation: "get", cause: new Error("away") }), "Unreachable", true]
      ] as const
      for (const [reason, expected, isRetryable] of failures) {
        const resolve = () => Effect.fail(new CredentialsError({ reason }))
        const { model } = yield* sandbox(
          { kind: "message" },
          {},
          Layer.succeed(Credentials, Credentials.of({ resolve }))
        )
        const failure = yield* Effect.flip(asOwner(model.generate(request)))
        assert.deepStrictEqual([failure.reason._tag, failure.isRetryable], [expected, isRetryable])
      }
    })
  )

  it.effect("gives a call up after the time that was set", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* sandbox({ kind: "silence" }, { timeout: Duration.seconds(30) })
      const stream = model.stream
      assert.isDefined(stream)
      for (const call of [model.generate(request), Stream.runDrain(stream(request))]) {
        const before = simulator.requests().length
        const fiber = yield* Effect.forkChild(Effect.flip(asOwner(call)))
        while (simulator.requests().length === before) yield* Effect.promise(() => new Promise(setImmediate))
        yield* TestClock.adjust("30 seconds")
        const { reason } = yield* Fiber.join(fiber)
        assert.strictEqual(reason._tag, "TimedOut")
        assert.deepStrictEqual(reason._tag === "TimedOut" ? reason.after : undefined, Duration.seconds(30))
      }
    })
  )

  it.effect("fails a stream that ends without saying that the answer is whole", () =>
    Effect.gen(function* () {
      const event = { choices: [{ delta: { content: "The first half" }, finish_reason: null }] }
      const { model } = yield* sandbox(raw(200, "text/event-stream", `data: ${JSON.stringify(event)}\n\n`))
      assert.isDefined(model.stream)
      const { reason } = yield* Effect.flip(asOwner(Stream.runDrain(model.stream(request))))
      assert.strictEqual(reason._tag, "BadResponse")
    })
  )

  it.effect("reads the number that an error within a stream gives for its status", () =>
    Effect.gen(function* () {
      for (const [code, expected] of [
        [503, "Overloaded"],
        ["429", "RateLimited"],
        [undefined, "BadResponse"]
      ] as const) {
        const { model } = yield* sandbox({ kind: "error", status: 200, error: { code, message: "No" }, after: "Half" })
        assert.isDefined(model.stream)
        const { reason } = yield* Effect.flip(asOwner(Stream.runDrain(model.stream(request))))
        assert.strictEqual<string>(reason._tag, expected)
      }
    })
  )

  it.effect("uses the mode for JSON where the server knows no schemas, but not for a list, which it cannot give", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* sandbox(
        { kind: "message", content: '{"tea":null}' },
        { capabilities: { ...capabilities, structuredOutput: "json" } }
      )
      const object = { type: "object", properties: { tea: { type: "string" } } }
      const ask = (jsonSchema: Record<string, unknown>) =>
        asOwner(model.generate({ ...request, system: "Answer in JSON", answer: { name: "a", jsonSchema } }))
      assert.deepStrictEqual((yield* ask(object)).value, {})
      yield* ask({ type: "array", items: object })
      assert.deepStrictEqual(
        simulator.requests().map(({ body }) => body["response_format"]),
        [{ type: "json_object" }, undefined]
      )
    })
  )

  it.effect("counts reasoning that only the total holds, as Google does", () =>
    Effect.gen(function* () {
      const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 170 }
      const { model } = yield* sandbox(
        json(200, { choices: [{ message: { content: "ok" }, finish_reason: "stop" }], usage })
      )
      const counted = (yield* asOwner(model.generate(request))).usage
      assert.deepStrictEqual([counted.outputTokens, counted.reasoningTokens], [70, 50])
    })
  )

  it.effect("takes calls of tools as they come: without ids, with no arguments, with text that is no JSON", () =>
    Effect.gen(function* () {
      const call = (name: string, given: unknown, id?: string) => ({
        type: "function",
        id,
        function: { name, arguments: given }
      })
      const tool_calls = [call("a", ""), call("b", "{oops", "x"), call("c", { place: "Zürich" }, "")]
      const body = { choices: [{ message: { content: null, tool_calls }, finish_reason: "stop" }] }
      const { model } = yield* sandbox(json(200, body))
      const { finishReason, toolCalls } = yield* asOwner(model.generate(request))
      assert.strictEqual(finishReason, "tool-calls")
      assert.deepStrictEqual(toolCalls, [
        { id: "call_1", name: "a", arguments: {} },
        { id: "x", name: "b", arguments: "{oops" },
        { id: "call_3", name: "c", arguments: { place: "Zürich" } }
      ])
    })
  )

  it.effect("reads content that comes in parts", () =>
    Effect.gen(function* () {
      const content = [
        { type: "thinking", thinking: [] },
        { type: "text", text: "Tea " },
        { type: "text", text: "time" }
      ]
      const { model } = yield* sandbox(json(200, { choices: [{ message: { content }, finish_reason: "stop" }] }))
      assert.strictEqual((yield* asOwner(model.generate(request))).text, "Tea time")
    })
  )

  it.effect("adds the fields and headers that the server wants", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* sandbox(
        { kind: "message", content: "ok" },
        { extraBody: { top_p: 0.5 }, headers: { "X-Tenant": "larkfield" }, limitParameter: "max_completion_tokens" }
      )
      yield* asOwner(model.generate(request))
      const seen = simulator.requests()[0]
      assert.deepStrictEqual(
        [seen?.body["top_p"], seen?.headers["x-tenant"], seen?.body["max_completion_tokens"]],
        [0.5, "larkfield", 200]
      )
    })
  )

  it.effect("refuses an address that is none, and one with a password in it", () =>
    Effect.gen(function* () {
      for (const baseUrl of ["ftp://127.0.0.1/v1", "127.0.0.1", "http://user:secret@127.0.0.1/v1"]) {
        const failure = yield* Effect.flip(make({ baseUrl })(""))
        assert.strictEqual(failure._tag === "ModelError" ? failure.reason._tag : failure._tag, "RequestRejected")
        assert.notInclude(failure.message, "secret")
      }
    }).pipe(Effect.provide(Credentials.layerFixed({})))
  )
})
