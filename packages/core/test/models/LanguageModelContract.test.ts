import { Generation, type LanguageModel } from "@postwright/core/models/LanguageModel"
import { BadResponse, ModelError } from "@postwright/core/models/ModelError"
import { ModelUsage } from "@postwright/core/models/ModelUsage"
import { fromPromises } from "@postwright/core/models/PromiseModel"
import { failingTitles } from "@postwright/core/testing/Check"
import * as LanguageModelContract from "@postwright/core/testing/models/LanguageModelContract"
import * as ScriptedLanguageModel from "@postwright/core/testing/models/ScriptedLanguageModel"
import { suite } from "@postwright/core/testing/vitest"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer, Stream } from "effect"

const { ModelUnderTest, cases } = LanguageModelContract
const capabilities = ScriptedLanguageModel.make().model.capabilities

suite(
  "LanguageModel (scripted)",
  cases(
    Layer.sync(ModelUnderTest, () => ModelUnderTest.of(ScriptedLanguageModel.make())),
    { capabilities, secret: "sk-secret" }
  )
)

const silent = () => ScriptedLanguageModel.text("")

/** A vendor's library as a stranger would wrap it: HTTP statuses on rejections, an AbortSignal, plain numbers. */
const promised = () => {
  const seen: Array<ScriptedLanguageModel.SeenRequest> = []
  let cancelled = 0
  let answer: (request: ScriptedLanguageModel.SeenRequest) => ScriptedLanguageModel.VendorAnswer = silent
  const statuses: Record<ScriptedLanguageModel.VendorFailure, number | undefined> = {
    Overloaded: 503,
    RateLimited: 429,
    Unauthorized: 401,
    OutOfCredit: 402,
    Unreachable: undefined,
    BadResponse: 500,
    ContextTooLong: 413,
    RequestRejected: 400
  }
  const model = fromPromises({
    id: "own",
    vendor: "own",
    model: "own-1",
    capabilities: { ...capabilities, structuredOutput: "native" },
    generate: async (request, { signal }) => {
      const arrived = {
        system: request.system,
        messages: request.messages,
        jsonSchema: request.answer?.jsonSchema,
        maxOutputTokens: request.maxOutputTokens,
        temperature: request.temperature,
        seed: request.seed,
        ...(request.tools === undefined ? {} : { tools: request.tools }),
        ...(request.toolChoice === undefined ? {} : { toolChoice: request.toolChoice })
      }
      seen.push(arrived)
      const next = answer(arrived)
      switch (next.kind) {
        case "text":
          return { text: next.text, usage: next.usage ?? {} }
        case "tool-calls":
          return { text: next.text ?? "", toolCalls: next.calls, usage: next.usage ?? {} }
        case "broken-off":
          throw Object.assign(new TypeError("terminated"), { status: 200 })
        case "refusal":
          return { text: next.explanation, finishReason: "refusal" }
        case "truncated":
          return { text: next.text, finishReason: "length", usage: next.usage ?? {} }
        case "silence":
          return new Promise((_, reject) => {
            signal.addEventListener("abort", () => {
              cancelled++
              reject(signal.reason)
            })
          })
        case "failure":
          throw Object.assign(new Error(next.reason), {
            status: statuses[next.reason],
            request: { headers: { authorization: "Bearer sk-secret" } },
            ...(next.retryAfterSeconds === undefined ? {} : { retryAfterMillis: next.retryAfterSeconds * 1_000 })
          })
      }
    }
  })
  return {
    model,
    control: {
      answerWith: (next: typeof answer) =>
        Effect.sync(() => {
          answer = next
        }),
      requests: Effect.sync(() => [...seen]),
      cancelled: Effect.sync(() => cancelled)
    }
  }
}

suite(
  "LanguageModel (fromPromises)",
  cases(
    Layer.sync(ModelUnderTest, () => ModelUnderTest.of(promised())),
    { capabilities: promised().model.capabilities, secret: "sk-secret" }
  )
)

const noUsage = new ModelUsage({ inputTokens: 0, outputTokens: 0, cachedTokens: 0, reasoningTokens: 0 })

/** The titles of the cases that a scripted model fails after a change. */
const broken = (change: (model: LanguageModel) => Partial<LanguageModel>) =>
  failingTitles(
    cases(
      Layer.sync(ModelUnderTest, () => {
        const scripted = ScriptedLanguageModel.make()
        return ModelUnderTest.of({ ...scripted, model: { ...scripted.model, ...change(scripted.model) } })
      }),
      { capabilities, secret: "sk-secret" }
    )
  )

describe("LanguageModelContract", () => {
  it.effect("catches a model that loses the first turns", () =>
    Effect.gen(function* () {
      const failing = yield* broken((model) => ({
        generate: (request) => model.generate({ ...request, messages: request.messages.slice(-1) })
      }))
      assert.deepStrictEqual(failing, [
        "sends the system prompt and every turn in order",
        "sends the results of tools after the turn that asked for them"
      ])
    })
  )

  it.effect("catches a model that retries by itself", () =>
    Effect.gen(function* () {
      const failing = yield* broken((model) => ({
        generate: (request) => model.generate(request).pipe(Effect.retry({ times: 1 }))
      }))
      assert.deepStrictEqual(failing, ["asks once and leaves the next try to the caller"])
    })
  )

  it.effect("catches a model that returns a cut-off answer as a whole one", () =>
    Effect.gen(function* () {
      const failing = yield* broken((model) => ({
        generate: (request) =>
          model
            .generate(request)
            .pipe(
              Effect.catchReason("ModelError", "Truncated", ({ text, usage = noUsage }) =>
                Effect.succeed(
                  new Generation({ text, usage, vendor: "v", model: "m", finishReason: "other", warnings: [] })
                )
              )
            )
      }))
      assert.deepStrictEqual(failing, [
        "fails with Truncated, with the text so far and what it cost, when the answer is cut off"
      ])
    })
  )

  it.effect("catches a model that goes on after it was interrupted", () =>
    Effect.gen(function* () {
      const failing = yield* broken((model) => ({
        generate: (request) => Effect.forkDetach(model.generate(request)).pipe(Effect.flatMap(Fiber.join))
      }))
      assert.deepStrictEqual(failing, ["cancels the vendor's request when it is interrupted"])
    })
  )

  it.effect("catches a model that leaves the schema and the tools out", () =>
    Effect.gen(function* () {
      const failing = yield* broken((model) => ({
        generate: ({ system, messages, maxOutputTokens, temperature, seed }) =>
          model.generate({
            system,
            messages,
            maxOutputTokens,
            ...(temperature === undefined ? {} : { temperature }),
            ...(seed === undefined ? {} : { seed })
          })
      }))
      assert.deepStrictEqual(failing, [
        "sends the schema of the wanted answer",
        "sends the tools, and gives the calls of them that the model asks for"
      ])
    })
  )

  it.effect("catches a model that sends another seed in silence", () =>
    Effect.gen(function* () {
      const failing = yield* broken((model) => ({
        generate: (request) => model.generate(request.seed === undefined ? request : { ...request, seed: 0 })
      }))
      assert.deepStrictEqual(failing, ["sends a seed, or warns that it was left out"])
    })
  )

  it.effect("catches a model that shows its key in a failure", () =>
    Effect.gen(function* () {
      const failing = yield* broken((model) => ({
        generate: (request) =>
          model
            .generate(request)
            .pipe(
              Effect.catchReason("ModelError", "BadResponse", () =>
                Effect.fail(
                  new ModelError({ reason: new BadResponse({ model: "m", detail: "with header Bearer sk-secret" }) })
                )
              )
            )
      }))
      assert.deepStrictEqual(failing, ["shows no key in a failure"])
    })
  )

  it.effect("catches a model whose answers get mixed up", () =>
    Effect.gen(function* () {
      const failing = yield* broken((model) => {
        let latest: Generation | undefined
        return {
          generate: (request) =>
            model.generate(request).pipe(
              Effect.tap((generation) =>
                Effect.sync(() => {
                  latest = generation
                })
              ),
              Effect.tap(Effect.yieldNow),
              Effect.map((generation) => latest ?? generation)
            )
        }
      })
      assert.deepStrictEqual(failing, ["keeps concurrent answers apart"])
    })
  )

  it.effect("catches a stream without an end", () =>
    Effect.gen(function* () {
      const failing = yield* broken((model) => ({
        stream: (request) =>
          (model.stream?.(request) ?? Stream.empty).pipe(Stream.filter((part) => part._tag === "Delta"))
      }))
      assert.deepStrictEqual(failing, [
        "streams the pieces of the text and ends with the whole answer",
        "ends a stream with the calls of tools that the model asks for"
      ])
    })
  )

  it.effect("catches a stream that ends where its vendor failed as if it were whole", () =>
    Effect.gen(function* () {
      const failing = yield* broken((model) => ({
        stream: (request) =>
          (model.stream?.(request) ?? Stream.empty).pipe(
            Stream.catchCause(() => {
              const whole = { text: "", usage: noUsage, vendor: "v", model: "m", finishReason: "stop", warnings: [] }
              return Stream.make({
                _tag: "End",
                generation: new Generation({ ...whole, finishReason: "stop" })
              } as const)
            })
          )
      }))
      assert.deepStrictEqual(failing, [
        "fails a stream with Truncated and with Refused as a whole answer",
        "fails a stream in which the vendor fails, after the pieces that came",
        "fails a stream with BadResponse when it breaks off"
      ])
    })
  )

  it.effect("catches a model that loses calls of tools", () =>
    Effect.gen(function* () {
      const failing = yield* broken((model) => ({
        generate: (request) =>
          Effect.map(model.generate(request), ({ text, usage }) => {
            return new Generation({ text, usage, vendor: "scripted", model: "m", finishReason: "stop", warnings: [] })
          })
      }))
      assert.deepStrictEqual(failing, ["sends the tools, and gives the calls of them that the model asks for"])
    })
  )
})
