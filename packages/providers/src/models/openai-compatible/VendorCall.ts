/**
 * Calls of the official library beyond chat: the key of the current organization, the failures of the vendor as reasons,
 * a deadline and a bound on what is read. Doors for embeddings, images, sound and moderation stand on it.
 *
 * @since 0.1.0
 */
import { Credentials } from "@postwright/core/credentials/Credentials"
import { ModelError, RequestRejected, TimedOut } from "@postwright/core/models/ModelError"
import { type CurrentActor } from "@postwright/core/tenancy/Actor"
import type OpenAI from "openai"
import { DateTime, Duration, Effect } from "effect"
import { findKey, keyMissing } from "../shared/VendorKey.ts"
import { type SdkUnavailable } from "../shared/VendorSdk.ts"
import { call, loadChatSdk } from "./internal/client.ts"
import { toModelError } from "./internal/failure.ts"
import { safeDetail } from "./internal/safeDetail.ts"

/** Whose calls they are, and where they go. */
export interface VendorCallOptions {
  /** For messages: the function that people call, such as `openAi`. */
  readonly door: string
  /** The model's id, for failures. */
  readonly id: string
  /** The name under which keys are kept. */
  readonly vendor: string
  readonly baseUrl: string
  /** Sent with every request; no keys. @default none */
  readonly headers?: Readonly<Record<string, string>>
  /** Longest wait for a whole answer. @default 10 minutes */
  readonly timeout?: Duration.Duration
  /** Most bytes of an answer; a longer one is a `BadResponse`, and is read no further. */
  readonly maxAnswerBytes: number
}

/**
 * Asks once. `asked` are the texts of the request: what repeats them is left out of failures. `maxAnswerBytes` is of this
 * call, as where a file is fetched; by default that of the options. Fails with what models fail with, `TimedOut` at the
 * deadline, and `Unauthorized` where the organization has no key.
 */
export type VendorCall = <A>(
  asked: ReadonlyArray<string>,
  ask: (client: OpenAI, signal: AbortSignal) => PromiseLike<A>,
  maxAnswerBytes?: number
) => Effect.Effect<A, ModelError, CurrentActor>

/**
 * Fails with `SdkUnavailable` where the library is not installed, and with `RequestRejected` for an address that is none.
 */
export const make = Effect.fnUntraced(function* (
  options: VendorCallOptions
): Effect.fn.Return<VendorCall, ModelError | SdkUnavailable, Credentials> {
  const { baseUrl, id, vendor } = options
  const credentials = yield* Credentials
  const Sdk = yield* loadChatSdk(options.door)
  const url = URL.parse(baseUrl)
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") {
    const detail = "its base URL is no http or https address, or holds a user name"
    return yield* new ModelError({ reason: new RequestRejected({ model: id, detail }) })
  }
  const endpoint = { baseUrl, headers: options.headers ?? {} }
  const timeout = options.timeout ?? Duration.minutes(10)
  const timedOut = new ModelError({ reason: new TimedOut({ model: id, after: timeout }) })
  const vendorCall: VendorCall = Effect.fnUntraced(function* (asked, ask, maxAnswerBytes = options.maxAnswerBytes) {
    const key = yield* findKey(credentials, vendor, id)
    if (key === undefined) return yield* keyMissing(vendor, id)
    const context = {
      model: id,
      safe: safeDetail({ system: "", messages: asked.map((content) => ({ role: "user", content })) }, key),
      now: yield* DateTime.now,
      keyMissing: undefined
    }
    return yield* call(Sdk, endpoint, key, ask, maxAnswerBytes).pipe(
      Effect.mapError((failure) => toModelError(failure, context)),
      Effect.timeoutOrElse({ duration: timeout, orElse: () => Effect.fail(timedOut) })
    )
  })
  return vendorCall
})
