/**
 * What the simulated X allows and charges, transcribed from its documentation for the simulator alone.
 *
 * @see https://docs.x.com/x-api/fundamentals/rate-limits (read 2026-08-22)
 * @see https://docs.x.com/x-api/getting-started/pricing (read 2026-08-22)
 * @since 0.1.0
 */

/** Operations by which requests are counted and faults are aimed. */
export const operations = ["create", "delete", "lookup", "lookup-one", "timeline", "me", "token"] as const
export type Operation = (typeof operations)[number]

const quarterHour = 15 * 60
const day = 24 * 60 * 60

/** Requests a user may make in a window, by operation. */
export const userLimits: Readonly<Record<Exclude<Operation, "token">, { limit: number; windowSeconds: number }>> = {
  create: { limit: 100, windowSeconds: quarterHour },
  delete: { limit: 50, windowSeconds: quarterHour },
  lookup: { limit: 5_000, windowSeconds: quarterHour },
  "lookup-one": { limit: 900, windowSeconds: quarterHour },
  timeline: { limit: 900, windowSeconds: quarterHour },
  me: { limit: 75, windowSeconds: quarterHour }
}

/** Posts that all users of one app may create in a window. */
export const appCreateLimit = { limit: 10_000, windowSeconds: day } as const

/** Scopes that a token needs. @see https://docs.x.com/fundamentals/authentication/guides/v2-authentication-mapping */
export const requiredScopes: Readonly<Record<Exclude<Operation, "token">, ReadonlyArray<string>>> = {
  create: ["tweet.read", "tweet.write", "users.read"],
  delete: ["tweet.read", "tweet.write", "users.read"],
  lookup: ["tweet.read", "users.read"],
  "lookup-one": ["tweet.read", "users.read"],
  timeline: ["tweet.read", "users.read"],
  me: ["tweet.read", "users.read"]
}

/** Posts a user's timeline gives at most. @see https://docs.x.com/x-api/posts/timelines/integrate */
export const timelineDepth = 3_200

/** Seconds that an access token lasts. @see https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code */
export const accessTokenSeconds = 7_200

/** Micro-USD for a post without and with a link. */
export const createPrice = { plain: 15_000, withLink: 200_000 } as const

/** Weighted characters of a usual post. */
export const maxWeightedLength = 280
