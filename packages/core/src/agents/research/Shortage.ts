/**
 * Why sources give few statements: what stood in the way of their sentences.
 *
 * @since 0.1.0
 */
import { type SentenceFeatures } from "../../knowledge/Passage.ts"
import { type LanguageTag, primarySubtag } from "../../text/Language.ts"
import { analyse } from "./internal/analysis.ts"
import { judgeStatements, type Refusal } from "./internal/select.ts"
import { isFinished, maxWords } from "./internal/sentences.ts"
import { type ResearchInput } from "./ResearchAgent.ts"

/**
 * What stands in the way of a statement.
 *
 * | loss | meaning |
 * | --- | --- |
 * | `unfinished` | no full sentence: a list item, label or line without a full stop |
 * | `long` | a sentence of more than 55 words |
 * | `short` | fewer than eight words |
 * | `leaning` | not understood without what stands before it |
 * | `alike` | says what another one says |
 * | `over` | announces what is over before the campaign begins |
 * | `ruled-out` | holds what a constraint, banned word or competitor rules out |
 * | `rating` | a review with a poor rating |
 * | `beside` | says too little about the brief |
 */
export type Loss = Exclude<Refusal, "language"> | "unfinished" | "long"

/** What the sources hold in one language. */
export interface Shortage {
  /** Documents in the language. */
  readonly documents: number
  /** Primary subtags of what the documents are in, in code-unit order; `und` is left out. */
  readonly sourceLanguages: ReadonlyArray<string>
  /** How many statements each cause cost, those without any left out. */
  readonly losses: ReadonlyMap<Loss, number>
}

/** Looks at the documents as the floor of research does. Costs as much as that. */
export const shortageOf = (input: ResearchInput, language: LanguageTag): Shortage => {
  const primary = primarySubtag(language)
  const isMeant = (tag: LanguageTag) => primarySubtag(tag) === primary || primarySubtag(tag) === "und"
  const analysis = analyse(input)
  const losses = new Map<Loss, number>()
  const lose = (loss: Loss) => losses.set(loss, (losses.get(loss) ?? 0) + 1)
  const told = new Set<string>()
  for (const { refusal, statement } of judgeStatements({ ...input, languages: [] }, analysis)) {
    const { document, parts } = statement.candidate
    for (const { all } of parts) for (const sentence of all) told.add(placeOf(sentence))
    if (refusal !== undefined && refusal !== "language" && isMeant(document.language)) lose(refusal)
  }
  for (const [document, sentences] of analysis.features) {
    if (!isMeant(document.language)) continue
    for (const sentence of sentences) if (!told.has(placeOf(sentence))) lose(lossOf(sentence))
  }
  const languages = input.documents.map((document) => primarySubtag(document.language))
  return {
    documents: languages.filter((tag) => tag === primary).length,
    sourceLanguages: [...new Set(languages)].filter((tag) => tag !== "und").sort(),
    losses
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const placeOf = ({ document, sentence }: SentenceFeatures): string => `${document.source} ${sentence.start}`

const lossOf = (sentence: SentenceFeatures): Loss => {
  if (!isFinished(sentence)) return "unfinished"
  return sentence.words > maxWords ? "long" : "leaning"
}
