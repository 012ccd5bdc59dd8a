/**
 * Short texts that stand over pictures, made of sentences that are too long for it.
 *
 * @since 0.1.0
 */
import { claims } from "../knowledge/Claims.ts"
import { countGraphemes } from "../text/Segmentation.ts"
import { capitalise } from "../text/Normalisation.ts"
import { primarySubtag } from "../text/Language.ts"

/**
 * What stands over the picture: the sentence where it is short, else its main clause, else its figure with what it
 * counts. Words of the sentence in its order, none of them cut; empty where nothing short says something.
 *
 * @param maxLength in user-perceived characters
 */
export const captionOf = (text: string, language: string, maxLength: number): string => {
  const fits = (one: string): boolean => countGraphemes(one) <= maxLength
  const whole = trimmed(text)
  const candidates = [whole, headOf(whole), mainClause(whole, language), figureIn(whole, language)]
  const fitting = candidates.find((one) => one !== undefined && one !== "" && fits(one))
  return fitting === undefined ? "" : capitalise(fitting, language)
}

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
    items.test(rest.at(-1) ?? "") || (rest.length > 1 && rest.some((one) => /^(?:and|or|und|oder)\s/iu.test(one)))
  const isTurned = /\bzwar\b/iu.test(first) || turns.test(next) || completes.test(next)
  return isClause && !isCut && !isTurned ? first : undefined
}

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
// with what it counts. What goes beyond that could be the beginning of another thought.
const figureIn = (text: string, language: string): string | undefined => {
  const [best] = claims(text, language)
    .filter(({ kind, text: claim }) => (weight[kind] ?? 0) > 0 && /\p{Nd}/u.test(claim) && !clock.test(claim))
    .toSorted((a, b) => (weight[b.kind] ?? 0) - (weight[a.kind] ?? 0) || a.start - b.start)
  const before = best === undefined ? "" : text.slice(0, best.start)
  if (best === undefined || negation.test(before)) return undefined
  const rest = text.slice(best.start + best.text.length)
  const counted = (best.kind === "number" ? countedBehind : measuredBehind).exec(rest)?.[0] ?? ""
  const isBare = best.kind === "number" && (counted === "" || noCount.test(counted))
  return isBare ? undefined : trimmed(`${size.exec(before)?.[0] ?? ""}${best.text}${counted}`)
}

const countedBehind =
  /^(?:\s(?:of|von)(?:\s(?:the|those|these|our|its|den|diesen|unseren))?(?:\s\p{Nd}+)?)?\s\p{L}{3,}/u
const measuredBehind =
  /^(?:-\p{L}+\s\p{L}+|\s(?:a|an|per|pro|im|je)\s\p{L}+|\s(?:wide|high|long|deep|tall|heavy|away|breit|hoch|lang|tief|schwer|entfernt)(?!\p{L}))/u
const noCount =
  /\s(?:is|are|was|were|has|have|had|can|will|and|but|for|with|than|usually|only|ist|sind|war|waren|hat|haben|kann|wird|werden|und|oder|aber|mit|für|als)$/iu

const clock = /^\d{1,2}[.:]\d{2}$/u
const negation = /(?:^|\s)(?:not|no|never|without|neither|nicht|nie|kein\p{L}*|ohne|weder)(?:\s+\p{L}+){0,3}\s+$/iu
const size =
  /(?:(?:more|less|fewer|no more) than|over|under|about|around|roughly|almost|nearly|at (?:least|most)|up to|only|just|some|approximately|mehr als|weniger als|über|unter|etwa|rund|fast|knapp|mindestens|höchstens|bis zu|nur|gut|circa|ungefähr)\s+$/iu
