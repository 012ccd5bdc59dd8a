/**
 * What more material could be about: the sides of a topic that sources and brief name.
 *
 * @since 0.1.0
 */
import { type Brief } from "../../campaign/Brief.ts"
import { type HashtagBrief, HashtagVocabulary } from "../../content/Hashtags.ts"
import { type Finding, type Findings } from "../../knowledge/Finding.ts"
import { type SourceDocument } from "../../knowledge/SourceDocument.ts"
import { isGeneralWord } from "../../text/Keyphrases.ts"
import { type LanguageTag, primarySubtag } from "../../text/Language.ts"
import { words } from "../../text/Segmentation.ts"
import { isStopWord } from "../../text/StopWords.ts"
import { namesPart, withoutGenre } from "./Headings.ts"

/** Where aspects come from. */
export interface AspectMaterial {
  readonly brief: Pick<Brief, "topic"> & HashtagBrief
  readonly findings: Findings
  readonly documents: ReadonlyArray<SourceDocument>
}

/**
 * Aspects in a language, each a few words, the best first: headings of the sources, names of places that the material
 * has, and its subjects; where they are few, parts of the topic. Whole names and noun phrases only: nobody’s name, and
 * no common word by itself. The topic where nothing else is there; empty where there is none in the language.
 */
export const aspectsOf = (
  { brief, documents, findings }: AspectMaterial,
  language: LanguageTag
): ReadonlyArray<string> => {
  const primary = primarySubtag(language)
  const own = findings.findings.filter((finding) => primarySubtag(finding.language) === primary)
  const headings = documents
    .filter((document) => [primary, "und"].includes(primarySubtag(document.language)))
    .flatMap((document) => document.blocks.flatMap((block) => (block.kind === "heading" ? block.sentences : [])))
    .map(({ text }) => withoutGenre(text.replace(/[\s:.!]+$/u, "")))
    .filter((text) => text.length >= minLetters && text.length <= maxHeading && !namesPart(text))
  const { subjects, topics } = new HashtagVocabulary(brief, own).in(primary)
  const spoken = [...topics, ...[...subjects.values()].sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))]
    .filter(({ phrase }) => own.length > 0 && (primary === "de" || phrase.includes(" ")))
    .map(({ phrase }) => phrase)
    .slice(0, maxSubjects)
  const named = [...headings.slice(0, maxHeadings), ...placesIn(own), ...spoken]
  const all = named.length < enough ? [...named, ...partsOf(brief.topic, primary)] : named
  const chosen = distinct(all, brief.topic).slice(0, maxAspects)
  const isSpoken = own.length > 0 || documents.length === 0
  return chosen.length === 0 && isSpoken && brief.topic.trim() !== "" ? [brief.topic.trim()] : chosen
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** A single word with fewer says little. */
const minLetters = 4
const maxHeading = 60
const maxHeadings = 12
const maxSubjects = 6
/** With so many, the topic is not asked. */
const enough = 3
const maxAspects = 18

// Each once, whatever its capitals; none that is the topic, or a part of a name before it.
const distinct = (all: ReadonlyArray<string>, topic: string): ReadonlyArray<string> => {
  const seen = [topic.trim().toLowerCase()]
  return all.filter((aspect) => {
    const lower = aspect.toLowerCase()
    if (seen.includes(lower)) return false
    seen.push(lower)
    return true
  })
}

// English names of several words that something is said to be in, on or near: `Duke Street`.
const placesIn = (findings: ReadonlyArray<Finding>): ReadonlyArray<string> => {
  const speakers = new Set(findings.flatMap(({ speaker }) => speaker ?? []))
  const found = findings
    .filter(({ language }) => primarySubtag(language) === "en")
    .flatMap(({ texts }) => texts.flatMap((text) => Array.from(text.matchAll(place), ([, name = ""]) => name)))
  return found.filter((name) => !speakers.has(name) && !timeWord.test(name))
}

const place = /(?<=\p{L} )(?:in|on|near|around) (\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){1,3})/gu

const timeWord =
  /(?<!\p{L})(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)(?!\p{L})/u

// Runs of words between stop words: `Good coffee at home` has `Good coffee`; a single word only in German, where it is a noun.
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
  return runs
    .filter(({ count }) => count > 1 || language === "de")
    .map(({ end, start }) => topic.slice(start, end))
    .filter((part) => part.length >= minLetters && (language !== "de" || /^\p{Lu}|\s\p{Lu}/u.test(part)))
}
