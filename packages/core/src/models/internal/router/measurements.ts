/** What was measured of a model at one kind of task: means in which the last calls count most. */

/** Shares from 0 to 1, and milliseconds; undefined where nothing was measured. */
export interface Measured {
  readonly calls: number
  readonly latencyMillis: number | undefined
  /** Calls that brought no answer. */
  readonly failureRate: number
  /** Answers that could not be used. */
  readonly faultRate: number
}

/** Nothing yet. */
export const unmeasured: Measured = { calls: 0, latencyMillis: undefined, failureRate: 0, faultRate: 0 }

/** After one more call. A failed one says nothing about the time that an answer takes. */
export const withCall = (
  before: Measured,
  call: { readonly millis: number; readonly isAnswer: boolean }
): Measured => ({
  ...before,
  calls: before.calls + 1,
  latencyMillis: call.isAnswer ? mean(before.latencyMillis, call.millis) : before.latencyMillis,
  failureRate: mean(before.failureRate, call.isAnswer ? 0 : 1)
})

/** After an answer was judged. */
export const withJudgement = (before: Measured, isUsable: boolean): Measured => ({
  ...before,
  faultRate: mean(before.faultRate, isUsable ? 0 : 1)
})

/** How many calls it takes until one answer can be used. */
export const expectedCalls = ({ failureRate, faultRate }: Measured): number =>
  1 / Math.max(0.05, (1 - failureRate) * (1 - faultRate))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Of the last call. */
const weight = 0.2

const mean = (before: number | undefined, next: number): number =>
  before === undefined ? next : before + weight * (next - before)
