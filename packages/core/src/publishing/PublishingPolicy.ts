/**
 * The durations that publishing goes by. Defaults that fit; provide another value to change them.
 *
 * @since 0.1.0
 */
import { Context, DateTime, Duration } from "effect"

export interface PublishingPolicyOptions {
  /** How long a worker may hold a publication before another takes over. Longer than any turn takes. */
  readonly lease: Duration.Duration
  /** How long a doubt may last before a person has to decide. */
  readonly reconcileWithin: Duration.Duration
  /** How long the network's list may contradict its refusal of a duplicate before a person has to decide. */
  readonly contradictionWithin: Duration.Duration
  /** How long a network or person may take with what was handed over. */
  readonly handOverWithin: Duration.Duration
  /** How often a person is reminded of what is held. */
  readonly heldReminder: Duration.Duration
  /** How much longer than the turn needs a token has to last. */
  readonly tokenMargin: Duration.Duration
  /** First pause after a failed read; doubles each time. */
  readonly backoff: Duration.Duration
  readonly maxBackoff: Duration.Duration
  /** Publications that one `publishDue` takes at most. */
  readonly batch: number
}

export const PublishingPolicy = Context.Reference<PublishingPolicyOptions>(
  "@postwright/core/publishing/PublishingPolicy",
  {
    defaultValue: () => ({
      lease: Duration.minutes(15),
      reconcileWithin: Duration.hours(24),
      contradictionWithin: Duration.hours(1),
      handOverWithin: Duration.hours(24),
      heldReminder: Duration.days(3),
      tokenMargin: Duration.minutes(1),
      backoff: Duration.seconds(30),
      maxBackoff: Duration.minutes(30),
      batch: 20
    })
  }
)

/** When to try again after the `failures`-th failure in a row, counted from 0. */
export const nextTry = (policy: PublishingPolicyOptions, failures: number, now: DateTime.Utc): DateTime.Utc => {
  const doubled = Duration.times(policy.backoff, 2 ** Math.min(failures, 20))
  return DateTime.addDuration(now, Duration.min(doubled, policy.maxBackoff))
}
