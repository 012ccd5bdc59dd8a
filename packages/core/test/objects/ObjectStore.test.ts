import { assert, describe, it } from "@effect/vitest"
import { Context, Effect, Layer } from "effect"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { failingTitles } from "@postwright/core/testing/Check"
import * as ObjectStoreContract from "@postwright/core/testing/objects/ObjectStoreContract"
import { suite } from "@postwright/core/testing/vitest"
import { sha256 } from "@postwright/core/text/Digest"

const openWith = (change: (inner: ObjectStore["Service"]) => Partial<ObjectStore["Service"]>) =>
  Effect.map(Layer.build(ObjectStore.layerMemory), (context) => {
    const inner = Context.get(context, ObjectStore)
    return Layer.succeed(ObjectStore, ObjectStore.of({ ...inner, ...change(inner) }))
  })

suite("ObjectStore (memory)", ObjectStoreContract.cases({ open: openWith(() => ({})), survivesRestart: true }))

describe("the suite of ObjectStore catches an adapter", () => {
  const failures = (change: Parameters<typeof openWith>[0]) =>
    failingTitles(ObjectStoreContract.cases({ open: openWith(change), survivesRestart: true }))

  it.effect("that keeps the caller's bytes instead of a copy", () =>
    Effect.gen(function* () {
      const kept = new Map<string, Uint8Array>()
      const titles = yield* failures((inner) => ({
        put: (key, bytes) => Effect.map(inner.put(key, bytes), () => void kept.set(key, bytes)),
        get: (key) => Effect.map(inner.get(key), (bytes) => kept.get(key) ?? bytes)
      }))
      assert.deepStrictEqual(titles, ["keeps bytes that the caller changes later, on either side"])
    })
  )

  it.effect("that looks and then writes, with a pause in between", () =>
    Effect.gen(function* () {
      const titles = yield* failures((inner) => ({
        replace: Effect.fnUntraced(function* (key, expected, bytes) {
          const current = (yield* inner.exists(key)) ? sha256(yield* inner.get(key)) : null
          if (current !== expected) return false
          yield* Effect.yieldNow
          yield* inner.put(key, bytes)
          return true
        })
      }))
      assert.deepStrictEqual(titles, ["lets one of many win that replace the same object at once"])
    })
  )

  it.effect("that takes any key", () =>
    Effect.gen(function* () {
      const titles = yield* failures(() => ({ exists: () => Effect.succeed(false) }))
      assert.include(titles, "refuses keys that could name another place")
    })
  )

  it.effect("that lists by the locale", () =>
    Effect.gen(function* () {
      const titles = yield* failures((inner) => ({
        list: (prefix) => Effect.map(inner.list(prefix), (keys) => keys.toSorted((a, b) => a.localeCompare(b)))
      }))
      assert.deepStrictEqual(titles, ["lists the keys that start with a prefix, in code-unit order"])
    })
  )
})
