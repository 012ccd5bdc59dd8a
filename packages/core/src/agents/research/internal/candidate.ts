import { type FindingKind, type Opener } from "../../../knowledge/Finding.ts"
import { type SentenceFeatures } from "../../../knowledge/Passage.ts"
import { type Block, type SourceDocument } from "../../../knowledge/SourceDocument.ts"

/** One sentence or list item of a statement. */
export interface CandidatePart {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly standsAlone: boolean
  /** Whether it can open a text. */
  readonly opens: boolean
  /** Features of its first sentence. */
  readonly features: SentenceFeatures
  readonly all: ReadonlyArray<SentenceFeatures>
}

/** A run of sentences, or a list, that could become a finding. */
export interface Candidate {
  readonly document: SourceDocument
  readonly block: Block
  readonly kind: FindingKind
  readonly parts: readonly [CandidatePart, ...Array<CandidatePart>]
  readonly opener: Opener | undefined
  readonly isOrdered: boolean | undefined
}
