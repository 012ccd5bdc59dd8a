import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { PolicyError, PolicySettingsChanged } from "@postwright/core/policy/PolicyError"
import { PolicyStore } from "@postwright/core/policy/PolicyStore"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import { failingTitles } from "@postwright/core/testing/Check"
import * as PolicyStoreContract from "@postwright/core/testing/policy/PolicyStoreContract"
import { suite } from "@postwright/core/testing/vitest"
import { assert, describe, it, layer } from "@effect/vitest"
import { Effect, Equal, Layer, Option } from "effect"

const inMemory = PolicyStore.layer.pipe(Layer.provide(ObjectStore.layerMemory))

/** Objects that outlive the layer over them, behind a network: others come in between. */
const kept = Effect.map(Effect.provide(ObjectStore, Layer.fresh(ObjectStore.layerMemory)), (objects) => {
  const far = ObjectStore.of({
    ...objects,
    get: (key) => Effect.tap(objects.get(key), Effect.yieldNow),
    put: (key, bytes) => Effect.andThen(Effect.yieldNow, objects.put(key, bytes)),
    replace: (key, expected, bytes) => Effect.andThen(Effect.yieldNow, objects.replace(key, expected, bytes))
  })
  return PolicyStore.layer.pipe(Layer.provide(Layer.succeed(ObjectStore, far)))
})

suite("PolicyStore (objects in memory)", PolicyStoreContract.cases({ open: kept, survivesRestart: true }))

type Service = PolicyStore["Service"]

const one = OrganizationId.make("one")

const faults: ReadonlyArray<readonly [string, (store: Service) => Partial<Service>, ReadonlyArray<string>]> = [
  [
    "mixes the settings of organizations up",
    (store) => ({
      settings: () => store.settings(one),
      replaceSettings: (_, before, after) => store.replaceSettings(one, before, after)
    }),
    ["gives settings back as they were set, and those of no other organization"]
  ],
  [
    "replaces settings whatever they are",
    (store) => ({
      replaceSettings: Effect.fnUntraced(function* (id, _, after) {
        yield* store.replaceSettings(id, yield* store.settings(id), after)
      })
    }),
    [
      "refuses to replace settings that are no longer those that were read",
      "lets one of many win that replace the same settings at once"
    ]
  ],
  [
    "compares settings before it replaces them, and not while",
    (store) => ({
      replaceSettings: Effect.fnUntraced(function* (id, before, after) {
        if (!Equal.equals(yield* store.settings(id), before)) {
          return yield* new PolicyError({ reason: new PolicySettingsChanged({ revision: before.revision }) })
        }
        yield* Effect.yieldNow
        yield* store.replaceSettings(id, yield* store.settings(id), after)
      })
    }),
    ["lets one of many win that replace the same settings at once"]
  ],
  [
    "sorts versions as texts",
    (store) => ({
      packs: (id) =>
        Effect.map(store.packs(id), (packs) =>
          packs.toSorted((a, b) => (`${a.id}@${a.version}` < `${b.id}@${b.version}` ? -1 : 1))
        )
    }),
    ["keeps every version of a pack, sorted by id and then by number"]
  ],
  [
    "keeps the first of two packs in silence",
    (store) => ({
      putPack: (id, pack) =>
        Effect.catchReason(store.putPack(id, pack), "PolicyError", "RulePackChanged", () => Effect.void)
    }),
    [
      "takes the same version again, and refuses it with other rules",
      "lets one of many win that put one version with different rules at once"
    ]
  ],
  [
    "gives the answers of one organization to another",
    (store) => ({
      moderation: (_, digest) => store.moderation(one, digest),
      keepModeration: (_, digest, labels) => store.keepModeration(one, digest, labels)
    }),
    ["keeps answers of organizations and questions apart, and from settings and packs"]
  ],
  [
    "forgets where a label stands",
    (store) => ({
      keepModeration: (id, digest, labels) =>
        store.keepModeration(
          id,
          digest,
          labels.map(({ category, score, text }) => ({ category, score, text }))
        )
    }),
    ["remembers answers of moderation models as they were kept, also that nothing was found"]
  ],
  [
    "takes an answer without labels for none",
    (store) => ({
      moderation: (id, digest) =>
        Effect.map(store.moderation(id, digest), (found) => Option.filter(found, (labels) => labels.length > 0))
    }),
    ["remembers answers of moderation models as they were kept, also that nothing was found"]
  ]
]

describe("PolicyStore", () => {
  layer(PolicyStore.layer.pipe(Layer.provideMerge(ObjectStore.layerMemory)))((it) => {
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

    it.effect("says so when an answer of a moderation model cannot be read, and keeps no text of a label's own", () =>
      Effect.gen(function* () {
        const [store, objects] = [yield* PolicyStore, yield* ObjectStore]
        const id = OrganizationId.make("moderated")
        const label = { category: "hate", score: 1, text: 0, excerpt: "what somebody wrote" }
        yield* store.keepModeration(id, "digest", [label])
        const [key = ""] = yield* objects.list("policy/id-moderated/moderation/")
        assert.strictEqual(
          new TextDecoder().decode(yield* objects.get(key)),
          `{"schemaVersion":"1","labels":[{"category":"hate","score":1,"text":0}]}`
        )
        yield* objects.put(key, new TextEncoder().encode(`{"schemaVersion":"1","labels":[{"category":"hate"}]}`))
        assert.strictEqual((yield* Effect.flip(store.moderation(id, "digest"))).code, "policy-unreadable")
      })
    )
  })

  const broken = (change: (store: PolicyStore["Service"]) => Partial<PolicyStore["Service"]>) =>
    failingTitles(
      PolicyStoreContract.cases({
        open: Effect.succeed(
          Layer.effect(
            PolicyStore,
            Effect.map(PolicyStore, (store) => PolicyStore.of({ ...store, ...change(store) }))
          ).pipe(Layer.provide(Layer.fresh(inMemory)))
        ),
        survivesRestart: false
      })
    )

  for (const [fault, change, titles] of faults) {
    it.effect(`is caught by its suite when it ${fault}`, () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* broken(change), titles)
      })
    )
  }

  it.effect("is caught by its suite when it forgets what it says it keeps", () =>
    Effect.gen(function* () {
      const failing = yield* failingTitles(
        PolicyStoreContract.cases({ open: Effect.succeed(Layer.fresh(inMemory)), survivesRestart: true })
      )
      assert.deepStrictEqual(failing, ["keeps settings, packs and answers over a restart"])
    })
  )
})
