/**
 * The key of the current organization for a model's vendor, resolved for each call.
 *
 * @since 0.1.0
 */
import { outlives } from "@postwright/core/credentials/Credential"
import { type Credentials, defaultAccount } from "@postwright/core/credentials/Credentials"
import { type CredentialsError } from "@postwright/core/credentials/CredentialsError"
import { ModelError, Unauthorized, Unreachable } from "@postwright/core/models/ModelError"
import { type CurrentActor } from "@postwright/core/tenancy/Actor"
import { DateTime, Duration, Effect, Redacted } from "effect"

/**
 * The key, renewed where it has run out; none where none is kept. Fails with `Unauthorized`, also for a text that no
 * header can carry (a library would print it), or with `Unreachable` where the store of credentials is away.
 */
export const findKey = Effect.fnUntraced(function* (
  credentials: Credentials["Service"],
  vendor: string,
  model: string
): Effect.fn.Return<Redacted.Redacted<string> | undefined, ModelError, CurrentActor> {
  const found = yield* credentials.resolve(vendor, defaultAccount).pipe(
    Effect.catchReason("CredentialsError", "CredentialNotFound", () => Effect.void),
    Effect.mapError((error) => toModelError(model, error))
  )
  if (found === undefined) return undefined
  const { accessToken } =
    found.refresh === undefined || outlives(found, yield* DateTime.now, leeway) !== "no"
      ? found
      : yield* found.refresh.pipe(Effect.mapError((error) => toModelError(model, error)))
  if (/^[\x21-\x7e]+$/.test(Redacted.value(accessToken))) return accessToken
  const detail = `the key that is set for the vendor "${vendor}" is empty or has characters that no key has`
  return yield* new ModelError({ reason: new Unauthorized({ model, detail }) })
})

/** What a call fails with when no key is set. */
export const keyMissing = (vendor: string, model: string): ModelError =>
  new ModelError({ reason: new Unauthorized({ model, detail: `no key is set for the vendor "${vendor}"` }) })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const leeway = Duration.seconds(30)

const toModelError = (model: string, error: CredentialsError): ModelError =>
  new ModelError({
    reason: error.isRetryable
      ? new Unreachable({ model, cause: new Error(error.message) })
      : new Unauthorized({ model, detail: error.message.replace(/\.$/, "") })
  })
