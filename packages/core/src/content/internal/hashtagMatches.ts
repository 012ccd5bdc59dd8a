import { primarySubtag } from "../../text/Language.ts"
import { type LexiconStatement, type Subject } from "./hashtagContext.ts"
import { type Lexicon } from "./hashtagLexicon.ts"
import { longestTerm, type Run, runsOf } from "./hashtagTerms.ts"

/** What the lexicon has for one post. */
export interface Matches {
  /** The subjects of the post, strongest first. */
  readonly subjects: ReadonlyArray<Subject>
  /** Keys of the campaign's places that the post names. */
  readonly places: ReadonlySet<string>
  /** A number that the words of the post alone decide. */
  readonly sum: number
}

/** What a post says. */
export interface Said {
  /** Suggested phrases. */
  readonly keyphrases: ReadonlyArray<string>
  readonly wordings?: ReadonlyArray<string>
}

/**
 * The subjects of the lexicon in a post's statements and their nearest headings, and those that the suggested phrases
 * name and statements or wordings have. What many statements of the campaign share counts less than what is this post's own. Linear in the statements.
 */
export const subjectsIn = (
  lexicon: Lexicon,
  all: ReadonlyArray<LexiconStatement>,
  { keyphrases, wordings }: Said
): Matches => {
  const quoted = wordings === undefined ? [] : quotedIn(wordings, all)
  const statements = quoted.length > 0 ? quoted : all
  const scores = new Map<Subject, number>()
  const places = new Set<string>()
  const placeKeys = new Set(lexicon.places.map(({ key }) => key))
  const isKnown = (key: string) => lexicon.subjects.has(key) || placeKeys.has(key)
  let sum = 0
  const add = (text: string, factor: number) => {
    for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003
    for (const key of runsOf(text, lexicon.language).flatMap((run) => longestIn(run, isKnown))) {
      if (placeKeys.has(key)) places.add(key)
      const subject = lexicon.subjects.get(key)
      if (subject === undefined) continue
      const before = scores.get(subject)
      scores.set(subject, before === undefined ? factor : Math.max(before, factor, repeated))
    }
  }
  for (const { headings, language, texts } of statements) {
    if (primarySubtag(language) !== lexicon.language) continue
    add(headings.at(-1) ?? "", titled)
    for (const [index, text] of texts.entries()) add(text, index === 0 ? first : passing)
  }
  const told = wordings === undefined ? [] : runsOfAll([...wordings, ...all.flatMap(({ texts }) => texts)], lexicon)
  const isTold = ({ key }: Subject) =>
    wordings === undefined || told.some((run) => longestIn(run, (other) => other === key).length > 0)
  for (const phrase of quoted.length > 0 ? [] : keyphrases) {
    const subject = lexicon.subjectOf(phrase) ?? lexicon.subjectOf(phrase.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " "))
    if (subject !== undefined && !scores.has(subject) && isTold(subject)) scores.set(subject, proposed)
  }
  const subjects = [...scores]
    .map(([subject, factor]) => ({ subject, score: subject.weight * factor * rarity(subject.share) }))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score || (a.subject.key < b.subject.key ? -1 : 1))
  return { subjects: subjects.map(({ subject }) => subject), places, sum }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** How much a place in the post says about its subject: the nearest heading, more than one place, the first sentence. */
const titled = 1.5
const repeated = 1.35
const first = 1
const passing = 0.55
/** Suggested by a writer who may say it in words of its own. */
const proposed = 0.9
/** Below it a subject says too little of the post: a passing word must recur all over the material. */
const leastScore = 0.6

// The statements with the sentences that a wording quotes; those of which none does are left out.
const quotedIn = (
  wordings: ReadonlyArray<string>,
  statements: ReadonlyArray<LexiconStatement>
): ReadonlyArray<LexiconStatement> => {
  const said = wordings.map(plain)
  return statements
    .map((statement) => ({
      ...statement,
      texts: statement.texts.filter((text) => said.some((wording) => wording.includes(plain(text))))
    }))
    .filter(({ texts }) => texts.length > 0)
}

const runsOfAll = (texts: ReadonlyArray<string>, { language }: Lexicon): ReadonlyArray<Run> =>
  texts.flatMap((text) => runsOf(text, language))

// A wording may set its own full stops and marks.
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()

// 1 for what a single statement has, two thirds for what every other has.
const rarity = (share: number): number => 1 / (1 + share)

// The longest keys of a run that are known, from left to right.
const longestIn = (run: Run, isKnown: (key: string) => boolean): ReadonlyArray<string> => {
  const found: Array<string> = []
  const roots = run.tokens.map((token) => token.root)
  for (let start = 0; start < roots.length; start++) {
    for (let length = Math.min(longestTerm, roots.length - start); length > 0; length--) {
      const key = roots.slice(start, start + length).join(" ")
      if (!isKnown(key)) continue
      found.push(key)
      start += length - 1
      break
    }
  }
  return found
}
