import { type Finding } from "../../../knowledge/Finding.ts"
import { type Composition, isSameSection, type Place, type Section, sectionOf } from "./composition.ts"
import { leadsTo, listings } from "./listings.ts"
import { details, proses } from "./proses.ts"
import { voices } from "./voices.ts"

/**
 * Every way in which these findings can be told, in no particular order. More findings never give fewer ways: each is
 * told alone as well.
 */
export const compositions = (findings: ReadonlyArray<Finding>, place: Place): ReadonlyArray<Composition> =>
  findings.flatMap((lead, position) => {
    const others = findings.filter((other) => other !== lead)
    const more = takesMore(place) ? followers(lead, others, position === 0, place) : []
    const made = [
      ...told(lead, others, more),
      // The leading one goes on with a second finding where it can.
      ...(more.length === 0 ? [] : told(lead, [], []).map(lowered(0.2))),
      // Another finding is a beginning of its own, whose order need not change.
      ...(lead.kind === "list" || lead.speaker !== undefined
        ? []
        : position === 0
          ? details(lead, more)
          : details(lead, []).map(lowered(0.25)))
    ]
    return made
      .filter(({ approach }) => !isInParts(place) || !inOneText.has(approach))
      .filter(({ approach }) => approach !== "question-answer" || !others.some((list) => leadsTo(lead, list)))
      .map(withoutRepeatedLine)
      .map(({ approach, ...rest }) => ({
        ...rest,
        approach: position === 0 ? approach : (ofOthers[approach] ?? approach),
        value: rest.value - position * 0.15
      }))
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const told = (
  lead: Finding,
  others: ReadonlyArray<Finding>,
  more: ReadonlyArray<Section>
): ReadonlyArray<Composition> =>
  lead.kind === "list" ? listings(lead, others) : lead.speaker === undefined ? proses(lead, more) : voices(lead, more)

// A list may stand under the heading of its section, which then opens the text already.
const withoutRepeatedLine = (composition: Composition): Composition => {
  const { opener, sections } = composition
  const [first, ...rest] = sections.map((section): Section => {
    const { lead, ...others } = section
    return lead !== undefined &&
      opener?.citation.start === lead.citation.start &&
      opener.citation.source === lead.citation.source
      ? others
      : section
  })
  return first === undefined ? composition : { ...composition, sections: [first, ...rest] }
}

const lowered =
  (by: number) =>
  (composition: Composition): Composition => ({ ...composition, value: composition.value - by })

// What follows the leading finding. The second finding may lead too, but the first one does not follow it whole: an
// order that is merely turned round says nothing new. Nobody's words are cut for another's sake.
const followers = (
  lead: Finding,
  others: ReadonlyArray<Finding>,
  isFirst: boolean,
  { format }: Place
): ReadonlyArray<Section> => {
  if (isFirst) return others.flatMap((finding) => sectionOf(finding))
  const isEnough = lead.speaker !== undefined || (format === "post" && lead.sentences.length > 2)
  const goesOn = (finding: Finding) => isSameSection(finding, lead) || (isNote(finding) && isNote(lead))
  return others.flatMap((finding) => (isEnough || !goesOn(finding) ? [] : sectionOf(finding, 1)))
}

// A statement that stands in no section.
const isNote = ({ headings, opener }: Finding): boolean => headings.length === 0 && opener === undefined

// Slides and the posts of a thread have a layout of their own.
const isInParts = ({ format }: Place): boolean => format === "carousel" || format === "thread"

const inOneText: ReadonlySet<string> = new Set([
  "points",
  "detail-points",
  "one-liner",
  "enumeration",
  "spotlight",
  "pull-quote",
  "speaker-first"
])

// How a text that simply begins is named, its first sentence decides; the same beginning with another finding is
// another aspect, and its question another one.
const ofOthers: Readonly<Partial<Record<string, string>>> = {
  statement: "aspect",
  story: "aspect",
  "lead-fact": "aspect",
  contrast: "aspect",
  tip: "aspect",
  "question-answer": "other-question"
}

// Formats that tell more than one finding.
const takesMore = ({ format, platform }: Place): boolean =>
  format === "carousel" ||
  format === "thread" ||
  (format === "post" && (platform === "linkedin" || platform === "facebook"))
