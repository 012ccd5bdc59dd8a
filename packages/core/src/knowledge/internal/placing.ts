/**
 * Chooses what is read of a text that is too long to be read whole: excerpts from its beginning to its end, where there
 * is a choice those that have most to do with the campaign.
 *
 * The text is cut into portions of whole blocks. Nine tenths of what may be read are spread over it: it is divided into
 * as many stretches of equal length as portions fit, and each gives its best one. The last tenth goes to the best of the
 * rest, wherever they stand.
 *
 * @since 0.1.0
 */
import { type ReadingOptions } from "../Excerpts.ts"
import { type Placed, type RawBlock } from "./blocks.ts"
import { type Portion, portionsOf, usualPortion } from "./portions.ts"
import { topicOf } from "./topicWords.ts"

/** Characters of all blocks: what `maxCharacters` is compared with. */
export const blocksLength = (blocks: ReadonlyArray<RawBlock>): number =>
  blocks.reduce((sum, block) => sum + block.end - block.start, 0)

/**
 * The blocks in order: all of them where they fit, else each with its excerpt or none. Of a block that is far too long
 * parts are read. Linear in the text.
 */
export const placeBlocks = (
  text: string,
  blocks: ReadonlyArray<RawBlock>,
  options: ReadingOptions
): ReadonlyArray<Placed> => {
  const maxCharacters = options.maxCharacters ?? Number.POSITIVE_INFINITY
  if (blocksLength(blocks) <= maxCharacters) return blocks.map((block) => ({ block }))
  const portions = portionsOf(text, blocks, usualPortion(maxCharacters))
  const chosen = choose(portions, maxCharacters, topicOf(options.about ?? []).scores(text, portions))
  let excerpt = -1
  let previous = -2
  return portions.flatMap((portion, index): ReadonlyArray<Placed> => {
    if (!chosen.has(index)) return portion.blocks.map((block) => ({ block, excerpt: null }))
    const goesOn = previous === index - 1 && !portion.isApart && portions[previous]?.isApart === false
    previous = index
    if (!goesOn) excerpt++
    return portion.blocks.map((block) => ({ block, excerpt }))
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const spreadShare = 0.9

const choose = (
  portions: ReadonlyArray<Portion>,
  maxCharacters: number,
  scores: ReadonlyArray<number>
): ReadonlySet<number> => {
  const better = (a: number, b: number) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b
  const all = portions.map((_, index) => index)
  const spread = new Set(stretches(portions, maxCharacters).flatMap((stretch) => stretch.toSorted(better).slice(0, 1)))
  const order = [...[...spread].sort(better), ...all.filter((index) => !spread.has(index)).sort(better)]
  const chosen = new Set<number>()
  let left = maxCharacters
  for (const index of order) {
    const length = portions[index]?.length ?? 0
    if (length > left && chosen.size > 0) continue
    chosen.add(index)
    left -= length
  }
  return chosen
}

// Stretches of equal length, each with the indexes of the portions that begin in it.
const stretches = (portions: ReadonlyArray<Portion>, maxCharacters: number): ReadonlyArray<Array<number>> => {
  const total = portions.reduce((sum, portion) => sum + portion.length, 0)
  const count = Math.max(1, Math.floor((spreadShare * maxCharacters * portions.length) / total))
  const found: Array<Array<number>> = Array.from({ length: count }, () => [])
  let before = 0
  for (const [index, portion] of portions.entries()) {
    found[Math.min(count - 1, Math.floor((before * count) / total))]?.push(index)
    before += portion.length
  }
  return found
}
