import { assert, describe, it } from "@effect/vitest"
import type { ModerationImage } from "@postwright/core/policy/ModerationModel"
import { cases, ModerationModelUnderTest } from "@postwright/core/testing/policy/ModerationModelContract"
import { harmless, type SeenRequest, type VendorAnswer } from "@postwright/core/testing/policy/ScriptedModerationModel"
import { suite } from "@postwright/core/testing/vitest"
import * as OpenAiModerationModel from "@postwright/providers/models/openai/OpenAiModerationModel"
import { moderationCategories, moderationReply } from "@postwright/providers/simulators/openai/MediaReplies"
import { Effect, Layer, Option, Schema } from "effect"
import { asOwner } from "../support.ts"
import { connected, listOf, secret, type Wire } from "./mediaSupport.ts"

const model = "omni-moderation-latest"

/** The image of a request, or nothing for one about texts. */
const imageOf = (input: unknown): ModerationImage | undefined => {
  const [part] = Option.getOrElse(decodeParts(input), () => [])
  const [, mediaType, base64] = /^data:(image\/(?:png|jpeg|webp));base64,(.*)$/.exec(part?.image_url.url ?? "") ?? []
  const type = OpenAiModerationModel.takesImages.mediaTypes.find((known) => known === mediaType)
  return type === undefined || base64 === undefined
    ? undefined
    : { mediaType: type, bytes: Uint8Array.from(Buffer.from(base64, "base64")) }
}

const decodeParts = Schema.decodeUnknownOption(
  Schema.Array(
    Schema.Struct({ type: Schema.Literal("image_url"), image_url: Schema.Struct({ url: Schema.String }) })
  ).check(Schema.isMaxLength(1))
)

const wire: Wire<SeenRequest, VendorAnswer> = {
  toSeen: ({ fields }) => {
    const image = imageOf(fields["input"])
    return image === undefined ? { texts: listOf(fields["input"]) } : { texts: [], images: [image] }
  },
  toScript: ({ imageLabels = [], labels }, { fields }) => {
    if (imageOf(fields["input"]) !== undefined) {
      const scores = Object.fromEntries(imageLabels.map(({ category, score }) => [category, score]))
      return { kind: "json", body: moderationReply({ model, scores: [scores], input: "image" }) }
    }
    const count = Math.max(listOf(fields["input"]).length, ...labels.map(({ text }) => text + 1))
    const scores = Array.from({ length: count }, (_, at) =>
      Object.fromEntries(labels.filter(({ text }) => text === at).map(({ category, score }) => [category, score]))
    )
    return { kind: "json", body: moderationReply({ model, scores }) }
  },
  first: () => harmless
}

suite(
  "ModerationModel (openai)",
  cases(
    Layer.effect(
      ModerationModelUnderTest,
      connected((options) => OpenAiModerationModel.make(options), wire)
    ),
    {
      capabilities: {
        categories: ["hate", "harassment", "sexual", "minors", "violence", "self-harm", "illicit"],
        maxTextLength: 2_000,
        takesImages: OpenAiModerationModel.takesImages
      },
      secret,
      impossible: { span: "scores are for whole texts", "span-outside": "scores are for whole texts" }
    }
  )
)

describe("OpenAiModerationModel", () => {
  const ask = (scores: Readonly<Record<string, number>>) =>
    Effect.gen(function* () {
      const { model: guard, simulator } = yield* connected((options) => OpenAiModerationModel.make(options), wire)
      simulator.answerWith(() => ({ kind: "json", body: moderationReply({ model, scores: [scores] }) }))
      return yield* guard.moderate({ texts: ["one"] })
    }).pipe(asOwner)

  it.effect("has a word for each of the vendor's categories", () =>
    Effect.gen(function* () {
      for (const category of moderationCategories) {
        const [label, ...others] = yield* ask({ [category]: 0.75 })
        assert.deepStrictEqual([label?.score, others], [0.75, []], category)
      }
      assert.strictEqual((yield* ask({ "sexual/minors": 0.75 }))[0]?.category, "minors")
      assert.strictEqual((yield* ask({ "self-harm/intent": 0.75 }))[0]?.category, "self-harm")
    })
  )

  it.effect("counts the highest score of a category and its kinds", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* ask({ violence: 0.25, "violence/graphic": 0.75 }), [
        { category: "violence", score: 0.75, text: 0 }
      ])
    })
  )

  it.effect("fails where a text has no result, and reads categories without a score or a name here", () =>
    Effect.gen(function* () {
      const { model: guard, simulator } = yield* connected((options) => OpenAiModerationModel.make(options), wire)
      simulator.answerWith(() => ({ kind: "json", body: moderationReply({ model, scores: [{}] }) }))
      const error = yield* Effect.flip(guard.moderate({ texts: ["one", "two"] }))
      assert.strictEqual(error.code, "model-bad-response")
      const results = [{ category_scores: { illicit: null, novelty: 0.9, hate: 0.5 } }]
      simulator.answerWith(() => ({ kind: "json", body: { results } }))
      assert.deepStrictEqual(yield* guard.moderate({ texts: ["one"] }), [{ category: "hate", score: 0.5, text: 0 }])
    }).pipe(asOwner)
  )

  it.effect("looks at no images by a model that reads texts alone", () =>
    Effect.gen(function* () {
      const { model: guard } = yield* connected(
        (options) => OpenAiModerationModel.make({ ...options, model: "text-moderation-latest" }),
        wire
      )
      assert.isUndefined(guard.moderateImages)
      assert.isUndefined(guard.capabilities.takesImages)
    })
  )
})
