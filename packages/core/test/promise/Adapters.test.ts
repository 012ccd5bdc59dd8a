import { AuditLog } from "@postwright/core/audit/AuditLog"
import { makeMemory, SourceReaders } from "@postwright/core/knowledge/SourceReader"
import * as Embedding from "@postwright/core/models/EmbeddingModelFromPromises"
import { EmbeddingModels } from "@postwright/core/models/EmbeddingModels"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import { fromPromises } from "@postwright/core/models/PromiseModel"
import * as Speech from "@postwright/core/models/SpeechModelFromPromises"
import { SpeechModels } from "@postwright/core/models/SpeechModels"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { type Adapter, type Brief, createPostwright, PostwrightError } from "@postwright/core/promise"
import { adapterFromLayer } from "@postwright/core/promise/AdapterLayer"
import { fs } from "@postwright/storage/fs/adapter"
import { Effect, Layer } from "effect"
import { mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, describe, it } from "vitest"

const brief = {
  topic: "Our bakery's sourdough",
  platforms: ["x"],
  sources: [
    { name: "notes.txt", text: "Our sourdough rests for 36 hours in a cold room before it is baked at 250 degrees." }
  ],
  plan: { days: 1, perDay: 1, start: "2027-03-01", timeZone: "Europe/London" }
} satisfies Brief

const rejection = async (promise: PromiseLike<unknown>): Promise<PostwrightError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason
  )
  assert.instanceOf(error, PostwrightError)
  return error
}

const refusal = async (adapters: ReadonlyArray<Adapter>): Promise<PostwrightError> => {
  await using postwright = createPostwright({ adapters })
  return await rejection(postwright.generate(brief))
}

const modelNamed = (id: string) =>
  fromPromises({
    id,
    vendor: "own",
    model: "small",
    capabilities: { maxContextTokens: 16_000, maxOutputTokens: 2_000 },
    generate: async () => {
      throw new Error("not asked here")
    }
  })

const withModels = (name: string, ...ids: ReadonlyArray<string>): Adapter =>
  adapterFromLayer(
    name,
    Layer.mergeAll(Layer.empty, ...ids.map((id) => LanguageModels.layerEntry(Effect.succeed(modelNamed(id)))))
  )

const withReader = (name: string): Adapter =>
  adapterFromLayer(name, SourceReaders.layerEntry(Effect.succeed(makeMemory({}))))

describe("adapters of one Postwright", () => {
  it("refuses two that keep the same, and names both and what they keep", async () => {
    const error = await refusal([
      adapterFromLayer("storage/one", Layer.merge(ObjectStore.layerMemory, AuditLog.layerMemory)),
      withReader("readers"),
      adapterFromLayer("storage/two", ObjectStore.layerMemory)
    ])
    assert.strictEqual(error.code, "adapters-conflict")
    assert.strictEqual(
      error.message,
      `adapters[0] ("storage/one") and adapters[2] ("storage/two") both keep objects. Leave one of the two out`
    )
    assert.strictEqual(error.remedy, "Leave one of the two out")
    assert.isFalse(error.isRetryable)
    assert.deepStrictEqual(error.details, { adapters: ["storage/one", "storage/two"], positions: [0, 2] })
  })

  it("refuses files in two directories, or twice in one, before it opens the second", async () => {
    const directory = await mkdtemp(join(tmpdir(), "postwright-adapters-"))
    try {
      for (const second of ["one", "two"]) {
        const error = await refusal([
          fs({ directory: join(directory, "one") }),
          fs({ directory: join(directory, second) })
        ])
        assert.strictEqual(error.code, "adapters-conflict")
        assert.strictEqual(
          error.message,
          `adapters[0] ("storage/fs") and adapters[1] ("storage/fs") both keep objects, journals and audit logs. Leave one of the two out`
        )
        assert.deepStrictEqual(await readdir(directory), ["one"])
      }
    } finally {
      await rm(directory, { recursive: true, force: true })
    }
  })

  it("says so at every operation", async () => {
    const store = () => adapterFromLayer("storage/one", ObjectStore.layerMemory)
    await using postwright = createPostwright({ adapters: [store(), store()] })
    for (const _ of [1, 2]) {
      assert.strictEqual((await rejection(postwright.generate(brief))).code, "adapters-conflict")
    }
  })

  it("refuses two models of one id, and names the adapters that bring them", async () => {
    const error = await refusal([withModels("models/a", "own/a", "own/small"), withModels("models/b", "own/small")])
    assert.strictEqual(error.code, "model-id-taken")
    assert.strictEqual(
      error.message,
      `adapters[0] ("models/a") and adapters[1] ("models/b") both bring the model "own/small". Give one of the two another id`
    )
    assert.deepStrictEqual(error.details, { adapters: ["models/a", "models/b"], positions: [0, 1] })
  })

  it("takes models of each kind from plain functions, refuses two of one kind with one id, and allows it to others", async () => {
    const facts = { id: "own/small", vendor: "own", model: "small" }
    const never = () => Promise.reject(new Error("not asked here"))
    const capabilities = { dimensions: 4, maxTextTokens: 100, maxBatch: 8 }
    const embedding = Embedding.fromPromises({ ...facts, capabilities, embed: never })
    const speech = Speech.fromPromises({
      ...facts,
      capabilities: {
        voices: [{ id: "clara" }],
        languages: [],
        formats: ["mp3"],
        givesWordTimings: false,
        maxTextLength: 1_000
      },
      speak: never
    })
    const spoken = adapterFromLayer("speech/own", SpeechModels.layerEntry(Effect.succeed(speech)))
    const embedded = (name: string) => adapterFromLayer(name, EmbeddingModels.layerEntry(Effect.succeed(embedding)))
    const error = await refusal([embedded("embedding/a"), spoken, embedded("embedding/b")])
    assert.strictEqual(error.code, "model-id-taken")
    assert.deepStrictEqual(error.details, { adapters: ["embedding/a", "embedding/b"], positions: [0, 2] })
    await using postwright = createPostwright({
      adapters: [withModels("models/a", "own/small"), spoken, embedded("a")]
    })
    assert.lengthOf((await postwright.generate(brief)).plan.slots, 1)
  })

  it("refuses one that brings a model twice", async () => {
    const error = await refusal([withModels("models/a", "own/small", "own/small")])
    assert.strictEqual(error.code, "model-id-taken")
    assert.include(error.message, `adapters[0] ("models/a") brings the model "own/small" twice. `)
  })

  it("refuses two source readers of one name", async () => {
    const error = await refusal([withReader("readers/a"), withReader("readers/b")])
    assert.strictEqual(error.code, "adapters-conflict")
    assert.include(
      error.message,
      `adapters[0] ("readers/a") and adapters[1] ("readers/b") both bring the source reader "memory". `
    )
  })

  it("refuses one that would replace what others bring by a registry of its own", async () => {
    const error = await refusal([
      withModels("models/a", "own/a"),
      adapterFromLayer("models/b", LanguageModels.layerOf(modelNamed("own/b")))
    ])
    assert.strictEqual(error.code, "adapter-invalid")
    assert.strictEqual(
      error.message,
      `adapters[1] ("models/b") brings a registry of models of its own, in which those of other adapters are missing. Contribute each by LanguageModels.layerEntry`
    )
  })

  it("takes several that keep different things and bring different models, also of one name", async () => {
    await using postwright = createPostwright({
      adapters: [
        withModels("models/own", "own/a"),
        adapterFromLayer("storage/objects", ObjectStore.layerMemory),
        withModels("models/own", "own/b"),
        adapterFromLayer("storage/audit", AuditLog.layerMemory)
      ]
    })
    assert.lengthOf((await postwright.generate(brief)).plan.slots, 1)
    const { message } = await rejection(postwright.generate(brief, { model: "own/c" }))
    assert.include(message, "own/a")
    assert.include(message, "own/b")
  })
})
