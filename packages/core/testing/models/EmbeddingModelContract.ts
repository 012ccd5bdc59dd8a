/**
 * Behaviour every `EmbeddingModel` adapter must have. A test gives the adapter with the vendor's side under its control:
 * a scripted server for a real adapter, `ScriptedEmbeddingModel` in this process.
 *
 * @since 0.1.0
 */
import { Context, Effect, type Layer } from "effect"
import { type EmbeddingCapabilities, type EmbeddingModel } from "@postwright/core/models/EmbeddingModel"
import { type Case, check, checkEqual } from "../Check.ts"
import { defining } from "./internal/defining.ts"
import { vectorOf, type VendorControl, vectorsFor } from "./ScriptedEmbeddingModel.ts"
import { failureOf, vendorCases } from "./VendorCases.ts"
import { type VendorFailure } from "./VendorControl.ts"

/** The adapter, and its vendor. Each case builds the layer anew. */
export class EmbeddingModelUnderTest extends Context.Service<
  EmbeddingModelUnderTest,
  { readonly model: EmbeddingModel; readonly control: VendorControl }
>()("@postwright/core/testing/models/EmbeddingModelUnderTest") {}

/** Vectors without sense that a vendor may give. */
export const senselessVectors = ["missing", "too-many", "too-short"] as const
export type SenselessVectors = (typeof senselessVectors)[number]

export interface ContractOptions {
  readonly capabilities: EmbeddingCapabilities
  /** The key that the adapter sends; no failure may show it. @default the model has none */
  readonly secret?: string
  /** What this vendor never does, each with the reason. */
  readonly impossible?: { readonly [what in VendorFailure | SenselessVectors]?: string }
}

/** The suite. */
export const cases = <E>(
  layer: Layer.Layer<EmbeddingModelUnderTest, E>,
  { capabilities, impossible = {}, secret }: ContractOptions
): ReadonlyArray<Case> => {
  const define = defining(EmbeddingModelUnderTest, layer)
  const { dimensions, maxBatch } = capabilities
  return [
    define("declares its vectors, its longest text and its largest batch", ({ model }) =>
      Effect.sync(() => {
        checkEqual(model.capabilities, capabilities, "capabilities")
        for (const limit of [dimensions, capabilities.maxTextTokens, maxBatch]) {
          check(Number.isInteger(limit) && limit >= 1, `A limit is a whole number from 1, not ${limit}`)
        }
      })
    ),

    define("gives one vector for each text, in the order of the texts, and says which model made them", (subject) =>
      Effect.gen(function* () {
        const { control, model } = subject
        yield* control.answerWith(vectorsFor(dimensions))
        const texts = Array.from({ length: Math.min(maxBatch, 20) }, (_, index) => `text ${index * 7}`)
        const embedding = yield* model.embed({ texts })
        checkVectors(embedding.vectors, texts, dimensions)
        checkEqual(embedding.vendor, model.vendor, "vendor")
        check(embedding.model !== "", "the model that answered is named")
      })
    ),

    define("sends every text whole and in order, in one request", ({ control, model }) =>
      Effect.gen(function* () {
        yield* control.answerWith(vectorsFor(dimensions))
        const texts = ["Grüße 👋 — 你好", " two\n\nlines ", "x"].slice(0, maxBatch)
        yield* model.embed({ texts })
        const seen = yield* control.requests
        checkEqual(
          seen.map((request) => request.texts),
          [texts],
          "texts at the vendor"
        )
      })
    ),

    define("counts the tokens that the vendor counted", ({ control, model }) =>
      Effect.gen(function* () {
        yield* control.answerWith(({ texts }) => ({
          kind: "vectors",
          vectors: texts.map((text) => vectorOf(text, dimensions)),
          inputTokens: 17
        }))
        checkEqual((yield* model.embed({ texts: ["one"] })).usage.inputTokens, 17, "input tokens")
      })
    ),

    ...senselessVectors.map((senseless) =>
      define(
        `fails with BadResponse for vectors without sense (${senseless})`,
        ({ control, model }) =>
          Effect.gen(function* () {
            yield* control.answerWith(() => ({ kind: "vectors", vectors: wrongVectors[senseless](dimensions) }))
            const { reason } = yield* failureOf(() => model.embed({ texts: ["one", "two"].slice(0, maxBatch) }))
            checkEqual(reason._tag, "BadResponse", "reason")
          }),
        impossible[senseless]
      )
    ),

    ...vendorCases({
      define,
      call: ({ model }) => model.embed({ texts: ["one"] }),
      control: ({ control }) => control,
      secret,
      impossible
    }),

    define("keeps concurrent answers apart", ({ control, model }) =>
      Effect.gen(function* () {
        yield* control.answerWith(vectorsFor(dimensions))
        const questions = Array.from({ length: 8 }, (_, index) => [`question ${index}`])
        const answers = yield* Effect.forEach(questions, (texts) => model.embed({ texts }), {
          concurrency: "unbounded"
        })
        checkVectors(
          answers.flatMap(({ vectors }) => vectors),
          questions.flat(),
          dimensions
        )
      })
    )
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const wrongVectors: Record<SenselessVectors, (dimensions: number) => ReadonlyArray<ReadonlyArray<number>>> = {
  missing: () => [],
  "too-many": (dimensions) => ["a", "b", "c"].map((text) => vectorOf(text, dimensions)),
  "too-short": (dimensions) => ["a", "b"].map((text) => vectorOf(text, dimensions).slice(1))
}

/** Vendors send numbers of 32 bits. */
const checkVectors = (
  vectors: ReadonlyArray<ReadonlyArray<number>>,
  texts: ReadonlyArray<string>,
  dimensions: number
): void => {
  checkEqual(vectors.length, texts.length, "vectors")
  for (const [index, text] of texts.entries()) {
    const [actual = [], expected] = [vectors[index], vectorOf(text, dimensions)]
    const isNear = expected.every((number, at) => Math.abs(number - (actual[at] ?? NaN)) < 1e-6)
    check(actual.length === dimensions && isNear, `The vector of text ${index} must be that of "${text}"`)
  }
}
