import { type Finding } from "../../../knowledge/Finding.ts"
import { type Composition, isSameSection, nonEmpty, onlyAnswers, type Section, strongestOf } from "./composition.ts"
import { begins, isInOrder } from "./order.ts"
import { hasWords, natureOf, type Unit, unitsOf } from "./units.ts"

/** Ways to tell a statement, and after it what follows. */
export const proses = (lead: Finding, more: ReadonlyArray<Section>): ReadonlyArray<Composition> => {
  const units = nonEmpty(unitsOf(lead))
  if (units === undefined) return []
  const [first, ...others] = units
  const nature = natureOf(first)
  const isAnswer = onlyAnswers(lead)
  const made: Array<Composition> = isAnswer
    ? []
    : [{ approach: nature, sections: [{ layout: "prose", units }, ...more], value: 0.8 }]
  if (lead.opener !== undefined) {
    const isQuestion = lead.opener.kind === "question"
    made.push({
      approach: isQuestion ? "question-answer" : "headline",
      opener: lead.opener,
      // A headline stands over its own section; a question that follows brings its own line.
      sections: [{ layout: "prose", units }, ...(isQuestion ? more : more.filter(isUnder(lead)))],
      value: isQuestion ? 1 : 0.9
    })
  }
  const late = others.findIndex(begins)
  const tail = late < 0 ? undefined : nonEmpty(others.slice(late))
  if (tail !== undefined) {
    const tailNature = natureOf(tail[0])
    made.push({
      approach: tailNature === nature ? "detail" : tailNature,
      sections: [{ layout: "prose", units: tail }, ...more],
      // A story loses more by a missing beginning than a list of facts does.
      value: lead.kind === "story" ? 0.4 : 0.6
    })
  }
  const strongestLater = strongestOf(others.slice(1))
  if (strongestLater !== undefined && !isAnswer) {
    made.push({
      approach: "condensed",
      sections: [{ layout: "prose", units: [first, strongestLater] }, ...more],
      value: 0.5
    })
  }
  const points = isListable(lead, first) && !isAnswer ? asPoints(others) : undefined
  if (points !== undefined) {
    made.push({ approach: "points", sections: [{ layout: "prose", units: [first] }, points], value: 0.65 })
  }
  const strongest = strongestOf(units.filter((unit) => begins(unit) && hasWords(unit)))
  if (strongest !== undefined) {
    made.push({ approach: "one-liner", sections: [{ layout: "prose", units: [strongest] }], value: 0.4 })
  }
  return made
}

/**
 * Ways to begin with a later sentence and what leans on it; what stands before it in the source follows, in its own
 * order. None for what happens one after the other: it would run backwards.
 */
export const details = (lead: Finding, more: ReadonlyArray<Section>): ReadonlyArray<Composition> => {
  const units = unitsOf(lead)
  if (isInOrder(lead, units)) return []
  const beginnings = units.filter((unit) => unit.index > 0 && begins(unit) && !unit.text.endsWith("?"))
  return beginnings.slice(-maxDetails).flatMap((detail): ReadonlyArray<Composition> => {
    const [from, before] = [nonEmpty(units.slice(detail.index)), nonEmpty(units.slice(0, detail.index))]
    if (from === undefined || before === undefined || onlyAnswers(lead) || from.some(({ text }) => counts.test(text)))
      return []
    const turned: Composition = {
      approach: "detail-first",
      sections: [{ layout: "prose", units: from }, { layout: "prose", units: before }, ...more],
      value: 0.55
    }
    const points = isListable(lead, detail) ? asPoints(units.filter((unit) => unit !== detail)) : undefined
    if (points === undefined) return [turned]
    const sections: Composition["sections"] = [{ layout: "prose", units: [detail] }, points]
    return [turned, { approach: "detail-points", sections, value: 0.55 }]
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const isUnder =
  (lead: Finding) =>
  ({ units: [unit] }: Section): boolean =>
    isSameSection(unit.finding, lead)

/** Most later sentences that are tried as a beginning. */
const maxDetails = 2

// A sentence that goes on counting stays behind what it counts from.
const counts =
  /^(?:the|der|die|das) (?:next|last|second|third|fourth|nächste|letzte|zweite|dritte|vierte)(?!\p{L})|^(?:second|third|last|next|finally|zweitens|drittens|zuletzt|schließlich)(?:ly)?(?!\p{L})/iu

// What happened one after the other is no list.
const isListable = (lead: Finding, hook: Unit): boolean =>
  lead.kind !== "story" && lead.kind !== "quotation" && hook.text.length <= 140

const asPoints = (units: ReadonlyArray<Unit>): Section | undefined => {
  const points = nonEmpty(units)
  return points !== undefined && points.length > 1 && points.every((unit) => unit.standsAlone)
    ? { layout: "bullets", units: points }
    : undefined
}
