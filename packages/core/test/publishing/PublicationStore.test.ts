import { PublicationStore } from "@postwright/core/publishing/PublicationStore"
import { SocialAccountStore } from "@postwright/core/publishing/SocialAccountStore"
import { failingTitles } from "@postwright/core/testing/Check"
import * as PublicationStoreContract from "@postwright/core/testing/publishing/PublicationStoreContract"
import * as SocialAccountStoreContract from "@postwright/core/testing/publishing/SocialAccountStoreContract"
import { suite } from "@postwright/core/testing/vitest"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"

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
