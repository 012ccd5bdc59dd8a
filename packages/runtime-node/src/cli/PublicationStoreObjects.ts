/**
 * `PublicationStore` for one process at a time: in memory while it runs, and every change in an `ObjectStore` before it
 * counts. The place must be locked to one process, as `FsStorage` does.
 *
 * @since 0.1.0
 */
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { Attempt, type PublicationId } from "@postwright/core/publishing/Attempt"
import { Publication } from "@postwright/core/publishing/Publication"
import { PublicationStore } from "@postwright/core/publishing/PublicationStore"
import { PublicationStoreUnavailable, PublishingError } from "@postwright/core/publishing/PublishingError"
import { type OrganizationId } from "@postwright/core/tenancy/Actor"
import { sha256Json } from "@postwright/core/text/Digest"
import { Context, Effect, Layer, Schema, Semaphore } from "effect"

/** Reads what is there when it is built. Fails with `PublicationStoreUnavailable`. */
export const layer: Layer.Layer<PublicationStore, PublishingError, ObjectStore> = Layer.effect(
  PublicationStore,
  Effect.gen(function* () {
    const objects = yield* ObjectStore
    const memory = Context.get(yield* Layer.build(Layer.fresh(PublicationStore.layerMemory)), PublicationStore)
    const turn = yield* Semaphore.make(1)

    const keep = Effect.fnUntraced(function* (organizationId: OrganizationId, id: PublicationId) {
      const publication = yield* memory.get(organizationId, id)
      const attempts = yield* memory.attempts(organizationId, id)
      const json = yield* Effect.orDie(encode({ schemaVersion: 1, publication, attempts }))
      yield* objects
        .put(keyOf(organizationId, id), new TextEncoder().encode(json))
        .pipe(Effect.mapError((cause) => unavailable("save", cause)))
      return publication
    })

    /** Changes come one after the other, so that what is kept is never older than what is known. */
    const changing = <A>(change: Effect.Effect<A, PublishingError>, of: (result: A) => ReadonlyArray<Publication>) =>
      turn.withPermit(
        Effect.uninterruptible(
          Effect.tap(change, (result) =>
            Effect.forEach(of(result), ({ id, organizationId }) => keep(organizationId, id), { discard: true })
          )
        )
      )

    for (const key of yield* Effect.mapError(objects.list(prefix), (cause) => unavailable("list", cause))) {
      const bytes = yield* Effect.mapError(objects.get(key), (cause) => unavailable("load", cause))
      const stored = yield* decode(new TextDecoder().decode(bytes)).pipe(
        Effect.mapError((cause) => unavailable("load", cause))
      )
      yield* restore(memory, stored)
    }

    return PublicationStore.of({
      ...memory,
      save: (publication) => changing(memory.save(publication), (saved) => [saved]),
      claim: (claim) => changing(memory.claim(claim), (claimed) => [claimed]),
      claimDue: (claim) => changing(memory.claimDue(claim), (claimed) => claimed),
      storeIntent: (publication, attempt) => changing(memory.storeIntent(publication, attempt), (saved) => [saved]),
      saveAttempt: (attempt) =>
        turn
          .withPermit(
            Effect.uninterruptible(
              Effect.andThen(memory.saveAttempt(attempt), keep(attempt.organizationId, attempt.publicationId))
            )
          )
          .pipe(Effect.asVoid)
    })
  })
)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const prefix = "publications/"

const keyOf = (organizationId: OrganizationId, id: PublicationId): string =>
  `${prefix}${sha256Json([organizationId, id])}.json`

// Wire format: fields are only ever added, and only as optional ones.
const Stored = Schema.fromJsonString(
  Schema.Struct({ schemaVersion: Schema.Literal(1), publication: Publication, attempts: Schema.Array(Attempt) })
)
const encode = Schema.encodeEffect(Stored)
const decode = Schema.decodeUnknownEffect(Stored)

const unavailable = (operation: string, cause: unknown): PublishingError =>
  new PublishingError({ reason: new PublicationStoreUnavailable({ operation, cause }) })

/**
 * Versions begin anew. A lease is not taken over: whoever held it is dead, or the place would be locked, so what it
 * had begun is due.
 */
const restore = Effect.fnUntraced(function* (
  memory: PublicationStore["Service"],
  { attempts, publication }: (typeof Stored)["Type"]
) {
  const { lease, ...kept } = publication
  const due = lease === undefined ? {} : { nextActionAt: publication.updatedAt }
  let current = yield* memory.save(new Publication({ ...kept, ...due, version: 0 }))
  for (const attempt of attempts) current = yield* memory.storeIntent(current, attempt)
})
