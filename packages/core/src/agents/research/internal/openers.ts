import { displayText } from "../../../knowledge/DisplayText.ts"
import { Opener } from "../../../knowledge/Finding.ts"
import { type Block, type SourceDocument } from "../../../knowledge/SourceDocument.ts"
import { countWords } from "../../../text/Segmentation.ts"
import { namesPart } from "../Headings.ts"
import { type Truecaser } from "./truecase.ts"

/**
 * The line of a heading, where it can open a post: a question, or a headline that says something. A headline that
 * counts (`Four shapes of cargo bike`) opens only the list of as many items.
 *
 * @param items items of the list that it shall open
 */
export const openerOf = (
  document: SourceDocument,
  block: Block,
  truecaser: Truecaser,
  items?: number
): Opener | undefined => {
  const [first] = block.sentences
  const last = block.sentences.at(-1)
  if (first === undefined || last === undefined) return undefined
  const raw = displayText(document.text.slice(first.start, last.end), document.mediaType)
  const text = truecaser.restore(
    raw.replace(numbering, "").replace(/\s*:$/, "").replace(genericPrefix, ""),
    document.language
  )
  if (text === undefined || text.length > 120) return undefined
  const count = countWords(text, document.language)
  const isQuestion = text.endsWith("?")
  const isMisplaced = announcesCount(text) && (items === undefined || !isHeadlineFor(text, items))
  const isEmpty = items === undefined && (saysNothing(text) || count < 3)
  if (!isQuestion && (count > 12 || isMisplaced || isEmpty)) return undefined
  return new Opener({
    kind: isQuestion ? "question" : "headline",
    text: text.charAt(0).toUpperCase() + text.slice(1),
    citation: document.cite(first.start, last.end)
  })
}

/** Whether a heading names a part of its document: `Overview`, `Notes`. */
export const saysNothing = (text: string): boolean => generic.test(text) || namesPart(text)

/** Whether the line announces as many things as the list has items: `Four shapes of cargo bike`, `A seven-day plan`. */
export const isHeadlineFor = (text: string, count: number): boolean =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 6).some((word) => countOf(word) === count)

/** Whether the line counts something that it does not name: a headline for a whole section, not for one paragraph. */
export const announcesCount = (text: string): boolean => {
  const first = /^[\p{L}\p{N}]+/u.exec(text.trim())?.[0].toLowerCase()
  return first !== undefined && countOf(first) !== undefined
}

/** Numbering in front of a heading. */
export const numbering = /^(?:\d+(?:\.\d+)+[.)]?|\d+[.)]|[A-Za-z][.)]|[IVX]+\.)\s+(?=[\p{Lu}\d„“"])/u

const numberWords: ReadonlyArray<ReadonlyArray<string>> = [
  ["two", "zwei"],
  ["three", "drei"],
  ["four", "vier"],
  ["five", "fünf"],
  ["six", "sechs"],
  ["seven", "sieben"],
  ["eight", "acht"],
  ["nine", "neun"],
  ["ten", "zehn"],
  ["eleven", "elf"],
  ["twelve", "zwölf"]
]

const countOf = (word: string): number | undefined => {
  if (/^\d{1,2}$/.test(word)) return Number(word)
  const index = numberWords.findIndex((forms) => forms.includes(word))
  return index < 0 ? undefined : index + 2
}

const genericPrefix = /^(?:background|hintergrund|faq|q|question|frage|note|hinweis)\s*(?:\d+\s*)?[:–-]\s+/i

// Names of parts of a document rather than of what they say.
const generic =
  /(?<!\p{L})(?:introduction|overview|summary|conclusion|background|appendix|contents|notes?|editors?|faqs?|questions|answers|report|briefing|guide|interview|transcript|press|release|short version|at a glance|further reading|contact|about us|einleitung|überblick|zusammenfassung|fazit|hintergrund|anhang|inhalt|notizen|fragen|antworten|bericht|erfahrungsbericht|ratgeber|leitfaden|interview|presse|pressemitteilung|auf einen blick|kontakt|über uns)(?!\p{L})/iu
