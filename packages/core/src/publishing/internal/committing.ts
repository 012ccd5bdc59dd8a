/**
 * The call that can make a part live, the storing of what came of it, and what that means for the publication.
 *
 * @since 0.1.0
 */
import { Cause, DateTime, Duration, Effect, Exit, Option, Schedule } from "effect"
import { type CurrentActor } from "../../tenancy/Actor.ts"
import { type Attempt, type Exchange } from "../Attempt.ts"
import { type Connector, type PartRequest } from "../Connector.ts"
import { type Checkpoint, type Outcome, type Rejected } from "../Outcome.ts"
import { type Notice, type Publication } from "../Publication.ts"
import { type PublishingError } from "../PublishingError.ts"
import { type SocialAccount } from "../SocialAccount.ts"
import { type StepDeps } from "./deps.ts"
import { handedOverNotice, type Leave, noticeOfRejection, outcomeUnknown } from "./leaving.ts"
import { withLivePart } from "./parts.ts"

/** The one call that can make a part live, and what its outcome means. */
export const makeCommitting = (
  { store, books, policy, leaving }: StepDeps,
  refusedCredential: (
    publication: Publication,
    account: SocialAccount,
    notice: Notice
  ) => Effect.Effect<Publication, PublishingError | Leave, CurrentActor>
) => {
  const commit = (turn: {
    readonly publication: Publication
    readonly account: SocialAccount
    readonly connector: Connector
    readonly request: PartRequest
    readonly attempts: ReadonlyArray<Attempt>
    readonly attempt: Attempt
    readonly checkpoint: Checkpoint
    readonly log: Array<Exchange>
  }) =>
    Effect.uninterruptibleMask((restore) =>
      Effect.gen(function* () {
        const { connector, request, checkpoint, publication, account, attempt, log } = turn
        const exit = yield* connector
          .commit(request, checkpoint)
          .pipe(
            Effect.interruptible,
            Effect.timeoutOption(Duration.millis(connector.capabilities.commitTimeoutMillis)),
            restore,
            Effect.exit
          )
        const outcome = outcomeOf(exit, checkpoint)
        const now = yield* DateTime.now
        const ended = attempt.ended(outcome, now, log.splice(0))
        // What came of the call must not be lost to a store that stumbles.
        yield* store.saveAttempt(ended).pipe(
          Effect.retry({
            times: 4,
            schedule: Schedule.exponential("200 millis"),
            while: (error) => error.isRetryable
          })
        )
        const next = yield* afterCommit(publication, account, connector, outcome, turn.attempts, ended)
        if (Exit.isFailure(exit) && Cause.hasInterrupts(exit.cause)) {
          // Whoever stops this worker has stored state to go on from.
          const saved = yield* store.save(next)
          yield* books.changed(saved)
          return yield* Effect.interrupt
        }
        return next
      })
    )

  const afterCommit = Effect.fnUntraced(function* (
    publication: Publication,
    account: SocialAccount,
    connector: Connector,
    outcome: Outcome,
    earlier: ReadonlyArray<Attempt>,
    attempt: Attempt
  ): Effect.fn.Return<Publication, PublishingError | Leave, CurrentActor> {
    const now = yield* DateTime.now
    switch (outcome._tag) {
      case "Published":
        return withLivePart(publication, attempt, now)
      case "HandedOver":
        return publication.handedOver(
          now,
          outcome.next,
          outcome.expectedAt,
          DateTime.addDuration(DateTime.max(now, outcome.expectedAt), policy.handOverWithin),
          handedOverNotice(outcome.next)
        )
      case "Unknown":
        return publication.unknown(
          now,
          DateTime.addDuration(now, Duration.millis(connector.capabilities.reconcileAfterMillis)),
          policy.reconcileWithin,
          outcomeUnknown(outcome.why)
        )
      case "Rejected":
        return yield* afterRejection(publication, account, connector, outcome, earlier, attempt)
    }
  })

  const afterRejection = Effect.fnUntraced(function* (
    publication: Publication,
    account: SocialAccount,
    connector: Connector,
    rejected: Rejected,
    earlier: ReadonlyArray<Attempt>,
    attempt: Attempt
  ): Effect.fn.Return<Publication, PublishingError | Leave, CurrentActor> {
    const now = yield* DateTime.now
    const notice = noticeOfRejection(rejected)
    if (rejected.reason === "rate-limited") {
      return yield* leaving.later(publication, now, rejected.retryAt ?? DateTime.add(now, { minutes: 15 }), notice)
    }
    if (rejected.reason === "credential-rejected") return yield* refusedCredential(publication, account, notice)
    // The network knows this text. If an earlier attempt was cleared as absent, that is evidence against the clearing,
    // though no proof: a person can have written the same. Look again.
    const cleared = earlier.filter((item) => item.part === attempt.part && item.resolution === "proven-absent")
    if (rejected.reason === "duplicate-content" && cleared.length > 0) {
      yield* Effect.forEach(cleared, (item) => store.saveAttempt(item.reopened(duplicateEvidence)))
      const at = DateTime.addDuration(now, Duration.millis(connector.capabilities.reconcileAfterMillis))
      return publication.unknown(now, at, policy.reconcileWithin, outcomeUnknown(duplicateEvidence))
    }
    return yield* leaving.rejected(publication, now, notice)
  })

  return commit
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const duplicateEvidence =
  "the network refused the same text as a duplicate after an earlier attempt was held for absent"

const outcomeOf = (exit: Exit.Exit<Option.Option<Outcome>>, checkpoint: Checkpoint): Outcome => {
  const unknown = (why: string): Outcome => ({ _tag: "Unknown", checkpoint, why })
  if (Exit.isSuccess(exit)) {
    return Option.getOrElse(exit.value, () => unknown("no answer came in time"))
  }
  return unknown(
    Cause.hasInterrupts(exit.cause) ? "the worker was stopped during the call" : "the connector failed during the call"
  )
}
