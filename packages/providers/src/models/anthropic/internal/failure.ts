import { reasonOfStatus } from "@postwright/core/models/HttpFailure"
import { type GenerateRequest } from "@postwright/core/models/LanguageModel"
import { BadResponse, ContextTooLong, ModelError, OutOfCredit, Unreachable } from "@postwright/core/models/ModelError"
import { type ModelUsage } from "@postwright/core/models/ModelUsage"
import { Duration, Predicate } from "effect"

/** What the vendor's library threw. */
export interface Thrown {
  readonly cause: unknown
  readonly model: string
  readonly request: GenerateRequest
  readonly nowMillis: number
  /** What must not be told. */
  readonly secret: string
  /** Whether the answer had begun. */
  readonly hasBegun: boolean
  /** What was counted until then. */
  readonly usage?: ModelUsage | undefined
}

/**
 * What a rejection of the vendor's library means. Its message, its body and its cause go nowhere: they can hold the
 * key and the prompt.
 *
 * @see https://platform.claude.com/docs/en/api/errors
 */
export const toModelError = (thrown: Thrown): ModelError => new ModelError({ reason: reasonOf(thrown) })

/** Whether the vendor says that it cannot make a grammar of the schema: nothing was generated, and nothing is paid. */
export const isSchemaRefusal = (cause: unknown): boolean =>
  field(cause, "status") === 400 && /grammar|output_config|too complex/i.test(messageOf(cause) ?? "")

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const reasonOf = (thrown: Thrown): ModelError["reason"] => {
  const { cause, model, hasBegun } = thrown
  const type = field(cause, "type")
  const status = statusOf(cause, type)
  if (status === undefined) {
    if (hasBegun) {
      const paid = thrown.usage === undefined ? {} : { usage: thrown.usage }
      return new BadResponse({ model, detail: "the answer broke off", ...paid })
    }
    return new Unreachable({ model, cause: new Error(networkCodeOf(cause) ?? "no connection") })
  }
  const message = messageOf(cause) ?? ""
  if (outOfCreditCodes.has(String(field(cause, "errorCode")))) return new OutOfCredit({ model })
  if (status === 400 && /credit balance is too low|reached your specified (\w+ )*usage limits/i.test(message)) {
    return new OutOfCredit({ model })
  }
  if (status === 400 && /prompt is too long|exceeds? (the )?(\w+ )*context (window|limit)/i.test(message)) {
    const limit = /> (\d+) maximum/.exec(message)?.[1]
    return new ContextTooLong({ model, ...(limit === undefined ? {} : { maxContextTokens: Number(limit) }) })
  }
  const retryAfter = retryAfterOf(field(cause, "headers"), thrown.nowMillis)
  const detail = detailOf(thrown, status, message, type)
  return reasonOfStatus({ status, model, detail, retryAfter })
}

// An error within a stream comes after a 200, so only its type says what it is.
const statuses: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  api_error: 500,
  timeout_error: 504,
  overloaded_error: 529
}

// The first two come with 429: waiting does not help.
const outOfCreditCodes = new Set([
  "enforced_spend_limit_reached",
  "contract_spend_limit_reached",
  "linked_organization_spend_limit_reached",
  "linked_organization_billing_unavailable"
])

const statusOf = (cause: unknown, type: unknown): number | undefined => {
  const status = field(cause, "status")
  // Some errors come with a status of their own and a type that says more.
  if (type === "overloaded_error") return 529
  if (Predicate.isNumber(status)) return status
  return Predicate.isString(type) && Object.hasOwn(statuses, type) ? statuses[type] : undefined
}

const messageOf = (cause: unknown): string | undefined => {
  const message = field(cause, "apiMessage")
  return Predicate.isString(message) ? message : undefined
}

const detailOf = ({ request, secret }: Thrown, status: number, message: string, type: unknown): string => {
  const kind = Predicate.isString(type) && Object.hasOwn(statuses, type) ? type : `status ${status}`
  const short = message.replace(/\s+/g, " ").trim().replace(/\.$/, "").slice(0, 300)
  if (short === "" || (secret !== "" && short.includes(secret))) return kind
  const prompt = [request.system, ...request.messages.map((turn) => turn.content)]
  return prompt.some((text) => quotes(short, text)) ? kind : short
}

// Whether the message repeats a stretch of the prompt.
const quotes = (message: string, prompt: string): boolean => {
  const text = prompt.replace(/\s+/g, " ").trim()
  const length = Math.min(quoteLength, text.length)
  if (length < shortestQuote) return false
  for (let start = 0; start + length <= message.length; start++) {
    if (text.includes(message.slice(start, start + length))) return true
  }
  return false
}

const quoteLength = 16
const shortestQuote = 4

/** `retry-after-ms`, else `retry-after` in seconds or as a date. */
const retryAfterOf = (headers: unknown, nowMillis: number): Duration.Duration | undefined => {
  if (!(headers instanceof Headers)) return undefined
  const millis = numberOf(headers.get("retry-after-ms"))
  if (millis !== undefined) return Duration.millis(Math.ceil(millis))
  const after = headers.get("retry-after")
  const seconds = numberOf(after)
  if (seconds !== undefined) return Duration.millis(Math.ceil(seconds * 1_000))
  const date = after === null ? Number.NaN : Date.parse(after)
  return Number.isNaN(date) ? undefined : Duration.millis(Math.max(0, date - nowMillis))
}

const numberOf = (text: string | null): number | undefined =>
  text !== null && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined

// Such as ECONNREFUSED: the only part of a network's error that cannot hold a secret.
const networkCodeOf = (cause: unknown): string | undefined => {
  let next = cause
  for (let depth = 0; depth < 5 && Predicate.isObject(next); depth++) {
    const code = field(next, "code")
    if (Predicate.isString(code) && /^[A-Z0-9_]{3,40}$/.test(code)) return code
    next = field(next, "cause")
  }
  return undefined
}

const field = (value: unknown, key: string): unknown =>
  Predicate.isObject(value) ? Reflect.get(value, key) : undefined
