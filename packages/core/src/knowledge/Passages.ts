/**
 * Cuts documents into passages: every run of one to four sentences of a block that could be quoted.
 *
 * @since 0.1.0
 */
import { type FindingKind } from "./Finding.ts"
import { isBalanced } from "./internal/marks.ts"
import { Passage, type SentenceFeatures } from "./Passage.ts"
import { type PassageContext, passageContext, sentenceFeatures } from "./SentenceFeatures.ts"
import { type Block, type SourceDocument } from "./SourceDocument.ts"

/** Longest run of sentences in one passage. */
export const longestPassage = 4

/**
 * The passages of a document in order of their start, shorter ones first. Runs that hold a fragment, or whose
 * quotation marks or brackets do not match, are left out; runs overlap each other.
 *
 * @param context that of all documents of the brief; by default the document's own
 */
export const passages = (
  document: SourceDocument,
  context: PassageContext = passageContext([document])
): ReadonlyArray<Passage> => {
  const found: Array<Passage> = []
  const features = sentenceFeatures(document, context)
  for (const [index, first] of features.entries()) {
    const run: [SentenceFeatures, ...Array<SentenceFeatures>] = [first]
    for (let length = 1; length <= longestPassage; length++) {
      if (length > 1) {
        const next = features[index + length - 1]
        if (next === undefined || next.blockIndex !== first.blockIndex) break
        run.push(next)
      }
      if (run.at(-1)?.isFragment !== false) break
      if (!isBalanced(run.map((sentence) => sentence.display).join(" "))) continue
      found.push(passageOf([...run]))
    }
  }
  return found
}

/** Items that follow each other under the same heading, with the sentence that announces them. */
export interface ItemList {
  readonly document: SourceDocument
  /** The last sentence of the block above when it ends in a colon. */
  readonly introduction: SentenceFeatures | undefined
  /** Two or more, each with the sentences of one block. */
  readonly items: ReadonlyArray<ReadonlyArray<SentenceFeatures>>
  readonly headings: ReadonlyArray<string>
}

/** The lists of a document with at least two items, in order: material for carousels and threads. Of a list too long to be read whole, parts. */
export const itemLists = (
  document: SourceDocument,
  context: PassageContext = passageContext([document])
): ReadonlyArray<ItemList> => {
  const byBlock = Map.groupBy(sentenceFeatures(document, context), (sentence) => sentence.blockIndex)
  const lists: Array<ItemList> = []
  let items: Array<ReadonlyArray<SentenceFeatures>> = []
  let before: Block | undefined
  let introduction: SentenceFeatures | undefined
  const close = () => {
    if (items.length > 1) lists.push({ document, introduction, items, headings: items[0]?.[0]?.block.headings ?? [] })
    items = []
  }
  for (const [blockIndex, block] of document.blocks.entries()) {
    if (!block.follows(document.blocks[blockIndex - 1])) {
      close()
      before = undefined
    }
    if (block.kind !== "list-item") {
      close()
      before = block
      continue
    }
    if (items.length === 0) {
      const above = before === undefined ? undefined : byBlock.get(blockIndex - 1)?.at(-1)
      introduction = above !== undefined && above.display.endsWith(":") ? above : undefined
    }
    items.push(byBlock.get(blockIndex) ?? [])
  }
  close()
  return lists
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const passageOf = (run: readonly [SentenceFeatures, ...Array<SentenceFeatures>]): Passage => {
  const [first] = run
  const words = run.reduce((sum, sentence) => sum + sentence.words, 0)
  // What later sentences refer to mostly stands in the run; a little of it may not.
  const loose = run.slice(1).reduce((rest, sentence) => rest * (0.9 + 0.1 * sentence.selfContained), 1)
  const strongest = Math.max(...run.map((sentence) => sentence.salience))
  const mean = run.reduce((sum, sentence) => sum + sentence.salience, 0) / run.length
  const selfContained = round((first.isBalanced ? first.selfContained : first.selfContained / 0.6) * loose)
  const salience = round(0.5 * strongest + 0.5 * mean)
  const kinds = mergedKinds(run)
  return new Passage({
    document: first.document,
    block: first.block,
    sentences: run,
    kind: kinds[0],
    kinds,
    selfContained,
    salience,
    quality: round(
      (0.5 * salience + 0.5 * selfContained) * lengthFactor(words) * (run.at(-1)?.isQuestion === true ? 0.7 : 1)
    ),
    words
  })
}

// Eight to seventy words make a post; fewer say little, more fit few networks.
const lengthFactor = (words: number): number => {
  if (words < 8) return 0.55 + (0.45 * words) / 8
  return words <= 70 ? 1 : Math.max(0.4, 1 - (words - 70) / 120)
}

// A kind counts by the best rank it has in any sentence, of equals the one that more sentences have. `claim` fits
// everything, so it comes last.
const mergedKinds = (
  run: readonly [SentenceFeatures, ...Array<SentenceFeatures>]
): readonly [FindingKind, ...Array<FindingKind>] => {
  const ranks = new Map<FindingKind, number>()
  for (const sentence of run) {
    for (const [rank, kind] of sentence.kinds.entries()) {
      ranks.set(kind, Math.min(rank, ranks.get(kind) ?? rank) - 0.01)
    }
  }
  ranks.delete("claim")
  const sorted = [...ranks].sort(([, a], [, b]) => a - b).map(([kind]) => kind)
  const [first, ...others] = sorted
  return first === undefined ? ["claim"] : [first, ...others, "claim"]
}

const round = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000
