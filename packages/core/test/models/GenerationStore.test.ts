import { GenerationStore } from "@postwright/core/models/GenerationStore"
import { Refused } from "@postwright/core/models/ModelError"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { failingTitles } from "@postwright/core/testing/Check"
import * as GenerationStoreContract from "@postwright/core/testing/models/GenerationStoreContract"
import { suite } from "@postwright/core/testing/vitest"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"

suite("GenerationStore (objects)", GenerationStoreContract.cases(GenerationStore.layerMemory))

describe("GenerationStore", () => {
  const call = { organizationId: OrganizationId.make("org"), operationKey: "op", requestDigest: "d" }

  it.effect("says that the record cannot be used when it is damaged", () =>
    Effect.gen(function* () {
      const objects = yield* ObjectStore
      const store = yield* GenerationStore
      yield* store.record(call, {
        kind: "failed",
        reason: new Refused({ model: "m", explanation: "" })
      })
      const [key] = yield* objects.list("paid-answers/")
      yield* objects.put(key ?? "", new TextEncoder().encode("{"))
      const error = yield* Effect.flip(store.find(call))
      assert.strictEqual(error.code, "model-paid-answers-unavailable")
    }).pipe(Effect.provide(GenerationStore.layer.pipe(Layer.provideMerge(Layer.fresh(ObjectStore.layerMemory)))))
  )

  it.effect("is caught by its suite when it mixes organizations up", () =>
    Effect.gen(function* () {
      const broken = Layer.effect(
        GenerationStore,
        Effect.gen(function* () {
          const store = yield* GenerationStore
          const one = OrganizationId.make("one")
          return GenerationStore.of({
            find: (call) => store.find({ ...call, organizationId: one }),
            record: (call, outcome) => store.record({ ...call, organizationId: one }, outcome)
          })
        })
      ).pipe(Layer.provide(GenerationStore.layerMemory))
      assert.deepStrictEqual(yield* failingTitles(GenerationStoreContract.cases(broken)), [
        "keeps organizations, operations and requests apart"
      ])
    })
  )

  it.effect("is caught by its suite when it keeps the first record", () =>
    Effect.gen(function* () {
      const broken = Layer.effect(
        GenerationStore,
        Effect.gen(function* () {
          const store = yield* GenerationStore
          const seen = new Set<string>()
          return GenerationStore.of({
            find: store.find,
            record: (call, outcome) => {
              if (seen.has(call.operationKey)) return Effect.void
              seen.add(call.operationKey)
              return store.record(call, outcome)
            }
          })
        })
      ).pipe(Layer.provide(GenerationStore.layerMemory))
      assert.deepStrictEqual(yield* failingTitles(GenerationStoreContract.cases(broken)), [
        "replaces a record by a second one"
      ])
    })
  )
})
