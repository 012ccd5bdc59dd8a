/**
 * Live parts, from the attempts that made them.
 *
 * @since 0.1.0
 */
import { type DateTime } from "effect"
import { type Attempt } from "../Attempt.ts"
import { type Publication } from "../Publication.ts"

/** The publication with the part that the attempt made live. */
export const withLivePart = (publication: Publication, attempt: Attempt, now: DateTime.Utc): Publication =>
  publication.withLivePart(now, {
    index: attempt.part,
    ...(attempt.remoteId === undefined ? {} : { remoteId: attempt.remoteId }),
    ...(attempt.url === undefined ? {} : { url: attempt.url })
  })

/** With all parts that attempts made live: they are the truth, a crash can have kept it from the publication. */
export const withLiveParts = (
  publication: Publication,
  attempts: ReadonlyArray<Attempt>,
  now: DateTime.Utc
): Publication =>
  attempts
    .filter((attempt) => attempt.isLive && !publication.parts.some((part) => part.index === attempt.part))
    .reduce((current, attempt) => withLivePart(current, attempt, now), publication)
