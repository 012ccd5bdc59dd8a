import { createPostwright, PostwrightError } from "@postwright/core/promise"
import { openAi } from "@postwright/providers/models/openai/adapter"
import { openAiCompatible } from "@postwright/providers/models/openai-compatible/adapter"
import { openRouter } from "@postwright/providers/models/openrouter/adapter"
import { serve } from "@postwright/providers/simulators/openai/ChatSimulatorHttp"
import {
  type ChatSimulator,
  makeOpenAiSimulator,
  sandboxKey
} from "@postwright/providers/simulators/openai/OpenAiSimulator"
import * as OpenRouterSimulator from "@postwright/providers/simulators/openrouter/OpenRouterSimulator"
import { Effect, Exit, Scope } from "effect"
import { afterAll, assert, describe, it } from "vitest"

const scope = Effect.runSync(Scope.make())
afterAll(() => Effect.runPromise(Scope.close(scope, Exit.void)))

const served = (simulator: ChatSimulator): Promise<string> =>
  Effect.runPromise(serve(simulator).pipe(Scope.provide(scope))).then(({ origin }) => origin)

const brief = {
  topic: "Our bakery's sourdough",
  platforms: ["x"],
  sources: [
    {
      name: "notes.txt",
      text: "Our sourdough rests for 36 hours in a cold room before it is baked at 250 degrees."
    }
  ],
  plan: { days: 1, perDay: 1, start: "2027-03-01", timeZone: "Europe/London" }
} as const

const rejection = (run: PromiseLike<unknown>): Promise<PostwrightError> =>
  Promise.resolve(run).then(
    () => assert.fail("it was fulfilled"),
    (error: unknown) => {
      assert.instanceOf(error, PostwrightError)
      return error
    }
  )

describe("models at the promise door", () => {
  it("are asked with the key of openRouter, and held to the contracts of the agents", async () => {
    const simulator = OpenRouterSimulator.makeOpenRouterSimulator()
    simulator.answerWith(() => ({ kind: "message", content: "not what was asked" }))
    const origin = await served(simulator)
    const adapter = openRouter({
      apiKey: `${OpenRouterSimulator.sandboxKey}\n`,
      models: ["sandbox/large"],
      baseUrl: `${origin}/api/v1`
    })
    await using postwright = createPostwright({ adapters: [adapter] })
    const campaign = await postwright.generate(brief, { model: "openrouter/sandbox/large", allowFloor: true })
    assert.lengthOf(campaign.plan.slots, 1)
    const [first] = simulator.requests()
    assert.strictEqual(first?.headers["authorization"], `Bearer ${OpenRouterSimulator.sandboxKey}`)
    assert.include(JSON.stringify(first?.body), `"strict":true`)
  })

  it("reject with the reason of the vendor, and without the key", async () => {
    const origin = await served(makeOpenAiSimulator())
    await using postwright = createPostwright({
      adapters: [openAi({ apiKey: "sk-wrong-key-of-somebody", models: ["gpt-5-mini"], baseUrl: `${origin}/v1` })]
    })
    const error = await rejection(postwright.generate(brief, { model: "openai/gpt-5-mini" }))
    assert.include(JSON.stringify(error) + error.message, "does not accept the key")
    assert.notInclude(JSON.stringify(error) + error.message, "sk-wrong")
  })

  it("say that the key is missing where it was left empty", async () => {
    const origin = await served(makeOpenAiSimulator())
    await using postwright = createPostwright({
      adapters: [openAi({ apiKey: "", models: ["gpt-5-mini"], baseUrl: `${origin}/v1` })]
    })
    const error = await rejection(postwright.generate(brief, { model: "openai/gpt-5-mini" }))
    assert.include(error.message, `no key is set for the vendor "openai"`)
  })

  it("stand side by side, each with its own key", async () => {
    const simulators = [makeOpenAiSimulator(), makeOpenAiSimulator({ apiKeys: ["sk-second"] })]
    const [first = "", second = ""] = await Promise.all(simulators.map(served))
    const local = (id: string, apiKey: string, origin: string) =>
      openAiCompatible({ id, vendor: id, apiKey, baseUrl: `${origin}/v1`, model: "gpt-4.1-mini" })
    await using postwright = createPostwright({
      adapters: [local("one", sandboxKey, first), local("two", "sk-second", second)]
    })
    await postwright.generate(brief, { model: ["one", "two"], allowFloor: true })
    for (const simulator of simulators) assert.isNotEmpty(simulator.requests())
  })

  it("of one id are refused", async () => {
    const adapters = [openAi({ apiKey: "a", models: ["gpt-5-mini"] }), openAi({ apiKey: "b", models: ["gpt-5-mini"] })]
    await using postwright = createPostwright({ adapters })
    assert.strictEqual((await rejection(postwright.generate(brief))).code, "model-id-taken")
  })
})
