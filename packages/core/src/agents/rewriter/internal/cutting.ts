import { type Finding } from "../../../knowledge/Finding.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { sentences, words } from "../../../text/Segmentation.ts"
import { stem } from "../../../text/Stemming.ts"
import { isStopWord } from "../../../text/StopWords.ts"

/** A text that is to lose sentences. */
export interface Cut {
  readonly text: string
  readonly language: string
  /** Where its sentences may come from. */
  readonly findings: ReadonlyArray<Finding>
  /** Whether a text is short enough. */
  readonly isShort: (text: string) => boolean
}

/**
 * The longest beginning of whole sentences that is short enough: never cut within a list that is announced, before what
 * limits the last sentence, or behind a line that only leads to something; with the marks and the speaker of a quotation. How the brief wants figures named stays as long as the figures do. Undefined where
 * there is none.
 */
export const shortened = ({ findings, isShort, language, text }: Cut): string | undefined => {
  const { labels, told } = withoutLabels(text, findings)
  const ends = sentences(told, language).map(({ end }) => end)
  return ends
    .slice(0, -1)
    .toReversed()
    .filter((end) => !isWithinList(told, end))
    .flatMap((end) => ended(told, end, language) ?? [])
    .map((kept) => [renumbered(kept), ...labels.filter(({ needs }) => needs(kept)).map((label) => label.text)])
    .map((pieces) => pieces.join("\n\n"))
    .find((candidate) => candidate.length < text.length && isShort(candidate))
}

/** The sentences of the findings that a text rests on: each of its sentences on the one closest to it. */
export const citationsOf = (
  text: string,
  findings: ReadonlyArray<Finding>,
  language: string
): Array<{ findingId: string; quote: string }> => {
  const cited = new Map<string, { findingId: string; quote: string }>()
  const cite = (finding: Finding, quote: string) =>
    cited.set(`${finding.id} ${quote}`, { findingId: String(finding.id), quote })
  const grounds = findings.flatMap((finding) => [
    ...finding.sentences.map(({ quote }, index) => ({
      finding,
      quote,
      stems: new Set(stemsOf(finding.texts[index] ?? quote, language))
    })),
    ...(finding.opener === undefined
      ? []
      : [{ finding, quote: finding.opener.citation.quote, stems: new Set(stemsOf(finding.opener.text, language)) }])
  ])
  for (const sentence of sentences(text, language)) {
    const said = stemsOf(sentence.text, language)
    const shares = grounds.map((ground) => ({
      ...ground,
      share: said.length === 0 ? 0 : said.filter((word) => ground.stems.has(word)).length / said.length
    }))
    const closest = shares.toSorted((a, b) => b.share - a.share)[0]
    if (closest !== undefined && closest.share >= restsFrom) cite(closest.finding, closest.quote)
  }
  for (const finding of findings) {
    const { speaker } = finding
    if (speaker === undefined || !text.includes(speaker)) continue
    for (const { quote } of finding.voiceCitations ?? []) cite(finding, quote)
  }
  return [...cited.values()]
}

/** Of the content words of a text, the share that another one has. */
export const sharedWords = (text: string, other: string, language: string): number => {
  const said = stemsOf(text, language)
  const there = new Set(stemsOf(other, language))
  return said.length === 0 ? 0 : said.filter((word) => there.has(word)).length / said.length
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Least share of a sentence's content words that what it rests on has. */
const restsFrom = 0.4

const stemsOf = (text: string, language: string): ReadonlyArray<string> =>
  words(text, language)
    .filter((word) => !isStopWord(word.text.toLowerCase(), language))
    .map((word) => stem(word.text, language))

interface Label {
  readonly text: string
  /** Whether the text has a sentence that the brief wants named so. */
  readonly needs: (text: string) => boolean
}

const withoutLabels = (
  text: string,
  findings: ReadonlyArray<Finding>
): { readonly told: string; readonly labels: ReadonlyArray<Label> } => {
  const known = new Map<string, Array<string>>()
  for (const { label, texts } of findings) {
    if (label === undefined) continue
    const line = label.text.replace(/[.\s]+$/, "")
    known.set(line, [...(known.get(line) ?? []), ...label.sentences.flatMap((index) => texts[index] ?? [])])
  }
  const labels: Array<Label> = []
  const told = text.split("\n\n").filter((paragraph) => {
    const figures = known.get(paragraph.trim().replace(/[.\s]+$/, ""))
    if (figures === undefined) return true
    // A figure that was told in other words needs its name, too.
    labels.push({ text: paragraph, needs: (kept) => figures.some((one) => kept.includes(one)) || /\p{N}/u.test(kept) })
    return false
  })
  return { told: told.join("\n\n"), labels }
}

const item = /^[^\S\n]*(?:[•*–—-]|\d{1,2}[.)])[^\S\n]+\S/u

// A list that a line announces (`Do these three things:`) is told whole or not at all.
const isWithinList = (text: string, end: number): boolean => {
  const lines = text.split("\n")
  let at = 0
  const placed = lines.map((line) => {
    const place = { line, start: at }
    at += line.length + 1
    return place
  })
  const filled = placed.filter(({ line }) => line.trim() !== "")
  const index = filled.findIndex(({ line, start }) => end <= start + line.length)
  const here = filled[index]
  const next = filled[index + 1]
  if (here === undefined) return false
  const isLast = !item.test(next?.line ?? "")
  let first = index
  while (first >= 0 && item.test(filled[first]?.line ?? "")) first--
  const isItem = first < index
  const lead = filled[isItem ? first : index]?.line.trimEnd() ?? ""
  const announces = lead.endsWith(":") || counts.test(lead)
  return announces && !isLast
}

const counts =
  /(?<![\p{L}\p{N}])(?:[2-9]|1\d|two|three|four|five|six|seven|eight|nine|ten|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn) (?:\p{L}+ ){0,2}\p{L}+[.:?!]?$/iu

// The beginning with the marks and the speaker of a quotation that it ends in; none where it would only lead to something.
const ended = (text: string, end: number, language: string): string | undefined => {
  const kept = text.slice(0, end).trimEnd()
  // A question without its answer, a heading without its text, and a sentence without its exception say too little.
  const last = kept.slice(kept.lastIndexOf("\n") + 1)
  if (!/[.!…”“"»)]$/u.test(kept) && !item.test(last) && !/^\d{1,2}\/\d{1,2} /u.test(last)) return undefined
  if (/[:,–—-]$/u.test(kept) || limits.test(text.slice(end))) return undefined
  const [open, close] = primarySubtag(language) === "de" ? ["„", "“"] : ["“", "”"]
  const isOpen = count(kept, open) > count(kept, close)
  const rest = text.slice(end)
  const from = isOpen ? rest.indexOf(close) : 0
  if (from < 0) return undefined
  const speaker = attribution.exec(isOpen ? rest.slice(from + close.length) : rest)?.[0] ?? ""
  return `${kept}${isOpen ? close : ""}${speaker}`
}

const limits =
  /^\s*(?:but|however|yet|except|unless|only|though|although|otherwise|aber|jedoch|allerdings|doch|nur|außer|ausgenommen|sonst|andernfalls|ausnahme)(?!\p{L})/iu

const attribution = /^\s*\n[–—] [^\n]+/u

const count = (text: string, mark: string): number => text.split(mark).length - 1

// `2/6`: of the slides that are left.
const renumbered = (text: string): string => {
  const total = (text.match(slide) ?? []).length
  return total === 0 ? text : text.replace(slide, `$1/${total} `)
}

const slide = /^(\d{1,2})\/\d{1,2} /gmu
