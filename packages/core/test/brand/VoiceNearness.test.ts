import { voiceFit } from "@postwright/core/brand/VoiceFit"
import { embedVoice, voiceFitByMeaning } from "@postwright/core/brand/VoiceNearness"
import { trainVoice } from "@postwright/core/brand/VoiceTraining"
import { EmbeddingModels } from "@postwright/core/models/EmbeddingModels"
import { Embeddings } from "@postwright/core/models/Embeddings"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import * as ScriptedEmbedding from "@postwright/core/testing/models/ScriptedEmbeddingModel"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Option } from "effect"
import { workshop } from "./voices.ts"

const profile = trainVoice(workshop, { language: "en" })
const asOwner = Effect.provideService(CurrentActor, localOwner)

// Bikes along the first axis, anything else along the second.
const scripted = () =>
  ScriptedEmbedding.make({
    capabilities: { dimensions: 2 },
    answer: ({ texts }) => ({
      kind: "vectors",
      vectors: texts.map((text) => (/chain|bike|brake|bolts|tyre/u.test(text) ? [1, 0.1] : [0, 1])),
      inputTokens: texts.length
    })
  })

describe("voiceFitByMeaning", () => {
  it.effect("puts a text about what the examples are about above one that is not, and embeds the examples once", () => {
    const { control, model } = scripted()
    return Effect.gen(function* () {
      const vector = yield* embedVoice(workshop)
      assert.isTrue(Option.isSome(vector))
      const near = yield* voiceFitByMeaning(profile, "You'll hear the chain.", vector)
      const far = yield* voiceFitByMeaning(profile, "You'll hear the choir.", vector)
      assert.isAbove(near.nearness!, 0.9)
      assert.isBelow(far.nearness!, 0.3)
      assert.isAbove(near.score, far.score)
      assert.isUndefined(near.missing)
      assert.isDefined(near.usage)
      const asked = (yield* control.requests).map(({ texts }) => texts.length)
      assert.deepStrictEqual(asked, [workshop.length, 1, 1])
    }).pipe(Effect.provide(Embeddings.layer.pipe(Layer.provideMerge(EmbeddingModels.layerOf(model)))), asOwner)
  })

  it.effect("measures style alone where no model is configured, and says so", () =>
    Effect.gen(function* () {
      const vector = yield* embedVoice(workshop)
      assert.isTrue(Option.isNone(vector))
      const { missing, ...fit } = yield* voiceFitByMeaning(profile, "You'll hear the chain.", vector)
      assert.deepStrictEqual(fit, voiceFit(profile, "You'll hear the chain."))
      assert.include(missing?.en, "No embedding model")
      assert.include(missing?.de, "Kein Embedding-Modell")
    }).pipe(asOwner)
  )

  it.effect("says so of an empty registry and of missing examples", () =>
    Effect.gen(function* () {
      const vector = yield* embedVoice([])
      assert.isTrue(Option.isNone(vector))
      const { missing } = yield* voiceFitByMeaning(profile, "You'll hear the chain.", vector)
      assert.isDefined(missing)
    }).pipe(Effect.provide(Embeddings.layer.pipe(Layer.provideMerge(EmbeddingModels.layer))), asOwner)
  )
})
