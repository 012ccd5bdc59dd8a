/**
 * The one error that the promise door rejects with.
 *
 * @since 0.1.0
 */

/**
 * What happened, what to do about it, and whether trying again unchanged can help.
 *
 * `code` is stable and meant for programs (`brief-invalid`, `source-not-found`, `aborted`, …); `message` and `remedy`
 * are for people; `details` is plain JSON data about the failure.
 */
export class PostwrightError extends Error {
  override readonly name = "PostwrightError"
  readonly code: string
  readonly remedy: string
  readonly isRetryable: boolean
  readonly details: Readonly<Record<string, unknown>>

  constructor(options: {
    readonly code: string
    readonly message: string
    readonly remedy: string
    readonly isRetryable: boolean
    readonly details?: Readonly<Record<string, unknown>>
    readonly cause?: unknown
  }) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = options.code
    this.remedy = options.remedy
    this.isRetryable = options.isRetryable
    this.details = options.details ?? {}
  }
}
