import { PostwrightError } from "../PostwrightError.ts"

/** Whatever an operation rejected with, as the one error of the door. */
export const toPostwrightError = (cause: unknown, signal?: AbortSignal): PostwrightError => {
  if (cause instanceof PostwrightError) return cause
  if (signal?.aborted === true) {
    return new PostwrightError({
      code: "aborted",
      message: "The operation was aborted. Start it again: it goes on after the last finished step",
      remedy: "Start it again: it goes on after the last finished step",
      isRetryable: true,
      cause: signal.reason
    })
  }
  if (isDescribed(cause)) {
    return new PostwrightError({
      code: cause.code,
      message: cause.message,
      remedy: cause.remedy,
      isRetryable: cause.isRetryable,
      details: detailsOf(cause),
      // A capability's error only wraps its reason, and where nobody catches it all of both would be printed.
      cause: reasonOf(cause)
    })
  }
  return new PostwrightError({
    code: "unexpected",
    message: `Something unexpected happened: ${cause instanceof Error ? cause.message : String(cause)}`,
    remedy: "Report it with the cause that this error carries",
    isRetryable: false,
    cause
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Described {
  readonly code: string
  readonly message: string
  readonly remedy: string
  readonly isRetryable: boolean
}

const isDescribed = (cause: unknown): cause is Described =>
  typeof cause === "object" &&
  cause !== null &&
  "code" in cause &&
  typeof cause.code === "string" &&
  "remedy" in cause &&
  typeof cause.remedy === "string" &&
  "isRetryable" in cause &&
  typeof cause.isRetryable === "boolean" &&
  "message" in cause

const reasonOf = (cause: object): unknown => ("reason" in cause && cause.reason instanceof Error ? cause.reason : cause)

/** The fields of the reason that are plain data; no causes, no secrets in disguise. */
const detailsOf = (cause: object): Record<string, unknown> => {
  const reason: unknown = "reason" in cause ? cause.reason : cause
  if (typeof reason !== "object" || reason === null) return {}
  const details: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(reason)) {
    if (key === "cause" || key === "code" || key === "_tag" || !isPlain(value)) continue
    details[key] = value
  }
  return details
}

const isPlain = (value: unknown): boolean => {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return true
  if (Array.isArray(value)) return value.every(isPlain)
  if (typeof value !== "object") return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return (prototype === Object.prototype || prototype === null) && Object.values(value).every(isPlain)
}
