/**
 * Cuts the blocks of a long text into portions: runs of blocks that belong together and are read together or not at all.
 *
 * @since 0.1.0
 */
import { type RawBlock } from "./blocks.ts"

/** One or more blocks that follow each other. */
export interface Portion {
  readonly blocks: ReadonlyArray<RawBlock>
  /** Characters of its blocks. */
  readonly length: number
  /** A part of a list or block that is too long: it goes on from none, not even from the part before it. */
  readonly isApart: boolean
}

/** Characters of a usual portion where so many may be read: small enough that several fit. */
export const usualPortion = (maxCharacters: number): number => Math.max(200, Math.min(2_000, maxCharacters / 10))

/**
 * The blocks of all portions are the blocks given, apart from those longer than two usual portions, which come in parts.
 * A heading stands in the portion of what it is above, and a list of up to two usual portions is in one piece, with
 * the sentence before it.
 */
export const portionsOf = (text: string, blocks: ReadonlyArray<RawBlock>, usual: number): ReadonlyArray<Portion> => {
  const longest = 2 * usual
  const portions: Array<Portion> = []
  let open: Array<RawBlock> = []
  let length = 0
  const close = (isApart: boolean) => {
    if (open.length > 0) portions.push({ blocks: open, length, isApart })
    open = []
    length = 0
  }
  const add = (block: RawBlock) => {
    open.push(block)
    length += block.end - block.start
  }
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!
    if (block.end - block.start > longest) {
      close(false)
      for (const part of partsOf(text, block, usual)) {
        add(part)
        close(true)
      }
      continue
    }
    if (block.kind === "list-item") {
      const last = listEnd(blocks, index, longest)
      const list = blocks.slice(index, last + 1)
      const isLong = lengthOf(list) > longest
      if (isLong) close(false)
      for (const item of list) {
        if (isLong && length >= usual) close(true)
        add(item)
      }
      if (isLong) close(true)
      index = last
      continue
    }
    if (length >= (block.kind === "heading" ? usual / 2 : usual)) {
      const headings = trailingHeadings(open)
      open = open.slice(0, open.length - headings.length)
      length -= lengthOf(headings)
      close(false)
      for (const heading of headings) add(heading)
    }
    add(block)
  }
  close(false)
  return portions
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const lengthOf = (blocks: ReadonlyArray<RawBlock>): number =>
  blocks.reduce((sum, block) => sum + block.end - block.start, 0)

// Index of the last item of the list; a single item that is too long by itself ends it.
const listEnd = (blocks: ReadonlyArray<RawBlock>, from: number, longest: number): number => {
  let last = from
  for (let next = blocks[last + 1]; next?.kind === "list-item"; next = blocks[last + 1]) {
    if (next.end - next.start > longest) break
    last++
  }
  return last
}

// What ends in a heading alone would leave it without what it is above, unless there is nothing else.
const trailingHeadings = (blocks: ReadonlyArray<RawBlock>): ReadonlyArray<RawBlock> => {
  const last = blocks.findLastIndex((block) => block.kind !== "heading")
  return last < 0 ? [] : blocks.slice(last + 1)
}

// Cut at white space after about as many characters; a word as long as a part is cut, too.
const partsOf = (text: string, block: RawBlock, usual: number): ReadonlyArray<RawBlock> => {
  const parts: Array<RawBlock> = []
  const ends = block.softEnds ?? []
  let nextEnd = 0
  for (let start = block.start; start < block.end;) {
    const end = cutAfter(text, Math.floor(start + usual), Math.min(block.end, Math.floor(start + 2 * usual)), block.end)
    const softEnds: Array<number> = []
    for (; (ends[nextEnd] ?? Number.POSITIVE_INFINITY) <= end; nextEnd++) softEnds.push(ends[nextEnd]!)
    parts.push({
      ...block,
      start,
      end,
      isCutBefore: start > block.start,
      isCutAfter: end < block.end,
      ...(block.softEnds === undefined ? {} : { softEnds })
    })
    start = end
  }
  return parts
}

const cutAfter = (text: string, from: number, to: number, end: number): number => {
  if (from >= end) return end
  const gap = text.slice(from, to).search(/\s/)
  return gap < 0 ? to : from + gap
}
