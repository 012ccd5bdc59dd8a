/**
 * What more material could be about: the sides of a topic that sources and brief name.
 *
 * @since 0.1.0
 */
import { type Brief } from "../../campaign/Brief.ts"
import { type Findings } from "../../knowledge/Finding.ts"
import { type SourceDocument } from "../../knowledge/SourceDocument.ts"
import { isGeneralWord } from "../../text/Keyphrases.ts"
import { type LanguageTag, primarySubtag } from "../../text/Language.ts"
import { words } from "../../text/Segmentation.ts"
import { isStopWord } from "../../text/StopWords.ts"
import { namesPart } from "./Headings.ts"

/** Where aspects come from. */
export interface AspectMaterial {
  readonly brief: Pick<Brief, "topic">
  readonly findings: Findings
  readonly documents: ReadonlyArray<SourceDocument>
}

/**
 * Aspects in a language, each a few words, the best first: what the material speaks of; where it says nothing, parts of
 * the topic and headings of the sources. None is the whole topic. Empty where nothing names any.
 */
export const aspectsOf = (
  { brief, documents, findings }: AspectMaterial,
  language: LanguageTag
): ReadonlyArray<string> => {
  const primary = primarySubtag(language)
  const told = findings.keyphrases
    .filter((item) => primarySubtag(item.language) === primary && item.weight >= minWeight)
    .map(({ phrase }) => phrase)
    .filter((phrase) => phrase.includes(" ") || phrase.length >= minLetters)
    .slice(0, maxTold)
  const headings = documents
    .filter((document) => [primary, "und"].includes(primarySubtag(document.language)))
    .flatMap((document) => document.blocks.flatMap((block) => (block.kind === "heading" ? block.sentences : [])))
    .map(({ text }) => text.replace(/[\s:.?!]+$/u, ""))
    .filter((text) => text.length <= maxHeading && !namesPart(text))
  const named = [...partsOf(brief.topic, primary), ...headings]
  const hasStatements = findings.findings.some((finding) => primarySubtag(finding.language) === primary)
  const all = hasStatements ? [...told, ...(told.length < enough ? named : [])] : [...named, ...told]
  const seen = new Set([brief.topic.trim().toLowerCase()])
  return all.slice(0, maxAspects).filter((aspect) => {
    const lower = aspect.toLowerCase()
    const isNew = !seen.has(lower)
    seen.add(lower)
    return isNew
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Below this the material hardly speaks of a phrase. */
const minWeight = 0.25
/** A single word with fewer says little. */
const minLetters = 4
const maxTold = 12
/** With so many, headings and topic are not asked. */
const enough = 3
const maxHeading = 60
const maxAspects = 12

// Runs of words between stop words: `Good coffee at home` has `Good coffee` and `home`.
const partsOf = (topic: string, language: string): ReadonlyArray<string> => {
  const runs: Array<{ start: number; end: number; count: number }> = []
  let run: (typeof runs)[number] | undefined
  for (const word of words(topic, language)) {
    const isTold = !isStopWord(word.text, language) && !isGeneralWord(word.text.toLowerCase(), language)
    const isNext = run !== undefined && run.count < 3 && /^\s+$/.test(topic.slice(run.end, word.start))
    if (!isTold) run = undefined
    else if (run !== undefined && isNext) {
      run.end = word.end
      run.count++
    } else {
      run = { start: word.start, end: word.end, count: 1 }
      runs.push(run)
    }
  }
  return runs.map(({ end, start }) => topic.slice(start, end)).filter((part) => part.length >= minLetters)
}
