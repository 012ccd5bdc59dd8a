/**
 * Failures of planning times.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/** No IANA zone has this name. */
export class UnknownTimeZone extends Schema.TaggedError<UnknownTimeZone>("@postwright/core/schedule/UnknownTimeZone")(
  "UnknownTimeZone",
  { timeZone: Schema.String, suggestion: Schema.optionalKey(Schema.String) }
) {
  readonly code = "time-zone-unknown"
  override get message(): string {
    return `"${this.timeZone}" is not a time zone. ${this.remedy}`
  }
  get remedy(): string {
    return this.suggestion === undefined
      ? "Use an IANA name such as Europe/Berlin"
      : `Did you mean ${this.suggestion}? Use an IANA name`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The text is not a date or date-time of the calendar. */
export class LocalTimeInvalid extends Schema.TaggedError<LocalTimeInvalid>(
  "@postwright/core/schedule/LocalTimeInvalid"
)("LocalTimeInvalid", { localTime: Schema.String }) {
  readonly code = "local-time-invalid"
  override get message(): string {
    return `"${this.localTime}" is not a date of the calendar. ${this.remedy}`
  }
  get remedy(): string {
    return "Write a date as 2027-03-01 or a date with time as 2027-03-01T09:00"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The clocks of the zone jump over this time, so no instant has it. */
export class LocalTimeSkipped extends Schema.TaggedError<LocalTimeSkipped>(
  "@postwright/core/schedule/LocalTimeSkipped"
)("LocalTimeSkipped", { localTime: Schema.String, timeZone: Schema.String, next: Schema.String }) {
  readonly code = "local-time-skipped"
  override get message(): string {
    return `${this.localTime} does not exist in ${this.timeZone}: the clocks go forward over it. ${this.remedy}`
  }
  get remedy(): string {
    return `Use ${this.next} or later`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The number of days, or of posts a day, is none that can be planned. */
export class ScheduleSizeInvalid extends Schema.TaggedError<ScheduleSizeInvalid>(
  "@postwright/core/schedule/ScheduleSizeInvalid"
)("ScheduleSizeInvalid", { days: Schema.Number, perDay: Schema.Number, maxDays: Schema.Int, maxPerDay: Schema.Int }) {
  readonly code = "schedule-size-invalid"
  override get message(): string {
    return `${this.days} days with ${this.perDay} posts each cannot be planned. ${this.remedy}`
  }
  get remedy(): string {
    return `Use whole numbers: 1 to ${this.maxDays} days, 1 to ${this.maxPerDay} posts a day`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** More posts for one platform on one day than the time between them allows. */
export class DayTooFull extends Schema.TaggedError<DayTooFull>("@postwright/core/schedule/DayTooFull")("DayTooFull", {
  date: Schema.String,
  platform: Schema.String,
  /** Posts asked for. */
  count: Schema.Int,
  /** Posts that fit: 16 on a whole day, fewer on the day of a late start. */
  capacity: Schema.Int,
  minGapMinutes: Schema.Int
}) {
  readonly code = "day-too-full"
  override get message(): string {
    return `${this.date} has room for ${this.capacity} posts on ${this.platform} with ${this.minGapMinutes} minutes between them, not for ${this.count}. ${this.remedy}`
  }
  get remedy(): string {
    return this.capacity < 16
      ? 'Start at the beginning of a day, name more platforms, or lower "plan.perDay"'
      : `Plan at most ${this.capacity} posts a day for each platform: lower "plan.perDay" or name more platforms`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** What planning times fails with. Match on `reason` with `Effect.catchReason`. */
export class ScheduleError extends Schema.TaggedError<ScheduleError>("@postwright/core/schedule/ScheduleError")(
  "ScheduleError",
  { reason: Schema.Union([UnknownTimeZone, LocalTimeInvalid, LocalTimeSkipped, ScheduleSizeInvalid, DayTooFull]) }
) {
  override readonly cause = this.reason
  get code(): string {
    return this.reason.code
  }
  override get message(): string {
    return this.reason.message
  }
  get remedy(): string {
    return this.reason.remedy
  }
  get isRetryable(): boolean {
    return this.reason.isRetryable
  }
}
