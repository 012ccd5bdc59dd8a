/**
 * One post on its way to one social account: its data and the state changes it allows.
 *
 * @since 0.1.0
 */
import { DateTime, type Duration, Schema } from "effect"
import { Platform } from "../content/Platform.ts"
import { PostId } from "../content/Post.ts"
import { MemberId, OrganizationId } from "../tenancy/Actor.ts"
import { PublicationId } from "./Attempt.ts"
import { PublishedPart } from "./Outcome.ts"
import { PublicationContent } from "./PublicationContent.ts"
import { SocialAccountId } from "./SocialAccount.ts"

/** Permission to send exactly this content to exactly this account, within a window of time. */
export class Approval extends Schema.Class<Approval>("@postwright/core/publishing/Approval")({
  /** By `contentHashOf`. */
  contentHash: Schema.NonEmptyString,
  approvedBy: MemberId,
  approvedAt: Schema.DateTimeUtcFromString,
  /** First instant at which it may be sent. */
  notBefore: Schema.DateTimeUtcFromString,
  /** From this instant on it may not be sent any more. */
  notAfter: Schema.DateTimeUtcFromString,
  /** Why, where the rules wanted a person to look at it. */
  reason: Schema.optionalKey(Schema.NonEmptyString)
}) {}

/**
 * ```
 * scheduled -> publishing -> published | rejected
 *     ^           |-> handed-over -> published | rejected
 *     |           |-> unknown -> published | held
 *     |-----------------'  (only when proven that nothing is live)
 * scheduled -> held | cancelled        held -> scheduled | published | cancelled  (a person decides)
 * ```
 * `published`, `rejected` and `cancelled` are final; `rejected` may be scheduled again, for nothing went live.
 */
export const PublicationStatus = Schema.Literals([
  "scheduled",
  "publishing",
  "handed-over",
  "unknown",
  "held",
  "published",
  "rejected",
  "cancelled"
])
export type PublicationStatus = typeof PublicationStatus.Type

/** Who has to act next on a publication that is not final. */
export const PublicationOwner = Schema.Literals(["worker", "platform", "person"])
export type PublicationOwner = typeof PublicationOwner.Type

/** Why it is where it is, for a reader and for a program. */
export const Notice = Schema.Struct({
  /** Stable, kebab-case. */
  code: Schema.NonEmptyString,
  message: Schema.String,
  remedy: Schema.String
})
export type Notice = typeof Notice.Type

export class Publication extends Schema.Class<Publication>("@postwright/core/publishing/Publication")({
  id: PublicationId,
  organizationId: OrganizationId,
  accountId: SocialAccountId,
  platform: Platform,
  /** The post it came from. */
  postId: Schema.optionalKey(PostId),
  content: PublicationContent,
  /** By `contentHashOf`, when it was scheduled. */
  contentHash: Schema.NonEmptyString,
  approval: Schema.optionalKey(Approval),
  /** When it should go out. */
  publishAt: Schema.DateTimeUtcFromString,
  status: PublicationStatus,
  /** Absent when final. */
  owner: Schema.optionalKey(PublicationOwner),
  /** By when its owner has to have moved it; a sweep raises what is late. Absent when final. */
  deadline: Schema.optionalKey(Schema.DateTimeUtcFromString),
  /** When a worker takes it up next: back-off is part of the due query. Absent: not a worker's turn. */
  nextActionAt: Schema.optionalKey(Schema.DateTimeUtcFromString),
  /** The worker that has it, and until when; afterwards another may take over. */
  lease: Schema.optionalKey(Schema.Struct({ holder: Schema.String, until: Schema.DateTimeUtcFromString })),
  notice: Schema.optionalKey(Notice),
  /** Since when it is not known whether it is live. */
  unknownSince: Schema.optionalKey(Schema.DateTimeUtcFromString),
  /** What is live, by part. */
  parts: Schema.Array(PublishedPart),
  /** Postponements in a row that were nobody's plan; decides the next back-off. */
  failures: Schema.Int,
  /** Times that the credential was renewed because the network refused it. */
  credentialRenewals: Schema.Int,
  createdAt: Schema.DateTimeUtcFromString,
  updatedAt: Schema.DateTimeUtcFromString,
  /** Counts saves; 0 before the first one. */
  version: Schema.Int
}) {
  get isFinal(): boolean {
    return this.status === "published" || this.status === "rejected" || this.status === "cancelled"
  }

  /** Whether a worker may take it at `now`. */
  isDue(now: DateTime.Utc): boolean {
    return (
      this.nextActionAt !== undefined && DateTime.isLessThanOrEqualTo(this.nextActionAt, now) && !this.isLeased(now)
    )
  }

  isLeased(now: DateTime.Utc): boolean {
    return this.lease !== undefined && DateTime.isGreaterThan(this.lease.until, now)
  }

  /** Whether its owner should have moved it by `now`. */
  isLate(now: DateTime.Utc): boolean {
    return !this.isFinal && this.deadline !== undefined && DateTime.isLessThanOrEqualTo(this.deadline, now)
  }

  /** Taken by a worker. Only a scheduled one becomes `publishing`: the others keep what is known of them. */
  claimed(holder: string, now: DateTime.Utc, until: DateTime.Utc): Publication {
    const status = this.status === "scheduled" ? "publishing" : this.status
    return this.#changed(now, {
      status,
      lease: { holder, until },
      // Were the worker to die, its successor finds it due.
      ...(status === "publishing" ? { nextActionAt: until } : {})
    })
  }

  /** Back in the queue, or to be tried later. */
  postponed(
    now: DateTime.Utc,
    at: DateTime.Utc,
    notice: Notice,
    options: { readonly isFailure: boolean }
  ): Publication {
    const { unknownSince: _since, ...kept } = released(this)
    return new Publication({
      ...kept,
      status: "scheduled",
      owner: "worker",
      deadline: this.approval?.notAfter ?? at,
      nextActionAt: at,
      notice,
      failures: options.isFailure ? this.failures + 1 : this.failures,
      updatedAt: now
    })
  }

  withLivePart(now: DateTime.Utc, part: PublishedPart): Publication {
    const others = this.parts.filter((item) => item.index !== part.index)
    return this.#changed(now, { parts: [...others, part].sort((a, b) => a.index - b.index) })
  }

  published(now: DateTime.Utc): Publication {
    return this.#left(now, { status: "published" })
  }

  rejected(now: DateTime.Utc, notice: Notice): Publication {
    return this.#left(now, { status: "rejected", notice })
  }

  cancelled(now: DateTime.Utc, notice: Notice): Publication {
    return this.#left(now, { status: "cancelled", notice })
  }

  /** In doubt; looked at again at `nextCheckAt`, and a person's case after `within`. */
  unknown(now: DateTime.Utc, nextCheckAt: DateTime.Utc, within: Duration.Duration, notice: Notice): Publication {
    const since = this.unknownSince ?? now
    return this.#left(now, {
      status: "unknown",
      owner: "worker",
      unknownSince: since,
      deadline: DateTime.addDuration(since, within),
      nextActionAt: nextCheckAt,
      notice
    })
  }

  handedOver(
    now: DateTime.Utc,
    next: "person" | "platform",
    expectedAt: DateTime.Utc,
    deadline: DateTime.Utc,
    notice: Notice
  ): Publication {
    return this.#left(now, { status: "handed-over", owner: next, deadline, nextActionAt: expectedAt, notice })
  }

  /** A person's case. Taken up again at the deadline only to raise it once more. */
  held(now: DateTime.Utc, deadline: DateTime.Utc, notice: Notice): Publication {
    return this.#left(now, { status: "held", owner: "person", deadline, nextActionAt: deadline, notice })
  }

  /** Scheduled anew after a rejection or a decision: nothing of it is live but `parts`. */
  requeued(now: DateTime.Utc, at: DateTime.Utc, approval: Approval): Publication {
    const { notice: _notice, unknownSince: _since, ...kept } = released(this)
    return new Publication({
      ...kept,
      status: "scheduled",
      owner: "worker",
      deadline: approval.notAfter,
      nextActionAt: at,
      publishAt: at,
      approval,
      failures: 0,
      credentialRenewals: 0,
      updatedAt: now
    })
  }

  /** After the credential was renewed: tried again at once. */
  renewed(now: DateTime.Utc, notice: Notice): Publication {
    const next = this.postponed(now, now, notice, { isFailure: false })
    return new Publication({ ...next, credentialRenewals: this.credentialRenewals + 1 })
  }

  /** One more failure in a row, whatever the state. */
  failed(): Publication {
    return new Publication({ ...this, failures: this.failures + 1 })
  }

  /** As it was before it was claimed. */
  givenBack(before: Publication, now: DateTime.Utc): Publication {
    const { lease: _lease, ...kept } = before
    return new Publication({ ...kept, version: this.version, updatedAt: now })
  }

  saved(): Publication {
    return new Publication({ ...this, version: this.version + 1 })
  }

  #changed(now: DateTime.Utc, change: Change): Publication {
    return new Publication({ ...this, ...change, updatedAt: now })
  }

  // Leaving a worker's hands: the lease ends, and nothing of the former state's owner and times stays.
  #left(now: DateTime.Utc, change: Change): Publication {
    return new Publication({ ...released(this), ...change, updatedAt: now })
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Change = Partial<ConstructorParameters<typeof Publication>[0]>

const released = ({
  lease: _lease,
  owner: _owner,
  deadline: _deadline,
  nextActionAt: _nextActionAt,
  ...kept
}: Publication) => kept
