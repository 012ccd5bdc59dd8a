/**
 * Pauses what fails again and again, so that nobody waits for it and it can recover. Pure but for its own state: the
 * caller says what time it is.
 */

/** When a breaker opens, and for how long. */
export interface BreakerLimits {
  /** Failures in a row that open it. */
  readonly failures: number
  /** How long it stays open at first; each further failure doubles that. */
  readonly coolDownMillis: number
  readonly maxCoolDownMillis: number
}

/** What became of a call. */
export type CallEnd =
  | { readonly kind: "answered" }
  /** `waitMillis`: how long the vendor asks to wait. */
  | { readonly kind: "failed"; readonly code: string; readonly waitMillis?: number }
  /** The vendor works, and does not serve this caller: waiting does not mend that, and asking costs nothing. */
  | { readonly kind: "denied" }
  /** Says nothing about the vendor. */
  | { readonly kind: "unknown" }

/** Why and how long nobody may ask. */
export interface Pause {
  readonly because: string
  readonly millis: number
}

/** Leave to make one call, whose end must be told once. */
export type Ended = (now: number, end: CallEnd) => void

/** Closed at first. */
export const makeBreaker = (limits: BreakerLimits) => {
  let failures = 0
  let openings = 0
  let because: string | undefined
  let openUntil = 0
  // One call tries whether it works again, and the others wait for how that ends.
  let isTrying = false

  const open = (until: number, code: string): void => {
    openUntil = Math.max(openUntil, until)
    because = code
  }

  const close = (): void => {
    failures = 0
    openings = 0
    because = undefined
    openUntil = 0
  }

  const failed = (now: number, end: Extract<CallEnd, { kind: "failed" }>, isTry: boolean): void => {
    failures += 1
    // Those that were under way when it opened are no new reason.
    const isOpen = now < openUntil
    if (end.waitMillis !== undefined) open(now + Math.min(end.waitMillis, limits.maxCoolDownMillis), end.code)
    if (isOpen || (failures < limits.failures && !isTry)) return
    open(now + Math.min(limits.coolDownMillis * 2 ** openings, limits.maxCoolDownMillis), end.code)
    openings += 1
  }

  /** The pause at this time; undefined: there is none. */
  const pauseAt = (now: number): Pause | undefined =>
    because !== undefined && now < openUntil ? { because, millis: openUntil - now } : undefined

  const admit = (now: number): Pause | Ended => {
    const pause = pauseAt(now)
    if (pause !== undefined) return pause
    if (because !== undefined && isTrying) return { because, millis: secondMillis }
    const isTry = because !== undefined
    if (isTry) isTrying = true
    return (endedAt, end) => {
      if (isTry) isTrying = false
      if (end.kind === "answered") close()
      if (end.kind === "failed") failed(endedAt, end, isTry)
    }
  }

  return { pauseAt, admit }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const secondMillis = 1_000
