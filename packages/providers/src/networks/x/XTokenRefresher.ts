/**
 * Renews the OAuth 2.0 tokens of X accounts.
 *
 * X rotates refresh tokens: each works once, and users report that one that comes twice ends the whole connection.
 * So this asks once, and `Credentials` sees to it that only one asks.
 *
 * @see https://docs.x.com/fundamentals/authentication/oauth-2-0/user-access-token (read 2026-08-22)
 * @since 0.1.0
 */
import { type CredentialKey, type IssuedToken } from "@postwright/core/credentials/Credential"
import { CredentialsError, ReconnectNeeded, RefreshUnavailable } from "@postwright/core/credentials/CredentialsError"
import { withoutSecrets } from "@postwright/core/credentials/Redaction"
import { type TokenRefresher, TokenRefreshers } from "@postwright/core/credentials/TokenRefreshers"
import { type PublishingError } from "@postwright/core/publishing/PublishingError"
import { Config, Effect, type Layer, Option, Redacted, Schema } from "effect"
import { FetchHttpClient, HttpClient, HttpClientRequest } from "effect/http"
import { platform } from "./XAnswers.ts"
import { safeOrigin } from "./XClient.ts"

export interface Options {
  /** Origin of the API: https, or http on this machine for a simulator. @default https://api.x.com */
  readonly baseUrl?: string
  /** Client id of the app. */
  readonly clientId: string
  /** For confidential clients (web apps, bots); absent for public ones. */
  readonly clientSecret?: Redacted.Redacted<string>
}

export const make = Effect.fnUntraced(function* (
  options: Options
): Effect.fn.Return<TokenRefresher, PublishingError, HttpClient.HttpClient> {
  const origin = yield* safeOrigin(options.baseUrl ?? "https://api.x.com")
  const client = yield* HttpClient.HttpClient

  const refresh = Effect.fn("XTokenRefresher.refresh")(function* (
    key: CredentialKey,
    refreshToken: Redacted.Redacted<string>
  ): Effect.fn.Return<IssuedToken, CredentialsError> {
    const unavailable = (detail: string) =>
      new CredentialsError({ reason: new RefreshUnavailable({ vendor: platform, account: key.account, detail }) })
    const form = { grant_type: "refresh_token", refresh_token: Redacted.value(refreshToken) }
    const { clientSecret } = options
    const request = HttpClientRequest.post(`${origin}/2/oauth2/token`).pipe(HttpClientRequest.acceptJson, (made) =>
      clientSecret === undefined
        ? HttpClientRequest.bodyUrlParams(made, { ...form, client_id: options.clientId })
        : made.pipe(HttpClientRequest.basicAuth(options.clientId, clientSecret), HttpClientRequest.bodyUrlParams(form))
    )
    const { status, text } = yield* client.execute(request).pipe(
      Effect.flatMap((response) => Effect.map(response.text, (text) => ({ status: response.status, text }))),
      Effect.provideService(FetchHttpClient.RequestInit, { redirect: "manual" }),
      Effect.provideService(HttpClient.TracerPropagationEnabled, false),
      // The request holds the refresh token: nothing of it goes into the error.
      Effect.mapError(() => unavailable("the token endpoint could not be reached"))
    )
    if (status >= 200 && status < 300) {
      const issued = Option.getOrUndefined(decodeIssued(text))
      // The old token is spent by now; only a person can connect anew.
      if (issued === undefined) return yield* reconnect(key, "the token endpoint answered something unexpected")
      return {
        accessToken: Redacted.make(issued.access_token),
        ...(issued.refresh_token === undefined ? {} : { refreshToken: Redacted.make(issued.refresh_token) }),
        ...(issued.expires_in === undefined ? {} : { expiresInSeconds: issued.expires_in }),
        ...(issued.scope === undefined ? {} : { scopes: issued.scope.split(" ").filter((scope) => scope !== "") })
      }
    }
    const refusal = Option.getOrUndefined(decodeRefusal(text))
    const explanation = refusal?.error_description ?? refusal?.error ?? `status ${status}`
    // X may repeat what it was sent. Taken out before the text is cut, which could cut through a secret.
    const clean = withoutSecrets([refreshToken, ...(clientSecret === undefined ? [] : [clientSecret])])
    const detail = clean(explanation).slice(0, 200)
    // The client, not the account, is at fault: connecting again would not mend it.
    if (status === 401 || refusal?.error === "unauthorized_client" || refusal?.error === "invalid_client") {
      return yield* unavailable(`X does not accept the app's client id or secret (${detail})`)
    }
    if (status === 400 || status === 403) return yield* reconnect(key, detail)
    return yield* unavailable(`the token endpoint answered ${status}`)
  })

  return { vendor: platform, refresh }
})

/** Contributes the endpoint to `TokenRefreshers`. */
export const layer = (options: Options): Layer.Layer<never, PublishingError, TokenRefreshers | HttpClient.HttpClient> =>
  TokenRefreshers.layerEntry(make(options))

/** As `layer`, with options from the configuration. */
export const layerConfig = (
  options: Config.Wrap<Options>
): Layer.Layer<never, PublishingError | Config.ConfigError, TokenRefreshers | HttpClient.HttpClient> =>
  TokenRefreshers.layerEntry(Effect.flatMap(Config.unwrap(options), make))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const decodeIssued = Schema.decodeUnknownOption(
  Schema.fromJsonString(
    Schema.Struct({
      access_token: Schema.NonEmptyString,
      refresh_token: Schema.optionalKey(Schema.String),
      expires_in: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 315_360_000 }))),
      scope: Schema.optionalKey(Schema.String)
    })
  )
)

const decodeRefusal = Schema.decodeUnknownOption(
  Schema.fromJsonString(
    Schema.Struct({
      error: Schema.optionalKey(Schema.String),
      error_description: Schema.optionalKey(Schema.String)
    })
  )
)

const reconnect = (key: CredentialKey, detail: string) =>
  Effect.fail(new CredentialsError({ reason: new ReconnectNeeded({ vendor: platform, account: key.account, detail }) }))
