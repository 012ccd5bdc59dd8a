/**
 * Budgets: how much may be used, and in which stretch of time.
 *
 * @since 0.1.0
 */
import { DateTime, Schema } from "effect"
import { Amounts } from "./Amounts.ts"

/** Identifies a budget within its organization, such as `campaign/spring`. */
export const BudgetId = Schema.NonEmptyString.pipe(Schema.brand("BudgetId"))
export type BudgetId = typeof BudgetId.Type

/**
 * `total`: never. `calendar`: with every minute, hour, day, week (from Monday) or month of the clock in a time zone
 * (IANA name such as `Europe/Berlin`). What is reserved in one window counts there, also when it is settled later.
 */
export const BudgetWindow = Schema.Union([
  Schema.TaggedStruct("total", {}),
  Schema.TaggedStruct("calendar", {
    every: Schema.Literals(["minute", "hour", "day", "week", "month"]),
    timeZone: Schema.NonEmptyString.check(
      Schema.makeFilter((zone: string) => DateTime.zoneMakeNamed(zone)._tag === "Some" || "is no IANA time zone")
    )
  })
])
export type BudgetWindow = typeof BudgetWindow.Type

/** A stretch of time, in milliseconds since 1970-01-01T00:00:00Z; `end` is the first one after it. */
export interface WindowBounds {
  readonly start: number
  readonly end: number
}

/** The window that the instant lies in. A total window has no bounds. */
export const windowAt = (window: BudgetWindow, millis: number): WindowBounds => {
  if (window._tag === "total") return { start: 0, end: Infinity }
  const local = DateTime.makeZonedUnsafe(millis, { timeZone: window.timeZone })
  const start = DateTime.startOf(local, window.every, { weekStartsOn: 1 })
  // Asked for once more, since a day of a change of clocks has another length.
  const next = DateTime.startOf(DateTime.add(start, { [`${window.every}s`]: 1 }), window.every, { weekStartsOn: 1 })
  return { start: DateTime.toEpochMillis(start), end: DateTime.toEpochMillis(next) }
}

/** A limit on what may be used. */
export class Budget extends Schema.Class<Budget>("@postwright/core/usage/Budget")({
  id: BudgetId,
  /** A unit that is left out has no limit. */
  limits: Amounts,
  window: BudgetWindow
}) {}

/** Where a budget stands in its window: per unit `limits` - `reserved` - `settled` = `available`, never below 0. */
export interface Balance {
  readonly limits: Amounts
  readonly reserved: Amounts
  readonly settled: Amounts
  /** Only units with a limit. */
  readonly available: Amounts
  /** When the next window begins; absent where there is none. */
  readonly resetsAt?: DateTime.Utc
}
