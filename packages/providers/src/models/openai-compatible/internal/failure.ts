/**
 * What a failed call means. One table for the vendors that speak Chat Completions: their words first, then what their
 * message says, then the status.
 *
 * @see https://developers.openai.com/api/docs/guides/error-codes
 * @see https://openrouter.ai/docs/api/reference/errors-and-debugging (read 2026-11)
 * @see https://ai.google.dev/gemini-api/docs/openai
 */
import { reasonOfStatus } from "@postwright/core/models/HttpFailure"
import {
  BadResponse,
  ContextTooLong,
  ModelError,
  OutOfCredit,
  Overloaded,
  RateLimited,
  Refused,
  RequestRejected,
  TimedOut,
  Unauthorized,
  Unreachable
} from "@postwright/core/models/ModelError"
import { type DateTime, type Duration, Option, Schema } from "effect"
import { type ChatCallFailure } from "./client.ts"
import { isSchema } from "./jsonSchema.ts"
import { retryAfterOf, retryDelayOf } from "./retryAfter.ts"
import { type SafeDetail } from "./safeDetail.ts"

/** Whose call failed. */
export interface FailureContext {
  readonly model: string
  readonly safe: SafeDetail
  readonly now: DateTime.Utc
  /** What to say when the vendor asks for a key that was not sent. */
  readonly keyMissing: ModelError | undefined
}

export const toModelError = (failure: ChatCallFailure, context: FailureContext): ModelError => {
  const { model } = context
  if (failure._tag === "VendorRefusal") {
    const error = readError(failure.body)
    const wait = retryAfterOf(failure.headers, context.now) ?? error.retryDelay
    const reason = reasonOf(failure.status ?? error.status, error, wait, context)
    return reason._tag === "Unauthorized" && context.keyMissing !== undefined
      ? context.keyMissing
      : new ModelError({ reason })
  }
  switch (failure.why) {
    case "unreachable":
      return new ModelError({
        reason: new Unreachable({ model, cause: new Error(failure.platformCode ?? "no connection") })
      })
    case "timed-out":
      return new ModelError({ reason: new TimedOut({ model }) })
    case "broke-off":
      return new ModelError({ reason: new BadResponse({ model, detail: "the answer broke off" }) })
    case "too-long": {
      const detail = `the answer has more than ${failure.maxBytes} bytes, and no more are allowed`
      return new ModelError({ reason: new BadResponse({ model, detail }) })
    }
    case "not-json":
      return new ModelError({ reason: new BadResponse({ model, detail: "the answer is not JSON" }) })
  }
}

/** What an error within an answer of status 200 means. */
export const reasonWithin = (body: unknown, context: FailureContext): ModelError["reason"] => {
  const error = readError({ error: body })
  return reasonOf(error.status, error, error.retryDelay, context)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface ReadError {
  readonly message: string
  /** Every code, type and status that is a word, in lower case. */
  readonly words: ReadonlyArray<string>
  /** A number from 400 that the body gives. */
  readonly status: number | undefined
  readonly retryDelay: Duration.Duration | undefined
  /** Whether the input was looked at by a moderation and flagged. */
  readonly isFlagged: boolean
}

type Reason = ModelError["reason"]

const reasonOf = (
  status: number | undefined,
  error: ReadError,
  wait: Duration.Duration | undefined,
  { model, safe }: FailureContext
): Reason => {
  const detail = safe(error.message) || "it gave no reason"
  const retry = wait === undefined ? {} : { retryAfter: wait }
  if (error.isFlagged || error.words.some((word) => refusals.has(word))) {
    return new Refused({ model, explanation: detail })
  }
  if (error.words.includes("invalid_prompt") && /polic|flagged|safety/i.test(error.message)) {
    return new Refused({ model, explanation: detail })
  }
  if (error.words.some((word) => noCredit.has(word))) return new OutOfCredit({ model })
  if (error.words.some((word) => tooLong.has(word)) || saysTooLong(status, error.message)) {
    return new ContextTooLong({ model })
  }
  if (error.words.some((word) => noAccess.has(word))) return new Unauthorized({ model })
  if (error.words.some((word) => overloaded.has(word))) return new Overloaded({ model, ...retry })
  if (error.words.some((word) => timeouts.has(word))) return new TimedOut({ model })
  if (status === 500 && error.words.includes("server_error") && /overloaded/i.test(error.message)) {
    return new Overloaded({ model, ...retry })
  }
  if (status !== undefined) return reasonOfStatus({ status, model, detail, retryAfter: wait })
  if (error.words.some((word) => rateLimits.has(word))) return new RateLimited({ model, ...retry })
  if (error.words.some((word) => rejections.has(word))) return new RequestRejected({ model, detail })
  return new BadResponse({ model, detail })
}

const refusals: ReadonlySet<string> = new Set([
  "bio_policy",
  "content_filter",
  "content_policy_violation",
  "moderation_blocked",
  "refusal"
])

const noCredit: ReadonlySet<string> = new Set([
  "billing_hard_limit_reached",
  "billing_not_active",
  "insufficient_quota",
  "payment_required"
])

const tooLong: ReadonlySet<string> = new Set([
  "context_length_exceeded",
  "exceed_context_size_error",
  "max_tokens_exceeded",
  "payload_too_large",
  "request_too_large",
  "string_too_long",
  "token_limit_exceeded"
])

const noAccess: ReadonlySet<string> = new Set([
  "api_key_invalid",
  "authentication",
  "authentication_error",
  "invalid_api_key",
  "unauthenticated"
])

const overloaded: ReadonlySet<string> = new Set([
  "overloaded_error",
  "provider_overloaded",
  "provider_unavailable",
  "server_is_overloaded",
  "slow_down",
  "unavailable"
])

const timeouts: ReadonlySet<string> = new Set(["deadline_exceeded", "timeout"])

const rateLimits: ReadonlySet<string> = new Set(["rate_limit_error", "rate_limit_exceeded", "resource_exhausted"])

const rejections: ReadonlySet<string> = new Set([
  "invalid_argument",
  "invalid_request",
  "invalid_request_error",
  "model_not_found",
  "not_found",
  "unprocessable"
])

// Servers without a code for it. Of the rate limit of OpenAI the second: such a request never fits, however long one waits.
const saysTooLong = (status: number | undefined, message: string): boolean =>
  ((status === 400 || status === 422) &&
    /(maximum|exceeds?).{0,60}(context|number of tokens)|context (length|size|window)|prompt is too long/i.test(
      message
    )) ||
  (status === 429 && /^request too large/i.test(message))

// OpenAI: { error: { message, type, code } }. Google: a list of one such object. Others: the object without a wrapper,
// a text, or the list of what a check of the request found.
const readError = (given: unknown): ReadError => {
  const parsed = typeof given === "string" ? Option.getOrElse(decodeJson(given), () => undefined) : given
  const first: unknown = Array.isArray(parsed) ? parsed[0] : parsed
  const outer = isSchema(first) ? first : {}
  const inner = outer["error"] ?? outer
  const error = isSchema(inner) ? inner : { message: inner }
  const metadata = isSchema(error["metadata"]) ? error["metadata"] : {}
  const details = Array.isArray(error["details"]) ? error["details"].filter(isSchema) : []
  const words = [
    error["code"],
    error["type"],
    error["status"],
    metadata["error_type"],
    ...details.map((item) => item["reason"])
  ]
  const code = [error["code"], outer["code"]].map(toNumber).find((number) => number !== undefined)
  return {
    message: messageOf(error, outer),
    words: words.flatMap((word) => (typeof word === "string" ? [word.toLowerCase()] : [])),
    status: code,
    retryDelay: details.map((item) => retryDelayOf(item["retryDelay"])).find((delay) => delay !== undefined),
    isFlagged: Array.isArray(metadata["reasons"]) || metadata["flagged_input"] !== undefined
  }
}

const decodeJson = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Unknown))

const toNumber = (code: unknown): number | undefined => {
  const number = typeof code === "string" && /^\d{3}$/.test(code) ? Number(code) : code
  return typeof number === "number" && Number.isInteger(number) && number >= 400 && number <= 599 ? number : undefined
}

const messageOf = (error: Readonly<Record<string, unknown>>, outer: Readonly<Record<string, unknown>>): string => {
  const found = [error["message"], outer["message"], outer["detail"]].find((text) => typeof text === "string")
  if (typeof found === "string") return found
  const listed = outer["detail"]
  if (!Array.isArray(listed)) return ""
  return listed
    .filter(isSchema)
    .map(({ loc, msg }) => `${Array.isArray(loc) ? loc.join(".") : ""}: ${String(msg)}`)
    .join("; ")
}
