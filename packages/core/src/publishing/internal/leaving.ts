/**
 * How a turn ends before the call: the state it leaves the publication in, and the words for it.
 *
 * @since 0.1.0
 */
import { Data, DateTime } from "effect"
import { type ConnectorError } from "../ConnectorError.ts"
import { type Rejected } from "../Outcome.ts"
import { type Notice, type Publication } from "../Publication.ts"
import { nextTry, type PublishingPolicyOptions } from "../PublishingPolicy.ts"

/** The turn ends here: the publication goes into this state. */
export class Leave extends Data.TaggedError("Leave")<{ readonly next: Publication }> {}

/** Ends the turn before anything was sent in it. */
export interface Leaving {
  readonly held: (publication: Publication, now: DateTime.Utc, notice: Notice) => Leave
  readonly rejected: (publication: Publication, now: DateTime.Utc, notice: Notice) => Leave
  readonly later: (publication: Publication, now: DateTime.Utc, at: DateTime.Utc, notice: Notice) => Leave
  /** After a failure that time can mend. */
  readonly backOff: (publication: Publication, now: DateTime.Utc, notice: Notice) => Leave
  readonly doubtful: (publication: Publication, now: DateTime.Utc, at: DateTime.Utc, notice: Notice) => Leave
}

export const makeLeaving = (policy: PublishingPolicyOptions): Leaving => ({
  held: (publication, now, notice) =>
    new Leave({ next: publication.held(now, DateTime.addDuration(now, policy.heldReminder), notice) }),
  // Nothing is certain about a publication of which a part is live, but that a person has to look at it.
  rejected: (publication, now, notice) =>
    publication.parts.length === 0
      ? new Leave({ next: publication.rejected(now, notice) })
      : new Leave({
          next: publication.held(now, DateTime.addDuration(now, policy.heldReminder), partly(publication, notice))
        }),
  later: (publication, now, at, notice) =>
    new Leave({ next: publication.postponed(now, at, notice, { isFailure: false }) }),
  backOff: (publication, now, notice) =>
    new Leave({
      next: publication.postponed(now, nextTry(policy, publication.failures, now), notice, { isFailure: true })
    }),
  doubtful: (publication, now, at, notice) =>
    new Leave({ next: publication.unknown(now, at, policy.reconcileWithin, notice) })
})

export const noticeOf = (error: {
  readonly code: string
  readonly message: string
  readonly remedy: string
}): Notice => ({
  code: error.code,
  message: error.message,
  remedy: error.remedy
})

export const noticeOfRejection = (rejected: Rejected): Notice => ({
  code: rejected.reason,
  message: rejected.message,
  remedy: rejected.remedy
})

export const reconnectAdvice = "Connect the account again, then decide: send it (not live), or give up"

export const handedOverNotice = (next: "person" | "platform"): Notice => ({
  code: "handed-over",
  message: next === "person" ? "It waits in the network's app for a person" : "The network is working on it",
  remedy: next === "person" ? "Finish it in the network's app" : "Nothing is to be done"
})

export const outcomeUnknown = (why: string): Notice => ({
  code: "outcome-unknown",
  message: `It is not known whether it is live: ${why}`,
  remedy: "Nothing is to be done: it is looked for, and sent again only if it is certain that it is not live"
})

/** When a failed read is worth another try: as the network says, else by back-off. */
export const retryAtOf = (
  error: ConnectorError,
  publication: Publication,
  policy: PublishingPolicyOptions,
  now: DateTime.Utc
): DateTime.Utc => {
  const backedOff = nextTry(policy, publication.failures, now)
  return error.reason._tag === "NetworkBusy" && error.reason.resetAt !== undefined
    ? DateTime.max(error.reason.resetAt, now)
    : backedOff
}

const partly = (publication: Publication, notice: Notice): Notice => ({
  code: "partially-published",
  message: `${publication.parts.length} of ${publication.content.partTexts.length} parts are live; then: ${notice.message}`,
  remedy: "Decide: continue it (not live), or give up and delete what is live at the network"
})
