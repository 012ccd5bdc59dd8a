import { type SentenceFeatures } from "../../../knowledge/Passage.ts"
import { passageContext, sentenceFeatures } from "../../../knowledge/SentenceFeatures.ts"
import { type Block, type SourceDocument } from "../../../knowledge/SourceDocument.ts"
import { keyphrases } from "../../../text/Keyphrases.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { type ResearchInput } from "../ResearchAgent.ts"
import { candidatesOf, headingText } from "./candidates.ts"
import { rank, type Ranked } from "./rank.ts"
import { makeRatings } from "./ratings.ts"
import { makeTruecaser } from "./truecase.ts"

/** Everything that is measured of the sources, once for each input. */
export interface Analysis {
  readonly features: ReadonlyMap<SourceDocument, ReadonlyArray<SentenceFeatures>>
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
  const truecaser = makeTruecaser(input.documents)
  const context = passageContext(input.documents)
  const features = new Map(input.documents.map((document) => [document, sentenceFeatures(document, context)]))
  const candidates = input.documents.flatMap((document) =>
    candidatesOf(document, features.get(document) ?? [], truecaser)
  )
  return {
    features,
    ranked: rank(candidates, input),
    keyphrases: phrasesOf(input.documents),
    ratingOf: makeRatings(),
    headingText: (heading, document) => headingText(heading, document, truecaser)
  }
}

const phrasesOf = (documents: ReadonlyArray<SourceDocument>): Analysis["keyphrases"] =>
  [...new Set(documents.map((document) => primarySubtag(document.language)))].sort().flatMap((language) => {
    const texts = documents
      .filter((document) => primarySubtag(document.language) === language)
      .map((document) => document.blocks.flatMap((block) => block.sentences.map(({ text }) => text)).join("\n\n"))
    return keyphrases(texts, language, { max: 40 }).map(({ phrase, score }) => ({ phrase, weight: score, language }))
  })
