/**
 * What speaks for a slot, and what follows from it: the rationale that people read and the confidence that they sort
 * by. Both are functions of the evidence alone, so a reader can check them.
 *
 * @since 0.1.0
 */
import { formatNeed } from "../agents/director/FormatFit.ts"
import { type Format, type Platform, platformNames } from "../content/Platform.ts"
import { type Finding } from "../knowledge/Finding.ts"
import { countWords } from "../text/Segmentation.ts"
import { exampleSentence, languageName, oneOf, tellingLanguage } from "./internal/gapWords.ts"
import { demandOf, obstacleSentence } from "./internal/obstacleWords.ts"
import { type MaterialExample } from "./MaterialExample.ts"
import { type Obstacle } from "./Obstacle.ts"
import { Evidence } from "./Plan.ts"

/** One piece of evidence for each finding, in their order. */
export const passageEvidence = (findings: ReadonlyArray<Finding>): ReadonlyArray<Evidence> =>
  findings.map((finding) => {
    const words = countWords(finding.citation.quote, finding.language)
    return new Evidence({
      kind: "passage",
      detail: tellingLanguage(finding.language) === "de" ? germanPassage(finding, words) : passage(finding, words),
      weight: round(
        0.5 * finding.salience + 0.3 * finding.independence + 0.2 * Math.min(1, finding.sentences.length / 3)
      ),
      citation: finding.citation
    })
  })

/** Evidence for the hour. `weight` is how much that hour is known to carry, 0 to 1. */
export const timingEvidence = (timing: {
  readonly detail: string
  readonly weight: number
  readonly url?: string
}): Evidence =>
  new Evidence({
    kind: "timing",
    detail: timing.detail,
    weight: round(Math.max(0, Math.min(1, timing.weight))),
    ...(timing.url === undefined ? {} : { url: timing.url })
  })

/** What a slot lacks, and what would fill it. */
export interface MaterialGap {
  readonly platform: Platform
  readonly format: Format
  /** BCP 47 tag of the language that the material must be in. */
  readonly language: string
  /** Words to add, rounded up to tens. */
  readonly words: number
  /** What they should be about, in the words of the brief or the material. @default anything */
  readonly about?: string
  /** What stands in the way so far. @default unknown */
  readonly obstacle?: Obstacle
  /** What the words could be, for one: `question`, `figure` and so on. @default none is named */
  readonly example?: MaterialExample
}

/**
 * What a slot lacks to be a good post of its format: the words that it has fewer than that, at least twenty. `about` is
 * the idea of the slot, where it has one.
 */
export const materialGap = (slot: {
  readonly platform: Platform
  readonly format: Format
  readonly language: string
  readonly angle?: { readonly title: string } | undefined
  readonly findings: ReadonlyArray<Finding>
  readonly obstacle?: Obstacle
  readonly example?: MaterialExample
}): MaterialGap => {
  const need = formatNeed(slot.platform, slot.format)
  const has = slot.findings.reduce((sum, finding) => sum + countWords(finding.citation.quote, finding.language), 0)
  const wanted = Math.max(need.minWords, need.aimUnits * wordsPerSentence)
  return {
    platform: slot.platform,
    format: slot.format,
    language: slot.language,
    words: Math.max(20, Math.ceil((wanted - has) / 10) * 10),
    ...(slot.angle === undefined ? {} : { about: slot.angle.title }),
    ...(slot.obstacle === undefined ? {} : { obstacle: slot.obstacle }),
    ...(slot.example === undefined ? {} : { example: slot.example })
  }
}

/** Evidence that speaks against a slot: what stands in its way, where that is known, then what to add. */
export const gapEvidence = (gap: MaterialGap): ReadonlyArray<Evidence> =>
  [...(gap.obstacle === undefined ? [] : [obstacleSentence(gap.obstacle)]), gapSentence(gap)].map(
    (detail) => new Evidence({ kind: "gap", detail, weight: 1 })
  )

/**
 * `Add about 60 more words on “hills” in English for a post on LinkedIn`, in German for a German slot. It ends with what
 * the words must be like where that was the obstacle, and with an example of what they could be.
 */
export const gapSentence = ({ about, example, format, language, obstacle, platform, words }: MaterialGap): string => {
  const such = example === undefined ? "" : exampleSentence(example, language)
  const demand = `${obstacle === undefined ? "" : demandOf(obstacle)}${such}`
  if (tellingLanguage(language) === "de") {
    const subject = about === undefined ? "" : ` zu „${about}“`
    return `Etwa ${words} weitere Wörter${subject} auf ${languageName(language, "de")} ergänzen, für ${oneOf(format, "de")} auf ${platformNames[platform]}${demand}`
  }
  const subject = about === undefined ? "" : ` on “${about}”`
  return `Add about ${words} more words${subject} in ${languageName(language, "en")} for ${oneOf(format, "en")} on ${platformNames[platform]}${demand}`
}

/**
 * 0 to 1, rounded to three decimals: how sure the material is (each passage closes a part of what the ones before
 * left open), moved by up to a tenth by the hour. 0 with no passage or with a gap.
 */
export const confidence = (evidence: ReadonlyArray<Evidence>): number => {
  const of = (kind: Evidence["kind"]) => evidence.filter((item) => item.kind === kind)
  const passages = of("passage")
  if (passages.length === 0 || of("gap").length > 0) return 0
  const open = passages.reduce((left, passage) => left * (1 - passage.weight), 1)
  const timings = of("timing")
  const timing = timings.reduce((sum, item) => sum + item.weight, 0) / Math.max(1, timings.length)
  return round((1 - open) * (0.9 + 0.1 * (timings.length === 0 ? 0 : timing)))
}

/** One or a few sentences: what carries the slot, why this hour, what is missing. */
export const rationale = (evidence: ReadonlyArray<Evidence>): string => {
  const sentences = evidence.map((item) => `${item.detail.replace(/[.\s]+$/, "")}.`)
  return sentences.length === 0 ? "Nothing speaks for this slot yet." : sentences.join(" ")
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const passage = ({ citation: { source }, headings, kind, speaker }: Finding, words: number): string => {
  const section = headings.at(-1)
  const place = `${source}${section === undefined ? "" : `, “${section}”`}`
  const says = speaker === undefined ? "states" : `quotes ${speaker} with`
  return `${place} ${says} ${kind === "answer" ? "an" : "a"} ${kind} of ${words} ${words === 1 ? "word" : "words"}`
}

const germanPassage = ({ citation: { source }, headings, kind, speaker }: Finding, words: number): string => {
  const section = headings.at(-1)
  const place = `${source}${section === undefined ? "" : `, „${section}“`}`
  const length = `${words} ${words === 1 ? "Wort" : "Wörtern"}`
  return speaker === undefined
    ? `${place} enthält ${germanKinds[kind]} mit ${length}`
    : `${place} zitiert ${speaker} mit ${length}`
}

const germanKinds: Record<Finding["kind"], string> = {
  statistic: "eine Zahl",
  "how-to": "eine Anleitung",
  quotation: "ein Zitat",
  comparison: "einen Vergleich",
  story: "eine Geschichte",
  definition: "eine Erklärung",
  answer: "eine Antwort",
  claim: "eine Aussage",
  list: "eine Liste"
}

/** Words of a usual sentence of a source. */
const wordsPerSentence = 16

const round = (value: number): number => Math.round(value * 1000) / 1000
