/**
 * Collects what hashtags can be made of: the nouns and noun phrases of statements, with the signs by which their use as
 * a name, their base form and their place in the material are told.
 *
 * @since 0.1.0
 */
import { addressSource } from "../../text/Addresses.ts"
import { primarySubtag } from "../../text/Language.ts"
import { sentences, words } from "../../text/Segmentation.ts"
import { stem } from "../../text/Stemming.ts"
import { isStopWord } from "../../text/StopWords.ts"
import {
  announcesNoun,
  announcesPerson,
  announcesVerb,
  isGeneral,
  isNumberWord,
  nominativeWords,
  rootOf,
  saysWhere
} from "./hashtagWords.ts"

/** A word in a run of words that nothing interrupts. */
export interface Token {
  /** As written, save that a capital that says nothing is small, and without a possessive ending. */
  readonly text: string
  /** With its possessive ending, if it has one. */
  readonly whole: string
  readonly lower: string
  /** Equal for all its forms. */
  readonly root: string
  /** Its capital says that it is a name: not at the start of a sentence, nor in a line in capitals. */
  readonly isCapital: boolean
  /** `GPS`, `GitHub`: capital whatever it means. */
  readonly isSymbol: boolean
  /** Whether its capital says nothing. */
  readonly isFirst: boolean
  readonly isGeneral: boolean
  /** Joined to the word before it by a hyphen. */
  readonly isGlued: boolean
  readonly isPossessive: boolean
}

/** Words that follow each other without stop words, figures or marks between them. */
export interface Run {
  readonly tokens: ReadonlyArray<Token>
  /** The word before it, lower-case; empty after a mark and at the start. */
  readonly before: string
  /** The word after it, likewise. */
  readonly after: string
  /** The word before the one before it, likewise: `close` of `close the books`. */
  readonly lead: string
}

/** All occurrences of one phrase, whatever its form. */
export interface Term {
  /** Roots joined by a space. */
  readonly key: string
  readonly roots: ReadonlyArray<string>
  /** Words of one occurrence, the first that shows by its capitals whether it is a name. */
  tokens: ReadonlyArray<Token>
  count: number
  /** Occurrences in headings. */
  titles: number
  /** Occurrences that an article, a possessive or a preposition announces. */
  announced: number
  /** Occurrences that a stop word, general word, mark or figure ends. */
  ended: number
  /** Occurrences that stand alone between what announces and what ends them. */
  lone: number
  /** Occurrences that end a run which is announced. */
  heads: number
  /** English: occurrences after a word that announces a verb. */
  verbs: number
  /** Occurrences written as a name. */
  names: number
  /** Occurrences whose first word shows by its capital nothing. */
  firsts: number
  /** Occurrences with a name among their words. */
  mixed: number
  /** Occurrences after a word that says where. */
  places: number
  /** Occurrences next to the title or the speaking of a person. */
  persons: number
  /** Occurrences beside another noun, in German, or another name: `Ingrid Lohmann`. */
  beside: number
  readonly sources: Set<string>
  /** Indexes of the statements that have it. */
  readonly statements: Set<number>
  readonly forms: Map<string, Form>
  /** Stems of the words before its article, with how often each stands there: `close` of `closing the books`. */
  readonly leads: Map<string, number>
}

export interface Form {
  readonly text: string
  count: number
  /** German: occurrences after a word that goes with a nominative. */
  nominative: number
  /** German: occurrences after `des`, `eines`. */
  genitive: number
}

/** Longest phrase, in words. */
export const longestTerm = 4

/** The runs of a text, sentence by sentence. Linear in the text. */
export const runsOf = (text: string, language: string): ReadonlyArray<Run> =>
  sentences(text.replace(addresses, ". "), language).flatMap((sentence) => runsOfSentence(sentence.text, language))

/** Whether it is written as a name wherever its capitals say something. */
export const isWrittenAsName = (term: Term): boolean => term.names > 0 && term.names > (term.count - term.firsts) * 0.7

/**
 * Whether all uses of an English word belong to one phrase with a verb: the `books` of `close the books` are no books.
 *
 * @param others further uses, of another text
 */
export const isOfVerb = ({ count, leads }: Term, others?: Term): boolean => {
  const total = count + (others?.count ?? 0)
  return total > 1 && [...leads].some(([lead, uses]) => uses + (others?.leads.get(lead) ?? 0) === total)
}

/** A place to which all terms of some texts are added. */
export class TermCollector {
  readonly terms = new Map<string, Term>()
  readonly language: string
  readonly #seenTitles = new Set<string>()

  constructor(language: string) {
    this.language = primarySubtag(language)
  }

  /** Adds a text of a statement. */
  add(text: string, source: string, statement: number): void {
    for (const run of runsOf(text, this.language)) this.#addRun(run, source, statement, false)
  }

  /** Adds a heading above a statement; its words count once for each source. */
  addTitle(title: string, source: string, statement: number): void {
    const id = `${source}\u0000${title}`
    const isNew = !this.#seenTitles.has(id)
    this.#seenTitles.add(id)
    for (const run of runsOf(title, this.language)) {
      if (isNew) this.#addRun(run, source, statement, true)
    }
  }

  #addRun(run: Run, source: string, statement: number, isTitle: boolean): void {
    const { tokens } = run
    for (let start = 0; start < tokens.length; start++) {
      const longest = Math.min(this.language === "de" ? 1 : longestTerm, tokens.length - start)
      for (let length = 1; length <= longest; length++) {
        this.#addTerm(run, start, length, source, statement, isTitle)
      }
    }
  }

  #addTerm(run: Run, start: number, length: number, source: string, statement: number, isTitle: boolean): void {
    const { tokens } = run
    const part = tokens.slice(start, start + length)
    const [first] = part
    const next = tokens[start + length]
    if (first === undefined || next?.isGlued === true || (length > 1 && first.isPossessive && !first.isCapital)) return
    if (this.language === "de" && !/^\p{Lu}/u.test(first.text)) return
    const previous = tokens[start - 1]
    const before = previous?.lower ?? run.before
    const key = part.map((token) => token.root).join(" ")
    const term = this.terms.get(key) ?? makeTerm(key, part)
    this.terms.set(key, term)
    term.count++
    if (isTitle) term.titles++
    const isAnnounced = announcesNoun(before, this.language) || (this.language === "de" && inflected.test(before))
    if (isAnnounced) term.announced++
    if (isAnnounced && previous === undefined && run.lead !== "" && !isStopWord(run.lead, this.language)) {
      const lead = stem(run.lead, this.language)
      term.leads.set(lead, (term.leads.get(lead) ?? 0) + 1)
    }
    // A general word after it is a verb or adjective more often than its noun: `the school run became easy`.
    const isEnded = next === undefined || (next.isGeneral && !next.isCapital && !next.isGlued)
    if (isEnded) term.ended++
    if (isAnnounced && isEnded && previous === undefined) term.lone++
    if (isEnded && (isAnnounced || announcesNoun(run.before, this.language))) term.heads++
    if (announcesVerb(before)) term.verbs++
    if (part.every((token) => token.isCapital)) term.names++
    if (first.isFirst) term.firsts++
    if (part.some((token) => token.isCapital && !token.isSymbol)) term.mixed++
    if (term.tokens.every((token) => token.isFirst)) term.tokens = part
    if (saysWhere(before, this.language) && !first.isFirst) term.places++
    const after = next?.lower ?? run.after
    if (announcesPerson(before) || announcesPerson(after)) term.persons++
    const isBeside = this.language === "de" ? isNoun(previous) || isNoun(next) : isName(previous) || next?.isCapital
    if (isBeside === true) term.beside++
    term.sources.add(source)
    term.statements.add(statement)
    const text = textOf(part)
    const form = term.forms.get(text) ?? { text, count: 0, nominative: 0, genitive: 0 }
    term.forms.set(text, form)
    // Inside a longer phrase a noun takes a form of its own: the `brake` of `brake pads`.
    form.count += isEnded || length > 1 ? 1 : 0.01
    if (nominativeWords.has(before)) form.nominative++
    if (before === "des" || before === "eines") form.genitive++
  }
}

/** The words as they are displayed: what is capital only by its place is in lower case, save for German nouns. */
export const textOf = (tokens: ReadonlyArray<Token>): string =>
  tokens
    .map((token, index) => {
      const text = index === tokens.length - 1 ? token.text : token.whole
      return `${index === 0 ? "" : token.isGlued ? "-" : " "}${text}`
    })
    .join("")

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** In characters; longer ones make no hashtag. */
const longestWord = 60

const addresses = new RegExp(addressSource, "g")

// A German adjective before its noun: `schwarze Module`.
const inflected = /^\p{Ll}{3,}e[nrms]?$/u

const isNoun = (token: Token | undefined): boolean =>
  token !== undefined && !token.isGeneral && /^\p{Lu}/u.test(token.text)

// Before a name, the first word of a sentence may belong to it.
const isName = (token: Token | undefined): boolean =>
  token !== undefined && !token.isGeneral && (token.isCapital || token.isFirst)

const makeTerm = (key: string, tokens: ReadonlyArray<Token>): Term => ({
  key,
  roots: tokens.map((token) => token.root),
  tokens,
  count: 0,
  titles: 0,
  announced: 0,
  ended: 0,
  lone: 0,
  heads: 0,
  verbs: 0,
  names: 0,
  firsts: 0,
  mixed: 0,
  places: 0,
  persons: 0,
  beside: 0,
  sources: new Set(),
  statements: new Set(),
  forms: new Map(),
  leads: new Map()
})

const runsOfSentence = (sentence: string, language: string): ReadonlyArray<Run> => {
  const runs: Array<{ tokens: Array<Token>; before: string; after: string; lead: string }> = []
  const spans = words(sentence, language)
  const capitalised = spans.filter((span) => /^\p{Lu}/u.test(span.text)).length
  const isShouted = spans.length > 2 && capitalised > spans.length * 0.7 && language !== "de"
  const isUpper = spans.length > 1 && sentence === sentence.toUpperCase()
  let run: (typeof runs)[number] | undefined
  let lead = ""
  let before = ""
  let end = -1
  for (const [index, span] of spans.entries()) {
    const between = end < 0 ? "" : sentence.slice(end, span.start)
    const isJoined = end >= 0 && /^[ \u00a0\n\r\t]+$/.test(between)
    if (!isJoined) {
      lead = ""
      before = ""
      run = undefined
    }
    // `Ost- und Westbalkone`: what a hyphen leaves open is no word.
    const isOpen = /^[-‐‑]/.test(sentence.slice(span.end, span.end + 1))
    const tokens =
      isOpen || span.text.length > longestWord
        ? []
        : tokensOf(span.text, language, { isFirst: index === 0 || isShouted, isUpper })
    if (tokens.length === 0) {
      if (run !== undefined) run.after = span.text.toLowerCase()
      run = undefined
    } else {
      const last = run?.tokens.at(-1)
      // A possessive ends its phrase unless both are names: `the workshop’s | bench`, `Chandler’s Yard`.
      if (last?.isPossessive === true && !(last.isCapital && tokens[0]?.isCapital === true)) run = undefined
      if (run === undefined) {
        run = { tokens: [], before: last === undefined ? before : "", after: "", lead: last === undefined ? lead : "" }
        runs.push(run)
      }
      run.tokens.push(...tokens)
    }
    lead = before
    before = span.text.toLowerCase()
    end = span.end
  }
  return runs
}

// The tokens of a word: one, or the parts of an English hyphenated word; none of a word that ends a run.
const tokensOf = (
  word: string,
  language: string,
  { isFirst, isUpper }: { readonly isFirst: boolean; readonly isUpper: boolean }
): ReadonlyArray<Token> => {
  const isPossessive = language === "en" && /['’]s?$/u.test(word)
  const bare = language === "en" ? word.replace(/['’]s?$/u, "") : word
  const parts = language === "en" ? bare.split(/[-‐‑]/) : [bare]
  const tokens = parts.map((part, index): Token => {
    const lower = part.toLowerCase()
    const isAcronym = /^\p{Lu}{2,}s?$/u.test(part) && !isUpper
    const isMixed = /\p{Ll}\p{Lu}/u.test(part)
    const isCapital = /^\p{Lu}/u.test(part) && (!isFirst || isAcronym || isMixed) && !isUpper
    const text = isUpper || (isFirst && language !== "de" && !isCapital) ? lower : part
    return {
      text,
      whole: index === parts.length - 1 ? text + word.slice(bare.length) : text,
      lower,
      root: rootOf(part, language),
      isCapital,
      isSymbol: isAcronym || isMixed,
      isFirst: isFirst || isUpper,
      isGeneral: isGeneral(lower, language),
      isGlued: index > 0,
      isPossessive: isPossessive && index === parts.length - 1
    }
  })
  const isContent = tokens.every(
    ({ isCapital, lower }, index) =>
      /^\p{L}[\p{L}\p{M}\p{N}'’]+$/u.test(lower) &&
      !isNumberWord(lower) &&
      (!isStopWord(lower, language) || (isCapital && parts.length === 1 && index > 0))
  )
  if (language === "de") {
    const isWord = /^\p{L}[\p{L}\p{M}\p{N}]*(?:[-‐‑]\p{Lu}[\p{L}\p{M}\p{N}]*)*$/u.test(bare) && bare.length > 1
    return isWord && !isStopWord(bare, language) ? tokens : []
  }
  return isContent ? tokens : []
}
