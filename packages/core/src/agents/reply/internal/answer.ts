import { type Finding } from "../../../knowledge/Finding.ts"
import { RelevanceIndex } from "../../../knowledge/Relevance.ts"
import { uncitedClaims } from "../../../policy/UncitedClaims.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { words } from "../../../text/Segmentation.ts"
import { stem } from "../../../text/Stemming.ts"
import { isStopWord } from "../../../text/StopWords.ts"
import { ownMatter } from "./lists.ts"

/** A finding that answers a question, with the sentences to quote. */
export interface FoundAnswer {
  readonly finding: Finding
  /** Of `finding.texts`, in order. */
  readonly sentences: ReadonlyArray<number>
}

/** What is asked, and by what it may be answered. */
export interface AskedQuestion {
  readonly question: string
  readonly language: string
  readonly findings: ReadonlyArray<Finding>
  /** Local date of the question, `2027-03-01`. */
  readonly day: string
}

/**
 * The finding that clearly answers the question: most of what is asked stands in it, in no other nearly as much, and it
 * has the kind of thing that is asked for: an amount, a number, a time. Undefined where there is none.
 */
export const answerTo = ({ day, findings, language, question }: AskedQuestion): FoundAnswer | undefined => {
  if (ownMatter.some((list) => list.test(question))) return undefined
  const asked = asksFor(question, language)
  const usable = findings.filter(
    (finding) =>
      primarySubtag(finding.language) === primarySubtag(language) &&
      finding.speaker === undefined &&
      finding.kind !== "quotation" &&
      (finding.expiresOn === undefined || finding.expiresOn >= day)
  )
  const kinds = wanted.find(({ asks }) => asks.test(question))?.kinds
  const fits = (text: string) =>
    kinds === undefined || uncitedClaims(text, { language, quotes: [] }).some(({ kind }) => kinds.includes(kind))
  const [same, another] = usable.filter(
    ({ opener }) => opener?.kind === "question" && isSame(asked, asksFor(opener.text, language))
  )
  if (same !== undefined && another === undefined) {
    const told = same.texts.slice(0, same.kind === "list" ? mostItems : mostSentences)
    const isWhole =
      same.kind !== "list" || (same.texts.length <= mostItems && told.every((text) => /[.!]$/u.test(text)))
    if (isWhole && told.some(fits)) return { finding: same, sentences: told.map((_, index) => index) }
  }
  if (asked.length < 2 || needsAnswer.test(question)) return undefined
  const holders = usable
    .filter(({ kind }) => kind !== "list")
    .map((finding) => ({
      finding,
      stems: termsOf([...finding.texts, finding.opener?.text ?? "", finding.headings.at(-1) ?? ""].join(" "), language)
    }))
  const rarity = (term: string) =>
    Math.log(1 + (holders.length + 1) / (1 + holders.filter(({ stems }) => holds(stems, term)).length))
  const weight = new Map(asked.map((term) => [term, rarity(term)]))
  const coverage = (stems: ReadonlyArray<string>) => {
    const [told, all] = [asked.filter((term) => holds(stems, term)), asked]
    const sum = (terms: ReadonlyArray<string>) => terms.reduce((total, term) => total + (weight.get(term) ?? 0), 0)
    return { share: sum(told) / Math.max(sum(all), Number.EPSILON), count: told.length }
  }
  const index = new RelevanceIndex(
    holders,
    ({ finding }) => `${finding.texts.join(" ")} ${finding.opener?.text ?? ""}`,
    language
  )
  const [best, second] = index
    .rank(question)
    .slice(0, mostLookedAt)
    .map(({ item }) => ({ ...item, ...coverage(item.stems) }))
    .toSorted((a, b) => b.share - a.share)
  if (best === undefined || best.count < 2 || best.share < leastCovered) return undefined
  if (second !== undefined && second.share > best.share * mostRival) return undefined
  return quoted(best.finding, fits, asked, language)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const mostLookedAt = 8
/** Share of what is asked, rare words first, that has to stand in the finding. */
const leastCovered = 0.6
/** The next best finding covers less than this share of what the best one covers. */
const mostRival = 0.85
const mostSentences = 3

const mostItems = 5

const asksFor = (question: string, language: string): ReadonlyArray<string> =>
  termsOf(question, language).filter((term) => !empty.has(term))

// Nearly the same words are asked for; a single one only where it is the very same.
const isSame = (asked: ReadonlyArray<string>, other: ReadonlyArray<string>): boolean => {
  const shared = asked.filter((term) => other.includes(term)).length
  return shared > 0 && shared >= 0.75 * new Set([...asked, ...other]).size
}

const termsOf = (text: string, language: string): ReadonlyArray<string> => [
  ...new Set(
    words(text, language)
      .filter((word) => word.text.length > 1 && !isStopWord(word.text, language))
      .map((word) => stem(word.text.toLowerCase(), language))
  )
]

// `Batterie` stands in `Lastenradbatterie`, too.
const holds = (stems: ReadonlyArray<string>, term: string): boolean =>
  stems.some(
    (one) =>
      one === term ||
      (term.length >= 5 && one.length >= term.length + 3 && (one.endsWith(term) || one.startsWith(term)))
  )

// What a question holds besides what is asked.
const empty: ReadonlySet<string> = new Set([
  ...(
    "hi hello hey please question know tell wonder wondering anyone somebody really actually just quick much many long often " +
    "far big heavy tall wide old fast does possible need want like get got"
  )
    .split(" ")
    .map((word) => stem(word, "en")),
  ...(
    "hallo hey moin bitte frage fragen weiß wissen sagen mal eigentlich wirklich kurz viel viele lange oft weit groß schwer " +
    "hoch breit alt schnell möglich brauche braucht möchte gibt"
  )
    .split(" ")
    .map((word) => stem(word, "de"))
])

interface Wanted {
  readonly asks: RegExp
  readonly kinds: ReadonlyArray<string>
}

const wanted: ReadonlyArray<Wanted> = [
  {
    asks: /\b(?:how (?:much|expensive)|price|prices|cost|costs|fee)\b|was kostet|was kosten|wie teuer|preis|gebühr/iu,
    kinds: ["money"]
  },
  {
    asks: /\bwhen\b|\bwhat time\b|opening (?:hours|times)|\bwann\b|öffnungszeit|wie spät|um wie viel uhr/iu,
    kinds: ["date"]
  },
  {
    asks: /\bhow (?:long|many|far|heavy|big|large|tall|high|wide|fast|often|old|deep)\b|\bwie (?:lange?|viele?|weit|schwer|groß|hoch|breit|schnell|oft|alt|tief)\b/iu,
    kinds: ["number", "measure", "percentage", "date"]
  }
]

/** Only a source's own answer to that question will do. */
const needsAnswer = /\b(?:who|whose|where|why)\b|\b(?:wer|wem|wo|wohin|woher|warum|wieso|weshalb)\b/iu

// The sentence that says most of what is asked, where it stands by itself.
const quoted = (
  finding: Finding,
  fits: (text: string) => boolean,
  asked: ReadonlyArray<string>,
  language: string
): FoundAnswer | undefined => {
  const [best] = finding.texts
    .map((text, index) => ({ text, index, stems: termsOf(text, language) }))
    .filter(({ index, text }) => finding.standsAlone[index] === true && fits(text) && !text.trim().endsWith("?"))
    .map(({ index, stems }) => ({ index, count: asked.filter((term) => holds(stems, term)).length }))
    .toSorted((a, b) => b.count - a.count || a.index - b.index)
  return best === undefined || best.count < 2 ? undefined : { finding, sentences: [best.index] }
}
