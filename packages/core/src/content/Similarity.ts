/**
 * Keeps the posts of a campaign apart: no two may share more than half of their word 5-grams. And keeps the wordings of
 * one post apart, which share their material: no two may open alike or tell nearly the same in the same order.
 *
 * @since 0.1.0
 */
import { addressSource } from "../text/Addresses.ts"
import { NgramIndex, type NgramMatch } from "../text/Ngrams.ts"
import { sentences, words } from "../text/Segmentation.ts"
import { stopWords } from "../text/StopWords.ts"

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

/** Largest share of two wordings of one post that may stand in both, in the same order. */
export const maxSharedTelling = 0.7

/**
 * What a wording tells, whatever its layout: its content words in order. Bullets, numbers of items and slides, hashtags
 * and addresses do not count.
 */
export class Telling {
  readonly #title: ReadonlyArray<string>
  readonly #opening: ReadonlyArray<string>
  readonly #body: ReadonlyArray<string>
  readonly #shared = new WeakMap<Telling, number>()

  /** @param language a BCP 47 tag */
  constructor({ text, title }: { readonly text: string; readonly title?: string | undefined }, language: string) {
    const plain = text.replace(layoutMarks, "").replace(noWords, " ")
    const first = plain.split("\n").find((line) => /[\p{L}\p{N}]/u.test(line)) ?? ""
    this.#title = contentWords(title ?? "", language)
    this.#opening = contentWords(sentences(first, language)[0]?.text ?? "", language)
    this.#body = contentWords(plain, language)
  }

  /** Content words that both have in the same order, as a share of all of theirs: 0 to 1. Symmetric. */
  sharedWith(other: Telling): number {
    const known = this.#shared.get(other) ?? other.#shared.get(this)
    if (known !== undefined) return known
    const body = sharedInOrder(this.#body, other.#body)
    const isTitled = this.#title.length > 0 || other.#title.length > 0
    const whole = isTitled ? sharedInOrder([...this.#title, ...this.#body], [...other.#title, ...other.#body]) : body
    this.#shared.set(other, Math.max(whole, body))
    return Math.max(whole, body)
  }

  /**
   * Whether a reader of both learns or is asked something else: title and first sentence differ, and they share no
   * more than the limit.
   *
   * @param limit @default maxSharedTelling
   */
  differsFrom(other: Telling, limit: number = maxSharedTelling): boolean {
    const opensAlike = Math.max(sharedInOrder(this.#title, other.#title), sharedInOrder(this.#opening, other.#opening))
    return opensAlike <= maxSharedTelling && this.sharedWith(other) <= limit
  }
}

/**
 * Those of one post's wordings that tell different things: the first one and each that differs from all before it. If
 * none differs from the first one, the second one is tried in its place, and so on.
 */
export const tellingApart = <A>(wordings: ReadonlyArray<A>, tellingOf: (wording: A) => Telling): ReadonlyArray<A> => {
  const all = wordings.map((wording) => ({ wording, telling: tellingOf(wording) }))
  for (const [index, first] of all.entries()) {
    const kept = [first]
    for (const next of all.slice(index + 1)) {
      if (kept.every(({ telling }) => next.telling.differsFrom(telling))) kept.push(next)
    }
    if (kept.length > 1) return kept.map(({ wording }) => wording)
  }
  return wordings.slice(0, 1)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// What an item or slide begins with.
const layoutMarks = /^[^\S\n]*(?:[•*–—-]|\d{1,2}\/\d{1,2}|\d{1,2}[.)])[^\S\n]+/gm
const noWords = new RegExp(String.raw`${addressSource}|[#@][\p{L}\p{N}_]+`, "giu")

/** A text of fewer content words is told by its stop words too. */
const minContentWords = 4

const contentWords = (text: string, language: string): ReadonlyArray<string> => {
  const all = words(text.normalize("NFKC"), language).map((word) => word.text.toLowerCase().replaceAll("’", "'"))
  const frequent = stopWords(language)
  const content = all.filter((word) => !frequent.has(word))
  return content.length < minContentWords ? all : content
}

// The longest common subsequence of both, row by row.
const sharedInOrder = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): number => {
  if (a.length === 0 || b.length === 0) return 0
  const lengths = new Uint32Array(b.length + 1)
  for (const word of a) {
    let diagonal = 0
    for (const [index, other] of b.entries()) {
      const above = lengths[index + 1] ?? 0
      lengths[index + 1] = word === other ? diagonal + 1 : Math.max(above, lengths[index] ?? 0)
      diagonal = above
    }
  }
  return (2 * (lengths[b.length] ?? 0)) / (a.length + b.length)
}
