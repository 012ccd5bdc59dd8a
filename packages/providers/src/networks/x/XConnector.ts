/**
 * `Connector` for X: text posts, and threads where the app's tier allows them.
 *
 * X has neither an idempotency key nor a field of one's own on a post. What an attempt made is recognised by its
 * author, its exact text, its time, and an id above those that were there before (`since_id`). X refuses the same text
 * twice on one account, so at most one post can fit. That nothing was made is proven only by a timeline read whole
 * after `settle`: X documents no bound for how late a request whose connection broke can still take effect, so `settle`
 * is our assumption, with X's refusal of duplicates as the second line.
 *
 * The `HttpClient` must not retry on its own.
 *
 * @see https://docs.x.com/x-api/posts/manage-tweets/introduction
 * @since 0.1.0
 */
import { detectUrls } from "@postwright/core/policy/UrlDetection"
import {
  type Connector,
  type ConnectorCapabilities,
  type ConnectorRequest,
  type CostEstimate,
  type PartRequest,
  type PreflightReport,
  type ReconcileRequest
} from "@postwright/core/publishing/Connector"
import { ConnectorError, NetworkUnavailable, NotSupported } from "@postwright/core/publishing/ConnectorError"
import { Connectors } from "@postwright/core/publishing/Connectors"
import { type Checkpoint, type Outcome, type Reconciliation } from "@postwright/core/publishing/Outcome"
import { type PublicationContent } from "@postwright/core/publishing/PublicationContent"
import { type PublishingError } from "@postwright/core/publishing/PublishingError"
import { sha256 } from "@postwright/core/text/Digest"
import { Config, DateTime, Duration, Effect, type Layer, Option, Redacted, Schema } from "effect"
import { type HttpClient } from "effect/http"
import { errorOfRead, notUnderstood, outcomeOfCreate, platform, postUrl, type XAnswer } from "./XAnswers.ts"
import * as XClient from "./XClient.ts"
import {
  decodeTimelinePage,
  hasText,
  highestId,
  repliedTo,
  resembles,
  timelineDepth,
  timelineFields,
  type TimelinePost
} from "./XTimeline.ts"

export interface Options {
  /** Origin of the API: https, or http on this machine for a simulator. @default https://api.x.com */
  readonly baseUrl?: string
  /**
   * Whether to send threads as chained replies. X lets self-serve apps reply only where the author of the post has
   * summoned them and documents no exception for one's own thread, so a thread could end after its first part. Turn it
   * on for an enterprise app, or an app that has been seen to thread. @default false
   */
  readonly threads?: boolean
  /** How long after an attempt its absence from the timeline counts as proof. @default 10 minutes */
  readonly settle?: Duration.Duration
  /** After this long without an answer an attempt counts as unknown. @default 30 seconds */
  readonly commitTimeout?: Duration.Duration
}

export const make = Effect.fnUntraced(function* (
  options: Options = {}
): Effect.fn.Return<Connector, PublishingError, HttpClient.HttpClient> {
  const client = yield* XClient.make(options.baseUrl ?? "https://api.x.com")
  const capabilities = capabilitiesOf(options)
  const settleMillis = Duration.toMillis(options.settle ?? Duration.minutes(10))
  const profiles = new Map<string, PreflightReport>()

  const read = Effect.fnUntraced(function* (
    request: ConnectorRequest,
    call: { readonly path: string; readonly query?: Readonly<Record<string, string>>; readonly operation: string }
  ) {
    const answer = yield* client
      .send({ method: "GET", ...call, accessToken: request.credential.accessToken, record: request.record })
      .pipe(
        Effect.mapError(({ detail }) => new ConnectorError({ reason: new NetworkUnavailable({ platform, detail }) }))
      )
    if (answer.status < 200 || answer.status > 299) return yield* errorOfRead(answer, yield* DateTime.now)
    if (answer.body === undefined) return yield* notUnderstood("the answer broke off")
    return answer.body
  })

  const preflight = Effect.fn("XConnector.preflight")(function* (request: ConnectorRequest) {
    if (request.content.media.length > 0) return yield* notSupported("media")
    if (request.content.partTexts.length > capabilities.maxParts) {
      return yield* notSupported(`a thread of ${request.content.partTexts.length} parts`)
    }
    // Whose a token is does not change; asking each time would spend 75 requests in 15 minutes and cost money.
    const key = sha256(Redacted.value(request.credential.accessToken))
    const known = profiles.get(key)
    if (known !== undefined) return known
    const body = yield* read(request, { path: "/2/users/me", operation: "me" })
    const me = Option.getOrUndefined(decodeMe(body))
    if (me === undefined) return yield* notUnderstood("no profile at /2/users/me")
    const profile = { remoteUserId: me.data.id, handle: me.data.username }
    if (profiles.size >= maxProfiles) profiles.clear()
    profiles.set(key, profile)
    return profile
  })

  const timelinePage = Effect.fnUntraced(function* (
    request: ConnectorRequest,
    userId: string,
    query: Readonly<Record<string, string>>
  ) {
    const body = yield* read(request, {
      path: `/2/users/${userId}/tweets`,
      query: { "tweet.fields": timelineFields, ...query },
      operation: "timeline"
    })
    const page = Option.getOrUndefined(decodeTimelinePage(body))
    if (page === undefined) return yield* notUnderstood("the timeline has another shape")
    // What a partial answer leaves out could be what is looked for.
    if (page.errors !== undefined && page.errors.length > 0) return yield* notUnderstood("the timeline is partial")
    return page
  })

  const begin = Effect.fn("XConnector.begin")(function* (request: PartRequest) {
    const userId = request.account.remoteUserId
    if (userId === undefined) return yield* notSupported("an account whose profile is not known yet")
    const page = yield* timelinePage(request, userId, { max_results: "5" })
    const sinceId = highestId(page.data ?? [])
    return encodeMarker({
      version: 1,
      userId,
      beganAt: yield* DateTime.now,
      textHash: sha256(request.part.text),
      ...(sinceId === undefined ? {} : { sinceId })
    })
  })

  const commit = Effect.fn("XConnector.commit")(function* (request: PartRequest, checkpoint: Checkpoint) {
    const unknown = (why: string): Outcome => ({ _tag: "Unknown", checkpoint, why })
    const { disclosure } = request.content
    const answered = client.send({
      method: "POST",
      path: "/2/tweets",
      body: {
        text: request.part.text,
        ...(disclosure.hasAiMedia ? { made_with_ai: true } : {}),
        ...(disclosure.paidPartnership ? { paid_partnership: true } : {}),
        ...(request.part.previousRemoteId === undefined
          ? {}
          : { reply: { in_reply_to_tweet_id: request.part.previousRemoteId } })
      },
      accessToken: request.credential.accessToken,
      operation: "create",
      record: request.record
    })
    const toOutcome = Effect.fnUntraced(function* (answer: XAnswer) {
      const now = yield* DateTime.now
      return outcomeOfCreate(answer, { now, checkpoint, index: request.part.index, handle: request.account.handle })
    })
    return yield* answered.pipe(
      Effect.flatMap(toOutcome),
      Effect.catchTag("NoAnswer", ({ detail }) => Effect.succeed(unknown(detail)))
    )
  })

  const timelineSince = Effect.fnUntraced(function* (request: ConnectorRequest, marker: Marker) {
    const posts: Array<TimelinePost> = []
    const from: Record<string, string> =
      marker.sinceId === undefined
        ? { start_time: DateTime.formatIso(DateTime.subtractDuration(marker.beganAt, clockSkew)) }
        : { since_id: marker.sinceId }
    let next: string | undefined
    do {
      const page = yield* timelinePage(request, marker.userId, {
        max_results: "100",
        ...from,
        ...(next === undefined ? {} : { pagination_token: next })
      })
      posts.push(...(page.data ?? []))
      next = page.meta.next_token
    } while (next !== undefined && posts.length < timelineDepth)
    return { posts, isWhole: next === undefined && posts.length < timelineDepth }
  })

  const reconcile = Effect.fn("XConnector.reconcile")(function* (
    request: ReconcileRequest,
    checkpoint: Checkpoint
  ): Effect.fn.Return<Reconciliation, ConnectorError> {
    const marker = Option.getOrUndefined(decodeMarker(checkpoint))
    if (marker === undefined) return yield* notUnderstood("the checkpoint is not one of this connector")
    if (sha256(request.part.text) !== marker.textHash) return yield* notUnderstood("the text is not the attempt's")
    const { posts, isWhole } = yield* timelineSince(request, marker)
    const settledAt = DateTime.add(request.attempt.endedAt ?? request.attempt.intendedAt, {
      milliseconds: settleMillis + (request.attempt.endedAt === undefined ? capabilities.commitTimeoutMillis : 0)
    })
    const ours = posts.filter((post) => couldBeOurs(post, request, marker, settledAt))
    // By time; the oldest that fits is what the attempt made.
    const exact = ours.filter((post) => hasText(post, request.part.text)).sort(byId)[0]
    if (exact !== undefined) {
      const evidence = `the post ${exact.id} has the exact text, the author and the time of the attempt`
      return { _tag: "Found", remoteId: exact.id, url: postUrl(request.account.handle, exact.id), evidence }
    }
    const similar = ours.find((post) => resembles(post, request.part.text))
    const whatWasRead = `${posts.length} posts of the timeline since the attempt began`
    if (similar !== undefined) {
      const evidence = `the post ${similar.id} is like the text but not the same, among ${whatWasRead}`
      return { _tag: "StillUnknown", nextCheckAt: DateTime.addDuration(request.now, longestPause), evidence }
    }
    if (!isWhole) {
      const evidence = `the timeline could not be read back to the attempt (${whatWasRead})`
      return { _tag: "StillUnknown", nextCheckAt: DateTime.addDuration(request.now, longestPause), evidence }
    }
    if (DateTime.isLessThan(request.now, settledAt)) {
      const elapsed = DateTime.distance(request.attempt.intendedAt, request.now)
      const pause = Duration.clamp(elapsed, { minimum: shortestPause, maximum: longestPause })
      const nextCheckAt = DateTime.min(DateTime.addDuration(request.now, pause), settledAt)
      return { _tag: "StillUnknown", nextCheckAt, evidence: `not among ${whatWasRead} so far` }
    }
    const evidence = `not among ${whatWasRead}, read at ${DateTime.formatIso(request.now)}`
    return { _tag: "ProvenAbsent", evidence }
  })

  return {
    platform,
    capabilities,
    estimateCost,
    preflight,
    begin,
    transfer: (_request, checkpoint) => Effect.succeed(checkpoint),
    commit,
    observe: () => notSupported("observing: X publishes at once"),
    reconcile
  }
})

/** Contributes the connector to `Connectors`. */
export const layer = (options?: Options): Layer.Layer<never, PublishingError, Connectors | HttpClient.HttpClient> =>
  Connectors.layerEntry(make(options))

/** As `layer`, with options from the configuration. */
export const layerConfig = (
  options: Config.Wrap<Options>
): Layer.Layer<never, PublishingError | Config.ConfigError, Connectors | HttpClient.HttpClient> =>
  Connectors.layerEntry(Effect.flatMap(Config.unwrap(options), make))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const capabilitiesOf = (options: Options): ConnectorCapabilities => ({
  formats: options.threads === true ? ["post", "thread"] : ["post"],
  maxParts: options.threads === true ? maxThreadParts : 1,
  supportsMedia: false,
  canProveAbsence: true,
  commitTimeoutMillis: Duration.toMillis(options.commitTimeout ?? Duration.seconds(30)),
  prepareTimeoutMillis: 30_000,
  reconcileAfterMillis: 10_000,
  rateLimits,
  notes:
    options.threads === true
      ? []
      : [{ about: "threads", text: "X lets self-serve apps reply only where they are summoned" }]
})

// X names no limit; longer threads are seldom meant.
const maxThreadParts = 25

// The guide to managing posts says 200 in 15 minutes, the table 100; the answers' headers decide.
const rateLimitPage = "https://docs.x.com/x-api/fundamentals/rate-limits"
const rateLimits: ConnectorCapabilities["rateLimits"] = [
  {
    operation: "create",
    scope: "account",
    limit: 100,
    windowSeconds: 900,
    source: rateLimitPage,
    checkedOn: "2026-11-21"
  },
  {
    operation: "create",
    scope: "app",
    limit: 10_000,
    windowSeconds: 86_400,
    source: rateLimitPage,
    checkedOn: "2026-11-21"
  }
]

// https://docs.x.com/x-api/getting-started/pricing
const estimateCost = (content: PublicationContent): CostEstimate => {
  const linked = content.partTexts.filter((text) => detectUrls(text).length > 0).length
  const plain = content.partTexts.length - linked
  return {
    microUsd: plain * 15_000 + linked * 200_000,
    basis: `${plain} without and ${linked} with a link`,
    source: "https://docs.x.com/x-api/getting-started/pricing",
    checkedOn: "2026-11-21"
  }
}

const notSupported = (detail: string) =>
  Effect.fail(new ConnectorError({ reason: new NotSupported({ platform, detail }) }))

const decodeMe = Schema.decodeUnknownOption(
  Schema.fromJsonString(
    Schema.Struct({
      data: Schema.Struct({
        id: Schema.String.check(Schema.isPattern(/^[0-9]{1,19}$/)),
        username: Schema.NonEmptyString
      })
    })
  )
)

// Wire format of the checkpoint: older versions must stay readable as long as publications last.
const Marker = Schema.Struct({
  version: Schema.Literal(1),
  userId: Schema.String,
  beganAt: Schema.DateTimeUtcFromString,
  textHash: Schema.String,
  /** The newest post there was before the attempt. Absent: there was none. */
  sinceId: Schema.optionalKey(Schema.String)
})
type Marker = typeof Marker.Type
const encodeMarker = Schema.encodeSync(Marker)
const decodeMarker = Schema.decodeUnknownOption(Marker)

const maxProfiles = 500
const clockSkew = Duration.minutes(5)
const shortestPause = Duration.seconds(15)
const longestPause = Duration.minutes(2)

const byId = (a: TimelinePost, b: TimelinePost): number => (BigInt(a.id) < BigInt(b.id) ? -1 : 1)

// Everything but the text: author, time, place in the thread, and that no other attempt accounts for it.
const couldBeOurs = (
  post: TimelinePost,
  request: ReconcileRequest,
  marker: Marker,
  settledAt: DateTime.Utc
): boolean => {
  if (request.knownRemoteIds.has(post.id)) return false
  if (post.author_id !== undefined && post.author_id !== marker.userId) return false
  const parent = repliedTo(post)
  if (parent !== undefined && parent !== request.part.previousRemoteId) return false
  if (post.created_at === undefined) return true
  return DateTime.between(post.created_at, {
    minimum: DateTime.subtractDuration(request.attempt.intendedAt, clockSkew),
    maximum: DateTime.addDuration(settledAt, clockSkew)
  })
}
