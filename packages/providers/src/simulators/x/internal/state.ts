/**
 * What the simulated X keeps.
 *
 * @since 0.1.0
 */
import { type Fault, type SimulatedPost, type SimulatedUser } from "../XSimulatorState.ts"

export interface Token {
  readonly userId: string
  readonly scopes: ReadonlyArray<string>
  /** Epoch milliseconds; absent: never. Filled on the first request, for the clock is not read before. */
  readonly expiresInSeconds?: number
  expiresAtMillis?: number
  /** Tokens that descend from one connection; a refresh token that comes twice ends them all. */
  readonly family: number
}

export interface RefreshToken {
  readonly userId: string
  readonly scopes: ReadonlyArray<string>
  readonly family: number
  isUsed: boolean
}

export interface Window {
  startedAtMillis: number
  count: number
}

export interface State {
  readonly users: ReadonlyArray<SimulatedUser>
  readonly posts: Array<SimulatedPost>
  readonly accessTokens: Map<string, Token>
  readonly refreshTokens: Map<string, RefreshToken>
  readonly windows: Map<string, Window>
  readonly requests: Map<string, number>
  readonly faults: Array<{ readonly fault: Fault; left: number }>
  timelineLagMillis: number
  spentMicroUsd: number
  issued: number
}

export const publishingScopes = ["tweet.read", "tweet.write", "users.read", "offline.access"]

export const makeState = (options: {
  readonly users: ReadonlyArray<SimulatedUser>
  readonly timelineLagMillis?: number
}): State => {
  const state: State = {
    users: options.users,
    posts: [],
    accessTokens: new Map(),
    refreshTokens: new Map(),
    windows: new Map(),
    requests: new Map(),
    faults: [],
    timelineLagMillis: options.timelineLagMillis ?? 0,
    spentMicroUsd: 0,
    issued: 0
  }
  options.users.forEach((user, family) => {
    const scopes = user.scopes ?? publishingScopes
    state.accessTokens.set(user.accessToken, {
      userId: user.id,
      scopes,
      family,
      ...(user.accessTokenExpiresInSeconds === undefined ? {} : { expiresInSeconds: user.accessTokenExpiresInSeconds })
    })
    if (user.refreshToken !== undefined) {
      state.refreshTokens.set(user.refreshToken, { userId: user.id, scopes, family, isUsed: false })
    }
  })
  return state
}

/** Ids as X makes them: time in the upper bits, so that later posts have higher ids. @see https://docs.x.com/fundamentals/x-ids */
export const makeIds = (): ((nowMillis: number) => string) => {
  let last = 0n
  return (nowMillis) => {
    const timed = BigInt(Math.max(1, nowMillis - 1_288_834_974_657)) << 22n
    last = timed > last ? timed : last + 1n
    return last.toString()
  }
}
