/**
 * Behaviour every `LanguageModel` adapter must have. A test gives the adapter with the vendor's side under its control:
 * a scripted server for a real adapter, `ScriptedLanguageModel` in this process.
 *
 * @since 0.1.0
 */
import { Context, Duration, Effect, Fiber, type Layer, Redacted, Stream } from "effect"
import {
  type GenerateRequest,
  type LanguageModel,
  type LanguageModelCapabilities
} from "@postwright/core/models/LanguageModel"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { type Case, check, checkEqual, eventually } from "../Check.ts"
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

/** The suite. */
export const cases = <E>(layer: Layer.Layer<ModelUnderTest, E>, options: ContractOptions): ReadonlyArray<Case> => {
  const { capabilities, impossible = {}, secret } = options
  const define = (title: string, run: Run, skip?: string): Case => ({
    title,
    skip,
    run: Effect.gen(function* () {
      yield* run(yield* ModelUnderTest)
    }).pipe(Effect.provide(layer), Effect.provideService(CurrentActor, localOwner))
  })

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
        checkEqual(
          seen?.messages.map(({ role, content }) => ({ role, content })),
          [...messages],
          "turns"
        )
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

    define(
      "streams the pieces of the text and ends with the whole answer",
      ({ model, control }) =>
        Effect.gen(function* () {
          check(model.stream !== undefined, "a model that supports streaming has a stream")
          yield* control.answerWith(() => ({ kind: "text", text: "streamed text", usage }))
          const parts = yield* Stream.runCollect(model.stream(request))
          const deltas = parts.flatMap((part) => (part._tag === "Delta" ? [part.text] : []))
          const ends = parts.flatMap((part) => (part._tag === "End" ? [part.generation] : []))
          checkEqual(deltas.join(""), "streamed text", "joined pieces")
          checkEqual(ends.length, 1, "ends")
          checkEqual(parts.at(-1)?._tag, "End", "last part")
          checkEqual(ends[0]?.text, "streamed text", "text of the whole answer")
          checkEqual(ends[0]?.usage.outputTokens, usage.outputTokens, "output tokens")
        }),
      capabilities.supportsStreaming ? undefined : "the model does not stream"
    )
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Run = (subject: ModelUnderTest["Service"]) => Effect.Effect<void, unknown, CurrentActor>

const request: GenerateRequest = {
  system: "You write headlines",
  messages: [{ role: "user", content: "A headline about tea" }],
  maxOutputTokens: 200
}

const answer: NonNullable<GenerateRequest["answer"]> = {
  name: "headline",
  jsonSchema: {
    type: "object",
    properties: { headline: { type: "string" } },
    required: ["headline"],
    additionalProperties: false
  }
}

const usage = { inputTokens: 1_000, cachedTokens: 400, outputTokens: 60, reasoningTokens: 20 }

const retryable: ReadonlySet<VendorFailure> = new Set(["Overloaded", "RateLimited", "Unreachable", "BadResponse"])

const echo = (content: string | undefined): VendorAnswer => ({ kind: "text", text: `echo ${content}` })
