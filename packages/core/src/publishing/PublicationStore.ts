/**
 * Port: the durable home of publications and their attempts. Adapters: `packages/storage`.
 *
 * @since 0.1.0
 */
import { Context, DateTime, Effect, Layer, Order } from "effect"
import { type OrganizationId } from "../tenancy/Actor.ts"
import { Attempt, type PublicationId } from "./Attempt.ts"
import { type Publication } from "./Publication.ts"
import { PublicationBusy, PublicationChanged, PublicationNotFound, PublishingError } from "./PublishingError.ts"
import { type SocialAccountId } from "./SocialAccount.ts"

/** A worker's claim. */
export interface Claim {
  readonly organizationId: OrganizationId
  readonly now: DateTime.Utc
  /** Unique to the worker's turn. */
  readonly holder: string
  /** The claim runs out then, and another worker may take over. */
  readonly until: DateTime.Utc
}

/** How many posts (the parts of a thread count each) are to go out when. */
export interface PlannedPublication {
  readonly id: PublicationId
  readonly publishAt: DateTime.Utc
  readonly posts: number
}

/** Every method can also fail with `PublicationStoreUnavailable`. */
export class PublicationStore extends Context.Service<
  PublicationStore,
  {
    /**
     * Stores it if the stored version is still `publication.version` (0: if there is none), and returns it with the
     * next one. Atomic. Fails with `PublicationChanged`.
     */
    readonly save: (publication: Publication) => Effect.Effect<Publication, PublishingError>

    /** Fails with `PublicationNotFound`. */
    readonly get: (organizationId: OrganizationId, id: PublicationId) => Effect.Effect<Publication, PublishingError>

    /**
     * Claims this one, due or not, and returns it; a final one is returned as it is. Atomic. Fails with
     * `PublicationNotFound`, and with `PublicationBusy` while another claim lasts.
     */
    readonly claim: (claim: Claim & { readonly id: PublicationId }) => Effect.Effect<Publication, PublishingError>

    /**
     * Claims what is due, earliest `nextActionAt` first, ties by id. Atomic: concurrent callers never receive the same
     * publication. What a dead worker held is due again once its claim has run out.
     */
    readonly claimDue: (
      claim: Claim & { readonly limit: number }
    ) => Effect.Effect<ReadonlyArray<Publication>, PublishingError>

    /** What waits for a person, or whose owner is late, by deadline. Changes nothing. */
    readonly needingAttention: (query: {
      readonly organizationId: OrganizationId
      readonly now: DateTime.Utc
      readonly limit: number
    }) => Effect.Effect<ReadonlyArray<Publication>, PublishingError>

    /** What is planned or sent on the account with `from < publishAt < until`; not what was rejected or cancelled. */
    readonly planned: (query: {
      readonly organizationId: OrganizationId
      readonly accountId: SocialAccountId
      readonly from: DateTime.Utc
      readonly until: DateTime.Utc
    }) => Effect.Effect<ReadonlyArray<PlannedPublication>, PublishingError>

    /**
     * Stores the intent of an attempt together with its publication, before the call is made. This is the fence: it
     * holds only if the publication's version is unchanged and all attempts of the same part are certainly absent. Atomic.
     * Fails with `PublicationChanged`, and then nothing may be sent.
     */
    readonly storeIntent: (publication: Publication, attempt: Attempt) => Effect.Effect<Publication, PublishingError>

    /**
     * Replaces a stored attempt, whoever holds the publication now: what came of a call must never be lost. A remote
     * id that is stored stays. Fails with `PublicationNotFound` for an attempt without intent.
     */
    readonly saveAttempt: (attempt: Attempt) => Effect.Effect<void, PublishingError>

    /** By number. None for an unknown publication. */
    readonly attempts: (
      organizationId: OrganizationId,
      id: PublicationId
    ) => Effect.Effect<ReadonlyArray<Attempt>, PublishingError>

    /** Attempts on the account with `intendedAt >= since`, by `intendedAt`. */
    readonly attemptsSince: (query: {
      readonly organizationId: OrganizationId
      readonly accountId: SocialAccountId
      readonly since: DateTime.Utc
    }) => Effect.Effect<ReadonlyArray<Attempt>, PublishingError>
  }
>()("@postwright/core/publishing/PublicationStore") {
  /** A store in this process that begins with what is given, fences aside: for adapters that keep it elsewhere. */
  static readonly makeMemory = (
    stored: Iterable<{ readonly publication: Publication; readonly attempts: ReadonlyArray<Attempt> }> = []
  ): PublicationStore["Service"] => {
    const publications = new Map<string, Publication>()
    const attemptsOf = new Map<string, ReadonlyArray<Attempt>>()
    for (const { publication, attempts } of stored) {
      const key = keyOf(publication.organizationId, publication.id)
      publications.set(key, publication)
      attemptsOf.set(key, [...attempts])
    }

    const all = (organizationId: OrganizationId): ReadonlyArray<Publication> =>
      [...publications.values()].filter((item) => item.organizationId === organizationId)

    const put = (publication: Publication): Publication => {
      const saved = publication.saved()
      publications.set(keyOf(saved.organizationId, saved.id), saved)
      return saved
    }

    const isCurrent = (publication: Publication): boolean =>
      (publications.get(keyOf(publication.organizationId, publication.id))?.version ?? 0) === publication.version

    const find = Effect.fnUntraced(function* (organizationId: OrganizationId, id: PublicationId) {
      const publication = publications.get(keyOf(organizationId, id))
      if (publication === undefined) return yield* new PublishingError({ reason: new PublicationNotFound({ id }) })
      return publication
    })

    const save = Effect.fn("PublicationStore.save")(function* (publication: Publication) {
      if (!isCurrent(publication)) return yield* changed(publication)
      return put(publication)
    })

    const claim = Effect.fn("PublicationStore.claim")(function* (claim: Claim & { readonly id: PublicationId }) {
      const publication = yield* find(claim.organizationId, claim.id)
      if (publication.isFinal) return publication
      if (publication.isLeased(claim.now)) {
        return yield* new PublishingError({ reason: new PublicationBusy({ id: claim.id }) })
      }
      return put(publication.claimed(claim.holder, claim.now, claim.until))
    })

    const claimDue = Effect.fn("PublicationStore.claimDue")((claim: Claim & { readonly limit: number }) =>
      Effect.sync(() =>
        all(claim.organizationId)
          .filter((publication) => publication.isDue(claim.now))
          .sort(byNextAction)
          .slice(0, claim.limit)
          .map((publication) => put(publication.claimed(claim.holder, claim.now, claim.until)))
      )
    )

    const storeIntent = Effect.fn("PublicationStore.storeIntent")(function* (
      publication: Publication,
      attempt: Attempt
    ) {
      const key = keyOf(publication.organizationId, publication.id)
      const earlier = attemptsOf.get(key) ?? []
      const isTaken = earlier.some(
        (item) => item.number === attempt.number || (item.part === attempt.part && !item.isAbsent)
      )
      if (isTaken || !isCurrent(publication)) return yield* changed(publication)
      attemptsOf.set(key, [...earlier, attempt])
      return put(publication)
    })

    const saveAttempt = Effect.fn("PublicationStore.saveAttempt")(function* (attempt: Attempt) {
      const key = keyOf(attempt.organizationId, attempt.publicationId)
      const stored = attemptsOf.get(key) ?? []
      const before = stored.find((item) => item.number === attempt.number)
      if (before === undefined) {
        return yield* new PublishingError({ reason: new PublicationNotFound({ id: attempt.publicationId }) })
      }
      const next = before.remoteId === undefined ? attempt : new Attempt({ ...attempt, remoteId: before.remoteId })
      attemptsOf.set(
        key,
        stored.map((item) => (item.number === attempt.number ? next : item))
      )
    })

    return PublicationStore.of({
      save,
      get: Effect.fn("PublicationStore.get")(find),
      claim,
      claimDue,
      needingAttention: Effect.fn("PublicationStore.needingAttention")((query) =>
        Effect.sync(() =>
          all(query.organizationId)
            .filter((publication) => publication.owner === "person" || publication.isLate(query.now))
            .sort(byDeadline)
            .slice(0, query.limit)
        )
      ),
      planned: Effect.fn("PublicationStore.planned")((query) =>
        Effect.sync(() =>
          all(query.organizationId)
            .filter(
              (publication) =>
                publication.accountId === query.accountId &&
                publication.status !== "rejected" &&
                publication.status !== "cancelled" &&
                DateTime.isGreaterThan(publication.publishAt, query.from) &&
                DateTime.isLessThan(publication.publishAt, query.until)
            )
            .map(({ id, publishAt, content }) => ({ id, publishAt, posts: content.partTexts.length }))
        )
      ),
      storeIntent,
      saveAttempt,
      attempts: Effect.fn("PublicationStore.attempts")((organizationId, id) =>
        Effect.sync(() => attemptsOf.get(keyOf(organizationId, id)) ?? [])
      ),
      attemptsSince: Effect.fn("PublicationStore.attemptsSince")((query) =>
        Effect.sync(() =>
          [...attemptsOf.values()]
            .flat()
            .filter(
              (attempt) =>
                attempt.organizationId === query.organizationId &&
                attempt.accountId === query.accountId &&
                DateTime.isGreaterThanOrEqualTo(attempt.intendedAt, query.since)
            )
            .sort(byIntent)
        )
      )
    })
  }

  /** In this process only; lost on restart. For tests and first steps. */
  static readonly layerMemory: Layer.Layer<PublicationStore> = Layer.sync(PublicationStore, () => this.makeMemory())
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const keyOf = (organizationId: OrganizationId, id: PublicationId): string => JSON.stringify([organizationId, id])

const changed = (publication: Publication) =>
  new PublishingError({ reason: new PublicationChanged({ id: publication.id }) })

const millis = (at: DateTime.Utc | undefined): number =>
  at === undefined ? Number.POSITIVE_INFINITY : DateTime.toEpochMillis(at)

const byId = Order.mapInput(Order.String, (publication: Publication): string => publication.id)

const byNextAction = Order.combine(
  Order.mapInput(Order.Number, (publication: Publication) => millis(publication.nextActionAt)),
  byId
)

const byDeadline = Order.combine(
  Order.mapInput(Order.Number, (publication: Publication) => millis(publication.deadline)),
  byId
)

const byIntent = Order.combine(
  Order.mapInput(Order.Number, (attempt: Attempt) => millis(attempt.intendedAt)),
  Order.mapInput(Order.String, (attempt: Attempt): string => `${attempt.publicationId}\u0000${attempt.number}`)
)
