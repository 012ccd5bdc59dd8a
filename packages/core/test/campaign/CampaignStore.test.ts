import { assert, describe, it } from "@effect/vitest"
import { CampaignId } from "@postwright/core/campaign/Campaign"
import { type CampaignKey, CampaignStore, parts } from "@postwright/core/campaign/CampaignStore"
import { readDocument } from "@postwright/core/knowledge/DocumentReader"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { localOwner, OrganizationId } from "@postwright/core/tenancy/Actor"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"

const keyOf = (campaign: string, organizationId = localOwner.organizationId): CampaignKey => ({
  organizationId,
  campaignId: CampaignId.make(campaign)
})

const document = (text: string) =>
  readDocument({ source: "a.txt", mediaType: "text/plain", bytes: new TextEncoder().encode(text) })

/** A store whose reads are counted. */
const counted = Effect.gen(function* () {
  const counts = { reads: 0 }
  const counting = Layer.effect(
    ObjectStore,
    Effect.map(ObjectStore, (objects) =>
      ObjectStore.of({
        ...objects,
        get: (key) =>
          Effect.andThen(
            Effect.sync(() => void counts.reads++),
            objects.get(key)
          )
      })
    )
  ).pipe(Layer.provide(ObjectStore.layerMemory))
  const store = yield* Effect.provide(CampaignStore, CampaignStore.layer.pipe(Layer.provide(counting)))
  return { store, counts }
})

describe("CampaignStore.documents", () => {
  it.effect("reads the documents of a campaign once for all that ask within minutes", () =>
    Effect.gen(function* () {
      const { counts, store } = yield* counted
      for (const [index, text] of ["One text.", "Another text."].entries()) {
        yield* store.put(keyOf("spring"), parts.document(index), yield* document(text))
      }
      const first = yield* store.documents(keyOf("spring"), 2)
      assert.deepStrictEqual(
        first.map(({ text }) => text),
        ["One text.", "Another text."]
      )
      assert.strictEqual(yield* store.documents(keyOf("spring"), 2), first)
      assert.strictEqual(counts.reads, 2)
      yield* TestClock.adjust("1 hour")
      assert.deepStrictEqual(yield* store.documents(keyOf("spring"), 2), first)
      assert.strictEqual(counts.reads, 4)
    })
  )

  it.effect("never gives one tenant or campaign the documents of another, and keeps no failure", () =>
    Effect.gen(function* () {
      const { store } = yield* counted
      const keys = [keyOf("spring"), keyOf("autumn"), keyOf("spring", OrganizationId.make("other"))]
      for (const [index, key] of keys.entries()) {
        assert.strictEqual((yield* Effect.flip(store.documents(key, 1))).code, "object-not-found")
        yield* store.put(key, parts.document(0), yield* document(`Text ${index}.`))
      }
      for (const [index, key] of keys.entries()) {
        assert.strictEqual((yield* store.documents(key, 1))[0]?.text, `Text ${index}.`)
      }
    })
  )
})
