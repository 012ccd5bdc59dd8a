import { words } from "../../text/Segmentation.ts"
import { type Context, isBrand, keyOf, type Subject } from "./hashtagContext.ts"
import { baseForm } from "./hashtagForms.ts"
import { isCompoundOf, subjectQuality } from "./hashtagSubjects.ts"
import { isOfVerb, isWrittenAsName, longestTerm, type Run, type Term, textOf, type Token } from "./hashtagTerms.ts"
import { headsName, isGeneric } from "./hashtagWords.ts"

/**
 * The names that the topic gives to the campaign: what it puts in quotation marks, and in languages that write only
 * names with capitals, names of several words that are an event or a thing (`Cargo Week`).
 */
export const namesOf = (context: Context, places: ReadonlyArray<Subject>): ReadonlyArray<Subject> => {
  const found = new Map<string, Subject>()
  const put = (key: string, phrase: string) => {
    const isKnown = places.some((place) => place.key === key) || isBrand(key.split(" "), context)
    const isPart = [...found.keys()].some((other) => holds(other, key))
    if (key !== "" && phrase !== "" && !isKnown && !isPart) found.set(key, { key, phrase, weight: 1, share: 0 })
  }
  for (const [, phrase = ""] of context.brief.topic.matchAll(quoted)) {
    if (words(phrase, context.language).length <= longestTerm) put(keyOf(phrase, context.language), phrase)
  }
  if (context.language === "de") return [...found.values()]
  for (const part of context.topicRuns.flatMap((run) => partsOf(run, 2))) {
    const key = part.map((token) => token.root).join(" ")
    const term = context.terms.get(key)
    const last = part.at(-1)
    if (term !== undefined && isWrittenAsName(term)) put(key, baseForm(term, context.language) ?? "")
    else if (last !== undefined && part.every((token) => token.isCapital)) {
      if (headsName(last.lower) || context.nouns.has(last.root)) put(key, textOf(part))
    }
  }
  return [...found.values()]
}

/**
 * What the topic is about, strongest first, at most three: phrases and German compounds that the material has in these
 * words too, else single words of it, else the ends of the topic's own phrases, where its nouns are.
 */
export const topicsOf = (context: Context, taken: ReadonlyArray<Subject>): ReadonlyArray<Subject> => {
  const candidates = new Map<string, Candidate>()
  for (const run of context.topicRuns) {
    for (const candidate of candidatesOf(run, context)) {
      const { key } = candidate.subject
      if (!taken.some((other) => holds(other.key, key) || holds(key, other.key))) candidates.set(key, candidate)
    }
  }
  const all = [...candidates.values()]
  // What the material never speaks of is no topic of it, unless there is no other.
  const isKnown = all.some(({ uses }) => uses > 0) || (context.language === "de" && context.statements > 0)
  const phrases = all.filter((candidate) => candidate.isPhrase && (candidate.uses > 0 || !isKnown || candidate.isFirm))
  const chosen = all.filter((candidate) => {
    const { isPhrase, subject, uses } = candidate
    if (isPhrase) return phrases.includes(candidate)
    if (uses === 0 && isKnown) return false
    const whole = phrases.find((phrase) => holds(phrase.subject.key, subject.key))
    // `bike` beside `cargo bike` finds nobody; `sourdough` beside `sourdough bread` may.
    if (whole !== undefined) return !whole.subject.key.endsWith(subject.key) && uses >= 5 * Math.max(1, whole.uses)
    return phrases.length === 0
  })
  return chosen
    .sort((a, b) => Number(b.isPhrase) - Number(a.isPhrase) || b.subject.weight - a.subject.weight)
    .slice(0, mostTopics)
    .map(({ subject }) => subject)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const mostTopics = 3

/** Against 1 of a single word. */
const phraseWeight = 3

interface Candidate {
  readonly subject: Subject
  /** Occurrences besides the one in the topic. */
  readonly uses: number
  /** More than a single word, or a German noun. */
  readonly isPhrase: boolean
  /** Says enough without any use: a German compound. */
  readonly isFirm: boolean
}

const quoted = /[„“"«»]([^„“”"«»]{3,40})[“”"«»]/gu

const candidatesOf = (run: Run, context: Context): ReadonlyArray<Candidate> => {
  const isGerman = context.language === "de"
  const named = isGerman ? capitalParts(run).flatMap((part) => germanPhrase(part, context)) : []
  const inNamed = new Set(named.flatMap(({ subject }) => subject.key.split(" ")))
  return [
    ...named,
    ...partsOf(run, 1)
      .flatMap((part) => candidateOf(part, run, context))
      .filter(({ subject }) => !inNamed.has(subject.key))
  ]
}

const candidateOf = (part: ReadonlyArray<Token>, { tokens }: Run, context: Context): ReadonlyArray<Candidate> => {
  const { language, statements } = context
  const key = part.map((token) => token.root).join(" ")
  const wished = context.wished.get(key)
  const term = context.terms.get(key)
  if (wished === undefined || isBrand(wished.roots, context)) return []
  if (language === "en" && part.length === 1 && isOfVerb(wished, term)) return []
  // What nothing else has must be the end of a phrase.
  const uses = (term?.count ?? 0) + wished.count - 1
  const isEnd = part.at(-1) === tokens.at(-1) && part.length === Math.min(2, tokens.length)
  if (uses === 0 && language !== "de" && !isEnd) return []
  // The brief's own use counts too, above all where the material has little of it.
  const isSubject = [term, wished].some(
    (use) => use !== undefined && subjectQuality(use, { ...context, isTopic: true }) > 0
  )
  const phrase = isSubject ? baseForm(term === undefined ? wished : withForms(term, wished), language) : undefined
  if (phrase === undefined) return []
  const isPhrase = part.length > 1 || language === "de"
  const weight = (isPhrase ? phraseWeight : 1) * Math.log2(1.5 + uses)
  const share = (term?.statements.size ?? 0) / Math.max(1, statements)
  return [{ subject: { key, phrase, weight, share }, uses, isPhrase, isFirm: isOfGerman(phrase, context) }]
}

// German nouns stand side by side only in names and loans (`Employer Branding`), and after an adjective at the start.
const germanPhrase = (part: ReadonlyArray<Token>, context: Context): ReadonlyArray<Candidate> => {
  const isInflected = part[0]?.isFirst === true && /e[nm]$/u.test(part[0].lower)
  const isDull = part.some(({ isGeneral, lower }) => isGeneral || isGeneric(lower, context.language))
  const roots = part.map(({ root }) => root)
  if (isInflected || isDull || isBrand(roots, context)) return []
  const uses = Math.min(...roots.map((root) => context.terms.get(root)?.count ?? 0))
  const weight = phraseWeight * Math.log2(1.5 + uses)
  return [
    { subject: { key: roots.join(" "), phrase: textOf(part), weight, share: 0 }, uses, isPhrase: true, isFirm: true }
  ]
}

// Without any use, a German compound says enough where the material has a part of it: not the `Sourdough` of a brief
// whose sources speak of `Sauerteig`.
const isOfGerman = (phrase: string, { language, nouns, statements }: Context): boolean =>
  language === "de" && phrase.length > 8 && (statements === 0 || isCompoundOf(phrase.toLowerCase(), nouns))

const capitalParts = ({ tokens }: Run): ReadonlyArray<ReadonlyArray<Token>> => {
  const parts: Array<Array<Token>> = [[]]
  for (const token of tokens) {
    if (/^\p{Lu}/u.test(token.text)) parts.at(-1)?.push(token)
    else parts.push([])
  }
  return parts.filter(({ length }) => length === 2 || length === 3)
}

// Parts of at least so many words, longest first.
const partsOf = ({ tokens }: Run, least: number): ReadonlyArray<ReadonlyArray<Token>> => {
  const parts: Array<ReadonlyArray<Token>> = []
  for (let length = Math.min(longestTerm, tokens.length); length >= least; length--) {
    for (let start = 0; start + length <= tokens.length; start++) parts.push(tokens.slice(start, start + length))
  }
  return parts
}

const holds = (key: string, part: string): boolean => ` ${key} `.includes(` ${part} `)

const withForms = (term: Term, other: Term): Term => {
  const forms = new Map(term.forms)
  for (const [text, form] of other.forms) if (!forms.has(text)) forms.set(text, form)
  return { ...term, forms }
}
