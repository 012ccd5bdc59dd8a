/**
 * Rules between the fields of a brief, which a schema of single fields cannot hold.
 */
import { type BriefInput, briefLimits } from "../Brief.ts"
import { type BriefProblem } from "../BriefError.ts"
import { nearest } from "./BriefFields.ts"
import { type Position, problem, show } from "./BriefTree.ts"
import { regionName } from "./RegionZones.ts"

/** Days and posts a day where the brief names none. */
export const defaultDays = 30
export const defaultPerDay = 3

/** Smallest budget, in US dollars: one micro-USD. */
const minBudget = 0.000_001

/** Problems in the order of the fields; `locate` gives the place of a path in the text, where there is one. */
export const crossFieldProblems = (
  input: BriefInput,
  locate: (path: string) => Position | undefined
): Array<BriefProblem> => {
  const problems: Array<BriefProblem> = []
  const add = (path: string, detail: string, remedy: string) =>
    problems.push(problem("wrong-value", path, locate(path), detail, remedy))

  for (const [index, region] of (input.regions ?? []).entries()) {
    if (regionName(region) === undefined) {
      const meant = region === "UK" ? 'Did you mean "GB"? ' : ""
      add(
        `regions[${index}]`,
        `is ${show(region)}, which is no ISO 3166-1 country code`,
        `${meant}Write two capital letters, such as GB or DE`
      )
    }
  }

  const names = new Map<string, number>()
  for (const [index, source] of (input.sources ?? []).entries()) {
    const name = typeof source === "string" ? source : source.name
    const first = names.get(name)
    if (first === undefined) names.set(name, index)
    else
      add(
        `sources[${index}]`,
        `is named ${show(name)}, as sources[${first}] is`,
        "Give every source its own path or name: citations refer to it"
      )
  }

  const days = input.plan?.days ?? defaultDays
  const perDay = input.plan?.perDay ?? defaultPerDay
  if (days * perDay > briefLimits.maxSlots) {
    add(
      input.plan?.days === undefined ? "plan.perDay" : "plan.days",
      `asks for ${days * perDay} posts (${days} days with ${perDay} each), but a campaign has at most ${briefLimits.maxSlots}`,
      "Lower plan.days or plan.perDay, or split the campaign"
    )
  }

  const zone = input.plan?.timeZone
  const isZoneKnown = zone === undefined || isTimeZone(zone)
  if (!isZoneKnown) {
    const meant = nearest(zone, Intl.supportedValuesOf("timeZone")) ?? nearestCity(zone)
    add(
      "plan.timeZone",
      `is ${show(zone)}, which is no IANA time zone`,
      `${meant === undefined ? "" : `Did you mean ${show(meant)}? `}Write a zone such as Europe/London, or UTC`
    )
  }

  const start = input.plan?.start
  if (start !== undefined && !isCalendarDate(start)) {
    add(
      "plan.start",
      `is ${show(start)}, which is no day or time of the calendar`,
      "Write an existing date, such as 2027-03-01 or 2027-03-01T09:00"
    )
  }

  if (input.budget !== undefined && input.budget < minBudget) {
    add("budget", `is ${input.budget}, less than a micro-dollar`, "Write at least 0.000001, or remove the field")
  }
  return problems
}

/** Whether this runtime knows the IANA zone, as written. Offsets such as `+02:00` are no zones. */
export const isTimeZone = (zone: string): boolean => {
  if (!/^[A-Za-z]/.test(zone)) return false
  const written = Intl.supportedValuesOf("timeZone").find((known) => known.toLowerCase() === zone.toLowerCase())
  if (written !== undefined) return written === zone
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== ""
  } catch {
    return false
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** `London` for `Europe/London`. */
const nearestCity = (word: string): string | undefined => {
  const zones = Intl.supportedValuesOf("timeZone")
  const cities = zones.map((zone) => zone.slice(zone.lastIndexOf("/") + 1))
  const found = nearest(word.slice(word.lastIndexOf("/") + 1), cities)
  return found === undefined ? undefined : zones[cities.indexOf(found)]
}

const isCalendarDate = (text: string): boolean => {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text)
  if (match === null) return false
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0))
  const isLeap = year! % 4 === 0 && (year! % 100 !== 0 || year! % 400 === 0)
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return (
    year! >= 1970 && day! >= 1 && day! <= (lengths[month! - 1] ?? 0) && hour! <= 23 && minute! <= 59 && second! <= 59
  )
}
