import { assert, describe, it } from "@effect/vitest"
import { CredentialKey, StoredCredential } from "@postwright/core/credentials/Credential"
import { Credentials, defaultAccount } from "@postwright/core/credentials/Credentials"
import { CredentialStore } from "@postwright/core/credentials/CredentialStore"
import { type GenerateRequest } from "@postwright/core/models/LanguageModel"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import { costMicroUsd, ModelUsage } from "@postwright/core/models/ModelUsage"
import { ModelId } from "@postwright/core/models/ModelChoice"
import { Actor, CurrentActor, MemberId, OrganizationId } from "@postwright/core/tenancy/Actor"
import * as LanguageModelContract from "@postwright/core/testing/models/LanguageModelContract"
import { suite } from "@postwright/core/testing/vitest"
import * as OpenAiLanguageModel from "@postwright/providers/models/openai/OpenAiLanguageModel"
import { knownModels, modelOf } from "@postwright/providers/models/openai/OpenAiModels"
import { serve } from "@postwright/providers/simulators/openai/ChatSimulatorHttp"
import { makeOpenAiSimulator, sandboxKey } from "@postwright/providers/simulators/openai/OpenAiSimulator"
import { Config, ConfigProvider, Effect, Layer, Redacted } from "effect"
import { asOwner, connected, keyOf, underTest, type VendorErrors } from "../support.ts"

const errors: VendorErrors = {
  Overloaded: {
    status: 503,
    error: { message: "That model is currently overloaded", type: "server_error", code: "server_is_overloaded" }
  },
  RateLimited: {
    status: 429,
    error: { message: "Rate limit reached for requests", type: "requests", param: null, code: "rate_limit_exceeded" }
  },
  Unauthorized: {
    status: 401,
    error: { message: "Incorrect API key provided", type: "invalid_request_error", code: "invalid_api_key" }
  },
  OutOfCredit: {
    status: 429,
    error: { message: "You exceeded your current quota", type: "insufficient_quota", code: "insufficient_quota" }
  },
  BadResponse: {
    status: 500,
    error: { message: "The server had an error while processing your request", type: "server_error", code: null }
  },
  ContextTooLong: {
    status: 400,
    error: {
      message: "This model's maximum context length is 128000 tokens",
      type: "invalid_request_error",
      param: "messages",
      code: "context_length_exceeded"
    }
  },
  RequestRejected: {
    status: 404,
    error: { message: "The model does not exist", type: "invalid_request_error", code: "model_not_found" }
  }
}

const models = ["gpt-4.1-mini", "gpt-5-mini", "gpt-6.1-terra"]
const make = (model: string | OpenAiLanguageModel.ModelOptions) => (origin: string) =>
  OpenAiLanguageModel.make(model, { baseUrl: `${origin}/v1` })

for (const model of models) {
  suite(
    `LanguageModel (openai, ${model})`,
    LanguageModelContract.cases(underTest(makeOpenAiSimulator, make(model), keyOf("openai", sandboxKey), errors), {
      capabilities: modelOf(model).capabilities,
      secret: sandboxKey
    })
  )
}

const request: GenerateRequest = {
  system: "You write headlines",
  messages: [{ role: "user", content: "A headline about tea" }],
  maxOutputTokens: 200
}
const tools = [{ name: "weather", description: "The weather", jsonSchema: { type: "object", properties: {} } }]

const sandbox = (model: string | OpenAiLanguageModel.ModelOptions) =>
  Effect.gen(function* () {
    const simulator = makeOpenAiSimulator()
    return { simulator, model: yield* connected(simulator, make(model), keyOf("openai", sandboxKey)) }
  })

describe("OpenAiLanguageModel", () => {
  it.effect("limits the answer by the parameter that reasoning models take", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* sandbox("gpt-5-mini")
      yield* model.generate(request)
      const body = simulator.requests()[0]?.body
      assert.strictEqual(body?.["max_completion_tokens"], 200)
      assert.isUndefined(body?.["max_tokens"])
    }).pipe(asOwner)
  )

  it.effect("asks for the same cache for the same beginning, and for none otherwise", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* sandbox("gpt-5-mini")
      const ask = (more: Partial<GenerateRequest>) => model.generate({ ...request, ...more })
      yield* ask({})
      yield* ask({ isPrefixShared: true })
      yield* ask({ isPrefixShared: true, messages: [{ role: "user", content: "Another one" }] })
      yield* ask({ isPrefixShared: true, system: "You write poems" })
      const [none, first, second, other] = simulator.requests().map(({ body }) => body["prompt_cache_key"])
      assert.isUndefined(none)
      assert.match(String(first), /^[0-9a-f]{32}$/)
      assert.strictEqual(second, first)
      assert.notStrictEqual(other, first)
    }).pipe(asOwner)
  )

  it.effect("lets models that cannot reason with tools answer without reasoning, and says so", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* sandbox({ model: "gpt-5.6-luna", reasoningEffort: "high" })
      assert.isEmpty((yield* model.generate(request)).warnings)
      assert.lengthOf((yield* model.generate({ ...request, tools })).warnings, 1)
      assert.deepStrictEqual(
        simulator.requests().map(({ body }) => body["reasoning_effort"]),
        ["high", "none"]
      )
    }).pipe(asOwner)
  )

  it.effect("says of a model that Chat Completions gives no tools why it was not asked", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* sandbox("gpt-6.1-terra")
      const error = yield* Effect.flip(model.generate({ ...request, tools }))
      assert.strictEqual(error.reason._tag, "RequestRejected")
      assert.match(error.message, /over the Responses API only.*choose gpt-6-luna.*or ask without tools/)
      assert.isEmpty(simulator.requests())
      const strange = yield* sandbox("gpt-unheard-of")
      const other = yield* Effect.flip(strange.model.generate({ ...request, tools }))
      assert.match(
        other.message,
        /nothing is known here of "gpt-unheard-of"; say capabilities: \{ supportsTools: true \}/
      )
    }).pipe(asOwner)
  )

  it.effect("takes its options, and keys, from the configuration", () =>
    Effect.gen(function* () {
      const { list } = yield* LanguageModels
      assert.deepStrictEqual(
        (yield* list).map(({ id }) => String(id)),
        ["openai/gpt-5-nano"]
      )
      const { accessToken } = yield* Effect.flatMap(Credentials, ({ resolve }) => resolve("openai", defaultAccount))
      assert.strictEqual(Redacted.value(accessToken), "sk-configured")
      assert.notInclude(String(accessToken), "sk-configured")
    }).pipe(
      asOwner,
      Effect.provide(
        OpenAiLanguageModel.layerConfig({
          models: Config.map(Config.String("MODEL"), (name) => [name])
        }).pipe(
          Layer.provideMerge(Layer.fresh(LanguageModels.layer)),
          Layer.provideMerge(Credentials.layerConfig({ openai: Config.Redacted("OPENAI_API_KEY") })),
          Layer.provide(
            ConfigProvider.layer(ConfigProvider.fromUnknown({ MODEL: "gpt-5-nano", OPENAI_API_KEY: "sk-configured" }))
          )
        )
      )
    )
  )

  it.effect("names the billed organization and project where they are set", () =>
    Effect.gen(function* () {
      const simulator = makeOpenAiSimulator()
      const model = yield* connected(
        simulator,
        (origin) =>
          OpenAiLanguageModel.make("gpt-5-mini", { baseUrl: `${origin}/v1`, organization: "org-1", project: "proj-1" }),
        keyOf("openai", sandboxKey)
      )
      yield* model.generate(request)
      const headers = simulator.requests()[0]?.headers
      assert.deepStrictEqual([headers?.["openai-organization"], headers?.["openai-project"]], ["org-1", "proj-1"])
    }).pipe(asOwner)
  )

  it.effect("takes nothing from the environment of the process", () =>
    Effect.gen(function* () {
      const names = ["OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_BASE_URL"]
      const before = names.map((name) => [name, process.env[name]] as const)
      for (const name of names) process.env[name] = "https://from.the.environment.invalid"
      yield* Effect.addFinalizer(() =>
        Effect.sync(() => {
          for (const [name, value] of before) {
            if (value === undefined) delete process.env[name]
            else process.env[name] = value
          }
        })
      )
      const { model, simulator } = yield* sandbox("gpt-5-mini")
      yield* model.generate(request)
      assert.notInclude(JSON.stringify(simulator.requests()), "from.the.environment")
    }).pipe(asOwner)
  )

  it.effect("says that no key is set and where keys come from, and asks nobody", () =>
    Effect.gen(function* () {
      const simulator = makeOpenAiSimulator()
      const model = yield* connected(simulator, make("gpt-5-mini"), Credentials.layerFixed({}))
      const error = yield* Effect.flip(model.generate(request))
      assert.strictEqual(error.reason._tag, "Unauthorized")
      assert.isFalse(error.isRetryable)
      assert.include(error.message, `no key is set for the vendor "openai"`)
      assert.include(error.message, "apiKey")
      assert.isEmpty(simulator.requests())
    }).pipe(asOwner)
  )

  it.effect("asks for each organization with its own key", () =>
    Effect.gen(function* () {
      const organizations = ["alpha", "beta", "gamma"]
      const simulator = makeOpenAiSimulator({ apiKeys: organizations.map((name) => `sk-${name}`) })
      simulator.answerWith(({ headers }) => ({ kind: "message", content: String(headers["authorization"]) }))
      const { origin } = yield* serve(simulator)
      const store = yield* CredentialStore
      for (const name of organizations.slice(0, 2)) {
        const key = new CredentialKey({
          organizationId: OrganizationId.make(name),
          vendor: "openai",
          account: "default"
        })
        yield* store.put(new StoredCredential({ key, accessToken: Redacted.make(`sk-${name}`), version: 0 }))
      }
      const model = yield* OpenAiLanguageModel.make("gpt-5-mini", { baseUrl: `${origin}/v1` })
      const results = yield* Effect.forEach(
        organizations,
        (name) =>
          model.generate(request).pipe(
            Effect.map(({ text }) => text),
            Effect.catchTag("ModelError", (error) => Effect.succeed(error.reason._tag)),
            Effect.provideService(
              CurrentActor,
              new Actor({ organizationId: OrganizationId.make(name), memberId: MemberId.make("m"), role: "owner" })
            )
          ),
        { concurrency: "unbounded" }
      )
      assert.deepStrictEqual<ReadonlyArray<string>>(results, ["Bearer sk-alpha", "Bearer sk-beta", "Unauthorized"])
    }).pipe(Effect.provide(Credentials.layerMemory))
  )

  it.effect("registers every known model, each with a dated price and its page", () =>
    Effect.gen(function* () {
      const registry = yield* LanguageModels
      const listed = yield* registry.list
      assert.deepStrictEqual(
        listed.map(({ id }) => String(id)),
        knownModels.map(({ name }) => `openai/${name}`).toSorted()
      )
      for (const { pricing } of listed) {
        assert.match(pricing?.checkedOn ?? "", /^\d{4}-\d{2}-\d{2}$/)
        assert.match(pricing?.source ?? "", /^https:\/\//)
      }
      const mini = yield* registry.get(ModelId.make("openai/gpt-5-mini"))
      const usage = { inputTokens: 1_000_000, cachedTokens: 0, outputTokens: 1_000_000, reasoningTokens: 0 }
      assert.strictEqual(costMicroUsd(new ModelUsage(usage), mini.pricing), 2_250_000)
    }).pipe(
      Effect.provide(OpenAiLanguageModel.layer().pipe(Layer.provideMerge(LanguageModels.layer))),
      Effect.provide(keyOf("openai", sandboxKey))
    )
  )

  it("knows the snapshots of a model, and assumes little of one that it does not know", () => {
    assert.strictEqual(modelOf("gpt-5-mini-2025-08-07").name, "gpt-5-mini")
    const unknown = modelOf("gpt-99")
    assert.deepStrictEqual(
      [unknown.capabilities.structuredOutput, unknown.capabilities.supportsTools, unknown.pricing],
      ["json", false, undefined]
    )
  })
})
