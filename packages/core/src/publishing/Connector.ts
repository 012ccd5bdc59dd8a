/**
 * Port: a network that posts can be published on. Adapters: `packages/providers`; plain async functions become one by
 * `fromPromises`. A connector translates; when to try, how often, with which token and whether at all is the business
 * of `Publishing`.
 *
 * A single post is one part. Each part of a thread goes through the steps on its own: begin, transfer, commit.
 *
 * @since 0.1.0
 */
import { type DateTime, type Effect, Schema } from "effect"
import { Format, type Platform } from "../content/Platform.ts"
import { type Exchange, type PublicationId } from "./Attempt.ts"
import { type ConnectorError } from "./ConnectorError.ts"
import { type Checkpoint, type Outcome, type Reconciliation } from "./Outcome.ts"
import { type PublicationContent } from "./PublicationContent.ts"
import { type SocialAccount } from "./SocialAccount.ts"
import { type Credential } from "../credentials/Credential.ts"

/** A documented limit of a network. */
export const RateLimit = Schema.Struct({
  /** `create` for calls that make posts; other names are the connector's. */
  operation: Schema.NonEmptyString,
  /** What it counts for: one social account, or everything that uses the same app at the network. */
  scope: Schema.Literals(["account", "app"]),
  limit: Schema.Int,
  windowSeconds: Schema.Int,
  /** Page that says so. */
  source: Schema.String,
  /** `2026-11-21`: when it was read there. */
  checkedOn: Schema.String
})
export type RateLimit = typeof RateLimit.Type

/** What a connector can do, as data. `Publishing` reads this and never the network's name. */
export const ConnectorCapabilities = Schema.Struct({
  formats: Schema.Array(Format),
  /** Most parts of a thread; 1: no threads. */
  maxParts: Schema.Int,
  supportsMedia: Schema.Boolean,
  /** Whether `reconcile` can ever answer `ProvenAbsent`. Otherwise a doubt that is not found ends with a person. */
  canProveAbsence: Schema.Boolean,
  /** After this long without an answer a commit counts as unknown. */
  commitTimeoutMillis: Schema.Int,
  /** Longest that begin and transfer of one part may take. */
  prepareTimeoutMillis: Schema.Int,
  /** When it is first worth looking for a post whose outcome is unknown. */
  reconcileAfterMillis: Schema.Int,
  rateLimits: Schema.Array(RateLimit),
  /** Why threads or media cannot be sent, for a reader: the reason alone, without a full stop. */
  notes: Schema.Array(Schema.Struct({ about: Schema.Literals(["threads", "media"]), text: Schema.String }))
})
export type ConnectorCapabilities = typeof ConnectorCapabilities.Type

/** What publishing a content costs at the network, before it is done. */
export interface CostEstimate {
  readonly microUsd: number
  /** What drives it: `1 post with a link`. */
  readonly basis: string
  readonly source: string
  readonly checkedOn: string
}

/** What every step gets. */
export interface ConnectorRequest {
  readonly account: SocialAccount
  readonly credential: Pick<Credential, "accessToken">
  readonly content: PublicationContent
  /** To be called for each request to the network and its answer, secrets taken out. */
  readonly record: (exchange: Exchange) => void
}

/** One part of the content, on its way. */
export interface PartRequest extends ConnectorRequest {
  readonly publicationId: PublicationId
  readonly part: {
    readonly index: number
    readonly count: number
    readonly text: string
    /** The network's id of the part before, which this one continues. */
    readonly previousRemoteId?: string
  }
}

/** What is known of an attempt whose outcome is not. */
export interface ReconcileRequest extends PartRequest {
  readonly attempt: {
    readonly intendedAt: DateTime.Utc
    readonly endedAt?: DateTime.Utc
  }
  readonly now: DateTime.Utc
  /** Posts that are accounted for: they belong to other attempts, and are never what is looked for. */
  readonly knownRemoteIds: ReadonlySet<string>
}

/** What a preflight learns. */
export interface PreflightReport {
  /** Whose profile the token belongs to. */
  readonly remoteUserId?: string
  readonly handle?: string
}

export interface Connector {
  readonly platform: Platform
  readonly capabilities: ConnectorCapabilities
  /** Pure; `undefined` where the network takes no money or the price is not known. */
  readonly estimateCost: (content: PublicationContent) => CostEstimate | undefined

  /** Reads only: whose token it is, and whether the network would take posts from it now. */
  readonly preflight: (request: ConnectorRequest) => Effect.Effect<PreflightReport, ConnectorError>

  /** Makes nothing visible. Returns the marker by which a later look recognises what commit made. */
  readonly begin: (request: PartRequest) => Effect.Effect<Checkpoint, ConnectorError>

  /** Brings the bytes to the network; resumes where the checkpoint says. Makes nothing visible. */
  readonly transfer: (request: PartRequest, checkpoint: Checkpoint) => Effect.Effect<Checkpoint, ConnectorError>

  /**
   * The one mutation that can make the part live: one request, no retry beneath it, no redirect followed. Never
   * fails; what is not certain is `Unknown`. Interruption drops the connection, and counts as `Unknown`.
   */
  readonly commit: (request: PartRequest, checkpoint: Checkpoint) => Effect.Effect<Outcome>

  /** Reads only: what became of a part that the network took over (`HandedOver`). */
  readonly observe: (request: PartRequest, checkpoint: Checkpoint) => Effect.Effect<Outcome, ConnectorError>

  /**
   * Reads only: whether the commit made something live. Recognises it by what belongs to the attempt (marker, id,
   * exact content, time, author), never by being the newest. In doubt it is `StillUnknown`.
   */
  readonly reconcile: (
    request: ReconcileRequest,
    checkpoint: Checkpoint
  ) => Effect.Effect<Reconciliation, ConnectorError>
}
