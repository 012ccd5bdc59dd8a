/**
 * One try to make one part of a publication live. Its intent is stored before the call and what came of it right
 * after; between the two, nobody may send again.
 *
 * @since 0.1.0
 */
import { type DateTime, Schema } from "effect"
import { OrganizationId } from "../tenancy/Actor.ts"
import { Checkpoint, Outcome } from "./Outcome.ts"
import { SocialAccountId } from "./SocialAccount.ts"

/** Identifies a publication within its organization. Chosen by the caller, so a repeated request is recognised. */
export const PublicationId = Schema.NonEmptyString.check(Schema.isMaxLength(200)).pipe(Schema.brand("PublicationId"))
export type PublicationId = typeof PublicationId.Type

/** What a network said about one of its rate limits. */
export const RateReading = Schema.Struct({
  /** `create` for calls that make posts; other names are the connector's. */
  operation: Schema.NonEmptyString,
  scope: Schema.Literals(["account", "app"]),
  limit: Schema.Int,
  remaining: Schema.Int,
  resetAt: Schema.DateTimeUtcFromString
})
export type RateReading = typeof RateReading.Type

/** One request to a network and its answer, with everything secret taken out and long bodies cut. */
export class Exchange extends Schema.Class<Exchange>("@postwright/core/publishing/Exchange")({
  at: Schema.DateTimeUtcFromString,
  method: Schema.String,
  url: Schema.String,
  requestBody: Schema.optionalKey(Schema.String),
  /** Absent: no answer came. */
  status: Schema.optionalKey(Schema.Int),
  responseBody: Schema.optionalKey(Schema.String),
  /** What happened where no answer came. */
  note: Schema.optionalKey(Schema.String),
  durationMillis: Schema.Finite,
  rateReadings: Schema.Array(RateReading)
}) {}

/** How an unknown outcome was cleared up. `declared-absent`: a person said that nothing is live. */
export const Resolution = Schema.Literals(["found", "proven-absent", "declared-absent"])
export type Resolution = typeof Resolution.Type

export class Attempt extends Schema.Class<Attempt>("@postwright/core/publishing/Attempt")({
  organizationId: OrganizationId,
  publicationId: PublicationId,
  accountId: SocialAccountId,
  /** Counts from 1 within the publication, in order of time. */
  number: Schema.Int,
  /** Position in the thread; 0 for a single post. */
  part: Schema.Int,
  /** Digest of the part's text. */
  textHash: Schema.String,
  /** Digest of the content as approved. */
  contentHash: Schema.String,
  /** The marker by which a later look recognises what this attempt made. */
  checkpoint: Checkpoint,
  /** When the intent was stored: the call may have been made from then on. */
  intendedAt: Schema.DateTimeUtcFromString,
  /** When the outcome was known to the worker that made the call. */
  endedAt: Schema.optionalKey(Schema.DateTimeUtcFromString),
  /** Absent: the worker did not live to record it. Counts as unknown. */
  outcome: Schema.optionalKey(Outcome),
  resolution: Schema.optionalKey(Resolution),
  /** What reconciliation saw last, for a person who has to decide. */
  evidence: Schema.optionalKey(Schema.String),
  remoteId: Schema.optionalKey(Schema.NonEmptyString),
  url: Schema.optionalKey(Schema.NonEmptyString),
  log: Schema.Array(Exchange)
}) {
  /** Whether it may have made something live that is not accounted for. While one is open, nothing is sent. */
  get isOpen(): boolean {
    if (this.resolution !== undefined) return false
    return this.outcome === undefined || this.outcome._tag === "Unknown"
  }

  /** Whether the network, or a person there, still has it. */
  get isHandedOver(): boolean {
    return this.resolution === undefined && this.outcome?._tag === "HandedOver"
  }

  /** Whether it certainly made nothing: only then may the same part be tried again. */
  get isAbsent(): boolean {
    if (this.resolution !== undefined) return this.resolution !== "found"
    return this.outcome?._tag === "Rejected"
  }

  /** Whether it certainly made something live. */
  get isLive(): boolean {
    return this.resolution === "found" || this.outcome?._tag === "Published"
  }

  /** Whether its create may have reached the network: what rate budgets count. */
  get mayHaveCounted(): boolean {
    return !(this.outcome?._tag === "Rejected" && this.outcome.reason === "rate-limited")
  }

  ended(outcome: Outcome, at: DateTime.Utc, log: ReadonlyArray<Exchange>): Attempt {
    const live = outcome._tag === "Published" ? (outcome.parts[0] ?? outcome) : undefined
    return new Attempt({
      ...this,
      outcome,
      endedAt: at,
      log: [...this.log, ...log],
      ...(live?.remoteId === undefined ? {} : { remoteId: live.remoteId }),
      ...(live?.url === undefined ? {} : { url: live.url })
    })
  }

  /** Cleared up by what was found. */
  found(live: { readonly remoteId: string; readonly url?: string; readonly evidence: string }): Attempt {
    return new Attempt({ ...this, ...live, resolution: "found" })
  }

  absent(resolution: "proven-absent" | "declared-absent", evidence: string): Attempt {
    return new Attempt({ ...this, resolution, evidence })
  }

  /** In doubt again: the network contradicted the proof. */
  reopened(evidence: string): Attempt {
    return new Attempt({ ...withoutResolution(this), evidence })
  }

  seen(evidence: string, log: ReadonlyArray<Exchange>): Attempt {
    return new Attempt({ ...this, evidence, log: [...this.log, ...log].slice(-maxLogEntries) })
  }
}

/** Exchanges kept for one attempt; the oldest go first once reconciliation has looked this often. */
export const maxLogEntries = 100

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const withoutResolution = ({ resolution: _resolution, ...kept }: Attempt) => kept
