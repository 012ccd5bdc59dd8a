/**
 * Word n-grams: how much of one text stands word for word in another.
 *
 * @since 0.1.0
 */
import { piecesOf } from "./internal/pieces.ts"
import { words } from "./Segmentation.ts"

/**
 * The distinct word n-grams of a text. Words are compared after NFKC, in lower case and without punctuation; URLs,
 * hashtags and mentions are left out. A text of fewer than `n` words gives one shorter gram, an empty one none.
 *
 * @param n words in a gram. @default 5
 */
export const ngrams = (text: string, n: number = defaultLength): ReadonlySet<string> => {
  const tokens = normalisedWords(text)
  const grams = new Set<string>()
  if (tokens.length > 0 && tokens.length < n) grams.add(tokens.join(" "))
  for (let index = 0; index + n <= tokens.length; index++) grams.add(tokens.slice(index, index + n).join(" "))
  return grams
}

/**
 * Shared n-grams as a share of the smaller set: 0 (nothing in common) to 1 (one contains the other). Symmetric.
 * 0 when either text has no words.
 */
export const overlap = (a: string, b: string, n: number = defaultLength): number => {
  const [left, right] = [ngrams(a, n), ngrams(b, n)]
  const smaller = Math.min(left.size, right.size)
  if (smaller === 0) return 0
  let shared = 0
  for (const gram of left) if (right.has(gram)) shared++
  return shared / smaller
}

/** The text of an index that a new text shares most with. */
export interface NgramMatch {
  readonly id: string
  /** As `overlap` gives it. */
  readonly overlap: number
}

/**
 * Many texts, against which a new one is checked in time proportional to its own length and to the grams it shares.
 * Mutable.
 */
export class NgramIndex {
  readonly n: number
  readonly #holders = new Map<string, Array<string>>()
  readonly #sizes = new Map<string, number>()

  constructor(n: number = defaultLength) {
    this.n = n
  }

  get size(): number {
    return this.#sizes.size
  }

  /** Adds a text. An id that is present keeps its first text. */
  add(id: string, text: string): void {
    if (this.#sizes.has(id)) return
    const grams = ngrams(text, this.n)
    this.#sizes.set(id, grams.size)
    for (const gram of grams) {
      const holders = this.#holders.get(gram)
      if (holders === undefined) this.#holders.set(gram, [id])
      else holders.push(id)
    }
  }

  /**
   * The text with the highest overlap, of equals the one added first. Undefined when no gram is shared.
   *
   * @param isAsked which texts count. @default all
   */
  closest(text: string, isAsked: (id: string) => boolean = () => true): NgramMatch | undefined {
    const grams = ngrams(text, this.n)
    const shared = new Map<string, number>()
    for (const gram of grams) {
      for (const id of this.#holders.get(gram) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1)
    }
    let best: NgramMatch | undefined
    for (const [id, size] of shared.size === 0 ? [] : this.#sizes) {
      const count = shared.get(id)
      if (count === undefined || !isAsked(id)) continue
      const share = count / Math.min(size, grams.size)
      if (best === undefined || share > best.overlap) best = { id, overlap: share }
    }
    return best
  }

  /** The highest overlap with any text of the index; 0 when there is none. */
  highestOverlap(text: string): number {
    return this.closest(text)?.overlap ?? 0
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const defaultLength = 5

/** More of a word tells no texts apart, and would be kept as often as a gram has words. */
const longestWord = 200

const notWords = /https?:\/\/\S+|www\.\S+|[#@][\p{L}\p{N}_]+/giu

const normalisedWords = (text: string): ReadonlyArray<string> =>
  [...piecesOf(text.normalize("NFKC"))].flatMap((piece) =>
    words(piece.text.replace(notWords, " "), "und").map(({ text: word }) =>
      word.slice(0, longestWord).toLowerCase().replaceAll("’", "'")
    )
  )
