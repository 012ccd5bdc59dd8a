/**
 * Use cases of publishing: schedule a post, send what is due, clear up doubts, decide what is held.
 *
 * The policy of publishing lives here and in `internal/`, once for all networks: approval and content are checked last
 * before the call, tokens outlive what they are used for, budgets are kept, reads are tried again by the due query,
 * and a create is never repeated unless it is certain that the one before made nothing.
 *
 * @since 0.1.0
 */
import { Context, DateTime, Duration, Effect, Layer, Random } from "effect"
import { Audit } from "../audit/Audit.ts"
import { type PostId } from "../content/Post.ts"
import { Credentials } from "../credentials/Credentials.ts"
import { EventBus } from "../events/EventBus.ts"
import { type CurrentActor, requirePermission } from "../tenancy/Actor.ts"
import { type TenancyError } from "../tenancy/TenancyError.ts"
import { type Attempt, type PublicationId } from "./Attempt.ts"
import { Connectors } from "./Connectors.ts"
import { type Approval, Publication } from "./Publication.ts"
import { contentHashOf, type PublicationContent } from "./PublicationContent.ts"
import { type HeldDecision } from "./HeldDecision.ts"
import { PublicationStore } from "./PublicationStore.ts"
import {
  BudgetExceeded,
  NotApproved,
  NotPublishable,
  PublicationIdTaken,
  PublishingError,
  SocialAccountNotReady
} from "./PublishingError.ts"
import { PublishingPolicy } from "./PublishingPolicy.ts"
import { exceededLimit } from "./RateBudget.ts"
import { type SocialAccountId } from "./SocialAccount.ts"
import { SocialAccountStore } from "./SocialAccountStore.ts"
import { makeBooks } from "./internal/books.ts"
import { makeDecisions } from "./internal/decisions.ts"
import { contentProblems, approvalProblem } from "./internal/rules.ts"
import { makeTurn } from "./internal/turn.ts"

/** What is to be published, and the permission for it. */
export interface PublicationRequest {
  /** The same id again is the same publication. */
  readonly id: PublicationId
  readonly accountId: SocialAccountId
  readonly content: PublicationContent
  readonly approval: Approval
  readonly postId?: PostId
}

/** Every operation can also fail with `PublicationStoreUnavailable`. */
type Failure = PublishingError | TenancyError

export class Publishing extends Context.Service<
  Publishing,
  {
    /**
     * Accepts a publication for `publishAt`. Idempotent by id: the same content again moves a waiting one to the new
     * time and approval, revives a rejected or cancelled one, and leaves any other as it is. Needs `post:publish`.
     * Fails with `NotApproved`, `NotPublishable`, `BudgetExceeded`, `SocialAccountNotFound`, `SocialAccountNotReady`,
     * `ConnectorNotFound`, `PublicationIdTaken`.
     */
    readonly schedule: (
      request: PublicationRequest & { readonly publishAt: DateTime.Utc }
    ) => Effect.Effect<Publication, Failure, CurrentActor>

    /**
     * Schedules for now and takes the first turn. The result can be `unknown` or wait for a later turn: see
     * `nextActionAt`. Needs `post:publish`. Fails as `schedule`, and with `PublicationBusy`.
     */
    readonly publish: (request: PublicationRequest) => Effect.Effect<Publication, Failure, CurrentActor>

    /**
     * Takes the publication's turn if it is due: sends, observes or reconciles. Otherwise changes nothing. Never sends
     * while an attempt is in doubt. Needs `post:publish`. Fails with `PublicationNotFound`, `PublicationBusy`.
     */
    readonly advance: (id: PublicationId) => Effect.Effect<Publication, Failure, CurrentActor>

    /**
     * Takes the turns of what is due in the organization, a batch at a time, accounts side by side and the posts of one
     * account one by one. A turn that fails is logged and stays due. Returns what it took. Needs `post:publish`.
     */
    readonly publishDue: Effect.Effect<ReadonlyArray<Publication>, Failure, CurrentActor>

    /**
     * Looks now whether what is in doubt is live, due or not. Changes nothing about a publication that is not in doubt.
     * Needs `post:publish`. Fails with `PublicationNotFound`, `PublicationBusy`.
     */
    readonly reconcile: (id: PublicationId) => Effect.Effect<Publication, Failure, CurrentActor>

    /** Needs `campaign:read`. Fails with `PublicationNotFound`. */
    readonly get: (id: PublicationId) => Effect.Effect<Publication, Failure, CurrentActor>

    /** The attempts with their logs, in order. Needs `campaign:read`. */
    readonly attempts: (id: PublicationId) => Effect.Effect<ReadonlyArray<Attempt>, Failure, CurrentActor>

    /** What waits for a person, or is late, by deadline; at most 100. Needs `campaign:read`. */
    readonly needingAttention: Effect.Effect<ReadonlyArray<Publication>, Failure, CurrentActor>

    /**
     * Withdraws what is scheduled or held. What may be live is not cancelled: reconcile it first. Needs `post:publish`.
     * Fails with `PublicationNotFound`, `PublicationBusy`, `TransitionRefused`.
     */
    readonly cancel: (id: PublicationId, reason: string) => Effect.Effect<Publication, Failure, CurrentActor>

    /**
     * A person decides what is held, and says why. Needs `post:publish`.
     * Fails with `PublicationNotFound`, `PublicationBusy`, `TransitionRefused`, `NotApproved`.
     */
    readonly resolveHeld: (
      id: PublicationId,
      decision: HeldDecision,
      reason: string
    ) => Effect.Effect<Publication, Failure, CurrentActor>
  }
>()("@postwright/core/publishing/Publishing") {
  static readonly layer: Layer.Layer<
    Publishing,
    never,
    PublicationStore | SocialAccountStore | Connectors | Credentials | Audit | EventBus
  > = Layer.effect(
    Publishing,
    Effect.gen(function* () {
      const store = yield* PublicationStore
      const accounts = yield* SocialAccountStore
      const connectors = yield* Connectors
      const credentials = yield* Credentials
      const policy = yield* PublishingPolicy
      const books = makeBooks({ audit: yield* Audit, events: yield* EventBus })
      const turn = makeTurn({ store, accounts, connectors, credentials, policy, books })

      const schedule = Effect.fn("Publishing.schedule")(function* (
        request: PublicationRequest & { readonly publishAt: DateTime.Utc }
      ): Effect.fn.Return<Publication, Failure, CurrentActor> {
        const { organizationId } = yield* requirePermission("post:publish")
        const now = yield* DateTime.now
        const account = yield* accounts.get(organizationId, request.accountId)
        if (!account.canPublish) {
          const { id, status, statusReason } = account
          return yield* fail(
            new SocialAccountNotReady({ id, status, ...(statusReason === undefined ? {} : { detail: statusReason }) })
          )
        }
        const { capabilities } = yield* connectors.get(account.platform)
        const contentHash = contentHashOf({ platform: account.platform, accountId: account.id }, request.content)
        const unapproved = approvalProblem(request.approval, contentHash, request.publishAt)
        if (unapproved !== undefined) {
          return yield* fail(new NotApproved({ id: request.id, detail: unapproved.message }))
        }
        const problems = contentProblems(request.content, account, capabilities)
        if (problems.length > 0) return yield* fail(new NotPublishable({ problems }))

        const existing = yield* find(organizationId, request.id)
        if (existing !== undefined) {
          if (existing.contentHash !== contentHash || existing.accountId !== account.id) {
            return yield* fail(new PublicationIdTaken({ id: request.id }))
          }
          const isWaiting = existing.status === "scheduled" && !existing.isLeased(now)
          if (!isWaiting && existing.status !== "rejected" && existing.status !== "cancelled") return existing
        }
        const window = Math.max(0, ...capabilities.rateLimits.map((limit) => limit.windowSeconds))
        const planned = yield* store.planned({
          organizationId,
          accountId: account.id,
          from: DateTime.subtractDuration(request.publishAt, Duration.seconds(window)),
          until: DateTime.addDuration(request.publishAt, Duration.seconds(window))
        })
        const exceeded = exceededLimit({
          limits: capabilities.rateLimits,
          planned: planned.filter((item) => item.id !== request.id),
          added: { publishAt: request.publishAt, posts: request.content.partTexts.length }
        })
        if (exceeded !== undefined) {
          const { limit, windowSeconds, source } = exceeded.limit
          const { platform } = account
          return yield* fail(new BudgetExceeded({ platform, limit, windowSeconds, source, planned: exceeded.posts }))
        }

        const publication =
          existing?.requeued(now, request.publishAt, request.approval) ??
          new Publication({
            id: request.id,
            organizationId,
            accountId: account.id,
            platform: account.platform,
            ...(request.postId === undefined ? {} : { postId: request.postId }),
            content: request.content,
            contentHash,
            approval: request.approval,
            publishAt: request.publishAt,
            status: "scheduled",
            owner: "worker",
            deadline: request.approval.notAfter,
            nextActionAt: request.publishAt,
            parts: [],
            failures: 0,
            credentialRenewals: 0,
            createdAt: now,
            updatedAt: now,
            version: 0
          })
        const saved = yield* store.save(publication)
        yield* books.changed(saved, { publishAt: DateTime.formatIso(request.publishAt), contentHash })
        return saved
      })

      const find = (organizationId: Publication["organizationId"], id: PublicationId) =>
        store
          .get(organizationId, id)
          .pipe(Effect.catchReason("PublishingError", "PublicationNotFound", () => Effect.succeed(undefined)))

      const claimOf = Effect.fnUntraced(function* (organizationId: Publication["organizationId"]) {
        const now = yield* DateTime.now
        const holder = `${yield* Random.nextInt}-${yield* Random.nextInt}`
        return { organizationId, now, holder, until: DateTime.addDuration(now, policy.lease) }
      })

      const claimOne = Effect.fnUntraced(function* (id: PublicationId) {
        const { organizationId } = yield* requirePermission("post:publish")
        return yield* store.claim({ ...(yield* claimOf(organizationId)), id })
      })

      const advance = Effect.fn("Publishing.advance")(function* (
        id: PublicationId
      ): Effect.fn.Return<Publication, Failure, CurrentActor> {
        const { organizationId } = yield* requirePermission("post:publish")
        const now = yield* DateTime.now
        const current = yield* store.get(organizationId, id)
        if (current.nextActionAt === undefined || DateTime.isGreaterThan(current.nextActionAt, now)) return current
        return yield* turn.take(yield* claimOne(id))
      })

      const publish = Effect.fn("Publishing.publish")(function* (
        request: PublicationRequest
      ): Effect.fn.Return<Publication, Failure, CurrentActor> {
        const scheduled = yield* schedule({ ...request, publishAt: yield* DateTime.now })
        return scheduled.status === "scheduled" ? yield* advance(request.id) : scheduled
      })

      const publishDue = Effect.gen(function* () {
        const { organizationId } = yield* requirePermission("post:publish")
        const claimed = yield* store.claimDue({ ...(yield* claimOf(organizationId)), limit: policy.batch })
        const byAccount = Map.groupBy(claimed, (publication) => publication.accountId)
        const taken = yield* Effect.forEach(
          byAccount.values(),
          (group) => Effect.forEach(group, (publication) => takeOrLog(publication)),
          { concurrency: 5 }
        )
        return taken.flat(2)
      }).pipe(Effect.withSpan("Publishing.publishDue"))

      const takeOrLog = (publication: Publication) =>
        turn.take(publication).pipe(
          Effect.map((after) => [after]),
          Effect.catchCause((cause) =>
            Effect.logError(`The turn of publication ${publication.id} failed; it is taken up again later`, cause).pipe(
              Effect.as<ReadonlyArray<Publication>>([])
            )
          )
        )

      const reconcile = Effect.fn("Publishing.reconcile")(function* (
        id: PublicationId
      ): Effect.fn.Return<Publication, Failure, CurrentActor> {
        const { organizationId } = yield* requirePermission("post:publish")
        const current = yield* store.get(organizationId, id)
        if (current.status !== "unknown") return current
        return yield* turn.take(yield* claimOne(id))
      })

      const get = Effect.fn("Publishing.get")(function* (id: PublicationId) {
        const { organizationId } = yield* requirePermission("campaign:read")
        return yield* store.get(organizationId, id)
      })

      const attempts = Effect.fn("Publishing.attempts")(function* (id: PublicationId) {
        const { organizationId } = yield* requirePermission("campaign:read")
        return yield* store.attempts(organizationId, id)
      })

      const needingAttention = Effect.gen(function* () {
        const { organizationId } = yield* requirePermission("campaign:read")
        return yield* store.needingAttention({ organizationId, now: yield* DateTime.now, limit: 100 })
      }).pipe(Effect.withSpan("Publishing.needingAttention"))

      const { cancel, resolveHeld } = makeDecisions({ store, books, policy, claimOne })

      return Publishing.of({
        schedule,
        publish,
        advance,
        publishDue,
        reconcile,
        get,
        attempts,
        needingAttention,
        cancel,
        resolveHeld
      })
    })
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const fail = (reason: PublishingError["reason"]) => Effect.fail(new PublishingError({ reason }))
