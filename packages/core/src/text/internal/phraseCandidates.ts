/**
 * Collects the candidate phrases of texts with their counts, forms and signs of noun-like use.
 *
 * @since 0.1.0
 */
import { addressSource } from "../Addresses.ts"
import { sentences, words } from "../Segmentation.ts"
import { stem } from "../Stemming.ts"
import { isStopWord } from "../StopWords.ts"
import { isWeak } from "./weakWords.ts"

/** A run of one to four content words, all its forms taken together. */
export interface Candidate {
  /** Stems joined by a space. */
  readonly key: string
  readonly count: number
  /** Texts that have it. */
  readonly texts: number
  /** Index of the first sentence that has it, over all texts. */
  readonly firstSentence: number
  /** Most frequent form, of equals the first in code-unit order. */
  readonly surface: string
  /** 0 to 1.2: how noun-like it is used. */
  readonly nounness: number
}

/** The candidates of texts in the language with this primary subtag, by key. Linear in the texts. */
export const collectCandidates = (texts: ReadonlyArray<string>, language: string): ReadonlyMap<string, Candidate> => {
  const drafts = new Map<string, Draft>()
  let sentenceIndex = 0
  for (const [textIndex, text] of texts.entries()) {
    for (const sentence of sentences(text.replace(addresses, ". "), language)) {
      for (const run of contentRuns(sentence.text, language)) addRun(drafts, run, language, textIndex, sentenceIndex)
      sentenceIndex++
    }
  }
  const found = new Map<string, Candidate>()
  for (const [key, draft] of drafts) {
    const nounness = nounnessOf(draft, language)
    if (nounness <= 0) continue
    const { count, firstSentence } = draft
    found.set(key, { key, count, firstSentence, texts: draft.texts, surface: surfaceOf(draft, language), nounness })
  }
  return found
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const longestPhrase = 4

const addresses = new RegExp(addressSource, "g")

interface Token {
  readonly text: string
  /** Without a possessive ending. */
  readonly bare: string
  readonly stem: string
  /** Starts its sentence, so that its capital says nothing. */
  readonly isFirst: boolean
  readonly isCapital: boolean
  readonly isWeak: boolean
  /** The word before it, lower-case; empty at the start of a sentence or after a mark. */
  readonly before: string
  /** A determiner follows, as it does after a verb. */
  readonly isBeforeDeterminer: boolean
}

interface Draft {
  count: number
  texts: number
  lastText: number
  readonly firstSentence: number
  /** Forms away from the start of a sentence. */
  readonly forms: Map<string, number>
  /** Forms at the start of a sentence. */
  readonly firstForms: Map<string, number>
  readonly tokens: ReadonlyArray<Token>
  afterDeterminer: number
  afterPronoun: number
  beforeDeterminer: number
  capitals: number
}

const contentRuns = (sentence: string, language: string): ReadonlyArray<ReadonlyArray<Token>> => {
  const runs: Array<Array<Token>> = []
  let run: Array<Token> = []
  let end = -1
  let before = ""
  const spans = words(sentence, language)
  // A line in capitals or in title case says nothing about names.
  const capitalised = spans.filter((span) => /^\p{Lu}/u.test(span.text)).length
  const isShouted = language !== "de" && spans.length > 2 && capitalised > spans.length * 0.7
  for (const [index, span] of spans.entries()) {
    const lower = span.text.toLowerCase()
    const isJoined = end >= 0 && /^[ \u00a0\n\r\t]+$/.test(sentence.slice(end, span.start))
    if (!isJoined) before = ""
    if (!isJoined && run.length > 0) {
      runs.push(run)
      run = []
    }
    const isContent =
      /^\p{L}/u.test(span.text) &&
      span.text.length > 1 &&
      !isStopWord(lower, language) &&
      !(/['’]s$/.test(lower) && isStopWord(lower.slice(0, -2), language))
    const follower = run.at(-1)
    // A possessive ends its phrase unless both are names: `the workshop’s | bench`, `Chandler’s Yard`.
    const isApart = follower !== undefined && follower.text !== follower.bare && !/^\p{Lu}/u.test(span.text)
    if ((!isContent || isApart) && run.length > 0) {
      runs.push(run)
      run = []
    }
    if (isContent) {
      const bare = language === "en" ? span.text.replace(/['’]s?$/, "") : span.text
      run.push({
        text: span.text,
        bare,
        stem: stem(bare, language),
        isFirst: index === 0 || isShouted,
        isCapital: /^\p{Lu}/u.test(bare),
        isWeak: isWeak(bare.toLowerCase(), language),
        before,
        isBeforeDeterminer: isDeterminer(sentence, span.end, spans[index + 1])
      })
    }
    before = lower
    end = span.end
  }
  if (run.length > 0) runs.push(run)
  return runs
}

const addRun = (
  drafts: Map<string, Draft>,
  run: ReadonlyArray<Token>,
  language: string,
  textIndex: number,
  sentenceIndex: number
): void => {
  for (let start = 0; start < run.length; start++) {
    for (let length = 1; length <= longestPhrase && start + length <= run.length; length++) {
      const tokens = run.slice(start, start + length)
      if (!isCandidate(tokens, language)) continue
      const key = tokens.map((token) => token.stem).join(" ")
      const draft = drafts.get(key) ?? {
        count: 0,
        texts: 0,
        lastText: -1,
        firstSentence: sentenceIndex,
        forms: new Map<string, number>(),
        firstForms: new Map<string, number>(),
        tokens,
        afterDeterminer: 0,
        afterPronoun: 0,
        beforeDeterminer: 0,
        capitals: 0
      }
      drafts.set(key, draft)
      const [first] = tokens
      if (first === undefined) continue
      draft.count++
      if (draft.lastText !== textIndex) draft.texts++
      draft.lastText = textIndex
      const forms = first.isFirst ? draft.firstForms : draft.forms
      const form = tokens.map((token, index) => (index === tokens.length - 1 ? token.bare : token.text)).join(" ")
      forms.set(form, (forms.get(form) ?? 0) + 1)
      if (determiners.has(first.before)) draft.afterDeterminer++
      if (beforeVerbs.has(first.before)) draft.afterPronoun++
      if (tokens.at(-1)?.isBeforeDeterminer === true) draft.beforeDeterminer++
      if (!first.isFirst && tokens.every((token) => token.isCapital)) draft.capitals++
    }
  }
}

const isCandidate = (tokens: ReadonlyArray<Token>, language: string): boolean => {
  const [first] = tokens
  const last = tokens.at(-1)
  if (first === undefined || last === undefined) return false
  if (language === "de") {
    // The head of a German noun phrase is its last word, and it has a capital.
    return last.isCapital && !last.isWeak && !tokens.slice(1, -1).some((token) => token.isWeak) && !first.isWeak
  }
  const isName = tokens.length > 1 && tokens.every((token) => token.isCapital && !token.isFirst)
  if (isName) return !(first.isWeak && last.isWeak)
  // `school run` may end in a weak word; whether it is used as a noun is seen later.
  if (first.isWeak || (last.isWeak && (language !== "en" || tokens.length === 1))) return false
  if (language !== "en") return true
  if (tokens.some((token) => /\p{Ll}{3}ly$/u.test(token.text))) return false
  // A participle may stand before its noun (`shared hangar`), not after it.
  return !(tokens.length === 1 || !first.isCapital) || !participle.test(last.text)
}

const participle = /[^e]ed$/

const nounnessOf = (draft: Draft, language: string): number => {
  const nonFirst = [...draft.forms.values()].reduce((sum, count) => sum + count, 0)
  if (language === "de") {
    // A word that is capitalised only where every word is may be a verb or adjective.
    return nonFirst === 0 && draft.tokens.length === 1 ? 0.3 : 1
  }
  if (language !== "en") return 1
  const isName = nonFirst > 0 && draft.capitals / nonFirst > 0.7
  if (isName) return 1.1
  const verbs = (draft.afterPronoun + draft.beforeDeterminer) / draft.count
  if (draft.tokens.length > 1) {
    const isNoun = draft.tokens.at(-1)?.isWeak !== true || draft.afterDeterminer / draft.count >= 0.5
    return !isNoun ? 0 : verbs > 0.3 ? 0.3 : 1
  }
  if (verbs > 0.25) return 0
  return Math.min(1, 0.35 + draft.afterDeterminer / draft.count)
}

const surfaceOf = (draft: Draft, language: string): string => {
  const forms = draft.forms.size > 0 ? draft.forms : draft.firstForms
  const [best] = [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const form = best?.[0] ?? ""
  if (draft.forms.size > 0 || language === "de") return form
  // Seen only at the start of sentences: lower-case unless it is an abbreviation or a name of several words.
  const isName = draft.tokens.length > 1 && draft.tokens.slice(1).every((token) => token.isCapital)
  return isName || /^\p{Lu}{2}/u.test(form) ? form : form.charAt(0).toLowerCase() + form.slice(1)
}

const isDeterminer = (
  sentence: string,
  end: number,
  next: { readonly start: number; readonly text: string } | undefined
) =>
  next !== undefined &&
  (articles.has(next.text.toLowerCase()) || /^\d/.test(next.text)) &&
  sentence.slice(end, next.start).trim() === ""

const articles = new Set("the a an your our their my his her its".split(" "))
const determiners = new Set(
  `the a an this these that those your our their my his her its every each any no some both which whose another
  of with for in per by on from`.split(/\s+/)
)
const beforeVerbs = new Set(
  `i you we they he she it to can could will would should must may might not don't doesn't didn't who people let's
  please`.split(/\s+/)
)
