import { formKey, isNoun } from "./hashtagContext.ts"
import { isWrittenAsName, type Term, type Token } from "./hashtagTerms.ts"
import { headsName, isGeneric, looksAdjectival, rootOf } from "./hashtagWords.ts"

export interface SubjectContext {
  readonly language: string
  /** Roots that the material uses as nouns by themselves; firmly where it leaves no doubt. */
  readonly nouns: ReadonlySet<string>
  readonly firmNouns: ReadonlySet<string>
  /** How many sources and statements the material has. */
  readonly sources: number
  readonly statements: number
  /** The brief's topic has it: it may be a single word, and be everywhere. */
  readonly isTopic?: boolean
}

/**
 * How much a term says as a hashtag, 0 to 1: noun phrases and compounds much, single nouns little, and 0 what is no
 * noun, a person's name, or too general.
 */
export const subjectQuality = (term: Term, context: SubjectContext): number => {
  if (context.language === "de") return germanQuality(term, context)
  return term.tokens.length === 1 ? wordQuality(term, context) : phraseQuality(term, context)
}

/** Whether a lower-case German word is made of a noun of the material or a general one. */
export const isCompoundOf = (lower: string, nouns: ReadonlySet<string>): boolean =>
  compoundOf(lower, nouns) !== undefined

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Quality of a single noun: enough for a post whose heading has it, or that has it more than once. */
const singleQuality = 0.42

const phraseQuality = (
  term: Term,
  { firmNouns, isTopic = false, language, nouns: likelyNouns }: SubjectContext
): number => {
  // A phrase that does not recur needs words that are surely nouns: not `the form contains`.
  const nouns = term.count > 1 ? likelyNouns : firmNouns
  const { tokens } = term
  const [first] = tokens
  const last = tokens.at(-1)
  if (first === undefined || last === undefined) return 0
  if (isWrittenAsName(term)) {
    const isKnown = isTopic || (term.count > 2 && term.sources.size > 1)
    return isKnown && (headsName(last.lower) || (nouns.has(last.root) && !last.isGeneral)) ? 0.9 : 0
  }
  // A phrase with a name in it is about the name; what mostly begins something longer is no phrase.
  if (tokens.length > 3 || term.mixed > term.count * 0.3 || term.ended * 2 < term.count) return 0
  // A general word may be a part of a hyphenated word, or what a noun makes a subject of its own: `school run`.
  const general = tokens.filter(({ isGeneral }, index) => isGeneral && tokens[index + 1]?.isGlued !== true)
  if (general.length > 0 && !(general[0] === last && nouns.has(first.root) && isFirmlyUsed(term, isTopic ? 2 : 3)))
    return 0
  if (tokens.every(({ lower }) => isGeneric(lower, language))) return 0
  const modifiers = tokens.slice(0, -1)
  const isNounHere = (token: Token) => nouns.has(token.root) || token.isSymbol
  if (modifiers.some((token) => !isNounHere(token) && !token.isGlued && looksAdjectival(token.lower))) {
    return isTopic ? 0.6 : 0
  }
  const hasNoun = nouns.has(last.root) || last.isGeneral
  const dull = tokens.reduce(
    (sum, token) => sum + (isGeneric(token.lower, language) ? (token === last ? 0.35 : 0.15) : 0),
    0
  )
  if (hasNoun && modifiers.every(isNounHere)) return 1 - dull
  if (isTopic) return 0.7
  const isFirm =
    term.count > 2 && (term.announced * 3 > term.count || (hasNoun && tokens.some(({ isGlued }) => isGlued)))
  return isFirm ? Math.max(0, 0.7 - dull) : 0
}

const isFirmlyUsed = (term: Term, least: number): boolean =>
  term.count >= least && term.ended > term.count * 0.7 && term.announced > term.count * 0.3

const wordQuality = (term: Term, context: SubjectContext): number => {
  const { isTopic = false, language, nouns } = context
  const [word] = term.tokens
  if (word === undefined || word.isGeneral || isGeneric(word.lower, language) || word.lower.length < 3) return 0
  if (word.isSymbol) return isTopic || (term.count > 2 && symbol.test(word.text)) ? 0.7 : 0
  if (isTopic) {
    const isName = term.names > 0 && term.beside === 0
    const isPlain =
      term.names === 0 && term.count > 1 && term.verbs === 0 && !isGerund(term) && !looksAdjectival(word.lower)
    return nouns.has(word.root) || isName || isPlain ? 0.6 : 0
  }
  if (term.mixed > 0 || isEverywhere(term, context)) return 0
  // A single noun says enough where a heading is about it, and the text uses it as a noun.
  const isUsed = term.titles > 0 && term.count > 2 && isNoun(term) && !isGerund(term)
  return isUsed && word.lower.length > 4 && !looksAdjectival(word.lower) ? singleQuality : 0
}

// `GDPR`, `GitHub`, `iPhone`; not `kWh`.
const symbol = /^(?:\p{Lu}{3,}|\p{Lu}.{3,}|\p{Ll}\p{Lu}\p{Ll}{2,})$/u

const isGerund = (term: Term): boolean => term.key.endsWith("ing") && term.forms.size < 2

// What is spread over almost all sources and many of their statements without being the topic is general.
const isEverywhere = (term: Term, { sources, statements }: SubjectContext): boolean =>
  sources > 3 && term.sources.size > sources * 0.75 && term.statements.size > statements * 0.1

const germanQuality = (term: Term, context: SubjectContext): number => {
  const { isTopic = false, nouns } = context
  const [word] = term.tokens
  const forms = [...term.forms.keys()].map((form) => form.toLowerCase())
  if (word === undefined || word.isGeneral || word.lower.length < 4) return 0
  if (forms.some((form) => isGeneric(form, "de"))) return 0
  if (term.beside > term.count * 0.4 || term.persons > 0) return 0
  if (isTopic) return 0.8
  const shortest = forms.reduce((a, b) => (b.length < a.length ? b : a))
  if (term.announced === 0 || role.test(shortest)) return 0
  const compound = compoundOf(shortest, nouns)
  if (compound !== undefined) return compound === "whole" ? 1 : compound === "dull" ? 0.75 : 0
  if (isEverywhere(term, context)) return 0
  if (shortest.length > 11 && !derived.test(shortest)) return 0.8
  if (shortest.length > 8 && !derived.test(shortest)) return 0.55
  return term.titles > 0 && term.count > 2 ? singleQuality : 0
}

const derived = /(?:ung|heit|keit|schaft|ion|tät|nis|tum|ismus|ment|enz|anz|ur)(?:en|e|s)?$/u

// Who somebody is, not what a post is about.
const role = /(?:erin(?:nen)?|meister|leiter|führer|sprecher|inhaber|gründer|berater|vertreter|verwalter|betreiber)$/u

const prefixes = new Set(
  `rück ab an auf aus be bei ein ent er fort ge her hin los miss mit nach neben ober über um un unter ver vor weg weiter
  wieder zer zu zurück zusammen haupt gegen wohl`.split(/\s+/)
)

// `whole`: a compound of nouns of the material. `dull`: its last noun is general. `none`: a general noun with a prefix.
const compoundOf = (lower: string, nouns: ReadonlySet<string>): "whole" | "dull" | "none" | undefined => {
  let begins = false
  for (let cut = 2; cut <= lower.length - 4; cut++) {
    const start = lower.slice(0, cut)
    const end = lower.slice(cut)
    const isPrefix = prefixes.has(start)
    if (isGeneric(end, "de")) return isPrefix ? "none" : "dull"
    if (!isPrefix && cut > 2 && nouns.has(rootOf(end, "de"))) return "whole"
    begins ||= cut > 3 && end.length > 4 && (nouns.has(formKey(start)) || nouns.has(formKey(start.replace(/s$/u, ""))))
  }
  return begins ? "whole" : undefined
}
