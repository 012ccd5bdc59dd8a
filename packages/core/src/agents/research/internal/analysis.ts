import { type SentenceFeatures } from "../../../knowledge/Passage.ts"
import { passageContext, sentenceFeatures } from "../../../knowledge/SentenceFeatures.ts"
import { type Block, type SourceDocument } from "../../../knowledge/SourceDocument.ts"
import { keyphrases } from "../../../text/Keyphrases.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { type ResearchInput } from "../ResearchAgent.ts"
import { type Candidate } from "./candidate.ts"
import { candidatesOf, headingText } from "./candidates.ts"
import { rank, type Ranked } from "./rank.ts"
import { makeRatings } from "./ratings.ts"
import { makeTruecaser } from "./truecase.ts"

/** Everything that is measured of the sources, once for each input. */
export interface Analysis {
  readonly features: ReadonlyMap<SourceDocument, ReadonlyArray<SentenceFeatures>>
  /** Every sentence of a block, in order. */
  readonly sentencesOf: (block: Block, document: SourceDocument) => ReadonlyArray<SentenceFeatures>
  /** In the order of the documents. */
  readonly ranked: ReadonlyArray<Ranked>
  /** Strongest first within each language. */
  readonly keyphrases: ReadonlyArray<{ phrase: string; weight: number; language: string }>
  /** Rating of a table row as a share of the highest; undefined where there is none. */
  readonly ratingOf: (block: Block, document: SourceDocument) => number | undefined
  /** A heading as a reader should see it. */
  readonly headingText: (heading: string, document: SourceDocument) => string
}

const analyses = new WeakMap<ResearchInput, Analysis>()

/** The analysis of an input, made once: the floor and the check of its answer look at the same one. */
export const analyse = (input: ResearchInput): Analysis => {
  const known = analyses.get(input)
  if (known !== undefined) return known
  const made = makeAnalysis(input)
  analyses.set(input, made)
  return made
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const makeAnalysis = (input: ResearchInput): Analysis => {
  const { candidates, ...measured } = measuresOf(input.documents)
  return { ...measured, ranked: rank(candidates, input) }
}

/** What depends on the documents alone: by far the most of the work. */
interface Measures extends Omit<Analysis, "ranked"> {
  readonly candidates: ReadonlyArray<Candidate>
}

// Several questions are asked of the same documents; what was measured of them lives no longer than they do.
const measures = new WeakMap<ReadonlyArray<SourceDocument>, Measures>()

const measuresOf = (documents: ReadonlyArray<SourceDocument>): Measures => {
  const known = measures.get(documents)
  if (known !== undefined) return known
  const truecaser = makeTruecaser(documents)
  const context = passageContext(documents)
  const features = new Map(documents.map((document) => [document, sentenceFeatures(document, context)]))
  const byBlock = new Map(
    [...features].map(([document, sentences]) => [document, Map.groupBy(sentences, ({ block }) => block)])
  )
  const made: Measures = {
    features,
    sentencesOf: (block, document) => byBlock.get(document)?.get(block) ?? [],
    candidates: documents.flatMap((document) => candidatesOf(document, features.get(document) ?? [], truecaser)),
    keyphrases: phrasesOf(documents),
    ratingOf: makeRatings(),
    headingText: (heading, document) => headingText(heading, document, truecaser)
  }
  measures.set(documents, made)
  return made
}

const phrasesOf = (documents: ReadonlyArray<SourceDocument>): Analysis["keyphrases"] =>
  [...new Set(documents.map((document) => primarySubtag(document.language)))].sort().flatMap((language) => {
    const texts = documents
      .filter((document) => primarySubtag(document.language) === language)
      .map((document) => document.blocks.flatMap((block) => block.sentences.map(({ text }) => text)).join("\n\n"))
    return keyphrases(texts, language, { max: 40 }).map(({ phrase, score }) => ({ phrase, weight: score, language }))
  })
