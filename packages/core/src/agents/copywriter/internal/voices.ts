import { type Finding } from "../../../knowledge/Finding.ts"
import { type Composition, nonEmpty, type Section, strongestOf } from "./composition.ts"
import { unitsOf } from "./units.ts"

/** Ways to let a person speak. Nobody's sentences change their order. */
export const voices = (lead: Finding, more: ReadonlyArray<Section>): ReadonlyArray<Composition> => {
  const units = nonEmpty(unitsOf(lead))
  if (units === undefined) return []
  const made: Array<Composition> = [
    { approach: "quotation", sections: [{ layout: "quotation", units }, ...more], value: 0.8 },
    { approach: "speaker-first", sections: [{ layout: "quotation", units }, ...more], value: 0.5 }
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
  const isReview = lead.speakerDetail !== undefined
  const strongest = strongestOf(isReview ? [units[0]] : units)
  if (strongest !== undefined && units.length > 1) {
    made.push({ approach: "pull-quote", sections: [{ layout: "quotation", units: [strongest] }], value: 0.3 })
  }
  const late = isReview ? -1 : units.findIndex((unit) => unit.index > 0 && unit.opens)
  const tail = late < 0 ? undefined : nonEmpty(units.slice(late))
  if (tail !== undefined) {
    made.push({ approach: "speaker-first", sections: [{ layout: "quotation", units: tail }, ...more], value: 0.45 })
  }
  return made
}
