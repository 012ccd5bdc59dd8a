import { type Finding } from "../../../knowledge/Finding.ts"
import { overlap } from "../../../text/Ngrams.ts"
import { noise as noiseOf } from "../../director/Noise.ts"
import { compositions, type Place } from "./composition.ts"
import { render, type Rendered } from "./render.ts"

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
    if (next === undefined || (chosen.length >= 2 && next.value < 0.7)) break
    chosen.push(next.rendered)
  }
  return chosen
}

/** Whether the findings give at least two wordings that differ. */
export const hasTwoWordings = (findings: ReadonlyArray<Finding>, place: Place): boolean => {
  const first: Array<Rendered> = []
  for (const composition of compositions(findings, place)) {
    const rendered = render(composition, place)
    if (rendered === undefined) continue
    if (first.some((other) => differs(rendered, other))) return true
    first.push(rendered)
  }
  return false
}

const firstLine = (rendered: Rendered): string => rendered.body.split("\n")[0] ?? ""

const differs = (a: Rendered, b: Rendered): boolean =>
  a.composition.approach !== b.composition.approach &&
  firstLine(a) !== firstLine(b) &&
  (a.units.length !== b.units.length ||
    a.usesOpener !== b.usesOpener ||
    a.composition.sections.some((section, index) => section.layout !== b.composition.sections[index]?.layout) ||
    a.units.some((unit) => !b.units.includes(unit))) &&
  a.body !== b.body

// A wording that leads with another finding tells a reader more.
const novelty = (rendered: Rendered, chosen: ReadonlyArray<Rendered>): number => {
  const lead = rendered.units[0]?.finding
  const isNew = chosen.every((other) => other.units[0]?.finding !== lead)
  const isTitleTaken = rendered.title !== undefined && chosen.some((other) => other.title === rendered.title)
  const likeness = Math.max(...chosen.map((other) => overlap(other.body, rendered.body)))
  return (isNew ? 0.25 : 0) - 0.4 * likeness - (isTitleTaken ? 0.2 : 0)
}

const preference = ({ body, composition, units }: Rendered, { format, platform }: Place): number => {
  const own = preferences[format === "post" ? platform : format]?.[composition.approach] ?? 0
  const thin = units.length < (aims[format === "post" ? platform : format] ?? 2) ? -0.25 : 0
  return own + thin + (body.length < 60 ? -0.3 : 0)
}

const preferences: Partial<Record<string, Partial<Record<string, number>>>> = {
  x: { "one-liner": 0.25, points: -0.4, "lead-fact": 0.1, tip: 0.1, "pull-quote": 0.2 },
  linkedin: { points: 0.1, "pull-quote": -0.6, "speaker-first": -0.1 },
  facebook: { story: 0.1, "pull-quote": -0.3 },
  instagram: { "pull-quote": 0.15, "one-liner": -0.2 },
  video: { "question-answer": 0.1, points: -0.1, "one-liner": -0.4, spotlight: 0.1 },
  carousel: { "one-liner": -1, points: -1, condensed: -0.3, "run-in": -1, "pull-quote": -1, "speaker-first": -1 },
  thread: { "one-liner": -1, points: -1, condensed: -0.3, "run-in": -1, "pull-quote": -1, "speaker-first": -1 }
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
