import { displayText } from "../../../knowledge/DisplayText.ts"
import { Opener } from "../../../knowledge/Finding.ts"
import { type SentenceFeatures } from "../../../knowledge/Passage.ts"
import { type SourceDocument } from "../../../knowledge/SourceDocument.ts"
import { countWords } from "../../../text/Segmentation.ts"
import { type CandidatePart } from "./candidate.ts"
import { isHeadlineFor, numbering, openerOf, saysNothing } from "./openers.ts"
import { isVoiceless } from "./quotations.ts"
import { isUsable, startsAlone } from "./sentences.ts"
import { type Truecaser } from "./truecase.ts"

/** What announces a list: a sentence right before it, or its heading. */
export interface Announcement {
  readonly opener: Opener
  /** The sentence, which belongs to the list alone. */
  readonly leadIn: Opener | undefined
  /** The heading of a section that says more than the list. */
  readonly isShared: boolean
}

/**
 * What announces the list that begins at `index`.
 *
 * @param before sentences of the block above it
 */
export const announcementOf = (
  document: SourceDocument,
  index: number,
  before: ReadonlyArray<SentenceFeatures>,
  items: ReadonlyArray<CandidatePart>,
  truecaser: Truecaser
): Announcement | undefined => {
  // What was not read may hold the list's beginning.
  if (document.blocks[index]?.follows(document.blocks[index - 1]) !== true) return undefined
  const count = items.length
  const leadIn = leadInOf(document, before, count)
  if (leadIn !== undefined) return { opener: withHeading(document, index, leadIn), leadIn, isShared: false }
  const heading = openerOfSection(document, index, truecaser, count)
  if (heading === undefined) return undefined
  const isRightAbove = document.blocks[index - 1]?.kind === "heading"
  if (isRightAbove || isHeadlineFor(heading.text, count)) return { opener: heading, leadIn: undefined, isShared: false }
  const isUnder = heading.kind === "headline" && !saysNothing(heading.text) && items.every(isStatement)
  return isUnder ? { opener: heading, leadIn: undefined, isShared: true } : undefined
}

/** Index of the last item of the list that begins at `from`. */
export const listEnd = (document: SourceDocument, from: number): number => {
  let last = from
  for (let next = document.blocks[last + 1]; next?.kind === "list-item"; next = document.blocks[last + 1]) {
    if (!next.follows(document.blocks[last])) break
    last++
  }
  return last
}

/** The item that these sentences make; undefined where a quotation does not close or has no speaker. */
export const itemOf = (sentences: ReadonlyArray<SentenceFeatures>): CandidatePart | undefined => {
  const [first] = sentences
  const last = sentences.at(-1)
  if (first === undefined || last === undefined) return undefined
  if (!sentences.every((sentence) => sentence.isBalanced) || isVoiceless(sentences)) return undefined
  const row = rowText(first)
  return {
    start: first.sentence.start,
    end: last.sentence.end,
    text: row ?? sentences.map((sentence) => sentence.display).join(" "),
    standsAlone: startsAlone(first),
    opens: startsAlone(first) && !first.isFragment,
    features: first,
    all: sentences
  }
}

// A row of a table as one line: what it is about, then each further cell by the name of its column.
const rowText = ({ block, document }: SentenceFeatures): string | undefined => {
  if (block.kind !== "list-item" || block.attributes === undefined) return undefined
  const [first, ...cells] = Object.entries(block.attributes).map(([name, value]) => ({
    name: displayText(name, document.mediaType),
    value: displayText(value, document.mediaType)
  }))
  const [only] = cells
  if (first === undefined || only === undefined) return undefined
  if (cells.length === 1) return `${first.value}: ${only.value}`
  return `${first.value} – ${cells.map(({ name, value }) => `${name}: ${value}`).join(", ")}`
}

// What is understood below the heading of its section without being announced.
const isStatement = ({ all, features }: CandidatePart): boolean =>
  all.length === 1 &&
  (features.block.attributes !== undefined || (isUsable(features) && features.words <= maxItemWords))

/** A longer item is a statement of its own. */
const maxItemWords = 24

// A sentence before a list that announces it: it ends in a colon, or counts the items.
const leadInOf = (
  document: SourceDocument,
  sentences: ReadonlyArray<SentenceFeatures>,
  count: number
): Opener | undefined => {
  const last = sentences.at(-1)
  if (last === undefined || sentences[0]?.block.kind === "heading") return undefined
  const isAnnouncement = last.display.endsWith(":")
  if (!isAnnouncement && !isHeadlineFor(last.display, count)) return undefined
  if (!isUsable(last) && !isAnnouncement) return undefined
  return new Opener({
    kind: "headline",
    text: last.display,
    citation: document.cite(last.sentence.start, last.sentence.end)
  })
}

// `You need:` says what for only together with its heading.
const withHeading = (document: SourceDocument, index: number, leadIn: Opener): Opener => {
  const above = document.blocks[index - 2]
  const [first] = above?.sentences ?? []
  if (countWords(leadIn.text, document.language) > 3) return leadIn
  if (above?.kind !== "heading" || first === undefined) return leadIn
  if (document.blocks[index - 1]?.follows(above) !== true) return leadIn
  const heading = displayText(first.text, document.mediaType)
    .replace(numbering, "")
    .replace(/[\s:.]+$/, "")
  return new Opener({
    kind: "headline",
    text: `${heading}. ${leadIn.text}`,
    citation: document.cite(first.start, leadIn.citation.end)
  })
}

const openerOfSection = (
  document: SourceDocument,
  index: number,
  truecaser: Truecaser,
  items: number
): Opener | undefined => {
  for (let before = index - 1; before >= 0; before--) {
    const block = document.blocks[before]
    if (block === undefined || document.blocks[before + 1]?.follows(block) !== true) return undefined
    if (block.kind === "heading") return openerOf(document, block, truecaser, items)
  }
  return undefined
}

/** Whether the source numbers the items from 1. */
export const isOrdered = (document: SourceDocument, items: ReadonlyArray<CandidatePart>): boolean =>
  items.every((item, index) =>
    new RegExp(`(?:^|[\\s(])${index + 1}[.)]\\s*(?:[*_]{1,3})?$`).test(
      document.text.slice(Math.max(0, item.start - 8), item.start)
    )
  )
