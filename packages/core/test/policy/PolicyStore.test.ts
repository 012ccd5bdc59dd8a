import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { groundingPack } from "@postwright/core/policy/packs/GroundingPack"
import { PolicySettings, PolicyStore } from "@postwright/core/policy/PolicyStore"
import { RulePack } from "@postwright/core/policy/RulePack"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import { assert, describe, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"

const [one, other] = [OrganizationId.make("One & Co."), OrganizationId.make("one")]

describe("PolicyStore", () => {
  layer(PolicyStore.layer.pipe(Layer.provideMerge(ObjectStore.layerMemory)))((it) => {
    it.effect(
      "has nothing set for a new organization, and keeps organizations apart, and lets nobody overwrite what another changed",
      () =>
        Effect.gen(function* () {
          const store = yield* PolicyStore
          const settings = new PolicySettings({
            schemaVersion: "1",
            revision: 1,
            severities: { "grounding/repeats-post": "block" },
            packs: []
          })
          const none = yield* store.settings(one)
          yield* store.replaceSettings(one, none, settings)
          assert.deepStrictEqual(yield* store.settings(one), settings)
          assert.strictEqual((yield* store.settings(other)).revision, 0)
          const late = yield* Effect.flip(store.replaceSettings(one, none, settings))
          assert.strictEqual(late.code, "policy-settings-changed")
          assert.isTrue(late.isRetryable)
        })
    )

    it.effect("keeps every version of a pack, and refuses that one changes", () =>
      Effect.gen(function* () {
        const store = yield* PolicyStore
        const second = new RulePack({ ...groundingPack, version: 2 })
        yield* store.putPack(one, second)
        yield* store.putPack(one, groundingPack)
        yield* store.putPack(one, groundingPack)
        assert.deepStrictEqual(
          (yield* store.packs(one)).map(({ id, version }) => `${id}@${version}`),
          ["grounding@1", "grounding@2"]
        )
        assert.isEmpty(yield* store.packs(other))
        assert.deepStrictEqual(yield* store.pack(one, second), second)
        const [first] = groundingPack.rules
        const changed = yield* Effect.flip(store.putPack(one, new RulePack({ ...groundingPack, rules: [first] })))
        assert.strictEqual(changed.code, "rule-pack-changed")
      })
    )

    it.effect("says which stored settings it cannot read", () =>
      Effect.gen(function* () {
        const [store, objects] = [yield* PolicyStore, yield* ObjectStore]
        const id = OrganizationId.make("broken")
        yield* objects.put("policy/id-broken/settings.json", new TextEncoder().encode("{}"))
        const error = yield* Effect.flip(store.settings(id))
        assert.strictEqual(error.code, "policy-unreadable")
        assert.include(error.message, "policy/id-broken/settings.json")
      })
    )
  })
})
