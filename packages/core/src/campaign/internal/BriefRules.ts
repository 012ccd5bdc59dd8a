/**
 * Rules between the fields of a brief, which a schema of single fields cannot hold.
 */
import { DateTime, Option, Result } from "effect"
import { isAddress } from "../../knowledge/SourceReader.ts"
import { instantOf, localYears, timeZone } from "../../schedule/ZonedTime.ts"
import { type BriefInput, briefLimits } from "../Brief.ts"
import { type BriefProblem } from "../BriefError.ts"
import { type Flattened, type Position, problem, show } from "./BriefTree.ts"
import { regionName, regionZone } from "./RegionZones.ts"

/** Days and posts a day where the brief names none. */
export const defaultDays = 30
export const defaultPerDay = 3

const whenSeen = "Write the day on which it was seen, or leave the trend out"

/** Smallest budget, in US dollars: one micro-USD. */
const minBudget = 0.000_001

/** Whether the calendar has this day. */
const isDay = (day: string): boolean =>
  Option.exists(DateTime.make(`${day}T00:00:00Z`), (instant) => DateTime.formatIsoDateUtc(instant) === day)

/** What of a brief contradicts itself or the calendar can be told of a part of it too. */
export type BriefFields = Partial<BriefInput>

/**
 * Problems in the order of the fields; `locate` gives the place of a path in the text, where there is one. `today`:
 * nothing was seen after it. @default unknown
 */
export const crossFieldProblems = (
  input: BriefFields,
  locate: (path: string) => Position | undefined,
  today?: string
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
  const places = new Map<string, number>()
  for (const [index, source] of (input.sources ?? []).entries()) {
    const name = typeof source === "string" ? source : source.name
    const place = typeof source === "string" ? placeOf(source) : undefined
    const same = place === undefined ? undefined : places.get(place)
    const namesake = names.get(name)
    if (same !== undefined) {
      const first = input.sources?.[same]
      const written =
        typeof first === "string" && first !== name ? `${show(first)} of sources[${same}]` : `sources[${same}]`
      add(`sources[${index}]`, `is ${show(name)}, the same source as ${written}`, "Keep one of the two")
    } else if (namesake !== undefined) {
      add(
        `sources[${index}]`,
        `is named ${show(name)}, as sources[${namesake}] is`,
        "Give every source its own path or name: citations refer to it"
      )
    }
    if (namesake === undefined) names.set(name, index)
    if (place !== undefined && same === undefined) places.set(place, index)
  }

  for (const [index, { endsOn, observedOn }] of (input.trends ?? []).entries()) {
    const place = `trends[${index}]`
    const noDays = { observedOn, ...(endsOn === undefined ? {} : { endsOn }) }
    for (const [name, day] of Object.entries(noDays)) {
      if (!isDay(day)) add(`${place}.${name}`, `is ${show(day)}, which is no day`, "Write the year first: 2027-02-20")
    }
    const begins = input.plan?.start?.slice(0, 10)
    if (begins !== undefined && isDay(begins) && isDay(observedOn) && observedOn > begins) {
      add(`${place}.observedOn`, `is ${show(observedOn)}, after the campaign begins (${begins})`, whenSeen)
    } else if (today !== undefined && isDay(observedOn) && observedOn > today) {
      add(`${place}.observedOn`, `is ${show(observedOn)}, a day to come`, whenSeen)
    }
    if (endsOn !== undefined && endsOn < observedOn) {
      add(`${place}.endsOn`, `is ${show(endsOn)}, before it was seen`, "Write its last day, or remove the field")
    }
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

  const zoneName = input.plan?.timeZone ?? defaultZone(input.regions ?? [])
  const zone = timeZone(zoneName)
  if (Result.isFailure(zone)) {
    const { reason } = zone.failure
    const meant =
      reason._tag === "UnknownTimeZone" && reason.suggestion !== undefined
        ? `Did you mean ${show(reason.suggestion)}? `
        : ""
    add(
      "plan.timeZone",
      `is ${show(zoneName)}, which is no IANA time zone`,
      `${meant}Write a zone such as Europe/London, or UTC`
    )
  }

  const start = input.plan?.start
  if (start !== undefined) {
    const instant = instantOf(
      start,
      Result.getOrElse(zone, () => utc)
    )
    if (Result.isFailure(instant)) {
      const { reason } = instant.failure
      if (reason._tag === "LocalTimeSkipped") {
        add(
          "plan.start",
          `is ${show(start)}, which does not exist in ${zoneName}: the clocks are put forward over it`,
          `Write a time before or after the jump, such as ${reason.next}`
        )
      } else if (Number(start.slice(0, 4)) < localYears.first || Number(start.slice(0, 4)) > localYears.last) {
        add(
          "plan.start",
          `is ${show(start)}, but must lie in the years ${localYears.first} to ${localYears.last}`,
          "Write the day on which the campaign begins, such as 2027-03-01"
        )
      } else {
        add(
          "plan.start",
          `is ${show(start)}, which is no day or time of the calendar`,
          "Write an existing date, such as 2027-03-01 or 2027-03-01T09:00"
        )
      }
    }
  }

  if (input.budget !== undefined && input.budget < minBudget) {
    add("budget", `is ${input.budget}, less than a micro-dollar`, "Write at least 0.000001, or remove the field")
  }
  return problems
}

/** Values of lists that come twice, where the second was probably meant to be another one. */
export const repeatedValues = (
  input: BriefInput,
  locate: (path: string) => Position | undefined
): Array<BriefProblem> =>
  (["platforms", "languages", "regions"] as const).flatMap((field) => {
    const values: ReadonlyArray<string> = input[field] ?? []
    const folded = values.map((value) => value.toLowerCase())
    return values.flatMap((value, index) => {
      const first = folded.indexOf(folded[index]!)
      const path = `${field}[${index}]`
      if (first === index) return []
      const detail = `is ${show(value)}, which ${field}[${first}] names already`
      return [problem("wrong-value", path, locate(path), detail, "Keep one of the two")]
    })
  })

/**
 * Texts with characters that nobody reads, such as a NUL: they would go into the posts and the kit. Tabs and line breaks
 * are text. What stands in an inline source is judged where it is read.
 */
export const unreadableTexts = ({ locate }: Pick<Flattened, "locate">): Array<BriefProblem> =>
  Array.from(locate).flatMap(([path, { at, node }]) => {
    if (node.kind !== "scalar" || typeof node.value !== "string" || /^sources\[\d+\]\.text$/.test(path)) return []
    const [found] = /(?![\t\n\r\u0085])[\p{Cc}\p{Cs}]/u.exec(node.value) ?? []
    if (found === undefined) return []
    const code = `U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`
    const name = found === "\0" ? "a NUL" : /\p{Cs}/u.test(found) ? "half of a character" : "a control character"
    const detail = `is ${show(node.value)}, which holds ${name} (${code})`
    return [problem("wrong-value", path, at, detail, "Remove the character; line breaks and tabs may stay")]
  })

/** The zone of a campaign whose brief names none: that of the first region that has one, else UTC. */
export const defaultZone = (regions: ReadonlyArray<string>): string =>
  regions.map(regionZone).find((zone) => zone !== undefined) ?? "UTC"

/** The same for all ways of writing one path or address. */
const placeOf = (source: string): string => {
  const reference = source.trim()
  if (isAddress(reference)) return URL.canParse(reference) ? new URL(reference).href.replace(/#.*$/s, "") : reference
  const parts: Array<string> = []
  for (const part of reference.normalize("NFC").split("/")) {
    if (part === "" || part === ".") continue
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop()
    else parts.push(part)
  }
  return `${reference.startsWith("/") ? "/" : ""}${parts.join("/")}`
}

const utc = DateTime.zoneMakeNamedUnsafe("UTC")
