/**
 * A turn at a publication that was handed over: looks, sends nothing.
 *
 * @since 0.1.0
 */
import { DateTime, Duration, Effect, Result } from "effect"
import { type CurrentActor } from "../../tenancy/Actor.ts"
import { type Attempt, type Exchange } from "../Attempt.ts"
import { type PartRequest } from "../Connector.ts"
import { type Publication } from "../Publication.ts"
import { type PublishingError } from "../PublishingError.ts"
import { type StepDeps } from "./deps.ts"
import { handedOverNotice, type Leave, noticeOf, noticeOfRejection, outcomeUnknown, retryAtOf } from "./leaving.ts"
import { withLiveParts } from "./parts.ts"
import { recorder } from "./recording.ts"

/** Looks what became of a part that the network took over. Sends nothing. */
export const makeObserving = ({ store, accounts, connectors, policy, access, leaving }: StepDeps) =>
  Effect.fnUntraced(function* (
    publication: Publication,
    attempt: Attempt
  ): Effect.fn.Return<Publication, PublishingError | Leave, CurrentActor> {
    const connector = yield* connectors.get(publication.platform)
    const account = yield* accounts.get(publication.organizationId, publication.accountId)
    const handedOver = attempt.outcome?._tag === "HandedOver" ? attempt.outcome : undefined
    const deadline = publication.deadline ?? DateTime.addDuration(yield* DateTime.now, policy.handOverWithin)

    const log: Array<Exchange> = []
    const texts = publication.content.partTexts
    const looked = Effect.gen(function* () {
      const credential = yield* access.fresh(publication, connector)
      const request: PartRequest = {
        account,
        credential,
        content: publication.content,
        record: recorder(log, credential),
        publicationId: publication.id,
        part: { index: attempt.part, count: texts.length, text: texts[attempt.part] ?? publication.content.text }
      }
      return yield* connector.observe(request, handedOver?.checkpoint ?? attempt.checkpoint)
    })
    const seen = yield* looked.pipe(Effect.timeoutOption(longestLook), Effect.result)
    const now = yield* DateTime.now
    const wait = (at: DateTime.Utc, notice = handedOverNotice(handedOver?.next ?? "platform")) =>
      DateTime.isGreaterThanOrEqualTo(now, deadline)
        ? leaving.held(publication, now, {
            code: "hand-over-late",
            message: `It was handed over and is not live in time: ${notice.message}`,
            remedy: "Look at the network's app, then decide: it is live, it is not live, or give up"
          }).next
        : publication.handedOver(now, handedOver?.next ?? "platform", DateTime.min(at, deadline), deadline, notice)

    if (Result.isFailure(seen)) {
      const error = seen.failure
      yield* store.saveAttempt(attempt.seen(error.message, log))
      if (error._tag === "ConnectorError") {
        if (error.reason._tag === "CredentialRejected") yield* Effect.ignore(access.renew(publication))
        return wait(retryAtOf(error, publication, policy, now), noticeOf(error)).failed()
      }
      return wait(DateTime.addDuration(now, policy.maxBackoff), noticeOf(error)).failed()
    }
    const outcome = seen.success._tag === "Some" ? seen.success.value : undefined
    if (outcome === undefined) return wait(DateTime.addDuration(now, policy.backoff)).failed()
    yield* store.saveAttempt(attempt.ended(outcome, now, log))
    switch (outcome._tag) {
      case "Published": {
        const live = withLiveParts(publication, yield* store.attempts(publication.organizationId, publication.id), now)
        return live.parts.length === texts.length
          ? live.published(now)
          : live.postponed(now, now, handedOverNotice("platform"), { isFailure: false })
      }
      case "HandedOver":
        return wait(outcome.expectedAt, handedOverNotice(outcome.next))
      case "Rejected":
        return yield* leaving.rejected(publication, now, noticeOfRejection(outcome))
      case "Unknown": {
        const at = DateTime.addDuration(now, Duration.millis(connector.capabilities.reconcileAfterMillis))
        return publication.unknown(now, at, policy.reconcileWithin, outcomeUnknown(outcome.why))
      }
    }
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const longestLook = Duration.seconds(60)
