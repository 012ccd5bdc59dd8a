/**
 * Passages that two texts have in common, word for word.
 *
 * @since 0.1.0
 */
import { words } from "../text/Segmentation.ts"

/** One passage in both texts. Offsets in UTF-16 code units. */
export interface SharedPassage {
  readonly start: number
  readonly end: number
  readonly otherStart: number
  readonly otherEnd: number
  readonly words: number
}

/**
 * The passages of at least `minWords` words that also stand in the other text, in the order of the text and without
 * overlap. Case, punctuation and Unicode form make no difference; addresses, hashtags and mentions are no words. Where
 * the other text has a passage twice, its first place is told. Linear in both texts.
 *
 * @param minWords @default 5
 */
export const sharedPassages = (text: string, other: string, minWords = 5): ReadonlyArray<SharedPassage> =>
  passagesIn(wordsOf(text), indexOf(other, minWords))

/** Many texts, to which new ones are compared without reading them again. */
export class PassageIndex {
  readonly #texts = new Map<string, string>()
  readonly #indexes = new Map<string, Index>()
  readonly minWords: number

  /** @param minWords @default 5 */
  constructor(texts: ReadonlyArray<{ readonly id: string; readonly text: string }>, minWords = 5) {
    this.minWords = minWords
    for (const { id, text } of texts) this.#texts.set(id, text)
  }

  /** The passages that the text shares with the one that has this id; none for an unknown id. */
  shared(text: string, id: string): ReadonlyArray<SharedPassage> {
    const other = this.#texts.get(id)
    if (other === undefined) return []
    let index = this.#indexes.get(id)
    if (index === undefined) {
      index = indexOf(other, this.minWords)
      this.#indexes.set(id, index)
    }
    return passagesIn(wordsOf(text), index)
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Word {
  readonly key: string
  readonly start: number
  readonly end: number
}

interface Index {
  readonly words: ReadonlyArray<Word>
  readonly minWords: number
  /** First place of each run of `minWords` words. */
  readonly runs: ReadonlyMap<string, number>
}

const notWords = /https?:\/\/\S+|www\.\S+|[#@][\p{L}\p{N}_]+/giu

const wordsOf = (text: string): ReadonlyArray<Word> =>
  words(
    text.replace(notWords, (match) => " ".repeat(match.length)),
    "und"
  ).map((span) => ({
    key: span.text.normalize("NFKC").toLowerCase().replaceAll("’", "'"),
    start: span.start,
    end: span.end
  }))

const runAt = (list: ReadonlyArray<Word>, at: number, length: number): string =>
  list
    .slice(at, at + length)
    .map(({ key }) => key)
    .join(" ")

const indexOf = (text: string, minWords: number): Index => {
  const list = wordsOf(text)
  const runs = new Map<string, number>()
  for (let at = 0; at + minWords <= list.length; at++) {
    const run = runAt(list, at, minWords)
    if (!runs.has(run)) runs.set(run, at)
  }
  return { words: list, minWords, runs }
}

const passagesIn = (list: ReadonlyArray<Word>, index: Index): ReadonlyArray<SharedPassage> => {
  const found: Array<SharedPassage> = []
  let at = 0
  while (at + index.minWords <= list.length) {
    const other = index.runs.get(runAt(list, at, index.minWords))
    if (other === undefined) {
      at++
      continue
    }
    let count = index.minWords
    while (list[at + count] !== undefined && list[at + count]?.key === index.words[other + count]?.key) count++
    found.push({
      start: list[at]!.start,
      end: list[at + count - 1]!.end,
      otherStart: index.words[other]!.start,
      otherEnd: index.words[other + count - 1]!.end,
      words: count
    })
    at += count
  }
  return found
}
