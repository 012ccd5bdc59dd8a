/**
 * Ranks texts by how much they have to say about a query: Okapi BM25 over stems, with parts of long compounds, so that
 * `Batterie` also finds `Lastenradbatterie`.
 *
 * @see {@link https://doi.org/10.1561/1500000019 | Robertson and Zaragoza 2009: BM25 and beyond}
 * @since 0.1.0
 */
import { words } from "../text/Segmentation.ts"
import { isStopWord } from "../text/StopWords.ts"
import { stem } from "../text/Stemming.ts"
import { type Passage } from "./Passage.ts"

/** A ranked item. */
export interface Ranked<A> {
  readonly item: A
  /** 0 to 1, relative to the best item; 0 where nothing of the query occurs. */
  readonly score: number
}

/** Items prepared for any number of queries. Building is linear in the texts, a query in the number of items. */
export class RelevanceIndex<A> {
  readonly #items: ReadonlyArray<A>
  readonly #postings = new Map<string, Array<readonly [index: number, count: number]>>()
  readonly #lengths: ReadonlyArray<number>
  readonly #meanLength: number
  readonly #language: string

  constructor(items: ReadonlyArray<A>, textOf: (item: A) => string, language: string) {
    this.#items = items
    this.#language = language
    this.#lengths = items.map((item, index) => {
      const terms = termsOf(textOf(item), language)
      const counts = new Map<string, number>()
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
      for (const [term, count] of counts) {
        const postings = this.#postings.get(term)
        if (postings === undefined) this.#postings.set(term, [[index, count]])
        else postings.push([index, count])
      }
      return terms.length
    })
    this.#meanLength = this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, items.length)
  }

  /** The score of each item, in the order of the items. */
  scores(query: string): ReadonlyArray<number> {
    const scores = Array.from(this.#items, () => 0)
    for (const term of new Set(termsOf(query, this.#language))) {
      const postings = this.#holders(term)
      const rarity = Math.log(1 + (this.#items.length - postings.length + 0.5) / (postings.length + 0.5))
      for (const [index, count] of postings) {
        const length = (this.#lengths[index] ?? 0) / Math.max(1, this.#meanLength)
        const weight = (count * (saturation + 1)) / (count + saturation * (1 - lengthShare + lengthShare * length))
        scores[index] = (scores[index] ?? 0) + rarity * weight
      }
    }
    const highest = scores.reduce((most, score) => Math.max(most, score), 0)
    return highest === 0 ? scores : scores.map((score) => Math.round((score / highest) * 10_000) / 10_000)
  }

  /** The items that have anything of the query, best first, equals in their own order. */
  rank(query: string): ReadonlyArray<Ranked<A>> {
    return this.scores(query)
      .map((score, index) => ({ item: this.#items[index], score, index }))
      .filter(
        (entry): entry is { item: A & {}; score: number; index: number } => entry.score > 0 && entry.item !== undefined
      )
      .sort((a, b) => b.score - a.score || a.index - b.index)
      .map(({ item, score }) => ({ item, score }))
  }

  // Items that have the term, or a compound that ends or begins with it.
  #holders(term: string): ReadonlyArray<readonly [index: number, count: number]> {
    const exact = this.#postings.get(term) ?? []
    if (term.length < shortestPart) return exact
    const counts = new Map(exact)
    for (const [known, postings] of this.#postings) {
      if (known.length < term.length + 3 || !(known.endsWith(term) || known.startsWith(term))) continue
      for (const [index, count] of postings) counts.set(index, (counts.get(index) ?? 0) + count / 2)
    }
    return [...counts].sort(([a], [b]) => a - b)
  }
}

/** Ranks passages in one language by a query such as the topic, audience or a goal of a brief. */
export const relevance = (query: string, passages: ReadonlyArray<Passage>): ReadonlyArray<Ranked<Passage>> =>
  new RelevanceIndex(
    passages,
    (passage) => `${passage.display} ${passage.headings.at(-1) ?? ""}`,
    passages[0]?.language ?? "und"
  ).rank(query)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const saturation = 1.2
const lengthShare = 0.75
const shortestPart = 5

const termsOf = (text: string, language: string): ReadonlyArray<string> =>
  words(text, language)
    .filter((word) => word.text.length > 1 && !isStopWord(word.text, language))
    .map((word) => stem(word.text, language))
