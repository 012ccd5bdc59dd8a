import { type Format, type Platform } from "../../../content/Platform.ts"
import { type Finding, type Opener } from "../../../knowledge/Finding.ts"
import { type Unit, unitsOf } from "./units.ts"

export type Units = readonly [Unit, ...Array<Unit>]

/** Sentences that stand together in one layout. */
export interface Section {
  /**
   * `enumeration`: the opener with its items in one sentence; `excerpt`: some of the items in one line with it, and
   * `counted-excerpt` with their places in a list that is announced with its number of items.
   */
  readonly layout: "prose" | "bullets" | "numbers" | "quotation" | "enumeration" | "excerpt" | "counted-excerpt"
  readonly units: Units
  /** Line above the sentences, where it is not the first line of the text. */
  readonly lead?: Opener
}

/** How one variant is built, before it takes the form of its network. */
export interface Composition {
  readonly approach: string
  /** First line, when it is not a sentence of the body. */
  readonly opener?: Opener
  readonly sections: readonly [Section, ...Array<Section>]
  /** Higher is better; compared among the compositions of one post. */
  readonly value: number
}

/** Where a post is going to stand. */
export interface Place {
  readonly platform: Platform
  readonly format: Format
}

/** Everything that it tells, in its order. */
export const allUnits = (composition: Composition): ReadonlyArray<Unit> =>
  composition.sections.flatMap((section) => section.units)

/** The units as those of a section, which has at least one. */
export const nonEmpty = (units: ReadonlyArray<Unit>): Units | undefined => {
  const [first, ...rest] = units
  return first === undefined ? undefined : [first, ...rest]
}

/**
 * The finding as it stands in a text that another one leads; a list is told whole or not at all.
 *
 * @param count most of its sentences. @default all, below the question that they answer
 */
export const sectionOf = (finding: Finding, count?: number): ReadonlyArray<Section> => {
  if (finding.kind === "list" && count !== undefined) return []
  const units = nonEmpty(unitsOf(finding).slice(0, count))
  if (units === undefined || (count !== undefined && onlyAnswers(finding))) return []
  if (finding.kind === "list") {
    const layout = finding.isOrdered === true ? "numbers" : "bullets"
    return [{ layout, units, ...(finding.opener === undefined ? {} : { lead: finding.opener }) }]
  }
  if (finding.speaker !== undefined) return [{ layout: "quotation", units }]
  const lead = count === undefined && finding.opener?.kind === "question" ? { lead: finding.opener } : {}
  return [{ layout: "prose", units, ...lead }]
}

/** Whether its first sentence means nothing without the question above it: `No.` */
export const onlyAnswers = ({ opener, standsAlone }: Finding): boolean =>
  opener?.kind === "question" && standsAlone[0] === false

/** Whether both stand under the same headings of one source. */
export const isSameSection = (a: Finding, b: Finding): boolean =>
  a.citation.source === b.citation.source && a.headings.join("\n") === b.headings.join("\n")

/** A sentence that says something on its own; one with a figure and of middle length says it best. */
export const strongestOf = (units: ReadonlyArray<Unit>): Unit | undefined =>
  units
    .filter((unit) => unit.opens && unit.text.length >= 45 && unit.text.length <= 180 && !unit.text.endsWith("?"))
    .map((unit) => ({
      unit,
      weight: (/\p{N}/u.test(unit.text) ? 30 : 0) + (unit.index === 0 ? 25 : 0) - Math.abs(unit.text.length - 90)
    }))
    .sort((a, b) => b.weight - a.weight || a.unit.index - b.unit.index)[0]?.unit
