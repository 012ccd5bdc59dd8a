import { displayText } from "../../../knowledge/DisplayText.ts"
import { type FindingKind, Opener } from "../../../knowledge/Finding.ts"
import { type SentenceFeatures } from "../../../knowledge/Passage.ts"
import { type Block, type SourceDocument } from "../../../knowledge/SourceDocument.ts"
import { countWords } from "../../../text/Segmentation.ts"
import { isHeadlineFor, numbering, openerOf } from "./openers.ts"
import { isUsable, opensLate, startsAlone } from "./sentences.ts"
import { type Truecaser } from "./truecase.ts"

/** One sentence or list item of a statement. */
export interface CandidatePart {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly standsAlone: boolean
  /** Whether it can open a text. */
  readonly opens: boolean
  /** Features of its first sentence. */
  readonly features: SentenceFeatures
  readonly all: ReadonlyArray<SentenceFeatures>
}

/** A run of sentences, or a list, that could become a finding. */
export interface Candidate {
  readonly document: SourceDocument
  readonly block: Block
  readonly kind: FindingKind
  readonly parts: readonly [CandidatePart, ...Array<CandidatePart>]
  readonly opener: Opener | undefined
  readonly isOrdered: boolean | undefined
}

/** Most sentences of one statement. */
const maxSentences = 4

/** Every usable statement of a document, in its order. They do not overlap. */
export const candidatesOf = (
  document: SourceDocument,
  features: ReadonlyArray<SentenceFeatures>,
  truecaser: Truecaser
): ReadonlyArray<Candidate> => {
  const byBlock = new Map<number, Array<SentenceFeatures>>()
  for (const feature of features) {
    byBlock.set(feature.blockIndex, [...(byBlock.get(feature.blockIndex) ?? []), feature])
  }
  const hosts = hostsOf(document)
  const found: Array<Candidate> = []
  let heading: Opener | undefined
  let question: Opener | undefined
  for (let index = 0; index < document.blocks.length; index++) {
    const block = document.blocks[index]!
    const sentences = isByline(document, block) ? [] : (byBlock.get(index) ?? [])
    if (block.kind === "heading") {
      heading = openerOf(document, block, truecaser)
      continue
    }
    if (block.speaker !== undefined && hosts.has(block.speaker)) {
      question = questionOf(document, sentences)
      continue
    }
    if (block.kind === "list-item") {
      const last = listEnd(document, index)
      const items = document.blocks.slice(index, last + 1).flatMap((_, offset) => {
        const part = itemOf(byBlock.get(index + offset) ?? [])
        return part === undefined ? [] : [part]
      })
      const leadIn = leadInOf(document, byBlock.get(index - 1) ?? [], items.length)
      const isFirst = document.blocks[index - 1]?.kind === "heading"
      const ownHeading = openerOfSection(document, index, truecaser, items.length)
      const isAnnounced = ownHeading !== undefined && (isFirst || isHeadlineFor(ownHeading.text, items.length))
      const opener = withHeading(document, index, leadIn) ?? (isAnnounced ? ownHeading : undefined)
      const [first, ...rest] = items
      if (first !== undefined && rest.length > 0 && opener !== undefined && items.length === last - index + 1) {
        found.push({
          document,
          block,
          kind: "list",
          parts: [first, ...rest],
          opener: new Opener({ ...opener, kind: opener.text.endsWith("?") ? "question" : "headline" }),
          isOrdered: isOrdered(document, items)
        })
        if (leadIn !== undefined) {
          withoutSentence(found, leadIn)
        } else {
          for (const [at, other] of found.entries()) {
            if (other.opener?.citation.start === opener.citation.start && other.kind !== "list") {
              found[at] = { ...other, opener: undefined }
            }
          }
        }
      } else if (!isOrdered(document, items)) {
        // Items without a list are statements, if they are sentences; a step without its list is nothing.
        for (let item = index; item <= last; item++) {
          found.push(...runsOf(document, document.blocks[item]!, byBlock.get(item) ?? [], undefined))
        }
      }
      heading = undefined
      index = last
      continue
    }
    const opener = block.speaker === undefined ? heading : question
    const runs = runsOf(document, block, sentences, opener)
    found.push(...runs)
    // The line of a heading belongs to what stands right below it.
    if (runs.length > 0 || sentences.some((sentence) => !sentence.isFragment)) {
      heading = undefined
      question = undefined
    }
  }
  return found
}

// The sentence that announces a list belongs to the list alone.
const withoutSentence = (found: Array<Candidate>, announcement: Opener): void => {
  const at = found.findIndex((candidate) =>
    candidate.parts.some((part) => candidate.kind !== "list" && part.start === announcement.citation.start)
  )
  const candidate = found[at]
  if (candidate === undefined) return
  const [first, ...rest] = candidate.parts.filter((part) => part.start < announcement.citation.start)
  if (first === undefined) found.splice(at, 1)
  else found[at] = { ...candidate, parts: [first, ...rest] }
}

// Who wrote a document and when stands in a paragraph of its own, all of it emphasised or named as such.
const isByline = (document: SourceDocument, block: Block): boolean => {
  if (block.kind !== "paragraph") return false
  const raw = document.text.slice(block.start, block.end).trim()
  const isEmphasised = document.mediaType === "text/markdown" && /^(?:([*_]).*\1\n?)+$/s.test(raw) && raw.length < 400
  return isEmphasised || byline.test(raw)
}

const byline =
  /^[*_(]*(?:(?:Story |Words |Text |Photos? |Prepared |Written |Recorded |Aufgezeichnet )?(?:by|By|von|Von) \p{Lu}\p{L}+ \p{Lu}|(?:Published|Updated|Last (?:revised|updated)|Stand|Text|Fotos?|Autor(?:in)?|Author|Veröffentlicht)(?: on| am)?:? |For publication )[^.!?]{0,160}\.?[*_)]*$/u

// Who mostly asks is the host of a conversation; their lines are no statements.
const hostsOf = (document: SourceDocument): ReadonlySet<string> => {
  const counts = new Map<string, { questions: number; sentences: number }>()
  for (const block of document.blocks) {
    if (block.kind !== "cue" || block.speaker === undefined) continue
    const count = counts.get(block.speaker) ?? { questions: 0, sentences: 0 }
    for (const sentence of block.sentences) {
      count.sentences++
      if (sentence.text.trimEnd().endsWith("?")) count.questions++
    }
    counts.set(block.speaker, count)
  }
  if (counts.size < 2) return new Set()
  return new Set(
    [...counts]
      .filter(([, { questions, sentences }]) => questions >= 2 && questions / sentences >= 0.25)
      .map(([speaker]) => speaker)
  )
}

const questionOf = (document: SourceDocument, sentences: ReadonlyArray<SentenceFeatures>): Opener | undefined => {
  const last = sentences.at(-1)
  if (last === undefined || !last.isQuestion || !startsAlone(last) || last.words < 4) return undefined
  return new Opener({
    kind: "question",
    text: last.display,
    citation: document.cite(last.sentence.start, last.sentence.end)
  })
}

const listEnd = (document: SourceDocument, from: number): number => {
  let last = from
  while (document.blocks[last + 1]?.kind === "list-item") last++
  return last
}

const itemOf = (sentences: ReadonlyArray<SentenceFeatures>): CandidatePart | undefined => {
  const [first] = sentences
  const last = sentences.at(-1)
  if (first === undefined || last === undefined) return undefined
  if (!sentences.every((sentence) => sentence.isBalanced)) return undefined
  return {
    start: first.sentence.start,
    end: last.sentence.end,
    text: sentences.map((sentence) => sentence.display).join(" "),
    standsAlone: startsAlone(first),
    opens: startsAlone(first) && !first.isFragment,
    features: first,
    all: sentences
  }
}

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
const withHeading = (document: SourceDocument, index: number, leadIn: Opener | undefined): Opener | undefined => {
  const above = document.blocks[index - 2]
  const [first] = above?.sentences ?? []
  if (leadIn === undefined || countWords(leadIn.text, document.language) > 3) return leadIn
  if (above?.kind !== "heading" || first === undefined) return leadIn
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
    if (block?.kind === "heading") return openerOf(document, block, truecaser, items)
  }
  return undefined
}

const isOrdered = (document: SourceDocument, items: ReadonlyArray<CandidatePart>): boolean =>
  items.every((item, index) =>
    new RegExp(`(?:^|[\\s(])${index + 1}[.)]\\s*(?:[*_]{1,3})?$`).test(
      document.text.slice(Math.max(0, item.start - 8), item.start)
    )
  )

// Usable sentences that follow each other, cut where a long paragraph takes a new turn. A run begins with a sentence
// that stands alone; what leans on a sentence that was left out is left out too.
const runsOf = (
  document: SourceDocument,
  block: Block,
  sentences: ReadonlyArray<SentenceFeatures>,
  opener: Opener | undefined
): ReadonlyArray<Candidate> => {
  const groups = groupQuotations(sentences)
  const runs: Array<Array<ReadonlyArray<SentenceFeatures>>> = []
  let run: Array<ReadonlyArray<SentenceFeatures>> = []
  const close = () => {
    if (run.length > 0) runs.push(run)
    run = []
  }
  for (const group of groups) {
    const [first] = group
    if (first === undefined || !group.every(isUsable) || !isBalancedRun(group)) {
      close()
      continue
    }
    const alone = startsAlone(first)
    // A paragraph that begins by pointing back goes on from the one before it.
    if (run.length === 0 && !alone && first.sentenceIndex === 0) return []
    if (run.length === 0 && !(first.sentenceIndex === 0 ? alone : opensLate(first))) continue
    if (run.length >= maxSentences) {
      if (!opensLate(first)) continue
      close()
    }
    run.push(group)
  }
  close()
  return runs.flatMap((members, index) => {
    const kept = withoutOpenEnd(members)
    const [first, ...rest] = kept.map(partOf)
    if (first === undefined) return []
    const ownOpener = index === 0 && members[0]?.[0] === sentences[0] ? opener : undefined
    return [
      {
        document,
        block,
        kind: kindOf(kept.flat(), block, ownOpener),
        parts: [first, ...rest],
        opener: ownOpener,
        isOrdered: undefined
      }
    ]
  })
}

// A quotation that runs over several sentences stays in one piece.
const groupQuotations = (
  sentences: ReadonlyArray<SentenceFeatures>
): ReadonlyArray<ReadonlyArray<SentenceFeatures>> => {
  const groups: Array<Array<SentenceFeatures>> = []
  for (const sentence of sentences) {
    const last = groups.at(-1)
    if (last !== undefined && !isBalancedRun(last) && last.length < maxSentences) last.push(sentence)
    else groups.push([sentence])
  }
  return groups
}

const isBalancedRun = (group: ReadonlyArray<SentenceFeatures>): boolean =>
  group.every((sentence) => sentence.isBalanced) ||
  (group.length > 1 &&
    (group
      .map((sentence) => sentence.display)
      .join("")
      .match(/["“”„]/g)?.length ?? 0) %
      2 ===
      0)

// A question needs its answer, and a colon what it announces.
const withoutOpenEnd = (
  members: ReadonlyArray<ReadonlyArray<SentenceFeatures>>
): ReadonlyArray<ReadonlyArray<SentenceFeatures>> => {
  let end = members.length
  while (end > 0) {
    const last = members[end - 1]?.at(-1)
    if (last === undefined || (!last.isQuestion && !last.display.endsWith(":"))) break
    end--
  }
  return members.slice(0, end)
}

const partOf = (group: ReadonlyArray<SentenceFeatures>): CandidatePart => {
  const first = group[0]!
  const last = group.at(-1) ?? first
  return {
    start: first.sentence.start,
    end: last.sentence.end,
    text: group.map((sentence) => sentence.display).join(" "),
    standsAlone: startsAlone(first),
    opens: first.sentenceIndex === 0 ? startsAlone(first) : opensLate(first),
    features: first,
    all: group
  }
}

const kindOf = (sentences: ReadonlyArray<SentenceFeatures>, block: Block, opener: Opener | undefined): FindingKind => {
  if (block.speaker !== undefined || block.kind === "quotation") return "quotation"
  const counts = new Map<FindingKind, number>()
  for (const [index, sentence] of sentences.entries()) {
    const [kind] = sentence.kinds
    counts.set(kind, (counts.get(kind) ?? 0) + (index === 0 ? 1.5 : 1))
  }
  const best = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? "claim"
  return best === "claim" && opener?.kind === "question" ? "answer" : best
}

/** Text of a heading without markup and numbering. */
export const headingText = (heading: string, document: SourceDocument, truecaser: Truecaser): string =>
  truecaser.guess(displayText(heading, document.mediaType).replace(numbering, ""), document.language)
