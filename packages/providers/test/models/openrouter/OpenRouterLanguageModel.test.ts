import { assert, describe, it } from "@effect/vitest"
import { Credentials } from "@postwright/core/credentials/Credentials"
import { type GenerateRequest } from "@postwright/core/models/LanguageModel"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import { ModelId } from "@postwright/core/models/ModelChoice"
import * as LanguageModelContract from "@postwright/core/testing/models/LanguageModelContract"
import { suite } from "@postwright/core/testing/vitest"
import { fetchCatalogue, perMillion } from "@postwright/providers/models/openrouter/OpenRouterCatalogue"
import * as OpenRouterLanguageModel from "@postwright/providers/models/openrouter/OpenRouterLanguageModel"
import { serve } from "@postwright/providers/simulators/openai/ChatSimulatorHttp"
import {
  makeOpenRouterSimulator,
  type OpenRouterSimulatorOptions,
  sandboxKey
} from "@postwright/providers/simulators/openrouter/OpenRouterSimulator"
import { Effect, Layer, Stream } from "effect"
import { asOwner, keyOf, underTest, type VendorErrors } from "../support.ts"

const error = (code: number, message: string, error_type?: string) => ({
  status: code,
  error: { code, message, ...(error_type === undefined ? {} : { metadata: { error_type, provider_name: "Sandbox" } }) }
})

const errors: VendorErrors = {
  Overloaded: error(529, "Provider returned error", "provider_overloaded"),
  RateLimited: error(429, "Rate limit exceeded: free-models-per-min", "rate_limit_exceeded"),
  Unauthorized: error(401, "User not found."),
  OutOfCredit: error(402, "Insufficient credits. Add more using https://openrouter.ai/settings/credits"),
  BadResponse: error(500, "Internal Server Error", "server"),
  ContextTooLong: error(400, "This endpoint's maximum context length is 8192 tokens", "context_length_exceeded"),
  RequestRejected: error(400, "sandbox/none is not a valid model ID")
}

const make = (model: string | OpenRouterLanguageModel.ModelOptions) => (origin: string) =>
  Effect.gen(function* () {
    const options = { baseUrl: `${origin}/api/v1`, siteUrl: "https://example.com", appTitle: "Larkfield" }
    const catalogue = yield* fetchCatalogue(options.baseUrl)
    return yield* OpenRouterLanguageModel.make(
      model,
      options,
      catalogue.get(typeof model === "string" ? model : model.model)
    )
  })

suite(
  "LanguageModel (openrouter, a model that can do everything)",
  LanguageModelContract.cases(
    underTest(makeOpenRouterSimulator, make("sandbox/large"), keyOf("openrouter", sandboxKey), errors),
    {
      capabilities: {
        structuredOutput: "native",
        supportsSeed: true,
        supportsTemperature: true,
        supportsTools: true,
        supportsStreaming: true,
        maxContextTokens: 200_000,
        maxOutputTokens: 16_000
      },
      secret: sandboxKey
    }
  )
)

suite(
  "LanguageModel (openrouter, a model that can do little)",
  LanguageModelContract.cases(
    underTest(makeOpenRouterSimulator, make("sandbox/plain"), keyOf("openrouter", sandboxKey), errors),
    {
      capabilities: {
        structuredOutput: "none",
        supportsSeed: false,
        supportsTemperature: true,
        supportsTools: false,
        supportsStreaming: true,
        maxContextTokens: 8_192,
        maxOutputTokens: 8_192
      },
      secret: sandboxKey
    }
  )
)

const request: GenerateRequest = {
  system: "You write headlines",
  messages: [{ role: "user", content: "A headline about tea" }],
  maxOutputTokens: 200
}
const answer = {
  name: "headline",
  jsonSchema: { type: "object", properties: { headline: { type: "string" } }, required: ["headline"] }
}

const sandbox = (model: string | OpenRouterLanguageModel.ModelOptions, options?: OpenRouterSimulatorOptions) =>
  Effect.gen(function* () {
    const simulator = makeOpenRouterSimulator(options)
    const { origin } = yield* serve(simulator)
    return { simulator, model: yield* make(model)(origin) }
  }).pipe(Effect.provide(keyOf("openrouter", sandboxKey)))

const registered = (options: OpenRouterLanguageModel.Options, simulatorOptions?: OpenRouterSimulatorOptions) =>
  Effect.gen(function* () {
    const simulator = makeOpenRouterSimulator(simulatorOptions)
    const { origin } = yield* serve(simulator)
    const layer = OpenRouterLanguageModel.layer({ ...options, baseUrl: `${origin}/api/v1` })
    const context = yield* Layer.build(
      layer.pipe(Layer.provideMerge(LanguageModels.layer), Layer.provide(keyOf("openrouter", sandboxKey)))
    )
    return { simulator, registry: yield* LanguageModels.pipe(Effect.provide(context)) }
  })

describe("OpenRouterLanguageModel", () => {
  it.effect("names the app by both headers of its title, and the site", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* sandbox("sandbox/large")
      yield* model.generate(request)
      const headers = simulator.requests()[0]?.headers ?? {}
      assert.deepStrictEqual(
        [headers["http-referer"], headers["x-title"], headers["x-openrouter-title"]],
        ["https://example.com", "Larkfield", "Larkfield"]
      )
    }).pipe(asOwner)
  )

  it.effect("requires providers that know the schema, and only where one is wanted", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* sandbox("sandbox/large")
      yield* model.generate(request)
      yield* model.generate({ ...request, answer })
      assert.deepStrictEqual(
        simulator.requests().map(({ body }) => body["provider"]),
        [undefined, { require_parameters: true }]
      )
    }).pipe(asOwner)
  )

  it.effect("marks a shared prefix for the caches that want a mark", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* sandbox("sandbox/large")
      yield* model.generate({ ...request, isPrefixShared: true })
      assert.include(JSON.stringify(simulator.requests()[0]?.body["messages"]), `"cache_control":{"type":"ephemeral"}`)
    }).pipe(asOwner)
  )

  it.effect("gives the cost that OpenRouter charged, rounded up to a millionth of a dollar", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* sandbox("sandbox/large")
      // 900 * 0.000003 + 100 * 0.0000003 + 7 * 0.000015 = 0.002835; one cached token more is 0.0028323.
      for (const [cachedTokens, cost] of [
        [100, 2_835],
        [101, 2_833]
      ] as const) {
        simulator.answerWith(() => ({
          kind: "message",
          content: "ok",
          usage: { inputTokens: 1_000, cachedTokens, outputTokens: 7 }
        }))
        assert.strictEqual((yield* model.generate(request)).usage.costMicroUsd, cost)
      }
    }).pipe(asOwner)
  )

  it.effect("adds what the model's maker charges to the fee, with a key of one's own there", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* sandbox("sandbox/large")
      const usage = {
        prompt_tokens: 10,
        completion_tokens: 5,
        cost: 0.000001,
        is_byok: true,
        cost_details: { upstream_inference_cost: 0.00002 }
      }
      simulator.answerWith(() => ({
        kind: "raw",
        status: 200,
        contentType: "application/json",
        body: JSON.stringify({ choices: [{ message: { content: "ok" }, finish_reason: "stop" }], usage })
      }))
      assert.strictEqual((yield* model.generate(request)).usage.costMicroUsd, 21)
    }).pipe(asOwner)
  )

  it.effect("lets a fallback answer when the model is down, and says which one did", () =>
    Effect.gen(function* () {
      const models = ["sandbox/large", "sandbox/second"].map((id, index) => ({
        id,
        contextLength: 100_000,
        maxCompletionTokens: 1_000,
        pricing: { prompt: "0", completion: "0" },
        supportedParameters: ["max_tokens"],
        isDown: index === 0
      }))
      const { model } = yield* sandbox({ model: "sandbox/large", fallbacks: ["sandbox/second"] }, { models })
      assert.strictEqual((yield* model.generate(request)).model, "sandbox/second")
    }).pipe(asOwner)
  )

  it.effect("finds errors within answers of status 200", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* sandbox("sandbox/large")
      const choice = (error: unknown, finish_reason: string) => ({
        choices: [{ error, finish_reason, message: { content: "The first half" } }]
      })
      const bodies: ReadonlyArray<readonly [unknown, string]> = [
        [{ error: { code: 503, message: "No provider" } }, "Overloaded"],
        [{ error: { code: 402, message: "Insufficient credits" } }, "OutOfCredit"],
        [choice({ code: 429, message: "Provider returned error" }, "error"), "RateLimited"],
        [choice({ code: 403, message: "Flagged", metadata: { reasons: ["violence"] } }, "error"), "Refused"],
        [choice(undefined, "error"), "BadResponse"],
        [choice(undefined, "content_filter"), "Refused"],
        [{ choices: [] }, "BadResponse"],
        [[], "BadResponse"]
      ]
      for (const [body, reason] of bodies) {
        simulator.answerWith(() => ({
          kind: "raw",
          status: 200,
          contentType: "application/json",
          body: JSON.stringify(body)
        }))
        const failure = yield* Effect.flip(model.generate(request))
        assert.strictEqual<string>(failure.reason._tag, reason, JSON.stringify(body))
      }
    }).pipe(asOwner)
  )

  it.effect("takes a flagged input for a refusal, and a forbidden model for no access", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* sandbox("sandbox/large")
      const metadata = { reasons: ["violence"], flagged_input: "A headline about tea", provider_name: "Sandbox" }
      simulator.answerWith(() => ({ kind: "error", status: 403, error: { code: 403, message: "Flagged", metadata } }))
      const flagged = yield* Effect.flip(model.generate(request))
      assert.strictEqual(flagged.reason._tag, "Refused")
      assert.notInclude(flagged.message, "tea")
      simulator.answerWith(() => ({ kind: "error", status: 403, error: { code: 403, message: "Key limit exceeded" } }))
      assert.strictEqual((yield* Effect.flip(model.generate(request))).reason._tag, "Unauthorized")
    }).pipe(asOwner)
  )

  it.effect("ends a stream with the error in it, also where only the finish says so", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* sandbox("sandbox/large")
      const chunks = [
        { choices: [{ delta: { content: "The first half" }, finish_reason: null }] },
        { choices: [{ delta: { content: "" }, finish_reason: "error" }] }
      ]
      simulator.answerWith(() => ({
        kind: "raw",
        status: 200,
        contentType: "text/event-stream",
        body: `: OPENROUTER PROCESSING\n\n${chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join("")}data: [DONE]\n\n`
      }))
      assert.isDefined(model.stream)
      const failure = yield* Effect.flip(Stream.runDrain(model.stream(request)))
      assert.strictEqual(failure.reason._tag, "BadResponse")
    }).pipe(asOwner)
  )

  it.effect("registers the router where no model is named, without a price that it cannot know", () =>
    Effect.gen(function* () {
      const { registry, simulator } = yield* registered({})
      const [auto, ...others] = yield* registry.list
      assert.deepStrictEqual([String(auto?.id), others.length, auto?.pricing], ["openrouter/auto", 0, undefined])
      assert.strictEqual(auto?.capabilities.structuredOutput, "native")
      assert.strictEqual(simulator.modelLists(), 1)
    })
  )

  it.effect("asks once for limits and prices of all its models", () =>
    Effect.gen(function* () {
      const { registry, simulator } = yield* registered({ models: ["sandbox/large", "sandbox/plain"] })
      const large = yield* registry.get(ModelId.make("openrouter/sandbox/large"))
      const plain = yield* registry.get(ModelId.make("openrouter/sandbox/plain"))
      assert.deepInclude(large.pricing, {
        inputMicroUsdPerMillion: 3_000_000,
        cachedInputMicroUsdPerMillion: 300_000,
        cacheWriteMicroUsdPerMillion: 3_750_000,
        outputMicroUsdPerMillion: 15_000_000
      })
      assert.strictEqual(plain.pricing?.microUsdPerCall, 500)
      assert.strictEqual(simulator.modelLists(), 1)
    })
  )

  it.effect("works without the list of models, with little assumed and what the caller says", () =>
    Effect.gen(function* () {
      const { registry } = yield* registered(
        { models: [{ model: "sandbox/large", capabilities: { structuredOutput: "native" } }] },
        { hasModelList: false }
      )
      const model = yield* registry.get(ModelId.make("openrouter/sandbox/large"))
      assert.deepStrictEqual(
        [model.capabilities.structuredOutput, model.capabilities.supportsTools, model.pricing],
        ["native", false, undefined]
      )
      yield* asOwner(model.generate(request))
    })
  )

  it.effect("does not ask for the list where it is told not to", () =>
    Effect.gen(function* () {
      const { simulator } = yield* registered({ hasCatalogue: false })
      assert.strictEqual(simulator.modelLists(), 0)
    })
  )

  it.effect("refuses two models of one id", () =>
    Effect.gen(function* () {
      const failure = yield* Effect.flip(
        registered({ models: ["sandbox/large", "sandbox/large"], hasCatalogue: false })
      )
      assert.strictEqual(failure._tag, "ModelError")
    })
  )

  it.effect("says that no key is set", () =>
    Effect.gen(function* () {
      const { origin } = yield* serve(makeOpenRouterSimulator())
      const model = yield* make("sandbox/large")(origin)
      const failure = yield* Effect.flip(asOwner(model.generate(request)))
      assert.include(failure.message, `no key is set for the vendor "openrouter"`)
    }).pipe(Effect.provide(Credentials.layerFixed({})))
  )

  it("reads prices of decimal text exactly, and takes changing ones for unknown", () => {
    assert.deepStrictEqual(
      ["0.00000025", "0.0000011", "0.000000000001", "0", "-1", "", "free", undefined].map(perMillion),
      [250_000, 1_100_000, 1, 0, undefined, undefined, undefined, undefined]
    )
  })
})
