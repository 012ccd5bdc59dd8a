import { type SourceDocument } from "../../../knowledge/SourceDocument.ts"
import { type LanguageTag, primarySubtag } from "../../../text/Language.ts"
import { NgramIndex } from "../../../text/Ngrams.ts"
import { type ResearchInput } from "../ResearchAgent.ts"
import { type Analysis } from "./analysis.ts"
import { type Candidate } from "./candidate.ts"
import { readConstraints, type Rules } from "./constraints.ts"
import { timeliness } from "./dates.ts"
import { type Ranked, textOf } from "./rank.ts"

/** Below this a statement is not worth a post; the slot is better left empty. */
const minSalience = 0.3
const minIndependence = 0.55
const minWords = 8
/** More than any campaign has slots for, two to each. */
const maxStatements = 5_000
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
  const isPoor = makePoorReview()
  return [...analysis.ranked]
    .sort((a, b) => b.salience - a.salience || placeOf(a.candidate, b.candidate))
    .filter(({ candidate, independence, salience }) => {
      const { language } = candidate.document
      const text = textOf(candidate)
      if (languages.size > 0 && !languages.has(primarySubtag(language))) return false
      if (salience < minSalience || independence < minIndependence) return false
      if (candidate.parts.reduce((sum, part) => sum + part.features.words, 0) < minWords) return false
      if (isPoor(candidate) || rulesOf(language).forbids(text) !== undefined) return false
      const heading = candidate.block.headings.at(-1) ?? ""
      if (input.startsOn !== undefined && timeliness(text, heading, language, input.startsOn).isStale) return false
      if (told.highestOverlap(text) > maxOverlap) return false
      told.add(`${candidate.document.source} ${candidate.parts[0].start}`, text)
      return true
    })
    .slice(0, maxStatements)
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
const makePoorReview = () => {
  const highest = new Map<SourceDocument, Map<string, number>>()
  const highestOf = (document: SourceDocument, column: string): number => {
    const columns = highest.get(document) ?? new Map<string, number>()
    highest.set(document, columns)
    const known =
      columns.get(column) ??
      document.blocks.reduce((most, block) => Math.max(most, ratingOf(block.attributes?.[column]) ?? 0), 0)
    columns.set(column, known)
    return known
  }
  return ({ block, document }: Candidate): boolean => {
    const column = Object.keys(block.attributes ?? {}).find((name) => ratingColumn.test(name.trim()))
    const rating = column === undefined ? undefined : ratingOf(block.attributes?.[column])
    if (column === undefined || rating === undefined) return false
    return rating / Math.max(1, highestOf(document, column)) <= 0.6
  }
}

const ratingOf = (cell: string | undefined): number | undefined => {
  const rating = Number((cell ?? "").trim().replace(",", ".") || "none")
  return Number.isFinite(rating) ? rating : undefined
}
