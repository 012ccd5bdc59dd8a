import { type LanguageTag, primarySubtag } from "../../../text/Language.ts"
import { NgramIndex } from "../../../text/Ngrams.ts"
import { type ResearchInput } from "../ResearchAgent.ts"
import { type Analysis } from "./analysis.ts"
import { type Candidate } from "./candidate.ts"
import { readConstraints, type Rules } from "./constraints.ts"
import { timeliness } from "./dates.ts"
import { type Ranked, textOf } from "./rank.ts"

/** Below this a statement is not worth a post where there are better ones. */
const minSalience = 0.3
/** Below this it is not worth a post at all; the slot is better left empty. */
const leastSalience = 0.2
const minIndependence = 0.55
const minWords = 8
/** Share of the highest rating at which a review speaks against the brand. */
const poorRating = 0.6
/** More than any campaign has slots for, two to each. */
const maxStatements = 5_000
/** Share of word 5-grams above which two statements say the same. */
const maxOverlap = 0.4

/** Why a statement is not worth a post. */
export type Refusal = "language" | "beside" | "leaning" | "short" | "rating" | "ruled-out" | "over" | "alike"

/** The statements that may become findings, best first. */
export const selectStatements = (input: ResearchInput, analysis: Analysis): ReadonlyArray<Ranked> =>
  judgeStatements(input, analysis)
    .filter(({ refusal }) => refusal === undefined)
    .map(({ statement }) => statement)
    .slice(0, maxStatements)

/** Every statement of the sources, best first, with what speaks against it where something does. */
export const judgeStatements = (
  input: ResearchInput,
  analysis: Analysis
): ReadonlyArray<{ readonly statement: Ranked; readonly refusal: Refusal | undefined }> => {
  const languages = new Set(input.languages.map(primarySubtag))
  const rules = new Map<LanguageTag, Rules>()
  const rulesOf = (language: LanguageTag): Rules => {
    const known = rules.get(language) ?? rulesFor(input, language)
    rules.set(language, known)
    return known
  }
  const told = new NgramIndex(5)
  let taken = 0
  const refusalOf = ({ candidate, independence, salience }: Ranked): Refusal | undefined => {
    const { block, document, parts } = candidate
    const { language } = document
    const text = textOf(candidate)
    if (languages.size > 0 && !languages.has(primarySubtag(language))) return "language"
    if (parts.reduce((sum, part) => sum + part.features.words, 0) < minWords) return "short"
    // A customer who was let down, or half so, is no witness for the brand.
    if ((analysis.ratingOf(block, document) ?? 1) <= poorRating) return "rating"
    if (independence < minIndependence) return "leaning"
    // The best come first, so that the rest fills up.
    if (salience < (taken < (input.wanted ?? 0) ? leastSalience : minSalience)) return "beside"
    if (rulesOf(language).forbids(text) !== undefined) return "ruled-out"
    const heading = block.headings.at(-1) ?? ""
    if (input.startsOn !== undefined && timeliness(text, heading, language, input.startsOn).isStale) return "over"
    if (told.highestOverlap(text) > maxOverlap) return "alike"
    told.add(`${document.source} ${parts[0].start}`, text)
    taken++
    return undefined
  }
  return [...analysis.ranked]
    .sort((a, b) => b.salience - a.salience || placeOf(a.candidate, b.candidate))
    .map((statement) => ({ statement, refusal: refusalOf(statement) }))
}

/** What the brief's constraints, banned words and competitors ask of statements in a language. */
export const rulesFor = (input: ResearchInput, language: LanguageTag): Rules =>
  readConstraints(input.constraints, input.avoidedWords ?? [], language)

const placeOf = (a: Candidate, b: Candidate): number =>
  a.document.source === b.document.source
    ? a.parts[0].start - b.parts[0].start
    : a.document.source < b.document.source
      ? -1
      : 1
