/**
 * Short texts that stand over pictures, made of sentences that are too long for it.
 *
 * @since 0.1.0
 */
import { claims } from "../knowledge/Claims.ts"
import { countGraphemes } from "../text/Segmentation.ts"
import { capitalise } from "../text/Normalisation.ts"
import { primarySubtag } from "../text/Language.ts"
import { isNumberedBy } from "../text/KeptTogether.ts"

/** How the caption is used. */
export interface CaptionUse {
  /** In user-perceived characters. */
  readonly maxLength: number
  /** Whether the whole sentence is said beside it, so that a figure alone is enough. @default false */
  readonly isSpoken?: boolean
}

/**
 * What stands over the picture: the sentence where it is short, else its main clause, else its figure with what it
 * counts. Words of the sentence in its order, none of them cut; empty where nothing short says something.
 */
export const captionOf = (text: string, language: string, { isSpoken = false, maxLength }: CaptionUse): string => {
  const fits = (one: string): boolean => countGraphemes(one) <= maxLength
  const whole = trimmed(text)
  const candidates = [whole, headOf(whole), mainClause(whole, language), figureIn(whole, language, isSpoken)]
  const fitting = candidates.find((one) => one !== undefined && one !== "" && fits(one))
  return fitting === undefined ? "" : capitalise(fitting, language)
}

/** The main clause of a longer sentence, where it says the same without the rest. */
export const clauseOf = (text: string, language: string): string | undefined => mainClause(trimmed(text), language)

/** What stands before a colon, in two words or more: `13 March 2027, 10 am: open workshop`. */
export const beforeColon = (text: string): string | undefined => headOf(trimmed(text))

/** The strongest figure of a sentence with what it counts. Undefined where it is denied, or says nothing by itself. */
export const figureOf = (text: string, language: string): string | undefined => figureIn(trimmed(text), language, true)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const trimmed = (text: string): string =>
  text
    .replace(/^["“„«»‘‚]+|["”“»«’‘]+$/gu, "")
    .replace(/(?<![.…])[.:;,]+$/u, "")
    .trim()

const separator = /[,;:]\s+|\s+[–—]\s+/u

// A beginning that is no main clause: a condition, or a mere phrase.
const noClause: Readonly<Record<string, RegExp>> = {
  en: /^(?:if|when|because|although|though|while|since|as|before|after|whether|unless|until|once|during|between|in|at|on|from|by|with|without|for|of|to|under|over|set|not|having|being)\b/iu,
  de: /^(?:wenn|weil|obwohl|während|da|seit|bevor|nachdem|ob|als|dass|damit|sobald|wer|was|wo|in|im|bei|beim|zwischen|nach|vor|mit|ohne|für|auf|am|an|von|vom|zu|zum|zur|unter|über|aus|um|pro|laut|je)(?!\p{L})/iu
}

const minClauseWords = 4

const mainClause = (text: string, language: string): string | undefined => {
  const [first, ...rest] = text.split(separator)
  if (first === undefined || rest.length === 0) return undefined
  const [next = ""] = rest
  const isClause =
    first.split(/\s+/u).length >= minClauseWords && noClause[primarySubtag(language)]?.test(first) !== true
  // `six bags, two locks and a child` goes on after the comma; what is taken back behind it says the opposite alone.
  const isCut =
    items.test(rest.at(-1) ?? "") ||
    (bareNoun.test(first) && !verb.test(first) && (lists.test(next) || /\s(?:those|these|diesen)\s/iu.test(first))) ||
    (rest.length > 1 && rest.some((one) => /^(?:and|or|und|oder)\s/iu.test(one)))
  const isTurned =
    /\bzwar\b/iu.test(first) ||
    turns.test(next) ||
    completes.test(next) ||
    infinitive.test(next) ||
    rest.some((one) => follows.test(one))
  return isClause && !isCut && !isTurned ? first : undefined
}

// `People with weak wrists, new parents and gardeners` has not said anything yet.
const bareNoun = /^(?:\p{L}+\s){1,3}(?:with|of|from|in|for|without|mit|von|aus|für|ohne)\s/iu
const lists = /(?:^|\s)(?:and|or|und|oder)\s/iu
const verb =
  /(?<!\p{L})(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|may|might|must|should|ist|sind|war|waren|hat|haben|kann|können|wird|werden|muss|soll|\p{L}{2,}ed)(?!\p{L})/iu
// `Fifty-two of those places, two in every week, are reserved`: what stood before was put in between.
const follows =
  /^(?:is|are|was|were|has|have|had|can|could|will|would|ist|sind|war|waren|hat|haben|kann|wird|werden)(?!\p{L})/u
// `mit der Empfehlung, kein Set anzubringen`
const infinitive = /^(?!um\s)(?:.*\s)?(?:zu\s\p{Ll}+n|\p{Ll}{2,}zu\p{Ll}{2,}n)$/u

const items = /^(?:\p{L}+\s+){1,3}(?:and|or|und|oder)\s/iu
const turns =
  /^(?:but|yet|though|although|except|unless|rather|instead|not|only|aber|doch|jedoch|sondern|nicht|obwohl|außer|nur)(?!\p{L})/iu
const completes =
  /^(?:that|whether|which|what|where|who|how|why|dass|ob|was|wer|wo|wie|warum|wann|welche[rnms]?|womit|wofür|der|die|das|dem|den|deren|dessen)(?!\p{L})/iu

// `13 March 2027, 10 am: open workshop`.
const headOf = (text: string): string | undefined => {
  const [head, rest] = text.split(/:\s+/u)
  return head !== undefined && rest !== undefined && /\s/u.test(head) ? head : undefined
}

const weight: Readonly<Record<string, number>> = { percentage: 4, money: 3, measure: 2, number: 1 }

// `Roughly 40 kg`, `£260 a month`, `31 of the 80 participants`: the figure with what is said of its size before it, and
// with what it counts. What goes beyond that could be the beginning of another thought. Only a rate, or more or less of
// something, says enough where nobody says the rest.
const figureIn = (text: string, language: string, isSpoken: boolean): string | undefined => {
  const [best] = claims(text, language)
    .filter(({ kind, text: claim }) => (weight[kind] ?? 0) > 0 && /\p{Nd}/u.test(claim) && !clock.test(claim))
    .filter(({ start }) => !isNumberedBy(/(\S+)\s+$/u.exec(text.slice(0, start))?.[1] ?? ""))
    .toSorted((a, b) => (weight[b.kind] ?? 0) - (weight[a.kind] ?? 0) || a.start - b.start)
  const before = best === undefined ? "" : text.slice(0, best.start)
  if (best === undefined || negation.test(before)) return undefined
  const rest = text.slice(best.start + best.text.length)
  const counted = (best.kind === "number" ? countedBehind : measuredBehind).exec(rest)?.[0] ?? ""
  const isBare = best.kind === "number" && (counted === "" || noCount.test(counted))
  const isEnough = best.kind !== "number" && saysEnough.test(counted)
  // `a 35-minute check` is no 35 minutes.
  const isAdjective = /-\p{L}+$/u.test(best.text) || (/^-\p{L}/u.test(rest) && counted === "")
  if (isBare || isAdjective || !(isSpoken || isEnough) || goesOn.test(rest.slice(counted.length))) return undefined
  return trimmed(`${sums.test(before) ? "" : (size.exec(before)?.[0] ?? "")}${best.text}${counted}`)
}

const countedBehind =
  /^(?:\s(?:of|von)(?:\s(?:the|our|its|den|unseren))?(?:\s\p{Nd}+)?)?\s(?!of\s|von\s)\p{L}{3,}(?:\s(?!is|are|has|was|fits|costs|lasts|goes|does|gets|takes|makes|says|pays)\p{Ll}{4,}(?<!s)s(?=\s*(?:$|[.,;:]|\p{L}{1,4}\s)))?/u
const measuredBehind =
  /^(?:-\p{L}+\s\p{L}+|\s(?:a|an|per|pro|im|je)\s\p{L}+|\s(?:wide|high|long|deep|tall|heavy|away|shorter|longer|lighter|heavier|wider|cheaper|breit|hoch|lang|tief|schwer|entfernt|kürzer|länger|leichter|schwerer|günstiger)(?!\p{L})|\s(?:less|more|fewer)\s(?!than)\p{L}{3,}|\s(?:mehr|weniger)(?:\s\p{Lu}\p{L}+|(?!\sals|\p{L})))/u
const saysEnough = /^\s(?:(?:a|an|per|pro|im|je)\s|(?:less|more|fewer|mehr|weniger)(?!\p{L}))/u
const noCount =
  /\s(?:is|are|was|were|has|have|had|can|will|and|but|for|with|than|those|these|usually|only|named|ist|sind|war|waren|hat|haben|kann|wird|werden|und|oder|aber|mit|für|als|davon|dieser|diesen|the|this|that|our|your|its|their|der|die|das|den|dem)$|\s(?:those|these|diesen)\s/iu
// Two nouns in a row are one thing: what counts the first alone is cut.
const goesOn = /^\s(?:mornings|evenings|days|weeks|times|trips|places|percent|per\scent)(?!\p{L})/u
// `adds up to 2,146 miles` is no less than that.
const sums = /(?:^|\s)(?:adds?|added|adding|comes?|came|amounts?|amounted)\s+up\s+to\s+$/iu

const clock = /^\d{1,2}[.:]\d{2}$/u
const negation = /(?:^|\s)(?:not|no|never|without|neither|nicht|nie|kein\p{L}*|ohne|weder)(?:\s+\p{L}+){0,3}\s+$/iu
const size =
  /(?:(?:more|less|fewer|no more) than|over|under|above|below|about|around|roughly|almost|nearly|at (?:least|most)|up to|only|just|some|approximately|mehr als|weniger als|über|unter|etwa|rund|fast|knapp|mindestens|höchstens|bis zu|nur|gut|circa|ungefähr)\s+$/iu
