import { type Citation } from "../../knowledge/Citation.ts"
import { partSeparator } from "../../policy/PolicyContent.ts"
import { sentences, words } from "../../text/Segmentation.ts"
import { isStopWord } from "../../text/StopWords.ts"
import { type DraftVariant } from "../Draft.ts"

/**
 * The citations of a draft that what is left of its text rests on. A citation belongs to the sentence that it shares
 * most words with; it goes when that sentence is gone, unless a sentence that stays has nothing closer to rest on.
 *
 * @param told the text of the draft, or what was left of it when it was shortened
 */
export const citedIn = (
  told: string,
  { body, citations, parts, title }: DraftVariant,
  language: string
): ReadonlyArray<Citation> => {
  const whole = parts?.join(partSeparator) ?? body
  if (told === whole) return citations
  const statementsOf = (text: string) =>
    [title ?? "", text].flatMap((part) => sentences(part, language)).map((sentence) => wordsOf(sentence.text, language))
  const left = statementsOf(told)
  const gone = statementsOf(whole).slice(left.length)
  const grounds = citations.map((citation) => ({ citation, words: wordsOf(citation.quote, language) }))
  return grounds
    .filter(({ words }) => {
      const closest = highest(left, words)
      return closest >= highest(gone, words) || left.some((statement) => restsOn(statement, words, grounds))
    })
    .map(({ citation }) => citation)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Words = ReadonlySet<string>

/** Least share of a statement's words that what it rests on has. */
const minShare = 0.5

const wordsOf = (text: string, language: string): Words =>
  new Set(
    words(text, language)
      .map((word) => word.text.toLowerCase())
      .filter((word) => !isStopWord(word, language))
  )

const shared = (statement: Words, ground: Words): number =>
  Array.from(statement).filter((word) => ground.has(word)).length

const highest = (statements: ReadonlyArray<Words>, ground: Words): number =>
  Math.max(0, ...statements.map((statement) => shared(statement, ground)))

const restsOn = (statement: Words, ground: Words, grounds: ReadonlyArray<{ readonly words: Words }>): boolean => {
  const mine = shared(statement, ground)
  return mine >= minShare * statement.size && grounds.every((other) => shared(statement, other.words) <= mine)
}
