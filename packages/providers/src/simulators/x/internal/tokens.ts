/**
 * The token endpoint of the simulated X.
 *
 * @since 0.1.0
 */
import { accessTokenSeconds } from "../XSimulatorLimits.ts"
import { type SimulatedRequest } from "../XSimulatorState.ts"
import { answer, type Reply } from "./answers.ts"
import { type State } from "./state.ts"

/**
 * `POST /2/oauth2/token` with `grant_type=refresh_token`. A refresh token works once; one that comes again ends every
 * token of its connection, as users of the real X report.
 *
 * @see https://docs.x.com/fundamentals/authentication/oauth-2-0/user-access-token (read 2026-08-22)
 */
export const refreshToken = (
  state: State,
  request: SimulatedRequest,
  client: { readonly id: string; readonly secret?: string },
  now: number
): Reply => {
  const form = new URLSearchParams(request.body)
  if (!(request.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded")) {
    return refused("invalid_request", "The body must be form-encoded.")
  }
  if (!isClient(request, form, client)) {
    return answer(401, { error: "unauthorized_client", error_description: "Missing valid authorization header" })
  }
  if (form.get("grant_type") !== "refresh_token")
    return refused("unsupported_grant_type", "The grant type is not known.")
  const value = form.get("refresh_token") ?? ""
  const token = state.refreshTokens.get(value)
  if (token === undefined) return invalidToken
  if (token.isUsed) {
    for (const [name, other] of state.accessTokens) if (other.family === token.family) state.accessTokens.delete(name)
    for (const [name, other] of state.refreshTokens) if (other.family === token.family) state.refreshTokens.delete(name)
    return invalidToken
  }
  token.isUsed = true
  state.issued += 1
  const access = `sandbox-access-${token.userId}-${state.issued}`
  const refresh = `sandbox-refresh-${token.userId}-${state.issued}`
  const { userId, scopes, family } = token
  for (const [name, other] of state.accessTokens) if (other.family === family) state.accessTokens.delete(name)
  state.accessTokens.set(access, { userId, scopes, family, expiresAtMillis: now + accessTokenSeconds * 1000 })
  state.refreshTokens.set(refresh, { userId, scopes, family, isUsed: false })
  return answer(200, {
    token_type: "bearer",
    expires_in: accessTokenSeconds,
    access_token: access,
    scope: scopes.join(" "),
    refresh_token: refresh
  })
}

const isClient = (
  request: SimulatedRequest,
  form: URLSearchParams,
  client: { readonly id: string; readonly secret?: string }
): boolean =>
  client.secret === undefined
    ? form.get("client_id") === client.id
    : request.headers["authorization"] === `Basic ${btoa(`${client.id}:${client.secret}`)}`

const refused = (error: string, description: string): Reply => answer(400, { error, error_description: description })

const invalidToken = refused("invalid_request", "Value passed for the token was invalid.")
