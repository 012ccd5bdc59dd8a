/**
 * A turn at a publication in doubt: clears up its open attempts, sends nothing.
 *
 * @since 0.1.0
 */
import { DateTime, Duration, Effect, Result } from "effect"
import { type CredentialsError } from "../../credentials/CredentialsError.ts"
import { type CurrentActor } from "../../tenancy/Actor.ts"
import { type Attempt, type Exchange } from "../Attempt.ts"
import { type Connector, type ReconcileRequest } from "../Connector.ts"
import { type ConnectorError } from "../ConnectorError.ts"
import { type Reconciliation, type StillUnknown } from "../Outcome.ts"
import { type Publication } from "../Publication.ts"
import { PublishingError } from "../PublishingError.ts"
import { type SocialAccount } from "../SocialAccount.ts"
import { type StepDeps } from "./deps.ts"
import { type Leave, noticeOf, retryAtOf } from "./leaving.ts"
import { withLiveParts } from "./parts.ts"
import { recorder } from "./recording.ts"

/** What one look gave: an answer, or why there was none. */
type Seen = Reconciliation | ConnectorError | CredentialsError

/** Clears up the attempts whose outcome is not known. Sends nothing. */
export const makeReconciling = ({ store, accounts, connectors, policy, access, leaving }: StepDeps) => {
  // Posts that other attempts on the account account for.
  const knownRemoteIds = Effect.fnUntraced(function* (publication: Publication, attempt: Attempt) {
    const { organizationId, accountId } = publication
    const others = yield* store.attemptsSince({
      organizationId,
      accountId,
      since: DateTime.subtract(attempt.intendedAt, { days: 1 })
    })
    return new Set(
      others.flatMap((other) =>
        other.remoteId === undefined || (other.publicationId === publication.id && other.number === attempt.number)
          ? []
          : [other.remoteId]
      )
    )
  })

  const look = Effect.fnUntraced(function* (
    publication: Publication,
    attempt: Attempt,
    account: SocialAccount,
    connector: Connector,
    log: Array<Exchange>
  ): Effect.fn.Return<Reconciliation, ConnectorError | CredentialsError | PublishingError, CurrentActor> {
    const credential = yield* access.fresh(publication, connector)
    const texts = publication.content.partTexts
    const previous = publication.parts.find((part) => part.index === attempt.part - 1)?.remoteId
    const request: ReconcileRequest = {
      account,
      credential,
      content: publication.content,
      record: recorder(log, credential),
      publicationId: publication.id,
      part: {
        index: attempt.part,
        count: texts.length,
        text: texts[attempt.part] ?? publication.content.text,
        ...(previous === undefined ? {} : { previousRemoteId: previous })
      },
      attempt: {
        intendedAt: attempt.intendedAt,
        ...(attempt.endedAt === undefined ? {} : { endedAt: attempt.endedAt })
      },
      now: yield* DateTime.now,
      knownRemoteIds: yield* knownRemoteIds(publication, attempt)
    }
    const checkpoint = attempt.outcome?._tag === "Unknown" ? attempt.outcome.checkpoint : attempt.checkpoint
    return yield* connector.reconcile(request, checkpoint).pipe(
      Effect.timeoutOrElse({
        duration: longestLook,
        orElse: () =>
          Effect.map(DateTime.now, (now): Reconciliation => ({
            _tag: "StillUnknown",
            nextCheckAt: DateTime.addDuration(now, policy.backoff),
            evidence: "the network did not answer in time"
          }))
      })
    )
  })

  // What is found is stored at once: the remote id right after it is known.
  const clearUp = Effect.fnUntraced(function* (
    publication: Publication,
    attempt: Attempt,
    account: SocialAccount,
    connector: Connector
  ): Effect.fn.Return<Seen, PublishingError, CurrentActor> {
    const log: Array<Exchange> = []
    const seen = yield* Effect.result(look(publication, attempt, account, connector, log))
    if (Result.isFailure(seen)) {
      if (seen.failure instanceof PublishingError) return yield* seen.failure
      yield* store.saveAttempt(attempt.seen(seen.failure.message, log))
      return seen.failure
    }
    const found = seen.success
    const looked = attempt.seen(found.evidence, log)
    switch (found._tag) {
      case "Found": {
        const { remoteId, url, evidence } = found
        yield* store.saveAttempt(looked.found({ remoteId, evidence, ...(url === undefined ? {} : { url }) }))
        return found
      }
      case "ProvenAbsent": {
        if (!connector.capabilities.canProveAbsence) {
          yield* store.saveAttempt(looked)
          return later(found.evidence, yield* DateTime.now)
        }
        yield* store.saveAttempt(looked.absent("proven-absent", found.evidence))
        return found
      }
      case "StillUnknown":
        yield* store.saveAttempt(looked)
        return found
    }
  })

  const later = (evidence: string, now: DateTime.Utc): StillUnknown => ({
    _tag: "StillUnknown",
    nextCheckAt: DateTime.addDuration(now, policy.maxBackoff),
    evidence
  })

  const stillOpen = Effect.fnUntraced(function* (
    current: Publication,
    open: ReadonlyArray<Attempt>,
    results: ReadonlyArray<Seen>,
    account: SocialAccount,
    now: DateTime.Utc
  ): Effect.fn.Return<Publication, PublishingError | Leave, CurrentActor> {
    const evidence = open.map((attempt) => attempt.evidence ?? "nothing was seen").join("; ")
    const since = current.unknownSince ?? now
    const deadline = DateTime.addDuration(since, policy.reconcileWithin)
    if (DateTime.isGreaterThanOrEqualTo(now, deadline)) {
      return yield* leaving.held(current, now, {
        code: "outcome-unknown",
        message: `It could not be found out whether it is live: ${evidence}`,
        remedy: "Look at the profile, then decide: it is live, it is not live, or give up"
      })
    }
    const failure = results.find((result) => result._tag === "ConnectorError" || result._tag === "CredentialsError")
    if (failure !== undefined) {
      if (needsPerson(failure)) yield* access.disconnect(account, failure.message)
      const at =
        failure._tag === "ConnectorError"
          ? retryAtOf(failure, current, policy, now)
          : DateTime.addDuration(now, policy.maxBackoff)
      const rejected = failure._tag === "ConnectorError" && failure.reason._tag === "CredentialRejected"
      // Renewed for the next look; whether that worked shows there.
      if (rejected) yield* Effect.ignore(access.renew(current))
      const next = current.unknown(now, DateTime.min(at, deadline), policy.reconcileWithin, noticeOf(failure))
      return next.failed()
    }
    const checks = results.flatMap((result) => (result._tag === "StillUnknown" ? [result.nextCheckAt] : []))
    const at = checks.reduce((first, next) => DateTime.min(first, next), deadline)
    return current.unknown(now, DateTime.max(at, DateTime.add(now, { seconds: 1 })), policy.reconcileWithin, {
      code: "outcome-unknown",
      message: `It is not known yet whether it is live: ${evidence}`,
      remedy: "Nothing is to be done: it is looked for again"
    })
  })

  // The list may only lag: looked at again for a while, then a person's case.
  const contradiction = Effect.fnUntraced(function* (
    current: Publication,
    contradicted: ReadonlyArray<Attempt>,
    now: DateTime.Utc
  ): Effect.fn.Return<Publication, PublishingError | Leave, CurrentActor> {
    const message = "The network calls the text a duplicate, yet its list of posts does not have it"
    const deadline = DateTime.addDuration(current.unknownSince ?? now, policy.contradictionWithin)
    if (DateTime.isGreaterThanOrEqualTo(now, deadline)) {
      const remedy = "Look at the profile, then decide: it is live, it is not live, or give up"
      return yield* leaving.held(current, now, { code: "absence-contradicted", message, remedy })
    }
    yield* Effect.forEach(contradicted, (attempt) => store.saveAttempt(attempt.reopened(message)))
    const elapsed = DateTime.distance(current.unknownSince ?? now, now)
    const pause = Duration.clamp(elapsed, { minimum: policy.backoff, maximum: policy.maxBackoff })
    const at = DateTime.min(DateTime.addDuration(now, pause), deadline)
    const remedy = "Nothing is to be done: it is looked for again"
    return current.unknown(now, at, policy.reconcileWithin, { code: "absence-contradicted", message, remedy })
  })

  return Effect.fnUntraced(function* (
    publication: Publication,
    attempts: ReadonlyArray<Attempt>
  ): Effect.fn.Return<Publication, PublishingError | Leave, CurrentActor> {
    const connector = yield* connectors.get(publication.platform)
    const account = yield* accounts.get(publication.organizationId, publication.accountId)
    const results = yield* Effect.forEach(
      attempts.filter((attempt) => attempt.isOpen),
      (attempt) => clearUp(publication, attempt, account, connector)
    )
    const now = yield* DateTime.now
    const after = yield* store.attempts(publication.organizationId, publication.id)
    const current = withLiveParts(publication, after, now)
    if (current.parts.length === current.content.partTexts.length) return current.published(now)

    const open = after.filter((attempt) => attempt.isOpen)
    if (open.length === 0) {
      const contradicted = after.filter((attempt) => isContradicted(attempt, after))
      if (contradicted.length > 0) return yield* contradiction(current, contradicted, now)
      const evidence = after.at(-1)?.evidence ?? "no attempt is open"
      const notice = {
        code: "proven-absent",
        message: `It is certain that it is not live: ${evidence}`,
        remedy: "Nothing is to be done: it is sent again"
      }
      return current.postponed(now, now, notice, { isFailure: false })
    }
    return yield* stillOpen(current, open, results, account, now)
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const longestLook = Duration.seconds(60)

// The network knew the text after this attempt was held for absent.
const isContradicted = (attempt: Attempt, all: ReadonlyArray<Attempt>): boolean =>
  attempt.resolution === "proven-absent" &&
  all.some(
    (later) =>
      later.part === attempt.part &&
      later.number > attempt.number &&
      later.outcome?._tag === "Rejected" &&
      later.outcome.reason === "duplicate-content"
  )

const needsPerson = (error: ConnectorError | CredentialsError): boolean =>
  error._tag === "CredentialsError" && !error.isRetryable
