/**
 * What publishing writes into the audit log and announces as domain events.
 *
 * @since 0.1.0
 */
import { DateTime, Effect, type Schema } from "effect"
import { type Audit } from "../../audit/Audit.ts"
import { type AuditError } from "../../audit/AuditError.ts"
import { type DomainEventContent, makeEvent } from "../../events/DomainEvent.ts"
import { type EventBus } from "../../events/EventBus.ts"
import { type CurrentActor } from "../../tenancy/Actor.ts"
import { sha256Json } from "../../text/Digest.ts"
import { type Attempt } from "../Attempt.ts"
import { type Publication } from "../Publication.ts"

type Detail = Readonly<Record<string, Schema.Json>>

/** What publishing tells the rest: the audit log and the domain events. */
export interface Books {
  /** Logs that an attempt is about to be made. Fails when that cannot be logged: then nothing is sent. */
  readonly attempting: (publication: Publication, attempt: Attempt) => Effect.Effect<void, AuditError, CurrentActor>
  /** Logs and announces the state that was stored. Never fails: what was published stays published. */
  readonly changed: (publication: Publication, detail?: Detail) => Effect.Effect<void, never, CurrentActor>
}

export const makeBooks = (options: {
  readonly audit: Audit["Service"]
  readonly events: EventBus["Service"]
}): Books => {
  const attempting = Effect.fnUntraced(function* (publication: Publication, attempt: Attempt) {
    yield* options.audit.log(streamOf(publication), {
      step: `${publication.id}/attempt-${attempt.number}`,
      action: "publication-attempted",
      subject: publication.id,
      detail: { part: attempt.part, contentHash: attempt.contentHash, textHash: attempt.textHash }
    })
  })

  const changed = Effect.fnUntraced(function* (publication: Publication, detail: Detail = {}) {
    const action = `publication-${publication.status}`
    const remoteIds = publication.parts.flatMap((part) => (part.remoteId === undefined ? [] : [part.remoteId]))
    const entry = {
      step: `${publication.id}/${publication.version}-${publication.status}`,
      action,
      subject: publication.id,
      detail: {
        ...detail,
        ...(publication.notice === undefined ? {} : { code: publication.notice.code }),
        ...(remoteIds.length === 0 ? {} : { remoteIds })
      }
    }
    const stream = streamOf(publication)
    yield* options.audit.log(stream, entry).pipe(
      // A store may count versions anew in every process: then both entries stand.
      Effect.catchReason("AuditError", "AuditConflict", () =>
        options.audit.log(stream, { ...entry, step: `${entry.step}@${sha256Json(entry.detail).slice(0, 12)}` })
      ),
      Effect.catchCause((cause) =>
        Effect.logError(`The audit log did not take "${action}" of ${publication.id}`, cause)
      )
    )
    const event = eventOf(publication)
    if (event === undefined) return
    const { organizationId } = publication
    const at = yield* DateTime.now
    yield* options.events
      .publish(makeEvent({ organizationId, at, key: `${publication.id}/${publication.version}` }, event))
      .pipe(Effect.catchCause((cause) => Effect.logError(`The event "${event._tag}" was not announced`, cause)))
  })

  return { attempting, changed }
}

const streamOf = (publication: Publication): string => `publishing-${publication.accountId}`

const eventOf = (publication: Publication): DomainEventContent | undefined => {
  const { platform } = publication
  const about = { publicationId: publication.id, platform }
  const code = publication.notice?.code ?? publication.status
  switch (publication.status) {
    case "scheduled":
      // A postponed one was announced when it was scheduled.
      return publication.notice === undefined
        ? { _tag: "publication-scheduled", ...about, publishAt: publication.publishAt }
        : undefined
    case "published": {
      const remoteId = publication.parts[0]?.remoteId
      return { _tag: "post-published", ...about, ...(remoteId === undefined ? {} : { remoteId }) }
    }
    case "rejected":
      return { _tag: "publication-rejected", ...about, code }
    case "held":
      return { _tag: "publication-held", ...about, code }
    default:
      return undefined
  }
}
