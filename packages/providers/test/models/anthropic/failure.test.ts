import { Credentials } from "@postwright/core/credentials/Credentials"
import { checkHidden } from "@postwright/core/testing/credentials/Secrecy"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import * as AnthropicLanguageModel from "@postwright/providers/models/anthropic/AnthropicLanguageModel"
import { AnthropicSimulator } from "@postwright/providers/simulators/anthropic/AnthropicSimulator"
import { type Fault } from "@postwright/providers/simulators/anthropic/AnthropicSimulatorState"
import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect, Fiber, Layer, Redacted, Stream } from "effect"
import { TestClock } from "effect/testing"
import { failureAfter, makeModel, question, run, secret, served } from "./support.ts"

const status = (code: number, more: Partial<Extract<Fault, { kind: "status" }>> = {}): Fault => ({
  kind: "status",
  status: code,
  ...more
})

const creditMessage = "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing."

const limitMessage = "You have reached your specified API usage limits. You will regain access on 2026-12-01."

// All but the end of https://platform.claude.com/docs/en/build-with-claude/streaming#basic-streaming-request
const endless = [
  { type: "message_start", message: { model: "claude-haiku-4-5", usage: { input_tokens: 25, output_tokens: 1 } } },
  { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
  { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "Hello" } },
  { type: "content_block_stop", index: 0 },
  { type: "message_delta", delta: { stop_reason: "end_turn", stop_sequence: null }, usage: { output_tokens: 15 } }
]
  .map((data) => `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`)
  .join("")

const misshapen = `event: message_delta\ndata: {"type":"message_delta","delta":{"stop_reason":7},"usage":{}}\n\n`

const event = (type: string): Fault => ({ kind: "error-event", type, after: "The first half" })

describe("failures of Anthropic", () => {
  // https://platform.claude.com/docs/en/api/errors
  it.effect.each<readonly [string, Fault, string]>([
    ["400", status(400, { message: "max_tokens: bad" }), "RequestRejected"],
    ["400 for a long prompt", status(400, { message: "prompt is too long: 9 tokens > 8 maximum" }), "ContextTooLong"],
    [
      "400 for prompt and answer",
      status(400, { message: "input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000" }),
      "ContextTooLong"
    ],
    ["400 without credit", status(400, { message: creditMessage }), "OutOfCredit"],
    ["400 at a limit of one's own", status(400, { message: limitMessage }), "OutOfCredit"],
    ["401", status(401), "Unauthorized"],
    ["402", status(402), "OutOfCredit"],
    ["403", status(403), "Unauthorized"],
    ["404", status(404, { message: "model: claude-none" }), "RequestRejected"],
    ["409", status(409), "RequestRejected"],
    ["413", status(413), "ContextTooLong"],
    ["422", status(422), "RequestRejected"],
    ["429", status(429), "RateLimited"],
    ["429 at the limit of the tier", status(429, { errorCode: "enforced_spend_limit_reached" }), "OutOfCredit"],
    ["500", status(500), "BadResponse"],
    ["502 of a gateway", status(502, { body: "<html>Bad gateway</html>" }), "Overloaded"],
    ["503", status(503), "Overloaded"],
    ["504", status(504), "TimedOut"],
    ["529", status(529), "Overloaded"],
    ["a page in place of an answer", status(200, { body: "<html>Hello</html>" }), "BadResponse"],
    ["an empty answer", status(200, { body: "" }), "BadResponse"],
    ["an answer without its last event", status(200, { body: endless }), "BadResponse"],
    ["an event of another shape", status(200, { body: `${endless}${misshapen}` }), "BadResponse"],
    ["an event that is no JSON", status(200, { body: `${endless}event: message_stop\ndata: {\n\n` }), "BadResponse"],
    ["an answer that breaks off", { kind: "break-off", text: "The first half" }, "BadResponse"],
    ["a connection that breaks", { kind: "reset" }, "Unreachable"],
    ["overloaded_error in a stream", event("overloaded_error"), "Overloaded"],
    ["rate_limit_error in a stream", event("rate_limit_error"), "RateLimited"],
    ["api_error in a stream", event("api_error"), "BadResponse"],
    ["timeout_error in a stream", event("timeout_error"), "TimedOut"],
    ["billing_error in a stream", event("billing_error"), "OutOfCredit"],
    ["authentication_error in a stream", event("authentication_error"), "Unauthorized"],
    ["invalid_request_error in a stream", event("invalid_request_error"), "RequestRejected"],
    ["an unknown error in a stream", event("new_error"), "BadResponse"]
  ])("takes %s for what it is", ([, fault, tag]) =>
    Effect.gen(function* () {
      const { reason } = yield* failureAfter(fault)
      assert.strictEqual(reason._tag, tag)
    })
  )

  it.effect.each([
    ["seconds", { "retry-after": "7" }, 7_000],
    ["a part of a second", { "retry-after": "0.25" }, 250],
    ["milliseconds, which win", { "retry-after-ms": "1500", "retry-after": "9" }, 1_500],
    // The clock of tests begins at 1970-01-01T00:00:00Z.
    ["a date", { "retry-after": "Thu, 01 Jan 1970 00:01:30 GMT" }, 90_000],
    ["a date that is over", { "retry-after": "Wed, 31 Dec 1969 23:59:00 GMT" }, 0],
    ["nonsense", { "retry-after": "soon" }, undefined],
    ["nothing", {}, undefined]
  ] as const)("waits as %s say", ([, headers, millis]) =>
    Effect.gen(function* () {
      for (const code of [429, 529]) {
        const { reason } = yield* failureAfter(status(code, { headers }))
        const wait = reason._tag === "RateLimited" || reason._tag === "Overloaded" ? reason.retryAfter : undefined
        assert.strictEqual(wait === undefined ? undefined : Duration.toMillis(wait), millis)
      }
    })
  )

  it.effect("says how long a context is, and what was wrong with a request", () =>
    Effect.gen(function* () {
      const long = yield* failureAfter(status(400, { message: "prompt is too long: 1000001 tokens > 1000000 maximum" }))
      assert.strictEqual(long.reason._tag === "ContextTooLong" ? long.reason.maxContextTokens : 0, 1_000_000)
      const wrong = yield* failureAfter(status(400, { message: "tools.0.name: too long." }))
      assert.include(wrong.message, "rejected the request: tools.0.name: too long. Check")
    })
  )

  it.effect.each<readonly [string, string]>([
    ["the key", `bad header ${secret}`],
    ["the prompt", 'messages.0.content: "A headline about tea" is not allowed'],
    ["the system prompt", "system: You write headlines"]
  ])("does not repeat %s when the vendor does", ([, message]) =>
    Effect.gen(function* () {
      for (const fault of [status(400, { message }), status(500, { message }), status(500, { body: message })]) {
        const error = yield* failureAfter(fault)
        checkHidden(error, [Redacted.make(secret), Redacted.make("headline")], "the failure")
      }
    })
  )

  it.effect("shows no key that cannot be sent", () =>
    Effect.gen(function* () {
      const model = yield* makeModel()
      const error = yield* Effect.flip(model.generate(question))
      assert.strictEqual(error.reason._tag, "Unauthorized")
      checkHidden(error, [Redacted.make("sk-ant-with")], "the failure")
    }).pipe(
      Effect.provide(Layer.merge(served(), Credentials.layerFixed({ anthropic: Redacted.make("sk-ant-with\nline") }))),
      Effect.provideService(CurrentActor, localOwner)
    )
  )

  it.effect("fails with Unreachable where nobody listens", () =>
    Effect.gen(function* () {
      const model = yield* AnthropicLanguageModel.make(
        { model: "claude-opus-5-5" },
        // The discard port of this machine.
        { baseUrl: "http://127.0.0.1:9" }
      )
      const { reason } = yield* Effect.flip(model.generate(question))
      assert.strictEqual(reason._tag, "Unreachable")
    }).pipe(
      Effect.provide(Credentials.layerFixed({ anthropic: Redacted.make(secret) })),
      Effect.provideService(CurrentActor, localOwner)
    )
  )

  it.effect("fails with Unauthorized, and says why, without a key", () =>
    Effect.gen(function* () {
      const model = yield* makeModel()
      const error = yield* Effect.flip(model.generate(question))
      assert.strictEqual(error.reason._tag, "Unauthorized")
      assert.include(error.message, 'no key is set for the vendor "anthropic"')
      assert.lengthOf((yield* (yield* AnthropicSimulator).state).requests, 0)
    }).pipe(
      Effect.provide(Layer.merge(served(), Credentials.layerFixed({}))),
      Effect.provideService(CurrentActor, localOwner)
    )
  )

  it.effect("gives up after the time that was set", () =>
    run(
      Effect.gen(function* () {
        const simulator = yield* AnthropicSimulator
        yield* simulator.inject({ kind: "hang" })
        const model = yield* makeModel({}, { timeout: Duration.seconds(30) })
        const asking = yield* Effect.forkChild(Effect.flip(model.generate(question)))
        while ((yield* simulator.state).requests.length === 0) yield* Effect.promise(() => new Promise(setImmediate))
        yield* TestClock.adjust("30 seconds")
        const { reason } = yield* Fiber.join(asking)
        assert.strictEqual(reason._tag, "TimedOut")
        while ((yield* simulator.state).cancelled === 0) yield* Effect.promise(() => new Promise(setImmediate))
      })
    )
  )

  it.effect("takes no notice of kinds of events that it does not know", () =>
    run(
      Effect.gen(function* () {
        const end =
          'event: new_kind\ndata: {"type":"new_kind"}\n\nevent: message_stop\ndata: {"type":"message_stop"}\n\n'
        yield* (yield* AnthropicSimulator).inject(status(200, { body: `${endless}${end}` }))
        const { text, usage } = yield* (yield* makeModel()).generate(question)
        assert.deepStrictEqual([text, usage.inputTokens, usage.outputTokens], ["Hello", 25, 15])
      })
    )
  )

  it.effect("says what an answer cost that broke off", () =>
    run(
      Effect.gen(function* () {
        yield* (yield* AnthropicSimulator).inject({ kind: "break-off", text: "The first half" })
        const model = yield* makeModel()
        const pieces: Array<string> = []
        const { reason } = yield* Effect.flip(
          Stream.runForEach(model.stream?.(question) ?? Stream.empty, (part) =>
            Effect.sync(() => (part._tag === "Delta" ? pieces.push(part.text) : 0))
          )
        )
        assert.strictEqual(pieces.join(""), "The first half")
        assert.strictEqual(reason._tag === "BadResponse" ? reason.usage?.inputTokens : 0, 10)
      })
    )
  )

  it.effect.each([
    "http://api.example.com",
    "https://user:password@api.example.com",
    "https://api.example.com/?key=1",
    "file:///etc/hosts",
    "nonsense"
  ])("does not send a key to %s", (baseUrl) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(AnthropicLanguageModel.make({ model: "m" }, { baseUrl }))
      assert.strictEqual(error._tag === "ModelError" ? error.reason._tag : "", "RequestRejected")
    }).pipe(Effect.provide(Credentials.layerFixed({})))
  )
})
