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

/** Closed at first. */
export const makeBreaker = (limits: BreakerLimits) => {
  let failures = 0
  let openings = 0
  let because = ""
  let openUntil = 0
  // One call tries whether it works again, and the others wait for how that ends.
  let isTrying = false

  const open = (now: number, millis: number, code: string): void => {
    openUntil = Math.max(openUntil, now + millis)
    because = code
  }

  return {
    /** The pause at this time; undefined: a call may be made, and its end must be told. */
    admit: (now: number): Pause | undefined => {
      if (because === "") return undefined
      if (now < openUntil) return { because, millis: openUntil - now }
      if (isTrying) return { because, millis: secondMillis }
      isTrying = true
      return undefined
    },

    /** The pause at this time, without asking for a turn. */
    pauseAt: (now: number): Pause | undefined =>
      because !== "" && now < openUntil ? { because, millis: openUntil - now } : undefined,

    ended: (now: number, end: CallEnd): void => {
      const wasTrying = isTrying
      isTrying = false
      if (end.kind === "answered") {
        failures = 0
        openings = 0
        because = ""
        openUntil = 0
      }
      if (end.kind !== "failed") return
      failures += 1
      // Those that were under way when it opened are no new reason.
      const isOpen = now < openUntil
      if (end.waitMillis !== undefined) open(now, Math.min(end.waitMillis, limits.maxCoolDownMillis), end.code)
      if (isOpen || (failures < limits.failures && !wasTrying)) return
      const coolDown = Math.min(limits.coolDownMillis * 2 ** openings, limits.maxCoolDownMillis)
      openings += 1
      open(now, coolDown, end.code)
    }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const secondMillis = 1_000
