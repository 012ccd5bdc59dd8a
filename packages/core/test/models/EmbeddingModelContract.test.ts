import { type Embedding, type EmbedRequest } from "@postwright/core/models/EmbeddingModel"
import { fromPromises } from "@postwright/core/models/EmbeddingModelFromPromises"
import { failingTitles } from "@postwright/core/testing/Check"
import * as EmbeddingModelContract from "@postwright/core/testing/models/EmbeddingModelContract"
import * as Scripted from "@postwright/core/testing/models/ScriptedEmbeddingModel"
import { suite } from "@postwright/core/testing/vitest"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { apart, type Call, commonFaults, type Fault, mixesUp, mixingUp } from "./brokenModels.ts"
import { promisedVendor, secret } from "./promisedVendor.ts"

const { cases, EmbeddingModelUnderTest } = EmbeddingModelContract
const capabilities = Scripted.make().model.capabilities

suite(
  "EmbeddingModel (scripted)",
  cases(
    Layer.sync(EmbeddingModelUnderTest, () => EmbeddingModelUnderTest.of(Scripted.make())),
    { capabilities, secret }
  )
)

type Vectors = Extract<Scripted.VendorAnswer, { readonly kind: "vectors" }>

const promised = () => {
  const { ask, control } = promisedVendor<Scripted.SeenRequest, Vectors>(Scripted.vectorsFor(capabilities.dimensions))
  const model = fromPromises({
    id: "own/embedding",
    vendor: "own",
    model: "embedding-2",
    capabilities,
    embed: (request, context) =>
      ask({ texts: request.texts }, context, ({ inputTokens, vectors }) => ({
        vectors,
        usage: inputTokens === undefined ? {} : { inputTokens }
      }))
  })
  return { model, control }
}

suite(
  "EmbeddingModel (fromPromises)",
  cases(
    Layer.sync(EmbeddingModelUnderTest, () => EmbeddingModelUnderTest.of(promised())),
    { capabilities, secret }
  )
)

const broken = (change: (call: Call<EmbedRequest, Embedding>) => Call<EmbedRequest, Embedding>) =>
  failingTitles(
    cases(
      Layer.sync(EmbeddingModelUnderTest, () => {
        const { control, model } = Scripted.make()
        return EmbeddingModelUnderTest.of({ control, model: { ...model, embed: change(model.embed) } })
      }),
      { capabilities, secret }
    )
  )

const inOrder = "gives one vector for each text, in the order of the texts, and says which model made them"
const whole = "sends every text whole and in order, in one request"
const counts = "counts the tokens that the vendor counted"
const senseless = EmbeddingModelContract.senselessVectors.map(
  (what) => `fails with BadResponse for vectors without sense (${what})`
)

const faults: ReadonlyArray<Fault<EmbedRequest, Embedding>> = [
  ...commonFaults<EmbedRequest, Embedding>(...senseless),
  [mixesUp, mixingUp, [apart]],
  [
    "gives vectors in another order",
    (call) => (request) => Effect.map(call(request), (made) => ({ ...made, vectors: made.vectors.toReversed() })),
    [inOrder]
  ],
  ["sorts the texts", (call) => (request) => call({ ...request, texts: request.texts.toSorted() }), [inOrder, whole]],
  [
    "asks for each text by itself",
    (call) => (request) =>
      Effect.map(
        Effect.forEach(request.texts, (text) => call({ ...request, texts: [text] })),
        (parts) => ({ ...parts[0]!, vectors: parts.flatMap(({ vectors }) => vectors) })
      ),
    [whole]
  ],
  [
    "trims texts",
    (call) => (request) => call({ ...request, texts: request.texts.map((text) => text.trim()) }),
    [whole]
  ],
  ["loses the usage", (call) => (request) => Effect.map(call(request), (made) => ({ ...made, usage: {} })), [counts]],
  [
    "takes missing vectors for none",
    (call) => (request) =>
      Effect.catchReason(call(request), "ModelError", "BadResponse", () =>
        Effect.succeed({ vectors: [], usage: {}, vendor: "v", model: "m", warnings: [] })
      ),
    [...senseless, "fails with BadResponse when the vendor says so", "shows no key in a failure"]
  ]
]

describe("EmbeddingModelContract", () => {
  for (const [fault, change, titles] of faults) {
    it.effect(`catches a model that ${fault}`, () =>
      Effect.gen(function* () {
        assert.sameMembers([...(yield* broken(change))], [...titles])
      })
    )
  }
})
