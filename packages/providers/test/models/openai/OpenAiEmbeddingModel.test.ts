import { assert, describe, it } from "@effect/vitest"
import { Credentials } from "@postwright/core/credentials/Credentials"
import { EmbeddingModelUnderTest, cases } from "@postwright/core/testing/models/EmbeddingModelContract"
import {
  type SeenRequest,
  type VendorAnswer,
  vectorOf,
  vectorsFor
} from "@postwright/core/testing/models/ScriptedEmbeddingModel"
import { suite } from "@postwright/core/testing/vitest"
import * as OpenAiEmbeddingModel from "@postwright/providers/models/openai/OpenAiEmbeddingModel"
import { embeddingsReply } from "@postwright/providers/simulators/openai/MediaReplies"
import { Effect, Layer } from "effect"
import { asOwner } from "../support.ts"
import { connected, listOf, secret, textOf, type Wire } from "./mediaSupport.ts"

const wire = (dimensions: number): Wire<SeenRequest, VendorAnswer> => ({
  toSeen: ({ fields }) => ({ texts: listOf(fields["input"]) }),
  toScript: ({ inputTokens = 0, vectors }, { fields }) => ({
    kind: "json",
    body: embeddingsReply({
      model: textOf(fields["model"]),
      vectors,
      isBase64: fields["encoding_format"] === "base64",
      tokens: inputTokens
    })
  }),
  first: vectorsFor(dimensions)
})

for (const [model, dimensions] of [
  ["text-embedding-3-small", 1_536],
  ["text-embedding-3-large", 3_072]
] as const) {
  const make = (options: OpenAiEmbeddingModel.Options) => OpenAiEmbeddingModel.make({ ...options, model })
  suite(
    `EmbeddingModel (openai, ${model})`,
    cases(Layer.effect(EmbeddingModelUnderTest, connected(make, wire(dimensions))), {
      capabilities: { dimensions, maxTextTokens: 8_192, maxBatch: 2_048, maxBatchTokens: 300_000 },
      secret
    })
  )
}

describe("OpenAiEmbeddingModel", () => {
  it.effect("asks for numbers of 32 bits in base64, and for fewer dimensions where they are wanted", () =>
    Effect.gen(function* () {
      const make = (options: OpenAiEmbeddingModel.Options) => OpenAiEmbeddingModel.make({ ...options, dimensions: 256 })
      const { model, simulator } = yield* connected(make, wire(256))
      const [vector] = (yield* model.embed({ texts: ["tea"] })).vectors
      assert.deepStrictEqual(vector, vectorOf("tea", 256).map(Math.fround))
      const [seen] = simulator.requests()
      assert.deepInclude(seen?.fields, { encoding_format: "base64", dimensions: 256, model: "text-embedding-3-small" })
    }).pipe(asOwner)
  )

  it.effect("takes no vectors that are for other texts", () =>
    Effect.gen(function* () {
      const { model, simulator } = yield* connected(OpenAiEmbeddingModel.make, wire(1_536))
      const reply = embeddingsReply({ model: "m", vectors: [vectorOf("tea", 1_536)], isBase64: true, tokens: 1 })
      for (const data of [
        [{ ...reply.data[0], index: 1 }],
        [reply.data[0], reply.data[0]],
        [{ ...reply.data[0], embedding: "%%%" }]
      ]) {
        simulator.answerWith(() => ({ kind: "json", body: { ...reply, data } }))
        const error = yield* Effect.flip(model.embed({ texts: ["tea", "milk"].slice(0, data.length) }))
        assert.strictEqual(error.code, "model-bad-response")
      }
    }).pipe(asOwner)
  )

  it.effect("says that no key is set, and asks nobody", () =>
    Effect.gen(function* () {
      const { simulator } = yield* connected(OpenAiEmbeddingModel.make, wire(1_536))
      const model = yield* OpenAiEmbeddingModel.make()
      assert.include((yield* Effect.flip(model.embed({ texts: ["tea"] }))).message, `no key is set`)
      assert.deepStrictEqual(simulator.requests(), [])
    }).pipe(Effect.provide(Credentials.layerFixed({})), asOwner)
  )
})
