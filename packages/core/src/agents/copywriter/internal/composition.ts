import { type Format, type Platform } from "../../../content/Platform.ts"
import { type Finding, type Opener } from "../../../knowledge/Finding.ts"
import { natureOf, type Unit, unitsOf } from "./units.ts"

/** Sentences that stand together in one layout. */
export interface Section {
  /** `labels`: only what the items begin with, in one line. */
  readonly layout: "prose" | "bullets" | "numbers" | "quotation"
  readonly units: readonly [Unit, ...Array<Unit>]
}

/** How one variant is built, before it takes the form of its network. */
export interface Composition {
  readonly approach: string
  /** First line, when it is not a sentence of the body. */
  readonly opener?: Opener
  /** First line made of figures that stand in the body. */
  readonly figures?: string
  readonly sections: readonly [Section, ...Array<Section>]
  /** Higher is better; compared among the compositions of one post. */
  readonly value: number
}

/** Where a post is going to stand. */
export interface Place {
  readonly platform: Platform
  readonly format: Format
}

/** Every way in which these findings can be told, in no particular order. */
export const compositions = (findings: ReadonlyArray<Finding>, place: Place): ReadonlyArray<Composition> =>
  findings.flatMap((lead, position) => {
    const rest = takesMore(place) ? findings.filter((other) => other !== lead) : []
    const late = position * 0.15
    const made =
      lead.kind === "list"
        ? listings(lead, place)
        : lead.speaker === undefined
          ? proses(lead, rest)
          : voices(lead, rest)
    return made.map((composition) => ({ ...composition, value: composition.value - late }))
  })

// Formats that tell more than one finding.
const takesMore = ({ format, platform }: Place): boolean =>
  format === "carousel" ||
  format === "thread" ||
  (format === "post" && (platform === "linkedin" || platform === "facebook"))

const proses = (lead: Finding, rest: ReadonlyArray<Finding>): ReadonlyArray<Composition> => {
  const [first, ...others] = unitsOf(lead)
  if (first === undefined) return []
  const units: Section["units"] = [first, ...others]
  const more = rest.flatMap(sectionOf)
  const made: Array<Composition> = [
    { approach: natureOf(first), sections: [{ layout: "prose", units }, ...more], value: 0.8 }
  ]
  if (lead.opener !== undefined) {
    const isQuestion = lead.opener.kind === "question"
    made.push({
      approach: isQuestion ? "question-answer" : "headline",
      opener: lead.opener,
      sections: [{ layout: "prose", units }, ...more],
      value: isQuestion ? 1 : 0.9
    })
  }
  for (const [index, unit] of others.entries()) {
    if (!unit.standsAlone) continue
    const tail: Section["units"] = [unit, ...others.slice(index + 1)]
    made.push({ approach: natureOf(unit), sections: [{ layout: "prose", units: tail }, ...more], value: 0.5 })
    break
  }
  const points = others.filter((unit) => unit.standsAlone)
  const [point, ...furtherPoints] = points
  if (point !== undefined && furtherPoints.length > 0 && points.length === others.length) {
    made.push({
      approach: "points",
      sections: [{ layout: "prose", units: [first] }, { layout: "bullets", units: [point, ...furtherPoints] }, ...more],
      value: 0.6
    })
  }
  const strongest = strongestAlone(units)
  if (strongest !== undefined) {
    made.push({ approach: "one-liner", sections: [{ layout: "prose", units: [strongest] }], value: 0.4 })
  }
  return made
}

const sectionOf = (finding: Finding): ReadonlyArray<Section> => {
  const [first, ...others] = unitsOf(finding)
  if (first === undefined) return []
  return [{ layout: finding.speaker === undefined ? "prose" : "quotation", units: [first, ...others] }]
}

// A short sentence that says something on its own.
const strongestAlone = (units: ReadonlyArray<Unit>): Unit | undefined =>
  units
    .filter((unit) => unit.standsAlone && unit.text.length >= 45 && unit.text.length <= 180 && !unit.text.endsWith("?"))
    .map((unit) => ({ unit, weight: (/\p{N}/u.test(unit.text) ? 30 : 0) - Math.abs(unit.text.length - 90) }))
    .sort((a, b) => b.weight - a.weight || a.unit.index - b.unit.index)[0]?.unit

const voices = (lead: Finding, rest: ReadonlyArray<Finding>): ReadonlyArray<Composition> => {
  const [first, ...others] = unitsOf(lead)
  if (first === undefined) return []
  const units: Section["units"] = [first, ...others]
  const more = rest.flatMap(sectionOf)
  const made: Array<Composition> = [
    { approach: "quotation", sections: [{ layout: "quotation", units }, ...more], value: 0.8 }
  ]
  if (lead.opener?.kind === "question") {
    made.push({
      approach: "question-answer",
      opener: lead.opener,
      sections: [{ layout: "quotation", units }, ...more],
      value: 0.9
    })
  }
  const strongest = strongestAlone(units)
  if (strongest !== undefined && others.length > 0) {
    made.push({ approach: "pull-quote", sections: [{ layout: "quotation", units: [strongest] }], value: 0.5 })
  }
  made.push({ approach: "speaker-first", sections: [{ layout: "quotation", units }, ...more], value: 0.45 })
  return made
}

const listings = (lead: Finding, place: Place): ReadonlyArray<Composition> => {
  const [first, ...others] = unitsOf(lead)
  if (first === undefined) return []
  const layout = lead.isOrdered === true ? "numbers" : "bullets"
  const units: Section["units"] = [first, ...others]
  const approach = lead.isOrdered === true ? "numbered-steps" : "list"
  const opener = lead.opener === undefined ? {} : { opener: lead.opener }
  const made: Array<Composition> = [{ approach, ...opener, sections: [{ layout, units }], value: 1 }]
  const complete = units.filter((unit) => /[.!?…]["”“’»)]?$/.test(unit.text) && unit.text.length >= 40)
  if (complete.length >= 2 && place.format !== "thread") {
    const [best] = complete.toSorted((a, b) => b.text.length - a.text.length || a.index - b.index)
    const [next, ...further] = complete.filter((unit) => unit !== best)
    if (best !== undefined && next !== undefined) {
      made.push({
        approach: "spotlight",
        sections: [
          { layout: "prose", units: [best] },
          { layout: "prose", units: [next, ...further.slice(0, 1)] }
        ],
        value: 0.5
      })
    }
  }
  made.push({ approach: "run-in", ...opener, sections: [{ layout: "prose", units }], value: 0.3 })
  return made
}
