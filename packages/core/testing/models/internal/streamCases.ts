import { Effect, Fiber, Stream } from "effect"
import { type GenerateRequest, type Generation, type LanguageModel } from "@postwright/core/models/LanguageModel"
import { type Case, check, checkEqual, eventually } from "../../Check.ts"
import { type VendorFailure } from "../ScriptedLanguageModel.ts"
import { type Define } from "../LanguageModelContract.ts"
import { call, request, tools, usage } from "./questions.ts"

/** Why cases are left out. */
export interface Skips {
  readonly withStream: string | undefined
  readonly withTools: string | undefined
  readonly impossible: { readonly [failure in VendorFailure]?: string }
}

/** Behaviour of a model's `stream`. */
export const streamCases = (define: Define, { impossible, withStream, withTools }: Skips): ReadonlyArray<Case> => [
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
    withStream
  ),

  define(
    "ends a stream with the calls of tools that the model asks for",
    ({ model, control }) =>
      Effect.gen(function* () {
        yield* control.answerWith(() => ({ kind: "tool-calls", calls: [call, { ...call, id: "call_2" }] }))
        const { failure, generation } = yield* collect(model, { ...request, tools })
        checkEqual(
          [failure?.reason._tag, generation?.toolCalls],
          [undefined, [call, { ...call, id: "call_2" }]],
          "calls"
        )
      }),
    withStream ?? withTools
  ),

  define(
    "fails a stream with Truncated and with Refused as a whole answer",
    ({ model, control }) =>
      Effect.gen(function* () {
        yield* control.answerWith(() => ({ kind: "truncated", text: "The first half", usage }))
        const cut = yield* collect(model, request)
        const reason = cut.failure?.reason
        checkEqual([cut.text, reason?._tag], ["The first half", "Truncated"], "cut off")
        checkEqual(reason?._tag === "Truncated" ? reason.text : "", "The first half", "text so far")
        yield* control.answerWith(() => ({ kind: "refusal", explanation: "I cannot help with that" }))
        checkEqual((yield* collect(model, request)).failure?.reason._tag, "Refused", "declined")
      }),
    withStream
  ),

  define(
    "fails a stream in which the vendor fails, after the pieces that came",
    ({ model, control }) =>
      Effect.gen(function* () {
        yield* control.answerWith(() => ({ kind: "failure", reason: "Overloaded", after: "The first half" }))
        const { failure, generation, text } = yield* collect(model, request)
        checkEqual([text, failure?.reason._tag, generation], ["The first half", "Overloaded", undefined], "end")
      }),
    withStream ?? impossible.Overloaded
  ),

  define(
    "fails a stream with BadResponse when it breaks off",
    ({ model, control }) =>
      Effect.gen(function* () {
        yield* control.answerWith(() => ({ kind: "broken-off", text: "The first half" }))
        const { failure, generation } = yield* collect(model, request)
        checkEqual([failure?.reason._tag, generation], ["BadResponse", undefined], "end")
      }),
    withStream
  ),

  define(
    "cancels the vendor's request when a stream is interrupted",
    ({ model, control }) =>
      Effect.gen(function* () {
        yield* control.answerWith(() => ({ kind: "silence" }))
        const fiber = yield* Effect.forkChild(collect(model, request))
        yield* eventually("the request arrives", control.requests.pipe(Effect.map((seen) => seen.length === 1)))
        yield* Fiber.interrupt(fiber)
        yield* eventually("the request is cancelled", control.cancelled.pipe(Effect.map((count) => count === 1)))
      }),
    withStream
  )
]

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** All of a stream: its pieces, its end, and its failure. */
const collect = Effect.fnUntraced(function* (model: LanguageModel, asked: GenerateRequest) {
  check(model.stream !== undefined, "a model that supports streaming has a stream")
  let text = ""
  let generation: Generation | undefined
  const running = Stream.runForEach(model.stream(asked), (part) =>
    Effect.sync(() => {
      check(generation === undefined, "nothing comes after the end")
      if (part._tag === "Delta") text += part.text
      else generation = part.generation
    })
  )
  const failure = yield* running.pipe(
    Effect.as(undefined),
    Effect.catchTag("ModelError", (error) => Effect.succeed(error))
  )
  return { text, generation, failure }
})
