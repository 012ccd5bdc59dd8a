import { findWords } from "../../../brand/WordMatch.ts"
import { type Brief } from "../../../campaign/Brief.ts"
import { claims } from "../../../knowledge/Claims.ts"
import { type Finding } from "../../../knowledge/Finding.ts"
import { type ComplianceTopic, type ConcernSeverity } from "../../../policy/ComplianceReview.ts"
import { type FloorLanguage, primarySubtag } from "../../../text/Language.ts"
import { sentences, words } from "../../../text/Segmentation.ts"
import { isStopWord } from "../../../text/StopWords.ts"
import { stem } from "../../../text/Stemming.ts"
import {
  type ConcernKind,
  compares,
  endorses,
  gravity,
  type Pattern,
  patterns,
  sensitive,
  takesBack
} from "./patterns.ts"

/** A post under review. */
export interface Subject {
  readonly text: string
  readonly title?: string | undefined
  readonly language: string
  readonly brief: Pick<Brief, "competitors" | "topic" | "audience" | "goals" | "brand" | "disclosure">
  readonly findings: ReadonlyArray<Finding>
  /** Ids of the rules that have found something already. */
  readonly knownRules: ReadonlyArray<string>
}

/** What the patterns have against it. */
export interface Noticed {
  readonly kind: ConcernKind
  readonly topic: ComplianceTopic
  readonly severity: ConcernSeverity
  /** To the letter. */
  readonly quote: string
}

/** Everything that the patterns notice, in the order of title and text; each words of a topic once. */
export const noticed = (subject: Subject): ReadonlyArray<Noticed> => {
  const language = primarySubtag(subject.language) === "de" ? "de" : "en"
  const told = [subject.title ?? "", subject.text].flatMap((text) => sentences(text, language))
  const ground = groundOf(subject)
  const found = told.flatMap(({ text }): ReadonlyArray<Noticed> => [
    ...promises(text, language, ground),
    ...comparisons(text, language, subject),
    ...privateMatters(text, language, subject)
  ])
  const isKnown = ({ topic }: Noticed): boolean =>
    (sameMatter[topic] ?? []).some((prefix) => subject.knownRules.some((rule) => rule.startsWith(prefix)))
  return [...found, ...endorsements(subject, language)].filter(
    (one, index, all) =>
      !isKnown(one) && all.findIndex(({ quote, topic }) => quote === one.quote && topic === one.topic) === index
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// What the rules have found already is not told again in other words.
const sameMatter: Partial<Record<ComplianceTopic, ReadonlyArray<string>>> = {
  health: ["health/", "weight-loss/"],
  finance: ["finance/"],
  disclosure: ["disclosure/paid-partnership", "disclosure/sponsor"]
}

interface Ground {
  readonly sentences: ReadonlyArray<string>
  readonly language: string
}

const groundOf = ({ brief, findings, language }: Subject): Ground => ({
  language,
  sentences: [
    ...findings.flatMap(({ citation, opener, texts }) => [citation.quote, ...texts, opener?.text ?? ""]),
    brief.topic,
    brief.audience,
    ...brief.goals
  ].flatMap((text) => sentences(text, language).map((sentence) => sentence.text))
})

const promises = (sentence: string, language: FloorLanguage, ground: Ground): ReadonlyArray<Noticed> => {
  if (sentence.trimEnd().endsWith("?")) return []
  return patterns[language].flatMap((pattern): ReadonlyArray<Noticed> => {
    const match = pattern.pattern.exec(sentence)
    if (match === null || pattern.except?.test(sentence) === true) return []
    if (pattern.kind === "guarantee" && takesBack.test(sentence.slice(0, match.index))) return []
    const grave = pattern.kind === "guarantee" ? graveKind(sentence) : undefined
    if (grave === undefined && pattern.isSettledByEvidence && isBorneOut(sentence, match[0], pattern, ground)) return []
    return [{ severity: pattern.severity, quote: match[0], ...(grave ?? { kind: pattern.kind, topic: pattern.topic }) }]
  })
}

const graveKind = (sentence: string): Pick<Noticed, "kind" | "topic"> | undefined => {
  if (gravity.money.test(sentence)) return { kind: "guaranteed-money", topic: "finance" }
  if (gravity.health.test(sentence)) return { kind: "guaranteed-health", topic: "health" }
  return undefined
}

/** Of the content words around a promise, so many must stand in a sentence of the material that promises the like. */
const borneOutFrom = 0.5

const isBorneOut = (
  sentence: string,
  phrase: string,
  { kind, pattern }: Pattern,
  { language, sentences: known }: Ground
): boolean => {
  const said = new Set(stemsOf(phrase, language))
  // A promise alone is borne out by no other promise. How few are left is, in whatever words.
  const isPromise = kind === "guarantee"
  const wanted = stemsOf(sentence, language).filter((word) => !isPromise || !said.has(word))
  const figures = phrase.match(/\p{N}+/gu) ?? []
  return known.some((one) => {
    if (wanted.length === 0 || (isPromise && !pattern.test(one)) || !figures.every((figure) => one.includes(figure)))
      return false
    const there = new Set(stemsOf(one, language))
    return wanted.filter((word) => there.has(word)).length >= borneOutFrom * wanted.length
  })
}

const stemsOf = (text: string, language: string): ReadonlyArray<string> => [
  ...new Set(
    words(text, language)
      .filter((word) => !isStopWord(word.text.toLowerCase(), language))
      .map((word) => stem(word.text, language))
  )
]

const comparisons = (sentence: string, language: FloorLanguage, { brief }: Subject): ReadonlyArray<Noticed> => {
  const [named] = findWords(sentence, brief.competitors)
  if (named === undefined || !compares[language].test(sentence)) return []
  return [{ kind: "comparison", topic: "comparison", severity: "quarantine", quote: sentence }]
}

const privateMatters = (sentence: string, language: FloorLanguage, subject: Subject): ReadonlyArray<Noticed> => {
  if (!sensitive[language].test(sentence)) return []
  const { brief, findings } = subject
  const own = [brief.brand.name ?? "", brief.topic].join(" ").toLowerCase()
  const persons = claims(sentence, language).filter(
    ({ kind, text }) =>
      kind === "name" && fullName.test(text) && !organization.test(text) && !own.includes(text.toLowerCase())
  )
  // Who tells of themselves has decided that it may be told.
  const isTold = findings.some(
    ({ speaker, texts }) => speaker !== undefined && texts.some((text) => text.includes(sentence))
  )
  if (persons.length === 0 || isTold) return []
  return [{ kind: "private-person", topic: "privacy", severity: "quarantine", quote: sentence }]
}

const fullName = /^\p{Lu}[\p{L}’'-]+(?: \p{Lu}\.)?(?: (?:von|van|de|der|zu))* \p{Lu}[\p{L}’'-]+$/u

const organization =
  /(?<!\p{L})(?:Trust|Council|Club|Company|Ltd|Limited|Inc|Group|Bank|School|University|Church|Street|Road|Park|Museum|Bakehouse|Bikes|GmbH|AG|eG|Verein|Stiftung|Schule|Universität|Kirche|Straße|Platz|Stadtwerke)(?!\p{L})/u

const endorsements = ({ brief, text, title }: Subject, language: FloorLanguage): ReadonlyArray<Noticed> => {
  if (!brief.disclosure.paidPartnership) return []
  const match = endorses[language].exec([title ?? "", text].join("\n"))
  if (match === null || shown.test(text.slice(0, beginning))) return []
  return [{ kind: "endorsement", topic: "disclosure", severity: "quarantine", quote: match[0] }]
}

/** Advertising has to show before networks fold a text away. */
const beginning = 200

const shown =
  /(?<!\p{L})(?:#?ad|#?anzeige|#?werbung|advert(?:isement)?|#?sponsored|paid (?:partnership|promotion)|gesponsert|bezahlte (?:partnerschaft|werbung))(?!\p{L})/iu
