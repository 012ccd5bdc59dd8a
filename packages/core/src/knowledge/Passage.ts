/**
 * The quotable units of a document: runs of one to four sentences of one block, with what a writer needs to choose
 * among them.
 *
 * @since 0.1.0
 */
import { type LanguageTag } from "../text/Language.ts"
import { type Citation } from "./Citation.ts"
import { type Claim } from "./Claim.ts"
import { type FindingKind } from "./Finding.ts"
import { type Block, type Sentence, type SourceDocument } from "./SourceDocument.ts"

/** What is known about one sentence. */
export interface SentenceFeatures {
  readonly document: SourceDocument
  readonly block: Block
  readonly sentence: Sentence
  /** Index of the block in `document.blocks`. */
  readonly blockIndex: number
  /** Index of the sentence in `block.sentences`. */
  readonly sentenceIndex: number
  /** The sentence as a reader should see it: on one line, without markup. Equals `displayText(sentence.text, …)`. */
  readonly display: string
  /** Language of the block, which is the document's unless the block is surely in another one. */
  readonly language: LanguageTag
  /** Number of words of `display`. */
  readonly words: number
  /** Spans within `display`. */
  readonly claims: ReadonlyArray<Claim>
  /** A figure, percentage, measure or amount of money; a bare date does not count. */
  readonly hasNumber: boolean
  readonly isQuestion: boolean
  /** Not a full sentence: a caption, byline, address, label or line of code. Never worth quoting alone. */
  readonly isFragment: boolean
  /** A full sentence to which nothing is missing but perhaps its full stop, as in lists. */
  readonly readsAsSentence: boolean
  /** Every quotation mark and bracket that opens also closes, and the other way round. */
  readonly isBalanced: boolean
  /** Talks to the reader in the imperative. */
  readonly isImperative: boolean
  /** 0 to 1: how well it stands without the sentence before it. */
  readonly selfContained: number
  /** Why `selfContained` is below 1, for a reader: `starts with "However"`. Empty when nothing is missing. */
  readonly dependencies: ReadonlyArray<string>
  /** 0 to 1: how much it says about what the material is about. */
  readonly salience: number
  /** Strongest keyphrases that occur in it, as the keyphrase list spells them. */
  readonly keyphrases: ReadonlyArray<string>
  /** Every kind that fits, the best first; never empty. */
  readonly kinds: readonly [FindingKind, ...Array<FindingKind>]
}

/** A run of consecutive sentences of one block. */
export class Passage {
  readonly document: SourceDocument
  readonly block: Block
  /** 1 to 4, in order. */
  readonly sentences: readonly [SentenceFeatures, ...Array<SentenceFeatures>]
  /** The kind that fits best. */
  readonly kind: FindingKind
  /** Every kind that fits, the best first. */
  readonly kinds: readonly [FindingKind, ...Array<FindingKind>]
  /** 0 to 1: how well it stands without what surrounds it. */
  readonly selfContained: number
  /** 0 to 1: how much it says about what the material is about. */
  readonly salience: number
  /** 0 to 1: how good it is to quote: salience and self-containment, less for what is too short, long or broken. */
  readonly quality: number
  readonly words: number

  constructor(
    fields: Pick<
      Passage,
      "document" | "block" | "sentences" | "kind" | "kinds" | "selfContained" | "salience" | "quality" | "words"
    >
  ) {
    this.document = fields.document
    this.block = fields.block
    this.sentences = fields.sentences
    this.kind = fields.kind
    this.kinds = fields.kinds
    this.selfContained = fields.selfContained
    this.salience = fields.salience
    this.quality = fields.quality
    this.words = fields.words
  }

  get start(): number {
    return this.sentences[0].sentence.start
  }
  get end(): number {
    return (this.sentences.at(-1) ?? this.sentences[0]).sentence.end
  }
  /** Exactly `document.text.slice(start, end)`. */
  get text(): string {
    return this.document.text.slice(this.start, this.end)
  }
  /** As a reader should see it: sentences joined by a space, without markup. */
  get display(): string {
    return this.sentences.map((sentence) => sentence.display).join(" ")
  }
  get language(): LanguageTag {
    return this.sentences[0].language
  }
  /** Headings above it, outermost first. */
  get headings(): ReadonlyArray<string> {
    return this.block.headings
  }
  get speaker(): string | undefined {
    return this.block.speaker
  }
  get hasNumber(): boolean {
    return this.sentences.some((sentence) => sentence.hasNumber)
  }
  /** Keyphrases of its sentences without repetition, in order of first occurrence. */
  get keyphrases(): ReadonlyArray<string> {
    return [...new Set(this.sentences.flatMap((sentence) => sentence.keyphrases))]
  }
  /** The citation of the whole passage. */
  cite(): Citation {
    return this.document.cite(this.start, this.end)
  }
}
