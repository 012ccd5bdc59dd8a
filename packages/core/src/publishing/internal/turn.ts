/**
 * One worker's turn at a claimed publication.
 *
 * @since 0.1.0
 */
import { DateTime, Effect } from "effect"
import { type CurrentActor } from "../../tenancy/Actor.ts"
import { type Publication } from "../Publication.ts"
import { type PublishingError } from "../PublishingError.ts"
import { makeAccess } from "./access.ts"
import { type TurnDeps } from "./deps.ts"
import { type Leave, makeLeaving } from "./leaving.ts"
import { makeObserving } from "./observing.ts"
import { withLiveParts } from "./parts.ts"
import { makeReconciling } from "./reconciling.ts"
import { makeSending } from "./sending.ts"

/** One worker's turn at a claimed publication: from the claim to the state that ends it. */
export const makeTurn = (deps: TurnDeps) => {
  const { store, books, policy } = deps
  const leaving = makeLeaving(policy)
  const access = makeAccess(deps)
  const send = makeSending({ ...deps, access, leaving })
  const reconcile = makeReconciling({ ...deps, access, leaving })
  const observe = makeObserving({ ...deps, access, leaving })

  const step = Effect.fnUntraced(function* (
    claimed: Publication
  ): Effect.fn.Return<Publication, PublishingError | Leave, CurrentActor> {
    const now = yield* DateTime.now
    const attempts = yield* store.attempts(claimed.organizationId, claimed.id)
    // What attempts made is the truth; a crash can have kept it from the publication.
    const publication = withLiveParts(claimed, attempts, now)
    if (publication.parts.length === publication.content.partTexts.length) return publication.published(now)
    if (publication.status === "held") {
      const deadline = DateTime.addDuration(now, policy.heldReminder)
      return publication.held(now, deadline, publication.notice ?? unexplained)
    }
    // A successor never sends again what may have been sent.
    if (attempts.some((attempt) => attempt.isOpen)) return yield* reconcile(publication, attempts)
    const handedOver = attempts.find((attempt) => attempt.isHandedOver)
    if (handedOver !== undefined) return yield* observe(publication, handedOver)
    return yield* send(publication, attempts)
  })

  const take = Effect.fn("Publishing.turn")(
    function* (claimed: Publication): Effect.fn.Return<Publication, PublishingError, CurrentActor> {
      if (claimed.isFinal) return claimed
      const next = yield* step(claimed).pipe(Effect.catchTag("Leave", (leave) => Effect.succeed(leave.next)))
      const saved = yield* store.save(next)
      yield* books.changed(saved)
      return saved
    },
    (effect, claimed) => Effect.annotateLogs(effect, { publication: claimed.id, platform: claimed.platform })
  )

  return { take }
}

const unexplained = { code: "held", message: "It waits for a decision", remedy: "Decide it" }
