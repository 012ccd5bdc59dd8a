/** How long a vendor asks to wait. */
import { DateTime, Duration, Option } from "effect"

/**
 * From the headers: `retry-after-ms`, else `Retry-After` in seconds or as an HTTP date.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export const retryAfterOf = (headers: Headers | undefined, now: DateTime.Utc): Duration.Duration | undefined => {
  const millis = amount(headers?.get("retry-after-ms"))
  if (millis !== undefined) return Duration.millis(Math.ceil(millis))
  const value = headers?.get("retry-after")
  const seconds = amount(value)
  if (seconds !== undefined) return Duration.millis(Math.ceil(seconds * 1000))
  // Numbers alone are read as years by some parsers of dates.
  if (value == null || !/[a-z]{3}/i.test(value)) return undefined
  const at = Option.getOrUndefined(DateTime.make(value))
  if (at === undefined) return undefined
  return DateTime.isGreaterThan(at, now) ? DateTime.distance(now, at) : Duration.zero
}

/** From the `RetryInfo` of Google, such as `34.07s`. */
export const retryDelayOf = (text: unknown): Duration.Duration | undefined => {
  const seconds = typeof text === "string" ? amount(/^(.+)s$/.exec(text)?.[1]) : undefined
  return seconds === undefined ? undefined : Duration.millis(Math.ceil(seconds * 1000))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const amount = (text: string | null | undefined): number | undefined =>
  text != null && /^\s*\d{1,9}(\.\d+)?\s*$/.test(text) ? Number(text) : undefined
