import { type Finding } from "../../../knowledge/Finding.ts"
import { type Composition, isSameSection, nonEmpty, type Section, sectionOf, type Units } from "./composition.ts"
import { natureOf, type Unit, unitsOf } from "./units.ts"

/** Ways to tell a list, alone or with what is said beside it. */
export const listings = (lead: Finding, others: ReadonlyArray<Finding>): ReadonlyArray<Composition> => {
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
  const isPlain = units.every((unit) => wordsOf(unit) <= maxLabelWords && !/[,:;]/.test(unit.text))
  if (lead.opener !== undefined && isPlain && !units.every(isComplete)) {
    const section: Section = { layout: "enumeration", units, lead: lead.opener }
    made.push({ approach: "enumeration", sections: [section], value: 0.5 })
  }
  for (const finding of others) {
    const prose = nonEmpty(unitsOf(finding))
    if (prose === undefined || finding.speaker !== undefined) continue
    if (finding.opener !== undefined && leadsTo(finding, lead)) {
      const approach = finding.opener.kind === "question" ? "question-answer" : "headline"
      made.push({ approach, opener: finding.opener, sections: [{ layout: "prose", units: prose }, list], value: 0.95 })
    }
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
  const highlights = highlightsOf(lead, units)
  if (highlights !== undefined) made.push({ approach: "spotlight", sections: highlights, value: 0.5 })
  return made
}

/** Whether the list ends what the other finding begins, so that a question above both is answered by both. */
export const leadsTo = (finding: Finding, list: Finding): boolean =>
  list.kind === "list" && finding.citation.start < list.citation.start && isSameSection(finding, list)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const isComplete = (unit: Unit): boolean => /[.!?…]["”“’»)]?$/.test(unit.text)

const wordsOf = (unit: Unit): number => unit.text.split(" ").length

/** An item without a full stop that has more is a sentence rather than a label. */
const maxLabelWords = 8

/** A shorter item tells little. */
const minHighlight = 30

// The item that tells most, then one or two others, together no more than half of the list. The line above the list says
// what its items are, so they come with it.
const highlightsOf = ({ isOrdered, opener }: Finding, units: Units): Composition["sections"] | undefined => {
  const isCounted = opener !== undefined && countsItems.test(opener.text)
  // A step means nothing without the others.
  if (isOrdered === true && !isCounted) return undefined
  const isTold = (unit: Unit) =>
    opener === undefined
      ? unit.standsAlone && (isComplete(unit) || /\S: /.test(unit.text))
      : !pointsBack.test(unit.text) && (isComplete(unit) || /\S: /.test(unit.text) || wordsOf(unit) > maxLabelWords)
  const telling = units.filter((unit) => unit.text.length >= minHighlight && isTold(unit))
  const [best] = telling.toSorted((a, b) => b.text.length - a.text.length || a.index - b.index)
  if (best === undefined) return undefined
  const half = units.reduce((sum, unit) => sum + unit.text.length, 0) / 2
  let room = half - best.text.length
  const further = telling.filter((unit) => {
    if (unit === best || unit.text.length > room) return false
    room -= unit.text.length
    return true
  })
  if (opener !== undefined) {
    return [{ layout: isCounted ? "counted-excerpt" : "excerpt", units: [best, ...further.slice(0, 2)], lead: opener }]
  }
  const hook: Section = { layout: "prose", units: [best] }
  const rest = nonEmpty(further.slice(0, 2))
  if (rest === undefined) return [hook]
  return [hook, { layout: rest.length > 1 ? "bullets" : "prose", units: rest }]
}

const pointsBack =
  /^(?:it|its|they|their|this|these|that|those|he|she|then|so|also|es|sie|er|ihre?|diese?[rsmn]?|dann|auch|dazu|danach)(?!\p{L})/iu

// `The three most common mistakes`, but no steps.
const countsItems =
  /^(?!.*(?:steps?|schritte?n?|plan|anleitung)(?!\p{L}))(?:(?:the|our|my|die|der|das|unsere|meine|top) )?(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf) /iu
