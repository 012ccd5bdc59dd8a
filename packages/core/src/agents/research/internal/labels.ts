import { type SentenceFeatures } from "../../../knowledge/Passage.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { words } from "../../../text/Segmentation.ts"
import { stem } from "../../../text/Stemming.ts"
import { type Candidate, type CandidatePart } from "./candidate.ts"
import { type LabelRule } from "./constraints.ts"
import { countOf, hasDigits, hasMeasure, hasPhysical, isPast, ownTime, saysMeasured } from "./measured.ts"
import { voiceOf } from "./speakers.ts"

/** How the figures of a statement are named, and which of its sentences have such figures. */
export interface Label {
  readonly text: string
  readonly sentences: ReadonlyArray<number>
}

/**
 * The line in which the brief wants the statement's figures named, if it has such figures.
 *
 * A rule that says which figures it means (`pilot figures`) holds for what was found in the past: where the sentence
 * speaks of it, where the document or one of its headings does, and where a sentence goes on counting after one of the
 * same paragraph that spoke of it. A rule on all measurements holds where a sentence says that something was measured,
 * where it goes on after one that does, and where the document is a record of measurements.
 *
 * @param paragraph every sentence of the block that the statement stands in, in order
 */
export const labelFor = (
  candidate: Candidate,
  rules: ReadonlyArray<LabelRule>,
  paragraph: ReadonlyArray<SentenceFeatures>
): Label | undefined => {
  const language = primarySubtag(candidate.document.language)
  if (rules.length === 0 || voiceOf(candidate.block, language) !== undefined) return undefined
  for (const rule of rules) {
    const named = rule.about.length === 0 ? measuredIn(candidate, paragraph) : toldOf(rule.about, candidate, paragraph)
    const sentences = candidate.parts.flatMap((part, index) => (named(part) ? [index] : []))
    if (sentences.length > 0) return { text: rule.line, sentences }
  }
  return undefined
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Named = (part: CandidatePart) => boolean

const toldOf = (
  about: ReadonlyArray<string>,
  candidate: Candidate,
  paragraph: ReadonlyArray<SentenceFeatures>
): Named => {
  const { language } = candidate.document
  const speaksOf = (text: string) => {
    const stems = new Set(words(text, language).map((word) => stem(word.text, language)))
    return about.every((one) => stems.has(one))
  }
  const isWhole = [namesOf(candidate), ...candidate.block.headings].some(speaksOf)
  if (candidate.kind === "list") {
    return ({ all, text }) =>
      (isWhole || speaksOf(text)) && all.some((one) => hasDigits(one) && (one.isFragment || !ends.test(one.display)))
  }
  const goingOn = inParagraph(paragraph, about.join(" "), () => goingOnIn(paragraph, speaksOf))
  return ({ all }) =>
    all.some((one) => {
      if (one.isImperative || !isPast(one)) return false
      if (isWhole || speaksOf(one.display)) return countOf(one) > 0
      return goingOn.has(one) && (hasDigits(one) || countOf(one) > 1)
    })
}

const ends = /[.!?…]["”“’»)]*$/u

const measuredIn = (candidate: Candidate, paragraph: ReadonlyArray<SentenceFeatures>): Named => {
  if (candidate.kind === "list") return () => false
  const isRecord = saysMeasured(namesOf(candidate), candidate.document.language)
  const measured = inParagraph(paragraph, "", () => measuredOf(paragraph, isRecord))
  return ({ all }) => all.some((one) => measured.has(one))
}

type Found = ReadonlySet<SentenceFeatures>

const paragraphs = new WeakMap<ReadonlyArray<SentenceFeatures>, Map<string, Found>>()

// A long paragraph has many statements, and is looked at once.
const inParagraph = (paragraph: ReadonlyArray<SentenceFeatures>, key: string, find: () => Found): Found => {
  const known = paragraphs.get(paragraph) ?? new Map<string, Found>()
  paragraphs.set(paragraph, known)
  const found = known.get(key) ?? find()
  known.set(key, found)
  return found
}

// What goes on after a sentence that spoke of it, until one brings a time of its own.
const goingOnIn = (paragraph: ReadonlyArray<SentenceFeatures>, speaksOf: (text: string) => boolean): Found => {
  const found = new Set<SentenceFeatures>()
  let isOpen = false
  for (const sentence of paragraph) {
    if (speaksOf(sentence.display)) isOpen = true
    else if (ownTime(sentence)) isOpen = false
    else if (isOpen) found.add(sentence)
  }
  return found
}

const measuredOf = (paragraph: ReadonlyArray<SentenceFeatures>, isRecord: boolean): Found => {
  const found = new Set<SentenceFeatures>()
  let goesOn = false
  for (const sentence of paragraph) {
    const says = saysMeasured(sentence.display, sentence.language)
    if (!isPast(sentence) || sentence.isImperative) goesOn = false
    else if (says ? hasMeasure(sentence) : (goesOn || isRecord) && hasPhysical(sentence)) {
      found.add(sentence)
      goesOn = true
    } else goesOn &&= !ownTime(sentence)
  }
  return found
}

// A document says in its name, title or byline what its figures are about.
const namesOf = ({ document }: Candidate): string => {
  const { blocks, source, text, title } = document
  const first = blocks.findIndex(({ kind }) => kind !== "heading")
  const lead = blocks[first]
  const isByline = lead !== undefined && /^[*_(]/u.test(text.slice(lead.start - 1, lead.start + 1).trim())
  const byline = isByline ? text.slice(lead.start, Math.min(lead.end, lead.start + longestByline)) : ""
  const headings = blocks
    .slice(0, Math.max(0, Math.min(first, mostHeadings)))
    .map(({ end, start }) => text.slice(start, end))
  return [source.replaceAll(/[^\p{L}\p{N}]+/gu, " "), title, ...headings, byline].join(" ")
}

const longestByline = 400
const mostHeadings = 3
