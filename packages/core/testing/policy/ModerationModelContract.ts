/**
 * Behaviour every `ModerationModel` adapter must have. A test gives the adapter with the vendor's side under its control:
 * a scripted server for a real adapter, `ScriptedModerationModel` in this process.
 *
 * @since 0.1.0
 */
import { Context, Duration, Effect, Exit, Fiber, type Layer, Option, Redacted, Schema } from "effect"
import { ModelError } from "@postwright/core/models/ModelError"
import {
  type ModerationCapabilities,
  type ModerationModel,
  type ModerationRequest
} from "@postwright/core/policy/ModerationModel"
import type { ModerationLabel } from "@postwright/core/policy/PolicyContext"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { type Case, check, checkEqual, eventually } from "../Check.ts"
import { checkHidden } from "../credentials/Secrecy.ts"
import { type VendorFailure, vendorFailures } from "../models/ScriptedLanguageModel.ts"
import { type Define, imageCases } from "./internal/imageModeration.ts"
import { flagging, harmless, type VendorControl, type VendorLabel } from "./ScriptedModerationModel.ts"

/** The adapter, and its vendor. Each case builds the layer anew. */
export class ModerationModelUnderTest extends Context.Service<
  ModerationModelUnderTest,
  { readonly model: ModerationModel; readonly control: VendorControl }
>()("@postwright/core/testing/policy/ModerationModelUnderTest") {}

/** Labels without sense that a vendor may give. */
export const senselessLabels = ["score-outside", "text-unknown", "span-outside"] as const
export type SenselessLabel = (typeof senselessLabels)[number]

export interface ContractOptions {
  readonly capabilities: ModerationCapabilities
  /** The key that the adapter sends; no failure may show it. @default the model has none */
  readonly secret?: string
  /** What this vendor never does, each with the reason. `span`: to mark the part of a text that is meant. */
  readonly impossible?: { readonly [what in VendorFailure | SenselessLabel | "span"]?: string }
}

/** The suite. */
export const cases = <E>(
  layer: Layer.Layer<ModerationModelUnderTest, E>,
  options: ContractOptions
): ReadonlyArray<Case> => {
  const { capabilities, impossible = {}, secret } = options
  const [category] = capabilities.categories
  const define: Define = (title, run, skip) => ({
    title,
    skip,
    run: Effect.gen(function* () {
      yield* run(yield* ModerationModelUnderTest)
    }).pipe(Effect.provide(layer), Effect.provideService(CurrentActor, localOwner))
  })
  const labelsFor = Effect.fnUntraced(function* (model: ModerationModel, request: ModerationRequest) {
    const labels = yield* model.moderate(request)
    for (const label of labels) checkSense(label, request, capabilities)
    return labels
  })

  const noTexts = capabilities.maxTextLength > 0 ? undefined : "it looks at images alone"
  const textCases: ReadonlyArray<Case> = [
    define("gives no labels where nothing is harmful", ({ model, control }) =>
      Effect.gen(function* () {
        yield* control.answerWith(() => harmless)
        checkEqual(yield* labelsFor(model, { texts: ["calm", "quiet"], language: "en" }), [], "labels")
      })
    ),

    define("gives every label to the text that it is about, with its category", ({ model, control }) =>
      Effect.gen(function* () {
        yield* control.answerWith(flagging(mark, category))
        const texts = ["calm", `one ${mark}`, "quiet", `${mark} two`]
        const labels = yield* labelsFor(model, { texts, language: "en" })
        const seen = labels.map((label) => [label.text, label.category])
        checkEqual(
          seen.toSorted(([a], [b]) => Number(a) - Number(b)),
          [
            [1, category],
            [3, category]
          ],
          "texts and categories"
        )
      })
    ),

    define("gives scores from 0 to 1 as the vendor means them", ({ model, control }) =>
      Effect.gen(function* () {
        for (const score of [0.25, 0.75, 1]) {
          yield* control.answerWith(flagging(mark, category, score))
          const [label] = yield* labelsFor(model, { texts: [mark] })
          check(Math.abs((label?.score ?? -1) - score) < 0.01, `A score of ${score}, not ${label?.score}`)
        }
      })
    ),

    define(
      "marks places in UTF-16 code units of their text",
      ({ model, control }) =>
        Effect.gen(function* () {
          yield* control.answerWith(({ texts }) => ({
            kind: "labels",
            labels: texts.flatMap((text, at): ReadonlyArray<VendorLabel> => {
              const start = text.indexOf(mark)
              return start < 0 ? [] : [{ category, score: 0.9, text: at, span: { start, end: start + mark.length } }]
            })
          }))
          const text = `Grüße 👋🏽 — ${mark}!`
          const [label] = yield* labelsFor(model, { texts: ["calm", text], language: "de" })
          checkEqual(label?.text, 1, "text")
          checkEqual(text.slice(label?.span?.start, label?.span?.end), mark, "what the span marks")
        }),
      impossible.span
    ),

    define("sends every text whole, up to its longest", ({ model, control }) =>
      Effect.gen(function* () {
        const longest = "ä".repeat(Math.min(capabilities.maxTextLength, 20_000))
        const texts = ["Grüße 👋 — 你好", longest].filter(({ length }) => length <= capabilities.maxTextLength)
        yield* model.moderate({ texts, language: "en" })
        const sent = (yield* control.requests).flatMap((request) => request.texts)
        checkEqual(sent.toSorted(), texts.toSorted(), "the texts at the vendor")
      })
    ),

    ...senselessLabels.map((senseless) =>
      define(
        `fails with BadResponse, and hides nothing, for a label without sense (${senseless})`,
        ({ model, control }) =>
          Effect.gen(function* () {
            const sound = { category, score: 0.9, text: 0 }
            for (const wrong of wrongLabels[senseless]) {
              yield* control.answerWith(() => ({ kind: "labels", labels: [sound, { ...sound, ...wrong }] }))
              const error = yield* failureOf(model, { texts: [mark] })
              checkEqual(error.reason._tag, "BadResponse", `reason for ${JSON.stringify(wrong)}`)
            }
          }),
        impossible[senseless]
      )
    ),

    ...vendorFailures.map((failure) =>
      define(
        `fails with ${failure} when the vendor says so`,
        ({ model, control }) =>
          Effect.gen(function* () {
            yield* control.answerWith(() => ({ kind: "failure", reason: failure }))
            const error = yield* failureOf(model, { texts: [mark] })
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
          const { reason } = yield* failureOf(model, { texts: [mark] })
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
          yield* failureOf(model, { texts: [mark] })
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
            const error = yield* failureOf(model, { texts: [mark] })
            checkHidden(error, [Redacted.make(secret ?? "")], reason)
          }
        }),
      secret === undefined ? "the model needs no key" : undefined
    ),

    define("ends at once when it is interrupted, and cancels the vendor's request", ({ model, control }) =>
      Effect.gen(function* () {
        yield* control.answerWith(() => ({ kind: "silence" }))
        // Detached, so that one that cannot be interrupted does not hold up the suite.
        const fiber = yield* Effect.forkDetach(model.moderate({ texts: [mark] }))
        yield* eventually("the request arrives", control.requests.pipe(Effect.map((seen) => seen.length === 1)))
        yield* Effect.forkDetach(Fiber.interrupt(fiber))
        yield* eventually(
          "it ends",
          Effect.sync(() => fiber.pollUnsafe() !== undefined)
        )
        yield* eventually("the request is cancelled", control.cancelled.pipe(Effect.map((count) => count === 1)))
      })
    ),

    define("keeps concurrent answers apart", ({ model, control }) =>
      Effect.gen(function* () {
        yield* control.answerWith(flagging(mark, category))
        const questions = Array.from({ length: 10 }, (_, index) => (index % 3 === 0 ? `${mark} ${index}` : `${index}`))
        const answers = yield* Effect.forEach(questions, (text) => labelsFor(model, { texts: [text] }), {
          concurrency: "unbounded"
        })
        checkEqual(
          answers.map((labels) => labels.length),
          questions.map((text) => (text.includes(mark) ? 1 : 0)),
          "labels"
        )
      })
    )
  ].map((one) => ({ ...one, skip: noTexts ?? one.skip }))

  return [
    define("declares an id, its categories and its longest text", ({ model }) =>
      Effect.sync(() => {
        check(/^[^\s/]+\/\S+$/.test(model.id), `The id "${model.id}" must be <vendor>/<model>`)
        checkEqual(model.capabilities, capabilities, "capabilities")
        checkEqual(new Set(capabilities.categories).size, capabilities.categories.length, "different categories")
        const { maxTextLength, takesImages } = capabilities
        check(Number.isInteger(maxTextLength) && maxTextLength >= 0, "a length from 0")
        check(maxTextLength > 0 || takesImages !== undefined, "It takes texts, or images, or both")
        checkEqual(model.moderateImages !== undefined, takesImages !== undefined, "whether it looks at images")
        for (const one of takesImages?.categories ?? []) {
          check(capabilities.categories.includes(one), `"${one}" is seen in images and not among the categories`)
        }
      })
    ),

    ...textCases,

    ...imageCases({ capabilities, impossible, define })
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const mark = "MARK"

const wrongLabels: Record<SenselessLabel, ReadonlyArray<Partial<VendorLabel>>> = {
  "score-outside": [{ score: 1.5 }, { score: -0.1 }],
  "text-unknown": [{ text: 7 }],
  "span-outside": [{ span: { start: 0, end: mark.length + 1 } }, { span: { start: 3, end: 1 } }]
}

const retryable: ReadonlySet<VendorFailure> = new Set(["Overloaded", "RateLimited", "Unreachable", "BadResponse"])

const isModelError = Schema.is(ModelError)

/** What the model fails with. Dies when it does not fail, or with what the port does not know. */
const failureOf = Effect.fnUntraced(function* (model: ModerationModel, request: ModerationRequest) {
  const exit = yield* Effect.exit(Effect.suspend(() => model.moderate(request)))
  const error = Exit.findErrorOption(exit)
  check(Option.isSome(error) && isModelError(error.value), "It must fail with a ModelError, and never throw")
  return error.value
})

const checkSense = (
  { category, score, span, text: at }: ModerationLabel,
  { texts }: ModerationRequest,
  { categories }: ModerationCapabilities
): void => {
  const text = texts[at]
  check(text !== undefined, `A label is about text ${at} of ${texts.length}`)
  check(score >= 0 && score <= 1, `The score ${score} must lie within 0 to 1`)
  check(categories.includes(category), `The category "${category}" must be one of those declared`)
  check(
    span === undefined || (span.start >= 0 && span.start < span.end && span.end <= text.length),
    `The span ${span?.start} to ${span?.end} must lie within its text`
  )
}
