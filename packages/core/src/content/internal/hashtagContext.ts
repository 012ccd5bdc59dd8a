import { displayText } from "../../knowledge/DisplayText.ts"
import { addressSource } from "../../text/Addresses.ts"
import { words } from "../../text/Segmentation.ts"
import { isWrittenAsName, type Run, runsOf, type Term, TermCollector } from "./hashtagTerms.ts"
import { rootOf } from "./hashtagWords.ts"

/** A phrase that may become a hashtag. */
export interface Subject {
  /** Roots of its words joined by a space. */
  readonly key: string
  readonly phrase: string
  /** How much it says by itself: 0 to 1.25, of topics more. */
  readonly weight: number
  /** Share of the statements that have it, 0 to 1. */
  readonly share: number
}

export interface LexiconBrief {
  readonly topic: string
  readonly audience?: string
  readonly goals?: ReadonlyArray<string>
  readonly constraints?: ReadonlyArray<string>
  readonly brandName?: string | undefined
  readonly competitors?: ReadonlyArray<string>
}

export interface LexiconStatement {
  readonly language: string
  readonly texts: ReadonlyArray<string>
  readonly headings: ReadonlyArray<string>
  readonly speaker?: string
  readonly citation: { readonly source: string }
}

/** What all decisions about one language look at. */
export interface Context {
  readonly language: string
  readonly brief: LexiconBrief
  /** Phrases of the material. */
  readonly terms: ReadonlyMap<string, Term>
  /** Phrases of topic, audience and goals. */
  readonly wished: ReadonlyMap<string, Term>
  /** The topic without the names of brand and competitors; none where it is in another language. */
  readonly topicRuns: ReadonlyArray<Run>
  /** Roots that the material uses as nouns by themselves, firmly where it leaves no doubt; in German their forms too. */
  readonly nouns: ReadonlySet<string>
  readonly firmNouns: ReadonlySet<string>
  /** How many statements and sources the material has. */
  readonly statements: number
  readonly sources: number
  /** Keys of the names of the brand and its competitors. */
  readonly named: ReadonlySet<string>
  /** Roots that those names alone have. */
  readonly distinctive: ReadonlySet<string>
  /** Roots of what the brief does not want to be said. */
  readonly forbidden: ReadonlySet<string>
  /** Roots of the names of those who speak. */
  readonly people: ReadonlySet<string>
}

/** Reads brief and statements. Linear in their length. */
export const makeContext = (
  { audience, goals, topic, ...wishes }: LexiconBrief,
  statements: ReadonlyArray<LexiconStatement>,
  language: string,
  isTopicForeign: boolean
): Context => {
  const brief: LexiconBrief = {
    ...wishes,
    topic: worded(withoutMarkup(topic)),
    ...(audience === undefined ? {} : { audience: withoutMarkup(audience) }),
    ...(goals === undefined ? {} : { goals: goals.map(withoutMarkup) })
  }
  const names = [...(brief.brandName === undefined ? [] : [brief.brandName]), ...(brief.competitors ?? [])]
  const material = new TermCollector(language)
  for (const [index, { citation, headings, texts }] of statements.entries()) {
    material.addTitle(without(headings.at(-1) ?? "", names), citation.source, index)
    for (const text of texts) material.add(without(text, names), citation.source, index)
  }
  const wished = new TermCollector(language)
  for (const text of [brief.topic, brief.audience ?? "", ...(brief.goals ?? [])])
    wished.add(without(text, names), "", 0)
  return {
    language,
    brief,
    terms: material.terms,
    wished: wished.terms,
    topicRuns: isTopicForeign ? [] : runsOf(without(brief.topic, names), language),
    nouns: nounsOf(material.terms, language, 1),
    firmNouns: nounsOf(material.terms, language, 2),
    statements: statements.length,
    sources: new Set(statements.map(({ citation }) => citation.source)).size,
    named: new Set(names.map((name) => keyOf(name, language))),
    distinctive: new Set(
      names
        .flatMap((name) => rootsOf(name, language))
        .filter((root) => [material, wished].every(({ terms }) => isDistinctive(terms.get(root), language)))
    ),
    forbidden: forbiddenIn(brief.constraints ?? [], language),
    people: new Set(statements.flatMap(({ speaker }) => rootsOf(speaker ?? "", language)))
  }
}

/** What is set in bold or within tags is said, the marks are not. */
const withoutMarkup = (text: string): string => displayText(text, "text/markdown")

/** The key of a phrase that is known to be one. */
export const keyOf = (phrase: string, language: string): string => rootsOf(phrase, language).join(" ")

/** How a German form stands among the nouns, beside the roots. */
export const formKey = (form: string): string => `~${form.toLowerCase()}`

/** Whether the term is the name of the brand or a competitor, or a part of it that nothing else is called. */
export const isBrand = (roots: ReadonlyArray<string>, { distinctive, named }: Context): boolean =>
  named.has(roots.join(" ")) || roots.every((root) => distinctive.has(root))

/** Whether the term is the name of somebody, as far as the material shows it. */
export const isOfPerson = (term: Term, { people }: Context): boolean =>
  term.names > 0 && (term.persons > 0 || term.roots.every((root) => people.has(root)))

/** Whether the material uses an English word as a noun: alone after an article, or so many times at the end of a phrase. */
export const isNoun = (term: Term, heads = 1): boolean =>
  !/[^e]ed$/.test(term.key) &&
  !isWrittenAsName(term) &&
  ((term.lone > term.verbs && term.count > 1) || (term.heads >= heads && term.verbs === 0))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const nounsOf = (terms: ReadonlyMap<string, Term>, language: string, heads: number): ReadonlySet<string> => {
  const nouns = [...terms.values()].filter((term) => term.roots.length === 1)
  return new Set(
    language === "de"
      ? nouns.filter((term) => term.announced > 0).flatMap((term) => [term.key, ...[...term.forms.keys()].map(formKey)])
      : nouns.filter((term) => isNoun(term, heads)).map((term) => term.key)
  )
}

const rootsOf = (phrase: string, language: string): ReadonlyArray<string> =>
  words(phrase, language).flatMap(({ text }) => text.split("-").map((part) => rootOf(part, language)))

// The words of `Larkfield Cargo Bikes` say nothing of how `cargo bikes` are called elsewhere; a name of one word is
// known by itself.
const without = (text: string, names: ReadonlyArray<string>): string =>
  names.reduce((left, name) => (/\S\s+\S/u.test(name) ? left.replaceAll(name, " – ") : left), text)

// A word of a name that is used for nothing else.
const isDistinctive = (term: Term | undefined, language: string): boolean =>
  term === undefined || (language === "de" ? term.announced === 0 : isWrittenAsName(term))

// Addresses, and what a table would calculate, are no words of a topic.
const worded = (topic: string): string =>
  topic.replace(/=\s*[A-Z][A-Z0-9.]*\((?:[^()]*\))?/gu, " – ").replace(addresses, " – ")

const addresses = new RegExp(
  `${addressSource}|` + /[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?:\/\S*)?/u.source,
  "gu"
)

const forbids =
  /(?<!\p{L})(?:no|not|never|without|avoid|nothing|don['’]t|kein|keine|keinen|keinerlei|nicht|nie|niemals|ohne)(?!\p{L})/iu

// The words of what is forbidden, up to the end of its clause.
const forbiddenIn = (constraints: ReadonlyArray<string>, language: string): ReadonlySet<string> =>
  new Set(
    constraints
      .filter((text) => forbids.test(text))
      .map((text) => text.slice(text.search(forbids)).split(/[,;:.]/u)[0] ?? "")
      .flatMap((text) => runsOf(text, language).flatMap(({ tokens }) => tokens.map(({ root }) => root)))
  )
