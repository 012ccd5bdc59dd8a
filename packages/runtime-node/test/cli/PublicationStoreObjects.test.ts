import { assert, describe, it } from "@effect/vitest"
import { ObjectError, ObjectStoreUnavailable } from "@postwright/core/objects/ObjectError"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { Attempt, PublicationId } from "@postwright/core/publishing/Attempt"
import { Publication } from "@postwright/core/publishing/Publication"
import { noDisclosure, PublicationContent } from "@postwright/core/publishing/PublicationContent"
import { PublicationStore } from "@postwright/core/publishing/PublicationStore"
import { SocialAccountId } from "@postwright/core/publishing/SocialAccount"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import { cases } from "@postwright/core/testing/publishing/PublicationStoreContract"
import { suite } from "@postwright/core/testing/vitest"
import { Context, DateTime, Effect, Layer } from "effect"
import * as PublicationStoreObjects from "../../src/cli/PublicationStoreObjects.ts"

suite("PublicationStore (objects)", cases(PublicationStoreObjects.layer.pipe(Layer.provide(ObjectStore.layerMemory))))

const organizationId = OrganizationId.make("local")
const id = PublicationId.make("me/1")
const now = DateTime.makeUnsafe("2027-03-01T09:00:00Z")
const later = DateTime.makeUnsafe("2027-03-01T09:15:00Z")

const publication = new Publication({
  id,
  organizationId,
  accountId: SocialAccountId.make("me"),
  platform: "x",
  content: new PublicationContent({ format: "post", text: "Hello", media: [], disclosure: noDisclosure }),
  contentHash: "hash",
  publishAt: now,
  status: "scheduled",
  owner: "worker",
  deadline: later,
  nextActionAt: now,
  parts: [],
  failures: 0,
  credentialRenewals: 0,
  createdAt: now,
  updatedAt: now,
  version: 0
})

const full = new ObjectError({
  reason: new ObjectStoreUnavailable({ detail: "no space", advice: "Make room", isTransient: false, cause: undefined })
})

const attempt = new Attempt({
  organizationId,
  publicationId: id,
  accountId: publication.accountId,
  number: 1,
  part: 0,
  textHash: "text",
  contentHash: "hash",
  checkpoint: { sinceId: "1" },
  intendedAt: now,
  log: []
})

describe("PublicationStoreObjects", () => {
  const open = (objects: ObjectStore["Service"]) =>
    Effect.map(
      Layer.build(Layer.fresh(PublicationStoreObjects.layer).pipe(Layer.provide(Layer.succeed(ObjectStore, objects)))),
      (context) => Context.get(context, PublicationStore)
    )

  it.effect("knows after a restart what was sent, and that its outcome is open", () =>
    Effect.gen(function* () {
      const objects = Context.get(yield* Layer.build(Layer.fresh(ObjectStore.layerMemory)), ObjectStore)
      const before = yield* open(objects)
      yield* before.save(publication)
      const claimed = yield* before.claim({ organizationId, id, now, holder: "one", until: later })
      yield* before.storeIntent(claimed, attempt)

      const after = yield* open(objects)
      const restored = yield* after.get(organizationId, id)
      assert.strictEqual(restored.status, "publishing")
      assert.deepStrictEqual(yield* after.attempts(organizationId, id), [attempt])
      // Its holder is gone: it is due now, and a second intent for the same part is refused.
      assert.isTrue(restored.isDue(now))
      const again = yield* after.claim({ organizationId, id, now, holder: "two", until: later })
      const second = new Attempt({ ...attempt, number: 2 })
      const refused = yield* Effect.flip(after.storeIntent(again, second))
      assert.strictEqual(refused.code, "publication-changed")
    })
  )

  it.effect("does not let an intent count that could not be kept", () =>
    Effect.gen(function* () {
      const objects = Context.get(yield* Layer.build(Layer.fresh(ObjectStore.layerMemory)), ObjectStore)
      let isFull = false
      const store = yield* open({
        ...objects,
        put: (key, bytes) => (isFull ? Effect.fail(full) : objects.put(key, bytes))
      })
      const saved = yield* store.save(publication)
      isFull = true
      const error = yield* Effect.flip(store.storeIntent(saved, attempt))
      assert.strictEqual(error.code, "publication-store-unavailable")
    })
  )

  it.effect("refuses to begin on data that it cannot read", () =>
    Effect.gen(function* () {
      const objects = Context.get(yield* Layer.build(Layer.fresh(ObjectStore.layerMemory)), ObjectStore)
      yield* objects.put("publications/damaged.json", new TextEncoder().encode("{"))
      const error = yield* Effect.flip(open(objects))
      assert.strictEqual(error.code, "publication-store-unavailable")
    })
  )
})
