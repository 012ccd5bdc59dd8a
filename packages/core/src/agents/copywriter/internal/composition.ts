import { type Format, type Platform } from "../../../content/Platform.ts"
import { type Finding, type Opener } from "../../../knowledge/Finding.ts"
import { natureOf, type Unit, unitsOf } from "./units.ts"

type Units = readonly [Unit, ...Array<Unit>]

/** Sentences that stand together in one layout. */
export interface Section {
  /** `enumeration`: the opener with its items in one sentence. */
  readonly layout: "prose" | "bullets" | "numbers" | "quotation" | "enumeration"
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

/** Every way in which these findings can be told, in no particular order. */
export const compositions = (findings: ReadonlyArray<Finding>, place: Place): ReadonlyArray<Composition> =>
  findings.flatMap((lead, position) => {
    const others = findings.filter((other) => other !== lead)
    const rest = takesMore(place) ? others : []
    // The second finding may lead too, but the first one does not follow it whole: an order that is merely turned round
    // says nothing new.
    const isEnough = place.format === "post" && lead.sentences.length > 2
    const more = rest.flatMap((finding) =>
      position === 0 ? sectionOf(finding) : isEnough || !isSameSection(finding, lead) ? [] : sectionOf(finding, 1)
    )
    const made =
      lead.kind === "list"
        ? listings(lead, others)
        : lead.speaker === undefined
          ? proses(lead, more, place)
          : voices(lead, more)
    const told = isInParts(place) ? made.filter(({ approach }) => !inOneText.has(approach)) : made
    return told.map((composition) => ({
      ...composition,
      approach: position > 0 && plain.has(composition.approach) ? "aspect" : composition.approach,
      value: composition.value - position * 0.15
    }))
  })

// Slides and the posts of a thread have a layout of their own.
const isInParts = ({ format }: Place): boolean => format === "carousel" || format === "thread"

const inOneText: ReadonlySet<string> = new Set([
  "points",
  "one-liner",
  "run-in",
  "enumeration",
  "item-first",
  "spotlight",
  "pull-quote",
  "speaker-first"
])

// How a text that simply begins is named, whose first sentence decides; the same beginning with another finding is
// another aspect.
const plain: ReadonlySet<string> = new Set(["statement", "story", "lead-fact", "contrast", "tip"])

const isSameSection = (a: Finding, b: Finding): boolean =>
  a.citation.source === b.citation.source && a.headings.join("\n") === b.headings.join("\n")

// Formats that tell more than one finding.
const takesMore = ({ format, platform }: Place): boolean =>
  format === "carousel" ||
  format === "thread" ||
  (format === "post" && (platform === "linkedin" || platform === "facebook"))

const nonEmpty = (units: ReadonlyArray<Unit>): Units | undefined => {
  const [first, ...rest] = units
  return first === undefined ? undefined : [first, ...rest]
}

const sectionOf = (finding: Finding, count?: number): ReadonlyArray<Section> => {
  // A list is told whole or not at all.
  if (finding.kind === "list" && count !== undefined) return []
  const units = nonEmpty(unitsOf(finding).slice(0, count))
  if (units === undefined) return []
  if (finding.kind === "list") {
    const layout = finding.isOrdered === true ? "numbers" : "bullets"
    return [{ layout, units, ...(finding.opener === undefined ? {} : { lead: finding.opener }) }]
  }
  if (finding.speaker !== undefined) return [{ layout: "quotation", units }]
  const lead = count === undefined && finding.opener?.kind === "question" ? { lead: finding.opener } : {}
  return [{ layout: "prose", units, ...lead }]
}

const proses = (lead: Finding, more: ReadonlyArray<Section>, place: Place): ReadonlyArray<Composition> => {
  const units = nonEmpty(unitsOf(lead))
  if (units === undefined) return []
  const [first, ...others] = units
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
  const late = others.findIndex((unit) => unit.opens)
  const tail = late < 0 ? undefined : nonEmpty(others.slice(late))
  if (tail !== undefined) {
    // A story loses more by a missing beginning than a list of facts does.
    const value = lead.kind === "story" ? 0.4 : 0.6
    made.push({ approach: natureOf(tail[0]), sections: [{ layout: "prose", units: tail }, ...more], value })
  }
  const strongestLater = strongestOf(others.slice(1))
  if (strongestLater !== undefined) {
    made.push({
      approach: "condensed",
      sections: [{ layout: "prose", units: [first, strongestLater] }, ...more],
      value: 0.5
    })
  }
  const points = nonEmpty(others)
  const isList = points !== undefined && points.length > 1 && points.every((unit) => unit.standsAlone)
  // What happened one after the other is no list.
  if (isList && lead.kind !== "story" && lead.kind !== "quotation" && first.text.length <= 140) {
    made.push({
      approach: "points",
      sections: [
        { layout: "prose", units: [first] },
        { layout: "bullets", units: points }
      ],
      value: 0.65
    })
  }
  const strongest = isShort(place) ? strongestOf(units) : undefined
  if (strongest !== undefined) {
    made.push({ approach: "one-liner", sections: [{ layout: "prose", units: [strongest] }], value: 0.4 })
  }
  return made
}

// Where a single sentence makes a post.
const isShort = ({ format, platform }: Place): boolean =>
  format === "post" && (platform === "x" || platform === "instagram")

// A sentence that says something on its own; one with a figure and of middle length says it best.
const strongestOf = (units: ReadonlyArray<Unit>): Unit | undefined =>
  units
    .filter((unit) => unit.opens && unit.text.length >= 45 && unit.text.length <= 180 && !unit.text.endsWith("?"))
    .map((unit) => ({
      unit,
      weight: (/\p{N}/u.test(unit.text) ? 30 : 0) + (unit.index === 0 ? 25 : 0) - Math.abs(unit.text.length - 90)
    }))
    .sort((a, b) => b.weight - a.weight || a.unit.index - b.unit.index)[0]?.unit

const voices = (lead: Finding, more: ReadonlyArray<Section>): ReadonlyArray<Composition> => {
  const units = nonEmpty(unitsOf(lead))
  if (units === undefined) return []
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
  // Of a review the first sentence is what the writer chose to say first; a later one may be the objection.
  const strongest = strongestOf(lead.speakerDetail === undefined ? units : [units[0]])
  if (strongest !== undefined && units.length > 1) {
    made.push({ approach: "pull-quote", sections: [{ layout: "quotation", units: [strongest] }], value: 0.3 })
  }
  made.push({ approach: "speaker-first", sections: [{ layout: "quotation", units }, ...more], value: 0.5 })
  return made
}

const listings = (lead: Finding, others: ReadonlyArray<Finding>): ReadonlyArray<Composition> => {
  const [list] = sectionOf(lead)
  if (list === undefined) return []
  const { layout, units } = list
  const opener = lead.opener === undefined ? {} : { opener: lead.opener }
  const made: Array<Composition> = [
    {
      approach: lead.isOrdered === true ? "numbered-steps" : "list",
      ...opener,
      sections: [{ layout, units }],
      value: 1
    }
  ]
  const isComplete = units.every((unit) => /[.!?…]["”“’»)]?$/.test(unit.text))
  if (isComplete) made.push({ approach: "run-in", sections: [{ layout: "prose", units }], value: 0.4 })
  const isPlain = units.every((unit) => unit.text.length <= 60 && !/[,:;]/.test(unit.text))
  if (lead.opener !== undefined && isPlain && !isComplete) {
    const section: Section = { layout: "enumeration", units, lead: lead.opener }
    made.push({ approach: "enumeration", sections: [section], value: 0.5 })
  }
  const later = nonEmpty(units.slice(1))
  const isTelling = units[0].text.length >= 40 || units[0].text.includes(":")
  if (later !== undefined && lead.isOrdered !== true && isTelling) {
    made.push({
      approach: "item-first",
      sections: [
        { layout: "prose", units: [units[0]] },
        { layout, units: later }
      ],
      value: 0.35
    })
  }
  for (const finding of others) {
    const prose = nonEmpty(unitsOf(finding))
    if (prose === undefined || finding.speaker !== undefined) continue
    made.push(
      { approach: `${natureOf(prose[0])}-list`, sections: [{ layout: "prose", units: prose }, list], value: 0.85 },
      {
        approach: "list-context",
        ...opener,
        sections: [
          { layout, units },
          { layout: "prose", units: prose }
        ],
        value: 0.7
      }
    )
  }
  const complete = units.filter((unit) => /[.!?…]["”“’»)]?$/.test(unit.text) && unit.text.length >= 40)
  const [best] = complete.toSorted((a, b) => b.text.length - a.text.length || a.index - b.index)
  const [next, ...further] = complete.filter((unit) => unit !== best && unit.standsAlone)
  if (best?.standsAlone === true && next !== undefined && lead.isOrdered !== true) {
    made.push({
      approach: "spotlight",
      sections: [
        { layout: "prose", units: [best] },
        { layout: "prose", units: [next, ...further.slice(0, 1)] }
      ],
      value: 0.5
    })
  }
  return made
}
