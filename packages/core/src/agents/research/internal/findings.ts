import { Citation } from "../../../knowledge/Citation.ts"
import { readTextOf } from "../../../knowledge/Excerpts.ts"
import { Finding, FindingId, type FindingKind } from "../../../knowledge/Finding.ts"
import { type SourceDocument } from "../../../knowledge/SourceDocument.ts"
import { countWords } from "../../../text/Segmentation.ts"
import { locate, type Span } from "../Locate.ts"
import { type ResearchInput } from "../ResearchAgent.ts"
import { type Analysis } from "./analysis.ts"
import { type Candidate, type CandidatePart } from "./candidate.ts"
import { timeliness } from "./dates.ts"
import { labelFor } from "./labels.ts"
import { isOrderToMachine } from "./orders.ts"
import { rank, type Ranked, textOf } from "./rank.ts"
import { rulesFor } from "./select.ts"
import { opensLate, startsAlone } from "./sentences.ts"
import { detailOf, namings, voiceOf } from "./speakers.ts"

/** A statement as a model or the floor names it. */
export interface NamedStatement {
  readonly source: string
  readonly quote: string
  readonly kind: FindingKind
}

interface Issue {
  readonly path: ReadonlyArray<string | number>
  readonly message: string
}

/** Findings of the statements that stand in the sources, with an issue for each that does not. */
export const toFindings = (
  statements: ReadonlyArray<NamedStatement>,
  input: ResearchInput,
  analysis: Analysis
): { readonly findings: ReadonlyArray<Finding>; readonly issues: ReadonlyArray<Issue> } => {
  const issues: Array<Issue> = []
  const documents = new Map(input.documents.map((document) => [document.source, document]))
  const taken = new Map<string, Array<Span>>()
  const known = new Map(analysis.ranked.map((item) => [placeOf(item.candidate), item]))
  const accepted: Array<Candidate> = []
  for (const [index, statement] of statements.entries()) {
    const path = ["findings", index]
    const document = documents.get(statement.source)
    if (document === undefined) {
      issues.push({ path: [...path, "source"], message: `no source "${statement.source}"` })
      continue
    }
    if (isOrderToMachine(statement.quote)) {
      issues.push({ path: [...path, "quote"], message: "tells a machine what to do; it is no statement for readers" })
      continue
    }
    const spans = taken.get(document.source) ?? []
    taken.set(document.source, spans)
    const found = findFree(document, statement.quote, spans)
    if (found === undefined) {
      const isThere = findFree(document, statement.quote, []) !== undefined
      issues.push({
        path: [...path, "quote"],
        message: isThere ? "overlaps another finding" : `does not stand in "${document.source}"`
      })
      continue
    }
    const made =
      known.get(`${document.source} ${found.start} ${found.end}`)?.candidate ??
      candidateAt(document, found, statement.kind, analysis)
    if (made === undefined) {
      issues.push({ path: [...path, "quote"], message: "is not one to four whole sentences of one paragraph" })
      continue
    }
    const span = spanOf(made.parts)
    if (spans.some((other) => span.start < other.end && other.start < span.end)) {
      issues.push({ path: [...path, "quote"], message: "overlaps another finding" })
      continue
    }
    spans.push(span)
    accepted.push(made)
  }
  const others = accepted.filter((candidate) => !known.has(placeOf(candidate)))
  const all = [...analysis.ranked.map((item) => item.candidate), ...others]
  const rated = others.length === 0 ? [] : rank(all, input).slice(-others.length)
  const ratings = new Map([...analysis.ranked, ...rated].map((item) => [item.candidate, item]))
  const findings = accepted
    .flatMap((candidate) => ratings.get(candidate) ?? [])
    .map((item, index) => ({ item, index }))
    .sort((a, b) => b.item.salience - a.item.salience || a.index - b.index)
    .map(({ item }, index) => findingOf(item, index + 1, input, analysis))
  return { findings, issues }
}

const spanOf = (parts: Candidate["parts"]): Span => ({
  start: parts[0].start,
  end: (parts.at(-1) ?? parts[0]).end
})

const placeOf = (candidate: Candidate): string => {
  const span = spanOf(candidate.parts)
  return `${candidate.document.source} ${span.start} ${span.end}`
}

// The first place of the quote that no other finding has; the same words can stand twice in a document.
const findFree = (document: SourceDocument, quote: string, taken: ReadonlyArray<Span>): Span | undefined => {
  const { text, toDocument } = readTextOf(document)
  let from = 0
  for (;;) {
    const found = locate(text, quote, from)
    if (found === undefined) return undefined
    const span = { start: toDocument(found.start), end: toDocument(found.end - 1) + 1 }
    if (!taken.some((other) => span.start < other.end && other.start < span.end)) return span
    from = found.start + 1
  }
}

// A statement of a model is widened to whole sentences; it keeps to one block.
const candidateAt = (
  document: SourceDocument,
  span: Span,
  kind: FindingKind,
  analysis: Analysis
): Candidate | undefined => {
  const features = (analysis.features.get(document) ?? []).filter(
    ({ block, sentence }) => block.kind !== "heading" && sentence.start < span.end && span.start < sentence.end
  )
  const isOneBlock = features.every((feature) => feature.blockIndex === features[0]?.blockIndex)
  if (!isOneBlock || features.length > 4) return undefined
  const parts = features.map((feature): CandidatePart => ({
    start: feature.sentence.start,
    end: feature.sentence.end,
    text: feature.display,
    standsAlone: startsAlone(feature),
    opens: feature.sentenceIndex === 0 ? startsAlone(feature) : opensLate(feature),
    features: feature,
    all: [feature]
  }))
  const [first, ...rest] = parts
  if (first === undefined) return undefined
  return {
    document,
    block: first.features.block,
    kind:
      voiceOf(first.features.block, document.language) !== undefined ? "quotation" : kind === "list" ? "claim" : kind,
    parts: [first, ...rest],
    opener: undefined,
    isOrdered: undefined
  }
}

const findingOf = (
  { candidate, independence, salience }: Ranked,
  number: number,
  input: ResearchInput,
  analysis: Analysis
): Finding => {
  const { block, document, opener, parts } = candidate
  const cite = (span: Span) =>
    new Citation({
      source: document.source,
      start: span.start,
      end: span.end,
      quote: document.text.slice(span.start, span.end)
    })
  const text = textOf(candidate)
  const expiresOn =
    input.startsOn === undefined
      ? undefined
      : timeliness(text, block.headings.at(-1) ?? "", document.language, input.startsOn).expiresOn
  const label = labelFor(candidate, rulesFor(input, document.language).labels, analysis.sentencesOf(block, document))
  const speaker = voiceOf(block, document.language)
  const detail = detailOf(block)
  const [first, ...rest] = parts
  const keyphrases = [...new Set(parts.flatMap((part) => part.all.flatMap((sentence) => sentence.keyphrases)))]
  return new Finding({
    id: FindingId.make(`finding-${String(number).padStart(3, "0")}`),
    kind: candidate.kind,
    citation: cite(spanOf(parts)),
    sentences: [cite(first), ...rest.map(cite)],
    texts: [first.text, ...rest.map((part) => part.text)],
    standsAlone: parts.map((part) => part.standsAlone),
    // A sentence of a review that is not all praise could be the objection.
    opens: parts.map((part) => part.opens && (analysis.ratingOf(block, document) ?? 1) === 1),
    language: document.language,
    salience,
    independence,
    headings: block.headings.map((heading) => analysis.headingText(heading, document)),
    ...(speaker === undefined ? {} : { speaker }),
    ...(speaker === undefined || detail === undefined ? {} : { speakerDetail: detail }),
    ...(speaker === undefined ? {} : { voiceCitations: namings([speaker, detail], spanOf(parts), document).map(cite) }),
    keyphrases: keyphrases.filter((phrase) => countWords(phrase, document.language) > 0),
    ...(opener === undefined ? {} : { opener }),
    ...(candidate.isOrdered === undefined ? {} : { isOrdered: candidate.isOrdered }),
    ...(label === undefined ? {} : { label }),
    ...(expiresOn === undefined ? {} : { expiresOn })
  })
}
