/**
 * Tells full sentences from captions, bylines, labels and addresses.
 *
 * @since 0.1.0
 */
import { words } from "../../text/Segmentation.ts"
import { isStopWord } from "../../text/StopWords.ts"
import { type Block } from "../SourceDocument.ts"

/** What the decision rests on. */
export interface FragmentFacts {
  readonly display: string
  /** Primary subtag. */
  readonly language: string
  readonly block: Block
  readonly words: number
  readonly isImperative: boolean
}

/** Whether it is no full sentence: no full stop where running text would have one, or no verb. */
export const isFragment = (facts: FragmentFacts): boolean => {
  const { display, block } = facts
  if (facts.words < 2) return true
  if (!finished.test(display)) return block.kind === "paragraph" || block.kind === "quotation" || facts.words < 4
  if (facts.isImperative) return false
  if (facts.language === "de") return !hasGermanVerb(display)
  return facts.language === "en" && facts.words <= 5 && !englishVerb.test(display)
}

/** Whether a line without a full stop is a sentence all the same: it says of something what it does, or tells to do it. */
export const readsAsSentence = ({ display, isImperative, language, words }: Omit<FragmentFacts, "block">): boolean => {
  if (words < 4 || /[:;,–-]$/u.test(display)) return false
  if (isImperative) return true
  const [, ...rest] = display.split(/\s+/)
  const has = (verbs: ReadonlySet<string>) => rest.some((word) => verbs.has(word.replace(/[,;:)]+$/u, "")))
  return language === "de" ? has(germanAuxiliaries) : language === "en" && has(englishSureVerbs)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const finished = /[.!?…。！？](?:["'”’»«“‘)\]*_]|\[\d+\])*$/u

// Verbs by form: frequent ones, endings, and what follows a plural (`riders agree`).
const englishVerb =
  /(?<!\p{L})(?:is|are|was|were|be|has|have|had|do|does|did|can|will|must|may|should|goes|comes|takes|makes|came|went|took|rode|got|made|said|told|found|gave|kept|lost|sold|stood|felt|fell|met|paid|ran|sat|spent|drove|wrote|broke|built|grew|knew|saw|thought|won|began|left|let|I['’]m|it['’]s|that['’]s|there['’]s|we['’]re|they['’]re|you['’]re)(?!\p{L})|\p{L}\p{Ll}+(?:ed|es|ts|ks|ls|ns|rs|ps|ds|ws)(?!\p{L})|\p{Ll}{3,}s (?!of|in|on|for|with|and|or|to|at|from|by|per)\p{Ll}{2,}|(?<!\p{L})(?:I|[Yy]ou|[Ww]e|[Tt]hey) \p{Ll}{2,}/u

// Words that are nothing but verbs.
const englishSureVerbs = new Set(
  `is are was were has have had does did can cannot will must may should could needs gets takes makes comes goes keeps holds
  opens includes carries becomes contains gives saves sends lets stays belongs remains begins allows isn’t aren’t can’t
  won’t doesn’t isn't aren't can't won't doesn't went came took made kept`.split(/\s+/)
)

const germanAuxiliaries = new Set(
  `ist sind war waren sei wäre wären hat haben hatte hatten hätte hätten wird werden wurde wurden würde würden kann können
  konnte konnten könnte könnten muss müssen musste mussten müsste soll sollen sollte sollten darf dürfen durfte dürfte will
  wollen wollte wollten mag mögen möchte möchten gibt gab geht ging kam kommt macht machte heißt bleibt steht sagt sagte tut
  kommen gehen machen wissen habe bin hast bist sieht lässt liegt braucht reicht`.split(/\s+/)
)
const germanParticiple =
  /^(?:ab|an|auf|aus|bei|durch|ein|fest|her|hin|los|mit|nach|vor|weg|zu|zurück|zusammen)ge\p{Ll}{2,}(?:t|en)$/u

// In German only verbs, adverbs and adjectives are lower-case content words, and an adjective stands before its noun.
const hasGermanVerb = (display: string): boolean => {
  const spans = words(display, "de")
  return spans.some(({ text }, index) => {
    const lower = text.toLowerCase()
    if (germanAuxiliaries.has(lower)) return true
    if (index > 0 && !/^\p{Ll}/u.test(text)) return false
    if (isStopWord(text, "de") || germanParticiple.test(text)) return false
    // A verb may open the sentence (`Fehlt der Schatten, …`), but so may any noun.
    if (index === 0)
      return /^\p{Lu}\p{Ll}+t$/u.test(text) && /^(?:der|die|das|ein|eine|es|er|sie|Ihr)/u.test(spans[1]?.text ?? "")
    const isAdjective = /(?:e|en|em|er|es)$/u.test(text) && /^\p{Lu}/u.test(spans[index + 1]?.text ?? "")
    // `zeigen Mieterinnen` has the form of an adjective, but an article or preposition stands before an adjective.
    return !isAdjective || !adjectiveLead.has(spans[index - 1]?.text.toLowerCase() ?? "")
  })
}

const adjectiveLead = new Set(
  `der die das den dem des ein eine einen einem einer eines kein keine keinen mein meine sein seine ihr ihre unser unsere
  im am zum zur beim vom in an auf aus bei mit nach von vor zu für über um durch ohne gegen und oder als`.split(/\s+/)
)
