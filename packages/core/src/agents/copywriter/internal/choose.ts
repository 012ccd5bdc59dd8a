import { maxSharedTelling, Telling } from "../../../content/Similarity.ts"
import { type Finding } from "../../../knowledge/Finding.ts"
import { noise as noiseOf } from "../../director/Noise.ts"
import { type Place } from "./composition.ts"
import { compositions } from "./compositions.ts"
import { render, type Rendered } from "./render.ts"
import { isSame } from "./units.ts"

/** Most wordings of one post. */
const maxVariants = 3

/** So many of the best wordings are tried as the first one at once. */
const maxFirsts = 5

/** Most that two wordings share where the material is to be the best of several. */
const maxSharedStrict = 0.6

/**
 * The best wordings of the findings, two or three, of which no two have the same approach or tell the same. Fewer than
 * two where the material allows only one.
 */
export const chooseVariants = (
  findings: ReadonlyArray<Finding>,
  place: Place,
  seed: number,
  name: string
): ReadonlyArray<Rendered> => {
  const candidates = valued(findings, place, seed, name)
  // The best one may stand in the way of a good second one, or of any.
  for (let start = 0; start < candidates.length; start += maxFirsts) {
    const [best] = candidates
      .slice(start, start + maxFirsts)
      .map((first) => chooseAfter(first, candidates))
      .filter(({ chosen }) => chosen.length > 1)
      .toSorted((a, b) => b.value - a.value)
    if (best !== undefined) return best.chosen
  }
  return candidates.slice(0, 1).map(({ rendered }) => rendered)
}

/** Every wording of the findings, best first. */
export const allVariants = (
  findings: ReadonlyArray<Finding>,
  place: Place,
  seed: number,
  name: string
): ReadonlyArray<Rendered> => valued(findings, place, seed, name).map(({ rendered }) => rendered)

/**
 * Whether the findings give at least two wordings that differ.
 *
 * @param isStrict whether they must begin with different sentences, share less than wordings may, and say more than one
 * sentence where a post usually does
 */
export const hasTwoWordings = (findings: ReadonlyArray<Finding>, place: Place, isStrict: boolean): boolean => {
  const limit = isStrict ? maxSharedStrict : maxSharedTelling
  const least = isStrict ? Math.min(2, aims[kindOf(place)] ?? 2) : 1
  const candidates = candidatesOf(findings, place).filter(({ rendered }) => rendered.units.length >= least)
  return candidates.some((one, index) =>
    candidates
      .slice(0, index)
      .some((other) => differs(one, other, limit) && (!isStrict || !isLedAlike(one.rendered, other.rendered)))
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Candidate {
  readonly rendered: Rendered
  readonly telling: () => Telling
  /** The sentences of the sources that it is made of, whatever their order. */
  readonly sentences: string
  /** The lines below its title, likewise. */
  readonly lines: string
  /** Place among the titles of its composition. */
  readonly rank: number
}

interface Valued extends Candidate {
  readonly value: number
}

const candidatesOf = (findings: ReadonlyArray<Finding>, place: Place): ReadonlyArray<Candidate> =>
  compositions(findings, place).flatMap((composition) =>
    render(composition, place).map((rendered, rank) => {
      const { body: text, title, units } = rendered
      const language = units[0]?.finding.language ?? "und"
      let telling: Telling | undefined
      const sentences = [...new Set(rendered.cited.map(({ finding, quote }) => `${finding.id} ${quote}`))]
        .sort()
        .join("\n")
      return {
        rendered,
        rank,
        sentences,
        lines: text.split(/\n+/).sort().join("\n"),
        telling: () => (telling ??= new Telling({ text, title }, language))
      }
    })
  )

const valued = (findings: ReadonlyArray<Finding>, place: Place, seed: number, name: string): ReadonlyArray<Valued> =>
  candidatesOf(findings, place)
    .map((candidate): Valued => {
      const { rank, rendered } = candidate
      const { approach, value } = rendered.composition
      const noise = 0.12 * noiseOf(seed, `${name} ${approach}`)
      return { ...candidate, value: value + preference(rendered, place) + noise - 0.05 * rank }
    })
    .sort(bestFirst)

const bestFirst = (a: Valued, b: Valued): number => b.value - a.value || (a.rendered.body < b.rendered.body ? -1 : 1)

interface Choice {
  readonly chosen: ReadonlyArray<Rendered>
  /** Of the first two; the first one, which is sent unless somebody picks another, counts twice. */
  readonly value: number
}

const chooseAfter = (first: Valued, candidates: ReadonlyArray<Valued>): Choice => {
  const chosen = [first]
  while (chosen.length < maxVariants) {
    const [next] = candidates
      .filter((candidate) => chosen.every((other) => differs(candidate, other, maxSharedTelling)))
      .map((candidate) => ({ ...candidate, value: candidate.value + novelty(candidate, chosen) }))
      .sort(bestFirst)
    if (next === undefined || (chosen.length >= 2 && next.value < 0.75)) break
    chosen.push(next)
  }
  const value = 2 * first.value + (chosen[1]?.value ?? 0)
  return { chosen: chosen.map(({ rendered }) => rendered), value }
}

const differs = (a: Candidate, b: Candidate, limit: number): boolean =>
  a.rendered.composition.approach !== b.rendered.composition.approach &&
  a.sentences !== b.sentences &&
  a.lines !== b.lines &&
  a.telling().differsFrom(b.telling(), limit)

// Whether both begin with the same sentence of the sources, whatever stands above it.
const isLedAlike = (a: Rendered, b: Rendered): boolean => {
  const [mine, theirs] = [a.units[0], b.units[0]]
  return mine !== undefined && theirs !== undefined && isSame(mine, theirs)
}

const layoutOf = ({ composition }: Rendered): string => composition.sections.map(({ layout }) => layout).join(" ")

// A wording that begins with other sentences, or in another layout, tells a reader more than one that says less of the
// same.
const novelty = ({ rendered, telling }: Candidate, chosen: ReadonlyArray<Candidate>): number => {
  const lead = rendered.units[0]?.finding
  const isNewFinding = chosen.every((other) => other.rendered.units[0]?.finding !== lead)
  const isLedAnew = chosen.every((other) => !isLedAlike(other.rendered, rendered))
  const isOtherLayout = chosen.every((other) => layoutOf(other.rendered) !== layoutOf(rendered))
  const shared = Math.max(...chosen.map((other) => telling().sharedWith(other.telling())))
  return (isNewFinding ? 0.15 : 0) + (isLedAnew ? 0.2 : -0.1) + (isOtherLayout ? 0.15 : 0) - 0.7 * shared
}

const kindOf = ({ format, platform }: Place): string => (format === "post" ? platform : format)

const preference = ({ body, composition, units }: Rendered, place: Place): number => {
  const kind = kindOf(place)
  const own = preferences[kind]?.[composition.approach] ?? 0
  const thin = units.length < (aims[kind] ?? 2) ? -0.25 : 0
  return own + thin + (body.length < 60 ? -0.3 : 0)
}

const preferences: Partial<Record<string, Partial<Record<string, number>>>> = {
  x: { "one-liner": 0.15, points: -0.2, "detail-points": -0.2, "lead-fact": 0.1, tip: 0.1, "pull-quote": 0.1 },
  linkedin: { points: 0.1, "detail-points": 0.1, "pull-quote": -0.6, "speaker-first": -0.1 },
  facebook: { story: 0.1, "pull-quote": -0.3 },
  instagram: { "pull-quote": 0.1, "one-liner": -0.2 },
  video: { "question-answer": 0.1, points: -0.1, "detail-points": -0.1, "pull-quote": -0.2, spotlight: 0.1 },
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
