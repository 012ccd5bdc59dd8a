/**
 * A connector from plain async functions, for networks that have no adapter here.
 *
 * @since 0.1.0
 */
import { DateTime, Effect, Option, Predicate, Redacted, Schema } from "effect"
import { type Format, type Platform } from "../content/Platform.ts"
import { withoutSecrets } from "../credentials/Redaction.ts"
import { Exchange } from "./Attempt.ts"
import { type Connector, type ConnectorRequest, type PartRequest, type ReconcileRequest } from "./Connector.ts"
import {
  AccessRefused,
  AnswerNotUnderstood,
  ConnectorError,
  CredentialRejected,
  NetworkBusy,
  NetworkUnavailable,
  NotSupported
} from "./ConnectorError.ts"
import { cleanDeep } from "./internal/cleanDeep.ts"
import { type Checkpoint, Outcome, Reconciliation, type Rejected } from "./Outcome.ts"

/** What every function gets. Times are RFC 3339 in UTC. */
export interface PromiseRequest {
  readonly account: { readonly id: string; readonly handle: string; readonly remoteUserId?: string }
  readonly accessToken: string
  readonly content: {
    readonly format: Format
    readonly text: string
    readonly parts?: ReadonlyArray<string>
    readonly title?: string
    readonly media: ReadonlyArray<{ readonly path: string; readonly sha256: string; readonly altText: string }>
    readonly disclosure: {
      readonly paidPartnership: boolean
      readonly ownBrand: boolean
      readonly sponsor?: string
      readonly hasAiMedia: boolean
    }
  }
  /** To be called for each request to the network and its answer, for the log of the attempt. */
  readonly record: (exchange: PromiseExchange) => void
}

/** A request to the network and its answer. */
export interface PromiseExchange {
  readonly method: string
  readonly url: string
  readonly status?: number
  readonly requestBody?: string
  readonly responseBody?: string
  readonly note?: string
  readonly durationMillis?: number
  readonly rateReadings?: ReadonlyArray<{
    readonly operation: string
    readonly scope: "account" | "app"
    readonly limit: number
    readonly remaining: number
    readonly resetAt: string
  }>
}

/** One post, or one part of a thread. */
export interface PromisePartRequest extends PromiseRequest {
  readonly publicationId: string
  readonly part: {
    readonly index: number
    readonly count: number
    readonly text: string
    readonly previousRemoteId?: string
  }
}

/** An attempt whose outcome is not known. */
export interface PromiseReconcileRequest extends PromisePartRequest {
  readonly attempt: { readonly intendedAt: string; readonly endedAt?: string }
  readonly now: string
  /** Posts that are accounted for by other attempts. */
  readonly knownRemoteIds: ReadonlyArray<string>
}

/** What came of a commit. */
export type PromiseOutcome =
  | { readonly _tag: "Published"; readonly remoteId?: string; readonly url?: string }
  | {
      readonly _tag: "HandedOver"
      readonly ref: string
      readonly next: "person" | "platform"
      readonly expectedAt: string
      /** JSON. */
      readonly checkpoint?: unknown
    }
  | {
      readonly _tag: "Rejected"
      readonly reason: Rejected["reason"]
      readonly message: string
      readonly remedy: string
      readonly owner: Rejected["owner"]
      readonly retryAt?: string
    }
  /** `checkpoint` is JSON. */
  | { readonly _tag: "Unknown"; readonly checkpoint: unknown; readonly why: string }

/** What a later look found out. */
export type PromiseReconciliation =
  | { readonly _tag: "Found"; readonly remoteId: string; readonly url?: string; readonly evidence: string }
  | { readonly _tag: "ProvenAbsent"; readonly evidence: string }
  | { readonly _tag: "StillUnknown"; readonly nextCheckAt: string; readonly evidence: string }

interface Context {
  readonly signal: AbortSignal
}

/**
 * The steps of `Connector` as functions. Each has to stop when `signal` aborts. In the reading ones a rejection with a
 * numeric `status` is read as that HTTP status, with `retryAfterMillis` where it is there; a `ConnectorError` passes as
 * it is; anything else counts as not reached. Checkpoints are JSON.
 *
 * Whatever the functions answer, record or throw, the access token in it is replaced by `[redacted]`: plain, within
 * JSON, encoded for addresses or in base64. A checkpoint can therefore not carry the token; each step gets it anew.
 */
export interface PromiseConnectorOptions {
  readonly platform: Platform
  /**
   * @default texts only, no threads, no limits, 30 seconds for each call; absence can be proven if `reconcile` is given
   */
  readonly capabilities?: Partial<Connector["capabilities"]>
  readonly estimateCost?: Connector["estimateCost"]
  /** @default nothing is learnt */
  readonly preflight?: (
    request: PromiseRequest,
    context: Context
  ) => Promise<{ readonly remoteUserId?: string; readonly handle?: string }>
  /** Returns the marker by which `reconcile` recognises what `commit` made. @default null */
  readonly begin?: (request: PromisePartRequest, context: Context) => Promise<unknown>
  /** @default the checkpoint stays */
  readonly transfer?: (request: PromisePartRequest, checkpoint: unknown, context: Context) => Promise<unknown>
  /**
   * One request, no retry. A rejection with a `status` of 400 to 499 (not 408) is the network's no; any other counts
   * as unknown, and so does an answer of another shape.
   */
  readonly commit: (request: PromisePartRequest, checkpoint: unknown, context: Context) => Promise<PromiseOutcome>
  /** For networks that answer `HandedOver`. */
  readonly observe?: (request: PromisePartRequest, checkpoint: unknown, context: Context) => Promise<PromiseOutcome>
  /** @default a doubt stays a doubt until a person decides it */
  readonly reconcile?: (
    request: PromiseReconcileRequest,
    checkpoint: unknown,
    context: Context
  ) => Promise<PromiseReconciliation>
}

/** The functions as a `Connector`. */
export const fromPromises = (options: PromiseConnectorOptions): Connector => {
  const { platform } = options
  const notUnderstood = (detail: string) =>
    new ConnectorError({ reason: new AnswerNotUnderstood({ platform, detail }) })

  const ask = Effect.fnUntraced(function* <A>(clean: Clean, call: (context: Context) => Promise<A>) {
    const now = yield* DateTime.now
    return yield* Effect.tryPromise({
      try: (signal) => call({ signal }),
      catch: (cause) => toConnectorError(platform, cause, now, clean)
    })
  })

  const toCheckpoint = (answered: unknown, clean: Clean) =>
    Option.match(decodeJson(answered), {
      onNone: () => Effect.fail(notUnderstood("the checkpoint is not JSON")),
      onSome: (checkpoint) => Effect.succeed(cleanDeep(checkpoint, clean))
    })

  const toOutcome = (answered: unknown, index: number, clean: Clean): Option.Option<Outcome> =>
    Option.map(
      decodeOutcome(
        Predicate.hasProperty(answered, "_tag") &&
          answered._tag === "Published" &&
          !Predicate.hasProperty(answered, "parts")
          ? { ...answered, parts: [{ ...pick(answered, "remoteId"), ...pick(answered, "url"), index }] }
          : answered
      ),
      (outcome) => cleanDeep(outcome, clean)
    )

  return {
    platform,
    capabilities: {
      formats: ["post"],
      maxParts: 1,
      supportsMedia: false,
      commitTimeoutMillis: 30_000,
      prepareTimeoutMillis: 30_000,
      reconcileAfterMillis: 15_000,
      rateLimits: [],
      notes: [],
      ...options.capabilities,
      canProveAbsence: options.reconcile !== undefined && (options.capabilities?.canProveAbsence ?? true)
    },
    estimateCost: options.estimateCost ?? (() => undefined),

    preflight: Effect.fn("PromiseConnector.preflight")(function* (request) {
      if (options.preflight === undefined) return {}
      const { preflight } = options
      const plain = plainRequest(request, yield* DateTime.now)
      const clean = cleanerOf(request)
      const report = yield* ask(clean, (context) => preflight(plain, context))
      return cleanDeep({ ...text(report, "remoteUserId"), ...text(report, "handle") }, clean)
    }),

    begin: Effect.fn("PromiseConnector.begin")(function* (request) {
      if (options.begin === undefined) return null
      const { begin } = options
      const plain = plainPart(request, yield* DateTime.now)
      const clean = cleanerOf(request)
      return yield* toCheckpoint(yield* ask(clean, (context) => begin(plain, context)), clean)
    }),

    transfer: Effect.fn("PromiseConnector.transfer")(function* (request, checkpoint) {
      if (options.transfer === undefined) return checkpoint
      const { transfer } = options
      const plain = plainPart(request, yield* DateTime.now)
      const clean = cleanerOf(request)
      return yield* toCheckpoint(yield* ask(clean, (context) => transfer(plain, checkpoint, context)), clean)
    }),

    commit: Effect.fn("PromiseConnector.commit")(function* (request, checkpoint) {
      const now = yield* DateTime.now
      const plain = plainPart(request, now)
      const clean = cleanerOf(request)
      const unknown = (why: string): Outcome => ({ _tag: "Unknown", checkpoint, why })
      return yield* Effect.tryPromise({
        try: (signal) => options.commit(plain, checkpoint, { signal }),
        catch: (cause) => toRejection(platform, cause, now, clean) ?? unknown(detailOf(cause, clean))
      }).pipe(
        Effect.map((answered) =>
          Option.getOrElse(toOutcome(answered, request.part.index, clean), () =>
            unknown("the answer has another shape")
          )
        ),
        Effect.catch((outcome) => Effect.succeed(outcome))
      )
    }),

    observe: Effect.fn("PromiseConnector.observe")(function* (request, checkpoint) {
      const { observe } = options
      if (observe === undefined) {
        return yield* new ConnectorError({ reason: new NotSupported({ platform, detail: "observing" }) })
      }
      const plain = plainPart(request, yield* DateTime.now)
      const clean = cleanerOf(request)
      const answered = yield* ask(clean, (context) => observe(plain, checkpoint, context))
      const outcome = toOutcome(answered, request.part.index, clean)
      if (Option.isNone(outcome)) return yield* notUnderstood("the outcome has another shape")
      return outcome.value
    }),

    reconcile: Effect.fn("PromiseConnector.reconcile")(function* (request, checkpoint) {
      const { reconcile } = options
      if (reconcile === undefined) {
        const nextCheckAt = DateTime.add(request.now, { hours: 1 })
        return { _tag: "StillUnknown", nextCheckAt, evidence: "the connector cannot look" }
      }
      const plain = plainReconcile(request)
      const clean = cleanerOf(request)
      const seen = decodeReconciliation(yield* ask(clean, (context) => reconcile(plain, checkpoint, context)))
      if (Option.isNone(seen)) return yield* notUnderstood("the answer of reconcile has another shape")
      return cleanDeep(seen.value, clean)
    })
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const decodeJson: (value: unknown) => Option.Option<Checkpoint> = Schema.decodeUnknownOption(Schema.Json)
const decodeOutcome = Schema.decodeUnknownOption(Outcome)
const decodeReconciliation = Schema.decodeUnknownOption(Reconciliation)
const decodeExchange = Schema.decodeUnknownOption(Exchange)
const encodeError = Schema.encodeUnknownOption(ConnectorError)
const decodeError = Schema.decodeUnknownOption(ConnectorError)

type Clean = (text: string) => string

const cleanerOf = ({ credential }: Pick<ConnectorRequest, "credential">): Clean =>
  withoutSecrets([credential.accessToken])

const pick = (value: object, key: string): object => {
  const field: unknown = Reflect.get(value, key)
  return field === undefined ? {} : { [key]: field }
}

const text = (value: unknown, key: "remoteUserId" | "handle"): { readonly [name in typeof key]?: string } => {
  const field: unknown = Predicate.isObject(value) ? Reflect.get(value, key) : undefined
  return Predicate.isString(field) && field !== "" ? { [key]: field } : {}
}

const plainRequest = (
  { account, credential, content, record }: ConnectorRequest,
  now: DateTime.Utc
): PromiseRequest => ({
  account: {
    id: account.id,
    handle: account.handle,
    ...(account.remoteUserId === undefined ? {} : { remoteUserId: account.remoteUserId })
  },
  accessToken: Redacted.value(credential.accessToken),
  content: {
    format: content.format,
    text: content.text,
    ...(content.parts === undefined ? {} : { parts: content.parts }),
    ...(content.title === undefined ? {} : { title: content.title }),
    media: content.media.map(({ path, sha256, altText }) => ({ path, sha256, altText })),
    disclosure: { ...content.disclosure }
  },
  record: (exchange) => {
    const seen = decodeExchange({ durationMillis: 0, rateReadings: [], ...exchange, at: DateTime.formatIso(now) })
    // A log that does not fit must not stop a publication.
    if (Option.isSome(seen)) record(new Exchange(cleanDeep({ ...seen.value }, cleanerOf({ credential }))))
  }
})

const plainPart = (request: PartRequest, now: DateTime.Utc): PromisePartRequest => ({
  ...plainRequest(request, now),
  publicationId: request.publicationId,
  part: request.part
})

const plainReconcile = (request: ReconcileRequest): PromiseReconcileRequest => ({
  ...plainPart(request, request.now),
  attempt: {
    intendedAt: DateTime.formatIso(request.attempt.intendedAt),
    ...(request.attempt.endedAt === undefined ? {} : { endedAt: DateTime.formatIso(request.attempt.endedAt) })
  },
  now: DateTime.formatIso(request.now),
  knownRemoteIds: [...request.knownRemoteIds]
})

// Only some fields are read: libraries put the request and its token onto their errors.
const fieldOf = (cause: unknown, key: string): unknown =>
  Predicate.isObject(cause) ? Reflect.get(cause, key) : undefined

const statusOf = (cause: unknown): number | undefined => {
  const status = fieldOf(cause, "status")
  return Predicate.isNumber(status) && Number.isInteger(status) && status >= 300 && status <= 599 ? status : undefined
}

const detailOf = (cause: unknown, clean: Clean): string => {
  const said: unknown = cause instanceof Error ? cause.message : cause
  return clean(Predicate.isString(said) ? said : "no Error was given").slice(0, 500)
}

const retryAtOf = (cause: unknown, now: DateTime.Utc): DateTime.Utc => {
  const wait = fieldOf(cause, "retryAfterMillis")
  const known = Predicate.isNumber(wait) && Number.isFinite(wait) && wait >= 0
  return DateTime.add(now, { milliseconds: known ? Math.min(wait, 7 * 86_400_000) : 15 * 60_000 })
}

const toConnectorError = (platform: Platform, cause: unknown, now: DateTime.Utc, clean: Clean): ConnectorError => {
  const [status, detail] = [statusOf(cause), detailOf(cause, clean)]
  if (cause instanceof ConnectorError) {
    return encodeError(cause).pipe(
      Option.flatMap((encoded) => decodeError(cleanDeep(encoded, clean))),
      Option.getOrElse(() => new ConnectorError({ reason: new AnswerNotUnderstood({ platform, detail }) }))
    )
  }
  if (status === 401) return new ConnectorError({ reason: new CredentialRejected({ platform, detail }) })
  if (status === 429) {
    return new ConnectorError({ reason: new NetworkBusy({ platform, resetAt: retryAtOf(cause, now) }) })
  }
  if (status !== undefined && status >= 400 && status < 500 && status !== 408) {
    const advice = "Look at what the network says, and at the account's rights there"
    return new ConnectorError({ reason: new AccessRefused({ platform, detail, advice }) })
  }
  return new ConnectorError({ reason: new NetworkUnavailable({ platform, detail }) })
}

const refusals: Readonly<Record<number, readonly [Rejected["reason"], Rejected["owner"]]>> = {
  400: ["content-refused", "author"],
  401: ["credential-rejected", "account-owner"],
  402: ["credits-depleted", "account-owner"],
  413: ["content-too-long", "author"],
  429: ["rate-limited", "worker"]
}

const toRejection = (platform: Platform, cause: unknown, now: DateTime.Utc, clean: Clean): Rejected | undefined => {
  const status = statusOf(cause)
  if (status === undefined || status < 400 || status > 499 || status === 408) return undefined
  const [reason, owner] = refusals[status] ?? ["refused", "author"]
  return {
    _tag: "Rejected",
    reason,
    owner,
    message: `${platform} refused the post: ${detailOf(cause, clean)}`,
    remedy: "Look at what the network says, change the post or the account, and schedule it again",
    ...(reason === "rate-limited" ? { retryAt: retryAtOf(cause, now) } : {})
  }
}
