import { type Brief } from "../../../campaign/Brief.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { words } from "../../../text/Segmentation.ts"
import { stem } from "../../../text/Stemming.ts"
import { isStopWord } from "../../../text/StopWords.ts"
import { type Candidate } from "./candidate.ts"
import { makeRatings } from "./ratings.ts"

/** How good a statement is, each part from 0 to 1. */
export interface Ranked {
  readonly candidate: Candidate
  readonly salience: number
  readonly independence: number
}

/** Rates every statement by what the brief is about and by what it tells. Linear in the length of all statements. */
export const rank = (candidates: ReadonlyArray<Candidate>, brief: RankedBrief): ReadonlyArray<Ranked> => {
  const stems = candidates.map((candidate) => stemsOf(textOf(candidate), candidate.document.language))
  const frequency = new Map<string, number>()
  for (const set of stems) for (const one of set) frequency.set(one, (frequency.get(one) ?? 0) + 1)
  const wanted = new Map<string, Map<string, number>>()
  const raw = candidates.map((candidate, index) => {
    const language = primarySubtag(candidate.document.language)
    const terms = wanted.get(language) ?? briefTerms(brief, language)
    wanted.set(language, terms)
    const own = stems[index] ?? new Set<string>()
    let relevance = 0
    for (const one of own) {
      const weight = terms.get(one)
      // What nearly every statement has tells none of them from the others.
      if (weight !== undefined) relevance += weight * Math.log(1 + candidates.length / (frequency.get(one) ?? 1))
    }
    return relevance / Math.sqrt(4 + own.size)
  })
  const highest = percentile(raw, 0.95)
  const ratingOf = makeRatings()
  return candidates.map((candidate, index) => {
    const relevance = highest === 0 ? 0 : Math.min(1, (raw[index] ?? 0) / highest)
    const about = mean(candidate.parts.map((part) => part.features.salience))
    const salience =
      0.3 * relevance +
      0.25 * about +
      0.45 * information(candidate, (ratingOf(candidate.block, candidate.document) ?? 1) < 1)
    return { candidate, salience: round(salience), independence: round(independence(candidate)) }
  })
}

/** What of the brief says which statements matter. */
export type RankedBrief = Pick<Brief, "topic" | "audience" | "goals">

/** Text of a statement as a reader sees it. */
export const textOf = (candidate: Candidate): string => candidate.parts.map((part) => part.text).join(" ")

const briefTerms = (brief: RankedBrief, language: string): Map<string, number> => {
  const terms = new Map<string, number>()
  const add = (text: string, weight: number) => {
    for (const one of stemsOf(text, language)) terms.set(one, Math.max(weight, terms.get(one) ?? 0))
  }
  add(brief.audience, 0.7)
  for (const goal of brief.goals) add(goal, 0.9)
  add(brief.topic, 1)
  return terms
}

const stemsOf = (text: string, language: string): ReadonlySet<string> =>
  new Set(
    words(text, language)
      .filter((word) => word.text.length > 2 && !isStopWord(word.text, language) && !/^\d+$/.test(word.text))
      .map((word) => stem(word.text, language))
  )

// What makes a statement worth reading: figures, names, a contrast, something to do; not too much of it at once.
const information = (candidate: Candidate, isHalfPraise: boolean): number => {
  const all = candidate.parts.flatMap((part) => part.all)
  const text = textOf(candidate)
  const claims = all.flatMap((sentence) => sentence.claims)
  const figures = claims.filter((claim) => claim.kind !== "name" && claim.kind !== "superlative").length
  const names = claims.filter((claim) => claim.kind === "name").length
  const perSentence = figures / all.length
  const lengths = all.map((sentence) => sentence.words)
  const longest = Math.max(...lengths)
  let score = 0.35
  if (figures > 0) score += 0.2
  if (perSentence > 3) score -= 0.25
  else if (figures > 1) score += 0.05
  if (names > 0) score += 0.08
  // In a review that is not all praise, what follows the contrast is the objection.
  if (contrast.test(text)) score += isHalfPraise ? -0.12 : 0.12
  if (all.some((sentence) => sentence.isImperative)) score += 0.15
  if (candidate.kind === "list") score += 0.15
  if (candidate.opener?.kind === "question") score += 0.12
  else if (candidate.opener !== undefined) score += 0.06
  if (candidate.kind === "quotation") score += 0.08
  const hook = lengths[0] ?? 0
  if (hook >= 4 && hook <= 14) score += 0.1
  if (longest > 34) score -= 0.12
  if (lengths.reduce((sum, length) => sum + length, 0) < 12) score -= 0.15
  return Math.max(0, Math.min(1, score))
}

const contrast =
  /(?<!\p{L})(?:but|yet|while|whereas|although|rather than|instead of|compared with|more than|less than|aber|sondern|dagegen|während|statt|obwohl|trotzdem|mehr als|weniger als)(?!\p{L})/iu

// The opening sentence decides whether a reader finds in; a definite subject that nothing has introduced costs a bit.
const independence = (candidate: Candidate): number => {
  const [first, ...rest] = candidate.parts
  // `No.` is understood by the question above it, so what follows decides.
  const isAnswer = candidate.opener?.kind === "question" && first.features.words < 4
  const opening = (isAnswer ? (rest[0] ?? first) : first).features.selfContained
  const others = rest.length === 0 ? opening : mean(rest.map((part) => Math.max(0.5, part.features.selfContained)))
  const unknown = definite.test(first.text) && candidate.opener === undefined ? 0.2 : 0
  return Math.max(0, Math.min(1, 0.7 * opening + 0.3 * others - unknown))
}

const definite =
  /^(?:The|Der|Die|Das) (?!(?:first|last|best|most|only|average|right|erste|letzte|beste|meisten)\b)\p{L}+/u

const mean = (values: ReadonlyArray<number>): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

const percentile = (values: ReadonlyArray<number>, share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

const round = (value: number): number => Math.round(Math.max(0, Math.min(1, value)) * 1000) / 1000
