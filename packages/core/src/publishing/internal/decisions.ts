/**
 * What people decide: to withdraw a publication, and what becomes of a held one.
 *
 * @since 0.1.0
 */
import { DateTime, Effect } from "effect"
import { type CurrentActor, requirePermission } from "../../tenancy/Actor.ts"
import { type TenancyError } from "../../tenancy/TenancyError.ts"
import { type PublicationId } from "../Attempt.ts"
import { type HeldDecision } from "../HeldDecision.ts"
import { type Publication, type PublicationStatus } from "../Publication.ts"
import { NotApproved, PublishingError, TransitionRefused } from "../PublishingError.ts"
import { type TurnDeps } from "./deps.ts"
import { approvalProblem } from "./rules.ts"

type Failure = PublishingError | TenancyError

/** What people decide: to withdraw a publication, and what becomes of a held one. */
export const makeDecisions = ({
  store,
  books,
  policy,
  claimOne
}: Pick<TurnDeps, "store" | "books" | "policy"> & {
  readonly claimOne: (id: PublicationId) => Effect.Effect<Publication, Failure, CurrentActor>
}) => {
  // The claim keeps workers off while a person's decision is written.
  const decide = Effect.fnUntraced(function* (
    id: PublicationId,
    allowed: ReadonlyArray<PublicationStatus>,
    action: string,
    hint: string,
    reason: string,
    change: (publication: Publication, now: DateTime.Utc) => Effect.Effect<Publication, PublishingError>
  ): Effect.fn.Return<Publication, Failure, CurrentActor> {
    const { organizationId } = yield* requirePermission("post:publish")
    const current = yield* store.get(organizationId, id)
    const refused = (status: PublicationStatus) => fail(new TransitionRefused({ id, status, action, hint }))
    if (!allowed.includes(current.status)) return yield* refused(current.status)
    if (reason.trim() === "") {
      return yield* fail(new TransitionRefused({ id, status: current.status, action, hint: "Say why" }))
    }
    const claimed = yield* claimOne(id)
    // Claiming a scheduled one makes it `publishing`; another's decision may have come first.
    const before = claimed.status === "publishing" ? "scheduled" : claimed.status
    if (!allowed.includes(before)) return yield* refused(claimed.status)
    const now = yield* DateTime.now
    const exit = yield* Effect.exit(Effect.flatMap(change(claimed, now), store.save))
    if (exit._tag === "Failure") {
      yield* Effect.ignore(store.save(claimed.givenBack(current, now)))
      return yield* exit
    }
    yield* books.changed(exit.value, { decision: action, reason })
    return exit.value
  })

  const cancel = (id: PublicationId, reason: string) =>
    decide(
      id,
      ["scheduled", "held"],
      "be cancelled",
      "Only what is scheduled or held can be cancelled; what may be live has to be reconciled first",
      reason,
      (publication, now) =>
        Effect.map(store.attempts(publication.organizationId, publication.id), (all) =>
          publication.cancelled(now, {
            code: "cancelled",
            message: `Cancelled: ${reason}`,
            remedy: all.every((attempt) => attempt.isAbsent)
              ? "Schedule it again to send it after all"
              : "Part of it is or may be live: look at the network"
          })
        )
    ).pipe(Effect.withSpan("Publishing.cancel"))

  const resolveHeld = (id: PublicationId, decision: HeldDecision, reason: string) =>
    decide(
      id,
      ["held"],
      "be decided",
      "Only what is held waits for a decision",
      reason,
      Effect.fnUntraced(function* (publication, now) {
        const all = yield* store.attempts(publication.organizationId, publication.id)
        const open = all.filter((attempt) => attempt.isOpen)
        switch (decision._tag) {
          case "Live": {
            const count = publication.content.partTexts.length
            const missing = Array.from({ length: count }).findIndex(
              (_, index) => !publication.parts.some((part) => part.index === index)
            )
            const index = decision.part ?? missing
            if (index < 0 || index >= count) {
              const hint = `It has ${count} ${count === 1 ? "part" : "parts"}, counted from 0`
              return yield* fail(new TransitionRefused({ id, status: "held", action: "be decided", hint }))
            }
            const { remoteId } = decision
            const url = decision.url === undefined ? {} : { url: decision.url }
            const attempt = open.find((item) => item.part === index)
            if (attempt !== undefined) {
              yield* store.saveAttempt(attempt.found({ remoteId, ...url, evidence: `declared: ${reason}` }))
            }
            const live = publication.withLivePart(now, { index, remoteId, ...url })
            if (live.parts.length === count) return live.published(now)
            return live.held(now, DateTime.addDuration(now, policy.heldReminder), {
              code: "partially-published",
              message: `${live.parts.length} of ${count} parts are live`,
              remedy: "Say of each other part whether it is live, or give up"
            })
          }
          case "NotLive": {
            const approval = decision.approval ?? publication.approval
            const problem = approvalProblem(approval, publication.contentHash, now)
            if (approval === undefined || problem !== undefined) {
              return yield* fail(new NotApproved({ id, detail: problem?.message ?? "there is no approval" }))
            }
            // A person's word also ends a contradiction between the network's list and its refusals.
            const doubted = all.filter((attempt) => attempt.isOpen || attempt.resolution === "proven-absent")
            yield* Effect.forEach(doubted, (attempt) =>
              store.saveAttempt(attempt.absent("declared-absent", `declared: ${reason}`))
            )
            return publication.requeued(now, now, approval)
          }
          case "GiveUp":
            return publication.cancelled(now, {
              code: "given-up",
              message: `Given up: ${reason}`,
              remedy: open.length > 0 ? "It may still be live: look at the network" : "Nothing is to be done"
            })
        }
      })
    ).pipe(Effect.withSpan("Publishing.resolveHeld"))

  return { cancel, resolveHeld }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const fail = (reason: PublishingError["reason"]) => Effect.fail(new PublishingError({ reason }))
