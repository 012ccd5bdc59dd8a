import { OwnWording, PromptName } from "@postwright/core/agents/OwnWording"
import { PromptError, PromptSettingsChanged } from "@postwright/core/agents/PromptError"
import { PromptStore } from "@postwright/core/agents/PromptStore"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import * as PromptStoreContract from "@postwright/core/testing/agents/PromptStoreContract"
import { failingTitles } from "@postwright/core/testing/Check"
import { suite } from "@postwright/core/testing/vitest"
import { assert, describe, it, layer } from "@effect/vitest"
import { Effect, Equal, Layer, Option } from "effect"

/** Objects that outlive the layer over them, behind a network: others come in between. */
const kept = Effect.map(Effect.provide(ObjectStore, Layer.fresh(ObjectStore.layerMemory)), (objects) => {
  const far = ObjectStore.of({
    ...objects,
    get: (key) => Effect.tap(objects.get(key), Effect.yieldNow),
    replace: (key, expected, bytes) => Effect.andThen(Effect.yieldNow, objects.replace(key, expected, bytes))
  })
  return PromptStore.layer.pipe(Layer.provide(Layer.succeed(ObjectStore, far)))
})

suite("PromptStore (objects in memory)", PromptStoreContract.cases({ open: kept, survivesRestart: true }))
suite(
  "PromptStore (memory)",
  PromptStoreContract.cases({ open: Effect.succeed(PromptStore.layerMemory), survivesRestart: false })
)

type Service = PromptStore["Service"]

const one = OrganizationId.make("one")
const writer = PromptName.make("suite-writer")

const faults: ReadonlyArray<readonly [string, (store: Service) => Partial<Service>, ReadonlyArray<string>]> = [
  [
    "mixes the choices of organizations up",
    (store) => ({
      settings: () => store.settings(one),
      replaceSettings: (_, before, after) => store.replaceSettings(one, before, after)
    }),
    ["gives choices back as they were made, and those of no other organization"]
  ],
  [
    "mixes the wordings of organizations up",
    (store) => ({
      putWording: (_, wording) => store.putWording(one, wording),
      wording: (_, name, version) => store.wording(one, name, version)
    }),
    ["keeps every version of a wording, sorted by number, and apart by name"]
  ],
  [
    "compares choices before it replaces them, and not while",
    (store) => ({
      replaceSettings: Effect.fnUntraced(function* (id, before, after) {
        if (!Equal.equals(yield* store.settings(id), before)) {
          return yield* new PromptError({ reason: new PromptSettingsChanged({ revision: before.revision }) })
        }
        yield* Effect.yieldNow
        yield* store.replaceSettings(id, yield* store.settings(id), after)
      })
    }),
    ["lets one of many win that replace the same choices at once"]
  ],
  [
    "sorts versions as texts",
    (store) => ({
      versions: (id, name) => Effect.map(store.versions(id, name), (all) => all.map(String).sort().map(Number))
    }),
    ["keeps every version of a wording, sorted by number, and apart by name"]
  ],
  [
    "keeps the first of two wordings in silence",
    (store) => ({
      putWording: (id, wording) =>
        Effect.catchReason(store.putWording(id, wording), "PromptError", "WordingChanged", () => Effect.void)
    }),
    [
      "takes the same version again, and refuses it with other words",
      "lets one of many win that put one version with different words at once"
    ]
  ],
  [
    "trims what it keeps",
    (store) => ({
      putWording: (id, wording) => store.putWording(id, new OwnWording({ ...wording, task: wording.task.trim() }))
    }),
    ["keeps texts to the letter: line breaks, blanks at the ends, other scripts"]
  ]
]

describe("PromptStore", () => {
  layer(PromptStore.layer.pipe(Layer.provideMerge(ObjectStore.layerMemory)))((it) => {
    it.effect("says which stored choice or wording it cannot read", () =>
      Effect.gen(function* () {
        const [store, objects] = [yield* PromptStore, yield* ObjectStore]
        const id = OrganizationId.make("broken")
        const keys = ["prompts/id-broken/settings.json", "prompts/id-broken/wordings/id-suite-writer/1.json"]
        for (const key of keys) yield* objects.put(key, new TextEncoder().encode("{}"))
        const errors = [yield* Effect.flip(store.settings(id)), yield* Effect.flip(store.wording(id, writer, 1))]
        for (const [index, error] of errors.entries()) {
          assert.strictEqual(error.code, "prompt-unreadable")
          assert.isTrue(error.message.includes(keys[index] ?? "no key"))
        }
        assert.isTrue(Option.isNone(yield* store.wording(id, writer, 2)))
      })
    )
  })

  for (const [fault, change, titles] of faults) {
    it.effect(`is caught by its suite when it ${fault}`, () =>
      Effect.gen(function* () {
        const broken = Layer.effect(
          PromptStore,
          Effect.map(PromptStore, (store) => PromptStore.of({ ...store, ...change(store) }))
        ).pipe(Layer.provide(Layer.fresh(PromptStore.layerMemory)))
        const cases = PromptStoreContract.cases({ open: Effect.succeed(broken), survivesRestart: false })
        assert.deepStrictEqual(yield* failingTitles(cases), titles)
      })
    )
  }

  it.effect("is caught by its suite when it forgets what it says it keeps", () =>
    Effect.gen(function* () {
      const open = Effect.succeed(Layer.fresh(PromptStore.layerMemory))
      assert.deepStrictEqual(yield* failingTitles(PromptStoreContract.cases({ open, survivesRestart: true })), [
        "keeps choices and wordings over a restart"
      ])
    })
  )
})
