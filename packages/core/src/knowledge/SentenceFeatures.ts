/**
 * Looks at every sentence of a document: what it claims, whether it stands alone, how much it says about the topic.
 *
 * @since 0.1.0
 */
import { KeyphraseIndex, keyphrases } from "../text/Keyphrases.ts"
import { primarySubtag } from "../text/Language.ts"
import { words } from "../text/Segmentation.ts"
import { isStopWord } from "../text/StopWords.ts"
import { stem } from "../text/Stemming.ts"
import { claims } from "./Claims.ts"
import { displayText } from "./DisplayText.ts"
import { dependenciesOf } from "./internal/dependencies.ts"
import { blockLanguage } from "./internal/blockLanguage.ts"
import { addressesFormally } from "./internal/formality.ts"
import { knownThings } from "./internal/knownThings.ts"
import { isBalanced } from "./internal/marks.ts"
import { isFragment, readsAsSentence } from "./internal/fragments.ts"
import { isImperative, kindsOf } from "./internal/kinds.ts"
import { type SentenceFeatures } from "./Passage.ts"
import { type Block, type SourceDocument } from "./SourceDocument.ts"

/** What all documents of a brief have in common, so that salience is comparable between them. */
export interface PassageContext {
  /** Keyphrases of the documents, by primary subtag of their language. */
  readonly keyphrases: ReadonlyMap<string, KeyphraseIndex>
  /** Single words that are names: capitalised away from sentence starts and hardly ever in lower case. */
  readonly names: ReadonlySet<string>
}

/** The context of documents that belong together. Costs about as much as reading them. */
export const passageContext = (documents: ReadonlyArray<SourceDocument>): PassageContext => {
  const texts = new Map<string, Array<string>>()
  for (const document of documents) {
    for (const [language, text] of proseOf(document)) {
      const known = texts.get(language)
      if (known === undefined) texts.set(language, [text])
      else known.push(text)
    }
  }
  const indexes = new Map<string, KeyphraseIndex>()
  for (const [language, group] of texts) {
    indexes.set(language, new KeyphraseIndex(keyphrases(group, language, { max: mostKeyphrases }), language))
  }
  return { keyphrases: indexes, names: namesOf(documents) }
}

/**
 * The features of every sentence of a document that is not a heading, in order.
 *
 * @param context that of all documents of the brief; by default the document's own
 */
export const sentenceFeatures = (
  document: SourceDocument,
  context: PassageContext = passageContext([document])
): ReadonlyArray<SentenceFeatures> => {
  const isFormal = addressesFormally(document)
  const found: Array<SentenceFeatures> = []
  const recent: Array<{ readonly block: Block; readonly stems: ReadonlyArray<string> }> = []
  let heading: Block | undefined
  let sinceHeading = 0
  for (const [blockIndex, block] of document.blocks.entries()) {
    if (!block.follows(document.blocks[blockIndex - 1])) heading = undefined
    if (block.kind === "heading") {
      heading = block
      sinceHeading = 0
      continue
    }
    const language = blockLanguage(document, block)
    const index = context.keyphrases.get(language) ?? new KeyphraseIndex([], language)
    const title = block.headings.at(-1) ?? ""
    const isUnderQuestion = heading !== undefined && sinceHeading === 0 && /\?["'”’»]?$/u.test(title)
    const headingStems = stemsOf(title, language)
    for (const [sentenceIndex, sentence] of block.sentences.entries()) {
      const display = displayText(sentence.text, document.mediaType)
      // Each sentence is cut into words once, for all that is asked of them.
      const stems = words(display, language).map((word) => stem(word.text, language))
      const dependencies = [
        ...dependenciesOf(display, language, { isFormal, isAnswer: isAnswer(found.at(-1), block, sentenceIndex) }),
        ...knownThings(
          display,
          language,
          recent.filter((other) => sameSection(other.block, block)).map((other) => other.stems),
          index
        )
      ]
      const facts = {
        display,
        language,
        block,
        claims: claims(display, language, { names: context.names }),
        isImperative: isImperative(display, language),
        isUnderQuestion: isUnderQuestion && sentenceIndex === 0
      }
      const fragment = isFragment({ ...facts, words: stems.length })
      const balanced = isBalanced(display)
      const [first, ...others] = kindsOf(facts).map((entry) => entry.kind)
      const phrases = index.findStems(stems)
      const hasNumber = facts.claims.some((claim) => figures.has(claim.kind))
      const salience =
        0.55 * (1 - phrases.reduce((rest, phrase) => rest * (1 - 0.75 * phrase.score), 1)) +
        (hasNumber ? 0.17 : 0) +
        (facts.claims.some((claim) => claim.kind === "name") ? 0.08 : 0) +
        (facts.claims.some((claim) => claim.kind === "superlative") ? 0.05 : 0) +
        (sentenceIndex === 0 ? 0.07 : 0) +
        (stems.some((one) => headingStems.has(one)) ? 0.08 : 0)
      found.push({
        document,
        block,
        sentence,
        blockIndex,
        sentenceIndex,
        display,
        language: language === primarySubtag(document.language) ? document.language : language,
        words: stems.length,
        claims: facts.claims,
        hasNumber,
        isQuestion: /\?["'”’»)]*$/u.test(display),
        isFragment: fragment,
        readsAsSentence: !fragment && (isEnded.test(display) || readsAsSentence({ ...facts, words: stems.length })),
        isBalanced: balanced,
        isImperative: facts.isImperative,
        selfContained: selfContainment(dependencies, fragment, balanced),
        dependencies: dependencies.map((dependency) => dependency.detail),
        salience: round(salience),
        keyphrases: phrases.map((phrase) => phrase.phrase),
        kinds: first === undefined ? ["claim"] : [first, ...others]
      })
      recent.push({ block, stems })
      if (recent.length > 3) recent.shift()
    }
    sinceHeading++
  }
  return found
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const mostKeyphrases = 120

const isEnded = /[.!?…]["”“’»)]*$/u

const figures: ReadonlySet<string> = new Set(["number", "measure", "percentage", "money"])

const round = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000

const sameSection = (a: Block, b: Block): boolean =>
  a === b ||
  (b.follows(a) &&
    a.kind !== "list-item" &&
    a.kind !== "cell" &&
    a.headings.length === b.headings.length &&
    a.headings.at(-1) === b.headings.at(-1))

// In a transcript the question of one speaker is answered by the next.
const isAnswer = (previous: SentenceFeatures | undefined, block: Block, sentenceIndex: number): boolean =>
  block.kind === "cue" &&
  sentenceIndex === 0 &&
  previous?.isQuestion === true &&
  previous.block !== block &&
  block.follows(previous.block)

// The text of a document by the language of its blocks.
const proseOf = (document: SourceDocument): ReadonlyMap<string, string> => {
  const texts = new Map<string, Array<string>>()
  for (const block of document.blocks) {
    const text = block.sentences.map((sentence) => displayText(sentence.text, document.mediaType)).join(" ")
    const language = blockLanguage(document, block)
    const known = texts.get(language)
    if (known === undefined) texts.set(language, [text])
    else known.push(text)
  }
  return new Map([...texts].map(([language, parts]) => [language, parts.join("\n\n")]))
}

const selfContainment = (
  dependencies: ReadonlyArray<{ readonly weight: number }>,
  isFragment: boolean,
  isBalanced: boolean
): number => {
  const rest = dependencies.reduce((share, dependency) => share * (1 - dependency.weight), 1)
  return round(rest * (isFragment ? 0.5 : 1) * (isBalanced ? 1 : 0.6))
}

const stemsOf = (text: string, language: string): ReadonlySet<string> =>
  new Set(
    words(text, language)
      .filter((word) => word.text.length > 2 && !isStopWord(word.text, language))
      .map((word) => stem(word.text, language))
  )

// A word that is capitalised within sentences at least twice, and in lower case next to never. In German every noun
// has a capital, so there only the words of runs like `Ingrid Lohmann` that are never preceded by an article count.
const namesOf = (documents: ReadonlyArray<SourceDocument>): ReadonlySet<string> => {
  const counts = new Map<string, { upper: number; lower: number }>()
  const bump = (word: string, isUpper: boolean) => {
    const entry = counts.get(word) ?? { upper: 0, lower: 0 }
    if (isUpper) entry.upper++
    else entry.lower++
    counts.set(word, entry)
  }
  const pairs = new Set<string>()
  for (const document of documents) {
    const language = primarySubtag(document.language)
    if (language !== "en" && language !== "de") continue
    for (const block of document.blocks) {
      for (const sentence of block.sentences) {
        const spans = words(sentence.text, language)
        for (const [index, span] of spans.entries()) {
          const word = span.text.replace(/['’]s?$/u, "")
          if (!/^\p{L}{2,}/u.test(word) || isStopWord(word, language)) continue
          const isUpper = /^\p{Lu}/u.test(word)
          if (language === "de") {
            if (isUpper && index > 0 && !germanArticles.has(spans[index - 1]?.text.toLowerCase() ?? ""))
              bump(word, true)
            else if (index > 0) bump(word, false)
            const next = spans[index + 1]?.text ?? ""
            if (
              isUpper &&
              /^\p{Lu}\p{Ll}+$/u.test(next) &&
              index > 0 &&
              sentence.text.slice(span.end, spans[index + 1]?.start) === " "
            ) {
              pairs.add(word)
              pairs.add(next)
            }
          } else if (index > 0 || !isUpper) bump(isUpper ? word : capitalised(word), isUpper)
        }
      }
    }
  }
  const names = new Set<string>()
  for (const [word, { upper, lower }] of counts) {
    const isName = upper >= 2 && lower <= upper * 0.1
    if (isName && (!isGermanOnly(documents) || pairs.has(word))) names.add(word)
  }
  return names
}

const isGermanOnly = (documents: ReadonlyArray<SourceDocument>): boolean =>
  documents.every((document) => primarySubtag(document.language) === "de")

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const germanArticles = new Set(
  `der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner im am zum zur beim vom ins ans
  mein meine dein deine sein seine ihr ihre unser unsere euer eure dieser diese dieses diesen diesem jeder jede jedes`.split(
    /\s+/
  )
)
