import { distance } from "fastest-levenshtein"
import { withSpokenAmpersands } from "../../text/Ampersands.ts"

/** Words `from` to `to` of a script (exclusive) that were heard as words `heardFrom` to `heardTo`. */
export interface WordMatch {
  readonly from: number
  readonly to: number
  readonly heardFrom: number
  readonly heardTo: number
}

/**
 * Which words were heard as which, in order: the best alignment of both by Needleman and Wunsch, in which one word may
 * also stand for two (`e-bike`, `e bike`). Words that nobody heard, and heard ones that are not in the script, have no
 * match. Time and memory grow with the product of both counts, within a band around the diagonal.
 *
 * @see https://doi.org/10.1016/0022-2836(70)90057-4
 */
export const matchedWords = (
  script: ReadonlyArray<string>,
  heard: ReadonlyArray<string>,
  language: string
): ReadonlyArray<WordMatch> => {
  const a = script.map((word) => plain(word, language))
  const b = heard.map((word) => plain(word, language))
  const width = b.length + 1
  const scores = new Float32Array((a.length + 1) * width).fill(Number.NEGATIVE_INFINITY)
  const moves = new Uint8Array((a.length + 1) * width)
  const band = Math.max(60, Math.ceil(b.length * 0.25), Math.abs(a.length - b.length))
  scores[0] = 0
  const likeness = makeLikeness()
  const pairsA = pairsOf(a)
  const pairsB = pairsOf(b)
  for (let i = 0; i <= a.length; i++) {
    const middle = a.length === 0 ? 0 : (i * b.length) / a.length
    const to = Math.min(b.length, Math.floor(middle + band))
    for (let j = Math.max(0, Math.ceil(middle - band)); j <= to; j++) {
      if (i === 0 && j === 0) continue
      let best = Number.NEGATIVE_INFINITY
      let move = 0
      const consider = (di: number, dj: number, gain: number, kind: number) => {
        if (i < di || j < dj) return
        const score = (scores[(i - di) * width + j - dj] ?? Number.NEGATIVE_INFINITY) + gain
        if (score > best) {
          best = score
          move = kind
        }
      }
      if (i > 0 && j > 0) {
        consider(1, 1, gainOf(likeness(a[i - 1] ?? "", b[j - 1] ?? "", leastLikeness), leastLikeness), 1)
        if (j > 1)
          consider(1, 2, gainOf(likeness(a[i - 1] ?? "", pairsB[j - 1] ?? "", leastOfPairs), leastOfPairs) - 0.1, 2)
        if (i > 1)
          consider(2, 1, 2 * gainOf(likeness(pairsA[i - 1] ?? "", b[j - 1] ?? "", leastOfPairs), leastOfPairs) - 0.1, 3)
      }
      consider(1, 0, missed, 4)
      consider(0, 1, missed, 5)
      scores[i * width + j] = best
      moves[i * width + j] = move
    }
  }
  return traced(a, b, moves, likeness)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const missed = -0.4

/** Below it two words are not the same one. */
const leastLikeness = 0.5

/** Two words together have to be nearly the same as one. */
const leastOfPairs = 0.8

const gainOf = (likeness: number, least: number): number => (likeness < least ? -1 : likeness)

/** Each word with the one before it. */
const pairsOf = (words: ReadonlyArray<string>): ReadonlyArray<string> =>
  words.map((word, index) => `${words[index - 1] ?? ""}${word}`)

const traced = (
  a: ReadonlyArray<string>,
  b: ReadonlyArray<string>,
  moves: Uint8Array,
  likeness: (one: string, other: string, least: number) => number
): ReadonlyArray<WordMatch> => {
  const found: Array<WordMatch> = []
  const width = b.length + 1
  let [i, j] = [a.length, b.length]
  while (i > 0 || j > 0) {
    const move = moves[i * width + j] ?? 0
    const [di, dj] = steps[move] ?? [i, j]
    const [from, heardFrom] = [i - di, j - dj]
    if (move >= 1 && move <= 3) {
      const least = move === 1 ? leastLikeness : leastOfPairs
      const one = a.slice(from, i).join("")
      if (likeness(one, b.slice(heardFrom, j).join(""), least) >= least)
        found.push({ from, to: i, heardFrom, heardTo: j })
    }
    if (di === 0 && dj === 0) break
    i = from
    j = heardFrom
  }
  return found.toReversed()
}

const steps: ReadonlyArray<readonly [number, number] | undefined> = [undefined, [1, 1], [1, 2], [2, 1], [1, 0], [0, 1]]

/** Longer words are compared by their start. */
const longest = 40

const plain = (word: string, language: string): string =>
  withSpokenAmpersands(word.normalize("NFKC"), language)
    .toLocaleLowerCase(language)
    .replace(/[^\p{L}\p{N}\p{M}]/gu, "")
    .slice(0, longest)

/** How alike two words are, 0 to 1; 0 for those that are less alike than `least` by their lengths alone. */
const makeLikeness = () => {
  const known = new Map<string, Map<string, number>>()
  return (one: string, other: string, least: number): number => {
    if (one === other) return one === "" ? 0 : 1
    const length = Math.max(one.length, other.length)
    if (Math.min(one.length, other.length) < length * least) return 0
    let row = known.get(one)
    if (row === undefined) known.set(one, (row = new Map()))
    const found = row.get(other)
    if (found !== undefined) return found
    const made = 1 - distance(one, other) / length
    row.set(other, made)
    return made
  }
}
