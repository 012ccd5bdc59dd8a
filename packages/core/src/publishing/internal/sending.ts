/**
 * A turn at a publication that is to be sent: from the checks to the intent.
 *
 * @since 0.1.0
 */
import { DateTime, Duration, Effect, Result } from "effect"
import { type CurrentActor } from "../../tenancy/Actor.ts"
import { sha256 } from "../../text/Digest.ts"
import { Attempt, type Exchange } from "../Attempt.ts"
import { type Connector, type PartRequest } from "../Connector.ts"
import { ConnectorError, NetworkUnavailable } from "../ConnectorError.ts"
import { type Publication } from "../Publication.ts"
import { type PublishingError } from "../PublishingError.ts"
import { type SocialAccount } from "../SocialAccount.ts"
import { makeChecks } from "./checks.ts"
import { makeCommitting } from "./committing.ts"
import { type StepDeps } from "./deps.ts"
import { type Leave, noticeOf, outcomeUnknown } from "./leaving.ts"
import { recorder } from "./recording.ts"
import { makeRefusals } from "./refusals.ts"

/** Sends the parts that are not live yet, one after the other, as long as all goes well. */
export const makeSending = (deps: StepDeps) => {
  const { store, accounts, connectors, policy, books, access, leaving } = deps
  const { check, keepBudget } = makeChecks(deps)
  const { signIn, refusedCredential, onReadError } = makeRefusals(deps)
  const commit = makeCommitting(deps, refusedCredential)

  const send = Effect.fnUntraced(function* (
    publication: Publication,
    attempts: ReadonlyArray<Attempt>
  ): Effect.fn.Return<Publication, PublishingError | Leave, CurrentActor> {
    const { organizationId } = publication
    if (publication.status !== "publishing") {
      // A doubt that was cleared up before a crash: back into the queue, and from there as usual.
      const now = yield* DateTime.now
      return yield* leaving.later(publication, now, now, publication.notice ?? outcomeUnknown("cleared up"))
    }
    const connector = yield* connectors.get(publication.platform)
    const known = yield* accounts.get(organizationId, publication.accountId)
    yield* check(publication, known, connector)
    yield* keepBudget(publication, connector)
    const credential = yield* signIn(publication, known, connector)

    const log: Array<Exchange> = []
    const base = {
      account: known,
      credential,
      content: publication.content,
      record: recorder(log, credential)
    }
    const report = yield* Effect.result(inTime(connector.preflight(base), connector))
    if (Result.isFailure(report)) return yield* onReadError(publication, known, report.failure)
    const { remoteUserId, handle } = report.success
    if (remoteUserId !== undefined && known.remoteUserId !== undefined && remoteUserId !== known.remoteUserId) {
      return yield* leaving.held(publication, yield* DateTime.now, {
        code: "wrong-profile",
        message: `The token belongs to another profile${handle === undefined ? "" : ` (${handle})`} than the account`,
        remedy: "Connect the account with the right profile"
      })
    }
    const account =
      remoteUserId === undefined
        ? known
        : yield* access.identify(known, { remoteUserId, ...(handle === undefined ? {} : { handle }) })

    let current = publication
    let made = attempts
    for (const [index, text] of publication.content.partTexts.entries()) {
      if (current.parts.some((part) => part.index === index)) continue
      if (current !== publication) yield* keepBudget(current, connector)
      const previous = current.parts.find((part) => part.index === index - 1)?.remoteId
      const request: PartRequest = {
        ...base,
        account,
        publicationId: publication.id,
        part: {
          index,
          count: publication.content.partTexts.length,
          text,
          ...(previous === undefined ? {} : { previousRemoteId: previous })
        }
      }
      const after = yield* sendPart({
        publication: current,
        account,
        connector,
        request,
        attempts: made,
        log
      })
      if (after.status !== "publishing") return after
      current = after
      made = yield* store.attempts(organizationId, publication.id)
    }
    return current.published(yield* DateTime.now)
  })

  const sendPart = Effect.fnUntraced(function* (turn: {
    readonly publication: Publication
    readonly account: SocialAccount
    readonly connector: Connector
    readonly request: PartRequest
    readonly attempts: ReadonlyArray<Attempt>
    readonly log: Array<Exchange>
  }): Effect.fn.Return<Publication, PublishingError | Leave, CurrentActor> {
    const { publication, account, connector, request, log } = turn
    const prepared = yield* connector.begin(request).pipe(
      Effect.flatMap((checkpoint) => connector.transfer(request, checkpoint)),
      (steps) => inTime(steps, connector),
      Effect.result
    )
    if (Result.isFailure(prepared)) return yield* onReadError(publication, account, prepared.failure)
    const checkpoint = prepared.success

    // Last thing before the call: what is sent is what was approved, and it is still time.
    const latest = yield* accounts.get(publication.organizationId, publication.accountId)
    const contentHash = yield* check(publication, latest, connector)
    const now = yield* DateTime.now
    const attempt = new Attempt({
      organizationId: publication.organizationId,
      publicationId: publication.id,
      accountId: publication.accountId,
      number: turn.attempts.length + 1,
      part: request.part.index,
      textHash: sha256(request.part.text),
      contentHash,
      checkpoint,
      intendedAt: now,
      log: log.splice(0)
    })
    const audited = yield* Effect.result(books.attempting(publication, attempt))
    if (Result.isFailure(audited)) return yield* leaving.backOff(publication, now, noticeOf(audited.failure))
    // From here on a successor finds the intent, and does not send.
    const holder = publication.lease?.holder ?? ""
    const intended = yield* store.storeIntent(
      publication.claimed(holder, now, DateTime.addDuration(now, policy.lease)),
      attempt
    )
    return yield* commit({ ...turn, publication: intended, attempt, checkpoint })
  })

  return send
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const inTime = <A>(read: Effect.Effect<A, ConnectorError>, connector: Connector): Effect.Effect<A, ConnectorError> =>
  Effect.timeoutOrElse(read, {
    duration: Duration.millis(connector.capabilities.prepareTimeoutMillis),
    orElse: () =>
      Effect.fail(
        new ConnectorError({
          reason: new NetworkUnavailable({ platform: connector.platform, detail: "it did not answer in time" })
        })
      )
  })
