import { type CommentClass } from "../../../community/ReplyAdvice.ts"
import { findLinks, isOwnSite } from "../../../content/Links.ts"
import { profanityPack } from "../../../policy/packs/ProfanityPack.ts"
import { toxicityPack } from "../../../policy/packs/ToxicityPack.ts"
import { detectPersonalData } from "../../../policy/PersonalData.ts"
import { compileTerms, type TermMatcher } from "../../../policy/TermMatcher.ts"
import { type LanguageTag, primarySubtag } from "../../../text/Language.ts"
import { singleLine } from "../../../text/Normalisation.ts"
import { sentences } from "../../../text/Segmentation.ts"
import { replyLanguage, type ReplyInput } from "../ReplyInput.ts"
import { complaint, crisis, interrogative, legal, negation, personal, praise, press, spam } from "./lists.ts"

/** What word lists and detectors see in a comment. */
export interface Reading {
  readonly class: CommentClass
  /** -1 to 1. */
  readonly sentiment: number
  /** Its questions, in order. */
  readonly questions: ReadonlyArray<string>
  /** Whether somebody is threatened. */
  readonly isThreat: boolean
}

/** Reads a comment. The first 10,000 characters count; no network takes more. */
export const readComment = (input: ReplyInput): Reading => {
  const language = replyLanguage(input)
  const text = singleLine(input.comment.text.slice(0, maxRead).normalize("NFKC"))
  const harm = harmIn(text, language)
  const [glad, cross] = [mood(praise, text), mood(complaint, text)]
  // `not bad` is praise, `not great` is none.
  const [good, bad] = [glad.said + cross.denied, cross.said + glad.denied]
  const questions = questionsIn(text, language)
  const kind = ((): CommentClass => {
    if (says(crisis, text)) return "crisis"
    if (says(legal, text)) return "legal"
    if (says(press, text)) return "press"
    if (holdsPersonalData(text, input) || says(personal, text)) return "personal-data"
    if (harm.isToxic) return "abuse"
    if (says(spam, text) || isOnlyLink(text, input)) return "spam"
    if (bad > 0) return "complaint"
    if (questions.length > 0) return "question"
    if (good > 0) return "praise"
    return harm.isProfane ? "abuse" : "other"
  })()
  const harms = (harm.isToxic ? 2 : 0) + (kind === "crisis" ? 2 : 0) + (harm.isProfane && good === 0 ? 1 : 0)
  const all = good + bad + harms
  const sentiment = all === 0 ? 0 : (good - bad - harms) / (all + 1)
  return { class: kind, sentiment: Math.round(sentiment * 100) / 100, questions, isThreat: harm.isThreat }
}

/** Whether a text insults, threatens or swears. */
export const isHarmful = (text: string, language: LanguageTag): boolean => {
  const { isProfane, isToxic } = harmIn(text, language)
  return isProfane || isToxic
}

/** The places of personal data in a text, without what the brief itself names. */
export const personalDataIn = (text: string, { brief, comment, post }: ReplyInput) =>
  detectPersonalData(text, {
    language: replyLanguage({ brief, comment, post }),
    regions: brief.regions,
    allowed: allowedIn([brief.topic, brief.audience, ...brief.goals].join("\n"))
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxRead = 10_000

const says = (lists: ReadonlyArray<RegExp>, text: string): boolean => lists.some((list) => list.test(text))

// How often a list is met, and how often with a negation before it.
const mood = (lists: ReadonlyArray<RegExp>, text: string): { readonly said: number; readonly denied: number } => {
  const found = lists.flatMap((list) => Array.from(text.matchAll(new RegExp(list, `${list.flags}g`))))
  const denied = found.filter(({ index }) => negation.test(text.slice(0, index))).length
  return { said: found.length - denied, denied }
}

const questionsIn = (text: string, language: LanguageTag): ReadonlyArray<string> => {
  const all = sentences(text, language).map((sentence) => sentence.text.trim())
  const marked = all.filter((sentence) => /\p{L}.*[?？؟]\P{L}*$/u.test(sentence))
  return marked.length > 0 ? marked : all.filter((sentence) => interrogative.test(sentence)).slice(0, 1)
}

const isOnlyLink = (text: string, { brief }: ReplyInput): boolean => {
  const links = findLinks(text, { withBareDomains: true }).filter((url) => !isOwnSite(url, brief))
  if (links.length === 0) return false
  const rest = text.replaceAll(/\S*[./]\S+/gu, " ").match(/\p{L}{2,}/gu) ?? []
  return links.length > 2 || rest.length < 4
}

const holdsPersonalData = (text: string, input: ReplyInput): boolean => personalDataIn(text, input).length > 0

const allowedIn = (text: string): ReadonlyArray<string> =>
  text.match(/[^\s@<>()]+@[^\s@<>()]+\.\p{L}{2,}|\+?\d[\d\s/()-]{5,}\d/gu) ?? []

interface Harm {
  readonly isToxic: boolean
  readonly isThreat: boolean
  readonly isProfane: boolean
}

const harmIn = (text: string, language: LanguageTag): Harm => {
  const { matcher, rules } = (harmful ??= compileHarmful())
  const found = matcher.find(text, { language: primarySubtag(language) }).map(({ term }) => rules[term] ?? "")
  return {
    isToxic: found.some((rule) => rule.startsWith("toxicity/")),
    isThreat: found.includes("toxicity/threats"),
    isProfane: found.some((rule) => rule.endsWith("/strong"))
  }
}

// Thousands of terms, made ready with the first comment.
let harmful: { readonly matcher: TermMatcher; readonly rules: ReadonlyArray<string> } | undefined

const compileHarmful = () => {
  const all = [...toxicityPack.rules, ...profanityPack.rules].flatMap((rule) =>
    rule.kind === "terms" && (rule.id.startsWith("toxicity/") || rule.id.endsWith("/strong"))
      ? rule.terms.map((term) => ({
          rule: String(rule.id),
          term: { ...term, resistsEvasion: rule.resistsEvasion ?? false, within: rule.within ?? ("text" as const) }
        }))
      : []
  )
  return { matcher: compileTerms(all.map(({ term }) => term)), rules: all.map(({ rule }) => rule) }
}
