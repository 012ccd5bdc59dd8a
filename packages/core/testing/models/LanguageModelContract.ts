/**
 * Behaviour every `LanguageModel` adapter must have. A test gives the adapter with the vendor's side under its control:
 * a scripted server for a real adapter, `ScriptedLanguageModel` in this process.
 *
 * @since 0.1.0
 */
import { Context, Duration, Effect, Fiber, type Layer, Redacted } from "effect"
import {
  type GenerateRequest,
  type LanguageModel,
  type LanguageModelCapabilities
} from "@postwright/core/models/LanguageModel"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { type Case, check, checkEqual, eventually } from "../Check.ts"
import { answer, call, request, tools, usage } from "./internal/questions.ts"
import { streamCases } from "./internal/streamCases.ts"
import { checkHidden } from "../credentials/Secrecy.ts"
import { type VendorAnswer, type VendorControl, type VendorFailure, vendorFailures } from "./ScriptedLanguageModel.ts"

/** The adapter, and its vendor. Each case builds the layer anew. */
export class ModelUnderTest extends Context.Service<
  ModelUnderTest,
  { readonly model: LanguageModel; readonly control: VendorControl }
>()("@postwright/core/testing/models/ModelUnderTest") {}

export interface ContractOptions {
  /** Those of the model; cases that it cannot meet are skipped by them. */
  readonly capabilities: LanguageModelCapabilities
  /** The key that the adapter sends; no failure may show it. @default the model has none */
  readonly secret?: string
  /** Failures that this vendor never gives, each with the reason. */
  readonly impossible?: { readonly [failure in VendorFailure]?: string }
}

/** What a case does with the adapter and its vendor. */
export type Run = (subject: ModelUnderTest["Service"]) => Effect.Effect<void, unknown, CurrentActor>

/** Adds a case. */
export type Define = (title: string, run: Run, skip?: string) => Case

/** The suite. */
export const cases = <E>(layer: Layer.Layer<ModelUnderTest, E>, options: ContractOptions): ReadonlyArray<Case> => {
  const { capabilities, impossible = {}, secret } = options
  const define: Define = (title, run, skip) => ({
    title,
    skip,
    run: Effect.gen(function* () {
      yield* run(yield* ModelUnderTest)
    }).pipe(Effect.provide(layer), Effect.provideService(CurrentActor, localOwner))
  })

  const withStream = capabilities.supportsStreaming ? undefined : "the model does not stream"
  const withTools = capabilities.supportsTools ? undefined : "the model cannot ask for tools"

  return [
    define("returns the vendor's text and says which model made it", ({ model, control }) =>
      Effect.gen(function* () {
        yield* control.answerWith(() => ({ kind: "text", text: "Grüße — 你好 👋" }))
        const generation = yield* model.generate(request)
        checkEqual(generation.text, "Grüße — 你好 👋", "text")
        checkEqual(generation.vendor, model.vendor, "vendor")
        check(generation.model !== "", "the model that answered is named")
      })
    ),

    define("returns an empty answer as an empty text", ({ model, control }) =>
      Effect.gen(function* () {
        yield* control.answerWith(() => ({ kind: "text", text: "" }))
        checkEqual((yield* model.generate(request)).text, "", "text")
      })
    ),

    define("sends the system prompt and every turn in order", ({ model, control }) =>
      Effect.gen(function* () {
        const messages: GenerateRequest["messages"] = [
          { role: "user", content: "first" },
          { role: "assistant", content: "second" },
          { role: "user", content: "third" }
        ]
        yield* model.generate({ ...request, messages })
        const [seen] = yield* control.requests
        checkEqual(seen?.system, request.system, "system prompt")
        checkEqual(seen?.messages, messages, "turns")
      })
    ),

    define("sends the limit of the answer", ({ model, control }) =>
      Effect.gen(function* () {
        yield* model.generate({ ...request, maxOutputTokens: 321 })
        checkEqual((yield* control.requests)[0]?.maxOutputTokens, 321, "limit")
      })
    ),

    define(
      "sends the schema of the wanted answer",
      ({ model, control }) =>
        Effect.gen(function* () {
          yield* model.generate({ ...request, answer })
          const [seen] = yield* control.requests
          check(JSON.stringify(seen?.jsonSchema ?? null).includes("headline"), "the schema names the property")
        }),
      capabilities.structuredOutput === "native" ? undefined : "the model cannot be held to a schema"
    ),

    define("sends a temperature, or warns that it was left out", ({ model, control }) =>
      Effect.gen(function* () {
        const { warnings } = yield* model.generate({ ...request, temperature: 0.5 })
        const seen = (yield* control.requests)[0]?.temperature
        if (model.capabilities.supportsTemperature) checkEqual(seen, 0.5, "temperature")
        else check(seen === undefined && warnings.length > 0, "left out with a warning")
      })
    ),

    define("sends a seed, or warns that it was left out", ({ model, control }) =>
      Effect.gen(function* () {
        const { warnings } = yield* model.generate({ ...request, seed: 7 })
        const seen = (yield* control.requests)[0]?.seed
        if (model.capabilities.supportsSeed) checkEqual(seen, 7, "seed")
        else check(seen === undefined && warnings.length > 0, "left out with a warning")
      })
    ),

    define("counts cached tokens among the input and reasoning among the output", ({ model, control }) =>
      Effect.gen(function* () {
        yield* control.answerWith(() => ({ kind: "text", text: "ok", usage }))
        const counted = (yield* model.generate(request)).usage
        checkEqual(counted.inputTokens, usage.inputTokens, "input tokens")
        checkEqual(counted.outputTokens, usage.outputTokens, "output tokens")
        check(counted.cachedTokens <= counted.inputTokens, "cached tokens are a part of the input")
        check(counted.reasoningTokens <= counted.outputTokens, "reasoning is a part of the output")
        const special = counted.cachedTokens + (counted.cacheWriteTokens ?? 0)
        check(special <= counted.inputTokens, "tokens written to a cache are a part of the input")
      })
    ),

    define("fails with Refused when the vendor declines", ({ model, control }) =>
      Effect.gen(function* () {
        yield* control.answerWith(() => ({ kind: "refusal", explanation: "I cannot help with that" }))
        const { reason } = yield* Effect.flip(model.generate(request))
        checkEqual(reason._tag, "Refused", "reason")
      })
    ),

    define("fails with Truncated, with the text so far and what it cost, when the answer is cut off", (subject) =>
      Effect.gen(function* () {
        yield* subject.control.answerWith(() => ({ kind: "truncated", text: '{"headline":"Hal', usage }))
        const { reason } = yield* Effect.flip(subject.model.generate(request))
        if (reason._tag !== "Truncated") return checkEqual<string>(reason._tag, "Truncated", "reason")
        checkEqual(reason.text, '{"headline":"Hal', "text so far")
        checkEqual(reason.usage?.outputTokens, usage.outputTokens, "output tokens")
      })
    ),

    define(
      "sends the tools, and gives the calls of them that the model asks for",
      ({ model, control }) =>
        Effect.gen(function* () {
          yield* control.answerWith(() => ({ kind: "tool-calls", calls: [call], usage }))
          const generation = yield* model.generate({ ...request, tools, toolChoice: "required" })
          checkEqual(generation.toolCalls, [call], "calls")
          checkEqual(generation.finishReason, "tool-calls", "finishReason")
          const [seen] = yield* control.requests
          checkEqual(seen?.tools, tools, "tools")
          checkEqual(seen?.toolChoice, "required", "choice")
        }),
      withTools
    ),

    define(
      "sends the results of tools after the turn that asked for them",
      ({ model, control }) =>
        Effect.gen(function* () {
          yield* control.answerWith(() => ({ kind: "text", text: "It is raining" }))
          const messages: GenerateRequest["messages"] = [
            { role: "user", content: "How is the weather?" },
            { role: "assistant", content: "", toolCalls: [call, { ...call, id: "call_2" }] },
            { role: "tool", toolCallId: call.id, content: '{"rain":true}' },
            { role: "tool", toolCallId: "call_2", content: '{"rain":false}' }
          ]
          const { text, toolCalls } = yield* model.generate({ ...request, messages, tools })
          checkEqual([text, toolCalls], ["It is raining", undefined], "answer")
          checkEqual((yield* control.requests)[0]?.messages, messages, "turns")
        }),
      withTools
    ),

    define(
      "fails with RequestRejected when it is given tools that it cannot use",
      ({ model, control }) =>
        Effect.gen(function* () {
          const { reason } = yield* Effect.flip(model.generate({ ...request, tools }))
          checkEqual(reason._tag, "RequestRejected", "reason")
          checkEqual((yield* control.requests).length <= 1, true, "asks once at most")
        }),
      capabilities.supportsTools ? "the model can use tools" : undefined
    ),

    define("fails with BadResponse, which may be tried again, when the answer breaks off", ({ model, control }) =>
      Effect.gen(function* () {
        yield* control.answerWith(() => ({ kind: "broken-off", text: "The first ha" }))
        const error = yield* Effect.flip(model.generate(request))
        checkEqual([error.reason._tag, error.isRetryable], ["BadResponse", true], "reason")
      })
    ),

    ...vendorFailures.map((failure) =>
      define(
        `fails with ${failure} when the vendor says so`,
        ({ model, control }) =>
          Effect.gen(function* () {
            yield* control.answerWith(() => ({ kind: "failure", reason: failure }))
            const error = yield* Effect.flip(model.generate(request))
            checkEqual(error.reason._tag, failure, "reason")
            checkEqual(error.isRetryable, retryable.has(failure), "isRetryable")
          }),
        impossible[failure]
      )
    ),

    define(
      "passes on how long the vendor asks to wait",
      ({ model, control }) =>
        Effect.gen(function* () {
          yield* control.answerWith(() => ({ kind: "failure", reason: "RateLimited", retryAfterSeconds: 7 }))
          const { reason } = yield* Effect.flip(model.generate(request))
          const wait = reason._tag === "RateLimited" ? reason.retryAfter : undefined
          checkEqual(wait === undefined ? undefined : Duration.toSeconds(wait), 7, "seconds of retryAfter")
        }),
      impossible.RateLimited
    ),

    define(
      "asks once and leaves the next try to the caller",
      ({ model, control }) =>
        Effect.gen(function* () {
          yield* control.answerWith(() => ({ kind: "failure", reason: "Overloaded" }))
          yield* Effect.flip(model.generate(request))
          checkEqual((yield* control.requests).length, 1, "requests")
        }),
      impossible.Overloaded
    ),

    define(
      "shows no key in a failure",
      ({ model, control }) =>
        Effect.gen(function* () {
          for (const reason of vendorFailures) {
            if (impossible[reason] !== undefined) continue
            yield* control.answerWith(() => ({ kind: "failure", reason }))
            const error = yield* Effect.flip(model.generate(request))
            checkHidden(error, [Redacted.make(secret ?? "")], reason)
          }
        }),
      secret === undefined ? "the model needs no key" : undefined
    ),

    define("cancels the vendor's request when it is interrupted", ({ model, control }) =>
      Effect.gen(function* () {
        yield* control.answerWith(() => ({ kind: "silence" }))
        const fiber = yield* Effect.forkChild(model.generate(request))
        yield* eventually("the request arrives", control.requests.pipe(Effect.map((seen) => seen.length === 1)))
        yield* Fiber.interrupt(fiber)
        yield* eventually("the request is cancelled", control.cancelled.pipe(Effect.map((count) => count === 1)))
      })
    ),

    define("keeps concurrent answers apart", ({ model, control }) =>
      Effect.gen(function* () {
        yield* control.answerWith((seen) => echo(seen.messages.at(-1)?.content))
        const contents = Array.from({ length: 8 }, (_, index) => `question ${index}`)
        const texts = yield* Effect.forEach(
          contents,
          (content) => model.generate({ ...request, messages: [{ role: "user", content }] }),
          { concurrency: "unbounded" }
        )
        checkEqual(
          texts.map((generation) => generation.text),
          contents.map((content) => `echo ${content}`),
          "answers"
        )
      })
    ),

    ...streamCases(define, { withStream, withTools, impossible })
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const retryable: ReadonlySet<VendorFailure> = new Set(["Overloaded", "RateLimited", "Unreachable", "BadResponse"])

const echo = (content: string | undefined): VendorAnswer => ({ kind: "text", text: `echo ${content}` })
