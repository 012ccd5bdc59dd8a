/**
 * A network in this process with a connector for it: for tests of what is built on connectors, and the reference that
 * shows the conformance suite can be met. Its posts carry a marker, so an attempt is recognised by that alone.
 *
 * @since 0.1.0
 */
import { Exchange } from "@postwright/core/publishing/Attempt"
import { type Connector, type ConnectorCapabilities, type PartRequest } from "@postwright/core/publishing/Connector"
import { ConnectorError, CredentialRejected, NetworkUnavailable } from "@postwright/core/publishing/ConnectorError"
import { type Checkpoint, type Outcome, type RejectionReason } from "@postwright/core/publishing/Outcome"
import { SocialAccount, SocialAccountId } from "@postwright/core/publishing/SocialAccount"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import { Clock, DateTime, Deferred, Duration, Effect, Redacted } from "effect"
import { type CreateFailure, type NetworkLab } from "./ConnectorContract.ts"

/** A post of the network. */
export interface ScriptedPost {
  readonly remoteId: string
  readonly text: string
  readonly marker: string
  /** The part before, in a thread. */
  readonly replyTo?: string
  readonly listedAtMillis: number
}

export interface ScriptedNetworkOptions {
  /** Changes to what the connector declares. */
  readonly capabilities?: Partial<ConnectorCapabilities>
  /** How long absence takes to be proven. @default 5 minutes */
  readonly settle?: Duration.Duration
  /** Tokens that the network takes. @default `["scripted-token"]` */
  readonly tokens?: ReadonlyArray<string>
  /** Whether the network refuses a text that the account already has. @default true */
  readonly refusesDuplicates?: boolean
}

/** What a test can do with the network, beyond what the suite needs. */
export interface ScriptedLab extends NetworkLab {
  readonly posts: Effect.Effect<ReadonlyArray<ScriptedPost>>
  /** Requests that have reached the network, by kind, in order: `me`, `list`, `create`. */
  readonly requests: Effect.Effect<ReadonlyArray<string>>
  /** From now on only these tokens are taken. */
  readonly acceptTokens: (...tokens: ReadonlyArray<string>) => Effect.Effect<void>
  /** The next answers to creates, in order; then all is well again. */
  readonly answerCreates: (...outcomes: ReadonlyArray<Outcome>) => Effect.Effect<void>
}

/** A network with its connector and an account on it. `advance` is the test's clock. */
export const make = (
  options: ScriptedNetworkOptions & { readonly advance: NetworkLab["advance"] }
): { readonly connector: Connector; readonly lab: ScriptedLab } => {
  const posts: Array<ScriptedPost> = []
  const requests: Array<string> = []
  const failures: Array<CreateFailure> = []
  const answers: Array<Outcome> = []
  const waiting: Array<{ readonly creates: number; readonly arrived: Deferred.Deferred<void> }> = []
  let tokens = new Set(options.tokens ?? [scriptedToken])
  let failingReads = 0
  let lagMillis = 0
  let nextId = 1
  let waitingCreates = 0

  const creates = () => requests.filter((kind) => kind === "create").length

  const arrive = (kind: string): void => {
    requests.push(kind)
    for (const item of waiting) {
      if (creates() >= item.creates) Deferred.doneUnsafe(item.arrived, Effect.void)
    }
  }

  const post = (made: Omit<ScriptedPost, "remoteId" | "listedAtMillis">, nowMillis: number): ScriptedPost => {
    const added = { ...made, remoteId: `${nextId++}`, listedAtMillis: nowMillis + lagMillis }
    posts.push(added)
    return added
  }

  const read = Effect.fnUntraced(function* (request: Pick<PartRequest, "credential" | "record">, kind: string) {
    arrive(kind)
    request.record(yield* exchange("GET", kind, 200))
    if (failingReads > 0) {
      failingReads -= 1
      const detail = "it is overloaded"
      return yield* new ConnectorError({ reason: new NetworkUnavailable({ platform, detail }) })
    }
    if (!tokens.has(Redacted.value(request.credential.accessToken))) {
      return yield* new ConnectorError({ reason: new CredentialRejected({ platform, detail: "unknown token" }) })
    }
  })

  const commit = (request: PartRequest, checkpoint: Checkpoint): Effect.Effect<Outcome> =>
    Effect.acquireUseRelease(
      Effect.sync(() => void (waitingCreates += 1)),
      () => create(request, checkpoint),
      () => Effect.sync(() => void (waitingCreates -= 1))
    )

  const create = Effect.fnUntraced(function* (request: PartRequest, checkpoint: Checkpoint): Effect.fn.Return<Outcome> {
    arrive("create")
    const failure = failures.shift()
    const now = yield* DateTime.now
    const unknown = (why: string): Outcome => ({ _tag: "Unknown", checkpoint, why })
    const rejected = (reason: RejectionReason, owner: "author" | "account-owner" | "worker"): Outcome => ({
      _tag: "Rejected",
      reason,
      message: `The network says ${reason}`,
      remedy: "Look at the network",
      owner,
      ...(owner === "worker" ? { retryAt: DateTime.add(now, { minutes: 15 }) } : {})
    })
    const answered = answers.shift()
    if (answered !== undefined) return answered
    if (failure === "overloaded") return unknown("it answered 503")
    if (failure === "dropped-reset") return unknown("the connection broke")
    if (failure === "dropped-silence") return yield* Effect.never
    if (failure === "no-credit") return rejected("credits-depleted", "account-owner")
    if (failure === "rate-limited") return rejected("rate-limited", "worker")
    if (failure === "unauthorized" || !tokens.has(Redacted.value(request.credential.accessToken))) {
      return rejected("credential-rejected", "account-owner")
    }
    if (options.refusesDuplicates !== false && posts.some((item) => item.text === request.part.text)) {
      return rejected("duplicate-content", "author")
    }
    if (failure === "slow") yield* Effect.sleep(Duration.seconds(5))
    const { previousRemoteId, text, index } = request.part
    const made = post(
      { text, marker: String(checkpoint), ...(previousRemoteId === undefined ? {} : { replyTo: previousRemoteId }) },
      DateTime.toEpochMillis(now)
    )
    if (failure === "taken-silence") return yield* Effect.never
    if (failure === "taken-reset") return unknown("the connection broke")
    if (failure === "taken-garbled") return unknown("the answer is garbled")
    if (failure === "taken-overloaded") return unknown("it answered 503")
    request.record(yield* exchange("POST", "create", 201))
    return { _tag: "Published", remoteId: made.remoteId, parts: [{ index, remoteId: made.remoteId }] }
  })

  const capabilities: ConnectorCapabilities = { ...defaultCapabilities, ...options.capabilities }
  const settle = options.settle ?? Duration.minutes(5)
  let begun = 0

  const connector: Connector = {
    platform,
    capabilities,
    estimateCost: () => undefined,
    preflight: (request) =>
      Effect.as(read(request, "me"), {
        remoteUserId: scriptedAccount.remoteUserId ?? "",
        handle: scriptedAccount.handle
      }),
    begin: (request) =>
      Effect.map(read(request, "list"), () => `${request.publicationId}/${request.part.index}/${begun++}`),
    transfer: (_request, checkpoint) => Effect.succeed(checkpoint),
    commit,
    observe: (request) =>
      Effect.map(read(request, "list"), (): Outcome => answers.shift() ?? { _tag: "Published", parts: [{ index: 0 }] }),
    reconcile: Effect.fnUntraced(function* (request, checkpoint) {
      yield* read(request, "list")
      const nowMillis = DateTime.toEpochMillis(request.now)
      const found = posts.find(
        (item) =>
          item.marker === checkpoint && item.listedAtMillis <= nowMillis && !request.knownRemoteIds.has(item.remoteId)
      )
      if (found !== undefined) return { _tag: "Found", remoteId: found.remoteId, evidence: "the marker" }
      const settledAt = DateTime.addDuration(request.attempt.intendedAt, settle)
      if (DateTime.isLessThan(request.now, settledAt)) {
        const nextCheckAt = DateTime.min(DateTime.add(request.now, { seconds: 30 }), settledAt)
        return { _tag: "StillUnknown", nextCheckAt, evidence: "no post has the marker so far" }
      }
      return { _tag: "ProvenAbsent", evidence: "no post has the marker" }
    })
  }

  const lab: ScriptedLab = {
    failNextCreate: (failure) => Effect.sync(() => void failures.push(failure)),
    failNextRead: Effect.sync(() => {
      failingReads += 1
    }),
    lagLists: (lag) =>
      Effect.sync(() => {
        lagMillis = Duration.toMillis(lag)
      }),
    livePosts: Effect.sync(() => posts.map(({ remoteId, text }) => ({ remoteId, text }))),
    creates: Effect.sync(creates),
    waiting: Effect.sync(() => waitingCreates),
    arrived: (count) =>
      Effect.gen(function* () {
        const arrived = yield* Deferred.make<void>()
        waiting.push({ creates: count, arrived })
        if (creates() < count) yield* Deferred.await(arrived)
      }),
    writeByHand: (text) => Effect.map(Clock.currentTimeMillis, (now) => post({ text, marker: "by hand" }, now)),
    advance: options.advance,
    posts: Effect.sync(() => [...posts]),
    requests: Effect.sync(() => [...requests]),
    acceptTokens: (...accepted) =>
      Effect.sync(() => {
        tokens = new Set(accepted)
      }),
    answerCreates: (...outcomes) => Effect.sync(() => void answers.push(...outcomes))
  }

  return { connector, lab }
}

/** The token that the network takes unless told otherwise. */
export const scriptedToken = "scripted-token"

/** An account on the network, connected. */
export const scriptedAccount = new SocialAccount({
  id: SocialAccountId.make("scripted-account"),
  organizationId: OrganizationId.make("local"),
  platform: "x",
  handle: "scripted",
  remoteUserId: "42",
  status: "connected",
  overrides: {},
  version: 0
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const platform = "x"

const defaultCapabilities: ConnectorCapabilities = {
  formats: ["post", "thread"],
  maxParts: 10,
  supportsMedia: false,
  canProveAbsence: true,
  commitTimeoutMillis: 30_000,
  prepareTimeoutMillis: 30_000,
  reconcileAfterMillis: 10_000,
  rateLimits: [
    {
      operation: "create",
      scope: "account",
      limit: 5,
      windowSeconds: 900,
      source: "https://example.com/limits",
      checkedOn: "2026-11-21"
    }
  ],
  notes: []
}

const exchange = (method: string, kind: string, status: number) =>
  Effect.map(
    DateTime.now,
    (at) => new Exchange({ at, method, url: `scripted://network/${kind}`, status, durationMillis: 0, rateReadings: [] })
  )
