/**
 * What X answers, and what that means. Pure. Names of version 2.167 of its specification and the ones before it are
 * both understood.
 *
 * @see https://docs.x.com/x-api/fundamentals/response-codes-and-errors (read 2026-08-22)
 * @since 0.1.0
 */
import { type RateReading } from "@postwright/core/publishing/Attempt"
import {
  AccessRefused,
  AnswerNotUnderstood,
  ConnectorError,
  CredentialRejected,
  NetworkBusy,
  NetworkUnavailable
} from "@postwright/core/publishing/ConnectorError"
import { type Checkpoint, type Outcome, type Rejected } from "@postwright/core/publishing/Outcome"
import { DateTime, Option, Schema } from "effect"

export const platform = "x"

/** An answer of which at least status and headers arrived. */
export interface XAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  /** Absent: the connection broke before the body was whole. */
  readonly body?: string
}

/** What came of a request to create a post. Only an answer that says no for certain is a rejection. */
export const outcomeOfCreate = (
  answer: XAnswer,
  context: {
    readonly now: DateTime.Utc
    readonly checkpoint: Checkpoint
    readonly index: number
    readonly handle: string
  }
): Outcome => {
  const unknown = (why: string): Outcome => ({ _tag: "Unknown", checkpoint: context.checkpoint, why })
  if (answer.status >= 200 && answer.status < 300) {
    const created = Option.getOrUndefined(decodeCreated(answer.body ?? ""))
    if (created === undefined) return unknown(`X answered ${answer.status} without the id of a post`)
    const { id } = created.data
    const live = { remoteId: id, url: postUrl(context.handle, id) }
    return { _tag: "Published", ...live, parts: [{ index: context.index, ...live }] }
  }
  const isRefusal = answer.status >= 400 && answer.status < 500 && answer.status !== 408
  return isRefusal ? rejection(answer, context.now) : unknown(`X answered ${answer.status}`)
}

/** Why a read did not give what was asked. */
export const errorOfRead = (answer: XAnswer, now: DateTime.Utc): ConnectorError => {
  const { detail } = problemOf(answer)
  const status = answer.status
  if (status === 429) {
    if (isUsageCap(problemOf(answer))) return refusedAccess(detail, adviceOnCredit)
    return new ConnectorError({ reason: new NetworkBusy({ platform, resetAt: resetOf(answer, now) }) })
  }
  const rejected = status >= 400 && status < 500 && status !== 408 ? rejection(answer, now) : undefined
  if (rejected?.reason === "credential-rejected") {
    return new ConnectorError({ reason: new CredentialRejected({ platform, detail }) })
  }
  if (rejected !== undefined) return refusedAccess(detail, rejected.remedy)
  if (status >= 500 || status === 408) {
    return new ConnectorError({ reason: new NetworkUnavailable({ platform, detail: `it answered ${status}` }) })
  }
  return notUnderstood(`status ${status}`)
}

export const notUnderstood = (detail: string): ConnectorError =>
  new ConnectorError({ reason: new AnswerNotUnderstood({ platform, detail }) })

/** Address of a post for readers. */
export const postUrl = (handle: string, id: string): string =>
  handle === "" ? `https://x.com/i/web/status/${id}` : `https://x.com/${encodeURIComponent(handle)}/status/${id}`

/** What the answer says about rate limits. `operation` names what was asked. */
export const rateReadingsOf = (
  headers: Readonly<Record<string, string | undefined>>,
  operation: string
): ReadonlyArray<RateReading> => [
  ...readingOf(headers, "x-rate-limit", operation, "account"),
  ...readingOf(headers, "x-user-limit-24hour", operation, "account"),
  ...readingOf(headers, "x-app-limit-24hour", operation, "app")
]

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const PostId = Schema.String.check(Schema.isPattern(/^[0-9]{1,19}$/))

const decodeCreated = Schema.decodeUnknownOption(
  Schema.fromJsonString(Schema.Struct({ data: Schema.Struct({ id: PostId }) }))
)

// A problem object, a legacy error list, or both; every field may be missing or of another type.
const decodeProblem = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Record(Schema.String, Schema.Unknown)))
const decodeLegacy = Schema.decodeUnknownOption(
  Schema.Array(Schema.Struct({ code: Schema.optionalKey(Schema.Int), message: Schema.optionalKey(Schema.String) }))
)

interface Problem {
  readonly type: string
  readonly title: string
  readonly detail: string
  /** Code of the old API, where the answer has one. */
  readonly legacyCode: number | undefined
}

const problemOf = (answer: XAnswer): Problem => {
  const body = Option.getOrElse(decodeProblem(answer.body ?? ""), (): Record<string, unknown> => ({}))
  const legacy = Option.getOrUndefined(decodeLegacy(body["errors"]))?.[0]
  const text = (name: string): string => (typeof body[name] === "string" ? body[name] : "")
  return {
    type: text("type").replace(/^.*\/problems\//, ""),
    title: text("title"),
    detail: (text("detail") || legacy?.message || text("title") || `status ${answer.status}`).slice(0, 500),
    legacyCode: legacy?.code
  }
}

const isUsageCap = (problem: Problem): boolean => problem.type === "usage-capped" || /usage.?cap/i.test(problem.title)

const adviceOnCredit = "Add credit to the app at https://console.x.com, then schedule the publication again"

type Refusal = Pick<Rejected, "reason" | "owner" | "message" | "remedy">

// The first row that fits counts. 401 and 403 do not always mean what they say, so the body decides first.
// Codes of the old API: https://developer.x.com/en/support/x-api/error-troubleshooting
const refusals: ReadonlyArray<readonly [(problem: Problem, status: number) => boolean, Refusal]> = [
  [
    (problem) => problem.legacyCode === 187 || /duplicate content|status is a duplicate/i.test(problem.detail),
    {
      reason: "duplicate-content",
      owner: "author",
      message: "X already has a post with this text on the account",
      remedy: "Change the wording, or delete the other post"
    }
  ],
  [
    (problem, status) => status === 402 || isUsageCap(problem),
    {
      reason: "credits-depleted",
      owner: "account-owner",
      message: "The app has no credit left at X",
      remedy: adviceOnCredit
    }
  ],
  [
    (problem, status) =>
      status === 413 || problem.legacyCode === 186 || /needs to be a bit shorter|too long/i.test(problem.detail),
    {
      reason: "content-too-long",
      owner: "author",
      message: "X says that the text is too long",
      remedy: "Shorten the text, have it approved, and schedule it again"
    }
  ],
  [
    (problem) =>
      problem.legacyCode === 64 || problem.legacyCode === 326 || /suspended|temporarily locked/i.test(problem.detail),
    {
      reason: "permission-missing",
      owner: "account-owner",
      message: "X has locked or suspended the account",
      remedy: "Sign in at x.com and unlock the account"
    }
  ],
  [
    (problem) =>
      problem.type === "unsupported-authentication" ||
      problem.type === "client-forbidden" ||
      problem.title === "Unsupported Authentication" ||
      /scope|oauth1? app permissions|client-not-enrolled/i.test(problem.detail),
    {
      reason: "permission-missing",
      owner: "account-owner",
      message: "The app or the token may not create posts",
      remedy:
        "Give the app write access at https://console.x.com and connect the account again with the scopes tweet.read, tweet.write, users.read and offline.access"
    }
  ],
  [
    (_, status) => status === 401,
    {
      reason: "credential-rejected",
      owner: "account-owner",
      message: "X does not accept the token",
      remedy: "Connect the account again"
    }
  ],
  [
    (_, status) => status === 400,
    {
      reason: "content-refused",
      owner: "author",
      message: "X calls the request invalid",
      remedy: "Look at the answer in the log of the attempt and change the post"
    }
  ]
]

const otherRefusal: Refusal = {
  reason: "refused",
  owner: "author",
  message: "X refused the post",
  remedy: "Look at the answer in the log of the attempt; replies, mentions and automation are restricted by X's rules"
}

const rejection = (answer: XAnswer, now: DateTime.Utc): Rejected => {
  const problem = problemOf(answer)
  if ((answer.status === 429 && !isUsageCap(problem)) || problem.legacyCode === 185) {
    const retryAt = resetOf(answer, now)
    return {
      _tag: "Rejected",
      reason: "rate-limited",
      owner: "worker",
      message: "X takes no more posts from the account for now",
      remedy: `It is tried again after ${DateTime.formatIso(retryAt)}`,
      retryAt
    }
  }
  const refusal = refusals.find(([fits]) => fits(problem, answer.status))?.[1] ?? otherRefusal
  return { _tag: "Rejected", ...refusal, message: `${refusal.message} (${problem.detail})` }
}

const refusedAccess = (detail: string, advice: string): ConnectorError =>
  new ConnectorError({ reason: new AccessRefused({ platform, detail, advice }) })

// X documents no Retry-After. Of the windows that are used up the last to end counts; without one, the usual window.
const resetOf = (answer: XAnswer, now: DateTime.Utc): DateTime.Utc => {
  const readings = rateReadingsOf(answer.headers, "any")
  const usedUp = readings.filter((reading) => reading.remaining <= 0)
  const resets = (usedUp.length > 0 ? usedUp : readings.slice(0, 1)).map((reading) => reading.resetAt)
  const latest = resets.reduce<DateTime.Utc | undefined>(
    (last, at) => (last === undefined ? at : DateTime.max(last, at)),
    undefined
  )
  return latest !== undefined && DateTime.isGreaterThan(latest, now) ? latest : DateTime.add(now, { minutes: 15 })
}

const readingOf = (
  headers: Readonly<Record<string, string | undefined>>,
  prefix: string,
  operation: string,
  scope: "account" | "app"
): ReadonlyArray<RateReading> => {
  const [limit, remaining, reset] = ["limit", "remaining", "reset"].map((name) =>
    wholeNumber(headers[`${prefix}-${name}`])
  )
  if (limit === undefined || remaining === undefined || reset === undefined) return []
  // The reset is in epoch seconds.
  return [{ operation, scope, limit, remaining, resetAt: DateTime.makeUnsafe(reset * 1000) }]
}

const wholeNumber = (value: string | undefined): number | undefined =>
  value !== undefined && /^[0-9]{1,12}$/.test(value) ? Number(value) : undefined
