import { type Citation } from "../../knowledge/Citation.ts"
import { detectEntities } from "../../policy/Entities.ts"
import { sentences } from "../../text/Segmentation.ts"

/** Texts of one post, each a variant. */
export type Wordings = ReadonlyArray<string>

/**
 * The citations that still carry something: those whose quotation stands in a text word for word, and those that carry
 * a sentence which was there before and is there still. What a sentence rests on is told by the words that both share.
 */
export const standing = (
  citations: ReadonlyArray<Citation>,
  before: Wordings,
  after: Wordings,
  language: string
): ReadonlyArray<Citation> => {
  const texts = after.map(spoken)
  const former = new Set(before.flatMap((text) => sentences(prose(text), language).map((sentence) => sentence.text)))
  const told = [...former]
    .map((text) => ({ words: wordsOf(text), stands: texts.some((after) => after.includes(plain(text))) }))
    .filter(({ words }) => words.size >= leastWords)
  return citations.filter(({ quote }) => {
    const quotation = plain(quote)
    if (texts.some((text) => text.includes(quotation))) return true
    const words = wordsOf(quote)
    const shares = told.map((sentence) => share(sentence.words, words))
    // A free rendering shares few words with what it rests on: then the sentence that shares most is meant.
    const least = Math.min(mostWords, Math.max(0, ...shares))
    return least >= leastShare && told.some((sentence, index) => sentence.stands && shares[index]! >= least)
  })
}

/** The words of a text in order, without hashtags, mentions and addresses: texts with the same words are equal here. */
export const spoken = (text: string): string => plain(prose(text))

/** Sentences of fewer words are too much alike to tell what they rest on. */
const leastWords = 4

/** Share of a sentence's words that stand in a quotation which it rests on, for certain and at the least. */
const mostWords = 0.6
const leastShare = 0.3

const share = (of: ReadonlySet<string>, within: ReadonlySet<string>): number =>
  of.size === 0 ? 0 : [...of].filter((word) => within.has(word)).length / of.size

const prose = (text: string): string => {
  let left = ""
  let at = 0
  for (const { end, start } of detectEntities(text)) {
    if (start < at) continue
    left += text.slice(at, start)
    at = end
  }
  return left + text.slice(at)
}

// Between bars, so that no word is found within another.
const plain = (text: string): string => `|${listOf(text).join("|")}|`

const wordsOf = (text: string): ReadonlySet<string> => new Set(listOf(text))

const listOf = (text: string): ReadonlyArray<string> =>
  Array.from(
    text
      .normalize("NFKC")
      .toLowerCase()
      .matchAll(/[\p{L}\p{N}]+/gu),
    ([word]) => word
  )
