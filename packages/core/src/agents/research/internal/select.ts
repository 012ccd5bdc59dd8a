import { type LanguageTag, primarySubtag } from "../../../text/Language.ts"
import { NgramIndex } from "../../../text/Ngrams.ts"
import { type ResearchInput } from "../ResearchAgent.ts"
import { type Analysis } from "./analysis.ts"
import { type Candidate } from "./candidates.ts"
import { readConstraints, type Rules } from "./constraints.ts"
import { timeliness } from "./dates.ts"
import { type Ranked, textOf } from "./rank.ts"

/** Below this a statement is not worth a post; the slot is better left empty. */
const minSalience = 0.3
const minIndependence = 0.55
const minWords = 8
/** Share of word 5-grams above which two statements say the same. */
const maxOverlap = 0.4

/** The statements that may become findings, best first. */
export const selectStatements = (input: ResearchInput, analysis: Analysis): ReadonlyArray<Ranked> => {
  const languages = new Set(input.languages.map(primarySubtag))
  const rules = new Map<LanguageTag, Rules>()
  const rulesOf = (language: LanguageTag): Rules => {
    const known = rules.get(language) ?? rulesFor(input, language)
    rules.set(language, known)
    return known
  }
  const told = new NgramIndex(5)
  return [...analysis.ranked]
    .sort((a, b) => b.salience - a.salience || placeOf(a.candidate, b.candidate))
    .filter(({ candidate, independence, salience }) => {
      const { language } = candidate.document
      const text = textOf(candidate)
      if (languages.size > 0 && !languages.has(primarySubtag(language))) return false
      if (salience < minSalience || independence < minIndependence) return false
      if (candidate.parts.reduce((sum, part) => sum + part.features.words, 0) < minWords) return false
      if (isPoorReview(candidate) || rulesOf(language).forbids(text) !== undefined) return false
      const heading = candidate.block.headings.at(-1) ?? ""
      if (input.startsOn !== undefined && timeliness(text, heading, language, input.startsOn).isStale) return false
      if (told.highestOverlap(text) > maxOverlap) return false
      told.add(`${candidate.document.source} ${candidate.parts[0].start}`, text)
      return true
    })
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

const ratingColumn = /^(?:rating|stars?|score|bewertung|sterne|note|punkte)$/i

// A customer who was let down, or half so, is no witness for the brand.
const isPoorReview = ({ block, document }: Candidate): boolean => {
  const entry = Object.entries(block.attributes ?? {}).find(([name]) => ratingColumn.test(name.trim()))
  if (entry === undefined) return false
  const rating = Number(entry[1].replace(",", "."))
  const highest = Math.max(
    ...document.blocks.map((other) => Number((other.attributes?.[entry[0]] ?? "0").replace(",", ".")) || 0)
  )
  return Number.isFinite(rating) && highest > 0 && rating / highest <= 0.6
}
