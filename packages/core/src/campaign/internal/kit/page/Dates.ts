/**
 * Calendar days without a zone, as `YYYY-MM-DD`.
 */
import { DateTime } from "effect"

/** `2027-03-01` of an instant written in local time. */
export const dayOf = (startsAt: string): string => startsAt.slice(0, 10)

/** `09:30` of an instant written in local time. */
export const timeOf = (startsAt: string): string => startsAt.slice(11, 16)

/** 1 (Monday) to 7 (Sunday). */
export const weekdayOf = (day: string): number => {
  const sundayFirst = DateTime.getPartUtc(at(day), "weekDay")
  return sundayFirst === 0 ? 7 : sundayFirst
}

export const addDays = (day: string, days: number): string => DateTime.formatIsoDateUtc(DateTime.add(at(day), { days }))

/** Every day from `first` to `last`, both included. */
export const daysBetween = (first: string, last: string): ReadonlyArray<string> => {
  const days: Array<string> = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

export const formatDay = (day: string, locale: string, options: Intl.DateTimeFormatOptions): string =>
  DateTime.formatUtc(at(day), { locale, ...options })

const at = (day: string): DateTime.Utc => DateTime.makeUnsafe(`${day}T00:00:00Z`)
