import { type Finding } from "../../../knowledge/Finding.ts"
import { noise as noiseOf } from "../../director/Noise.ts"
import { compositions, type Place } from "./composition.ts"
import { render, type Rendered } from "./render.ts"
import { isSame } from "./units.ts"

/** Most wordings of one post. */
const maxVariants = 3

/**
 * The best wordings of the findings, two or three, of which no two have the same structure, first line or sentences.
 * Fewer than two where the material allows only one.
 */
export const chooseVariants = (
  findings: ReadonlyArray<Finding>,
  place: Place,
  seed: number,
  name: string
): ReadonlyArray<Rendered> => {
  const candidates = compositions(findings, place)
    .flatMap((composition) => {
      const rendered = render(composition, place)
      if (rendered === undefined) return []
      const noise = 0.12 * noiseOf(seed, `${name} ${composition.approach}`)
      return [{ rendered, value: composition.value + preference(rendered, place) + noise }]
    })
    .sort((a, b) => b.value - a.value || (a.rendered.body < b.rendered.body ? -1 : 1))
  // The best one may stand in the way of all others, then the next best begins.
  for (const { rendered } of candidates) {
    const chosen = chooseAfter(rendered, candidates)
    if (chosen.length > 1) return chosen
  }
  return candidates.slice(0, 1).map(({ rendered }) => rendered)
}

interface Valued {
  readonly rendered: Rendered
  readonly value: number
}

const chooseAfter = (first: Rendered, candidates: ReadonlyArray<Valued>): ReadonlyArray<Rendered> => {
  const chosen = [first]
  while (chosen.length < maxVariants) {
    const next = candidates
      .filter(({ rendered }) => chosen.every((other) => differs(rendered, other)))
      .map(({ rendered, value }) => ({ rendered, value: value + novelty(rendered, chosen) }))
      .sort((a, b) => b.value - a.value || (a.rendered.body < b.rendered.body ? -1 : 1))[0]
    if (next === undefined || (chosen.length >= 2 && next.value < 0.75)) break
    chosen.push(next.rendered)
  }
  return chosen
}

/**
 * Whether the findings give at least two wordings that differ.
 *
 * @param isStrict whether they must differ in their sentences or layout, and not only in their first line
 */
export const hasTwoWordings = (findings: ReadonlyArray<Finding>, place: Place, isStrict: boolean): boolean => {
  const made: Array<Rendered> = []
  for (const composition of compositions(findings, place)) {
    const rendered = render(composition, place)
    if (rendered === undefined) continue
    if (made.some((other) => differs(rendered, other) && (!isStrict || isOther(rendered, other)))) return true
    made.push(rendered)
  }
  return false
}

const layoutOf = (rendered: Rendered): string =>
  rendered.composition.sections.map((section) => section.layout).join(" ")

const isOther = (a: Rendered, b: Rendered): boolean => likeness(a, b) < 1 || layoutOf(a) !== layoutOf(b)

const firstLine = (rendered: Rendered): string => rendered.body.split("\n")[0] ?? ""

const differs = (a: Rendered, b: Rendered): boolean =>
  a.composition.approach !== b.composition.approach &&
  firstLine(a) !== firstLine(b) &&
  (isOther(a, b) || a.usesOpener !== b.usesOpener)

// Share of their sentences that both have.
const likeness = (a: Rendered, b: Rendered): number => {
  const shared = a.units.filter((unit) => b.units.some((other) => isSame(unit, other))).length
  return shared / (a.units.length + b.units.length - shared)
}

// A wording that leads with another finding, or in another layout, tells a reader more than one that merely begins
// otherwise.
const novelty = (rendered: Rendered, chosen: ReadonlyArray<Rendered>): number => {
  const lead = rendered.units[0]?.finding
  const isNew = chosen.every((other) => other.units[0]?.finding !== lead)
  const isTitleTaken = rendered.title !== undefined && chosen.some((other) => other.title === rendered.title)
  const isOtherLayout = chosen.every((other) => layoutOf(other) !== layoutOf(rendered))
  const alike = Math.max(...chosen.map((other) => likeness(other, rendered)))
  const repeats = chosen.some((other) => !isOther(rendered, other)) ? 0.6 : 0
  return (isNew ? 0.25 : 0) + (isOtherLayout ? 0.2 : 0) - 0.7 * alike - (isTitleTaken ? 0.2 : 0) - repeats
}

const preference = ({ body, composition, units }: Rendered, { format, platform }: Place): number => {
  const own = preferences[format === "post" ? platform : format]?.[composition.approach] ?? 0
  const thin = units.length < (aims[format === "post" ? platform : format] ?? 2) ? -0.25 : 0
  return own + thin + (body.length < 60 ? -0.3 : 0)
}

const preferences: Partial<Record<string, Partial<Record<string, number>>>> = {
  x: { "one-liner": 0.15, points: -0.2, "lead-fact": 0.1, tip: 0.1, "pull-quote": 0.1 },
  linkedin: { points: 0.1, "pull-quote": -0.6, "speaker-first": -0.1 },
  facebook: { story: 0.1, "pull-quote": -0.3 },
  instagram: { "pull-quote": 0.1, "one-liner": -0.2 },
  video: { "question-answer": 0.1, points: -0.1, "pull-quote": -0.2, spotlight: 0.1 },
  carousel: { condensed: -0.3 },
  thread: { condensed: -0.3 }
}

const aims: Partial<Record<string, number>> = {
  x: 1,
  linkedin: 4,
  facebook: 3,
  instagram: 2,
  video: 2,
  carousel: 4,
  thread: 4
}
