/**
 * The reason behind an HTTP status of a model's vendor, for what vendors have in common. An adapter looks at its own
 * vendor's codes first: a 429 without credit is not a limit of the rate.
 *
 * @since 0.1.0
 */
import { type Duration } from "effect"
import {
  BadResponse,
  ContextTooLong,
  type ModelError,
  OutOfCredit,
  Overloaded,
  RateLimited,
  Refused,
  RequestRejected,
  TimedOut,
  Unauthorized
} from "./ModelError.ts"

/**
 * What a status of 400 or more means. `detail` is the vendor's message without secrets.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15
 */
export const reasonOfStatus = (options: {
  readonly status: number
  readonly model: string
  readonly detail: string
  readonly retryAfter?: Duration.Duration | undefined
  /** The vendor's own code, such as `insufficient_quota` or `context_length_exceeded`. */
  readonly vendorCode?: string | undefined
}): ModelError["reason"] => {
  const { status, model, detail, retryAfter, vendorCode } = options
  const byCode = vendorCode === undefined ? undefined : vendorCodes.get(vendorCode)
  if (byCode !== undefined) return byCode(model, detail)
  const wait = retryAfter === undefined ? {} : { retryAfter }
  if (status === 401 || status === 403) return new Unauthorized({ model })
  if (status === 402) return new OutOfCredit({ model })
  if (status === 408 || status === 504 || status === 524) return new TimedOut({ model })
  if (status === 413) return new ContextTooLong({ model })
  if (status === 429) return new RateLimited({ model, ...wait })
  if (status === 502 || status === 503 || status === 529) return new Overloaded({ model, ...wait })
  if (status >= 400 && status < 500) return new RequestRejected({ model, detail })
  return new BadResponse({ model, detail: `status ${status}: ${detail}` })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const refused = (model: string, explanation: string) => new Refused({ model, explanation })
const tooLong = (model: string) => new ContextTooLong({ model })
const noCredit = (model: string) => new OutOfCredit({ model })
const overloaded = (model: string) => new Overloaded({ model })

// The words that several vendors share.
const vendorCodes = new Map<string, (model: string, detail: string) => ModelError["reason"]>([
  ["insufficient_quota", noCredit],
  ["payment_required", noCredit],
  ["billing_error", noCredit],
  ["context_length_exceeded", tooLong],
  ["request_too_large", tooLong],
  ["payload_too_large", tooLong],
  ["content_policy_violation", refused],
  ["refusal", refused],
  ["overloaded_error", overloaded],
  ["provider_overloaded", overloaded],
  ["provider_unavailable", overloaded]
])
