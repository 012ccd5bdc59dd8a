/**
 * Keeps the posts of a campaign apart: no two may share more than half of their word 5-grams.
 *
 * @since 0.1.0
 */
import { NgramIndex, type NgramMatch } from "../text/Ngrams.ts"

/** Largest share of the smaller post's word 5-grams that another post may hold. Addresses and hashtags do not count. */
export const maxSharedNgrams = 0.5

/** A pair of posts that are too much alike. */
export interface SimilarPair {
  readonly first: string
  readonly second: string
  /** Above `maxSharedNgrams`, at most 1. */
  readonly overlap: number
}

/** The posts so far, against which each new one is checked. Mutable. */
export class SimilarityGuard {
  readonly #index = new NgramIndex(5)
  readonly #limit: number

  /** @param limit @default maxSharedNgrams */
  constructor(limit: number = maxSharedNgrams) {
    this.#limit = limit
  }

  /** The post that the text shares too much with, the closest one; undefined when the text may be used. */
  conflict(text: string): NgramMatch | undefined {
    const closest = this.#index.closest(text)
    return closest !== undefined && closest.overlap > this.#limit ? closest : undefined
  }

  /** The highest share with any post so far, 0 to 1. */
  highestOverlap(text: string): number {
    return this.#index.highestOverlap(text)
  }

  /** Adds the text whatever it shares: a further wording of a post that was let through. An id keeps its first text. */
  add(id: string, text: string): void {
    this.#index.add(id, text)
  }

  /** Adds the text unless it conflicts, and says whether it did. An id keeps its first text. */
  admit(id: string, text: string): boolean {
    if (this.conflict(text) !== undefined) return false
    this.#index.add(id, text)
    return true
  }
}

/** For each post the earlier one that it is closest to, where they are too much alike; in the order given. */
export const findSimilar = (
  posts: ReadonlyArray<{ readonly id: string; readonly text: string }>,
  limit: number = maxSharedNgrams
): ReadonlyArray<SimilarPair> => {
  const index = new NgramIndex(5)
  const pairs: Array<SimilarPair> = []
  for (const { id, text } of posts) {
    const closest = index.closest(text)
    if (closest !== undefined && closest.overlap > limit) {
      pairs.push({ first: closest.id, second: id, overlap: closest.overlap })
    }
    index.add(id, text)
  }
  return pairs
}
