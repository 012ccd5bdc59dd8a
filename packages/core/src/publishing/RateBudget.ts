/**
 * When the network takes the next post of an account: from its documented limits and from what it said in its answers.
 * Pure; the attempts themselves are the record, so the budget survives restarts and is shared by all workers.
 *
 * @since 0.1.0
 */
import { DateTime } from "effect"
import { type Attempt } from "./Attempt.ts"
import { type RateLimit } from "./Connector.ts"

/** The earliest instant at or after `now` at which one more `operation` fits. `attempts` are those of one account. */
export const nextAllowedAt = (options: {
  readonly limits: ReadonlyArray<RateLimit>
  readonly attempts: ReadonlyArray<Attempt>
  readonly operation: string
  readonly now: DateTime.Utc
}): DateTime.Utc => {
  const documented = options.limits
    .filter((limit) => limit.operation === options.operation && limit.scope === "account")
    .map((limit) => whenFits(limit, options.attempts, options.now))
  const said = latestReadings(options.attempts, options.operation)
    .filter((reading) => reading.remaining <= 0)
    .map((reading) => reading.resetAt)
  return [...documented, ...said].reduce(DateTime.max, options.now)
}

/**
 * The account's documented limit that cannot hold all that is planned in some window around the new publication, and
 * how many posts that window would have.
 */
export const exceededLimit = (options: {
  readonly limits: ReadonlyArray<RateLimit>
  /** Without the new one. */
  readonly planned: ReadonlyArray<Planned>
  readonly added: Planned
}): { readonly limit: RateLimit; readonly posts: number } | undefined => {
  const at = DateTime.toEpochMillis(options.added.publishAt)
  for (const limit of options.limits) {
    if (limit.operation !== "create" || limit.scope !== "account") continue
    const windowMillis = limit.windowSeconds * 1000
    const near = [...options.planned, options.added]
      .map(({ publishAt, posts }) => ({ at: DateTime.toEpochMillis(publishAt), posts }))
      .filter((item) => Math.abs(item.at - at) < windowMillis)
      .sort((a, b) => a.at - b.at)
    const posts = fullestWindow(near, windowMillis, at)
    if (posts > limit.limit) return { limit, posts }
  }
  return undefined
}

/** How far back attempts matter for these limits, in seconds. */
export const longestAccountWindowSeconds = (limits: ReadonlyArray<RateLimit>): number =>
  limits.reduce((longest, limit) => (limit.scope === "account" ? Math.max(longest, limit.windowSeconds) : longest), 0)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Planned {
  readonly publishAt: DateTime.Utc
  readonly posts: number
}

// Two ends that only move forward: each item enters and leaves the sum once.
const fullestWindow = (
  items: ReadonlyArray<{ readonly at: number; readonly posts: number }>,
  windowMillis: number,
  containing: number
): number => {
  let [first, sum, most] = [0, 0, 0]
  for (const item of items) {
    sum += item.posts
    for (
      let oldest = items[first];
      oldest !== undefined && oldest.at <= item.at - windowMillis;
      oldest = items[first]
    ) {
      sum -= oldest.posts
      first += 1
    }
    const [start, end] = [items[first]?.at ?? item.at, item.at]
    if (start <= containing && containing <= end) most = Math.max(most, sum)
  }
  return most
}

// With n calls in the window and a limit of l, the (n - l + 1)-th oldest has to leave it.
const whenFits = (limit: RateLimit, attempts: ReadonlyArray<Attempt>, now: DateTime.Utc): DateTime.Utc => {
  const windowMillis = limit.windowSeconds * 1000
  const from = DateTime.toEpochMillis(now) - windowMillis
  const inWindow = attempts
    .filter((attempt) => attempt.mayHaveCounted)
    .map((attempt) => DateTime.toEpochMillis(attempt.intendedAt))
    .filter((at) => at > from)
    .sort((a, b) => a - b)
  const leaving = inWindow[inWindow.length - limit.limit]
  return leaving === undefined ? now : DateTime.makeUnsafe(leaving + windowMillis)
}

// The newest reading of each window counts; what an older answer said is out of date.
const latestReadings = (attempts: ReadonlyArray<Attempt>, operation: string) => {
  const latest = new Map<string, { readonly at: number; readonly remaining: number; readonly resetAt: DateTime.Utc }>()
  for (const exchange of attempts.flatMap((attempt) => attempt.log)) {
    const at = DateTime.toEpochMillis(exchange.at)
    for (const reading of exchange.rateReadings) {
      if (reading.operation !== operation) continue
      const window = `${reading.scope} ${reading.limit}`
      const before = latest.get(window)
      if (before === undefined || before.at <= at) latest.set(window, { at, ...pick(reading) })
    }
  }
  return [...latest.values()]
}

const pick = (reading: { readonly remaining: number; readonly resetAt: DateTime.Utc }) => ({
  remaining: reading.remaining,
  resetAt: reading.resetAt
})
