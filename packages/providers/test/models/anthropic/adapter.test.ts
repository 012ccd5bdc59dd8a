import { CredentialKey, StoredCredential } from "@postwright/core/credentials/Credential"
import { CredentialStore } from "@postwright/core/credentials/CredentialStore"
import { Credentials } from "@postwright/core/credentials/Credentials"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import { ModelId } from "@postwright/core/models/ModelChoice"
import { type Brief, createPostwright, PostwrightError } from "@postwright/core/promise"
import { Actor, CurrentActor, MemberId, OrganizationId } from "@postwright/core/tenancy/Actor"
import { anthropic } from "@postwright/providers/models/anthropic/adapter"
import * as AnthropicLanguageModel from "@postwright/providers/models/anthropic/AnthropicLanguageModel"
import { AnthropicSimulator } from "@postwright/providers/simulators/anthropic/AnthropicSimulator"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Redacted } from "effect"
import { HttpServer } from "effect/http"
import { vi } from "vitest"
import { question, served } from "./support.ts"

const organizations = ["north", "south"].map((name) => ({
  actor: new Actor({ organizationId: OrganizationId.make(name), memberId: MemberId.make("m"), role: "editor" }),
  key: `sk-ant-${name}`
}))

describe("the layer", () => {
  it.effect("adds several models, and asks each organization's questions with its own key", () =>
    Effect.gen(function* () {
      const store = yield* CredentialStore
      for (const { actor, key } of organizations) {
        yield* store.put(
          new StoredCredential({
            key: new CredentialKey({ organizationId: actor.organizationId, vendor: "anthropic", account: "default" }),
            accessToken: Redacted.make(key),
            version: 0
          })
        )
      }
      const baseUrl = yield* HttpServer.addressFormattedWith(Effect.succeed)
      const models = AnthropicLanguageModel.layer({
        models: ["claude-opus-5-5", { model: "claude-haiku-4-5", id: "house/small" }],
        baseUrl
      })
      yield* Effect.gen(function* () {
        const registry = yield* LanguageModels
        assert.deepStrictEqual(
          (yield* registry.list).map(({ id }) => String(id)),
          ["anthropic/claude-opus-5-5", "house/small"]
        )
        const model = yield* registry.get(ModelId.make("house/small"))
        yield* Effect.forEach(
          [...organizations, ...organizations],
          ({ actor }) =>
            model
              .generate({ ...question, system: actor.organizationId })
              .pipe(Effect.provideService(CurrentActor, actor)),
          { concurrency: "unbounded" }
        )
      }).pipe(Effect.provide(Layer.provideMerge(models, LanguageModels.layer)))
      const { requests } = yield* (yield* AnthropicSimulator).state
      assert.lengthOf(requests, 4)
      for (const { key, body } of requests) {
        // The system prompt says whose question it is.
        assert.include(JSON.stringify(body), `"text":"${key?.replace("sk-ant-", "")}"`)
      }
    }).pipe(Effect.provide(Layer.merge(Credentials.layerMemory, served({}))))
  )
})

describe("the promise door", () => {
  it.effect("asks Claude with the key that was given", () =>
    Effect.gen(function* () {
      const baseUrl = yield* HttpServer.addressFormattedWith(Effect.succeed)
      const simulator = yield* AnthropicSimulator
      const brief: Brief = {
        topic: "tea",
        platforms: ["x"],
        sources: [{ name: "Notes", text: "Tea was first drunk in China." }]
      }
      const generate = (apiKey: string) =>
        Effect.tryPromise({
          try: async () => {
            await using postwright = createPostwright({
              adapters: [anthropic({ models: ["claude-haiku-4-5"], apiKey, baseUrl, timeoutMillis: 5_000 })]
            })
            return await postwright.generate(brief, { model: "anthropic/claude-haiku-4-5" })
          },
          catch: (cause) => (cause instanceof PostwrightError ? cause : new Error(String(cause)))
        }).pipe(Effect.flip)
      yield* simulator.answerWith(() => ({ content: [], stopReason: "refusal" }))
      const declined = yield* generate("sk-ant-right")
      assert.match(declined.message, /"anthropic\/claude-haiku-4-5" declined to answer/)
      const { requests } = yield* simulator.state
      assert.isAtLeast(requests.length, 1)
      for (const { key } of requests) assert.strictEqual(key, "sk-ant-right")
      const refused = yield* generate("sk-ant-wrong")
      assert.match(refused.message, /does not accept the key/)
    }).pipe(Effect.provide(served({ keys: ["sk-ant-right"] })))
  )

  it("says what to install where the library is missing", async () => {
    vi.resetModules()
    vi.doMock("@anthropic-ai/sdk", () => {
      throw Object.assign(new Error("Cannot find package '@anthropic-ai/sdk' imported from here"), {
        code: "ERR_MODULE_NOT_FOUND"
      })
    })
    const fresh = await import("@postwright/providers/models/anthropic/adapter")
    await using postwright = createPostwright({
      adapters: [fresh.anthropic({ models: ["claude-opus-5-5"], apiKey: "sk-ant-x" })]
    })
    const error: unknown = await postwright
      .generate({ topic: "t", platforms: ["x"] }, { model: "anthropic/claude-opus-5-5" })
      .catch((reason: unknown) => reason)
    vi.doUnmock("@anthropic-ai/sdk")
    assert.deepInclude(error, { code: "sdk-unavailable", remedy: "Install it: npm i @anthropic-ai/sdk" })
    assert.include(String(error), 'anthropic needs the library "@anthropic-ai/sdk"')
  })
})
