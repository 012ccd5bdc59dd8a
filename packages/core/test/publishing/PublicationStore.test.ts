import { PublicationStore } from "@postwright/core/publishing/PublicationStore"
import { SocialAccountStore } from "@postwright/core/publishing/SocialAccountStore"
import { failingTitles } from "@postwright/core/testing/Check"
import * as PublicationStoreContract from "@postwright/core/testing/publishing/PublicationStoreContract"
import * as SocialAccountStoreContract from "@postwright/core/testing/publishing/SocialAccountStoreContract"
import { suite } from "@postwright/core/testing/vitest"
import { Attempt } from "@postwright/core/publishing/Attempt"
import { Publication } from "@postwright/core/publishing/Publication"
import { localOwner } from "@postwright/core/tenancy/Actor"
import { scriptedAccount } from "@postwright/core/testing/publishing/ScriptedNetwork"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, Layer } from "effect"
import { content, idOf } from "./support.ts"

const scheduled = new Publication({
  id: idOf("a"),
  organizationId: localOwner.organizationId,
  accountId: scriptedAccount.id,
  platform: "x",
  content: content("Text"),
  contentHash: "hash",
  publishAt: DateTime.makeUnsafe(0),
  status: "scheduled",
  parts: [],
  failures: 0,
  credentialRenewals: 0,
  createdAt: DateTime.makeUnsafe(0),
  updatedAt: DateTime.makeUnsafe(0),
  version: 0
})

const attempt = (number: number) =>
  new Attempt({
    organizationId: localOwner.organizationId,
    publicationId: idOf("a"),
    accountId: scriptedAccount.id,
    number,
    part: 0,
    textHash: "hash",
    contentHash: "hash",
    checkpoint: null,
    intendedAt: DateTime.makeUnsafe(0),
    log: []
  })

suite("PublicationStore (memory)", PublicationStoreContract.cases(PublicationStore.layerMemory))
suite("SocialAccountStore (memory)", SocialAccountStoreContract.cases(SocialAccountStore.layerMemory))

/** The memory store with one method made wrong. */
const breaking = (change: (store: PublicationStore["Service"]) => Partial<PublicationStore["Service"]>) =>
  Layer.effect(
    PublicationStore,
    Effect.map(PublicationStore, (store) => PublicationStore.of({ ...store, ...change(store) }))
  ).pipe(Layer.provide(PublicationStore.layerMemory))

const broken: Record<string, readonly [ReturnType<typeof breaking>, string]> = {
  "one that saves over changes": [
    breaking((store) => ({
      save: (publication) =>
        store.get(publication.organizationId, publication.id).pipe(
          Effect.flatMap((stored) => store.save(Object.assign(publication.saved(), { version: stored.version }))),
          Effect.catch(() => store.save(publication))
        )
    })),
    "refuses to save over a change, and to insert twice"
  ],
  "one that hands out without claiming": [
    breaking((store) => ({
      claimDue: (claim) => store.needingAttention({ ...claim, limit: claim.limit })
    })),
    "hands out what is due, earliest first, as claimed"
  ],
  "one that forgets the fence": [
    breaking((store) => ({
      storeIntent: (publication, attempt) =>
        Effect.gen(function* () {
          const stored = yield* store.get(publication.organizationId, publication.id)
          return yield* store.storeIntent(stored, attempt)
        })
    })),
    "stores an intent with its publication, and refuses a worker that lost its turn"
  ],
  "one that loses what came of an attempt": [
    breaking(() => ({ saveAttempt: () => Effect.void })),
    "keeps what came of an attempt whoever holds the publication, and never forgets a remote id"
  ]
}

describe("the suite catches", () => {
  for (const [name, [layer, title]] of Object.entries(broken)) {
    it.effect(name, () =>
      Effect.gen(function* () {
        assert.include(yield* failingTitles(PublicationStoreContract.cases(layer)), title)
      })
    )
  }
})

describe("PublicationStore.makeMemory", () => {
  it.effect("begins with what is given, whatever state the attempts are in", () =>
    Effect.gen(function* () {
      const first = PublicationStore.makeMemory()
      const publication = yield* first.save(scheduled)
      const open = attempt(1)
      const refused = attempt(2).ended(
        { _tag: "Rejected", reason: "duplicate-content", message: "", remedy: "", owner: "author" },
        DateTime.makeUnsafe(0),
        []
      )
      const second = PublicationStore.makeMemory([{ publication, attempts: [open, refused] }])
      assert.deepStrictEqual(yield* second.get(publication.organizationId, publication.id), publication)
      assert.deepStrictEqual(yield* second.attempts(publication.organizationId, publication.id), [open, refused])
      const error = yield* Effect.flip(second.storeIntent(publication, attempt(3)))
      assert.strictEqual(error.code, "publication-changed")
    })
  )
})
